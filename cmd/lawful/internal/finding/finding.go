package finding

import (
	"cmp"
	"go/token"
	"slices"

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
	Message  string
	URL      string
	Pos, End token.Position
	Related  []Related
	Fixes    []Fix
}

// Related is a place that belongs to a finding, such as a hop of its route.
type Related struct {
	Pos, End token.Position
	Message  string
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

// New converts the diagnostics of one package. severity looks up that of a
// category; an unknown answer counts as an error.
func New(fset *token.FileSet, diags []runner.Diagnostic, severity func(rule string) string) []Finding {
	list := make([]Finding, 0, len(diags))
	for _, d := range diags {
		f := Finding{
			Rule:     analyzers.Rule(d.Category),
			Analyzer: d.Analyzer.Name,
			Severity: known(severity(d.Category)),
			Message:  d.Message,
			URL:      url(d),
			Pos:      fset.Position(d.Pos),
			End:      end(fset, d.Pos, d.End),
		}
		for _, r := range d.Related {
			f.Related = append(f.Related, Related{fset.Position(r.Pos), end(fset, r.Pos, r.End), r.Message})
		}
		for _, fix := range d.SuggestedFixes {
			f.Fixes = append(f.Fixes, newFix(fset, fix))
		}
		list = append(list, f)
	}
	return list
}

func known(severity string) string {
	if severity == Warning || severity == Note {
		return severity
	}
	return Error
}

func url(d runner.Diagnostic) string {
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
	slices.SortFunc(list, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Pos.Filename, b.Pos.Filename),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Message, b.Message),
		)
	})
	return slices.CompactFunc(list, func(a, b Finding) bool {
		return a.Pos == b.Pos && a.Rule == b.Rule && a.Message == b.Message
	})
}

// Keep returns the findings whose severity is among those named.
func Keep(list []Finding, severities ...string) []Finding {
	return slices.DeleteFunc(list, func(f Finding) bool { return !slices.Contains(severities, f.Severity) })
}
