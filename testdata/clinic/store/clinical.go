package store

import (
	"context"
	"fmt"
	"time"

	"clinic.example/clinic/model"
)

const (
	prescriptionColumns = "id, patient_id, medicine, dose_mg, per_day, written, stopped"
	resultColumns       = "id, patient_id, analyte, label, value, unit, low, high, taken"
)

// SavePrescription inserts a prescription, or updates its dose and state.
func (s *Store) SavePrescription(ctx context.Context, rx model.Prescription) error {
	_, err := s.db.ExecContext(ctx, `
		INSERT INTO prescriptions (`+prescriptionColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET dose_mg = excluded.dose_mg, per_day = excluded.per_day, stopped = excluded.stopped`,
		rx.ID, rx.PatientID, rx.Medicine, rx.DoseMg, rx.PerDay, toUnix(rx.Written), rx.Stopped)
	if err != nil {
		return fmt.Errorf("saving prescription: %w", err)
	}
	return nil
}

// Prescriptions returns the prescriptions of a patient, oldest first.
func (s *Store) Prescriptions(ctx context.Context, patientID string) ([]model.Prescription, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+prescriptionColumns+
		" FROM prescriptions WHERE patient_id = ? ORDER BY written, id", patientID)
	if err != nil {
		return nil, fmt.Errorf("listing prescriptions: %w", err)
	}
	return collect(rows, scanPrescription)
}

// PrescriptionsSince returns what was prescribed at the given time or later.
func (s *Store) PrescriptionsSince(ctx context.Context, since time.Time) ([]model.Prescription, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+prescriptionColumns+
		" FROM prescriptions WHERE written >= ? ORDER BY written, id", toUnix(since))
	if err != nil {
		return nil, fmt.Errorf("listing prescriptions: %w", err)
	}
	return collect(rows, scanPrescription)
}

// SaveResult inserts a result; a result that is filed already stays as it is.
func (s *Store) SaveResult(ctx context.Context, r model.Result) error {
	_, err := s.db.ExecContext(ctx,
		"INSERT OR IGNORE INTO results ("+resultColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		r.ID, r.PatientID, r.Analyte, r.Label, r.Value, r.Unit, r.Low, r.High, toUnix(r.Taken))
	if err != nil {
		return fmt.Errorf("saving result: %w", err)
	}
	return nil
}

// Results returns the results of a patient, oldest first.
func (s *Store) Results(ctx context.Context, patientID string) ([]model.Result, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+resultColumns+
		" FROM results WHERE patient_id = ? ORDER BY taken, id", patientID)
	if err != nil {
		return nil, fmt.Errorf("listing results: %w", err)
	}
	return collect(rows, scanResult)
}

// ResultsFor returns all results of one analyte, oldest first.
func (s *Store) ResultsFor(ctx context.Context, analyte string) ([]model.Result, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+resultColumns+
		" FROM results WHERE analyte = ? ORDER BY taken, id", analyte)
	if err != nil {
		return nil, fmt.Errorf("listing results by analyte: %w", err)
	}
	return collect(rows, scanResult)
}

func scanPrescription(row scanner) (model.Prescription, error) {
	var rx model.Prescription
	var written int64
	err := row.Scan(&rx.ID, &rx.PatientID, &rx.Medicine, &rx.DoseMg, &rx.PerDay, &written, &rx.Stopped)
	rx.Written = fromUnix(written)
	return rx, err
}

func scanResult(row scanner) (model.Result, error) {
	var r model.Result
	var taken int64
	err := row.Scan(&r.ID, &r.PatientID, &r.Analyte, &r.Label, &r.Value, &r.Unit, &r.Low, &r.High, &taken)
	r.Taken = fromUnix(taken)
	return r, err
}
