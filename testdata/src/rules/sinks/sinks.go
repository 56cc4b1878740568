// Package sinks: crossings that break a rule of their own, by what is entered.
package sinks

import (
	"fmt"

	"care/analytics"
	"care/deid"
	"care/ward"
)

//lawful:purpose observability
func trace(v any) int { return len(fmt.Sprint(v)) }

//lawful:purpose marketing
func mail(v any) int { return len(fmt.Sprint(v)) }

//lawful:purpose marketing
//lawful:basis a6=consent a9=explicit-consent route=explicit-consent consent=sign-up-2
func newsletter(v any) int { return len(fmt.Sprint(v)) }

//lawful:purpose needs-assessment
func plan(v any) int { return len(fmt.Sprint(v)) }

func sent() {
	p := ward.Load("1")
	analytics.Event(p.NHSNumber)             // want "patient-data-in-analytics: patient data Patient.NHSNumber, held for direct-care, enters analytics code analytics.Event"
	trace(p.Name)                            // want "patient-data-in-analytics: .* enters observability code sinks.trace"
	analytics.Event(deid.Token(p.NHSNumber)) // want "uncovered-crossing: .* .pseudonymised., held for direct-care, enters analytics code"
	analytics.Gauge(len(p.Name))             // silent
	plan(p.Name)                             // want "uncovered-crossing: "
}

func advertised() {
	mail(ward.Load("1"))       // want "marketing-without-explicit-consent: patient data .* enters marketing code sinks.mail"
	mail("spring offers")      // silent
	newsletter(ward.Load("1")) // silent
}

func accepted() {
	//lawful:allow R01 "released by the board" // silent
	trace(ward.Load("1").Name)
	//lawful:allow R39 "released by the board" // silent
	trace(ward.Load("1").Name)
	trace(ward.Load("1").Name) // want "patient-data-in-analytics: "
}
