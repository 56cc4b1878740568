// Package options: functions that are handed in set one field each, and what code
// that is not seen gets from them is what they return.
package options

import (
	"care/depot"
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
	"flow/options/letter"
)

func otherPackage() {
	p := ward.Load("1")
	l := letter.New(letter.Subject("Welcome"), letter.Body(p.Name))
	research.Note(l.Body)    // want "research"
	research.Note(l.Subject) // silent
	research.Lines(l.To...)  // silent
	m := letter.New(letter.Subject(p.Name), letter.Body("Dear patient"), letter.To(p.Site))
	research.Note(m.Subject) // want "research"
	research.Note(m.Body)    // silent
	research.Lines(m.To...)  // silent
	n := letter.New(letter.To("ward"), letter.To(p.Name))
	research.Lines(n.To...)  // want "research"
	research.Note(n.Subject) // silent
}

func parameter(p model.Patient, opts ...letter.Option) {
	opts = append(opts, letter.Body(p.Name))
	l := letter.New(opts...)
	research.Note(l.Body) // want "research"
}

func literal() {
	p := ward.Load("1")
	l := letter.New(func(l *letter.Letter) { l.Body, l.Subject = p.Name, p.Site })
	research.Note(l.Body)    // want "research"
	research.Note(l.Subject) // silent
}

func failing() {
	p := ward.Load("1")
	l, err := letter.Make(
		func(l *letter.Letter) error { l.Body = p.Name; return nil },
		func(l *letter.Letter) error { l.Subject = p.Site; return nil },
	)
	if err != nil {
		research.Record(err) // silent
		return
	}
	research.Note(l.Body)    // want "research"
	research.Note(l.Subject) // silent
}

// Options as one finds them elsewhere.

type job struct {
	name, site string
	count      int
	then       func(string)
	next       *job
}

type option interface{ apply(*job) }

type named string

func (n named) apply(j *job) { j.name = string(n) }

type sited string

func (s sited) apply(j *job) { j.site = string(s) }

func build(opts ...option) job {
	var j job
	for _, o := range opts {
		o.apply(&j)
	}
	return j
}

func interfaces() {
	p := ward.Load("1")
	j := build(named(p.Name), sited(p.Site))
	research.Note(j.name)   // want "research"
	research.Note(j.site)   // silent
	research.Count(j.count) // silent
}

func visit(j *job, f func(*job)) {
	for ; j != nil; j = j.next {
		f(j)
	}
}

func visited() {
	p := ward.Load("1")
	j := &job{site: p.Site}
	visit(j, func(j *job) { j.name = p.Name })
	research.Note(j.name) // want "research"
	k := &job{site: p.Site}
	visit(k, func(j *job) { j.name = "B2" })
	research.Note(k.name) // silent
}

func with(f func(*job)) *job {
	j := &job{site: "B2"}
	f(j)
	return j
}

func withOne() {
	p := ward.Load("1")
	j := with(func(j *job) { j.name = p.Name })
	research.Note(j.name) // want "research"
	research.Note(j.site) // silent
	k := with(func(j *job) { j.then = func(s string) { depot.Keep(s + p.Name) } })
	research.Note(k.name) // silent
	research.Note(k.site) // silent
}

func mapped(f func(*model.Practitioner)) *model.Practitioner {
	g := &model.Practitioner{Code: "G1"}
	f(g)
	return g
}

func practitioner() {
	p := ward.Load("1")
	g := mapped(func(g *model.Practitioner) { g.Name = p.Name })
	research.Note(g.Name) // want "research"
	research.Note(g.Code) // silent
}

// What code that is not seen returns comes from what it was given, and from what
// the functions it was given return: not from what they captured.

type transaction interface {
	Do(f func() (any, error)) (any, error)
	Lines(f func() []string) []string
}

type repo interface {
	Delete(id string) ([]string, error)
}

type service struct {
	repo  repo
	cache []model.Patient
	sites []string
}

func (s *service) put(p model.Patient) {
	s.cache = append(s.cache, p)
	s.sites = append(s.sites, p.Site)
}

func (s *service) remove(t transaction, id string) {
	res, err := t.Do(func() (any, error) { return s.repo.Delete(id) })
	if err != nil {
		return
	}
	research.Lines(res.([]string)...) // silent
}

func (s *service) removeNames(t transaction) {
	res, err := t.Do(func() (any, error) { return s.cache[0].Name, nil })
	if err != nil {
		return
	}
	research.Record(res) // want "research"
}

func (s *service) lines(t transaction) {
	research.Lines(t.Lines(func() []string { return s.sites })...)                   // silent
	research.Lines(t.Lines(func() []string { return []string{s.cache[0].Name} })...) // want "research"
}

func local(t transaction) {
	p := ward.Load("1")
	res, _ := t.Do(func() (any, error) { depot.Keep(p.Name); return p.Site, nil })
	research.Record(res) // silent
	res, _ = t.Do(func() (any, error) { return relay.Upper(p.Name), nil })
	research.Record(res) // want "research"
}

func field(do func(func() string) string) {
	p, q := ward.Load("1"), ward.Load("2")
	research.Note(do(func() string { return p.Name }))                     // want "research"
	research.Note(do(func() string { return q.Site }))                     // silent
	research.Note(do(func() string { depot.Keep(p.Name); return "done" })) // silent
}
