// Package recursion: recursive functions and recursive data.
package recursion

import (
	"strings"

	"care/model"
	"care/research"
	"care/ward"
)

type node struct {
	value string
	tag   string
	kids  []*node
	up    *node
}

func build(ps []model.Patient) *node {
	if len(ps) == 0 {
		return nil
	}
	n := &node{value: ps[0].Name, tag: "patient"}
	if k := build(ps[1:]); k != nil {
		k.up = n
		n.kids = append(n.kids, k)
	}
	return n
}

func (n *node) text() string {
	var b strings.Builder
	b.WriteString(n.value)
	for _, k := range n.kids {
		b.WriteString(k.text())
	}
	return b.String()
}

func (n *node) depth() int {
	d := 0
	for _, k := range n.kids {
		d = max(d, k.depth())
	}
	return d + 1
}

func tree() {
	n := build(ward.List())
	research.Note(n.text())   // want "research"
	research.Count(n.depth()) // silent
}

func deepField() {
	n := build(ward.List())
	research.Note(n.kids[0].kids[0].kids[0].value) // want "research"
	research.Note(n.tag)                           // silent
	research.Record(n)                             // want "research"
}

func kin(p *model.Patient, depth int) string {
	if p == nil || depth == 0 {
		return ""
	}
	return p.Name + kin(p.Kin, depth-1)
}

func kinCount(p *model.Patient) int {
	if p == nil {
		return 0
	}
	return 1 + kinCount(p.Kin)
}

func kinship() {
	p, _ := ward.Find("1")
	research.Note(kin(p, 3))              // want "research"
	research.Count(kinCount(p))           // silent
	research.Note(p.Kin.Kin.Kin.Postcode) // want "research"
	research.Note(p.Kin.Kin.Kin.Site)     // silent
}

func even(n int, s string) string {
	if n == 0 {
		return s
	}
	return odd(n-1, s)
}

func odd(n int, s string) string {
	if n == 0 {
		return "odd"
	}
	return even(n-1, s)
}

func lost(n int, s string) string {
	if n == 0 {
		return "end"
	}
	return lost(n-1, s+"x")
}

func mutual() {
	p := ward.Load("1")
	research.Note(even(7, p.Name)) // want "research"
	research.Note(even(7, p.Site)) // silent
	research.Note(lost(7, p.Name)) // silent
}

func send(n int, s string) {
	if n == 0 {
		research.Note(s)
		return
	}
	send(n-1, s)
}

func recursiveSink() {
	p := ward.Load("1")
	send(3, p.Name) // want "research"
	send(3, p.Site) // silent
}

func collect(n *node, into map[string]string) {
	into[n.tag] = n.value
	for _, k := range n.kids {
		collect(k, into)
	}
}

func accumulated() {
	m := map[string]string{}
	collect(build(ward.List()), m)
	for _, v := range m {
		research.Note(v) // want "research"
	}
	research.Count(len(m)) // silent
}

func recursiveClosure() {
	var walk func(n *node) string
	walk = func(n *node) string {
		s := n.value
		for _, k := range n.kids {
			s += walk(k)
		}
		return s
	}
	research.Note(walk(build(ward.List())))          // want "research"
	research.Note(walk(&node{value: "x", tag: "y"})) // silent
}

func rotate(a, b, c string, n int) (string, string, string) {
	if n == 0 {
		return a, b, c
	}
	return rotate(b, c, a, n-1)
}

func permuted() {
	a, b, c := rotate(ward.Load("1").Name, "x", "y", 2)
	research.Note(a) // want "research"
	research.Note(b) // want "research"
	research.Note(c) // want "research"
	d, _, _ := rotate("w", "x", "y", 2)
	research.Note(d) // silent
}

type link struct {
	next *link
	who  string
}

// ring leads back into itself, not to its start.
type ring struct{ root link }

func (r *ring) close() { r.root.next = &r.root }

func closed() {
	var r, s ring
	r.close()
	r.root.next = &r.root
	r.root.who = ward.Load("1").Name
	s.close()
	s.root.next = &s.root
	research.Record(r)  // want "research"
	research.Record(s)  // silent
	research.Record(&s) // silent
}
