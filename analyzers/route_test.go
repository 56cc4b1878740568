package analyzers

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
)

// TestSteps tells the routes of each kind of crossing: function, what it does,
// and the line, @ for the place of the finding.
func TestSteps(t *testing.T) {
	via := []dataflow.Hop{{Func: "x.Via", Pos: "m/w/w.go:9"}, {Func: "x.Deep", Pos: "m/x/x.go:3"}}
	into := dataflow.Hop{Func: "study.Enrol", Pos: "m/study/s.go:5"}
	self := dataflow.Hop{Func: "w.F", Pos: "m/w/w.go:1"}
	for name, test := range map[string]struct {
		f    dataflow.Finding
		want string
	}{
		"passed":       {dataflow.Finding{Into: into}, "w.F calls study.Enrol @"},
		"passed on":    {dataflow.Finding{Into: into, Route: via, Line: "m/x/y.go:7"}, "w.F calls x.Via @|x.Via calls x.Deep x.go:3|x.Deep calls study.Enrol y.go:7"},
		"wired":        {dataflow.Finding{Kind: dataflow.Wired, Into: into, Route: via[:1], Line: "m/x/y.go:7"}, "w.F calls x.Via @|x.Via calls study.Enrol y.go:7"},
		"stored":       {dataflow.Finding{Kind: dataflow.Stored, Into: dataflow.Hop{Func: "study.Rows"}}, "w.F stores it in study.Rows @"},
		"stored below": {dataflow.Finding{Kind: dataflow.Stored, Into: dataflow.Hop{Func: "study.Rows"}, Route: via[:1], Line: "m/x/y.go:7"}, "w.F calls x.Via @|x.Via stores it in study.Rows y.go:7"},
		"read":         {dataflow.Finding{Kind: dataflow.Read, Into: self}, "w.F gets it here @"},
		"pulled":       {dataflow.Finding{Kind: dataflow.Pulled, Into: self}, "w.F gets it by this call @"},
		"pulled from":  {dataflow.Finding{Kind: dataflow.Pulled, Into: self, Route: via}, "x.Deep returns it to x.Via x.go:3|x.Via returns it to w.F @"},
	} {
		test.f.Func, test.f.Pos = "w.F", 1
		steps := passedSteps
		if test.f.Kind == dataflow.Pulled {
			steps = pulledSteps
		}
		var got []string
		for _, s := range steps(&test.f) {
			where := "@"
			if !s.at.IsValid() {
				where = s.line.Short()
			}
			got = append(got, fmt.Sprintf("%s %s %s", s.fn, s.does, where))
		}
		if text := strings.Join(got, "|"); text != test.want {
			t.Errorf("%s: %s, want %s", name, text, test.want)
		}
	}
}

// TestLines looks up lines in a package, in one that it imports by way of
// another, and where there is none.
func TestLines(t *testing.T) {
	fset := token.NewFileSet()
	std := importer.Default()
	known := map[string]*types.Package{}
	var own []*ast.File
	check := func(path string, sources ...string) *types.Package {
		var files []*ast.File
		for i, src := range sources {
			f, err := parser.ParseFile(fset, fmt.Sprintf("/src/%s/%c.go", path, 'a'+i), src, 0)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, f)
		}
		conf := types.Config{Importer: importFunc(func(path string) (*types.Package, error) {
			if p := known[path]; p != nil {
				return p, nil
			}
			return std.Import(path)
		})}
		p, err := conf.Check(path, fset, files, nil)
		if err != nil {
			t.Fatal(err)
		}
		known[path], own = p, files
		return p
	}
	check("m/deep", "package deep\n\ntype T struct{}\n", "package deep\n\nfunc (T) M() {\n}\n", "package deep\n\n//line other.go:100\nfunc F() {}\n")
	check("m/mid", "package mid\n\nimport \"m/deep\"\n\nvar V deep.T\n")
	pkg := check("m/top", "package top\n\nimport \"m/mid\"\n\nvar V = mid.V\n", "package top\n")
	l := &lines{fset: fset, pkg: pkg, own: own}
	for at, want := range map[dataflow.Line]string{
		"m/top/a.go:5":     "/src/m/top/a.go:5:1",
		"m/top/b.go:1":     "/src/m/top/b.go:1:1",
		"m/deep/a.go:3":    "/src/m/deep/a.go:3:1",
		"m/deep/b.go:4":    "/src/m/deep/b.go:4:1", // a file of methods only
		"m/deep/c.go:4":    "-",                    // renumbered
		"m/deep/a.go:99":   "-",
		"m/deep/a.go:0":    "-",
		"m/deep/none.go:1": "-",
		"m/none/a.go:1":    "-",
		"a.go:1":           "-",
		"m/deep/a.go":      "-",
		"":                 "-",
	} {
		if got := fset.Position(l.find(at)).String(); got != want {
			t.Errorf("%q is at %s, want %s", at, got, want)
		}
	}
}

type importFunc func(string) (*types.Package, error)

func (f importFunc) Import(path string) (*types.Package, error) { return f(path) }

// TestEnteredName checks that messages name the code entered as the source does.
func TestEnteredName(t *testing.T) {
	for name, want := range map[string]string{
		"(*ward.Service).Wait":       "(*ward.Service).Wait",
		"(*ward.Service).Wait$1":     "in the function literal in (*ward.Service).Wait",
		"(*ward.Service).Wait$2$1":   "in the function literal in (*ward.Service).Wait",
		"(*ward.Service).Wait$bound": "(*ward.Service).Wait taken as a value",
	} {
		if got := enteredName(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
