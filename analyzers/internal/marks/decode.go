package marks

import (
	"go/types"
	"strconv"
	"strings"
)

// decodeAbout files what imported directives say of the objects of a package.
// Records of objects that are not there (unexported ones that the compiler
// leaves out of export data) are skipped.
func (m *Marks) decodeAbout(pkg *types.Package, p *pkgMarks) {
	if pkg == m.in.Pkg {
		return
	}
	for _, from := range m.sources[plainPath(pkg)] {
		k := about{plainPath(pkg), from}
		records, ok := decodeRecords(m.imported[k])
		if !ok {
			m.mu.Lock()
			if m.err == nil {
				m.err = errGarbage
			}
			m.mu.Unlock()
		}
		for _, r := range records {
			m.fileRecord(pkg, p, r)
		}
	}
}

// decodeRecords reads the records of one piece, as many as are whole.
func decodeRecords(data []byte) (records []record, ok bool) {
	d := &decoder{data: data}
	for len(d.data) > 0 {
		r := record{kind: d.byte(), name: d.string()}
		if r.kind == kindDerived {
			r.root, r.saying = d.string(), &saying{}
		} else {
			r.saying = d.saying()
		}
		if d.bad {
			return records, false
		}
		records = append(records, r)
	}
	return records, true
}

// fileRecord files one record.
func (m *Marks) fileRecord(pkg *types.Package, p *pkgMarks, r record) {
	path, _, _ := strings.Cut(r.name, "#")
	first, rest, _ := strings.Cut(path, ".")
	obj := pkg.Scope().Lookup(first)
	switch {
	case r.kind == kindPackage:
		p.whole = append(p.whole, r.saying)
	case r.kind == kindGuarded:
		p.guards[r.name] = r.checks
	case obj == nil:
	case r.kind == kindHandle || r.kind == kindWarnHandle:
		if held := holderAt(obj, rest, r.name); held != nil {
			p.handles[held] = &handle{r.purposes, r.kind == kindWarnHandle}
		}
	case r.kind == kindKeyed && rest == "":
		p.keyed[obj] = true
	case r.kind == kindKeyed:
		if fn := methodAt(obj, rest); fn != nil {
			p.keyed[fn] = true
		}
	case r.kind == kindDerived:
		if tn, ok := obj.(*types.TypeName); ok {
			if root := m.typeAt(r.root); root != nil {
				p.root[tn] = root
			}
		}
	case r.kind == kindField:
		if f := fieldAt(obj.Type(), strings.Split(rest, ".")); f != nil {
			p.addObject(f, nil, r.saying)
		}
	case r.kind == kindMethod:
		if fn := methodAt(obj, rest); fn != nil {
			p.addObject(fn, nil, r.saying)
		}
	case strings.IndexByte("tvf", r.kind) >= 0:
		p.addObject(obj, nil, r.saying)
	}
}

// holderAt finds the variable, field or result that holds a connection: rest is
// the name within obj, and name the whole of it, with the number of a result.
func holderAt(obj types.Object, rest, name string) types.Object {
	_, number, isResult := strings.Cut(name, "#")
	if !isResult {
		if rest == "" {
			return obj
		}
		if f := fieldAt(obj.Type(), strings.Split(rest, ".")); f != nil {
			return f
		}
		return nil
	}
	fn, _ := obj.(*types.Func)
	if rest != "" {
		fn = methodAt(obj, rest)
	}
	if i, err := strconv.Atoi(number); err == nil && fn != nil && 0 <= i && i < fn.Signature().Results().Len() {
		return fn.Signature().Results().At(i)
	}
	return nil
}

// typeAt finds a type by its path and name among the packages in sight.
func (m *Marks) typeAt(key string) *types.TypeName {
	dot := strings.LastIndexByte(key, '.')
	if dot < 0 {
		return nil
	}
	for _, pkg := range m.world().packages {
		if plainPath(pkg) == key[:dot] {
			if tn, ok := pkg.Scope().Lookup(key[dot+1:]).(*types.TypeName); ok {
				return tn
			}
		}
	}
	return nil
}

// methodAt finds the method that a type itself declares.
func methodAt(obj types.Object, name string) *types.Func {
	tn, ok := obj.(*types.TypeName)
	if !ok {
		return nil
	}
	if n, ok := tn.Type().(*types.Named); ok {
		for i := range n.NumMethods() {
			if n.Method(i).Name() == name {
				return n.Method(i)
			}
		}
	}
	if i, ok := tn.Type().Underlying().(*types.Interface); ok {
		for k := range i.NumExplicitMethods() {
			if i.ExplicitMethod(k).Name() == name {
				return i.ExplicitMethod(k)
			}
		}
	}
	return nil
}

// fieldAt finds the field that a path of names leads to from a type.
func fieldAt(t types.Type, names []string) *types.Var {
	want := "." + strings.Join(names, ".")
	var found *types.Var
	if n, ok := types.Unalias(t).(*types.Named); ok {
		t = n.Underlying()
	}
	eachField(t, "", func(path string, f *types.Var) {
		if path == want && found == nil {
			found = f
		}
	})
	return found
}
