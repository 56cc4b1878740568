// Package iterators: range over functions, iter.Seq and iter.Pull.
package iterators

import (
	"iter"
	"maps"
	"slices"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func names(ps []model.Patient) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, p := range ps {
			if !yield(p.Name) {
				return
			}
		}
	}
}

func sites(ps []model.Patient) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, p := range ps {
			if !yield(p.Site) {
				return
			}
		}
	}
}

func numbered(ps []model.Patient) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, p := range ps {
			if !yield(i, p.NHSNumber) {
				return
			}
		}
	}
}

func upper(in iter.Seq[string]) iter.Seq[string] {
	return func(yield func(string) bool) {
		for s := range in {
			if !yield(relay.Upper(s)) {
				return
			}
		}
	}
}

func ranged() {
	for p := range ward.All() {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
	}
}

func sequences() {
	for s := range names(ward.List()) {
		research.Note(s) // want "research"
	}
	for s := range sites(ward.List()) {
		research.Note(s) // silent
	}
}

func pairs() {
	for i, id := range numbered(ward.List()) {
		research.Count(i) // silent
		research.Note(id) // want "research"
	}
}

func chained() {
	for s := range upper(upper(names(ward.List()))) {
		research.Note(s) // want "research"
	}
	for s := range upper(upper(sites(ward.List()))) {
		research.Note(s) // silent
	}
}

func collected() {
	all := slices.Collect(names(ward.List()))
	none := slices.Collect(sites(ward.List()))
	research.Lines(all...)  // want "research"
	research.Lines(none...) // silent
}

func standard() {
	ps := ward.List()
	for i, p := range slices.All(ps) {
		research.Count(i)     // silent
		research.Note(p.Name) // want "research"
	}
	byName := map[string]int{}
	for _, p := range ps {
		byName[p.Name] = p.Version
	}
	for k := range maps.Keys(byName) {
		research.Note(k) // want "research"
	}
	for v := range maps.Values(byName) {
		research.Count(v) // silent
	}
}

func pulled() {
	next, stop := iter.Pull(names(ward.List()))
	defer stop()
	s, ok := next()
	research.Note(s)  // want "research"
	research.Flag(ok) // silent
	next2, stop2 := iter.Pull(sites(ward.List()))
	defer stop2()
	t, _ := next2()
	research.Note(t) // silent
}

func stateInBody() {
	var last, where string
	n := 0
	for p := range ward.All() {
		last = p.Name
		where = p.Site
		n++
	}
	research.Note(last)  // want "research"
	research.Note(where) // silent
	research.Count(n)    // silent
}

func returnsFromBody() string {
	for p := range ward.All() {
		if p.Age > 90 {
			return p.Name
		}
	}
	return ""
}

func breaksFromBody() (n int) {
	for p := range ward.All() {
		if p.Age > 90 {
			break
		}
		n++
	}
	return n
}

func results() {
	research.Note(returnsFromBody()) // want "research"
	research.Count(breaksFromBody()) // silent
}

type roster struct {
	people []model.Patient
	beds   []string
}

func (r *roster) All(yield func(string, model.Patient) bool) {
	for i, p := range r.people {
		if !yield(r.beds[i], p) {
			return
		}
	}
}

func method() {
	r := &roster{people: ward.List(), beds: []string{"1", "2"}}
	for bed, p := range r.All {
		research.Note(bed)    // silent
		research.Note(p.Name) // want "research"
	}
}

// A defer in the body of a range over a function runs when the function around
// the loop returns.
func deferredInBody(ps []model.Patient) {
	for name := range names(ps) {
		defer func() { research.Note(name) }() // want "research"
	}
	for site := range sites(ps) {
		defer func() { research.Note(site) }() // silent
	}
}
