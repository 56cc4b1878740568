package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/baseline"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/check"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/project"
)

// baselineFlags name the file of accepted findings.
type baselineFlags struct {
	file  string
	write bool
}

func (f *baselineFlags) define(fs *flag.FlagSet) {
	fs.StringVar(&f.file, "baseline", "", "report only what `file` does not accept")
	fs.BoolVar(&f.write, "write-baseline", false, "write the file of -baseline: accept all findings of now")
}

// accepting is a baseline at work.
type accepting struct {
	baselineFlags
	dir string
	old *baseline.Baseline // nil without -baseline
}

// open reads the file, so that a run does not begin when it is damaged. One that
// is to be written need not be there.
func (f baselineFlags) open(dir string) (accepting, error) {
	a := accepting{baselineFlags: f, dir: dir}
	if f.file == "" {
		if f.write {
			return a, errors.New("check: -write-baseline writes the file of -baseline; expected -baseline FILE too")
		}
		return a, nil
	}
	path := within(dir, f.file)
	data, err := os.ReadFile(path)
	switch {
	case f.write && errors.Is(err, fs.ErrNotExist):
		a.old = new(baseline.Baseline)
		return a, nil
	case errors.Is(err, fs.ErrNotExist):
		return a, fmt.Errorf("check: -baseline %s: %w; -write-baseline makes it", f.file, project.Reason(err))
	case err != nil:
		return a, fmt.Errorf("check: -baseline %s: %w", f.file, project.Reason(err))
	}
	a.old, err = baseline.Parse(path, data)
	return a, err
}

// apply takes the accepted findings out of those that count, and writes the
// file anew if that was asked for.
func (a accepting) apply(r *check.Report, stderr io.Writer) error {
	if a.old == nil {
		return nil
	}
	accepted := a.old
	if a.write {
		if len(r.Faults) > 0 {
			return nil // what does not compile may have findings: the file stays
		}
		accepted = baseline.New(r.Findings).With(a.old, func(pkg string) bool { return !seen(r, pkg) })
		if err := writeFile("-baseline", a.dir, a.file, accepted.Encode()); err != nil {
			return err
		}
		fmt.Fprintf(stderr, "lawful: %s accepts %s\n", a.file, findings(accepted.Len()))
	}
	fresh, known, stale := accepted.Split(r.Findings)
	r.Findings, r.Accepted = fresh, finding.Sort(append(r.Accepted, known...))
	for _, e := range stale {
		if seen(r, e.Package) && len(r.Faults) == 0 {
			fmt.Fprintf(stderr, "%s:%d:1: note: accepts %s of %s in %s that is not there any more; -write-baseline takes it out\n",
				a.file, e.Line, findings(e.Count), e.Rule, finding.Clean(place(e)))
		}
	}
	return nil
}

// seen reports whether the run would have found what there is in a package; of
// a package that is gone only a run over the whole module tells, and likewise
// of the configuration.
func seen(r *check.Report, pkg string) bool { return r.Whole || r.Checked[pkg] }

func findings(n int) string {
	if n == 1 {
		return "1 finding"
	}
	return fmt.Sprintf("%d findings", n)
}

// place names where an entry accepts findings.
func place(e baseline.Entry) string {
	switch {
	case e.Package == "":
		return "lawful.yaml"
	case e.In == "":
		return e.Package
	}
	return e.Package + "." + e.In
}
