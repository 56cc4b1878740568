// Package boxing: any and back.
package boxing

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func boxed() {
	var v any = ward.Load("1")
	research.Record(v) // want "research"
	var w any = ward.Site()
	research.Record(w) // silent
}

func unboxed() {
	var v any = ward.Load("1")
	p := v.(model.Patient)
	research.Note(p.Name) // want "research"
	research.Note(p.Site) // silent
}

func commaOk() {
	var v any = ward.Load("1").Name
	s, ok := v.(string)
	research.Note(s)  // want "research"
	research.Flag(ok) // silent
	var c any = "B2"
	t, ok := c.(string)
	research.Note(t)  // silent
	research.Flag(ok) // silent
}

func typeSwitch(n int) {
	var v any
	switch n {
	case 0:
		v = ward.Load("1").Name
	case 1:
		v = ward.Load("1").Age
	default:
		v = false
	}
	switch x := v.(type) {
	case string:
		research.Note(x) // want "research"
	case int:
		research.Count(x) // want "research"
	}
}

func cleanTypeSwitch(n int) {
	var v any = "B2"
	if n > 0 {
		v = n
	}
	switch x := v.(type) {
	case string:
		research.Note(x) // silent
	case int:
		research.Count(x) // silent
	}
}

func boxedFields() {
	type event struct{ who, what any }
	e := event{who: ward.Load("1"), what: "admitted"}
	research.Record(e.who)                    // want "research"
	research.Record(e.what)                   // silent
	research.Note(e.who.(model.Patient).Site) // silent
}

func throughCallee() {
	v := relay.Box(ward.Load("1"))
	research.Record(v) // want "research"
	w := relay.Box(ward.Capacity)
	research.Record(w) // silent
	p, _ := v.(model.Patient)
	research.Count(p.Version) // silent
	research.Count(p.Age)     // want "research"
}

func sliceOfAny() {
	args := []any{"name", ward.Load("1").Name}
	research.Record(args)                       // want "research"
	research.Record(args[0])                    // silent
	research.Record([]any{"site", ward.Site()}) // silent
}

func pointerBoxed() {
	p, _ := ward.Find("1")
	var v any = p
	if q, ok := v.(*model.Patient); ok {
		research.Note(q.Postcode) // want "research"
		research.Count(q.Version) // silent
	}
	if n, ok := v.(model.Named); ok {
		research.Note(n.GetName()) // want "research"
	}
	var clean any = &model.Practitioner{Name: "Dr Test"}
	if n, ok := clean.(model.Named); ok {
		research.Note(n.GetName()) // silent
	}
}

// A value in an interface that one way leads to, beside one that a parameter holds.

type pair struct{ left, right any }

func (p *pair) set(v any) { p.left = v }

func either(p pair, right bool) any {
	if right {
		return p.right
	}
	p.set("x")
	return p.left
}

func besides(right bool) {
	research.Record(either(pair{left: "x", right: ward.Load("1").Name}, right)) // want "research"
	research.Record(either(pair{left: ward.Load("1").Name, right: "x"}, right)) // silent
}
