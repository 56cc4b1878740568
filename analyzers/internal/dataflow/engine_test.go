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

func (p *testPolicy) TypeData(o *types.TypeName) Data                { return p.data[o] }
func (p *testPolicy) FieldData(_ *types.TypeName, f *types.Var) Data { return p.data[f] }
func (p *testPolicy) VarData(v *types.Var) Data                      { return p.data[v] }
func (p *testPolicy) MapKeyData(*types.TypeName, string) Data        { return Data{} }
func (p *testPolicy) TypePurposes(*types.TypeName) []string          { return nil }
func (p *testPolicy) VarPurposes(v *types.Var) []string              { return p.pkg[v.Pkg()] }
func (p *testPolicy) Verdict(string, Place) Verdict                  { return Verdict{} }
func (p *testPolicy) Call(f *types.Func, _ []Argument) *Func         { return p.Func(f) }
func (p *testPolicy) Lit(pos token.Pos) *Func                        { return p.lit[p.fset.Position(pos).Line] }
func (p *testPolicy) SecondaryPurposes() []string                    { return nil }
func (p *testPolicy) Warns(*types.Func) bool                         { return false }
func (p *testPolicy) Secondary(ps []string) bool                     { return len(ps) > 0 && ps[0] != "direct-care" }
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

var wantRE = regexp.MustCompile(`// want (.*)`)

// TestEngine runs the programs under testdata: a line with "// want" must be
// reported, every other one must not.
func TestEngine(t *testing.T) {
	debugPanics = true
	dirs := strings.Split(os.Getenv("LAWFUL_DIRS"), ",")
	std := importer.ForCompiler(token.NewFileSet(), "source", nil)
	for _, dir := range dirs {
		if dir == "" {
			continue
		}
		t.Run(dir, func(t *testing.T) {
			w := newWorld(t, "../../../testdata/src")
			w.std = std
			if _, err := w.Import(dir); err != nil {
				t.Fatal(err)
			}
			compare(t, w, dir)
		})
	}
}

func compare(t *testing.T, w *world, dir string) {
	got := map[string]string{}
	for _, f := range w.reports[dir].Findings {
		p := w.fset.Position(f.Pos)
		got[fmt.Sprintf("%s:%d", filepath.Base(p.Filename), p.Line)] = fmt.Sprint(f.Data, " held ", f.Held, " enters ", f.Purpose, " ", f.Into, " ", f.Route)
	}
	for _, f := range w.files[dir] {
		for _, g := range f.Comments {
			for _, c := range g.List {
				p := w.fset.Position(c.Pos())
				key := fmt.Sprintf("%s:%d", filepath.Base(p.Filename), p.Line)
				if wantRE.MatchString(c.Text) {
					if got[key] == "" {
						t.Errorf("%s: missed: %s", key, c.Text)
					}
					delete(got, key)
				}
			}
		}
	}
	for k, v := range got {
		t.Errorf("%s: false: %s", k, v)
	}
	if c := w.reports[dir].Counters; len(c) > 0 {
		t.Logf("counters: %v", c)
	}
}
