package page

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/lawful-lint/lawful/cmd/internal/clinic"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/flowmap"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/record"
)

var screenshots = flag.String("screenshots", "", "write pictures of the page into `dir`, to be looked at")

// The packages that the tests get with npm: axe-core finds what is not
// accessible, Mermaid reads the map as those do who show it.
const (
	axePackage     = "axe-core@4.14.1"
	mermaidPackage = "mermaid@12.3.0"
)

// tab is a real browser with a page of a record in it.
type tab struct {
	*testing.T
	ctx  context.Context
	file string

	mu       sync.Mutex
	faults   []string // what it complained of
	requests []string
}

// open opens the page of a record in a browser.
func open(t *testing.T, r *record.Record, before ...chromedp.Action[chromedp.Void]) *tab {
	t.Helper()
	file := filepath.Join(t.TempDir(), "record.html")
	var out bytes.Buffer
	if err := Write(&out, r); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	b := &tab{T: t, ctx: browser(t), file: "file://" + filepath.ToSlash(file)}
	if err := chromedp.Listen(b.ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	b.run(append(before, chromedp.Navigate(b.file))...)
	return b
}

// browser starts one.
func browser(t *testing.T) context.Context {
	t.Helper()
	found := slices.ContainsFunc([]string{"chromium", "chromium-browser", "google-chrome", "headless-shell", "chrome"}, func(name string) bool {
		_, err := exec.LookPath(name)
		return err == nil
	})
	if !found {
		clinic.Skip(t, "no Chromium on the PATH; install it, with apt-get install chromium or the like")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.WindowSize(1280, 900), chromedp.WSURLReadTimeout(2*time.Minute))
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox) // which it has for other users only
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	return ctx
}

func (b *tab) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.faults = append(b.faults, "exception: "+fmt.Sprint(e.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		b.faults = append(b.faults, fmt.Sprintf("console: %s %s", e.Type, described(e.Args)))
	case *log.EventEntryAdded:
		b.faults = append(b.faults, "log: "+e.Entry.Text)
	case *cdpage.EventJavascriptDialogOpening:
		b.faults = append(b.faults, "dialog: "+e.Message)
		go chromedp.Call(b.ctx, cdpage.HandleJavaScriptDialog, cdpage.HandleJavaScriptDialogParams{Accept: true})
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	}
}

func described(list []*runtime.RemoteObject) (out []string) {
	for _, o := range list {
		out = append(out, string(o.Value)+o.Description)
	}
	return out
}

// quiet checks that the browser had nothing to complain of and asked for
// nothing but the page.
func (b *tab) quiet() {
	b.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, fault := range b.faults {
		b.Error(fault)
	}
	for _, url := range b.requests {
		if url != b.file && !strings.HasPrefix(url, b.file+"#") && !strings.HasPrefix(url, "data:") {
			b.Errorf("asked for %s", url)
		}
	}
}

func (b *tab) run(actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.Fatal(err)
	}
}

// is waits for an expression to have a value.
func (b *tab) is(expression, want string) {
	b.Helper()
	got := b.value(expression)
	for tries := 0; got != want && tries < 100; tries++ { // the browser takes its time
		b.run(chromedp.Sleep(50 * time.Millisecond))
		got = b.value(expression)
	}
	if got != want {
		b.Errorf("%s is %s, want %s", expression, got, want)
	}
}

func (b *tab) value(expression string) string {
	b.Helper()
	return get(b, chromedp.Evaluate[string]("String("+expression+")"))
}

// get is the result of an action.
func get[T any](b *tab, action chromedp.Action[T]) T {
	b.Helper()
	value, err := chromedp.Run(b.ctx, action)
	if err != nil {
		b.Fatal(err)
	}
	return value
}

// do runs a statement.
func do(statement string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](statement + ";0")
}

// colours asks for those of light or dark.
func colours(scheme string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return err
	})
}

// choose picks from a list, as a person does by typing.
func (b *tab) choose(id, option string) {
	b.Helper()
	b.run(chromedp.Focus(chromedp.CSS("#"+id)), chromedp.KeyEvent(option))
	b.is("document.getElementById('"+id+"').value", option)
}

// picture writes what is seen of the page where an element is.
func (b *tab) picture(name, element string) {
	b.Helper()
	if *screenshots == "" {
		return
	}
	b.run(do("document.querySelector('" + element + "').scrollIntoView()"))
	if err := os.WriteFile(filepath.Join(*screenshots, name+".png"), get(b, chromedp.CaptureScreenshot()), 0o666); err != nil {
		b.Fatal(err)
	}
}

// axe checks that there is nothing that axe-core finds inaccessible.
func (b *tab) axe(what string, rules ...string) {
	b.Helper()
	only, _ := json.Marshal(rules)
	found := get(b, chromedp.Evaluate[string](
		`axe.run(`+string(only)+` ? {runOnly: `+string(only)+`} : {}).then(r => JSON.stringify(r.violations.map(v => [v.id, v.help, v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + " " + n.failureSummary)])))`,
		chromedp.EvalAwaitPromise))
	if found != "[]" {
		b.Errorf("%s: axe finds %s", what, found)
	}
}

// pdf prints the page, and returns how many sheets that takes.
func (b *tab) pdf() int {
	b.Helper()
	data := get(b, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	n := 0
	for _, m := range regexp.MustCompile(`/Count (\d+)`).FindAllSubmatch(data, -1) { // of the tree of pages, or a part of it
		count, _ := strconv.Atoi(string(m[1]))
		n = max(n, count)
	}
	if !bytes.HasPrefix(data, []byte("%PDF-")) || n == 0 {
		b.Fatalf("no PDF: %.20q", data)
	}
	if *screenshots != "" {
		if err := os.WriteFile(filepath.Join(*screenshots, fmt.Sprintf("print-%d.pdf", n)), data, 0o666); err != nil {
			b.Fatal(err)
		}
	}
	return n
}

// fromNPM returns a file of a package.
func fromNPM(t *testing.T, name, file string) string {
	t.Helper()
	for _, tool := range []string{"npm", "tar"} {
		if _, err := exec.LookPath(tool); err != nil {
			clinic.Skip(t, "no "+tool+" on the PATH, to get "+name+"; install it, with apt-get install "+tool+" or the like")
		}
	}
	dir := t.TempDir()
	if out, err := exec.Command("npm", "pack", "--silent", "--pack-destination", dir, name).CombinedOutput(); err != nil {
		clinic.Skip(t, name+" is not to be had: "+string(out))
	}
	packed, _ := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if len(packed) != 1 {
		t.Fatalf("npm packed %q", packed)
	}
	out, err := exec.Command("tar", "-xzOf", packed[0], "package/"+file).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// clinicRecord is the committed record of the sample clinic.
func clinicRecord(t *testing.T) *record.Record {
	t.Helper()
	file := filepath.Join("..", "..", "..", "..", "testdata", "clinic", "record", record.JSONFile)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r, err := record.ReadJSON(file, data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestBrowser does with the clinic's page what its readers do.
func TestBrowser(t *testing.T) {
	r := clinicRecord(t)
	n := r.Count()
	b := open(t, r)
	shown := func(want int) {
		t.Helper()
		b.is("document.getElementById('shown').textContent", fmt.Sprintf("%d of %d activities shown", want, n.Activities))
		b.is("[...document.querySelectorAll('#activity-rows tr')].filter(r => r.checkVisibility()).length", fmt.Sprint(want))
		b.is("[...document.querySelectorAll('details.activity')].filter(r => r.checkVisibility()).length", fmt.Sprint(want))
	}
	shown(n.Activities)

	t.Log("by keyboard to the activities")
	b.run(chromedp.KeyEvent(kb.Tab))
	b.is("document.activeElement.className", "skip")
	b.run(chromedp.KeyEvent(kb.Enter))
	b.is("location.hash", "#activities")

	t.Log("filter")
	b.choose("filter-status", record.Uncovered)
	shown(n.Uncovered)
	b.run(chromedp.SendKeys(chromedp.CSS("#filter-text"), "POSTHOG enqueue viewed"))
	sent := slices.IndexFunc(r.Activities, func(a record.Activity) bool { return a.Recipient == "PostHog Inc." })
	if sent < 0 {
		t.Fatal("the clinic sends nothing to PostHog")
	}
	shown(1)
	b.is("document.querySelector('#activity-rows tr:not([hidden]) a').hash", "#"+r.Activities[sent].ID)
	b.run(chromedp.SendKeys(chromedp.CSS("#filter-text"), " nonsense"))
	shown(0)
	b.is("document.getElementById('none').checkVisibility()", "true")
	b.run(chromedp.Click(chromedp.CSS("#clear")))
	b.choose("filter-place", "PostHog Inc.")
	outside := 0
	for i := range r.Activities {
		if slices.Contains(r.Outside(&r.Activities[i]), "PostHog Inc.") {
			outside++
		}
	}
	if outside < 2 {
		t.Fatalf("PostHog gets data in %d activities, want the one that is sent to it and those whose code calls it", outside)
	}
	shown(outside)
	b.choose("filter-status", record.Accepted)

	t.Log("follow the arrow of an activity that the filter hides")
	care := slices.IndexFunc(r.Activities, func(a record.Activity) bool { return a.Status == record.InOrder && len(a.Crossings) > 0 })
	id := r.Activities[care].ID
	b.run(chromedp.Click(chromedp.CSS(`svg a[href="#` + id + `"]`)))
	shown(n.Activities)
	b.is("document.getElementById('"+id+"').open", "true")
	b.is("document.activeElement.parentElement.id", id)
	b.is("document.querySelectorAll('details[open]').length", "1")

	t.Log("close it by keyboard, and follow the link of the table to it again")
	b.run(chromedp.KeyEvent(kb.Enter))
	b.is("document.getElementById('"+id+"').open", "false")
	b.run(chromedp.Click(chromedp.CSS(`#activity-rows a[href="#` + id + `"]`)))
	b.is("document.getElementById('"+id+"').open", "true")
	b.is("document.querySelector('#"+id+" .route pre').checkVisibility()", "true")
	b.picture("opened", "#"+id)

	t.Log("print: all of it, or what the filters leave")
	all := b.pdf()
	b.is("document.querySelectorAll('details[open]').length", "1")
	b.choose("filter-status", record.Unchecked)
	if few := b.pdf(); all < n.Activities || few > all/2 {
		t.Errorf("%d sheets, %d of what is unchecked", all, few)
	}
	b.run(chromedp.Click(chromedp.CSS("#clear")))
	b.is("document.activeElement.id", "filter-text")
	shown(n.Activities)

	b.run(chromedp.Click(chromedp.CSS("#open-all")))
	b.is("document.querySelectorAll('details[open]').length", fmt.Sprint(n.Activities))
	b.run(chromedp.Click(chromedp.CSS("#close-all")))
	b.is("document.querySelectorAll('details[open]').length", "0")
	b.quiet()
}

// TestBrowserLink follows a link to the code host.
func TestBrowserLink(t *testing.T) {
	asked := make(chan string, 10)
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		asked <- req.URL.String() + " " + req.Referer()
	}))
	defer host.Close()
	r := clinicRecord(t)
	r.URLPattern = host.URL + "/src/{file}?line={line}"
	b := open(t, r)
	at := r.Crossings[0].At
	b.run(do("location.hash = '"+r.Crossings[0].Activity+"'"),
		chromedp.Click("//details[@open]//a[code='"+at.At()+"']"))
	select {
	case got := <-asked:
		if want := fmt.Sprintf("/src/%s?line=%d ", at.File, at.Line); got != want {
			t.Errorf("asked for %q, want %q", got, want)
		}
	case <-b.ctx.Done():
		t.Error("the link leads nowhere")
	}
}

// TestBrowserAccessible lets axe-core look at the page: all open, light and
// dark, on a narrow screen, and at one of 150 activities.
func TestBrowserAccessible(t *testing.T) {
	axe := fromNPM(t, axePackage, "axe.min.js")
	b := open(t, clinicRecord(t))
	b.run(do(axe), colours("dark"), chromedp.Click(chromedp.CSS("#open-all")))
	b.is("matchMedia('(prefers-color-scheme: dark)').matches", "true")
	b.axe("dark", "color-contrast")
	b.pictures("dark")
	b.run(colours("light"))
	b.axe("light")
	b.pictures("light")

	b.run(chromedp.EmulateViewport(320, 800))
	b.is("document.documentElement.scrollWidth", "320")
	b.pictures("narrow")
	b.run(chromedp.Click(chromedp.CSS("#close-all")))
	b.axe("narrow")
	b.quiet()

	b = open(t, many(clinicRecord(t), 150))
	b.run(do(axe))
	b.axe("150 activities")
	b.pictures("many")
	b.quiet()
}

// pictures takes one of each part of the page.
func (b *tab) pictures(name string) {
	b.Helper()
	for _, part := range []string{"top", "map", "activities", "full", "recipients", "bases", "findings", "checklist"} {
		element := "#" + part
		if part == "top" {
			element = "body"
		}
		b.picture(name+"-"+part, element)
	}
}

// many repeats the activities of a record until there are n.
func many(r *record.Record, n int) *record.Record {
	for i := 0; len(r.Activities) < n; i++ {
		a := r.Activities[i]
		a.ID += "x"
		a.Component += fmt.Sprint("/part", i)
		r.Activities = append(r.Activities, a)
	}
	return r
}

// TestBrowserWithoutScript finds all of the page there, and no filter that does
// nothing.
func TestBrowserWithoutScript(t *testing.T) {
	r := clinicRecord(t)
	b := open(t, r, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	b.is("[...document.querySelectorAll('#activity-rows tr, details.activity')].filter(r => r.checkVisibility()).length", fmt.Sprint(2*len(r.Activities)))
	b.is("[...document.querySelectorAll('.needs-script')].filter(r => r.checkVisibility()).length", "0")
	b.run(chromedp.Click(chromedp.CSS("details.activity summary")))
	b.is("document.querySelector('details.activity').open", "true")
}

// TestBrowserHostile opens a page whose names are scripts, and which holds one
// that got in nevertheless: nothing runs.
func TestBrowserHostile(t *testing.T) {
	text, err := json.Marshal(clinicRecord(t))
	if err != nil {
		t.Fatal(err)
	}
	name := `<script>alert(1)</script>"><img src=x onerror=alert(2)>'onfocus='alert(3)'autofocus='<svg onload=alert(4)>`
	quoted, _ := json.Marshal(name)
	for _, key := range []string{"name", "source", "reason", "does", "func", "component", "program", "recipient", "message", "words", "asks"} {
		text = bytes.ReplaceAll(text, []byte(`"`+key+`":"`), append([]byte(`"`+key+`":`), append(quoted[:len(quoted)-1:len(quoted)-1], ' ')...))
	}
	r, err := record.ReadJSON("record.json", text)
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, r)
	b.is("document.scripts.length", "1")
	b.is("document.querySelectorAll('img, iframe, object, [onload], [onerror], [onfocus]').length", "0")
	b.is("document.querySelector('h1').textContent.includes('<script>alert(1)</script>')", "true")
	b.run(chromedp.Click(chromedp.CSS("#open-all")), chromedp.SendKeys(chromedp.CSS("#filter-text"), name))
	b.quiet()
	b.run(do(`document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='document.title = 1'>")`), chromedp.Sleep(100*time.Millisecond))
	b.is("document.title.length > 1", "true")
}

// TestMermaid lets Mermaid read the maps: those of the clinic, and of 150
// activities.
func TestMermaid(t *testing.T) {
	source := fromNPM(t, mermaidPackage, "dist/mermaid.min.js")
	ctx := browser(t)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank"), do(source)); err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*record.Record{"clinic": clinicRecord(t), "many": many(clinicRecord(t), 150)} {
		var out bytes.Buffer
		if err := flowmap.WriteMermaid(&out, r); err != nil {
			t.Fatal(err)
		}
		for text, want := range map[string]string{out.String(): "flowchart-v2", out.String() + "]": "error"} {
			quoted, _ := json.Marshal(text)
			got, err := chromedp.Run(ctx, chromedp.Evaluate[string]("mermaid.parse("+string(quoted)+").then(r => r.diagramType, e => 'error')", chromedp.EvalAwaitPromise))
			if err != nil {
				t.Fatal(err)
			}
			if got != want {
				t.Errorf("%s: Mermaid takes the map for %s, want %s", name, got, want)
			}
		}
	}
}
