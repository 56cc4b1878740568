package evaluation

import (
	"slices"
	"time"

	"clinic.example/clinic/model"
)

// Report summarises the stays that a review looked at.
type Report struct {
	Stays  int
	Median time.Duration
	Within map[string]int // stays of up to a week, by ward
}

// Review summarises finished stays.
func Review(stays []model.Encounter) Report {
	report := Report{Stays: len(stays), Within: make(map[string]int)}
	if len(stays) == 0 {
		return report
	}
	lengths := make([]time.Duration, len(stays))
	for i, enc := range stays {
		lengths[i] = enc.Discharged.Sub(enc.Admitted)
		if lengths[i] <= 7*24*time.Hour {
			report.Within[enc.Ward]++
		}
	}
	slices.Sort(lengths)
	report.Median = lengths[len(lengths)/2]
	return report
}

// Compare returns the mean daily dose of each medicine, in milligrams.
func Compare(orders []model.Prescription) map[string]float64 {
	sums, counts := make(map[string]float64), make(map[string]float64)
	for _, rx := range orders {
		sums[rx.Medicine] += rx.DailyMg()
		counts[rx.Medicine]++
	}
	for medicine := range sums {
		sums[medicine] /= counts[medicine]
	}
	return sums
}

// Survey is a satisfaction survey under way: whom to ask and how far it got.
//
//lawful:purpose service-evaluation
type Survey struct {
	Target   int
	Sent     int
	Contacts []string
}

// Progress returns the share of the survey that has been sent, from 0 to 1.
func (s *Survey) Progress() float64 {
	if s.Target == 0 {
		return 0
	}
	return min(1, float64(s.Sent)/float64(s.Target))
}

// Panel is a meeting of clinicians that discusses single stays. The Health
// Research Authority's advisers supported it.
//
//lawful:basis stroke-review
type Panel struct {
	agenda []string
}

// Add puts a stay on the agenda.
func (p *Panel) Add(enc model.Encounter, question string) {
	p.agenda = append(p.agenda, enc.ID+": "+question)
}

// Waits is a distribution of waiting times.
type Waits struct {
	hours []float64
}

// Observe adds one waiting time, in hours.
func (w *Waits) Observe(hours float64) { w.hours = append(w.hours, hours) }
