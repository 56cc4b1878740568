package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/check"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/load"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/project"
)

// doctor runs "lawful doctor": it prints what a report of a fault has to say
// about the machine, the module and a run over it, and nothing else: no code, no
// findings, no address of a proxy. The exit code is exitFailed where check could
// not run, whatever was found.
func (a *app) doctor(args []string) int {
	var tags string
	fs := flag.NewFlagSet("doctor", flag.ContinueOnError)
	fs.StringVar(&a.dir, "C", a.dir, "change to `dir` first")
	fs.StringVar(&tags, "tags", "", "build `tags`, separated by commas")
	patterns, err := parseFlags(fs, args)
	if isHelp(err) {
		return a.help(nil)
	}
	dir, dirErr := workingDir(a.dir)
	if err = errors.Join(err, dirErr); err != nil {
		return a.failf("doctor: %v", err)
	}
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	d := newExamination(a, dir)
	d.versions()
	d.environment()
	d.configuration()
	d.caches()
	d.run(patterns, tags)
	if _, err := io.WriteString(a.stdout, d.out.String()); err != nil {
		return a.failf("doctor: %v", err)
	}
	return d.code
}

// examination is what the doctor has found out so far.
type examination struct {
	a         *app
	dir, home string
	env       map[string]string // of the go command; empty when there is none
	out       strings.Builder
	code      int
}

func newExamination(a *app, dir string) *examination {
	d := &examination{a: a, dir: dir}
	d.home, _ = os.UserHomeDir() // unknown: paths stay as they are
	names := []string{"GOVERSION", "GOTOOLCHAIN", "GOFLAGS", "GOOS", "GOARCH", "CGO_ENABLED", "GOWORK", "GOMOD", "GOCACHE", "GOCACHEPROG"}
	env, err := load.Variables(context.Background(), load.Query{Dir: dir}, names...)
	if err != nil {
		d.failed("go", err)
	}
	d.env = env
	return d
}

// line prints one line, under a heading that the next one may share.
func (d *examination) line(heading, format string, args ...any) {
	fmt.Fprintf(&d.out, "%-8s %s\n", heading, finding.Clean(fmt.Sprintf(format, args...)))
}

// failed prints why check cannot run.
func (d *examination) failed(heading string, err error) {
	d.code = exitFailed
	for line := range strings.Lines(err.Error()) {
		d.line(heading, "%s", d.short(strings.TrimRight(line, "\n")))
		heading = ""
	}
}

// short takes the reader's own folders out of a text.
func (d *examination) short(text string) string {
	for _, folder := range []struct{ path, name string }{{d.dir, "."}, {d.home, "~"}} {
		if len(folder.path) > 1 {
			text = strings.ReplaceAll(text, folder.path+string(filepath.Separator), folder.name+string(filepath.Separator))
		}
	}
	return text
}

func (d *examination) versions() {
	d.line("lawful", "%s, built with %s for %s/%s", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	if d.env == nil {
		return
	}
	d.line("go", "%s, toolchain %s, for %s/%s, cgo %s", d.env["GOVERSION"], d.env["GOTOOLCHAIN"], d.env["GOOS"], d.env["GOARCH"], d.env["CGO_ENABLED"])
	self, err := os.Executable()
	if err != nil {
		d.line("PATH", "this executable: %v", err)
		return
	}
	found, err := exec.LookPath("lawful")
	switch {
	case err != nil:
		d.line("PATH", "has no lawful: go vet -vettool=$(which lawful) checks nothing of ours")
	case !same(found, self):
		d.line("PATH", "leads to another lawful, %s; this one is %s", d.short(found), d.short(self))
	default:
		d.line("PATH", "leads to this lawful")
	}
}

func same(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}

// environment prints what of the surroundings changes which code is looked at.
func (d *examination) environment() {
	if d.env == nil {
		return
	}
	d.line("module", "%s", either(d.short(strings.TrimSuffix(d.env["GOMOD"], os.DevNull)), "none"))
	if work := d.env["GOWORK"]; work != "" {
		d.line("", "workspace %s", d.short(work))
	}
	d.line("GOFLAGS", "%s", either(shownFlags(d.env["GOFLAGS"]), "none"))
}

func either(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// shownFlags are flags of the go command, with the values of those only that
// cannot hold a secret.
func shownFlags(flags string) string {
	var shown []string
	for word := range strings.FieldsSeq(flags) {
		switch name := flagName(word); {
		case !strings.HasPrefix(word, "-"): // a part of a quoted value
		case slices.Contains([]string{"mod", "tags", "buildvcs", "trimpath", "race", "p", "count"}, name):
			shown = append(shown, word)
		default:
			shown = append(shown, "-"+name)
		}
	}
	return strings.Join(shown, " ")
}

// configuration prints each file in reach, by which path it was found, and what
// is wrong with it.
func (d *examination) configuration() {
	named := d.a.getenv(project.EnvVar)
	files, err := project.Files(d.dir, named, d.env["GOWORK"])
	if err != nil {
		d.failed("config", err)
		return
	}
	if len(files) == 0 {
		d.line("config", "none: no lawful.yaml beside go.mod or above it, and no %s", project.EnvVar)
	}
	for _, file := range files {
		d.line("config", "%s, %s", d.short(file), d.foundBy(file, named))
		o := new(analyzers.Options)
		if err := project.Configure(o, file); err != nil {
			d.failed("", err)
			continue
		}
		d.line("", "%d bases, %d marks for code", len(o.Config.Bases), len(o.Config.Code))
	}
}

func (d *examination) foundBy(file, named string) string {
	switch {
	case named != "":
		return "named by " + project.EnvVar
	case filepath.Dir(file) == filepath.Dir(d.env["GOMOD"]):
		return "beside go.mod"
	case filepath.Dir(file) == filepath.Dir(d.env["GOWORK"]):
		return "beside go.work"
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(file), "go.mod")); err == nil && d.env["GOWORK"] != "" {
		return "beside the go.mod of a module of the workspace"
	}
	return "in a folder above the module"
}

// caches prints where results and executables are kept.
func (d *examination) caches() {
	if d.env != nil {
		d.line("caches", "of the go command, with our results of go vet: %s", d.state(d.env["GOCACHE"]))
		if d.env["GOCACHEPROG"] != "" {
			d.line("", "shared by GOCACHEPROG")
		}
	}
	if cache, err := os.UserCacheDir(); err == nil {
		d.line("", "of lawful gopls: %s", d.state(filepath.Join(cache, "lawful", "gopls")))
	}
}

// state tells whether a folder can be written to, and how many files lie in it
// directly.
func (d *examination) state(folder string) string {
	entries, err := os.ReadDir(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return d.short(folder) + ", not there yet"
	case err != nil:
		return fmt.Sprintf("%s: %v", d.short(folder), project.Reason(err))
	}
	files := 0
	for _, e := range entries {
		if e.Type().IsRegular() {
			files++
		}
	}
	probe, err := os.CreateTemp(folder, ".lawful-doctor-")
	if err != nil {
		return fmt.Sprintf("%s, %d files, cannot be written to: %v", d.short(folder), files, project.Reason(err))
	}
	_ = probe.Close()
	_ = os.Remove(probe.Name()) // an empty file that stays harms nobody
	return fmt.Sprintf("%s, %d files", d.short(folder), files)
}

// run checks the packages and prints how that went: what could not be checked
// and how often the engine met a bound, not what was found in which code.
func (d *examination) run(patterns []string, tags string) {
	start := time.Now()
	report, err := check.Run(context.Background(), check.Options{
		Suite: d.a.suite, Dir: d.dir, Patterns: patterns, Tags: tags,
		Config: d.a.getenv(project.EnvVar), Today: start.Format(time.DateOnly),
	})
	if err != nil {
		d.failed("check", err)
		return
	}
	severities := make(map[string]int)
	for _, f := range report.Findings {
		severities[f.Severity]++
	}
	d.line("check", "%s: %d packages checked in %.1f seconds: %d errors, %d warnings; %d accepted", strings.Join(patterns, " "), len(report.Checked),
		time.Since(start).Seconds(), severities[finding.Error], severities[finding.Warning], len(report.Accepted))
	if n := len(report.Faults); n > 0 {
		d.code = exitFailed
		d.line("", "%d faults kept packages from being checked, the first: %s", n, d.short(report.Faults[0]))
	}
	for _, line := range report.Unread {
		d.line("", "%s", d.short(line))
	}
	d.counters(report.Counters)
}

// remark is what to make of some counters; others cost precision at most, or
// are no bounds. README, Limits, says what each stands for.
func remark(counter string) string {
	switch counter {
	case "facts", "flat":
		return " (may lose a finding)"
	case "panic":
		return " (a fault of lawful's: please report it)"
	}
	return ""
}

func (d *examination) counters(counters map[string]int) {
	for _, name := range slices.Sorted(maps.Keys(counters)) {
		d.line("", "%d %s%s", counters[name], name, remark(name))
	}
}
