// Package goroutines: what a goroutine is given and what it writes.
package goroutines

import (
	"sync"

	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func started() {
	p := ward.Load("1")
	go research.Note(p.Name) // want "research"
	go research.Note(p.Site) // silent
	go relay.Send(p.Name)    // want "research"
	go relay.Drop(p.Name)    // silent
}

func literal() {
	p := ward.Load("1")
	go func(s string) { research.Note(s) }(p.Name) // want "research"
	go func(s string) { research.Note(s) }(p.Site) // silent
	go func() { research.Note(p.Postcode) }()      // want "research"
	go func() { research.Note(p.Site) }()          // silent
}

func writesCaptured() {
	var wg sync.WaitGroup
	var who, where string
	wg.Add(1)
	go func() {
		defer wg.Done()
		p := ward.Load("1")
		who, where = p.Name, p.Site
	}()
	wg.Wait()
	research.Note(who)   // want "research"
	research.Note(where) // silent
}

func fanOut() {
	ps := ward.List()
	names := make([]string, len(ps))
	sites := make([]string, len(ps))
	var wg sync.WaitGroup
	for i, p := range ps {
		wg.Go(func() {
			names[i] = p.Name
			sites[i] = p.Site
		})
	}
	wg.Wait()
	research.Lines(names...) // want "research"
	research.Lines(sites...) // silent
}

type collector struct {
	mu    sync.Mutex
	names []string
	sites []string
}

func (c *collector) add(p model.Patient) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.names = append(c.names, p.Name)
	c.sites = append(c.sites, p.Site)
}

func shared() {
	var c collector
	var wg sync.WaitGroup
	for _, p := range ward.List() {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c.add(p)
		}()
	}
	wg.Wait()
	research.Lines(c.names...) // want "research"
	research.Lines(c.sites...) // silent
}

func throughPointer() {
	var a, b string
	done := make(chan struct{})
	go func() {
		defer close(done)
		relay.Put(&a, ward.Load("1").Name)
		relay.Put(&b, "B2")
	}()
	<-done
	research.Note(a) // want "research"
	research.Note(b) // silent
}

func sinkLater() {
	var wg sync.WaitGroup
	p := ward.Load("1")
	wg.Add(2)
	go func() {
		defer wg.Done()
		research.Note(p.Name) // either A "research"
	}() // either A "research"
	go func() {
		defer wg.Done()
		research.Note(p.Site) // silent
	}() // silent
	wg.Wait()
}
