package app

import (
	"cross/outside/emr"
	"cross/outside/warehouse/panel"
)

func keys(h emr.Header, k string) {
	panel.Add(h["X-Patient"])    // want "Header.X-Patient"
	panel.Add(h["Content-Type"]) // silent
	panel.Add(h[k])              // want "Header"
	for k := range h {
		panel.Add(k) // silent
	}
}

func keyRange(h emr.Header) {
	for _, v := range h {
		panel.Add(v) // want "Header"
	}
}

func keyWritten(s string) {
	h := emr.Header{"X-Patient-Name": s, "Accept": s}
	panel.Add(h["X-Patient-Name"]) // want "Header.X-Patient-Name"
	panel.Add(h["Accept"])         // silent
}

func keyInside(r struct{ Head emr.Header }) {
	panel.Add(r.Head["X-Patient"]) // want "research"
	panel.Add(r.Head["Accept"])    // silent
}

func carvedKey(f emr.Form) {
	panel.Add(f["allergies"]) // want "Form"
	panel.Add(f["version"])   // silent
}

func generic(p *emr.Page[string], q emr.Page[int]) {
	panel.Add(p.Size)    // silent
	panel.Add(p.Owner)   // want "Page.Owner"
	panel.Add(q.Owner)   // want "Page.Owner"
	panel.Add(p.First()) // want "Page.First"
	panel.Add(q.First()) // want "Page.First"
}

func genericFunc(s string) {
	panel.Add(emr.One(s))                    // want "One"
	panel.Add(emr.One[any](1))               // want "One"
	panel.Add(emr.Page[int]{}.Size + len(s)) // silent
}

type builder emr.Person

type wider builder

func derived(b *builder, w wider) {
	panel.Add(b.Version) // silent
	panel.Add(b.Name)    // want "builder.Name"
	panel.Add(w.Name)    // want "wider.Name"
	panel.Add(w.Version) // silent
}

func local(s string) {
	type draft emr.Person
	d := draft{Name: s, Version: 1}
	panel.Add(d.Version) // silent
	panel.Add(d.Name)    // want "draft.Name"
}
