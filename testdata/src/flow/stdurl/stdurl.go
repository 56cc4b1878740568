// Package stdurl: package net/url.
package stdurl

import (
	"net/url"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func values() {
	p := ward.Load("1")
	v := url.Values{}
	v.Set("nhs", p.NHSNumber)
	v.Set("site", p.Site)
	research.Note(v.Encode())    // want "research"
	research.Note(v.Get("nhs"))  // want "research"
	research.Note(v.Get("site")) // silent
	w := url.Values{"site": {p.Site}}
	w.Add("bed", "7")
	research.Note(w.Encode())   // silent
	research.Flag(v.Has("nhs")) // silent
}

func built() {
	p := ward.Load("1")
	u := url.URL{Scheme: "https", Host: "example.org", Path: "/p/" + p.NHSNumber}
	research.Note(u.String()) // want "research"
	research.Note(u.Host)     // silent
	w := url.URL{Scheme: "https", Host: "example.org", Path: "/sites/" + p.Site}
	research.Note(w.String()) // silent
}

func parsed() {
	p := ward.Load("1")
	u, err := url.Parse("https://example.org/" + p.NHSNumber)
	if err != nil {
		return
	}
	research.Note(u.Path)     // want "research"
	research.Note(u.String()) // want "research"
	w, _ := url.Parse("https://example.org/" + p.Site)
	research.Note(w.Path) // silent
}

func queried() {
	p := ward.Load("1")
	u := &url.URL{Host: "example.org"}
	q := u.Query()
	q.Set("name", p.Name)
	u.RawQuery = q.Encode()
	research.Note(u.RequestURI())        // want "research"
	research.Note(u.Query().Get("name")) // want "research"
	research.Note(u.Hostname())          // silent
}

func link(p model.Patient) string { return (&url.URL{Path: relay.Wrap(p.Name)}).String() }

func siteLink(p model.Patient) string { return (&url.URL{Path: relay.Wrap(p.Site)}).String() }

func throughCallee() {
	research.Note(link(ward.Load("1")))     // want "research"
	research.Note(siteLink(ward.Load("1"))) // silent
}

func joined() {
	p := ward.Load("1")
	s, err := url.JoinPath("https://example.org", p.Name)
	research.Note(s)     // want "research"
	research.Record(err) // silent
	t, _ := url.JoinPath("https://example.org", p.Site)
	research.Note(t) // silent
}
