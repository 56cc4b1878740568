// Package channels: a channel carries what was sent to it.
package channels

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

type job struct {
	who   string
	where string
	reply chan string
}

func sentAndReceived() {
	names, sites := make(chan string, 1), make(chan string, 1)
	p := ward.Load("1")
	names <- p.Name
	sites <- p.Site
	research.Note(<-names) // want "research"
	research.Note(<-sites) // silent
}

func commaOk() {
	ch := make(chan string, 1)
	ch <- ward.Load("1").Name
	s, ok := <-ch
	research.Note(s)        // want "research"
	research.Flag(ok)       // silent
	research.Count(len(ch)) // silent
}

func ranged() {
	ch, done := make(chan model.Patient), make(chan bool, 1)
	go func() {
		for _, p := range ward.List() {
			ch <- p
		}
		close(ch)
		done <- true
	}()
	for p := range ch {
		research.Note(p.Name) // want "research"
		research.Note(p.Site) // silent
	}
	research.Flag(<-done) // silent
}

func structs() {
	ch := make(chan job, 1)
	ch <- job{who: ward.Load("1").Name, where: "B2"}
	j := <-ch
	research.Note(j.who)   // want "research"
	research.Note(j.where) // silent
}

func pointers() {
	ch := make(chan *job, 1)
	j := &job{where: "B2"}
	ch <- j
	j.who = ward.Load("1").Name
	k := <-ch
	research.Note(k.who)   // want "research"
	research.Note(k.where) // silent
}

func channelsOfChannels() {
	requests := make(chan chan string, 1)
	reply, other := make(chan string, 1), make(chan string, 1)
	requests <- reply
	back := <-requests
	back <- ward.Load("1").Name
	other <- "B2"
	research.Note(<-reply) // want "research"
	research.Note(<-other) // silent
}

func replyField() {
	j := job{reply: make(chan string, 1)}
	j.reply <- ward.Load("1").Postcode
	research.Note(<-j.reply) // want "research"
	k := job{reply: make(chan string, 1)}
	k.reply <- "B2"
	research.Note(<-k.reply) // silent
}

func produce(ps []model.Patient) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for _, p := range ps {
			out <- p.Name
		}
	}()
	return out
}

func produceSites(ps []model.Patient) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for _, p := range ps {
			out <- p.Site
		}
	}()
	return out
}

func generator() {
	for s := range produce(ward.List()) {
		research.Note(s) // want "research"
	}
	for s := range produceSites(ward.List()) {
		research.Note(s) // silent
	}
}

func stage(in <-chan string, f func(string) string) <-chan string {
	out := make(chan string, 1)
	go func() {
		for s := range in {
			out <- f(s)
		}
		close(out)
	}()
	return out
}

func pipeline() {
	a, b := make(chan string, 1), make(chan string, 1)
	a <- ward.Load("1").Name
	b <- "B2"
	research.Note(<-stage(stage(a, relay.Upper), relay.Wrap)) // want "research"
	research.Note(<-stage(stage(b, relay.Upper), relay.Wrap)) // silent
}

func send(ch chan<- string, s string) { ch <- s }

func recv(ch <-chan string) string { return <-ch }

func throughCallees() {
	a, b := make(chan string, 1), make(chan string, 1)
	send(a, ward.Load("1").Name)
	send(b, ward.Site())
	research.Note(recv(a)) // want "research"
	research.Note(recv(b)) // silent
}

func passedWhole() {
	ch := make(chan any, 1)
	ch <- ward.Load("1")
	relay.Forward(ch) // want "research"
	empty := make(chan any, 1)
	relay.Forward(empty) // silent
}
