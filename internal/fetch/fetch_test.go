package fetch

import (
	"context"
	"crypto/md5"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tightrope/internal/source/gdelt"
)

// publisher serves one text with validators; it breaks off the first answers where it is told.
type publisher struct {
	text    string
	asked   atomic.Int32
	breaks  atomic.Int32
	partial atomic.Int32
	busy    atomic.Int32
}

func (p *publisher) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.asked.Add(1)
	if p.busy.Add(-1) >= 0 {
		w.Header().Set("Retry-After", "0")
		w.WriteHeader(http.StatusTooManyRequests)
		return
	}
	if r.URL.Path == "/away" {
		http.Redirect(w, r, r.URL.Query().Get("to"), http.StatusFound)
		return
	}
	if r.Header.Get("Range") != "" {
		p.partial.Add(1)
	}
	w.Header().Set("ETag", `"v1"`)
	if p.breaks.Add(-1) >= 0 {
		w.Header().Set("Content-Length", fmt.Sprint(len(p.text)))
		fmt.Fprint(w, p.text[:len(p.text)/2])
		panic(http.ErrAbortHandler)
	}
	http.ServeContent(w, r, "x.csv", time.Time{}, strings.NewReader(p.text))
}

func serve(t *testing.T) (*publisher, string) {
	p := &publisher{text: strings.Repeat("a line\n", 10000)}
	s := httptest.NewServer(p)
	t.Cleanup(s.Close)
	return p, s.URL
}

func TestGet(t *testing.T) {
	p, at := serve(t)
	c := New(t.TempDir(), Options{Private: true, Every: time.Millisecond})
	path, fresh, err := c.Get(context.Background(), at+"/x.csv")
	if err != nil || !fresh {
		t.Fatal(fresh, err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != p.text {
		t.Errorf("%d bytes, %v", len(b), err)
	}
	if _, fresh, err := c.Get(context.Background(), at+"/x.csv"); err != nil || fresh {
		t.Errorf("a file that has not changed came again: %v", err)
	}
}

func TestResume(t *testing.T) {
	p, at := serve(t)
	p.breaks.Store(1)
	c := New(t.TempDir(), Options{Private: true, Every: time.Millisecond})
	if _, _, err := c.Get(context.Background(), at+"/x.csv"); err == nil {
		t.Fatal("half a file was taken for whole")
	}
	path, _, err := c.Get(context.Background(), at+"/x.csv")
	if err != nil || p.partial.Load() != 1 {
		t.Fatalf("%d partial requests, %v", p.partial.Load(), err)
	}
	if b, _ := os.ReadFile(path); string(b) != p.text {
		t.Errorf("%d bytes: want %d", len(b), len(p.text))
	}
}

func TestBusy(t *testing.T) {
	p, at := serve(t)
	p.busy.Store(2)
	c := New(t.TempDir(), Options{Private: true, Every: time.Millisecond})
	if _, _, err := c.Get(context.Background(), at+"/x.csv"); err != nil || p.asked.Load() != 3 {
		t.Errorf("asked %d times, %v", p.asked.Load(), err)
	}
}

func TestLimit(t *testing.T) {
	_, at := serve(t)
	c := New(t.TempDir(), Options{Private: true, MaxBytes: 1000, Every: time.Millisecond})
	if _, _, err := c.Get(context.Background(), at+"/x.csv"); err == nil || !strings.Contains(err.Error(), "limit") {
		t.Errorf("%v", err)
	}
}

// The server is on this machine: without leave neither its address, nor its name, nor a
// redirect to it is followed.
func TestPrivate(t *testing.T) {
	p, at := serve(t)
	c := New(t.TempDir(), Options{Every: time.Millisecond})
	for _, u := range []string{at + "/x.csv", strings.Replace(at, "127.0.0.1", "localhost", 1) + "/x.csv"} {
		var private *PrivateError
		if _, _, err := c.Get(context.Background(), u); !errors.As(err, &private) {
			t.Errorf("%s: %v", u, err)
		}
	}
	if p.asked.Load() != 0 {
		t.Error("the server was reached")
	}
	for _, u := range []string{"file:///etc/passwd", "ftp://x.org/a", "http://user:secret@x.org/a", "https://", "x"} {
		if _, _, err := c.Get(context.Background(), u); err == nil {
			t.Errorf("%s was taken", u)
		}
	}
	if err := redirect(&http.Request{URL: mustParse(t, "file:///etc/passwd")}, nil); err == nil {
		t.Error("a redirect to a file was followed")
	}
}

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.216.34:443": true, "[2606:2800:220:1::1]:443": true,
		"127.0.0.1:80": false, "10.1.2.3:80": false, "172.16.0.1:80": false, "192.168.1.1:80": false, "169.254.169.254:80": false,
		"100.64.0.1:80": false, "0.0.0.0:80": false, "0.1.2.3:80": false, "224.0.0.1:80": false, "255.255.255.255:80": false,
		"[::1]:80": false, "[::]:80": false, "[fe80::1]:80": false, "[fc00::1]:80": false, "[::ffff:127.0.0.1]:80": false, "[ff02::1]:80": false,
	} {
		if err := public(address); (err == nil) != want {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func mustParse(t *testing.T, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestFiles(t *testing.T) {
	p, at := serve(t)
	c := New(t.TempDir(), Options{Private: true, Every: time.Millisecond})
	sum := md5.Sum([]byte(p.text))
	r := gdelt.Remote{URL: at + "/20240101000000.export.CSV.zip", Size: int64(len(p.text)), MD5: hex.EncodeToString(sum[:])}
	for range 2 {
		if paths, err := c.Files(context.Background(), []gdelt.Remote{r}); err != nil || len(paths) != 1 {
			t.Fatal(paths, err)
		}
	}
	if p.asked.Load() != 1 {
		t.Errorf("asked %d times for one file", p.asked.Load())
	}
	r.MD5, r.URL = "00", at+"/other.zip"
	if _, err := c.Files(context.Background(), []gdelt.Remote{r}); err == nil {
		t.Error("a file with another sum was taken")
	}
}
