package stdhttp

import (
	"bytes"
	"net/http"

	"care/model"
	"care/research"
	"care/ward"
)

// A middleware that keeps what was answered.

type copied struct {
	http.ResponseWriter
	body bytes.Buffer
}

func (k *copied) Write(b []byte) (int, error) { return k.body.Write(b) }

func keeping(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		k := &copied{ResponseWriter: w}
		next.ServeHTTP(k, r)
		research.Note(k.body.String()) // silent
	})
}

// clinic holds patients, and answers with other things.
type clinic struct {
	name string
	byID map[string]model.Patient
}

func (c *clinic) sign(w http.ResponseWriter, r *http.Request)    { w.Write([]byte(c.name)) }
func (c *clinic) quiet(w http.ResponseWriter, r *http.Request)   { w.WriteHeader(204) }
func (c *clinic) patient(w http.ResponseWriter, r *http.Request) { w.Write([]byte(c.byID["1"].Name)) }

func answers(c *clinic, w http.ResponseWriter, r *http.Request) {
	keeping(http.HandlerFunc(c.sign)).ServeHTTP(w, r)    // silent
	keeping(http.HandlerFunc(c.quiet)).ServeHTTP(w, r)   // silent
	keeping(http.HandlerFunc(c.patient)).ServeHTTP(w, r) // want "research"
}

// Headers are told apart by their names, however often they are asked for.
func headersTwice(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Location", "/ward/"+ward.Load("1").NHSNumber)
	research.Note(w.Header().Get("Content-Type")) // silent
	research.Note(w.Header().Get("Location"))     // want "research"
}
