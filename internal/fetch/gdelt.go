package fetch

import (
	"context"
	"crypto/md5" // the publisher's checksum, not a secret
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"

	"tightrope/fact"
	"tightrope/internal/source/gdelt"
)

// GDELT downloads files of GDELT 2.0 from one day to another by the master list at an address,
// and gives their paths, those of each part (export, mentions, gkg) in the order of time. Each is
// checked against the size and sum of the list; one that is there already and fits is not asked
// for again.
func (c *Client) GDELT(ctx context.Context, address string, parts []string, since, until fact.Date) ([]string, error) {
	path, _, err := c.Get(ctx, address)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, part := range parts {
		list, err := listed(path, part, since, until)
		if err != nil {
			return out, err
		}
		files, err := c.Files(ctx, list)
		if err != nil {
			return out, err
		}
		out = append(out, files...)
	}
	return out, nil
}

// listed picks the files of a part from a master list.
func listed(path, part string, since, until fact.Date) ([]gdelt.Remote, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, _, err := gdelt.ReadList(f, "masterfilelist.txt", part, since, until)
	return list, err
}

// Files downloads files of a list and gives their paths.
func (c *Client) Files(ctx context.Context, list []gdelt.Remote) ([]string, error) {
	var out []string
	for _, r := range list {
		path, err := c.place(r.URL)
		if err != nil {
			return out, err
		}
		if fits(path, r) != nil {
			if path, _, err = c.Get(ctx, r.URL); err != nil {
				return out, err
			}
			if err := fits(path, r); err != nil {
				return out, errors.Join(err, os.Remove(path), os.Remove(path+".json"))
			}
		}
		out = append(out, path)
	}
	return out, nil
}

// fits says whether the file is what the list says.
func fits(path string, want gdelt.Remote) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	h := md5.New()
	n, err := io.Copy(h, f)
	if err != nil {
		return err
	}
	if sum := hex.EncodeToString(h.Sum(nil)); n != want.Size || sum != want.MD5 {
		return fmt.Errorf("%s: %d bytes with the sum %s came: the list says %d and %s", want.URL, n, sum, want.Size, want.MD5)
	}
	return nil
}
