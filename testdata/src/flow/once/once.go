// Package once: a crossing is told where memory that lives long is read, and not
// at each caller again.
package once

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
	"flow/once/desk"
)

var (
	latest string
	place  string
	cache  = map[string]model.Patient{}
)

// Globals.

func remember(p model.Patient) {
	latest, place = p.Name, p.Site
	cache[p.NHSNumber] = p
}

func publish() {
	research.Note(latest) // want "research"
	research.Note(place)  // silent
}

func publishThrough() { publish() } // silent

func publishCache() {
	for _, p := range cache {
		research.Add(p) // want "research"
	}
}

func globals() {
	publish() // silent
	remember(ward.Load("1"))
	publish()        // silent
	publishThrough() // silent
	publishCache()   // silent
}

func globalsAgain() {
	publish()      // silent
	publishCache() // silent
	go publish()   // silent
	defer func() {
		publish() // silent
	}()
	relay.Run(publish) // silent
}

func globalsElsewhere() {
	desk.Called = ward.Load("1").Name
	research.Note(desk.Called) // want "research"
	calledElsewhere()          // silent
}

func calledElsewhere() {
	research.Note(relay.Upper(desk.Called)) // want "research"
	research.Note(desk.Room)                // silent
}

// Where the code that reads does not see who writes, its caller is told.

func unseenWriter() {
	desk.Called = ward.Load("1").Name
	desk.Room = ward.Load("1").Site
	desk.Announce() // want "research"
	desk.Direct()   // silent
}

func unseenField() {
	s := &desk.Screen{Next: ward.Load("1").Name, Room: "B2"}
	s.Show()  // want "research"
	s.Where() // silent
	t := &desk.Screen{Room: "B2"}
	t.Show() // silent
}

// A receiver's field.

type server struct {
	current model.Patient
	room    string
}

func (s *server) admit(p model.Patient) { s.current = p }

func (s *server) report() {
	research.Note(s.current.Name) // want "research"
	research.Note(s.room)         // silent
}

func (s *server) run() {
	s.admit(ward.Load("1"))
	s.report() // silent
	s.report() // silent
}

func (s *server) stop() { s.report() } // silent

func serve(s *server) {
	s.run()    // silent
	s.report() // silent
	s.stop()   // silent
}

// In a function that is given the data, each caller that has some is told.

func send(p model.Patient) { research.Add(p) }

func senders(s *server) {
	send(ward.Load("1"))            // want "research"
	send(s.current)                 // want "research"
	send(model.Patient{Site: "B2"}) // silent
}

// A function that nobody calls is told of, and what calls it elsewhere is not.

// Exported has a marked parameter.
func Exported(p model.Patient) {
	research.Note(p.Name) // want "research"
}

// What is wired is told where the method of the interface is called.

type source interface {
	Get(id string) (*model.Patient, error)
	Place() string
}

type store struct{ rows map[string]*model.Patient }

func (s *store) Get(id string) (*model.Patient, error) {
	p := ward.Load(id)
	return &p, nil
}

func (s *store) Place() string { return "B2" }

type useCase struct {
	source   source
	recorder *research.Recorder
}

func (u *useCase) create(id string) error {
	p, err := u.source.Get(id)
	if err != nil {
		return err
	}
	u.recorder.Record(p.Name)           // want "research"
	u.recorder.Record(p.Site)           // silent
	u.recorder.Record(u.source.Place()) // silent
	return nil
}

func wire() error {
	u := &useCase{source: &store{}, recorder: &research.Recorder{}}
	return u.create("1") // silent
}

func start() error { return wire() } // silent

func wireDesk() {
	d := desk.New(&store{})
	_ = d.Publish("1") // silent
	_ = d.Publish("2") // silent
}
