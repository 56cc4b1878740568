// Package desk keeps functions to call them later, as a router or a timetable does.
package desk

// Desk has jobs in a list.
type Desk struct{ jobs []func() }

// Add keeps a job.
func (d *Desk) Add(f func()) { d.jobs = append(d.jobs, f) }

// Run does the jobs.
func (d *Desk) Run() {
	for _, f := range d.jobs {
		f()
	}
}

// Queue has jobs in a channel.
type Queue struct{ jobs chan func() }

// Add hands a job on.
func (q *Queue) Add(f func()) { q.jobs <- f }

// Run does the jobs.
func (q *Queue) Run() {
	for f := range q.jobs {
		f()
	}
}

// Runner is a job with a method.
type Runner interface{ Go(note string) }

// Written in assembly.

func later(f func())
func laterAny(f any)
func laterOn(r Runner)
func laterBoth(f func(), g func(int, string) string)

// Later does a job by means that nobody sees.
func Later(f func()) { later(f) }

// LaterAny does a job of whatever kind.
func LaterAny(f any) { laterAny(f) }

// LaterOn does a job that has a method.
func LaterOn(r Runner) { laterOn(r) }

// Both does two jobs of different kinds.
func Both(f func(), g func(int, string) string) { laterBoth(f, g) }
