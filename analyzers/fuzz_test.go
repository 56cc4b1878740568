package analyzers_test

import (
	"encoding/binary"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/analyzers/internal/dataflow/difftest"
)

// FuzzSource holds that no source text makes an analyzer fail, the engine panic
// inside, or two runs differ.
func FuzzSource(f *testing.F) {
	for _, text := range conformancePrograms(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		analyseTwice(t, unit{"m/app", text, nil}) // what does not compile is not analysed
	})
}

// FuzzProgram holds the same for programs that a generator makes and that edits
// then change: there are loops, closures, generics and cycles of all kinds in
// them. What an edit has kept from compiling is not analysed; without edits all are.
func FuzzProgram(f *testing.F) {
	for seed := range uint64(8) {
		f.Add(seed, []byte{})
		for kind := range byte(5) {
			f.Add(seed, []byte{kind, 0, 21, 0, 32})
		}
	}
	f.Fuzz(func(t *testing.T, seed uint64, edits []byte) {
		sources := difftest.Generate(seed % (1 << 20)).Sources()
		var imports []unit
		if text, ok := sources[difftest.LibPath]; ok {
			imports = append(imports, unit{difftest.LibPath, edited(text, edits), nil})
		}
		compiled := analyseTwice(t, unit{difftest.AppPath, edited(sources[difftest.AppPath], edits), imports})
		if len(edits) == 0 && !compiled {
			t.Error("a generated program does not compile")
		}
	})
}

// FuzzFacts holds that no bytes in the place of a dependency's fact do harm: a
// cache may be damaged, or hostile.
func FuzzFacts(f *testing.F) {
	lib := unit{"m/lib", factsLib, nil}
	app := unit{"m/app", factsApp, nil}
	whole, err := newProgram().analyse(lib, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole.fact)
	for i := 0; i < len(whole.fact); i += 40 {
		f.Add(whole.fact[:i])
	}
	f.Fuzz(func(t *testing.T, fact []byte) {
		p := newProgram()
		if _, err := p.analyse(lib, nil); err != nil {
			t.Fatal(err)
		}
		r, err := p.analyse(app, map[string][]byte{"m/lib": fact})
		if err != nil || r.counters["panic"] > 0 {
			t.Errorf("%v, %d panics in the engine", err, r.counters["panic"])
		}
	})
}

const factsLib = `package lib

//lawful:data patient
type Patient struct{ Name string; Next *Patient }

type Sink interface{ Put(string) }

type Box[T any] struct{ V T; Put func(T) }

func (b *Box[T]) Set(v T) { b.V = v; b.Put(v) }

var Last = map[string]*Patient{}

func Pass(p *Patient, to Sink) (string, error) { to.Put(p.Name); Last["x"] = p; return p.Next.Name, nil }

func Each(f func(Patient)) { for _, p := range Last { f(*p) } }

//lawful:purpose research
//lawful:basis a6=public-task a9=research route=section-251 ref=23/CAG/0012
func Enrol(s string) {}
`

const factsApp = `package app

import "m/lib"

type sink struct{ got []string }

func (s *sink) Put(x string) { s.got = append(s.got, x); lib.Enrol(x) }

//lawful:purpose direct-care
func Run(p *lib.Patient) {
	s, err := lib.Pass(p, &sink{})
	lib.Each(func(q lib.Patient) { lib.Enrol(q.Name) })
	b := &lib.Box[string]{Put: lib.Enrol}
	b.Set(s)
	if err != nil { panic(lib.Last) }
}
`

// conformancePrograms are the files of the suite that stand alone and compile.
func conformancePrograms(f *testing.F) (list []string) {
	f.Helper()
	err := fs.WalkDir(os.DirFS(filepath.Join("..", "testdata", "src")), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".go" {
			return err
		}
		data, err := os.ReadFile(filepath.Join("..", "testdata", "src", name))
		if err == nil && !strings.Contains(string(data), `"care/`) {
			if _, err := newProgram().check(unit{"m/app", string(data), nil}); err == nil {
				list = append(list, string(data))
			}
		}
		return err
	})
	if err != nil || len(list) < 20 {
		f.Fatalf("%d programs, %v", len(list), err)
	}
	return list
}

// analyseTwice fails t when a unit that compiles is not analysed, or not the same
// again. It reports whether the unit compiles.
func analyseTwice(t *testing.T, u unit) bool {
	t.Helper()
	// Nobody waits for the end of a fuzzed call; what does not end is a finding.
	stuck := time.AfterFunc(3*time.Minute, func() { panic("no end:\n" + u.text) })
	defer stuck.Stop()
	var first string
	for i := range 2 {
		p := newProgram()
		facts := make(map[string][]byte)
		for _, lib := range u.imports {
			r, err := p.analyse(lib, nil)
			if err != nil {
				return false
			}
			facts[lib.path] = r.fact
		}
		r, err := p.analyse(u, facts)
		if err != nil {
			return false
		}
		if n := r.counters["panic"]; n > 0 {
			t.Fatalf("%d panics in the engine", n)
		}
		said := strings.Join(r.findings, "\n") + string(r.fact)
		if i > 0 && said != first {
			t.Errorf("two runs differ:\n%s\n%s", first, said)
		}
		first = said
	}
	return true
}

// unit is a package of one file.
type unit struct {
	path, text string
	imports    []unit
}

// program type-checks and analyses packages that may import each other.
type program struct {
	fset  *token.FileSet
	known map[string]*types.Package
}

func newProgram() *program {
	return &program{token.NewFileSet(), make(map[string]*types.Package)}
}

// standard are the packages of the standard library that fuzzed code may
// import, with all that they import.
var standard = sync.OnceValue(func() map[string]*types.Package {
	names := []string{"bufio", "bytes", "context", "encoding/json", "errors", "fmt", "io", "iter", "log", "maps", "net/http", "os", "slices", "sort", "strconv", "strings", "sync", "sync/atomic", "time", "unsafe"}
	list, err := packages.Load(&packages.Config{Mode: packages.NeedName | packages.NeedTypes | packages.NeedImports | packages.NeedDeps}, names...)
	if err != nil {
		panic(err)
	}
	known := make(map[string]*types.Package)
	for _, p := range list {
		known[p.PkgPath] = p.Types
	}
	return known
})

// Import answers the type-checker.
func (p *program) Import(path string) (*types.Package, error) {
	for _, known := range []map[string]*types.Package{p.known, standard()} {
		if pkg := known[path]; pkg != nil {
			return pkg, nil
		}
	}
	return nil, fmt.Errorf("no package %q", path)
}

// answer is what the analyzers make of a package.
type answer struct {
	findings []string
	fact     []byte
	counters map[string]int
}

// analyse runs all analyzers over a package of the main module. The error says
// why it does not compile; an analyzer that fails is fatal.
func (p *program) analyse(u unit, facts map[string][]byte) (answer, error) {
	out := answer{counters: make(map[string]int)}
	pass, err := p.check(u)
	if err != nil {
		return out, err
	}
	pass.ResultOf = make(map[*analysis.Analyzer]any)
	pass.Report = func(d analysis.Diagnostic) { out.findings = append(out.findings, d.Message) }
	pass.ImportPackageFact = func(from *types.Package, f analysis.Fact) bool {
		data, ok := facts[from.Path()]
		f.(*analyzers.Fact).Bytes = data
		return ok
	}
	pass.ExportPackageFact = func(f analysis.Fact) { out.fact = f.(*analyzers.Fact).Bytes }
	for _, a := range analyzers.New(analyzers.Options{Warnings: true, Notes: true, Strict: true, Inventory: true}) {
		runAfterNeeded(pass, a)
	}
	for _, result := range pass.ResultOf {
		if c, ok := result.(interface{ Counters() map[string]int }); ok {
			for name, n := range c.Counters() {
				out.counters[name] += n
			}
		}
	}
	return out, nil
}

// check type-checks a package and makes the pass that its analyzers share.
func (p *program) check(u unit) (*analysis.Pass, error) {
	file, err := parser.ParseFile(p.fset, "/m/"+u.path+".go", u.text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	info := &types.Info{
		Types: make(map[ast.Expr]types.TypeAndValue), Instances: make(map[*ast.Ident]types.Instance),
		Defs: make(map[*ast.Ident]types.Object), Uses: make(map[*ast.Ident]types.Object),
		Implicits: make(map[ast.Node]types.Object), Selections: make(map[*ast.SelectorExpr]*types.Selection),
		Scopes: make(map[ast.Node]*types.Scope), FileVersions: make(map[*ast.File]string),
	}
	conf := types.Config{Importer: p, Sizes: types.SizesFor("gc", runtime.GOARCH), GoVersion: "go1.26"}
	pkg, err := conf.Check(u.path, p.fset, []*ast.File{file}, info)
	if err != nil {
		return nil, err
	}
	p.known[u.path] = pkg
	return &analysis.Pass{
		Fset: p.fset, Files: []*ast.File{file}, Pkg: pkg, TypesInfo: info, TypesSizes: conf.Sizes,
		Module: &analysis.Module{Path: "m", GoVersion: "1.26"},
	}, nil
}

// runAfterNeeded runs an analyzer after those that it requires.
func runAfterNeeded(pass *analysis.Pass, a *analysis.Analyzer) {
	if _, done := pass.ResultOf[a]; done {
		return
	}
	for _, needed := range a.Requires {
		runAfterNeeded(pass, needed)
	}
	own := *pass
	own.Analyzer = a
	result, err := a.Run(&own)
	if err != nil {
		panic(fmt.Sprintf("%s: %v", a.Name, err))
	}
	pass.ResultOf[a] = result
}

// edited changes the lines and the names of a program. Five bytes say what, and
// two places.
func edited(text string, edits []byte) string {
	for ; len(edits) >= 5; edits = edits[5:] {
		a, b := binary.BigEndian.Uint16(edits[1:]), binary.BigEndian.Uint16(edits[3:])
		switch lines := strings.SplitAfter(text, "\n"); edits[0] % 5 {
		case 0, 1:
			text = renamed(text, int(a), int(b))
		case 2:
			i := int(a) % len(lines)
			text = strings.Join(slices.Delete(lines, i, i+1), "")
		case 3:
			text = strings.Join(slices.Insert(lines, int(b)%len(lines), lines[int(a)%len(lines)]), "")
		case 4:
			i, j := int(a)%len(lines), int(b)%len(lines)
			lines[i], lines[j] = lines[j], lines[i]
			text = strings.Join(lines, "")
		}
	}
	return text
}

// renamed puts one name or operator in the place of another.
func renamed(text string, a, b int) string {
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(text))
	s.Init(file, []byte(text), nil, 0)
	type place struct{ from, to int }
	var names []place
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			break
		}
		if at := file.Offset(pos); tok == token.IDENT {
			names = append(names, place{at, at + len(lit)})
		}
	}
	if len(names) == 0 {
		return text
	}
	to, from := names[a%len(names)], names[b%len(names)]
	return text[:to.from] + text[from.from:from.to] + text[to.to:]
}
