// Package fields: the fields of a struct are apart from each other.
package fields

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

type row struct {
	subject string
	site    string
	inner   detail
	ref     *detail
}

type detail struct {
	text  string
	label string
}

func readField() {
	p := ward.Load("1")
	research.Note(p.NHSNumber) // want "Patient.NHSNumber.*research"
	research.Note(p.Site)      // silent
	research.Count(p.Age)      // want "Patient.Age.*research"
	research.Count(p.Version)  // silent
}

func writeField() {
	p := ward.Load("1")
	r := row{site: ward.Site()}
	r.subject = p.Name
	research.Note(r.subject) // want "research"
	research.Note(r.site)    // silent
}

func wholeAfterWrite() {
	var r row
	r.inner.text = ward.Load("1").Postcode
	research.Record(r)       // want "research"
	research.Record(r.ref)   // silent
	research.Note(r.site)    // silent
	research.Record(r.inner) // want "research"
	research.Note(r.subject) // silent
	other := row{site: "B2"}
	research.Record(other) // silent
}

func nestedLiteral() {
	p := ward.Load("1")
	r := row{subject: "anonymous", inner: detail{text: p.Name, label: "B2"}, ref: &detail{label: p.Postcode}}
	research.Note(r.inner.text)  // want "research"
	research.Note(r.inner.label) // silent
	research.Note(r.ref.label)   // want "research"
	research.Note(r.ref.text)    // silent
	research.Note(r.subject)     // silent
}

func build(p model.Patient) row {
	return row{subject: p.NHSNumber, site: p.Site, inner: detail{label: "new"}}
}

func throughCallee() {
	r := build(ward.Load("1"))
	research.Note(r.subject)     // want "research"
	research.Note(r.site)        // silent
	research.Note(r.inner.label) // silent
}

func throughTwoPackages() {
	p := ward.Load("1")
	r := relay.Same(row{subject: relay.Wrap(p.Name), site: relay.Wrap("B2")})
	research.Note(r.subject) // want "research"
	research.Note(r.site)    // silent
}

func nestedOfPatient() {
	p := ward.Load("1")
	research.Note(p.Address.City)     // want "research"
	research.Note(p.Address.Lines[1]) // want "research"
	research.Note(p.Kin.Name)         // want "research"
	research.Note(p.Kin.Site)         // silent
}

func fieldOfContaining() {
	e := ward.Stay("1")
	research.Note(e.Patient.Name) // want "research"
	research.Note(e.Ward)         // silent
	research.Count(e.Beds)        // silent
	research.Note(e.Patient.Site) // silent
}

func markedFieldOnly() {
	b := ward.Bill("1")
	research.Note(b.Payee)  // want "Payee.*research"
	research.Note(b.Number) // silent
	research.Count(b.Total) // silent
}

func structCopy() {
	a := row{subject: ward.Load("1").Name, site: "B2"}
	b := a
	a.subject = ""
	research.Note(b.subject) // want "research"
	research.Note(a.subject) // silent
	research.Note(b.site)    // silent
}

func anonymousStruct() {
	p := ward.Load("1")
	v := struct {
		who  string
		what struct{ code, unit string }
	}{who: "-"}
	v.what.code = p.Notes[0]
	v.what.unit = "mg"
	research.Note(v.what.code) // want "research"
	research.Note(v.what.unit) // silent
	research.Note(v.who)       // silent
}

// A field that holds no patient data holds none after a call that nobody knows, which
// was given the whole.

type store interface{ Save(*model.Patient) error }

func saved(s store, p *model.Patient) {
	s.Save(p)
	research.Note(p.Site) // silent
	research.Note(p.Name) // want "research"
}

func savedBy(save func(*model.Patient), name, site string) {
	p := &model.Patient{Name: name, Site: site}
	save(p)
	research.Note(p.Site) // silent
	research.Note(p.Name) // want "research"
	label := &struct{ site, name string }{p.Site, p.Name}
	save(p)
	research.Note(label.site) // silent
	research.Note(label.name) // want "research"
}
