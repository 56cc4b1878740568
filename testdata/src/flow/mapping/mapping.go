// Package mapping: maps are told apart by constant key.
package mapping

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func constantKeys() {
	m := map[string]string{"name": ward.Load("1").Name, "site": ward.Site()}
	research.Note(m["name"]) // want "research"
	research.Note(m["site"]) // silent
	m["bed"] = "7"
	research.Note(m["bed"]) // silent
	research.Count(len(m))  // silent
	research.Record(m)      // want "research"
}

func assigned() {
	m := map[string]any{}
	m["who"] = ward.Load("1")
	m["n"] = 3
	research.Record(m["who"]) // want "research"
	research.Record(m["n"])   // silent
}

func unknownKey(k string) {
	m, n := map[string]string{}, map[string]string{}
	m[k] = ward.Load("1").Name
	n[k] = "B2"
	research.Note(m["x"]) // want "research"
	research.Note(n["x"]) // silent
}

func unknownRead(k string) {
	m := map[string]string{"a": "x", "b": ward.Load("1").Name}
	n := map[string]string{"a": "x", "b": "y"}
	research.Note(m[k]) // want "research"
	research.Note(n[k]) // silent
}

func keysCarry() {
	seen := map[string]bool{}
	sites := map[string]bool{}
	for _, p := range ward.List() {
		seen[p.NHSNumber] = true
		sites[p.Site] = true
	}
	for k := range seen {
		research.Note(k) // want "research"
	}
	for k := range sites {
		research.Note(k) // silent
	}
}

func ranged() {
	byID := map[int]model.Patient{1: ward.Load("1")}
	for id, p := range byID {
		research.Count(id)    // silent
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
	}
}

func commaOk() {
	m := map[string]string{"name": ward.Load("1").Name}
	v, ok := m["name"]
	research.Note(v)  // want "research"
	research.Flag(ok) // silent
	w, ok := m["site"]
	research.Note(w)  // silent
	research.Flag(ok) // silent
}

func intKeys() {
	m := map[int]string{0: "x"}
	m[7] = ward.Load("1").Postcode
	research.Note(m[7]) // want "research"
	research.Note(m[0]) // silent
}

func mapOfPatient() {
	p := ward.Load("1")
	research.Note(p.Meds["insulin"]) // want "research"
	for drug := range p.Meds {
		research.Note(drug) // want "research"
	}
	research.Count(len(p.Meds)) // silent
}

func index(ps []model.Patient) map[string]*model.Patient {
	out := make(map[string]*model.Patient, len(ps))
	for i := range ps {
		out[ps[i].Site] = &ps[i]
	}
	return out
}

func throughCallee() {
	m := index(ward.List())
	research.Note(m["RGT01"].Name) // want "research"
	research.Note(m["RGT01"].Site) // silent
	for site := range m {
		research.Note(site) // silent
	}
}

func nested() {
	m := map[string]map[string]string{"a": {}, "b": {}}
	m["a"]["name"] = relay.Wrap(ward.Load("1").Name)
	m["b"]["name"] = relay.Wrap("none")
	research.Note(m["a"]["name"]) // want "research"
	research.Note(m["b"]["name"]) // silent
	research.Note(m["a"]["site"]) // silent
}

func overwrittenKey() {
	m := map[string]string{"name": ward.Load("1").Name, "kin": ward.Load("1").Kin.Name}
	m["name"] = "-"
	research.Note(m["name"]) // silent
	research.Note(m["kin"])  // want "research"
}
