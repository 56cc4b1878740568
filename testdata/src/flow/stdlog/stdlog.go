// Package stdlog: log and log/slog into writers.
package stdlog

import (
	"bytes"
	"context"
	"log"
	"log/slog"

	"care/research"
	"care/ward"
)

func logger() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	log.New(&a, "", 0).Printf("admitted %s", p.Name)
	log.New(&b, "", 0).Printf("admitted at %s", p.Site)
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
}

func loggerIntoStudy() {
	p := ward.Load("1")
	l, m := log.New(&research.Writer{}, "study ", log.LstdFlags), log.New(&research.Writer{}, "", 0)
	l.Println(p.Name) // want "research"
	m.Println(p.Site) // silent
}

func structured() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	slog.New(slog.NewJSONHandler(&a, nil)).Info("admitted", "nhs", p.NHSNumber)
	slog.New(slog.NewTextHandler(&b, nil)).Info("admitted", "site", p.Site)
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
}

func structuredIntoStudy() {
	p := ward.Load("1")
	l := slog.New(slog.NewJSONHandler(&research.Writer{}, nil))
	l.Info("admitted", slog.String("name", p.Name)) // want "research"
	m := slog.New(slog.NewJSONHandler(&research.Writer{}, nil))
	m.Info("admitted", slog.Int("version", p.Version)) // silent
}

func withAttributes() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	slog.New(slog.NewJSONHandler(&a, nil)).With("nhs", p.NHSNumber).WithGroup("g").Info("x")
	slog.New(slog.NewJSONHandler(&b, nil)).With("site", p.Site).WithGroup("g").Info("x")
	research.Raw(a.Bytes()) // want "research"
	research.Raw(b.Bytes()) // silent
}

func attributes() {
	p := ward.Load("1")
	a := slog.Group("patient", slog.String("name", p.Name))
	research.Record(a) // want "research"
	b := slog.Group("row", slog.Int("version", p.Version))
	research.Record(b)                                   // silent
	research.Note(slog.StringValue(p.Postcode).String()) // want "research"
	research.Note(slog.StringValue(p.Site).String())     // silent
}

// study is a handler of one's own.
type study struct{ slog.Handler }

func (s study) Handle(ctx context.Context, r slog.Record) error {
	research.Note(r.Message)
	return nil
}

func ownHandler() {
	p := ward.Load("1")
	l := slog.New(study{slog.NewTextHandler(&bytes.Buffer{}, nil)})
	l.Info("admitted " + p.Name) // want "research"
	m := slog.New(study{slog.NewTextHandler(&bytes.Buffer{}, nil)})
	m.Info("admitted at " + p.Site) // silent
}

func standard() {
	p := ward.Load("1")
	log.Printf("admitted %s", p.Name)          // silent
	slog.Info("admitted", "name", p.Name)      // silent
	slog.Error("not admitted", "name", p.Name) // silent
}

func replaced() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	who := func([]string, slog.Attr) slog.Attr { return slog.String("who", p.Name) }
	where := func([]string, slog.Attr) slog.Attr { return slog.String("where", p.Site) }
	slog.New(slog.NewJSONHandler(&a, &slog.HandlerOptions{ReplaceAttr: who})).Info("x")
	slog.New(slog.NewJSONHandler(&b, &slog.HandlerOptions{ReplaceAttr: where})).Info("x")
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
}
