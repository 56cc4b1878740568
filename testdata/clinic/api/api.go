// Package api serves the clinic's records to the wards over HTTP.
//
//lawful:purpose direct-care
package api

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"clinic.example/clinic/admission"
	"clinic.example/clinic/discharge"
	"clinic.example/clinic/medication"
	"clinic.example/clinic/results"
	"clinic.example/clinic/session"
	"clinic.example/clinic/store"
	"clinic.example/clinic/telemetry"
	"clinic.example/clinic/web"
)

// Server answers the wards' requests.
type Server struct {
	Store      *store.Store
	Admission  *admission.Service
	Discharge  *discharge.Service
	Medication *medication.Service
	Results    *results.Service
	Metrics    *telemetry.Metrics
	Log        *slog.Logger
}

// Handler returns the routes of the service.
func (s *Server) Handler() http.Handler {
	r := chi.NewRouter()
	r.Use(middleware.Recoverer, web.Instrument(s.Metrics))
	r.Get("/healthz", func(w http.ResponseWriter, _ *http.Request) { web.JSON(w, http.StatusOK, "ok") })
	r.Method(http.MethodGet, "/metrics", s.Metrics.Handler())
	r.Group(func(r chi.Router) {
		r.Use(signIn)
		r.Get("/wards/{ward}", s.ward)
		r.Get("/wards/{ward}/round", s.round)
		r.Get("/wards/{ward}/audit", s.audit)
		r.Get("/patients", s.search)
		r.Get("/patients/{id}", s.patient)
		r.Get("/patients/{id}/results", s.patientResults)
		r.Post("/patients/{id}/prescriptions", s.prescribe)
		r.Delete("/patients/{id}/prescriptions/{rx}", s.stop)
		r.Post("/admissions", s.admit)
		r.Post("/encounters/{id}/discharge", s.discharge)
		r.Post("/results", s.fileResults)
	})
	return r
}

// signIn takes the member of staff from the header that the hospital's
// single sign-on sets.
func signIn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		staff := r.Header.Get("X-Staff-ID")
		if staff == "" {
			web.Error(w, http.StatusUnauthorized, "header X-Staff-ID is missing")
			return
		}
		next.ServeHTTP(w, r.WithContext(session.WithStaff(r.Context(), staff)))
	})
}

// fail answers with the status that fits the error.
func (s *Server) fail(ctx context.Context, w http.ResponseWriter, err error) {
	status := statusOf(err)
	if status == http.StatusInternalServerError {
		s.Log.ErrorContext(ctx, "request failed", "err", err)
		s.Metrics.Inc("request failed") // silent: a constant
		web.Error(w, status, "internal error")
		return
	}
	web.Error(w, status, err.Error())
}

// statusOf returns the HTTP status for an error of one of the services.
func statusOf(err error) int {
	for _, known := range []struct {
		err    error
		status int
	}{
		{store.ErrNotFound, http.StatusNotFound},
		{medication.ErrUnknown, http.StatusNotFound},
		{store.ErrStale, http.StatusConflict},
		{discharge.ErrDischarged, http.StatusConflict},
		{admission.ErrNoBed, http.StatusConflict},
		{admission.ErrNoWard, http.StatusUnprocessableEntity},
		{admission.ErrNoReason, http.StatusUnprocessableEntity},
		{medication.ErrIncomplete, http.StatusUnprocessableEntity},
		{medication.ErrTooMuch, http.StatusUnprocessableEntity},
		{medication.ErrInteraction, http.StatusUnprocessableEntity},
		{results.ErrNoAnalyte, http.StatusUnprocessableEntity},
		{web.ErrBadRequest, http.StatusBadRequest},
	} {
		if errors.Is(err, known.err) {
			return known.status
		}
	}
	return http.StatusInternalServerError
}
