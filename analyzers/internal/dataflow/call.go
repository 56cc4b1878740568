package dataflow

import (
	"cmp"
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"math/bits"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/lawful-lint/lawful/analyzers/internal/models"
)

// callSite is one call as the transfer functions see it.
type callSite struct {
	instr       ssa.Instruction
	pos         token.Pos
	sub         int              // tells the effects at one instruction apart
	async       bool             // made at any time from here on, or never
	running     bool             // and that is in a goroutine which was started
	outer       *callSite        // the call whose summary makes this one
	fn          string           // the function applied here
	own         *node            // what the function called has captured
	byCell      bool             // postponed, and its callee comes from a cell
	postponed   int              // and which pending call it became, and one more
	wired       *openCall        // made for a call that another function makes
	mute        bool             // what is entered is reported where the callee was wired
	skip        labels           // the same, for this data only
	throughCell bool             // it is of a function that cells know, who tell what it holds by itself
	rec         bool             // a recursive call: its effects are merged by origin
	more        labels           // what a body that is not seen has besides its arguments
	enters      heldID           // the secondary purposes of the callee
	from        string           // of a postponed call: where it was first postponed
	maybe       bool             // made only if there is a callee: one that nobody knows has no effect
	idle        bool             // so it was: not made
	serve       bool             // made by a server, once for each request
	loop        bool             // made in a loop
	many        bool             // stands for calls that are not told apart
	here        bool             // where a callee is wired, nobody can tell whose method this is
	args        []*node          // the receiver first, for methods
	vals        []ssa.Value      // the operands, where there are any; as args
	sig         *types.Signature // of the callee as called; nil when a fact is all there is
	n           int              // of results
	clean       uint64           // bit per result that a body that is not seen leaves clean
	iface       *types.Func      // the interface method called through
	fixed       uint64           // bit per argument that nobody can change: a context
	records     uint64           // bit per argument that keeps its parts, see keepsParts
	callee      *types.Signature // of the function applied here, where it is known
	types       []types.Type     // type arguments
	given       []types.Type     // of a postponed call: as pending.types, in this call
	obtained    labels           // see pending.obtained
	passed      labels           // what its arguments bring into code of a purpose, and is reported
}

type subKey struct {
	outer int
	name  string
	i     int
}

// site is the instruction that effects of the call are told apart by; nil for
// recursive calls, whose effects are merged.
func (s *callSite) site() ssa.Instruction {
	if s.rec {
		return nil
	}
	return s.instr
}

// within numbers an effect inside another, the same way in every pass.
func (a *function) within(outer int, name string, i int) int {
	key := subKey{outer, name, i}
	id, ok := a.subs[key]
	if !ok {
		id = len(a.subs) + 1
		a.subs[key] = id
		a.subNames = append(a.subNames, key)
	}
	return id
}

func (a *function) site(instr ssa.Instruction, c *ssa.CallCommon) *callSite {
	s := &callSite{instr: instr, pos: c.Pos(), sig: c.Signature(), n: c.Signature().Results().Len(), clean: cleanResults(c.Signature())}
	if !s.pos.IsValid() {
		s.pos = a.pos
	}
	for _, v := range c.Args {
		s.args = append(s.args, a.value(v))
		s.vals = append(s.vals, v)
	}
	return s
}

func (a *function) call(instr ssa.Instruction, c *ssa.CallCommon) *node {
	if b, ok := c.Value.(*ssa.Builtin); ok {
		return a.builtin(instr, b, c)
	}
	return a.dispatch(a.site(instr, c), c)
}

func (a *function) dispatch(s *callSite, c *ssa.CallCommon) *node {
	if c.IsInvoke() {
		s.args = append([]*node{a.value(c.Value)}, s.args...)
		s.vals = append([]ssa.Value{c.Value}, s.vals...)
		return a.invoke(s, c.Value.Type(), c.Method)
	}
	if f := c.StaticCallee(); f != nil {
		ref := a.p.refTo(f)
		var captured *node
		if _, ok := c.Value.(*ssa.MakeClosure); ok {
			captured = a.u.kid(a.value(c.Value), a.u.fn(ref))
		}
		return a.enterFunction(s, ref, captured)
	}
	return a.callValue(s, a.value(c.Value))
}

// inLoop reports whether a call of a function value may be made more than once. In
// other modules that is asked of what they are given to call only.
func (a *function) inLoop(s *callSite, fn *node) bool {
	return s.loop || s.rec || s.instr != nil && a.loops[s.instr.Block()] && (a.u.policy != nil || a.isCallback(fn))
}

// repeated reports whether the call, or one that it is made by, is made more than once, or
// stands for several: each of them has memory of its own.
func (s *callSite) repeated() bool {
	for ; s != nil; s = s.outer {
		if s.loop || s.many {
			return true
		}
	}
	return false
}

// isCallback reports whether a function value is a parameter itself, and not something
// kept in one: what other modules are given to call, again and again.
func (a *function) isCallback(fn *node) bool {
	return len(fn.labels) > 0 && !slices.ContainsFunc(fn.labels, func(l label) bool {
		return l.kind != inLabel || l.path != 0 || a.u.roots[l.root].kind != paramRoot
	})
}

// postpone leaves the call to the callers and returns what they will fill in.
func (a *function) postpone(s *callSite, fn *node, method string, tparam int) *node {
	key := pendKey{s.site(), a.within(s.sub, method, tparam)}
	limit, many := maxPending, false
	if a.u.policy == nil || a.coarse() || len(a.pend) >= maxPendingOther && s.outer != nil {
		// Outside the main module, and where there are many, it is enough to know who is called with what
		// in all, not call by call.
		key, limit, many = pendKey{nil, a.within(0, fmt.Sprintf("any %s/%d/%d", method, len(s.args), s.n)+a.calledThrough(fn), tparam)}, 2*maxPendingOther, !a.coarse()
	}
	id, ok := a.pendIDs[key]
	if !ok {
		if len(a.pend) >= limit {
			a.p.count("pending")
			return a.notFollowed(s, Hop{a.p.displayName(a.fn), a.p.position(a.fn.Pos())})
		}
		id = len(a.pend)
		a.pendIDs[key] = id
		a.pend = append(a.pend, &pending{tparam: tparam})
	}
	args, fixed, records, first := s.args, s.argsThat(s.isContext), s.argsThat(s.isRecord), 0
	if method != "" {
		args, fixed, records, first = args[1:], fixed>>1, records>>1, 1
	}
	if s.from == "" {
		s.from = symbolOf(a.fn) + "@" + a.place(key.site, key.sub)
	}
	old := a.pend[id]
	p := &pending{
		wired: a.throughCell(fn), obtained: union(old.obtained, s.obtained),
		method: method, iface: s.iface, tparam: tparam, n: s.n, clean: s.clean,
		enters: cmp.Or(a.u.secondary(a.purposes), s.enters),
		async:  s.async || old.async, runs: s.running || old.runs, maybe: s.maybe && (!ok || old.maybe), serve: s.serve && (!ok || old.serve), pos: a.p.position(s.pos), at: s.pos, from: s.from,
		loop: old.loop || ok && s.outer == nil && old.at != s.pos || a.inLoop(s, fn),
		many: many, fixed: fixed, records: records, fn: a.u.join(old.fn, fn), args: make([]*node, len(args)),
	}
	if method == "" {
		p.fn = a.u.join(old.fn, &node{labels: fn.labels})
	}
	if ok {
		p.fixed, p.records = p.fixed&old.fixed, p.records&old.records
	}
	p.types = a.genericArgs(s, first, old, ok)
	same := a.u.sameTypes(p.types, old.types) && p.fn == old.fn && p.loop == old.loop && p.async == old.async && p.runs == old.runs && p.fixed == old.fixed && p.records == old.records && len(old.args) == len(args)
	for i, n := range args {
		if i < len(old.args) {
			p.args[i] = a.u.join(old.args[i], n)
			same = same && p.args[i] == old.args[i]
		} else {
			p.args[i] = n
		}
		a.lookWhole(n)
	}
	if !same {
		a.pend[id] = p
		a.changed = true
	}
	if a.u.policy != nil {
		a.hand(id, s, p.fn, args)
	}
	s.byCell, s.postponed = p.wired, id+1
	root := a.u.root(rootInfo{kind: retRoot, n: id})
	a.argumentsAfter(args, fixed, root, p.enters)
	if method == "" {
		a.leaveElsewhere(id, args)
	}
	a.callBack(s, args, root)
	if p.n == 0 {
		return nil
	}
	ret := label{kind: inLabel, exact: true, root: root}
	if p.n == 1 {
		return a.returned(s, ret, 0)
	}
	out := emptyNode
	for i := range p.n {
		l := ret
		l.path = a.u.extend(0, elem(i))
		out = out.with(elem(i), a.returned(s, l, i))
	}
	return out
}

// hand notes what a postponed call is given, and what each argument that keeps its parts
// may be given of the others.
func (a *function) hand(id int, s *callSite, fn *node, args []*node) {
	all := handed{id, everyArg}
	a.handed[all] = union(a.handed[all], a.reachAll(fn, args))
	for i := range args {
		if !s.keepsParts(i + len(s.args) - len(args)) {
			continue
		}
		to := handed{id, i}
		a.handed[to] = union(a.handed[to], a.reachAll(fn, slices.Concat(args[:i], args[i+1:])))
	}
}

// handed names what a postponed call can put into one of its arguments, or all it has.
type handed struct{ call, arg int }

const everyArg = -1

// argOut is the argument that a path from what a postponed call left leads to, or
// everyArg.
func (u *universe) argOut(path pathID) int {
	steps := u.steps(path)
	if len(steps) == 0 || u.kind(steps[0]) != argOutSym {
		return everyArg
	}
	text, _ := strings.CutPrefix(u.text(steps[0]), "=")
	if len(text) != 1 || text == argSelf(maxArgOut)[1:] {
		return everyArg
	}
	return int(text[0] - '0')
}

// key is the step that argument i names, for callees that hold values by key.
func (a *function) key(s *callSite, i int) elem {
	if i < len(s.vals) && s.vals[i] != nil {
		return a.keyOf(s.vals[i])
	}
	return anyElem
}

// throughCell reports whether the function value or receiver comes from a
// field or variable that others can fill.
func (a *function) throughCell(n *node) bool {
	if a.u.policy == nil || n == nil {
		return false
	}
	return slices.ContainsFunc(n.labels, func(l label) bool {
		_, _, ok := a.cellOf(l)
		return l.kind == inLabel && l.exact && ok
	})
}

// Bounds on the calls that a summary leaves to its callers.
const (
	maxPending      = 200 // of the body's own
	maxPendingOther = 24  // told apart by the way they come from
)

const returnedToo = " returned"

// calledThrough names the inputs that a function value or receiver may be; what other
// postponed calls return is all one.
func (a *function) calledThrough(n *node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for _, l := range n.labels {
		switch {
		case l.kind != inLabel || !l.exact:
		case a.u.roots[l.root].kind != retRoot:
			fmt.Fprintf(&b, " %d.%d", l.root, l.path)
		case !strings.HasSuffix(b.String(), returnedToo):
			b.WriteString(returnedToo)
		}
	}
	return b.String()
}

// argumentsAfter lets a postponed call change what its arguments lead to, and
// panic with what its callee panics with.
func (a *function) argumentsAfter(args []*node, fixed uint64, root rootID, held heldID) {
	for i, n := range args {
		if n == nil || fixed>>i&1 != 0 {
			continue
		}
		out := labelled(labels{{kind: inLabel, root: root, path: a.u.extend(0, a.u.symbol(argOutSym, argSelf(i)[1:])), held: held, care: held != 0}})
		exact := a.toldApart(n, a.u.extend(0, a.u.symbol(argOutSym, argSelf(i))))
		same := a.onlyRead(n)
		for _, id := range a.reachable(n, nil) {
			if same[id] || slices.ContainsFunc(exact, func(x reached) bool { return x.at.obj == id }) {
				continue
			}
			a.spend(1)
			a.fill(pointer(ref{obj: id}), out.labels)
		}
		for _, x := range exact {
			if same[x.at.obj] {
				continue
			}
			a.fillExact(x.at, label{kind: inLabel, exact: true, root: root, path: a.u.extend(x.path, derefElem), held: held, care: held != 0})
		}
	}
	a.panicked(labelled(labels{{kind: inLabel, root: root, path: a.u.extend(0, a.u.symbol(argOutSym, panicOut))}}))
}

// reached is memory, and the path by which an argument leads to it.
type reached struct {
	at   ref
	path pathID
}

// toldApart lists the memory that an argument, which lies at path, points to: as a
// pointer, as one in an interface, or as an input of a type that is known; and what a
// function among them has captured, which only its own code changes, with what the
// captured variables point to.
func (a *function) toldApart(n *node, path pathID) (out []reached) {
	for _, r := range n.refs {
		out = append(out, reached{r, path})
	}
	for _, l := range n.labels {
		if id, ok := a.inputs[inputKey{l.root, a.u.extend(l.path, derefElem)}]; ok && l.kind == inLabel && l.exact && a.objs[id].typ != nil {
			out = append(out, reached{ref{obj: id}, path})
		}
	}
	for _, k := range n.kids {
		switch a.u.kind(k.e) {
		case boxSym:
			if k.n == nil {
				continue
			}
			for _, r := range k.n.refs {
				out = append(out, reached{r, a.u.extend(path, k.e)})
			}
		case fnSym:
			for _, c := range k.n.children() {
				at := a.u.extend(a.u.extend(path, k.e), c.e)
				for _, v := range a.pointedTo(c.n, at) {
					for _, w := range append(a.pointedTo(a.u.at(a.contents(v.at.obj), v.at.path), a.u.extend(at, derefElem)), v) {
						if a.leftBy(w.at, path) < maxApartLeft {
							out = append(out, w)
						}
					}
				}
			}
		}
	}
	return out
}

// onlyRead tells of the variables that functions in n, and in what n leads to, have
// captured whether these only read them: then nobody who calls the functions changes them.
func (a *function) onlyRead(n *node) map[objID]bool {
	out, seen := map[objID]bool{}, map[objID]bool{}
	var visit func(n *node)
	visit = func(n *node) {
		if n == nil {
			return
		}
		a.spend(1)
		for _, r := range n.refs {
			if !seen[r.obj] {
				seen[r.obj] = true
				visit(a.contents(r.obj))
			}
		}
		for _, k := range n.kids {
			if a.u.kind(k.e) == fnSym {
				for _, c := range k.n.children() {
					for _, v := range a.pointedTo(c.n, 0) {
						only, known := out[v.at.obj]
						out[v.at.obj] = (only || !known) && v.at.path == 0 && readsOnly(a.u.fns[k.e].ssa, int(c.e))
					}
				}
			}
			visit(k.n)
		}
	}
	visit(n)
	return out
}

// readsOnly reports whether a literal does nothing to the variable that it captures at i
// but read it: its own code is all that could.
func readsOnly(fn *ssa.Function, i int) bool {
	if fn == nil || i < 0 || i >= len(fn.FreeVars) {
		return false
	}
	v := fn.FreeVars[i]
	for _, r := range *v.Referrers() {
		switch r := r.(type) {
		case *ssa.DebugRef:
		case *ssa.UnOp:
			if r.Op != token.MUL {
				return false
			}
		case *ssa.MakeClosure:
			for j, b := range r.Bindings {
				if b == v && !readsOnly(r.Fn.(*ssa.Function), j) {
					return false
				}
			}
		default:
			return false
		}
	}
	return true
}

// maxApartLeft bounds the calls that are told apart in what they leave in memory that a
// function among their arguments has captured.
const maxApartLeft = 2

// leftBy counts the calls but for one, which leaves an argument at path, that have left
// something of their own at r.
func (a *function) leftBy(r ref, path pathID) (n int) {
	left := a.u.at(a.contents(r.obj), r.path)
	if left == nil {
		return 0
	}
	seen := map[rootID]bool{}
	for _, l := range left.labels {
		if l.kind == inLabel && l.exact && a.u.roots[l.root].kind == retRoot && !seen[l.root] {
			seen[l.root] = true
			n++
		}
	}
	return n
}

// pointedTo is the memory that the pointers in a value at path lead to.
func (a *function) pointedTo(n *node, path pathID) (out []reached) {
	if n == nil || n.flat {
		return nil
	}
	for _, r := range n.refs {
		if !r.shifted {
			out = append(out, reached{r, path})
		}
	}
	for _, l := range n.labels {
		if id, ok := a.inputs[inputKey{l.root, a.u.extend(l.path, derefElem)}]; ok && l.kind == inLabel && l.exact {
			out = append(out, reached{ref{obj: id}, path})
		}
	}
	return out
}

// argSelf stands for an argument of a pending call itself, as the call leaves it.
func argSelf(i int) string { return "=" + string(rune('0'+min(i, maxArgOut))) }

// maxArgOut is the argument from which on they are not told apart.
const maxArgOut = 60

// fillExact adds to the memory at r, and to what it has of its own below, that
// it may be what the label says, part by part.
func (a *function) fillExact(r ref, l label) {
	parts := a.fields(r)
	a.write(r.obj, r.path, labelled(labels{l}), false)
	for _, e := range parts {
		m := l
		m.path = a.u.extend(l.path, e)
		a.write(r.obj, a.u.extend(r.path, e), labelled(labels{m}), false)
	}
}

// callBack calls the functions among the arguments of a postponed call that take
// patient data, or give something back: what a marked parameter gets there is
// patient data, obtained by a callee that perhaps nobody knows. A caller that
// does makes the call itself.
func (a *function) callBack(s *callSite, args []*node, root rootID) {
	if a.u.policy == nil {
		return
	}
	for _, n := range args {
		if n == nil {
			continue
		}
		for _, k := range n.kids {
			if a.u.kind(k.e) == fnSym {
				a.callBackOne(s, a.u.fns[k.e], k.n, root)
			}
		}
	}
}

func (a *function) callBackOne(s *callSite, ref *fnRef, captured *node, root rootID) {
	sig := a.p.signature(ref)
	if sig == nil || sig.Recv() != nil {
		return
	}
	wanted := sig.Results().Len() > bits.OnesCount64(cleanResults(sig))
	in := a.calledBy(s, sig, ref.sym, -3)
	for p := range sig.Params().Variables() {
		var arg *node
		if m := a.u.typeMark(p.Type()); m != 0 {
			wanted = true
			l := label{kind: inLabel, root: root, path: a.u.extend(0, a.u.symbol(argOutSym, calledBack))}
			if s.byCell {
				l = a.unheld(m)
			}
			arg = a.typed(labelled(labels{l}), p.Type())
		}
		in.args = append(in.args, arg)
	}
	if !wanted {
		return
	}
	before := a.mem
	id := a.u.roots[root].n
	a.back[id] = union(a.back[id], a.reachGiven(a.enterFunction(in, ref, captured)))
	a.mem = a.joinState(a.mem, before)
}

// calledBack stands for what a pending call calls its arguments with.
const calledBack = "back"

// panicOut stands for what a pending call panics with.
const panicOut = "panic"

// returned is result i of a postponed call. Of a marked type, and from a callee
// that is wired somewhere, it is patient data and reported as such here; the
// place that wires it need not look at it again.
func (a *function) returned(s *callSite, ret label, i int) *node {
	t := s.result(i)
	if s.byCell && t != nil && a.u.typeMark(t) != 0 {
		return a.outcome(s, i, unknown)
	}
	return a.pulledResult(s, labelled(labels{ret}), t)
}

// pulledResult is the result of a call of which nobody knows the body: of a
// marked type, it is patient data.
func (a *function) pulledResult(s *callSite, n *node, t types.Type) *node {
	if a.secondary() {
		e := a.self(Pulled)
		e.place.Pos, e.fixed = s.pos, true
		a.enter(n.labels, e)
		n = n.mapLabels(func(ls labels) labels {
			return ls.apply(func(l label) (label, bool) {
				l.held, l.care = a.u.holding(a.purposes), true
				return l, true
			})
		})
	}
	m := a.u.typeMark(t)
	if m == 0 {
		return n
	}
	a.pulled(s, labels{a.unheld(m)}, Hop{})
	if !s.byCell {
		return a.typed(n, t) // the caller knows who is called
	}
	return a.u.join(n, labelled(labels{a.source(m)}))
}

// unheld is patient data obtained by code that declares no purpose.
func (a *function) unheld(m markID) label {
	held := a.u.marks[m].collected
	if held == 0 {
		held = a.p.directCare
	}
	return label{kind: srcLabel, mark: m, held: held, state: a.u.marks[m].state}
}

// pulled reports patient data that a call hands to code of a secondary use.
func (a *function) pulled(s *callSite, ls labels, into Hop) {
	if !a.secondary() {
		return
	}
	e := a.self(Pulled)
	e.place.Pos, e.fixed = s.pos, true
	if into.Func != "" {
		e.route = []Hop{into}
	}
	a.enter(ls, e)
}

// handedOver is patient data of a callee as the code at hand holds it: code of
// a secondary use that is handed data by a call has it for its own purpose
// from then on, and the call is where it crossed.
func (a *function) handedOver(s *callSite, l label, from Hop) label {
	if !a.secondary() {
		return l
	}
	if a.covers(l) {
		return l
	}
	a.pulled(s, labels{l}, from)
	return a.reheld(l)
}

// covers reports whether data is held for all that the code at hand serves.
func (a *function) covers(l label) bool {
	for _, q := range a.purposes {
		if !a.u.policy.Covers(a.u.held[l.held], q) {
			return false
		}
	}
	return true
}

// reheld is data that crossed into the code at hand.
func (a *function) reheld(l label) label {
	l.care = l.care || !a.u.policy.Secondary(a.u.held[l.held])
	l.held = a.u.holding(a.purposes)
	return l
}

func cleanResults(sig *types.Signature) uint64 {
	var out uint64
	for i := range sig.Results().Len() {
		if cleanType(sig.Results().At(i).Type()) {
			out |= 1 << i
		}
	}
	return out
}

// cleanType reports whether a result of type t of a body that is not seen is
// taken to hold none of its arguments: errors, verdicts, and what a database
// finds.
func cleanType(t types.Type) bool {
	if isError(t) || fromDatabase(t) {
		return true
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Kind() == types.Bool
}

func isError(t types.Type) bool {
	return t != nil && types.Identical(t, types.Universe.Lookup("error").Type())
}

// fromDatabase reports whether t is what a database finds: what the query was
// given is not in it.
func fromDatabase(t types.Type) bool {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Pkg() != nil && models.IsFound(n.Obj().Pkg().Path()+"."+n.Obj().Name())
}

// unseen is a call of a body that is not seen: what the arguments hold reaches
// the results and whatever the arguments point to, and functions among the
// arguments are called with it.
func (a *function) unseen(s *callSite) *node {
	for _, n := range s.args {
		a.lookWhole(n)
		a.lookLabels(a.reach(n))
	}
	ls := a.mixed(s, everyArg)
	into := make([]labels, len(s.args))
	for i := range s.args {
		if into[i] = ls; s.keepsParts(i) {
			into[i] = a.mixed(s, i)
		}
	}
	for i, n := range s.args {
		if (s.vals == nil || i >= len(s.vals) || pointerLike(s.vals[i].Type())) && !s.isContext(i) {
			a.fill(n, into[i])
		}
	}
	var back labels
	for i := range s.args {
		back = union(back, a.escape(s, i, ls))
	}
	return a.resultsOf(s, union(ls, back))
}

// keepsParts reports whether a body that is not seen leaves the parts of argument i where
// they are: a logger, or another that takes data for a secondary use, mixes up what it is
// given, but does not put a part of a record into another part of it. And nobody does that
// to an error, nor to a record that is handed over as a copy, unless there is more behind
// its pointers than text and numbers.
func (s *callSite) keepsParts(i int) bool { return s.enters != 0 || s.isRecord(i) }

// isRecord reports it of an argument for its type.
func (s *callSite) isRecord(i int) bool {
	if t := s.argType(i); t != nil {
		return isError(t) || isStruct(t) && isInert(t, 3)
	}
	return s.records>>i&1 != 0
}

// mixed is what a body that is not seen makes of its arguments but one.
func (a *function) mixed(s *callSite, but int) labels {
	ls := union(unknown, s.more)
	for i, n := range s.args {
		if i != but {
			ls = union(ls, a.reachGiven(n))
		}
	}
	if s.enters == 0 {
		return ls
	}
	return ls.apply(func(l label) (label, bool) {
		if l.kind != unkLabel {
			l.held, l.care = s.enters, true // it has crossed
		}
		return l, true
	})
}

// notFollowed is a call of a body of the main module that met a bound.
func (a *function) notFollowed(s *callSite, into Hop) *node {
	ls := a.reach(s.own)
	for _, n := range s.args {
		ls = union(ls, a.reach(n))
	}
	a.enterUnfollowed(s, into, ls)
	return a.unseen(s)
}

// result is the type of a result, nil when it is not known.
func (s *callSite) result(i int) types.Type {
	if s.sig == nil || i >= s.sig.Results().Len() {
		return nil
	}
	return s.sig.Results().At(i).Type()
}

// resultsOf gives every result that is not clean the labels ls.
func (a *function) resultsOf(s *callSite, ls labels) *node {
	one := func(i int) *node {
		if s.clean&(1<<i) != 0 {
			return labelled(unknown)
		}
		return a.outcome(s, i, ls)
	}
	switch s.n {
	case 0:
		return nil
	case 1:
		return one(0)
	}
	out := emptyNode
	for i := range s.n {
		out = out.with(elem(i), one(i))
	}
	return out
}

// outcome is result i with ls in it: memory of its own, for a type that has
// memory, so that what is stored through it later is not lost.
func (a *function) outcome(s *callSite, i int, ls labels) *node {
	t := s.result(i)
	if t == nil {
		return labelled(ls)
	}
	if m := a.u.typeMark(t); m != 0 && len(ls) > 0 {
		a.pulled(s, labels{a.unheld(m)}, Hop{})
		a.pulling = true
		defer func() { a.pulling = false }()
	}
	switch u := types.Unalias(t).Underlying().(type) {
	case *types.Pointer:
		return a.opaqueMemory(s, i, u.Elem(), ls)
	case *types.Slice, *types.Map, *types.Chan:
		return a.opaqueMemory(s, i, t, ls)
	case *types.Interface:
		return a.opaqueMemory(s, i, nil, ls)
	}
	return a.typed(labelled(ls), t)
}

func (a *function) opaqueMemory(s *callSite, i int, t types.Type, ls labels) *node {
	id := a.alloc(s.site(), a.within(s.sub, "result", i), t)
	a.write(id, 0, labelled(ls), true)
	return pointer(ref{obj: id})
}

func pointerLike(t types.Type) bool {
	switch t := types.Unalias(t).Underlying().(type) {
	case *types.Pointer, *types.Slice, *types.Map, *types.Chan, *types.Interface:
		return true
	case *types.Struct:
		for i := range t.NumFields() {
			if pointerLike(t.Field(i).Type()) {
				return true
			}
		}
	}
	return false
}

// fill adds ls to all memory that n points to.
func (a *function) fill(n *node, ls labels) {
	if n == nil {
		return
	}
	a.spend(1)
	v := labelled(ls)
	for _, r := range n.refs {
		a.write(r.obj, r.path, v, false)
		for _, e := range a.fields(r) {
			a.write(r.obj, a.u.extend(r.path, e), v, false)
		}
	}
	for _, l := range n.labels {
		if l.kind != inLabel || !l.exact {
			continue
		}
		t := a.typeOnPath(l)
		ids, known := a.behind(l, stepType(t, derefElem, a.u))
		if !known && !hasNoParts(t) { // what has not been met
			ids = append(ids, a.inputObject(l.root, a.u.extend(l.path, derefElem), nil, a.u.refine(l.mark, derefElem)))
		}
		for _, id := range ids {
			a.write(id, 0, v, false)
			for _, e := range a.fields(ref{obj: id}) {
				a.write(id, a.u.extend(0, e), v, false)
			}
		}
	}
	for _, k := range n.kids {
		if k.e != derefElem && a.u.kind(k.e) != fnSym {
			a.fill(k.n, ls)
		}
	}
}

// fields lists the children that memory has of its own: they must be filled
// too, since a child hides the labels above it.
func (a *function) fields(r ref) []elem {
	n := a.u.at(a.contents(r.obj), r.path)
	if n == nil {
		return nil
	}
	var out []elem
	for _, k := range n.kids {
		if k.e != derefElem && a.u.kind(k.e) != boxSym && a.u.kind(k.e) != fnSym {
			out = append(out, k.e)
		}
	}
	return out
}

// escape lets code that is not seen call the functions and methods that an
// argument gives it, and returns what it gets back from them.
func (a *function) escape(s *callSite, i int, ls labels) labels {
	n := s.args[i]
	if n == nil {
		return nil
	}
	var p types.Type
	if s.sig != nil {
		p = paramType(s.sig, i, s.method())
	}
	back := a.escapeInput(s, i, p, ls)
	if a.u.policy == nil {
		return back
	}
	methods, _ := typeOrNil(p).Underlying().(*types.Interface)
	return union(back, a.escapeValue(s, n, methods, ls))
}

// escapeInput lets code that is not seen call what only a caller knows: a function, or
// the methods of a value. Code of the main module gives them what it is given besides; of
// other modules, where a router is given many functions with all that they bring along,
// that is too much to suppose, and methods are too many to leave to all callers.
func (a *function) escapeInput(s *callSite, i int, t types.Type, ls labels) (back labels) {
	n := s.args[i]
	if !symbolic(n) {
		return nil
	}
	if a.u.policy == nil {
		ls = unknown
	}
	later := func(sig *types.Signature, method string, m *types.Func) {
		in := a.calledBy(s, sig, "argument", i)
		if method != "" {
			in.iface, in.args = m, []*node{n}
		}
		for p := range sig.Params().Variables() {
			in.args = append(in.args, a.opaque(p.Type(), ls))
		}
		back = union(back, a.reachGiven(a.postpone(in, n, method, -1)))
	}
	switch t := typeOrNil(t).Underlying().(type) {
	case *types.Signature:
		later(t, "", nil)
	case *types.Interface:
		if t.Empty() {
			later(new(types.Signature), escaping, nil)
		}
		for m := range t.Methods() {
			if a.u.policy != nil && !a.p.modelledMethod(m) {
				later(m.Signature(), m.Name(), m)
			}
		}
	}
	return back
}

// escaping is the method of a pending call that stands for any call of a function that
// an interface may hold, by code that is not seen.
const escaping = "?"

// late reports whether the call is made at any time from here on.
func (s *callSite) late() bool {
	for ; s != nil; s = s.outer {
		if s.async {
			return true
		}
	}
	return false
}

// method reports whether the first argument is a receiver.
func (s *callSite) method() bool {
	return s.iface != nil || s.sig != nil && s.sig.Recv() != nil
}

// paramType is the type of the i-th argument as the callee declares it.
func paramType(sig *types.Signature, i int, method bool) types.Type {
	if method {
		i--
	}
	if i < 0 || sig.Params().Len() == 0 {
		return nil
	}
	if i >= sig.Params().Len() {
		i = sig.Params().Len() - 1
	}
	t := sig.Params().At(i).Type()
	if sig.Variadic() && i == sig.Params().Len()-1 {
		if e := elemType(t); e != nil {
			return e
		}
	}
	return t
}

func (a *function) escapeValue(s *callSite, n *node, methods *types.Interface, ls labels) (back labels) {
	for _, k := range n.kids {
		switch a.u.kind(k.e) {
		case fnSym:
			a.shareAll(k.n)
			back = union(back, a.callUnknown(s, a.u.fns[k.e], k.n, nil, ls))
		case boxSym:
			if _, ok := typeOrNil(a.u.boxTypes[k.e]).Underlying().(*types.Signature); ok && k.n != nil {
				back = union(back, a.escapeValue(s, k.n, nil, ls))
			}
			if methods == nil {
				continue
			}
			for m := range methods.Methods() {
				if ref := a.p.method(a.u.boxTypes[k.e], a.u.text(k.e), m.Name()); ref != nil {
					back = union(back, a.callUnknown(s, ref, nil, k.n, ls))
				}
			}
		}
	}
	for _, r := range n.refs {
		if c := a.u.at(a.contents(r.obj), r.path); c != nil && a.depth < 2 {
			a.depth++
			for _, k := range c.kids {
				if a.u.isElement(k.e) && k.n != nil {
					back = union(back, a.escapeValue(s, k.n, methods, ls))
				}
			}
			a.depth--
		}
	}
	return back
}

// calledBy is a call that the callee may make of what it was given, sooner or later.
func (a *function) calledBy(s *callSite, sig *types.Signature, fn string, use int) *callSite {
	return &callSite{
		instr: s.instr, pos: s.pos, sub: a.within(s.sub, fn, use), sig: sig, async: true, outer: s, rec: s.rec, enters: s.enters,
		n: sig.Results().Len(), clean: cleanResults(sig),
	}
}

// callUnknown calls the function with arguments that hold ls.
func (a *function) callUnknown(s *callSite, ref *fnRef, captured, recv *node, ls labels) labels {
	sig := a.p.signature(ref)
	if sig == nil {
		return nil
	}
	in := a.calledBy(s, sig, ref.sym, -1)
	if sig.Recv() != nil || recv != nil {
		in.args = append(in.args, recv)
	}
	for p := range sig.Params().Variables() {
		in.args = append(in.args, a.opaque(p.Type(), ls))
	}
	return a.reachGiven(a.enterFunction(in, ref, captured))
}

// opaque is a value of type t about which only ls is known.
func (a *function) opaque(t types.Type, ls labels) *node {
	return a.typed(labelled(ls), t)
}

// spawn runs a call in a goroutine: from here on its memory may change at any
// time.
func (a *function) spawn(g *ssa.Go) {
	c := g.Common()
	for _, v := range c.Args {
		a.shareAll(a.value(v))
	}
	a.shareAll(a.value(c.Value))
	if b, ok := c.Value.(*ssa.Builtin); ok {
		a.builtin(g, b, c)
		return
	}
	s := a.site(g, c)
	s.async, s.running = true, true
	a.dispatch(s, c)
}

func (a *function) deferCall(d *ssa.Defer) {
	if d.DeferStack != nil && isRangeBody(a.fn) {
		// It runs when the function around the loop returns, which is at any time
		// from here on.
		before := a.mem
		a.shareAll(a.value(d.Call.Value))
		for _, v := range d.Call.Args {
			a.shareAll(a.value(v))
		}
		a.call(d, d.Common())
		a.mem = a.joinState(a.mem, before)
		return
	}
	if !slices.Contains(a.defers, d) {
		a.defers = append(a.defers, d)
		a.changed = true
	}
}

// isRangeBody reports whether the function is the body of a range over a function.
func isRangeBody(f *ssa.Function) bool { return strings.HasPrefix(f.Synthetic, "range-over-func") }

// runDefers runs the deferred calls, the last one first. A call that only some
// paths defer is run as if it might not have been.
func (a *function) runDefers() {
	for i := len(a.defers) - 1; i >= 0; i-- {
		d := a.defers[i]
		before, pos := a.mem, a.pos
		a.pos = d.Pos()
		a.call(d, d.Common())
		a.pos = pos
		if d.Block() != a.fn.Blocks[0] {
			a.mem = a.joinState(a.mem, before)
		}
	}
}

// mayRecover reports whether a deferred function may end a panic: whether it
// calls recover, as far as its body is known. The standard library's do not.
func (a *function) mayRecover() bool {
	return slices.ContainsFunc(a.defers, a.ends) || slices.ContainsFunc(a.fn.AnonFuncs, a.loopEnds)
}

// loopEnds is mayRecover for what the body of a range over a function defers,
// which runs when the function around it returns.
func (a *function) loopEnds(body *ssa.Function) bool {
	for _, b := range body.Blocks {
		for _, i := range b.Instrs {
			if d, ok := i.(*ssa.Defer); ok && d.DeferStack != nil && a.ends(d) {
				return true
			}
		}
	}
	return slices.ContainsFunc(body.AnonFuncs, a.loopEnds)
}

func (a *function) ends(d *ssa.Defer) bool {
	if d.Call.IsInvoke() {
		m := d.Call.Method
		return !a.p.isStd(&fnRef{sym: m.FullName(), obj: m})
	}
	f := d.Call.StaticCallee()
	switch {
	case f == nil:
		return !isBuiltin(d.Call.Value)
	case f.Blocks == nil:
		return !a.p.isStd(a.p.refTo(f))
	}
	return a.callsRecover(f)
}

func isBuiltin(v ssa.Value) bool {
	_, ok := v.(*ssa.Builtin)
	return ok
}

// callsRecover reports whether the body calls recover, or only passes its call on
// to one that may.
func (a *function) callsRecover(f *ssa.Function) bool {
	for _, b := range f.Blocks {
		for _, i := range b.Instrs {
			c, ok := i.(*ssa.Call)
			if !ok {
				continue
			}
			if v, ok := c.Call.Value.(*ssa.Builtin); ok && v.Name() == "recover" {
				return true
			}
			if g := c.Call.StaticCallee(); isWrapper(f) && (g == nil || g.Blocks == nil || a.callsRecover(g)) {
				return true
			}
		}
	}
	return false
}

// recovered leads to the state in which a recovered panic returns: anything may have
// happened before it. It returns the one before the deferred functions ran.
func (a *function) recovered() (before memory) {
	states := a.thrown
	for i, m := range a.out {
		if a.visited[i] {
			states = append(states, m)
		}
	}
	a.mem = memory{}
	for i, m := range states {
		if i == 0 {
			a.mem = m
		} else if m.root != states[i-1].root {
			a.mem = a.joinState(a.mem, m)
		}
	}
	before = a.mem
	a.runDefers()
	return before
}

// leaveUnwound adds to the state that the function leaves what its deferred functions
// write on the way of a panic, which a caller may recover from.
func (a *function) leaveUnwound() {
	a.unwound.each(func(id objID, n *node) {
		old := a.exit.get(id)
		if n == sharedMark || old == sharedMark {
			return // is in what all see
		}
		if old == nil && a.objs[id].input {
			old = a.initial(id)
		}
		a.exit = a.exit.set(id, a.u.join(old, n))
	})
}

func (a *function) builtin(instr ssa.Instruction, b *ssa.Builtin, c *ssa.CallCommon) *node {
	arg := func(i int) *node { return a.value(c.Args[i]) }
	switch b.Name() {
	case "append":
		return a.appendTo(instr, c)
	case "copy":
		src := arg(1)
		v := a.elements(src, c.Args[1].Type())
		a.enterStored(c.Args[0], v)
		a.lookStored(arg(0), v)
		refs, _ := a.targets(arg(0), c.Args[0].Type())
		for _, r := range refs {
			a.write(r.obj, a.u.extend(r.path, anyElem), v, false)
		}
		return nil
	case "min", "max":
		var out *node
		for i := range c.Args {
			out = a.u.join(out, arg(i))
		}
		return out
	case "recover":
		return labelled(labels{{kind: inLabel, exact: true, root: a.panicRoot()}})
	case "ssa:wrapnilchk":
		return arg(0)
	case "clear":
		refs, all := a.targets(arg(0), c.Args[0].Type())
		if all && len(refs) == 1 && refs[0].path == 0 {
			a.write(refs[0].obj, 0, emptyNode, true)
		}
		return nil
	case "delete":
		refs, all := a.targets(arg(0), c.Args[0].Type())
		if e := a.keyOf(c.Args[1]); all && len(refs) == 1 && e != anyElem {
			a.write(refs[0].obj, a.u.extend(refs[0].path, e), nil, true)
		}
		return nil
	case "real", "imag", "complex", "String", "Slice", "SliceData", "StringData", "Add":
		var out *node
		for i := range c.Args {
			out = a.u.join(out, arg(i))
			out = a.u.join(out, labelled(a.flat(arg(i))))
		}
		return out
	case "len", "cap":
		if len(a.flat(arg(0))) > 0 {
			return labelled(unknown)
		}
	}
	return nil
}

func (a *function) panicRoot() rootID { return a.u.root(rootInfo{kind: panicRoot}) }

// elements is what the elements of a slice, or the bytes of a string, hold.
func (a *function) elements(n *node, t types.Type) *node {
	if isString(t) {
		return labelled(a.flat(n))
	}
	return a.u.kid(a.load(n, t), anyElem)
}

// arguments tells the marks what is known of the arguments of a call.
func (a *function) arguments(s *callSite) []Argument {
	vals, args := s.vals, s.args
	if s.method() {
		if len(args) > 0 {
			args = args[1:]
		}
		if len(vals) > 0 {
			vals = vals[1:]
		}
	}
	out := make([]Argument, len(args))
	for i := range args {
		for _, l := range a.reach(args[i]) {
			out[i].Patient = out[i].Patient || l.kind == srcLabel || l.mark != 0
		}
		if i >= len(vals) {
			continue
		}
		v := vals[i]
		if m, ok := v.(*ssa.MakeInterface); ok {
			v = m.X
		}
		if c, ok := v.(*ssa.Const); ok && c.Value != nil {
			out[i].IsConst = true
			out[i].Const = c.Value.ExactString()
			if c.Value.Kind() == constant.String {
				out[i].Const = constant.StringVal(c.Value)
			}
		}
	}
	return out
}
