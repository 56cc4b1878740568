// Package read: code of another purpose reads patient data where it lies.
package read

import (
	"context"

	"care/model"
	"care/ward"
)

var (
	board struct {
		Top   model.Patient
		Title string
	}
	feed   = make(chan model.Patient, 4)
	ticks  = make(chan int, 4)
	last   string
	site   string
	byID   = map[string]model.Patient{}
	counts = map[string]int{}
	base   = context.Background()
)

type patientKey struct{}

func remember() {
	p := ward.Load("1")
	board.Top = p
	board.Title = p.Site
	feed <- p
	ticks <- 1
	last = p.Name
	site = p.Site
	byID[p.Site] = p
	counts[p.Site]++
}

//lawful:purpose research
func global() bool {
	s := last // want "research"
	return s == ""
}

//lawful:purpose research
func cleanGlobal() string {
	s := site // silent
	return s
}

//lawful:purpose research
func otherPackage() bool {
	p := ward.Current // want "research"
	return p.Age > 65
}

//lawful:purpose research
func otherPackageClean() int {
	return ward.Capacity // silent
}

//lawful:purpose research
func field() bool {
	name := board.Top.Name // want "research"
	return name == ""
}

//lawful:purpose research
func cleanField() string {
	return board.Title // silent
}

//lawful:purpose research
func channel() bool {
	p := <-feed // want "research"
	return p.Age > 65
}

//lawful:purpose research
func cleanChannel() int {
	n := <-ticks // silent
	return n
}

//lawful:purpose research
func rangedChannel() (n int) {
	for p := range ward.Handover { // want "research"
		if p.Age > 65 {
			n++
		}
	}
	return n
}

//lawful:purpose research
func element() bool {
	p := byID["RGT01"] // want "research"
	return p.Age > 65
}

//lawful:purpose research
func cleanElement() int {
	return counts["RGT01"] + len(byID) // silent
}

func captured() func() bool {
	p := ward.Load("1")
	//lawful:purpose research
	return func() bool {
		name := p.Name // want "research"
		return name == ""
	}
}

func cleanCaptured() func() string {
	p := ward.Load("1")
	//lawful:purpose research
	return func() string {
		s := p.Site // silent
		return s
	}
}

func contextValue() func() bool {
	ctx := context.WithValue(base, patientKey{}, ward.Load("1"))
	//lawful:purpose research
	return func() bool {
		v := ctx.Value(patientKey{}) // want "research"
		return v == nil
	}
}

func otherContextValue() func() bool {
	ctx := context.WithValue(base, patientKey{}, ward.Load("1"))
	//lawful:purpose research
	return func() bool {
		v := ctx.Value("site") // silent
		return v == nil
	}
}

//lawful:purpose direct-care
func careReads() bool {
	return board.Top.Age > 65 && last == "" // silent
}
