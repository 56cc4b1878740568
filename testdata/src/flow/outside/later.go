package outside

import (
	"care/research"
	"care/ward"
)

// bag is handed around and filled on the way.
type bag struct{ vals map[string]any }

type finder interface {
	Find(b *bag) (string, error)
}

func filledLater(f finder, b *bag) {
	site, _ := f.Find(b)
	b.vals["who"] = ward.Load("1").Name
	research.Note(site) // silent
}

func filledBefore(f finder, b *bag) {
	b.vals["who"] = ward.Load("1").Name
	site, _ := f.Find(b)
	research.Note(site) // want "research"
}

func filledInTurn(f finder, b *bag, ids []string) {
	for _, id := range ids {
		site, _ := f.Find(b)
		research.Note(site) // want "research"
		b.vals["who"] = ward.Load(id).Name
	}
}

// layout is how a chart is drawn.
//
//lawful:data none
type layout struct {
	Version int
	Font    string
}

//lawful:data patient
type chart struct {
	Name  string
	Pages *pages
}

type pages struct {
	Layout *layout
	Text   *string
}

type drawer interface{ Chart(id string) *chart }

func drawn(d drawer) {
	c := d.Chart("1")
	research.Note(*c.Pages.Text)           // want "research"
	research.Note(c.Pages.Layout.Font)     // silent
	research.Count(c.Pages.Layout.Version) // silent
}

func redrawn(c chart) {
	research.Note(c.Pages.Layout.Font) // silent
	research.Note(*c.Pages.Text)       // want "research"
}
