// Package stdstate: what packages and containers of the library keep: the environment, variables, flags, lists.
package stdstate

import (
	"bytes"
	"container/list"
	"container/ring"
	"expvar"
	"flag"
	"os"
	"os/user"
	"unicode/utf8"

	"care/research"
	"care/ward"
)

func setEnvironment() { os.Setenv("LAST", ward.Load("1").NHSNumber) }

func environment() {
	os.Setenv("WHO", ward.Load("1").Name)
	os.Setenv("WHERE", ward.Site())
	research.Note(os.Getenv("WHO"))      // want "research"
	research.Note(os.Getenv("WHERE"))    // silent
	research.Note(os.Getenv("LAST"))     // want "research"
	research.Note(os.ExpandEnv("$LAST")) // want "research"
}

func published() {
	a, b := expvar.NewString("a"), expvar.NewString("b")
	a.Set(ward.Load("1").Name)
	b.Set(ward.Site())
	research.Note(expvar.Get("a").String()) // want "research"
	research.Note(expvar.Get("b").String()) // silent
	m, n := expvar.NewMap("m"), expvar.NewMap("n")
	m.Set("x", a)
	n.Set("x", b)
	m.Do(func(kv expvar.KeyValue) { research.Note(kv.Value.String()) }) // want "research"
	n.Do(func(kv expvar.KeyValue) { research.Note(kv.Value.String()) }) // silent
}

func printedFlags() {
	p := ward.Load("1")
	var a, b bytes.Buffer
	x, y := flag.NewFlagSet(p.Name, 0), flag.NewFlagSet(p.Site, 0)
	x.SetOutput(&a)
	y.SetOutput(&b)
	x.String("who", p.Name, "who")
	y.String("where", p.Site, "where")
	x.PrintDefaults()
	y.PrintDefaults()
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
	research.Note(x.Name())   // want "research"
	research.Note(y.Name())   // silent
}

func users() {
	p := ward.Load("1")
	a, _ := user.Lookup(p.Name)
	b, _ := user.Lookup(p.Site)
	research.Note(a.Username) // want "research"
	research.Note(b.Username) // silent
	research.Note(a.HomeDir)  // silent
}

func pushed() {
	p := ward.Load("1")
	a, b, c, d := list.New(), list.New(), list.New(), list.New()
	a.PushBack(p.Name)
	b.PushBack(p.Site)
	c.PushBackList(a)
	d.PushBackList(b)
	research.Record(c.Front().Value) // want "research"
	research.Record(d.Front().Value) // silent
}

func rings() {
	p := ward.Load("1")
	a, b, c, d := ring.New(1), ring.New(1), ring.New(1), ring.New(1)
	a.Value, b.Value = p.Name, p.Site
	c.Link(a)
	d.Link(b)
	c.Do(func(v any) { research.Record(v) }) // want "research"
	d.Do(func(v any) { research.Record(v) }) // silent
}

func counted() {
	p := ward.Load("1")
	research.Count(utf8.RuneCountInString(p.Name)) // silent
	r, n := utf8.DecodeRuneInString(p.Name)
	research.Record(r)                      // want "research"
	research.Count(n)                       // silent
	research.Raw(utf8.AppendRune(nil, r))   // want "research"
	research.Raw(utf8.AppendRune(nil, 'x')) // silent
}
