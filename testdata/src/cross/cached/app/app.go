// Package app runs the jobs.
package app

import (
	"care/model"
	"care/ward"
	"cross/cached"
	"cross/cached/repo"
)

func run(dec func(any)) {
	n := &cached.Nightly{R: repo.New[model.Patient](dec)}
	n.Now()  // silent
	n.Mail() // silent
}

func notes(dec func(any)) {
	site, name := ward.Site(), ward.Load("1").Name
	n := &cached.Notes{R: repo.New[string](dec)}
	n.R.Put("x", &site)
	n.Mail() // silent
	m := &cached.Notes{R: repo.New[string](dec)}
	m.R.Put("x", &name)
	m.Mail() // want "research"
}
