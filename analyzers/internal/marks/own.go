package marks

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"

	"github.com/lawful-lint/lawful/annotations"
)

// ownMarks is what the directives of this package say.
type ownMarks struct {
	pkg     *saying // the package clause; nil when nothing stands there
	objects map[types.Object]*saying
	lits    map[token.Pos]*saying
	stmts   spanTree // statements with a basis
	foreign []foreignMark
}

// foreignMark is what a directive on an alias says of the type it stands for,
// when that is another package's.
type foreignMark struct {
	object *types.TypeName
	saying *saying
}

// Declared is one basis as it stands in the code of this package.
type Declared struct {
	// Basis has only an ID when it names an entry of the register.
	Basis *annotations.Basis
	// Purposes are those it is for: the register entry's, or those of what it
	// stands on. Nil means whatever is entered there.
	Purposes []string
	// On are the purposes of what it stands on; nil for a statement and for
	// what has none.
	On []string
	// Directive is where it is written, and tells what it stands on.
	Directive *annotations.Directive
}

// Bases returns the bases of the package's directives in source order.
func (m *Marks) Bases() []Declared { return m.bases }

// readDirectives parses every file and files what its directives say under the
// objects they stand on.
func (m *Marks) readDirectives() {
	m.own = ownMarks{objects: map[types.Object]*saying{}, lits: map[token.Pos]*saying{}}
	for _, f := range m.in.Files {
		ds, ps := annotations.Parse(m.in.Fset, f, m.voc)
		m.directives = append(m.directives, ds...)
		m.problems = append(m.problems, ps...)
	}
	var onPackage []*annotations.Directive
	for i := range m.directives {
		d := &m.directives[i]
		m.place(d)
		m.verify(d)
		if d.Target.Kind == annotations.OnPackage {
			onPackage = append(onPackage, d)
		}
	}
	m.own.stmts.build()
	m.packageConflicts(onPackage)
	for i := range m.directives {
		d := &m.directives[i]
		if b, ok := d.Says.(*annotations.BasisMark); ok {
			m.bases = append(m.bases, m.declared(d, b.Basis))
		}
	}
	slices.SortStableFunc(m.problems, func(a, b annotations.Problem) int { return cmp.Compare(a.Pos, b.Pos) })
}

// place files one directive.
func (m *Marks) place(d *annotations.Directive) {
	switch says := d.Says.(type) {
	case *annotations.AllowMark:
		m.allows = append(m.allows, &allowed{directive: d, rule: m.ruleName(says.Rule.Text)})
		return
	case *annotations.BasisMark:
		if d.Target.Kind == annotations.OnStatement || d.Target.Kind == annotations.OnVar {
			for _, s := range d.Target.Spans {
				m.own.stmts.add(s, says.Basis)
			}
			for _, lit := range d.Target.Lits {
				m.litSaying(lit.Pos()).add(d, nil)
			}
		}
	}
	switch d.Target.Kind {
	case annotations.OnPackage:
		if m.own.pkg == nil {
			m.own.pkg = &saying{}
		}
		m.own.pkg.add(d, nil)
	case annotations.OnFuncLit:
		for _, n := range d.Target.Nodes {
			m.litSaying(n.Pos()).add(d, nil)
		}
	default:
		for _, id := range d.Target.Idents {
			m.placeOn(d, id)
		}
	}
}

func (m *Marks) litSaying(pos token.Pos) *saying {
	s := m.own.lits[pos]
	if s == nil {
		s = &saying{}
		m.own.lits[pos] = s
	}
	return s
}

// placeOn files a directive under the object that an identifier declares.
func (m *Marks) placeOn(d *annotations.Directive, id *ast.Ident) {
	if m.in.Info == nil {
		return
	}
	obj := m.in.Info.Defs[id]
	if obj == nil {
		return // the package does not type-check here
	}
	s := m.own.objects[obj]
	if s == nil {
		s = &saying{}
		m.own.objects[obj] = s
	}
	fn, _ := obj.(*types.Func)
	s.add(d, fn)
	if tn, ok := obj.(*types.TypeName); ok && tn.IsAlias() {
		m.placeOnAliased(tn, s)
	}
}

// placeOnAliased lets what is said of an alias be said of the type itself.
func (m *Marks) placeOnAliased(alias *types.TypeName, s *saying) {
	named, ok := types.Unalias(alias.Type()).(*types.Named)
	if !ok {
		return
	}
	target := named.Origin().Obj()
	if _, taken := m.own.objects[target]; taken {
		return
	}
	m.own.objects[target] = s
	if target.Pkg() != nil && target.Pkg() != m.in.Pkg {
		m.own.foreign = append(m.own.foreign, foreignMark{target, s})
	}
}

// add adds to a saying what a directive says; fn is the function it stands on.
func (s *saying) add(d *annotations.Directive, fn *types.Func) {
	switch says := d.Says.(type) {
	case *annotations.DataMark:
		data := dataOf(says)
		if says.Names == nil {
			s.data = &data
			return
		}
		for _, w := range says.Names {
			if fn == nil {
				continue
			}
			if place, ok := annotations.FindSlot(fn.Signature(), w.Text); ok {
				s.slots = append(s.slots, slotData{slotOf(place), data})
			}
		}
	case *annotations.PurposeMark:
		for _, w := range says.Purposes {
			if !slices.Contains(s.purposes, w.Text) {
				s.purposes = append(s.purposes, w.Text)
			}
		}
	case *annotations.BasisMark:
		s.bases = append(s.bases, says.Basis)
	case *annotations.DeidentifyMark:
		s.deidentify, s.to = true, stateWords[says.To]
	case *annotations.CheckMark:
		for _, w := range says.Checks {
			s.checks |= checkWords[w.Text]
		}
	}
}

// verify checks the names that a directive uses against the register and the
// rules.
func (m *Marks) verify(d *annotations.Directive) {
	switch says := d.Says.(type) {
	case *annotations.BasisMark:
		id := says.Basis.ID
		if id == "" || m.registered(id) != nil {
			return
		}
		p := annotations.Problem{Pos: says.IDPos, End: says.IDPos + token.Pos(len(id)), Category: annotations.Unknown,
			Message: annotations.UnknownBasis(id, m.in.Config)}
		if m.in.Config != nil {
			p.Fix = repair(p.Pos, p.End, annotations.NearestOf(id, m.in.Config.BasisNames()))
		}
		m.problems = append(m.problems, p)
	case *annotations.AllowMark:
		if m.in.Rule == nil {
			return
		}
		if slug, near := m.in.Rule(says.Rule.Text); slug == "" {
			hint := ""
			if near != "" {
				hint = fmt.Sprintf("; did you mean %s?", near)
			}
			end := says.Rule.Pos + token.Pos(len(says.Rule.Text))
			m.problems = append(m.problems, annotations.Problem{Pos: says.Rule.Pos, End: end, Category: annotations.Unknown,
				Message: fmt.Sprintf("unknown rule %q%s", says.Rule.Text, hint), Fix: repair(says.Rule.Pos, end, near)})
		}
	}
}

func repair(pos, end token.Pos, word string) *annotations.Fix {
	if word == "" {
		return nil
	}
	return &annotations.Fix{Pos: pos, End: end, Text: word, Message: "write " + word}
}

// packageConflicts compares the directives on the package clauses of different
// files: they all speak of one package. To say the same in each is no mistake.
func (m *Marks) packageConflicts(list []*annotations.Directive) {
	for i, d := range list {
		for _, old := range list[:i] {
			if old.Target.Nodes[0] == d.Target.Nodes[0] {
				continue // annotations.Parse has compared these
			}
			category, message := annotations.Conflict(m.voc, old, d)
			if category != annotations.Contradictory {
				continue
			}
			at := m.in.Fset.Position(old.Pos)
			m.problems = append(m.problems, annotations.Problem{Pos: d.Pos, End: d.End, Category: category,
				Message: fmt.Sprintf("%s (%s:%d)", message, filepath.Base(at.Filename), at.Line)})
			break
		}
	}
}

// registered returns the register's entry of a name, nil when there is none.
func (m *Marks) registered(id string) *annotations.Basis {
	if m.in.Config == nil {
		return nil
	}
	b, _ := m.in.Config.Basis(id)
	return b
}

// declared is a basis where it stands: an entry of the register is for the
// purposes that it lists, an inline basis for those of what it stands on.
func (m *Marks) declared(d *annotations.Directive, b *annotations.Basis) Declared {
	on := m.targetPurposes(d)
	if b.ID == "" {
		return Declared{b, on, on, d}
	}
	if entry := m.registered(b.ID); entry != nil {
		return Declared{b, entry.Purposes, on, d}
	}
	return Declared{b, nil, on, d}
}

// targetPurposes are the purposes of what a directive stands on.
func (m *Marks) targetPurposes(d *annotations.Directive) []string {
	switch d.Target.Kind {
	case annotations.OnPackage:
		return m.own.pkg.purposes
	case annotations.OnFuncLit:
		if f := m.Lit(d.Target.Nodes[0].Pos()); f != nil {
			return f.Purposes
		}
	}
	if m.in.Info == nil || len(d.Target.Idents) == 0 {
		return nil
	}
	switch obj := m.in.Info.Defs[d.Target.Idents[0]].(type) {
	case *types.Func:
		if f := m.Func(obj); f != nil {
			return f.Purposes
		}
	case *types.TypeName:
		return m.TypePurposes(obj)
	case *types.Var:
		return m.VarPurposes(obj)
	}
	return nil
}
