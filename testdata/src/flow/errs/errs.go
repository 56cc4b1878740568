// Package errs: errors that wrap patient data, and those that do not.
package errs

import (
	"encoding/json"
	"errors"
	"fmt"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

type notFound struct {
	who  string
	site string
}

func (e *notFound) Error() string { return "no bed for " + e.who }

type full struct{ site string }

func (e full) Error() string { return "full: " + e.site }

var errBusy = errors.New("busy")

func formatted() {
	p := ward.Load("1")
	err := fmt.Errorf("no bed for %s", p.Name)
	research.Record(err)       // want "research"
	research.Note(err.Error()) // want "research"
	err = fmt.Errorf("no bed at %s", p.Site)
	research.Note(err.Error()) // silent
}

func wrapped() {
	p := ward.Load("1")
	err := fmt.Errorf("admit: %w", errors.New(p.NHSNumber))
	research.Note(err.Error())                // want "research"
	research.Note(errors.Unwrap(err).Error()) // want "research"
	clean := fmt.Errorf("admit: %w", errBusy)
	research.Note(clean.Error())             // silent
	research.Flag(errors.Is(clean, errBusy)) // silent
}

func joined() {
	p := ward.Load("1")
	err := errors.Join(errBusy, errors.New(p.Postcode))
	research.Record(err) // want "research"
	clean := errors.Join(errBusy, full{p.Site})
	research.Record(clean) // silent
}

func customType() {
	var err error = &notFound{who: ward.Load("1").Name, site: "B2"}
	research.Note(err.Error()) // want "research"
	var nf *notFound
	if errors.As(err, &nf) {
		research.Note(nf.who) // want "research"
	}
	var clean error = full{"B2"}
	research.Note(clean.Error()) // silent
	var f full
	if errors.As(clean, &f) {
		research.Note(f.site) // silent
	}
}

func admit(p model.Patient) error {
	if ward.Occupied() > ward.Capacity {
		return fmt.Errorf("ward full, %s must wait", p.Name)
	}
	return nil
}

func admitQuietly(p model.Patient) error {
	if ward.Occupied() > ward.Capacity {
		return fmt.Errorf("ward full, a patient of age over 65: %t", p.Age > 65)
	}
	return nil
}

func returned() {
	p := ward.Load("1")
	if err := admit(p); err != nil {
		research.Note(err.Error()) // want "research"
	}
	if err := admitQuietly(p); err != nil {
		research.Note(err.Error()) // silent
	}
}

func decodeErrors() {
	var p model.Patient
	err := json.Unmarshal([]byte(`{}`), &p)
	research.Record(err) // silent
	q, err := ward.Fetch("1")
	research.Record(err)  // silent
	research.Note(q.Name) // want "research"
}

func named(p model.Patient) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("patient %s: %w", p.NHSNumber, err)
		}
	}()
	return errBusy
}

func quiet(p model.Patient) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("row %d: %w", p.Version, err)
		}
	}()
	return errBusy
}

func deferredWrap() {
	p := ward.Load("1")
	research.Record(named(p)) // want "research"
	research.Record(quiet(p)) // silent
}

func acrossPackages() {
	p := ward.Load("1")
	err := errors.New(relay.Label(p))
	research.Note(relay.Same(err).Error()) // want "research"
	clean := errors.New(relay.Stamp(p))
	research.Note(relay.Same(clean).Error()) // silent
}

// An error of one's own keeps its fields apart, also for who asks for it by errors.As.

type refused struct {
	patient *model.Patient
	reason  string
}

func (e *refused) Error() string { return e.reason + ": " + e.patient.Name }

func refuse(p *model.Patient) error { return &refused{patient: p, reason: "no address"} }

func reason(err error) string {
	var r *refused
	if errors.As(err, &r) {
		return r.reason
	}
	return "internal"
}

func whom(err error) string {
	var r *refused
	if errors.As(err, &r) {
		return r.patient.Name
	}
	return ""
}

func asked() {
	p := ward.Load("1")
	err := refuse(&p)
	research.Note(reason(err))                      // silent
	research.Note(whom(err))                        // want "research"
	research.Note(reason(fmt.Errorf("x: %w", err))) // silent
	research.Note(whom(fmt.Errorf("x: %w", err)))   // want "research"
}

// A hook that nobody knows is told of an error, and puts no part of it into another.

func hooked(hook func(error), also func(*refused)) {
	p := ward.Load("1")
	err := refuse(&p)
	hook(err)
	research.Note(reason(err)) // silent
	research.Note(whom(err))   // want "research"
	r := &refused{patient: &p}
	also(r)
	research.Note(r.reason) // want "research"
}

// One that is known may.

func spoil(err error) {
	var r *refused
	if errors.As(err, &r) {
		r.reason = r.patient.Name
	}
}

func hookedBy(hook func(error), err error) string {
	hook(err)
	return reason(err)
}

func knownHooks() {
	p := ward.Load("1")
	research.Note(hookedBy(spoil, refuse(&p))) // want "research"
}

// What nobody is given is not called.

type observer struct{ err error }

func observed(hooks []func(observer), err error) error {
	for _, h := range hooks {
		h(observer{err})
	}
	return err
}

func noHooks() {
	p := ward.Load("1")
	research.Note(reason(observed(nil, refuse(&p)))) // silent
	research.Note(whom(observed(nil, refuse(&p))))   // want "research"
}

// Nor does one that is known to leave it alone change what it is handed.

func tidied(tidy func(*refused), r *refused) string {
	tidy(r)
	return r.reason
}

func tidy() {
	p := ward.Load("1")
	research.Note(tidied(func(r *refused) { r.reason = "none" }, &refused{&p, "x"}))         // silent
	research.Note(tidied(func(*refused) {}, &refused{&p, "x"}))                              // silent
	research.Note(tidied(func(r *refused) { r.reason = r.patient.Name }, &refused{&p, "x"})) // want "research"
}
