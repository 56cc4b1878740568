package runner

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers"
)

// Package is one type-checked package, ready to be analysed. All fields but
// the lists of other files must be set.
type Package struct {
	Fset  *token.FileSet
	Files []*ast.File
	Types *types.Package
	Info  *types.Info
	Sizes types.Sizes
	// Module is nil for the standard library. An empty version marks a module
	// whose code is checked, as opposed to a dependency.
	Module *analysis.Module
	// OtherFiles and IgnoredFiles are absolute paths of files that are no Go
	// or that build constraints leave out.
	OtherFiles, IgnoredFiles []string
}

// Result is what the analyzers made of one package.
type Result struct {
	// Diagnostics are those of the analyzers that Run was asked for, not of
	// the ones these require, one analyzer after the other, each in the order
	// it reported.
	Diagnostics []Diagnostic
	// Accepted are findings that the code accepts, which were not reported.
	Accepted []Diagnostic
	// Fact is the package fact, nil when none was exported.
	Fact []byte
	// Counters sums what the analyzers' results counted (see [Counter]).
	Counters map[string]int
	// Inventory is that of the package, nil when no analyzer takes one.
	Inventory *analyzers.Inventory
}

// Diagnostic is a diagnostic and the analyzer that reported it. What goes
// beyond the framework's type is there for analyzers whose result is an
// [analyzers.Result].
type Diagnostic struct {
	Analyzer *analysis.Analyzer
	analyzers.Finding
}

// Counter may be implemented by the result of an analyzer that counts how
// often it met something worth telling the user of "lawful check -v", such as
// a bound.
type Counter interface{ Counters() map[string]int }

// Facts answers with the fact of a direct import, by package path, or nil.
type Facts func(path string) []byte

// Panic is the error for an analyzer that panicked.
type Panic struct {
	Package  string
	Analyzer string
	Value    any
	Where    string // base file name and line, for a report of the mistake
}

// Error names the package, the analyzer and the place.
func (p *Panic) Error() string {
	return fmt.Sprintf("%s: analyzer %s panicked: %v (%s)", p.Package, p.Analyzer, p.Value, p.Where)
}

// panicked tells where the panic that is being recovered began: the innermost
// frame outside the run-time system.
func panicked() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	inside := false // the frames below runtime.gopanic are those of the panic
	for {
		frame, more := frames.Next()
		system := strings.HasPrefix(frame.Function, "runtime.")
		if inside && !system {
			return fmt.Sprintf("%s:%d", filepath.Base(frame.File), frame.Line)
		}
		inside = inside || frame.Function == "runtime.gopanic"
		if !more {
			return "somewhere"
		}
	}
}

// Run executes the analyzers and everything they require over p, each after
// what it requires. It fails when an analyzer fails, panics, or declares a
// kind of fact that the drivers do not carry; the other analyzers' diagnostics
// are then lost too, so that a failure is never taken for a clean package.
func Run(p *Package, roots []*analysis.Analyzer, imported Facts) (*Result, error) {
	r := &run{
		pkg:      p,
		imported: imported,
		results:  make(map[*analysis.Analyzer]any),
		reported: make(map[*analysis.Analyzer][]analysis.Diagnostic),
		out:      &Result{Counters: make(map[string]int)},
	}
	for _, a := range roots {
		if err := r.analyze(a); err != nil {
			return nil, err
		}
	}
	for _, a := range roots {
		r.collect(a)
	}
	return r.out, nil
}

// collect puts the diagnostics of an analyzer into the result.
func (r *run) collect(a *analysis.Analyzer) {
	if inv, ok := r.results[a].(*analyzers.Inventory); ok {
		r.out.Inventory = inv
	}
	res, ok := r.results[a].(*analyzers.Result)
	if !ok {
		for _, d := range r.reported[a] {
			r.out.Diagnostics = append(r.out.Diagnostics, Diagnostic{a, analyzers.Finding{Diagnostic: d}})
		}
		return
	}
	for _, f := range res.Findings {
		if f.Allowed != nil {
			r.out.Accepted = append(r.out.Accepted, Diagnostic{a, f})
		} else {
			r.out.Diagnostics = append(r.out.Diagnostics, Diagnostic{a, f})
		}
	}
}

// FactAnalyzers returns the analyzers among roots, and among what these
// require, that produce facts: all that a dependency needs.
func FactAnalyzers(roots []*analysis.Analyzer) []*analysis.Analyzer {
	var list []*analysis.Analyzer
	seen := make(map[*analysis.Analyzer]bool)
	var visit func([]*analysis.Analyzer)
	visit = func(as []*analysis.Analyzer) {
		for _, a := range as {
			if seen[a] {
				continue
			}
			seen[a] = true
			visit(a.Requires)
			if len(a.FactTypes) > 0 {
				list = append(list, a)
			}
		}
	}
	visit(roots)
	return list
}

type run struct {
	pkg      *Package
	imported Facts
	results  map[*analysis.Analyzer]any
	reported map[*analysis.Analyzer][]analysis.Diagnostic
	out      *Result
}

func (r *run) analyze(a *analysis.Analyzer) error {
	if _, done := r.results[a]; done {
		return nil
	}
	for _, f := range a.FactTypes {
		if _, ok := f.(*analyzers.Fact); !ok {
			return fmt.Errorf("analyzer %s declares facts of type %T; only *analyzers.Fact is carried", a.Name, f)
		}
	}
	for _, req := range a.Requires {
		if err := r.analyze(req); err != nil {
			return err
		}
	}
	res, err := r.call(a)
	if err != nil {
		return err
	}
	r.results[a] = res
	if c, ok := res.(Counter); ok {
		for name, n := range c.Counters() {
			r.out.Counters[name] += n
		}
	}
	return nil
}

// call runs one analyzer, whose requirements have results.
func (r *run) call(a *analysis.Analyzer) (res any, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &Panic{Package: r.pkg.Types.Path(), Analyzer: a.Name, Value: v, Where: panicked()}
		}
	}()
	res, err = a.Run(r.pass(a))
	if err != nil {
		return nil, fmt.Errorf("%s: analyzer %s: %w", r.pkg.Types.Path(), a.Name, err)
	}
	if got := reflect.TypeOf(res); got != a.ResultType {
		return nil, fmt.Errorf("%s: analyzer %s returned a %v, not the %v it promises", r.pkg.Types.Path(), a.Name, got, a.ResultType)
	}
	return res, nil
}

func (r *run) pass(a *analysis.Analyzer) *analysis.Pass {
	p := r.pkg
	inputs := make(map[*analysis.Analyzer]any, len(a.Requires))
	for _, req := range a.Requires {
		inputs[req] = r.results[req]
	}
	return &analysis.Pass{
		Analyzer:     a,
		Fset:         p.Fset,
		Files:        p.Files,
		OtherFiles:   p.OtherFiles,
		IgnoredFiles: p.IgnoredFiles,
		Pkg:          p.Types,
		TypesInfo:    p.Info,
		TypesSizes:   p.Sizes,
		Module:       p.Module,
		ResultOf:     inputs,
		Report: func(d analysis.Diagnostic) {
			r.reported[a] = append(r.reported[a], d)
		},
		ReadFile:          r.readFile,
		ImportPackageFact: r.importFact,
		ExportPackageFact: func(f analysis.Fact) { r.out.Fact = f.(*analyzers.Fact).Bytes },
		AllPackageFacts:   r.allFacts,
		// Facts about objects are refused in analyze, so that these are never
		// reached with anything to lose.
		ImportObjectFact: func(types.Object, analysis.Fact) bool { return false },
		ExportObjectFact: func(types.Object, analysis.Fact) {},
		AllObjectFacts:   func() []analysis.ObjectFact { return nil },
	}
}

func (r *run) importFact(pkg *types.Package, fact analysis.Fact) bool {
	data := r.fact(pkg)
	if data == nil {
		return false
	}
	fact.(*analyzers.Fact).Bytes = data
	return true
}

func (r *run) fact(pkg *types.Package) []byte {
	if pkg == r.pkg.Types {
		return r.out.Fact
	}
	return r.imported(pkg.Path())
}

// allFacts lists the facts of the direct imports by path, then the package's
// own.
func (r *run) allFacts() []analysis.PackageFact {
	pkgs := slices.Clone(r.pkg.Types.Imports())
	slices.SortFunc(pkgs, func(a, b *types.Package) int { return strings.Compare(a.Path(), b.Path()) })
	var list []analysis.PackageFact
	for _, pkg := range append(pkgs, r.pkg.Types) {
		if data := r.fact(pkg); data != nil {
			list = append(list, analysis.PackageFact{Package: pkg, Fact: &analyzers.Fact{Bytes: data}})
		}
	}
	return list
}

// readFile reads a file of the package and refuses others, as the analysis
// framework documents.
func (r *run) readFile(name string) ([]byte, error) {
	p := r.pkg
	known := slices.Contains(p.OtherFiles, name) || slices.Contains(p.IgnoredFiles, name) ||
		slices.ContainsFunc(p.Files, func(f *ast.File) bool { return p.Fset.File(f.FileStart).Name() == name })
	if !known {
		return nil, fmt.Errorf("%s is not a file of package %s", name, p.Types.Path())
	}
	return os.ReadFile(name)
}
