package dataflow

import (
	"encoding/binary"
	"go/types"
	"maps"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/analyzers/internal/models"
)

// Facts of a package are sections, one for the package itself and one for each
// package below it that its importers may meet through types and values. A
// section has a deep part (methods, and functions that a value may hold) and a
// shallow part (package-level functions, which only direct importers can call).
type section struct {
	path          string
	deep, shallow []byte
	own           bool // of the main module
	tables        [2]*sectionTable
}

type sectionTable struct {
	strings []string
	entries map[string][]byte
}

const factVersion = 1

// factTable answers for all packages that the imports know of.
type factTable struct {
	p        *analysis
	sections map[string]*section
	cache    map[string]*summary
}

func (p *analysis) readFacts() *factTable {
	t := &factTable{p: p, sections: map[string]*section{}, cache: map[string]*summary{}}
	p.facts = t // decoding asks which packages are known
	if p.Imports == nil {
		return t
	}
	imports := slices.Clone(p.Pkg.Pkg.Imports())
	slices.SortFunc(imports, func(a, b *types.Package) int { return strings.Compare(a.Path(), b.Path()) })
	for _, i := range imports {
		if b := p.Imports(i.Path()); len(b) > 0 {
			t.add(b)
		}
	}
	return t
}

func (t *factTable) add(b []byte) {
	d := &decoder{p: t.p, buf: b}
	if d.byte() != factVersion {
		t.p.count("facts")
		return
	}
	raw := func() []byte {
		n := d.uint()
		if n > len(d.buf) {
			d.fail()
			return nil
		}
		out := d.buf[:n:n]
		d.buf = d.buf[n:]
		return out
	}
	for range d.len() {
		s := &section{path: string(raw()), deep: raw(), shallow: raw(), own: d.byte() == 1}
		if d.err != nil {
			break
		}
		if old := t.sections[s.path]; old == nil || len(old.shallow) == 0 {
			t.sections[s.path] = s
		}
	}
	cells, open := raw(), raw()
	if d.err != nil {
		t.p.count("facts")
		return
	}
	t.p.decodeCells(cells)
	t.p.decodeOpen(open)
}

// own reports whether the package belongs to the main module.
func (p *analysis) own(path string) bool {
	if path == p.Pkg.Pkg.Path() {
		return p.Policy != nil
	}
	s := p.facts.sections[path]
	return s != nil && s.own
}

// summary returns the facts of the function, nil when there are none: its
// package was not analysed, or it can only be reached by importing it.
func (t *factTable) summary(sym string) *summary {
	if s, ok := t.cache[sym]; ok {
		return s
	}
	s := t.lookup(sym)
	t.cache[sym] = s
	return s
}

func (t *factTable) lookup(sym string) *summary {
	sec := t.sections[packageOf(sym)]
	if sec == nil {
		return nil
	}
	for i, raw := range [][]byte{sec.deep, sec.shallow} {
		if len(raw) == 0 {
			continue
		}
		if sec.tables[i] == nil {
			sec.tables[i] = t.index(raw)
		}
		b, ok := sec.tables[i].entries[sym]
		if !ok {
			continue
		}
		d := &decoder{p: t.p, buf: b, strings: sec.tables[i].strings}
		s, err := d.summary()
		if err != nil {
			t.p.count("facts")
			return nil
		}
		return s
	}
	if strings.HasPrefix(sym, "(") || len(sec.shallow) > 0 {
		return &summary{name: shortName(sym)} // analysed, and nothing to say
	}
	return nil
}

func (t *factTable) index(raw []byte) *sectionTable {
	d := &decoder{p: t.p, buf: raw}
	d.table()
	out := &sectionTable{strings: d.strings, entries: map[string][]byte{}}
	for range d.len() {
		sym := d.string()
		n := d.uint()
		if n > len(d.buf) {
			d.fail()
			break
		}
		out.entries[sym] = d.buf[:n:n]
		d.buf = d.buf[n:]
	}
	if d.err != nil {
		t.p.count("facts")
	}
	return out
}

// encodeFacts writes what packages that import this one need.
func (p *analysis) encodeFacts() []byte {
	deep, shallow := p.exported()
	own := &section{path: p.Pkg.Pkg.Path(), deep: p.encodeEntries(deep), shallow: p.encodeEntries(shallow), own: p.Policy != nil}
	if len(own.shallow) == 0 {
		own.shallow = newEncoder(p.u).table()
		own.shallow = append(own.shallow, 0)
	}
	secs := map[string]*section{own.path: own}
	for path, s := range p.facts.sections {
		if path != own.path {
			secs[path] = &section{path: path, deep: s.deep, own: s.own}
		}
	}
	out := []byte{factVersion}
	out = binary.AppendUvarint(out, uint64(len(secs)))
	for _, path := range slices.Sorted(maps.Keys(secs)) {
		s := secs[path]
		for _, b := range [][]byte{[]byte(s.path), s.deep, s.shallow} {
			out = binary.AppendUvarint(out, uint64(len(b)))
			out = append(out, b...)
		}
		if s.own {
			out = append(out, 1)
		} else {
			out = append(out, 0)
		}
	}
	for _, b := range [][]byte{p.encodeCells(), p.encodeOpen()} {
		out = binary.AppendUvarint(out, uint64(len(b)))
		out = append(out, b...)
	}
	return out
}

func (p *analysis) encodeEntries(m map[string]*summary) []byte {
	if len(m) == 0 {
		return nil
	}
	e := newEncoder(p.u)
	e.uint(len(m))
	for _, sym := range slices.Sorted(maps.Keys(m)) {
		e.string(sym)
		sub := &encoder{u: e.u, strings: e.strings, index: e.index}
		sub.summary(m[sym])
		e.strings = sub.strings
		e.uint(len(sub.buf))
		e.buf = append(e.buf, sub.buf...)
	}
	return append(e.table(), e.buf...)
}

// exported selects the functions that other packages can call: exported ones,
// methods, and any that a value in those summaries or in a cell may hold.
func (p *analysis) exported() (deep, shallow map[string]*summary) {
	deep, shallow = map[string]*summary{}, map[string]*summary{}
	bySym := map[string]*summary{}
	var work []string
	for _, f := range p.order() {
		sum := p.sums[f]
		if sum == nil || f.Origin() != nil && f.Origin() != f {
			continue
		}
		sym := symbolOf(f)
		if bySym[sym] == nil {
			bySym[sym] = sum
		}
		switch {
		case f.Signature.Recv() != nil:
			if !sum.trivial() {
				deep[sym] = sum
			}
		case f.Parent() == nil && f.Object() != nil && f.Object().Exported():
			if !sum.trivial() {
				shallow[sym] = sum
			}
		default:
			continue
		}
		work = append(work, p.functionsIn(sum)...)
	}
	for _, c := range p.cells {
		p.eachFunction(c, func(sym string) { work = append(work, sym) })
	}
	for len(work) > 0 {
		sym := work[len(work)-1]
		work = work[:len(work)-1]
		sum := bySym[sym]
		if sum == nil || deep[sym] != nil {
			continue
		}
		deep[sym] = sum
		work = append(work, p.functionsIn(sum)...)
	}
	return deep, shallow
}

// trivial reports whether the summary says nothing at all.
func (s *summary) trivial() bool {
	return !s.unknown && len(s.objs) == 0 && s.result == nil && len(s.writes) == 0 && s.panics == nil &&
		len(s.pend) == 0 && len(s.cross) == 0 && len(s.reads) == 0 && s.unused == 0
}

func (p *analysis) functionsIn(s *summary) []string {
	var out []string
	add := func(sym string) { out = append(out, sym) }
	p.eachFunction(s.result, add)
	p.eachFunction(s.panics, add)
	for _, o := range s.objs {
		p.eachFunction(o.content, add)
	}
	for _, w := range s.writes {
		p.eachFunction(w.content, add)
	}
	for _, q := range s.pend {
		p.eachFunction(q.fn, add)
		for _, n := range q.args {
			p.eachFunction(n, add)
		}
	}
	return out
}

func (p *analysis) eachFunction(n *node, f func(sym string)) {
	if n == nil {
		return
	}
	for _, k := range n.kids {
		if p.u.kind(k.e) == fnSym {
			f(p.u.text(k.e))
		}
		p.eachFunction(k.n, f)
	}
}

func (p *analysis) encodeCells() []byte {
	if len(p.cells) == 0 {
		return nil
	}
	e := newEncoder(p.u)
	e.uint(len(p.cells))
	for _, key := range slices.Sorted(maps.Keys(p.cells)) {
		e.string(key)
		e.node(p.cells[key])
	}
	return append(e.table(), e.buf...)
}

func (p *analysis) decodeCells(b []byte) {
	if len(b) == 0 || p.Policy == nil {
		return
	}
	d := &decoder{p: p, buf: b}
	d.table()
	for range d.len() {
		key := d.string()
		n := d.node()
		if d.err != nil {
			p.count("facts")
			return
		}
		p.grow(key, n)
	}
}

// refToSymbol is the function value for a symbol read from facts.
func (p *analysis) refToSymbol(sym string) *fnRef {
	ref := &fnRef{sym: sym}
	if strings.HasPrefix(sym, "@") {
		return ref
	}
	ref.obj = p.lookupFunction(sym)
	return ref
}

// lookupFunction finds the function or method by its full name among the
// packages in reach.
func (p *analysis) lookupFunction(sym string) *types.Func {
	if strings.HasPrefix(sym, "(") {
		end := strings.LastIndex(sym, ").")
		if end < 0 {
			return nil
		}
		t := p.lookupType(sym[1:end])
		if t == nil {
			return nil
		}
		obj, _, _ := types.LookupFieldOrMethod(t, true, packageOfType(t), sym[end+2:])
		f, _ := obj.(*types.Func)
		return f
	}
	path := packageOf(sym)
	pkg := p.packages()[path]
	if pkg == nil || len(sym) <= len(path)+1 {
		return nil
	}
	f, _ := pkg.Scope().Lookup(sym[len(path)+1:]).(*types.Func)
	return f
}

func packageOfType(t types.Type) *types.Package {
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := t.(*types.Named); ok {
		return n.Obj().Pkg()
	}
	return nil
}

// interfaceMethod finds an interface's method by its full name.
func (p *analysis) interfaceMethod(sym string) *types.Func {
	if sym == "(error).Error" {
		obj, _, _ := types.LookupFieldOrMethod(types.Universe.Lookup("error").Type(), false, nil, "Error")
		f, _ := obj.(*types.Func)
		return f
	}
	return p.lookupFunction(sym)
}

func (p *analysis) hasModel(sym string) bool {
	_, ok := models.Lookup(sym)
	return ok
}
