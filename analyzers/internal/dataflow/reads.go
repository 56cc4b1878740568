package dataflow

import (
	"cmp"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// What one package puts into long-lived memory, a channel or a table, another may
// take out of it and hand on: a queue and its worker, an event and its listener.
// The pair is reported where the data is put there, in the first package that sees
// both; where neither of the two sees the other, in the one that brings them
// together, at its first mention of the code that reads.

// openRead is a crossing of whatever a cell holds.
type openRead struct {
	cell string
	rest pathID // from the cell to what is read
	pkg  string // of the code that reads
	by   Hop    // and its function
	c    *crossing
	told labels // bare: data that has been reported as entering here
	here bool   // some has been at the line itself: there its readers look anyway
}

// readKey is a line of code that data of a cell enters.
type readKey struct {
	purpose, into string
	line          Line
	needs         Check
	covered       bool
}

func (c *crossing) readKey() readKey {
	return readKey{c.purpose, c.into.Func, c.line, c.needs, c.covered}
}

// deposit is a store of patient data into a cell.
type deposit struct {
	cell string
	tree *node
	pos  token.Pos
}

// bare is which datum a label is about, whoever holds it.
func (l label) bare() label { return label{kind: l.kind, mark: l.mark, state: l.state} }

func (ls labels) bare() labels {
	return ls.apply(func(l label) (label, bool) { return l.bare(), l.kind == srcLabel })
}

// added is what a store of v, flattened, adds to long-lived memory, whatever was
// there: of what a callee leaves, only what this call gives it, and of a list that
// grows, nothing but what is appended, which is a store of its own.
func (a *function) added(v, flat *node) *node {
	if !hasSource(flat) {
		return nil
	}
	now := v
	if a.adds != nil {
		now = a.adds()
	}
	if now != nil && slices.ContainsFunc(now.refs, func(r ref) bool { return a.grown[r.obj] }) {
		less := *now
		less.refs = slices.DeleteFunc(slices.Clone(now.refs), func(r ref) bool { return a.grown[r.obj] })
		now = &less
	}
	if now == v {
		return flat
	}
	return a.flattened(now, nil, true, inputKey{})
}

// deposited notes a store of patient data, less what the callee that makes it
// stores by itself.
func (a *function) deposited(cell string, tree *node) {
	tree = tree.mapLabels(func(ls labels) labels {
		return ls.apply(func(l label) (label, bool) {
			return l, l.kind == srcLabel && !slices.Contains(a.stored, l.bare())
		})
	})
	if !hasSource(tree) {
		return
	}
	for i, d := range a.deposits {
		if d.cell == cell && d.pos == a.pos {
			a.deposits[i].tree = a.u.join(d.tree, tree)
			return
		}
	}
	a.deposits = append(a.deposits, deposit{cell, tree, a.pos})
}

// openReads lists the crossings of what the memory of this package holds.
func (a *function) openReads() []*openRead {
	var out []*openRead
	for _, c := range sortedCrossings(a.cross) {
		cell, rest, ok := a.cellOf(c.in)
		if !ok || c.in.mark != 0 || !a.keepsCell(cell) {
			continue
		}
		by := Hop{a.p.displayName(a.fn), a.p.position(a.fn.Pos())}
		out = append(out, &openRead{cell: cell, rest: rest, pkg: a.p.Pkg.Pkg.Path(), by: by, c: c, told: c.told.bare()})
	}
	return out
}

// keepsCell reports whether the cell is a variable, or a field of a type of this
// package that code without a purpose reads. Of the types of other packages there
// may be many values, for many uses; what code of a purpose keeps in its own types
// has crossed before.
func (a *function) keepsCell(cell string) bool {
	return strings.HasPrefix(cell, "g:") || !a.secondary() && strings.HasPrefix(cellOwner(cell), a.p.Pkg.Pkg.Path()+".")
}

// reported reports whether the datum has been reported as entering at the line of the
// crossing, out of a variable.
func (p *analysis) reported(c *crossing, l label) bool {
	k := c.readKey()
	return p.toldHere[k] && p.u.roots[c.in.root].kind == globalRoot || slices.Contains(p.toldReads[k], l.bare())
}

// seen notes that a call of this package reports what enters at the line of the
// crossing.
func (p *analysis) seen(c *crossing, l label) {
	k := c.readKey()
	if _, ok := p.toldReads[k]; ok {
		p.seenReads[k] = p.seenReads[k].add(l.bare())
	}
}

// addRead adds a read that an import knows of, or this package: once.
func (p *analysis) addRead(r *openRead) {
	k := r.c.readKey()
	p.toldReads[k] = union(p.toldReads[k], r.told)
	p.toldHere[k] = p.toldHere[k] || r.here
	for _, old := range p.reads {
		if old.cell == r.cell && old.rest == r.rest && old.c.readKey() == k {
			old.here = old.here || r.here
			if r.c.better(old.c) {
				old.c, old.by = r.c, r.by
			}
			return
		}
	}
	p.reads = append(p.reads, r)
}

// joinReads reports what data in cells enters in the reads of imports, and lists
// this package's own for importers.
func (p *analysis) joinReads() {
	if p.Policy == nil {
		return
	}
	told := map[readKey]labels{}
	for _, r := range p.reads {
		if r.here {
			continue
		}
		k := r.c.readKey()
		before := union(p.toldReads[k], p.seenReads[k])
		told[k] = union(told[k], before)
		for _, f := range p.order() {
			if a := p.done[f]; a != nil {
				for _, d := range a.deposits {
					if d.cell == r.cell {
						told[k] = union(told[k], a.enterRead(r, d, before))
					}
				}
			}
		}
		if a, pos := p.meets(r, told[k]); a != nil {
			told[k] = union(told[k], a.enterRead(r, deposit{r.cell, p.inCell(r.cell), pos}, told[k]))
		}
	}
	for k, ls := range told {
		p.toldReads[k] = ls
	}
	p.addOwnReads()
	p.sortReads()
}

// addOwnReads adds the reads of this package.
func (p *analysis) addOwnReads() {
	reported := map[readKey]bool{}
	for _, a := range p.done {
		if a == nil {
			continue
		}
		for _, f := range a.findings {
			reported[readKey{f.Purpose, f.Into.Func, f.Line, f.Missing, f.Covered}] = true
		}
	}
	for _, f := range p.order() {
		if a := p.done[f]; a != nil && !isWrapper(f) {
			for _, r := range a.openReads() {
				r.here = reported[r.c.readKey()]
				p.addRead(r)
			}
		}
	}
}

// enterRead reports what of the data put into a cell enters where it is read, save
// what has been told, and returns it.
func (a *function) enterRead(r *openRead, d deposit, told labels) labels {
	a.mem, a.pos = a.exit, d.pos
	var new, out labels
	for _, l := range a.u.at(d.tree, r.rest).sources() {
		if slices.Contains(told, l.bare()) {
			continue
		}
		new, out = new.add(l), out.add(l.bare())
	}
	a.enterLater(r.c, Hop{Func: r.by.Func}, d.pos, new)
	return out
}

// enterLater is a crossing of another function that is reported at pos, where what
// it is given is known at last.
func (a *function) enterLater(c *crossing, by Hop, pos token.Pos, ls labels) {
	e := entry{
		kind: Passed, place: Place{Pos: pos}, purposes: []string{c.purpose}, into: c.into, line: c.line, warn: c.warn,
		route: append([]Hop{by}, c.route...), covered: c.covered, needs: c.needs, basis: c.basis, why: c.why,
	}
	for _, l := range ls {
		m, ok := overlay(c.in, l)
		switch {
		case !ok:
		case c.purpose == unfollowed:
			a.enterLabel(m, c.purpose, e)
		default:
			a.enter(labels{m}, e)
		}
	}
}

// meets is the place in this package that brings a read of one import together
// with what another import puts into the cell: nil where nothing is new.
func (p *analysis) meets(r *openRead, told labels) (*function, token.Pos) {
	held := p.u.at(p.inCellBefore(r.cell), r.rest).sources().bare()
	if !slices.ContainsFunc(held, func(l label) bool { return !slices.Contains(told, l) }) {
		return nil, token.NoPos
	}
	return p.mention(func(pkg *types.Package) bool {
		return pkg.Path() == r.pkg || reaches(pkg, r.pkg, map[*types.Package]bool{})
	})
}

// mention is the first place in the package that speaks of a function of a package
// that is meant.
func (p *analysis) mention(meant func(*types.Package) bool) (in *function, pos token.Pos) {
	var anywhere *function
	for _, f := range p.order() {
		a := p.done[f]
		if a == nil || isWrapper(f) || !f.Pos().IsValid() {
			continue
		}
		anywhere = a
		for _, b := range f.Blocks {
			for _, i := range b.Instrs {
				for _, op := range i.Operands(nil) {
					g, ok := (*op).(*ssa.Function)
					if !ok || g.Object() == nil || g.Object().Pkg() == nil || !i.Pos().IsValid() || !meant(g.Object().Pkg()) {
						continue
					}
					if in == nil || comparePositions(p.Fset, i.Pos(), pos) < 0 {
						in, pos = a, i.Pos()
					}
				}
			}
		}
	}
	if in == nil && anywhere != nil {
		return anywhere, anywhere.fn.Pos()
	}
	return in, pos
}

// reaches reports whether the package imports path, perhaps by way of others.
func reaches(pkg *types.Package, path string, seen map[*types.Package]bool) bool {
	if seen[pkg] {
		return false
	}
	seen[pkg] = true
	return slices.ContainsFunc(pkg.Imports(), func(i *types.Package) bool { return i.Path() == path || reaches(i, path, seen) })
}

func (p *analysis) sortReads() {
	key := func(r *openRead) []byte {
		e := newEncoder(p.u)
		e.read(r)
		return append(e.table(), e.buf...)
	}
	slices.SortStableFunc(p.reads, func(a, b *openRead) int {
		return cmp.Or(cmp.Compare(a.cell, b.cell), cmp.Compare(a.c.purpose, b.c.purpose), cmp.Compare(a.c.line, b.c.line), slices.Compare(key(a), key(b)))
	})
}

func (e *encoder) read(r *openRead) {
	e.string(r.cell)
	e.path(r.rest)
	e.string(r.pkg)
	e.hop(r.by)
	c := *r.c
	c.told = nil
	e.crossing(&c)
	e.bits(r.here)
}

func (p *analysis) encodeReads() []byte {
	if len(p.reads) == 0 {
		return nil
	}
	e := newEncoder(p.u)
	e.uint(len(p.reads))
	for _, r := range p.reads {
		e.read(r)
		e.labels(p.toldReads[r.c.readKey()])
	}
	return append(e.table(), e.buf...)
}

func (p *analysis) decodeReads(b []byte) {
	if len(b) == 0 || p.Policy == nil {
		return
	}
	d := &decoder{p: p, buf: b}
	d.table()
	for range d.len() {
		r := &openRead{cell: d.string(), rest: d.path(), pkg: d.string(), by: d.hop(), c: d.crossing(), here: d.byte()&1 != 0}
		for range d.len() {
			r.told = r.told.add(d.label())
		}
		if d.err != nil {
			p.count("facts")
			return
		}
		p.addRead(r)
	}
}

// longLivedInput reports whether an input is a variable or lies behind a receiver.
func (b *application) longLivedInput(in label) bool {
	switch r := b.u.roots[in.root]; r.kind {
	case globalRoot:
		return true
	case paramRoot:
		return r.n == 0 && in.path != 0 && b.ref.method()
	}
	return false
}
