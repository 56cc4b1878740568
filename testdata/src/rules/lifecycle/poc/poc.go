// Package poc tries an idea.
//
//lawful:purpose proof-of-concept
package poc

import (
	"encoding/json"
	"io"

	"care/deid"
	"care/model"
	"care/ward"
)

// Names is handed them.
func Names(ps []model.Patient) (out []string) {
	for _, p := range ps { // want "proof-of-concept-real-data"
		out = append(out, p.Name)
	}
	return out
}

// Generic takes any.
func Generic[T any](xs []T, f func(T) string) (out []string) {
	for _, x := range xs {
		out = append(out, f(x)) // silent
	}
	return out
}

func load() string {
	p := ward.Load("1") // want "uncovered-crossing" "proof-of-concept-real-data"
	return p.Name
}

func decode(r io.Reader) int {
	var p model.Patient
	json.NewDecoder(r).Decode(&p) // want "uncovered-crossing" "proof-of-concept-real-data"
	return p.Age
}

type demo struct{ patients []model.Patient }

func (d *demo) run() int {
	n := 0
	for _, p := range d.patients { // want "uncovered-crossing" "proof-of-concept-real-data"
		n += p.Age
	}
	return n
}

func synthetic() string {
	p := deid.Synthesise(model.Patient{})
	return p.Name // silent
}

func fixture() string {
	p := model.Patient{Name: "Test"}
	return p.Name // silent
}

func scrubbed(p model.Patient) int {
	q := deid.Scrub(p) // want "proof-of-concept-real-data" "deidentification-without-basis"
	return q.Age
}

func fixtures() (names string) {
	for _, p := range []model.Patient{{Name: "A"}, {Name: "B", Kin: &model.Patient{Name: "C"}}} {
		names += p.Name // silent
	}
	p := &model.Patient{}
	p.Name = "D"
	return names + p.Name // silent
}

func filled(name string) string {
	p := model.Patient{Age: 3}
	p.Name = name // want "uncovered-crossing" "proof-of-concept-real-data"
	return p.Name
}
