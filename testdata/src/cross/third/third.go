// Package third: data that crossed under a basis counts as held for the purpose it crossed to.
package third

import (
	"care/analytics"
	"care/audit"
	"care/eval"
	"care/ml"
	"care/research"
	"care/ward"
)

func heldAfter() {
	p := ward.Load("1")
	//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
	q := research.Normalise(p) // silent
	research.Add(q)            // silent
	analytics.Event(q.Name)    // want "analytics"
	eval.Measure(q)            // want "evaluation"
}

func heldBefore() {
	p := ward.Load("1")
	research.Add(p)   // want "research"
	analytics.Seen(p) // want "analytics"
	eval.Measure(p)   // want "evaluation"
	audit.Review(p)   // silent
	ward.Admit(p)     // silent
}

func backToCare() {
	//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
	q := research.Normalise(ward.Load("1")) // silent
	ward.Admit(q)                           // silent
	ml.Train(q)                             // want "ml-training"
	ml.Feature(float64(q.Version))          // silent
}

func twoPurposes() {
	p := ward.Load("1")
	share(p.Name) // want "research" "analytics"
	share(p.Site) // silent
}

func share(s string) {
	research.Note(s)
	analytics.Event(s)
}

func oneOfTwo() {
	p := ward.Load("1")
	split(p.Name, p.Site) // want "research"
	split(p.Site, p.Name) // want "analytics"
	split(p.Site, p.Site) // silent
}

func split(a, b string) {
	research.Note(a)
	analytics.Event(b)
}

func otherArgument() {
	p := ward.Load("1")
	audit.Note(p.Name)       // silent
	audit.Review(p)          // silent
	eval.Note(p.Site)        // silent
	eval.Count(len(p.Notes)) // silent
	eval.Count(p.Age)        // want "evaluation"
}
