// Package stdstrings: package strings.
package stdstrings

import (
	"io"
	"strings"

	"care/relay"
	"care/research"
	"care/ward"
)

func transformed() {
	p := ward.Load("1")
	research.Note(strings.ToUpper(p.Name))              // want "research"
	research.Note(strings.Replace(p.Name, "a", "b", 1)) // want "research"
	research.Note(strings.Repeat(p.Postcode, 2))        // want "research"
	research.Note(strings.TrimPrefix(p.Site, "R"))      // silent
	research.Note(strings.ToTitle("b two"))             // silent
}

func splitAndJoined() {
	p := ward.Load("1")
	parts := strings.Split(p.Name, " ")
	research.Note(parts[0])                 // want "research"
	research.Note(strings.Join(parts, "-")) // want "research"
	research.Count(len(parts))              // silent
	sites := strings.Fields(p.Site)
	research.Note(strings.Join(sites, "-")) // silent
}

func separators() {
	p := ward.Load("1")
	research.Note(strings.Join([]string{"a", "b"}, p.Name)) // want "research"
	research.Note(strings.ReplaceAll("a?b", "?", p.Name))   // want "research"
	research.Note(strings.ReplaceAll("a?b", "?", p.Site))   // silent
}

func verdicts() {
	p := ward.Load("1")
	research.Flag(strings.HasPrefix(p.Postcode, "LS")) // silent
	research.Flag(strings.ContainsRune(p.Name, 'x'))   // silent
	research.Note(strings.ToLower(p.Postcode)[:2])     // want "research"
}

func builder() {
	var a, b strings.Builder
	p := ward.Load("1")
	a.WriteString("name ")
	a.WriteString(p.Name)
	b.WriteString(p.Site)
	b.WriteByte('/')
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
	research.Count(a.Len())   // silent
	a.Reset()
	b.WriteRune([]rune(p.Name)[0])
	research.Note(b.String()) // want "research"
}

func reader() {
	p := ward.Load("1")
	b, err := io.ReadAll(strings.NewReader(p.Name))
	research.Raw(b)      // want "research"
	research.Record(err) // silent
	c, _ := io.ReadAll(strings.NewReader(p.Site))
	research.Raw(c) // silent
}

func replacer() {
	p := ward.Load("1")
	r := strings.NewReplacer("{who}", p.Name)
	research.Note(r.Replace("dear {who}")) // want "research"
	s := strings.NewReplacer("{site}", p.Site)
	research.Note(s.Replace("at {site}")) // silent
	research.Note(s.Replace(p.Postcode))  // want "research"
}

func sequences() {
	p := ward.Load("1")
	for part := range strings.SplitSeq(p.Name, " ") {
		research.Note(part) // want "research"
	}
	for part := range strings.SplitSeq("a b", " ") {
		research.Note(part) // silent
	}
}

func throughPackages() {
	p := ward.Load("1")
	head, _, ok := strings.Cut(relay.Label(p), "(")
	research.Note(relay.Upper(head)) // want "research"
	research.Flag(ok)                // silent
	head, _, _ = strings.Cut(relay.Stamp(p), "#")
	research.Note(relay.Upper(head)) // silent
}

func reset() {
	p := ward.Load("1")
	var b strings.Builder
	b.WriteString(p.Name)
	b.Reset()
	b.WriteString(p.Site)
	research.Note(b.String()) // silent
	b.WriteString(p.Name)
	research.Note(b.String()) // want "research"
}
