package brief

import (
	"crypto/sha256"
	"encoding/hex"
)

// short is a short stable name for a sentence, for ids.
func short(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:4])
}
