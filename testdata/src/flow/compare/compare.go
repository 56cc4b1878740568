// Package compare: comparisons, lengths, counters and control flow carry nothing.
package compare

import (
	"bytes"
	"reflect"
	"slices"
	"strings"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func comparisons() {
	p, q := ward.Load("1"), ward.Load("2")
	research.Flag(p.Age > 65)                 // silent
	research.Flag(p.Name == q.Name)           // silent
	research.Flag(p.Name != "" && q.Age < 18) // silent
	research.Flag(p.GP == nil)                // silent
	research.Count(p.Age)                     // want "research"
	research.Count(p.Age - q.Age)             // want "research"
}

func lengths() {
	p := ward.Load("1")
	research.Count(len(p.Notes))            // silent
	research.Count(len(p.Name))             // silent
	research.Count(cap(p.Notes))            // silent
	research.Lines(p.Notes...)              // want "research"
	research.Lines(p.Notes[len(p.Notes)-1]) // want "research"
}

func controlDependence() {
	band := "adult"
	if ward.Load("1").Age < 18 {
		band = "child"
	}
	research.Note(band) // silent
	text := "adult"
	if p := ward.Load("1"); p.Age < 18 {
		text = p.Name
	}
	research.Note(text) // want "research"
}

func switched() {
	p := ward.Load("1")
	var arm string
	switch {
	case p.Age > 80:
		arm = "A"
	case strings.HasPrefix(p.Postcode, "LS"):
		arm = "B"
	default:
		arm = "C"
	}
	research.Note(arm) // silent
	var who string
	switch p.Site {
	case "RGT01":
		who = "none"
	default:
		who = p.Postcode
	}
	research.Note(who) // want "research"
}

func counters() {
	old, names := 0, 0
	var longest string
	for _, p := range ward.List() {
		if p.Age > 65 {
			old++
		}
		names += len(p.Name)
		if len(p.Name) > len(longest) {
			longest = p.Name
		}
	}
	research.Count(old)     // silent
	research.Count(names)   // silent
	research.Note(longest)  // want "research"
	research.Flag(old > 10) // silent
}

func boolResults() {
	p, q := ward.Load("1"), ward.Load("2")
	research.Flag(strings.Contains(p.Name, "Smith"))           // silent
	research.Flag(strings.EqualFold(p.Name, q.Name))           // silent
	research.Flag(slices.Contains(p.Notes, "asthma"))          // silent
	research.Flag(bytes.Equal([]byte(p.Name), []byte(q.Name))) // silent
	research.Flag(reflect.DeepEqual(p, q))                     // silent
	research.Note(strings.ReplaceAll(p.Name, "Smith", "S"))    // want "research"
}

func oldest(ps []model.Patient) (who model.Patient, n int) {
	for _, p := range ps {
		if p.Age > who.Age {
			who = p
			n++
		}
	}
	return who, n
}

func throughCallee() {
	who, n := oldest(ward.List())
	research.Note(who.Name)              // want "research"
	research.Count(n)                    // silent
	research.Flag(who.IsAdult())         // silent
	research.Count(relay.Size(who.Name)) // silent
}

func indexOf() {
	ps := ward.List()
	i := slices.IndexFunc(ps, func(p model.Patient) bool { return p.Age > 90 })
	if i >= 0 {
		research.Note(ps[i].Name) // want "research"
		research.Note(ps[i].Site) // silent
	}
}
