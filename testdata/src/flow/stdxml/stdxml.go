// Package stdxml: package encoding/xml.
package stdxml

import (
	"bytes"
	"encoding/xml"
	"strings"

	"care/model"
	"care/research"
	"care/ward"
)

type letter struct {
	XMLName xml.Name `xml:"letter"`
	To      string   `xml:"to"`
	Site    string   `xml:"site"`
}

func marshalled() {
	p := ward.Load("1")
	b, err := xml.Marshal(letter{To: p.Name})
	research.Raw(b)      // want "research"
	research.Record(err) // silent
	c, _ := xml.MarshalIndent(letter{Site: p.Site}, "", " ")
	research.Raw(c) // silent
}

func unmarshalled() {
	p := ward.Load("1")
	b, _ := xml.Marshal(letter{To: p.Name})
	var l letter
	xml.Unmarshal(b, &l)
	research.Note(l.To) // want "research"
	var m letter
	xml.Unmarshal([]byte("<letter/>"), &m)
	research.Note(m.To) // silent
}

func encoder() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	xml.NewEncoder(&a).Encode(p)
	xml.NewEncoder(&b).Encode(letter{Site: "B2"})
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
}

func decoder(body string) {
	var p model.Patient
	err := xml.NewDecoder(strings.NewReader(body)).Decode(&p)
	research.Add(p)       // want "research"
	research.Record(err)  // silent
	research.Note(p.Site) // silent
}

func escaped() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	xml.EscapeText(&a, []byte(p.Name))
	xml.EscapeText(&b, []byte(p.Site))
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
}

func indentedWith() {
	p := ward.Load("1")
	a, _ := xml.MarshalIndent(1, p.Name, "")
	b, _ := xml.MarshalIndent(1, p.Site, "")
	research.Raw(a) // want "research"
	research.Raw(b) // silent
	var c, d bytes.Buffer
	x, y := xml.NewEncoder(&c), xml.NewEncoder(&d)
	x.Indent("", p.Name)
	y.Indent("", p.Site)
	x.Encode(1)
	y.Encode(1)
	research.Note(c.String()) // want "research"
	research.Note(d.String()) // silent
}
