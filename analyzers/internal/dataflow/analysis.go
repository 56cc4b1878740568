package dataflow

import (
	"bytes"
	"cmp"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Input is one package to analyse.
type Input struct {
	Fset *token.FileSet
	Pkg  *ssa.Package // built
	// Policy answers for marks. Nil for a package outside the main module:
	// it is summarised symbolically, so that its facts depend on nothing but
	// its source.
	Policy Policy
	// Imports returns the facts of a directly imported package, nil when
	// there are none. It is asked once for each.
	Imports func(path string) []byte
	// Std reports whether the package of this import path belongs to the
	// standard library: its functions have models instead of facts, as some of
	// other modules do.
	Std func(path string) bool
	// Inventory asks for the crossings that a basis covers too, and for all the
	// data of each: what a record of processing holds. Facts are then larger,
	// and for packages that are analysed with it only.
	Inventory bool
	// Refilled asks for Output.Refilled.
	Refilled bool
}

// Output is what the analysis of one package yields.
type Output struct {
	Findings []*Finding // sorted by position
	// Left is the data that leaves the program by calls of which [Func.Leaves]
	// is declared, with Input.Inventory, in the order of Findings.
	Left []Left
	// Missed are the functions of the main module that were too much to
	// follow: what they do with patient data is not known. Sorted by position.
	Missed   []Missed
	Facts    []byte // for the packages that import this one
	Counters map[string]int
	// Refilled has the functions that the package calls by name, as declared. A bit
	// is set for each argument, the receiver first, into whose memory the function
	// puts what was not there. Nil unless asked for.
	Refilled map[*types.Func]uint64
}

// analysis is the state of the analysis of one package.
type analysis struct {
	Input
	u          *universe
	directCare heldID

	funcs    []*ssa.Function
	sums     map[*ssa.Function]*summary
	done     map[*ssa.Function]*function
	ordered  []*ssa.Function // keys of done, as order gives them
	active   map[*ssa.Function]bool
	called   map[*ssa.Function]bool // by other code of the package, or used as a value there
	entered  map[*ssa.Function]bool // called by it, as far as can be seen
	entering []*ssa.Function        // added to entered by the looks that are under way
	refs     map[*ssa.Function]*fnRef
	group    map[*ssa.Function]int // component of mutually recursive functions
	facts    *factTable

	coarse    map[*ssa.Function]bool // a fine look would cost too much
	missed    map[*ssa.Function]bool // so would a coarse one
	tried     map[*ssa.Function]int  // with how much work it did, when it last did
	cuts      map[int]*cut           // of groups that do not settle
	globals   map[string]*types.Var
	ownRoots  map[rootID]bool // of variables: it belongs to the main module
	cells     map[string]*node
	tables    map[string]*node // what package initialisers put into variables to call
	unsealed  map[string]bool  // variables that more is done with than to look something up
	fills     map[string]bool  // variables that more than constants is put into
	open      []openCall
	reads     []*openRead
	stored    map[string]storedCell // of imports, that nobody has asked for yet
	imported  map[string]*node      // what imports put into cells, of those that were asked for
	passedOn  map[string][]byte     // these as one import wrote them
	toldReads map[readKey]labels    // reported before, as entering at a line
	toldHere  map[readKey]bool      // at the line itself
	seenReads map[readKey]labels    // by calls of this package
	byPath    map[string]*types.Package

	grew     bool                  // a cell or a set of callees grew: another round is due
	clock    int                   // ticks when something that bodies depend on changes
	cellAt   map[string]int        // when a variable, or a field of a type, last grew
	sumAt    map[*ssa.Function]int // when a summary last changed
	lookedAt map[*ssa.Function]int // when a body was last looked at
	counters map[string]int
}

// maxRounds bounds the rounds over a package in which the contents of
// long-lived memory may still grow.
const maxRounds = 12

// Analyze summarises a package and finds its crossings, in five steps: read
// the facts of what it imports, order its functions so that callees come
// first, summarise them to a fixed point, decide what no caller can, and
// encode what importers need.
func Analyze(in Input) *Output {
	p := newAnalysis(in)
	p.facts = p.readFacts()
	p.discover()
	components := p.components()
	p.noteCalled()
	for round := range maxRounds {
		p.grew = false
		for _, c := range components {
			if slices.ContainsFunc(c, p.stale) {
				p.summarize(c)
			}
		}
		if !p.grew {
			break
		}
		if round == maxRounds-1 {
			p.count("rounds")
			for _, f := range p.funcs {
				p.missed[f] = p.missed[f] || p.stale(f)
			}
		}
	}
	p.decideAlone(func(f *ssa.Function) bool { return !p.called[f] })
	p.wire()
	p.joinReads()
	p.callReturned()
	p.decideAlone(func(f *ssa.Function) bool { return p.called[f] && !p.entered[f] })
	if testHook != nil {
		testHook(p)
	}
	out := &Output{Counters: p.counters}
	out.Findings, out.Left = apart(p.findings())
	out.Findings, out.Missed = p.missedBodies(out.Findings)
	out.Facts = p.encodeFacts()
	if in.Refilled {
		out.Refilled = p.refilledBy()
	}
	return out
}

// testHook lets a test look at the summaries of a package.
var testHook func(*analysis)

func newAnalysis(in Input) *analysis {
	p := &analysis{
		Input:     in,
		u:         newUniverse(in.Policy),
		sums:      map[*ssa.Function]*summary{},
		done:      map[*ssa.Function]*function{},
		active:    map[*ssa.Function]bool{},
		called:    map[*ssa.Function]bool{},
		entered:   map[*ssa.Function]bool{},
		refs:      map[*ssa.Function]*fnRef{},
		group:     map[*ssa.Function]int{},
		ownRoots:  map[rootID]bool{},
		cellAt:    map[string]int{},
		sumAt:     map[*ssa.Function]int{},
		lookedAt:  map[*ssa.Function]int{},
		coarse:    map[*ssa.Function]bool{},
		cuts:      map[int]*cut{},
		missed:    map[*ssa.Function]bool{},
		tried:     map[*ssa.Function]int{},
		globals:   map[string]*types.Var{},
		cells:     map[string]*node{},
		stored:    map[string]storedCell{},
		imported:  map[string]*node{},
		passedOn:  map[string][]byte{},
		tables:    map[string]*node{},
		toldReads: map[readKey]labels{},
		toldHere:  map[readKey]bool{},
		seenReads: map[readKey]labels{},
		counters:  map[string]int{},
	}
	p.u.std = in.Std
	p.directCare = p.u.holding([]string{"direct-care"})
	return p
}

func (p *analysis) count(bound string) { p.counters[bound]++ }

// discover lists the functions of the package with their bodies: declared
// ones, literals, and what the compiler would add (wrappers, bound methods).
func (p *analysis) discover() {
	seen := map[*ssa.Function]bool{}
	var add func(f *ssa.Function)
	add = func(f *ssa.Function) {
		if f == nil || seen[f] || f.Blocks == nil {
			return
		}
		seen[f] = true
		p.funcs = append(p.funcs, f)
		for _, b := range f.Blocks {
			for _, i := range b.Instrs {
				for _, op := range i.Operands(nil) {
					if g, ok := (*op).(*ssa.Function); ok {
						add(g)
					}
				}
			}
		}
		for _, g := range f.AnonFuncs {
			add(g)
		}
	}
	names := slices.Sorted(maps.Keys(p.Pkg.Members))
	for _, name := range names {
		switch m := p.Pkg.Members[name].(type) {
		case *ssa.Function:
			add(m)
		case *ssa.Type:
			p.addMethods(m.Type(), add)
		}
	}
}

// noteCalled notes what is called, or used as a value, by code that it does not
// call itself: the members of a group that call nobody else are called by nobody,
// save that in a group with an exported function that one is where it begins.
func (p *analysis) noteCalled() {
	if p.Policy == nil {
		return
	}
	begins := map[int]bool{}
	for _, f := range p.funcs {
		if f.Object() != nil && f.Object().Exported() {
			begins[p.group[f]] = true
		}
	}
	for _, f := range p.funcs {
		for _, g := range p.callees(f) {
			inside := p.group[f] == p.group[g]
			entry := !begins[p.group[g]] || g.Object() != nil && g.Object().Exported()
			if g != f && !isWrapper(f) && !(inside && entry) {
				p.called[origin(g)] = true
			}
		}
	}
}

func (p *analysis) addMethods(t types.Type, add func(*ssa.Function)) {
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || types.IsInterface(n) {
		return
	}
	for m := range n.Methods() {
		add(p.Pkg.Prog.FuncValue(m))
	}
}

func origin(f *ssa.Function) *ssa.Function {
	if o := f.Origin(); o != nil {
		return o
	}
	return f
}

// outermost is the declared function around a literal.
func outermost(f *ssa.Function) *ssa.Function {
	for f.Parent() != nil {
		f = f.Parent()
	}
	return f
}

func (p *analysis) components() [][]*ssa.Function {
	var out [][]*ssa.Function
	forEachComponent(p.funcs, p.callees, func(c []*ssa.Function) {
		out = append(out, c)
		for _, f := range c {
			p.group[f] = len(out)
		}
	})
	return out
}

// recursive reports whether a call of g from f may lead back to f.
func (p *analysis) recursive(f, g *ssa.Function) bool {
	return g != nil && (f == g || p.group[f] != 0 && p.group[f] == p.group[g] || p.active[g])
}

func (p *analysis) callees(f *ssa.Function) []*ssa.Function {
	var out []*ssa.Function
	for _, b := range f.Blocks {
		for _, i := range b.Instrs {
			for _, op := range i.Operands(nil) {
				if g, ok := (*op).(*ssa.Function); ok && g.Blocks != nil {
					out = append(out, g)
				}
			}
		}
	}
	return out
}

// maxIterations bounds the fixed point over one recursive component.
const maxIterations = 12

// summarize analyses mutually recursive functions until their summaries hold:
// finely, then coarsely when that takes too long, and one by one when that does
// too.
func (p *analysis) summarize(c []*ssa.Function) {
	if len(c) == 1 && !slices.Contains(p.callees(c[0]), c[0]) {
		p.update(c[0])
		return
	}
	if p.cuts[p.group[c[0]]] != nil {
		p.cutThrough(c)
		return
	}
	if p.converges(c) {
		return
	}
	if p.Policy == nil {
		p.count("iterations")
		for _, f := range c {
			p.sums[f] = p.notSeen(f)
		}
		return
	}
	for _, f := range c {
		p.coarse[f] = true
	}
	if !p.converges(c) {
		p.cutThrough(c)
	}
}

// converges iterates over mutually recursive functions and reports whether it
// came to an end within bounds.
func (p *analysis) converges(c []*ssa.Function) bool {
	start := p.u.work
	for range maxIterations {
		changed := false
		for _, f := range c {
			changed = p.update(f) || changed
			if p.u.work-start > groupWork {
				return false
			}
		}
		if !changed {
			return true
		}
	}
	return false
}

// stale reports whether something that the last look at f relied on has changed.
func (p *analysis) stale(f *ssa.Function) bool {
	at, ok := p.lookedAt[f]
	if !ok {
		return true
	}
	a := p.done[f]
	if a == nil {
		return false
	}
	for key := range a.cellsRead {
		if p.cellAt[key] > at {
			return true
		}
	}
	for g := range a.applied {
		if p.sumAt[g] > at {
			return true
		}
	}
	return false
}

// update analyses f again and reports whether its summary grew.
func (p *analysis) update(f *ssa.Function) bool {
	if p.active[f] {
		return false
	}
	p.active[f] = true
	defer delete(p.active, f)
	old := p.sums[f]
	p.lookedAt[f] = p.clock
	a, sum := p.guarded(f)
	p.done[f] = a
	p.sums[f] = sum
	changed := old == nil || !bytes.Equal(p.fingerprint(old), p.fingerprint(sum))
	if changed {
		p.clock++
		p.sumAt[f] = p.clock
	}
	return changed
}

// guarded analyses one function, coarsely when a fine look does not end. If that
// does not either, or the engine has a defect, the function is a body that is
// not seen, and the rest of the package is left alone.
func (p *analysis) guarded(f *ssa.Function) (a *function, sum *summary) {
	if p.modelled(p.refTo(outermost(f))) {
		return nil, &summary{name: p.displayName(f), pos: p.position(f.Pos())} // nobody asks
	}
	if p.Policy != nil && p.u.work > ownFine && !p.coarse[f] {
		p.coarse[f] = true
	}
	if !p.coarse[f] {
		if a, sum, ok := p.look(f, fine); ok {
			return a, sum
		}
		p.coarse[f] = true
	}
	if work := p.allowance(coarse); p.Policy != nil && work > p.tried[f] {
		if a, sum, ok := p.look(f, coarse); ok {
			return a, sum
		}
		p.tried[f] = work // what callees do only grows
	}
	p.missed[f] = true
	return nil, p.notSeen(f)
}

// notSeen is the summary of a body about which nothing is known.
func (p *analysis) notSeen(f *ssa.Function) *summary {
	return &summary{name: p.displayName(f), pos: p.position(f.Pos()), unknown: true}
}

// look analyses one function at a grain; ok is false when it met a bound.
func (p *analysis) look(f *ssa.Function, g grain) (a *function, sum *summary, ok bool) {
	defer p.allot(g)()
	first := len(p.entering)
	defer func() {
		if !ok { // nobody follows these calls
			for _, g := range p.entering[first:] {
				delete(p.entered, g)
			}
		}
		p.entering = p.entering[:first]
	}()
	defer func() {
		if r := recover(); r != nil {
			bound := "panic"
			if _, ok := r.(errTooMuch); ok {
				bound = "work"
			} else if debugPanics {
				panic(r)
			}
			p.count(bound)
			a, sum, ok = nil, nil, false
		}
	}()
	a = p.analyzeFunction(f)
	if a == nil {
		return nil, nil, false
	}
	p.missed[f] = false
	sum = a.summary()
	switch size := sum.size(); {
	case p.Policy == nil && size > maxOtherSize:
		p.count("size")
		sum = p.notSeen(f)
	case size > maxOwnSize:
		p.count("size")
		p.u.grain = packed
		sum = a.summary()
	}
	return a, sum, true
}

// Bounds on what is kept of a function, in tree nodes. What helpers and
// containers outside the main module do fits; a function there that does more is
// taken as not seen, which is cheaper for every caller. A summary of the main
// module that is larger is kept in less detail.
const (
	maxOtherSize = 120
	maxOwnSize   = 1000
)

// size counts the tree nodes of a summary.
func (s *summary) size() int {
	n := len(s.objs) + 2*len(s.pend)
	var visit func(t *node)
	visit = func(t *node) {
		if t == nil || n > 2*maxOwnSize {
			return
		}
		n += 1 + len(t.labels)/4
		for _, k := range t.kids {
			visit(k.n)
		}
	}
	s.eachTree(visit)
	return n
}

// summaryOf returns what is known of the function's body; model is set when
// the shipped models speak of it instead.
func (a *function) summaryOf(ref *fnRef) (sum *summary, model bool) {
	p := a.p
	if p.modelled(ref) {
		return nil, true
	}
	if ref.ssa != nil && ref.ssa.Blocks != nil {
		f := ref.ssa
		a.applied[f] = true
		if !isWrapper(a.fn) && p.group[a.fn] != p.group[f] {
			p.enter(origin(f))
		}
		if p.sums[f] == nil {
			if p.active[f] {
				return &summary{}, false
			}
			p.summarizeLate(f)
		}
		if p.sums[f] == nil {
			p.grew = true
			return &summary{}, false
		}
		return p.sums[f], false
	}
	if strings.HasPrefix(ref.sym, "@") {
		return nil, true
	}
	if p.isStd(ref) {
		return nil, p.hasModel(ref.sym)
	}
	return p.facts.summary(ref.sym), false
}

// enter notes that f is called by code that is followed.
func (p *analysis) enter(f *ssa.Function) {
	if !p.entered[f] {
		p.entered[f] = true
		p.entering = append(p.entering, f)
	}
	p.called[f] = true
}

// summarizeLate analyses a function found only now: a wrapper that dispatch
// asked for, or one that the order did not foresee.
func (p *analysis) summarizeLate(f *ssa.Function) {
	if len(p.active) > 400 {
		return
	}
	for _, g := range p.callees(f) {
		if p.sums[g] == nil && !p.active[g] && len(p.active) < 400 {
			p.active[f] = true
			p.update(g)
			delete(p.active, f)
		}
	}
	p.update(f)
}

// refTo is the function value for f.
func (p *analysis) refTo(f *ssa.Function) *fnRef {
	if r, ok := p.refs[f]; ok {
		return r
	}
	g := f
	if g.Blocks == nil && g.Origin() != nil {
		g = g.Origin()
	}
	r := &fnRef{sym: symbolOf(g), ssa: g, types: typeArgs(f, g)}
	if obj, ok := g.Object().(*types.Func); ok && !isWrapper(g) {
		r.obj = obj.Origin()
	}
	p.refs[f] = r
	return r
}

// typeArgs are those of f, of which g has the body: what an instance stands for, and
// in generic code as it is written its own type parameters.
func typeArgs(f, g *ssa.Function) []types.Type {
	if f != g {
		return f.TypeArgs()
	}
	if isWrapper(f) {
		return receiverArgs(f)
	}
	if f.Parent() == nil {
		return nil
	}
	for f.Parent() != nil {
		f = f.Parent()
	}
	var out []types.Type
	if len(f.TypeArgs()) == 0 && f.TypeParams() != nil {
		for t := range f.TypeParams().TypeParams() {
			out = append(out, t)
		}
	}
	return out
}

// receiverArgs are the type arguments of the receiver that a method value is bound to, or
// that a method expression takes.
func receiverArgs(f *ssa.Function) (out []types.Type) {
	var recv types.Type
	switch {
	case len(f.FreeVars) > 0:
		recv = f.FreeVars[0].Type()
	case len(f.Params) > 0:
		recv = f.Params[0].Type()
	default:
		return nil
	}
	if p, ok := types.Unalias(recv).(*types.Pointer); ok {
		recv = p.Elem()
	}
	n, ok := types.Unalias(recv).(*types.Named)
	if !ok {
		return nil
	}
	for t := range n.TypeArgs().Types() {
		out = append(out, t)
	}
	return out
}

func (p *analysis) refToObject(m *types.Func) *fnRef {
	m = m.Origin()
	if f := p.Pkg.Prog.FuncValue(m); f != nil {
		return p.refTo(f)
	}
	return &fnRef{sym: m.FullName(), obj: m}
}

// isWrapper reports whether the function only calls another: what the compiler
// adds for promoted methods, method values and method expressions.
func isWrapper(f *ssa.Function) bool {
	return strings.HasPrefix(f.Synthetic, "wrapper for") || strings.HasPrefix(f.Synthetic, "bound method") || strings.HasPrefix(f.Synthetic, "thunk for")
}

// symbolOf names a function for facts: as go/types does, and as SSA does what
// go/types has no name for.
func symbolOf(f *ssa.Function) string {
	if obj, ok := f.Object().(*types.Func); ok && !isWrapper(f) && f.Origin() == nil && f.Parent() == nil {
		return obj.FullName()
	}
	return f.String()
}

// method is the method of the concrete type that has this name.
func (p *analysis) method(t types.Type, typeName, name string) *fnRef {
	if t == nil {
		t = p.lookupType(typeName)
	}
	if t == nil {
		sym := "(" + typeName + ")." + name
		if p.facts.summary(sym) != nil {
			return &fnRef{sym: sym}
		}
		return nil
	}
	if isTypeParam(t) || types.IsInterface(t) {
		return nil
	}
	ms := p.Pkg.Prog.MethodSets.MethodSet(t)
	sel := ms.Lookup(p.Pkg.Pkg, name)
	if sel == nil {
		for i := range ms.Len() {
			if ms.At(i).Obj().Name() == name {
				sel = ms.At(i)
			}
		}
	}
	if sel == nil {
		return nil
	}
	f := p.Pkg.Prog.MethodValue(sel)
	if f == nil {
		return nil
	}
	ref := p.refTo(f)
	if ref.ssa != nil && ref.ssa.Blocks != nil && p.sums[ref.ssa] == nil {
		p.grew = true
	}
	return ref
}

// lookupType finds a named type, or a pointer to one, by its qualified name
// among the packages in reach.
func (p *analysis) lookupType(name string) types.Type {
	base, ptr := strings.CutPrefix(name, "*")
	if i := strings.IndexByte(base, '['); i >= 0 {
		return nil
	}
	dot := strings.LastIndexByte(base, '.')
	if dot < 0 {
		return nil
	}
	pkg := p.packages()[base[:dot]]
	if pkg == nil {
		return nil
	}
	obj, ok := pkg.Scope().Lookup(base[dot+1:]).(*types.TypeName)
	if !ok {
		return nil
	}
	if ptr {
		return types.NewPointer(obj.Type())
	}
	return obj.Type()
}

func (p *analysis) packages() map[string]*types.Package {
	if p.byPath != nil {
		return p.byPath
	}
	p.byPath = map[string]*types.Package{}
	var visit func(pkg *types.Package)
	visit = func(pkg *types.Package) {
		if p.byPath[pkg.Path()] != nil {
			return
		}
		p.byPath[pkg.Path()] = pkg
		for _, i := range pkg.Imports() {
			visit(i)
		}
	}
	visit(p.Pkg.Pkg)
	return p.byPath
}

func (p *analysis) signature(ref *fnRef) *types.Signature {
	switch {
	case ref.obj != nil:
		return ref.obj.Signature()
	case ref.ssa != nil:
		return ref.ssa.Signature
	}
	return nil
}

// modelled reports whether a model takes the place of the body of a function of
// another module. Code of the main module is what it is.
func (p *analysis) modelled(ref *fnRef) bool {
	var path string
	if ref.obj != nil && ref.obj.Pkg() != nil {
		path = ref.obj.Pkg().Path()
	} else {
		path = p.packageOf(ref.sym)
	}
	return !p.own(path) && !p.isStd(ref) && !strings.Contains(ref.sym, "$") && p.hasModel(ref.sym)
}

// modelledMethod reports whether the interface that has the method belongs to a
// package that models speak of.
func (p *analysis) modelledMethod(m *types.Func) bool {
	ref := &fnRef{sym: m.FullName(), obj: m}
	return p.isStd(ref) || p.modelled(ref)
}

func (p *analysis) isStd(ref *fnRef) bool {
	if p.Std == nil {
		return false
	}
	if ref.obj != nil && ref.obj.Pkg() != nil {
		return p.Std(ref.obj.Pkg().Path())
	}
	return p.Std(p.packageOf(ref.sym))
}

// packageOf is the import path in a symbol such as "(*net/http.Client).Do", or
// in a type's or package's name. The last part of a path may itself have dots
// ("gopkg.in/yaml.v3"): known paths decide.
func (p *analysis) packageOf(sym string) string {
	s := strings.TrimLeft(sym, "(*")
	if i := strings.IndexAny(s, "[)"); i >= 0 {
		s = s[:i]
	}
	start := strings.LastIndexByte(s, '/') + 1
	first := s
	for i := start; i < len(s); i++ {
		if s[i] != '.' {
			continue
		}
		if len(first) == len(s) {
			first = s[:i]
		} else if p.known(s[:i]) {
			return s[:i]
		}
	}
	if p.known(s) {
		return s
	}
	return first
}

// known reports whether the path is that of a package in reach.
func (p *analysis) known(path string) bool {
	return path == p.Pkg.Pkg.Path() || p.facts != nil && p.facts.sections[path] != nil || p.packages()[path] != nil
}

// declared is what marks say of the function: of a literal, what is said of
// it or of the function around it.
func (p *analysis) declared(f *ssa.Function) *Func {
	if p.Policy == nil {
		return nil
	}
	if f.Parent() != nil {
		if d := p.Policy.Lit(f.Pos()); d != nil {
			return d
		}
		d := p.declared(f.Parent())
		if d == nil || len(d.Purposes) == 0 {
			return nil
		}
		return &Func{Purposes: d.Purposes}
	}
	if isWrapper(f) {
		return nil
	}
	if obj, ok := f.Object().(*types.Func); ok {
		return p.Policy.Func(obj.Origin())
	}
	return nil
}

func (p *analysis) purposesOf(f *ssa.Function) []string {
	if d := p.declared(f); d != nil {
		return d.Purposes
	}
	return nil
}

func (p *analysis) declaredCall(a *function, s *callSite, m *types.Func) *Func {
	if p.Policy == nil || m == nil {
		return nil
	}
	return p.Policy.Call(m, s.pos, func() []Argument { return a.arguments(s) })
}

func (p *analysis) declaredCallOf(a *function, s *callSite, ref *fnRef) *Func {
	if p.Policy == nil {
		return nil
	}
	if ref.obj != nil {
		return p.Policy.Call(ref.obj, s.pos, func() []Argument { return a.arguments(s) })
	}
	if ref.ssa != nil && ref.ssa.Parent() != nil {
		return p.declared(ref.ssa)
	}
	if ref.ssa == nil {
		if sum := p.facts.summary(ref.sym); sum != nil && sum.serves != 0 {
			return &Func{Purposes: p.u.held[sum.serves]}
		}
	}
	return nil
}

// around is the declared function around a literal of another package, nil when
// there is none.
func (p *analysis) around(ref *fnRef) *types.Func {
	outer, _, ok := strings.Cut(ref.sym, "$")
	if !ok || ref.ssa != nil {
		return nil
	}
	return p.lookupFunction(outer)
}

// position is a place in this package as facts and routes name it.
func (p *analysis) position(pos token.Pos) Line { return newLine(p.Fset, p.Pkg.Pkg, pos) }

// declaration is the place of an object of any package.
func (p *analysis) declaration(obj types.Object) Line { return newLine(p.Fset, obj.Pkg(), obj.Pos()) }

func (p *analysis) displayName(f *ssa.Function) string { return shortName(symbolOf(f)) }

func (p *analysis) refName(ref *fnRef) string { return shortName(ref.sym) }

// refPos is where a function is declared, "" in the standard library: some
// drivers do not read its source, and findings are to be the same in all.
func (p *analysis) refPos(ref *fnRef) Line {
	if p.isStd(ref) {
		return ""
	}
	if ref.ssa != nil && ref.ssa.Blocks != nil {
		return p.position(ref.ssa.Pos())
	}
	if sum := p.facts.summary(ref.sym); sum != nil && sum.pos != "" {
		return sum.pos
	}
	if ref.obj != nil {
		return p.declaration(ref.obj)
	}
	return ""
}

// MethodName is the name of a function for people, with its package:
// "(*cohort.Writer).Add".
func MethodName(m *types.Func) string { return shortName(m.FullName()) }

// shortName drops the directories of import paths: "(*a.b/c/cohort.Writer).Add"
// is "(*cohort.Writer).Add".
func shortName(sym string) string {
	prefix := sym[:len(sym)-len(strings.TrimLeft(sym, "(*"))]
	rest := sym[len(prefix):]
	end := len(rest)
	if i := strings.IndexAny(rest, "[)"); i >= 0 {
		end = i
	}
	if i := strings.LastIndexByte(rest[:end], '/'); i >= 0 {
		rest = rest[i+1:]
	}
	return prefix + rest
}

// findings collects what the functions of the package found.
func (p *analysis) findings() []*Finding {
	best := map[findingKey]*Finding{}
	for _, f := range p.order() {
		a := p.done[f]
		if a == nil || isWrapper(f) {
			continue // what a wrapper calls reports for itself
		}
		for _, x := range a.findings {
			keepBetter(best, x)
		}
	}
	out := slices.Collect(maps.Values(best))
	slices.SortFunc(out, func(a, b *Finding) int {
		return cmp.Or(comparePositions(p.Fset, a.Pos, b.Pos), cmp.Compare(a.Purpose, b.Purpose), cmp.Compare(a.Missing, b.Missing), compareBool(a.Covered, b.Covered), compareFindings(a, b))
	})
	return p.foldLines(out)
}

// foldLines keeps the first of several reads, or stores, that one line makes for
// one purpose: a.X.Sub(a.Y) reads twice and is one place to look at.
func (p *analysis) foldLines(fs []*Finding) []*Finding {
	type line struct {
		file    string
		line    int
		kind    Kind
		purpose string
		missing Check
		covered bool
	}
	seen := map[line]*Finding{}
	return slices.DeleteFunc(fs, func(f *Finding) bool {
		if f.Kind != Read && f.Kind != Stored {
			return false
		}
		at := p.Fset.Position(f.Pos)
		k := line{at.Filename, at.Line, f.Kind, f.Purpose, f.Missing, f.Covered}
		first := seen[k]
		if first == nil {
			seen[k] = f
			return false
		}
		first.Items = mergeItems(first.Items, f.Items)
		return true
	})
}

func comparePositions(fset *token.FileSet, a, b token.Pos) int {
	x, y := fset.Position(a), fset.Position(b)
	return cmp.Or(cmp.Compare(x.Filename, y.Filename), cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column))
}

// order is a stable order of all analysed functions.
func (p *analysis) order() []*ssa.Function {
	if len(p.ordered) == len(p.done) {
		return p.ordered
	}
	symbols := make(map[*ssa.Function]string, len(p.done))
	for f := range p.done {
		symbols[f] = symbolOf(f)
	}
	p.ordered = slices.SortedFunc(maps.Keys(p.done), func(a, b *ssa.Function) int {
		return cmp.Or(cmp.Compare(symbols[a], symbols[b]), cmp.Compare(a.Pos(), b.Pos()))
	})
	return p.ordered
}

// decideAlone reports the crossings of functions that no code of the package
// calls, as alone tells: their inputs are patient data if their types say so, and
// a call through a value that nobody supplied has the effect of a body not seen.
func (p *analysis) decideAlone(alone func(*ssa.Function) bool) {
	if p.Policy == nil {
		return
	}
	for _, f := range p.order() {
		a := p.done[f]
		if a == nil || isWrapper(f) || f.Origin() != nil {
			continue
		}
		if f.Parent() != nil {
			for _, c := range sortedCrossings(a.places) {
				if c.own {
					a.decide(c.in, c, map[label]bool{})
				}
			}
			continue
		}
		if !alone(f) {
			continue
		}
		p.sums[f].alone = true
		a.decideInputs()
		for _, r := range a.alone {
			a.enter(r.ls, r.e)
		}
	}
}

// decideInputs reports what crosses of the inputs that are patient data.
func (a *function) decideInputs() {
	for _, c := range sortedCrossings(a.places) {
		a.decide(c.in, c, map[label]bool{})
	}
}

func (a *function) decide(l label, c *crossing, seen map[label]bool) {
	if l.kind == unkLabel || seen[l] {
		return
	}
	seen[l] = true
	if l.kind == inLabel {
		if r := a.u.roots[l.root]; r.kind == retRoot && r.n < len(a.pend) {
			if r.sym != "" || a.retClean(r.n, l.path) {
				return
			}
			if !a.modelledCall(r.n) && !(c.kind == Pulled && a.secondary()) { // what it hands out was judged when it came in
				for _, m := range a.pendingReach(handed{r.n, a.u.argOut(l.path)}) {
					if m, ok := overlay(l, m); ok {
						a.decide(m, c, seen)
					}
				}
			}
		}
		if l.mark == 0 {
			return
		}
		l = a.bornHere(l, a.p.directCare)
	}
	if slices.Contains(c.told, l) {
		return
	}
	passed := c.covered || c.needs != 0 && c.needs&^l.check == 0
	if passed && !a.p.Inventory || a.u.policy.Covers(a.u.held[l.held], c.purpose) {
		return
	}
	e := entry{kind: c.kind, purposes: []string{c.purpose}, into: c.into, route: c.route, line: c.line, warn: c.warn, covered: passed}
	e.place.Pos = c.at
	a.found(a.finding(l, c.purpose, e, Verdict{Basis: c.basis, Why: c.why, Needs: c.needs}))
}

// modelledCall reports whether a model said what the pending call does.
func (a *function) modelledCall(i int) bool {
	m := a.pend[i].iface
	return m != nil && a.p.modelledMethod(m)
}

// retClean reports whether the result of a pending call that the path names
// is an error or a verdict, or of a call that is not made.
func (a *function) retClean(i int, path pathID) bool {
	p := a.pend[i]
	if p.maybe {
		return true
	}
	for path != 0 && a.u.paths[path].parent != 0 {
		path = a.u.paths[path].parent
	}
	e := a.u.paths[path].last
	if path != 0 && a.u.kind(e) == argOutSym {
		return false // an argument, or what a callback gets
	}
	if p.n == 1 {
		return p.clean&1 != 0
	}
	return path != 0 && e >= 0 && e < 64 && p.clean&(1<<e) != 0
}

// pendingReach is what a pending call can put there.
func (a *function) pendingReach(to handed) labels {
	if ls, ok := a.given[to]; ok {
		return ls
	}
	ls, ok := a.handed[to]
	if !ok {
		ls = a.handed[handed{to.call, everyArg}]
	}
	ls = union(ls, a.back[to.call])
	if p := a.pend[to.call]; p.async { // what is put there later counts too
		a.mem = a.exit
		ls = union(ls, a.reachAll(p.fn, p.args))
	}
	a.given[to] = ls
	return ls
}

// reachAll is what a call of fn is handed.
func (a *function) reachAll(fn *node, args []*node) labels {
	ls := a.reach(fn)
	for _, n := range args {
		ls = union(ls, a.reachGiven(n))
	}
	return ls
}

func sortedCrossings[K comparable](m map[K]*crossing) []*crossing {
	out := slices.Collect(maps.Values(m))
	slices.SortFunc(out, func(a, b *crossing) int {
		return cmp.Or(compareLabels(a.in, b.in), cmp.Compare(a.purpose, b.purpose), cmp.Compare(a.needs, b.needs), compareBool(a.covered, b.covered), cmp.Compare(a.at, b.at), compareRoutes(a.route, a.into, b.route, b.into))
	})
	return out
}
