package finding

import (
	"cmp"
	"go/ast"
	"go/token"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/runner"
)

// The severities, from the worst. A finding of severity Error always counts,
// the others when asked for.
const (
	Error   = "error"
	Warning = "warning"
	Note    = "note"
)

// Finding is one finding. Positions hold absolute file names, 1-based lines
// and columns in bytes, and 0-based offsets.
type Finding struct {
	Rule     string // slug of the rule
	Analyzer string
	Severity string
	Message  string // one line that stands alone
	Subject  string // the message without the route; "" when it has none
	URL      string
	Package  string // import path; "" in a configuration file
	In       string // the declaration around it: "Store.Find"; "" for none
	Pos, End token.Position
	Related  []Related // the steps of the route
	Fixes    []Fix
	// Fingerprint names the finding from run to run (see [Identify]).
	Fingerprint string
	// Accepted is nil for a finding that counts.
	Accepted *Acceptance
}

// Related is a place that belongs to a finding: a step of its route.
type Related struct {
	Pos, End token.Position
	Func     string // the function it is about, "" for none: "(*cohort.Writer).Add"
	Message  string
}

// Acceptance says by what a finding is accepted, and why. Of a baseline the rest
// is not known; of a directive it may not be said.
type Acceptance struct {
	By        string // ByDirective or ByBaseline
	Reason    string
	DecidedBy string // a person or body
	Decided   string // YYYY-MM-DD
	Review    string // YYYY-MM-DD, when to look at it again
}

// Why is the reason, with who decided and when as far as that is said.
func (a *Acceptance) Why() string { return strings.Join(nonEmpty(a.Reason, a.Decision()), "; ") }

// Decision says who decided and when, "" where neither is said.
func (a *Acceptance) Decision() string {
	var parts []string
	for _, p := range [...]struct{ word, value string }{{" by ", a.DecidedBy}, {" on ", a.Decided}, {", to be reviewed by ", a.Review}} {
		if p.value != "" {
			parts = append(parts, p.word+p.value)
		}
	}
	if parts == nil {
		return ""
	}
	return "decided" + strings.Join(parts, "")
}

func nonEmpty(list ...string) []string {
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

// Where a finding may be accepted: in the code, or in a baseline file.
const (
	ByDirective = "directive"
	ByBaseline  = "baseline"
)

// Report is what a run found out, each list in order. Every form of output is
// written from one.
type Report struct {
	Findings []Finding // those that count
	Accepted []Finding
	// Faults say, a line each, what kept packages from being analysed: errors
	// of the compiler and of the go command. With any, the findings are those
	// of the other packages only.
	Faults []string
}

// Fix is a repair that a person may choose to apply, all edits together.
type Fix struct {
	Message string
	Edits   []Edit
}

// Edit replaces the bytes from Pos to End, in one file.
type Edit struct {
	Pos, End token.Position
	New      string
}

// Text is the message with its severity when that is not an error: the form
// in which every driver shows it.
func (f *Finding) Text() string {
	if f.Severity == Error {
		return f.Message
	}
	return f.Severity + ": " + f.Message
}

// Unit is the package that diagnostics are about.
type Unit struct {
	Fset  *token.FileSet
	Files []*ast.File
	Path  string // import path
}

// New converts the diagnostics of one package. severity looks up that of a
// category; an unknown answer counts as an error.
func New(u Unit, diags []runner.Diagnostic, severity func(rule string) string) []Finding {
	list := make([]Finding, 0, len(diags))
	for _, d := range diags {
		f := Finding{
			Rule:     analyzers.Rule(d.Category),
			Analyzer: d.Analyzer.Name,
			Severity: known(severity(d.Category)),
			Message:  d.Message,
			Subject:  d.Subject,
			URL:      page(d),
			Package:  u.Path,
			In:       u.declaration(d.Pos),
			Pos:      u.Fset.Position(d.Pos),
			End:      end(u.Fset, d.Pos, d.End),
			Related:  related(u.Fset, d),
		}
		for _, fix := range d.SuggestedFixes {
			if u.editable(fix) {
				f.Fixes = append(f.Fixes, newFix(u.Fset, fix))
			}
		}
		if a := d.Allowed; a != nil {
			f.Accepted = &Acceptance{ByDirective, a.Reason, a.DecidedBy, a.Decided, a.Review}
		}
		list = append(list, f)
	}
	return list
}

func related(fset *token.FileSet, d runner.Diagnostic) []Related {
	var list []Related
	for i, r := range d.Related {
		to := Related{Pos: fset.Position(r.Pos), End: end(fset, r.Pos, r.End), Message: r.Message}
		if i < len(d.Funcs) {
			to.Func = d.Funcs[i]
		}
		list = append(list, to)
	}
	return list
}

func known(severity string) string {
	if severity == Warning || severity == Note {
		return severity
	}
	return Error
}

func page(d runner.Diagnostic) string {
	if d.URL != "" {
		return d.URL
	}
	return d.Analyzer.URL
}

func end(fset *token.FileSet, pos, end token.Pos) token.Position {
	if !end.IsValid() {
		end = pos
	}
	return fset.Position(end)
}

// editable reports whether the edits are of files where the user has them, and
// not of what cgo made of these.
func (u Unit) editable(fix analysis.SuggestedFix) bool {
	return !slices.ContainsFunc(fix.TextEdits, func(e analysis.TextEdit) bool {
		return filepath.Dir(u.Fset.PositionFor(e.Pos, false).Filename) != filepath.Dir(u.Fset.Position(e.Pos).Filename)
	})
}

// newFix uses the positions in the files as they are on disk: an edit is made
// of bytes, whatever a line directive says.
func newFix(fset *token.FileSet, fix analysis.SuggestedFix) Fix {
	out := Fix{Message: fix.Message}
	for _, e := range fix.TextEdits {
		last := e.End
		if !last.IsValid() {
			last = e.Pos
		}
		out.Edits = append(out.Edits, Edit{fset.PositionFor(e.Pos, false), fset.PositionFor(last, false), string(e.NewText)})
	}
	return out
}

// Sort orders findings by file, line, column, then rule and message, and
// drops those that say the same of the same place.
func Sort(list []Finding) []Finding {
	slices.SortFunc(list, compare)
	return slices.CompactFunc(list, func(a, b Finding) bool {
		return a.Pos == b.Pos && a.Rule == b.Rule && a.Message == b.Message
	})
}

func compare(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.Pos.Filename, b.Pos.Filename),
		cmp.Compare(a.Pos.Line, b.Pos.Line),
		cmp.Compare(a.Pos.Column, b.Pos.Column),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Message, b.Message),
	)
}

// Keep returns the findings whose severity is among those named.
func Keep(list []Finding, severities ...string) []Finding {
	return slices.DeleteFunc(list, func(f Finding) bool { return !slices.Contains(severities, f.Severity) })
}
