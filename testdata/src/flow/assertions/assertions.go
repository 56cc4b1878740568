// Package assertions: type switches and assertions on interfaces.
package assertions

import (
	"fmt"
	"net/http"

	"care/model"
	"care/research"
	"care/ward"
)

type event interface{ kind() string }

type admitted struct {
	who string
	bed string
}

type closed struct{ where string }

type moved struct {
	p    *model.Patient
	from string
}

func (admitted) kind() string { return "admitted" }
func (closed) kind() string   { return "closed" }
func (*moved) kind() string   { return "moved" }

func next(n int) event {
	switch n {
	case 0:
		return admitted{who: ward.Load("1").Name, bed: "7"}
	case 1:
		p, _ := ward.Find("1")
		return &moved{p: p, from: "B1"}
	}
	return closed{where: "B2"}
}

func switched(n int) {
	switch e := next(n).(type) {
	case admitted:
		research.Note(e.who) // want "research"
		research.Note(e.bed) // silent
	case *moved:
		research.Note(e.p.Name) // want "research"
		research.Note(e.from)   // silent
	case closed:
		research.Note(e.where) // silent
	}
}

func asserted() {
	e := next(0)
	if a, ok := e.(admitted); ok {
		research.Note(a.who) // want "research"
		research.Note(a.bed) // silent
	}
	research.Note(e.kind()) // silent
}

func exact() {
	var e event = closed{where: "B2"}
	research.Record(e) // silent
	e = admitted{who: ward.Load("1").Name}
	research.Record(e)      // want "research"
	research.Note(e.kind()) // silent
}

func describe(v any) string {
	switch x := v.(type) {
	case nil:
		return "nothing"
	case string:
		return x
	case fmt.Stringer:
		return x.String()
	case error:
		return x.Error()
	case []string:
		return fmt.Sprint(len(x))
	}
	return fmt.Sprintf("%T", v)
}

type label string

func (l label) String() string { return "<" + string(l) + ">" }

func described() {
	p := ward.Load("1")
	research.Note(describe(p.Name))        // want "research"
	research.Note(describe(label(p.Name))) // want "research"
	research.Note(describe("B2"))          // silent
	research.Note(describe(nil))           // silent
	research.Note(describe(label("B2")))   // silent
}

func interfaceToInterface() {
	p, _ := ward.Find("1")
	var v any = p
	n, ok := v.(model.Named)
	research.Flag(ok) // silent
	if ok {
		research.Note(n.GetName()) // want "research"
	}
	var w any = &model.Practitioner{Name: "Dr Test"}
	if m, ok := w.(model.Named); ok {
		research.Note(m.GetName()) // silent
	}
}

func multiCase(n int) {
	var v any = ward.Load("1").Name
	if n > 0 {
		v = ward.Load("1").Age
	}
	switch x := v.(type) {
	case string, int:
		research.Record(x) // want "research"
	default:
		research.Note("neither") // silent
	}
}

// What nobody in sight calls gets from an interface what the assertion says.

type message struct {
	topic string
	body  any
}

type key struct{}

func consume(m message) {
	if p, ok := m.body.(*model.Patient); ok {
		research.Note(p.Name)  // want "research"
		research.Note(p.Site)  // silent
		research.Note(m.topic) // silent
	}
}

func handle(r *http.Request) {
	p, ok := r.Context().Value(key{}).(*model.Patient)
	if !ok {
		return
	}
	research.Note(p.Name) // want "research"
	research.Note(p.Site) // silent
	if id, ok := r.Context().Value("id").(string); ok {
		research.Note(id) // silent
	}
}

func subscribe(mux *http.ServeMux, on func(string, func(message))) {
	mux.HandleFunc("/", func(_ http.ResponseWriter, r *http.Request) { handle(r) }) // silent
	on("round", func(m message) {
		switch p := m.body.(type) {
		case *model.Patient:
			research.Note(p.Name) // want "research"
		case string:
			research.Note(p) // silent
		}
	})
	on("night", consume) // silent
}
