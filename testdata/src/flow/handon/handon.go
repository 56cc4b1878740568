// Package handon: what one function that is handed in returns goes through memory
// to another one that is handed in.
package handon

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"care/depot"
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
	"flow/handon/tray"
)

type letter struct {
	body, site string
	next       *letter
}

func name() string { return ward.Load("1").Name }
func site() string { return ward.Load("1").Site }

func one() model.Patient { return ward.Load("1") }

// What hands on.

func byPointer(get func() string, put func(*string)) {
	s := get()
	put(&s)
}
func byLetter(get func() string, put func(*letter)) { put(&letter{body: get(), site: "B2"}) }
func byChain(get func() string, put func(*letter)) {
	l := &letter{site: "B2"}
	l.next = &letter{body: get()}
	put(l)
}
func bySlice(get func() string, put func([]string)) { put([]string{"first", get()}) }
func byMap(get func() string, put func(map[string]string)) {
	put(map[string]string{"who": get(), "ward": "B2"})
}
func byArray(get func() string, put func(*[2]string))   { put(&[2]string{get(), "B2"}) }
func byVariadic(get func() string, put func(...string)) { put("first", get()) }
func byClosure(get func() string, put func(func() string)) {
	s := get()
	put(func() string { return s })
}
func byAny(get func() string, put func(any))        { put(&letter{body: get(), site: "B2"}) }
func byBytes(get func() string, put func([]byte))   { put([]byte(get())) }
func byGeneric[T any](get func() T, put func(...T)) { put(get(), get()) }
func byResult(get func() string, pick func(*letter) string) {
	research.Note(pick(&letter{body: get(), site: "B2"}))
}
func byChannel(get func() string, put func(<-chan string)) {
	c := make(chan string, 1)
	c <- get()
	put(c)
}
func byAppend(get func() string, put func([]string)) {
	lines := make([]string, 0)
	for range 3 {
		lines = append(lines, get())
	}
	put(lines)
}
func byNilAppend(get func() string, put func([]string)) {
	var lines []string
	for range 3 {
		lines = append(lines, get())
	}
	put(lines)
}

// What it ends in.

func sendPointer(s *string)            { research.Note(*s) }
func sendBody(l *letter)               { research.Note(l.body) }
func sendSite(l *letter)               { research.Note(l.site) }
func sendNext(l *letter)               { research.Note(l.next.body) }
func sendOwn(l *letter)                { research.Note(l.body) }
func sendSlice(s []string)             { research.Note(s[1]) }
func sendLen(s []string)               { research.Count(len(s)) }
func sendWho(m map[string]string)      { research.Note(m["who"]) }
func sendWard(m map[string]string)     { research.Note(m["ward"]) }
func sendArray(a *[2]string)           { research.Note(a[0]) }
func sendArrayWard(a *[2]string)       { research.Note(a[1]) }
func sendClosure(f func() string)      { research.Note(f()) }
func dropClosure(f func() string)      { depot.Keep(f()) }
func sendAny(v any)                    { research.Note(v.(*letter).body) }
func sendAnySite(v any)                { research.Note(v.(*letter).site) }
func sendChannel(c <-chan string)      { research.Note(<-c) }
func sendAll(s []string)               { research.Lines(s...) }
func body(l *letter) string            { return l.body }
func building(l *letter) string        { return l.site }
func sendPatients(ps ...model.Patient) { research.Add(ps[0]) }
func keepPatients(ps ...model.Patient) { research.Note(ps[0].Site) }

func pointers() {
	byPointer(name, sendPointer)                    // want "research"
	byPointer(site, sendPointer)                    // silent
	byPointer(name, func(s *string) { *s = "" })    // silent
	byLetter(name, sendBody)                        // want "research"
	byLetter(site, sendBody)                        // silent
	byLetter(name, sendSite)                        // silent
	byChain(name, sendNext)                         // want "research"
	byChain(site, sendNext)                         // silent
	byChain(name, sendOwn)                          // silent
	byLetter(name, func(l *letter) { sendBody(l) }) // want "research"
}

func containers() {
	bySlice(name, sendSlice)     // want "research"
	bySlice(site, sendSlice)     // silent
	bySlice(name, sendLen)       // silent
	byMap(name, sendWho)         // want "research"
	byMap(site, sendWho)         // silent
	byMap(name, sendWard)        // silent
	byArray(name, sendArray)     // want "research"
	byArray(site, sendArray)     // silent
	byArray(name, sendArrayWard) // silent
	byAppend(name, sendAll)      // want "research"
	byAppend(site, sendAll)      // silent
	byAppend(name, sendLen)      // silent
	byNilAppend(name, sendAll)   // want "research"
	byNilAppend(site, sendAll)   // silent
}

func others() {
	byVariadic(name, research.Lines) // want "research"
	byVariadic(site, research.Lines) // silent
	byClosure(name, sendClosure)     // want "research"
	byClosure(site, sendClosure)     // silent
	byClosure(name, dropClosure)     // silent
	byAny(name, sendAny)             // want "research"
	byAny(site, sendAny)             // silent
	byAny(name, sendAnySite)         // silent
	byAny(name, research.Record)     // want "research"
	byBytes(name, research.Raw)      // want "research"
	byBytes(site, research.Raw)      // silent
	byChannel(name, sendChannel)     // want "research"
	byChannel(site, sendChannel)     // silent
	byGeneric(one, research.AddAll)  // want "research"
	byGeneric(one, sendPatients)     // want "research"
	byGeneric(one, keepPatients)     // silent
	byGeneric(site, research.Lines)  // silent
	byResult(name, body)             // want "research"
	byResult(site, body)             // silent
	byResult(name, building)         // silent
}

// The same with interfaces for functions.

type source interface {
	Name() string
	Site() string
	List() []model.Patient
	Fill(*letter)
}

type sink interface{ Put(*letter) }

type desk struct{ ps []model.Patient }

func (d desk) Name() string          { return d.ps[0].Name }
func (d desk) Site() string          { return d.ps[0].Site }
func (d desk) List() []model.Patient { return d.ps }
func (d desk) Fill(l *letter)        { l.body, l.site = d.ps[0].Name, d.ps[0].Site }

type study struct{}

func (study) Put(l *letter) { research.Note(l.body) }

type sites struct{}

func (sites) Put(l *letter) { research.Note(l.site) }

func ifaceName(from source, to sink) { to.Put(&letter{body: from.Name()}) }
func ifaceSite(from source, to sink) { to.Put(&letter{body: from.Site()}) }
func ifaceFill(from source, to sink) { var l letter; from.Fill(&l); to.Put(&l) }
func ifaceEach(from source, to sink) {
	for _, p := range from.List() {
		to.Put(&letter{body: p.Name, site: p.Site})
	}
}

func interfaces() {
	d := desk{ward.List()}
	ifaceName(d, study{}) // want "research"
	ifaceSite(d, study{}) // silent
	ifaceName(d, sites{}) // silent
	ifaceFill(d, study{}) // want "research"
	ifaceFill(d, sites{}) // silent
	ifaceEach(d, study{}) // want "research"
	ifaceEach(d, sites{}) // silent
}

// And with writers.

func print(from source, w io.Writer)      { fmt.Fprintf(w, "%s", from.Name()) }
func printSite(from source, w io.Writer)  { fmt.Fprintf(w, "%s", from.Site()) }
func encode(from source, w io.Writer)     { json.NewEncoder(w).Encode(from.List()) }
func encodeLen(from source, w io.Writer)  { json.NewEncoder(w).Encode(len(from.List())) }
func copyName(from source, w io.Writer)   { io.Copy(w, strings.NewReader(from.Name())) }
func writeLine(from source, w io.Writer)  { io.WriteString(w, relay.Upper(from.Name())) }
func writeSites(from source, w io.Writer) { io.WriteString(w, relay.Upper(from.Site())) }

func writers() {
	d := desk{ward.List()}
	print(d, &research.Writer{})      // want "research"
	printSite(d, &research.Writer{})  // silent
	encode(d, &research.Writer{})     // want "research"
	encodeLen(d, &research.Writer{})  // silent
	copyName(d, &research.Writer{})   // want "research"
	writeLine(d, &research.Writer{})  // want "research"
	writeSites(d, &research.Writer{}) // silent
}

// Through another function in between.

func twice(get func() string, put func(*letter)) { byLetter(get, put) }

func wrapped(get func() string, put func(*letter)) {
	byLetter(func() string { return strings.ToUpper(get()) }, func(l *letter) { put(l) })
}

func inBetween() {
	twice(name, sendBody)   // want "research"
	twice(name, sendSite)   // silent
	wrapped(name, sendBody) // want "research"
	wrapped(site, sendBody) // silent
}

// Handed on in another package.

func takeText(s *tray.Slip)  { research.Note(s.Text) }
func takePlace(s *tray.Slip) { research.Note(s.Place) }
func takeUnder(s *tray.Slip) { research.Note(s.Under.Text) }

type giver struct{ p model.Patient }

func (g giver) Give() string { return g.p.Name }

type siteGiver struct{ p model.Patient }

func (g siteGiver) Give() string { return g.p.Site }

type taker struct{}

func (taker) Take(s *tray.Slip) { takeText(s) }

type placeTaker struct{}

func (placeTaker) Take(s *tray.Slip) { takePlace(s) }

func otherPackage() {
	tray.Pass(name, takeText)                         // want "research"
	tray.Pass(site, takeText)                         // silent
	tray.Pass(name, takePlace)                        // silent
	tray.Under(name, takeUnder)                       // want "research"
	tray.Under(site, takeUnder)                       // silent
	tray.Stack(name, sendAll)                         // want "research"
	tray.Stack(site, sendAll)                         // silent
	tray.Stack(one, func(ps []model.Patient) {})      // silent
	tray.Between(giver{ward.Load("1")}, taker{})      // want "research"
	tray.Between(siteGiver{ward.Load("1")}, taker{})  // silent
	tray.Between(giver{ward.Load("1")}, placeTaker{}) // silent
	tray.Tray{Get: name, Put: takeText}.Run()         // want "research"
	tray.Tray{Get: site, Put: takeText}.Run()         // silent
}
