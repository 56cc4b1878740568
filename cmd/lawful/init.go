package main

import (
	"context"
	"flag"
	"fmt"
	"path/filepath"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/catalogue"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/project"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/propose"
)

// initialise runs "lawful init": it looks at a module and writes a draft of its
// lawful.yaml, in which everything is a suggestion to edit.
func (a *app) initialise(args []string) int {
	var dirFlag string
	fs := flag.NewFlagSet("init", flag.ContinueOnError)
	fs.StringVar(&dirFlag, "C", a.dir, "change to `dir` first")
	rest, err := parseFlags(fs, args)
	if isHelp(err) {
		return a.help(nil)
	}
	if err != nil {
		return a.failf("init: %v", err)
	}
	if len(rest) > 0 {
		return a.failf("init: found %q; expected nothing but flags, as in lawful init -C %s", rest[0], rest[0])
	}
	dir, err := workingDir(dirFlag)
	if err != nil {
		return a.failf("init: %v", err)
	}
	shipped, err := catalogue.All()
	if err != nil {
		return a.failf("init: %v", err)
	}
	progress := newProgress(a.stderr, false)
	survey, err := propose.Look(context.Background(), propose.Options{
		Dir: dir, Config: a.getenv(project.EnvVar), Progress: progress.update,
		Known: annotations.NewIndex(shipped.Code).For,
	})
	progress.end()
	if err != nil {
		return a.failLines(dir, err)
	}
	if err := propose.Create(survey.File, survey.Draft()); err != nil {
		return a.failf("init: %s: %v", survey.File, project.Reason(err))
	}
	name := survey.File
	if wd, err := filepath.Abs("."); err == nil {
		if rel, err := filepath.Rel(wd, name); err == nil {
			name = rel
		}
	}
	fmt.Fprint(a.stdout, finding.CleanLines(survey.Summary(filepath.ToSlash(name))))
	return exitClean
}
