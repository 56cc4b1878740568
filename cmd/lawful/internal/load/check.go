package load

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"os"
)

// Unit is what type-checking one package needs.
type Unit struct {
	Fset      *token.FileSet
	Path      string // package path, as types.Package.Path gives it
	Files     []string
	GoVersion string // such as "go1.26"; empty for the newest known
	Importer  types.Importer
	Sizes     types.Sizes
	// Declarations leaves function bodies out, and comments and type
	// information with them; mistakes in the code are passed over.
	Declarations bool
	// FakeC gives references to C no type instead of failing on them.
	FakeC bool
}

// Checked is a package with syntax and types. Info is nil for declarations.
type Checked struct {
	Files []*ast.File
	Types *types.Package
	Info  *types.Info
}

// A Fault is one mistake in the source as the compiler would report it. Pos
// may lack everything when the go command gave no place.
type Fault struct {
	Pos     token.Position
	Message string
}

// Check parses and type-checks a package. A package with faults is never
// returned, unless it was asked for its declarations only.
func (u *Unit) Check() (*Checked, []Fault) {
	files, faults := u.parse()
	if len(faults) > 0 && !u.Declarations {
		return nil, faults
	}
	var info *types.Info
	if !u.Declarations {
		info = newInfo()
	}
	conf := types.Config{
		Importer:         u.Importer,
		Sizes:            u.Sizes,
		GoVersion:        u.GoVersion,
		IgnoreFuncBodies: u.Declarations,
		FakeImportC:      u.FakeC,
		Error:            func(err error) { faults = append(faults, typeFault(err)) },
	}
	pkg, _ := conf.Check(u.Path, u.Fset, files, info) // errors went to conf.Error
	if len(faults) > 0 && !u.Declarations {
		return nil, faults
	}
	return &Checked{files, pkg, info}, nil
}

func (u *Unit) parse() ([]*ast.File, []Fault) {
	mode := parser.ParseComments | parser.SkipObjectResolution
	if u.Declarations {
		mode = parser.SkipObjectResolution
	}
	var files []*ast.File
	var faults []Fault
	for _, name := range u.Files {
		src, err := os.ReadFile(name)
		if err != nil {
			faults = append(faults, fileFault(name, err))
			continue
		}
		f, err := parser.ParseFile(u.Fset, name, src, mode)
		faults = append(faults, syntaxFaults(err)...)
		if f == nil {
			continue
		}
		if u.Declarations {
			dropBodies(f)
		}
		files = append(files, f)
	}
	return files, faults
}

// dropBodies lets go of the function bodies of f. An empty body stays, since
// some functions must have one.
func dropBodies(f *ast.File) {
	for _, d := range f.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
			fn.Body = &ast.BlockStmt{Lbrace: fn.Body.Lbrace, Rbrace: fn.Body.Rbrace}
		}
	}
}

func newInfo() *types.Info {
	return &types.Info{
		Types:        make(map[ast.Expr]types.TypeAndValue),
		Defs:         make(map[*ast.Ident]types.Object),
		Uses:         make(map[*ast.Ident]types.Object),
		Implicits:    make(map[ast.Node]types.Object),
		Instances:    make(map[*ast.Ident]types.Instance),
		Scopes:       make(map[ast.Node]*types.Scope),
		Selections:   make(map[*ast.SelectorExpr]*types.Selection),
		FileVersions: make(map[*ast.File]string),
	}
}

func typeFault(err error) Fault {
	var e types.Error
	if errors.As(err, &e) {
		return Fault{e.Fset.Position(e.Pos), e.Msg}
	}
	return Fault{Message: err.Error()}
}

func syntaxFaults(err error) []Fault {
	if err == nil {
		return nil
	}
	var list scanner.ErrorList
	if !errors.As(err, &list) {
		return []Fault{{Message: err.Error()}}
	}
	list.RemoveMultiples()
	faults := make([]Fault, 0, len(list))
	for _, e := range list {
		faults = append(faults, Fault{e.Pos, "syntax error: " + e.Msg})
	}
	return faults
}

func fileFault(name string, err error) Fault {
	var e *os.PathError
	if errors.As(err, &e) {
		err = e.Err
	}
	return Fault{token.Position{Filename: name, Line: 1, Column: 1}, err.Error()}
}
