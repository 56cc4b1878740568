// Package optout removes people who opted out of uses of their data beyond
// their own care.
package optout

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"time"

	"clinic.example/clinic/model"
)

// validity is how long a list may be used after it was fetched.
const validity = 24 * time.Hour

// Errors of [Read] and [List.Remaining].
var (
	ErrHeader  = errors.New(`opt-out list lacks the header "nhs_number"`)
	ErrExpired = errors.New("opt-out list is too old to be used")
)

// List is a temporary copy of the national data opt-outs. The clinic fetches
// it anew every day and never stores an opt-out with a record.
type List struct {
	numbers map[model.NHSNumber]struct{}
	fetched time.Time
}

// Read reads a list, one NHS number a line below a header, that was fetched
// at the given time.
func Read(r io.Reader, fetched time.Time) (*List, error) {
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("reading opt-out list: %w", err)
	}
	if len(rows) == 0 || rows[0][0] != "nhs_number" {
		return nil, ErrHeader
	}
	l := &List{numbers: make(map[model.NHSNumber]struct{}, len(rows)), fetched: fetched}
	for i, row := range rows[1:] {
		number, err := model.ParseNHSNumber(row[0])
		if err != nil {
			return nil, fmt.Errorf("opt-out list, line %d: %w", i+2, err)
		}
		l.numbers[number] = struct{}{}
	}
	return l, nil
}

// Remaining returns the patients who have not opted out. It refuses to work
// with a list that is more than a day old.
//
//lawful:check opt-out
func (l *List) Remaining(patients []model.Patient, now time.Time) ([]model.Patient, error) {
	if now.Sub(l.fetched) > validity {
		return nil, ErrExpired
	}
	var remaining []model.Patient
	for _, p := range patients {
		if _, out := l.numbers[p.NHSNumber]; !out {
			remaining = append(remaining, p)
		}
	}
	return remaining, nil
}
