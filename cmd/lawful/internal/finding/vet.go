package finding

import (
	"encoding/json"
	"fmt"
	"go/token"
	"io"
)

// The tree that go vet reads from a tool run with -json, from package id to
// analyzer to diagnostics. Source: the go command's cmd/go/internal/vet.
type (
	vetTree       map[string]map[string][]vetDiagnostic
	vetDiagnostic struct {
		Category       string       `json:"category,omitempty"`
		Posn           string       `json:"posn"`
		End            string       `json:"end"`
		Message        string       `json:"message"`
		SuggestedFixes []vetFix     `json:"suggested_fixes,omitempty"`
		Related        []vetRelated `json:"related,omitempty"`
	}
	vetFix struct {
		Message string    `json:"message"`
		Edits   []vetEdit `json:"edits"`
	}
	vetEdit struct {
		Filename string `json:"filename"`
		Start    int    `json:"start"`
		End      int    `json:"end"`
		New      string `json:"new"`
	}
	vetRelated struct {
		Posn    string `json:"posn"`
		End     string `json:"end"`
		Message string `json:"message"`
	}
)

// WriteVet writes the findings of the package id as go vet's JSON tree; nothing
// at all for no findings, since go vet keeps and replays what a tool has
// written.
//
// All findings stand under one analyzer name: go vet walks the analyzers of a
// package in random order, which would shuffle its output from run to run. The
// category tells the rules apart. Related places are left out unless asked
// for, since go vet prints each as a line of its own and the message tells the
// route already. go vet prints messages as they are, so that they are made safe
// for a terminal here.
func WriteVet(w io.Writer, id string, list []Finding, related bool) error {
	if len(list) == 0 {
		return nil
	}
	diags := make([]vetDiagnostic, 0, len(list))
	for i := range list {
		diags = append(diags, newVetDiagnostic(&list[i], related))
	}
	data, err := json.MarshalIndent(vetTree{id: {"lawful": diags}}, "", "\t")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", data)
	return err
}

func newVetDiagnostic(f *Finding, related bool) vetDiagnostic {
	d := vetDiagnostic{Category: f.Rule, Posn: place(f.Pos), End: place(f.End), Message: Clean(f.Text())}
	for _, fix := range f.Fixes {
		edits := make([]vetEdit, 0, len(fix.Edits))
		for _, e := range fix.Edits {
			edits = append(edits, vetEdit{e.Pos.Filename, e.Pos.Offset, e.End.Offset, e.New})
		}
		d.SuggestedFixes = append(d.SuggestedFixes, vetFix{fix.Message, edits})
	}
	if related {
		for _, r := range f.Related {
			d.Related = append(d.Related, vetRelated{place(r.Pos), place(r.End), Clean(r.Message)})
		}
	}
	return d
}

// place is a position as go vet expects it: file, line and column.
func place(p token.Position) string {
	return fmt.Sprintf("%s:%d:%d", p.Filename, p.Line, max(p.Column, 1))
}
