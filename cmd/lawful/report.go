package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/check"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/flowmap"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/page"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/project"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/record"
)

// reportFlags are the flags of "lawful report".
type reportFlags struct {
	dir, tags, format, out, against, today, url string
	progress                                    bool
	baseline                                    baselineFlags
}

// reportForms are the forms in which a record is written.
func reportForms() []record.OutputForm {
	return append(record.Forms(),
		record.OutputForm{Name: "mermaid", File: "map.mmd", Write: flowmap.WriteMermaid},
		record.OutputForm{Name: "svg", File: "map.svg", Write: flowmap.WriteSVG},
		record.OutputForm{Name: "html", File: "record.html", Write: page.Write},
	)
}

// reportForm is the form with a name, if there is one, and the names of all.
func reportForm(name string) (form record.OutputForm, names []string) {
	for _, f := range reportForms() {
		names = append(names, f.Name)
		if f.Name == name {
			form = f
		}
	}
	return form, names
}

func (a *app) reportFlagSet(f *reportFlags) *flag.FlagSet {
	fs := flag.NewFlagSet("report", flag.ContinueOnError)
	fs.StringVar(&f.dir, "C", a.dir, "change to `dir` first")
	fs.StringVar(&f.tags, "tags", "", "build `tags`, separated by commas")
	fs.StringVar(&f.format, "format", "", "the `form` to write")
	fs.StringVar(&f.out, "o", "", "write into the folder `dir`")
	fs.StringVar(&f.against, "check", "", "compare with the record in the folder `dir`")
	fs.StringVar(&f.today, "today", "", "the `date` by which things are due")
	fs.StringVar(&f.url, "url-pattern", "", "the `address` of a line of source, with {file} and {line}")
	fs.BoolVar(&f.progress, "progress", false, "tell how far a long run is")
	fs.StringVar(&f.baseline.file, "baseline", "", "take what `file` accepts for accepted")
	return fs
}

// report runs "lawful report": it makes the record of processing, and writes it
// or compares it with one that was written before.
func (a *app) report(args []string) int {
	var f reportFlags
	patterns, err := parseFlags(a.reportFlagSet(&f), args)
	if isHelp(err) {
		return a.help(nil)
	}
	if err == nil {
		err = f.validate()
	}
	if err != nil {
		return a.failf("report: %v", err)
	}
	dir, err := workingDir(f.dir)
	if err != nil {
		return a.failf("report: %v", err)
	}
	f.keepURL(dir)
	committed, err := f.committed(dir)
	if err != nil {
		return a.failLines(dir, err)
	}
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	r, err := a.record(f, dir, patterns)
	if err != nil {
		return a.failLines(dir, err)
	}
	if committed != nil {
		return a.drift(committed, r, f)
	}
	if err := a.writeRecord(r, f, dir); err != nil {
		return a.failf("report: %v", err)
	}
	return exitClean
}

// validate checks the flags, before the work begins.
func (f *reportFlags) validate() error {
	if f.today == "" {
		f.today = time.Now().Format(time.DateOnly)
	}
	if _, err := time.Parse(time.DateOnly, f.today); err != nil {
		return fmt.Errorf("-today %s: expected a date such as 2027-03-31", f.today)
	}
	if _, names := reportForm(f.format); f.format != "" && !slices.Contains(names, f.format) {
		return fmt.Errorf("unknown format %q; expected %s%s", f.format, strings.Join(names, ", "), didYouMean(f.format, names))
	}
	if f.against != "" && (f.out != "" || f.format != "") {
		return errors.New("-check compares and writes nothing; expected it without -o and -format")
	}
	if f.url != "" && !validURL(f.url) {
		return fmt.Errorf("-url-pattern %s: expected an address with {file}, as in https://github.com/OWNER/REPO/blob/main/{file}#L{line}", f.url)
	}
	return nil
}

func validURL(pattern string) bool {
	return (strings.HasPrefix(pattern, "https://") || strings.HasPrefix(pattern, "http://")) && strings.Contains(pattern, "{file}")
}

// keepURL takes the pattern of the record that is written anew, unless another
// is given. A file that is no record gives none, and is written over.
func (f *reportFlags) keepURL(dir string) {
	if f.out == "" || f.url != "" {
		return
	}
	data, err := os.ReadFile(filepath.Join(within(dir, f.out), record.JSONFile))
	if err != nil {
		return
	}
	if before, err := record.ReadJSON(record.JSONFile, data); err == nil && validURL(before.URLPattern) {
		f.url = before.URLPattern
	}
}

// record analyses the packages and makes the record. Where a package could not
// be analysed there is none: it would be short of what that package does.
func (a *app) record(f reportFlags, dir string, patterns []string) (*record.Record, error) {
	accepted, err := f.baseline.open(dir)
	if err != nil {
		return nil, err
	}
	progress := newProgress(a.stderr, f.progress)
	defer progress.end()
	found, err := check.Run(context.Background(), check.Options{
		Suite: a.suite, Dir: dir, Patterns: patterns, Tags: f.tags, Inventory: true,
		Config: a.getenv(project.EnvVar), Today: f.today, Progress: progress.update,
	})
	progress.end()
	if err != nil {
		return nil, err
	}
	if len(found.Faults) > 0 {
		return nil, errors.New(strings.Join(append(found.Faults, "there is no record of a program that does not compile"), "\n"))
	}
	a.tellUnread(found)
	if err := accepted.apply(found, a.stderr); err != nil {
		return nil, err
	}
	config, err := oneConfig(found.Configs)
	if err != nil {
		return nil, err
	}
	r := record.New(record.Source{
		Dir: dir, Inventory: found.Inventory, Config: config, Findings: found.Findings, Accepted: found.Accepted, Today: f.today, URLPattern: f.url,
	})
	if len(r.Activities) == 0 {
		return nil, errors.New("there is nothing to record: no code with a purpose handles patient data; begin with lawful init, which proposes a lawful.yaml, and declare purposes (//lawful:purpose direct-care)")
	}
	return r, nil
}

// oneConfig is the configuration that all packages are under. A workspace of
// several has a record for each.
func oneConfig(configs []*annotations.Config) (*annotations.Config, error) {
	switch len(configs) {
	case 0:
		return nil, nil
	case 1:
		return configs[0], nil
	}
	return nil, fmt.Errorf("the packages are under %s and %s; expected one configuration: make a record of each module, with -C",
		configs[0].Path, configs[1].Path)
}

// writeRecord writes the record: in one form to the standard output, or in one
// or all forms into a folder.
func (a *app) writeRecord(r *record.Record, f reportFlags, dir string) error {
	if f.out == "" {
		form, _ := reportForm(cmp.Or(f.format, "md"))
		return form.Write(a.stdout, r)
	}
	folder := within(dir, f.out)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return fmt.Errorf("-o %s: %w", f.out, project.Reason(err))
	}
	for _, form := range reportForms() {
		if f.format != "" && f.format != form.Name {
			continue
		}
		var out bytes.Buffer
		if err := form.Write(&out, r); err != nil {
			return err
		}
		if err := writeFile("-o", dir, filepath.Join(f.out, form.File), out.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// committed reads the record of -check before the work begins, nil without.
func (f *reportFlags) committed(dir string) (*record.Folder, error) {
	if f.against == "" {
		return nil, nil
	}
	folder, err := record.ReadFolder(within(dir, f.against), f.against, reportForms())
	if err != nil {
		return nil, err
	}
	if f.url == "" {
		f.url = folder.URLPattern
	}
	return folder, nil
}

// drift tells in words how the record differs from the committed one.
func (a *app) drift(committed *record.Folder, now *record.Record, f reportFlags) int {
	lines := append(committed.Edited, record.Compare(committed.Record, now)...)
	for _, line := range lines {
		fmt.Fprintln(a.stdout, finding.Clean(line))
	}
	for _, due := range now.Due {
		fmt.Fprintf(a.stderr, "lawful: note: %s\n", finding.Clean(due.What+" "+due.Says))
	}
	again := "lawful report -o " + f.against + " writes it anew"
	switch {
	case len(lines) > 0:
		fmt.Fprintf(a.stderr, "lawful: the record in %s is not that of the code: %s, for review\n", f.against, again)
		return exitFindings
	case committed.Stale(now):
		fmt.Fprintf(a.stderr, "lawful: note: the record in %s says the same, but lines, functions or findings have changed: %s\n", f.against, again)
	}
	return exitClean
}
