package finding

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"go/token"
	"io"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// JSONSchema describes what [JSON] writes, as a JSON Schema: a stable contract
// for other tools. Within a version fields are only ever added.
//
//go:embed schema.json
var JSONSchema string

// jsonVersion is the version of the form.
const jsonVersion = 1

type (
	jsonRun struct {
		Version  int           `json:"version"`
		Findings []jsonFinding `json:"findings"`
		Accepted []jsonFinding `json:"accepted,omitempty"`
		Faults   []string      `json:"faults,omitempty"`
	}
	jsonFinding struct {
		Rule        string        `json:"rule"`
		Analyzer    string        `json:"analyzer"`
		Severity    string        `json:"severity"`
		Message     string        `json:"message"`
		URL         string        `json:"url,omitempty"`
		Package     string        `json:"package,omitempty"`
		In          string        `json:"in,omitempty"`
		Fingerprint string        `json:"fingerprint,omitempty"`
		File        string        `json:"file"`
		Start       jsonPos       `json:"start"`
		End         jsonPos       `json:"end"`
		Related     []jsonRelated `json:"related,omitempty"`
		Fixes       []jsonFix     `json:"fixes,omitempty"`
		AcceptedBy  string        `json:"acceptedBy,omitempty"`
		Reason      string        `json:"reason,omitempty"`
		DecidedBy   string        `json:"decidedBy,omitempty"`
		Decided     string        `json:"decided,omitempty"`
		Review      string        `json:"review,omitempty"`
	}
	jsonPos struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
	jsonRelated struct {
		File    string  `json:"file"`
		Start   jsonPos `json:"start"`
		Func    string  `json:"func,omitempty"`
		Message string  `json:"message"`
	}
	jsonFix struct {
		Message string     `json:"message"`
		Edits   []jsonEdit `json:"edits"`
	}
	jsonEdit struct {
		File  string `json:"file"`
		Start int    `json:"start"`
		End   int    `json:"end"`
		New   string `json:"new"`
	}
)

// JSON writes a report as one JSON document with file names relative to Dir,
// where that is shorter.
type JSON struct{ Dir string }

// Write writes the document: for no findings one with an empty list.
func (j JSON) Write(w io.Writer, r *Report) error {
	run := jsonRun{Version: jsonVersion, Findings: j.findings(r.Findings), Accepted: j.findings(r.Accepted), Faults: r.Faults}
	return WriteJSON(w, run)
}

// WriteJSON writes a document that is safe to look at in a terminal and says
// the same to a program: what is not a visible character is spelt as an escape.
func WriteJSON(w io.Writer, doc any) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := w.Write(escapeInvisible(buf.Bytes()))
	return err
}

// escapeInvisible works on JSON text, where such a rune stands in strings only.
func escapeInvisible(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for _, r := range string(text) {
		switch {
		case r == '\n' || strconv.IsGraphic(r):
			out = utf8.AppendRune(out, r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
	}
	return out
}

func (j JSON) findings(list []Finding) []jsonFinding {
	out := make([]jsonFinding, 0, len(list))
	for i := range list {
		out = append(out, j.finding(&list[i]))
	}
	return out
}

func (j JSON) finding(f *Finding) jsonFinding {
	out := jsonFinding{
		Rule: f.Rule, Analyzer: f.Analyzer, Severity: f.Severity, Message: f.Message, URL: f.URL,
		Package: f.Package, In: f.In, Fingerprint: f.Fingerprint,
		File: Short(j.Dir, f.Pos.Filename), Start: lineColumn(f.Pos), End: lineColumn(f.End),
	}
	if a := f.Accepted; a != nil {
		out.AcceptedBy, out.Reason, out.DecidedBy, out.Decided, out.Review = a.By, a.Reason, a.DecidedBy, a.Decided, a.Review
	}
	for _, r := range f.Related {
		out.Related = append(out.Related, jsonRelated{Short(j.Dir, r.Pos.Filename), lineColumn(r.Pos), r.Func, r.Message})
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
