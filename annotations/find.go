package annotations

import (
	"fmt"
	"go/types"
	"strings"
)

// Found is one thing that a pattern names.
type Found struct {
	// Object is a *types.TypeName, *types.Func or *types.Var (a variable or a
	// field, of the generic type where there is one). It is nil when the whole
	// package is meant: all its functions.
	Object types.Object
	// Owner is the named type whose struct has the field; nil for a field of an
	// anonymous struct, and for all else.
	Owner *types.TypeName
	// Key is the glob of a map's constant keys, HasKey tells that there is one;
	// Object is then the map's type.
	Key    string
	HasKey bool
	Rank   Rank
}

// Find returns what the pattern names in one package, in a stable order. A
// field that is reached through a named type of another package belongs to
// that one: its Object's Pkg tells. loaded reports whether a path, as patterns
// write it, names a package of the program, so that a path with dots in its
// last element is told from a path and a name; nil means no other package does.
//
// A promoted field or method is found at the type that declares it, not here:
// a mark on it would be about every other use of that type too.
func (p *Pattern) Find(pkg *types.Package, loaded func(path string) bool) []Found {
	for _, s := range p.splits {
		f := p.fit(s.path, pkg.Path())
		if f == noFit {
			if loaded != nil && loaded(s.path) {
				return nil
			}
			continue
		}
		rank := p.rank(s, f)
		if len(s.names) == 0 {
			if p.Kind != "" && p.Kind != "func" {
				return nil
			}
			return []Found{{Rank: rank}}
		}
		return p.findNames(pkg, s.names, rank)
	}
	return nil
}

// Names reports whether the pattern may name something in a package with this
// path; false means that [Pattern.Find] finds nothing there.
func (p *Pattern) Names(path string) bool {
	for _, s := range p.splits {
		if p.fit(s.path, path) != noFit {
			return true
		}
	}
	return false
}

// Deep reports whether the pattern may lead through a field into a type of
// another package.
func (p *Pattern) Deep() bool {
	if p.method {
		return false
	}
	for _, s := range p.splits {
		if len(s.names) > 2 || len(s.names) == 2 && p.hasKey {
			return true
		}
	}
	return false
}

func (p *Pattern) findNames(pkg *types.Package, names []string, rank Rank) (list []Found) {
	for _, obj := range scopeObjects(pkg, names[0]) {
		switch {
		case p.method:
			if tn, ok := obj.(*types.TypeName); ok && p.wants("func") {
				list = append(list, findMethods(tn, names[1], rank)...)
			}
		case len(names) > 1:
			if _, ok := obj.(*types.Func); !ok && (p.wants("var") || p.hasKey) {
				list = p.findFields(list, obj.Type(), names[1:], rank)
			}
		case p.hasKey:
			list = p.addMap(list, obj.Type(), rank)
		case p.wants(objectKind(obj)):
			list = append(list, Found{Object: obj, Rank: rank})
		}
	}
	return list
}

func (p *Pattern) wants(kind string) bool { return kind != "" && (p.Kind == "" || p.Kind == kind) }

// scopeObjects returns the package-level objects whose name fits a glob, by name.
func scopeObjects(pkg *types.Package, glob string) []types.Object {
	if !strings.Contains(glob, "*") {
		if obj := pkg.Scope().Lookup(glob); obj != nil {
			return []types.Object{obj}
		}
		return nil
	}
	var list []types.Object
	for _, name := range pkg.Scope().Names() {
		if Glob(glob, name) {
			list = append(list, pkg.Scope().Lookup(name))
		}
	}
	return list
}

// objectKind is the word that kind: has for an object, "" for those that
// cannot be marked.
func objectKind(obj types.Object) string {
	switch obj.(type) {
	case *types.TypeName:
		return "type"
	case *types.Func:
		return "func"
	case *types.Var:
		return "var"
	}
	return ""
}

// findMethods returns the methods that a type itself declares; for an interface
// those of interfaces of the same package that it embeds, too.
func findMethods(tn *types.TypeName, glob string, rank Rank) (list []Found) {
	named, ok := types.Unalias(tn.Type()).(*types.Named)
	if !ok || named.Obj().Pkg() != tn.Pkg() {
		return nil
	}
	for i := range named.NumMethods() {
		if m := named.Method(i); Glob(glob, m.Name()) {
			list = append(list, Found{Object: m.Origin(), Rank: rank})
		}
	}
	if iface, ok := named.Underlying().(*types.Interface); ok {
		for i := range iface.NumMethods() {
			if m := iface.Method(i); m.Pkg() == tn.Pkg() && Glob(glob, m.Name()) {
				list = append(list, Found{Object: m.Origin(), Rank: rank})
			}
		}
	}
	return list
}

// findFields adds the fields that names lead to from a value of type t.
func (p *Pattern) findFields(list []Found, t types.Type, names []string, rank Rank) []Found {
	t = Element(t)
	var owner *types.TypeName
	if named, ok := t.(*types.Named); ok {
		owner = named.Origin().Obj()
		t = named.Origin().Underlying()
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return list
	}
	for i := range s.NumFields() {
		field := s.Field(i).Origin()
		switch {
		case !Glob(names[0], field.Name()):
		case len(names) > 1:
			list = p.findFields(list, field.Type(), names[1:], rank)
		case p.hasKey:
			list = p.addMap(list, field.Type(), rank)
		default:
			list = append(list, Found{Object: field, Owner: owner, Rank: rank})
		}
	}
	return list
}

// addMap adds a key of the named map type that t is.
func (p *Pattern) addMap(list []Found, t types.Type, rank Rank) []Found {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return list
	}
	if _, ok := named.Underlying().(*types.Map); !ok {
		return list
	}
	return append(list, Found{Object: named.Origin().Obj(), Key: p.key, HasKey: true, Rank: rank})
}

// Element takes pointers, collections and channels off a type, to what they
// hold, and aliases: of a map to its elements, not its keys.
func Element(t types.Type) types.Type {
	for range 16 { // deeper nesting than any program has
		switch u := types.Unalias(t).(type) {
		case *types.Pointer:
			t = u.Elem()
		case *types.Slice:
			t = u.Elem()
		case *types.Array:
			t = u.Elem()
		case *types.Map:
			t = u.Elem()
		case *types.Chan:
			t = u.Elem()
		default:
			return u
		}
	}
	return types.Unalias(t)
}

// Unmatched reports the entries whose pattern names nothing in a program, in
// the order of the file. all are its packages, those it imports included. With
// whole it is all there is; else an entry about a package that is not in it may
// be right, and is left alone.
func (c *Config) Unmatched(all []*types.Package, whole bool) Faults {
	forms := map[string]bool{}
	for _, pkg := range all {
		for _, form := range pathForms(pkg.Path()) {
			forms[form] = true
		}
	}
	var faults Faults
	for _, e := range c.Code {
		pkg, hint := e.miss(all, forms)
		switch {
		case pkg != nil:
			faults = append(faults, Fault{e.Pos, fmt.Sprintf("match %q names nothing in package %s%s", e.Match.Text, pkg.Path(), hint)})
		case whole && hint != "":
			faults = append(faults, Fault{e.Pos, fmt.Sprintf("match %q names no package of the program%s", e.Match.Text, e.Match.nearestPath(all))})
		}
	}
	return faults
}

// miss says why an entry is about nothing: a hint, and the package that it
// leads to in vain, the one with the longest path, if any. The hint is "" only for
// an entry that is about something, or for a package.
func (e *Entry) miss(all []*types.Package, forms map[string]bool) (missing *types.Package, hint string) {
	hint = "; no such package is imported"
	for _, pkg := range all {
		if !e.Match.Names(pkg.Path()) {
			continue
		}
		found := e.Match.Find(pkg, func(path string) bool { return forms[path] })
		bad := e.badSlot(found)
		if len(found) > 0 && bad == "" {
			return nil, ""
		}
		if missing != nil && len(pkg.Path()) <= len(missing.Path()) {
			continue
		}
		if missing, hint = pkg, bad; len(found) == 0 {
			hint = e.Match.hint(pkg)
		}
	}
	return missing, hint
}

// nearestPath suggests a package like the one that the pattern is about.
func (p *Pattern) nearestPath(all []*types.Package) string {
	var paths []string
	for _, pkg := range all {
		paths = append(paths, pkg.Path())
	}
	for _, s := range p.splits {
		if near := NearestOf(s.path, paths); near != "" && near != s.path {
			return "; did you mean " + near + "?"
		}
	}
	return ""
}

// badSlot says which slot of the entry no function it is about has.
func (e *Entry) badSlot(found []Found) string {
	words := append(append([]string(nil), e.Of...), e.Fills...)
	for _, c := range e.Carries {
		words = append(words, c.From, c.To)
	}
	for _, c := range e.When {
		words = append(words, c.Slot)
	}
	for _, w := range words {
		var known []string
		ok := false
		for _, f := range found {
			fn, isFunc := f.Object.(*types.Func)
			if !isFunc {
				ok = ok || f.Object == nil
				continue
			}
			if _, has := FindSlot(fn.Signature(), w); has {
				ok = true
				break
			}
			if known == nil {
				known = slotNames(fn.Signature())
			}
		}
		if !ok && known != nil {
			return fmt.Sprintf(" with a parameter or result %s; %s", clip(w), orNearest(w, known))
		}
	}
	return ""
}

// hint says what was meant instead of names that a package does not have.
func (p *Pattern) hint(pkg *types.Package) string {
	for _, s := range p.splits {
		if len(s.names) == 0 || p.fit(s.path, pkg.Path()) == noFit {
			continue
		}
		objs := scopeObjects(pkg, s.names[0])
		if len(objs) == 0 {
			return meant(s.names[0], pkg.Scope().Names())
		}
		if len(s.names) > 1 {
			return memberHint(objs[0], pkg, s.names[1], p.method)
		}
	}
	return ""
}

// meant suggests a word like the one that was written.
func meant(word string, known []string) string {
	if near := NearestOf(word, known); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}

// memberHint is hint for a field or method.
func memberHint(obj types.Object, pkg *types.Package, name string, method bool) string {
	what := "field"
	if method {
		what = "method"
	}
	text := fmt.Sprintf("; %s has no %s %s of its own", obj.Name(), what, name)
	if strings.Contains(name, "*") {
		return text
	}
	other, index, _ := types.LookupFieldOrMethod(types.NewPointer(obj.Type()), true, pkg, name)
	if other == nil {
		other, index, _ = types.LookupFieldOrMethod(obj.Type(), true, pkg, name)
	}
	switch other.(type) {
	case *types.Func:
		if len(index) > 1 {
			return text + "; it is promoted from an embedded type: name that one"
		}
		return fmt.Sprintf("%s; did you mean (%s.%s).%s?", text, pkg.Path(), obj.Name(), name)
	case *types.Var:
		if len(index) > 1 {
			return text + "; it is promoted from an embedded type: name that one"
		}
		return fmt.Sprintf("%s; did you mean %s.%s.%s?", text, pkg.Path(), obj.Name(), name)
	}
	return text + meant(name, memberNames(obj.Type(), method))
}

// memberNames lists the fields, or methods, that a type itself declares.
func memberNames(t types.Type, methods bool) (names []string) {
	if n, ok := types.Unalias(t).(*types.Named); ok && methods {
		for m := range n.Methods() {
			names = append(names, m.Name())
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for f := range u.Fields() {
			if !methods {
				names = append(names, f.Name())
			}
		}
	case *types.Interface:
		for m := range u.ExplicitMethods() {
			if methods {
				names = append(names, m.Name())
			}
		}
	}
	return names
}
