package cli

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser opens headless Chromium, or skips the test where there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium on this machine")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU)
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	return ctx
}

// A brief shows everything at both widths, says nothing on the console, and names each chart
// for a reader who cannot see it.
func TestPage(t *testing.T) {
	dir := t.TempDir()
	ctx := browser(t)
	var mu sync.Mutex
	var complaints []string
	if err := chromedp.Listen(ctx, func(ev any) {
		mu.Lock()
		defer mu.Unlock()
		switch e := ev.(type) {
		case *runtime.EventConsoleAPICalled:
			complaints = append(complaints, fmt.Sprint(e.Type, e.Args))
		case *runtime.EventExceptionThrown:
			complaints = append(complaints, e.ExceptionDetails.Text)
		}
	}); err != nil {
		t.Fatal(err)
	}
	for i, name := range cases(t) {
		file := filepath.Join(dir, name+".html")
		if err := os.WriteFile(file, []byte(page(t, name)), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, width := range []int64{1280, 390} {
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate("file://"+file)); err != nil {
				t.Fatal(err)
			}
			wide, err := chromedp.Run(ctx, chromedp.Evaluate[int64](`document.documentElement.scrollWidth`))
			if err != nil {
				t.Fatal(err)
			}
			charts, err := chromedp.Run(ctx, chromedp.Evaluate[int64](`document.querySelectorAll('svg[role="img"]').length`))
			if err != nil {
				t.Fatal(err)
			}
			if charts == 0 {
				t.Errorf("%s: no chart", name)
			}
			if wide > width {
				t.Errorf("%s at %d px is %d px wide", name, width, wide)
			}
			if width < 1000 || i > 0 {
				continue // the names are made the same way
			}
			tree, err := chromedp.Call(ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
			if err != nil {
				t.Fatal(err)
			}
			unnamed := 0
			for _, n := range tree.Nodes {
				if n.Role != nil && slices.Contains([]string{`"image"`, `"img"`}, string(n.Role.Value)) && (n.Name == nil || strings.Trim(string(n.Name.Value), `"`) == "") {
					unnamed++
				}
			}
			if unnamed > 0 {
				t.Errorf("%s: %d of %d charts have no name", name, unnamed, charts)
			}
		}
	}
	if len(complaints) > 0 {
		t.Errorf("the console says: %v", complaints)
	}
}
