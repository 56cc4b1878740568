package vet

import (
	"cmp"
	"errors"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"runtime"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/load"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/project"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/runner"
)

// unit analyses the package that file describes. The fact is written only when
// all went well: go vet keeps what it finds there for good.
func (t *Tool) unit(file string, o options) (int, error) {
	c, err := readConfig(file)
	if err != nil {
		return 1, err
	}
	if c.standard(t.Getenv("GOROOT")) {
		return 0, c.writeFact(nil)
	}
	if !c.main() && !c.VetxOnly {
		return 1, fmt.Errorf("lawful: %s belongs to the dependency %s: go vet checks packages of the main module only; use lawful check %[1]s",
			c.ImportPath, c.ModulePath)
	}
	names := c.files(o.tests)
	if len(names) == 0 {
		return 0, c.writeFact(nil)
	}
	fset := token.NewFileSet()
	pkg, err := c.check(fset, names, t.sizes())
	if err != nil {
		if c.SucceedOnTypecheckFailure {
			return 0, nil // the compiler reports it
		}
		return 1, err
	}
	reported := c.reported(t.variant())
	as, err := t.analyzers(c, o, reported)
	if err != nil {
		return 1, err
	}
	read := facts{config: c}
	result, err := runner.Run(pkg, as, read.of)
	if err = cmp.Or(read.err, err); err != nil {
		return 1, err
	}
	if err := c.writeFact(result.Fact); err != nil {
		return 1, err
	}
	if !reported {
		return 0, nil
	}
	list := o.wanted(finding.New(finding.Unit{Fset: fset, Files: pkg.Files, Path: pkg.Types.Path()}, result.Diagnostics, t.Suite.Severity))
	if o.fix {
		return 0, t.repair(c, o, pkg, list)
	}
	return t.print(c, o, list)
}

// analyzers picks what to run. The fact of a dependency never depends on the
// configuration, so that its cached results outlive a change of it.
func (t *Tool) analyzers(c *config, o options, reported bool) ([]*analysis.Analyzer, error) {
	if !c.main() {
		return runner.FactAnalyzers(t.Suite.New(analyzers.Options{})), nil
	}
	opts := analyzers.Options{Tests: o.tests, Warnings: o.warnings, Strict: o.strict}
	file, err := project.Find(c.Dir, t.Getenv(project.EnvVar))
	if err != nil {
		return nil, err
	}
	if err := project.Configure(&opts, file); err != nil {
		return nil, err
	}
	as := t.Suite.New(opts)
	if !reported {
		as = runner.FactAnalyzers(as)
	}
	return as, nil
}

// check parses and type-checks the package against the compiler's export data.
func (c *config) check(fset *token.FileSet, names []string, sizes types.Sizes) (*runner.Package, error) {
	unit := load.Unit{
		Fset:      fset,
		Path:      c.ImportPath,
		Files:     names,
		GoVersion: c.GoVersion,
		Importer:  c.importer(fset),
		Sizes:     sizes,
	}
	checked, faults := unit.Check()
	if len(faults) > 0 {
		lines := load.SortFaults(faults, func(file string) string { return file })
		return nil, errors.New(strings.Join(lines, "\n"))
	}
	return &runner.Package{
		Fset: fset, Files: checked.Files, Types: checked.Types, Info: checked.Info, Sizes: sizes,
		Module: c.module(), OtherFiles: c.NonGoFiles, IgnoredFiles: c.IgnoredFiles,
	}, nil
}

func (c *config) importer(fset *token.FileSet) types.Importer {
	compiled := importer.ForCompiler(fset, c.Compiler, func(path string) (io.ReadCloser, error) {
		file, ok := c.PackageFile[path]
		if !ok {
			return nil, fmt.Errorf("go vet gave no export data for %q", path)
		}
		return os.Open(file)
	})
	return importerFunc(func(path string) (*types.Package, error) {
		if mapped, ok := c.ImportMap[path]; ok {
			path = mapped
		}
		return compiled.Import(path)
	})
}

type importerFunc func(path string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }

func (t *Tool) sizes() types.Sizes {
	arch := t.Getenv("GOARCH")
	if arch == "" {
		arch = runtime.GOARCH
	}
	return types.SizesFor("gc", arch)
}

// variant reports whether go vet runs us on a package recompiled for a test:
// the go command calls it "path [tested.test]".
func (t *Tool) variant() bool { return strings.HasSuffix(t.Getenv("TOOLEXEC_IMPORTPATH"), "]") }
