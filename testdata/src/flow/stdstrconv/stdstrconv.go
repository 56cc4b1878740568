// Package stdstrconv: package strconv.
package stdstrconv

import (
	"strconv"

	"care/relay"
	"care/research"
	"care/ward"
)

func formatted() {
	p := ward.Load("1")
	research.Note(strconv.Itoa(p.Age))                       // want "research"
	research.Note(strconv.FormatFloat(p.Weight, 'f', 1, 64)) // want "research"
	research.Note(strconv.Quote(p.Name))                     // want "research"
	research.Note(strconv.Itoa(p.Version))                   // silent
	research.Note(strconv.FormatBool(p.Age > 18))            // silent
	research.Note(strconv.Quote(p.Site))                     // silent
}

func parsed() {
	p := ward.Load("1")
	n, _ := strconv.Atoi(p.NHSNumber)
	research.Count(n) // want "research"
	f, _ := strconv.ParseFloat(p.Notes[0], 64)
	research.Measure(f) // want "research"
	m, _ := strconv.ParseInt("12", 10, 64)
	research.Count(int(m)) // silent
	s, _ := strconv.Unquote(p.Notes[1])
	research.Note(s) // want "research"
}

func appended() {
	p := ward.Load("1")
	b := strconv.AppendInt([]byte("age="), int64(p.Age), 10)
	research.Raw(b) // want "research"
	c := strconv.AppendInt([]byte("row="), int64(p.Version), 10)
	research.Raw(c)                                        // silent
	research.Raw(strconv.AppendQuote([]byte(p.Name), "x")) // want "research"
}

func throughPackages() {
	p := ward.Load("1")
	research.Note(relay.Wrap(strconv.Itoa(p.Age + 1)))   // want "research"
	research.Note(relay.Wrap(strconv.Itoa(len(p.Name)))) // silent
}
