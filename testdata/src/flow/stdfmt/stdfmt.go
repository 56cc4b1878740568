// Package stdfmt: package fmt.
package stdfmt

import (
	"fmt"
	"strings"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

type shown struct{ who string }

func (s shown) String() string { return "shown " + s.who }

type hidden struct{ who string }

func (h hidden) String() string { return "hidden" }

func sprint() {
	p := ward.Load("1")
	research.Note(fmt.Sprint("a", p.Name))          // want "research"
	research.Note(fmt.Sprintf("%s/%d", "a", p.Age)) // want "research"
	research.Note(fmt.Sprintln(p))                  // want "research"
	research.Note(fmt.Sprintf("%s", p.Site))        // silent
	research.Note(fmt.Sprint("a", p.Version))       // silent
}

func stringers() {
	p := ward.Load("1")
	research.Note(fmt.Sprint(shown{p.Name}))         // want "research"
	research.Note(fmt.Sprintf("%v", &shown{p.Name})) // want "research"
	research.Note(hidden{p.Name}.String())           // silent
	research.Note(shown{p.Site}.String())            // silent
}

func writers() {
	p := ward.Load("1")
	var a, b strings.Builder
	fmt.Fprintf(&a, "%s", p.Name)
	fmt.Fprintf(&b, "%s", p.Site)
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
}

func intoStudy() {
	p := ward.Load("1")
	fmt.Fprintln(&research.Writer{}, p.Name)       // want "research"
	fmt.Fprintln(&research.Writer{}, p.Site)       // silent
	fmt.Fprintf(&research.Writer{}, "%d\n", p.Age) // want "research"
	fmt.Println(p.Name)                            // silent
}

func scanned() {
	p := ward.Load("1")
	var first, second string
	n, err := fmt.Sscanf(p.Name, "%s %s", &first, &second)
	research.Note(first)  // want "research"
	research.Note(second) // want "research"
	research.Count(n)     // silent
	research.Record(err)  // silent
	var bed string
	fmt.Sscan("B2", &bed)
	research.Note(bed) // silent
}

func appended() {
	p := ward.Load("1")
	b := fmt.Appendf(nil, "%s", p.Postcode)
	research.Raw(b) // want "research"
	c := fmt.Append([]byte("site "), p.Site)
	research.Raw(c) // silent
}

func line(p model.Patient) string { return fmt.Sprintf("%-20s", relay.Label(p)) }

func throughCallee() {
	research.Note(line(ward.Load("1")))                              // want "research"
	research.Note(fmt.Sprintf("%-20s", relay.Stamp(ward.Load("1")))) // silent
}
