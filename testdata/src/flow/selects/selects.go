// Package selects: select receives and sends.
package selects

import (
	"context"
	"time"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func received(ctx context.Context) {
	names, ticks := make(chan string, 1), make(chan int, 1)
	names <- ward.Load("1").Name
	ticks <- 3
	select {
	case s := <-names:
		research.Note(s) // want "research"
	case n := <-ticks:
		research.Count(n) // silent
	case <-ctx.Done():
		research.Record(ctx.Err()) // silent
	}
}

func sent() {
	names, sites := make(chan string, 1), make(chan string, 1)
	p := ward.Load("1")
	select {
	case names <- p.Name:
	case sites <- p.Site:
	default:
	}
	research.Note(<-names) // want "research"
	research.Note(<-sites) // silent
}

func twoSources(a bool) {
	left, right, clean := make(chan string, 1), make(chan string, 1), make(chan string, 1)
	left <- "x"
	right <- ward.Load("1").Name
	clean <- "y"
	var s string
	select {
	case s = <-left:
	case s = <-right:
	}
	research.Note(s) // want "research"
	select {
	case s = <-left:
	case s = <-clean:
	}
	research.Note(s) // silent
}

func commaOk() {
	names := make(chan string, 1)
	names <- ward.Load("1").Name
	select {
	case s, ok := <-names:
		research.Flag(ok) // silent
		research.Note(s)  // want "research"
	case <-time.After(time.Second):
		research.Note("timeout") // silent
	}
}

func merge(a, b <-chan model.Patient, quit <-chan struct{}) (out []model.Patient, n int) {
	for {
		select {
		case p := <-a:
			out = append(out, p)
		case p := <-b:
			out = append(out, p)
		case <-quit:
			return out, n
		}
		n++
	}
}

func merged() {
	a, b, quit := make(chan model.Patient, 1), make(chan model.Patient, 1), make(chan struct{})
	a <- ward.Load("1")
	close(quit)
	out, n := merge(a, b, quit)
	research.AddAll(out...) // want "research"
	research.Count(n)       // silent
}

func throughPackages() {
	ch, quiet := make(chan string, 1), make(chan string, 1)
	ch <- relay.Label(ward.Load("1"))
	quiet <- relay.Stamp(ward.Load("1"))
	select {
	case s := <-ch:
		relay.Send(s) // want "research"
	case s := <-quiet:
		relay.Send(s) // silent
	}
}
