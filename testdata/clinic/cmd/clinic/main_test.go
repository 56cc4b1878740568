package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clinic.example/clinic/nightly"
)

func start(t *testing.T) (*app, string) {
	t.Helper()
	dir := t.TempDir()
	a, err := build(context.Background(), options{data: dir}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.close(); err != nil {
			t.Error(err)
		}
	})
	return a, dir
}

func ask(t *testing.T, srv *httptest.Server, method, path, body string, want int) []byte {
	t.Helper()
	req, err := http.NewRequest(method, srv.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Staff-ID", "nurse-1")
	res, err := srv.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	got, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != want {
		t.Fatalf("%s %s: status %d, want %d: %s", method, path, res.StatusCode, want, got)
	}
	return got
}

func TestStay(t *testing.T) {
	a, dir := start(t)
	srv := httptest.NewServer(a.server.Handler())
	defer srv.Close()

	ask(t, srv, "POST", "/admissions", `{"patient_id":"p-009","ward":"elm","bed":"7"}`, http.StatusUnprocessableEntity)
	ask(t, srv, "POST", "/admissions", `{"patient_id":"nobody","ward":"elm","reason":"Fall"}`, http.StatusNotFound)
	var enc struct{ ID string }
	if err := json.Unmarshal(ask(t, srv, "POST", "/admissions", `{"patient_id":"p-009","ward":"elm","bed":"7","reason":"Fall"}`, http.StatusCreated), &enc); err != nil {
		t.Fatal(err)
	}
	ask(t, srv, "POST", "/patients/p-009/prescriptions", `{"medicine":"Warfarin","dose_mg":5,"per_day":1}`, http.StatusCreated)
	ask(t, srv, "POST", "/patients/p-009/prescriptions", `{"medicine":"Aspirin","dose_mg":75,"per_day":1}`, http.StatusUnprocessableEntity)
	ask(t, srv, "POST", "/results", `[{"ID":"o-x","PatientID":"p-009","Analyte":"2823-3","Label":"Potassium","Value":7.9,"Low":3.5,"High":5.3}]`, http.StatusCreated)
	if got := ask(t, srv, "GET", "/patients/p-009/results", "", http.StatusOK); !strings.Contains(string(got), "Potassium") {
		t.Errorf("results lack the one filed: %s", got)
	}
	if got := ask(t, srv, "GET", "/wards/elm/round", "", http.StatusOK); !strings.Contains(string(got), "Warfarin") {
		t.Errorf("round lacks the prescription: %s", got)
	}
	ask(t, srv, "POST", "/encounters/"+enc.ID+"/discharge", `{"advice":"Rest."}`, http.StatusOK)
	ask(t, srv, "POST", "/encounters/"+enc.ID+"/discharge", `{"advice":"Rest."}`, http.StatusConflict)
	if messages, err := os.ReadDir(filepath.Join(dir, "outbox")); err != nil || len(messages) != 2 {
		t.Errorf("outbox holds %d messages (%v), want an alert and a letter", len(messages), err)
	}
	if got := ask(t, srv, "GET", "/metrics", "", http.StatusOK); !strings.Contains(string(got), `clinic_events_total{event="discharge"} 1`) {
		t.Error("metrics lack the discharge")
	}
}

func TestSignIn(t *testing.T) {
	a, _ := start(t)
	rec := httptest.NewRecorder()
	a.server.Handler().ServeHTTP(rec, httptest.NewRequest("GET", "/patients/p-001", nil))
	if rec.Code != http.StatusUnauthorized {
		t.Errorf("status without a member of staff: %d", rec.Code)
	}
}

func TestJobs(t *testing.T) {
	a, dir := start(t)
	for _, name := range a.runner.Names() {
		if err := a.runJob(context.Background(), name); err != nil {
			t.Errorf("job %s: %v", name, err)
		}
	}
	extract, err := os.ReadFile(filepath.Join(dir, "cohort.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(extract), "9990042853") {
		t.Error("the study holds a patient who opted out")
	}
	if err := a.runJob(context.Background(), "none"); !errors.Is(err, nightly.ErrNoJob) {
		t.Errorf("unknown job: %v", err)
	}
}

// TestImports reads FHIR resources of every kind that others leave in the inbox.
func TestImports(t *testing.T) {
	a, dir := start(t)
	if err := os.CopyFS(filepath.Join(dir, "inbox"), os.DirFS(filepath.Join("testdata", "inbox"))); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	a.runner.Log = slog.New(slog.NewTextHandler(&log, nil))
	if err := a.runJob(context.Background(), "imports"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"file=referrals.ndjson read=1", "file=consented.ndjson read=1", "file=sites.ndjson read=2", "file=receipt.json read=1",
		"file=form.json read=3", "file=answers.ndjson read=1", "file=scans.ndjson read=1",
	} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("not in the log: %s\n%s", want, &log)
		}
	}
}

func TestParse(t *testing.T) {
	if _, err := parse([]string{"-addr", "127.0.0.1:0", "extra"}); err == nil {
		t.Error("an extra argument was accepted")
	}
}
