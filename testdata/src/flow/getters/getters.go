// Package getters: getters and setters as protobuf generates them.
package getters

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

// message wraps a patient as a generated oneof does.
type message struct {
	id   string
	body isBody
}

type isBody interface{ isBody() }

type bodyPatient struct{ Patient *model.Patient }

type bodyBed struct{ Bed string }

func (*bodyPatient) isBody() {}
func (*bodyBed) isBody()     {}

func (m *message) GetID() string {
	if m != nil {
		return m.id
	}
	return ""
}

func (m *message) GetPatient() *model.Patient {
	if b, ok := m.body.(*bodyPatient); ok {
		return b.Patient
	}
	return nil
}

func (m *message) GetBed() string {
	if b, ok := m.body.(*bodyBed); ok {
		return b.Bed
	}
	return ""
}

func simple() {
	p, _ := ward.Find("1")
	research.Note(p.GetName())                                      // want "research"
	research.Count(p.GetVersion())                                  // silent
	research.Note(p.GetGP().GetName())                              // want "research"
	research.Note((&model.Practitioner{Name: "Dr Test"}).GetName()) // silent
}

func oneof() {
	p, _ := ward.Find("1")
	m := &message{id: "m1", body: &bodyPatient{p}}
	research.Note(m.GetPatient().GetName())     // want "research"
	research.Note(m.GetID())                    // silent
	research.Count(m.GetPatient().GetVersion()) // silent
	n := &message{id: "m2", body: &bodyBed{"7"}}
	research.Note(n.GetBed()) // silent
	research.Record(n)        // silent
	research.Record(m)        // want "research"
}

func throughInterface() {
	p, _ := ward.Find("1")
	var named interface{ GetName() string } = p
	research.Note(named.GetName()) // want "research"
	var versioned interface{ GetVersion() int } = p
	research.Count(versioned.GetVersion()) // silent
}

func generic[T interface{ GetName() string }](v T) string { return v.GetName() }

func throughGeneric() {
	p, _ := ward.Find("1")
	research.Note(generic(p))                                 // want "research"
	research.Note(generic(&model.Practitioner{Name: "Test"})) // silent
	research.Note(relay.Wrap(generic(p.GetGP())))             // want "research"
}
