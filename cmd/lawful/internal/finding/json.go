package finding

import (
	"encoding/json"
	"go/token"
	"io"
)

// The JSON form of a run: a stable contract for other tools. Fields are only
// ever added.
type (
	jsonRun struct {
		Version  int           `json:"version"`
		Findings []jsonFinding `json:"findings"`
	}
	jsonFinding struct {
		Rule     string        `json:"rule"`
		Analyzer string        `json:"analyzer"`
		Severity string        `json:"severity"`
		Message  string        `json:"message"`
		URL      string        `json:"url,omitempty"`
		File     string        `json:"file"`
		Start    jsonPos       `json:"start"`
		End      jsonPos       `json:"end"`
		Related  []jsonRelated `json:"related,omitempty"`
		Fixes    []jsonFix     `json:"fixes,omitempty"`
	}
	jsonPos struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
	jsonRelated struct {
		File    string  `json:"file"`
		Start   jsonPos `json:"start"`
		Message string  `json:"message"`
	}
	jsonFix struct {
		Message string     `json:"message"`
		Edits   []jsonEdit `json:"edits"`
	}
	jsonEdit struct {
		File  string `json:"file"`
		Start int    `json:"start"` // offset in bytes
		End   int    `json:"end"`
		New   string `json:"new"`
	}
)

// JSON writes findings as one JSON document with file names relative to Dir,
// where that is shorter.
type JSON struct{ Dir string }

// Write writes the document: for no findings one with an empty list.
func (j JSON) Write(w io.Writer, list []Finding) error {
	run := jsonRun{Version: 1, Findings: make([]jsonFinding, 0, len(list))}
	for i := range list {
		run.Findings = append(run.Findings, j.finding(&list[i]))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(run)
}

func (j JSON) finding(f *Finding) jsonFinding {
	out := jsonFinding{
		Rule: f.Rule, Analyzer: f.Analyzer, Severity: f.Severity, Message: f.Message, URL: f.URL,
		File: Short(j.Dir, f.Pos.Filename), Start: lineColumn(f.Pos), End: lineColumn(f.End),
	}
	for _, r := range f.Related {
		out.Related = append(out.Related, jsonRelated{Short(j.Dir, r.Pos.Filename), lineColumn(r.Pos), r.Message})
	}
	for _, fix := range f.Fixes {
		edits := make([]jsonEdit, 0, len(fix.Edits))
		for _, e := range fix.Edits {
			edits = append(edits, jsonEdit{Short(j.Dir, e.Pos.Filename), e.Pos.Offset, e.End.Offset, e.New})
		}
		out.Fixes = append(out.Fixes, jsonFix{fix.Message, edits})
	}
	return out
}

func lineColumn(p token.Position) jsonPos { return jsonPos{p.Line, p.Column} }
