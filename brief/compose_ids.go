package brief

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// short is a short stable name for a sentence, for ids.
func short(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:4])
}

func containsFold(s, word string) bool {
	return strings.Contains(strings.ToLower(s), strings.ToLower(word))
}
