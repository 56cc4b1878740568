package interfaces

import (
	"context"
	"io"
	"strconv"

	"care/research"
	"care/ward"
)

// What nobody in sight implements is given patient data: how much it took is no data,
// and a context stays what it was.

type vault interface {
	Save(ctx context.Context, name string) error
}

var enrolled = research.NewCounter()

func given(ctx context.Context, v vault) {
	for range 3 {
		if err := v.Save(ctx, ward.Load("1").Name); err != nil {
			research.Note(err.Error()) // silent
		}
		enrolled.Count(ctx, 1) // silent
	}
}

type pipe struct {
	put func(ctx context.Context, name string) error
}

func newPipe(vs []vault) *pipe {
	p := &pipe{}
	p.put = func(ctx context.Context, name string) error {
		for _, v := range vs {
			if err := v.Save(ctx, name); err != nil {
				return err
			}
		}
		return nil
	}
	return p
}

func (p *pipe) process(ctx context.Context, name string) error {
	enrolled.Count(ctx, 1) // silent
	return p.put(ctx, name)
}

func givenFunction(ctx context.Context, p *pipe) {
	for range 3 {
		if p.process(ctx, ward.Load("1").Name) != nil { // silent
			return
		}
		enrolled.Count(ctx, 1) // silent
	}
}

type ledger struct{ w io.Writer }

func (l *ledger) put() {
	n, err := l.w.Write([]byte(ward.Load("1").Name))
	research.Note(strconv.Itoa(n)) // silent
	research.Note(err.Error())     // silent
}

func taken(r io.Reader) {
	buf := []byte(ward.Load("1").Name)
	n, _ := r.Read(buf)
	research.Note(strconv.Itoa(n))  // silent
	research.Note(string(buf[:n]))  // want "research"
	research.Note(string(buf[n:1])) // want "research"
}
