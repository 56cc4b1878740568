package optout

import (
	"care/model"
	"care/optout"
	"care/ward"
)

//lawful:purpose research
//lawful:basis a6=public-task task=research a9=research safeguards=DPIA-4 route=explicit-consent ref=25/NE/0113 consent=form-2
func enrolConsented(ps []model.Patient) {}

//lawful:purpose research
//lawful:basis a6=public-task task=research a9=research safeguards=DPIA-4 route=section-251 ref=23/CAG/0012 opt-out=applied
func enrolSupported(ps []model.Patient) {}

//lawful:purpose public-health-surveillance
//lawful:basis a6=public-task task=surveillance a9=public-health secrecy=professional route=public-health-regulations notice=N-3
func notify(name string) {}

func throughHelper(ps []model.Patient) { enrolConsented(ps) }

func disclose() {
	all := ward.List()
	usable := optout.Filter(all)
	enrolSupported(usable) // silent
	enrolConsented(usable) // want "opt-out-not-required: patient data Patient has passed an opt-out filter before it crosses into research on explicit-consent, to which the national data opt-out does not apply \\(basis needless.go:10\\)"
	enrolConsented(all)    // silent
	throughHelper(usable)  // want "opt-out-not-required: "
	throughHelper(all)     // silent
	for _, p := range usable {
		notify(p.Name) // want "opt-out-not-required: .* on public-health-regulations"
	}
	for _, p := range all {
		notify(p.Name) // silent
	}
	//lawful:allow opt-out-not-required "the trial promised its patients to heed the opt-out"
	enrolConsented(usable) // silent
}
