package record

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations"
)

// functions lists the functions with a purpose, and puts each into the
// activities that it is the code of.
func (b *builder) functions() {
	b.crossingTypes()
	graph := newCallGraph(b)
	entered := map[string]map[callKey]bool{} // of each activity that data enters, by its id
	for _, id := range slices.Sorted(maps.Keys(b.acts)) {
		entered[id] = b.reached(graph, b.acts[id])
	}
	for _, p := range b.paths {
		for i := range b.Inventory[p].Functions {
			h := &b.Inventory[p].Functions[i]
			f := Function{Purposes: h.Purposes, Package: b.component(p), Place: b.place(h.Name, h.At), ID: b.unique("f-", p, unlined(h.Name)), Types: h.Types}
			for _, t := range h.Touches {
				f.Touches = append(f.Touches, Touch{t.Data, t.State, t.How})
			}
			for _, q := range h.Purposes {
				b.attach(&f, h, q, p, entered)
			}
			b.r.Functions = append(b.r.Functions, f)
		}
	}
}

// crossingTypes gives an activity the types of standards that the function handles
// in which data crosses into it, as far as they bear the name of that data.
func (b *builder) crossingTypes() {
	types := map[callKey][]string{}
	for _, p := range b.paths {
		for _, h := range b.Inventory[p].Functions {
			types[callKey{p, h.Name}] = h.Types
		}
	}
	for i, x := range b.found {
		for _, t := range types[callKey{b.foundIn[i], x.Func}] {
			if slices.ContainsFunc(x.Items, func(d analyzers.Item) bool { return isOf(d.Data, t) }) {
				a := b.acts[b.r.Crossings[i].Activity]
				a.Types = addSorted(a.Types, t)
			}
		}
	}
}

// isOf reports whether a datum is one of the type, or a field of it.
func isOf(data, typ string) bool {
	whole, _, _ := strings.Cut(data, ".")
	return strings.HasSuffix(typ, " "+whole)
}

// reached are the functions of an activity's purpose that its crossings name,
// entered or on the way, and those of the same purpose that these call, through
// functions of no purpose too.
func (b *builder) reached(g *callGraph, a *Activity) map[callKey]bool {
	named := map[callKey]bool{}
	for i, x := range b.found {
		c := &b.r.Crossings[i]
		if c.Activity != a.ID {
			continue
		}
		named[callKey{x.IntoPackage, x.Into}] = true
		if slices.Contains(x.Serves, a.Purpose.ID) {
			named[callKey{b.foundIn[i], x.Func}] = true
		}
		for _, s := range x.Route {
			p := b.foundIn[i]
			if s.Line != "" {
				p = path.Dir(s.Line)
			}
			named[callKey{p, s.Func}] = true
		}
	}
	var from []callKey
	for _, k := range g.serves[a.Purpose.ID] {
		if named[k] {
			from = append(from, k)
		}
	}
	follow := func(purposes []string) bool {
		return purposes == nil || slices.Contains(purposes, a.Purpose.ID)
	}
	g.reach(from, follow, func(c *analyzers.Call, at callKey, _ way) {
		named[at] = true
		if slices.Contains(c.Serves, a.Purpose.ID) {
			named[callKey{c.IntoPackage, c.Into}] = true
		}
	})
	return named
}

// attach puts a function into the activities of one of its purposes: those whose
// data is known to reach it, or else those of its package on its own basis. Where
// no data is known to enter its package from elsewhere it is an activity by
// itself: direct care, and a study's own records. What is none of these is in no
// activity, and listed so.
func (b *builder) attach(f *Function, h *analyzers.Handling, q, path string, entered map[string]map[callKey]bool) {
	rest := h.Rests[slices.IndexFunc(h.Rests, func(r analyzers.Rest) bool { return r.Purpose == q })]
	basis := ""
	if rest.Covered {
		basis = b.resolve(rest.Basis, path, "")
	}
	var into, same []*Activity
	others := false
	for _, id := range slices.Sorted(maps.Keys(b.acts)) {
		a := b.acts[id]
		if a.Purpose.ID != q || len(a.Crossings) == 0 {
			continue
		}
		if entered[id][callKey{path, h.Name}] {
			into = append(into, a)
		}
		if a.Component == f.Package {
			others = true
			if basis != "" && a.Basis == basis {
				same = append(same, a)
			}
		}
	}
	switch {
	case len(into) > 0:
	case len(same) > 0:
		into = same
	case others && (rest.Covered || rest.Basis == ""):
		return
	default:
		into = []*Activity{b.ownActivity(h, rest, q, basis, f.Package)}
	}
	for _, a := range into {
		a.Functions = append(a.Functions, f.ID)
		a.Types = addSorted(a.Types, f.Types...)
		b.of[f.ID] = addSorted(b.of[f.ID], a.ID)
	}
}

// ownActivity is the activity of code that no data is known to enter.
func (b *builder) ownActivity(h *analyzers.Handling, rest analyzers.Rest, q, basis, component string) *Activity {
	a := b.activity(key{purpose: q, component: component, basis: basis, origins: b.origins(h, q)})
	if !rest.Covered {
		a.Status = Uncovered
	}
	if rest.Why != "" {
		a.Why = addSorted(a.Why, rest.Why)
	}
	for _, t := range h.Touches {
		a.Data = addDatum(a.Data, b.datum(t.Data, t.State))
	}
	return a
}

// origins are what the data of a function was obtained for: what its types say,
// direct care by default, or, where the function makes all of it, its own
// purpose.
func (b *builder) origins(h *analyzers.Handling, q string) (list []string) {
	if !slices.ContainsFunc(h.Touches, func(t analyzers.Touch) bool { return !slices.Equal(t.How, []string{analyzers.Creates}) }) {
		if b.voc.DirectCare(q) {
			return []string{annotations.DirectCare}
		}
		return []string{q}
	}
	for _, t := range h.Touches {
		if len(t.Collected) == 0 {
			list = addSorted(list, annotations.DirectCare)
		}
		list = addSorted(list, t.Collected...)
	}
	return list
}

// FunctionsElsewhere are the functions with a purpose that no known flow leads
// to, in a package where others have one.
func (r *Record) FunctionsElsewhere() (list []*Function) {
	in := map[string]bool{}
	for i := range r.Activities {
		for _, id := range r.Activities[i].Functions {
			in[id] = true
		}
	}
	for i := range r.Functions {
		if !in[r.Functions[i].ID] {
			list = append(list, &r.Functions[i])
		}
	}
	return list
}

// Uses tells what a function does with patient data.
func (f *Function) Uses() string {
	var list []string
	for _, t := range f.Touches {
		list = append(list, t.Data+" ("+strings.Join(t.How, ", ")+")")
	}
	return words(list)
}
