package dataflow

import (
	"cmp"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// entry is a place where data may enter the code of purposes.
type entry struct {
	kind     Kind
	place    Place
	purposes []string
	into     Hop
	route    []Hop // calls between the place and the code entered
	line     Line  // of the call that enters, where it is not the place
	warn     bool  // what is entered is only warned about
	site     *callSite
	fixed    bool   // reported here, even when the data is known to a caller only
	told     labels // see crossing.told
	beside   labels // all that enters there
	// basis is one in the callee. It covers the entry, or would if the data had
	// passed the checks it needs, or does not count, which is told with why when
	// there is none here to tell of.
	basis, why string
	covered    bool
	needs      Check
}

// enter reports, or leaves to the callers, what of ls crosses into the
// purposes of e.
func (a *function) enter(ls labels, e entry) {
	if len(ls) == 0 {
		return
	}
	for _, q := range e.purposes {
		if e.kind == Passed || e.kind == Stored {
			if a.secondary() && a.u.policy.Covers(a.purposes, q) {
				continue // what this code has was judged when it came in
			}
		}
		if a.u.policy == nil || !a.u.policy.Secondary([]string{q}) {
			continue // entering direct care is no crossing
		}
		e.beside = ls
		for _, l := range ls {
			a.enterLabel(l, q, e)
		}
	}
}

func (a *function) enterLabel(l label, q string, e entry) {
	if l.kind == unkLabel || l.state.Ends() {
		return
	}
	q = a.takenBy(q)
	if e.site != nil && e.site.quiet(l) {
		return
	}
	told := false // at the call
	if o := e.site.wiredFrom(); o != nil {
		if basis, ok := o.fixedBasis(q); ok {
			if !a.p.Inventory {
				return
			}
			e.covered, e.basis = true, basis
		} else {
			told = slices.Contains(o.into, q)
		}
		e = e.throughWire(o)
	}
	src, known := a.concrete(l)
	if src.state.Ends() {
		return
	}
	if known && a.u.policy.Covers(a.u.held[src.held], q) {
		return
	}
	if !known && l.held != 0 && a.u.policy.Covers(a.u.held[l.held], q) {
		return
	}
	e.place.Func, e.place.Lit = a.decl, a.lit
	e.place.Datum, e.place.State = true, max(src.state, a.u.marks[src.mark].state)
	v := a.verdict(q, e)
	e.covered = v.Covered && v.Needs&^l.check == 0
	switch {
	case e.covered && !a.p.Inventory, told && !e.covered:
		return
	case e.covered:
		v.Needs = 0
	case !v.Covered:
		v.Needs = 0
		if v.Why == "" {
			v.Basis, v.Why = e.basis, e.why
		}
	}
	if known {
		a.found(a.finding(src, q, e, v))
		return
	}
	c := &crossing{in: l, purpose: q, into: e.into, route: e.route, line: a.lineOf(e), warn: e.warn, why: v.Why, basis: v.Basis, needs: v.Needs, covered: e.covered, kind: e.kind, at: e.place.Pos, fixed: e.fixed, told: union(e.told, a.told(l, e.beside))}
	c.own = a.own(l)
	c.fixed = c.fixed && a.u.roots[l.root].kind != madeRoot || a.bornOnTheWay(l)
	c.after = a.wroteBeside(inputKey{l.root, l.path})
	c.now, c.later = a.late == 0, a.late > 0 || e.site.late()
	a.leaveToCaller(c)
}

// verdict is what the bases say of an entry: one in the callee that covers it,
// those at the place, or one in the callee that wants a check.
func (a *function) verdict(q string, e entry) Verdict {
	switch {
	case q == unfollowed:
		return Verdict{}
	case isLeaving(q):
		return Verdict{Covered: true}
	case e.covered:
		return Verdict{Covered: true, Basis: e.basis}
	}
	v := a.u.policy.Verdict(q, e.place)
	if !v.Covered && e.needs != 0 {
		return Verdict{Covered: true, Basis: e.basis, Needs: e.needs}
	}
	return v
}

// own reports whether l is a parameter of a function literal that is patient
// data by its type. What calls the literal is often far away, or unknown; the
// reader looks for the flow in the literal.
func (a *function) own(l label) bool {
	return l.mark != 0 && a.fn.Parent() != nil && a.fn.Synthetic == "" && a.u.roots[l.root].kind == paramRoot
}

// bornOnTheWay reports whether an input became patient data here, by what the
// function puts it into or by what a call returns: the reader finds both ends of the
// flow before them, even where only a caller can tell what was put in.
func (a *function) bornOnTheWay(l label) bool {
	if l.mark == 0 {
		return false
	}
	switch a.u.roots[l.root].kind {
	case retRoot:
		return true
	case paramRoot, freeRoot:
		return a.markOnPath(l) == 0
	}
	return false
}

// throughWire is the entry as the place that wires it reports it.
func (e entry) throughWire(o *openCall) entry {
	e.kind = Wired
	if e.line == "" {
		e.line = o.hop.Pos
	}
	if len(e.route) > 0 {
		e.route = slices.Clone(e.route)
		e.route[0].Pos = o.hop.Pos
	}
	e.route = append([]Hop{{Func: o.hop.Func}}, e.route...)
	return e
}

// told is the data that long-lived memory is known to hold at an input: what
// enters from there is reported where it is read, not at each caller again. A
// value that is handed over, as a receiver may be, is not such memory. Nor does code
// that the compiler adds report anything. Where no datum enters, what the memory is known
// to hold was overwritten before.
func (a *function) told(l label, entering labels) labels {
	if l.kind != inLabel || isWrapper(a.fn) || !slices.ContainsFunc(entering, func(e label) bool { return e.kind == srcLabel }) {
		return nil
	}
	return a.known(l.root, l.path).sources()
}

// knownAt is what was known, and how much there was to know it from.
type knownAt struct {
	clock, inputs int
	n             *node
}

// known is what cells say of the memory that the path from an input leads to.
func (a *function) known(root rootID, path pathID) *node {
	key := inputKey{root, path}
	if k, ok := a.knows[key]; ok && k.clock == a.p.clock && k.inputs == len(a.inputs) {
		return k.n
	}
	out := a.learn(root, path)
	a.knows[key] = knownAt{a.p.clock, len(a.inputs), out}
	return out
}

func (a *function) learn(root rootID, path pathID) *node {
	var out *node
	if path != 0 {
		out = a.u.kid(a.known(root, a.u.paths[path].parent), a.u.paths[path].last)
	}
	if id, ok := a.inputs[inputKey{root, path}]; ok {
		out = a.u.join(out, a.p.readCell(a, a.objs[id]))
	}
	return out
}

// leaveToCaller keeps a crossing of an input: the shortest for each input, which
// is all that a caller reports, and the shortest for each place, should there
// be no caller.
func (a *function) leaveToCaller(c *crossing) {
	at := placeKey{c.key(), c.at}
	if old, ok := a.places[at]; !ok || c.better(old) {
		a.places[at] = c
	}
	if old, ok := a.cross[c.key()]; ok {
		if !c.better(old) {
			a.changed = old.also(c) || a.changed
			return
		}
		c.also(old)
	}
	a.cross[c.key()] = c
	a.changed = true
}

// lineOf is the line of the call that enters the code.
func (a *function) lineOf(e entry) Line {
	if e.line != "" {
		return e.line
	}
	return a.p.position(e.place.Pos)
}

func (a *function) finding(src label, q string, e entry, v Verdict) *Finding {
	f := &Finding{
		Pos: e.place.Pos, Kind: e.kind, Data: a.u.marks[src.mark].name, State: max(src.state, a.u.marks[src.mark].state),
		Held: a.u.held[src.held], Care: src.care || !a.u.policy.Secondary(a.u.held[src.held]),
		Purpose: q, Func: a.p.displayName(a.fn), Into: e.into, Route: e.route, Line: a.lineOf(e), Warn: e.warn, Basis: v.Basis, Why: v.Why, Missing: v.Needs &^ src.check,
		Covered: e.covered, told: labels{src},
	}
	if a.p.Inventory {
		f.Items = []Item{{f.Data, f.State, f.Held, f.Care, src.check}}
	}
	return f
}

func (a *function) found(f *Finding) {
	if !f.Pos.IsValid() {
		f.Pos = a.fn.Pos() // in code that the compiler adds
	}
	if keepBetter(a.findings, f) {
		a.changed = true
	}
}

func (f *Finding) key() findingKey { return findingKey{f.Pos, f.Purpose, f.Missing, f.Covered} }

// keepBetter keeps, of the findings of one place, the one that tells it most
// plainly, with the data of both. It reports whether that is f.
func keepBetter(best map[findingKey]*Finding, f *Finding) bool {
	old, ok := best[f.key()]
	if !ok {
		best[f.key()] = f
		return true
	}
	items, told := mergeItems(old.Items, f.Items), union(old.told, f.told)
	if compareFindings(old, f) <= 0 {
		old.Items, old.told = items, told
		return false
	}
	f.Items, f.told = items, told
	best[f.key()] = f
	return true
}

// compareFindings orders findings of one place by how plainly they tell it.
func compareFindings(a, b *Finding) int {
	return cmp.Or(
		compareRoutes(a.Route, a.Into, b.Route, b.Into),
		cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(a.Data, b.Data),
		slices.Compare(a.Held, b.Held),
		cmp.Compare(a.State, b.State),
		compareBool(b.Care, a.Care),
		cmp.Compare(a.Why, b.Why),
	)
}

// concrete decides an input that is patient data whoever the caller is: by its
// type, in code whose own purpose says what it is held for, and in variables
// that other packages can write.
func (a *function) concrete(l label) (label, bool) {
	if l.kind == srcLabel {
		return l, true
	}
	if l.kind == inLabel && l.mark == 0 && len(a.purposes) > 0 && a.u.roots[l.root].kind == paramRoot {
		l.mark = a.markOnPath(l)
	}
	if l.kind != inLabel || l.mark == 0 {
		return l, false
	}
	switch r := a.u.roots[l.root]; r.kind {
	case globalRoot:
		if !a.p.foreignGlobal(r.sym) && a.markOnPath(l) != 0 {
			return label{kind: srcLabel, state: Artificial}, true // its cell says what it holds
		}
		return a.bornHere(l, a.p.directCare), true
	case paramRoot:
		if len(a.purposes) == 0 {
			return l, false
		}
		return a.bornHere(l, a.u.holding(a.purposes)), true
	}
	return l, false
}

// markOnPath is the mark that the type of a parameter gives to a path in it.
func (a *function) markOnPath(l label) markID {
	t := a.rootType(l.root)
	if t == nil {
		return 0
	}
	m := a.u.typeMark(t)
	if r := a.u.roots[l.root]; r.kind == globalRoot {
		if own, none := a.p.variableMark(r.sym); own != 0 || none {
			m = own
		}
	}
	for _, e := range a.u.steps(l.path) {
		m = a.u.refine(m, e)
	}
	return m
}

// bornHere is l as patient data held for held, unless its type says what it
// was collected for and this code serves direct care.
func (a *function) bornHere(l label, held heldID) label {
	m := a.u.marks[l.mark]
	src := label{kind: srcLabel, mark: l.mark, held: held, state: max(l.state, m.state), check: l.check, care: l.care}
	if a.u.policy.Secondary(a.u.held[held]) {
		src.care = m.collected == 0 || !a.u.policy.Secondary(a.u.held[m.collected])
	} else if m.collected != 0 {
		src.held = m.collected
	}
	if l.held != 0 {
		src.held = l.held
	}
	return src
}

// secondary reports whether the function's own code is outside direct care.
func (a *function) secondary() bool { return a.u.secondary(a.purposes) != 0 }

func (a *function) self(kind Kind) entry {
	return entry{
		kind:     kind,
		place:    Place{Pos: a.pos, Callee: a.callable(), CallLit: a.lit},
		purposes: a.purposes,
		into:     Hop{a.p.displayName(a.fn), a.p.position(a.fn.Pos())},
	}
}

// callable is the declared function when the code at hand is its body, and not
// that of a literal in it.
func (a *function) callable() *types.Func {
	if a.lit.IsValid() {
		return nil
	}
	return a.decl
}

// read notes what the code at hand looks at in memory: for its callers, and,
// when it serves a secondary use, as a crossing of its own.
func (a *function) read(i ssa.Instruction, addr, v *node) {
	if v == nil || a.u.policy == nil {
		return
	}
	if val, ok := i.(*ssa.UnOp); ok {
		if val.Op != token.MUL || !isHeader(val) {
			a.look(v, val.Type())
		}
	} else {
		a.lookWhole(v)
	}
	if !a.secondary() || !a.outside(addr) {
		return
	}
	e := a.self(Read)
	e.place.Pos = i.Pos()
	if !e.place.Pos.IsValid() {
		e.place.Pos = a.pos
	}
	e.fixed = true
	if a.throughReceiver(addr) {
		a.alone = append(a.alone, aloneRead{a.readable(v, i), e})
		return
	}
	a.enter(a.readable(v, i), e)
}

// readCopy is v, a part of a struct that the code at hand may have copied from memory of
// others. To copy the whole was not to look at it all: the part is read here.
func (a *function) readCopy(i ssa.Instruction, whole ssa.Value, v *node) *node {
	if v == nil || a.u.policy == nil || !a.secondary() {
		return v
	}
	for _, from := range copiedFrom(whole) {
		addr := a.value(from.X)
		a.read(i, addr, v)
		v = a.takeIn(addr, v, i.(ssa.Value))
	}
	return v
}

// readLeft reports what code of a secondary use reads of what a call that it leaves to its
// callers has put behind an argument: it gets that by the call, as it gets what is returned.
// What its type says is patient data is reported where it is put there.
func (a *function) readLeft(i ssa.Value, v *node) {
	if v == nil || a.u.policy == nil || !a.secondary() {
		return
	}
	ls := a.readable(v, i.(ssa.Instruction)).apply(func(l label) (label, bool) {
		left := a.leftByCall(l)
		l.held, l.care = 0, false
		return l, left
	})
	if len(ls) > 0 {
		e := a.self(Pulled)
		e.place.Pos, e.fixed = cmp.Or(i.Pos(), a.pos), true
		a.enter(ls, e)
	}
}

// leftByCall reports whether the label is of what such a call has put behind an argument.
func (a *function) leftByCall(l label) bool {
	return l.kind == inLabel && l.mark == 0 && a.u.roots[l.root].kind == retRoot && l.held == a.u.holding(a.purposes) && a.leftBehind(l)
}

// copiedFrom lists the loads of structs that a value, or the variable that it is the address
// of, or is a part of, may be a copy of.
func copiedFrom(v ssa.Value) []*ssa.UnOp {
	switch v := v.(type) {
	case *ssa.Field:
		return copiedFrom(v.X)
	case *ssa.FieldAddr:
		return copiedFrom(v.X)
	case *ssa.UnOp:
		if _, ok := v.Type().Underlying().(*types.Struct); ok && v.Op == token.MUL {
			return []*ssa.UnOp{v}
		}
	case *ssa.Alloc:
		var out []*ssa.UnOp
		for _, r := range *v.Referrers() {
			if s, ok := r.(*ssa.Store); ok && s.Addr == v {
				out = append(out, copiedFrom(s.Val)...)
			}
		}
		return out
	}
	return nil
}

// fetched is a value that a call returned to the code at hand. What the callee, which serves
// no purpose of its own, read from variables of others for code of a secondary use is read
// by that.
func (a *function) fetched(i, from ssa.Value, v *node) *node {
	call, ok := from.(*ssa.Call)
	if _, several := i.Type().(*types.Tuple); !ok || several || v == nil || len(*i.Referrers()) == 0 || a.u.policy == nil || !a.secondary() {
		return v
	}
	a.readLeft(i, v)
	theirs := func(l label) bool {
		return l.kind == inLabel && l.held == 0 && a.u.roots[l.root].kind == globalRoot && a.foreign(l.root, l.path)
	}
	ls := a.readable(v, i.(ssa.Instruction)).apply(func(l label) (label, bool) { return l, theirs(l) })
	if len(ls) == 0 {
		return v
	}
	e := a.self(Pulled)
	e.place.Pos, e.fixed = call.Pos(), true
	a.enter(ls, e)
	return v.mapLabels(func(ls labels) labels {
		return ls.apply(func(l label) (label, bool) {
			if theirs(l) {
				l.held, l.care = a.u.holding(a.purposes), true
			}
			return l, true
		})
	})
}

// aloneRead is what a method of a secondary use reads of its receiver: its
// callers report it where they call, and where there are none it is reported
// itself.
type aloneRead struct {
	ls labels
	e  entry
}

func (a *function) throughReceiver(addr *node) bool {
	if addr == nil {
		return false
	}
	for _, l := range addr.labels {
		if l.kind == inLabel && a.u.roots[l.root].kind == paramRoot {
			return true
		}
	}
	for _, r := range addr.refs {
		if o := a.objs[r.obj]; o.input && a.u.roots[o.root].kind == paramRoot {
			return true
		}
	}
	return false
}

// outside reports whether memory of others is read through addr: a
// package-level variable, a captured one, or a field behind a receiver.
func (a *function) outside(addr *node) bool {
	if addr == nil {
		return false
	}
	for _, l := range addr.labels {
		if l.kind == inLabel && l.exact && a.foreign(l.root, l.path) {
			return true
		}
	}
	for _, r := range addr.refs {
		if o := a.objs[r.obj]; o.input && a.foreign(o.root, o.path) {
			return true
		}
	}
	return false
}

func (a *function) foreign(root rootID, path pathID) bool {
	switch r := a.u.roots[root]; r.kind {
	case globalRoot:
		return !a.p.sameOwner(a, r.sym)
	case freeRoot:
		return a.lit.IsValid() && !slices.Equal(a.p.purposesOf(a.fn.Parent()), a.purposes)
	case paramRoot:
		return r.n == 0 && path != 0 && a.fn.Signature.Recv() != nil && a.foreignReceiver()
	}
	return false
}

// foreignReceiver reports whether the method's purpose is its own, so that the
// fields of its receiver are not already held for it.
func (a *function) foreignReceiver() bool {
	t := a.fn.Signature.Recv().Type()
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || a.u.marks[a.u.typeMark(n)].name != "" && !a.u.marks[a.u.typeMark(n)].container {
		return false // the receiver is the datum: the call is the crossing
	}
	return !slices.Equal(a.u.policy.TypePurposes(n.Obj()), a.purposes)
}

// readable is what of a loaded value counts as read at this place: the data
// itself, not a struct that is passed through on the way to a field.
func (a *function) readable(v *node, i ssa.Instruction) labels {
	val, ok := i.(ssa.Value)
	if ok {
		t := val.Type()
		if a.holdsOthers(v, t) || isHeader(val) {
			return nil
		}
	}
	return a.shallow(v).apply(func(l label) (label, bool) {
		if l.kind == inLabel && l.mark != 0 && a.u.roots[l.root].kind == paramRoot {
			return a.bornHere(l, a.p.directCare), true
		}
		return l, true
	})
}

// isHeader reports whether v is a slice, map or channel of which only the
// length or single elements are used: those are read on their own.
func isHeader(v ssa.Value) bool {
	if isContext(v.Type()) {
		return true
	}
	switch v.Type().Underlying().(type) {
	case *types.Slice, *types.Map, *types.Chan:
	default:
		return false
	}
	for _, r := range *v.Referrers() {
		switch r := r.(type) {
		case *ssa.IndexAddr, *ssa.Lookup, *ssa.Range, *ssa.UnOp, *ssa.MapUpdate, *ssa.Send, *ssa.DebugRef:
		case *ssa.Call:
			if b, ok := r.Call.Value.(*ssa.Builtin); !ok || b.Name() != "len" && b.Name() != "cap" {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// shallow is what v itself carries, without following its pointers.
func (a *function) shallow(v *node) labels {
	if v == nil {
		return nil
	}
	out := v.labels
	for _, k := range v.kids {
		if kind := a.u.kind(k.e); kind == keySym || kind == innerSym {
			continue // a context, or an opaque value, is not what it holds
		}
		out = union(out, a.shallow(k.n))
	}
	for _, r := range v.refs {
		if !a.objs[r.obj].input {
			out = union(out, a.reach(pointer(r)))
		}
	}
	return out
}

func (a *function) wholeDatum(t types.Type) bool {
	m := a.u.typeMark(t)
	return m != 0 && !a.u.marks[m].container
}

// holdsOthers reports whether v, of type t, is a struct that only holds patient
// data somewhere and is not patient data itself.
func (a *function) holdsOthers(v *node, t types.Type) bool {
	if !isContainer(t) || a.wholeDatum(t) {
		return false
	}
	return v == nil || !slices.ContainsFunc(v.labels, func(l label) bool {
		return l.mark != 0 && !a.u.marks[l.mark].container
	})
}

// isHandle reports whether t is an interface to something that is used through
// its methods: a client, a writer. To load it is not to look at what it holds.
func isHandle(t types.Type) bool {
	i, ok := types.Unalias(t).Underlying().(*types.Interface)
	return ok && i.NumMethods() > 0 && !cleanType(t)
}

// isContainer reports whether t is a struct, or a pointer to one.
func isContainer(t types.Type) bool {
	u := types.Unalias(t).Underlying()
	if p, ok := u.(*types.Pointer); ok {
		u = p.Elem().Underlying()
	}
	_, ok := u.(*types.Struct)
	return ok
}

// maxReads bounds what a summary lists of the inputs that a function looks at.
const maxReads = 64

// readByKey reports what code of a secondary use looks up in a context that it
// captured or found in a variable; of one that is passed to it, the call that
// passes it is the crossing.
func (a *function) readByKey(s *callSite, n *node) {
	if !a.secondary() {
		return
	}
	e := a.self(Read)
	e.place.Pos, e.fixed = s.pos, true
	a.enter(a.shallow(n).apply(func(l label) (label, bool) {
		return l, l.kind != inLabel || a.u.roots[l.root].kind != paramRoot
	}), e)
}

// takeIn is what code of a secondary use holds after it has read v from the
// memory of others: the reading was the crossing.
func (a *function) takeIn(addr, v *node, i ssa.Value) *node {
	if a.holdsOthers(v, i.Type()) || isHeader(i) {
		return v // read further on
	}
	if v == nil || a.u.policy == nil || !a.secondary() || !a.outside(addr) {
		return v
	}
	return v.mapLabels(func(ls labels) labels {
		return ls.apply(func(l label) (label, bool) {
			if l.kind == srcLabel && !a.covers(l) {
				return a.reheld(l), true
			}
			if l.kind == inLabel && l.held == 0 {
				l.held, l.care = a.u.holding(a.purposes), true
			}
			return l, true
		})
	})
}

// look notes that the code looks at v, of type t: unless v is a struct that
// holds other things, of which it may look at some only, or is there to be called.
func (a *function) look(v *node, t types.Type) {
	if v == nil || a.u.policy == nil || a.holdsOthers(v, t) || isHandle(t) || isFunction(t) {
		return
	}
	a.lookWhole(v)
}

func (a *function) lookWhole(v *node) {
	if v == nil || a.u.policy == nil {
		return
	}
	a.lookLabels(v.labels)
	for _, k := range v.kids {
		a.lookWhole(k.n)
	}
}

// lookStored notes what is stored where others can look at it.
func (a *function) lookStored(addr, v *node) {
	if v == nil || a.u.policy == nil || addr == nil {
		return
	}
	others := len(addr.labels) > 0
	for _, r := range addr.refs {
		others = others || a.objs[r.obj].input
	}
	if others {
		a.lookLabels(v.labels) // with their exact paths
		a.lookLabels(a.reach(v))
	}
}

func (a *function) lookLabels(ls labels) {
	for _, l := range ls {
		if l.kind != inLabel {
			continue
		}
		if k := a.u.roots[l.root].kind; k != paramRoot && k != freeRoot {
			continue
		}
		r := label{kind: inLabel, root: l.root, path: l.path, exact: l.exact}
		if len(a.reads) >= maxReads {
			r.path = 0
		}
		if !a.reads[r] {
			a.reads[r] = true
			a.changed = true
		}
	}
}

// enterStored reports data stored into a variable or type of a purpose that
// the code at hand does not serve.
func (a *function) enterStored(addr ssa.Value, v *node) {
	if v == nil || a.u.policy == nil {
		return
	}
	owner, place, purposes := a.owner(addr)
	if owner == "" {
		return
	}
	if a.secondary() && place.inPackage(a.p.Pkg.Pkg) {
		return // its own
	}
	place.Pos = a.pos
	held := addr.Type() // of a channel or a map; else of what the address points to
	if p, ok := held.Underlying().(*types.Pointer); ok {
		held = p.Elem()
	}
	before := a.reach(a.load(a.value(addr), held))
	stored := a.reach(v).apply(func(l label) (label, bool) {
		return l, l.kind != inLabel || !slices.Contains(before, l) // it was there already
	})
	a.enter(stored, entry{kind: Stored, place: place, purposes: purposes, into: Hop{owner, ""}})
}

func (at Place) inPackage(pkg *types.Package) bool {
	return at.Var != nil && at.Var.Pkg() == pkg || at.Type != nil && at.Type.Pkg() == pkg
}

// owner finds the variable or type with a purpose of its own that addr lies in.
func (a *function) owner(addr ssa.Value) (string, Place, []string) {
	for {
		switch v := addr.(type) {
		case *ssa.FieldAddr:
			if n, ok := types.Unalias(elemType(v.X.Type())).(*types.Named); ok {
				if ps := a.u.policy.TypePurposes(n.Obj()); len(ps) > 0 {
					return qualified(n.Obj()), Place{Type: n.Obj()}, ps
				}
			}
			addr = v.X
		case *ssa.IndexAddr:
			addr = v.X
		case *ssa.UnOp:
			if v.Op != token.MUL {
				return "", Place{}, nil
			}
			addr = v.X
		case *ssa.Slice:
			addr = v.X
		case *ssa.Global:
			obj, ok := v.Object().(*types.Var)
			if !ok {
				return "", Place{}, nil
			}
			return qualified(obj), Place{Var: obj}, a.u.policy.VarPurposes(obj)
		default:
			return "", Place{}, nil
		}
	}
}

func qualified(o types.Object) string {
	if o.Pkg() == nil {
		return o.Name()
	}
	return o.Pkg().Name() + "." + o.Name()
}

// obtain notes that code of a secondary use got patient data from outside.
func (a *function) obtain(m markID) {
	if !a.secondary() || a.pulling {
		return
	}
	e := a.self(Obtained)
	for _, q := range a.purposes {
		held := a.u.marks[m].collected
		if held == 0 {
			held = a.p.directCare
		}
		if a.u.policy.Covers(a.u.held[held], q) {
			continue
		}
		if at, ok := a.obtained[q]; ok && at <= e.place.Pos {
			continue
		}
		e.place.Func, e.place.Lit = a.decl, a.lit
		e.place.Datum, e.place.State = true, a.u.marks[m].state
		v := a.u.policy.Verdict(q, e.place)
		if e.covered = v.Covered; !v.Covered {
			if at, ok := a.obtained[q]; ok {
				delete(a.findings, findingKey{pos: at, purpose: q})
			}
			a.obtained[q] = e.place.Pos
		} else if !a.p.Inventory {
			continue
		}
		v.Needs = 0
		a.found(a.finding(label{kind: srcLabel, mark: m, held: held, state: a.u.marks[m].state}, q, e, v))
	}
}
