// Package literals: what crosses from a marked parameter of a function literal is
// reported in the literal, on each line.
package literals

import (
	"slices"
	"sync"

	"care/depot"
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

// Handed to code here.

func each(f func(model.Patient)) {
	for _, p := range ward.List() {
		f(p)
	}
}

func eachOf(ps []*model.Patient, f func(int, *model.Patient)) {
	for i, p := range ps {
		f(i, p)
	}
}

func handed() {
	each(func(p model.Patient) {
		research.Note(p.Name)  // want "research"
		research.Note(p.Site)  // silent
		research.Add(p)        // want "research"
		relay.Send(p.Postcode) // want "research"
		relay.Drop(p.Postcode) // silent
	}) // silent
	each(func(p model.Patient) { depot.Keep(p.Name) }) // silent
}

func handedPointers(ps []*model.Patient) {
	eachOf(ps, func(i int, p *model.Patient) {
		research.Count(i)     // silent
		research.AddRef(p)    // want "research"
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
	}) // silent
}

func handedElsewhere() {
	ward.Each(func(p model.Patient) {
		research.Note(p.Name)       // want "research"
		research.Note(p.Postcode)   // want "research"
		research.Count(p.Version)   // silent
		research.Flag(p.IsAdult())  // silent
		research.Note(p.FullName()) // want "research"
	}) // silent
}

// Handed to the standard library.

func handedToStd(ps []model.Patient) {
	slices.SortFunc(ps, func(a, b model.Patient) int {
		research.Add(a)       // want "research"
		research.Note(b.Name) // want "research"
		research.Note(b.Site) // silent
		return a.Age - b.Age
	}) // silent
}

// Kept in a variable, a field, a slice.

func kept() {
	show := func(p model.Patient) {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
		research.Note(p.Name) // want "research"
	}
	show(ward.Load("1"))
	show(ward.Load("2")) // silent
	hide := func(p model.Patient) { research.Note(p.Site) }
	hide(ward.Load("1")) // silent
}

type hooks struct {
	onAdmit, onMove func(model.Patient)
	chain           []func(*model.Patient)
}

func fields() *hooks {
	return &hooks{
		onAdmit: func(p model.Patient) {
			research.Add(p)       // want "research"
			research.Note(p.Name) // want "research"
		},
		onMove: func(p model.Patient) {
			research.Note(p.Site) // silent
		},
		chain: []func(*model.Patient){
			func(p *model.Patient) { research.Note(p.Name) },     // want "research"
			func(p *model.Patient) { research.Count(p.Version) }, // silent
		},
	}
}

func (h *hooks) admit(p model.Patient) {
	h.onAdmit(p) // silent
	h.onMove(p)  // silent
	for _, f := range h.chain {
		f(&p) // silent
	}
}

// Returned to somebody else.

func middleware(next func(model.Patient)) func(model.Patient) {
	return func(p model.Patient) {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
		next(p)
	}
}

// In a goroutine, deferred, in another literal.

func started(ps []model.Patient) {
	var wg sync.WaitGroup
	for _, p := range ps {
		wg.Add(1)
		go func(p model.Patient) {
			defer wg.Done()
			research.Note(p.Name) // want "research"
			research.Note(p.Site) // silent
		}(p)
	}
	wg.Wait()
}

func nested() {
	each(func(p model.Patient) {
		each(func(q model.Patient) {
			research.Note(p.Name)        // want "research"
			research.Note(q.Name)        // want "research"
			research.Note(p.Site)        // silent
			research.Flag(p.Age > q.Age) // silent
		})
	})
}

// Parameters that are not marked are reported where the data is handed in.

func plain() {
	relay.Each(ward.Load("1").Notes, func(s string) { research.Note(s) }) // want "research"
	relay.Each([]string{"a"}, func(s string) { research.Note(s) })        // silent
	send := func(s string) {
		research.Note(s)
		depot.Keep(s)
	}
	send(ward.Load("1").Name) // want "research"
	send(ward.Load("1").Site) // silent
}
