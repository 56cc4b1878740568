package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/check"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/project"
)

// checkFlags are the flags of "lawful check".
type checkFlags struct {
	dir, tags                               string
	tests, strict, notes, verbose, progress bool
	output                                  outputFlags
	baseline                                baselineFlags
	profile                                 profileFlags
}

func (a *app) checkFlagSet(f *checkFlags) *flag.FlagSet {
	fs := flag.NewFlagSet("check", flag.ContinueOnError)
	fs.StringVar(&f.dir, "C", a.dir, "change to `dir` first")
	fs.StringVar(&f.tags, "tags", "", "build `tags`, separated by commas")
	fs.BoolVar(&f.tests, "tests", false, "check test files too")
	fs.BoolVar(&f.strict, "strict", false, "report code without a purpose, and let warnings count")
	fs.BoolVar(&f.notes, "notes", false, "report notes too")
	fs.BoolVar(&f.verbose, "v", false, "tell what was done")
	fs.BoolVar(&f.progress, "progress", false, "tell how far a long run is")
	f.output.define(fs)
	f.baseline.define(fs)
	f.profile.define(fs)
	return fs
}

// check runs "lawful check".
func (a *app) check(args []string) int {
	var f checkFlags
	patterns, err := parseFlags(a.checkFlagSet(&f), args)
	if isHelp(err) {
		return a.help(nil)
	}
	if err != nil {
		return a.failf("check: %v", err)
	}
	dir, err := workingDir(f.dir)
	if err != nil {
		return a.failf("check: %v", err)
	}
	form, err := a.form(f.output, dir)
	if err != nil {
		return a.failf("check: %v", err)
	}
	accepted, err := f.baseline.open(dir)
	if err != nil {
		return a.failLines(dir, err)
	}
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	report, err := a.analyse(f, dir, patterns)
	if err != nil {
		return a.failLines(dir, err)
	}
	if err := accepted.apply(report, a.stderr); err != nil {
		return a.failf("check: %v", err)
	}
	return a.print(report, form, f, dir)
}

// analyse runs the analyzers over the packages.
func (a *app) analyse(f checkFlags, dir string, patterns []string) (*check.Report, error) {
	progress := newProgress(a.stderr, f.progress)
	defer progress.end()
	endProfile, err := f.profile.start()
	if err != nil {
		return nil, err
	}
	start := time.Now()
	report, err := check.Run(context.Background(), check.Options{
		Suite: a.suite, Dir: dir, Patterns: patterns, Tags: f.tags,
		Tests: f.tests, Strict: f.strict, Notes: f.notes,
		Config: a.getenv(project.EnvVar), Today: start.Format(time.DateOnly), Progress: progress.update,
	})
	progress.end()
	err = errors.Join(err, endProfile())
	if err == nil && f.verbose {
		printCounters(a.stderr, report.Counters, time.Since(start))
	}
	return report, err
}

// print writes the report and returns the exit code it stands for.
func (a *app) print(r *check.Report, form handler, f checkFlags, dir string) int {
	if err := a.write(&r.Report, form, f.output, dir); err != nil {
		return a.failf("check: %v", err)
	}
	a.tellUnread(r)
	for _, line := range r.Faults {
		fmt.Fprintln(a.stderr, finding.Clean(line))
	}
	switch {
	case len(r.Faults) > 0:
		return exitFailed
	case slices.ContainsFunc(r.Findings, func(found finding.Finding) bool {
		return found.Severity == finding.Error || f.strict && found.Severity == finding.Warning
	}):
		return exitFindings
	}
	return exitClean
}

// tellUnread tells of code whose directives have no effect, and where there is no
// patient data at all, which is no clean bill.
func (a *app) tellUnread(r *check.Report) {
	if r.Idle {
		fmt.Fprintln(a.stderr, "lawful: nothing is marked as patient data here, and the catalogue knows none of it, so there was nothing to follow: lawful init proposes marks")
	}
	for _, line := range r.Unread {
		fmt.Fprintln(a.stderr, "lawful: "+finding.Clean(line))
	}
}

// failLines reports an error of one or several lines. Lines that tell
// themselves where they come from, a place or the go command, stay as they are.
func (a *app) failLines(dir string, err error) int {
	for line := range strings.Lines(err.Error()) {
		line = strings.TrimRight(line, "\n")
		if !placed.MatchString(line) {
			line = "lawful: " + line
		}
		fmt.Fprintln(a.stderr, finding.Clean(finding.ShortLine(dir, line)))
	}
	return exitFailed
}

var placed = regexp.MustCompile(`^(go: |\t|(\w:)?[^:]*:\d+:)`)

// workingDir is the absolute path of what -C names, or of the working
// directory.
func workingDir(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	info, err := os.Stat(abs)
	if err != nil {
		return "", fmt.Errorf("-C %s: %w", dir, project.Reason(err))
	}
	if !info.IsDir() {
		return "", fmt.Errorf("-C %s: not a directory", dir)
	}
	return abs, nil
}

func printCounters(w io.Writer, counters map[string]int, took time.Duration) {
	for _, name := range slices.Sorted(maps.Keys(counters)) {
		fmt.Fprintf(w, "%8d %s\n", counters[name], name)
	}
	fmt.Fprintf(w, "%8.1f seconds\n", took.Seconds())
}
