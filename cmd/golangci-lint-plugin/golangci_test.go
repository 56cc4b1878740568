package plugin_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/lawful-lint/lawful/cmd/internal/clinic"
)

// golangciConfig is a .golangci.yml with settings of lawful.
func golangciConfig(settings string) string {
	return `version: "2"
linters:
  default: none
  enable: [lawful]
  settings:
    custom:
      lawful: {type: module, settings: {` + settings + `}}
issues: {max-issues-per-linter: 0, max-same-issues: 0, uniq-by-line: false}
output: {formats: {text: {path: stdout, print-issued-lines: false}}}
`
}

// TestGolangciLint builds golangci-lint with the plugin and runs it on the
// clinic: it finds what the command finds, without and with its cache.
func TestGolangciLint(t *testing.T) {
	g := newGolangci(t, clinic.Copy(t))
	g.write(".golangci.yml", golangciConfig(""))
	clinic.Same(t, "golangci-lint", g.dir, g.short())
	g.same("from its cache", g.run(), clinic.Check(t, g.dir))
}

// TestGolangciLintChanges: what golangci-lint keeps does not outlive a change of
// lawful.yaml or of the settings.
func TestGolangciLintChanges(t *testing.T) {
	g := newGolangci(t, clinic.Small(t))
	g.write(".golangci.yml", golangciConfig(""))
	before := clinic.Check(t, g.dir)
	first := g.run()
	g.same("without a cache", first, before)

	// A register without a basis that is relied upon, then as before.
	config := g.read("lawful.yaml")
	g.write("lawful.yaml", strings.Replace(config, "purposes: [direct-care]", "purposes: [marketing]", 1))
	changed := g.run()
	if slices.Equal(changed, first) {
		t.Error("a change of lawful.yaml has no effect")
	}
	g.same("after a change of lawful.yaml", changed, clinic.Check(t, g.dir))
	g.write("lawful.yaml", config)
	g.same("with lawful.yaml as it was", g.run(), before)

	g.write(".golangci.yml", golangciConfig("warnings: false"))
	g.same("without warnings", g.run(), slices.DeleteFunc(slices.Clone(before), func(f clinic.Finding) bool { return f.Severity != "error" }))

	// The finding of a line that says so is left out.
	g.write(".golangci.yml", golangciConfig(""))
	last := len(before) - 1 // on a statement
	g.allow(before[last])
	g.same("with nolint", g.run(), before[:last])
}

// golangci is a golangci-lint with the plugin, for the module in dir.
type golangci struct {
	*testing.T
	exe, dir, cache string
}

func newGolangci(t *testing.T, dir string) *golangci {
	t.Helper()
	clinic.SkipHeavy(t, golangciDir != "")
	exe, err := golangciExe()
	if err != nil {
		clinic.SkipOffline(t, err.Error())
		t.Fatal(err)
	}
	return &golangci{t, exe, dir, t.TempDir()}
}

// golangciExe is built by the first test that asks for it. TestMain removes it.
var golangciExe = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "lawful-golangci-")
	if err != nil {
		return "", err
	}
	golangciDir = dir
	exe := filepath.Join(dir, "linter.exe")
	if out, err := exec.Command("lawful", "golangci-lint", "build", "-o", exe).CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return exe, nil
})

var golangciDir string

// TestMain puts lawful on the PATH.
func TestMain(m *testing.M) {
	code := clinic.Main(m)
	os.RemoveAll(golangciDir)
	os.Exit(code)
}

func (g *golangci) read(name string) string {
	g.Helper()
	data, err := os.ReadFile(filepath.Join(g.dir, filepath.FromSlash(name)))
	if err != nil {
		g.Fatal(err)
	}
	return string(data)
}

func (g *golangci) write(name, text string) {
	g.Helper()
	if err := os.WriteFile(filepath.Join(g.dir, filepath.FromSlash(name)), []byte(text), 0o666); err != nil {
		g.Fatal(err)
	}
}

// golangciLine is a line of its output: place, analyzer, message, rule, linter.
var golangciLine = regexp.MustCompile(`^(\S+\.go:\d+:\d+: )lawful\w+: (.*) \(([\w-]+)\) \(lawful\)$`)

// run returns the findings as the command prints them, sorted.
func (g *golangci) run() []string {
	g.Helper()
	var found []string
	for _, m := range g.lines() {
		found = append(found, m[1]+m[2])
	}
	slices.Sort(found)
	return found
}

// short returns the findings by place and rule.
func (g *golangci) short() []string {
	g.Helper()
	var found []string
	for _, m := range g.lines() {
		found = append(found, m[1]+m[3])
	}
	return found
}

// lines returns the findings as golangciLine takes them apart.
func (g *golangci) lines() [][]string {
	g.Helper()
	cmd := exec.Command(g.exe, "run", "./...")
	cmd.Dir = g.dir
	cmd.Env = append(os.Environ(), "GOLANGCI_LINT_CACHE="+g.cache)
	var found [][]string
	for line := range strings.Lines(string(clinic.Run(g.T, 1, cmd))) {
		if m := golangciLine.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			found = append(found, m)
		}
	}
	return found
}

// allow marks the line of a finding.
func (g *golangci) allow(f clinic.Finding) {
	g.Helper()
	lines := strings.Split(g.read(f.File), "\n")
	code, _, _ := strings.Cut(lines[f.Start.Line-1], "//")
	lines[f.Start.Line-1] = code + "//nolint:lawful // a test"
	g.write(f.File, strings.Join(lines, "\n"))
}

// same checks that golangci-lint finds what the command does in Go files.
func (g *golangci) same(when string, got []string, check []clinic.Finding) {
	g.Helper()
	var want []string
	for _, f := range check {
		if filepath.Ext(f.File) == ".go" {
			want = append(want, f.String())
		}
	}
	for _, line := range clinic.Minus(want, got) {
		g.Errorf("%s, golangci-lint lacks: %s", when, line)
	}
	for _, line := range clinic.Minus(got, want) {
		g.Errorf("%s, golangci-lint alone has: %s", when, line)
	}
}
