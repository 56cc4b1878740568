// Package stdbytes: package bytes and its Buffer.
package stdbytes

import (
	"bytes"
	"io"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func transformed() {
	p := ward.Load("1")
	research.Raw(bytes.ToUpper([]byte(p.Name)))                          // want "research"
	research.Raw(bytes.Join([][]byte{[]byte("a"), []byte(p.Name)}, nil)) // want "research"
	research.Raw(bytes.TrimSpace([]byte(p.Site)))                        // silent
	research.Flag(bytes.Contains([]byte(p.Name), []byte("x")))           // silent
	research.Raw(bytes.Clone([]byte("x")))                               // silent
}

func buffer() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	a.WriteString(p.Name)
	b.WriteString(p.Site)
	research.Note(a.String()) // want "research"
	research.Raw(a.Bytes())   // want "research"
	research.Raw(b.Bytes())   // silent
	research.Count(a.Len())   // silent
}

func readBack() {
	p := ward.Load("1")
	buf := bytes.NewBufferString(p.Name)
	line, err := buf.ReadString('\n')
	research.Note(line)  // want "research"
	research.Record(err) // silent
	got := make([]byte, 8)
	n, _ := bytes.NewReader([]byte(p.Postcode)).Read(got)
	research.Raw(got) // want "research"
	research.Count(n) // silent
	other := make([]byte, 8)
	bytes.NewReader([]byte("x")).Read(other)
	research.Raw(other) // silent
}

func copied() {
	p := ward.Load("1")
	var a, b, dst, clean bytes.Buffer
	a.WriteString(p.Name)
	b.WriteString("x")
	io.Copy(&dst, &a)
	b.WriteTo(&clean)
	research.Note(dst.String())   // want "research"
	research.Note(clean.String()) // silent
}

func render(w *bytes.Buffer, p model.Patient) {
	w.WriteString("<b>")
	w.WriteString(p.Name)
}

func renderSite(w *bytes.Buffer, p model.Patient) { w.WriteString(p.Site) }

func throughCallee() {
	var a, b bytes.Buffer
	render(&a, ward.Load("1"))
	renderSite(&b, ward.Load("1"))
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
}

func throughPackages() {
	var a, b bytes.Buffer
	a.WriteString(relay.Label(ward.Load("1")))
	b.WriteString(relay.Stamp(ward.Load("1")))
	relay.Send(a.String()) // want "research"
	relay.Send(b.String()) // silent
}

// What a buffer held is gone when it is reset, if it is certain which one it is.

func reset() {
	p := ward.Load("1")
	var a bytes.Buffer
	a.WriteString(p.Name)
	a.Reset()
	research.Note(a.String()) // silent
	a.WriteString(p.Site)
	research.Note(a.String()) // silent
	a.WriteString(p.Name)
	research.Note(a.String()) // want "research"
}

func resetOnOneWay(done bool) {
	var a bytes.Buffer
	a.WriteString(ward.Load("1").Name)
	if done {
		a.Reset()
	}
	research.Note(a.String()) // want "research"
}

func resetOneOfTwo(first bool) {
	var a, b bytes.Buffer
	a.WriteString(ward.Load("1").Name)
	b.WriteString(ward.Load("2").Name)
	c := &a
	if first {
		c = &b
	}
	c.Reset()
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // want "research"
}

func resetInLoop(ps []model.Patient) {
	var a bytes.Buffer
	for range ps {
		a.Reset()
		research.Note(a.String()) // silent
		a.WriteString(ward.Load("1").Name)
		research.Note(a.String()) // want "research"
	}
}

type report struct{ body bytes.Buffer }

func (r *report) begin()       { r.body.Reset() }
func (r *report) add(s string) { r.body.WriteString(s) }
func (r *report) text() string { return r.body.String() }

func resetByMethod() {
	var r report
	r.add(ward.Load("1").Name)
	research.Note(r.text()) // want "research"
	r.begin()
	r.add(ward.Load("1").Site)
	research.Note(r.text()) // silent
}

func resetReader() {
	p := ward.Load("1")
	r := bytes.NewReader([]byte(p.Name))
	r.Reset([]byte(p.Site))
	b := make([]byte, 8)
	r.Read(b)
	research.Raw(b) // silent
	r.Reset([]byte(p.Name))
	r.Read(b)
	research.Raw(b) // want "research"
}
