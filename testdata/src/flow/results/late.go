package results

import (
	"encoding/json"

	"care/model"
	"care/research"
)

// page is filled by the call that stands after it in the return statement.
type page[T any] struct {
	Items []T
	Total int
}

type pages[T any] struct{ raw []byte }

func (s pages[T]) late() (page[T], error) {
	var p page[T]
	return p, json.Unmarshal(s.raw, &p.Items)
}

func (s pages[T]) early() (page[T], error) {
	var p page[T]
	err := json.Unmarshal(s.raw, &p.Items)
	return p, err
}

func (s pages[T]) before() (page[T], error) {
	var p page[T]
	empty := p
	err := json.Unmarshal(s.raw, &p.Items)
	return empty, err
}

func lateResults(raw []byte) {
	p, _ := pages[model.Patient]{raw}.late()
	research.Note(p.Items[0].Name) // want "research"
	research.Note(p.Items[0].Site) // silent
	research.Count(p.Total)        // silent
	q, _ := pages[model.Patient]{raw}.early()
	research.Note(q.Items[0].Name) // want "research"
	e, _ := pages[model.Patient]{raw}.before()
	research.Count(len(e.Items)) // silent
	w, _ := pages[string]{raw}.late()
	research.Note(w.Items[0]) // silent
}
