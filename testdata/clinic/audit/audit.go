// Package audit lets the ward team check the care that it gives itself.
//
//lawful:purpose local-audit
//lawful:basis ward-audit
package audit

import (
	"time"

	"clinic.example/clinic/evaluation"
	"clinic.example/clinic/model"
)

// Finding is something that the team should look at.
type Finding struct {
	RecordID string
	Note     string
}

// LongStays returns a finding for each open stay of more than limit.
func LongStays(stays []model.Encounter, now time.Time, limit time.Duration) []Finding {
	var findings []Finding
	for _, enc := range stays {
		if enc.Open() && enc.Stay(now) > limit {
			findings = append(findings, Finding{RecordID: enc.ID, Note: "stay is longer than " + limit.String()})
		}
	}
	return findings
}

// maxDailyMg are the daily doses above which a prescription needs a second
// look, in milligrams. Source: British National Formulary.
func maxDailyMg(medicine string) (float64, bool) {
	limits := map[string]float64{"Metformin": 2000, "Aspirin": 300, "Clopidogrel": 75, "Bisoprolol": 20}
	limit, ok := limits[medicine]
	return limit, ok
}

// Doses returns a finding for each prescription above the usual daily dose.
func Doses(orders []model.Prescription) []Finding {
	var findings []Finding
	for _, rx := range orders {
		if limit, ok := maxDailyMg(rx.Medicine); ok && rx.DailyMg() > limit {
			findings = append(findings, Finding{RecordID: rx.ID, Note: rx.Medicine + " above the usual daily dose"})
		}
	}
	return findings
}

// Benchmark compares the team's prescribing with what it was before.
func Benchmark(before, after []model.Prescription) (change map[string]float64) {
	change = evaluation.Compare(after) // crossing: service-evaluation
	//lawful:allow R01 "the comparison figures of 2024 were released, decision 24-17" decided-by="Caldicott Guardian" decided=2024-11-04
	baseline := evaluation.Compare(before) // silent: accepted with a reason
	for medicine, mean := range baseline {
		change[medicine] -= mean
	}
	return change
}
