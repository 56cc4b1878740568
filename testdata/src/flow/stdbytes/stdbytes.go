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
