// Package risk sorts patients by the risk that they come back unplanned within
// thirty days, after the published LACE index.
//
//lawful:purpose risk-stratification
//lawful:basis readmission-risk
package risk

import (
	"slices"
	"time"

	"clinic.example/clinic/model"
)

// Tier is a group of patients of similar risk.
type Tier string

// The tiers, from the lowest risk.
const (
	Low      Tier = "low"
	Moderate Tier = "moderate"
	High     Tier = "high"
)

// Model computes the index at a fixed time.
type Model struct {
	now time.Time
}

// NewModel returns a Model for stays as of now.
func NewModel(now time.Time) Model { return Model{now: now} }

// Index returns the LACE index of a stay: length of stay, acuity of the
// admission, comorbidity, and emergency visits in the last six months. It
// ranges from 0 to 19.
// Source: van Walraven et al., CMAJ 2010, https://doi.org/10.1503/cmaj.091117.
func (m Model) Index(p model.Patient, enc model.Encounter, visits int) int {
	return lengthPoints(enc.Stay(m.now)) + acuityPoints(enc) + comorbidityPoints(p) + min(visits, 4)
}

// Tier returns the risk group of a stay.
func (m Model) Tier(p model.Patient, enc model.Encounter, visits int) Tier {
	switch index := m.Index(p, enc, visits); {
	case index >= 10:
		return High
	case index >= 5:
		return Moderate
	default:
		return Low
	}
}

func lengthPoints(stay time.Duration) int {
	switch days := int(stay.Hours() / 24); {
	case days < 1:
		return 0
	case days <= 3:
		return days
	case days <= 6:
		return 4
	case days <= 13:
		return 5
	default:
		return 7
	}
}

func acuityPoints(enc model.Encounter) int {
	if enc.Ward == "amu" {
		return 3
	}
	return 0
}

func comorbidityPoints(p model.Patient) int {
	points := map[string]int{model.Diabetes: 1, model.Stroke: 1, model.Asthma: 2}
	sum := 0
	for _, c := range p.Conditions {
		sum += points[c.Code]
	}
	if sum >= 4 {
		return 5
	}
	return sum
}

// Ranking is a patient's place in the list that the tool prints.
type Ranking struct {
	PatientID string
	Tier      Tier
}

// Rank returns the patients in descending order of their tier.
func (m Model) Rank(patients []model.Patient, stays map[string]model.Encounter) []Ranking {
	order := map[Tier]int{High: 0, Moderate: 1, Low: 2}
	ranks := make([]Ranking, 0, len(patients))
	for _, p := range patients {
		ranks = append(ranks, Ranking{PatientID: p.ID, Tier: m.Tier(p, stays[p.ID], 0)})
	}
	slices.SortStableFunc(ranks, func(a, b Ranking) int { return order[a.Tier] - order[b.Tier] })
	return ranks
}
