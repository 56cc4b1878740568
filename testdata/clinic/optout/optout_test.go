package optout

import (
	"errors"
	"strings"
	"testing"
	"time"

	"clinic.example/clinic/model"
)

func TestRemaining(t *testing.T) {
	fetched := time.Date(2026, 3, 2, 6, 0, 0, 0, time.UTC)
	l, err := Read(strings.NewReader("nhs_number\n999 004 1377\n"), fetched)
	if err != nil {
		t.Fatal(err)
	}
	patients := []model.Patient{{ID: "in", NHSNumber: "9990041008"}, {ID: "out", NHSNumber: "9990041377"}}
	got, err := l.Remaining(patients, fetched.Add(time.Hour))
	if err != nil || len(got) != 1 || got[0].ID != "in" {
		t.Errorf("Remaining = %v, %v, want the first patient", got, err)
	}
	if _, err := l.Remaining(patients, fetched.Add(25*time.Hour)); !errors.Is(err, ErrExpired) {
		t.Errorf("old list: %v, want %v", err, ErrExpired)
	}
}

func TestReadRefuses(t *testing.T) {
	for in, want := range map[string]error{
		"":                        ErrHeader,
		"number\n9990041008\n":    ErrHeader,
		"nhs_number\n999004100\n": model.ErrNHSNumberLength,
	} {
		if _, err := Read(strings.NewReader(in), time.Time{}); !errors.Is(err, want) {
			t.Errorf("Read(%q): %v, want %v", in, err, want)
		}
	}
}
