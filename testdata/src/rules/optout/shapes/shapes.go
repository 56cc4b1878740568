// Package shapes holds the ways in which data passes a check, and misses it.
package shapes

import (
	"care/model"
	"care/ward"
	"rules/optout/checks"
	"slices"
)

//lawful:purpose research
//lawful:basis a6=public-task task=registry a9=research safeguards=DPIA-12 route=section-251 ref=23/CAG/0012 opt-out=applied
func registry(ps []model.Patient) { rows = append(rows, ps...) }

//lawful:purpose research
//lawful:basis a6=public-task task=registry a9=research safeguards=DPIA-12 route=section-251 ref=23/CAG/0012 opt-out=applied
func one(p model.Patient) { rows = append(rows, p) }

//lawful:purpose research
//lawful:basis a6=public-task task=registry a9=research safeguards=DPIA-12 route=section-251 ref=23/CAG/0012 opt-out=exempt
func exempt(p model.Patient) { rows = append(rows, p) }

var rows []model.Patient

func generic() {
	registry(checks.Keep(ward.List(), func(p model.Patient) string { return p.NHSNumber })) // silent
}

func methodValue(s *checks.Service) {
	f := s.Filter
	kept, err := f(ward.List())
	if err != nil {
		return
	}
	registry(kept) // silent
}

func iface(c checks.Checker) {
	registry(c.Clean(ward.List())) // silent
	registry(c.Sort(ward.List()))  // want "opt-out-not-applied"
}

func loop() {
	for _, p := range ward.List() {
		if q, ok := checks.One(p); ok {
			one(q) // silent
		}
		one(p) // want "opt-out-not-applied"
	}
}

func shadow() {
	for _, p := range ward.List() {
		p, ok := checks.One(p)
		if !ok {
			continue
		}
		one(p) // silent
	}
}

func verdict() {
	for _, p := range ward.List() {
		if checks.Usable(p) {
			one(p) // silent
		}
	}
}

func verdictInverse() {
	for _, p := range ward.List() {
		if !checks.Usable(p) {
			continue
		}
		one(p) // silent
	}
}

func deleteFunc() {
	ps := ward.List()
	ps = slices.DeleteFunc(ps, func(p model.Patient) bool { return !checks.Usable(p) })
	registry(ps) // silent
}

func ignored() {
	ps := ward.List()
	checks.Keep(ps, func(p model.Patient) string { return p.NHSNumber })
	registry(ps) // want "opt-out-not-applied"
}

func reread(s *checks.Service) {
	ps, _ := s.Filter(ward.List())
	registry(ps) // silent
	ps = ward.List()
	registry(ps) // want "opt-out-not-applied"
}

func mixed(s *checks.Service) {
	ps, _ := s.Filter(ward.List())
	ps = append(ps, ward.Load("9"))
	registry(ps) // want "opt-out-not-applied"
}

func numbers() {
	for _, n := range checks.Numbers([]string{"1"}) {
		one(ward.Load(n)) // want "opt-out-not-applied"
	}
}

func helper(ps []model.Patient) []model.Patient {
	return checks.Keep(ps, func(p model.Patient) string { return p.NHSNumber })
}

func throughHelper() {
	registry(helper(ward.List())) // silent
}

type job struct{ batch []model.Patient }

func (j *job) fill(s *checks.Service) { j.batch, _ = s.Filter(ward.List()) }

func stored(s *checks.Service) {
	j := &job{}
	j.fill(s)
	registry(j.batch) // silent
}

func channel(s *checks.Service) {
	ch := make(chan model.Patient)
	go func() {
		ps, _ := s.Filter(ward.List())
		for _, p := range ps {
			ch <- p
		}
	}()
	for p := range ch {
		one(p) // silent
	}
}

func fields(s *checks.Service) {
	ps, _ := s.Filter(ward.List())
	for i := range ps {
		one(model.Patient{Name: ps[i].Name}) // silent
	}
}

func exempted() {
	exempt(ward.Load("1")) // silent
}

func funcVar(keep func([]model.Patient) []model.Patient) { registry(keep(ward.List())) }

func passFunc(c checks.Checker) {
	funcVar(c.Clean) // silent
}

func again(s *checks.Service) {
	ps, _ := s.Filter(ward.List())
	for range 2 {
		registry(ps) // want "opt-out-not-applied"
		ps = ward.List()
	}
	p := ward.Load("1")
	if !checks.Usable(p) {
		return
	}
	for range 2 {
		one(p) // want "opt-out-not-applied"
		p = ward.Load("2")
	}
}
