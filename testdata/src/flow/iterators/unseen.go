package iterators

import (
	"iter"

	"care/model"
	"care/research"
)

// What a body of a range has captured, and only reads, stays what it is, whoever the
// iterator is.

type patients interface {
	All() iter.Seq2[model.Patient, error]
}

type office struct{ patients patients }

func (o *office) all() iter.Seq[model.Patient] {
	return func(yield func(model.Patient) bool) {
		for p, err := range o.patients.All() {
			if err != nil || !yield(p) {
				return
			}
		}
	}
}

func ageBand(p model.Patient) string {
	if p.Age < 18 {
		return "0-17"
	}
	return "18+"
}

func last(s iter.Seq[model.Patient], f func(model.Patient) string) string {
	found := ""
	for p := range s {
		found = f(p)
	}
	return found
}

func lastOf(s iter.Seq2[model.Patient, error], f func(model.Patient) string) string {
	found := ""
	for p := range s {
		found = f(p)
	}
	return found
}

func (o *office) count() {
	research.Note(last(o.all(), ageBand))                                                     // silent
	research.Note(last(o.all(), func(p model.Patient) string { return p.Name }))              // want "research"
	research.Note(lastOf(o.patients.All(), ageBand))                                          // silent
	research.Note(lastOf(o.patients.All(), func(p model.Patient) string { return p.Name }))   // want "research"
	research.Note(lastOf(o.patients.All(), func(model.Patient) string { return "one more" })) // silent
}

type visitor interface {
	Visit(show func() string, keep func(model.Patient))
}

func shown(v visitor) {
	text := ""
	v.Visit(func() string { return text }, func(p model.Patient) { text = p.Name })
	research.Note(text) // want "research"
}

func nested(v visitor) {
	text := ""
	keep := func(p model.Patient) { text = p.Name }
	v.Visit(func() string {
		if text == "" {
			keep(model.Patient{})
		}
		return text
	}, nil)
	research.Note(text) // silent
}

func constant(v visitor) {
	text := "ward"
	v.Visit(func() string { return text }, func(p model.Patient) { _ = text + p.Name })
	research.Note(text) // silent
}
