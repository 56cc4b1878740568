package overwrite

import (
	"care/model"
	"care/research"
)

// What a function makes in the rounds of a loop is many, for its callers too: to
// overwrite one of them leaves the others.

type note struct {
	next *note
	text string
}

func chained(p model.Patient) *note {
	var first *note
	for i := 0; i < 3; i++ {
		first = &note{first, p.Name}
	}
	return first
}

func chain(p model.Patient) {
	n := chained(p)
	n.text = ""
	research.Note(n.next.text) // want "research"
}

func early(p model.Patient) []*note {
	var out []*note
	for {
		n := &note{}
		if len(out) == 3 {
			return out
		}
		n.text = p.Name
		out = append(out, n)
	}
}

func earlier(p model.Patient) {
	all := early(p)
	all[0].text = ""
	research.Note(all[1].text) // want "research"
}

func emptied(p model.Patient) map[string]*note {
	out := map[string]*note{}
	for _, k := range []string{"a", "b", "c"} {
		out[k] = &note{text: p.Name}
	}
	out["a"].text = ""
	return out
}

func emptiedOne(p model.Patient) {
	research.Note(emptied(p)["b"].text) // want "research"
}

func one(p model.Patient) *note { return &note{text: p.Name} }

func onlyOne(p model.Patient) {
	n := one(p)
	n.text = ""
	research.Note(n.text) // silent
}

func eachOne(p model.Patient) {
	for range 3 {
		n := one(p)
		n.text = ""
		research.Note(n.text) // silent
	}
}

func last(p model.Patient) *note {
	var n *note
	for range 3 {
		n = &note{text: p.Name}
		n.text = ""
	}
	return n
}

func lastOne(p model.Patient) {
	if n := last(p); n != nil {
		research.Note(n.text) // silent
	}
}
