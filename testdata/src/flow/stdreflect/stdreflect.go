// Package stdreflect: reflect and unsafe are assumed to carry.
package stdreflect

import (
	"flag"
	"reflect"
	"unsafe"

	"care/research"
	"care/ward"
)

type bed struct{ Number, Ward string }

func values() {
	p := ward.Load("1")
	research.Note(reflect.ValueOf(p).Field(0).String())                         // want "research"
	research.Record(reflect.ValueOf(&p).Elem().FieldByName("Name").Interface()) // want "research"
	research.Note(reflect.ValueOf(bed{"7", "B2"}).Field(0).String())            // silent
	research.Flag(reflect.DeepEqual(p, ward.Load("2")))                         // silent
}

func set() {
	var a, b string
	reflect.ValueOf(&a).Elem().SetString(ward.Load("1").Name)
	reflect.ValueOf(&b).Elem().SetString("x")
	research.Note(a) // want "research"
	research.Note(b) // silent
}

func called() {
	name := reflect.ValueOf(ward.Load("1").Name)
	out := reflect.ValueOf(func(s string) string { return s + "!" }).Call([]reflect.Value{name})
	research.Note(out[0].String()) // want "research"
	clean := reflect.ValueOf("x")
	out = reflect.ValueOf(func(s string) string { return s + "!" }).Call([]reflect.Value{clean})
	research.Note(out[0].String()) // silent
}

func dump(v any) []any {
	rv := reflect.ValueOf(v)
	var out []any
	for i := range rv.NumField() {
		out = append(out, rv.Field(i).Interface())
	}
	return out
}

func throughCallee() {
	research.Record(dump(ward.Load("1"))) // want "research"
	research.Record(dump(bed{"7", "B2"})) // silent
}

func pointers() {
	p := ward.Load("1")
	s := *(*string)(unsafe.Pointer(&p.Name))
	research.Note(s) // want "research"
	site := "RGT01"
	research.Note(*(*string)(unsafe.Pointer(&site))) // silent
	b := unsafe.Slice(unsafe.StringData(p.Postcode), len(p.Postcode))
	research.Raw(b)                                        // want "research"
	research.Note(unsafe.String(&b[0], 2))                 // want "research"
	research.Count(int(unsafe.Sizeof(p)))                  // silent
	research.Raw(unsafe.Slice(unsafe.StringData(site), 2)) // silent
}

func flags(fs *flag.FlagSet) {
	name := fs.String("name", ward.Load("1").Name, "who")
	n := fs.Int("n", 3, "how many")
	research.Note(*name) // want "research"
	research.Count(*n)   // silent
	var who, site string
	fs.StringVar(&who, "who", ward.Load("1").Postcode, "who")
	fs.StringVar(&site, "site", "RGT01", "where")
	research.Note(who)  // want "research"
	research.Note(site) // silent
}

func put(v reflect.Value, s string) { v.SetString(s) }

func putEach(v reflect.Value, s string) {
	for i := range v.NumField() {
		put(v.Field(i), s)
	}
}

func setByHelper() {
	var a, b string
	put(reflect.ValueOf(&a).Elem(), ward.Load("1").Name)
	put(reflect.ValueOf(&b).Elem(), ward.Site())
	research.Note(a) // want "research"
	research.Note(b) // silent
	var c, d bed
	putEach(reflect.ValueOf(&c).Elem(), ward.Load("1").Name)
	putEach(reflect.ValueOf(&d).Elem(), ward.Site())
	research.Note(c.Ward) // want "research"
	research.Note(d.Ward) // silent
}

func tags() {
	p := ward.Load("1")
	research.Note(reflect.StructTag(p.Name).Get("json")) // want "research"
	research.Note(reflect.StructTag(p.Site).Get("json")) // silent
}

func copied(into, other reflect.Value) {
	reflect.Copy(into, reflect.ValueOf([]string{ward.Load("1").Name}))
	research.Record(into)  // want "research"
	research.Record(other) // silent
}

func punned() {
	b, c := []byte(ward.Load("1").Name), []byte(ward.Site())
	research.Note(*(*string)(unsafe.Pointer(&b))) // want "research"
	research.Note(*(*string)(unsafe.Pointer(&c))) // silent
}
