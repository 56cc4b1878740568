package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"clinic.example/clinic/model"
)

func TestEncounterLocking(t *testing.T) {
	ctx := context.Background()
	s, err := Open(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	p := model.Patient{ID: "p", NHSNumber: "9990041008", Family: "Test", BirthDate: time.Unix(0, 0)}
	if err := s.SavePatient(ctx, p); err != nil {
		t.Fatal(err)
	}
	admitted := time.Date(2026, 1, 1, 8, 0, 0, 0, time.UTC)
	if err := s.SaveEncounter(ctx, model.Encounter{ID: "e", PatientID: "p", Ward: "elm", Admitted: admitted}); err != nil {
		t.Fatal(err)
	}
	first, err := s.Encounter(ctx, "e")
	if err != nil {
		t.Fatal(err)
	}
	second := first
	first.Discharged = admitted.Add(36 * time.Hour)
	if err := s.SaveEncounter(ctx, first); err != nil {
		t.Fatal(err)
	}
	second.Bed = "4"
	if err := s.SaveEncounter(ctx, second); !errors.Is(err, ErrStale) {
		t.Errorf("saving an old version: %v, want %v", err, ErrStale)
	}
	mean, err := s.MeanStay(ctx, "elm")
	if err != nil || mean != 36*time.Hour {
		t.Errorf("MeanStay = %v, %v, want 36h", mean, err)
	}
	if _, err := s.Encounter(ctx, "none"); !errors.Is(err, ErrNotFound) {
		t.Errorf("Encounter(none): %v, want %v", err, ErrNotFound)
	}
}
