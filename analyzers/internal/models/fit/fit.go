// Package fit compares models with the declarations of the real packages: whether
// every symbol is there, and has what the effects name.
//
// Input: a type-checked package and the models of its file. Output: one error for
// each model that does not fit. It is for tests alone: the standard library's are
// here, those of published modules in the module testdata/real beside this package.
// What is inside values whose type says nothing (interfaces, hidden parts, results
// of functions that cannot be known) fits anything.
package fit

import (
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/analyzers/internal/models"
)

// Checker compares models with the signatures of one package.
type Checker struct {
	pkg     *types.Package // nil for the predeclared types
	path    string         // of the file of models
	objects map[string]*types.Func
}

// New indexes every function and every method of a package, those of unexported
// types too, since they may lend them to exported ones. The package is nil for the
// predeclared types. The path is that under which models has a file about it, which
// may lack a major version.
func New(pkg *types.Package, path string) *Checker {
	c := &Checker{pkg: pkg, path: path, objects: map[string]*types.Func{}}
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

func (c *Checker) addMethods(o *types.TypeName) {
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

func (c *Checker) add(f *types.Func) { c.objects[c.symbol(f)] = f }

// symbol is the name by which a model would speak of f.
func (c *Checker) symbol(f *types.Func) string {
	name := Symbol(f)
	if c.pkg != nil {
		name = strings.Replace(name, c.pkg.Path(), c.path, 1)
	}
	return name
}

// Symbol is the full name of f without type parameters.
func Symbol(f *types.Func) string {
	name := f.FullName()
	open, end := strings.IndexByte(name, '['), strings.LastIndexByte(name, ']')
	if open < 0 || end < open {
		return name
	}
	return name[:open] + name[end+1:]
}

// Missing is the error of a model whose symbol is not there.
type Missing struct{ Pos, Symbol string }

func (m *Missing) Error() string { return m.Pos + ": " + m.Symbol + " does not exist" }

// Check returns what does not fit in one model of the package's file: nil, a
// [*Missing], or another error.
func (c *Checker) Check(m *models.Model) error {
	if m.Effects[0].Kind == models.Found {
		return c.checkType(m)
	}
	if strings.HasSuffix(m.Symbol, ").*") {
		return c.checkDefault(m)
	}
	f, ok := c.objects[m.Symbol]
	if !ok {
		return &Missing{m.Pos, m.Symbol}
	}
	return c.effects(m, f)
}

func (c *Checker) checkType(m *models.Model) error {
	name := strings.TrimPrefix(m.Symbol, c.path+".")
	if _, ok := c.pkg.Scope().Lookup(name).(*types.TypeName); !ok {
		return &Missing{m.Pos, m.Symbol}
	}
	return nil
}

// checkDefault checks a type's default against each exported method without a
// line of its own. A place that one of them does not have is an error, so a
// default must be as weak as the least of them; only args and results fit all.
func (c *Checker) checkDefault(m *models.Model) error {
	var errs []error
	found := false
	typ := receiver(m.Symbol)
	for name, f := range c.objects {
		if receiver(name) != typ || !f.Exported() {
			continue
		}
		found = true
		if used, _ := models.Lookup(f.FullName()); used == m {
			errs = append(errs, c.effects(m, f))
		}
	}
	if !found {
		return &Missing{m.Pos, m.Symbol}
	}
	return errors.Join(errs...)
}

// receiver is the qualified name of a method's type without the star, "" of a
// function.
func receiver(symbol string) string {
	end := strings.LastIndex(symbol, ").")
	if end < 0 || symbol[0] != '(' {
		return ""
	}
	return strings.TrimPrefix(symbol[1:end], "*")
}

func (c *Checker) effects(m *models.Model, f *types.Func) error {
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
	c     *Checker
	sig   *types.Signature
	calls []*types.Tuple // results of the calls so far; nil for unknown ones
}

func (s *scene) effect(e models.Effect) error {
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
	case models.Call, models.Go, models.Serve:
		return s.call(e)
	case models.Each:
		return s.each(e)
	case models.Yield, models.Return:
		return s.funcResult(e)
	case models.Fresh:
		return s.fresh(e)
	case models.Assign, models.Overwrite:
		return s.assign(e)
	}
	return nil
}

func (s *scene) assign(e models.Effect) error {
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

func (s *scene) fresh(e models.Effect) error {
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

func (s *scene) call(e models.Effect) error {
	target, err := s.place(e.Target)
	if err != nil {
		return err
	}
	results, err := s.callee(target, e)
	s.calls = append(s.calls, results)
	return err
}

func (s *scene) callee(target types.Type, e models.Effect) (*types.Tuple, error) {
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

func countArgs(sig *types.Signature, e models.Effect) error {
	if n := sig.Params().Len(); len(e.Args) > n || len(e.Args) < n && !e.Spread {
		return fmt.Errorf("%d arguments for %v", len(e.Args), sig)
	}
	return nil
}

func (s *scene) each(e models.Effect) error {
	target, err := s.place(e.Target)
	if err != nil || target == nil {
		return err
	}
	return countYields(target, len(e.Dst))
}

func (s *scene) funcResult(e models.Effect) error {
	target, err := s.place(e.Target)
	if err != nil {
		return err
	}
	if target == nil {
		return nil
	}
	if e.Kind == models.Yield {
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
func (s *scene) place(p models.Place) (types.Type, error) {
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

func (s *scene) root(p models.Place) (types.Type, error) {
	switch p.Root {
	case models.RootRecv:
		if s.sig.Recv() == nil {
			return nil, errors.New("there is no receiver")
		}
		return s.sig.Recv().Type(), nil
	case models.RootArg:
		return at(s.sig.Params(), p.Index)
	case models.RootResult:
		return at(s.sig.Results(), p.Index)
	case models.RootArgsFrom:
		if p.Index > s.sig.Params().Len() {
			return nil, fmt.Errorf("there is no argument %d", p.Index)
		}
	case models.RootCall:
		if s.calls[p.Index] != nil {
			return at(s.calls[p.Index], p.Sub)
		}
	case models.RootGlobal:
		if token.IsExported(p.Name) {
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

func (s *scene) step(typ types.Type, step models.Step) (types.Type, error) {
	if step.Kind == models.StepAt || step.Kind == models.StepAtMIME {
		if step.Arg >= s.sig.Params().Len() {
			return nil, fmt.Errorf("there is no argument %d", step.Arg)
		}
	}
	if typ == nil {
		return nil, nil
	}
	switch step.Kind {
	case models.StepUnless:
		return typ, nil
	case models.StepField:
		return field(typ, step)
	case models.StepDeref:
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

func field(typ types.Type, step models.Step) (types.Type, error) {
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

func element(typ types.Type, step models.Step) (types.Type, error) {
	m, isMap := core(typ).(*types.Map)
	switch {
	case step.Kind == models.StepKeys && isMap:
		return m.Key(), nil
	case isMap:
		return m.Elem(), nil
	case isOpaque(typ):
		return nil, nil
	}
	if _, ok := typ.Underlying().(*types.Struct); ok { // sync.Map and its like
		return nil, nil
	}
	if step.Kind == models.StepElem || step.Kind == models.StepErrors {
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
