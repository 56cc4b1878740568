// Package writes: callees write through pointers, slices and maps passed in.
package writes

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

type report struct {
	lines []string
	index map[string]string
	head  string
	next  *report
}

func put(dst *string, p model.Patient)       { *dst = p.Name }
func putSlice(dst []string, p model.Patient) { dst[0] = p.Name }
func putMap(dst map[string]string, p model.Patient) {
	dst["who"] = p.Name
	dst["site"] = p.Site
}
func (r *report) add(p model.Patient) { r.lines = append(r.lines, p.Name) }
func (r *report) title(s string)      { r.head = s }
func (r *report) link(s string)       { r.next = &report{head: s} }
func fillHead(r *report, s string)    { r.title(s) }
func fillNext(r *report, s string)    { r.link(s) }

func pointer() {
	var a, b string
	put(&a, ward.Load("1"))
	research.Note(a) // want "research"
	research.Note(b) // silent
}

func slice() {
	a, b := make([]string, 2), make([]string, 2)
	putSlice(a, ward.Load("1"))
	research.Note(a[0]) // want "research"
	research.Note(b[0]) // silent
}

func mapValue() {
	m := map[string]string{}
	putMap(m, ward.Load("1"))
	research.Note(m["who"])  // want "research"
	research.Note(m["site"]) // silent
}

func receiver() {
	var r report
	r.add(ward.Load("1"))
	r.title("report")
	research.Lines(r.lines...) // want "research"
	research.Note(r.head)      // silent
}

func nestedCallee() {
	p := ward.Load("1")
	r, s := &report{}, &report{}
	fillHead(r, p.Postcode)
	fillHead(s, p.Site)
	research.Note(r.head) // want "research"
	research.Note(s.head) // silent
}

func linked() {
	p := ward.Load("1")
	r := &report{}
	fillNext(r, p.Name)
	research.Note(r.next.head) // want "research"
	research.Note(r.head)      // silent
}

func fieldAddress() {
	var r report
	relay.Put(&r.head, ward.Load("1").Name)
	research.Note(r.head)      // want "research"
	research.Lines(r.lines...) // silent
}

func fillOutside() {
	var p model.Patient
	if err := ward.Fill("1", &p); err != nil {
		research.Record(err) // silent
	}
	research.Note(p.Name) // want "research"
	research.Note(p.Site) // silent
}

func cleared() {
	name := ward.Load("1").Name
	research.Note(name) // want "research"
	relay.Clear(&name)
	research.Note(name) // silent
}

func elementAddress() {
	xs := make([]report, 2)
	r := &xs[1]
	r.head = ward.Load("1").Name
	research.Note(xs[1].head) // want "research"
	research.Note(xs[0].head) // silent
}
