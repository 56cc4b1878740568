package errs

import (
	"errors"
	"fmt"

	"care/model"
	"care/ports"
	"care/research"
	"care/ward"
)

// Text in a formatted error is not an error that it wraps.

func formattedText(p model.Patient) error {
	if p.Site == "" {
		return fmt.Errorf("%s: %w", p.Name, errNone)
	}
	return nil
}

var errNone = errors.New("none")

func formattedError(p model.Patient) error {
	return fmt.Errorf("%s: %w", p.Site, &notFound{who: p.Name, site: p.Site})
}

func withText(check func(model.Patient) error) {
	var nf *notFound
	if errors.As(check(ward.Load("1")), &nf) {
		research.Note(nf.who)
	}
}

func askText() { withText(formattedText) } // silent

func withError(check func(model.Patient) error) {
	var nf *notFound
	if errors.As(check(ward.Load("1")), &nf) {
		research.Note(nf.who)
		research.Note(nf.site) // silent
	}
}

func askError() { withError(formattedError) } // want "research"

func withType(check func(model.Patient) error) {
	if nf, ok := errors.AsType[*notFound](check(ward.Load("1"))); ok {
		research.Note(nf.who)
	}
}

func askType() { withType(formattedText) } // silent

// What a logger that nobody sees was given does not change: what it took apart it has
// taken.

type message struct{ id, text string }

func logged(c ports.Cohort, p *model.Patient) {
	m := &message{id: "1", text: p.Name}
	c.Enrol(m)    // want "research"
	c.Enrol(m.id) // silent
	var err error = &notFound{who: p.Name, site: p.Site}
	c.Enrol(err) // want "research"
	if nf, ok := err.(*notFound); ok {
		c.Enrol(nf.site) // silent
		c.Enrol(nf.who)  // want "research"
	}
}
