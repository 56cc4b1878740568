package store

import (
	"context"
	"fmt"
	"time"

	"clinic.example/clinic/model"
)

const encounterColumns = "id, patient_id, ward, bed, reason, admitted, discharged, version"

// SaveEncounter inserts a stay, or updates it if the version is still the one
// that was read; otherwise it returns [ErrStale].
func (s *Store) SaveEncounter(ctx context.Context, enc model.Encounter) error {
	res, err := s.db.ExecContext(ctx, `
		INSERT INTO encounters (`+encounterColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?, 1)
		ON CONFLICT (id) DO UPDATE SET ward = excluded.ward, bed = excluded.bed, reason = excluded.reason,
			discharged = excluded.discharged, version = version + 1 WHERE version = ?`,
		enc.ID, enc.PatientID, enc.Ward, enc.Bed, enc.Reason, toUnix(enc.Admitted), toUnix(enc.Discharged), enc.Version)
	if err != nil {
		return fmt.Errorf("saving encounter: %w", err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return fmt.Errorf("saving encounter: %w", err)
	}
	if n == 0 {
		return ErrStale
	}
	return nil
}

// Encounter returns the stay with the given id, or [ErrNotFound].
func (s *Store) Encounter(ctx context.Context, id string) (model.Encounter, error) {
	var enc model.Encounter
	err := s.LoadEncounter(ctx, id, &enc)
	return enc, err
}

// LoadEncounter fills in the stay with the given id, or returns
// [ErrNotFound].
func (s *Store) LoadEncounter(ctx context.Context, id string, enc *model.Encounter) error {
	row := s.db.QueryRowContext(ctx, "SELECT "+encounterColumns+" FROM encounters WHERE id = ?", id)
	loaded, err := scanEncounter(row)
	if err != nil {
		return notFound(err)
	}
	*enc = loaded
	return nil
}

// Current returns the open stays on a ward, longest first.
func (s *Store) Current(ctx context.Context, ward string) ([]model.Encounter, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+encounterColumns+
		" FROM encounters WHERE ward = ? AND discharged = 0 ORDER BY admitted, id", ward)
	if err != nil {
		return nil, fmt.Errorf("listing current stays: %w", err)
	}
	return collect(rows, scanEncounter)
}

// DischargedSince returns the stays that ended at the given time or later, in
// the order in which they ended.
func (s *Store) DischargedSince(ctx context.Context, since time.Time) ([]model.Encounter, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+encounterColumns+
		" FROM encounters WHERE discharged >= ? AND discharged > 0 ORDER BY discharged, id", toUnix(since))
	if err != nil {
		return nil, fmt.Errorf("listing discharges: %w", err)
	}
	return collect(rows, scanEncounter)
}

// Occupied returns how many beds of a ward are taken.
func (s *Store) Occupied(ctx context.Context, ward string) (int, error) {
	var n int
	row := s.db.QueryRowContext(ctx, "SELECT count(*) FROM encounters WHERE ward = ? AND discharged = 0", ward)
	if err := row.Scan(&n); err != nil {
		return 0, fmt.Errorf("counting occupied beds: %w", err)
	}
	return n, nil
}

// MeanStay returns the mean length of the finished stays on a ward, 0 when
// there are none.
func (s *Store) MeanStay(ctx context.Context, ward string) (time.Duration, error) {
	var seconds float64
	row := s.db.QueryRowContext(ctx,
		"SELECT coalesce(avg(discharged - admitted), 0) FROM encounters WHERE ward = ? AND discharged > 0", ward)
	if err := row.Scan(&seconds); err != nil {
		return 0, fmt.Errorf("averaging stays: %w", err)
	}
	return time.Duration(seconds * float64(time.Second)), nil
}

func scanEncounter(row scanner) (model.Encounter, error) {
	var enc model.Encounter
	var admitted, discharged int64
	err := row.Scan(&enc.ID, &enc.PatientID, &enc.Ward, &enc.Bed, &enc.Reason, &admitted, &discharged, &enc.Version)
	if err != nil {
		return model.Encounter{}, err
	}
	enc.Admitted, enc.Discharged = fromUnix(admitted), fromUnix(discharged)
	return enc, nil
}
