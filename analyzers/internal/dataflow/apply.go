package dataflow

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// enterFunction calls a function whose code is known by name.
func (a *function) enterFunction(s *callSite, ref *fnRef, captured *node) *node {
	if s.serve && !isLiteral(ref) && !a.p.modelled(ref) && !a.p.isStd(ref) {
		return a.served(ref)
	}
	if s.merge(ref.sym) {
		return a.enterMerged(s, ref, captured)
	}
	return a.enterApart(s, ref, captured)
}

// enterApart is a call by itself.
func (a *function) enterApart(s *callSite, ref *fnRef, captured *node) *node {
	decl := a.p.declaredCallOf(a, s, ref)
	sum, model := a.summaryOf(ref)
	in := *s
	in.sub = a.within(s.sub, a.u.name(ref), -2)
	in.outer, in.fn, in.own, in.callee, in.types = s, ref.sym, captured, a.p.signature(ref), ref.types
	if a.p.recursive(a.fn, ref.ssa) {
		in.rec, in.sub = true, a.within(0, "recursive "+ref.sym, 0)
	}
	in.args = a.asDeclared(s, in.callee)
	in.passed = a.enterDeclaredCall(&in, ref, decl, sum)
	if decl != nil && len(decl.Purposes) > 0 {
		in.enters = a.u.secondary(decl.Purposes)
	} else if sum != nil && !sum.unknown {
		in.enters = 0 // whoever calls it
	}
	var out *node
	switch group := a.p.cutBefore(a.fn, ref.ssa); {
	case decl != nil && decl.HasCarries:
		out = a.carried(&in, decl)
	case in.enters != 0 && a.elsewhere(ref) && !a.p.isStd(ref):
		out = a.handOut(&in)
	case model:
		out, _ = a.model(&in, ref.sym, a.p.signature(ref))
	case isC(ref):
		out = a.unseen(&in)
	case group != nil:
		out = a.callThrough(group, &in, ref, sum, captured)
	case sum != nil && sum.unknown && !a.elsewhere(ref):
		out = a.notFollowed(&in, Hop{sum.name, sum.pos})
	case sum == nil || sum.unknown:
		out = a.unseen(&in)
	default:
		out = a.apply(&in, ref, sum, captured, decl)
		if a.secondary() && in.takesContext() {
			a.readByKey(&in, out)
		}
	}
	return a.declaredResults(&in, decl, out)
}

// isC reports whether the function is one that cgo writes for a call of C: its body says
// nothing of what becomes of the arguments.
func isC(ref *fnRef) bool {
	return ref.obj != nil && strings.HasPrefix(ref.obj.Name(), "_Cfunc_")
}

// served is what a declared function returns to the server that it is registered
// with. Its code knows nothing of where that was done, and is looked at by itself:
// what it gets from its receiver is joined with it by the cells. To run it as well,
// where a program registers hundreds, would cost a look at most of the program.
func (a *function) served(ref *fnRef) *node {
	var sum *summary
	switch f := ref.ssa; {
	case f == nil || f.Blocks == nil:
		sum = a.p.facts.summary(ref.sym)
	case a.p.sums[f] != nil:
		a.applied[f] = true
		sum = a.p.sums[f]
	default:
		a.applied[f], a.p.grew = true, true
	}
	if sum == nil {
		return labelled(unknown)
	}
	data := sum.collect(func(l label) bool { return l.kind == srcLabel || l.kind == inLabel && l.mark != 0 }, sum.result)
	return labelled(union(unknown, data.apply(func(l label) (label, bool) {
		if l.kind == inLabel {
			l = a.bornHere(l, a.p.directCare)
		}
		return l, true
	})))
}

// isLiteral reports whether the function is one that captures what is around it.
func isLiteral(ref *fnRef) bool {
	if ref.ssa != nil {
		return ref.ssa.Parent() != nil
	}
	return strings.Contains(ref.sym, "$") && !strings.HasSuffix(ref.sym, "$bound") && !strings.HasSuffix(ref.sym, "$thunk")
}

// elsewhere reports whether the function belongs to another module.
func (a *function) elsewhere(ref *fnRef) bool {
	if a.u.policy == nil {
		return false
	}
	if ref.obj != nil && ref.obj.Pkg() != nil {
		return !a.p.own(ref.obj.Pkg().Path())
	}
	return !a.p.own(a.p.packageOf(ref.sym))
}

// handOut is a call of another module's code for a secondary use: a client, a
// logger. What it is given crosses at the call and has left the program; the
// client does not hold it for later calls.
func (a *function) handOut(s *callSite) *node {
	for i, n := range s.args {
		a.lookWhole(n)
		a.lookLabels(a.reach(n))
		if i > 0 || !s.method() {
			a.fill(n, unknown)
		}
		a.escape(s, i, unknown)
	}
	return a.resultsOf(s, unknown)
}

func (s *callSite) takesContext() bool {
	for i := range s.args {
		if s.isContext(i) {
			return true
		}
	}
	return false
}

// nested counts the applications that this call is part of: those of fn, and all.
func (s *callSite) nested(fn string) (same, all int) {
	for ; s != nil; s = s.outer {
		all++
		if s.fn == fn {
			same++
		}
	}
	return same, all
}

// through is the place at which a callee's crossing becomes one of this call.
func (a *function) through(s *callSite, ref *fnRef, sum *summary, c *crossing) entry {
	e := entry{kind: c.kind, purposes: []string{c.purpose}, into: c.into, line: c.line, warn: c.warn, site: s}
	e.covered, e.needs, e.basis, e.why = c.covered, c.needs, c.basis, c.why
	e.place = Place{Pos: s.pos}
	if c.at.IsValid() && (c.fixed || c.own || a.inline(ref, c)) {
		e.place.Pos, e.fixed, e.route = c.at, true, c.route
		return e
	}
	e.route = append([]Hop{{sum.name, a.p.position(s.pos)}}, c.route...)
	return e
}

// inline reports whether the crossing lies in a literal of the function at
// hand, so that the reader has both ends of the flow before them: the body of
// a range over a function, or code that captured the data.
func (a *function) inline(ref *fnRef, c *crossing) bool {
	if ref.ssa == nil || !encloses(a.fn, ref.ssa) {
		return false
	}
	return a.u.roots[c.in.root].kind == freeRoot || isRangeBody(ref.ssa)
}

func encloses(outer, inner *ssa.Function) bool {
	for f := inner.Parent(); f != nil; f = f.Parent() {
		if f == outer {
			return true
		}
	}
	return false
}

// application is one use of a callee's summary.
type application struct {
	*function
	s         *callSite
	ref       *fnRef
	sum       *summary
	captured  *node
	decl      *Func
	objs      [][]ref
	rets      []*node
	args      [][]*node // of the pending calls, resolved
	memo      map[inputKey]typedNode
	made      map[*node]*node
	seen      map[label]*node // what label made of each, while nothing changes
	callable  map[depthKey]*node
	written   map[objID][]inputWrite // where the callee writes, by way of its inputs
	ofCallees map[int]ownData        // of the wired among the pending calls, by themselves
	again     []int                  // the pending call that each of them became, and one more
	idle      []bool                 // the optional ones that have no callee
	told      []bool                 // those of which a model has told what they do, and nobody knows better
	changes   []objSet               // by each of the pending calls
	writing   *sumObj                // the input memory whose new contents are at hand
	keeping   bool                   // they go into memory of code of a secondary use
	calling   bool                   // it is the callee of a call left to the caller
}

func (a *function) apply(s *callSite, ref *fnRef, sum *summary, captured *node, decl *Func) *node {
	defer a.putOff(s.running)()
	b := &application{function: a, s: s, ref: ref, sum: sum, captured: captured, decl: decl, memo: map[inputKey]typedNode{}, seen: map[label]*node{}, made: map[*node]*node{}, callable: map[depthKey]*node{}, ofCallees: map[int]ownData{}}
	b.bindObjects()
	if len(sum.pend) > 0 {
		b.store(b.everything(), false)
		b.callPending()
		b.pass()
	}
	b.crossings(false)
	b.noteReads()
	result := b.subst(sum.result)
	panics := b.subst(sum.panics)
	b.store(b.everything(), len(sum.pend) == 0 && !s.async)
	b.crossingsLater()
	a.panicked(panics)
	return result
}

// forget drops what was worked out of memory and results, which have changed.
func (b *application) forget() {
	clear(b.memo)
	clear(b.seen)
	clear(b.made)
}

func (b *application) bindObjects() {
	b.objs = make([][]ref, len(b.sum.objs))
	for i, o := range b.sum.objs {
		if o.input {
			continue
		}
		o.typ = b.instance(o.typ)
		id := b.bindObject(i, o)
		if o.shared {
			b.share(id)
		}
		b.objs[i] = []ref{{obj: id}}
	}
	for i, o := range b.sum.objs {
		if o.input {
			o.typ = b.instance(o.typ)
			b.objs[i] = b.inputRefs(o)
		}
	}
	b.forget() // inputs were looked up without what is written to them
	b.bindWrites()
}

func (b *application) bindObject(i int, o sumObj) objID {
	if !b.s.rec {
		id := b.alloc(b.s.instr, b.within(b.s.sub, "object", i), o.typ)
		made := &b.function.objs[id]
		made.multi, made.past = made.multi || o.multi || b.s.repeated(), false
		return id
	}
	from := o.from
	if from == "" { // a fact does not say: its objects are told apart by number
		from = fmt.Sprint(b.ref.sym, "#", i)
	}
	id := b.alloc(nil, b.within(0, "object of "+from, 0), o.typ)
	b.function.objs[id].from = from
	return id
}

// pass notes that memory which the callee made in a loop and handed out in each round is
// many from now on: what the rounds' code did to it, it did to the one at hand.
func (b *application) pass() {
	for i, o := range b.sum.objs {
		if o.rounds && !o.input {
			b.function.objs[b.objs[i][0].obj].past = true
		}
	}
}

// inputRefs is the caller's memory that an input of the callee points to.
func (b *application) inputRefs(o sumObj) []ref {
	if r := b.u.roots[o.root]; r.kind == globalRoot {
		if o.path == 0 {
			return []ref{{obj: b.globalObject(r.sym, o.typ)}}
		}
	}
	p := b.u.paths[o.path]
	if b.u.kind(p.last) == loopSym {
		return b.refsAround(o, p)
	}
	if o.path == 0 {
		return nil
	}
	var refs []ref
	if p.last == derefElem {
		refs, _ = b.targets(b.resolve(o.root, p.parent), o.typ)
	}
	if b.u.bounded(o.path) {
		refs = append(refs, b.refsBelow(o)...)
	}
	return refs
}

// refsBelow is the memory that a path at its bound stands for: all that the caller has
// there.
func (b *application) refsBelow(o sumObj) (refs []ref) {
	for _, id := range b.reachable(b.resolve(o.root, o.path), func(objID) bool { return false }) {
		refs = append(refs, ref{obj: id, shifted: true})
	}
	return refs
}

// refsAround is the memory of all elements of a caller's list.
func (b *application) refsAround(o sumObj, p pathInfo) []ref {
	first := b.inputRefs(sumObj{input: true, root: o.root, path: p.parent, typ: o.typ})
	refs := slices.Clone(first)
	for i := 0; i < len(refs) && i < maxObjects; i++ {
		content := b.u.at(b.contents(refs[i].obj), refs[i].path)
		for _, link := range b.u.links(p.last) {
			if len(link) == 0 || link[len(link)-1] != derefElem {
				continue
			}
			more, _ := b.targets(b.walk(content, o.typ, link[:len(link)-1]), o.typ)
			for _, r := range more {
				if !slices.Contains(refs, r) {
					refs = append(refs, r)
				}
			}
		}
	}
	return refs
}

// everything is all memory that the callee leaves.
func (b *application) everything() kept {
	var all kept
	for i, o := range b.sum.objs {
		if !o.input {
			all.objs = append(all.objs, i)
		}
	}
	for i := range b.sum.writes {
		all.writes = append(all.writes, i)
	}
	return all
}

// store writes what the callee left in the given memory.
func (b *application) store(what kept, strong bool) {
	type pendingWrite struct {
		r      ref
		n      *node
		old    *node   // the same, as the callee says it
		in     *sumObj // of memory that is not the callee's
		strong bool
	}
	var todo []pendingWrite
	for _, i := range what.objs {
		o := b.sum.objs[i]
		b.keeping = b.s.enters != 0
		todo = append(todo, pendingWrite{b.objs[i][0], b.subst(o.content), o.content, nil, strong && !o.shared})
		b.keeping = false
	}
	for _, i := range what.writes {
		w := b.sum.writes[i]
		refs := b.objs[w.obj]
		if b.s.enters != 0 {
			b.writing = &b.sum.objs[w.obj]
			b.keeping = b.itsOwn(b.writing.root)
		}
		n := b.subst(w.content)
		b.writing, b.keeping = nil, false
		was := b.subst(w.was)
		for _, r := range refs {
			b.noteWas(r, was)
			n := n
			if r.shifted {
				n = b.u.smear(n)
			}
			todo = append(todo, pendingWrite{r, n, w.content, &b.sum.objs[w.obj], strong && len(refs) == 1 && !r.shifted})
		}
	}
	times, late := map[objID]int{}, b.s.late()
	for _, w := range todo {
		times[w.r.obj]++
	}
	for _, w := range todo {
		w.strong = w.strong && times[w.r.obj] == 1 // else the last one written is not known
		if b.ref.ssa != nil {
			b.wired = func() *node { return b.concrete(w.old, 0) } // and so was wired there, in this package
		}
		b.stored = b.sum.sources(w.old).bare()
		if w.in != nil {
			b.adds = func() *node { return b.subst(b.sum.given(b.u, w.old, w.in, 0)) }
		}
		if late {
			b.share(w.r.obj) // it is written to at any time from here on
		}
		b.write(w.r.obj, w.r.path, w.n, w.strong)
		b.wired, b.stored, b.adds = nil, nil, nil
	}
	for i, o := range b.sum.objs {
		if o.shared {
			for _, r := range b.objs[i] {
				b.share(r.obj)
			}
		}
	}
}

// concrete is what can be called in a tree of the callee's, whoever calls it.
func (b *application) concrete(n *node, depth int) *node {
	if n == nil || depth > maxCellDepth {
		return nil
	}
	key := depthKey{n, depth}
	if out, ok := b.callable[key]; ok {
		return out
	}
	b.spend(1)
	out := callables(b.u, n)
	for _, r := range n.refs {
		if c := b.concrete(b.u.at(b.sum.objs[r.obj].content, r.path), depth+1); c != nil {
			out = b.u.join(out, emptyNode.with(derefElem, c))
		}
	}
	for _, k := range n.kids {
		if c := b.concrete(k.n, depth); c != nil {
			out = b.u.join(out, emptyNode.with(k.e, c))
		}
	}
	b.callable[key] = out
	return out
}

// depthKey is a tree of the callee's that was reached through so many pointers.
type depthKey struct {
	n     *node
	depth int
}

// subst rewrites a tree of the callee's in terms of the caller.
func (b *application) subst(n *node) *node {
	if n == nil {
		return nil
	}
	plain := b.writing == nil && !b.keeping && !b.calling
	if m, ok := b.made[n]; ok && plain {
		return m
	}
	var out *node
	b.spend(1 + len(n.labels))
	for _, l := range n.labels {
		m, ok := b.seen[l]
		if !ok || !plain {
			m = b.label(l)
			if plain {
				b.seen[l] = m
			}
		}
		out = b.u.join(out, m)
	}
	for _, r := range n.refs {
		for _, t := range b.objs[r.obj] {
			path := t.path
			for _, e := range b.u.steps(r.path) {
				path = b.u.extend(path, e)
			}
			out = b.u.join(out, pointer(ref{t.obj, path, t.shifted || r.shifted}))
		}
	}
	for _, k := range n.kids {
		if out == nil {
			out = emptyNode
		}
		if e := b.dynamic(k.e); e != k.e {
			out = b.u.join(out, emptyNode.with(e, b.subst(k.n)))
			continue
		}
		c := b.subst(k.n)
		if was, ok := out.explicit(k.e); ok && (k.e == derefElem || hasNoParts(b.u.boxTypes[k.e])) {
			c = b.u.join(was, c) // beside it, as the other text that an interface may hold
		}
		out = out.with(k.e, c)
	}
	if n.flat && out != nil && !out.flat {
		out = b.u.fold(out)
	}
	if out == nil && len(n.labels) == 0 {
		out = emptyNode
	}
	if plain {
		b.made[n] = out
	}
	return out
}

// dynamic is the dynamic type of an interface value, or a function value of generic code,
// as it is in this call.
func (b *application) dynamic(e elem) elem {
	switch b.u.kind(e) {
	case fnSym:
		if ref := b.u.fns[e]; len(ref.types) > 0 {
			return b.u.fn(b.instanceOf(ref))
		}
		return e
	case boxSym:
	default:
		return e
	}
	t := b.u.boxTypes[e]
	if t == nil || !b.u.isGeneric(t) {
		return e
	}
	if t = b.instance(t); t == nil {
		return e
	}
	return b.u.box(t)
}

// instanceOf is a function value of the callee's as it is in this call.
func (b *application) instanceOf(ref *fnRef) *fnRef {
	if !slices.ContainsFunc(ref.types, b.u.isGeneric) {
		return ref
	}
	in := *ref
	if in.types = b.instances(ref.types); slices.Contains(in.types, nil) {
		in.types = nil
	}
	return &in
}

// dynamicStep is a step on a path of the callee's as it is in this call; same is set for
// what is asserted to be of a type parameter that stands for an interface, or for a type
// that the call does not tell.
func (b *application) dynamicStep(e elem) (step elem, same bool) {
	if b.u.kind(e) != boxSym || !isTypeParam(typeOrNil(b.u.boxTypes[e])) {
		return b.dynamic(e), false
	}
	t := b.instance(b.u.boxTypes[e])
	if t == nil || types.IsInterface(t) && !isTypeParam(t) {
		return e, true
	}
	return b.u.box(t), false
}

// itsOwn reports whether memory below the root belongs to the code called: its
// receiver, or a variable.
func (b *application) itsOwn(root rootID) bool {
	r := b.u.roots[root]
	return r.kind == globalRoot || r.kind == paramRoot && r.n == 0 && b.ref.method()
}

// kept is an argument as code of a secondary use keeps it: what it points to is
// held for that use from then on, whatever it is to the caller.
func (b *application) kept(l label, n *node) *node {
	if n == nil || !b.keeping || b.u.roots[l.root].kind != paramRoot || b.itsOwn(l.root) || len(n.refs) == 0 && len(n.kids) == 0 {
		return n
	}
	if t := b.argType(b.u.roots[l.root].n); l.path == 0 && t != nil && (isHandle(t) || isFunction(t)) {
		return n // used through its methods: what these return is read then
	}
	below := b.carry(l, labelled(b.reach(n)))
	out := b.u.fold(callables(b.u, n), below)
	return b.u.join(below, emptyNode.with(derefElem, out))
}

func (b *application) label(l label) *node {
	if l.kind == srcLabel {
		return labelled(labels{b.handedOver(b.s, l, Hop{b.sum.name, b.p.position(b.s.pos)})})
	}
	if l.kind != inLabel {
		return labelled(labels{l})
	}
	n := b.resolve(l.root, l.path)
	if !l.exact {
		n = labelled(b.reach(n))
		b.spend(8)
	}
	if n == nil {
		return nil
	}
	if b.s.enters != 0 && l.held == 0 && !b.unchanged(l) && !b.bornInCall(l) {
		l.held, l.care = b.s.enters, true
	}
	n = b.kept(l, b.carry(l, n))
	if l.mark != 0 {
		b.makes(l, n)
		b.pulling = true
		n = b.birth(n, place{mark: l.mark})
		b.pulling = false
	}
	return n
}

// makes reports that code of a secondary use gets patient data from a callee that
// makes it, by putting n, which is none yet, where data is marked.
func (b *application) makes(l label, n *node) {
	data := func(m label) bool { return m.kind == srcLabel || m.mark != 0 }
	if n == nil || b.s.enters != 0 || b.decl != nil && b.decl.Deidentify || !b.secondary() || n.some(data) || !n.some(func(label) bool { return true }) {
		return
	}
	b.pulled(b.s, labels{b.unheld(l.mark)}, Hop{b.sum.name, b.p.position(b.s.pos)})
}

// bornInCall reports whether the label is of patient data that a callee without a purpose
// gets by a call: what it returns to code of a secondary use crosses there.
func (b *application) bornInCall(l label) bool {
	return l.mark != 0 && b.u.roots[l.root].kind == retRoot && (b.decl == nil || len(b.decl.Purposes) == 0)
}

// unchanged reports whether the label says that memory still holds what it
// held before the call.
func (b *application) unchanged(l label) bool {
	return b.writing != nil && l.exact && b.u.lies(l, b.writing)
}

// resolve is what the caller has at an input of the callee.
func (b *application) resolve(root rootID, path pathID) *node {
	n, _ := b.resolveTyped(root, path)
	return n
}

type typedNode struct {
	n *node
	t types.Type
}

// resolveTyped is resolve with the type there, nil when it is not known.
func (b *application) resolveTyped(root rootID, path pathID) (*node, types.Type) {
	key := inputKey{root, path}
	x, ok := b.memo[key]
	if !ok {
		defer b.putOff(b.u.roots[root].kind == madeRoot)()
		x.n, x.t = b.resolveStep(root, path)
		b.memo[key] = x
	}
	return x.n, x.t
}

func (b *application) resolveStep(root rootID, path pathID) (*node, types.Type) {
	if path == 0 {
		return b.resolveRoot(root)
	}
	p := b.u.paths[path]
	if r := b.u.roots[root]; r.kind == retRoot {
		if n, ok := b.resolveReturned(r.n, path); ok {
			return n, nil
		}
	}
	n, t := b.resolveTyped(root, p.parent)
	if b.u.kind(p.last) == loopSym {
		return b.around(n, t, p.last), t
	}
	step, same := b.dynamicStep(p.last)
	if same {
		return n, t
	}
	next := b.typeOfStep(n, t, step)
	if step == derefElem {
		return b.aliased(inputKey{root, path}, b.targetsWritten(n, next), b.load(n, next), next), next
	}
	return b.u.asserted(n, step), next
}

// maxTurns bounds how far a loop step follows a caller's list.
const maxTurns = 40

// around joins n with all that the links of a loop step lead to from it.
func (b *application) around(n *node, t types.Type, loop elem) *node {
	for range maxTurns {
		before := n
		for _, link := range b.u.links(loop) {
			n = b.u.join(n, b.walk(before, t, link))
		}
		if n == before {
			return n
		}
	}
	b.p.count("turns")
	return b.u.join(n, labelled(b.reach(n)))
}

func (b *application) walk(n *node, t types.Type, steps []elem) *node {
	for _, e := range steps {
		e, same := b.dynamicStep(e)
		if same {
			continue
		}
		next := b.typeOfStep(n, t, e)
		if e == derefElem {
			n = b.load(n, next)
		} else {
			n = b.u.asserted(n, e)
		}
		t = next
	}
	return n
}

func (b *application) resolveRoot(root rootID) (*node, types.Type) {
	switch r := b.u.roots[root]; r.kind {
	case paramRoot:
		if r.n >= len(b.s.args) {
			return nil, nil
		}
		return b.s.args[r.n], b.argType(r.n)
	case freeRoot:
		return b.u.kid(b.captured, elem(r.n)), nil
	case globalRoot:
		t := b.rootType(root)
		id := b.globalObject(r.sym, t)
		return b.aliased(inputKey{root: root}, []ref{{obj: id}}, b.contents(id), t), t
	case retRoot:
		if r.sym != "" {
			return b.leftElsewhere(r), nil
		}
		if r.n < len(b.rets) {
			return b.rets[r.n], nil
		}
	case panicRoot:
		return b.panics, nil
	case madeRoot:
		if r.n < len(b.objs) && len(b.objs[r.n]) == 1 {
			return b.contents(b.objs[r.n][0].obj), b.sum.objs[r.n].typ
		}
	}
	return nil, nil
}

// asDeclared is the arguments as the callee declares its parameters: one may be an interface
// that generic code, which does not know, has asserted to be of such a type, or patient data
// that such code came by.
func (a *function) asDeclared(s *callSite, sig *types.Signature) []*node {
	args := s.args
	if sig == nil {
		return args
	}
	first := len(args) - sig.Params().Len()
	if first != 0 && (first != 1 || sig.Recv() == nil) {
		return args
	}
	args = slices.Clone(args)
	for i, n := range args {
		if n == nil || i < first {
			continue
		}
		t := sig.Params().At(i - first).Type()
		if i < len(s.given) && s.given[i] != nil && a.u.isGeneric(s.given[i]) {
			args[i], _ = a.instantiated(s, n, t, n.some(isUnknown))
		}
		if !types.IsInterface(t) && slices.ContainsFunc(n.kids, func(k kid) bool { return a.u.kind(k.e) == boxSym }) {
			args[i] = a.u.asserted(args[i], a.u.box(t))
		}
	}
	return args
}

func (a *function) objects() []object { return a.objs }

func (b *application) argType(i int) types.Type {
	if i < len(b.s.vals) && b.s.vals[i] != nil {
		return b.s.vals[i].Type()
	}
	return nil
}

// resolveReturned is what a pending call left behind an argument.
func (b *application) resolveReturned(id int, path pathID) (*node, bool) {
	p := b.u.paths[path]
	if p.parent != 0 || b.u.kind(p.last) != argOutSym {
		return nil, false
	}
	if id < len(b.idle) && b.idle[id] {
		return nil, true
	}
	switch b.u.text(p.last) {
	case panicOut:
		return b.panics, true
	case calledBack:
		return nil, true
	}
	text, self := strings.CutPrefix(b.u.text(p.last), "=")
	if text == "" {
		return nil, true // only in facts that nobody wrote
	}
	i := int(text[0] - '0')
	if id >= len(b.args) || i >= len(b.args[id]) {
		return nil, true
	}
	if self {
		return b.args[id][i], true
	}
	if b.again[id] > 0 && b.told[id] {
		root := b.u.root(rootInfo{kind: retRoot, n: b.again[id] - 1})
		return labelled(labels{{kind: inLabel, root: root, path: path}}), true
	}
	return labelled(b.reach(b.args[id][i])), true
}

// callPending makes the calls that the callee left to its caller, again where one
// is given what later ones return, and in a loop also where memory holds more since.
func (b *application) callPending() {
	n := len(b.sum.pend)
	b.rets = make([]*node, n)
	b.again, b.idle, b.told = make([]int, n), make([]bool, n), make([]bool, n)
	b.args = make([][]*node, n)
	calls, left := 0, 0                                                   // when one in a loop last left memory with more
	made, grown, rounds := make([]int, n), make([]int, n), make([]int, n) // when each was made, and returned more
	for again := true; again; {
		again = false
		for i, p := range b.sum.pend {
			stale := p.repeats() && left >= made[i] || slices.ContainsFunc(b.sum.givenBy(b.u, i), func(id int) bool { return grown[id] >= made[i] })
			if made[i] > 0 && !stale {
				continue
			}
			switch rounds[i]++; {
			case rounds[i] == maxAgain+1:
				again = b.giveUp(i) || again
				grown[i] = calls
				continue
			case rounds[i] > maxAgain:
				continue
			}
			before, sharings := b.mem, b.sharings
			calls++
			made[i] = calls
			if b.callOne(i) {
				grown[i], again = calls, true
			}
			b.noteChanges(i, before)
			// The callee may make it late, or not at all.
			after, more := b.joinStates(before, b.mem)
			b.function.mem = after
			b.forget()
			b.store(b.sum.returned(b.u, i), false)
			if p.repeats() && (more || b.sharings != sharings) {
				left, again = calls, true
			}
		}
	}
}

// giveUp takes one of them as a call that is not followed, of a callee that is given
// what the whole call is too. It reports whether that returns more than was known.
func (b *application) giveUp(i int) bool {
	b.p.count("again")
	s := *b.s
	s.args, s.vals, s.sig = append(slices.Clone(b.s.args), b.args[i]...), nil, nil
	s.n, s.clean = b.sum.pend[i].n, b.sum.pend[i].clean
	before := b.rets[i]
	b.rets[i] = b.u.join(before, b.notFollowed(&s, Hop{b.sum.name, b.sum.pos}))
	b.forget()
	return !b.u.sameTree(before, b.rets[i])
}

// callOne makes one of them and reports whether it returned more than was known.
func (b *application) callOne(i int) bool {
	p := b.sum.pend[i]
	s := &callSite{
		instr: b.s.instr, pos: b.s.pos, sub: b.within(b.s.sub, b.ref.sym, i), n: p.n, clean: p.clean, rec: b.s.rec,
		async: b.s.async || p.async, running: b.s.running || p.runs, maybe: p.maybe, serve: p.serve, loop: p.loop, many: p.many, outer: b.s, iface: p.iface, enters: p.enters, fixed: p.fixed, records: p.records, given: b.instances(p.types),
	}
	if s.rec {
		s.sub, s.from = b.within(0, "call of "+p.from, 0), p.from
	}
	fn := b.called(p)
	for j := range p.args {
		s.args = append(s.args, b.argument(s, p, j))
	}
	b.args[i] = s.args
	if p.wired {
		s.skip, s.throughCell = union(b.sources(p), s.obtained), true
	}
	defer b.putOff(s.running)()
	if p.async {
		b.shareAll(fn)
		for _, n := range s.args {
			b.shareAll(n)
		}
	}
	var out *node
	if p.method == "" {
		out = b.callValue(s, fn)
	} else if s.args, s.given, s.fixed, s.records = append([]*node{fn}, s.args...), behindReceiver(s.given), p.fixed<<1, p.records<<1; p.method == escaping {
		b.escapeAny(s, fn)
	} else {
		out = b.callMethod(s, fn, p)
	}
	b.again[i], b.idle[i] = s.postponed, s.idle
	b.told[i] = p.iface != nil && b.p.modelledMethod(p.iface) && len(fn.children()) == 0
	before := b.rets[i]
	b.rets[i] = b.u.join(before, out)
	return !b.u.sameTree(before, b.rets[i])
}

// called is the function value or receiver of a call that the callee leaves to its caller.
// To call it is not to take what it holds: code of a secondary use takes what it returns.
func (b *application) called(p *pending) *node {
	defer func(enters heldID) { b.s.enters, b.calling = enters, false }(b.s.enters)
	b.s.enters, b.calling = 0, true
	return b.u.join(b.subst(p.fn), b.withinReach(p.fn))
}

// argument is what a call that the callee leaves to its caller is given. What generic code
// has obtained is known to be patient data only here.
func (b *application) argument(s *callSite, p *pending, i int) *node {
	n := b.subst(p.args[i])
	if i >= len(s.given) || s.given[i] == nil {
		return n
	}
	n, own := b.instantiated(s, n, s.given[i], p.ownType(i) != nil)
	s.obtained = union(s.obtained, own)
	return n.mapLabels(func(ls labels) labels {
		return ls.apply(func(l label) (label, bool) {
			if slices.Contains(own, l) {
				l = b.handedOver(b.s, l, Hop{b.sum.name, b.p.position(b.s.pos)})
			}
			return l, true
		})
	})
}

// withinReach is what can be called in the caller's memory somewhere below inputs of the
// callee, which a coarse look at it knows no better.
func (b *application) withinReach(fn *node) (out *node) {
	if fn == nil { // a method of a zero value
		return nil
	}
	seen := map[objID]bool{}
	var visit func(n *node)
	visit = func(n *node) {
		if n == nil {
			return
		}
		b.spend(1)
		for _, k := range n.kids {
			if kind := b.u.kind(k.e); kind == fnSym || kind == boxSym {
				out = b.u.join(out, emptyNode.with(k.e, k.n))
			}
			visit(k.n)
		}
		for _, r := range n.refs {
			if !seen[r.obj] {
				seen[r.obj] = true
				visit(b.contents(r.obj))
			}
		}
	}
	for _, l := range fn.labels {
		if l.kind == inLabel && !l.exact {
			visit(b.resolve(l.root, l.path))
		}
	}
	return out
}

// escapeAny lets code that is not seen call the functions in a value.
func (b *application) escapeAny(s *callSite, n *node) {
	if n == nil {
		return
	}
	if b.u.policy != nil {
		b.escapeValue(s, n, nil, unknown)
	}
	if symbolic(n) {
		b.postpone(s, n, escaping, -1)
	}
}

// invokePointees calls a method of what a pointer without a type leads to: a value of a type
// parameter that has become an interface, or that a literal of a generic function has kept,
// is called where nobody says what the parameter stands for.
func (b *application) invokePointees(one *choices, s *callSite, recv *node, name string) (known bool) {
	if recv == nil {
		return false
	}
	for _, r := range recv.refs {
		t := b.function.objs[r.obj].typ
		if r.path != 0 || t == nil {
			continue
		}
		if ref := b.p.methodIn(b.u.box(types.NewPointer(t)), name); ref != nil {
			known = true
			in := *s
			in.here = true
			one.call(func() *node { return b.invokeOn(&in, ref, pointer(r)) })
		}
	}
	return known
}

// callMethod calls a method of whatever the receiver may be.
func (b *application) callMethod(s *callSite, recv *node, p *pending) *node {
	if p.tparam >= 0 && p.tparam < len(b.s.types) {
		t := b.s.types[p.tparam]
		if tp, ok := types.Unalias(t).(*types.TypeParam); ok {
			return b.postpone(s, recv, p.method, typeParamIndex(b.fn, tp))
		}
		if !types.IsInterface(t) {
			if ref := b.p.methodIn(b.u.box(t), p.method); ref != nil {
				return b.invokeOn(s, ref, recv)
			}
		}
	}
	one := b.choose()
	known := b.invokeEach(one, s, recv, p.method)
	known = b.invokePointees(one, s, recv, p.method) || known
	if !p.wired { // else the callee has
		b.invokePlaced(one, s, recv, p.method)
	}
	if symbolic(recv) {
		one.call(func() *node { return b.postpone(s, recv, p.method, -1) })
	} else if !p.maybe && (!known || other(recv)) {
		one.call(func() *node {
			if p.iface == nil {
				return b.unseen(s)
			}
			s.sig = p.iface.Signature()
			return b.unseenMethod(s, p.iface)
		})
	}
	s.idle = p.maybe && one.made == 0
	return one.out
}

// crossings carries the callee's crossings over to the caller's data: those that it makes
// itself, or, when memory is as it leaves it, and will be, those of goroutines that it
// leaves running. A goroutine finds what memory holds when it starts, and what is put
// there when its starter has gone on.
func (b *application) crossings(later bool) {
	if late := b.late; late > 0 && len(b.sum.cross) > 0 {
		b.late = 0
		b.forget()
		b.crossingsAt(later)
		b.late = late
		b.forget()
	}
	b.crossingsAt(later)
}

func (b *application) crossingsAt(later bool) {
	for _, c := range b.sum.cross {
		if later && !c.later || !later && !c.now || b.toldWherePulled(c) {
			continue
		}
		id, wired := b.pulledByWire(c)
		n := b.putSince(c.in, b.resolve(c.in.root, c.in.path))
		ls := b.reach(n)
		if c.after {
			ls = union(ls, b.reach(b.writtenBehind(inputKey{c.in.root, c.in.path}, n)))
		}
		e := b.through(b.s, b.ref, b.sum, c)
		if e.told, e.beside = c.told, ls; c.own && !c.at.IsValid() {
			continue // reported in its package
		}
		if b.u.roots[c.in.root].kind == freeRoot {
			e.site = nil // what a function brings along, nobody else reports
		}
		for _, l := range ls {
			if l.kind == inLabel && b.leftBehind(c.in) && b.leftBehind(l) {
				l.held, l.care = 0, false // it is known only now what that is
			}
			if b.toldBefore(c, l) || b.toldAsPassed(c, l) || wired && l.kind == srcLabel && b.toldByWire(id, l) {
				continue
			}
			if l.kind == srcLabel && b.longLivedInput(c.in) {
				if b.p.reported(c, l) {
					continue
				}
				if !isWrapper(b.fn) { // which reports nothing
					b.p.seen(c, l)
				}
			}
			m, ok := overlay(c.in, l)
			becomes := c.in.mark != 0 && !b.sum.alone && !c.inside // it becomes patient data inside
			if ok && m.kind == unkLabel && becomes {
				m = b.unheld(c.in.mark)
			}
			if !ok || m.kind == unkLabel {
				continue
			}
			if m.kind == inLabel && m.mark == 0 && becomes {
				m.mark = c.in.mark
			}
			b.enterLabel(m, c.purpose, e)
		}
		b.noteTold(c, ls)
	}
}

// crossingsLater carries over those of goroutines that the callee leaves running.
func (b *application) crossingsLater() {
	if !slices.ContainsFunc(b.sum.cross, func(c *crossing) bool { return c.later }) {
		return
	}
	defer b.putOff(true)()
	b.forget()
	b.crossings(true)
}

// toldWherePulled reports whether the crossing is of what a callback or a method of
// an interface returns, which its type says is patient data: nobody in the callee's
// package supplies it, so that the callee has reported it.
func (b *application) toldWherePulled(c *crossing) bool {
	return b.sum.alone && c.in.mark != 0 && b.u.roots[c.in.root].kind == retRoot
}

// noteReads passes on what the callee looks at.
func (b *application) noteReads() {
	if b.u.policy == nil {
		return
	}
	for _, r := range b.sum.reads {
		n := b.resolve(r.root, r.path)
		b.lookWhole(n)
	}
	if b.elsewhere(b.ref) {
		b.lookGiven()
	}
}

// lookGiven is what another module's code, of which it is not kept what it looks at, may
// look at in a value of any type: all of it.
func (b *application) lookGiven() {
	if b.s.callee == nil {
		return
	}
	first := len(b.s.args) - b.s.callee.Params().Len()
	for i, n := range b.s.args {
		if n == nil || i < first || first < 0 || i < 64 && b.sum.unused&(1<<i) != 0 || !isAny(b.s.callee.Params().At(i-first).Type()) {
			continue
		}
		b.lookWhole(n)
		b.lookLabels(b.reachGiven(n))
	}
}

// isAny reports whether a value of type t may be of any type, or is a list of such. Generic
// code looks at what it is given by functions that it is given too.
func isAny(t types.Type) bool {
	if l, ok := t.Underlying().(*types.Slice); ok {
		t = l.Elem()
	}
	i, ok := t.Underlying().(*types.Interface)
	return ok && i.NumMethods() == 0 && !isTypeParam(t)
}
