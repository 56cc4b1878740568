package dataflow

import (
	"encoding/binary"
	"errors"
	"go/types"
)

// decoder reads what encoder wrote. Damaged input stops it with an error; it
// neither panics nor allocates more than the input can hold.
type decoder struct {
	p       *analysis
	buf     []byte
	strings []string
	err     error
	depth   int
}

var errDamaged = errors.New("damaged facts")

func (d *decoder) fail() {
	if d.err == nil {
		d.err = errDamaged
	}
	d.buf = nil
}

func (d *decoder) u64() uint64 {
	n, k := binary.Uvarint(d.buf)
	if k <= 0 {
		d.fail()
		return 0
	}
	d.buf = d.buf[k:]
	return n
}

func (d *decoder) uint() int {
	n := d.u64()
	if n > 1<<30 {
		d.fail()
		return 0
	}
	return int(n)
}

// len is a count of things that take at least a byte each.
func (d *decoder) len() int {
	n := d.uint()
	if n > len(d.buf) {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) int() int {
	n, k := binary.Varint(d.buf)
	if k <= 0 {
		d.fail()
		return 0
	}
	d.buf = d.buf[k:]
	return int(n)
}

func (d *decoder) byte() byte {
	if len(d.buf) == 0 {
		d.fail()
		return 0
	}
	b := d.buf[0]
	d.buf = d.buf[1:]
	return b
}

func (d *decoder) string() string {
	i := d.uint()
	if i >= len(d.strings) {
		d.fail()
		return ""
	}
	return d.strings[i]
}

// table reads the strings.
func (d *decoder) table() {
	n := d.len()
	d.strings = make([]string, 0, n)
	for range n {
		k := d.uint()
		if k > len(d.buf) {
			d.fail()
			return
		}
		d.strings = append(d.strings, string(d.buf[:k]))
		d.buf = d.buf[k:]
	}
}

func (d *decoder) typ() types.Type {
	d.depth++
	defer func() { d.depth-- }()
	if d.depth > 100 {
		d.fail()
		return nil
	}
	switch d.byte() {
	case namedType:
		return d.namedType()
	case pointerType:
		if t := d.typ(); t != nil {
			return types.NewPointer(t)
		}
	case sliceType:
		if t := d.typ(); t != nil {
			return types.NewSlice(t)
		}
	case arrayType:
		n := d.int()
		if t := d.typ(); t != nil {
			return types.NewArray(t, int64(n))
		}
	case mapType:
		k, v := d.typ(), d.typ()
		if k != nil && v != nil {
			return types.NewMap(k, v)
		}
	case chanType:
		if t := d.typ(); t != nil {
			return types.NewChan(types.SendRecv, t)
		}
	case typeParam:
		if i := d.uint(); i < maxTypeParams {
			return d.p.u.param(i)
		}
		d.fail()
	case basicType:
		if k := d.uint(); k < len(types.Typ) {
			return types.Typ[k]
		}
	}
	return nil
}

func (d *decoder) types() (out []types.Type) {
	for range d.len() {
		out = append(out, d.typ())
	}
	return out
}

// maxTypeParams bounds what facts may say of a function's type parameters.
const maxTypeParams = 100

func (d *decoder) namedType() types.Type {
	path, name := d.string(), d.string()
	args := d.types()
	n := len(args)
	var obj types.Object
	if path == "" {
		obj = types.Universe.Lookup(name)
	} else if pkg := d.p.packages()[path]; pkg != nil {
		obj = pkg.Scope().Lookup(name)
	}
	tn, ok := obj.(*types.TypeName)
	if !ok {
		return nil
	}
	named, ok := tn.Type().(*types.Named)
	if !ok || n == 0 {
		return tn.Type()
	}
	if named.TypeParams().Len() != n {
		return named
	}
	for _, a := range args {
		if a == nil {
			return named
		}
	}
	t, err := types.Instantiate(nil, named, args, false)
	if err != nil {
		return named
	}
	return t
}

func (d *decoder) step() elem {
	k := d.byte()
	if k == 0 {
		n := d.int()
		if n < int(derefElem) || n >= int(firstSymbol) {
			d.fail()
			return anyElem
		}
		return elem(n)
	}
	text := d.string()
	u := d.p.u
	switch k {
	case boxSym:
		if t := d.typ(); t != nil {
			return u.box(t)
		}
	case fnSym:
		return u.fn(d.p.refToSymbol(text, d.types()))
	case keySym, innerSym, argOutSym, loopSym:
	default:
		d.fail()
		return anyElem
	}
	return u.symbol(k, text)
}

func (d *decoder) path() pathID {
	n := d.len()
	p := pathID(0)
	for range n {
		p = d.p.u.extend(p, d.step())
	}
	return p
}

func (d *decoder) root() rootID {
	r := rootInfo{kind: rootKind(d.byte()), n: d.int()}
	if r.kind == globalRoot || r.kind == retRoot {
		r.sym = d.string()
	}
	if r.kind > madeRoot || r.n < 0 || r.n >= int(firstSymbol) {
		d.fail()
		r = rootInfo{}
	}
	return d.p.u.root(r)
}

func (d *decoder) mark() markID {
	flags := d.byte()
	if flags&1 == 0 {
		return 0
	}
	m := mark{name: d.string(), typ: d.typ(), container: flags&2 != 0}
	m.state = State(d.byte())
	m.collected = d.held()
	return d.p.u.mark(m)
}

func (d *decoder) held() heldID {
	n := d.len()
	var ps []string
	for range n {
		ps = append(ps, d.string())
	}
	return d.p.u.holding(ps)
}

func (d *decoder) label() label {
	l := label{kind: labelKind(d.byte())}
	if l.kind > srcLabel {
		d.fail()
		return label{}
	}
	if l.kind == unkLabel {
		return l
	}
	flags := d.byte()
	l.exact, l.care = flags&1 != 0, flags&2 != 0
	if l.kind == inLabel {
		l.root, l.path = d.root(), d.path()
	}
	if flags&4 != 0 {
		l.mark = d.mark()
	}
	if flags&8 != 0 {
		l.held = d.held()
	}
	if flags&16 != 0 {
		l.state = State(d.byte())
	}
	if flags&32 != 0 {
		l.check = Check(d.byte())
	}
	return l
}

// raw reads a part that is decoded later, if at all.
func (d *decoder) raw() []byte {
	n := d.uint()
	if n > len(d.buf) {
		d.fail()
		return nil
	}
	out := d.buf[:n:n]
	d.buf = d.buf[n:]
	return out
}

func (d *decoder) node() *node {
	d.depth++
	defer func() { d.depth-- }()
	if d.depth > 400 {
		d.fail()
	}
	head := d.byte()
	if head == 0 {
		return nil
	}
	out := &node{flat: head&2 != 0}
	for range d.len() {
		out.labels = out.labels.add(d.label())
	}
	for range d.len() {
		r := ref{obj: objID(d.uint())}
		r.path = d.path()
		r.shifted = d.byte()&1 != 0
		out.refs = joinRefs(out.refs, []ref{r})
	}
	for range d.len() {
		e := d.step()
		out = out.with(e, d.node())
	}
	return out
}

func (d *decoder) hop() Hop { return Hop{d.string(), Line(d.string())} }

func (d *decoder) summary() (*summary, error) {
	s := &summary{name: d.string(), pos: Line(d.string())}
	flags := d.byte()
	s.unknown, s.alone = flags&1 != 0, flags&4 != 0
	s.serves, s.covered = d.held(), d.held()
	for range d.len() {
		o := sumObj{}
		f := d.byte()
		o.input, o.shared, o.multi, o.rounds = f&1 != 0, f&2 != 0, f&4 != 0, f&8 != 0
		o.typ = d.typ()
		if o.input {
			o.root, o.path = d.root(), d.path()
		} else {
			o.content = d.node()
		}
		s.objs = append(s.objs, o)
	}
	s.result = d.node()
	for range d.len() {
		s.writes = append(s.writes, sumWrite{d.uint(), d.node(), d.node()})
	}
	s.panics = d.node()
	for range d.len() {
		s.pend = append(s.pend, d.pending())
	}
	for range d.len() {
		s.cross = append(s.cross, d.crossing())
	}
	if flags&2 != 0 {
		s.reads = []label{}
	}
	for range d.len() {
		s.reads = append(s.reads, d.label())
	}
	s.unused = d.u64()
	if d.err == nil && !s.valid() {
		d.fail()
	}
	return s, d.err
}

// valid reports whether every reference of the summary points into its list.
func (s *summary) valid() bool {
	ok := true
	var check func(n *node)
	check = func(n *node) {
		if n == nil {
			return
		}
		for _, r := range n.refs {
			ok = ok && int(r.obj) < len(s.objs)
		}
		for _, k := range n.kids {
			check(k.n)
		}
	}
	s.eachTree(check)
	for _, w := range s.writes {
		ok = ok && w.obj < len(s.objs)
	}
	return ok
}

func (d *decoder) pending() *pending {
	p := &pending{fn: d.node(), method: d.string()}
	if iface := d.string(); iface != "" {
		p.iface = d.p.interfaceMethod(iface)
	}
	p.tparam = d.int()
	for range d.len() {
		p.args = append(p.args, d.node())
	}
	p.types = d.types()
	p.clean, p.fixed, p.records = d.u64(), d.u64(), d.u64()
	p.n = d.uint()
	flags := d.byte()
	p.async, p.wired, p.maybe, p.serve, p.many, p.loop, p.runs = flags&1 != 0, flags&2 != 0, flags&4 != 0, flags&8 != 0, flags&16 != 0, flags&32 != 0, flags&64 != 0
	p.enters = d.held()
	p.pos = Line(d.string())
	if p.n > 1000 {
		d.fail()
	}
	return p
}

func (d *decoder) crossing() *crossing {
	c := &crossing{in: d.label(), purpose: d.string(), into: d.hop()}
	for range d.len() {
		c.route = append(c.route, d.hop())
	}
	c.why, c.basis = d.string(), d.string()
	c.needs, c.kind = Check(d.byte()), Kind(d.byte())
	flags := d.byte()
	c.fixed, c.warn, c.own, c.covered, c.inside, c.after, c.now, c.later = flags&1 != 0, flags&2 != 0, flags&4 != 0, flags&8 != 0, flags&16 != 0, flags&32 != 0, flags&64 != 0, flags&128 != 0
	c.line = Line(d.string())
	for range d.len() {
		c.told = c.told.add(d.label())
	}
	return c
}
