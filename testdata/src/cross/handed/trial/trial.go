// Package trial gives research what it pulls from callbacks and interfaces that it
// is handed.
package trial

import (
	"care/model"
	"care/research"
)

// Patients finds patients.
type Patients interface{ List() []model.Patient }

// Build pulls names: what List returns is patient data by its type.
func Build(ps Patients, find func(id string) *model.Patient) {
	for _, p := range ps.List() {
		research.Note(p.Name) // want "research"
	}
	research.Note(find("1").Name) // want "research"
}

// Texts pulls what only its callers know.
func Texts(text func() string) { research.Note(text()) }
