package optout

import (
	"encoding/json"
	"os"

	"care/model"
	"care/ward"
)

// A verdict is about what the variable held when it was asked for: what is put in
// later has passed nothing.

func refill(p *model.Patient) { *p = ward.Load("9") }

func rereadInside(p model.Patient) {
	if usable(p) {
		p = ward.Load("1")
		enter(p) // want "opt-out-not-applied: "
	}
}

func rereadByPointer(p model.Patient) {
	if !usable(p) {
		return
	}
	refill(&p)
	enter(p) // want "opt-out-not-applied: "
}

func rereadByDecoding(p model.Patient, b []byte) error {
	if !usable(p) {
		return nil
	}
	if err := json.Unmarshal(b, &p); err != nil {
		return err
	}
	enter(p) // want "opt-out-not-applied: "
	return nil
}

func rereadThroughPointer(p *model.Patient) {
	if usable(*p) {
		*p = ward.Load("2")
		enter(*p) // want "opt-out-not-applied: "
	}
}

func rereadField(p model.Patient) {
	if usable(p) {
		p.Name = ward.Load("3").Name
		enter(p) // want "opt-out-not-applied: "
	}
}

func rereadAfterAsking(p model.Patient) {
	ok := usable(p)
	p = ward.Load("4")
	if ok {
		enter(p) // want "opt-out-not-applied: "
	}
}

func rereadInLoop(p model.Patient) {
	if !usable(p) {
		return
	}
	for range 3 {
		enter(p) // want "opt-out-not-applied: "
		p = ward.Load("5")
	}
}

func rereadInLoopByPointer(p model.Patient) {
	if !usable(p) {
		return
	}
	for range 3 {
		enter(p) // want "opt-out-not-applied: "
		refill(&p)
	}
}

func nextElement(all []model.Patient) {
	i := 0
	if usable(all[i]) {
		i++
		enter(all[i]) // want "opt-out-not-applied: "
	}
}

func askedEachTime() {
	p := ward.Load("6")
	for range 3 {
		if usable(p) {
			enter(p) // silent
		}
		refill(&p)
	}
}

func readOnly(p model.Patient) {
	if !usable(p) {
		return
	}
	b, _ := json.Marshal(&p)
	os.WriteFile("card.json", b, 0o600)
	enter(p) // silent
}

func tidy(p *model.Patient) { p.Name = p.Name + "." }

func (r *register) keep(p *model.Patient) { r.last = p.Name }

type register struct{ last string }

type store interface{ Load(p *model.Patient) }

func changedHarmlessly(p model.Patient, r *register) {
	if !usable(p) {
		return
	}
	p.Age = 18
	tidy(&p)
	r.keep(&p)
	enter(p) // silent
	if p.Age > 90 {
		p = ward.Load("7")
		r.keep(&p)
		return
	}
	enter(p) // silent
	p = model.Patient{}
	enter(p) // silent
}

func rereadByInterface(p model.Patient, s store) {
	if usable(p) {
		s.Load(&p)
		enter(p) // want "opt-out-not-applied: "
	}
}

func rereadByMethodOfItself(p *patient) {
	if usable(p.Patient) {
		p.next()
		enter(p.Patient) // want "opt-out-not-applied: "
	}
}

type patient struct{ model.Patient }

func (p *patient) next() { p.Patient = ward.Load("8") }

func rereadByAlias(p model.Patient) {
	other := &p
	if usable(p) {
		*other = ward.Load("10")
		enter(p) // want "opt-out-not-applied: "
	}
}

func rereadByLiteral(p model.Patient) {
	again := func() { p = ward.Load("11") }
	if usable(p) {
		again()
		enter(p) // want "opt-out-not-applied: "
	}
}

func rereadBeforeItRuns(p model.Patient) {
	var jobs []func()
	if usable(p) {
		jobs = append(jobs, func() {
			enter(p) // want "opt-out-not-applied: "
		})
	}
	p = ward.Load("12")
	for _, job := range jobs {
		job()
	}
}

func runsLater(all []model.Patient) {
	var jobs []func()
	for _, p := range all {
		if usable(p) {
			jobs = append(jobs, func() {
				enter(p) // silent
			})
		}
	}
	for _, job := range jobs {
		job()
	}
}

func elementByIndex(all []model.Patient) {
	for i := range all {
		if usable(all[i]) {
			enter(all[i]) // silent
		}
	}
	for i := 0; i < len(all); i++ {
		if !usable(all[i]) {
			continue
		}
		enter(all[i]) // silent
	}
}
