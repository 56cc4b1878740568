package marks

import (
	"go/ast"
	"go/types"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/annotations"
)

// pkgMarks is everything said of the objects of one package.
type pkgMarks struct {
	whole   said // the package clause, and patterns on the whole package
	objects map[types.Object]said
	fields  map[*types.Var][]fieldSaying
	keys    map[*types.TypeName][]keySaying
	// root is the type that another is built on: type B A.
	root map[*types.TypeName]*types.TypeName
	// handles are the connections with a purpose that an imported package's
	// results, fields and variables hold.
	handles map[types.Object]*handle
	// keyed are the functions of an imported package of which [Marks.Keyed] tells.
	keyed map[types.Object]bool
	// guards are the lines of an imported package of which [Marks.Guarded] tells.
	guards map[string]dataflow.Check
}

// fieldSaying is what is said of a field as one of owner's, or of any's when
// owner is nil.
type fieldSaying struct {
	owner *types.TypeName
	*saying
}

// keySaying is what is said of the keys of a map that fit a glob.
type keySaying struct {
	glob string
	*saying
}

// purposes are those of the package itself.
func (p *pkgMarks) purposes() []string {
	for _, s := range p.whole {
		if s.purposes != nil {
			return s.purposes
		}
	}
	return nil
}

// ofPackage returns what is said of a package, worked out when first asked for.
// It is never nil.
func (m *Marks) ofPackage(pkg *types.Package) *pkgMarks {
	if pkg == nil {
		return &pkgMarks{}
	}
	m.mu.Lock()
	p := m.packages[pkg]
	m.mu.Unlock()
	if p != nil {
		return p
	}
	p = m.collect(pkg)
	m.mu.Lock()
	defer m.mu.Unlock()
	if old := m.packages[pkg]; old != nil {
		return old
	}
	m.packages[pkg] = p
	return p
}

// collect gathers what directives and configurations say of a package.
func (m *Marks) collect(pkg *types.Package) *pkgMarks {
	p := &pkgMarks{
		objects: map[types.Object]said{}, fields: map[*types.Var][]fieldSaying{},
		keys: map[*types.TypeName][]keySaying{}, root: map[*types.TypeName]*types.TypeName{},
		handles: map[types.Object]*handle{}, keyed: map[types.Object]bool{}, guards: map[string]dataflow.Check{},
	}
	if pkg == m.in.Pkg {
		m.collectOwn(p)
	}
	m.decodeAbout(pkg, p)
	for _, f := range m.own.foreign {
		if f.object.Pkg() == pkg {
			p.addObject(f.object, nil, f.saying)
		}
	}
	m.eachIndex(func(x *annotations.Index, l layer) {
		for _, e := range x.For(pkg.Path()) {
			if !m.applies(e) {
				continue
			}
			for _, f := range e.Match.Find(pkg, func(path string) bool { return m.world().loaded(path) }) {
				if f.Object == nil || f.Object.Pkg() == pkg {
					p.addFound(f, e, l)
				}
			}
		}
		if x.Deep() {
			for _, a := range m.world().elsewhere[pkg] {
				if a.layer == l {
					p.addFound(a.found, a.entry, l)
				}
			}
		}
	})
	return p
}

func (m *Marks) collectOwn(p *pkgMarks) {
	if m.own.pkg != nil {
		p.whole = said{m.own.pkg}
	}
	for obj, s := range m.own.objects { // each goes to a place of its own
		if obj.Pkg() == m.in.Pkg {
			p.addObject(obj, nil, s)
		}
	}
	for tn, root := range m.topLevelDerived() {
		p.root[tn] = root
	}
}

func (p *pkgMarks) addObject(obj types.Object, owner *types.TypeName, s *saying) {
	if v, ok := obj.(*types.Var); ok && v.IsField() {
		p.fields[v] = append(p.fields[v], fieldSaying{owner, s})
		return
	}
	p.objects[obj] = p.objects[obj].insert(s)
}

// addFound files what an entry says of what its pattern found.
func (p *pkgMarks) addFound(f annotations.Found, e *annotations.Entry, l layer) {
	s, ok := fromEntry(e, f.Object, f.Rank, l)
	switch {
	case f.Object == nil:
		p.whole = p.whole.insert(s)
	case !ok:
	case f.HasKey:
		tn := f.Object.(*types.TypeName)
		p.keys[tn] = append(p.keys[tn], keySaying{f.Key, s})
	default:
		p.addObject(f.Object, f.Owner, s)
	}
	if tn, isType := f.Object.(*types.TypeName); ok && isType && tn.IsAlias() && !f.HasKey {
		if named, isNamed := types.Unalias(tn.Type()).(*types.Named); isNamed && named.Obj().Pkg() == tn.Pkg() {
			p.addObject(named.Origin().Obj(), nil, s)
		}
	}
}

// topLevelDerived lists the package-level types of this package that are
// declared as another named type: go/types knows only what both are made of.
func (m *Marks) topLevelDerived() map[*types.TypeName]*types.TypeName {
	roots := map[*types.TypeName]*types.TypeName{}
	for _, f := range m.in.Files {
		for _, decl := range f.Decls {
			if d, ok := decl.(*ast.GenDecl); ok {
				for _, spec := range d.Specs {
					m.addDerived(roots, spec)
				}
			}
		}
	}
	return roots
}

// findDerived is topLevelDerived for the types that functions declare.
func (m *Marks) findDerived() map[*types.TypeName]*types.TypeName {
	roots := map[*types.TypeName]*types.TypeName{}
	for _, f := range m.in.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			m.addDerived(roots, n)
			return true
		})
	}
	return roots
}

// addDerived adds the type that n declares, if it is declared as another.
func (m *Marks) addDerived(roots map[*types.TypeName]*types.TypeName, n ast.Node) {
	spec, ok := n.(*ast.TypeSpec)
	if !ok || spec.Assign.IsValid() || m.in.Info == nil {
		return
	}
	switch spec.Type.(type) {
	case *ast.StructType, *ast.InterfaceType, *ast.FuncType, *ast.ArrayType, *ast.MapType, *ast.StarExpr, *ast.ChanType:
		return
	}
	tn, ok := m.in.Info.Defs[spec.Name].(*types.TypeName)
	if !ok {
		return
	}
	named, ok := types.Unalias(m.in.Info.TypeOf(spec.Type)).(*types.Named)
	if !ok || named.Obj().Pkg() == nil || types.IsInterface(named) {
		return
	}
	roots[tn] = named.Origin().Obj()
}

// rootOf returns the type that tn is declared as, nil when it is a type of its
// own.
func (m *Marks) rootOf(tn *types.TypeName) *types.TypeName {
	if root := m.ofPackage(tn.Pkg()).root[tn]; root != nil {
		return root
	}
	if tn.Pkg() == m.in.Pkg && tn.Pkg() != nil && tn.Parent() != tn.Pkg().Scope() {
		return m.derived()[tn]
	}
	return nil
}

// maxDerived bounds a chain of types that are each declared as the next.
const maxDerived = 64

// TypeData says what is declared of a type, or of the one it is built on.
func (m *Marks) TypeData(tn *types.TypeName) dataflow.Data {
	at := tn
	for range maxDerived {
		if at == nil {
			break
		}
		for _, s := range m.ofPackage(at.Pkg()).objects[at] {
			if s.data != nil {
				return named(*s.data, tn.Name())
			}
		}
		at = m.rootOf(at)
	}
	return dataflow.Data{}
}

// FieldData says what is declared of a field of owner; of any owner's when that
// is nil.
func (m *Marks) FieldData(owner *types.TypeName, field *types.Var) dataflow.Data {
	field = field.Origin()
	if d, ok := m.fieldOf(owner, field); ok {
		return d
	}
	if owner == nil {
		return dataflow.Data{}
	}
	at := owner
	for range maxDerived {
		if at = m.rootOf(at); at == nil {
			break
		}
		if twin := fieldNamed(at, field.Name()); twin != nil {
			if d, ok := m.fieldOf(at, twin); ok {
				return named(d, owner.Name()+"."+field.Name())
			}
		}
	}
	return dataflow.Data{}
}

// fieldOf returns the weightiest that is said of a field as owner's.
func (m *Marks) fieldOf(owner *types.TypeName, field *types.Var) (dataflow.Data, bool) {
	var best *fieldSaying
	list := m.ofPackage(field.Pkg()).fields[field]
	for i := range list {
		f := &list[i]
		fits := f.owner == nil || owner == nil || f.owner == owner
		if fits && f.data != nil && (best == nil || weightier(f.saying, best.saying)) {
			best = f
		}
	}
	if best == nil {
		return dataflow.Data{}, false
	}
	name := field.Name()
	switch {
	case owner != nil:
		name = owner.Name() + "." + name
	case best.owner != nil:
		name = best.owner.Name() + "." + name
	}
	return named(*best.data, name), true
}

// fieldNamed returns the field of a type's struct with a name.
func fieldNamed(tn *types.TypeName, name string) *types.Var {
	s, ok := tn.Type().Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	for i := range s.NumFields() {
		if f := s.Field(i); f.Name() == name {
			return f.Origin()
		}
	}
	return nil
}

// VarData says what is declared of a package-level variable.
func (m *Marks) VarData(v *types.Var) dataflow.Data {
	for _, s := range m.ofPackage(v.Pkg()).objects[v] {
		if s.data != nil {
			return named(*s.data, v.Name())
		}
	}
	return dataflow.Data{}
}

// MapKeyData says what is declared of one constant key of a named map type.
func (m *Marks) MapKeyData(owner *types.TypeName, key string) dataflow.Data {
	var best *keySaying
	list := m.ofPackage(owner.Pkg()).keys[owner]
	for i := range list {
		k := &list[i]
		if k.data != nil && annotations.Glob(k.glob, key) && (best == nil || weightier(k.saying, best.saying)) {
			best = k
		}
	}
	if best == nil {
		return dataflow.Data{}
	}
	return named(*best.data, owner.Name()+"["+key+"]")
}

// MapKeysData says what is declared of the keys of a named map type that hold
// patient data: of the first by its glob.
func (m *Marks) MapKeysData(owner *types.TypeName) dataflow.Data {
	var first *keySaying
	list := m.ofPackage(owner.Pkg()).keys[owner]
	for i := range list {
		k := &list[i]
		if k.data != nil && k.data.Patient && (first == nil || k.glob < first.glob) {
			first = k
		}
	}
	if first == nil {
		return dataflow.Data{}
	}
	return named(*first.data, owner.Name()+"["+first.glob+"]")
}

// named is d under a name for people.
func named(d dataflow.Data, name string) dataflow.Data {
	d.Name = name
	return d
}

// TypePurposes are the purposes that stand on a type itself.
func (m *Marks) TypePurposes(tn *types.TypeName) []string {
	if tn == nil {
		return nil
	}
	for _, s := range m.ofPackage(tn.Pkg()).objects[tn] {
		if s.purposes != nil {
			return s.purposes
		}
	}
	return nil
}

// OwnerPurposes are the purposes that stand on a type, else those of its package.
func (m *Marks) OwnerPurposes(tn *types.TypeName) []string {
	if ps := m.TypePurposes(tn); ps != nil || tn == nil {
		return ps
	}
	for _, s := range m.ofPackage(tn.Pkg()).whole {
		if s.purposes != nil {
			return s.purposes
		}
	}
	return nil
}

// PackagePurposes are the purposes of this package as a whole, and whether its
// package clause says so, rather than a configuration.
func (m *Marks) PackagePurposes() (purposes []string, clause bool) {
	for _, s := range m.ofPackage(m.in.Pkg).whole {
		if s.purposes != nil {
			return s.purposes, s.layer == byDirective
		}
	}
	return nil, false
}

// VarPurposes are the purposes of a package-level variable: those that stand on
// it, else its package's.
func (m *Marks) VarPurposes(v *types.Var) []string {
	p := m.ofPackage(v.Pkg())
	for _, s := range p.objects[v] {
		if s.purposes != nil && s.layer == byDirective {
			return s.purposes
		}
	}
	if len(p.whole) > 0 && p.whole[0].layer == byDirective && p.whole[0].purposes != nil {
		return p.whole[0].purposes
	}
	for _, s := range p.objects[v] {
		if s.purposes != nil {
			return s.purposes
		}
	}
	return p.purposes()
}
