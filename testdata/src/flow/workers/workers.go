// Package workers: pools of goroutines that hand values on.
package workers

import (
	"context"
	"sync"

	"care/model"
	"care/research"
	"care/ward"
)

type result struct {
	name string
	rows int
	err  error
}

func worker(jobs <-chan model.Patient, out chan<- result, wg *sync.WaitGroup) {
	defer wg.Done()
	for p := range jobs {
		out <- result{name: p.Name, rows: len(p.Notes)}
	}
}

func pool() {
	jobs, out := make(chan model.Patient), make(chan result)
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go worker(jobs, out, &wg)
	}
	go func() {
		for _, p := range ward.List() {
			jobs <- p
		}
		close(jobs)
		wg.Wait()
		close(out)
	}()
	for r := range out {
		research.Note(r.name)  // want "research"
		research.Count(r.rows) // silent
		research.Record(r.err) // silent
	}
}

type task func() string

func run(tasks <-chan task, out chan<- string) {
	for t := range tasks {
		out <- t()
	}
}

func tasks() {
	in, out := make(chan task, 1), make(chan string, 1)
	go run(in, out)
	p := ward.Load("1")
	in <- func() string { return p.Name }
	research.Note(<-out) // want "research"
}

func quietTasks() {
	in, out := make(chan task, 1), make(chan string, 1)
	go run(in, out)
	p := ward.Load("1")
	in <- func() string { return p.Site }
	research.Note(<-out) // silent
}

type dispatcher struct {
	queue chan model.Patient
	done  chan string
	count int
}

func newDispatcher() *dispatcher {
	return &dispatcher{queue: make(chan model.Patient, 8), done: make(chan string, 8)}
}

func (d *dispatcher) loop(ctx context.Context) {
	for {
		select {
		case p := <-d.queue:
			d.done <- p.FullName()
			d.count++
		case <-ctx.Done():
			return
		}
	}
}

func dispatched(ctx context.Context) {
	d := newDispatcher()
	go d.loop(ctx)
	d.queue <- ward.Load("1")
	research.Note(<-d.done) // want "research"
	research.Count(d.count) // silent
}

func gather[T, R any](in []T, f func(T) R) []R {
	out := make([]R, len(in))
	var wg sync.WaitGroup
	for i, v := range in {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out[i] = f(v)
		}()
	}
	wg.Wait()
	return out
}

func gathered() {
	names := gather(ward.List(), func(p model.Patient) string { return p.Name })
	versions := gather(ward.List(), func(p model.Patient) int { return p.Version })
	research.Lines(names...)    // want "research"
	research.Count(versions[0]) // silent
	research.Count(len(names))  // silent
}

func sinkWorker(jobs <-chan string) {
	for s := range jobs {
		research.Note(s) // either A "research"
	}
}

func sinkPool() {
	jobs := make(chan string, 1)
	go sinkWorker(jobs)         // either A "research"
	jobs <- ward.Load("1").Name // either A "research"
}

func quietWorker(jobs <-chan string) {
	for s := range jobs {
		research.Note(s) // silent
	}
}

func quietPool() {
	jobs := make(chan string, 1)
	go quietWorker(jobs)        // silent
	jobs <- ward.Load("1").Site // silent
}
