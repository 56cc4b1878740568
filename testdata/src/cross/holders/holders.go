// Package holders registers handlers in generic holders of another package. It
// is wired where it is registered, and not again where that is called.
package holders

import (
	"encoding/json"

	"care/depot"
	"care/model"
	"care/research"
	"care/ward"
	"cross/holders/bin"
	"cross/holders/lab"
	"cross/holders/study"
)

func keep(p *model.Patient) error {
	depot.Keep(p.Name)
	return nil
}

func start() {
	queued()
	single()
	other()
}

func queued() *lab.Queued {
	q := bin.NewQueue[*model.Patient]()
	q.Handle(keep)        // silent
	q.Handle(study.Enrol) // want "research"
	return lab.NewQueued(q)
}

func single() *lab.Single {
	o := bin.NewOne[*model.Patient]()
	o.Set(study.Enrol) // want "research"
	return lab.NewSingle(o)
}

func other() *lab.Single {
	o := bin.NewOne[*model.Patient]()
	o.Set(keep) // silent
	n := bin.NewOne[int]()
	n.Set(study.Number) // silent
	n.Put(len(ward.Load("1").Site))
	return lab.NewSingle(o)
}

func direct() {
	p := ward.Load("1")
	s := bin.NewSink(study.Enrol)
	s.Take(&p) // want "research"
	s = bin.NewSink(keep)
	s.Take(&p) // silent
}

// search obtains patients; who asks with a word is not told of it again.
func search(word string) []model.Patient {
	var found []model.Patient
	json.Unmarshal([]byte("["+word+"]"), &found)
	research.Add(found[0]) // want "research"
	return found
}

func ask(word string) int {
	return len(search(word)) // silent
}
