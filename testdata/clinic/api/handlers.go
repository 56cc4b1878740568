package api

import (
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"clinic.example/clinic/admission"
	"clinic.example/clinic/audit"
	"clinic.example/clinic/medication"
	"clinic.example/clinic/model"
	"clinic.example/clinic/web"
)

// auditLimit is the length of stay above which the ward team looks again.
const auditLimit = 14 * 24 * time.Hour

func (s *Server) ward(w http.ResponseWriter, r *http.Request) {
	ctx, code := r.Context(), chi.URLParam(r, "ward")
	free, err := s.Admission.Free(ctx, code)
	if err != nil {
		s.fail(ctx, w, err)
		return
	}
	stays, err := s.Store.Current(ctx, code)
	if err != nil {
		s.fail(ctx, w, err)
		return
	}
	web.JSON(w, http.StatusOK, struct {
		Free  int               `json:"free"`
		Stays []model.Encounter `json:"stays"`
	}{free, stays})
}

func (s *Server) round(w http.ResponseWriter, r *http.Request) {
	round, err := s.Medication.Round(r.Context(), chi.URLParam(r, "ward"))
	if err != nil {
		s.fail(r.Context(), w, err)
		return
	}
	web.JSON(w, http.StatusOK, round)
}

// audit shows the ward team where its own care deserves a second look.
func (s *Server) audit(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	stays, err := s.Store.Current(ctx, chi.URLParam(r, "ward"))
	if err != nil {
		s.fail(ctx, w, err)
		return
	}
	findings := audit.LongStays(stays, time.Now(), auditLimit) // silent: the care team's own audit is part of care
	for _, enc := range stays {
		orders, err := s.Store.Prescriptions(ctx, enc.PatientID)
		if err != nil {
			s.fail(ctx, w, err)
			return
		}
		findings = append(findings, audit.Doses(orders)...)
	}
	web.JSON(w, http.StatusOK, findings)
}

func (s *Server) search(w http.ResponseWriter, r *http.Request) {
	found, err := s.Admission.Search(r.Context(), r.URL.Query().Get("family"))
	if err != nil {
		s.fail(r.Context(), w, err)
		return
	}
	web.JSON(w, http.StatusOK, found)
}

func (s *Server) patient(w http.ResponseWriter, r *http.Request) {
	p, index, err := s.Admission.Open(r.Context(), chi.URLParam(r, "id"), r.URL.Query().Get("ward"))
	if err != nil {
		s.fail(r.Context(), w, err)
		return
	}
	web.JSON(w, http.StatusOK, struct {
		Patient          model.Patient `json:"patient"`
		ReadmissionIndex int           `json:"readmission_index"`
	}{p, index})
}

func (s *Server) patientResults(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	p, err := s.Store.Patient(ctx, chi.URLParam(r, "id"))
	if err != nil {
		s.fail(ctx, w, err)
		return
	}
	found, err := s.Results.Review(ctx, p)
	if err != nil {
		s.fail(ctx, w, err)
		return
	}
	if err := s.Results.Viewed(ctx, p); err != nil {
		s.Log.WarnContext(ctx, "usage not recorded", "err", err)
	}
	web.JSON(w, http.StatusOK, found)
}

func (s *Server) prescribe(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	order, err := web.Decode[medication.Order](w, r)
	if err != nil {
		s.fail(ctx, w, err)
		return
	}
	order.PatientID = chi.URLParam(r, "id")
	rx, err := s.Medication.Prescribe(ctx, order)
	if err != nil {
		s.fail(ctx, w, err)
		return
	}
	web.JSON(w, http.StatusCreated, rx)
}

func (s *Server) stop(w http.ResponseWriter, r *http.Request) {
	if err := s.Medication.Stop(r.Context(), chi.URLParam(r, "id"), chi.URLParam(r, "rx")); err != nil {
		s.fail(r.Context(), w, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) admit(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	req, err := web.Decode[admission.Request](w, r)
	if err != nil {
		s.fail(ctx, w, err)
		return
	}
	enc, err := s.Admission.Admit(ctx, req)
	if err != nil {
		s.fail(ctx, w, err)
		return
	}
	web.JSON(w, http.StatusCreated, enc)
}

func (s *Server) discharge(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	req, err := web.Decode[struct {
		Advice string `json:"advice"`
	}](w, r)
	if err != nil {
		s.fail(ctx, w, err)
		return
	}
	enc, err := s.Discharge.Complete(ctx, chi.URLParam(r, "id"), req.Advice)
	if err != nil {
		s.fail(ctx, w, err)
		return
	}
	s.Discharge.Wait(enc)
	web.JSON(w, http.StatusOK, enc)
}

func (s *Server) fileResults(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	batch, err := web.Decode[[]model.Result](w, r)
	if err != nil {
		s.fail(ctx, w, err)
		return
	}
	if err := s.Results.FileAll(ctx, batch); err != nil {
		s.fail(ctx, w, err)
		return
	}
	s.Results.Measure(time.Now())
	body, err := s.Results.Export(batch)
	if err != nil {
		s.fail(ctx, w, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusCreated)
	if _, err := w.Write(body); err != nil {
		s.Log.WarnContext(ctx, "writing response", "err", err)
	}
}
