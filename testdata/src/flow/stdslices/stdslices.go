// Package stdslices: slices, maps, sort and container packages.
package stdslices

import (
	"cmp"
	"container/heap"
	"container/list"
	"container/ring"
	"maps"
	"slices"
	"sort"
	"strings"

	"care/model"
	"care/research"
	"care/ward"
)

func sorted() {
	names := []string{ward.Load("1").Name, "x"}
	slices.Sort(names)
	research.Lines(names...) // want "research"
	sort.Strings(names)
	research.Note(names[0]) // want "research"
	beds := []string{"2", "1"}
	slices.Sort(beds)
	research.Lines(beds...)               // silent
	research.Flag(slices.IsSorted(names)) // silent
}

func copied() {
	ps := ward.List()
	research.AddAll(slices.Clone(ps)...)                                    // want "research"
	research.AddAll(slices.Concat(ps, ps)...)                               // want "research"
	research.Lines(slices.Clone([]string{"x"})...)                          // silent
	research.Lines(slices.Insert([]string{"x"}, 0, "y")...)                 // silent
	research.Lines(slices.Insert([]string{"x"}, 0, ward.Load("1").Name)...) // want "research"
}

func element() {
	name := ward.Load("1").Name
	both := slices.Concat([]string{"x"}, []string{name})
	research.Note(both[0]) // want "research"
	none := slices.Concat([]string{"x"}, []string{"y"})
	research.Note(none[0]) // silent
	in := slices.Insert([]string{"x"}, 0, name)
	research.Note(in[0]) // want "research"
	out := slices.Replace([]string{"x"}, 0, 1, name)
	research.Note(out[0]) // want "research"
	twice := slices.Repeat([]string{name}, 2)
	research.Note(twice[0]) // want "research"
	beds := slices.Repeat([]string{"1"}, 2)
	research.Note(beds[0]) // silent
}

func extremes() {
	ages := []int{ward.Load("1").Age, 3}
	research.Count(slices.Max(ages))        // want "research"
	research.Count(slices.Min([]int{1, 2})) // silent
	oldest := slices.MaxFunc(ward.List(), func(a, b model.Patient) int { return cmp.Compare(a.Age, b.Age) })
	research.Note(oldest.Name) // want "research"
	research.Note(oldest.Site) // silent
}

func verdicts() {
	ps := ward.List()
	research.Flag(slices.ContainsFunc(ps, func(p model.Patient) bool { return p.Age > 90 })) // silent
	research.Flag(slices.Equal(ps[0].Notes, ps[1].Notes))                                    // silent
	research.Lines(slices.Compact(ps[0].Notes)...)                                           // want "research"
}

func stdMaps() {
	m := map[string]model.Patient{}
	for _, p := range ward.List() {
		m[p.Site] = p
	}
	sites := slices.Sorted(maps.Keys(m))
	research.Lines(sites...) // silent
	ps := slices.Collect(maps.Values(m))
	research.AddAll(ps...) // want "research"
	n := maps.Clone(m)
	research.Note(n["RGT01"].Name) // want "research"
	beds := map[string]int{"a": 1}
	maps.Copy(beds, map[string]int{"b": 2})
	research.Count(beds["b"]) // silent
}

func chunks() {
	for part := range slices.Chunk(ward.List(), 10) {
		research.AddAll(part...)  // want "research"
		research.Count(len(part)) // silent
	}
	for part := range slices.Chunk([]string{"a"}, 1) {
		research.Lines(part...) // silent
	}
}

func lists() {
	l, m := list.New(), list.New()
	l.PushBack(ward.Load("1").Name)
	m.PushBack(ward.Site())
	research.Record(l.Front().Value) // want "research"
	research.Record(m.Front().Value) // silent
	research.Count(l.Len())          // silent
	for e := l.Front(); e != nil; e = e.Next() {
		research.Record(e.Value) // want "research"
	}
}

func rings() {
	r, q := ring.New(3), ring.New(3)
	r.Value = ward.Load("1")
	q.Value = 1
	r.Do(func(v any) { research.Record(v) }) // want "research"
	q.Do(func(v any) { research.Record(v) }) // silent
}

type queue []model.Patient

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].Age < q[j].Age }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(v any)        { *q = append(*q, v.(model.Patient)) }
func (q *queue) Pop() any {
	old := *q
	p := old[len(old)-1]
	*q = old[:len(old)-1]
	return p
}

func heaps() {
	var q queue
	heap.Push(&q, ward.Load("1"))
	p := heap.Pop(&q).(model.Patient)
	research.Note(p.Name)   // want "research"
	research.Note(p.Site)   // silent
	research.Count(q.Len()) // silent
	sort.Sort(q)
	research.AddAll(q...) // want "research"
}

func joined() {
	names := slices.Collect(maps.Keys(ward.Load("1").Meds))
	research.Note(strings.Join(names, ",")) // want "research"
	research.Count(len(names))              // silent
}
