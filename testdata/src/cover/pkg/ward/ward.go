// Package ward has a basis on its package clause: it does not reach what the package calls.
//
//lawful:purpose direct-care
//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
package ward

import (
	"care/research"
	"cover/pkg/cohort"

	"care/model"
)

func share(p, q model.Patient) {
	cohort.Enrol(p)                 // silent
	new(cohort.Study).Enrol(p.Name) // silent
	research.Add(q)                 // want "research"
	research.Note(q.Name)           // want "research"
	research.Note(q.Site)           // silent
}
