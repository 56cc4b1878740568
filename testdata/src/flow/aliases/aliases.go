// Package aliases: a type is the same by any of its names, when a value comes out
// of its box.
package aliases

import (
	"care/research"
	"care/ward"
	"flow/aliases/shelf"
)

// Person is what this package calls a row.
type Person = shelf.Row

type record = map[string]interface{}

func maps() {
	m := shelf.Map(ward.Load("1").Name).(map[string]interface{})
	research.Record(m["who"])  // want "research"
	research.Record(m["ward"]) // silent
	n := shelf.OldMap(ward.Load("1").Name).(map[string]any)
	research.Record(n["who"])  // want "research"
	research.Record(n["ward"]) // silent
	o := shelf.Map(ward.Load("1").Site).(map[string]interface{})
	research.Record(o["who"]) // silent
	q := shelf.Map(ward.Load("1").Name).(record)
	research.Record(q["who"])                                                       // want "research"
	research.Record(q["ward"])                                                      // silent
	research.Record(shelf.Indexed(ward.Load("1").Name).(map[string]string)["who"])  // want "research"
	research.Record(shelf.Indexed(ward.Load("1").Name).(map[string]string)["ward"]) // silent
}

func channel() {
	c := shelf.Chan(ward.Load("1").Name).(chan interface{})
	research.Record(<-c) // want "research"
	d := shelf.Chan(ward.Load("1").Site).(chan interface{})
	research.Record(<-d) // silent
}

func slices() {
	s := shelf.Slice(ward.Load("1").Name).([]interface{})
	research.Record(s[0]) // want "research"
	research.Record(s[1]) // silent
	n := shelf.Nested(ward.Load("1").Name).(map[string][]interface{})
	research.Record(n["who"][0])  // want "research"
	research.Record(n["ward"][0]) // silent
	p := shelf.Paged(ward.Load("1").Name).([]string)
	research.Note(p[0]) // want "research"
	research.Note(p[1]) // silent
}

func functions() {
	f := shelf.Func(ward.Load("1").Name).(func() interface{})
	research.Record(f()) // want "research"
	g := shelf.Func(ward.Load("1").Site).(func() interface{})
	research.Record(g()) // silent
}

func structs() {
	s := shelf.Struct(ward.Load("1").Name).(struct{ Who, Ward interface{} })
	research.Record(s.Who)  // want "research"
	research.Record(s.Ward) // silent
}

func rows() {
	r := shelf.Pointer(ward.Load("1").Name).(*shelf.Row)
	research.Note(r.Text)  // want "research"
	research.Note(r.Place) // silent
	p := shelf.Pointer(ward.Load("1").Name).(*Person)
	research.Note(p.Text)  // want "research"
	research.Note(p.Place) // silent
	rs := shelf.Rows(ward.Load("1").Name).([]shelf.Row)
	research.Note(rs[0].Text)  // want "research"
	research.Note(rs[0].Place) // silent
	ps := shelf.Rows(ward.Load("1").Name).([]Person)
	research.Note(ps[0].Text)  // want "research"
	research.Note(ps[0].Place) // silent
}

func numbers() {
	research.Raw(shelf.Bytes(ward.Load("1").Name).([]uint8))    // want "research"
	research.Raw(shelf.Bytes(ward.Load("1").Site).([]uint8))    // silent
	research.Record(shelf.Runes(ward.Load("1").Name).([]int32)) // want "research"
	research.Record(shelf.Runes(ward.Load("1").Site).([]int32)) // silent
}

// The other way: boxed here, taken out there.

func outThere() {
	research.Note(shelf.Text(&Person{Text: ward.Load("1").Name}))           // want "research"
	research.Note(shelf.Text(&Person{Place: ward.Load("1").Name}))          // silent
	research.Record(shelf.Who(map[string]any{"who": ward.Load("1").Name}))  // want "research"
	research.Record(shelf.Who(map[string]any{"ward": ward.Load("1").Name})) // silent
	research.Record(shelf.Who(record{"who": ward.Load("1").Name}))          // want "research"
	research.Record(shelf.Who(record{"ward": ward.Load("1").Name}))         // silent
}

// All in one package.

func boxed(v any) any { return map[string]any{"who": v, "ward": "B2"} }

func here() {
	m := boxed(ward.Load("1").Name).(map[string]interface{})
	research.Record(m["who"])  // want "research"
	research.Record(m["ward"]) // silent
}

func switches(v any) {
	switch v := v.(type) {
	case chan interface{}:
		research.Record(<-v)
	case map[string]interface{}:
		research.Record(v["who"])
	case []interface{}:
		research.Record(v[1])
	}
}

func switched() {
	switches(shelf.Chan(ward.Load("1").Name))  // want "research"
	switches(shelf.Map(ward.Load("1").Name))   // want "research"
	switches(shelf.Map(ward.Load("1").Site))   // silent
	switches(shelf.Slice(ward.Load("1").Name)) // silent
}

func generic[T any](v any) T {
	t, _ := v.(T)
	return t
}

func generics() {
	research.Record(generic[map[string]interface{}](shelf.Map(ward.Load("1").Name))["who"])  // want "research"
	research.Record(generic[map[string]interface{}](shelf.Map(ward.Load("1").Name))["ward"]) // silent
	research.Note(generic[*Person](shelf.Pointer(ward.Load("1").Name)).Text)                 // want "research"
	research.Note(generic[*Person](shelf.Pointer(ward.Load("1").Name)).Place)                // silent
}
