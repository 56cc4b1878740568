// Package globals: package-level variables, written in one function and read in another.
package globals

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

var (
	last      string
	site      = "none"
	initially = ward.Load("1").Name
	label     = relay.Stamp(ward.Load("1"))
	index     = map[string]string{}
	wards     = map[string]string{}
	state     struct{ who, where string }
	current   *model.Patient
	backlog   []string
	lines     []string
	viaInit   string
	initSite  string
	getter    func() string
	siteGet   func() string
)

func init() {
	p := ward.Load("1")
	viaInit = p.Name
	initSite = p.Site
	getter = func() string { return p.Name }
	siteGet = func() string { return p.Site }
}

func remember() {
	p := ward.Load("1")
	last = p.Name
	site = p.Site
	index[p.NHSNumber] = p.Name
	wards["a"] = p.Site
	state.who = p.Name
	state.where = p.Site
	current = &p
	backlog = append(backlog, p.Postcode)
	lines = append(lines, "admitted")
}

func plain() {
	research.Note(last) // want "research"
	research.Note(site) // silent
}

func initialised() {
	research.Note(initially) // want "research"
	research.Note(label)     // silent
	research.Note(viaInit)   // want "research"
	research.Note(initSite)  // silent
}

func maps() {
	for id, name := range index {
		research.Note(id)   // want "research"
		research.Note(name) // want "research"
	}
	research.Count(len(index)) // silent
	research.Note(wards["a"])  // silent
}

func fields() {
	research.Note(state.who)   // want "research"
	research.Note(state.where) // silent
}

func pointer() {
	research.Note(current.Name) // want "research"
	research.Note(current.Site) // silent
}

func slices() {
	research.Lines(backlog...) // want "research"
	research.Lines(lines...)   // silent
}

func functions() {
	research.Note(getter())  // want "research"
	research.Note(siteGet()) // silent
}

func otherPackage() {
	research.Note(ward.Current.Name)         // want "research"
	research.Count(ward.Capacity)            // silent
	research.Note(ward.Book.Title)           // silent
	research.Count(ward.Book.Writes)         // silent
	research.AddRef(ward.Book.Patients["1"]) // want "research"
	research.Add(<-ward.Handover)            // want "research"
}
