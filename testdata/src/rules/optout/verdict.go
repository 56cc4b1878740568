package optout

import (
	"slices"

	"care/model"
	"care/ward"
)

// usable tells, where Filter gives.
//
//lawful:check opt-out
func usable(p model.Patient) bool { return p.Age > 0 }

// hasOptedOut is named after the refusal.
//
//lawful:check opt-out
func hasOptedOut(p model.Patient) bool { return p.Age < 0 }

//lawful:check dissent
func content(p model.Patient) bool { return p.Age > 0 }

//lawful:purpose research
//lawful:basis a6=public-task task=registry a9=research safeguards=DPIA-12 route=section-251 ref=23/CAG/0012 opt-out=applied
func enter(p model.Patient) { rows = append(rows, p) }

//lawful:purpose research
//lawful:basis a6=public-task task=registry a9=research safeguards=DPIA-12 route=section-251 ref=23/CAG/0012 opt-out=applied
func enterText(note string) {}

func inCondition(all []model.Patient) {
	for _, p := range all {
		if p.Age > 17 && usable(p) {
			enter(p)                    // silent
			enterText("seen " + p.Name) // silent
		} else {
			enter(p) // want "opt-out-not-applied: "
		}
		if usable(p) || p.Age > 90 {
			enter(p) // want "opt-out-not-applied: "
		}
		if content(p) {
			enter(p) // want "opt-out-not-applied: "
		}
		if usable(ward.Load("1")) {
			enter(p) // want "opt-out-not-applied: "
		}
	}
}

func byRefusal(p model.Patient) {
	if hasOptedOut(p) {
		enter(p) // want "opt-out-not-applied: "
		return
	}
	enter(p) // silent
}

func leaving(all []model.Patient) (names []string) {
	for _, p := range all {
		if !usable(p) || p.Age < 18 {
			continue
		}
		enter(p) // silent
		p = ward.Load("2")
		enter(p) // want "opt-out-not-applied: "
	}
	return names
}

func staying(p model.Patient) {
	if !usable(p) {
		rows = nil
	}
	enter(p) // want "opt-out-not-applied: "
}

func ofVariable(p model.Patient) {
	ok := usable(p)
	if !ok {
		return
	}
	name := p.Name
	enterText(name) // silent
}

func collected() {
	var kept []model.Patient
	for _, p := range ward.List() {
		if usable(p) {
			kept = append(kept, p)
		}
	}
	registry(kept) // silent
}

func collectedFromBoth() {
	var kept []model.Patient
	for _, p := range ward.List() {
		if usable(p) {
			kept = append(kept, p)
		}
	}
	kept = append(kept, ward.Load("3"))
	registry(kept) // want "opt-out-not-applied: "
}

func inPlace() {
	all := ward.List()
	registry(slices.DeleteFunc(all, hasOptedOut)) // silent
	kept := slices.DeleteFunc(ward.List(), func(p model.Patient) bool { return !usable(p) })
	registry(kept) // silent
	wrong := slices.DeleteFunc(ward.List(), func(p model.Patient) bool { return usable(p) })
	registry(wrong)                                  // want "opt-out-not-applied: "
	registry(slices.DeleteFunc(ward.List(), usable)) // want "opt-out-not-applied: "
}

func enterIfUsable(p model.Patient) {
	if usable(p) {
		enter(p) // silent
	}
}

func throughGuarded() {
	enterIfUsable(ward.Load("4")) // silent
	all := ward.List()
	for i := range all {
		if usable(all[i]) {
			enter(all[i]) // silent
		}
	}
	for i := range all {
		enter(all[i]) // want "opt-out-not-applied: "
	}
}

//lawful:check opt-out
func usableNumber(nhs string) bool { return nhs != "" }

func byNumber(all []model.Patient, p *model.Patient) {
	if usableNumber(p.NHSNumber) {
		enter(*p)     // silent
		enter(all[0]) // want "opt-out-not-applied: "
	}
	if usableNumber(all[0].NHSNumber) {
		enter(all[0]) // silent
		enter(all[1]) // want "opt-out-not-applied: "
		registry(all) // want "opt-out-not-applied: "
	}
}

var waiting []model.Patient

func global() {
	waiting = slices.Clone(waiting)
	registry(waiting) // want "opt-out-not-applied: "
	for _, p := range waiting {
		if usable(p) {
			enter(p) // silent
		}
	}
}

func put(p model.Patient) { waiting = append(waiting, p) }
