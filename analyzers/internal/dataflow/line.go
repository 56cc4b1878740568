package dataflow

import (
	"go/token"
	"go/types"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// Line is a line of source as it may travel in facts: the import path of its
// package, the base name of the file and the line, as in
// "example.com/m/export/export.go:30"; "" for none. Folders of a machine have
// no place in facts.
type Line string

func newLine(fset *token.FileSet, pkg *types.Package, pos token.Pos) Line {
	if !pos.IsValid() {
		return ""
	}
	q := fset.Position(pos)
	short := filepath.Base(q.Filename) + ":" + strconv.Itoa(q.Line)
	if pkg == nil {
		return Line(short)
	}
	return Line(pkg.Path() + "/" + short)
}

// Short is the line as a reader who knows the package is told it:
// "export.go:30".
func (l Line) Short() string {
	if l == "" {
		return ""
	}
	return path.Base(string(l))
}

// Split takes a line apart. A line that a damaged fact brought gives zero
// values.
func (l Line) Split() (pkg, file string, line int) {
	place, number, _ := strings.Cut(l.Short(), ":")
	n, err := strconv.Atoi(number)
	if err != nil {
		return "", "", 0
	}
	dir, _ := path.Split(string(l))
	return strings.TrimSuffix(dir, "/"), place, n
}
