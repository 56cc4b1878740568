// Package depth: what is written two steps and more below a parameter goes where
// the parameter itself goes.
package depth

import (
	"encoding/json"

	"care/depot"
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

type form struct {
	head    string
	owner   model.Practitioner
	sheet   *sheet
	answers map[string]string
	lines   []string
	extra   any
	queue   chan string
	sheets  []*sheet
}

type sheet struct {
	text string
	memo *string
	next *sheet
}

func put(m map[string]string, s string) { m["who"] = s }
func putLine(ls []string, s string)     { ls[0] = s }
func putMemo(m *string, s string)       { *m = s }
func putNext(sh *sheet, s string)       { sh.next.text = s }
func (f *form) answer(s string)         { f.answers["who"] = s }
func (f *form) answerBelow(s string)    { put(f.answers, s) }

func file(f *form)   { research.Record(f) }
func shelve(f *form) { depot.Keep(f.head) }

// Here is where it is written here.

func pointerField(f *form) {
	f.sheet.text = ward.Load("1").Name
	research.Record(f) // want "research"
}

func pointerFieldSite(f *form) {
	f.sheet.text = ward.Load("1").Site
	research.Record(f) // silent
}

func pointerFieldHead(f *form) {
	f.sheet.text = ward.Load("1").Name
	research.Note(f.head)       // silent
	research.Note(f.sheet.text) // want "research"
	research.Record(f.sheet)    // want "research"
	shelve(f)                   // silent
}

func structField(f *form) {
	f.owner.Name = ward.Load("1").Name
	research.Record(f) // want "research"
}

func newSheet(f *form) {
	f.sheet = &sheet{next: &sheet{text: ward.Load("1").Name}}
	research.Record(f) // want "research"
}

func threeDown(f *form) {
	f.sheet.next.text = ward.Load("1").Name
	file(f)   // want "research"
	shelve(f) // silent
}

func threeDownMemo(f *form) {
	*f.sheet.next.memo = ward.Load("1").Name
	research.Record(f) // want "research"
}

func element(f *form) {
	f.sheets[0].text = ward.Load("1").Name
	research.Record(f)             // want "research"
	research.Count(len(f.sheets))  // silent
	research.Record(f.sheets)      // want "research"
	research.Note(f.owner.Code)    // silent
	research.Lines(f.lines...)     // silent
	research.Record(f.sheets[0:1]) // want "research"
}

func channel(f *form) {
	f.queue <- ward.Load("1").Name
	research.Record(f) // want "research"
}

func inBetween(f *form) {
	s := f.sheet
	s.text = ward.Load("1").Name
	research.Record(f) // want "research"
}

func slicesOfSlices(grid [][]string) {
	grid[0][0] = ward.Load("1").Name
	research.Record(grid) // want "research"
}

func mapsOfMaps(index map[string]map[string]string) {
	index["B2"]["7"] = ward.Load("1").Name
	research.Record(index) // want "research"
}

func mapsOfMapsSite(index map[string]map[string]string) {
	index["B2"]["7"] = ward.Load("1").Site
	research.Record(index) // silent
}

func pointerToPointer(f **form) {
	(*f).head = ward.Load("1").Name
	research.Record(f) // want "research"
}

func ownCopy(f form) {
	f.sheet.text = ward.Load("1").Name
	research.Record(f) // want "research"
}

// There is where a callee writes it.

func calleeMap(f *form) {
	put(f.answers, ward.Load("1").Name)
	research.Record(f)         // want "research"
	file(f)                    // want "research"
	research.Record(f.answers) // want "research"
	research.Note(f.head)      // silent
	shelve(f)                  // silent
}

func calleeMapSite(f *form) {
	put(f.answers, ward.Load("1").Site)
	research.Record(f) // silent
	file(f)            // silent
}

func calleeLine(f *form) {
	putLine(f.lines, ward.Load("1").Name)
	research.Record(f) // want "research"
}

func calleeMemo(f *form) {
	putMemo(f.sheet.memo, ward.Load("1").Name)
	research.Record(f) // want "research"
}

func calleeNext(f *form) {
	putNext(f.sheet, ward.Load("1").Name)
	research.Record(f) // want "research"
}

func calleeMethod(f *form) {
	f.answer(ward.Load("1").Name)
	research.Record(f) // want "research"
}

func calleeMethodBelow(f *form) {
	f.answerBelow(ward.Load("1").Name)
	file(f)   // want "research"
	shelve(f) // silent
}

func calleeMethodSite(f *form) {
	f.answerBelow(ward.Load("1").Site)
	file(f) // silent
}

func otherPackage(f *form) {
	relay.Put(&f.sheet.text, ward.Load("1").Name)
	research.Record(f) // want "research"
	relay.Forward(f)   // want "research"
}

func otherPackageSite(f *form) {
	relay.Put(&f.sheet.text, ward.Load("1").Site)
	relay.Forward(f) // silent
}

func rows(fs []*form) {
	put(fs[0].answers, ward.Load("1").Name)
	research.Record(fs) // want "research"
}

func arrays(memos [1]*string) {
	putMemo(memos[0], ward.Load("1").Name)
	research.Record(memos) // want "research"
}

func decoded(f *form, b []byte) {
	p := ward.Load("1")
	b, _ = json.Marshal(p.Name)
	_ = json.Unmarshal(b, &f.sheet.text)
	research.Record(f) // want "research"
}

// The caller sees what a callee wrote below its parameter.

func fill(f *form)     { put(f.answers, ward.Load("1").Name) }
func fillSite(f *form) { put(f.answers, ward.Load("1").Site) }

func caller() {
	f := &form{answers: map[string]string{}}
	fill(f)
	file(f)   // want "research"
	shelve(f) // silent
	g := &form{answers: map[string]string{}}
	fillSite(g)
	file(g) // silent
}

// A server does it to what its field points to.

type server struct {
	form *form
	name string
}

func (s *server) write() {
	s.form.sheet.text = ward.Load("1").Name
	research.Record(s.form) // want "research"
	research.Note(s.name)   // silent
}

func (s *server) writeBelow(t *server) {
	put(t.form.answers, ward.Load("1").Name)
	research.Record(t)    // want "research"
	research.Note(t.name) // silent
}

func generic[T any](m map[string]T, k string, v T) { m[k] = v }

func viaGeneric(f *form) {
	generic(f.answers, "who", ward.Load("1").Name)
	file(f) // want "research"
}

func viaClosure(f *form) {
	set := func(s string) { f.sheet.text = s }
	set(ward.Load("1").Name)
	file(f) // want "research"
}

func viaClosureSite(f *form) {
	set := func(s string) { f.sheet.text = s }
	set(ward.Load("1").Site)
	file(f) // silent
}

func outOf(get func() *form) {
	f := get()
	f.sheet.text = ward.Load("1").Name
	file(f)               // want "research"
	research.Note(f.head) // silent
}
