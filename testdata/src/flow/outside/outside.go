// Package outside: patient data comes out of interfaces, functions and iterators
// that nobody in the program supplies.
package outside

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"care/depot"
	"care/model"
	"care/relay"
	"care/research"
	"flow/outside/port"
)

type repo interface {
	Get(id string) (*model.Patient, error)
	List(ctx context.Context) []model.Patient
	ByWard() map[string][]model.Patient
	Stay(id string) model.Encounter
	Fill(id string, p *model.Patient)
	Each(f func(model.Patient) error) error
	All() iter.Seq2[string, model.Patient]
	Next() (model.Patient, bool)
	Names() []string
}

// Interfaces.

func get(r repo) error {
	p, err := r.Get("1")
	if err != nil {
		research.Record(err) // silent
		return err
	}
	research.Note(p.Name)      // want "research"
	research.Note(p.Site)      // silent
	research.Note(p.GetName()) // want "research"
	relay.Send(p.Postcode)     // want "research"
	return nil
}

func list(ctx context.Context, r repo) {
	for i, p := range r.List(ctx) {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
		research.Count(i)     // silent
	}
	research.Lines(r.Names()...)         // silent
	research.Count(len(r.List(ctx)))     // silent
	research.Add(r.ByWard()["B2"][0])    // want "research"
	research.Note(r.Stay("1").Ward)      // silent
	research.WardName(r.Stay("1"))       // silent
	research.StayName(r.Stay("1"))       // want "research"
	research.AddAll(r.List(ctx)...)      // want "research"
	research.Add(r.Stay("1").Patient)    // want "research"
	research.Note(relay.Stamp(first(r))) // silent
	research.Note(relay.Label(first(r))) // want "research"
}

func first(r repo) model.Patient {
	p, _ := r.Next()
	return p
}

func filled(r repo) {
	var p model.Patient
	r.Fill("1", &p)
	research.Note(p.Name) // want "research"
}

func mapped(r repo) {
	var names, sites []string
	for id, p := range r.All() {
		names = append(names, strings.ToUpper(p.Name))
		sites = append(sites, strings.ToUpper(p.Site))
		research.Note(id)
	}
	research.Lines(names...) // want "research"
	research.Lines(sites...) // silent
}

func dropped(r repo) {
	p, ok := r.Next()
	depot.Keep(p.Name)    // silent
	research.Flag(ok)     // silent
	research.Count(p.Age) // want "research"
}

// Callbacks with marked parameters.

func callback(r repo) {
	_ = r.Each(func(p model.Patient) error {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
		return nil
	})
}

func named(each func(func(model.Patient))) {
	each(research.Add)                                 // want "research"
	each(func(p model.Patient) { depot.Keep(p.Name) }) // silent
	each(study)                                        // want "research"
	each(sites)                                        // silent
}

func study(p model.Patient) { relay.Send(p.Name) }
func sites(p model.Patient) { relay.Send(p.Site) }

func gathered(each func(func(model.Patient) error)) {
	var names, sites []string
	each(func(p model.Patient) error {
		names = append(names, p.Name)
		sites = append(sites, p.Site)
		return nil
	})
	research.Lines(names...) // want "research"
	research.Lines(sites...) // silent
}

// Functions.

func loader(load func(string) model.Patient) {
	research.Add(load("1"))       // want "research"
	research.Note(load("1").Site) // silent
}

func loaderErr(load func(string) ([]model.Patient, error)) {
	ps, err := load("1")
	research.Record(err)   // silent
	research.AddAll(ps...) // want "research"
}

// Iterators.

func sequence(seq iter.Seq[model.Patient]) {
	for p := range seq {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
	}
}

func pairs(seq iter.Seq2[string, *model.Patient]) {
	for bed, p := range seq {
		research.Note(bed)        // silent
		research.AddRef(p)        // want "research"
		research.Count(p.Version) // silent
	}
}

func spelled(seq func(yield func(model.Patient) bool)) {
	for p := range seq {
		research.Add(p)       // want "research"
		research.Note(p.Site) // silent
	}
}

func pulled(seq iter.Seq[model.Patient]) {
	next, stop := iter.Pull(seq)
	defer stop()
	p, ok := next()
	research.Flag(ok)     // silent
	research.Note(p.Name) // want "research"
	research.Note(p.Site) // silent
}

// The same from the fields of a server that nobody builds.

type server struct {
	repo repo
	port port.Source
	load func() model.Patient
	seq  iter.Seq[model.Patient]
}

func (s *server) direct() {
	p, _ := s.repo.Next()
	research.Add(p)       // want "research"
	research.Note(p.Site) // silent
}

func (s *server) loaded() {
	research.Note(s.load().Name) // want "research"
	research.Note(s.load().Site) // silent
}

func (s *server) each() {
	_ = s.repo.Each(func(p model.Patient) error {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
		return nil
	})
}

func (s *server) sequence() {
	for p := range s.seq {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
	}
}

func (s *server) helped() {
	help(s.repo)
	helpSites(s.repo) // silent
}

func help(r repo) {
	p, err := r.Get("1")
	if err != nil {
		return
	}
	research.Note(p.Name) // want "research"
}

func helpSites(r repo) {
	p, err := r.Get("1")
	if err != nil {
		return
	}
	research.Note(p.Site)
}

// Marked functions whose result hands the data out.

//lawful:data patient
func beds() iter.Seq[string] { return nil }

//lawful:data patient
func scanner() func() string { return nil }

//lawful:data patient
func label() fmt.Stringer { return nil }

func wards() iter.Seq[string] { return nil }

func clock() func() string { return nil }

func markedResults() {
	for b := range beds() {
		research.Note(b) // want "research"
	}
	for w := range wards() {
		research.Note(w) // silent
	}
	scan, tick := scanner(), clock()
	research.Note(scan())              // want "research"
	research.Note(tick())              // silent
	research.Note(label().String())    // want "research"
	research.Note(fmt.Sprint(label())) // want "research"
	research.Note(relay.Upper(scan())) // want "research"
	research.Note(relay.Upper(tick())) // silent
}

func handedOut(f func(func() string)) {
	f(clock())                        // silent
	research.Note(relayed(scanner())) // want "research"
	research.Note(relayed(clock()))   // silent
	for b := range relay.Same(beds()) {
		research.Note(b) // want "research"
	}
}

func relayed(f func() string) string { return f() }
