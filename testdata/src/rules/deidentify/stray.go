package deidentify

import (
	"care/deid"
	"care/model"
)

var kept []model.Patient

//lawful:purpose research
func load(p model.Patient) {
	kept = append(kept, deid.Scrub(p)) // want "deidentification-without-basis: Scrub de-identifies patient data for research with no basis"
}

//lawful:purpose research
//lawful:basis cohort-2026
func agreed(p model.Patient) {
	kept = append(kept, deid.Scrub(p)) // silent
}

//lawful:purpose direct-care
func release(p model.Patient) {
	kept = append(kept, deid.Scrub(p)) // silent
}

func neutral(p model.Patient) {
	kept = append(kept, deid.Scrub(p)) // silent
}
