// Package queues: a client of a secondary use keeps what it is given. That has
// crossed when it was given; later calls of the client are no crossing.
package queues

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
	"flow/queues/registry"
)

type service struct {
	client *registry.Client
	study  *research.Study
	site   string
}

func newService() *service {
	return &service{client: registry.New("COHORT-1"), study: &research.Study{}, site: "RGT01"}
}

func (s *service) view(p model.Patient) {
	s.client.Track("view", map[string]any{"name": p.Name}) // want "research"
	s.client.Event("viewed")                               // silent
	s.client.Track("view", map[string]any{"site": p.Site}) // silent
	s.client.Flush()                                       // silent
}

func (s *service) started() {
	s.client.Event("started") // silent
	s.client.Flush()          // silent
	s.client.Len()            // silent
}

func (s *service) enrol(p *model.Patient) {
	s.client.Enrol(p) // want "research"
	s.client.Names()  // silent
	s.study.Enrol(p)  // want "research"
	s.study.Rows()    // silent
	s.study.Enrol(1)  // silent
}

func (s *service) count() {
	s.client.Names()   // silent
	s.study.Enrol("x") // silent
	s.study.Rows()     // silent
}

func (s *service) point(p *model.Patient) {
	s.client.Point("name", &p.Name)                                // want "research"
	s.client.Point("site", &s.site)                                // silent
	s.client.Event("pointed")                                      // silent
	s.client.Track("count", map[string]any{"versions": p.Version}) // silent
}

func (s *service) send(p model.Patient) {
	s.client.Track("view", map[string]any{"name": p.Name})
	s.client.Event("sent") // silent
	s.client.Enrol(&p)
	s.client.Event("enrolled") // silent
}

func run() {
	s := newService()
	s.send(ward.Load("1"))            // want "research"
	s.send(model.Patient{Site: "B2"}) // silent
	s.started()                       // silent
	s.count()                         // silent
}

func local() {
	c := registry.New("COHORT-2")
	c.Event("started") // silent
	p := ward.Load("1")
	c.Track("view", map[string]any{"patient": p}) // want "research"
	c.Enrol(&p)                                   // want "research"
	c.Event("viewed")                             // silent
	c.Names()                                     // silent
	track(c, "view", p.Site)                      // silent
	track(c, "view", p.Name)                      // want "research"
	track(c, "done", "")                          // silent
	relay.Run(func() { c.Event("later") })        // silent
}

func track(c *registry.Client, event, value string) {
	c.Track(event, map[string]any{"value": value})
}

func variable() {
	p := ward.Load("1")
	registry.Push(&p)                        // want "research"
	registry.Pop()                           // silent
	registry.Push(&model.Patient{Site: "x"}) // silent
}

// What comes out of the client is the study's.

func outAgain() {
	c := registry.New("COHORT-3")
	c.Track("view", map[string]any{"name": ward.Load("1").Name}) // want "research"
	research.Record(c.Last()["name"])                            // silent
}

// What others can set is not the client's own.

func open() {
	o := &registry.Open{}
	o.Send()  // silent
	o.Title() // silent
	o.Subject = ward.Load("1").Name
	o.Title() // silent
	o.Send()  // want "research"
}

// Through an interface, and as a value of a method.

type tracker interface {
	Track(event string, props map[string]any)
	Event(event string)
}

func through(t tracker, p model.Patient) {
	t.Track("view", map[string]any{"name": p.Name})
	t.Event("viewed")
}

func throughSite(t tracker, p model.Patient) {
	t.Track("view", map[string]any{"site": p.Site})
	t.Event("viewed")
}

func interfaces() {
	c := registry.New("COHORT-4")
	through(c, ward.Load("1"))     // want "research"
	throughSite(c, ward.Load("1")) // silent
	event := c.Event
	event("viewed") // silent
	var t tracker = c
	t.Event("viewed") // silent
}
