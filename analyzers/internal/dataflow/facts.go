package dataflow

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"go/types"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/analyzers/internal/models"
)

// Facts of a package are sections, one for the package itself and one for each
// package below it that its importers may meet through types and values (see
// reexports). A section has a deep part (methods, and functions that a value may
// hold) and a shallow part (package-level functions, which only direct importers
// can call), each packed when the package is analysed and passed on as it is.
type section struct {
	path          string
	deep, shallow []byte   // nil when left out
	own           bool     // of the main module
	refs          []string // the packages that its summaries speak of
	tables        [2]*sectionTable
}

type sectionTable struct {
	strings []string
	entries map[string][]byte
	damaged bool // what is not among the entries may have been lost
}

const factVersion = 15

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
	for range d.len() {
		s := &section{path: string(d.raw()), deep: d.raw(), shallow: d.raw(), own: d.byte() == 1}
		for range d.len() {
			s.refs = append(s.refs, string(d.raw()))
		}
		if d.err != nil {
			break
		}
		if old := t.sections[s.path]; old == nil || len(old.deep) == 0 || len(old.shallow) == 0 && len(s.deep) > 0 {
			// A fact repeats the sections of others: what is kept is a small part of it.
			s.deep, s.shallow = bytes.Clone(s.deep), bytes.Clone(s.shallow)
			t.sections[s.path] = s
		}
	}
	cells, open, reads := d.raw(), d.raw(), d.raw()
	if d.err != nil {
		t.p.count("facts")
		return
	}
	t.p.storeCells(t.p.unpack(cells))
	t.p.decodeOpen(t.p.unpack(open))
	t.p.decodeReads(t.p.unpack(reads))
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

// any reports whether f holds for the name of a function of the main module.
func (t *factTable) any(f func(sym string) bool) bool {
	for _, sec := range t.sections {
		if !sec.own {
			continue
		}
		for i, raw := range [][]byte{sec.deep, sec.shallow} {
			if len(raw) > 0 && sec.tables[i] == nil {
				sec.tables[i] = t.index(t.p.unpack(raw))
			}
			if sec.tables[i] == nil {
				continue
			}
			for sym := range sec.tables[i].entries {
				if f(sym) {
					return true
				}
			}
		}
	}
	return false
}

func (t *factTable) lookup(sym string) *summary {
	sec := t.sections[t.p.packageOf(sym)]
	if sec == nil {
		return nil
	}
	for i, raw := range [][]byte{sec.deep, sec.shallow} {
		if len(raw) == 0 {
			continue
		}
		if sec.tables[i] == nil {
			sec.tables[i] = t.index(t.p.unpack(raw))
		}
		b, ok := sec.tables[i].entries[sym]
		if !ok {
			if sec.tables[i].damaged {
				return nil
			}
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
	if strings.HasPrefix(sym, "(") && len(sec.deep) > 0 || len(sec.shallow) > 0 {
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
		out.damaged = true
	}
	return out
}

// encodeFacts writes what packages that import this one need.
func (p *analysis) encodeFacts() []byte {
	deep, shallow := p.exported()
	own := &section{path: p.Pkg.Pkg.Path(), own: p.Policy != nil}
	e := newEncoder(p.u)
	own.deep, own.shallow = pack(p.encodeEntries(e, deep)), pack(p.encodeEntries(newEncoder(p.u), shallow))
	own.refs = p.packagesNamed(e.strings)
	secs := p.reexports(own)
	out := []byte{factVersion}
	out = binary.AppendUvarint(out, uint64(len(secs)))
	for _, s := range secs {
		out = appendRaw(out, []byte(s.path), s.deep, s.shallow)
		out = append(out, bit(s.own))
		out = binary.AppendUvarint(out, uint64(len(s.refs)))
		for _, r := range s.refs {
			out = appendRaw(out, []byte(r))
		}
	}
	return appendRaw(out, pack(p.encodeCells()), pack(p.encodeOpen()), pack(p.encodeReads()))
}

func appendRaw(out []byte, parts ...[]byte) []byte {
	for _, b := range parts {
		out = binary.AppendUvarint(out, uint64(len(b)))
		out = append(out, b...)
	}
	return out
}

// reexports lists, by path, the sections that importers of this package may
// ask for: its own, those of packages whose types its exported declarations
// show, and those that one of these speaks of. Of other packages of the main
// module it says no more than that they are.
func (p *analysis) reexports(own *section) []*section {
	keep := map[string]*section{own.path: own}
	work := append(visiblePackages(p.Pkg.Pkg), own.refs...)
	for len(work) > 0 {
		path := work[len(work)-1]
		work = work[:len(work)-1]
		s := p.facts.sections[path]
		if s == nil || keep[path] != nil {
			continue
		}
		keep[path] = &section{path: path, deep: s.deep, own: s.own, refs: s.refs}
		work = append(work, s.refs...)
	}
	for path, s := range p.facts.sections {
		if s.own && keep[path] == nil {
			keep[path] = &section{path: path, own: true}
		}
	}
	return slices.SortedFunc(maps.Values(keep), func(a, b *section) int { return strings.Compare(a.path, b.path) })
}

// packagesNamed lists the packages that the symbols and types among the strings
// of a section belong to.
func (p *analysis) packagesNamed(list []string) []string {
	found := map[string]bool{}
	for _, s := range list {
		if path := p.packageOf(s); path != p.Pkg.Pkg.Path() && p.facts.sections[path] != nil {
			found[path] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// visiblePackages lists the packages of all types that can be reached from the
// exported declarations of pkg, through signatures, methods and visible fields.
func visiblePackages(pkg *types.Package) []string {
	found := map[string]bool{}
	seen := map[types.Type]bool{}
	var visit func(t types.Type)
	tuple := func(t *types.Tuple) {
		for v := range t.Variables() {
			visit(v.Type())
		}
	}
	visit = func(t types.Type) {
		if t == nil || seen[t] {
			return
		}
		seen[t] = true
		switch t := t.(type) {
		case *types.Alias:
			visit(types.Unalias(t))
		case *types.Named:
			for a := range t.TypeArgs().Types() {
				visit(a)
			}
			if o := t.Origin(); o != t {
				visit(o)
				return
			}
			if t.Obj().Pkg() != nil {
				found[t.Obj().Pkg().Path()] = true
			}
			for m := range t.Methods() {
				if m.Exported() {
					visit(m.Type())
				}
			}
			visit(t.Underlying())
		case *types.Signature:
			tuple(t.Params())
			tuple(t.Results())
		case *types.Struct:
			for f := range t.Fields() {
				if f.Exported() || f.Embedded() {
					visit(f.Type())
				}
			}
		case *types.Interface:
			for m := range t.Methods() {
				visit(m.Type())
			}
		case *types.Map:
			visit(t.Key())
			visit(t.Elem())
		case *types.Pointer:
			visit(t.Elem())
		case *types.Slice:
			visit(t.Elem())
		case *types.Array:
			visit(t.Elem())
		case *types.Chan:
			visit(t.Elem())
		}
	}
	for _, name := range pkg.Scope().Names() {
		if o := pkg.Scope().Lookup(name); o.Exported() {
			visit(o.Type())
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// pack compresses a part of a fact: summaries repeat themselves a lot.
func pack(b []byte) []byte {
	if len(b) == 0 {
		return nil
	}
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestSpeed)
	if err == nil {
		_, err = w.Write(b)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil // writing to memory does not fail
	}
	return out.Bytes()
}

// maxUnpacked bounds what a part of a fact may unpack to, in bytes.
const maxUnpacked = 256 << 20

func (p *analysis) unpack(b []byte) []byte {
	if len(b) == 0 {
		return nil
	}
	out, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(b)), maxUnpacked))
	if err != nil {
		p.count("facts")
		return nil
	}
	return out
}

func (p *analysis) encodeEntries(e *encoder, m map[string]*summary) []byte {
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
	return !s.unknown && s.serves == 0 && len(s.objs) == 0 && s.result == nil && len(s.writes) == 0 && s.panics == nil &&
		len(s.pend) == 0 && len(s.cross) == 0 && len(s.reads) == 0 && s.unused == 0
}

func (p *analysis) functionsIn(s *summary) []string {
	var out []string
	s.eachTree(func(n *node) {
		p.eachFunction(n, func(sym string) { out = append(out, sym) })
	})
	return out
}

func (p *analysis) eachFunction(n *node, f func(sym string)) {
	if n == nil {
		return
	}
	for _, k := range n.kids {
		if p.u.kind(k.e) == fnSym {
			f(p.u.fns[k.e].sym)
		}
		p.eachFunction(k.n, f)
	}
}

// refToSymbol is the function value for a symbol and type arguments read from facts.
func (p *analysis) refToSymbol(sym string, args []types.Type) *fnRef {
	ref := &fnRef{sym: sym}
	if !slices.Contains(args, nil) {
		ref.types = args
	}
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
	path := p.packageOf(sym)
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
