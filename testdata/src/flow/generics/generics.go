// Package generics: generic functions and type parameters.
package generics

import (
	"cmp"
	"fmt"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

// Map, Filter, Reduce are the helpers that every code base has.
func Map[T, U any](in []T, f func(T) U) []U {
	out := make([]U, 0, len(in))
	for _, v := range in {
		out = append(out, f(v))
	}
	return out
}

func Filter[T any](in []T, keep func(T) bool) (out []T) {
	for _, v := range in {
		if keep(v) {
			out = append(out, v)
		}
	}
	return out
}

func Reduce[T, A any](in []T, acc A, f func(A, T) A) A {
	for _, v := range in {
		acc = f(acc, v)
	}
	return acc
}

func Must[T any](v T, err error) T {
	if err != nil {
		panic("must")
	}
	return v
}

func Ptr[T any](v T) *T { return &v }

func Zero[T any](T) (z T) { return z }

func Larger[T cmp.Ordered](a, b T) T { return max(a, b) }

type Pair[A, B any] struct {
	First  A
	Second B
}

func MakePair[A, B any](a A, b B) Pair[A, B] { return Pair[A, B]{a, b} }

type named interface {
	*model.Patient | *model.Practitioner
	GetName() string
}

func nameOf[T named](v T) string { return v.GetName() }

func describe[T fmt.Stringer](v T) string { return v.String() }

type who string

func (w who) String() string { return string(w) }

type what struct{ s string }

func (what) String() string { return "what" }

func mapped() {
	names := Map(ward.List(), func(p model.Patient) string { return p.Name })
	sites := Map(ward.List(), func(p model.Patient) string { return p.Site })
	research.Lines(names...) // want "research"
	research.Lines(sites...) // silent
}

func filtered() {
	old := Filter(ward.List(), model.Patient.IsAdult)
	research.AddAll(old...)  // want "research"
	research.Count(len(old)) // silent
	short := Filter([]string{"a", "bb"}, func(s string) bool { return len(s) < 2 })
	research.Lines(short...) // silent
}

func reduced() {
	text := Reduce(ward.List(), "", func(s string, p model.Patient) string { return s + p.Name })
	research.Note(text) // want "research"
	n := Reduce(ward.List(), 0, func(n int, p model.Patient) int { return n + 1 })
	research.Count(n) // silent
}

func must() {
	p := Must(ward.Fetch("1"))
	research.Note(p.Name) // want "research"
	research.Note(p.Site) // silent
}

func pointer() {
	p := Ptr(ward.Load("1"))
	research.AddRef(p)                    // want "research"
	research.Record(Ptr(ward.Capacity))   // silent
	research.Record(Zero(ward.Load("1"))) // silent
}

func ordered() {
	p := ward.Load("1")
	research.Count(Larger(p.Age, 18))     // want "research"
	research.Count(Larger(p.Version, 18)) // silent
	research.Note(Larger(p.Name, p.Site)) // want "research"
}

func pairs() {
	pr := MakePair(ward.Load("1").Name, ward.Site())
	research.Note(pr.First)  // want "research"
	research.Note(pr.Second) // silent
	nested := MakePair(1, pr)
	research.Note(nested.Second.First)  // want "research"
	research.Note(nested.Second.Second) // silent
	research.Count(nested.First)        // silent
}

func constrained() {
	p, _ := ward.Find("1")
	research.Note(nameOf(p))                                    // want "research"
	research.Note(nameOf(&model.Practitioner{Name: "Dr Test"})) // silent
}

func dispatched() {
	research.Note(describe(who(ward.Load("1").Name)))  // want "research"
	research.Note(describe(what{ward.Load("1").Name})) // silent
	research.Note(describe(who("nobody")))             // silent
}

func instantiated() {
	f := relay.Same[model.Patient]
	research.Add(f(ward.Load("1"))) // want "research"
	g := relay.Apply[model.Patient, int]
	research.Count(g(ward.Load("1"), func(p model.Patient) int { return p.Version })) // silent
	research.Count(g(ward.Load("1"), func(p model.Patient) int { return p.Age }))     // want "research"
}

func keys[M ~map[K]V, K comparable, V any](m M) []K {
	var out []K
	for k := range m {
		out = append(out, k)
	}
	return out
}

func genericMap() {
	m := map[string]string{}
	m[ward.Load("1").NHSNumber] = "B2"
	research.Lines(keys(m)...) // want "research"
	n := map[string]string{}
	n["bed"] = ward.Load("1").NHSNumber
	research.Lines(keys(n)...) // silent
}
