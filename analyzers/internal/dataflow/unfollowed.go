package dataflow

import (
	"cmp"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// unfollowed stands, among the purposes that data may enter, for code of the
// main module that met the engine's bounds. Such code is worth a word where
// patient data is in it: by what it looks at itself, or by what a caller,
// however far away, hands to it. So it is followed like any other crossing.
const unfollowed = "\x00unfollowed"

// Missed is a function that patient data gets into and whose body was not
// followed.
type Missed struct {
	Pos  token.Pos // of the function, or of the call that hands data to one of another package
	Func string    // for people
}

// enterUnfollowed notes what of ls gets into code that is not followed.
func (a *function) enterUnfollowed(s *callSite, into Hop, ls labels) {
	if a.u.policy == nil {
		return
	}
	e := entry{kind: Passed, place: Place{Pos: s.pos}, into: into, site: s, beside: ls}
	for _, l := range ls {
		a.enterLabel(l, unfollowed, e)
	}
}

// missedBodies takes those that data gets into from the findings and adds those
// that have data of their own.
func (p *analysis) missedBodies(all []*Finding) (findings []*Finding, out []Missed) {
	if p.Policy == nil {
		return all, nil
	}
	at := map[string]token.Pos{}
	for _, f := range p.order() {
		at[p.displayName(f)] = f.Pos()
	}
	got := map[string]Missed{}
	for _, f := range all {
		if f.Purpose != unfollowed {
			findings = append(findings, f)
			continue
		}
		if _, ok := got[f.Into.Func]; !ok {
			got[f.Into.Func] = Missed{cmp.Or(at[f.Into.Func], f.Pos), f.Into.Func}
		}
	}
	for f, missed := range p.missed {
		if pos := p.placeOf(f); missed && pos.IsValid() && p.touchesData(f) {
			got[p.displayName(f)] = Missed{pos, p.displayName(f)}
		}
	}
	out = slices.SortedFunc(maps.Values(got), func(a, b Missed) int {
		return cmp.Or(comparePositions(p.Fset, a.Pos, b.Pos), cmp.Compare(a.Func, b.Func))
	})
	return findings, slices.CompactFunc(out, func(a, b Missed) bool { return a.Pos == b.Pos })
}

// placeOf is where a function stands, for the package's initialiser its first
// variable.
func (p *analysis) placeOf(f *ssa.Function) token.Pos {
	if f.Synthetic != "package initializer" {
		return f.Pos()
	}
	first := token.NoPos
	for _, m := range p.Pkg.Members {
		if g, ok := m.(*ssa.Global); ok && g.Pos().IsValid() && (first == token.NoPos || comparePositions(p.Fset, g.Pos(), first) < 0) {
			first = g.Pos()
		}
	}
	return first
}

// touchesData reports whether a body has patient data that nobody handed to it:
// values of marked types, what its callees return, what variables and fields
// are known to hold. Where a callee is not known, all that have its name are
// meant.
func (p *analysis) touchesData(f *ssa.Function) bool {
	for _, v := range f.Params {
		if p.u.typeMark(v.Type()) != 0 {
			return true
		}
	}
	for _, v := range f.FreeVars {
		if p.u.typeMark(v.Type()) != 0 {
			return true
		}
	}
	for _, b := range f.Blocks {
		for _, i := range b.Instrs {
			if p.bringsData(i) {
				return true
			}
		}
	}
	return false
}

func (p *analysis) bringsData(i ssa.Instruction) bool {
	if v, ok := i.(ssa.Value); ok && v.Type() != nil && p.u.typeMark(v.Type()) != 0 {
		return true
	}
	for _, op := range i.Operands(nil) {
		if g, ok := (*op).(*ssa.Global); ok && (p.u.typeMark(g.Type()) != 0 || hasSource(p.inCell("g:"+globalName(g)))) {
			return true
		}
	}
	switch i := i.(type) {
	case *ssa.FieldAddr:
		return p.fieldHasData(i.X.Type(), i.Field)
	case *ssa.Field:
		return p.fieldHasData(i.X.Type(), i.Field)
	case ssa.CallInstruction:
		return p.callHasData(i.Common())
	}
	return false
}

func (p *analysis) fieldHasData(t types.Type, field int) bool {
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		t = ptr.Elem()
	}
	owner, ok := p.ownStruct(t)
	return ok && hasSource(p.inCell(fieldCell(owner, elem(field))))
}

// callHasData reports whether the call may return, or leave behind, patient
// data that it was not given.
func (p *analysis) callHasData(c *ssa.CallCommon) bool {
	var m *types.Func
	switch f := c.StaticCallee(); {
	case c.IsInvoke():
		m = c.Method
		if p.anyHasData(func(sym string) bool { return strings.HasSuffix(sym, ")."+m.Name()) }) {
			return true
		}
	case f != nil:
		m, _ = f.Object().(*types.Func)
		if sum := p.sums[f]; sum != nil && sum.hasData() || sum == nil && f.Blocks == nil && p.facts.summary(symbolOf(f)).hasData() {
			return true
		}
	case !isBuiltin(c.Value):
		return p.anyHasData(func(sym string) bool { return strings.Contains(sym, "$") })
	}
	if m == nil {
		return false
	}
	d := p.Policy.Func(m.Origin())
	return d != nil && (len(d.Data) > 0 || d.Results.Patient || len(d.Fills) > 0)
}

// anyHasData reports whether one of the functions of the package, or of those
// it imports from the main module, has patient data by itself.
func (p *analysis) anyHasData(named func(sym string) bool) bool {
	for f, sum := range p.sums {
		if named(symbolOf(f)) && sum.hasData() {
			return true
		}
	}
	return p.facts.any(func(sym string) bool { return named(sym) && p.facts.summary(sym).hasData() })
}

// hasData reports whether the function returns, panics with or leaves behind
// patient data that nobody gave it. One that is not followed is listed itself.
func (s *summary) hasData() bool {
	if s == nil {
		return false
	}
	if hasSource(s.result) || hasSource(s.panics) {
		return true
	}
	return slices.ContainsFunc(s.writes, func(w sumWrite) bool { return hasSource(w.content) || hasSource(w.was) }) ||
		slices.ContainsFunc(s.objs, func(o sumObj) bool { return hasSource(o.content) })
}
