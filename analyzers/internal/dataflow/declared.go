package dataflow

import (
	"go/types"
	"slices"
)

// enterDeclared reports arguments that enter an interface method with a
// declared purpose: a call of that purpose whatever the concrete type.
func (a *function) enterDeclared(s *callSite, m *types.Func) {
	d := a.p.declaredCall(a, s, m)
	if d == nil || len(d.Purposes) == 0 && !d.Leaves {
		return
	}
	e := entry{kind: Passed, purposes: d.Purposes, into: Hop{MethodName(m), a.p.refPos(&fnRef{sym: m.FullName(), obj: m})}, warn: d.Warn || a.u.policy.Warns(m)}
	e.place, e.site = Place{Pos: s.pos, Callee: m, Iface: m}, s
	a.enterCall(d, a.passed(s, nil, 1), e)
}

// enterDeclaredCall reports arguments that enter a function with a declared
// purpose, and returns what they bring.
func (a *function) enterDeclaredCall(s *callSite, ref *fnRef, d *Func, sum *summary) labels {
	if d == nil || len(d.Purposes) == 0 && !d.Leaves || a.u.policy == nil {
		return nil
	}
	e := entry{kind: Passed, purposes: d.Purposes, into: Hop{a.p.refName(ref), a.p.refPos(ref)}}
	e.place, e.site = Place{Pos: s.pos, Callee: ref.obj, Iface: s.iface}, s
	if ref.obj == nil && ref.ssa == nil && sum != nil {
		e.purposes = slices.DeleteFunc(slices.Clone(d.Purposes), func(q string) bool { return slices.Contains(a.u.held[sum.covered], q) })
		e.place.Callee = a.p.around(ref)
	}
	if ref.obj != nil {
		e.warn = d.Warn || a.u.policy.Warns(ref.obj)
	}
	if ref.ssa != nil && ref.ssa.Parent() != nil {
		e.place.CallLit = ref.ssa.Pos()
	}
	s = a.asShown(s, ref.sym, a.p.signature(ref))
	first := 0
	if s.method() || ref.obj != nil && ref.obj.Signature().Recv() != nil {
		first = 1
	}
	if first == 1 && len(s.args) > 0 && a.holdsOwn(receiverType(ref, s), d.Purposes) {
		in := *s
		in.args = append([]*node{nil}, s.args[1:]...)
		s = &in
	}
	ls := a.passed(s, sum, first)
	a.enterCall(d, ls, e)
	return ls
}

// enterCall reports what the arguments of a call bring into a function of which
// something is declared.
func (a *function) enterCall(d *Func, ls labels, e entry) {
	a.enter(ls, e)
	if d.Leaves {
		a.takeOut(ls, e)
	}
}

// holdsOwn reports whether what values of type t hold was put there by code of
// these purposes, or reported where it was put there: its fields are closed to
// others, or the purposes stand on the type.
func (a *function) holdsOwn(t types.Type, purposes []string) bool {
	if t == nil {
		return false
	}
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || a.u.typeMark(n) != 0 && !a.u.marks[a.u.typeMark(n)].container {
		return false
	}
	owner := a.u.policy.TypePurposes(n.Obj())
	if s, ok := n.Underlying().(*types.Struct); ok && closed(s) {
		owner = a.u.policy.OwnerPurposes(n.Obj())
	}
	return len(owner) > 0 && !slices.ContainsFunc(purposes, func(q string) bool { return !slices.Contains(owner, q) })
}

// closed reports whether other packages cannot set the fields of the struct.
func closed(s *types.Struct) bool {
	for f := range s.Fields() {
		if f.Exported() {
			return false
		}
	}
	return true
}

// receiverType is the type of the receiver of the method called, nil when it is
// not known.
func receiverType(ref *fnRef, s *callSite) types.Type {
	if ref.obj != nil && ref.obj.Signature().Recv() != nil {
		return ref.obj.Signature().Recv().Type()
	}
	if len(s.vals) > 0 && s.vals[0] != nil {
		return s.vals[0].Type()
	}
	return nil
}

// passed is the patient data that the arguments bring into the callee. A
// receiver or struct is a container, not its contents: of it counts what the
// callee, and whatever it calls, looks at. For a callee whose body is not
// seen, all of an argument counts, and of a receiver what is data by itself.
func (a *function) passed(s *callSite, sum *summary, first int) labels {
	seen := sum != nil && !sum.unknown && sum.reads != nil
	var out labels
	for i, n := range s.args {
		if n == nil {
			continue
		}
		if s.isContext(i) {
			if seen {
				out = union(out, a.lookedAt(n, i, sum))
			}
			continue
		}
		if !a.containerArg(s, i) && (i >= first || a.dataArg(s, i)) {
			out = union(out, a.reach(n))
			continue
		}
		switch {
		case seen && i < 64 && sum.unused&(1<<i) != 0 && i >= first:
			out = union(out, known(a.reach(n)))
		case seen:
			out = union(out, a.lookedAt(n, i, sum))
		case i >= first:
			out = union(out, a.reach(n))
		default:
			out = union(out, a.putInto(n))
		}
	}
	return out
}

// isContext reports whether argument i is a context: it holds things by key for
// whoever asks.
func (s *callSite) isContext(i int) bool {
	if t := s.argType(i); t != nil {
		return isContext(t)
	}
	return s.fixed>>i&1 != 0
}

// argsThat has a bit for each argument of which f holds.
func (s *callSite) argsThat(f func(i int) bool) uint64 {
	var out uint64
	for i := range min(len(s.args), 64) {
		if f(i) {
			out |= 1 << i
		}
	}
	return out
}

func isContext(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "context" && n.Obj().Name() == "Context"
}

// putInto is the data that was put into a receiver in plain sight: what it came
// with is the container's own. Of what only a caller knows, what is plain counts and
// what holds patient data by its type.
func (a *function) putInto(n *node) labels {
	own := slices.DeleteFunc(slices.Clone(n.labels), func(l label) bool { return l.kind != inLabel || !l.exact })
	for _, r := range n.refs {
		if o := a.objs[r.obj]; o.input {
			own = append(own, label{root: o.root, path: a.fullPath(o, r.path)})
		}
	}
	return a.reach(n).apply(func(l label) (label, bool) {
		if l.kind != inLabel {
			return l, l.kind == srcLabel
		}
		if slices.ContainsFunc(own, func(o label) bool { return o.root == l.root && a.u.under(l.path, o.path) }) {
			return l, false
		}
		if l.mark != 0 {
			return l, true
		}
		if a.u.roots[l.root].kind == retRoot {
			t := a.resultType(l)
			return l, t == nil || isPlain(t)
		}
		return l, isPlain(a.typeOnPath(l))
	})
}

// resultType is the type of what a postponed call of a method returned, nil when it is
// not known.
func (a *function) resultType(l label) types.Type {
	r := a.u.roots[l.root]
	if r.sym != "" || r.n >= len(a.pend) || a.pend[r.n].iface == nil {
		return nil
	}
	results, steps := a.pend[r.n].iface.Signature().Results(), a.u.steps(l.path)
	i := 0
	if results.Len() > 1 && len(steps) > 0 {
		i, steps = int(steps[0]), steps[1:]
	}
	if i < 0 || i >= results.Len() {
		return nil
	}
	t := results.At(i).Type()
	for _, e := range steps {
		t = stepType(t, e, a.u)
	}
	return t
}

// known keeps what was put there in plain sight.
func known(ls labels) labels {
	return ls.apply(func(l label) (label, bool) { return l, l.kind == srcLabel })
}

// dataArg reports whether argument i is patient data by its type.
func (a *function) dataArg(s *callSite, i int) bool {
	t := s.argType(i)
	return t != nil && a.wholeDatum(t)
}

// containerArg reports whether argument i is a struct, or a pointer to one,
// that is not itself patient data.
func (a *function) containerArg(s *callSite, i int) bool {
	if t := s.argType(i); t != nil {
		return isContainer(t) && !a.wholeDatum(t)
	}
	return i == 0 && s.method()
}

// argType is the type of argument i as passed, or as the callee declares it in
// a call that is not written out; nil when it is not known.
func (s *callSite) argType(i int) types.Type {
	if i < len(s.vals) && s.vals[i] != nil {
		return s.vals[i].Type()
	}
	if i < len(s.given) && s.given[i] != nil {
		return s.given[i]
	}
	sig := s.callee
	if s.iface != nil {
		sig = s.iface.Signature()
	}
	if sig == nil {
		return nil
	}
	if sig.Recv() != nil {
		if i == 0 {
			return sig.Recv().Type()
		}
		i--
	}
	if i >= sig.Params().Len() || sig.Variadic() && i >= sig.Params().Len()-1 {
		return nil
	}
	return sig.Params().At(i).Type()
}

// lookedAt is what the callee looks at of its parameter i.
func (a *function) lookedAt(n *node, i int, sum *summary) labels {
	var out labels
	b := &application{function: a, s: &callSite{args: make([]*node, i+1)}, sum: sum, memo: map[inputKey]typedNode{}, made: map[*node]*node{}, seen: map[label]*node{}}
	b.s.args[i] = n
	for _, r := range sum.reads {
		root := a.u.roots[r.root]
		if root.kind == paramRoot && root.n == i {
			out = union(out, a.reach(b.resolve(r.root, r.path)))
		}
	}
	return out
}

// declaredResults applies what is declared of a function's results.
func (a *function) declaredResults(s *callSite, d *Func, out *node) *node {
	if d == nil {
		return out
	}
	if d.Deidentify {
		out = a.deidentified(s, out, d.To)
	}
	if d.Checks != 0 {
		out = a.checked(out, d.Checks)
	}
	for slot, data := range d.Fills {
		a.fillSlot(s, slot, data)
	}
	return a.dataResults(s, d, out)
}

// deidentified gives the results the state that the function is declared to
// bring about.
func (a *function) deidentified(s *callSite, out *node, to State) *node {
	a.pulling = true
	defer func() { a.pulling = false }()
	if !to.Ends() {
		ls := unknown
		for _, n := range s.args {
			ls = union(ls, a.reach(n))
		}
		ls = ls.apply(func(l label) (label, bool) {
			if l.kind != unkLabel {
				l.state = max(l.state, to)
			}
			return l, true
		})
		return a.resultsOf(s, ls)
	}
	// Not unknown: what is put in a place of a marked type from somewhere unknown
	// counts as patient data from then on.
	ended := labelled(labels{{kind: srcLabel, state: to}})
	one := func(i int) *node {
		t := s.result(i)
		if t != nil && pointerLike(t) {
			id := a.alloc(s.site(), a.within(s.sub, "deidentified", i), nil)
			a.write(id, 0, ended, true)
			return pointer(ref{obj: id})
		}
		return ended
	}
	if s.n <= 1 {
		return one(0)
	}
	res := emptyNode
	for i := range s.n {
		res = res.with(elem(i), one(i))
	}
	return res
}

// checked notes that what the function returns has passed checks.
func (a *function) checked(out *node, c Check) *node {
	l := label{check: c}
	pass := func(n *node) *node { return a.carry(l, n) }
	for _, id := range a.reachable(out, nil) {
		if n := a.mem.get(id); n != nil && n != sharedMark && !a.objs[id].input {
			a.mem = a.mem.set(id, pass(n))
		}
	}
	return pass(out)
}

func (a *function) fillSlot(s *callSite, slot Slot, d Data) {
	i := slot.Index
	if slot.Kind == Receiver {
		i = 0
	} else if s.method() {
		i++
	}
	if slot.Kind == Result || i >= len(s.args) {
		return
	}
	m := a.u.mark(mark{name: dataName(d, "data"), state: d.State, collected: a.u.holding(d.Collected)})
	ls := labels{a.source(m)}
	a.pulled(s, labels{a.unheld(m)}, Hop{})
	a.fill(s.args[i], ls)
}

// dataResults adds, or carves out, patient data in results.
func (a *function) dataResults(s *callSite, d *Func, out *node) *node {
	if !d.Results.Patient && !d.Results.None && len(d.Data) == 0 {
		return out
	}
	one := func(i int, n *node) *node {
		data, named := d.Data[Slot{Result, i}]
		if !named {
			data = d.Results
			if s.clean&(1<<i) != 0 && isErrorBit(s, i) {
				return n
			}
		}
		switch {
		case data.None:
			return labelled(unknown)
		case data.Patient:
			return a.declaredData(s, i, n, data)
		}
		return n
	}
	if s.n <= 1 {
		return one(0, out)
	}
	res := emptyNode
	for i := range s.n {
		res = res.with(elem(i), one(i, a.u.kid(out, elem(i))))
	}
	return res
}

func isErrorBit(s *callSite, i int) bool {
	t := s.result(i)
	return t == nil || isError(t)
}

// declaredData is result i as patient data, whatever the body did.
func (a *function) declaredData(s *callSite, i int, n *node, d Data) *node {
	t := s.result(i)
	name := "data"
	if s.sig != nil && i < s.sig.Results().Len() && s.sig.Results().At(i).Name() != "" {
		name = s.sig.Results().At(i).Name()
	}
	var m markID
	if t != nil {
		if m = a.u.typeMark(t); m == 0 || a.u.marks[m].container {
			m = a.u.dataMark(d, name, t)
		}
	} else {
		m = a.u.mark(mark{name: dataName(d, name), state: d.State, collected: a.u.holding(d.Collected)})
	}
	l := a.unheld(m)
	a.pulled(s, labels{l}, Hop{})
	if a.secondary() {
		l.held, l.care = a.u.holding(a.purposes), true
	}
	a.fill(n, labels{l})
	return a.u.join(n, labelled(labels{l}))
}

// carried applies a declared summary of a body that is not seen.
func (a *function) carried(s *callSite, d *Func) *node {
	at := func(sl Slot) int {
		switch {
		case sl.Kind == Receiver:
			return 0
		case s.method():
			return sl.Index + 1
		}
		return sl.Index
	}
	results := make([]labels, max(s.n, 1))
	for _, f := range d.Carries {
		i := at(f.From)
		if f.From.Kind == Result || i >= len(s.args) {
			continue
		}
		ls := a.reach(s.args[i])
		if f.To.Kind == Result {
			if f.To.Index < len(results) {
				results[f.To.Index] = union(results[f.To.Index], ls)
			}
		} else if j := at(f.To); j < len(s.args) {
			a.fill(s.args[j], ls)
		}
	}
	if s.n == 0 {
		return nil
	}
	if s.n == 1 {
		return a.outcome(s, 0, union(unknown, results[0]))
	}
	out := emptyNode
	for i := range s.n {
		out = out.with(elem(i), a.outcome(s, i, union(unknown, results[i])))
	}
	return out
}
