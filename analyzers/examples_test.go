package analyzers_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/txtar"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
)

// TestExamples runs the wrong and the right example of every rule as a user
// would write them: Go through the analyzers, with what the example leaves out
// from testdata/examples.txtar, and lawful.yaml through the check of the
// register. The sheet is printed with -v.
func TestExamples(t *testing.T) {
	inGo := runExamples(t, examplePrograms(t))
	var sheet strings.Builder
	fmt.Fprintf(&sheet, "\n%-4s %-40s %-8s %-5s %s\n", "rule", "slug", "level", "wrong", "right")
	for _, r := range law.Rules() {
		var wrong, right []string
		if r.Wrong.Lang == "go" {
			wrong, right = inGo[r.ID+"/wrong"], inGo[r.ID+"/right"]
		} else {
			notes := r.CheckedAt(law.Record)
			wrong, right = checkExample(r.Wrong.Text, notes), checkExample(r.Right.Text, notes)
		}
		red, green := slices.Contains(wrong, r.Slug) || slices.Contains(wrong, "refused"), len(right) == 0
		if !red || !green {
			t.Errorf("%s %s: the wrong example gives %v, expected the rule; the right one gives %v, expected none", r.ID, r.Slug, wrong, right)
		}
		fmt.Fprintf(&sheet, "%-4s %-40s %-8s %-5s %s\n", r.ID, r.Slug, r.Severity, word(red, "red", "-"), word(green, "green", "-"))
	}
	t.Log(sheet.String())
}

func word(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

// examplePrograms writes the examples in Go to a GOPATH of their own, each in a
// package example/RULE/wrong or right.
func examplePrograms(t *testing.T) string {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("..", "testdata", "examples.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	gopath := t.TempDir()
	dir := filepath.Join(gopath, "src", "example")
	for _, f := range archive.Files {
		rule, _ := law.ByName(f.Name)
		if rule == nil {
			writeFile(t, filepath.Join(dir, f.Name), f.Data)
			continue
		}
		for kind, e := range map[string]law.Example{"wrong": rule.Wrong, "right": rule.Right} {
			text := pruned(string(f.Data), e.Text) + "\n" + e.Text
			writeFile(t, filepath.Join(dir, rule.ID, kind, "example.go"), []byte(text))
		}
	}
	return gopath
}

// pruned drops the imports that an example does not use.
func pruned(head, example string) string {
	var out []string
	for line := range strings.Lines(head) {
		quoted := strings.Trim(strings.TrimPrefix(strings.TrimSpace(line), "import "), `"`)
		name := quoted[strings.LastIndexByte(quoted, '/')+1:]
		if strings.HasSuffix(strings.TrimSpace(line), `"`) && !strings.Contains(head+example, name+".") {
			continue
		}
		out = append(out, line)
	}
	return strings.Join(out, "")
}

func writeFile(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// runExamples returns the rules that the analyzers find in the examples, by
// RULE/wrong and RULE/right.
func runExamples(t *testing.T, gopath string) map[string][]string {
	t.Helper()
	src := filepath.Join(gopath, "src")
	c, err := annotations.Load(filepath.Join(src, "example", annotations.ConfigName))
	if err != nil {
		t.Fatal(err)
	}
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.LoadSyntax | packages.NeedModule,
		Dir:  src,
		Env:  append(os.Environ(), "GO111MODULE=off", "GOFLAGS=", "GOPATH="+gopath),
	}, "./example/...")
	if err != nil || packages.PrintErrors(pkgs) > 0 {
		t.Fatalf("the examples do not compile (%v)", err)
	}
	found := map[string][]string{}
	for _, strict := range []bool{false, true} {
		options := analyzers.Options{Config: c, Warnings: true, Notes: true, Strict: strict}
		graph, err := checker.Analyze(analyzers.New(options), pkgs, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, act := range graph.Roots {
			name := strings.TrimPrefix(act.Package.PkgPath, "example/")
			for _, d := range act.Diagnostics {
				if rule := analyzers.Rule(d.Category); strict == strings.HasPrefix(name, undeclaredPurpose) {
					found[name] = append(found[name], rule)
				}
			}
		}
	}
	return found
}

// undeclaredPurpose is the rule that is for strict mode.
const undeclaredPurpose = "M03"

// checkExample returns the rules that an example of lawful.yaml breaks, or
// "refused" when it cannot even be read.
func checkExample(text string, notes bool) []string {
	c, err := annotations.ParseConfig(annotations.ConfigName, []byte("version: 1\n"+text))
	if err != nil {
		return []string{"refused"}
	}
	var found []string
	for _, v := range analyzers.CheckConfig(analyzers.Options{Config: c, Warnings: true, Notes: notes, Today: "2026-09-01"}) {
		found = append(found, v.Rule)
	}
	return found
}
