// Package fresh: a new value of a marked type is clean until something is put into it.
package fresh

import (
	"encoding/json"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func zero() {
	var p model.Patient
	research.Add(p)                     // silent
	research.AddRef(new(model.Patient)) // silent
	research.Add(model.Patient{})       // silent
	research.Record([]model.Patient{})  // silent
}

func constants() {
	p := model.Patient{Name: "Test Patient", Age: 40, Notes: []string{"none"}}
	research.Add(p) // silent
	p.Postcode = "ZZ99 3WZ"
	research.Add(p)       // silent
	research.Note(p.Name) // silent
}

func literal(name string) {
	p := model.Patient{Name: name}
	research.Add(p) // want "research"
}

func assigned(name string) {
	p := new(model.Patient)
	research.AddRef(p) // silent
	p.Name = name
	research.AddRef(p) // want "research"
}

func decoded(b []byte) {
	var p model.Patient
	if err := json.Unmarshal(b, &p); err != nil {
		return
	}
	research.Add(p)       // want "research"
	research.Note(p.Name) // want "research"
	research.Note(p.Site) // silent
}

func filled(name string) {
	p, q := &model.Patient{}, &model.Patient{}
	relay.Put(&p.Name, name)
	research.AddRef(p) // want "research"
	q.Name = "Test"
	research.AddRef(q) // silent
}

func renamed(name string) {
	var p, q model.Patient
	p.Rename(name)
	q.Name = "Test"
	research.Add(p) // want "research"
	research.Add(q) // silent
}

func carvedOut(version int) {
	p := model.Patient{Version: version, Site: ward.Site()}
	p.Age = version
	research.Count(p.Age)     // want "research"
	research.Count(p.Version) // silent
}

func fixture() model.Patient { return model.Patient{Name: "Test", NHSNumber: "9999999999"} }

func parsed(fields []string) model.Patient {
	return model.Patient{NHSNumber: fields[0], Name: fields[1]}
}

func throughCallee(fields []string) {
	research.Add(fixture())             // silent
	research.Add(parsed(fields))        // want "research"
	research.Add(relay.Same(fixture())) // silent
}

func sliceOf(names []string) {
	var ps, tests []model.Patient
	for _, n := range names {
		ps = append(ps, model.Patient{Name: n})
		tests = append(tests, model.Patient{Name: "Test"})
	}
	research.AddAll(ps...)    // want "research"
	research.AddAll(tests...) // silent
}

func containing(name string) {
	e := model.Encounter{ID: name, Ward: "B2"}
	research.Record(e) // silent
	e.Patient.Name = name
	research.Record(e)    // want "research"
	research.Note(e.Ward) // silent
	i := model.Invoice{Number: name}
	research.Record(i) // silent
	i.Payee = name
	research.Record(i)      // want "research"
	research.Note(i.Number) // silent
}
