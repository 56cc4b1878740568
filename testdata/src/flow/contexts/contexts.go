// Package contexts: context values by key.
package contexts

import (
	"context"
	"time"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

type patientKey struct{}

type siteKey struct{}

type key string

const (
	who   key = "who"
	where key = "where"
)

func byType(ctx context.Context) {
	ctx = context.WithValue(ctx, patientKey{}, ward.Load("1"))
	ctx = context.WithValue(ctx, siteKey{}, ward.Site())
	p, ok := ctx.Value(patientKey{}).(model.Patient)
	research.Note(p.Name) // want "research"
	research.Note(p.Site) // silent
	research.Flag(ok)     // silent
	s, _ := ctx.Value(siteKey{}).(string)
	research.Note(s) // silent
}

func byConstant(ctx context.Context) {
	ctx = context.WithValue(ctx, who, ward.Load("1").Name)
	ctx = context.WithValue(ctx, where, "B2")
	research.Record(ctx.Value(who))   // want "research"
	research.Record(ctx.Value(where)) // silent
}

func with(ctx context.Context, p model.Patient) context.Context {
	return context.WithValue(ctx, patientKey{}, p)
}

func withSite(ctx context.Context, s string) context.Context {
	return context.WithValue(ctx, siteKey{}, s)
}

func from(ctx context.Context) model.Patient {
	p, _ := ctx.Value(patientKey{}).(model.Patient)
	return p
}

func site(ctx context.Context) string {
	s, _ := ctx.Value(siteKey{}).(string)
	return s
}

func throughCallees() {
	ctx := withSite(with(context.Background(), ward.Load("1")), "B2")
	research.Note(from(ctx).Name) // want "research"
	research.Note(site(ctx))      // silent
}

func derived() {
	ctx := with(context.Background(), ward.Load("1"))
	ctx, cancel := context.WithTimeout(withSite(ctx, "B2"), time.Second)
	defer cancel()
	research.Note(from(ctx).Postcode) // want "research"
	research.Note(site(ctx))          // silent
	research.Record(ctx.Err())        // silent
	_, late := ctx.Deadline()
	research.Flag(late) // silent
}

func intoCallee(ctx context.Context, s string) {
	if v, ok := ctx.Value(who).(string); ok {
		research.Note(s + v)
	}
}

func passed() {
	ctx := context.WithValue(context.Background(), who, ward.Load("1").Name)
	intoCallee(ctx, "x") // want "research"
	ctx = context.WithValue(context.Background(), where, ward.Load("1").Name)
	intoCallee(ctx, "x") // silent
}

func captured() {
	ctx := with(context.Background(), ward.Load("1"))
	get := func() string { return from(ctx).Name }
	research.Note(relay.Wrap(get())) // want "research"
	clean := withSite(ctx, "B2")
	get = func() string { return site(clean) }
	research.Note(relay.Wrap(get())) // silent
}
