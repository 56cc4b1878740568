// Package stdjson: package encoding/json.
package stdjson

import (
	"bytes"
	"encoding/json"
	"strings"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

type view struct {
	Who   string `json:"who"`
	Where string `json:"where"`
}

type opaque struct{ who string }

func (o opaque) MarshalJSON() ([]byte, error) { return []byte(`"` + o.who + `"`), nil }

func marshalled() {
	p := ward.Load("1")
	b, err := json.Marshal(p)
	research.Raw(b)      // want "research"
	research.Record(err) // silent
	c, _ := json.Marshal(view{Where: p.Site})
	research.Raw(c) // silent
	d, _ := json.MarshalIndent(map[string]any{"who": p.Name}, "", " ")
	research.Raw(d) // want "research"
	e, _ := json.Marshal(opaque{p.Name})
	research.Raw(e) // want "research"
}

func unmarshalled() {
	p := ward.Load("1")
	b, _ := json.Marshal(view{Who: p.Name})
	var v view
	json.Unmarshal(b, &v)
	research.Note(v.Who) // want "research"
	var w view
	json.Unmarshal([]byte(`{"where":"B2"}`), &w)
	research.Note(w.Where) // silent
}

func encoder() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	json.NewEncoder(&a).Encode(p)
	json.NewEncoder(&b).Encode(p.Version)
	research.Note(a.String())                          // want "research"
	research.Note(b.String())                          // silent
	json.NewEncoder(&research.Writer{}).Encode(p)      // want "research"
	json.NewEncoder(&research.Writer{}).Encode(p.Site) // silent
}

func decoder(body string) {
	var p model.Patient
	if err := json.NewDecoder(strings.NewReader(body)).Decode(&p); err != nil {
		research.Record(err) // silent
		return
	}
	research.Note(p.Name)     // want "research"
	research.Count(p.Version) // silent
}

func plainDecoder(body string) {
	var v view
	json.NewDecoder(strings.NewReader(body)).Decode(&v)
	research.Note(v.Who) // silent
	var e model.Encounter
	json.NewDecoder(strings.NewReader(body)).Decode(&e)
	research.Note(e.Patient.Name) // want "research"
	research.Note(e.Ward)         // silent
}

func raw() {
	p := ward.Load("1")
	b, _ := json.Marshal(p)
	m := map[string]json.RawMessage{"who": b, "n": json.RawMessage("1")}
	research.Raw(m["who"]) // want "research"
	research.Raw(m["n"])   // silent
}

func generic() {
	b, _ := json.Marshal(ward.Load("1"))
	var m map[string]any
	json.Unmarshal(b, &m)
	research.Record(m["name"]) // want "research"
	var out bytes.Buffer
	json.Indent(&out, b, "", " ")
	research.Note(out.String())  // want "research"
	research.Flag(json.Valid(b)) // silent
}

func decodePatient[T any](b []byte) (T, error) {
	var v T
	err := json.Unmarshal(b, &v)
	return v, err
}

func genericDecode(b []byte) {
	p, err := decodePatient[model.Patient](b)
	research.Add(p)      // want "research"
	research.Record(err) // silent
	v, _ := decodePatient[view](b)
	research.Record(v) // silent
}

func throughPackages() {
	b, _ := json.Marshal(relay.Label(ward.Load("1")))
	relay.Forward(b) // want "research"
	c, _ := json.Marshal(relay.Stamp(ward.Load("1")))
	relay.Forward(c) // silent
}

func rawMessage() {
	var a, b json.RawMessage
	a.UnmarshalJSON([]byte(ward.Load("1").Name))
	b.UnmarshalJSON([]byte(ward.Site()))
	research.Raw(a) // want "research"
	research.Raw(b) // silent
}

func indented() {
	p := ward.Load("1")
	a, _ := json.MarshalIndent(1, p.Name, "")
	research.Raw(a) // want "research"
	b, _ := json.MarshalIndent(1, "", p.Name)
	research.Raw(b) // want "research"
	c, _ := json.MarshalIndent(1, p.Site, " ")
	research.Raw(c) // silent
	var d, e bytes.Buffer
	json.Indent(&d, []byte("1"), "", p.Name)
	json.Indent(&e, []byte("1"), p.Site, "")
	research.Note(d.String()) // want "research"
	research.Note(e.String()) // silent
}

func indentedEncoder() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	x, y := json.NewEncoder(&a), json.NewEncoder(&b)
	x.SetIndent(p.Name, " ")
	y.SetIndent(p.Site, " ")
	x.Encode(1)
	y.Encode(1)
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
}
