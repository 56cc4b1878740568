// Package zerolog1: github.com/rs/zerolog.
package zerolog1

import (
	"context"
	"errors"
	"os"
	"strings"

	"github.com/rs/zerolog"
	"github.com/rs/zerolog/log"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

var errFull = errors.New("full")

func written(p model.Patient, w model.Ward) {
	var a, b, c strings.Builder
	l := zerolog.New(&a).With().Str("ward", w.Name).Logger()
	l.Info().Str("name", p.NHS).Int("beds", w.Beds).Msg("seen")
	obs.Log(a.String()) // want
	m := zerolog.New(&b)
	m.Info().Str("ward", w.Name).Msgf("%d beds", w.Beds)
	obs.Log(b.String()) // silent
	n := zerolog.New(&c).With().Str("name", p.Name).Logger()
	n.Error().Send()
	obs.Log(c.String()) // want
}

type hook struct{}

func (hook) Run(e *zerolog.Event, level zerolog.Level, message string) { obs.Log(message) }

func hooked(p model.Patient) {
	l := zerolog.New(os.Stdout).Hook(hook{})
	l.Info().Msg("seen " + p.NHS) // want
}

type visit struct{ p model.Patient }

func (v visit) MarshalZerologObject(e *zerolog.Event) { e.Str("name", v.p.Name) }

func objects(p model.Patient) {
	var a, b strings.Builder
	l, m := zerolog.New(&a), zerolog.New(&b)
	l.Info().Object("visit", visit{p}).Msg("")
	obs.Log(a.String()) // want
	m.Info().Dict("d", zerolog.Dict().Str("x", "y")).Msg("")
	obs.Log(b.String()) // silent
}

// An error that may be the package's own is not made a patient's.
func failed(ctx context.Context, p model.Patient, err error) {
	if err == nil {
		err = errFull
	}
	log.Ctx(ctx).Error().Err(err).Str("name", p.Name).Msg("failed")
	obs.Log(errFull, err) // silent
}
