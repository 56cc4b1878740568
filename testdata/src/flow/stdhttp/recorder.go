package stdhttp

import (
	"encoding/json"
	"fmt"
	"net/http"

	"care/model"
	"care/research"
	"care/ward"
)

// What is written to a client through a wrapper is no field of the wrapper.

type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(code int) {
	r.status = code
	r.ResponseWriter.WriteHeader(code)
}

// keeper keeps what is written.
type keeper struct {
	http.ResponseWriter
	status int
	body   []byte
}

func (k *keeper) Write(b []byte) (int, error) {
	k.body = append(k.body, b...)
	return k.ResponseWriter.Write(b)
}

func show(p *model.Patient) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if json.NewEncoder(w).Encode(p) != nil {
			w.WriteHeader(http.StatusInternalServerError)
		}
	}
}

func answer(w http.ResponseWriter, p *model.Patient) { w.Write([]byte(p.Name)) }

func counted(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w, status: http.StatusOK}
		next(rec, r)
		research.Note(fmt.Sprint(rec.status)) // silent
	}
}

func kept(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		k := &keeper{ResponseWriter: w}
		next(k, r)
		research.Note(fmt.Sprint(k.status))
		research.Note(string(k.body))
	}
}

func wrapped(mux *http.ServeMux) {
	p := ward.Load("1")
	mux.HandleFunc("/counted", counted(show(&p))) // silent
	mux.HandleFunc("/kept", kept(show(&p)))       // want "research"
	mux.HandleFunc("/empty", kept(show(&model.Patient{})))
}

func wrappedHere(w http.ResponseWriter) {
	p := ward.Load("1")
	rec := &recorder{ResponseWriter: w}
	answer(rec, &p)
	show(&p)(rec, nil)
	research.Note(fmt.Sprint(rec.status)) // silent
	k := &keeper{ResponseWriter: w}
	answer(k, &p)
	research.Note(fmt.Sprint(k.status)) // silent
	research.Note(string(k.body))       // want "research"
}
