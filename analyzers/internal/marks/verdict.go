package marks

import (
	"fmt"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/annotations"
)

// candidate is a basis that stands where it may cover a crossing.
type candidate struct {
	basis *annotations.Basis
	// purposes are those of the declaration it stands on, nil for whatever is
	// entered. Only an inline basis goes by them: a register entry lists its own.
	purposes []string
}

// Verdict says what the declared bases say of a crossing into q at place.
//
// A basis covers it that stands on the statement, on the function or literal
// that contains it, on the callee, its type or its package, on the interface
// method, or in a pattern for one of these, if it lists q or a purpose above q,
// or one below a q that is only a heading, and no error rule voids it.
//
// An inline basis is for the purposes of what it stands on. On a statement it
// is for whatever is entered there; so it is on a function that contains the
// crossing and has no purpose of its own beyond direct care, since such a
// function's basis can only be meant for what leaves it. On a function with a
// secondary purpose it is for that purpose. On a callee, a type or a package
// without a purpose it is for whatever is entered there.
//
// A basis on the package of the caller covers no secondary use. Nor does it
// when callee and caller share the package, unless that package as a whole
// serves the purpose.
func (m *Marks) Verdict(q string, at dataflow.Place) dataflow.Verdict {
	var void, other dataflow.Verdict
	for _, c := range m.candidates(q, at) {
		v, listed := m.judge(c, q, at)
		switch {
		case v.Covered:
			return v
		case listed && void.Why == "":
			void = v
		case !listed && other.Why == "":
			other = v
		}
	}
	if void.Why != "" {
		return void
	}
	return other
}

// judge says whether one candidate covers q; listed is false when it is not
// even declared for it.
func (m *Marks) judge(c candidate, q string, at dataflow.Place) (v dataflow.Verdict, listed bool) {
	b := c.basis
	purposes := c.purposes
	if b.ID != "" {
		entry := m.registered(b.ID)
		if entry == nil {
			return dataflow.Verdict{Basis: b.ID, Why: fmt.Sprintf("there is no basis %s in the register", b.ID)}, true
		}
		b, purposes = entry, entry.Purposes
	} else if purposes == nil {
		purposes = []string{q}
	}
	v.Basis = BasisName(b)
	if !m.lists(purposes, q) {
		v.Why = fmt.Sprintf("it is for %s and does not list %s", strings.Join(purposes, ", "), q)
		return v, false
	}
	if !slices.Contains(purposes, q) && slices.ContainsFunc(purposes, func(p string) bool { return m.voc.Covers(p, q) }) {
		// The rules may forbid for q what they allow for the heading above it.
		purposes = append(slices.Clone(purposes), q)
	}
	if v.Why = m.void(b, purposes, at); v.Why != "" {
		return v, true
	}
	v.Covered, v.Needs = true, m.needs(b)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.routes[v.Basis] = b.Route
	return v, true
}

// needs are the checks that data which crosses under a basis must have passed.
// Consent and its withdrawal are asked for only where some function in sight
// asks for them: elsewhere that is done out of the program.
func (m *Marks) needs(b *annotations.Basis) dataflow.Check {
	switch b.Route {
	case "section-251", "section-251-cancer":
		if b.Get("opt-out") == "applied" {
			return dataflow.OptOut
		}
	case "explicit-consent":
		return m.checked() & dataflow.Consent
	case "implied-consent":
		return m.checked() & dataflow.Dissent
	}
	return 0
}

// Checked returns the checks that some function in sight makes.
func (m *Marks) Checked() dataflow.Check { return m.checked() }

// Route returns the common-law route of a basis that covered a crossing, by the
// name that [Marks.Verdict] gave it; "" for one that covered none here.
func (m *Marks) Route(basis string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.routes[basis]
}

// findChecks adds up the checks of all functions that directives of the program
// or lawful.yaml mark.
func (m *Marks) findChecks() (all dataflow.Check) {
	for _, s := range m.own.objects {
		all |= s.checks
	}
	for _, pkg := range m.world().packages {
		if len(m.sources[plainPath(pkg)]) == 0 {
			continue
		}
		for _, list := range m.ofPackage(pkg).objects {
			for _, s := range list {
				all |= s.checks
			}
		}
	}
	if m.in.Config != nil {
		for _, e := range m.in.Config.Code {
			all |= checksNamed(e.Checks)
		}
	}
	return all
}

func (m *Marks) lists(purposes []string, q string) bool {
	for _, p := range purposes {
		if m.voc.Allows(p, q) {
			return true
		}
	}
	return false
}

// void says why a basis counts for nothing, "" when it counts.
func (m *Marks) void(b *annotations.Basis, purposes []string, at dataflow.Place) string {
	if m.in.Check != nil {
		state := ""
		if at.Datum {
			state = at.State.String()
		}
		return m.in.Check(b, purposes, state)
	}
	if b.Route == "implied-consent" && m.Secondary(purposes) {
		return "implied consent covers direct care only"
	}
	return ""
}

// BasisName names a basis for people: its entry in the register, or its place.
func BasisName(b *annotations.Basis) string {
	if b.ID != "" {
		return b.ID
	}
	return fmt.Sprintf("%s:%d", filepath.Base(b.Pos.Filename), b.Pos.Line)
}

// candidates lists the bases that may cover a crossing into q, the innermost
// first.
func (m *Marks) candidates(q string, at dataflow.Place) []candidate {
	var list []candidate
	add := func(bases []*annotations.Basis, purposes []string) {
		for _, b := range bases {
			list = append(list, candidate{b, purposes})
		}
	}
	add(m.own.stmts.around(at.Pos), nil)
	for _, lit := range m.enclosing(at.Lit) {
		if s := m.own.lits[lit]; s != nil {
			add(s.bases, m.outward(m.litPurposes(lit)))
		}
	}
	if at.Func != nil {
		caller := m.saidOf(at.Func.Origin())
		add(caller.fn.bases(), m.outward(m.purposesOf(at.Func)))
	}
	for _, fn := range []*types.Func{at.Callee, at.Iface} {
		if fn != nil {
			list = m.entered(list, fn.Origin(), q, at)
		}
	}
	if at.CallLit != token.NoPos {
		for _, lit := range m.enclosing(at.CallLit) {
			if s := m.own.lits[lit]; s != nil {
				add(s.bases, m.litPurposes(lit))
			}
		}
		list = m.enteredPackage(list, m.in.Pkg, q, at)
	}
	if at.Type != nil {
		add(m.ofPackage(at.Type.Pkg()).objects[at.Type].bases(), m.TypePurposes(at.Type))
		list = m.enteredPackage(list, at.Type.Pkg(), q, at)
	}
	if at.Var != nil {
		add(m.ofPackage(at.Var.Pkg()).objects[at.Var].bases(), m.VarPurposes(at.Var))
		list = m.enteredPackage(list, at.Var.Pkg(), q, at)
	}
	if m.voc.DirectCare(q) {
		list = m.careAtLarge(list, at)
	}
	return list
}

// outward are the purposes that an inline basis on a function is for, when the
// crossing lies in that function.
func (m *Marks) outward(purposes []string) []string {
	if !m.Secondary(purposes) {
		return nil
	}
	return purposes
}

func (m *Marks) purposesOf(fn *types.Func) []string {
	if f := m.Func(fn); f != nil {
		return f.Purposes
	}
	return nil
}

// entered adds the bases on a callee, its type and its package.
func (m *Marks) entered(list []candidate, fn *types.Func, q string, at dataflow.Place) []candidate {
	says := m.saidOf(fn)
	for _, b := range says.fn.bases() {
		list = append(list, candidate{b, m.purposesOf(fn)})
	}
	for _, b := range says.typ.bases() {
		list = append(list, candidate{b, m.TypePurposes(receiverType(fn))})
	}
	return m.enteredPackage(list, fn.Pkg(), q, at)
}

// enteredPackage adds the bases on the package that is entered.
func (m *Marks) enteredPackage(list []candidate, pkg *types.Package, q string, at dataflow.Place) []candidate {
	if pkg == nil {
		return list
	}
	p := m.ofPackage(pkg)
	if pkg == m.in.Pkg && !m.voc.DirectCare(q) && !m.lists(p.purposes(), q) {
		return list
	}
	for _, b := range p.whole.bases() {
		list = append(list, candidate{b, p.purposes()})
	}
	return list
}

// careAtLarge adds what direct care may also rest on: a basis on the type or
// package around it, and every entry of the register.
func (m *Marks) careAtLarge(list []candidate, at dataflow.Place) []candidate {
	if at.Func != nil {
		says := m.saidOf(at.Func.Origin())
		for _, b := range append(says.typ.bases(), says.pkg.bases()...) {
			list = append(list, candidate{b, []string{annotations.DirectCare}})
		}
	} else if m.own.pkg != nil {
		for _, b := range m.own.pkg.bases {
			list = append(list, candidate{b, []string{annotations.DirectCare}})
		}
	}
	if m.in.Config != nil {
		for _, b := range m.in.Config.Bases {
			if m.lists(b.Purposes, annotations.DirectCare) {
				list = append(list, candidate{b, nil})
			}
		}
	}
	return list
}

// bases are all that stand on one thing.
func (l said) bases() []*annotations.Basis {
	var list []*annotations.Basis
	for _, s := range l {
		if s.when == nil {
			list = append(list, s.bases...)
		}
	}
	return list
}
