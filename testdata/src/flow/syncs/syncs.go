// Package syncs: sync.Map, sync.Pool, sync.Once and atomic values.
package syncs

import (
	"sync"
	"sync/atomic"

	"care/model"
	"care/research"
	"care/ward"
)

func syncMap() {
	var m, clean sync.Map
	p := ward.Load("1")
	m.Store("who", p.Name)
	clean.Store("where", p.Site)
	v, ok := m.Load("who")
	research.Record(v) // want "research"
	research.Flag(ok)  // silent
	w, _ := clean.Load("where")
	research.Record(w) // silent
}

func syncMapRange() {
	var m, clean sync.Map
	for _, p := range ward.List() {
		m.Store(p.NHSNumber, 1)
		clean.Store(p.Site, 1)
	}
	var keys, sites []string
	m.Range(func(k, v any) bool {
		keys = append(keys, k.(string))
		return true
	})
	clean.Range(func(k, v any) bool {
		sites = append(sites, k.(string))
		return true
	})
	research.Lines(keys...)  // want "research"
	research.Lines(sites...) // silent
}

func loadOrStore() {
	var m, clean sync.Map
	v, loaded := m.LoadOrStore("a", ward.Load("1"))
	research.Record(v)    // want "research"
	research.Flag(loaded) // silent
	w, _ := clean.LoadOrStore("a", 7)
	research.Record(w) // silent
}

func pool() {
	dirty := sync.Pool{New: func() any { return new(model.Patient) }}
	clean := sync.Pool{New: func() any { return new([]byte) }}
	p := ward.Load("1")
	dirty.Put(&p)
	q := dirty.Get().(*model.Patient)
	research.Note(q.Name)        // want "research"
	research.Record(clean.Get()) // silent
}

func atomicValue() {
	var v, w atomic.Value
	v.Store(ward.Load("1"))
	w.Store("B2")
	research.Note(v.Load().(model.Patient).Name) // want "research"
	research.Note(v.Load().(model.Patient).Site) // silent
	research.Record(w.Load())                    // silent
}

func atomicPointer() {
	var a atomic.Pointer[model.Patient]
	p, _ := ward.Find("1")
	a.Store(p)
	research.AddRef(a.Load())    // want "research"
	research.Note(a.Load().Site) // silent
	var b atomic.Pointer[string]
	s := "B2"
	b.Store(&s)
	research.Note(*b.Load()) // silent
}

func atomicNumbers() {
	var ages, rows atomic.Int64
	for _, p := range ward.List() {
		ages.Add(int64(p.Age))
		rows.Add(1)
	}
	research.Count(int(ages.Load())) // want "research"
	research.Count(int(rows.Load())) // silent
}

func atomicFunctions() {
	var age, n int64
	atomic.StoreInt64(&age, int64(ward.Load("1").Age))
	atomic.AddInt64(&n, 1)
	research.Count(int(atomic.LoadInt64(&age))) // want "research"
	research.Count(int(atomic.LoadInt64(&n)))   // silent
}

func once() {
	var o sync.Once
	var who, where string
	o.Do(func() {
		p := ward.Load("1")
		who, where = p.Name, p.Site
	})
	research.Note(who)   // want "research"
	research.Note(where) // silent
}

func onceValue() {
	who := sync.OnceValue(func() string { return ward.Load("1").Name })
	where := sync.OnceValue(func() string { return ward.Site() })
	research.Note(who())   // want "research"
	research.Note(where()) // silent
}

func onceValues() {
	load := sync.OnceValues(func() (model.Patient, error) { return ward.Fetch("1") })
	p, err := load()
	research.Add(p)      // want "research"
	research.Record(err) // silent
}

type cache struct {
	mu sync.RWMutex
	m  map[string]string
}

func (c *cache) put(k, v string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.m[k] = v
}

func (c *cache) get(k string) string {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.m[k]
}

func guarded() {
	c, d := &cache{m: map[string]string{}}, &cache{m: map[string]string{}}
	c.put("who", ward.Load("1").Name)
	d.put("who", "nobody")
	research.Note(c.get("who")) // want "research"
	research.Note(d.get("who")) // silent
}
