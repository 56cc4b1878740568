// Package stdclient: what a client of net/http asks, and what it is answered.
package stdclient

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"care/model"
	"care/research"
)

type registry struct{ c *http.Client }

// What another server answers is not what it was asked.
func asks(s registry, p model.Patient) {
	r, err := http.Post("http://registry/people", "text/plain", strings.NewReader(p.Name))
	if err != nil {
		return
	}
	research.Note(r.Status) // silent
	b, _ := io.ReadAll(r.Body)
	research.Note(string(b)) // silent
	r, _ = s.c.Get("http://registry/people/" + p.Name)
	research.Record(r.StatusCode) // silent
	req, _ := http.NewRequest("GET", "http://registry/people/"+p.Name, nil)
	r, _ = http.DefaultClient.Do(req)
	research.Note(r.Header.Get("Age")) // silent
	research.Note(r.Request.URL.Path)  // want "research"
}

func asksForPatient(s registry) {
	r, err := s.c.Get("http://registry/people/1")
	if err != nil {
		return
	}
	var p model.Patient
	json.NewDecoder(r.Body).Decode(&p)
	research.Note(p.Name) // want "research"
}

// echo is a transport that answers with the question.
type echo struct{}

func (echo) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{Body: r.Body}, nil
}

func asksEcho(p model.Patient) {
	c := &http.Client{Transport: echo{}}
	r, _ := c.Post("http://echo/", "text/plain", strings.NewReader(p.Name))
	b, _ := io.ReadAll(r.Body)
	research.Note(string(b)) // want "research"
}
