package plugin

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/lawful-lint/lawful/annotations"
)

// module is a small module in which patient data crosses into research.
var module = map[string]string{
	"go.mod": "module example.com/m\n\ngo 1.26\n",
	"lawful.yaml": `version: 1
organisation: {name: Trust, type: public-authority}
bases:
  care:
    purposes: [direct-care]
    a6: public-task
    task: "care of patients"
    a9: health-care
    secrecy: professional
    route: implied-consent
    role: care-team
    relationship: admission
`,
	"ward/ward.go": `// Package ward looks after patients.
//
//lawful:purpose direct-care
//lawful:basis care
package ward

import "example.com/m/cohort"

// Patient is who is cared for.
//
//lawful:data patient
type Patient struct{ NHSNumber string }

func Discharge(p Patient) { pass(p.NHSNumber) }

func pass(number string) { cohort.Add(number) }
`,
	"cohort/cohort.go": `// Package cohort is a study.
//
//lawful:purpose research
package cohort

var rows []string

func Add(number string) { rows = append(rows, number) }
`,
}

func writeModule(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range module {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// build makes the analyzers the way golangci-lint does.
func build(t *testing.T, dir string) []*analysis.Analyzer {
	t.Helper()
	t.Chdir(dir)
	t.Setenv(configVar, "")
	newPlugin, err := register.GetPlugin("lawful")
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPlugin(nil)
	if err != nil {
		t.Fatal(err)
	}
	if mode := p.GetLoadMode(); mode != register.LoadModeTypesInfo {
		t.Errorf("load mode %q", mode)
	}
	list, err := p.BuildAnalyzers()
	if err != nil {
		t.Fatal(err)
	}
	if err := analysis.Validate(list); err != nil {
		t.Fatal(err)
	}
	return list
}

// run analyses the module with the checker of x/tools, which as golangci-lint
// hands facts from package to package, and returns all diagnostics.
func run(t *testing.T, dir string, list []*analysis.Analyzer) []analysis.Diagnostic {
	t.Helper()
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax | packages.NeedModule, Dir: dir}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	if packages.PrintErrors(pkgs) > 0 {
		t.Fatal("the module does not compile")
	}
	graph, err := checker.Analyze(list, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []analysis.Diagnostic
	for _, action := range graph.Roots {
		if action.Err != nil {
			t.Fatalf("%s: %v", action, action.Err)
		}
		out = append(out, action.Diagnostics...)
	}
	return out
}

func TestFindings(t *testing.T) {
	dir := writeModule(t)
	found := run(t, dir, build(t, dir))
	if len(found) != 1 {
		t.Fatalf("%d findings, want 1: %v", len(found), found)
	}
	d := found[0]
	want := regexp.MustCompile(`^patient data Patient\.NHSNumber, held for direct-care, enters research code cohort\.Add .* \(uncovered-crossing\)$`)
	if !want.MatchString(d.Message) {
		t.Errorf("message %q\nwant %s", d.Message, want)
	}
	if len(d.Related) > 0 {
		t.Errorf("%d related places, of which golangci-lint would make findings", len(d.Related))
	}
}

// TestNamesFollowConfiguration: what golangci-lint has kept from before a change
// of lawful.yaml must not be found again.
func TestNamesFollowConfiguration(t *testing.T) {
	dir := writeModule(t)
	before := names(build(t, dir))
	if again := names(build(t, dir)); !slices.Equal(before, again) {
		t.Errorf("names differ between runs: %q and %q", before, again)
	}
	file := filepath.Join(dir, "lawful.yaml")
	if err := os.WriteFile(file, []byte(module["lawful.yaml"]+"# changed\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	after := names(build(t, dir))
	if len(before) != 2 || len(after) != 2 || before[0] == after[0] || before[1] == after[1] {
		t.Errorf("names before the change %q, after %q: want a changed one each for findings and facts", before, after)
	}
}

// names are those that tell the configuration: of an analyzer that golangci-lint
// is given, and of the one with facts.
func names(list []*analysis.Analyzer) []string {
	out := []string{list[len(list)-1].Name}
	for _, a := range producers(list) {
		out = append(out, a.Name)
	}
	return out
}

func TestBadSettings(t *testing.T) {
	if _, err := New(map[string]any{"test": true}); err == nil || !strings.Contains(err.Error(), `unknown field "test"`) ||
		!strings.Contains(err.Error(), "expected config, catalogue, tests") {
		t.Errorf("a setting that does not exist: %v", err)
	}
	p, err := New(map[string]any{"config": "missing.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.BuildAnalyzers(); err == nil || !strings.Contains(err.Error(), "missing.yaml: no such file") {
		t.Errorf("a configuration file that does not exist: %v", err)
	}
}

func TestBadConfiguration(t *testing.T) {
	dir := writeModule(t)
	if err := os.WriteFile(filepath.Join(dir, "lawful.yaml"), []byte("version: 1\nbasis: {}\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	p, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.BuildAnalyzers(); err == nil || !strings.Contains(err.Error(), "lawful.yaml:2:1:") {
		t.Errorf("error %v, want one at lawful.yaml:2:1", err)
	}
}

func TestFind(t *testing.T) {
	dir := writeModule(t)
	own := filepath.Join(dir, "lawful.yaml")
	other := filepath.Join(t.TempDir(), "other.yaml")
	if err := os.WriteFile(other, []byte("version: 1\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, dir, setting, env, want string }{
		{"module", dir, "", "", own},
		{"package of the module", filepath.Join(dir, "ward"), "", "", own},
		{"setting", dir, other, "", other},
		{"relative setting", filepath.Join(dir, "ward"), "../lawful.yaml", "", own},
		{"setting before environment", dir, own, other, own},
		{"environment", dir, "", other, other},
		{"none", filepath.Dir(other), "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := find(test.dir, test.setting, test.env)
			if err != nil || got != test.want {
				t.Errorf("found %q, %v; want %q", got, err, test.want)
			}
		})
	}
	if _, err := find(dir, "", "other.yaml"); err == nil || !strings.Contains(err.Error(), "absolute") {
		t.Errorf("a relative path in the environment: %v", err)
	}
}

// TestSettings: what stands in .golangci.yml is as good as a file, and switches
// of the catalogue win over it. golangci-lint turns a date into a time.
func TestSettings(t *testing.T) {
	written := map[string]any{"version": 1, "catalogue": map[string]any{"logging": "warn", "llm": "on"}, "bases": map[string]any{
		"cohort": map[string]any{"purposes": []any{"medical-research"}, "a6": "public-task", "review": "2027-03-31T00:00:00Z"}}}
	for _, test := range []struct {
		name   string
		conf   map[string]any
		bases  int
		levels string
		err    string
	}{
		{"nothing", nil, 1, "map[]", ""},
		{"switches beside a file", map[string]any{"catalogue": map[string]any{"logging": "on"}}, 1, "map[logging:on]", ""},
		{"inline", map[string]any{"config": written}, 1, "map[llm:on logging:warn]", ""},
		{"inline and switches", map[string]any{"config": written, "catalogue": map[string]any{"logging": "off"}}, 1, "map[llm:on logging:off]", ""},
		{"a group that does not exist", map[string]any{"catalogue": map[string]any{"loging": "off"}}, 0, "", "catalogue: unknown"},
		{"a mistake inline", map[string]any{"config": map[string]any{"version": 1, "basis": 1}}, 0, "", `config: lawful.yaml: unknown key "basis"`},
		{"neither path nor configuration", map[string]any{"config": 7}, 0, "", "expected the path of a lawful.yaml"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, err := decode(test.conf)
			var config *annotations.Config
			if err == nil {
				config, _, err = s.read(writeModule(t), "")
			}
			if test.err != "" {
				if err == nil || !strings.Contains(err.Error(), test.err) {
					t.Fatalf("error %v, want %q", err, test.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if levels := fmt.Sprint(config.Catalogue); len(config.Bases) != test.bases || levels != test.levels {
				t.Errorf("%d bases, switches %s; want %d, %s", len(config.Bases), levels, test.bases, test.levels)
			}
		})
	}
}
