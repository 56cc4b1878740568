package analyzers_test

import (
	"bytes"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
)

var updateGolden = flag.Bool("update-golden", false, "write the golden files of suggested fixes anew")

// TestRules runs all analyzers, warnings and notes included, over the programs
// under testdata/src/rules, a folder a row. Expectations are written as in the
// conformance suite; a pattern is held against "category: message", so that it
// names the rule.
func TestRules(t *testing.T) {
	var sheet []score
	for _, row := range ruleRows(t) {
		t.Run(row, func(t *testing.T) {
			found, pkgs := runRow(t, row, analyzers.Options{Warnings: true, Notes: true})
			sc := score{row: row}
			for _, p := range pkgs {
				for _, file := range p.GoFiles {
					sc.file(t, rulesDir(t), file, located(found))
				}
			}
			sc.report(t)
			sheet = append(sheet, sc)
		})
	}
	t.Log("\n" + scoreSheet(sheet))
}

func rulesDir(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "testdata", "src", "rules"))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func ruleRows(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(rulesDir(t))
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, e := range entries {
		if e.IsDir() {
			rows = append(rows, e.Name())
		}
	}
	return rows
}

// reported is a diagnostic with the package it is about.
type reported struct {
	analysis.Diagnostic
	analyzer string
	pkg      *packages.Package
}

// programs loads the packages of all rows and what they share, once.
var programs = sync.OnceValues(func() ([]*packages.Package, error) {
	src, err := filepath.Abs(filepath.Join("..", "testdata", "src"))
	if err != nil {
		return nil, err
	}
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.LoadSyntax | packages.NeedModule,
		Dir:  src,
		Env:  append(os.Environ(), "GO111MODULE=off", "GOFLAGS=", "GOPATH="+filepath.Dir(src)),
	}, "./care/...", "./rules/...")
	if err == nil && packages.PrintErrors(pkgs) > 0 {
		err = errors.New("the programs do not compile")
	}
	return pkgs, err
})

// runRow analyses the packages of one row, each with the nearest lawful.yaml.
func runRow(t *testing.T, row string, o analyzers.Options) ([]reported, []*packages.Package) {
	t.Helper()
	src := filepath.Dir(rulesDir(t))
	all, err := programs()
	if err != nil {
		t.Fatal(err)
	}
	var pkgs []*packages.Package
	for _, p := range all {
		if strings.HasPrefix(p.PkgPath+"/", "rules/"+row+"/") {
			pkgs = append(pkgs, p)
		}
	}
	var found []reported
	for _, p := range pkgs {
		options := o
		if file := configOf(src, p.PkgPath); file != "" {
			if options.Config, err = annotations.Load(file); err != nil {
				t.Fatal(err)
			}
		}
		graph, err := checker.Analyze(analyzers.New(options), []*packages.Package{p}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, act := range graph.Roots {
			if act.Err != nil {
				t.Fatalf("%s: %v", act, act.Err)
			}
			for _, d := range act.Diagnostics {
				found = append(found, reported{d, act.Analyzer.Name, p})
			}
		}
	}
	return found, pkgs
}

// located gives findings in the form of the conformance suite.
func located(list []reported) []finding {
	var out []finding
	for _, d := range list {
		out = append(out, newFinding(d.pkg.Fset.Position(d.Pos), d.analyzer, d.Category+": "+d.Message))
	}
	return out
}

// TestWarningsAreAskedFor: without the option no finding that weighs less than
// an error comes out.
func TestWarningsAreAskedFor(t *testing.T) {
	for _, row := range []string{"optout", "deidentify", "lifecycle", "declared"} {
		all, _ := runRow(t, row, analyzers.Options{Warnings: true})
		errs, _ := runRow(t, row, analyzers.Options{})
		weak := slices.DeleteFunc(slices.Clone(all), func(d reported) bool { return analyzers.Severity(d.Category) == "error" })
		if len(errs) == 0 || len(weak) == 0 || len(errs)+len(weak) != len(all) {
			t.Errorf("%s: %d errors and %d warnings of %d findings", row, len(errs), len(weak), len(all))
		}
		for _, d := range errs {
			if s := analyzers.Severity(d.Category); s != "error" {
				t.Errorf("%s: %s is a %s and was not asked for", row, d.Message, s)
			}
		}
	}
}

// TestDiagnosticsName checks what every diagnostic must have: a category that
// names a rule, the page of that rule, one line that begins lower case unless
// it begins with a name, and no full stop.
func TestDiagnosticsName(t *testing.T) {
	for _, row := range ruleRows(t) {
		found, _ := runRow(t, row, analyzers.Options{Warnings: true, Notes: true})
		for _, d := range found {
			slug := analyzers.Rule(d.Category)
			if rule, _ := law.ByName(slug); rule == nil && d.analyzer != "lawfulmarks" {
				t.Errorf("%s: no rule %q", d.Message, slug)
			}
			if !strings.HasSuffix(d.URL, "#"+slug) || strings.Contains(d.Message, "\n") || strings.HasSuffix(d.Message, ".") || unfilled.MatchString(d.Message) {
				t.Errorf("%s: %q (%s)", d.Category, d.Message, d.URL)
			}
		}
	}
}

var unfilled = regexp.MustCompile(`\{[a-z]+\}`)

// TestFixes compares what the suggested fixes make of a file with the golden
// file beside it: of several fixes of one finding each is applied to a copy.
func TestFixes(t *testing.T) {
	for _, tt := range []struct{ row, file string }{
		{"skeleton", "skeleton.go"},
		{"purpose", "purpose.go"},
		{"allow", "allow.go"},
	} {
		t.Run(tt.row, func(t *testing.T) {
			found, pkgs := runRow(t, tt.row, analyzers.Options{Warnings: true})
			name := filepath.Join(rulesDir(t), tt.row, tt.file)
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := applyFixes(t, pkgs[0], name, text, found)
			golden := name + ".golden"
			if *updateGolden {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("the fixed file is\n%s", got)
			}
		})
	}
}

// applyFixes applies the first fix of every finding of a file and lists the
// messages of all.
func applyFixes(t *testing.T, p *packages.Package, name string, text []byte, found []reported) []byte {
	t.Helper()
	var edits []analysis.TextEdit
	var offers []string
	for _, d := range found {
		if p.Fset.Position(d.Pos).Filename != name {
			continue
		}
		for i, fix := range d.SuggestedFixes {
			offers = append(offers, fmt.Sprintf("%04d: %s", p.Fset.Position(d.Pos).Line, fix.Message))
			if i == 0 {
				edits = append(edits, fix.TextEdits...)
			}
		}
	}
	slices.SortFunc(edits, func(a, b analysis.TextEdit) int { return cmp.Compare(b.Pos, a.Pos) })
	out := slices.Clone(text)
	for _, e := range edits {
		file := p.Fset.File(e.Pos)
		out = slices.Concat(out[:file.Offset(e.Pos)], e.NewText, out[file.Offset(e.End):])
	}
	if _, err := format.Source(out); err != nil {
		t.Errorf("the fixed file does not parse: %v", err)
	}
	slices.Sort(offers)
	return fmt.Appendf(out, "\n// offered:\n//\t%s\n", strings.Join(offers, "\n//\t"))
}

// TestSkeletonIsReported: the suggested basis must not pass for one.
func TestSkeletonIsReported(t *testing.T) {
	const row = "filled"
	dir := filepath.Join(rulesDir(t), row)
	found, _ := runRow(t, row, analyzers.Options{})
	var categories []string
	for _, d := range found {
		categories = append(categories, d.Category)
	}
	if !slices.Contains(categories, annotations.Malformed) || !slices.Contains(categories, "uncovered-crossing") {
		t.Errorf("%s: a skeleton that is not filled in gives %v; expected it and the crossing to be reported", dir, categories)
	}
}
