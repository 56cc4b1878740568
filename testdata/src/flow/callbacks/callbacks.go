// Package callbacks: functions handed to other functions, std's among them.
package callbacks

import (
	"context"
	"slices"
	"sort"
	"strings"
	"time"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func each(ps []model.Patient, f func(model.Patient)) {
	for _, p := range ps {
		f(p)
	}
}

func compute(f func() string) string { return f() }

func handed() {
	each(ward.List(), func(p model.Patient) { research.Note(p.Name) }) // want "research"
	each(ward.List(), func(p model.Patient) { research.Note(p.Site) }) // silent
	each(ward.List(), research.Add)                                    // want "research"
}

func handedByWard() {
	ward.Each(research.Add)                                        // want "research"
	ward.Each(func(p model.Patient) { research.Count(p.Version) }) // silent
}

func collected() {
	var names, sites []string
	ward.Each(func(p model.Patient) {
		names = append(names, p.Name)
		sites = append(sites, p.Site)
	})
	research.Lines(names...) // want "research"
	research.Lines(sites...) // silent
}

func computed() {
	p := ward.Load("1")
	research.Note(compute(func() string { return p.Name })) // want "research"
	research.Note(compute(func() string { return p.Site })) // silent
}

func elements() {
	relay.Each(ward.Load("1").Notes, research.Note) // want "research"
	relay.Each([]string{"a", "b"}, research.Note)   // silent
	relay.Each(ward.Load("1").Notes, relay.Drop)    // silent
}

func sorted() {
	ps := ward.List()
	slices.SortFunc(ps, research.Older)                                        // want "research"
	slices.SortFunc(ps, func(a, b model.Patient) int { return a.Age - b.Age }) // silent
	research.Add(ps[0])                                                        // want "research"
	var seen []string
	sort.Slice(ps, func(i, j int) bool {
		seen = append(seen, ps[i].Name)
		return ps[i].Age < ps[j].Age
	})
	research.Lines(seen...) // want "research"
}

func stringsMap() {
	p := ward.Load("1")
	up := func(r rune) rune { return r + 1 }
	research.Note(strings.Map(up, p.Name)) // want "research"
	research.Note(strings.Map(up, p.Site)) // silent
	var letters []rune
	strings.Map(func(r rune) rune { letters = append(letters, r); return r }, p.Name)
	research.Record(letters) // want "research"
}

func fieldsFunc() {
	p := ward.Load("1")
	comma := func(r rune) bool { return r == ',' }
	research.Lines(strings.FieldsFunc(p.Name, comma)...) // want "research"
	research.Lines(strings.FieldsFunc("a,b", comma)...)  // silent
	research.Count(strings.IndexFunc("a,b", comma))      // silent
}

func afterFunc(ctx context.Context) {
	p := ward.Load("1")
	stop := context.AfterFunc(ctx, func() { research.Note(p.Name) })  // want "research"
	quiet := context.AfterFunc(ctx, func() { research.Note(p.Site) }) // silent
	defer stop()
	defer quiet()
	t := time.AfterFunc(time.Second, func() { research.Note(p.Postcode) }) // want "research"
	defer t.Stop()
	u := time.AfterFunc(time.Second, func() { research.Count(p.Version) }) // silent
	defer u.Stop()
}

func deleteFunc() {
	ps := slices.DeleteFunc(ward.List(), func(p model.Patient) bool { return p.Age < 18 })
	research.AddAll(ps...)  // want "research"
	research.Count(len(ps)) // silent
	_, found := slices.BinarySearchFunc(ps, 40, func(p model.Patient, age int) int { return p.Age - age })
	research.Flag(found) // silent
}

type visitor struct {
	onPatient func(model.Patient)
	onSite    func(string)
}

func (v visitor) visit(ps []model.Patient) {
	for _, p := range ps {
		v.onPatient(p)
		v.onSite(p.Site)
	}
}

func visited() {
	var names, sites []string
	visitor{
		onPatient: func(p model.Patient) { names = append(names, p.Name) },
		onSite:    func(s string) { sites = append(sites, s) },
	}.visit(ward.List())
	research.Lines(names...) // want "research"
	research.Lines(sites...) // silent
}

func continuation(p model.Patient, then func(string, error)) { then(p.Name, nil) }

func continued() {
	var got string
	var failed error
	continuation(ward.Load("1"), func(s string, err error) { got, failed = s, err })
	research.Note(got)      // want "research"
	research.Record(failed) // silent
}

// eitherWay calls back, or uses what the callback would have replaced.
func eitherWay(call bool, clean func(), use func()) {
	if call {
		clean()
		return
	}
	use()
}

func replacedOnOneWay(call bool) {
	s := ward.Load("1").Name
	func(clean func()) {
		if call {
			clean()
		} else {
			research.Note(s) // want "research"
		}
	}(func() { s = "" })
	t := ward.Load("1").Site
	func(clean func()) {
		if call {
			clean()
		} else {
			research.Note(t) // silent
		}
	}(func() { t = "" })
	u := ward.Load("1").Name
	eitherWay(call, func() { u = "" }, func() {
		research.Note(u) // want "research"
	})
}

// inTurn hands on what function after function makes of a name.
func inTurn(p model.Patient, f func(string) string) {
	research.Note(f(f(f(f(f(f(p.Name))))))) // want "research"
	research.Note(f(f(f(f(f(f(p.Site))))))) // silent
}
