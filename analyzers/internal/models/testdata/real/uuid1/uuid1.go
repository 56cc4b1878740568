// Package uuid1: github.com/google/uuid.
package uuid1

import (
	"github.com/google/uuid"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

type event struct {
	id, who uuid.UUID
	text    string
}

type broker interface{ Publish(msg any) error }

func publish(b broker, p *model.Patient) {
	e := &event{id: uuid.New(), who: uuid.MustParse(p.NHS), text: p.Name}
	obs.Log(e.id)           // silent
	obs.Log(e.who)          // want
	obs.Log(e.who.String()) // want
	b.Publish(e)
	obs.Log(uuid.New())       // silent
	obs.Log(uuid.NewString()) // silent
}

func derived(p *model.Patient) {
	obs.Log(uuid.NewSHA1(uuid.NameSpaceOID, []byte(p.NHS)))                   // want
	obs.Log(uuid.NewSHA1(uuid.NameSpaceOID, []byte("ward")))                  // silent
	obs.Log(uuid.Must(uuid.Parse(p.NHS)), uuid.Validate(p.NHS) == nil)        // want
	obs.Log(uuid.Validate(p.NHS))                                             // silent
	obs.Log(uuid.UUIDs{uuid.New()}.Strings(), uuid.Must(uuid.NewV7()).Time()) // silent
}

func read(p *model.Patient) {
	var id, other uuid.UUID
	id.Scan(p.NHS)
	other.Scan("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
	obs.Log(id)    // want
	obs.Log(other) // silent
	v, _ := uuid.NullUUID{UUID: id, Valid: true}.Value()
	obs.Log(v) // want
}
