// Package branches: overwriting in branches, loops and switches.
package branches

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func oneBranch(hide bool) {
	s := ward.Load("1").Name
	if hide {
		s = ""
	}
	research.Note(s) // want "research"
}

func bothBranches(hide bool) {
	s := ward.Load("1").Name
	if hide {
		s = ""
	} else {
		s = "-"
	}
	research.Note(s) // silent
}

func insideBranch(hide bool) {
	s := ward.Load("1").Name
	if hide {
		s = ""
		research.Note(s) // silent
	} else {
		research.Note(s) // want "research"
	}
}

func setInBranch(show bool) {
	s := ""
	if show {
		s = ward.Load("1").Name
	}
	research.Note(s) // want "research"
}

func earlyReturn(hide bool) {
	s := "-"
	if hide {
		research.Note(s) // silent
		return
	}
	s = ward.Load("1").Name
	research.Note(s) // want "research"
}

func carriedRound() {
	previous := ""
	for _, p := range ward.List() {
		research.Note(previous) // want "research"
		previous = p.Name
	}
}

func resetEachRound() {
	for _, p := range ward.List() {
		current := p.Site
		research.Note(current) // silent
		current = p.Name
		relay.Drop(current)
	}
}

func cleanedEachRound() {
	s := ""
	for _, p := range ward.List() {
		s = p.Name
		relay.Drop(s)
		s = ""
	}
	research.Note(s) // silent
}

func fieldInLoop() {
	var r struct{ who, where string }
	for _, p := range ward.List() {
		r.who = p.Name
		r.where = p.Site
		if p.Age < 18 {
			r.who = ""
			continue
		}
	}
	research.Note(r.who)   // want "research"
	research.Note(r.where) // silent
}

func switched(n int) {
	s := ward.Load("1").Name
	switch n {
	case 0:
		s = "a"
	case 1:
		s = "b"
	default:
		s = "c"
	}
	research.Note(s) // silent
	t := "x"
	switch n {
	case 0:
		t = "a"
	case 1:
		fallthrough
	case 2:
		t = ward.Load("1").Postcode
	}
	research.Note(t) // want "research"
}

func labelled(ps []model.Patient) (first, site string) {
outer:
	for _, p := range ps {
		for _, n := range p.Notes {
			if len(n) > 80 {
				first = n
				site = p.Site
				break outer
			}
		}
	}
	return first, site
}

func throughCallee() {
	first, site := labelled(ward.List())
	research.Note(first) // want "research"
	research.Note(site)  // silent
}

func jumping(n int) {
	s := "x"
again:
	research.Note(s) // want "research"
	if n--; n > 0 {
		s = ward.Load("1").Name
		goto again
	}
}

func notJumping(n int) {
	s := ward.Load("1").Name
again:
	s = "x"
	research.Note(s) // silent
	if n--; n > 0 {
		goto again
	}
}

func scrubIf(p *model.Patient, all bool) {
	p.Name = ""
	if all {
		p.Postcode = ""
	}
}

func partly(all bool) {
	p := ward.Load("1")
	scrubIf(&p, all)
	research.Note(p.Name)     // silent
	research.Note(p.Postcode) // want "research"
}

func threeDeep() {
	a, b, c := "", "", ""
	for _, p := range ward.List() {
		c = b
		b = a
		a = p.Name
	}
	research.Note(c) // want "research"
	x, y := "", ""
	for range ward.List() {
		y = x
		x = "x"
	}
	research.Note(y) // silent
}
