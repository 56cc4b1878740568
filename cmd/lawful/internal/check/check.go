package check

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/load"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/project"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/runner"
)

// Options say what to check, and how.
type Options struct {
	Suite    runner.Suite
	Dir      string   // absolute; where patterns and file names are relative to
	Patterns []string // packages, as the go command takes them
	Tags     string   // build tags, comma-separated
	Tests    bool     // tests too
	Strict   bool     // code without a purpose too
	Notes    bool     // findings of severity "note" too
	// Inventory asks for what the code does with patient data, covered or not.
	Inventory bool
	Config    string // the value of [project.EnvVar]
	Today     string // the date, YYYY-MM-DD, for reviews that are overdue; "" judges none
	// Progress, if not nil, is told how many of how many packages are done;
	// never concurrently.
	Progress func(done, total int)
}

// Report is what a run found out, and how far it looked.
type Report struct {
	finding.Report
	// Checked holds the import paths of the packages whose findings are shown;
	// Whole says that these are all of the module.
	Checked map[string]bool
	Whole   bool
	// Idle says that nothing loaded can be patient data, so that none was followed,
	// and that there was nothing else to tell.
	Idle bool
	// Unread tells, a line each, of code whose directives have no effect.
	Unread []string
	// Counters tell of the work done, for the curious.
	Counters map[string]int
	// Inventory holds what each checked package does, by import path; Configs are
	// the configurations that these are under. Both are for Options.Inventory
	// only.
	Inventory map[string]*analyzers.Inventory
	Configs   []*annotations.Config
}

// Run checks the packages. It returns an error when there is nothing to check
// or the configuration is wrong, with a line for each mistake.
func Run(ctx context.Context, o Options) (*Report, error) {
	query := load.Query{Dir: o.Dir, Patterns: o.Patterns, Tags: o.Tags, Tests: o.Tests}
	env, err := load.Environment(ctx, query)
	if err != nil {
		return nil, err
	}
	if env.NoModule() && !files(o.Patterns) {
		return nil, fmt.Errorf("%s: no go.mod in this folder or one above; expected a module, or -C and the folder of one", o.Dir)
	}
	if err := validate(o, env); err != nil {
		return nil, err
	}
	pkgs, err := load.List(ctx, query)
	if err != nil {
		return nil, err
	}
	if err := wanted(o.Patterns, pkgs); err != nil {
		return nil, err
	}
	r, err := newRun(o, pkgs, env)
	if err != nil {
		return nil, err
	}
	return r.walk(ctx, pkgs)
}

// files reports whether the patterns are names of Go files, which need no
// module.
func files(patterns []string) bool {
	return !slices.ContainsFunc(patterns, func(p string) bool { return !strings.HasSuffix(p, ".go") })
}

// validate reads every configuration file in reach, before the work begins.
func validate(o Options, env load.GoEnv) error {
	files, err := project.Files(o.Dir, o.Config, env.GOWORK)
	if err != nil {
		return err
	}
	var errs []error
	for _, file := range files {
		errs = append(errs, project.Configure(&analyzers.Options{}, file))
	}
	return errors.Join(errs...)
}

// wanted fails when the patterns leave nothing to check.
func wanted(patterns []string, pkgs []*load.Package) error {
	named := false
	for _, p := range pkgs {
		if p.Checked() || p.Error != nil {
			return nil
		}
		named = named || !p.DepOnly
	}
	if named {
		return fmt.Errorf("%s: packages of the standard library are not checked", strings.Join(patterns, " "))
	}
	return fmt.Errorf("%s: no packages matched", strings.Join(patterns, " "))
}
