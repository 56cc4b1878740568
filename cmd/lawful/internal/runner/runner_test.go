package runner

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers"
)

// pkg type-checks a package that imports errors and strings.
func pkg(t *testing.T) *Package {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", "package p\nimport _ \"strings\"\nimport _ \"errors\"\n", 0)
	if err != nil {
		t.Fatal(err)
	}
	conf := types.Config{Importer: empty{}}
	info := new(types.Info)
	tp, err := conf.Check("example.com/p", fset, []*ast.File{file}, info)
	if err != nil {
		t.Fatal(err)
	}
	return &Package{Fset: fset, Files: []*ast.File{file}, Types: tp, Info: info, Sizes: types.SizesFor("gc", "amd64")}
}

// empty imports packages with nothing in them.
type empty struct{}

func (empty) Import(path string) (*types.Package, error) {
	p := types.NewPackage(path, path)
	p.MarkComplete()
	return p, nil
}

func noFacts(string) []byte { return nil }

func analyzer(name string, run func(*analysis.Pass) (any, error), requires ...*analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{Name: name, Doc: name, Run: run, Requires: requires}
}

func say(message string) func(*analysis.Pass) (any, error) {
	return func(pass *analysis.Pass) (any, error) {
		pass.Report(analysis.Diagnostic{Pos: pass.Files[0].Pos(), Message: message})
		return nil, nil
	}
}

type count int

func (c count) Counters() map[string]int { return map[string]int{"things": int(c)} }

func TestRunOrderAndResults(t *testing.T) {
	runs := 0
	base := analyzer("base", func(pass *analysis.Pass) (any, error) {
		runs++
		pass.Report(analysis.Diagnostic{Message: "of a requirement"})
		return count(3), nil
	})
	base.ResultType = reflect.TypeFor[count]()
	first := analyzer("first", func(pass *analysis.Pass) (any, error) {
		if pass.ResultOf[base] != count(3) {
			t.Errorf("the requirement's result is %v", pass.ResultOf[base])
		}
		return say("first")(pass)
	}, base)
	second := analyzer("second", say("second"), base)
	result, err := Run(pkg(t), []*analysis.Analyzer{first, second}, noFacts)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range result.Diagnostics {
		got = append(got, d.Analyzer.Name+": "+d.Message)
	}
	if want := []string{"first: first", "second: second"}; !slices.Equal(got, want) {
		t.Errorf("diagnostics %q, want %q", got, want)
	}
	if runs != 1 || result.Counters["things"] != 3 {
		t.Errorf("the requirement ran %d times and counted %v", runs, result.Counters)
	}
}

func TestFacts(t *testing.T) {
	facts := analyzer("facts", func(pass *analysis.Pass) (any, error) {
		var fact analyzers.Fact
		for _, imp := range pass.Pkg.Imports() {
			if got, want := pass.ImportPackageFact(imp, &fact), imp.Path() == "errors"; got != want {
				t.Errorf("fact of %s: %v, want %v", imp.Path(), got, want)
			}
		}
		if string(fact.Bytes) != "of errors" {
			t.Errorf("fact %q", fact.Bytes)
		}
		pass.ExportPackageFact(&analyzers.Fact{Bytes: []byte("own")})
		var all []string
		for _, f := range pass.AllPackageFacts() {
			all = append(all, f.Package.Path()+" "+string(f.Fact.(*analyzers.Fact).Bytes))
		}
		if want := []string{"errors of errors", "example.com/p own"}; !slices.Equal(all, want) {
			t.Errorf("facts %q, want %q", all, want)
		}
		return nil, nil
	})
	facts.FactTypes = []analysis.Fact{(*analyzers.Fact)(nil)}
	result, err := Run(pkg(t), []*analysis.Analyzer{analyzer("report", say("x"), facts)}, func(path string) []byte {
		if path == "errors" {
			return []byte("of errors")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if string(result.Fact) != "own" {
		t.Errorf("exported %q", result.Fact)
	}
}

type otherFact struct{}

func (*otherFact) AFact() {}

func TestRunFails(t *testing.T) {
	broken := errors.New("broken")
	foreign := analyzer("foreign", say(""))
	foreign.FactTypes = []analysis.Fact{(*otherFact)(nil)}
	liar := analyzer("liar", func(*analysis.Pass) (any, error) { return 1, nil })
	for _, test := range []struct {
		a    *analysis.Analyzer
		want string
	}{
		{analyzer("failing", func(*analysis.Pass) (any, error) { return nil, broken }), "example.com/p: analyzer failing: broken"},
		{analyzer("panicking", func(*analysis.Pass) (any, error) { panic("oh") }), "example.com/p: analyzer panicking panicked: oh (runner_test.go:"},
		{analyzer("dividing", func(p *analysis.Pass) (any, error) { return 1 / (len(p.Files) - 1), nil }), "integer divide by zero (runner_test.go:"},
		{foreign, "analyzer foreign declares facts of type *runner.otherFact"},
		{liar, "example.com/p: analyzer liar returned a int"},
	} {
		t.Run(test.a.Name, func(t *testing.T) {
			ok := analyzer("ok", say("found"))
			result, err := Run(pkg(t), []*analysis.Analyzer{ok, analyzer("top", say(""), test.a)}, noFacts)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
			if result != nil {
				t.Error("there is a result beside the error")
			}
		})
	}
}

func TestFactAnalyzers(t *testing.T) {
	facts := analyzer("facts", say(""))
	facts.FactTypes = []analysis.Fact{(*analyzers.Fact)(nil)}
	plain := analyzer("plain", say(""), facts)
	got := FactAnalyzers([]*analysis.Analyzer{plain, analyzer("other", say(""), plain, facts), analyzer("lone", say(""))})
	if len(got) != 1 || got[0] != facts {
		t.Errorf("got %v", got)
	}
}

func TestReadFile(t *testing.T) {
	reader := analyzer("reader", func(pass *analysis.Pass) (any, error) {
		if _, err := pass.ReadFile("/etc/hosts"); err == nil {
			t.Error("a foreign file was read")
		}
		if _, err := pass.ReadFile("p.go"); err == nil || strings.Contains(err.Error(), "not a file of package") {
			t.Errorf("own file refused: %v", err)
		}
		return nil, nil
	})
	if _, err := Run(pkg(t), []*analysis.Analyzer{reader}, noFacts); err != nil {
		t.Fatal(err)
	}
}
