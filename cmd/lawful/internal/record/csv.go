package record

import (
	"encoding/csv"
	"io"
	"strings"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
)

// WriteCSV writes a line for each activity, with all columns, after a line of
// their titles. A cell that a spreadsheet would take for a formula is made a
// text by an apostrophe before it.
func WriteCSV(w io.Writer, r *Record) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true // RFC 4180
	columns := Columns()
	line := make([]string, len(columns))
	for i, c := range columns {
		line[i] = cell(c.Title)
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for i := range r.Activities {
		for j, c := range columns {
			line[j] = cell(c.Cell(r, &r.Activities[i]))
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// cell makes a text safe for a spreadsheet, which may take one for a formula
// that begins with one of these, white space before it or not, in half or full
// width (OWASP, CSV injection).
func cell(text string) string {
	text = strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, finding.Clean(text))
	if first := strings.TrimLeft(text, " \u00A0\u3000'\""); first != "" && strings.ContainsRune("=+-@＝＋－＠|%", []rune(first)[0]) {
		return "'" + text
	}
	return text
}
