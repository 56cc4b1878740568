package record

import (
	"cmp"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
)

// Source is what a record is made of.
type Source struct {
	// Dir is absolute; file names are relative to it.
	Dir string
	// Inventory is what each package does, by import path.
	Inventory map[string]*analyzers.Inventory
	// Config is lawful.yaml, nil for none.
	Config *annotations.Config
	// Findings are those that count, Accepted those that somebody accepts.
	Findings, Accepted []finding.Finding
	// Today is the date, YYYY-MM-DD, by which things are due.
	Today string
	// URLPattern leads to source; see [Record.URLPattern].
	URLPattern string
}

// New makes the record.
func New(s Source) *Record {
	b := newBuilder(s)
	b.bases()
	b.types()
	b.measures()
	for _, path := range b.paths {
		for i := range s.Inventory[path].Crossings {
			b.crossing(path, &s.Inventory[path].Crossings[i])
		}
	}
	b.onward()
	b.functions()
	b.findings()
	b.activities()
	b.r.Controller = controller(s.Config)
	b.recipients()
	b.r.Due = due(b.r, b.details, s.Today)
	b.r.Checklist = checklist(b.r)
	b.r.fill()
	return b.r
}

// builder is a record in the making.
type builder struct {
	Source
	r       *Record
	voc     *annotations.Vocabulary
	details *annotations.Details
	paths   []string // of the packages, sorted
	src     finding.Sources
	written map[string][]analyzers.Written // inline bases by name
	fields  map[string][]string            // of types that are patient data, by their names
	acts    map[string]*Activity           // by id
	found   []*analyzers.Crossing          // those of the record's crossings
	foundIn []string                       // the packages that they are in
	of      map[string][]string            // the activities of a function, by its id
	ids     map[string]int                 // how often an id was given
}

func newBuilder(s Source) *builder {
	b := &builder{
		Source: s, voc: annotations.Default(), details: new(annotations.Details), src: finding.NewSources(s.Dir),
		written: map[string][]analyzers.Written{}, fields: map[string][]string{}, acts: map[string]*Activity{}, ids: map[string]int{}, of: map[string][]string{},
	}
	for path := range s.Inventory {
		b.paths = append(b.paths, path)
	}
	slices.Sort(b.paths)
	b.r = &Record{Version: Version, Program: common(b.paths), Profile: "gb-england", URLPattern: s.URLPattern}
	if s.Config != nil {
		b.voc, b.details, b.r.Profile = s.Config.Vocabulary, &s.Config.Record, s.Config.Profile
	}
	for _, path := range b.paths {
		for _, t := range s.Inventory[path].Types {
			_, name, _ := strings.Cut(t.Name, ".")
			b.fields[name] = append(b.fields[name], t.Fields...)
		}
		for _, w := range s.Inventory[path].Bases {
			b.written[w.Name] = append(b.written[w.Name], w)
		}
	}
	return b
}

// common is the longest path that all packages lie in.
func common(paths []string) string {
	if len(paths) == 0 {
		return ""
	}
	first := strings.Split(paths[0], "/")
	for _, p := range paths[1:] {
		other := strings.Split(p, "/")
		n := 0
		for n < len(first) && n < len(other) && first[n] == other[n] {
			n++
		}
		first = first[:n]
	}
	return strings.Join(first, "/")
}

// component is a package below the program.
func (b *builder) component(path string) string {
	if rest, ok := strings.CutPrefix(path, b.r.Program+"/"); ok {
		return rest
	}
	return path[strings.LastIndexByte(path, '/')+1:]
}

// place is a place in a file, with the line of source.
func (b *builder) place(name string, at token.Position) Place {
	p := Place{Name: name, Line: at.Line}
	if rel, err := filepath.Rel(b.Dir, at.Filename); err == nil && filepath.IsLocal(rel) {
		p.File = filepath.ToSlash(rel)
	} else {
		p.File = filepath.Base(at.Filename) // outside: no folder of this machine
		return p
	}
	if line, ok := b.src.Line(at.Filename, at.Line); ok {
		p.Source = clip(strings.TrimSpace(line))
	}
	return p
}

// maxSource bounds what is quoted of a line, in bytes.
const maxSource = 200

func clip(line string) string {
	if len(line) <= maxSource {
		return strings.ToValidUTF8(line, "\uFFFD")
	}
	return strings.ToValidUTF8(line[:maxSource], "") + "…"
}

func (b *builder) types() {
	for _, path := range b.paths {
		for _, t := range b.Inventory[path].Types {
			b.r.Types = append(b.r.Types, Type{Place: b.place(t.Name, t.At), State: t.State, Collected: t.Collected, Fields: t.Fields})
		}
	}
}

// measures lists the functions that are declared to de-identify or to check, in
// code and in lawful.yaml.
func (b *builder) measures() {
	for _, path := range b.paths {
		for _, m := range b.Inventory[path].Measures {
			b.r.Measures = append(b.r.Measures, Measure{b.place(m.Name, m.At), m.Does, m.Says, m.Ref})
		}
	}
	if b.Config == nil {
		return
	}
	for _, e := range b.Config.Code {
		at := b.place(e.Match.Text, e.Pos)
		if e.Deidentify != "" {
			b.r.Measures = append(b.r.Measures, Measure{at, "deidentify", e.Deidentify, e.Ref})
		}
		if len(e.Checks) > 0 {
			b.r.Measures = append(b.r.Measures, Measure{at, "check", strings.Join(e.Checks, ", "), ""})
		}
	}
}

// unlined is the name of a function without the line of a literal in it: what
// only moves keeps its name.
func unlined(name string) string {
	before, after, _ := strings.Cut(name, " on line ")
	return before + strings.TrimLeft(after, "0123456789")
}

// unique makes an id of what a thing is; of several that are the same the later
// ones get a number.
func (b *builder) unique(prefix string, parts ...string) string {
	id := prefix + hash(parts...)
	b.ids[id]++
	if n := b.ids[id]; n > 1 {
		return id + "-" + strconv.Itoa(n)
	}
	return id
}

func (b *builder) crossing(path string, x *analyzers.Crossing) {
	c := Crossing{
		Kind: x.Kind, Purpose: x.Purpose, At: b.place("", x.At), Func: x.Func, Package: b.component(path), Into: x.Into,
		Basis: x.Basis, Why: x.Why, Wants: x.Missing,
	}
	c.Data, c.Held = b.items(x.Items)
	c.Passed = passed(x.Items)
	if x.Basis != "" {
		c.Basis = b.resolve(x.Basis, path, x.IntoPackage)
	}
	c.Status, c.Reason = b.status(x)
	for _, s := range x.Route {
		c.Route = append(c.Route, b.step(s))
	}
	c.ID = b.unique("c-", unlined(x.Func), unlined(x.Into), x.Kind, x.Purpose, b.r.basisWords(c.Basis), c.Status)
	b.join(&c, x, path)
	b.r.Crossings = append(b.r.Crossings, c)
	b.found, b.foundIn = append(b.found, x), append(b.foundIn, path)
}

// step names a place outside the program by its import path.
func (b *builder) step(s analyzers.Step) Step {
	at := b.place("", s.At)
	if rel, err := filepath.Rel(b.Dir, s.At.Filename); s.Line != "" && (err != nil || !filepath.IsLocal(rel) || s.At.Filename == "") {
		i := strings.LastIndexByte(s.Line, ':')
		at = Place{File: s.Line[:max(i, 0)]}
		at.Line, _ = strconv.Atoi(s.Line[i+1:]) // digits: the engine made it
	}
	return Step{Func: s.Func, Does: s.Does, Place: at}
}

// status says how a crossing stands, and why somebody accepts it.
func (b *builder) status(x *analyzers.Crossing) (status, reason string) {
	if x.Covered {
		return InOrder, ""
	}
	for i := range b.Accepted {
		f := &b.Accepted[i]
		if f.Pos.Filename == x.At.Filename && f.Pos.Offset == x.At.Offset && (f.Analyzer == "lawfulflow" || f.Analyzer == "lawfuloptout") {
			return Accepted, f.Accepted.Why()
		}
	}
	if len(x.Missing) > 0 {
		return Unchecked, ""
	}
	return Uncovered, ""
}

// items are the data of a crossing, and the purposes it was held for.
func (b *builder) items(list []analyzers.Item) (data []Datum, held []string) {
	for _, i := range list {
		data = addDatum(data, b.datum(i.Data, i.State))
		held = addSorted(held, i.Held...)
	}
	return data, held
}

// passed are the checks that every item has passed.
func passed(list []analyzers.Item) []string {
	if len(list) == 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(list[0].Passed), func(check string) bool {
		return slices.ContainsFunc(list, func(i analyzers.Item) bool { return !slices.Contains(i.Passed, check) })
	})
}

func addDatum(list []Datum, d Datum) []Datum {
	i, found := slices.BinarySearchFunc(list, d, func(a, b Datum) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.State, b.State))
	})
	if found {
		return list
	}
	return slices.Insert(list, i, d)
}

// addSorted adds words to a sorted list without doubles.
func addSorted(list []string, words ...string) []string {
	for _, w := range words {
		if i, found := slices.BinarySearch(list, w); !found {
			list = slices.Insert(list, i, w)
		}
	}
	return list
}
