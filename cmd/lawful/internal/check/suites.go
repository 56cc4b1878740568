package check

import (
	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/load"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/project"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/runner"
)

// addConfig reads the configuration that p is under.
func (r *run) addConfig(p *load.Package) error {
	file, err := r.config(p)
	if err != nil {
		return err
	}
	if _, ok := r.options[file]; ok {
		return nil
	}
	opts := analyzers.Options{Tests: r.o.Tests, Warnings: true, Strict: r.o.Strict, Notes: r.o.Notes, Inventory: r.o.Inventory}
	if err := project.Configure(&opts, file); err != nil {
		return err
	}
	if opts.Config != nil {
		r.configs = append(r.configs, opts)
		r.report.Configs = append(r.report.Configs, opts.Config)
	}
	r.options[file] = opts
	return nil
}

// addSuites makes the analyzers for each configuration.
func (r *run) addSuites() {
	for file, opts := range r.options {
		opts.Idle = r.report.Idle
		r.suites[file] = r.o.Suite.New(opts)
	}
	r.facts = runner.FactAnalyzers(r.o.Suite.New(analyzers.Options{Idle: r.report.Idle}))
}

// config is the configuration file for a checked package: its module's, or for
// one of a dependency that of the folder the run starts in.
func (r *run) config(p *load.Package) (string, error) {
	dir := p.Dir
	if !p.InMain() || dir == "" {
		dir = r.o.Dir
	}
	return project.Find(dir, r.o.Config)
}

func (r *run) analyzers(p *load.Package) ([]*analysis.Analyzer, error) {
	if !p.Checked() {
		return r.facts, nil
	}
	file, err := r.config(p)
	if err != nil {
		return nil, err
	}
	if !r.reported(p) {
		return runner.FactAnalyzers(r.suites[file]), nil
	}
	return r.suites[file], nil
}

// reported reports whether the findings of p are shown. Of a package that
// exists with and without its tests it is the one with them; one recompiled
// for the tests of another is not.
func (r *run) reported(p *load.Package) bool {
	if !p.Checked() {
		return false
	}
	if p.ForTest == "" {
		return !r.retested[p.Path()]
	}
	return p.Path() == p.ForTest || p.Path() == p.ForTest+"_test"
}
