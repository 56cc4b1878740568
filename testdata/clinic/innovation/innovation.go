// Package innovation is where ideas are tried that may become part of the
// clinic's service. It serves no purpose by itself: each trial says its own.
package innovation

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"
	"time"

	"clinic.example/clinic/model"
)

// Falls estimates how likely a patient is to fall, to see whether it can be
// done at all.
//
//lawful:purpose proof-of-concept
func Falls(p model.Patient) float64 {
	return 0.1 * float64(p.Age(time.Unix(0, 0))) // warning: R37
}

// FallsOnMadeUp does the same for patients that never lived.
//
//lawful:purpose proof-of-concept
func FallsOnMadeUp(n int) []float64 {
	var all []float64
	for _, p := range madeUp(n) {
		all = append(all, 0.1*float64(len(p.Conditions))) // silent: nobody's data
	}
	return all
}

//lawful:deidentify to=artificial ref=SYN-1
func madeUp(n int) []model.Patient { return make([]model.Patient, n) }

// Fit fits the falls model to results.
//
//lawful:purpose ml-training
//lawful:basis a6=public-task task="innovation duty" a9=health-care secrecy=professional route=explicit-consent consent="form 12" // basis: R17
func Fit(results []model.Result) float64 { return mean(results) }

// Refit fits it under the research condition.
//
//lawful:purpose ml-training
//lawful:basis a6=public-task task="innovation duty" a9=research safeguards=DPIA-44 route=explicit-consent consent="form 12" // silent: nothing is wrong with it
func Refit(results []model.Result) float64 { return mean(results) }

// Calibrate sets its threshold.
//
//lawful:purpose technology-development
//lawful:basis a6=vital-interests a9=research safeguards=DPIA-44 route=explicit-consent consent="form 12" // basis: R12
func Calibrate(results []model.Result) float64 { return mean(results) / 2 }

// Compare compares it with the one in use.
//
//lawful:purpose pre-deployment-testing
//lawful:basis a6=public-task task="innovation duty" a9=research safeguards=DPIA-44 // basis: R08
func Compare(results []model.Result) float64 { return math.Sqrt(mean(results)) }

// Publish prepares what is learnt for a paper.
//
//lawful:purpose research
//lawful:basis a6=public-task task="research as a university hospital" a9=research route=explicit-consent consent="form 12" ref=25/NE/0131 // basis: R21
func Publish(results []model.Result) float64 { return mean(results) }

// Roster plans how many nurses a ward needs to prevent falls.
//
//lawful:purpose health-services-management
//lawful:basis stroke-review // basis: R38
func Roster(results []model.Result) int { return int(mean(results)) / 10 }

// Handover tells the vendor's technicians whom to watch.
//
//lawful:purpose direct-care
//lawful:basis a6=public-task task="hospital care" a9=health-care secrecy=contract route=implied-consent role=vendor // basis: R05
func Handover(results []model.Result) int {
	return len(slices.DeleteFunc(slices.Clone(results), model.Result.Abnormal))
}

// Ticket is a number under which a patient can be discussed.
//
//lawful:deidentify to=anonymised ref=ANON-9
func Ticket(p model.Patient) string { // basis: R34
	sum := sha256.Sum256([]byte(p.NHSNumber))
	return hex.EncodeToString(sum[:8])
}

// Watched is a line of a list on the wall.
type Watched struct {
	Number, Ticket, Area string
}

// Wall lists whom to watch, by hospital number.
func Wall(p model.Patient) Watched {
	return Watched{Number: p.ID, Area: p.Postcode} // silent: two things about one person are no join
}

// Index leads from a ticket back to the patient.
func Index(ps []model.Patient) map[string]model.Patient {
	back := make(map[string]model.Patient, len(ps))
	for _, p := range ps {
		back[Ticket(p)] = p // warning: R35
	}
	return back
}

func mean(results []model.Result) float64 {
	if len(results) == 0 {
		return 0
	}
	sum := 0.0
	for _, r := range results {
		sum += r.Value
	}
	return sum / float64(len(results))
}

// Contact is how trial participants are reached.
//
//lawful:data patient
type Contact struct {
	Email  string
	OptOut bool // warning: M04
	Weekly bool // silent: a wish about letters
}
