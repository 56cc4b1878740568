package marks

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/annotations"
	"golang.org/x/tools/go/gcexportdata"
	"golang.org/x/tools/txtar"
)

// program is a few packages, each seen as a driver sees it: what it imports
// comes from export data, and what that says from encoded marks.
type program struct {
	t       testing.TB
	config  *annotations.Config
	shipped *annotations.Config
	check   func(*annotations.Basis, []string, string) string
	rule    func(string) (string, string)
	exports map[string][]byte
	encoded map[string][]byte
	imports map[string][]string
	units   map[string]*unit
}

// unit is one package and its marks.
type unit struct {
	fset  *token.FileSet
	files []*ast.File
	pkg   *types.Package
	info  *types.Info
	marks *Marks
	deps  map[string]*types.Package
}

// load type-checks the packages of a txtar archive in the order of the archive.
// A file a/b/x.go belongs to package a/b; lawful.yaml and catalogue.yaml are
// what they are called.
func load(t testing.TB, archive string, options ...func(*program)) *program {
	t.Helper()
	p := &program{t: t, exports: map[string][]byte{}, encoded: map[string][]byte{}, imports: map[string][]string{}, units: map[string]*unit{}}
	for _, o := range options {
		o(p)
	}
	var order []string
	sources := map[string][]txtar.File{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		var err error
		switch {
		case f.Name == "lawful.yaml":
			p.config, err = annotations.ParseConfig(f.Name, f.Data)
		case f.Name == "catalogue.yaml":
			p.shipped, err = annotations.ParseCatalogue(f.Name, f.Data)
		default:
			path := f.Name[:strings.LastIndexByte(f.Name, '/')]
			if sources[path] == nil {
				order = append(order, path)
			}
			sources[path] = append(sources[path], f)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range order {
		p.build(path, sources[path])
	}
	return p
}

func (p *program) build(path string, sources []txtar.File) {
	p.t.Helper()
	u := &unit{fset: token.NewFileSet(), deps: map[string]*types.Package{}, info: &types.Info{
		Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{},
	}}
	for _, f := range sources {
		file, err := parser.ParseFile(u.fset, "/some/where/"+f.Name, f.Data, parser.ParseComments)
		if err != nil {
			p.t.Fatal(err)
		}
		u.files = append(u.files, file)
	}
	conf := types.Config{Importer: importerFunc(func(path string) (*types.Package, error) {
		if pkg := u.deps[path]; pkg != nil && pkg.Complete() {
			return pkg, nil
		}
		return gcexportdata.Read(bytes.NewReader(p.exports[path]), u.fset, u.deps, path)
	})}
	var err error
	if u.pkg, err = conf.Check(path, u.fset, u.files, u.info); err != nil {
		p.t.Fatal(err)
	}
	var imported [][]byte
	for _, dep := range u.pkg.Imports() {
		imported = append(imported, p.encoded[dep.Path()])
	}
	u.marks = New(Input{Fset: u.fset, Files: u.files, Pkg: u.pkg, Info: u.info, Config: p.config, Catalogue: p.shipped,
		Imported: imported, Check: p.check, Rule: p.rule})
	p.units[path] = u
	p.encoded[path] = u.marks.Encode()
	var export bytes.Buffer
	if err := gcexportdata.Write(&export, u.fset, u.pkg); err != nil {
		p.t.Fatal(err)
	}
	p.exports[path] = export.Bytes()
}

type importerFunc func(string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }

// object finds "a/b.T", "a/b.T.M" or "a/b.T.F.G" as package from sees it.
func (p *program) object(from, name string) types.Object {
	p.t.Helper()
	u := p.units[from]
	slash := strings.LastIndexByte(name, '/') + 1
	dot := slash + strings.IndexByte(name[slash:], '.')
	pkg := u.pkg
	if path := name[:dot]; path != from {
		pkg = u.deps[path]
	}
	if pkg == nil {
		p.t.Fatalf("%s does not see %s", from, name)
	}
	names := strings.Split(name[dot+1:], ".")
	obj := pkg.Scope().Lookup(names[0])
	for _, n := range names[1:] {
		if obj == nil {
			break
		}
		obj = member(obj, n)
	}
	if obj == nil {
		p.t.Fatalf("%s sees no %s", from, name)
	}
	return obj
}

// member is the method or field that the type of obj itself declares.
func member(obj types.Object, name string) types.Object {
	if fn := methodAt(obj, name); fn != nil {
		return fn
	}
	if f := fieldAt(obj.Type(), []string{name}); f != nil {
		return f
	}
	return nil
}

// function is what package from sees declared of a function; a zero Func for
// nothing.
func (p *program) function(from, name string) *dataflow.Func {
	p.t.Helper()
	if f := p.units[from].marks.Func(p.object(from, name).(*types.Func)); f != nil {
		return f
	}
	return &dataflow.Func{}
}

// at is the position of the first occurrence of text in a package.
func (p *program) at(path, text string, archive string) token.Pos {
	p.t.Helper()
	u := p.units[path]
	for _, f := range txtar.Parse([]byte(archive)).Files {
		if i := strings.Index(string(f.Data), text); i >= 0 && strings.HasPrefix(f.Name, path+"/") {
			for _, file := range u.files {
				if strings.HasSuffix(u.fset.Position(file.Package).Filename, f.Name) {
					return file.FileStart + token.Pos(i)
				}
			}
		}
	}
	p.t.Fatalf("%s: no %q", path, text)
	return token.NoPos
}
