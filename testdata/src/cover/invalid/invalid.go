// Package invalid: a basis that breaks a rule, or is for something else, covers nothing.
package invalid

import (
	"care/research"
	"care/ward"
)

func impliedConsent() {
	//lawful:basis a6=public-task task="care" a9=health-care secrecy=professional route=implied-consent role=care-team
	research.Add(ward.Load("1")) // want "implied consent"
}

func noRoute() {
	//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12"
	research.Add(ward.Load("1")) // want "research"
}

func noArticle9() {
	//lawful:basis a6=public-task task="cohort study" route=explicit-consent ref=CONSENT-9
	research.Add(ward.Load("1")) // want "research"
}

func noArticle6() {
	//lawful:basis a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
	research.Add(ward.Load("1")) // want "research"
}

func noSafeguards() {
	//lawful:basis a6=public-task task="cohort study" a9=research route=explicit-consent ref=CONSENT-9
	research.Add(ward.Load("1")) // want "research"
}

func malformedReference() {
	//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=section-251 ref=CAG-twelve opt-out=exempt
	research.Add(ward.Load("1")) // want "research"
}

func noReference() {
	//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=section-251 opt-out=exempt
	research.Add(ward.Load("1")) // want "research"
}

func wellFormed() {
	//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=section-251 ref=23/CAG/0012 opt-out=exempt
	research.Add(ward.Load("1")) // silent
}

func explicitConsent() {
	//lawful:basis a6=public-task task="cohort study" a9=research safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
	research.Add(ward.Load("1")) // silent
}

func consentRecord() {
	//lawful:basis a6=public-task "task=cohort study" a9=research safeguards=DPIA-12 route=explicit-consent consent=C-77
	research.Add(ward.Load("1")) // silent
}

func byID() {
	//lawful:basis a6=6-1-e task="cohort study" a9=9-2-j safeguards="DPIA 12" route=explicit-consent ref=CONSENT-9
	research.Add(ward.Load("1")) // silent
}

func healthCareForResearch() {
	//lawful:basis a6=public-task task="cohort study" a9=health-care secrecy=professional route=explicit-consent ref=CONSENT-9
	research.Add(ward.Load("1")) // want "research"
}
