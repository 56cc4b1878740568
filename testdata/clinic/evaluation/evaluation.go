// Package evaluation finds out how well the clinic's services meet their aims:
// how long people wait and stay, and what they say about it afterwards.
//
//lawful:purpose service-evaluation
package evaluation

import (
	"context"
	"slices"
	"time"

	"clinic.example/clinic/board"
	"clinic.example/clinic/model"
	"clinic.example/clinic/store"
)

// LongestStay is the longest stay that the last review came across. Only the
// nightly run writes it.
var LongestStay time.Duration

// Evaluator draws what it evaluates from the clinic's records.
type Evaluator struct {
	store *store.Store
}

// New returns an Evaluator that reads from st.
func New(st *store.Store) *Evaluator { return &Evaluator{store: st} }

// Occupancy returns the share of staffed beds that is taken, from 0 to 1.
func (e *Evaluator) Occupancy() float64 {
	taken := board.Occupied() // silent: a number of beds
	return float64(taken) / float64(board.Capacity)
}

// LongStays returns how many of the people on the wards have been there for
// longer than limit.
func (e *Evaluator) LongStays(now time.Time, limit time.Duration) int {
	board.Mu.RLock()
	defer board.Mu.RUnlock()
	stays := slices.Clone(board.Occupants) // crossing: service-evaluation
	long := 0
	for _, enc := range stays {
		if now.Sub(enc.Admitted) > limit {
			long++
		}
	}
	return long
}

// Departures counts the departures that wait to be counted, by ward. Nobody
// else takes them off the channel.
func (e *Evaluator) Departures() map[string]int {
	byWard := make(map[string]int)
	for range board.Waiting() {
		enc := <-board.Departures // crossing: service-evaluation
		byWard[enc.Ward]++
	}
	return byWard
}

// Delay returns how long after admission the stay with the given id ended.
func (e *Evaluator) Delay(ctx context.Context, id string) (time.Duration, error) {
	var enc model.Encounter
	if err := e.store.LoadEncounter(ctx, id, &enc); err != nil { // crossing: service-evaluation
		return 0, err
	}
	return enc.Discharged.Sub(enc.Admitted), nil
}

// Elders returns the share of the registered patients who are 65 or older.
func (e *Evaluator) Elders(ctx context.Context, now time.Time) (float64, error) {
	elders, all := 0, 0
	for p, err := range e.store.All(ctx) { // crossing: service-evaluation
		if err != nil {
			return 0, err
		}
		all++
		if now.Year()-p.BirthDate.Year() >= 65 {
			elders++
		}
	}
	if all == 0 {
		return 0, nil
	}
	return float64(elders) / float64(all), nil
}

// CallList returns whom to ring up about their stay on a ward.
func (e *Evaluator) CallList(ctx context.Context, ward string) ([]string, error) {
	return e.store.NHSNumbers(ctx, ward) // crossing: service-evaluation
}

// Throughput returns how many people a bed of the ward serves in thirty days.
func (e *Evaluator) Throughput(ctx context.Context, ward model.Ward) (float64, error) {
	mean, err := e.store.MeanStay(ctx, ward.Code) // silent: an average over all stays
	if err != nil || mean == 0 {
		return 0, err
	}
	return float64(30*24*time.Hour) / float64(mean), nil
}

// StrokePathway returns the share of the stays on the stroke unit since the
// given time that ended within a fortnight.
//
//lawful:basis stroke-review
func (e *Evaluator) StrokePathway(ctx context.Context, since time.Time) (float64, error) {
	stays, err := e.store.DischargedSince(ctx, since) // silent: the function declares a basis
	if err != nil {
		return 0, err
	}
	within, all := 0, 0
	for _, enc := range stays {
		if enc.Ward != "stroke" {
			continue
		}
		all++
		if enc.Discharged.Sub(enc.Admitted) <= 14*24*time.Hour {
			within++
		}
	}
	if all == 0 {
		return 0, nil
	}
	return float64(within) / float64(all), nil
}
