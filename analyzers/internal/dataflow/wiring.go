package dataflow

import (
	"cmp"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// Wiring joins two things that may be known in different packages: a call
// through a field or package-level variable, made with patient data or for what it
// returns, and a store that puts a function or a type into that field. The pair is
// reported where the store is, in the first package that sees both.

// openCall is a call through a cell with patient data, or for something that enters
// code of a purpose.
type openCall struct {
	cell   string
	rest   pathID // from the cell to the function or receiver
	method string
	args   []*node      // flattened: only what is concrete
	types  []types.Type // see pending.types
	n      int
	clean  uint64
	hop    Hop          // the function that makes the call, and the line of the call
	fixed  []coveredUse // what a basis at the call covers
	into   []string     // the purposes that the call enters, whoever is wired: told there
	pulls  []*crossing  // of what it returns
	near   bool         // of this package, whose own look at it knows what is put there
}

// coveredUse is a purpose and the basis that covers its use.
type coveredUse struct{ purpose, basis string }

// fixedBasis is the basis at the call that covers a purpose.
func (o *openCall) fixedBasis(q string) (basis string, ok bool) {
	for _, u := range o.fixed {
		if u.purpose == q {
			return u.basis, true
		}
	}
	return "", false
}

// plug is a store of something callable into a cell.
type plug struct {
	cell string
	tree *node
	pos  token.Pos
	in   *function
}

// cellOf is the cell that an input lies in, and the path from the cell on.
func (a *function) cellOf(l label) (cell string, rest pathID, ok bool) {
	if r := a.u.roots[l.root]; r.kind == globalRoot {
		return "g:" + r.sym, l.path, true
	}
	return a.p.cellOn(a.rootType(l.root), a.u.steps(l.path))
}

// cellOn finds the cell on a path from a value of type t: the first field of
// the last struct with cells that a pointer on the way leads to.
func (p *analysis) cellOn(t types.Type, steps []elem) (cell string, rest pathID, ok bool) {
	for _, e := range steps {
		owner, is := p.ownStruct(t)
		next := stepType(t, e, p.u)
		switch {
		case e == derefElem && ok:
			if _, is := p.ownStruct(next); is {
				ok = false
			} else {
				rest = p.u.extend(rest, e)
			}
		case ok:
			rest = p.u.extend(rest, e)
		case is && e >= 0:
			cell, rest, ok = fieldCell(owner, e), 0, true
		}
		t = next
	}
	return cell, rest, ok
}

// plugged notes a store of callable values at the place at hand.
func (p *analysis) plugged(a *function, cell string, tree *node) {
	if a.growing || callables(p.u, tree) == nil {
		return
	}
	for _, x := range a.plugs {
		if x.cell == cell && x.pos == a.pos {
			tree = p.u.join(x.tree, tree)
		}
	}
	a.plugs = append(slices.DeleteFunc(a.plugs, func(x plug) bool { return x.cell == cell && x.pos == a.pos }), plug{cell, tree, a.pos, a})
}

// openCalls lists the calls through cells that a function makes with patient
// data.
func (a *function) openCalls() []openCall {
	var out []openCall
	a.mem = a.exit
	pulls := a.pulls()
	for i, q := range a.pend {
		if q.fn == nil {
			continue
		}
		for _, l := range q.fn.labels {
			if l.kind != inLabel || !l.exact {
				continue
			}
			cell, rest, ok := a.cellOf(l)
			if !ok {
				continue
			}
			o := openCall{cell: cell, rest: rest, method: q.method, n: q.n, clean: q.clean, near: true, hop: Hop{a.p.displayName(a.fn), q.pos}, pulls: pulls[i]}
			some := len(o.pulls) > 0
			for i, arg := range q.args {
				n := a.flattened(arg, nil, true, inputKey{})
				some = some || n.some(func(l label) bool { return l.kind == srcLabel && !slices.Contains(q.obtained, l) })
				if t := q.ownType(i); t != nil {
					n, some = a.u.join(n, labelled(unknown)), true
					o.types = append(o.types, slices.Repeat([]types.Type{nil}, i-len(o.types))...)
					o.types = append(o.types, t)
				}
				o.args = append(o.args, n)
			}
			if some {
				o.fixed, o.into = a.coveredAt(q.at), a.entersAnyway(q)
				out = append(out, o)
			}
		}
	}
	return out
}

// entersAnyway lists the secondary purposes that the interface method which a postponed
// call goes through declares itself.
func (a *function) entersAnyway(q *pending) []string {
	if q.iface == nil {
		return nil
	}
	d := a.u.policy.Call(q.iface, q.at, func() []Argument { return make([]Argument, len(q.args)) })
	if d == nil || !a.u.policy.Secondary(d.Purposes) {
		return nil
	}
	return d.Purposes
}

// pulls lists the crossings of what postponed calls return, by call. What is patient
// data by its type is reported where it is returned.
func (a *function) pulls() map[int][]*crossing {
	out := map[int][]*crossing{}
	for _, c := range sortedCrossings(a.cross) {
		if r := a.u.roots[c.in.root]; r.kind == retRoot && c.in.mark == 0 && !a.leftBehind(c.in) {
			out[r.n] = append(out[r.n], c)
		}
	}
	return out
}

// leftBehind reports whether what comes from a postponed call is something else than
// what it returns.
func (a *function) leftBehind(l label) bool {
	return a.u.roots[l.root].sym != "" || slices.ContainsFunc(a.u.steps(l.path), func(e elem) bool { return a.u.kind(e) == argOutSym })
}

// coveredAt lists the purposes for which a basis stands on the call.
func (a *function) coveredAt(at token.Pos) []coveredUse {
	var out []coveredUse
	for _, q := range a.u.policy.SecondaryPurposes() {
		v := a.u.policy.Verdict(q, Place{Pos: at, Func: a.decl, Lit: a.lit, Datum: true})
		if v.Covered && v.Needs == 0 {
			out = append(out, coveredUse{q, v.Basis})
		}
	}
	return out
}

func hasSource(n *node) bool { return n.some(func(l label) bool { return l.kind == srcLabel }) }

// wire reports the pairs that this package sees first.
func (p *analysis) wire() {
	if p.Policy == nil {
		return
	}
	imported := len(p.open)
	for _, f := range p.order() {
		if a := p.done[f]; a != nil {
			p.open = append(p.open, a.openCalls()...)
		}
	}
	p.sortOpen(p.open[imported:])
	byCell, generic := map[string][]openCall{}, map[string][]openCall{}
	for _, o := range p.open {
		if len(o.types) > 0 { // of a generic type as it is written
			generic[withoutArgs(o.cell)] = append(generic[withoutArgs(o.cell)], o)
		} else {
			byCell[o.cell] = append(byCell[o.cell], o)
		}
	}
	for _, f := range p.order() {
		a := p.done[f]
		if a == nil {
			continue
		}
		slices.SortFunc(a.plugs, func(x, y plug) int { return cmp.Or(cmp.Compare(x.pos, y.pos), cmp.Compare(x.cell, y.cell)) })
		for _, x := range a.plugs {
			for i := range byCell[x.cell] {
				a.join(x, &byCell[x.cell][i])
			}
			for i := range generic[withoutArgs(x.cell)] {
				a.join(x, &generic[withoutArgs(x.cell)][i])
			}
		}
	}
	p.open = compactOpen(p, p.open)
}

// withoutArgs is a cell of a generic type as that of all instances.
func withoutArgs(cell string) string {
	from, to := strings.IndexByte(cell, '['), strings.LastIndexByte(cell, ']')
	if from < 0 || to < from {
		return cell
	}
	return cell[:from] + cell[to+1:]
}

func (p *analysis) sortOpen(os []openCall) {
	slices.SortStableFunc(os, func(a, b openCall) int {
		return cmp.Or(cmp.Compare(a.cell, b.cell), cmp.Compare(a.hop.Func, b.hop.Func), cmp.Compare(a.hop.Pos, b.hop.Pos), cmp.Compare(a.method, b.method))
	})
}

// compactOpen drops calls that tell the same from the same line.
func compactOpen(p *analysis, os []openCall) []openCall {
	seen := map[string]bool{}
	return slices.DeleteFunc(os, func(o openCall) bool {
		e := newEncoder(p.u)
		e.open(&o)
		key := string(append(e.table(), e.buf...))
		dup := seen[key]
		seen[key] = true
		return dup
	})
}

// join makes the open call on what the plug puts there, as if at the plug.
func (a *function) join(x plug, o *openCall) {
	fn := a.u.at(x.tree, o.rest)
	if fn == nil {
		return
	}
	a.mem, a.pos = a.exit, x.pos
	defer func(ps []string) { a.purposes = ps }(a.purposes)
	a.purposes = nil // it is not the code that wires which makes the call
	s := &callSite{
		pos: x.pos, sub: a.within(0, "wired "+o.hop.Func+string(o.hop.Pos), 0), n: o.n, clean: o.clean, rec: true,
		wired: o, args: slices.Clone(o.args), given: o.types,
	}
	pulls := o.pulls
	if o.near {
		pulls = nil
	}
	for i, n := range s.args {
		if n == nil && pulls != nil {
			s.args[i] = labelled(unknown)
		}
	}
	var out *node
	for _, k := range fn.kids {
		if pulls != nil {
			k.n = a.u.join(k.n, labelled(unknown)) // it has what its types say
		}
		switch {
		case o.method == "" && a.u.kind(k.e) == fnSym:
			out = a.u.join(out, a.enterFunction(s, a.u.fns[k.e], k.n))
		case o.method != "" && a.u.kind(k.e) == boxSym:
			in := *s
			in.args, in.given = append([]*node{nil}, s.args...), behindReceiver(s.given)
			if ref := a.p.methodIn(k.e, o.method); ref != nil {
				out = a.u.join(out, a.invokeOn(&in, ref, k.n))
			}
		}
	}
	for _, c := range pulls {
		a.enterLater(c, o.hop, x.pos, a.reach(a.u.at(out, c.in.path)))
	}
}

// wiredFrom is the open call that this one stands for, if it does.
func (s *callSite) wiredFrom() *openCall {
	for ; s != nil; s = s.outer {
		if s.wired != nil {
			return s.wired
		}
	}
	return nil
}

// sources lists the patient data that a postponed call's arguments hold by
// themselves, whoever makes the call.
func (b *application) sources(p *pending) labels {
	return b.sum.sources(p.args...)
}

// sources is all patient data in trees of the summary and what they refer to.
func (s *summary) sources(trees ...*node) labels {
	return s.collect(func(l label) bool { return l.kind == srcLabel }, trees...)
}

// collect gathers the labels that are wanted from trees of the summary and what
// they refer to.
func (s *summary) collect(wanted func(label) bool, trees ...*node) labels {
	var out labels
	seen := map[*node]bool{}
	var visit func(n *node)
	visit = func(n *node) {
		if n == nil || seen[n] {
			return
		}
		seen[n] = true
		for _, l := range n.labels {
			if wanted(l) {
				out = out.add(l)
			}
		}
		for _, r := range n.refs {
			visit(s.objs[r.obj].content)
		}
		for _, k := range n.kids {
			visit(k.n)
		}
	}
	for _, n := range trees {
		visit(n)
	}
	return out
}

// pulledByWire is the call through a cell that returns what the crossing is of, or whose
// result enters there too and has the method that does: it is reported where the callee
// is put there.
func (b *application) pulledByWire(c *crossing) (id int, ok bool) {
	if b.leftBehind(c.in) {
		return 0, false
	}
	root := c.in.root
	for range b.sum.pend {
		r := b.u.roots[root]
		if r.kind != retRoot || r.n >= len(b.sum.pend) {
			break
		}
		p := b.sum.pend[r.n]
		if p.wired {
			return r.n, root == c.in.root || slices.ContainsFunc(b.sum.cross, func(o *crossing) bool {
				return o.in.root == root && o.purpose == c.purpose && o.into == c.into
			})
		}
		if p.method == "" || p.fn == nil || len(p.fn.labels) != 1 {
			break
		}
		root = p.fn.labels[0].root
	}
	return 0, false
}

// toldByWire reports whether the callees of a call through a cell have the patient data
// whoever calls them, or are given it whoever called: what a receiver or a captured variable holds here, and nowhere
// else, only this call can tell.
func (b *application) toldByWire(id int, l label) bool {
	own, ok := b.ofCallees[id]
	if !ok {
		own = b.dataOfCallees(b.sum.pend[id])
		own.data = union(own.data, b.sum.ownData(b.sum.pend[id].args...))
		b.ofCallees[id] = own
	}
	return own.declared || slices.ContainsFunc(own.data, func(o label) bool {
		return o == l.bare() || o.state == l.state && strings.HasPrefix(b.u.marks[l.mark].name, b.u.marks[o.mark].name+".")
	})
}

// ownData is the patient data that trees of the summary hold whatever callers supply:
// what the function has by itself, and what its type says is patient data.
func (s *summary) ownData(trees ...*node) labels {
	return s.collect(func(l label) bool { return l.kind == srcLabel || l.mark != 0 }, trees...).apply(func(l label) (label, bool) {
		return label{kind: srcLabel, mark: l.mark, state: l.state}, true
	})
}

// ownData is the patient data that functions have by themselves.
type ownData struct {
	data     labels
	declared bool // their results are declared to be patient data
}

// dataOfCallees is the data of those whom a call through a cell may reach.
func (b *application) dataOfCallees(p *pending) (own ownData) {
	fn := b.subst(p.fn)
	table, wired := b.callees(fn)
	for _, k := range slices.Concat(fn.children(), table.children(), wired.children()) {
		ref := b.u.fns[k.e]
		if ref == nil {
			ref = b.p.methodIn(k.e, p.method)
		}
		if ref == nil {
			continue
		}
		decl := b.p.declaredCallOf(b.function, b.s, ref)
		own.declared = own.declared || decl != nil && len(decl.Data) > 0
		if sum, _ := b.summaryOf(ref); sum != nil {
			own.data = union(own.data, sum.ownData(sum.result, sum.panics))
		}
	}
	return own
}

// quiet reports whether the label is reported elsewhere: at the place that wires the
// callee, of those on the way the last one. A place that wires one before it leaves what
// enters further on to that.
func (s *callSite) quiet(l label) bool {
	last := true
	for ; s != nil; s = s.outer {
		if s.here {
			return false
		}
		if s.mute {
			return true
		}
		l.held, l.care = 0, false
		for _, m := range s.skip {
			if m.held, m.care = 0, false; m == l && last {
				return true
			}
		}
		last = last && !s.throughCell
	}
	return false
}

func (e *encoder) open(o *openCall) {
	e.string(o.cell)
	e.path(o.rest)
	e.string(o.method)
	e.uint(len(o.args))
	for _, n := range o.args {
		e.node(n)
	}
	e.types(o.types)
	e.uint(o.n)
	e.uint(int(o.clean))
	e.hop(o.hop)
	e.uint(len(o.fixed))
	for _, u := range o.fixed {
		e.string(u.purpose)
		e.string(u.basis)
	}
	e.uint(len(o.into))
	for _, q := range o.into {
		e.string(q)
	}
	e.uint(len(o.pulls))
	for _, c := range o.pulls {
		e.crossing(c)
	}
}

func (d *decoder) open() openCall {
	o := openCall{cell: d.string(), rest: d.path(), method: d.string()}
	for range d.len() {
		o.args = append(o.args, d.node())
	}
	o.types = d.types()
	o.n, o.clean = d.uint(), uint64(d.uint())
	o.hop = d.hop()
	for range d.len() {
		o.fixed = append(o.fixed, coveredUse{d.string(), d.string()})
	}
	for range d.len() {
		o.into = append(o.into, d.string())
	}
	for range d.len() {
		o.pulls = append(o.pulls, d.crossing())
	}
	return o
}

func (p *analysis) encodeOpen() []byte {
	if len(p.open) == 0 {
		return nil
	}
	e := newEncoder(p.u)
	e.uint(len(p.open))
	for i := range p.open {
		e.open(&p.open[i])
	}
	return append(e.table(), e.buf...)
}

func (p *analysis) decodeOpen(b []byte) {
	if len(b) == 0 || p.Policy == nil {
		return
	}
	d := &decoder{p: p, buf: b}
	d.table()
	for range d.len() {
		o := d.open()
		if d.err != nil {
			p.count("facts")
			return
		}
		p.open = append(p.open, o)
	}
}
