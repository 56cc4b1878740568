// Package panics: what is panicked with can be recovered.
package panics

import (
	"errors"
	"fmt"

	"care/model"
	"care/research"
	"care/ward"
)

func must(p model.Patient) string {
	if p.Version == 0 {
		panic("no row for " + p.Name)
	}
	return p.Site
}

func mustQuiet(p model.Patient) string {
	if p.Version == 0 {
		panic("no row")
	}
	return p.Site
}

func try(p model.Patient) (v any) {
	defer func() { v = recover() }()
	must(p)
	return nil
}

func tryQuiet(p model.Patient) (v any) {
	defer func() { v = recover() }()
	mustQuiet(p)
	return nil
}

func throughCallee() {
	research.Record(try(ward.Load("1")))      // want "research"
	research.Record(tryQuiet(ward.Load("1"))) // silent
}

func sameFunction() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	panic(ward.Load("1").Name)
}

func sameFunctionQuiet() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	panic("no row")
}

func local() {
	research.Record(sameFunction())      // want "research"
	research.Record(sameFunctionQuiet()) // silent
}

func guard(f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errors.Join(err, fmt.Errorf("%v", r))
		}
	}()
	f()
	return nil
}

func guarded() {
	p := ward.Load("1")
	err := guard(func() { panic(p.NHSNumber) })
	research.Record(err) // want "research"
}

func guardedQuiet() {
	err := guard(func() { panic("out of beds") })
	research.Record(err) // silent
}

type wrongPatient struct{ p model.Patient }

func typed() (who string) {
	defer func() {
		if e, ok := recover().(wrongPatient); ok {
			who = e.p.Name
		}
	}()
	panic(wrongPatient{ward.Load("1")})
}

func typedSite() (where string) {
	defer func() {
		if e, ok := recover().(wrongPatient); ok {
			where = e.p.Site
		}
	}()
	panic(wrongPatient{ward.Load("1")})
}

func typedValues() {
	research.Note(typed())     // want "research"
	research.Note(typedSite()) // silent
}
