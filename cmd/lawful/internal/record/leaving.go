package record

import (
	"go/token"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/lawful-lint/lawful/analyzers"
)

// exit is a call that takes data out of the program: its line, as in
// [analyzers.Step], and what is called there.
type exit struct{ line, into string }

// followed is data that the analysis followed out of the program.
type followed struct {
	*analyzers.Leaving
	told bool // with the call, for some purpose
}

// leaving lists what was followed out of the program, by the call that takes it
// there.
func (b *builder) leaving() (at map[exit][]*followed, inOrder []*followed) {
	at = map[exit][]*followed{}
	for _, p := range b.paths {
		for i := range b.Inventory[p].Leaving {
			f := &followed{Leaving: &b.Inventory[p].Leaving[i]}
			at[exit{f.Line, f.Into}] = append(at[exit{f.Line, f.Into}], f)
			inOrder = append(inOrder, f)
		}
	}
	return at, inOrder
}

// exitOf is the call of a function in a package of the program.
func exitOf(pkg string, c *analyzers.Call) exit {
	return exit{lineOf(pkg, c.At), c.Into}
}

// sent is the data of a list that code of the purpose sends, or that is held for it
// where the code serves none.
func (b *builder) sent(list []*followed, purpose string) (items []analyzers.Item) {
	for _, f := range list {
		if f.Serves != nil {
			if slices.Contains(f.Serves, purpose) {
				items, f.told = append(items, f.Items...), true
			}
			continue
		}
		for _, i := range f.Items {
			if slices.ContainsFunc(i.Held, func(h string) bool { return b.voc.Covers(h, purpose) }) {
				items, f.told = append(items, i), true
			}
		}
	}
	return items
}

// untold notes what was followed out of the program by calls that the text does
// not show: of function values, and in other modules of a workspace.
func (b *builder) untold(list []*followed) {
	type key struct {
		exit
		by, purpose string
	}
	at := map[key]int{}
	for _, f := range list {
		pkg, out := b.outlet(f)
		if f.told || out == nil {
			continue
		}
		purposes := f.Serves
		if purposes == nil {
			for _, i := range f.Items {
				purposes = addSorted(purposes, i.Held...)
			}
		}
		for _, q := range purposes {
			if out.Serves != nil && !slices.ContainsFunc(out.Serves, func(s string) bool { return b.voc.Covers(q, s) }) {
				continue // a crossing tells it
			}
			data, held := b.items(b.sent([]*followed{f}, q))
			k := key{exit{f.Line, f.Into}, f.By, q}
			if i, ok := at[k]; ok {
				o := &b.r.Onward[i]
				o.Held = addSorted(o.Held, held...)
				for _, d := range data {
					o.Data = addDatum(o.Data, d)
				}
				continue
			}
			o := Onward{Purpose: q, Shown: BySent, Package: b.component(pkg), Func: f.By, At: b.place("", out.At), Data: data, Held: held, Into: f.Into, Out: out.Out}
			o.Recipient, o.Library = b.goal(out.Out, out.Package, f.Into)
			o.To = goalWords(&o, nil)
			at[k] = len(b.r.Onward)
			b.r.Onward = append(b.r.Onward, o)
		}
	}
}

// outlet is the call that takes data out, and the package that it is in.
func (b *builder) outlet(f *followed) (pkg string, out *analyzers.Outlet) {
	for _, p := range b.paths {
		for i := range b.Inventory[p].Outlets {
			out := &b.Inventory[p].Outlets[i]
			if out.Name == f.Into && lineOf(p, out.At) == f.Line {
				return p, out
			}
		}
	}
	return "", nil
}

// lineOf is a line of a package as [analyzers.Step] has it.
func lineOf(pkg string, at token.Position) string {
	return pkg + "/" + filepath.Base(at.Filename) + ":" + strconv.Itoa(at.Line)
}
