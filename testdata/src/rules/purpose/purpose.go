// Package purpose: strict mode asks for a purpose wherever patient data is handled.
package purpose

import "care/model"

// Rename changes the name on record.
func Rename(p *model.Patient, name string) { // want "undeclared-purpose: Rename handles patient data Patient and declares no purpose"
	p.Name = name
}

func names(ps []model.Patient) []string { // want "undeclared-purpose: names handles"
	var out []string
	for _, p := range ps {
		out = append(out, p.Name)
	}
	return out
}

func bare(id string) string { // want "undeclared-purpose: bare handles patient data"
	e := model.Encounter{ID: id}
	return e.Patient.Name
}

//lawful:purpose direct-care
func ward(p *model.Patient) { // silent
	Rename(p, "x")
}

//lawful:purpose research
func study(ps []model.Patient) int { // silent
	return len(names(ps))
}

func count(ps []model.Patient) int { return len(ps) } // silent

func version(p model.Patient) int { return p.Version } // silent

func wardOf(e model.Encounter) string { return e.Ward } // silent

func fresh() *model.Patient { return new(model.Patient) } // silent

//lawful:check opt-out
func usable(p model.Patient) bool { return p.Age > 0 } // silent

//lawful:deidentify to=anonymised ref=ANON-7
func band(p model.Patient) int { return p.Age / 10 } // silent

func chart(p model.Patient) int { // want "undeclared-purpose: chart"
	return band(p)
}

// Admission is a patient type of this package; its methods serve their callers.
//
//lawful:data patient
type Admission struct{ Bed string }

// Label formats.
func (a Admission) Label() string { return a.Bed } // silent

type desk struct{ last Admission }

func (d *desk) label() string { return d.last.Bed } // want "undeclared-purpose: desk.label handles patient data Admission"
