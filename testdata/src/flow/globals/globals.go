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

// What a callee may write to a variable reaches what its caller reads, though
// somebody else writes the same there.

var noted = ward.Load("1").Name

func note(seen bool) {
	if seen {
		noted = ward.Load("2").Name
	}
}

func afterNote(seen bool) {
	noted = ""
	note(seen)
	research.Note(noted) // want "research"
}

func beforeNote(seen bool) {
	note(seen)
	noted = ""
	research.Note(noted) // silent
}

// slip is handed over by value.
type slip struct{ who, site string }

var pinned slip

func pin(s *slip) { s.who = ward.Load("1").Name }

func (s slip) tell() { research.Note(s.who) }

func (s slip) tellSite() { research.Note(s.site) }

func tellPinned() {
	pin(&pinned)
	pinned.tell()     // want "research"
	pinned.tellSite() // silent
}

func tellOwn() {
	var s slip
	pin(&s)
	s.tell()     // want "research"
	s.tellSite() // silent
}
