// Package results: several results each on its own, named results.
package results

import (
	"errors"
	"strings"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func split(p model.Patient) (string, string, int) { return p.Name, p.Site, p.Version }

func named(p model.Patient) (who, where string) {
	who = p.NHSNumber
	where = p.Site
	return
}

func nakedOverwritten(p model.Patient) (who, where string) {
	who = p.NHSNumber
	where = who
	who = "-"
	return
}

func early(p model.Patient) (who string, err error) {
	if p.Version == 0 {
		return "", errors.New("new row")
	}
	return p.Name, nil
}

func forward(p model.Patient) (string, string, int) { return split(p) }

func swapped(a, b string) (x, y string) { return b, a }

func several() {
	who, where, version := split(ward.Load("1"))
	research.Note(who)      // want "research"
	research.Note(where)    // silent
	research.Count(version) // silent
}

func namedResults() {
	who, where := named(ward.Load("1"))
	research.Note(who)   // want "research"
	research.Note(where) // silent
}

func namedOverwritten() {
	who, where := nakedOverwritten(ward.Load("1"))
	research.Note(who)   // silent
	research.Note(where) // want "research"
}

func withError() {
	who, err := early(ward.Load("1"))
	research.Note(who)   // want "research"
	research.Record(err) // silent
}

func forwarded() {
	who, _, version := forward(ward.Load("1"))
	research.Note(who)      // want "research"
	research.Count(version) // silent
}

func swappedResults() {
	p := ward.Load("1")
	a, b := swapped(p.Name, "B2")
	research.Note(a) // silent
	research.Note(b) // want "research"
	c, d := relay.Swap(p.Name, "B2")
	research.Note(c)                                     // silent
	research.Note(d)                                     // want "research"
	research.Note(relay.First(relay.Swap("B2", p.Name))) // want "research"
	research.Note(relay.First(relay.Swap(p.Name, "B2"))) // silent
}

func cut() {
	p := ward.Load("1")
	before, after, found := strings.Cut(p.Name, " ")
	research.Note(before) // want "research"
	research.Note(after)  // want "research"
	research.Flag(found)  // silent
}

func structResults() {
	pair := func(p model.Patient) (a, b struct{ v string }) {
		a.v = p.Name
		b.v = "none"
		return a, b
	}
	x, y := pair(ward.Load("1"))
	research.Note(x.v) // want "research"
	research.Note(y.v) // silent
}
