// Package fetch downloads files of publishers, only when a command asks for it: resumable,
// slow on purpose, cached with the publisher's validators and within a limit of size. An
// address that leads to this machine or a private network is refused when the connection is
// made, so that neither a name nor a redirect can lead there.
package fetch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Options of a client; the zero value is safe.
type Options struct {
	// Private allows addresses of this machine and of private networks.
	Private bool
	// MaxBytes is the most that one file may have; 0 is 4 GiB.
	MaxBytes int64
	// Every is the least time between two requests to a host; 0 is one second.
	Every time.Duration
	// Progress is told how many bytes are there, and of how many (-1 where it is not said).
	Progress func(url string, done, total int64)
}

// Client downloads into a folder.
type Client struct {
	dir  string
	opt  Options
	http *http.Client
	mu   sync.Mutex
	next map[string]time.Time // by host: when it may be asked again
}

// PrivateError says that an address leads where a download must not go.
type PrivateError struct{ Address string }

func (e *PrivateError) Error() string {
	return fmt.Sprintf("%s is this machine or a private network: allow it if that is meant", e.Address)
}

// New makes a client that keeps its files in a folder.
func New(dir string, opt Options) *Client {
	if opt.MaxBytes == 0 {
		opt.MaxBytes = 4 << 30
	}
	if opt.Every == 0 {
		opt.Every = time.Second
	}
	dialer := &net.Dialer{Timeout: 30 * time.Second}
	if !opt.Private {
		dialer.Control = func(_, address string, _ syscall.RawConn) error { return public(address) }
	}
	return &Client{
		dir: dir, opt: opt, next: map[string]time.Time{},
		http: &http.Client{
			Transport: &http.Transport{
				DialContext: dialer.DialContext, TLSHandshakeTimeout: 30 * time.Second, ResponseHeaderTimeout: time.Minute,
				DisableCompression: true, // the bytes are evidence: they stay as they are
			},
			CheckRedirect: redirect,
		},
	}
}

func redirect(r *http.Request, via []*http.Request) error {
	if len(via) >= 5 {
		return errors.New("more than five redirects")
	}
	return web(r.URL)
}

// web refuses addresses of other kinds than http and https, and names in them.
func web(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return fmt.Errorf("%q is no address of a page: want http:// or https://", u.Redacted())
	}
	return nil
}

// shared is the range of carriers' networks, RFC 6598, which netip does not call private.
var shared = netip.MustParsePrefix("100.64.0.0/10")

// public refuses an address and port that are not on the public internet.
func public(address string) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	ip := at.Addr().Unmap()
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || ip.IsLoopback() || shared.Contains(ip) || ip.Is4() && ip.As4()[0] == 0 {
		return &PrivateError{address}
	}
	return nil
}

// meta is what is known of a file in the folder.
type meta struct {
	URL      string `json:"url"`
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"`
	Done     bool   `json:"done"`
}

// Get downloads a file and gives its path. A download that was broken off goes on where it
// ended; a file that the publisher has not changed is not downloaded again, and fresh is false.
func (c *Client) Get(ctx context.Context, address string) (path string, fresh bool, err error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", false, err
	}
	if path, err = c.place(address); err != nil {
		return "", false, err
	}
	if err := os.MkdirAll(c.dir, 0o755); err != nil {
		return "", false, err
	}
	for try := 1; ; try++ {
		fresh, err = c.attempt(ctx, u, path)
		var wait *laterError
		if !errors.As(err, &wait) || try == 4 {
			return path, fresh, err
		}
		if err := sleep(ctx, wait.after); err != nil {
			return path, false, err
		}
	}
}

// place is where the file of an address lies: by the sum of the address, with the last part of
// its path for people.
func (c *Client) place(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	if err := web(u); err != nil {
		return "", err
	}
	name := strings.Map(func(r rune) rune {
		if r == '.' || r == '-' || r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '_'
	}, filepath.Base(u.Path))
	sum := sha256.Sum256([]byte(address))
	return filepath.Join(c.dir, hex.EncodeToString(sum[:12])+"-"+name[:min(len(name), 80)]), nil
}

// laterError is an answer that asks to come again.
type laterError struct {
	status string
	after  time.Duration
}

func (e *laterError) Error() string { return "the publisher asks to come again later: " + e.status }

func (c *Client) attempt(ctx context.Context, u *url.URL, path string) (bool, error) {
	if err := c.turn(ctx, u.Host); err != nil {
		return false, err
	}
	known := readMeta(path)
	have := int64(0)
	if info, err := os.Stat(path + ".part"); err == nil && !known.Done && known.URL == u.String() && (known.ETag != "" || known.Modified != "") {
		have = info.Size()
	}
	r, err := request(ctx, u, known, have, path)
	if err != nil {
		return false, err
	}
	answer, err := c.http.Do(r)
	if err != nil {
		return false, err
	}
	defer answer.Body.Close()
	switch answer.StatusCode {
	case http.StatusNotModified:
		return false, nil
	case http.StatusOK:
		have = 0
	case http.StatusPartialContent:
	case http.StatusRequestedRangeNotSatisfiable:
		return false, errors.Join(&laterError{answer.Status, 0}, os.Remove(path+".part"))
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		return false, &laterError{answer.Status, retryAfter(answer.Header.Get("Retry-After"))}
	default:
		return false, fmt.Errorf("%s: the publisher answers %s", u.Redacted(), answer.Status)
	}
	return true, c.save(answer, u, path, have)
}

func request(ctx context.Context, u *url.URL, known meta, have int64, path string) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", "Tightrope")
	validator := known.ETag
	if validator == "" {
		validator = known.Modified
	}
	_, err = os.Stat(path)
	switch {
	case have > 0:
		r.Header.Set("Range", "bytes="+strconv.FormatInt(have, 10)+"-")
		r.Header.Set("If-Range", validator)
	case known.Done && known.URL == u.String() && err == nil:
		if known.ETag != "" {
			r.Header.Set("If-None-Match", known.ETag)
		}
		if known.Modified != "" {
			r.Header.Set("If-Modified-Since", known.Modified)
		}
	}
	return r, nil
}

// save writes the body after what is there, and gives the file its name when it is whole.
func (c *Client) save(answer *http.Response, u *url.URL, path string, have int64) error {
	total := int64(-1)
	if answer.ContentLength >= 0 {
		total = have + answer.ContentLength
	}
	if total > c.opt.MaxBytes {
		return tooLarge(u, c.opt.MaxBytes)
	}
	m := meta{URL: u.String(), ETag: answer.Header.Get("ETag"), Modified: answer.Header.Get("Last-Modified")}
	if err := writeMeta(path, m); err != nil {
		return err
	}
	mode := os.O_CREATE | os.O_WRONLY | os.O_TRUNC
	if have > 0 {
		mode = os.O_WRONLY | os.O_APPEND
	}
	f, err := os.OpenFile(path+".part", mode, 0o644)
	if err != nil {
		return err
	}
	n, err := io.Copy(f, io.LimitReader(&told{answer.Body, c.opt.Progress, u.String(), have, total}, c.opt.MaxBytes-have+1))
	err = errors.Join(err, f.Sync(), f.Close())
	switch {
	case err != nil:
		return fmt.Errorf("%s: broken off after %d bytes; ask again to go on: %w", u.Redacted(), have+n, err)
	case have+n > c.opt.MaxBytes:
		return errors.Join(tooLarge(u, c.opt.MaxBytes), os.Remove(path+".part"))
	case total >= 0 && have+n != total:
		return fmt.Errorf("%s: %d of %d bytes came; ask again to go on", u.Redacted(), have+n, total)
	}
	if err := os.Rename(path+".part", path); err != nil {
		return err
	}
	m.Done = true
	return writeMeta(path, m)
}

func tooLarge(u *url.URL, limit int64) error {
	return fmt.Errorf("%s: more than %d bytes, the limit for one file", u.Redacted(), limit)
}

type told struct {
	r           io.Reader
	progress    func(string, int64, int64)
	url         string
	done, total int64
}

func (t *told) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	t.done += int64(n)
	if t.progress != nil {
		t.progress(t.url, t.done, t.total)
	}
	return n, err
}

// turn waits until a host may be asked again.
func (c *Client) turn(ctx context.Context, host string) error {
	c.mu.Lock()
	now := time.Now()
	at := c.next[host]
	if at.Before(now) {
		at = now
	}
	c.next[host] = at.Add(c.opt.Every)
	c.mu.Unlock()
	return sleep(ctx, at.Sub(now))
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// retryAfter reads the header in seconds, within reason; two seconds where it says nothing.
func retryAfter(s string) time.Duration {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 2 * time.Second
	}
	return time.Duration(min(n, 120)) * time.Second
}

func readMeta(path string) meta {
	var m meta
	b, err := os.ReadFile(path + ".json")
	if err != nil || json.Unmarshal(b, &m) != nil {
		return meta{}
	}
	return m
}

func writeMeta(path string, m meta) error {
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return os.WriteFile(path+".json", b, 0o644)
}
