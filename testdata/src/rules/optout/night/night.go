// Package night runs the jobs.
package night

import (
	"care/ward"
	"rules/optout/job"
)

func run() {
	job.Send(ward.List())    // silent
	job.Through(ward.List()) // silent
	job.SendAll(ward.List()) // want "opt-out-not-applied"
}
