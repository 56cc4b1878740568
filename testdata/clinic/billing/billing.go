// Package billing checks what other providers charge for stays of the
// clinic's patients.
//
//lawful:purpose payment-invoice-validation
package billing

import (
	"errors"
	"fmt"
	"math"
	"time"

	"clinic.example/clinic/model"
)

// dayRate is the agreed price of a day in a bed, in pounds.
const dayRate = 345.0

// Errors of [Validate].
var (
	ErrWard  = errors.New("the invoice names another ward")
	ErrDays  = errors.New("the invoice charges other days than the stay lasted")
	ErrPrice = errors.New("the invoice charges another rate than agreed")
)

// Validate checks an invoice against the stay that it charges for. The basis
// for it is declared in lawful.yaml.
func Validate(inv model.Invoice, enc model.Encounter) error {
	if inv.Ward != enc.Ward {
		return ErrWard
	}
	if inv.Days != days(enc) {
		return ErrDays
	}
	return Price(inv)
}

// Price checks that an invoice charges the agreed rate.
func Price(inv model.Invoice) error {
	if want := float64(inv.Days) * dayRate; math.Abs(inv.Pounds-want) > 0.005 {
		return fmt.Errorf("%w: %.2f pounds for %d days", ErrPrice, inv.Pounds, inv.Days)
	}
	return nil
}

// Query returns the text of a query to the other provider about a stay.
func Query(inv model.Invoice, enc model.Encounter) string {
	return fmt.Sprintf("Invoice %s: please confirm the stay from %s to %s (%s).", inv.Number,
		enc.Admitted.Format(time.DateOnly), enc.Discharged.Format(time.DateOnly), enc.Reason)
}

func days(enc model.Encounter) int {
	return int(math.Ceil(enc.Discharged.Sub(enc.Admitted).Hours() / 24))
}
