package difftest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"runtime"

	"golang.org/x/tools/go/packages"
)

// Check parses and type-checks the analysed form of a program and returns its
// packages as a driver sees them: the app package, and under its Imports lib
// when the program is split. The error says what the type-checker said.
func Check(p *Program) (*packages.Package, error) {
	fset := token.NewFileSet()
	sources := p.Sources()
	deps := map[string]*packages.Package{}
	if text, ok := sources[LibPath]; ok {
		lib, err := checkPackage(fset, LibPath, "lib", text, nil)
		if err != nil {
			return nil, err
		}
		deps[LibPath] = lib
	}
	return checkPackage(fset, AppPath, "app", sources[AppPath], deps)
}

func checkPackage(fset *token.FileSet, path, name, text string, deps map[string]*packages.Package) (*packages.Package, error) {
	file, err := parser.ParseFile(fset, "/difftest.example/"+name+"/"+name+".go", text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	info := &types.Info{
		Types:        map[ast.Expr]types.TypeAndValue{},
		Instances:    map[*ast.Ident]types.Instance{},
		Defs:         map[*ast.Ident]types.Object{},
		Uses:         map[*ast.Ident]types.Object{},
		Implicits:    map[ast.Node]types.Object{},
		Selections:   map[*ast.SelectorExpr]*types.Selection{},
		Scopes:       map[ast.Node]*types.Scope{},
		FileVersions: map[*ast.File]string{},
	}
	sizes := types.SizesFor("gc", runtime.GOARCH)
	conf := types.Config{
		GoVersion: "go1.24",
		Sizes:     sizes,
		Importer:  imports(deps),
	}
	pkg, err := conf.Check(path, fset, []*ast.File{file}, info)
	if err != nil {
		return nil, err
	}
	return &packages.Package{
		ID:         path,
		Name:       name,
		PkgPath:    path,
		Fset:       fset,
		Syntax:     []*ast.File{file},
		Types:      pkg,
		TypesInfo:  info,
		TypesSizes: sizes,
		Imports:    deps,
		Module:     &packages.Module{Path: "difftest.example", Main: true, GoVersion: "1.24", Dir: "/difftest.example"},
	}, nil
}

// imports resolves the imports of generated packages: each other, or nothing.
type imports map[string]*packages.Package

// Import implements types.Importer.
func (m imports) Import(path string) (*types.Package, error) {
	if p, ok := m[path]; ok {
		return p.Types, nil
	}
	return nil, fmt.Errorf("generated code imports %q", path)
}
