package cli

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

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
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// A brief shows everything at both widths, says nothing on the console, and names each chart
// for a reader who cannot see it.
func TestPage(t *testing.T) {
	dir := t.TempDir()
	ctx := browser(t)
	var complaints []string
	chromedp.ListenTarget(ctx, func(ev any) {
		switch e := ev.(type) {
		case *runtime.EventConsoleAPICalled:
			complaints = append(complaints, fmt.Sprint(e.Type, e.Args))
		case *runtime.EventExceptionThrown:
			complaints = append(complaints, e.ExceptionDetails.Text)
		}
	})
	for _, name := range cases(t) {
		file := filepath.Join(dir, name+".html")
		if code, _, errs := try("", "brief", name, "-o", file); code != 0 {
			t.Fatalf("brief %s: exit %d: %s", name, code, errs)
		}
		for _, width := range []int64{1280, 390} {
			var wide, charts, unnamed int64
			var nodes []*accessibility.Node
			err := chromedp.Run(ctx,
				chromedp.EmulateViewport(width, 900),
				chromedp.Navigate("file://"+file),
				chromedp.Evaluate(`document.documentElement.scrollWidth`, &wide),
				chromedp.Evaluate(`document.querySelectorAll('svg[role="img"]').length`, &charts),
				chromedp.ActionFunc(func(ctx context.Context) (err error) {
					nodes, err = accessibility.GetFullAXTree().Do(ctx)
					return err
				}))
			if err != nil {
				t.Fatal(err)
			}
			for _, n := range nodes {
				role := string(n.Role.Value)
				if (role == `"image"` || role == `"img"`) && (n.Name == nil || len(strings.Trim(string(n.Name.Value), `"`)) == 0) {
					unnamed++
				}
			}
			if wide > width {
				t.Errorf("%s at %d px is %d px wide", name, width, wide)
			}
			if charts == 0 || unnamed > 0 {
				t.Errorf("%s at %d px: %d charts, %d without a name", name, width, charts, unnamed)
			}
		}
	}
	if len(complaints) > 0 {
		t.Errorf("the console says: %v", complaints)
	}
}
