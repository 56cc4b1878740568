// Package port is used by nobody with anything known.
package port

import (
	"iter"

	"care/model"
	"care/research"
)

// Source is a source of patients that others implement.
type Source interface {
	Get(id string) (model.Patient, error)
	Each(f func(model.Patient))
	All() iter.Seq[*model.Patient]
	Sites() []string
}

// Export is called by package outside with the source of a field.
func Export(s Source) {
	p, err := s.Get("1")
	if err != nil {
		return
	}
	research.Note(p.Name) // want "research"
	research.Note(p.Site) // silent
}

// Everyone is called by nobody.
func Everyone(s Source) {
	s.Each(func(p model.Patient) {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
	})
	s.Each(research.Add) // want "research"
	for p := range s.All() {
		research.AddRef(p)        // want "research"
		research.Count(p.Version) // silent
	}
	research.Lines(s.Sites()...) // silent
}

// Load is called by nobody.
func Load(f func() model.Patient) {
	research.Note(f().Name) // want "research"
	research.Note(f().Site) // silent
}
