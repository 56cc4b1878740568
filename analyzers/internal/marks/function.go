package marks

import (
	"go/token"
	"go/types"
	"slices"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/annotations"
)

// Func says what is declared of a function or method. Entries that hold only
// for some arguments are left out: Call decides them.
func (m *Marks) Func(fn *types.Func) *dataflow.Func {
	if fn == nil {
		return nil
	}
	fn = fn.Origin()
	m.mu.Lock()
	f, known := m.functions[fn]
	m.mu.Unlock()
	if known {
		return f
	}
	f = m.addUp(fn, m.saidOf(fn), nil)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.functions[fn] = f
	return f
}

// Call is Func for the call at pos with these arguments, the receiver not among
// them. A call of a connection that has a purpose is one of that purpose, unless
// the method has its own.
func (m *Marks) Call(callee *types.Func, pos token.Pos, args func() []dataflow.Argument) *dataflow.Func {
	if callee == nil {
		return nil
	}
	callee = callee.Origin()
	f := m.Func(callee)
	if says := m.saidOf(callee); says.conditional() {
		f = m.addUp(callee, says, args())
	}
	if callee.Signature().Recv() == nil || f != nil && f.Purposes != nil {
		return f
	}
	h := m.handles().found[handleCall{pos, callee.Name()}]
	if h == nil {
		return f
	}
	with := dataflow.Func{}
	if f != nil {
		with = *f
	}
	with.Purposes, with.Warn = h.purposes, h.warn
	return &with
}

// saidOfFunc is what is said of a function, from the inner to the outer.
type saidOfFunc struct {
	fn, typ, pkg said
	// abstract is set for an interface method.
	abstract bool
}

// saidOf collects what is said of a function, its receiver's type and its
// package.
func (m *Marks) saidOf(fn *types.Func) saidOfFunc {
	if fn.Pkg() == nil {
		return saidOfFunc{}
	}
	p := m.ofPackage(fn.Pkg())
	s := saidOfFunc{fn: p.objects[fn]}
	if recv := fn.Signature().Recv(); recv != nil {
		s.abstract = types.IsInterface(recv.Type())
		if tn := receiverType(fn); tn != nil {
			s.typ = m.ofPackage(tn.Pkg()).objects[tn]
		}
	}
	for _, w := range p.whole {
		if w = bindWhole(w, fn); w != nil {
			s.pkg = append(s.pkg, w)
		}
	}
	return s
}

// bindWhole resolves the slots of an entry on a whole package for one function;
// nil when the function has not all of them.
func bindWhole(s *saying, fn *types.Func) *saying {
	if s.entry == nil {
		return s
	}
	if e := s.entry; e.Of == nil && e.Fills == nil && e.When == nil && e.Carries == nil {
		return s
	}
	bound, ok := fromEntry(s.entry, fn, s.rank, s.layer)
	if !ok {
		return nil
	}
	return bound
}

func (s saidOfFunc) conditional() bool {
	for _, list := range []said{s.fn, s.typ, s.pkg} {
		for _, x := range list {
			if x.when != nil {
				return true
			}
		}
	}
	return false
}

// receiverType returns the named type that a method belongs to, nil for a
// function and for a method of an anonymous interface.
func receiverType(fn *types.Func) *types.TypeName {
	recv := fn.Signature().Recv()
	if recv == nil {
		return nil
	}
	t := types.Unalias(recv.Type())
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	if n, ok := t.(*types.Named); ok {
		return n.Origin().Obj()
	}
	return nil
}

// addUp makes one answer of all that is said; nil when that is nothing. args
// decide conditions; nil drops conditional sayings.
func (m *Marks) addUp(fn *types.Func, says saidOfFunc, args []dataflow.Argument) *dataflow.Func {
	f := &dataflow.Func{Purposes: says.purposes(fn, args)}
	something := f.Purposes != nil
	var carries, deidentify, results, fills, checks bool
	for _, list := range []said{says.fn, says.pkg} {
		for _, s := range list {
			if !s.applies(args) {
				continue
			}
			something = something || s.data != nil || s.slots != nil || s.fills != nil || s.deidentify || s.checks != 0 || s.hasCarries
			if s.data != nil && !results {
				f.Results, results = named(*s.data, resultName(fn)), true
			}
			if s.slots != nil {
				f.Data = addSlots(f.Data, s.slots, fn)
			}
			if s.fills != nil && !fills {
				f.Fills, fills = addSlots(nil, s.fills, fn), true
			}
			if s.deidentify && !deidentify {
				f.Deidentify, f.To, deidentify = true, s.to, true
			}
			if s.checks != 0 && !checks {
				f.Checks, checks = s.checks, true
			}
			if s.hasCarries && !carries {
				f.Carries, f.HasCarries, carries = s.carries, true, true
			}
		}
	}
	if !something {
		return nil
	}
	return f
}

// applies reports whether a saying counts for a call with these arguments, or,
// when there is no call, for all.
func (s *saying) applies(args []dataflow.Argument) bool { return s.when == nil || s.holds(args) }

// addSlots adds what is said of slots; what is there already wins.
func addSlots(to map[dataflow.Slot]dataflow.Data, slots []slotData, fn *types.Func) map[dataflow.Slot]dataflow.Data {
	if to == nil {
		to = map[dataflow.Slot]dataflow.Data{}
	}
	for _, s := range slots {
		if _, said := to[s.slot]; !said {
			to[s.slot] = named(s.data, slotName(fn, s.slot))
		}
	}
	return to
}

// purposes are those of the function.
func (s saidOfFunc) purposes(fn *types.Func, args []dataflow.Argument) []string {
	if x := s.purpose(fn, args); x != nil {
		return x.purposes
	}
	return nil
}

// purpose returns what gives a function its purposes, nil when nothing does. It
// applies the order of declarations: function, type, package, and then the
// weightiest pattern.
func (s saidOfFunc) purpose(fn *types.Func, args []dataflow.Argument) *saying {
	for _, list := range []said{s.fn, s.typ, s.pkg} {
		for _, x := range list {
			if x.layer == byDirective && x.purposes != nil && !(s.abstract && x.isPackageClause(s)) {
				return x
			}
		}
	}
	var best *saying
	for i, list := range []said{s.fn, s.typ, s.pkg} {
		for _, x := range list {
			whole := i == 2
			if x.layer == byDirective || x.purposes == nil || !x.applies(args) || whole && s.abstract && !handsOver(fn) {
				continue
			}
			if best == nil || weightier(x, best) {
				best = x
			}
		}
	}
	return best
}

// isPackageClause reports whether the saying is that of the package clause.
func (s *saying) isPackageClause(of saidOfFunc) bool {
	return len(of.pkg) > 0 && of.pkg[0] == s
}

// handsOver reports whether a function gives nothing back but errors and bools.
func handsOver(fn *types.Func) bool {
	results := fn.Signature().Results()
	for i := range results.Len() {
		t := results.At(i).Type()
		if b, ok := t.Underlying().(*types.Basic); ok && b.Kind() == types.Bool {
			continue
		}
		if !types.Identical(t, types.Universe.Lookup("error").Type()) {
			return false
		}
	}
	return true
}

// resultName names what a function returns, for people: "Store.Find()".
func resultName(fn *types.Func) string {
	if tn := receiverType(fn); tn != nil {
		return tn.Name() + "." + fn.Name() + "()"
	}
	return fn.Name() + "()"
}

// slotName names what a place of a signature holds.
func slotName(fn *types.Func, slot dataflow.Slot) string {
	sig := fn.Signature()
	var v *types.Var
	switch {
	case slot.Kind == dataflow.Receiver:
		v = sig.Recv()
	case slot.Kind == dataflow.Arg && slot.Index < sig.Params().Len():
		v = sig.Params().At(slot.Index)
	case slot.Kind == dataflow.Result && slot.Index < sig.Results().Len():
		v = sig.Results().At(slot.Index)
	}
	if v == nil || v.Name() == "" || v.Name() == "_" {
		return resultName(fn)
	}
	return v.Name()
}

// Level says whether a finding about entering a function counts in full, as the
// catalogue group that gives the function its purpose is switched: on or warn.
// It is on for what a directive or lawful.yaml says.
func (m *Marks) Level(fn *types.Func) annotations.Level {
	if fn == nil {
		return annotations.LevelOn
	}
	fn = fn.Origin()
	x := m.saidOf(fn).purpose(fn, nil)
	if x == nil || x.layer != byCatalogue || x.group == "" {
		return annotations.LevelOn
	}
	return m.in.Config.Level(x.group)
}

// Warns reports whether entering the function is worth a warning only.
func (m *Marks) Warns(fn *types.Func) bool { return m.Level(fn) == annotations.LevelWarn }

// SecondaryPurposes lists all purposes outside direct care, sorted by id.
func (m *Marks) SecondaryPurposes() []string {
	var out []string
	for _, p := range m.voc.Purposes() {
		if m.Secondary([]string{p.ID}) {
			out = append(out, p.ID)
		}
	}
	slices.Sort(out)
	return out
}
