package finding

import (
	"bytes"
	"encoding/json"
	"go/token"
	"io"
	"net/url"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

// SARIF writes a report in the Static Analysis Results Interchange Format,
// version 2.1.0. Accepted findings are in it as suppressed results, faults as
// notifications.
type SARIF struct {
	// Dir is the root that file names are relative to; files elsewhere are
	// named absolutely.
	Dir string
	// Version is that of lawful, as in "v1.2.3".
	Version string
}

// fingerprint names how the fingerprints are made, with a version, as the
// format has it.
const fingerprint = "lawfulFinding/v1"

// sourceRoot stands for Dir in file names: whoever reads the file knows where
// the sources are there.
const sourceRoot = "%SRCROOT%"

// Write writes the report. It fails when w does.
func (s SARIF) Write(w io.Writer, r *Report) error {
	run := sarif.NewRunWithInformationURI("lawful", home)
	if version, ok := strings.CutPrefix(s.Version, "v"); ok { // not of a build in between
		run.Tool.Driver.WithVersion(version)
	}
	run.WithColumnKind("unicodeCodePoints")
	run.AddInvocation(invocation(r.Faults))
	form := sarifRun{SARIF: s, run: run, src: NewSources(s.Dir), rules: describe(r)}
	for _, rule := range form.rules.list {
		run.Tool.Driver.AddRule(rule)
	}
	for _, list := range [...][]Finding{r.Findings, r.Accepted} {
		for i := range list {
			run.AddResult(form.result(&list[i]))
		}
	}
	return writeSlim(w, sarif.NewReport().AddRun(run))
}

// writeSlim writes a report without what goes without saying: the library
// spells out every default, which is two thirds of the file.
func writeSlim(w io.Writer, report *sarif.Report) error {
	var full bytes.Buffer
	if err := report.Write(&full); err != nil {
		return err
	}
	var doc map[string]any
	if err := json.Unmarshal(full.Bytes(), &doc); err != nil {
		return err
	}
	slim(doc)
	return WriteJSON(w, doc)
}

// slim leaves out empty lists and objects, but not a list of results, and the
// number that the format has for an unknown index, offset or rank.
func slim(object map[string]any) {
	for key, value := range object {
		switch v := value.(type) {
		case map[string]any:
			if slim(v); len(v) == 0 {
				delete(object, key)
			}
		case []any:
			for _, item := range v {
				if part, ok := item.(map[string]any); ok {
					slim(part)
				}
			}
			if len(v) == 0 && key != "results" {
				delete(object, key)
			}
		case float64:
			if v == -1 {
				delete(object, key)
			}
		}
	}
}

func invocation(faults []string) *sarif.Invocation {
	out := sarif.NewInvocation().WithExecutionSuccessful(len(faults) == 0)
	for _, line := range faults {
		out.AddToolExecutionNotification(sarif.NewNotification().WithLevel(sarif.LevelError).WithMessage(sarif.NewTextMessage(line)))
	}
	return out
}

// sarifRun writes the findings of one run.
type sarifRun struct {
	SARIF
	run   *sarif.Run
	src   Sources
	rules rules
}

func (s sarifRun) result(f *Finding) *sarif.Result {
	where := s.location(f.Pos, f.End)
	if f.In != "" {
		where.AddLogicalLocation(sarif.NewLogicalLocation().WithName(f.In).WithFullyQualifiedName(f.Package + "." + f.In))
	}
	out := sarif.NewRuleResult(f.Rule).
		WithRuleIndex(s.rules.index[f.Rule]).
		WithLevel(f.Severity).
		WithMessage(sarif.NewTextMessage(f.Message)).
		WithPartialFingerprints(map[string]string{fingerprint: f.Fingerprint}).
		AddLocation(where)
	if len(f.Related) > 0 {
		out.AddCodeFlow(s.flow(f.Related))
	}
	for _, fix := range f.Fixes {
		out.AddFixe(s.fix(fix))
	}
	if f.Accepted != nil {
		out.AddSuppression(suppression(f.Accepted))
	}
	return out
}

func suppression(a *Acceptance) *sarif.Suppression {
	kind := "inSource"
	if a.By == ByBaseline {
		kind = "external"
	}
	return sarif.NewSuppression().WithKind(kind).WithJustification(a.Why())
}

// flow is the route as a path that viewers can step through.
func (s sarifRun) flow(steps []Related) *sarif.CodeFlow {
	thread := sarif.NewThreadFlow()
	for i, step := range steps {
		where := s.location(step.Pos, step.End).WithMessage(sarif.NewTextMessage(step.Message))
		if step.Func != "" {
			where.AddLogicalLocation(sarif.NewLogicalLocation().WithFullyQualifiedName(step.Func).WithKind("function"))
		}
		thread.AddLocation(sarif.NewThreadFlowLocation().WithLocation(where).WithExecutionOrder(i + 1))
	}
	return sarif.NewCodeFlow().AddThreadFlow(thread)
}

func (s sarifRun) fix(fix Fix) *sarif.Fix {
	out := sarif.NewFix().WithDescription(sarif.NewTextMessage(fix.Message))
	var last *sarif.ArtifactChange
	file := ""
	for _, e := range fix.Edits {
		if last == nil || e.Pos.Filename != file {
			file = e.Pos.Filename
			last = sarif.NewArtifactChange().WithArtifactLocation(s.artifact(file))
			out.AddArtifactChange(last)
		}
		last.AddReplacement(sarif.NewReplacement().
			WithDeletedRegion(s.region(e.Pos, e.End)).
			WithInsertedContent(sarif.NewArtifactContent().WithText(e.New)))
	}
	return out
}

func (s sarifRun) location(pos, end token.Position) *sarif.Location {
	place := sarif.NewPhysicalLocation().WithArtifactLocation(s.artifact(pos.Filename))
	if pos.Line > 0 {
		place.WithRegion(s.region(pos, end))
	}
	return sarif.NewLocationWithPhysicalLocation(place)
}

func (s sarifRun) region(pos, end token.Position) *sarif.Region {
	if end.Filename != pos.Filename || end.Line < pos.Line {
		end = pos
	}
	return sarif.NewRegion().
		WithStartLine(pos.Line).WithStartColumn(s.column(pos)).
		WithEndLine(end.Line).WithEndColumn(s.column(end))
}

// column is the column in characters; in bytes where the source cannot be
// read.
func (s sarifRun) column(p token.Position) int {
	n := max(p.Column, 1)
	if line, ok := s.src.Line(p.Filename, p.Line); ok && n-1 <= len(line) {
		return utf8.RuneCountInString(line[:n-1]) + 1
	}
	return n
}

func (s sarifRun) artifact(file string) *sarif.ArtifactLocation {
	if rel, ok := inside(s.Dir, file); ok {
		return sarif.NewArtifactLocation().WithURI((&url.URL{Path: rel}).String()).WithURIBaseID(sourceRoot)
	}
	path := filepath.ToSlash(file)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // the letter of a drive
	}
	return sarif.NewArtifactLocation().WithURI((&url.URL{Scheme: "file", Path: path}).String())
}
