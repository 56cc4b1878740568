package dataflow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Which code a call may reach: what a function value or an interface holds in sight,
// what cells say was put there, and what only a caller can tell (postpone in call.go).

// callValue calls whatever functions the value may be.
func (a *function) callValue(s *callSite, fv *node) *node {
	if fv == nil {
		s.idle = true
		return nil
	}
	one := a.choose()
	known := false
	for _, k := range fv.children() {
		switch a.u.kind(k.e) {
		case fnSym:
			known = true
			one.call(func() *node { return a.enterFunction(s, a.u.fns[k.e], k.n) })
		case boxSym: // a generic function's parameter
			one.call(func() *node { return a.callValue(s, k.n) })
		}
	}
	if fv != nil {
		table, wired := a.callees(fv)
		a.enterEach(one, s, table)
		a.enterEach(one, s.muted(), wired)
		if symbolic(fv) || a.coarse() && fromInput(fv) {
			known = true
			if !a.fromSealed(fv) {
				one.call(func() *node { return a.postpone(s, fv, "", -1) })
			}
		}
	}
	if (!known || other(fv)) && !s.maybe {
		in := *s
		if fv != nil {
			in.more = union(s.more, fv.labels.derived())
		}
		one.call(func() *node { return a.unseen(&in) })
	}
	return one.out
}

// choices are calls of which one is made: what any of them left may be in memory
// afterwards, and where there are several, what was there before. Memory only grows on
// the way, which merged calls rely on, so that one finds what those before it left.
type choices struct {
	a      *function
	before memory
	made   int
	out    *node
}

func (a *function) choose() *choices { return &choices{a: a, before: a.mem} }

func (c *choices) call(f func() *node) {
	if c.made++; c.made == 2 {
		c.a.mem = c.a.joinState(c.before, c.a.mem)
	}
	before := c.a.mem
	c.out = c.a.u.join(c.out, f())
	if c.made > 1 {
		c.a.mem = c.a.joinState(before, c.a.mem)
	}
}

// muted is the call of a callee that is known only because of what was put
// into a field or variable: what it enters is reported there.
func (s *callSite) muted() *callSite {
	in := *s
	in.mute = true
	return &in
}

// enterEach calls each function that n lists.
func (a *function) enterEach(one *choices, s *callSite, n *node) {
	for _, k := range n.children() {
		if a.u.kind(k.e) == fnSym {
			one.call(func() *node { return a.enterFunction(s, a.u.fns[k.e], k.n) })
		}
	}
}

// symbolic reports whether a caller may know more of the value.
func symbolic(n *node) bool {
	return n != nil && slices.ContainsFunc(n.labels, func(l label) bool { return l.kind == inLabel && l.exact })
}

// fromInput reports whether the value may lie somewhere in what a caller supplies, which
// is all that a coarse look knows of what lies deep.
func fromInput(n *node) bool {
	return slices.ContainsFunc(n.labels, func(l label) bool { return l.kind == inLabel })
}

// other reports whether the value may be something that nobody knows.
func other(n *node) bool {
	return n != nil && slices.ContainsFunc(n.labels, func(l label) bool { return l.kind != inLabel || !l.exact })
}

// invoke calls a method through an interface or a type parameter.
func (a *function) invoke(s *callSite, t types.Type, m *types.Func) *node {
	recv := s.args[0]
	s.iface = m
	a.enterDeclared(s, m)
	tparam := typeParamIndex(a.fn, t)
	one := a.choose()
	known := a.invokeEach(one, s, recv, m.Name())
	a.invokePlaced(one, s, recv, m.Name())
	if symbolic(recv) && a.p.modelledMethod(m) {
		if byKey(m.FullName()) {
			if n, ok := a.model(s, m.FullName(), m.Signature()); ok {
				a.lookWhole(n)
				a.readByKey(s, n)
				return a.declaredResults(s, a.p.declaredCall(a, s, m), n) // an input's parts by key are inputs by themselves
			}
		}
		one.call(func() *node {
			n, _ := a.model(s, m.FullName(), m.Signature())
			return n
		})
	}
	if d := a.p.declaredCall(a, s, m); d != nil && len(d.Purposes) > 0 {
		s.enters = a.u.secondary(d.Purposes)
	}
	switch {
	case symbolic(recv) || tparam >= 0:
		one.call(func() *node { return a.postpone(s, recv, m.Name(), tparam) })
	case !known || other(recv):
		one.call(func() *node { return a.unseenMethod(s, m) })
	}
	out := one.out
	if countsBytes(m) {
		out = out.with(0, labelled(unknown))
	}
	return a.declaredResults(s, a.p.declaredCall(a, s, m), out)
}

// invokePlaced calls the method of what the cells say that the receiver can be.
func (a *function) invokePlaced(one *choices, s *callSite, recv *node, name string) {
	table, wired := a.callees(recv)
	a.invokeEach(one, s, a.placed(table, recv), name)
	a.invokeEach(one, s.muted(), a.placed(wired, recv), name)
}

// placed is what cells say that an interface holds. In a variable of a package it is
// what lies in the variable: a method writes to it there. What lies in a receiver is
// left to those who call the function.
func (a *function) placed(held, iface *node) *node {
	if iface == nil {
		return held
	}
	at := slices.DeleteFunc(slices.Clone(iface.labels), func(l label) bool {
		return l.kind != inLabel || !l.exact || a.u.roots[l.root].kind != globalRoot
	})
	if len(at) == 0 {
		return held
	}
	out := held
	for _, k := range held.children() {
		if a.u.kind(k.e) == boxSym {
			out = out.with(k.e, a.u.join(k.n, a.u.below(at, k.e)))
		}
	}
	return out
}

// countsBytes reports whether the first result of an interface method is how much was
// read or written, whoever implements it, as package io has it.
func countsBytes(m *types.Func) bool {
	sig := m.Signature()
	if sig.Results().Len() != 2 || sig.Params().Len() == 0 || !isError(sig.Results().At(1).Type()) {
		return false
	}
	if n, ok := sig.Results().At(0).Type().(*types.Basic); !ok || n.Info()&types.IsInteger == 0 {
		return false
	}
	what := sig.Params().At(0).Type()
	switch m.Name() {
	case "Write", "WriteAt", "Read", "ReadAt":
		return types.Identical(what, types.NewSlice(types.Typ[types.Byte]))
	case "WriteString":
		return types.Identical(what, types.Typ[types.String])
	case "WriteTo", "ReadFrom":
		return types.IsInterface(what)
	}
	return false
}

// unseenMethod is a call of an interface method nobody knows the body of: that of
// the standard library's own interfaces, and of known modules', is modelled.
func (a *function) unseenMethod(s *callSite, m *types.Func) *node {
	if out, ok := a.model(s, m.FullName(), m.Signature()); ok {
		return out
	}
	return a.unseen(s)
}

// invokeEach calls the method of each concrete type that n may be; known is false
// when it is none that has one.
func (a *function) invokeEach(one *choices, s *callSite, n *node, name string) (known bool) {
	for _, k := range n.children() {
		if ref := a.p.methodIn(k.e, name); ref != nil {
			known = true
			one.call(func() *node { return a.invokeOn(s, ref, k.n) })
		}
	}
	return known
}

// methodIn is the method of that name of what a box holds, nil when it has none, or is
// no box.
func (p *analysis) methodIn(box elem, name string) *fnRef {
	if p.u.kind(box) != boxSym {
		return nil
	}
	return p.method(p.u.boxTypes[box], p.u.text(box), name)
}

// invokeOn calls a method on a receiver.
func (a *function) invokeOn(s *callSite, method *fnRef, recv *node) *node {
	in := *s
	in.args = append([]*node{recv}, s.args[1:]...)
	in.vals = nil
	return a.enterFunction(&in, method, nil)
}

func typeParamIndex(fn *ssa.Function, t types.Type) int {
	tp, ok := types.Unalias(t).(*types.TypeParam)
	if !ok {
		return -1
	}
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	tps := fn.TypeParams()
	for i := range tps.Len() {
		if tps.At(i) == tp {
			return i
		}
	}
	return tp.Index()
}
