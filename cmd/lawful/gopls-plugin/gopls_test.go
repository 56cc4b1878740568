package plugin_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/lawful-lint/lawful/cmd/internal/clinic"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/relink"
)

// goplsEnv is an environment with caches of its own, but for the go command's.
// The first test that asks for it builds gopls.
var goplsEnv = sync.OnceValues(func() ([]string, error) {
	goCache, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		return nil, err
	}
	cache, err := os.MkdirTemp("", "lawful-gopls-") // TestMain removes it
	if err != nil {
		return nil, err
	}
	goplsCache = cache
	env := append(os.Environ(), "XDG_CACHE_HOME="+cache, "HOME="+cache, "LocalAppData="+cache,
		"GOCACHE="+string(bytes.TrimSpace(goCache)), "GOMODCACHE="+modCache(), "GOPATH="+filepath.Join(cache, "go"))
	cmd := exec.Command("lawful", "gopls", "version")
	cmd.Env = env
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	return env, nil
})

var goplsCache string

// TestMain puts lawful on the PATH.
func TestMain(m *testing.M) {
	code := clinic.Main(m)
	os.RemoveAll(goplsCache)
	os.Exit(code)
}

func modCache() string {
	out, _ := exec.Command("go", "env", "GOMODCACHE").Output()
	return string(bytes.TrimSpace(out))
}

// withGopls returns a command to run in goplsEnv.
func withGopls(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	clinic.SkipHeavy(t, goplsCache != "")
	env, err := goplsEnv()
	if err != nil {
		clinic.SkipOffline(t, err.Error())
		t.Fatal(err)
	}
	cmd := exec.Command(name, args...)
	cmd.Env = env
	return cmd
}

func readIn(t *testing.T, dir, file string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// asShown are the problems as the command prints findings.
func asShown(file string, list []problem) []string {
	var out []string
	for _, p := range list {
		severity := map[int]string{1: "", 2: "warning: ", 3: "note: "}[p.Severity]
		out = append(out, fmt.Sprintf("%s:%d:%d: %s%s", file, p.Range.Start.Line+1, p.Range.Start.Character+1, severity, p.Message))
	}
	slices.Sort(out)
	return out
}

const (
	admission = "admission/admission.go"
	services  = "nightly/services.go"
	slip      = "\n//lawful:purpos research\nfunc slip() {}\n"
	crossing  = "\ts.tracker.Event(session.Staff(ctx), \"patient admitted\""
)

func some(list []problem) bool { return len(list) > 0 }

// says returns a condition: some problem's message has this part.
func says(part string) func([]problem) bool {
	return func(list []problem) bool {
		return slices.ContainsFunc(list, func(p problem) bool { return strings.Contains(p.Message, part) })
	}
}

// TestGopls opens the clinic in a gopls with lawful inside.
func TestGopls(t *testing.T) {
	server := withGopls(t, "lawful", "gopls", "-rpc.trace=false")
	e := newEditor(t, clinic.Copy(t), nil, server)
	text := readIn(t, e.dir, admission)
	e.open(admission, text)
	shown := e.lawful("the finding", admission, some)
	var want []string
	for _, f := range clinic.Check(t, e.dir) {
		if f.File == admission {
			want = append(want, f.String())
		}
	}
	if got := asShown(admission, shown); !slices.Equal(got, want) || len(want) != 1 {
		t.Fatalf("shown are %q, want %q", got, want)
	}
	route := shown[0].Related
	if len(route) == 0 {
		t.Fatalf("no route for %q", shown[0].Message)
	}
	end := route[len(route)-1].Location // where the data ends up
	if place := fmt.Sprintf("%s:%d", filepath.Base(end.URI), end.Range.Start.Line+1); !strings.Contains(shown[0].Message, place) {
		t.Errorf("the route ends at %s in %q", place, shown[0].Message)
	}

	// An unsaved edit that declares a basis, and one that takes it back. A slip
	// tells when gopls has looked: it takes old findings away before that.
	e.edit(admission, strings.Replace(text, crossing, "\t//lawful:basis portal-analytics\n"+crossing, 1)+slip)
	e.lawful("the slip alone", admission, func(list []problem) bool { return len(list) == 1 && says("lawful:purpos")(list) })
	e.edit(admission, text)
	again := e.find(admission, "patient data NHSNumber")

	// The quick fixes.
	fixed := e.fix(admission, text, again, "declare a lawful basis for this statement")
	if want := strings.Replace(text, crossing, "\t//lawful:basis a6= a9= route=\n"+crossing, 1); fixed != want {
		t.Errorf("the skeleton of a basis makes\n%s", fixed)
	}
	misspelt := strings.Replace(text, "//lawful:purpose direct-care", "//lawful:purpose direct-car", 1)
	e.edit(admission, misspelt)
	if got := e.fix(admission, misspelt, e.find(admission, `"direct-car"`), "write direct-care"); got != text {
		t.Errorf("the fix of a misspelt word makes\n%s", got)
	}
	const unused = "\t//lawful:allow R01 \"nothing\"\n"
	allowed := strings.Replace(text, "\treturn ward.Beds - taken, nil\n", unused+"\treturn ward.Beds - taken, nil\n", 1)
	e.edit(admission, allowed)
	removed := e.fix(admission, allowed, e.find(admission, "lawful:allow"), "remove the directive")
	if removed != text {
		t.Errorf("the fix of an unused directive makes\n%s", removed)
	}
}

// find waits for a problem whose message has this part.
func (e *editor) find(file, part string) problem {
	e.Helper()
	for _, p := range e.lawful(part, file, says(part)) {
		if strings.Contains(p.Message, part) {
			return p
		}
	}
	return problem{}
}

// TestGoplsFindings: gopls finds in the clinic what the command does. It is asked
// for each file, as what it shows by itself is never complete for certain.
func TestGoplsFindings(t *testing.T) {
	e := newEditor(t, clinic.Copy(t), nil, withGopls(t, "lawful", "gopls"))
	var found []string
	err := filepath.WalkDir(e.dir, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" {
			return err
		}
		name, err := filepath.Rel(e.dir, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		var report struct{ Items []problem }
		answer := e.ask("textDocument/diagnostic", map[string]any{"textDocument": map[string]any{"uri": e.uri(name)}})
		if err := json.Unmarshal(answer, &report); err != nil {
			return fmt.Errorf("%w: %s", err, answer)
		}
		for _, p := range report.Items {
			if strings.HasPrefix(p.Source, "lawful") {
				found = append(found, fmt.Sprintf("%s:%d:%d: %s", name, p.Range.Start.Line+1, p.Range.Start.Character+1, p.Code))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	clinic.Same(t, "gopls", e.dir, found)
}

// TestGoplsConfiguration changes lawful.yaml behind gopls's back: what is open
// follows, though no Go file changes and the editor says nothing.
func TestGoplsConfiguration(t *testing.T) {
	const file = "transfer/transfer.go"
	e := newEditor(t, clinic.Small(t), nil, withGopls(t, "lawful", "gopls"))
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(e.dir, "lawful.yaml"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	config := readIn(t, e.dir, "lawful.yaml")
	// One more call, of a package that says nothing of its purpose.
	text := strings.Replace(readIn(t, e.dir, file), "import (", "import (\n\t\"streams.example/trust/alerts\"", 1)
	e.open(file, text+"\nfunc first() bool { return alerts.Injured(ward.All()[0]) }\n")
	before := asShown(file, e.lawful("the findings", file, some))

	write(config + "code: [{match: streams.example/trust/transfer.WithConsent, purpose: marketing}]\n")
	e.lawful("another purpose", file, says("enters marketing code transfer.WithConsent"))
	write("version: 1\nbasis: {}\n")
	e.lawful("a mistake", file, says(`lawful.yaml:2:1: lawful.yaml: unknown key "basis"`))
	write(config)
	after := asShown(file, e.lawful("all as before", file, func(list []problem) bool { return len(list) == len(before) }))
	if !slices.Equal(before, after) {
		t.Errorf("shown are %q, before it was %q", after, before)
	}

	// What is declared of another package travels as a fact.
	write(config + "code: [{match: streams.example/trust/alerts.Injured, purpose: marketing}]\n")
	e.lawful("a fact of another package", file, says("enters marketing code alerts.Injured"))
}

// TestGoplsSettings: the user's settings hold for lawful's analyzers too.
func TestGoplsSettings(t *testing.T) {
	settings := map[string]any{"analyses": map[string]bool{"lawfulflow": false, "shadow": true}}
	e := newEditor(t, clinic.Copy(t), settings, withGopls(t, "lawful", "gopls", "-lawful.strict"))
	text := readIn(t, e.dir, services) + "\nfunc shadowed(err error) error {\n\tif err == nil {\n\t\terr := errors.New(\"\")\n\t\t_ = err\n\t}\n\treturn err\n}\n"
	e.open(services, text)
	e.wait("gopls's own finding", func() bool {
		return slices.ContainsFunc(e.shown[services], func(p problem) bool { return p.Source == "shadow" })
	})
	for _, p := range e.lawful("what is left", services, func([]problem) bool { return true }) {
		if p.Source == "lawfulflow" {
			t.Errorf("switched off, and yet: %s", p.Message)
		}
	}
}

// TestGoplsOutside opens a file that is in no module.
func TestGoplsOutside(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	e := newEditor(t, dir, nil, withGopls(t, "lawful", "gopls"))
	const src = "package alone\n" + slip
	if err := os.WriteFile(filepath.Join(dir, "alone.go"), []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
	e.open("alone.go", src)
	e.find("alone.go", `unknown directive "lawful:purpos"`)
}

// TestGoplsStock is the control: the gopls of its authors opens the same file,
// and finds what it always does and nothing of lawful.
func TestGoplsStock(t *testing.T) {
	stock := stockGopls(t)
	e := newEditor(t, clinic.Copy(t), nil, withGopls(t, stock))
	e.open(admission, readIn(t, e.dir, admission)+"\nvar _ = fmt.Sprintf(\"%d\", \"\")\n")
	e.wait("gopls's own finding", func() bool {
		return slices.ContainsFunc(e.shown[admission], func(p problem) bool { return p.Source != "" })
	})
	if found := e.lawful("", admission, func([]problem) bool { return true }); len(found) > 0 {
		t.Errorf("stock gopls shows %q", asShown(admission, found))
	}
}

// stockGopls builds gopls as its authors publish it.
func stockGopls(t *testing.T) string {
	t.Helper()
	p := relink.Gopls()
	install := withGopls(t, "go", "install", p.Module+"@"+p.Newest)
	dir := t.TempDir()
	install.Env = append(install.Env, "GOBIN="+dir, "CGO_ENABLED=0", "GOFLAGS=-mod=mod")
	if out, err := install.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	stock, err := exec.LookPath(filepath.Join(dir, "gopls"))
	if err != nil {
		t.Fatal(err)
	}
	return stock
}
