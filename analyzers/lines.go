package analyzers

import (
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"sync"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
)

// lines finds the places that routes name, in the files of a package and of
// what it imports, directly or not. It works when first asked. Where there is
// no source it goes by the objects that export data places in a file. It may be
// asked by several analyzers at once.
type lines struct {
	mu    sync.Mutex
	fset  *token.FileSet
	pkg   *types.Package
	own   []*ast.File
	pkgs  map[string]*types.Package
	files map[[2]string]*token.File // by package path and base name; nil for an unknown one
}

// find returns the start of a line, and no place when that is not known.
func (l *lines) find(at dataflow.Line) token.Pos {
	l.mu.Lock()
	defer l.mu.Unlock()
	path, name, line := at.Split()
	file := l.file(path, name)
	if file == nil || line < 1 || line > file.LineCount() {
		return token.NoPos
	}
	pos := file.LineStart(line)
	if q := l.fset.Position(pos); filepath.Base(q.Filename) != name || q.Line != line {
		return token.NoPos // a line directive renumbers the file
	}
	return pos
}

func (l *lines) file(path, name string) *token.File {
	key := [2]string{path, name}
	if f, ok := l.files[key]; ok {
		return f
	}
	if l.files == nil {
		l.files = make(map[[2]string]*token.File)
	}
	f := l.search(path, name)
	l.files[key] = f
	return f
}

func (l *lines) search(path, name string) *token.File {
	if path == l.pkg.Path() {
		for _, file := range l.own {
			if f := l.at(file.FileStart, name); f != nil {
				return f
			}
		}
		return nil
	}
	pkg := l.imported(path)
	if pkg == nil {
		return nil
	}
	for _, member := range pkg.Scope().Names() {
		obj := pkg.Scope().Lookup(member)
		if f := l.at(obj.Pos(), name); f != nil {
			return f
		}
		named, ok := types.Unalias(obj.Type()).(*types.Named)
		if !ok || named.Obj() != obj {
			continue
		}
		for m := range named.Methods() {
			if f := l.at(m.Pos(), name); f != nil {
				return f
			}
		}
	}
	return nil
}

// at returns the file that pos lies in, if it has that base name.
func (l *lines) at(pos token.Pos, name string) *token.File {
	f := l.fset.File(pos)
	if f == nil || filepath.Base(f.Name()) != name {
		return nil
	}
	return f
}

// imported is the package with that path among all that this one leads to.
func (l *lines) imported(path string) *types.Package {
	if l.pkgs == nil {
		l.pkgs = make(map[string]*types.Package)
		var visit func(*types.Package)
		visit = func(pkg *types.Package) {
			if l.pkgs[pkg.Path()] != nil {
				return
			}
			l.pkgs[pkg.Path()] = pkg
			for _, imp := range pkg.Imports() {
				visit(imp)
			}
		}
		visit(l.pkg)
	}
	return l.pkgs[path]
}
