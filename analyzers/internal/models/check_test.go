package models

import (
	"errors"
	"fmt"
	"go/types"
	"slices"
	"strings"
)

// checker compares models with the real signatures of one package.
type checker struct {
	pkg     *types.Package // nil for the predeclared types
	objects map[string]*types.Func
}

// newChecker indexes every function and every method of a package, those of
// unexported types too, since they may lend them to exported ones.
func newChecker(pkg *types.Package) *checker {
	c := &checker{pkg: pkg, objects: map[string]*types.Func{}}
	scope := types.Universe
	if pkg != nil {
		scope = pkg.Scope()
	}
	for _, name := range scope.Names() {
		switch o := scope.Lookup(name).(type) {
		case *types.Func:
			c.add(o)
		case *types.TypeName:
			c.addMethods(o)
		}
	}
	return c
}

func (c *checker) addMethods(o *types.TypeName) {
	named, ok := o.Type().(*types.Named)
	if !ok || o.IsAlias() && o.Pkg() != nil {
		return
	}
	for m := range named.Methods() {
		c.add(m)
	}
	if i, ok := named.Underlying().(*types.Interface); ok {
		for m := range i.ExplicitMethods() {
			c.add(m)
		}
	}
}

func (c *checker) add(f *types.Func) { c.objects[stripTypeParameters(f.FullName())] = f }

// check returns what does not fit in one model.
func (c *checker) check(m *Model) error {
	if strings.HasSuffix(m.Symbol, ").*") {
		return c.checkDefault(m)
	}
	f, ok := c.objects[m.Symbol]
	if !ok {
		return fmt.Errorf("%s: %s does not exist", m.Pos, m.Symbol)
	}
	return c.effects(m, f)
}

// checkDefault checks a type's default against each exported method without a
// line of its own. A place that one of them does not have is an error, so a
// default must be as weak as the least of them; only args and results fit all.
func (c *checker) checkDefault(m *Model) error {
	var errs []error
	found := false
	_, typ := split(m.Symbol)
	for name, f := range c.objects {
		if _, t := split(name); t != typ || !f.Exported() {
			continue
		}
		found = true
		if used, _ := Lookup(name); used == m {
			errs = append(errs, c.effects(m, f))
		}
	}
	if !found {
		return fmt.Errorf("%s: %s has no methods", m.Pos, m.Symbol)
	}
	return errors.Join(errs...)
}

func (c *checker) effects(m *Model, f *types.Func) error {
	s := scene{c: c, sig: f.Signature()}
	for _, e := range m.Effects {
		if err := s.effect(e); err != nil {
			return fmt.Errorf("%s: %s: %s: %w", m.Pos, f.FullName(), e, err)
		}
	}
	return nil
}

// scene is what is known while the effects of one model are checked.
type scene struct {
	c     *checker
	sig   *types.Signature
	calls []*types.Tuple // results of the calls so far; nil for unknown ones
}

func (s *scene) effect(e Effect) error {
	for _, p := range slices.Concat(e.Src, e.Dst) {
		if _, err := s.place(p); err != nil {
			return err
		}
	}
	for _, a := range e.Args {
		for _, p := range a.Src {
			if _, err := s.place(p); err != nil {
				return err
			}
		}
	}
	switch e.Kind {
	case Call, Go:
		return s.call(e)
	case Each:
		return s.each(e)
	case Yield, Return:
		return s.funcResult(e)
	case Fresh:
		return s.fresh(e)
	case Assign, Overwrite:
		return s.assign(e)
	}
	return nil
}

func (s *scene) assign(e Effect) error {
	dst, _ := s.place(e.Dst[0])
	src, _ := s.place(e.Src[0])
	if dst == nil || src == nil || isTypeParam(src) || isTypeParam(dst) || fits(src, dst) {
		return nil
	}
	return fmt.Errorf("a %v is put into a %v", src, dst)
}

// fits reports whether a value of the one type can be found in a variable of
// the other: by assignment, conversion, or a type assertion.
func fits(src, dst types.Type) bool {
	return types.AssignableTo(src, dst) || types.AssignableTo(dst, src) ||
		types.IsInterface(src) && types.IsInterface(dst) ||
		!types.IsInterface(dst) && types.ConvertibleTo(src, dst)
}

func (s *scene) fresh(e Effect) error {
	if e.Type == "" {
		return nil
	}
	name := strings.TrimPrefix(e.Type, "*")
	o, ok := s.c.pkg.Scope().Lookup(name).(*types.TypeName)
	if !ok {
		return fmt.Errorf("no type %s", name)
	}
	typ := o.Type()
	if name != e.Type {
		typ = types.NewPointer(typ)
	}
	for _, p := range e.Dst {
		if dst, _ := s.place(p); !isOpaque(dst) && !types.AssignableTo(typ, dst) {
			return fmt.Errorf("%v is not a %v", typ, dst)
		}
	}
	return nil
}

func (s *scene) call(e Effect) error {
	target, err := s.place(e.Target)
	if err != nil {
		return err
	}
	results, err := s.callee(target, e)
	s.calls = append(s.calls, results)
	return err
}

func (s *scene) callee(target types.Type, e Effect) (*types.Tuple, error) {
	if e.Method == "" {
		if isOpaque(target) {
			return nil, nil
		}
		sig, ok := target.Underlying().(*types.Signature)
		if !ok {
			sig = coreFunc(target)
		}
		if sig == nil {
			return nil, fmt.Errorf("%v is not a function", target)
		}
		return sig.Results(), countArgs(sig, e)
	}
	if target == nil {
		return nil, nil
	}
	o, _, _ := types.LookupFieldOrMethod(target, true, s.c.pkg, e.Method)
	m, ok := o.(*types.Func)
	if !ok {
		// A method that only the dynamic type may have.
		if e.Optional && isOpaque(target) {
			return nil, nil
		}
		return nil, fmt.Errorf("%v has no method %s", target, e.Method)
	}
	return m.Signature().Results(), countArgs(m.Signature(), e)
}

func countArgs(sig *types.Signature, e Effect) error {
	if n := sig.Params().Len(); len(e.Args) > n || len(e.Args) < n && !e.Spread {
		return fmt.Errorf("%d arguments for %v", len(e.Args), sig)
	}
	return nil
}

func (s *scene) each(e Effect) error {
	target, err := s.place(e.Target)
	if err != nil {
		return err
	}
	return countYields(target, len(e.Dst))
}

func (s *scene) funcResult(e Effect) error {
	target, err := s.place(e.Target)
	if err != nil {
		return err
	}
	if e.Kind == Yield {
		return countYields(target, len(e.Args))
	}
	sig, ok := target.Underlying().(*types.Signature)
	if !ok || sig.Results().Len() != len(e.Args) {
		return fmt.Errorf("%v does not return %d results", target, len(e.Args))
	}
	return nil
}

// countYields checks that typ is a func(yield func(...) bool) with n operands.
func countYields(typ types.Type, n int) error {
	if sig, ok := typ.Underlying().(*types.Signature); ok && sig.Params().Len() == 1 {
		yield, ok := sig.Params().At(0).Type().Underlying().(*types.Signature)
		if ok && yield.Params().Len() == n {
			return nil
		}
	}
	return fmt.Errorf("%v is not an iterator of %d values", typ, n)
}

// place returns the type of a place, nil when it is not known.
func (s *scene) place(p Place) (types.Type, error) {
	typ, err := s.root(p)
	if err != nil {
		return nil, err
	}
	for i, step := range p.Steps {
		if typ, err = s.step(typ, step); err != nil {
			p.Steps = p.Steps[:i+1]
			return nil, fmt.Errorf("%s: %w", p, err)
		}
	}
	return typ, nil
}

func (s *scene) root(p Place) (types.Type, error) {
	switch p.Root {
	case RootRecv:
		if s.sig.Recv() == nil {
			return nil, errors.New("there is no receiver")
		}
		return s.sig.Recv().Type(), nil
	case RootArg:
		return at(s.sig.Params(), p.Index)
	case RootResult:
		return at(s.sig.Results(), p.Index)
	case RootArgsFrom:
		if p.Index > s.sig.Params().Len() {
			return nil, fmt.Errorf("there is no argument %d", p.Index)
		}
	case RootCall:
		if s.calls[p.Index] != nil {
			return at(s.calls[p.Index], p.Sub)
		}
	case RootGlobal:
		if isUpper(p.Name) {
			v, ok := s.c.pkg.Scope().Lookup(p.Name).(*types.Var)
			if !ok {
				return nil, fmt.Errorf("no variable %s", p.Name)
			}
			return v.Type(), nil
		}
	}
	return nil, nil
}

func at(t *types.Tuple, i int) (types.Type, error) {
	if i >= t.Len() {
		return nil, fmt.Errorf("number %d of %v does not exist", i, t)
	}
	return t.At(i).Type(), nil
}

func (s *scene) step(typ types.Type, step Step) (types.Type, error) {
	if step.Kind == StepAt || step.Kind == StepAtMIME {
		if step.Arg >= s.sig.Params().Len() {
			return nil, fmt.Errorf("there is no argument %d", step.Arg)
		}
	}
	if typ == nil {
		return nil, nil
	}
	switch step.Kind {
	case StepField:
		return field(typ, step)
	case StepDeref:
		return deref(typ)
	}
	return element(typ, step)
}

func isTypeParam(typ types.Type) bool {
	_, ok := typ.(*types.TypeParam)
	return ok
}

// isOpaque reports whether anything may be inside a value of this type: it is
// not known, an interface or a type parameter.
func isOpaque(typ types.Type) bool {
	return typ == nil || types.IsInterface(typ)
}

func field(typ types.Type, step Step) (types.Type, error) {
	st, isStruct := typ.Underlying().(*types.Struct)
	switch {
	case step.Hidden() && (isStruct || isOpaque(typ)):
		return nil, nil
	case isStruct:
		for f := range st.Fields() {
			if f.Name() == step.Name {
				return f.Type(), nil
			}
		}
	case isOpaque(typ):
		return nil, nil
	}
	return nil, fmt.Errorf("%v has no field %s", typ, step.Name)
}

func deref(typ types.Type) (types.Type, error) {
	switch u := core(typ).(type) {
	case *types.Pointer:
		return u.Elem(), nil
	case *types.Slice, *types.Map, *types.Chan:
		return nil, nil
	case *types.Basic:
		if u.Kind() == types.UnsafePointer {
			return nil, nil
		}
	}
	if isOpaque(typ) {
		return nil, nil
	}
	return nil, fmt.Errorf("%v does not refer to anything", typ)
}

func element(typ types.Type, step Step) (types.Type, error) {
	m, isMap := core(typ).(*types.Map)
	switch {
	case step.Kind == StepKeys && isMap:
		return m.Key(), nil
	case isMap:
		return m.Elem(), nil
	case isOpaque(typ):
		return nil, nil
	}
	if _, ok := typ.Underlying().(*types.Struct); ok { // sync.Map and its like
		return nil, nil
	}
	if step.Kind == StepElem {
		switch u := core(typ).(type) {
		case *types.Slice:
			return u.Elem(), nil
		case *types.Array:
			return u.Elem(), nil
		case *types.Chan:
			return u.Elem(), nil
		}
	}
	return nil, fmt.Errorf("%v has no such elements", typ)
}

// core is the underlying type, and for a type parameter with a single term in
// its constraint that term's.
func core(typ types.Type) types.Type {
	if i, ok := typ.Underlying().(*types.Interface); ok {
		for e := range i.EmbeddedTypes() {
			if u, ok := e.(*types.Union); ok && u.Len() == 1 {
				return u.Term(0).Type().Underlying()
			}
		}
	}
	return typ.Underlying()
}

func coreFunc(typ types.Type) *types.Signature {
	sig, _ := core(typ).(*types.Signature)
	return sig
}
