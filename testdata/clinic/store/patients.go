package store

import (
	"context"
	"fmt"
	"iter"
	"time"

	"clinic.example/clinic/model"
)

const patientColumns = "id, nhs_number, family, given, sex, born, postcode, phone, version, updated"

// SavePatient inserts the patient, or updates the row with the same id.
func (s *Store) SavePatient(ctx context.Context, p model.Patient) error {
	_, err := s.db.ExecContext(ctx, `
		INSERT INTO patients (`+patientColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
		ON CONFLICT (id) DO UPDATE SET family = excluded.family, given = excluded.given, sex = excluded.sex,
			born = excluded.born, postcode = excluded.postcode, phone = excluded.phone,
			version = version + 1, updated = excluded.updated`,
		p.ID, string(p.NHSNumber), p.Family, p.Given, p.Sex, toUnix(p.BirthDate), p.Postcode, p.Phone, toUnix(time.Now()))
	if err != nil {
		return fmt.Errorf("saving patient: %w", err)
	}
	return nil
}

// AddCondition adds a diagnosis to a patient; adding it again changes nothing.
func (s *Store) AddCondition(ctx context.Context, patientID string, c model.Condition) error {
	_, err := s.db.ExecContext(ctx,
		"INSERT OR IGNORE INTO conditions (patient_id, code, label, since) VALUES (?, ?, ?, ?)",
		patientID, c.Code, c.Label, toUnix(c.Since))
	if err != nil {
		return fmt.Errorf("adding condition: %w", err)
	}
	return nil
}

// Patient returns the patient with the given id, with their conditions, or
// [ErrNotFound].
func (s *Store) Patient(ctx context.Context, id string) (model.Patient, error) {
	row := s.db.QueryRowContext(ctx, "SELECT "+patientColumns+" FROM patients WHERE id = ?", id)
	p, err := scanPatient(row)
	if err != nil {
		return model.Patient{}, notFound(err)
	}
	p.Conditions, err = s.conditions(ctx, id)
	return p, err
}

// Patients returns all patients in the order of their ids, without their
// conditions.
func (s *Store) Patients(ctx context.Context) ([]model.Patient, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+patientColumns+" FROM patients ORDER BY id")
	if err != nil {
		return nil, fmt.Errorf("listing patients: %w", err)
	}
	return collect(rows, scanPatient)
}

// All yields every patient in the order of their ids. It reads them first, so
// that the loop body may use the store.
func (s *Store) All(ctx context.Context) iter.Seq2[model.Patient, error] {
	return func(yield func(model.Patient, error) bool) {
		patients, err := s.Patients(ctx)
		if err != nil {
			yield(model.Patient{}, err)
			return
		}
		for _, p := range patients {
			if !yield(p, nil) {
				return
			}
		}
	}
}

// WithCondition returns the patients who have the condition with the given
// code.
func (s *Store) WithCondition(ctx context.Context, code string) ([]model.Patient, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+patientColumns+` FROM patients
		WHERE id IN (SELECT patient_id FROM conditions WHERE code = ?) ORDER BY id`, code)
	if err != nil {
		return nil, fmt.Errorf("listing patients by condition: %w", err)
	}
	return collect(rows, scanPatient)
}

// CountWithCondition returns how many patients have the condition.
func (s *Store) CountWithCondition(ctx context.Context, code string) (int, error) {
	var n int
	row := s.db.QueryRowContext(ctx, "SELECT count(*) FROM conditions WHERE code = ?", code)
	if err := row.Scan(&n); err != nil {
		return 0, fmt.Errorf("counting patients by condition: %w", err)
	}
	return n, nil
}

// NHSNumbers returns the NHS numbers of the patients who are on the ward now.
//
//lawful:data patient
func (s *Store) NHSNumbers(ctx context.Context, ward string) ([]string, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT nhs_number FROM patients JOIN encounters ON patient_id = patients.id
		WHERE ward = ? AND discharged = 0 ORDER BY nhs_number`, ward)
	if err != nil {
		return nil, fmt.Errorf("listing NHS numbers: %w", err)
	}
	return collect(rows, func(row scanner) (number string, err error) {
		err = row.Scan(&number)
		return number, err
	})
}

func (s *Store) conditions(ctx context.Context, patientID string) ([]model.Condition, error) {
	rows, err := s.db.QueryContext(ctx,
		"SELECT code, label, since FROM conditions WHERE patient_id = ? ORDER BY since", patientID)
	if err != nil {
		return nil, fmt.Errorf("listing conditions: %w", err)
	}
	return collect(rows, func(row scanner) (model.Condition, error) {
		var c model.Condition
		var since int64
		err := row.Scan(&c.Code, &c.Label, &since)
		c.Since = fromUnix(since)
		return c, err
	})
}

func scanPatient(row scanner) (model.Patient, error) {
	var p model.Patient
	var born, updated int64
	err := row.Scan(&p.ID, &p.NHSNumber, &p.Family, &p.Given, &p.Sex, &born, &p.Postcode, &p.Phone, &p.Version, &updated)
	if err != nil {
		return model.Patient{}, err
	}
	p.BirthDate, p.UpdatedAt = fromUnix(born), fromUnix(updated)
	return p, nil
}
