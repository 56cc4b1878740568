package nightly

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"clinic.example/clinic/cohort"
	"clinic.example/clinic/evaluation"
	"clinic.example/clinic/model"
)

// remind reminds the patients with diabetes of their yearly check.
func (r *Runner) remind(ctx context.Context) error {
	patients, err := r.Store.WithCondition(ctx, model.Diabetes)
	if err != nil {
		return err
	}
	unreachable, err := r.Notifier.RemindAll(ctx, patients, "the diabetes clinic")
	if err != nil {
		return err
	}
	r.Log.Info("reminders", "sent", len(patients)-unreachable, "unreachable", unreachable)
	return nil
}

// invite prepares the study's next round of invitations.
func (r *Runner) invite(ctx context.Context) error {
	size, err := r.Cohort.Size(ctx, r.Store)
	if err != nil {
		return err
	}
	candidates, err := r.Cohort.Screen(ctx, r.Store)
	if err != nil {
		return err
	}
	invited, err := r.Cohort.Invite(ctx, r.Store, r.Tracker)
	if err != nil {
		return err
	}
	r.Log.Info("invitations", "reachable", size, "candidates", len(candidates), "invited", len(invited))
	return nil
}

// imports reads the FHIR resources that others left in the inbox. A file that is not
// there is no error.
func (r *Runner) imports(context.Context) error {
	readers := []struct {
		name string
		read func(io.Reader) (int, error)
	}{
		{"referrals.ndjson", cohort.ImportReferrals},
		{"consented.ndjson", cohort.ImportConsented},
		{"sites.ndjson", func(src io.Reader) (int, error) {
			sites, err := cohort.ImportSites(src)
			return len(sites), err
		}},
		{"receipt.json", cohort.ImportReceipt},
		{"form.json", evaluation.ImportForm},
		{"answers.ndjson", evaluation.ImportAnswers},
		{"scans.ndjson", evaluation.ImportScans},
	}
	var errs []error
	for _, reader := range readers {
		n, err := readFile(filepath.Join(r.Inbox, reader.name), reader.read)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", reader.name, err))
			continue
		}
		r.Log.Info("import", "file", reader.name, "read", n)
	}
	return errors.Join(errs...)
}

func readFile(path string, read func(io.Reader) (int, error)) (int, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return read(f)
}

// stroke reports on the stroke unit, for the regional review.
func (r *Runner) stroke(ctx context.Context) error {
	since := r.Now.AddDate(-1, 0, 0)
	report, err := r.Discharge.Pathway(ctx, since)
	if err != nil {
		return err
	}
	share, err := r.Evaluate.StrokePathway(ctx, since)
	if err != nil {
		return err
	}
	backlog, err := r.Discharge.Backlog(ctx, "stroke")
	if err != nil {
		return err
	}
	delay, err := r.Evaluate.Delay(ctx, "e-006")
	if err != nil {
		return err
	}
	calls, err := r.Evaluate.CallList(ctx, "stroke")
	if err != nil {
		return err
	}
	r.Log.Info("stroke unit", "stays", report.Stays, "within a fortnight", share,
		"backlog", backlog, "example", delay, "calls", len(calls))
	return nil
}
