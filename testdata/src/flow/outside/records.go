package outside

import (
	"bytes"
	"context"

	"care/research"
	"care/ward"
)

// A record that is handed over as a copy to a function that nobody supplies: what it holds
// is not mixed, unless there is more behind its pointers than text and numbers.

type event struct {
	Kind string
	By   *[4]byte
	//lawful:data patient
	Data []byte
}

type handler func(ctx context.Context, e event) error

type bus struct{ handlers map[string]handler }

func (b *bus) emit(ctx context.Context, e event) error { return b.handlers[e.Kind](ctx, e) }

func emitted(ctx context.Context, b *bus, by [4]byte) error {
	e := event{Kind: "seen", By: &by, Data: []byte(ward.Load("1").Name)}
	if err := b.emit(ctx, e); err != nil {
		return err
	}
	research.Note(e.Kind) // silent
	research.Raw(e.By[:]) // silent
	research.Raw(e.Data)  // want "research"
	f := event{Kind: "left", By: new([4]byte), Data: e.Data}
	err := b.handlers[f.Kind](ctx, f)
	research.Raw(f.By[:]) // silent
	return err
}

type changer func(e *event)

func changed(c changer) {
	e := event{Kind: "seen", By: new([4]byte), Data: []byte(ward.Load("1").Name)}
	c(&e)
	research.Raw(e.By[:]) // want "research"
}

type draft struct {
	Text string
	Out  *bytes.Buffer
}

type printer func(d draft)

type press struct{ printers map[string]printer }

func (p *press) print(d draft) { p.printers["letter"](d) }

func printedOut(p *press) {
	var out, next bytes.Buffer
	p.print(draft{ward.Load("1").Name, &out})
	research.Note(out.String()) // want "research"
	p.printers["note"](draft{ward.Load("1").Name, &next})
	research.Note(next.String()) // want "research"
}

type labeller func(name string, e event)

func labelled(l labeller) {
	e := event{Kind: "seen", By: new([4]byte)}
	l(ward.Load("1").Name, e)
	research.Raw(e.By[:]) // want "research"
}
