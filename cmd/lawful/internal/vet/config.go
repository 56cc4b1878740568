package vet

import (
	"encoding/json"
	"fmt"
	"go/build"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// config is go vet's description of one package, without what is not used
// here. Source: vetConfig in the go command.
type config struct {
	ID            string
	Compiler      string
	Dir           string
	ImportPath    string
	GoFiles       []string // absolute
	NonGoFiles    []string
	IgnoredFiles  []string
	ModulePath    string
	ModuleVersion string            // "" in a main module
	ImportMap     map[string]string // path in the source to package path
	PackageFile   map[string]string // package path to export data
	PackageVetx   map[string]string // package path to fact
	VetxOnly      bool              // wanted for its fact only
	VetxOutput    string
	Stdout        string // file that takes the standard output
	GoVersion     string
	FixArchive    string // file that takes the repaired files, if any are wanted

	SucceedOnTypecheckFailure bool
}

func readConfig(file string) (*config, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	c := new(config)
	if err := json.Unmarshal(data, c); err != nil {
		return nil, fmt.Errorf("%s: not a package description of go vet: %w", file, err)
	}
	return c, nil
}

// standard reports whether the package is part of the standard library: its
// files lie in the Go installation.
func (c *config) standard(goroot string) bool {
	if goroot == "" {
		goroot = runtime.GOROOT()
	}
	rel, err := filepath.Rel(filepath.Join(goroot, "src"), c.Dir)
	return err == nil && filepath.IsLocal(rel)
}

// main reports whether the package belongs to a main module, of which there
// are several in a workspace.
func (c *config) main() bool { return c.ModuleVersion == "" }

// module describes the module as analyzers see it, nil when there is none.
func (c *config) module() *analysis.Module {
	if c.ModulePath == "" {
		return nil
	}
	return &analysis.Module{Path: c.ModulePath, Version: c.ModuleVersion, GoVersion: c.GoVersion}
}

// reported reports whether the package's findings are printed. variant says
// that it is a copy recompiled for the test of another package. See the
// package comment.
func (c *config) reported(variant bool) bool {
	switch {
	case !c.main():
		return false
	case !c.VetxOnly:
		return true
	case variant:
		return false
	}
	return !c.testedInside()
}

// testedInside reports whether the folder has test files of the package itself
// that every build for this system includes. What build tags decide is doubt, and
// doubt is answered with no: a finding shown twice is better than one lost.
func (c *config) testedInside() bool {
	names, _ := filepath.Glob(filepath.Join(c.Dir, "*_test.go"))
	return slices.ContainsFunc(names, func(name string) bool {
		ok, err := build.Default.MatchFile(filepath.Split(name))
		return ok && err == nil && insideTest(name)
	})
}

// insideTest reports whether a test file belongs to the package it tests and
// has no build constraint.
func insideTest(name string) bool {
	f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.PackageClauseOnly|parser.ParseComments)
	if err != nil || strings.HasSuffix(f.Name.Name, "_test") {
		return false
	}
	for _, group := range f.Comments {
		for _, comment := range group.List {
			if constraint.IsGoBuild(comment.Text) || constraint.IsPlusBuild(comment.Text) {
				return false
			}
		}
	}
	return true
}

// files are the Go files to analyse. Without tests, those are left out
// altogether: a package stands without them, and what is found in it must not
// depend on whether go vet hands it over with or without its tests.
func (c *config) files(tests bool) []string {
	if tests {
		return c.GoFiles
	}
	return slices.DeleteFunc(slices.Clone(c.GoFiles), func(f string) bool { return strings.HasSuffix(f, "_test.go") })
}
