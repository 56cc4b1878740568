package intake

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"clinic.example/clinic/seed"
	"clinic.example/clinic/store"
	"clinic.example/clinic/telemetry"
)

func open(t *testing.T) *store.Store {
	t.Helper()
	st, err := store.Open(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	return st
}

func quiet() *telemetry.Metrics { return telemetry.New(slog.New(slog.DiscardHandler)) }

func TestFileSeed(t *testing.T) {
	st := open(t)
	bundles, err := seed.Bundles()
	if err != nil {
		t.Fatal(err)
	}
	var total Counts
	for _, b := range bundles {
		counts, err := New(st, quiet()).File(context.Background(), bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		total = total.Add(counts)
	}
	want := Counts{Patients: 10, Conditions: 9, Encounters: 8, Results: 9, Prescriptions: 5}
	if total != want {
		t.Errorf("filed %+v, want %+v", total, want)
	}
	p, err := st.Patient(context.Background(), "p-004")
	if err != nil {
		t.Fatal(err)
	}
	if p.Name() != "Gwen PRITCHARD" || len(p.Conditions) != 2 || p.Version != 1 {
		t.Errorf("p-004 is %s with %d conditions, version %d", p.Name(), len(p.Conditions), p.Version)
	}
}

func TestFileRefuses(t *testing.T) {
	entry := func(resource string) string {
		return `{"resourceType":"Bundle","type":"collection","entry":[{"resource":` + resource + `}]}`
	}
	patient := func(body string) string { return entry(`{"resourceType":"Patient",` + body + `}`) }
	const observation = `{"resourceType":"Observation","status":"final","code":{},"subject":{"reference":"Patient/x"}}`
	const number = `"identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990041008"}]`
	for _, tt := range []struct {
		name, in string
		want     error
	}{
		{"other resource", `{"resourceType":"Patient"}`, ErrNotBundle},
		{"no number", patient(`"id":"x"`), ErrNoNHSNumber},
		{"no name", patient(number), ErrNoName},
		{"no type", `{"entry":[]}`, errNoType},
		{"no value", entry(observation), ErrNoValue},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := New(open(t), quiet()).File(context.Background(), strings.NewReader(tt.in))
			if !errors.Is(err, tt.want) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
		})
	}
}
