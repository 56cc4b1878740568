package nightly

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/parquet-go/parquet-go"

	"clinic.example/clinic/audit"
	"clinic.example/clinic/billing"
	"clinic.example/clinic/evaluation"
	"clinic.example/clinic/model"
)

// review summarises last month's stays for the evaluation of bed management.
func (r *Runner) review(ctx context.Context) error {
	stays, err := r.Store.DischargedSince(ctx, r.Now.AddDate(0, -1, 0))
	if err != nil {
		return err
	}
	//lawful:basis bed-management
	report := evaluation.Review(stays) // silent: the statement declares a basis
	r.Log.Info("review", "stays", report.Stays, "median", report.Median)

	longest := time.Duration(0)
	for _, enc := range stays {
		longest = max(longest, enc.Stay(r.Now))
	}
	evaluation.LongestStay = longest // crossing: service-evaluation
	return r.streamed(ctx)
}

// streamed summarises the stays of each ward while the next ward is read.
func (r *Runner) streamed(ctx context.Context) error {
	wards := make(chan []model.Encounter)
	failed := make(chan error, 1)
	go func() {
		defer close(wards)
		for _, ward := range model.Wards() {
			stays, err := r.Store.Current(ctx, ward.Code)
			if err != nil {
				failed <- err
				return
			}
			wards <- stays
		}
	}()
	//lawful:purpose service-evaluation
	busiest := func() int {
		most := 0
		for stays := range wards { // crossing: service-evaluation
			most = max(most, len(stays))
		}
		return most
	}
	r.Log.Info("busiest ward", "stays", busiest())
	select {
	case err := <-failed:
		return err
	default:
		return nil
	}
}

// prescribing compares this month's prescribing with the month before.
func (r *Runner) prescribing(ctx context.Context) error {
	orders, err := r.Store.PrescriptionsSince(ctx, r.Now.AddDate(0, -2, 0))
	if err != nil {
		return err
	}
	middle := r.Now.AddDate(0, -1, 0)
	var before, after []model.Prescription
	for _, rx := range orders {
		if rx.Written.Before(middle) {
			before = append(before, rx)
		} else {
			after = append(after, rx)
		}
	}
	change := audit.Benchmark(before, after) // silent: local audit by the care team
	r.Log.Info("prescribing", "medicines", len(change))
	return nil
}

// stayRow is a finished stay as the regional warehouse wants it.
type stayRow struct {
	ID    string  `parquet:"id"`
	Ward  string  `parquet:"ward"`
	Hours float64 `parquet:"hours"`
}

// wardRow is a ward as the regional warehouse wants it.
type wardRow struct {
	Code string `parquet:"code"`
	Beds int64  `parquet:"beds"`
}

// extractStays writes stays and wards to the landing folder.
func (r *Runner) extractStays(ctx context.Context) error {
	var wards []wardRow
	for _, w := range model.Wards() {
		wards = append(wards, wardRow{Code: w.Code, Beds: int64(w.Beds)})
	}
	if err := parquet.WriteFile(r.Landing.Path("wards"), wards); err != nil { // silent: wards are not patients
		return fmt.Errorf("writing wards: %w", err)
	}
	stays, err := r.Store.DischargedSince(ctx, r.Now.AddDate(-1, 0, 0))
	if err != nil {
		return err
	}
	var rows []stayRow
	for _, enc := range stays {
		rows = append(rows, stayRow{ID: enc.ID, Ward: enc.Ward, Hours: enc.Stay(r.Now).Hours()})
	}
	if err := parquet.WriteFile(r.Landing.Path("stays"), rows); err != nil { // crossing: health-services-management
		return fmt.Errorf("writing stays: %w", err)
	}
	return nil
}

// invoices checks the invoices against the stays that ended last year.
func (r *Runner) invoices(ctx context.Context) error {
	stays, err := r.Store.DischargedSince(ctx, r.Now.AddDate(-1, 0, 0))
	if err != nil {
		return err
	}
	var errs []error
	for i, inv := range r.Invoices {
		if i >= len(stays) {
			break
		}
		if err := billing.Price(inv); err != nil { // silent: an invoice is not about a patient
			errs = append(errs, err)
			continue
		}
		if err := billing.Validate(inv, stays[i]); err != nil { // silent: lawful.yaml declares a basis
			r.Log.Warn("invoice in doubt", "number", inv.Number, "err", err)
			r.Log.Info("query", "text", billing.Query(inv, stays[i])) // crossing: payment-invoice-validation
		}
	}
	return errors.Join(errs...)
}
