package tables

import (
	"care/model"
	"care/research"
	"care/ward"
)

// What a table that nobody changes holds is known to all who look something up in it.

var views = map[string]func(*model.Patient) string{
	"site": func(p *model.Patient) string { return p.Site },
	"name": func(p *model.Patient) string { return p.Name },
}

var columns = []struct {
	title string
	of    func(*model.Patient) string
}{
	{"site", func(p *model.Patient) string { return p.Site }},
	{"again", func(p *model.Patient) string { return p.Site }},
}

func viewed(p *model.Patient, key string) {
	research.Note(views["site"](p)) // silent
	research.Note(views["name"](p)) // want "research"
	research.Note(views[key](p))    // want "research"
	if f, ok := views["site"]; ok {
		research.Note(f(p)) // silent
	}
	for title, f := range views {
		research.Note(title) // silent
		research.Note(f(p))  // want "research"
	}
	for _, c := range columns {
		research.Note(c.of(p)) // silent
		research.Note(c.title) // silent
	}
	research.Note(columns[len(views)%2].of(p)) // silent
}

// One that is handed on may hold anything.

var plain = map[string]func(*model.Patient) string{
	"site": func(p *model.Patient) string { return p.Site },
}

func register(to func(map[string]func(*model.Patient) string)) {
	to(plain)
	p := ward.Load("1")
	research.Note(plain["site"](&p)) // want "research"
}

var late = map[string]func(*model.Patient) string{
	"site": func(p *model.Patient) string { return p.Site },
}

func put(f func(*model.Patient) string) { late["name"] = f }

func looked(p *model.Patient) {
	research.Note(late["name"](p)) // want "research"
}

// So may one that something else refers to.

var kept map[string]func(*model.Patient) string

func build() map[string]func(*model.Patient) string {
	kept = map[string]func(*model.Patient) string{
		"site": func(p *model.Patient) string { return p.Site },
	}
	return kept
}

var built = build()

func replace(f func(*model.Patient) string) { kept["site"] = f }

func fromBuilt(p *model.Patient) {
	research.Note(built["site"](p)) // want "research"
}
