package dataflow

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// instruction is the transfer function of one SSA instruction.
func (a *function) instruction(instr ssa.Instruction) {
	switch i := instr.(type) {
	case *ssa.Alloc:
		a.set(i, pointer(ref{obj: a.alloc(i, 0, elemType(i.Type()))}))
	case *ssa.MakeSlice:
		a.set(i, pointer(ref{obj: a.alloc(i, 0, i.Type().Underlying())}))
	case *ssa.MakeMap:
		a.set(i, pointer(ref{obj: a.alloc(i, 0, i.Type())}))
	case *ssa.MakeChan:
		id := a.alloc(i, 0, i.Type())
		a.share(id)
		a.set(i, pointer(ref{obj: id}))
	case *ssa.MakeClosure:
		a.set(i, a.closure(i))
	case *ssa.MakeInterface:
		a.set(i, a.boxed(a.value(i.X), i.X.Type()))
	case *ssa.Phi:
		a.phi(i)
	case *ssa.BinOp:
		a.set(i, a.binary(i))
	case *ssa.UnOp:
		a.unary(i)
	case *ssa.ChangeType:
		a.set(i, a.typed(a.value(i.X), i.Type()))
	case *ssa.ChangeInterface:
		a.set(i, a.value(i.X))
	case *ssa.Convert:
		a.convert(i, i.X)
	case *ssa.MultiConvert:
		a.convert(i, i.X)
	case *ssa.SliceToArrayPointer:
		a.set(i, a.value(i.X))
	case *ssa.Slice:
		a.slice(i)
	case *ssa.Field:
		v := a.field(i)
		a.readLeft(i, v)
		a.set(i, a.readCopy(i, i.X, v))
	case *ssa.FieldAddr:
		a.set(i, a.address(a.value(i.X), elemType(i.X.Type()), elem(i.Field)))
	case *ssa.Index:
		a.set(i, a.index(i))
	case *ssa.IndexAddr:
		a.indexAddr(i)
	case *ssa.Lookup:
		a.lookup(i)
	case *ssa.Range:
		a.set(i, a.value(i.X))
	case *ssa.Next:
		a.next(i)
	case *ssa.TypeAssert:
		a.typeAssert(i)
	case *ssa.Extract:
		a.set(i, a.fetched(i, i.Tuple, a.typed(a.u.kid(a.value(i.Tuple), elem(i.Index)), i.Type())))
	case *ssa.Select:
		a.selectChan(i)
	case *ssa.Send:
		a.send(i.Chan, i.X)
		a.resumed()
	case *ssa.Store:
		if !a.namesOnly(i) {
			a.storeInstr(i)
		}
	case *ssa.MapUpdate:
		a.mapUpdate(i)
	case *ssa.Call:
		a.set(i, a.fetched(i, i, a.typed(a.call(i, i.Common()), i.Type())))
	case *ssa.Go:
		a.spawn(i)
	case *ssa.Defer:
		a.deferCall(i)
	case *ssa.RunDefers:
		a.runDefers()
	case *ssa.Return:
		a.ret(i)
	case *ssa.Panic:
		a.panicked(a.value(i.X))
	case *ssa.If, *ssa.Jump, *ssa.DebugRef:
	default:
		a.p.count("instruction")
		if v, ok := instr.(ssa.Value); ok {
			a.set(v, a.everything(instr))
		}
	}
}

// everything is what an instruction that is not understood may give: all its
// operands hold.
func (a *function) everything(instr ssa.Instruction) *node {
	out := labelled(unknown)
	for _, op := range instr.Operands(nil) {
		if *op != nil {
			n := a.value(*op)
			out = a.u.join(out, a.u.join(n, labelled(a.reach(n))))
		}
	}
	return out
}

func elemType(t types.Type) types.Type {
	switch t := types.Unalias(t).Underlying().(type) {
	case *types.Pointer:
		return t.Elem()
	case *types.Slice:
		return t.Elem()
	case *types.Array:
		return t.Elem()
	case *types.Chan:
		return t.Elem()
	case *types.Map:
		return t.Elem()
	}
	return nil
}

func (a *function) closure(i *ssa.MakeClosure) *node {
	captured := emptyNode
	for j, b := range i.Bindings {
		n := a.value(b)
		a.keep(n)
		captured = captured.with(elem(j), n)
	}
	ref := a.p.refTo(i.Fn.(*ssa.Function))
	a.probe(i, ref, captured)
	return emptyNode.with(a.u.fn(ref), captured)
}

// probe looks at what a literal of a secondary use reads of what it captured:
// that is a crossing wherever the literal is called later.
func (a *function) probe(i *ssa.MakeClosure, ref *fnRef, captured *node) {
	if a.u.policy == nil || ref.ssa == nil {
		return
	}
	ps := a.p.purposesOf(ref.ssa)
	if len(ps) == 0 || !a.u.policy.Secondary(ps) || slices.Equal(ps, a.purposes) {
		return
	}
	before := a.mem
	s := &callSite{instr: i, pos: i.Pos(), sub: a.within(0, "probe", 0)}
	a.callUnknown(s, ref, captured, nil, nil)
	a.mem = before
}

// boxed is v as the content of an interface.
func (a *function) boxed(v *node, t types.Type) *node {
	if isTypeParam(t) {
		return v
	}
	if types.IsInterface(t) {
		return v
	}
	if v == nil {
		v = emptyNode
	}
	return emptyNode.with(a.u.box(t), v)
}

func isTypeParam(t types.Type) bool {
	_, ok := types.Unalias(t).(*types.TypeParam)
	return ok
}

func (a *function) phi(i *ssa.Phi) {
	var out *node
	for j, e := range i.Edges {
		n := a.value(e)
		if a.loops[i.Block()] && i.Block().Preds[j].Index >= i.Block().Index {
			n = a.aged(n)
		}
		out = a.u.join(out, n)
	}
	a.set(i, out)
}

// aged maps the references that a loop carries into its next round to earlier
// instances.
func (a *function) aged(n *node) *node {
	if len(a.objs) > maxAging || a.u.policy == nil {
		return n
	}
	for id := range objID(len(a.objs)) {
		o := a.objs[id]
		if o.site != nil && !o.multi && a.loops[o.site.Block()] && refersTo(n, id) {
			n = a.u.renameRefs(n, id, a.olderOf(id))
		}
	}
	return n
}

func refersTo(n *node, id objID) bool {
	if n == nil {
		return false
	}
	for _, r := range n.refs {
		if r.obj == id {
			return true
		}
	}
	for _, k := range n.kids {
		if refersTo(k.n, id) {
			return true
		}
	}
	return false
}

func (a *function) binary(i *ssa.BinOp) *node {
	x, y := a.value(i.X), a.value(i.Y)
	ls := union(a.flat(x), a.flat(y))
	if len(ls) == 0 {
		return nil
	}
	switch i.Op {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		return labelled(unknown)
	}
	return labelled(ls)
}

// flat is what a plain value carries, as the labels of something derived.
func (a *function) flat(n *node) labels {
	if n == nil {
		return nil
	}
	if len(n.kids) == 0 && len(n.refs) == 0 {
		return n.labels.derived()
	}
	return a.reach(n)
}

func (a *function) unary(i *ssa.UnOp) {
	x := a.value(i.X)
	switch i.Op {
	case token.MUL:
		n := a.typed(a.load(x, i.Type()), i.Type())
		if a.u.carvedAddr(i.X) {
			n = a.birth(n, place{carve: true})
		}
		a.read(i, x, n)
		a.readLeft(i, n)
		a.set(i, a.readCopy(i, i.X, a.takeIn(x, n, i)))
	case token.ARROW:
		n := a.load(x, i.X.Type())
		v := a.typed(a.u.kid(n, anyElem), elemType(i.X.Type()))
		a.read(i, x, v)
		v = a.takeIn(x, v, i)
		if i.CommaOk {
			v = emptyNode.with(0, v).with(1, labelled(unknown))
		}
		a.set(i, v)
		a.resumed()
	case token.NOT:
		if len(a.flat(x)) > 0 {
			x = labelled(unknown)
		}
		a.set(i, x)
	default:
		a.set(i, labelled(a.flat(x)))
	}
}

// convert follows a conversion; between strings and slices the bytes are
// copied.
func (a *function) convert(i ssa.Value, x ssa.Value) {
	n := a.value(x)
	from, to := x.Type().Underlying(), i.Type().Underlying()
	_, toSlice := to.(*types.Slice)
	_, fromSlice := from.(*types.Slice)
	switch {
	case toSlice && !fromSlice:
		id := a.alloc(i.(ssa.Instruction), 0, i.Type())
		a.write(id, a.u.extend(0, anyElem), labelled(a.flat(n)), false)
		a.set(i, pointer(ref{obj: id}))
	case fromSlice && !toSlice:
		a.set(i, labelled(a.reach(n)))
	case isBasic(from) && isBasic(to):
		a.set(i, a.typed(n, i.Type()))
	default:
		a.set(i, a.typed(n, i.Type()))
	}
}

func isBasic(t types.Type) bool {
	_, ok := t.(*types.Basic)
	return ok
}

func (a *function) slice(i *ssa.Slice) {
	n := a.value(i.X)
	if isString(i.X.Type()) {
		a.set(i, labelled(a.flat(n)))
		return
	}
	shift := i.Low != nil && !isZero(i.Low)
	switch t := i.X.Type().Underlying().(type) {
	case *types.Pointer:
		a.readArray(i, n, t.Elem())
		n = a.materialize(n, t.Elem())
	default:
		if shift {
			n = a.materialize(n, t)
		}
	}
	if shift {
		n = shifted(n)
	}
	a.set(i, n)
}

// readArray notes that the code looks at an array of which it takes a slice, as
// the slice's elements are not loaded where a builtin or a model uses them. What
// is only written to is not looked at.
func (a *function) readArray(i *ssa.Slice, n *node, t types.Type) {
	if _, ok := i.X.(*ssa.Alloc); ok {
		return // its own, such as the arguments of a variadic call
	}
	for _, r := range *i.Referrers() {
		c, ok := r.(*ssa.Call)
		if !ok || !isBuiltin(c.Call.Value) || c.Call.Value.Name() != "copy" || c.Call.Args[0] != i || c.Call.Args[1] == i {
			a.read(i, n, a.typed(a.load(n, t), t))
			return
		}
	}
}

// shifted is a slice that starts somewhere inside the memory of n.
func shifted(n *node) *node {
	if n == nil {
		return nil
	}
	out := &node{labels: n.labels, kids: n.kids, flat: n.flat}
	for _, r := range n.refs {
		r.shifted = true
		out.refs = joinRefs(out.refs, []ref{r})
	}
	return out
}

// materialize turns the pointers to input memory in n into references, so that
// a slice of an input array means the array.
func (a *function) materialize(n *node, t types.Type) *node {
	if n == nil {
		return nil
	}
	refs, _ := a.targets(n, t)
	out := &node{kids: n.kids, flat: n.flat}
	for _, r := range refs {
		out.refs = joinRefs(out.refs, []ref{r})
	}
	for _, l := range n.labels {
		if l.kind != inLabel || !l.exact {
			out.labels = out.labels.add(l)
		}
	}
	return out
}

func isString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

func isZero(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && c.Value.Kind() == constant.Int && constant.Sign(c.Value) == 0
}

func (a *function) field(i *ssa.Field) *node {
	n := a.typed(a.value(i.X), i.X.Type())
	out := a.typed(a.u.kid(n, elem(i.Field)), i.Type())
	if a.u.carvedField(i.X.Type(), elem(i.Field)) {
		out = a.birth(out, place{carve: true})
	}
	a.look(out, i.Type())
	return out
}

// address is the address of the step e in the memory of type t that n means.
func (a *function) address(n *node, t types.Type, e elem) *node {
	if n == nil || n.flat {
		return n
	}
	out := &node{}
	refs, _ := a.targets(n, t)
	for _, r := range refs {
		if o := &a.objs[r.obj]; o.typ == nil && !o.flat && r.path == 0 {
			o.typ = t
		}
		step := e
		if r.shifted && a.u.kind(e) == keySym {
			step = anyElem
		}
		out.refs = joinRefs(out.refs, []ref{{obj: r.obj, path: a.u.extend(r.path, step)}})
	}
	for _, l := range n.labels {
		if l.kind == inLabel && l.exact {
			continue
		}
		out.labels = union(out.labels, a.u.belowLabels(l, e))
	}
	if k, ok := n.explicit(derefElem); ok {
		if v := a.u.kid(k, e); v != nil {
			out = out.with(derefElem, v)
		}
	}
	return out
}

func (u *universe) belowLabels(l label, e elem) labels {
	n := u.below(labels{l}, e)
	if n == nil {
		return nil
	}
	return n.labels
}

// keyOf is the step for a constant index or key, anyElem for others.
func (a *function) keyOf(v ssa.Value) elem {
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value == nil {
			return a.u.symbol(keySym, a.u.typeName(v.Type()))
		}
		return a.u.symbol(keySym, v.Value.ExactString())
	case *ssa.MakeInterface:
		if c, ok := v.X.(*ssa.Const); ok {
			key := a.u.typeName(c.Type())
			if c.Value != nil {
				key += ":" + c.Value.ExactString()
			}
			return a.u.symbol(keySym, key)
		}
		if st, ok := v.X.Type().Underlying().(*types.Struct); ok && st.NumFields() == 0 {
			return a.u.symbol(keySym, a.u.typeName(v.X.Type()))
		}
		if g, ok := loadedGlobal(v.X); ok {
			return a.u.symbol(keySym, "&"+g)
		}
	case *ssa.ChangeType:
		return a.keyOf(v.X)
	}
	return anyElem
}

// loadedGlobal names the package-level variable whose address or content v is:
// keys of contexts are often such pointers.
func loadedGlobal(v ssa.Value) (string, bool) {
	if u, ok := v.(*ssa.UnOp); ok && u.Op == token.MUL {
		v = u.X
	}
	if g, ok := v.(*ssa.Global); ok {
		return globalName(g), true
	}
	return "", false
}

func (a *function) index(i *ssa.Index) *node {
	n := a.value(i.X)
	if isString(i.X.Type()) {
		return labelled(a.flat(n))
	}
	out := a.typed(a.u.kid(n, a.keyOf(i.Index)), i.Type())
	a.look(out, i.Type())
	return out
}

func (a *function) indexAddr(i *ssa.IndexAddr) {
	n := a.value(i.X)
	t := i.X.Type()
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	a.set(i, a.address(n, t, a.keyOf(i.Index)))
}

func (a *function) lookup(i *ssa.Lookup) {
	n := a.value(i.X)
	if isString(i.X.Type()) {
		a.set(i, labelled(a.flat(n)))
		return
	}
	m := a.load(n, i.X.Type())
	v := a.typed(a.u.kid(m, a.keyOf(i.Index)), elemType(i.X.Type()))
	a.read(i, n, v)
	v = a.takeIn(n, v, i)
	if i.CommaOk {
		v = emptyNode.with(0, v).with(1, labelled(unknown))
	}
	a.set(i, v)
}

func (a *function) next(i *ssa.Next) {
	n := a.value(i.Iter)
	if i.IsString {
		a.set(i, emptyNode.with(0, labelled(unknown)).with(1, labelled(unknown)).with(2, labelled(a.flat(n))))
		return
	}
	t := i.Iter.(*ssa.Range).X.Type()
	m := a.load(n, t)
	k, v := a.u.kid(m, keyElem), a.u.kid(m, anyElem)
	if mt, ok := t.Underlying().(*types.Map); ok {
		k, v = a.typed(k, mt.Key()), a.typed(v, mt.Elem())
	}
	a.read(i, n, a.u.join(k, v))
	k, v = a.takeIn(n, k, i), a.takeIn(n, v, i)
	a.set(i, emptyNode.with(0, labelled(unknown)).with(1, k).with(2, v))
}

func (a *function) typeAssert(i *ssa.TypeAssert) {
	n := a.value(i.X)
	if t := i.AssertedType; isTypeParam(t) || !types.IsInterface(t) {
		put := a.putBehind(n)
		n = a.u.asserted(n, a.u.box(t))
		switch {
		case len(put) == 0:
		case pointerLike(i.AssertedType):
			a.fill(n, put)
		default:
			n = a.u.join(n, labelled(put))
		}
	}
	n = a.typed(n, i.AssertedType)
	if i.CommaOk {
		n = emptyNode.with(0, n).with(1, labelled(unknown))
	}
	a.set(i, n)
}

// putBehind is what models have put into the hidden parts of an interface that is an
// input, whose dynamic type they did not know: what was written to an io.Writer.
func (a *function) putBehind(n *node) labels {
	var out labels
	if n == nil {
		return nil
	}
	for _, l := range n.labels {
		id, ok := a.inputs[inputKey{l.root, a.u.extend(l.path, derefElem)}]
		if l.kind != inLabel || !l.exact || !ok || a.mem.get(id) == nil {
			continue
		}
		in := a.objs[id]
		for _, k := range a.contents(id).children() {
			if a.u.kind(k.e) == innerSym {
				out = union(out, a.reach(k.n).apply(func(m label) (label, bool) {
					return m, m.kind != inLabel || !a.u.lies(m, &sumObj{root: in.root, path: in.path})
				}))
			}
		}
	}
	return out
}

func (a *function) selectChan(i *ssa.Select) {
	out := emptyNode.with(0, labelled(unknown)).with(1, labelled(unknown))
	r := 2
	for _, s := range i.States {
		if s.Dir == types.SendOnly {
			a.send(s.Chan, s.Send)
			continue
		}
		ch := a.value(s.Chan)
		v := a.typed(a.u.kid(a.load(ch, s.Chan.Type()), anyElem), elemType(s.Chan.Type()))
		a.read(i, ch, v)
		v = a.takeIn(ch, v, i)
		out = out.with(elem(r), v)
		r++
	}
	a.set(i, out)
	a.resumed()
}

func (a *function) send(ch, x ssa.Value) {
	a.enterStored(ch, a.value(x))
	a.lookStored(a.value(ch), a.value(x))
	refs, _ := a.targets(a.value(ch), ch.Type())
	for _, r := range refs {
		if a.objs[r.obj].input {
			a.shareAll(a.value(x)) // another goroutine has it
		}
		a.write(r.obj, a.u.extend(r.path, anyElem), a.value(x), false)
	}
}

func (a *function) storeInstr(i *ssa.Store) {
	v := a.value(i.Val)
	a.enterStored(i.Addr, v)
	a.lookStored(a.value(i.Addr), v)
	a.store(a.value(i.Addr), elemType(i.Addr.Type()), v)
}

func (a *function) mapUpdate(i *ssa.MapUpdate) {
	m, k, v := a.value(i.Map), a.value(i.Key), a.value(i.Value)
	a.enterStored(i.Map, a.u.join(k, v))
	a.lookStored(m, a.u.join(k, v))
	refs, all := a.targets(m, i.Map.Type())
	e := a.keyOf(i.Key)
	for _, r := range refs {
		if k != nil {
			a.write(r.obj, a.u.extend(r.path, keyElem), k, false)
		}
		a.write(r.obj, a.u.extend(r.path, e), v, all && len(refs) == 1 && e != anyElem)
	}
}

func (a *function) ret(i *ssa.Return) {
	var out *node
	switch len(i.Results) {
	case 0:
	case 1:
		out = a.value(i.Results[0])
	default:
		out = emptyNode
		for j, r := range i.Results {
			out = out.with(elem(j), a.u.join(a.value(r), a.loadedLate(i, r)))
		}
	}
	a.leave(out)
}

// loadedLate is what a variable among the results holds after the calls of the same
// return statement, as in "return p, json.Unmarshal(b, &p)": the language leaves open
// whether it is read before them, and the compiler does so after them.
func (a *function) loadedLate(i *ssa.Return, result ssa.Value) *node {
	v, ok := result.(*ssa.UnOp)
	if !ok || v.Op != token.MUL || v.Block() != i.Block() {
		return nil
	}
	if _, ok := v.X.(*ssa.Alloc); !ok {
		return nil
	}
	called := false
	for _, next := range i.Block().Instrs[slices.Index(i.Block().Instrs, ssa.Instruction(v))+1:] {
		if p := next.Pos(); p.IsValid() && p < i.Pos() {
			return nil // another statement
		}
		_, call := next.(*ssa.Call)
		called = called || call
	}
	if !called {
		return nil
	}
	return a.load(a.value(v.X), v.Type())
}

// leave joins what a return leaves behind.
func (a *function) leave(result *node) {
	a.result = a.u.join(a.result, result)
	if !a.exited {
		a.exit, a.exited = a.mem, true
		return
	}
	a.exit = a.joinState(a.exit, a.mem)
}

// panicked adds to what the function may panic with.
func (a *function) panicked(n *node) {
	if now := a.u.join(a.panics, n); now != a.panics {
		a.panics = now
		a.changed = true
	}
}
