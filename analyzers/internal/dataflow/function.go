package dataflow

import (
	"go/token"
	"go/types"
	"math"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// function is the analysis of one function body.
type function struct {
	p  *analysis
	u  *universe
	fn *ssa.Function

	decl     *types.Func // the declared function around it, nil in initialisers
	lit      token.Pos   // of the function literal, if it is one
	mark     *Func       // what is declared of it; nil when nothing
	purposes []string

	env   map[ssa.Value]*node
	loops map[*ssa.BasicBlock]bool // blocks that lie on a cycle

	objs     []object
	allocs   map[allocKey]objID
	inputs   map[inputKey]objID
	knows    map[inputKey]knownAt
	below    map[inputKey][]objID // the memory met below each
	aliases  map[objID][]objID    // inputs that may be the same memory
	leaves   map[objID][]int      // see left
	indexed  map[inputKey][]objID // inputs on a path through elements, whichever
	was      map[objID]*node      // see overwrite
	picks    map[objID][]pick     // by what pointers inputs that stand for several are used
	names    map[string]*pointerName
	stores   map[string]bool     // see namer
	weaker   bool                // a write that replaced something does so no more
	outlived map[objID]handedOut // see outlive.go
	late     int                 // how many of the calls at hand are made when the function has returned
	initials map[objID]given
	shared   map[objID]*node
	homes    map[objID][]home // cells that refer to it
	inHome   map[home]homeData
	housed   map[objID]bool // those of them that this pass has stored there

	out     []memory          // per block
	visited []bool            // per block
	given   map[handed]labels // see pendingReach
	handed  map[handed]labels // to a postponed call, at the time of the call
	back    map[int]labels    // what a postponed call gets from functions among its arguments
	mem     memory            // where the analysis is now
	changed bool              // something flow-insensitive grew: another pass is due

	cellsRead map[string]bool // the variables and types whose cells were asked
	applied   map[*ssa.Function]bool
	merged    map[mergedKey]*merged
	merging   int      // applications of merged calls under way
	touched   objSet   // memory looked at by the innermost
	sharings  int      // how often shared memory has grown
	probed    *summary // of the returned literal that is being called

	pend     []*pending
	pendIDs  map[pendKey]int
	subs     map[subKey]int
	subNames []subKey
	cross    map[crossKey]*crossing
	places   map[placeKey]*crossing
	findings map[findingKey]*Finding
	reads    map[label]bool
	obtained map[string]token.Pos
	result   *node
	panics   *node
	exit     memory
	exited   bool
	defers   []*ssa.Defer
	unwound  memory   // what the deferred functions write when a panic is left to the caller
	thrown   []memory // before and after calls: one that panics leaves these to the deferred functions
	plugs    []plug
	keptAt   map[keptFn]token.Pos
	deposits []deposit
	stored   labels         // bare: what a callee stores by itself, whoever calls it
	adds     func() *node   // what it stores of what it is given
	grown    map[objID]bool // lists that began as one in long-lived memory
	wired    func() *node   // what is in what is stored, and was wired before
	alone    []aloneRead
	pos      token.Pos // of the instruction at hand
	pulling  bool      // a call hands over patient data: nothing is obtained from outside
	depth    int       // of escapeValue
	growing  bool      // an append writes in place: what it adds is plugged in by the store of its result
}

type pendKey struct {
	site ssa.Instruction
	sub  int
}

type findingKey struct {
	pos     token.Pos
	purpose string
	missing Check
	covered bool
}

// maxPasses bounds the passes over one body. The lattice is finite, so the
// bound is met only by a defect; the function is then taken as not seen.
const maxPasses = 60

// analyzeFunction computes the summary and findings of one body, given what
// the package knows of its callees so far.
func (p *analysis) analyzeFunction(fn *ssa.Function) (a *function) {
	a = &function{
		p: p, u: p.u, fn: fn,
		env:       map[ssa.Value]*node{},
		allocs:    map[allocKey]objID{},
		inputs:    map[inputKey]objID{},
		knows:     map[inputKey]knownAt{},
		below:     map[inputKey][]objID{},
		initials:  map[objID]given{},
		aliases:   map[objID][]objID{},
		leaves:    map[objID][]int{},
		indexed:   map[inputKey][]objID{},
		was:       map[objID]*node{},
		picks:     map[objID][]pick{},
		names:     map[string]*pointerName{},
		outlived:  map[objID]handedOut{},
		shared:    map[objID]*node{},
		grown:     map[objID]bool{},
		homes:     map[objID][]home{},
		inHome:    map[home]homeData{},
		housed:    map[objID]bool{},
		keptAt:    map[keptFn]token.Pos{},
		pendIDs:   map[pendKey]int{},
		subs:      map[subKey]int{},
		given:     map[handed]labels{},
		handed:    map[handed]labels{},
		back:      map[int]labels{},
		cellsRead: map[string]bool{},
		applied:   map[*ssa.Function]bool{},
		merged:    map[mergedKey]*merged{},
		cross:     map[crossKey]*crossing{},
		places:    map[placeKey]*crossing{},
		findings:  map[findingKey]*Finding{},
		reads:     map[label]bool{},
		obtained:  map[string]token.Pos{},
	}
	a.declare()
	a.loops = cyclic(fn)
	a.bindInputs()
	order := reversePostorder(fn)
	for pass := 0; ; pass++ {
		if pass == maxPasses {
			p.count("passes")
			return nil
		}
		a.changed = false
		a.exited, a.exit = false, memory{}
		a.thrown = nil
		a.alone = nil
		a.unwound = memory{}
		a.weaker = false
		clear(a.housed)
		for _, b := range order {
			a.visit(b)
		}
		a.leaveUnwound()
		a.noteOutlived()
		if !a.changed || pass > 0 && len(a.loops) == 0 && len(a.shared) == 0 && !a.weaker {
			return a
		}
	}
}

// Bounds on the work spent on one body, in tree nodes rewritten. A body of the
// main module that would take more gets a second, coarse look. As long as no
// patient data has been met in the package, it gets idleWork. Code outside the
// main module gets less, since only what passes through it matters, and is
// taken as not seen when that does not do.
var ownWork = 8_000_000 // of the main module; tests lower it

const (
	groupWork = 3_000_000  // per group of mutually recursive bodies
	ownFine   = 60_000_000 // per package; then all looks are coarse
	ownTired  = 90_000_000 // per package; then they get tiredWork
	tiredWork = 200_000
	idleWork  = 400_000
	otherWork = 2_500   // per body
	otherAll  = 150_000 // per package
)

func (a *function) spend(n int) { a.u.spend(n) }

// allot gives the body that is analysed next its share of work; the result
// takes back what is left of it. A body analysed in the middle of another costs
// that one nothing.
func (p *analysis) allot(g grain) (done func()) {
	u := p.u
	before, start, around := u.most, u.work, u.grain
	u.grain = g
	u.most = start + p.allowance(g)
	return func() {
		u.most, u.grain = before, around
		if before != math.MaxInt {
			u.most += u.work - start
		}
	}
}

// allowance is the work that a look at a body may take now.
func (p *analysis) allowance(g grain) int {
	if p.Policy == nil {
		return min(otherWork, max(0, otherAll-p.u.work))
	}
	work := ownWork
	if !p.u.marked() {
		work = min(work, idleWork)
	}
	switch {
	case p.u.work > ownTired:
		return min(work, tiredWork)
	case g.coarse && p.u.marked():
		return 2 * work // it is the last one; without data, what fails once fails twice
	}
	return work
}

// declare looks up what marks say of the function.
func (a *function) declare() {
	outer := a.fn
	for outer.Parent() != nil {
		outer = outer.Parent()
	}
	if obj, ok := outer.Object().(*types.Func); ok {
		a.decl = obj.Origin()
	}
	if a.fn.Parent() != nil {
		a.lit = a.fn.Pos()
	}
	a.mark = a.p.declared(a.fn)
	if a.mark != nil {
		a.purposes = a.mark.Purposes
	}
}

func (a *function) bindInputs() {
	for i, p := range a.fn.Params {
		m := a.u.typeMark(p.Type())
		n := labelled(labels{{kind: inLabel, exact: true, root: a.u.root(rootInfo{kind: paramRoot, n: i}), mark: m}})
		a.env[p] = a.declaredInput(n, i)
	}
	for i, f := range a.fn.FreeVars {
		a.env[f] = labelled(labels{{kind: inLabel, exact: true, root: a.u.root(rootInfo{kind: freeRoot, n: i}), mark: a.u.typeMark(f.Type())}})
	}
}

// declaredInput adds the patient data that a parameter is declared to carry.
func (a *function) declaredInput(n *node, i int) *node {
	if a.mark == nil || len(a.mark.Data) == 0 {
		return n
	}
	slot := Slot{Arg, i}
	if a.fn.Signature.Recv() != nil {
		slot.Index--
		if i == 0 {
			slot = Slot{Receiver, 0}
		}
	}
	d, ok := a.mark.Data[slot]
	if !ok || !d.Patient {
		return n
	}
	m := a.u.dataMark(d, a.fn.Params[i].Name(), a.fn.Params[i].Type())
	return a.u.join(n, labelled(labels{a.source(m)}))
}

// source is a label for patient data that comes into being in this function.
func (a *function) source(m markID) label {
	c := a.u.marks[m]
	held := c.collected
	if len(a.purposes) > 0 {
		held = a.u.holding(a.purposes)
	} else if held == 0 {
		held = a.p.directCare
	}
	return label{kind: srcLabel, mark: m, held: held, state: c.state}
}

// visit runs the block from the joined states of its predecessors.
func (a *function) visit(b *ssa.BasicBlock) {
	if a.out == nil {
		a.out = make([]memory, len(a.fn.Blocks))
		a.visited = make([]bool, len(a.fn.Blocks))
	}
	a.mem = memory{}
	first := true
	for _, p := range b.Preds {
		switch {
		case !a.visited[p.Index]: // nothing gets here that way yet
		case first:
			a.mem, first = a.out[p.Index], false
		default:
			a.mem = a.joinState(a.mem, a.out[p.Index])
		}
	}
	if b == a.fn.Recover {
		before := a.recovered()
		if !a.mayRecover() {
			a.unwound = changedIn(before, a.mem)
			return // it goes on panicking
		}
	}
	for _, instr := range b.Instrs {
		if p := instr.Pos(); p.IsValid() {
			a.pos = p
		}
		a.spend(1)
		_, call := instr.(*ssa.Call)
		call = call && a.fn.Recover != nil
		if call {
			a.thrown = append(a.thrown, a.mem)
		}
		a.instruction(instr)
		a.noteUses(instr)
		if call {
			a.thrown = append(a.thrown, a.mem)
		}
	}
	if !a.visited[b.Index] {
		a.visited[b.Index], a.out[b.Index] = true, a.mem
		a.changed = true
		return
	}
	if out := a.joinState(a.out[b.Index], a.mem); out.root != a.out[b.Index].root {
		a.out[b.Index] = out
		a.changed = true
	}
}

// set records the value of a register; registers only grow.
func (a *function) set(v ssa.Value, n *node) {
	if n != nil && len(n.refs)+len(n.kids) > 0 && hasNoParts(v.Type()) {
		if n.flat {
			n = a.u.plain(n)
		} else { // of another type, by way of package unsafe
			n = labelled(a.flat(n))
		}
	}
	old, ok := a.env[v]
	if now := a.u.join(old, n); !ok || now != old {
		a.env[v] = now
		a.changed = true
	}
}

// value is what an operand holds.
func (a *function) value(v ssa.Value) *node {
	switch v := v.(type) {
	case *ssa.Const, *ssa.Builtin:
		return nil
	case *ssa.Global:
		return pointer(ref{obj: a.global(v)})
	case *ssa.Function:
		return emptyNode.with(a.u.fn(a.p.refTo(v)), emptyNode)
	}
	return a.env[v]
}

func (a *function) global(g *ssa.Global) objID {
	if v, ok := g.Object().(*types.Var); ok {
		a.p.globals[globalName(g)] = v
	}
	return a.globalObject(globalName(g), g.Type().Underlying().(*types.Pointer).Elem())
}

// globalObject is the memory of a package variable of type t, nil when that is not known.
func (a *function) globalObject(sym string, t types.Type) objID {
	m, none := a.p.variableMark(sym)
	if none {
		t = nil
	}
	return a.inputObject(a.u.root(rootInfo{kind: globalRoot, sym: sym}), 0, t, m)
}

// variableMark is what is declared of a package variable itself.
func (p *analysis) variableMark(sym string) (m markID, none bool) {
	v := p.variable(sym)
	if v == nil || p.u.policy == nil {
		return 0, false
	}
	d := p.u.policy.VarData(v)
	if d.Patient && !d.None {
		m = p.u.dataMark(d, v.Name(), v.Type())
	}
	return m, d.None
}

// variable is the package variable of a name, nil when the package that is looked at
// does not see it: an unexported one of another package.
func (p *analysis) variable(sym string) *types.Var {
	if v := p.globals[sym]; v != nil {
		return v
	}
	pkg := p.packages()[sym[:max(0, strings.LastIndexByte(sym, '.'))]]
	if pkg == nil {
		return nil
	}
	v, _ := pkg.Scope().Lookup(sym[strings.LastIndexByte(sym, '.')+1:]).(*types.Var)
	return v
}

func globalName(g *ssa.Global) string {
	if g.Pkg == nil {
		return g.Name()
	}
	return g.Pkg.Pkg.Path() + "." + g.Name()
}

// load is what the memory that n points to holds; t is its type.
func (a *function) load(n *node, t types.Type) *node {
	if n == nil {
		return nil
	}
	a.spend(1 + len(n.refs))
	var out *node
	for _, r := range n.refs {
		if o := &a.objs[r.obj]; o.typ == nil && !o.flat && r.path == 0 {
			o.typ = t
		}
		c := a.u.at(a.contents(r.obj), r.path)
		if r.shifted {
			c = a.u.smear(c)
		}
		out = a.u.join(out, c)
	}
	for _, l := range n.labels {
		if l.kind == inLabel && l.exact {
			ids, known := a.behind(l, t)
			for _, id := range ids {
				out = a.u.join(out, a.carry(l, a.contents(id)))
			}
			if !known {
				out = a.u.join(out, labelled(labels{l}.derived()))
			}
			continue
		}
		out = a.u.join(out, a.u.below(labels{l}, derefElem))
	}
	for _, k := range n.kids {
		switch {
		case k.e == derefElem:
			out = a.u.join(out, k.n)
		case a.u.kind(k.e) == boxSym:
			out = a.u.join(out, a.load(k.n, t))
		}
	}
	if n.flat {
		out = a.u.join(out, n)
	}
	return out
}

// behind lists the memory that an input leads to as a pointer to a value of type t,
// and reports whether it is one. An input of another type, of which a flat node says
// that it may be here, stands for the pointers in it: for all that has been met below.
func (a *function) behind(l label, t types.Type) (ids []objID, known bool) {
	if !a.holdsNoPointer(l) {
		return []objID{a.inputObject(l.root, a.u.extend(l.path, derefElem), t, a.u.refine(l.mark, derefElem))}, true
	}
	for _, id := range a.inputsBelow(l.root, l.path) {
		if o := a.objs[id]; t == nil || o.typ == nil || types.Identical(o.typ, t) {
			ids = append(ids, id)
		}
	}
	return ids, false
}

// carry adds to what lies behind a pointer what is known of the pointer: its
// state, checks and purposes.
func (a *function) carry(l label, n *node) *node {
	if !l.says() {
		return n
	}
	return n.mapLabels(func(ls labels) labels { return ls.apply(func(m label) (label, bool) { return overlay(l, m) }) })
}

// overlay is m seen through l: the later state, the checks and purposes of
// both. Data that has reached a state that ends the taint is no longer data.
func overlay(l, m label) (label, bool) {
	if m.kind == unkLabel {
		return m, true
	}
	m.state = max(m.state, l.state)
	m.check |= l.check
	m.care = m.care || l.care
	if l.held != 0 {
		m.held = l.held
	}
	if m.state.Ends() {
		return label{kind: unkLabel}, true
	}
	return m, true
}

// targets lists the memory that an address means, and whether it is all.
func (a *function) targets(n *node, t types.Type) (refs []ref, all bool) {
	if n == nil {
		return nil, true
	}
	refs, all = slices.Clone(n.refs), !n.flat
	for _, l := range n.labels {
		if l.kind == inLabel && l.exact {
			ids, known := a.behind(l, t)
			for _, id := range ids {
				refs = append(refs, ref{obj: id})
			}
			all = all && known
			continue
		}
		all = false
	}
	for _, k := range n.kids {
		if a.u.kind(k.e) == boxSym {
			more, _ := a.targets(k.n, t)
			refs, all = append(refs, more...), false
		}
	}
	return refs, all
}

// store writes v to the memory that n points to.
func (a *function) store(n *node, t types.Type, v *node) {
	refs, all := a.targets(n, t)
	for _, r := range refs {
		a.write(r.obj, r.path, v, all && len(refs) == 1 && !r.shifted)
	}
}

// ofRounds reports whether the object is what a postponed call in a loop returned, once for
// each round.
func (a *function) ofRounds(o *object) bool {
	r := a.u.roots[o.root]
	if !o.input || r.kind != retRoot || r.n >= len(a.pend) {
		return false
	}
	return a.pend[r.n].loop || a.pend[r.n].many
}

// write puts v at path in the object: in place of what is there when strong
// and the object is one only.
func (a *function) write(id objID, path pathID, v *node, strong bool) {
	o := &a.objs[id]
	v = a.u.limit(a.birth(v, a.markAt(id, path)))
	if o.flat {
		path = 0
	}
	a.keep(v)
	a.settle(id, path, v)
	a.noteKept(id, v)
	a.p.publish(a, id, path, v)
	steps := a.u.steps(path)
	if now := a.mem.get(id); now == sharedMark || now == nil && a.madeLater(id) {
		a.shareAll(v)
		old, ok := a.shared[id]
		if now := a.u.put(old, steps, v, false); now != old && a.u.join(old, now) != old || !ok {
			a.shared[id] = a.u.join(old, now)
			a.sharings++
			a.changed = true
		}
		return
	}
	strong = strong && !o.multi && !o.past && !a.ofRounds(o)
	if strong && o.input {
		a.overwrite(id, path)
	}
	now := a.u.put(a.contents(id), steps, v, strong)
	if strong {
		now = a.settleFields(now, a.typeOf(*o), steps)
	}
	if a.coarse() {
		now = a.u.limit(now)
	}
	if now != a.mem.get(id) {
		a.mem = a.mem.set(id, now)
	}
	if o.older {
		if twin := o.twin; a.mem.get(twin) != nil {
			a.write(twin, path, v, false)
		}
	}
	for _, other := range a.aliases[id] {
		switch n := a.mem.get(other); n {
		case nil:
		case sharedMark:
			a.share(id)
		default:
			a.mem = a.mem.set(other, a.u.put(n, steps, v, false))
		}
	}
}

// keep notes the objects that are referred to from memory.
func (a *function) keep(n *node) {
	if n == nil {
		return
	}
	a.spend(1)
	for _, r := range n.refs {
		a.objs[r.obj].kept = true
	}
	for _, k := range n.kids {
		a.keep(k.n)
	}
}

// markAt is the mark of what lies at path in the object; excluded when a
// declaration says that it holds no patient data.
func (a *function) markAt(id objID, path pathID) place {
	o := a.objs[id]
	m := o.mark
	if m == 0 && o.typ != nil {
		m = a.u.typeMark(o.typ)
	}
	pl, t := place{mark: m}, o.typ
	for _, e := range a.u.steps(path) {
		pl = a.u.down(pl, e)
		pl.carve = pl.carve || a.u.carvedField(t, e)
		t = stepType(t, e, a.u)
	}
	return pl
}

// place says what marks say of a place: the mark, and whether the place was
// carved out of a marked type.
type place struct {
	mark  markID
	carve bool
}

func (u *universe) down(pl place, e elem) place {
	if pl.mark == 0 {
		return pl
	}
	whole := !u.marks[pl.mark].container
	next := u.refine(pl.mark, e)
	return place{mark: next, carve: next == 0 && whole && e >= 0}
}

// birth gives what is stored at a marked place its mark: from here on it is
// patient data, whatever was put in, unless it is a constant.
func (a *function) birth(n *node, pl place) *node {
	if n == nil || pl == (place{}) {
		return n
	}
	a.spend(1)
	derived := slices.ContainsFunc(n.labels, func(l label) bool { return l.kind != unkLabel })
	out := &node{flat: n.flat, refs: n.refs, labels: n.labels.apply(func(l label) (label, bool) {
		if l.kind == unkLabel && derived && !pl.carve {
			return l, false // what it was derived from says more
		}
		if l.mark == 0 && a.writtenOut(l) {
			return l, !isBasic(a.typeOnPath(l)) // a constant, or memory that only holds them
		}
		return a.born(l, pl), true
	})}
	same := sameLabels(out.labels, n.labels)
	for _, k := range n.kids {
		m := a.birth(k.n, a.u.down(pl, k.e))
		same = same && m == k.n
		out.kids = append(out.kids, kid{k.e, m})
	}
	if same {
		return n
	}
	return out
}

func (a *function) born(l label, pl place) label {
	switch {
	case pl.carve:
		return label{kind: unkLabel}
	case l.kind == unkLabel:
		a.obtain(pl.mark)
		return a.source(pl.mark)
	case a.u.roots[l.root].kind == madeRoot:
		return l // what is put there says so itself
	case l.kind == srcLabel && !a.u.marks[pl.mark].container && a.u.marks[pl.mark].name != "":
		l.mark = pl.mark // it is named after where it is now
	case l.kind == inLabel && (l.mark == 0 || a.u.marks[l.mark].container && !a.u.marks[pl.mark].container):
		if l.mark == 0 {
			a.obtain(pl.mark)
		}
		l.mark = pl.mark
	}
	return l
}

// typed gives a value of type t the mark of its type.
func (a *function) typed(n *node, t types.Type) *node {
	if n == nil {
		return nil
	}
	m := a.u.typeMark(t)
	if m == 0 {
		return n
	}
	return a.birth(n, place{mark: m})
}

// cyclic finds the blocks that lie on a cycle.
func cyclic(fn *ssa.Function) map[*ssa.BasicBlock]bool {
	var out map[*ssa.BasicBlock]bool
	forEachComponent(fn.Blocks, func(b *ssa.BasicBlock) []*ssa.BasicBlock { return b.Succs }, func(c []*ssa.BasicBlock) {
		if len(c) == 1 && !slices.Contains(c[0].Succs, c[0]) {
			return
		}
		if out == nil {
			out = map[*ssa.BasicBlock]bool{}
		}
		for _, b := range c {
			out[b] = true
		}
	})
	return out
}

// reversePostorder lists the blocks so that what comes first in the source, a
// loop's body before what follows the loop, mostly comes first.
func reversePostorder(fn *ssa.Function) []*ssa.BasicBlock {
	seen := make([]bool, len(fn.Blocks))
	var out []*ssa.BasicBlock
	type frame struct {
		b *ssa.BasicBlock
		i int
	}
	walk := func(root *ssa.BasicBlock) {
		if root == nil || seen[root.Index] {
			return
		}
		seen[root.Index] = true
		stack := []frame{{root, 0}}
		for len(stack) > 0 {
			f := &stack[len(stack)-1]
			if f.i < len(f.b.Succs) {
				s := f.b.Succs[len(f.b.Succs)-1-f.i]
				f.i++
				if !seen[s.Index] {
					seen[s.Index] = true
					stack = append(stack, frame{s, 0})
				}
				continue
			}
			out = append(out, f.b)
			stack = stack[:len(stack)-1]
		}
	}
	walk(fn.Recover)
	n := len(out)
	walk(fn.Blocks[0])
	slices.Reverse(out[n:])
	return append(out[n:], out[:n]...)
}
