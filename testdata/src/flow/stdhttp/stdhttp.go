// Package stdhttp: requests, handlers and responses of net/http.
package stdhttp

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"strings"
	"time"

	"care/model"
	"care/research"
	"care/ward"
)

type patientKey struct{}

func decodesBody(w http.ResponseWriter, r *http.Request) {
	var p model.Patient
	if err := json.NewDecoder(r.Body).Decode(&p); err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		research.Record(err) // silent
		return
	}
	research.Note(p.Name) // want "research"
	research.Note(p.Site) // silent
	w.WriteHeader(http.StatusNoContent)
}

func readsBody(w http.ResponseWriter, r *http.Request) {
	b, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	var p model.Patient
	json.Unmarshal(b, &p)
	research.Add(p) // want "research"
	var req struct{ Bed string }
	json.Unmarshal(b, &req)
	research.Note(req.Bed) // silent
}

func fromForm(w http.ResponseWriter, r *http.Request) {
	p := model.Patient{Name: r.FormValue("name")}
	research.Add(p)                   // want "research"
	research.Note(r.FormValue("bed")) // silent
	q := model.Patient{NHSNumber: r.PathValue("nhs"), Postcode: r.URL.Query().Get("postcode")}
	research.Note(q.Postcode)            // want "research"
	research.Note(r.Header.Get("X-Bed")) // silent
}

func fromContext(w http.ResponseWriter, r *http.Request) {
	r = r.WithContext(context.WithValue(r.Context(), patientKey{}, ward.Load("1")))
	p, ok := r.Context().Value(patientKey{}).(model.Patient)
	research.Note(p.Name)   // want "research"
	research.Flag(ok)       // silent
	research.Note(r.Method) // silent
}

func request() {
	p := ward.Load("1")
	b, _ := json.Marshal(p)
	req, err := http.NewRequest(http.MethodPost, "https://example.org", bytes.NewReader(b))
	if err != nil {
		return
	}
	got, _ := io.ReadAll(req.Body)
	research.Raw(got) // want "research"
	clean, _ := http.NewRequest(http.MethodPost, "https://example.org", strings.NewReader(p.Site))
	got, _ = io.ReadAll(clean.Body)
	research.Raw(got) // silent
}

func requestURL() {
	p := ward.Load("1")
	req, err := http.NewRequest(http.MethodGet, "https://example.org/"+p.NHSNumber, nil)
	if err != nil {
		return
	}
	research.Note(req.URL.String()) // want "research"
	clean, _ := http.NewRequest(http.MethodGet, "https://example.org/"+p.Site, nil)
	research.Note(clean.URL.String()) // silent
}

func headers() {
	p := ward.Load("1")
	h := http.Header{}
	h.Set("X-Name", p.Name)
	h.Set("X-Site", p.Site)
	research.Note(h.Get("X-Name")) // want "research"
	research.Note(h.Get("X-Site")) // silent
	req := httptest.NewRequest(http.MethodGet, "/", nil)
	req.Header.Set("X-NHS", p.NHSNumber)
	research.Note(req.Header.Get("X-NHS"))  // want "research"
	research.Note(req.Header.Get("Accept")) // silent
}

func recorded() {
	rec, quiet := httptest.NewRecorder(), httptest.NewRecorder()
	io.WriteString(rec, ward.Load("1").Name)
	io.WriteString(quiet, ward.Site())
	research.Note(rec.Body.String())   // want "research"
	research.Note(quiet.Body.String()) // silent
	research.Count(rec.Code)           // silent
}

func cookies() {
	p := ward.Load("1")
	c := &http.Cookie{Name: "last", Value: p.NHSNumber, Path: "/"}
	research.Note(c.Value)    // want "research"
	research.Note(c.Path)     // silent
	research.Note(c.String()) // want "research"
}

func page(w http.ResponseWriter, p model.Patient) { io.WriteString(w, p.Name) }

func handler(w http.ResponseWriter, r *http.Request) { page(w, ward.Load(r.PathValue("id"))) }

func siteHandler(w http.ResponseWriter, r *http.Request) { io.WriteString(w, ward.Site()) }

func served() {
	req := httptest.NewRequest(http.MethodGet, "/", nil)
	a, b := httptest.NewRecorder(), httptest.NewRecorder()
	handler(a, req)
	http.HandlerFunc(siteHandler).ServeHTTP(b, req)
	research.Note(a.Body.String()) // want "research"
	research.Note(b.Body.String()) // silent
	c := httptest.NewRecorder()
	http.HandlerFunc(handler).ServeHTTP(c, req)
	research.Note(c.Body.String()) // want "research"
}

func literalHandlers(mux *http.ServeMux) {
	p := ward.Load("1")
	mux.HandleFunc("/a", func(w http.ResponseWriter, r *http.Request) { research.Note(p.Name) })                             // want "research"
	mux.HandleFunc("/b", func(w http.ResponseWriter, r *http.Request) { research.Note(p.Site) })                             // silent
	http.Handle("/c", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { research.Note(ward.Load("1").Name) })) // want "research"
}

// wrap is middleware that hands the patient on in the context.
func wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), patientKey{}, ward.Load("1"))
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

func middleware() {
	var name, method string
	h := wrap(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p, _ := r.Context().Value(patientKey{}).(model.Patient)
		name = p.Name
		method = r.Method
	}))
	h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
	research.Note(name)   // want "research"
	research.Note(method) // silent
}

func redirected() {
	p := ward.Load("1")
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	a, b := httptest.NewRecorder(), httptest.NewRecorder()
	http.RedirectHandler("/"+p.NHSNumber, http.StatusFound).ServeHTTP(a, r)
	http.RedirectHandler("/"+p.Site, http.StatusFound).ServeHTTP(b, r)
	research.Note(a.Header().Get("Location")) // want "research"
	research.Note(b.Header().Get("Location")) // silent
	research.Note(b.Body.String())            // silent
}

func modified() {
	p := ward.Load("1")
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	a, b := httptest.NewRecorder(), httptest.NewRecorder()
	born, _ := time.Parse(time.DateOnly, p.Name)
	http.ServeContent(a, r, "x", born, strings.NewReader("x"))
	http.ServeContent(b, r, "x", time.Now(), strings.NewReader("x"))
	research.Note(a.Header().Get("Last-Modified")) // want "research"
	research.Note(b.Header().Get("Last-Modified")) // silent
}

// study is a transport that looks at what it is given.
type study struct{}

func (study) RoundTrip(r *http.Request) (*http.Response, error) {
	research.Note(r.URL.Path)
	research.Note(r.Header.Get("Content-Type"))
	return nil, http.ErrNotSupported
}

func transported() {
	p := ward.Load("1")
	c := &http.Client{Transport: study{}}
	c.Get("https://example.org/" + p.NHSNumber)     // want "research"
	c.Get("https://example.org/" + p.Site)          // silent
	c.Post("https://example.org", "a/"+p.Name, nil) // want "research"
	c.Post("https://example.org", "a/"+p.Site, nil) // silent
	http.DefaultClient.Transport = study{}
	http.Get("https://example.org/" + p.NHSNumber) // want "research"
	http.Get("https://example.org/" + p.Site)      // silent
}

func proxied() {
	p := ward.Load("1")
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { research.Note(r.In.URL.Path) }}
	proxy.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/"+p.NHSNumber, nil)) // want "research"
	proxy.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/"+p.Site, nil))      // silent
}
