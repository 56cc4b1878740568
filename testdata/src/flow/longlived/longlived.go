// Package longlived: a field written in one method and read in another.
package longlived

import (
	"sync"

	"care/model"
	"care/research"
	"care/ward"
)

// desk is never made in this package: only its methods are seen.
type desk struct {
	mu      sync.Mutex
	who     string
	where   string
	patient model.Patient
	queue   []string
	moves   []string
	seen    map[string]bool
	wards   map[string]bool
	visits  int
}

func (d *desk) admit(id string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	p := ward.Load(id)
	d.who = p.Name
	d.where = p.Site
	d.patient = p
	d.queue = append(d.queue, p.Name)
	d.moves = append(d.moves, "admit")
	d.seen[p.NHSNumber] = true
	d.wards[p.Site] = true
	d.visits++
}

func (d *desk) text() {
	research.Note(d.who)   // want "research"
	research.Note(d.where) // silent
}

func (d *desk) record() {
	research.Note(d.patient.Name) // want "research"
	research.Note(d.patient.Site) // silent
}

func (d *desk) lists() {
	research.Lines(d.queue...) // want "research"
	research.Lines(d.moves...) // silent
}

func (d *desk) keys() {
	for k := range d.seen {
		research.Note(k) // want "research"
	}
	for k := range d.wards {
		research.Note(k) // silent
	}
}

func (d *desk) counters() {
	research.Count(d.visits)     // silent
	research.Count(len(d.queue)) // silent
}

// clock has the same shape and never meets a patient.
type clock struct {
	who   string
	ticks []string
}

func (c *clock) tick(s string) {
	c.who = "clock"
	c.ticks = append(c.ticks, "tick")
}

func (c *clock) report() {
	research.Note(c.who)       // silent
	research.Lines(c.ticks...) // silent
}

type inner struct{ name, unit string }

type server struct {
	in  *inner
	out inner
}

func (s *server) load() {
	s.in.name = ward.Load("1").Postcode
	s.in.unit = ward.Site()
}

func (s *server) flush() {
	research.Note(s.in.name)  // want "research"
	research.Note(s.in.unit)  // silent
	research.Note(s.out.name) // silent
}

// Records behind many pointers.

type shelf struct{ box *box }
type box struct{ file *file }
type file struct{ page *page }
type page struct{ line *line }
type line struct{ word *word }
type word struct{ text, site string }

var (
	archive *shelf
	depotOf struct{ sites *shelf }
)

func archived() {
	archive = &shelf{&box{&file{&page{&line{&word{text: ward.Load("1").Name}}}}}}
	depotOf.sites = &shelf{&box{&file{&page{&line{&word{site: ward.Load("1").Site}}}}}}
}

func fetched() {
	research.Note(archive.box.file.page.line.word.text)       // want "research"
	research.Note(depotOf.sites.box.file.page.line.word.site) // silent
}
