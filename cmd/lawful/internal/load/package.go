package load

import (
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Package is a package as "go list" describes it. A package recompiled for a
// test has an ImportPath of its own, "path [tested.test]".
type Package struct {
	ImportPath string
	Name       string
	Dir        string
	Standard   bool
	DepOnly    bool   // not named by a pattern
	ForTest    string // package that the test is of, when this is part of one
	Module     *Module

	GoFiles        []string
	CgoFiles       []string
	IgnoredGoFiles []string
	TestGoFiles    []string
	XTestGoFiles   []string

	Imports   []string          // import paths of packages, after mapping
	ImportMap map[string]string // path in the source to import path
	Error     *ListError

	// CompiledGoFiles are absolute paths of what cgo made of a package that
	// uses it, and nil for all others.
	CompiledGoFiles []string
}

// Module is a module as "go list" describes it.
type Module struct {
	Path      string
	Version   string
	Main      bool
	GoVersion string
	Replace   *Module // what stands in for it; a folder has no version
}

// ListError is what the go command found wrong with a package.
type ListError struct {
	ImportStack []string
	Pos         string
	Err         string
}

// Path is the package path: without the mark of a test variant.
func (p *Package) Path() string {
	path, _, _ := strings.Cut(p.ImportPath, " ")
	return path
}

// Checked reports whether findings in the package are wanted: it belongs to a
// main module, or was named.
func (p *Package) Checked() bool {
	if p.Standard {
		return false
	}
	return p.InMain() || !p.DepOnly
}

// InMain reports whether the package belongs to a main module, or to none.
func (p *Package) InMain() bool { return !p.Standard && (p.Module == nil || p.Module.Main) }

// InFolder reports whether the package is a dependency whose module a replace
// directive takes from a folder, which is likely to be the user's own code.
func (p *Package) InFolder() bool {
	return !p.InMain() && p.Module != nil && p.Module.Replace != nil && p.Module.Replace.Version == ""
}

// TestMain reports whether the package is the generated program of a test.
func (p *Package) TestMain() bool {
	return p.Name == "main" && p.ForTest == "" && strings.HasSuffix(p.ImportPath, ".test")
}

// Sources are the absolute paths of the Go files to type-check, and whether
// references to C in them are unresolved.
func (p *Package) Sources() (files []string, fakeC bool) {
	if p.CompiledGoFiles != nil {
		return p.CompiledGoFiles, false
	}
	return append(absolute(p.Dir, p.GoFiles), absolute(p.Dir, p.CgoFiles)...), len(p.CgoFiles) > 0
}

// cgoImports are what the files made by cgo import beyond Imports.
func (p *Package) cgoImports() []string {
	if p.CompiledGoFiles == nil {
		return nil
	}
	return []string{"runtime/cgo", "syscall"}
}

// GoVersion is the language version of the package, such as "go1.26"; empty
// when nothing says it.
func (p *Package) GoVersion() string {
	if p.Module == nil || p.Module.GoVersion == "" {
		return ""
	}
	return "go" + p.Module.GoVersion
}

// AnalysisModule describes the module as analyzers see it: nil for the standard
// library, and without a version where findings are wanted.
func (p *Package) AnalysisModule() *analysis.Module {
	if p.Module == nil {
		return nil
	}
	m := &analysis.Module{Path: p.Module.Path, Version: p.Module.Version, GoVersion: p.GoVersion()}
	if p.Checked() {
		m.Version = ""
	}
	return m
}

func absolute(dir string, names []string) []string {
	files := make([]string, 0, len(names))
	for _, name := range names {
		if !filepath.IsAbs(name) {
			name = filepath.Join(dir, name)
		}
		files = append(files, name)
	}
	return files
}

// String is the error in one line, with its place when it has one.
func (e *ListError) String() string {
	text := strings.Join(strings.Fields(e.Err), " ")
	if e.Pos == "" || strings.HasPrefix(text, e.Pos) {
		return text
	}
	return e.Pos + ": " + text
}
