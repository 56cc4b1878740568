package errs

import (
	"errors"

	"care/model"
	"care/research"
	"care/ward"
)

// An error may put something of its own into what errors.As looks for.

type coded struct {
	code, text string
}

func (c *coded) Error() string { return c.text }

type failure struct {
	who, site string
}

func (f failure) Error() string { return "failure" }

func (f failure) As(target any) bool {
	if c, ok := target.(**coded); ok {
		*c = &coded{code: f.site, text: f.who}
		return true
	}
	return false
}

func fail(p model.Patient) error { return failure{who: p.Name, site: p.Site} }

func asOwn() {
	var c *coded
	if errors.As(fail(ward.Load("1")), &c) {
		research.Note(c.text) // want "research"
		research.Note(c.code) // silent
	}
}

// It is a coded only.
func asOther() {
	var nf *notFound
	if errors.As(fail(ward.Load("1")), &nf) {
		research.Note(nf.site) // silent
	}
}

func asTyped() {
	if c, ok := errors.AsType[*coded](fail(ward.Load("1"))); ok {
		research.Note(c.text) // want "research"
	}
}

// What has been looked for in an error that nobody knows changes nothing in it: an error
// of a method that nobody supplies tells nothing of what the method was given.

type store interface {
	Save(p model.Patient) (string, error)
}

func codeOf(err error) string {
	var c *coded
	if errors.As(err, &c) {
		return c.code
	}
	return "none"
}

func textOf(err error) string {
	var c *coded
	if errors.As(err, &c) {
		return c.text
	}
	return err.Error()
}

type desk struct{ store store }

func (d *desk) Admit() {
	id, err := d.store.Save(ward.Load("1"))
	if err != nil {
		research.Note(codeOf(err)) // silent
		research.Note(err.Error()) // silent
		research.Note(textOf(err)) // silent
		report(err)                // silent
		return
	}
	research.Note(id) // want "research"
}

func report(err error) {
	research.Note(codeOf(err))
	research.Note(textOf(err))
	research.Note(err.Error())
}
