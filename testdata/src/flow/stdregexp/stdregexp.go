// Package stdregexp: package regexp.
package stdregexp

import (
	"regexp"

	"care/relay"
	"care/research"
	"care/ward"
)

var digits = regexp.MustCompile(`\d+`)

func found() {
	p := ward.Load("1")
	research.Note(digits.FindString(p.Notes[0]))            // want "research"
	research.Lines(digits.FindAllString(p.Postcode, -1)...) // want "research"
	research.Note(digits.FindStringSubmatch(p.Name)[0])     // want "research"
	research.Note(digits.FindString(p.Site))                // silent
	research.Flag(digits.MatchString(p.Name))               // silent
}

func replaced() {
	p := ward.Load("1")
	research.Note(digits.ReplaceAllString(p.Notes[0], "#"))  // want "research"
	research.Note(digits.ReplaceAllString("room 7", p.Name)) // want "research"
	research.Note(digits.ReplaceAllString("room 7", "#"))    // silent
}

func replacedByFunc() {
	p := ward.Load("1")
	name := func(string) string { return p.Name }
	site := func(string) string { return p.Site }
	research.Note(digits.ReplaceAllStringFunc("room 7", name)) // want "research"
	research.Note(digits.ReplaceAllStringFunc("room 7", site)) // silent
	var seen []string
	digits.ReplaceAllStringFunc(p.NHSNumber, func(s string) string { seen = append(seen, s); return s })
	research.Lines(seen...) // want "research"
}

func split() {
	p := ward.Load("1")
	research.Lines(digits.Split(p.Name, -1)...) // want "research"
	research.Lines(digits.Split("a1b", -1)...)  // silent
	research.Count(digits.NumSubexp())          // silent
}

func bytesToo() {
	p := ward.Load("1")
	research.Raw(digits.Find([]byte(p.Postcode))) // want "research"
	research.Raw(digits.Find([]byte(p.Site)))     // silent
}

func throughPackages() {
	p := ward.Load("1")
	relay.Send(digits.FindString(relay.Label(p))) // want "research"
	relay.Send(digits.FindString(relay.Stamp(p))) // silent
}
