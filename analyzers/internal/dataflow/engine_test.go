package dataflow

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/ssa"
)

// testPolicy reads just enough of the language for engine tests: data patient
// or none on types, fields, variables and functions, purpose and deidentify on
// packages and functions.
type testPolicy struct {
	fset *token.FileSet
	data map[types.Object]Data
	fn   map[*types.Func]*Func
	pkg  map[*types.Package][]string
	lit  map[int]*Func // by line
}

func (p *testPolicy) TypeData(o *types.TypeName) Data                            { return p.data[o] }
func (p *testPolicy) FieldData(_ *types.TypeName, f *types.Var) Data             { return p.data[f] }
func (p *testPolicy) VarData(v *types.Var) Data                                  { return p.data[v] }
func (p *testPolicy) MapKeyData(*types.TypeName, string) Data                    { return Data{} }
func (p *testPolicy) MapKeysData(*types.TypeName) Data                           { return Data{} }
func (p *testPolicy) TypePurposes(*types.TypeName) []string                      { return nil }
func (p *testPolicy) OwnerPurposes(t *types.TypeName) []string                   { return p.pkg[t.Pkg()] }
func (p *testPolicy) VarPurposes(v *types.Var) []string                          { return p.pkg[v.Pkg()] }
func (p *testPolicy) Verdict(string, Place) Verdict                              { return Verdict{} }
func (p *testPolicy) Call(f *types.Func, _ token.Pos, _ func() []Argument) *Func { return p.Func(f) }
func (p *testPolicy) Lit(pos token.Pos) *Func                                    { return p.lit[p.fset.Position(pos).Line] }
func (p *testPolicy) SecondaryPurposes() []string                                { return nil }
func (p *testPolicy) Warns(*types.Func) bool                                     { return false }
func (p *testPolicy) Secondary(ps []string) bool                                 { return len(ps) > 0 && ps[0] != "direct-care" }
func (p *testPolicy) Covers(held []string, q string) bool {
	return q == "direct-care" || slices.Contains(held, q)
}
func (p *testPolicy) Func(f *types.Func) *Func {
	f = f.Origin()
	d := p.fn[f]
	if ps := p.pkg[f.Pkg()]; ps != nil {
		if d == nil {
			d = &Func{}
		}
		if d.Purposes == nil {
			c := *d
			c.Purposes = ps
			d = &c
		}
	}
	return d
}

func (p *testPolicy) file(f *ast.File, info *types.Info, pkg *types.Package) {
	words := func(g *ast.CommentGroup, name string) []string {
		if g == nil {
			return nil
		}
		for _, c := range g.List {
			if rest, ok := strings.CutPrefix(c.Text, "//lawful:"+name); ok {
				return strings.Fields(rest)
			}
		}
		return nil
	}
	mark := func(o types.Object, gs ...*ast.CommentGroup) {
		for _, g := range gs {
			if w := words(g, "data"); len(w) > 0 {
				p.data[o] = Data{Patient: w[0] == "patient", None: w[0] == "none"}
			}
		}
	}
	if w := words(f.Doc, "purpose"); w != nil {
		p.pkg[pkg] = w
	}
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			fn := info.Defs[d.Name].(*types.Func)
			m := &Func{Purposes: words(d.Doc, "purpose")}
			if w := words(d.Doc, "data"); len(w) > 0 {
				m.Results = Data{Patient: w[0] == "patient", None: w[0] == "none"}
			}
			if w := words(d.Doc, "deidentify"); len(w) > 0 {
				m.Deidentify, m.To = true, Anonymised
				if w[0] == "to=pseudonymised" {
					m.To = Pseudonymised
				}
			}
			p.fn[fn] = m
		case *ast.GenDecl:
			for _, sp := range d.Specs {
				switch sp := sp.(type) {
				case *ast.TypeSpec:
					mark(info.Defs[sp.Name], d.Doc, sp.Doc)
					if it, ok := sp.Type.(*ast.InterfaceType); ok {
						for _, m := range it.Methods.List {
							for _, n := range m.Names {
								fn := &Func{Purposes: words(m.Doc, "purpose")}
								if w := words(m.Doc, "data"); len(w) > 0 {
									fn.Results = Data{Patient: w[0] == "patient", None: w[0] == "none"}
								}
								p.fn[info.Defs[n].(*types.Func)] = fn
							}
						}
					}
					if st, ok := sp.Type.(*ast.StructType); ok {
						for _, fl := range st.Fields.List {
							for _, n := range fl.Names {
								mark(info.Defs[n], fl.Doc, fl.Comment)
							}
						}
					}
				case *ast.ValueSpec:
					for _, n := range sp.Names {
						mark(info.Defs[n], d.Doc, sp.Doc)
					}
				}
			}
		}
	}
	ast.Inspect(f, func(n ast.Node) bool { return true })
	for _, g := range f.Comments {
		for _, c := range g.List {
			if rest, ok := strings.CutPrefix(c.Text, "//lawful:purpose "); ok {
				l := p.fset.Position(c.Pos()).Line
				p.lit[l] = &Func{Purposes: strings.Fields(rest)}
				p.lit[l+1] = p.lit[l]
			}
		}
	}
}

// world loads packages of a GOPATH-like folder and analyses them in order of
// dependence.
type world struct {
	t       testing.TB
	root    string
	fset    *token.FileSet
	std     types.Importer
	policy  *testPolicy
	pkgs    map[string]*types.Package
	facts   map[string][]byte
	reports map[string]*Output
	files   map[string][]*ast.File
}

func newWorld(t testing.TB, root string) *world {
	fset := token.NewFileSet()
	return &world{
		t: t, root: root, fset: fset, std: importer.ForCompiler(fset, "source", nil),
		policy: &testPolicy{fset: fset, data: map[types.Object]Data{}, fn: map[*types.Func]*Func{}, pkg: map[*types.Package][]string{}, lit: map[int]*Func{}},
		pkgs:   map[string]*types.Package{}, facts: map[string][]byte{}, reports: map[string]*Output{}, files: map[string][]*ast.File{},
	}
}

func (w *world) Import(path string) (*types.Package, error) {
	if p := w.pkgs[path]; p != nil {
		return p, nil
	}
	dir := filepath.Join(w.root, path)
	names, _ := filepath.Glob(filepath.Join(dir, "*.go"))
	if len(names) == 0 {
		return w.std.Import(path)
	}
	var files []*ast.File
	for _, n := range names {
		src, err := os.ReadFile(n)
		if err != nil {
			return nil, err
		}
		f, err := parser.ParseFile(w.fset, n, src, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return w.check(path, files)
}

func (w *world) dump(p *analysis) {
	name := os.Getenv("LAWFUL_DUMP")
	for _, f := range p.order() {
		if name != "" && strings.Contains(f.String(), name) && p.sums[f] != nil {
			fmt.Println(p.u.dumpSummary(p.sums[f]))
		}
	}
}

func (w *world) check(path string, files []*ast.File) (*types.Package, error) {
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
	}
	pkg, err := (&types.Config{Importer: w}).Check(path, w.fset, files, info)
	if err != nil {
		return nil, err
	}
	w.pkgs[path] = pkg
	w.files[path] = files
	for _, f := range files {
		w.policy.file(f, info, pkg)
	}
	prog := ssa.NewProgram(w.fset, ssa.InstantiateGenerics)
	for _, i := range pkg.Imports() {
		prog.CreatePackage(i, nil, nil, true)
	}
	sp := prog.CreatePackage(pkg, files, info, false)
	sp.Build()
	testHook = w.dump
	out := Analyze(Input{
		Fset: w.fset, Pkg: sp, Policy: w.policy,
		Imports: func(p string) []byte { return w.facts[p] },
		Std:     func(p string) bool { return w.pkgs[p] == nil },
	})
	w.facts[path], w.reports[path] = out.Facts, out
	return pkg, nil
}

// text analyses a package of one file.
func (w *world) text(path, src string) {
	w.t.Helper()
	f, err := parser.ParseFile(w.fset, path+".go", src, parser.ParseComments)
	if err == nil {
		_, err = w.check(path, []*ast.File{f})
	}
	if err != nil {
		w.t.Fatal(err)
	}
}

var wantRE = regexp.MustCompile(`// want (.*)`)

// stdTypes type-checks the standard library from source, once.
var stdTypes = sync.OnceValue(func() types.Importer {
	return importer.ForCompiler(token.NewFileSet(), "source", nil)
})

// flowDirs lists the programs to run: all, or those that LAWFUL_DIRS names.
func flowDirs(t *testing.T) []string {
	if dirs := os.Getenv("LAWFUL_DIRS"); dirs != "" {
		return strings.Split(dirs, ",")
	}
	entries, err := os.ReadDir("../../../testdata/src/flow")
	if err != nil {
		t.Fatal(err)
	}
	var dirs []string
	for _, e := range entries {
		dirs = append(dirs, "flow/"+e.Name())
	}
	return dirs
}

// run analyses the programs of a folder and returns the lines that are wanted and
// not reported, those that are reported and not wanted, and how many were both.
func run(t *testing.T, dir string) (missed, extra []string, found int) {
	w := load(t, dir)
	if m := w.reports[dir].Missed; len(m) > 0 {
		t.Errorf("%s: too much to follow", m[0].Func)
	}
	return w.compare(dir)
}

func load(t testing.TB, dir string) *world {
	t.Helper()
	w := newWorld(t, "../../../testdata/src")
	w.std = stdTypes()
	if _, err := w.Import(dir); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *world) compare(dir string) (missed, extra []string, found int) {
	got := map[string]string{}
	for _, f := range w.reports[dir].Findings {
		got[w.line(f.Pos)] = fmt.Sprint(f.Data, " held ", f.Held, " enters ", f.Purpose, " ", f.Into, " ", f.Route)
	}
	for _, f := range w.files[dir] {
		for _, g := range f.Comments {
			for _, c := range g.List {
				if !wantRE.MatchString(c.Text) {
					continue
				}
				key := w.line(c.Pos())
				if got[key] == "" {
					missed = append(missed, key+": "+c.Text)
				} else {
					found++
				}
				delete(got, key)
			}
		}
	}
	for k, v := range got {
		extra = append(extra, k+": "+v)
	}
	slices.Sort(extra)
	return missed, extra, found
}

func (w *world) line(pos token.Pos) string {
	p := w.fset.Position(pos)
	return fmt.Sprintf("%s:%d", filepath.Base(p.Filename), p.Line)
}

// TestEngine runs the flow programs of the suite with a policy that knows types,
// functions and packages only: what is wanted must be reported. TestConformance
// runs them with the whole language, and judges what is reported besides.
func TestEngine(t *testing.T) {
	debugPanics = true
	for _, dir := range flowDirs(t) {
		t.Run(dir, func(t *testing.T) {
			missed, extra, _ := run(t, dir)
			for _, m := range missed {
				t.Errorf("missed: %s", m)
			}
			for _, x := range extra {
				t.Logf("besides: %s", x)
			}
		})
	}
}

// TestCoarse runs them as if each body were too much for a fine look: all that
// is wanted must still be found.
func TestCoarse(t *testing.T) {
	debugPanics = true
	saved := fine
	fine = coarse
	defer func() { fine = saved }()
	found, besides := 0, 0
	for _, dir := range flowDirs(t) {
		t.Run(dir, func(t *testing.T) {
			missed, extra, n := run(t, dir)
			for _, m := range missed {
				t.Errorf("missed: %s", m)
			}
			found, besides = found+n, besides+len(extra)
		})
	}
	t.Logf("%d found, %d reported besides", found, besides)
}

// TestMerged runs them with all calls that summaries leave to callers merged from the
// first: less is told apart, and nothing is lost.
func TestMerged(t *testing.T) {
	debugPanics = true
	saved := maxApart
	maxApart = 1
	defer func() { maxApart = saved }()
	for _, dir := range flowDirs(t) {
		t.Run(dir, func(t *testing.T) {
			if missed, _, _ := run(t, dir); len(missed) > 0 {
				t.Errorf("missed: %s", missed)
			}
		})
	}
}

// TestBlankedBound lowers the fields of a struct that are told apart when it is blanked:
// what is left in it is reported then.
func TestBlankedBound(t *testing.T) {
	saved := maxFieldsApart
	defer func() { maxFieldsApart = saved }()
	_, silent, found := run(t, "flow/fields")
	maxFieldsApart = 1
	missed, extra, lower := run(t, "flow/fields")
	if len(missed) > 0 || lower != found || len(extra) <= len(silent) {
		t.Errorf("missed %s, %d found of %d, besides %s", missed, lower, found, extra)
	}
}

// TestPicksBound lowers the uses of the elements of a list that are compared: what was
// overwritten in one of them is reported then.
func TestPicksBound(t *testing.T) {
	saved := maxPicks
	defer func() { maxPicks = saved }()
	_, silent, found := run(t, "flow/overwrite")
	maxPicks = 0
	missed, extra, lower := run(t, "flow/overwrite")
	if len(missed) > 0 || lower != found || len(extra) <= len(silent) {
		t.Errorf("missed %s, %d found of %d, besides %s", missed, lower, found, extra)
	}
}

// TestWorkBound lowers the bound on work: a program may then lose findings, but
// the functions that were not followed are listed.
func TestWorkBound(t *testing.T) {
	saved := ownWork
	defer func() { ownWork = saved }()
	const dir = "flow/calls"
	lost := 0
	for _, ownWork = range []int{1, 30, 100, 300, 1000} {
		w := load(t, dir)
		missed, _, _ := w.compare(dir)
		if len(missed) > 0 && len(w.reports[dir].Missed) == 0 {
			t.Errorf("work %d: nothing is listed and these are missed: %s", ownWork, missed)
		}
		lost += len(missed)
	}
	if lost == 0 {
		t.Error("no bound was met")
	}
}

// TestUnfollowedCaller has the only caller of a function be too much to follow: what the
// function does with its own data is reported all the same.
func TestUnfollowedCaller(t *testing.T) {
	saved := ownWork
	defer func() { ownWork = saved }()
	ownWork = 300
	w := newWorld(t, t.TempDir())
	src := "package p\n//lawful:data patient\ntype P struct{ N string }\n//lawful:purpose medical-research\nfunc sink(s string) {}\nfunc tell(p P) { sink(p.N) }\n" +
		"func id(s string) string { return s }\nfunc wide(ps []P) {\ntell(P{})\ns := \"\"" + strings.Repeat("\ns += id(ps[0].N)", 200) + "\n}"
	w.text("p", src)
	out := w.reports["p"]
	if len(out.Missed) != 1 || out.Missed[0].Func != "p.wide" {
		t.Fatalf("not followed: %v, want p.wide", out.Missed)
	}
	if len(out.Findings) != 1 || w.fset.Position(out.Findings[0].Pos).Line != 6 {
		t.Errorf("found %v, want line 6", out.Findings)
	}
}

// TestAgainBound makes calls in loops, and merged ones, once: a program may then lose
// findings, but the functions that were not followed are listed.
func TestAgainBound(t *testing.T) {
	saved := maxAgain
	defer func() { maxAgain = saved }()
	maxAgain = 1
	listed := 0
	for _, dir := range []string{"flow/iterators", "flow/callbacks", "flow/recursion"} {
		w := load(t, dir)
		missed, _, _ := w.compare(dir)
		if len(missed) > 0 && len(w.reports[dir].Missed) == 0 {
			t.Errorf("%s: nothing is listed and these are missed: %s", dir, missed)
		}
		listed += len(w.reports[dir].Missed) + w.reports[dir].Counters["again"]
	}
	if listed == 0 {
		t.Error("the bound was not met")
	}
}

// TestMergedSettle merges calls of a function that gets to itself by a variable, for which
// some of the data that it is given is reported elsewhere, and some not: they settle.
func TestMergedSettle(t *testing.T) {
	w := newWorld(t, t.TempDir())
	w.text("p", `package p
//lawful:data patient
func source() string { return "p" }
//lawful:purpose medical-research
func sink(s string) {}
var g = func(s string) string { return s }
func get() string {
	v := g("c")
	return g(v + source())
}
func run(c bool) {
	v := "c"
	f := func(a string) string {
		if c {
			return v + source()
		}
		w := g(v)
		v = w
		return g(w)
	}
	v = get()
	f(source())
	g = f
	get()
	sink(v)
}`)
	out := w.reports["p"]
	if out.Counters["again"] > 0 || len(out.Missed) > 0 || len(out.Findings) == 0 {
		t.Errorf("counters %v, not followed %v, found %v", out.Counters, out.Missed, out.Findings)
	}
}

// TestInitialiserBound lists the package's initialiser, which has no place of its
// own, at the first variable.
func TestInitialiserBound(t *testing.T) {
	saved := ownWork
	defer func() { ownWork = saved }()
	ownWork = 1
	w := newWorld(t, t.TempDir())
	w.text("p", "package p\n//lawful:data patient\ntype Patient struct{ Name string }\nvar first = load()\nvar second = 1\nfunc load() Patient { return Patient{string([]byte{1})} }")
	missed := w.reports["p"].Missed
	if len(missed) == 0 || missed[0].Func != "p.init" || w.fset.Position(missed[0].Pos).Line != 4 {
		t.Errorf("listed %v, want the initialiser on line 4", missed)
	}
}

// TestPendingBound calls through a parameter more often than a summary tells its
// callers: the function is listed when it hands on patient data, its own or a
// caller's. One that stays within the bound, or has no such data, is not.
func TestPendingBound(t *testing.T) {
	const (
		own    = "func many(p P, f func(P)) {"
		given  = "func one(p P) { many(p.N, keep) }\nfunc keep(string) {}\nfunc many(p string, f func(string)) {"
		hidden = "func get(s string) P { return P{s} }\nfunc many(s string, f func(string)) {\np := get(s).N"
		none   = "func one() { many(\"x\", keep) }\nfunc keep(string) {}\nfunc many(p string, f func(string)) {"
	)
	for _, c := range []struct {
		head  string
		calls int
		want  bool
	}{
		{own, maxPending, false}, {own, maxPending + 1, true}, {given, maxPending + 1, true}, {hidden, maxPending + 1, true}, {none, maxPending + 1, false},
	} {
		w := newWorld(t, t.TempDir())
		src := "package p\n//lawful:data patient\ntype P struct{ N string }\n" + c.head + strings.Repeat("\nf(p)", c.calls) + "\n}"
		f, err := parser.ParseFile(w.fset, "p.go", src, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.check("p", []*ast.File{f}); err != nil {
			t.Fatal(err)
		}
		if missed := w.reports["p"].Missed; (len(missed) > 0) != c.want {
			t.Errorf("%s: %d calls, bound %d: listed %v", c.head, c.calls, maxPending, missed)
		}
	}
}
