package fields

import (
	"strings"

	"care/model"
	"care/research"
)

// A field declared to hold no patient data holds none, whether or not the type is marked.

type header struct{ kind, control string }

type visit struct {
	//lawful:data none
	ward   string
	reason string
}

type message struct {
	//lawful:data none
	header header
	visit  visit
	lines  []string
}

func parsed(p *model.Patient) *message {
	f := strings.Split(p.Name, "|")
	return &message{header: header{kind: f[0], control: f[1]}, visit: visit{ward: f[2], reason: f[3]}, lines: f}
}

func carved(p *model.Patient) {
	m := parsed(p)
	research.Note(m.header.kind)  // silent
	research.Note(m.visit.ward)   // silent
	research.Note(m.visit.reason) // want "research"
	research.Note(m.lines[0])     // want "research"
	h, v := m.header, m.visit
	research.Note(h.control) // silent
	research.Note(v.ward)    // silent
	research.Note(v.reason)  // want "research"
	at := &m.visit.ward
	research.Note(*at) // silent
	copied := *m
	research.Note(copied.header.kind) // silent
	research.Note(copied.lines[0])    // want "research"
}

func filled(p *model.Patient) {
	var v visit
	for _, at := range []*string{&v.ward, &v.reason} {
		*at = p.Name
	}
	research.Note(v.ward)   // silent
	research.Note(v.reason) // want "research"
}

func wardOf(v visit) string   { return v.ward }
func reasonOf(v visit) string { return v.reason }

func carvedFar(p *model.Patient) {
	v := visit{ward: p.Name, reason: p.Name}
	research.Note(wardOf(v))   // silent
	research.Note(reasonOf(v)) // want "research"
}
