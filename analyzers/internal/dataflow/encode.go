package dataflow

import (
	"cmp"
	"encoding/binary"
	"go/types"
	"slices"
)

// encoder writes summaries as bytes that depend on nothing but their meaning:
// names and steps in place of this run's ids, sets in the order of what they
// name.
type encoder struct {
	u       *universe
	buf     []byte
	strings []string
	index   map[string]int
}

func newEncoder(u *universe) *encoder { return &encoder{u: u, index: map[string]int{}} }

func (e *encoder) uint(n int)  { e.buf = binary.AppendUvarint(e.buf, uint64(n)) }
func (e *encoder) int(n int)   { e.buf = binary.AppendVarint(e.buf, int64(n)) }
func (e *encoder) byte(b byte) { e.buf = append(e.buf, b) }
func (e *encoder) bits(b ...bool) {
	var out byte
	for i, x := range b {
		if x {
			out |= 1 << i
		}
	}
	e.byte(out)
}

func (e *encoder) string(s string) {
	i, ok := e.index[s]
	if !ok {
		i = len(e.strings)
		e.index[s] = i
		e.strings = append(e.strings, s)
	}
	e.uint(i)
}

// table writes the strings used so far.
func (e *encoder) table() []byte {
	out := binary.AppendUvarint(nil, uint64(len(e.strings)))
	for _, s := range e.strings {
		out = binary.AppendUvarint(out, uint64(len(s)))
		out = append(out, s...)
	}
	return out
}

// The forms of types that facts know.
const (
	noType byte = iota
	namedType
	pointerType
	sliceType
	arrayType
	mapType
	chanType
	basicType
	typeParam
)

const maxTypeDepth = 6

// typ writes a type so far as importers can find it again by name.
func (e *encoder) typ(t types.Type, depth int) {
	if t == nil || depth > maxTypeDepth {
		e.byte(noType)
		return
	}
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		e.namedType(t, depth)
	case *types.Pointer:
		e.byte(pointerType)
		e.typ(t.Elem(), depth+1)
	case *types.Slice:
		e.byte(sliceType)
		e.typ(t.Elem(), depth+1)
	case *types.Array:
		e.byte(arrayType)
		e.int(int(t.Len()))
		e.typ(t.Elem(), depth+1)
	case *types.Map:
		e.byte(mapType)
		e.typ(t.Key(), depth+1)
		e.typ(t.Elem(), depth+1)
	case *types.Chan:
		e.byte(chanType)
		e.typ(t.Elem(), depth+1)
	case *types.TypeParam:
		e.byte(typeParam)
		e.uint(max(0, e.u.paramIndex(t)))
	case *types.Basic:
		e.byte(basicType)
		e.uint(int(t.Kind()))
	default:
		e.byte(noType)
	}
}

func (e *encoder) namedType(t *types.Named, depth int) {
	obj := t.Obj()
	e.byte(namedType)
	if obj.Pkg() == nil {
		e.string("")
	} else {
		e.string(obj.Pkg().Path())
	}
	e.string(obj.Name())
	e.uint(t.TypeArgs().Len())
	for arg := range t.TypeArgs().Types() {
		e.typ(arg, depth+1)
	}
}

func (e *encoder) step(s elem) {
	k := e.u.kind(s)
	if k == 0 {
		e.byte(0)
		e.int(int(s))
		return
	}
	e.byte(k)
	switch k {
	case fnSym:
		ref := e.u.fns[s]
		e.string(ref.sym)
		e.types(ref.types)
	case boxSym:
		e.string(e.u.text(s))
		e.typ(e.u.boxTypes[s], 0)
	default:
		e.string(e.u.text(s))
	}
}

func (e *encoder) types(ts []types.Type) {
	e.uint(len(ts))
	for _, t := range ts {
		e.typ(t, 0)
	}
}

func (e *encoder) path(p pathID) {
	steps := e.u.steps(p)
	e.uint(len(steps))
	for _, s := range steps {
		e.step(s)
	}
}

func (e *encoder) root(r rootID) {
	info := e.u.roots[r]
	e.byte(byte(info.kind))
	e.int(info.n)
	if info.kind == globalRoot || info.kind == retRoot {
		e.string(info.sym)
	}
}

func (e *encoder) mark(m markID) {
	c := e.u.marks[m]
	e.bits(m != 0, c.container)
	if m == 0 {
		return
	}
	e.string(c.name)
	e.typ(c.typ, 0)
	e.byte(byte(c.state))
	e.held(c.collected)
}

func (e *encoder) held(h heldID) {
	e.uint(len(e.u.held[h]))
	for _, p := range e.u.held[h] {
		e.string(p)
	}
}

func (e *encoder) label(l label) {
	e.byte(byte(l.kind))
	if l.kind == unkLabel {
		return
	}
	e.bits(l.exact, l.care, l.mark != 0, l.held != 0, l.state != 0, l.check != 0)
	if l.kind == inLabel {
		e.root(l.root)
		e.path(l.path)
	}
	if l.mark != 0 {
		e.mark(l.mark)
	}
	if l.held != 0 {
		e.held(l.held)
	}
	if l.state != 0 {
		e.byte(byte(l.state))
	}
	if l.check != 0 {
		e.byte(byte(l.check))
	}
}

// sorted encodes n things and returns the encodings' order as bytes: the sets
// of a summary are ordered by ids, which differ between runs.
func (e *encoder) sorted(n int, one func(sub *encoder, i int)) {
	e.uint(n)
	if n == 1 {
		one(e, 0)
		return
	}
	type item struct {
		key []byte
		i   int
	}
	items := make([]item, n)
	for i := range n {
		sub := &encoder{u: e.u, index: nil}
		sub.index = map[string]int{}
		one(sub, i)
		items[i] = item{append(sub.table(), sub.buf...), i}
	}
	slices.SortStableFunc(items, func(a, b item) int { return slices.Compare(a.key, b.key) })
	for _, it := range items {
		one(e, it.i)
	}
}

func (e *encoder) labels(ls labels) {
	e.sorted(len(ls), func(sub *encoder, i int) { sub.label(ls[i]) })
}

func (e *encoder) node(n *node) {
	if n == nil {
		e.byte(0)
		return
	}
	e.bits(true, n.flat)
	e.labels(n.labels)
	e.uint(len(n.refs))
	for _, r := range n.refs {
		e.uint(int(r.obj))
		e.path(r.path)
		e.bits(r.shifted)
	}
	e.uint(len(n.kids))
	for _, k := range e.byStep(n.kids) {
		e.step(k.e)
		e.node(k.n)
	}
}

// byStep orders children by what their steps are called: symbols have ids that
// differ between runs.
func (e *encoder) byStep(kids []kid) []kid {
	if len(kids) < 2 || kids[len(kids)-1].e < firstSymbol || kids[len(kids)-2].e < firstSymbol {
		return kids
	}
	out := slices.Clone(kids)
	slices.SortFunc(out, func(a, b kid) int {
		if a.e < firstSymbol || b.e < firstSymbol {
			return cmp.Compare(a.e, b.e)
		}
		return cmp.Compare(e.u.symbols[a.e-firstSymbol], e.u.symbols[b.e-firstSymbol])
	})
	return out
}

func (e *encoder) hop(h Hop) {
	e.string(h.Func)
	e.string(string(h.Pos))
}

func (e *encoder) summary(s *summary) {
	e.string(s.name)
	e.string(string(s.pos))
	e.bits(s.unknown, s.reads != nil, s.alone)
	e.held(s.serves)
	e.held(s.covered)
	e.uint(len(s.objs))
	for _, o := range s.objs {
		e.bits(o.input, o.shared, o.multi, o.rounds)
		e.typ(o.typ, 0)
		if o.input {
			e.root(o.root)
			e.path(o.path)
		} else {
			e.node(o.content)
		}
	}
	e.node(s.result)
	e.uint(len(s.writes))
	for _, w := range s.writes {
		e.uint(w.obj)
		e.node(w.content)
		e.node(w.was)
	}
	e.node(s.panics)
	e.uint(len(s.pend))
	for _, p := range s.pend {
		e.pending(p)
	}
	e.sorted(len(s.cross), func(sub *encoder, i int) { sub.crossing(s.cross[i]) })
	e.sorted(len(s.reads), func(sub *encoder, i int) { sub.label(s.reads[i]) })
	e.buf = binary.AppendUvarint(e.buf, s.unused)
}

func (e *encoder) pending(p *pending) {
	e.node(p.fn)
	e.string(p.method)
	iface := ""
	if p.iface != nil {
		iface = p.iface.FullName()
	}
	e.string(iface)
	e.int(p.tparam)
	e.uint(len(p.args))
	for _, n := range p.args {
		e.node(n)
	}
	e.types(p.types)
	e.buf = binary.AppendUvarint(e.buf, p.clean)
	e.buf = binary.AppendUvarint(e.buf, p.fixed)
	e.buf = binary.AppendUvarint(e.buf, p.records)
	e.uint(p.n)
	e.bits(p.async, p.wired, p.maybe, p.serve, p.many, p.loop, p.runs)
	e.held(p.enters)
	e.string(string(p.pos))
}

func (e *encoder) crossing(c *crossing) {
	e.label(c.in)
	e.string(c.purpose)
	e.hop(c.into)
	e.uint(len(c.route))
	for _, h := range c.route {
		e.hop(h)
	}
	e.string(c.why)
	e.string(c.basis)
	e.byte(byte(c.needs))
	e.byte(byte(c.kind))
	e.bits(c.fixed, c.warn, c.own, c.covered, c.inside, c.after, c.now, c.later)
	e.string(string(c.line))
	e.labels(c.told)
}

// fingerprint is equal for summaries that say the same.
func (p *analysis) fingerprint(s *summary) []byte {
	e := newEncoder(p.u)
	e.summary(s)
	return append(e.table(), e.buf...)
}
