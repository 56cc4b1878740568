// Package web holds the HTTP plumbing that handlers share.
package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
)

// maxBody bounds the size of a request body, in bytes.
const maxBody = 1 << 20

// ErrBadRequest is wrapped by every error of [Decode].
var ErrBadRequest = errors.New("bad request")

// JSON answers with v as JSON.
func JSON(w http.ResponseWriter, status int, v any) {
	body, err := json.Marshal(v)
	if err != nil {
		slog.Error("encoding response", "err", err)
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if _, err := w.Write(append(body, '\n')); err != nil {
		slog.Warn("writing response", "err", err)
	}
}

// Error answers with a message as JSON.
func Error(w http.ResponseWriter, status int, message string) {
	JSON(w, status, struct {
		Error string `json:"error"`
	}{message})
}

// Decode reads the request's body as JSON into a T. Unknown fields and
// trailing data are errors.
func Decode[T any](w http.ResponseWriter, r *http.Request) (T, error) {
	var v T
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&v); err != nil {
		return v, fmt.Errorf("%w: %w", ErrBadRequest, err)
	}
	if dec.More() {
		return v, fmt.Errorf("%w: data after the JSON value", ErrBadRequest)
	}
	return v, nil
}
