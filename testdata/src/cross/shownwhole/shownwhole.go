// Package shownwhole: code of a secondary use that hands on a record as a whole, or looks
// at it in a function literal, has looked at what the record holds.
package shownwhole

import (
	"bytes"
	"context"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"os"
	"reflect"
	"sync"
	"sync/atomic"

	"care/model"
	"care/ward"
)

type event struct {
	Bed, Name string
}

type request struct {
	patient *model.Patient
	bed     string
}

// masked shows its bed only.
type masked struct{ bed, name string }

func (m masked) String() string { return m.bed }

var (
	last  string
	cache sync.Map
	box   atomic.Value
)

//lawful:purpose research
func post(e event) {
	b, err := json.Marshal(e)
	if err == nil {
		http.Post("https://study.example", "application/json", bytes.NewReader(b))
	}
}

//lawful:purpose research
func encode(e *event) error { return json.NewEncoder(os.Stdout).Encode(e) }

//lawful:purpose research
func encodeXML(e *event) error { return xml.NewEncoder(os.Stdout).Encode(e) }

//lawful:purpose research
func encodeGob(e event) error { return gob.NewEncoder(os.Stdout).Encode(e) }

//lawful:purpose research
func show(e *event) { fmt.Println(e) }

//lawful:purpose research
func showRequest(r request) { fmt.Printf("%v\n", r) }

//lawful:purpose research
func logged(e event) { log.Print(e) }

//lawful:purpose research
func structured(ctx context.Context, e event) { slog.InfoContext(ctx, "event", slog.Any("event", e)) }

//lawful:purpose research
func keep(e event) { cache.Store("last", e) }

//lawful:purpose research
func keepBox(e event) { box.Store(e) }

//lawful:purpose research
func reflected(e event) { last = reflect.ValueOf(e).Field(1).String() }

//lawful:purpose research
func (e event) print() { fmt.Println(e) }

//lawful:purpose research
func generic[T any](e T) { fmt.Println(e) }

//lawful:purpose research
func helped(e event) { helper(e) }

func helper(e event) { fmt.Println(e) }

//lawful:purpose research
func literal(e event) { func() { last = e.Name }() }

//lawful:purpose research
func started(e *event) { go func() { last = e.Name }() }

//lawful:purpose research
func deferred(r request) {
	defer func() { last = r.patient.Name }()
}

//lawful:purpose research
func once(e event) {
	var o sync.Once
	o.Do(func() { last = e.Name })
}

//lawful:purpose research
func called(e event) { run(func() { last = e.Name }) }

func run(f func()) { f() }

func care() {
	p := ward.Load("1")
	e := event{"7", p.Name}
	post(e)                             // want "research"
	encode(&e)                          // want "research"
	encodeXML(&e)                       // want "research"
	encodeGob(e)                        // want "research"
	show(&e)                            // want "research"
	showRequest(request{&p, "7"})       // want "research"
	logged(e)                           // want "research"
	structured(context.Background(), e) // want "research"
	keep(e)                             // want "research"
	keepBox(e)                          // want "research"
	reflected(e)                        // want "research"
	e.print()                           // want "research"
	generic(e)                          // want "research"
	helped(e)                           // want "research"
	literal(e)                          // want "research"
	started(&e)                         // want "research"
	deferred(request{&p, "7"})          // want "research"
	once(e)                             // want "research"
	called(e)                           // want "research"
}

//lawful:purpose research
func bedOnly(e event) { fmt.Println(e.Bed) }

//lawful:purpose research
func bedLiteral(r request) { func() { last = r.bed }() }

//lawful:purpose research
func bedOnce(r *request) {
	var o sync.Once
	o.Do(func() { last = r.bed })
}

//lawful:purpose research
func filled(e *event, b []byte) error { return json.Unmarshal(b, e) }

//lawful:purpose research
func shown(m masked) { fmt.Println(m) }

// server holds the ward's patients, and is asked for none of them here.
type server struct {
	mu       sync.Mutex
	hits     atomic.Int64
	patients map[string]*model.Patient
}

func (s *server) ServeHTTP(http.ResponseWriter, *http.Request) {}

//lawful:purpose research
func register(mux *http.ServeMux, s *server) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hits.Add(1)
	mux.Handle("/beds", s)
}

//lawful:purpose research
func (s *server) count() { fmt.Println(len(s.patients), s.hits.Load()) }

func careful() {
	p := ward.Load("1")
	bedOnly(event{"7", p.Name})      // silent
	bedLiteral(request{&p, "7"})     // silent
	bedOnce(&request{&p, "7"})       // silent
	filled(&event{"7", p.Name}, nil) // silent
	shown(masked{"7", p.Name})       // silent
	post(event{"7", ""})             // silent
	show(&event{"7", ""})            // silent
	literal(event{"7", ""})          // silent
	showRequest(request{nil, "7"})   // silent
	s := &server{patients: map[string]*model.Patient{"7": &p}}
	register(http.NewServeMux(), s) // silent
	s.count()                       // silent
}
