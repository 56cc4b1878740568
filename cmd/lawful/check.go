package main

import (
	"context"
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
	dir, tags, format             string
	tests, strict, notes, verbose bool
	excerpt                       bool
}

func (a *app) checkFlagSet(f *checkFlags) *flag.FlagSet {
	fs := flag.NewFlagSet("check", flag.ContinueOnError)
	fs.StringVar(&f.dir, "C", a.dir, "change to `dir` first")
	fs.StringVar(&f.tags, "tags", "", "build `tags`, separated by commas")
	fs.StringVar(&f.format, "format", "text", "output `form`: text or json")
	fs.BoolVar(&f.tests, "tests", false, "check test files too")
	fs.BoolVar(&f.strict, "strict", false, "report code without a purpose, and let warnings count")
	fs.BoolVar(&f.notes, "notes", false, "report notes too")
	fs.BoolVar(&f.verbose, "v", false, "tell what was done")
	fs.BoolVar(&f.excerpt, "excerpt", isTerminal(a.stdout), "show the source and the route below each finding")
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
	form, err := a.form(&f, dir)
	if err != nil {
		return a.failf("check: %v", err)
	}
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	progress := newProgress(a.stderr)
	start := time.Now()
	report, err := check.Run(context.Background(), check.Options{
		Suite: a.suite, Dir: dir, Patterns: patterns, Tags: f.tags,
		Tests: f.tests, Strict: f.strict, Notes: f.notes,
		Config: a.getenv(project.EnvVar), Today: start.Format(time.DateOnly), Progress: progress.update,
	})
	progress.clear()
	if err != nil {
		return a.failLines(dir, err)
	}
	if f.verbose {
		printCounters(a.stderr, report.Counters, time.Since(start))
	}
	return a.print(report, form, f.strict)
}

// handler writes findings in one of the forms.
type handler interface {
	Write(io.Writer, []finding.Finding) error
}

func (a *app) form(f *checkFlags, dir string) (handler, error) {
	switch f.format {
	case "text":
		colour := isTerminal(a.stdout) && a.getenv("NO_COLOR") == "" && a.getenv("TERM") != "dumb"
		return finding.Text{Dir: dir, Excerpt: f.excerpt, Colour: colour}, nil
	case "json":
		return finding.JSON{Dir: dir}, nil
	}
	forms := []string{"text", "json"}
	return nil, fmt.Errorf("unknown format %q; expected %s%s", f.format, strings.Join(forms, " or "), didYouMean(f.format, forms))
}

// print writes the report and returns the exit code it stands for.
func (a *app) print(r *check.Report, form handler, strict bool) int {
	if err := form.Write(a.stdout, r.Findings); err != nil {
		return a.failf("check: %v", err)
	}
	for _, line := range r.Faults {
		fmt.Fprintln(a.stderr, line)
	}
	switch {
	case len(r.Faults) > 0:
		return exitFailed
	case slices.ContainsFunc(r.Findings, func(f finding.Finding) bool {
		return f.Severity == finding.Error || strict && f.Severity == finding.Warning
	}):
		return exitFindings
	}
	return exitClean
}

// failLines reports an error of one or several lines. Lines that tell
// themselves where they come from, a place or the go command, stay as they are.
func (a *app) failLines(dir string, err error) int {
	for line := range strings.Lines(err.Error()) {
		line = strings.TrimRight(line, "\n")
		if !placed.MatchString(line) {
			line = "lawful: " + line
		}
		fmt.Fprintln(a.stderr, finding.ShortLine(dir, line))
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
