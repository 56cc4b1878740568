// Package shared: a helper called from care and from a study is told apart by caller.
package shared

import (
	"encoding/json"
	"strings"

	"care/analytics"
	"care/audit"
	"care/model"
	"care/research"
	"care/ward"
)

func decode(b []byte) (p model.Patient, err error) {
	err = json.Unmarshal(b, &p)
	return p, err
}

func tidy(s string) string { return strings.TrimSpace(s) }

func emit(to func(string), s string) { to(tidy(s)) }

func fetch(from func(string) model.Patient, id string) string { return from(id).Name }

func synthetic(id string) model.Patient { return model.Patient{Name: "Synthetic"} }

//lawful:purpose direct-care
func care(b []byte) string {
	p, err := decode(b) // silent
	if err != nil {
		return ""
	}
	return tidy(p.Name) // silent
}

//lawful:purpose research
func study(b []byte) bool {
	p, err := decode(b) // want "research"
	return err == nil && p.Age > 65
}

func emitted() {
	p := ward.Load("1")
	emit(audit.Note, p.Name)      // silent
	emit(research.Note, p.Name)   // want "research"
	emit(analytics.Event, p.Name) // want "analytics"
	emit(research.Note, p.Site)   // silent
}

func fetched() {
	research.Note(fetch(ward.Load, "1")) // want "research"
	research.Note(fetch(synthetic, "1")) // silent
}

func tidied() {
	research.Note(tidy(ward.Load("1").Name)) // want "research"
	research.Note(tidy("x"))                 // silent
	audit.Note(tidy(ward.Load("1").Name))    // silent
}
