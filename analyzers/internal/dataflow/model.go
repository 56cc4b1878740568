package dataflow

import (
	"go/token"
	"go/types"
	"net/textproto"
	"slices"
	"strconv"
	"strings"

	"github.com/lawful-lint/lawful/analyzers/internal/models"
)

// Functions that only models make. What they captured says the rest.
const (
	collectFn = "@collect" // stores its arguments where its captured pointers point
	yieldFn   = "@yield"   // an iterator: calls its argument with what it captured
	returnFn  = "@return"  // returns what it captured
)

// model applies the shipped model of a standard library function, if there is
// one. sig is the signature of its declaration.
func (a *function) model(s *callSite, sym string, sig *types.Signature) (*node, bool) {
	if out, ok := a.modelFunction(s, sym); ok {
		return out, true
	}
	m, ok := models.Lookup(sym)
	if !ok {
		return nil, false
	}
	x := a.use(s, m, sym, sig)
	for round := range 2 { // effects are not ordered
		x.calls = x.calls[:0]
		for i := range m.Effects {
			x.effect(i, &m.Effects[i], round)
		}
	}
	return x.result(), true
}

// use is a use of a model, of which nothing is done yet.
func (a *function) use(s *callSite, m *models.Model, sym string, sig *types.Signature) *modelled {
	in := *s
	if sig != nil && !(s.sig != nil && generic(sig)) {
		in.sig, in.n, in.clean = sig, sig.Results().Len(), cleanResults(sig)
	}
	in.sub = a.within(s.sub, sym, -3)
	return &modelled{function: a, s: &in, m: m, sym: sym, results: make([]*node, max(in.n, 1)), tmps: map[int]*node{}, recv: s.method() || sig != nil && sig.Recv() != nil}
}

// generic reports whether the signature has type parameters, so that the one at
// a call says more.
func generic(sig *types.Signature) bool {
	return sig.TypeParams().Len() > 0 || sig.RecvTypeParams().Len() > 0
}

// byKey reports whether the model of an interface method only looks up, or
// stores, what is kept at a key.
func byKey(sym string) bool {
	m, ok := models.Lookup(sym)
	if !ok {
		return false
	}
	keyed := func(p models.Place) bool {
		return slices.ContainsFunc(p.Steps, func(s models.Step) bool { return s.Kind == models.StepAt })
	}
	return slices.ContainsFunc(m.Effects, func(e models.Effect) bool {
		return slices.ContainsFunc(e.Src, keyed) || slices.ContainsFunc(e.Dst, keyed)
	})
}

// modelFunction runs the functions that models make.
func (a *function) modelFunction(s *callSite, sym string) (*node, bool) {
	switch sym {
	case collectFn:
		for i, arg := range s.args {
			if p, ok := s.captured(a.u, i); ok {
				a.store(p, nil, a.u.join(arg, labelled(unknown)))
			}
		}
		return labelled(unknown), true
	case yieldFn:
		if len(s.args) == 0 || s.own == nil {
			return nil, true
		}
		in := &callSite{instr: s.instr, pos: s.pos, sub: a.within(s.sub, yieldFn, 0), outer: s, fn: yieldFn, rec: s.rec, n: 1, clean: 1}
		for _, k := range s.own.kids {
			in.args = append(in.args, k.n)
		}
		a.callValue(in, s.args[0])
		return nil, true
	case returnFn:
		if s.n == 1 {
			n, _ := s.captured(a.u, 0)
			return n, true
		}
		return s.own, true
	}
	return nil, false
}

func (s *callSite) captured(u *universe, i int) (*node, bool) {
	if s.own == nil {
		return nil, false
	}
	return s.own.explicit(elem(i))
}

// modelled is one use of a model.
type modelled struct {
	*function
	s       *callSite
	m       *models.Model
	sym     string
	recv    bool // the first argument is the receiver
	results []*node
	tmps    map[int]*node
	typing  bool // the type of a scratch variable is being looked for
	calls   []*node
	arity   []int
}

func (x *modelled) result() *node {
	for i := range x.results {
		if i < x.s.n && x.s.clean&(1<<i) != 0 && x.results[i] == nil {
			x.results[i] = labelled(unknown)
		}
		if i < x.s.n && x.results[i] == nil {
			x.results[i] = x.outcome(x.s, i, unknown)
		}
		if t := x.s.result(i); t != nil && x.results[i] != nil {
			x.births(i, t)
		}
	}
	switch x.s.n {
	case 0:
		return nil
	case 1:
		return x.results[0]
	}
	out := emptyNode
	for i, n := range x.results {
		out = out.with(elem(i), n)
	}
	return out
}

func (x *modelled) births(i int, t types.Type) { x.results[i] = x.typed(x.results[i], t) }

func (x *modelled) effect(i int, e *models.Effect, round int) {
	switch e.Kind {
	case models.Derive:
		x.derive(x.sources(e.Src), e.Dst)
	case models.Pseudonymise:
		ls := x.sources(e.Src).apply(func(l label) (label, bool) {
			if l.kind != unkLabel {
				l.state = max(l.state, Pseudonymised)
			}
			return l, true
		})
		x.derive(ls, e.Dst)
	case models.Fill:
		x.derive(nil, e.Dst)
	case models.Assign:
		x.lookKept(e)
		x.assign(e.Dst[0], x.readAll(e.Src), false)
	case models.Overwrite:
		x.lookKept(e)
		x.assign(e.Dst[0], x.readAll(e.Src), round == 1)
	case models.Empty:
		for _, d := range e.Dst {
			x.assign(d, emptyNode, round == 1)
		}
	case models.Fresh:
		x.fresh(i, e)
	case models.Call, models.Go, models.Serve:
		x.callEffect(i, e)
	case models.Each:
		captured := emptyNode
		for j, d := range e.Dst {
			captured = captured.with(elem(j), x.addressOf(d, i*8+j))
		}
		fn := emptyNode.with(x.u.fn(&fnRef{sym: collectFn}), captured)
		target, t := x.readPlace(e.Target)
		x.invokeValue(i, e, target, t, []*node{fn})
	case models.Yield, models.Return:
		captured := emptyNode
		for j, arg := range e.Args {
			captured = captured.with(elem(j), x.argument(arg))
		}
		sym := yieldFn
		if e.Kind == models.Return {
			sym = returnFn
		}
		x.assign(e.Target, emptyNode.with(x.u.fn(&fnRef{sym: sym}), captured), false)
	case models.Wait:
		x.resumed()
	case models.Panic:
		x.panicked(labelled(x.sources(e.Src)))
	}
}

// lookKept notes data that is put where others can look at it: in a list, a map, a cell
// of theirs. Functions, and what is used through its methods, are no such data.
func (x *modelled) lookKept(e *models.Effect) {
	if x.u.policy == nil || len(e.Dst[0].Steps) == 0 {
		return
	}
	for _, p := range x.expand(e.Src) {
		n, t := x.readPlace(p)
		if n == nil || t == nil || isHandle(t) || isFunction(t) {
			continue
		}
		x.writePlace(e.Dst[0], func(addr *node, _ types.Type) { x.lookStored(addr, n) })
	}
}

func isFunction(t types.Type) bool {
	_, is := t.Underlying().(*types.Signature)
	return is
}

// sources is all that can be reached from the places. What a function of a
// secondary use is given is held for that use from then on: what a logger has
// written to its output is not news when it writes there again.
func (x *modelled) sources(ps []models.Place) labels {
	var ls labels
	for _, p := range x.expand(ps) {
		n, _ := x.readPlace(p)
		x.lookWhole(n)
		ls = union(ls, x.reach(n))
	}
	if x.u.policy != nil {
		x.lookLabels(ls)
	}
	if x.s.enters == 0 {
		return ls
	}
	return ls.apply(func(l label) (label, bool) {
		if l.kind != unkLabel {
			l.held, l.care = x.s.enters, true
		}
		return l, true
	})
}

func (x *modelled) readAll(ps []models.Place) *node {
	var out *node
	for _, p := range x.expand(ps) {
		n, _ := x.readPlace(p)
		out = x.u.join(out, n)
	}
	return out
}

// expand spells out the places that stand for several.
func (x *modelled) expand(ps []models.Place) []models.Place {
	var out []models.Place
	for _, p := range ps {
		switch p.Root {
		case models.RootArgsFrom:
			for i := p.Index; i < x.argCount(); i++ {
				out = append(out, models.Place{Root: models.RootArg, Index: i, Steps: p.Steps})
			}
		case models.RootResults:
			for i := range x.s.n {
				if x.s.clean&(1<<i) == 0 {
					out = append(out, models.Place{Root: models.RootResult, Index: i, Steps: p.Steps})
				}
			}
		default:
			out = append(out, p)
		}
	}
	return out
}

func (x *modelled) argCount() int {
	if x.recv {
		return len(x.s.args) - 1
	}
	return len(x.s.args)
}

func (x *modelled) argIndex(p models.Place) int {
	if p.Root == models.RootRecv {
		return 0
	}
	if x.recv {
		return p.Index + 1
	}
	return p.Index
}

// rootPlace is the value a place starts from, and its type as far as known.
func (x *modelled) rootPlace(p models.Place) (*node, types.Type) {
	switch p.Root {
	case models.RootRecv, models.RootArg:
		i := x.argIndex(p)
		if i >= len(x.s.args) {
			return nil, nil
		}
		return x.s.args[i], x.argType(p, i)
	case models.RootResult:
		if p.Index < len(x.results) {
			return x.results[p.Index], x.s.result(p.Index)
		}
	case models.RootTmp:
		return x.tmps[p.Index], x.tmpType(p.Index)
	case models.RootCall:
		if p.Index >= len(x.calls) {
			return nil, nil
		}
		if x.arity[p.Index] > 1 {
			return x.u.kid(x.calls[p.Index], elem(p.Sub)), nil
		}
		return x.calls[p.Index], nil
	case models.RootGlobal:
		id, t := x.globalVariable(p.Name)
		return x.contents(id), t
	}
	return nil, nil
}

// globalVariable is a variable of the model's package, and its type if it is a
// real one.
func (x *modelled) globalVariable(name string) (objID, types.Type) {
	path := x.p.packageOf(x.sym)
	if pkg := x.p.packages()[path]; pkg != nil && token.IsExported(name) {
		if v, ok := pkg.Scope().Lookup(name).(*types.Var); ok {
			return x.globalObject(path+"."+name, v.Type()), v.Type()
		}
	}
	return x.globalObject("std."+name, nil), nil
}

// tmpType is the type of a scratch variable that is passed to a function whose
// signature is known; nil for others.
func (x *modelled) tmpType(index int) types.Type {
	if x.typing {
		return nil
	}
	x.typing = true
	defer func() { x.typing = false }()
	for i := range x.m.Effects {
		e := &x.m.Effects[i]
		if e.Kind != models.Call && e.Kind != models.Go && e.Kind != models.Serve {
			continue
		}
		for j, arg := range e.Args {
			if arg.Kind != models.Same || !slices.ContainsFunc(arg.Src, func(p models.Place) bool {
				return p.Root == models.RootTmp && p.Index == index && len(p.Steps) == 0
			}) {
				continue
			}
			if sig := x.signatureOf(e); sig != nil && j < sig.Params().Len() {
				return sig.Params().At(j).Type()
			}
		}
	}
	return nil
}

// signatureOf is that of the function which the effect calls, as far as the
// type of its place tells.
func (x *modelled) signatureOf(e *models.Effect) *types.Signature {
	_, t := x.readPlace(e.Target)
	if t == nil {
		return nil
	}
	if e.Method == "" {
		sig, _ := types.Unalias(t).Underlying().(*types.Signature)
		return sig
	}
	if f, ok := methodOf(t, e.Method); ok {
		return f.Signature()
	}
	return nil
}

func methodOf(t types.Type, name string) (*types.Func, bool) {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
	f, ok := obj.(*types.Func)
	return f, ok
}

func (x *modelled) argType(p models.Place, i int) types.Type {
	if i < len(x.s.vals) && x.s.vals[i] != nil {
		return x.s.vals[i].Type()
	}
	if x.s.sig == nil {
		return nil
	}
	if p.Root == models.RootRecv {
		if r := x.s.sig.Recv(); r != nil {
			return r.Type()
		}
		return nil
	}
	if p.Index < x.s.sig.Params().Len() {
		return x.s.sig.Params().At(p.Index).Type()
	}
	return nil
}

func (x *modelled) readPlace(p models.Place) (*node, types.Type) {
	n, t := x.rootPlace(p)
	for i, st := range p.Steps {
		if rest := p.Steps[i+1:]; st.Kind == models.StepElem && len(rest) > 0 && rest[0].Kind == models.StepUnless {
			return x.elementsUnless(n, t, rest), stepType(t, anyElem, x.u)
		}
		n, t = x.readStep(n, t, st)
	}
	return n, t
}

// step is the tree step for a model's step, and the type below.
func (x *modelled) step(t types.Type, st models.Step) (elem, types.Type) {
	switch st.Kind {
	case models.StepElem, models.StepErrors:
		return anyElem, stepType(t, anyElem, x.u)
	case models.StepKeys:
		return keyElem, stepType(t, keyElem, x.u)
	case models.StepKey:
		return x.u.symbol(keySym, strconv.Quote(st.Name)), stepType(t, anyElem, x.u)
	case models.StepAt, models.StepAtMIME:
		return x.keyArg(st), stepType(t, anyElem, x.u)
	case models.StepField:
		if t != nil && !st.Hidden() {
			if str, ok := types.Unalias(t).Underlying().(*types.Struct); ok {
				for i := range str.NumFields() {
					if str.Field(i).Name() == st.Name {
						return elem(i), str.Field(i).Type()
					}
				}
			}
		}
		return x.u.symbol(innerSym, st.Name), nil
	}
	if x.indirect(t) { // the whole slice, map or channel
		return derefElem, nil
	}
	return derefElem, elemType2(t)
}

func elemType2(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	return elemType(t)
}

// keyArg is the element that an argument names.
func (x *modelled) keyArg(st models.Step) elem {
	i := st.Arg
	if x.recv {
		i++
	}
	e := x.key(x.s, i)
	if st.Kind == models.StepAtMIME && e != anyElem {
		if text, err := strconv.Unquote(x.u.text(e)); err == nil {
			e = x.u.symbol(keySym, strconv.Quote(textproto.CanonicalMIMEHeaderKey(text)))
		}
	}
	return e
}

func (x *modelled) readStep(n *node, t types.Type, st models.Step) (*node, types.Type) {
	if st.Kind == models.StepUnless {
		return x.unless(n, st), t
	}
	e, below := x.step(t, st)
	switch {
	case n == nil:
		return nil, below
	case st.Kind == models.StepErrors:
		return x.errorsIn(x.load(n, t)), below
	}
	if e == derefElem {
		return x.load(n, below), below
	}
	return x.part(n, t, e), below
}

// errorsIn is what of the elements of a list may be errors.
func (x *modelled) errorsIn(list *node) *node {
	if list == nil || list.flat {
		return list
	}
	return x.elementsIn(list, func(n *node) *node { return x.boxesIn(n, x.isErrorBox) })
}

// elementsIn is what f leaves of the elements of a list, each by itself.
func (x *modelled) elementsIn(list *node, f func(*node) *node) *node {
	out := x.u.below(list.labels, anyElem)
	for _, k := range list.kids {
		if x.u.isElement(k.e) {
			out = x.u.join(out, f(k.n))
		}
	}
	return out
}

func (x *modelled) isErrorBox(e elem) bool { return types.Implements(x.u.boxTypes[e], errorType) }

var errorType = types.Universe.Lookup("error").Type().Underlying().(*types.Interface)

// part is the step e of a value that may be memory (a slice, a map), an
// interface around one, or a plain aggregate.
func (x *modelled) part(n *node, t types.Type, e elem) *node {
	if n == nil { // an interface may hold a value of which there is nothing to say
		return nil
	}
	var out *node
	if len(n.refs) > 0 || x.indirect(t) {
		out = x.u.kid(x.load(n, t), e)
	}
	if n.flat {
		return x.u.join(x.load(n, t), n)
	}
	plain := &node{labels: n.labels}
	boxed := false
	for _, k := range n.kids {
		if x.u.kind(k.e) == boxSym {
			boxed = true
			out = x.u.join(out, x.part(k.n, x.u.boxTypes[k.e], e))
			continue
		}
		plain.kids = append(plain.kids, k)
	}
	if !x.indirect(t) || boxed || len(plain.kids) > 0 {
		if x.indirect(t) {
			plain.labels = plain.labels.apply(func(l label) (label, bool) { return l, !l.exact })
		}
		out = x.u.join(out, x.u.kid(plain, e))
	}
	return out
}

// indirect reports whether values of t hold their elements in memory.
func (x *modelled) indirect(t types.Type) bool {
	if t == nil {
		return false
	}
	switch types.Unalias(t).Underlying().(type) {
	case *types.Slice, *types.Map, *types.Chan:
		return true
	}
	return false
}

// derive writes data derived from ls to the places and all below them.
func (x *modelled) derive(ls labels, dst []models.Place) {
	ls = union(ls, unknown)
	for _, p := range x.expand(dst) {
		if steps, ok := x.inRegister(p); ok {
			x.setRegister(p, x.u.put(x.register(p), steps, labelled(ls), false))
			continue
		}
		if len(p.Steps) == 0 {
			x.deriveRoot(p, ls)
			continue
		}
		x.writePlace(p, func(addr *node, t types.Type) {
			refs, _ := x.targets(addr, t)
			for _, r := range refs {
				x.fill(pointer(r), ls)
				x.fill(x.u.at(x.contents(r.obj), r.path), ls)
			}
		})
	}
}

func (x *modelled) deriveRoot(p models.Place, ls labels) {
	switch p.Root {
	case models.RootResult:
		if p.Index >= len(x.results) {
			return
		}
		old := x.results[p.Index]
		if old == nil {
			x.results[p.Index] = x.outcome(x.s, p.Index, ls)
			return
		}
		x.fill(old, ls)
		if t := x.s.result(p.Index); t == nil || !pointerLike(t) || len(old.refs) == 0 {
			x.results[p.Index] = x.u.join(old, labelled(ls))
		}
	case models.RootTmp:
		x.fill(x.tmps[p.Index], ls)
		x.tmps[p.Index] = x.u.join(x.tmps[p.Index], labelled(ls))
	case models.RootGlobal:
		id, _ := x.globalVariable(p.Name)
		x.write(id, 0, labelled(ls), false)
	default:
		n, _ := x.rootPlace(p)
		x.fill(n, ls)
	}
}

func (x *modelled) assign(p models.Place, n *node, strong bool) {
	if steps, ok := x.inRegister(p); ok {
		x.setRegister(p, x.u.put(x.register(p), steps, n, strong))
		return
	}
	if len(p.Steps) > 0 {
		x.writePlace(p, func(addr *node, t types.Type) {
			refs, all := x.targets(addr, t)
			for _, r := range refs {
				x.write(r.obj, r.path, n, strong && all && len(refs) == 1)
			}
		})
		return
	}
	switch p.Root {
	case models.RootResult:
		if p.Index < len(x.results) {
			x.results[p.Index] = x.u.join(x.results[p.Index], n)
		}
	case models.RootTmp:
		x.tmps[p.Index] = x.u.join(x.tmps[p.Index], n)
	case models.RootGlobal:
		id, _ := x.globalVariable(p.Name)
		x.write(id, 0, n, false)
	}
}

// addressOf is a pointer to the place, for a function that stores into it.
func (x *modelled) addressOf(p models.Place, i int) *node {
	if len(p.Steps) == 0 {
		id := x.alloc(x.s.site(), x.within(x.s.sub, "tmp", i), nil)
		x.share(id)
		x.assign(p, x.contents(id), false)
		return pointer(ref{obj: id})
	}
	var out *node
	x.writePlace(p, func(addr *node, _ types.Type) { out = addr })
	return out
}

// writePlace calls f with the address of a place that is reached by steps.
func (x *modelled) writePlace(p models.Place, f func(addr *node, t types.Type)) {
	n, t := x.rootPlace(p)
	if n == nil || len(n.refs) == 0 && len(n.labels) == 0 && len(n.kids) == 0 {
		n = x.makeRoot(p, t)
	}
	if n == nil {
		return
	}
	addr, isAddr := n, false
	for i, st := range p.Steps {
		e, below := x.step(t, st)
		switch {
		case e == derefElem && !isAddr:
			isAddr = true
		case !isAddr && isValue(t) && derefs(p.Steps[i:]):
			addr = x.part(addr, t, e) // of a value that is not memory, a part leads there
		case e == derefElem:
			addr = x.load(addr, t)
		case !isAddr:
			addr, isAddr = x.address(addr, t, e), true
		default:
			if x.indirect(t) {
				addr = x.load(addr, t)
			}
			addr = x.address(addr, below, e)
		}
		t = below
	}
	f(addr, t)
}

// isValue reports whether t holds its parts itself: a struct or an interface.
func isValue(t types.Type) bool {
	if t == nil {
		return false
	}
	switch types.Unalias(t).Underlying().(type) {
	case *types.Struct, *types.Interface:
		return true
	}
	return false
}

func derefs(steps []models.Step) bool {
	return slices.ContainsFunc(steps, func(s models.Step) bool { return s.Kind == models.StepDeref })
}

// inRegister reports whether the place is a part of a result or scratch value
// that is not memory: of an interface value or a plain struct, which models
// change without changing what it was made from (a context with one more key).
func (x *modelled) inRegister(p models.Place) ([]elem, bool) {
	if len(p.Steps) == 0 || p.Steps[0].Kind == models.StepDeref || p.Root != models.RootResult && p.Root != models.RootTmp {
		return nil, false
	}
	n, t := x.rootPlace(p)
	if t != nil && isTypeParam(t) || t == nil && (p.Root == models.RootResult || n != nil && len(n.refs) > 0) {
		return nil, false
	}
	if t != nil {
		switch types.Unalias(t).Underlying().(type) {
		case *types.Interface, *types.Struct, *types.Array:
		default:
			return nil, false
		}
	}
	var steps []elem
	for _, st := range p.Steps {
		e, below := x.step(t, st)
		if e == derefElem || x.indirect(t) {
			return nil, false
		}
		steps, t = append(steps, e), below
	}
	return steps, true
}

func (x *modelled) register(p models.Place) *node {
	p.Steps = nil
	n, _ := x.rootPlace(p)
	return n
}

func (x *modelled) setRegister(p models.Place, n *node) {
	if p.Root == models.RootTmp {
		x.tmps[p.Index] = n
	} else if p.Index < len(x.results) {
		x.results[p.Index] = n
	}
}

// makeRoot gives a result or scratch variable the memory that a step needs.
func (x *modelled) makeRoot(p models.Place, t types.Type) *node {
	var inner types.Type
	if t != nil {
		switch u := types.Unalias(t).Underlying().(type) {
		case *types.Pointer:
			inner = u.Elem()
		case *types.Slice, *types.Map, *types.Chan:
			inner = t
		case *types.Interface:
		default:
			return emptyNode
		}
	}
	if p.Root != models.RootResult && p.Root != models.RootTmp {
		return nil
	}
	id := x.alloc(x.s.site(), x.within(x.s.sub, "root", int(p.Root)*100+p.Index), inner)
	n := pointer(ref{obj: id})
	root := p
	root.Steps = nil
	x.assign(root, n, false)
	return n
}

// fresh makes a new object, of a named type of the model's package if the
// model says which.
func (x *modelled) fresh(i int, e *models.Effect) {
	for j, p := range x.expand(e.Dst) {
		n, t := x.rootPlace(p)
		if n != nil && len(p.Steps) == 0 {
			continue
		}
		if len(e.Src) > 0 {
			x.freshLike(p, x.readAll(e.Src), i*8+j)
			continue
		}
		dynamic := x.dynamicType(e.Type)
		if len(p.Steps) == 0 && dynamic == nil {
			x.makeRoot(p, t)
			continue
		}
		id := x.alloc(x.s.site(), x.within(x.s.sub, "fresh", i*8+j), elemType2(dynamic))
		v := pointer(ref{obj: id})
		if dynamic != nil {
			v = emptyNode.with(x.u.box(dynamic), v)
		}
		x.assign(p, v, false)
	}
}

// freshLike makes a new object of each type that a value may have, and one of no type
// that is known where it may be any.
func (x *modelled) freshLike(p models.Place, like *node, i int) {
	v := pointer(ref{obj: x.alloc(x.s.site(), x.within(x.s.sub, "fresh", i), nil)})
	if !symbolic(like) && !other(like) {
		v = emptyNode
	}
	for _, k := range like.children() {
		if x.u.kind(k.e) == boxSym {
			t := x.u.boxTypes[k.e]
			id := x.alloc(x.s.site(), x.within(x.s.sub, "fresh "+x.u.typeName(t), i), elemType2(t))
			v = v.with(k.e, pointer(ref{obj: id}))
		}
	}
	x.assign(p, v, false)
}

// dynamicType is the type of the model's package that a fresh value has.
func (x *modelled) dynamicType(name string) types.Type {
	if name == "" {
		return nil
	}
	base, ptr := strings.CutPrefix(name, "*")
	base = x.p.packageOf(x.sym) + "." + base
	if ptr {
		base = "*" + base
	}
	return x.p.lookupType(base)
}

func (x *modelled) argument(arg models.Arg) *node {
	switch arg.Kind {
	case models.Nothing:
		return nil
	case models.Outside:
		return labelled(unknown)
	case models.Derived:
		return labelled(union(x.sources(arg.Src), unknown))
	}
	for _, p := range arg.Src {
		if n, t := x.rootPlace(p); n == nil && p.Root == models.RootTmp && len(p.Steps) == 0 {
			x.makeRoot(p, t) // the callee may write into it
		}
	}
	return x.readAll(arg.Src)
}

// callEffect calls a function value or a method of the value at the target.
func (x *modelled) callEffect(i int, e *models.Effect) {
	var args []*node
	for _, arg := range e.Args {
		args = append(args, x.argument(arg))
	}
	target, t := x.readPlace(e.Target)
	var out *node
	n := 1
	if e.Method == "" {
		out, n = x.invokeValue(i, e, target, t, args)
	} else {
		out, n = x.invokeMethod(i, e, target, t, args)
	}
	x.calls = append(x.calls, out)
	x.arity = append(x.arity[:len(x.calls)-1], n)
}

func (x *modelled) inner(i int, sig *types.Signature, args []*node) *callSite {
	s := &callSite{instr: x.s.instr, pos: x.s.pos, sub: x.within(x.s.sub, "call", i), outer: x.s, async: x.s.async, running: x.s.running, serve: x.s.serve, rec: x.s.rec, args: args, n: 1}
	if sig != nil {
		s.n, s.clean = sig.Results().Len(), cleanResults(sig)
		for len(s.args) < sig.Params().Len() && len(s.args) > 0 {
			s.args = append(s.args, s.args[len(s.args)-1])
		}
	}
	return s
}

func (x *modelled) invokeValue(i int, e *models.Effect, fv *node, t types.Type, args []*node) (*node, int) {
	var sig *types.Signature
	if t != nil {
		sig, _ = types.Unalias(t).Underlying().(*types.Signature)
	}
	fv = x.u.unboxed(fv)
	if fv == nil || e.Optional && !callable(x.u, fv) && !symbolic(fv) {
		return nil, 1
	}
	s := x.inner(i, sig, slices.Clone(args))
	s.maybe, s.serve = e.Optional, s.serve || e.Kind == models.Serve
	x.later(s, e, fv)
	return x.callValue(s, fv), s.n
}

// later makes of s a call that is made at any time from here on, if the effect is one:
// what is called may find in its memory what is put there after.
func (x *modelled) later(s *callSite, e *models.Effect, target *node) {
	if e.Kind != models.Go {
		return
	}
	s.async = true
	x.shareAll(target)
	for _, n := range s.args {
		x.shareAll(n)
	}
}

func callable(u *universe, n *node) bool {
	return slices.ContainsFunc(n.kids, func(k kid) bool { return u.kind(k.e) == fnSym })
}

// ioTypes are the interfaces through which the standard library's wrappers call
// what they wrap, whose type is hidden, by the method called.
var ioTypes = map[string]string{"Read": "io.Reader", "Write": "io.Writer", "WriteString": "io.StringWriter"}

func (x *modelled) invokeMethod(i int, e *models.Effect, recv *node, t types.Type, args []*node) (*node, int) {
	if recv == nil {
		return nil, 1
	}
	var m *types.Func
	var sig *types.Signature
	if t == nil && !e.Optional && ioTypes[e.Method] != "" {
		t = x.p.lookupType(ioTypes[e.Method])
	}
	if t != nil {
		if f, ok := methodOf(t, e.Method); ok {
			m, sig = f, f.Signature()
		}
	}
	s := x.inner(i, sig, slices.Clone(args))
	s.maybe, s.serve = e.Optional, s.serve || e.Kind == models.Serve
	x.later(s, e, recv)
	s.args = append([]*node{recv}, s.args...)
	one := x.choose()
	known := false
	for _, k := range recv.kids {
		ref := x.p.methodIn(k.e, e.Method)
		if ref == nil {
			continue
		}
		known = true
		if rs := x.p.signature(ref); rs != nil {
			s.n, s.clean = rs.Results().Len(), cleanResults(rs)
		}
		one.call(func() *node { return x.invokeOn(s, ref, k.n) })
	}
	if !known && t != nil && !types.IsInterface(t) && m != nil {
		return x.enterFunction(s, x.p.refToObject(m), nil), s.n
	}
	if symbolic(recv) && (!e.Optional || !anyInterface(t)) {
		s.iface = m
		if m != nil && x.p.modelledMethod(m) {
			one.call(func() *node {
				n, _ := x.model(s, m.FullName(), sig)
				return n
			})
		}
		one.call(func() *node { return x.postpone(s, recv, e.Method, -1) })
		return one.out, s.n
	}
	if e.Optional || known && !other(recv) {
		return one.out, s.n
	}
	s.iface, s.sig = m, sig
	one.call(func() *node {
		if m == nil {
			return x.unseen(s)
		}
		return x.unseenMethod(s, m)
	})
	return one.out, s.n
}

// anyInterface reports whether t says nothing of its methods, so that an
// optional call on it is a guess.
func anyInterface(t types.Type) bool {
	if t == nil {
		return true
	}
	i, ok := types.Unalias(t).Underlying().(*types.Interface)
	return ok && i.NumMethods() == 0
}
