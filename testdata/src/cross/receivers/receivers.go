// Package receivers: a receiver is an argument, and a container is not its contents.
package receivers

import (
	"strings"

	"care/model"
	"care/research"
	"care/ward"
	"cross/receivers/sheet"
)

// Row is a row with methods of the study.
type Row struct {
	Patient model.Patient
	Bed     string
	writes  int
}

var exported []string

// Export gives the row to the study.
//
//lawful:purpose research
func (r Row) Export() { exported = append(exported, r.Patient.Name) }

// Place looks at the bed only.
//
//lawful:purpose research
func (r Row) Place() { exported = append(exported, strings.ToUpper(r.Bed)) }

// Touch counts.
//
//lawful:purpose research
func (r *Row) Touch() { r.writes++ }

// Deep looks at the patient two calls further down.
//
//lawful:purpose research
func (r *Row) Deep() string { return describe(r) }

func describe(r *Row) string { return "bed " + name(r) }

func name(r *Row) string { return r.Patient.FullName() }

func receiver() {
	r := Row{Patient: ward.Load("1"), Bed: "7"}
	r.Export() // want "research"
	r.Place()  // silent
	r.Touch()  // silent
	r.Deep()   // want "research"
}

func cleanReceiver() {
	r := Row{Bed: "7"}
	r.Export() // silent
	r.Deep()   // silent
}

func through(r Row) { r.Export() }

func throughPlace(r Row) { r.Place() }

func throughCallee() {
	through(Row{Patient: ward.Load("1")})      // want "research"
	throughPlace(Row{Patient: ward.Load("1")}) // silent
	through(Row{Bed: ward.Site()})             // silent
}

func methodValue() {
	r := Row{Patient: ward.Load("1"), Bed: "7"}
	relay := func(f func()) { f() }
	relay(r.Export) // want "research"
	relay(r.Place)  // silent
}

func argument() {
	e := ward.Stay("1")
	research.StayName(e)                                  // want "research"
	research.WardName(e)                                  // silent
	research.StayName(model.Encounter{Ward: ward.Site()}) // silent
}

// metrics is a counter beside the patients of a server.
type metrics struct{ n int }

// Inc counts for the study.
//
//lawful:purpose research
func (m *metrics) Inc() { m.n++ }

type server struct {
	metrics  *metrics
	patients []model.Patient
	study    *research.Study
}

func (s *server) admit(p model.Patient) {
	s.patients = append(s.patients, p)
	s.metrics.Inc() // silent
}

// count looks at how many there are.
//
//lawful:purpose research
func (s *server) count() int { return s.metrics.n + len(s.patients) }

// names looks at who they are.
//
//lawful:purpose research
func (s *server) names() (out []string) {
	for _, p := range s.patients {
		out = append(out, p.Name)
	}
	return out
}

func serve() {
	s := &server{metrics: new(metrics), study: new(research.Study)}
	s.admit(ward.Load("1"))
	s.count()       // silent
	s.study.Rows()  // silent
	s.metrics.Inc() // silent
	s.names()       // want "research"
}

func copies() {
	p := ward.Load("1")
	sheet.Sheet{Text: p.Name}.Note()                                        // want "research"
	(&sheet.Sheet{Text: p.Site, Site: p.Site}).Note()                       // silent
	(&sheet.Sheet{Rows: map[string][]string{"1": {p.Name}}}).List()         // want "research"
	sheet.Sheet{Text: p.Name, Rows: map[string][]string{"1": {"x"}}}.List() // silent
}
