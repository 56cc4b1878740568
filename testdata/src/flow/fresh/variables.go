package fresh

import (
	"flag"

	"care/model"
	"care/research"
)

type form struct {
	Name string
	Home model.Address
}

var (
	usual   = "Test"
	names   = map[string]string{"a": "Test"}
	groups  = map[string]map[string]form{"a": {"b": {Name: "Test"}}}
	forms   = []*form{{Name: "Test", Home: model.Address{City: "York"}}}
	blank   = &form{Name: "Test"}
	notes   = []string{"none", "few"}
	pulses  = make(chan string, 1)
	latest  string
	heard   = map[string]string{}
	said    []string
	given   string
	arrived = make(chan string, 1)
	filling = &form{}
)

func (f *form) fill(name string) { f.Name = name }

func hear(name string) {
	latest = name
	heard["a"] = name
	said = append(said, name)
	flag.StringVar(&given, "name", "", "")
	arrived <- name
	pulses <- "beat"
	filling.fill(name)
}

func first(l []string) string { return l[0] }

func writtenOut(k string) {
	research.Add(model.Patient{Name: usual})                      // silent
	research.Add(model.Patient{Name: names[k]})                   // silent
	research.Add(model.Patient{Name: groups[k][k].Name})          // silent
	research.Add(model.Patient{Address: forms[len(k)].Home})      // silent
	research.Add(model.Patient{Name: blank.Name})                 // silent
	research.Add(model.Patient{Notes: notes})                     // silent
	research.Add(model.Patient{Notes: notes[:1]})                 // silent
	research.Add(model.Patient{Name: first(notes) + " " + usual}) // silent
	research.Add(model.Patient{Name: <-pulses})                   // silent
	for _, n := range names {
		research.Add(model.Patient{Name: n}) // silent
	}
}

func filledElsewhere(k string) {
	research.Add(model.Patient{Name: latest})               // want "research"
	research.Add(model.Patient{Name: heard[k]})             // want "research"
	research.Add(model.Patient{Notes: said})                // want "research"
	research.Add(model.Patient{Name: given})                // want "research"
	research.Add(model.Patient{Name: <-arrived})            // want "research"
	research.Add(model.Patient{Name: filling.Name})         // want "research"
	research.Add(model.Patient{Name: usual + " " + latest}) // want "research"
	for k := range heard {
		research.Add(model.Patient{Name: k}) // want "research"
	}
}

func get() string { return latest }

func got() {
	var p model.Patient
	p.Name = get()
	research.Note(p.Name) // want "research"
	p.Name = usual
	research.Note(p.Name) // silent
}
