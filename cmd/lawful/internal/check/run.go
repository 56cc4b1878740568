package check

import (
	"context"
	"go/token"
	"go/types"
	"runtime"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/load"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/runner"
)

// run is the state of one run. The maps but counters are only read once
// packages are visited.
type run struct {
	o        Options
	fset     *token.FileSet
	sizes    types.Sizes
	options  map[string]analyzers.Options    // by configuration file
	suites   map[string][]*analysis.Analyzer // the same
	facts    []*analysis.Analyzer            // for dependencies
	configs  []analyzers.Options             // those with a configuration file
	retested map[string]bool                 // paths that are reported with their tests inside

	mu     sync.Mutex
	report Report
	errs   map[string]error // by import path
}

func newRun(o Options, pkgs []*load.Package, env load.GoEnv) (*run, error) {
	if env.GOARCH == "" {
		env.GOARCH = runtime.GOARCH
	}
	r := &run{
		o:        o,
		fset:     token.NewFileSet(),
		sizes:    types.SizesFor("gc", env.GOARCH),
		options:  make(map[string]analyzers.Options),
		suites:   make(map[string][]*analysis.Analyzer),
		retested: make(map[string]bool),
		report:   Report{Checked: make(map[string]bool), Counters: make(map[string]int), Inventory: make(map[string]*analyzers.Inventory)},
		errs:     make(map[string]error),
	}
	r.report.Whole, r.report.Unread = wholeModule(o, env), unread(pkgs)
	for _, p := range pkgs {
		if p.ForTest != "" && p.Path() == p.ForTest {
			r.retested[p.ForTest] = true
		}
		if !p.Checked() {
			continue
		}
		if err := r.addConfig(p); err != nil {
			return nil, err
		}
	}
	var err error
	if r.report.Idle, err = idle(pkgs, r.report.Configs); err != nil {
		return nil, err
	}
	r.addSuites()
	return r, nil
}

func (r *run) walk(ctx context.Context, pkgs []*load.Package) (*Report, error) {
	graph := load.Graph{Fset: r.fset, Sizes: r.sizes, Done: r.progress(len(pkgs))}
	program := graph.Walk(ctx, pkgs, r.visit)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if n := len(program.Unvisited); n > 0 {
		r.report.Counters["dependencies not analysed: cgo did not run"] = n
	}
	r.collectFaults(pkgs, program.Faults)
	if len(r.report.Faults) == 0 {
		for _, o := range r.configs {
			r.report.Findings = append(r.report.Findings, unmatched(o.Config, program.Types, r.report.Whole)...)
			r.report.Findings = append(r.report.Findings, r.register(o)...)
		}
	}
	r.report.Findings, r.report.Accepted = finding.Sort(r.report.Findings), finding.Sort(r.report.Accepted)
	r.report.Idle = r.report.Idle && len(r.report.Findings)+len(r.report.Accepted)+len(r.report.Faults) == 0
	finding.Identify(&r.report.Report)
	return &r.report, nil
}

func (r *run) progress(total int) func(*load.Package) {
	if r.o.Progress == nil {
		return nil
	}
	done := 0
	return func(*load.Package) {
		done++
		r.o.Progress(done, total)
	}
}

// visit analyses one package, concurrently with others, and returns its fact.
func (r *run) visit(l *load.Loaded) []byte {
	p := l.Package
	as, err := r.analyzers(p)
	var result *runner.Result
	if err == nil {
		result, err = runner.Run(&runner.Package{
			Fset: r.fset, Files: l.Code.Files, Types: l.Code.Types, Info: l.Code.Info, Sizes: r.sizes,
			Module: p.AnalysisModule(),
		}, as, func(path string) []byte { return l.Facts[path] })
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if n := len(p.IgnoredGoFiles); n > 0 && r.reported(p) {
		r.report.Counters["files that build constraints leave out"] += n
	}
	if err != nil {
		r.errs[p.ImportPath] = err
		return nil
	}
	for name, n := range result.Counters {
		r.report.Counters[name] += n
	}
	if r.reported(p) {
		r.collect(l.Code, result)
	}
	return result.Fact
}

// collect takes the findings of a package into the report.
func (r *run) collect(code *load.Checked, result *runner.Result) {
	u := finding.Unit{Fset: r.fset, Files: code.Files, Path: code.Types.Path()}
	r.report.Counters["packages checked"]++
	r.report.Checked[u.Path] = true
	if result.Inventory != nil {
		r.report.Inventory[u.Path] = result.Inventory
	}
	r.report.Findings = append(r.report.Findings, r.keep(finding.New(u, result.Diagnostics, r.o.Suite.Severity))...)
	r.report.Accepted = append(r.report.Accepted, r.keep(finding.New(u, result.Accepted, r.o.Suite.Severity))...)
}

func (r *run) keep(list []finding.Finding) []finding.Finding {
	if r.o.Notes {
		return list
	}
	return finding.Keep(list, finding.Error, finding.Warning)
}
