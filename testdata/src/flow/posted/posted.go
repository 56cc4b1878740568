// Package posted: what a function is given is put into a receiver that is for research.
package posted

import (
	"fmt"
	"io"

	"care/model"
	"care/ward"
)

// post collects what is written, and posts it.
type post interface {
	io.Writer
	//lawful:purpose research
	Post()
}

func anything(to post, v any)           { fmt.Fprint(to, v); to.Post() }
func failed(to post, err error)         { fmt.Fprint(to, err); to.Post() }
func list(to post, vs []any)            { fmt.Fprint(to, vs...); to.Post() }
func fields(to post, vs map[string]any) { fmt.Fprint(to, vs); to.Post() }
func text(to post, s string)            { fmt.Fprint(to, s); to.Post() }
func generic[T any](to post, v T)       { fmt.Fprint(to, v); to.Post() }
func nothing(to post, v any)            { fmt.Fprintf(to, "%T", v); to.Post() }

type refused struct{ who, site string }

func (r refused) Error() string { return r.who }

type closed struct{ who, site string }

func (c closed) Error() string { return c.site }

func ask(to post) {
	p := ward.Load("1")
	anything(to, p)                            // want "research"
	anything(to, p.Name)                       // want "research"
	anything(to, p.Site)                       // silent
	failed(to, refused{p.Name, p.Site})        // want "research"
	failed(to, fmt.Errorf("no: %s", p.Name))   // want "research"
	failed(to, fmt.Errorf("no: %s", p.Site))   // silent
	list(to, []any{p.Name})                    // want "research"
	list(to, []any{p.Site, 1})                 // silent
	fields(to, map[string]any{"who": p.Name})  // want "research"
	fields(to, map[string]any{"site": p.Site}) // silent
	text(to, p.Name)                           // want "research"
	text(to, p.Site)                           // silent
	generic(to, p.Name)                        // want "research"
	generic(to, p.Site)                        // silent
	nothing(to, p)                             // silent
}

// stay only holds a patient.
type stay struct {
	patient *model.Patient
	bed     string
}

func whole(to post, s *stay) { fmt.Fprint(to, s); to.Post() }     // want "research"
func bed(to post, s *stay)   { fmt.Fprint(to, s.bed); to.Post() } // silent
