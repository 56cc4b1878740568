package deident

import (
	"slices"
	"testing"
	"time"

	"clinic.example/clinic/model"
)

func TestPseudonymise(t *testing.T) {
	if _, err := NewKeyring([]byte("short")); err == nil {
		t.Error("a short key was accepted")
	}
	one, err := NewKeyring(make([]byte, minKey))
	if err != nil {
		t.Fatal(err)
	}
	other, err := NewKeyring(slices.Repeat([]byte{1}, minKey))
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	p := model.Patient{NHSNumber: "9990041008"}
	if one.Pseudonymise(p, now).Pseudonym != one.Pseudonymise(p, now).Pseudonym {
		t.Error("the same patient got two pseudonyms")
	}
	if one.Pseudonymise(p, now).Pseudonym == other.Pseudonymise(p, now).Pseudonym {
		t.Error("two keys gave the same pseudonym")
	}
}

func TestAnonymise(t *testing.T) {
	now := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	p := model.Patient{BirthDate: time.Date(1948, 3, 14, 0, 0, 0, 0, time.UTC), Postcode: "LS6 2QT", Sex: "female"}
	if got, want := Anonymise(p, now), (Banded{AgeBand: "70 to 79", Area: "LS", Sex: "female"}); got != want {
		t.Errorf("Anonymise = %+v, want %+v", got, want)
	}
}

func TestCountLeavesOutSmallGroups(t *testing.T) {
	now := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	born := func(year int) model.Patient {
		return model.Patient{BirthDate: time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)}
	}
	patients := []model.Patient{born(1950), born(1951), born(1990), born(1920)}
	want := []BandCount{{AgeBand: "70 to 79", Patients: 2}}
	if got := Count(patients, now, 2); !slices.Equal(got, want) {
		t.Errorf("Count = %v, want %v", got, want)
	}
}
