package marks

import (
	"cmp"
	"encoding/binary"
	"errors"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/annotations"
)

// magic begins encoded marks. The last byte is the version of the format.
const magic = "lawfulm\x01"

// about names one piece of encoded marks: what the directives of package From
// say of objects of package Of. They differ only for an alias of another
// package's type.
type about struct{ of, from string }

// Encode returns what the directives of this package and of all imported ones
// say, as sorted bytes that hold no positions but base file names and lines.
// The layout is: magic, then for each piece, sorted by packages, both paths and
// the records, each preceded by its length. It is nil when nothing is said.
func (m *Marks) Encode() []byte {
	pieces := maps.Clone(m.imported)
	for key, data := range m.encodeOwn() {
		pieces[key] = data
	}
	if len(pieces) == 0 {
		return nil
	}
	keys := slices.SortedFunc(maps.Keys(pieces), func(a, b about) int {
		return cmp.Or(cmp.Compare(a.of, b.of), cmp.Compare(a.from, b.from))
	})
	out := []byte(magic)
	for _, k := range keys {
		out = appendString(out, k.of)
		out = appendString(out, k.from)
		out = appendString(out, string(pieces[k]))
	}
	return out
}

// errGarbage says that bytes are no encoded marks.
var errGarbage = errors.New("marks: the encoded marks of an import cannot be read")

// merge takes over the pieces of an imported package. Pieces that several
// imports hold are the same, but for test variants; of those one is kept
// whatever the order of imports.
func (m *Marks) merge(data []byte) error {
	if len(data) == 0 {
		return nil
	}
	if !strings.HasPrefix(string(data[:min(len(data), len(magic))]), magic) {
		return errGarbage
	}
	d := &decoder{data: data[len(magic):]}
	for len(d.data) > 0 {
		key := about{d.string(), d.string()}
		piece := d.bytes()
		if d.bad {
			return errGarbage
		}
		if old, known := m.imported[key]; !known || string(piece) < string(old) {
			m.imported[key] = piece
		}
	}
	return nil
}

// plainPath is the path of a package without the mark of a test variant, which
// packages that import it may not see: "p [p.test]" is p.
func plainPath(pkg *types.Package) string {
	path, _, _ := strings.Cut(pkg.Path(), " [")
	return path
}

// record is one object of a package and what is said of it.
type record struct {
	kind byte
	name string
	root string // of kindDerived: path and name of the type it is built on
	*saying
}

// The kinds of records, with what their names look like.
const (
	kindPackage = 'p' // ""
	kindType    = 't' // T
	kindVar     = 'v' // V
	kindFunc    = 'f' // F
	kindMethod  = 'm' // T.M, interface methods too
	kindField   = 'F' // T.F.G, V.F: through anonymous structs
	kindDerived = 'd' // T
	// A connection with a purpose; the latter where it is worth a warning only.
	kindHandle     = 'h' // V, T.F, F#0 and T.M#0 for a result
	kindWarnHandle = 'w'
	kindKeyed      = 'k' // F, T.M
	kindGuarded    = 'g' // ward.go:12
)

// encodeOwn makes the pieces of this package.
func (m *Marks) encodeOwn() map[about][]byte {
	var records []record
	if m.own.pkg != nil {
		records = append(records, record{kind: kindPackage, saying: m.own.pkg})
	}
	if m.in.Pkg == nil {
		return nil
	}
	records = append(records, m.ownRecords()...)
	records = append(records, m.handleRecords()...)
	records = append(records, m.keyedRecords()...)
	for at, checks := range m.guards {
		records = append(records, record{kind: kindGuarded, name: at, saying: &saying{checks: checks}})
	}
	for tn, root := range m.topLevelDerived() {
		records = append(records, record{kind: kindDerived, name: tn.Name(), root: plainPath(root.Pkg()) + "." + root.Name(), saying: &saying{}})
	}
	path := plainPath(m.in.Pkg)
	pieces := map[about][]byte{}
	if len(records) > 0 {
		pieces[about{path, path}] = encodeRecords(records)
	}
	byTarget := map[string][]record{}
	for _, f := range m.own.foreign {
		of := plainPath(f.object.Pkg())
		byTarget[of] = append(byTarget[of], record{kind: kindType, name: f.object.Name(), saying: f.saying})
	}
	for of, list := range byTarget {
		pieces[about{of, path}] = encodeRecords(list)
	}
	return pieces
}

// ownRecords lists what is said of objects that other packages can name or
// meet: those at package level, their methods and fields.
func (m *Marks) ownRecords() []record {
	if len(m.own.objects) == 0 {
		return nil
	}
	var records []record
	eachObject(m.in.Pkg.Scope(), func(kind byte, name string, obj types.Object) {
		if s := m.own.objects[obj]; s != nil {
			records = append(records, record{kind: kind, name: name, saying: s})
		}
	})
	return records
}

// handleRecords lists the connections with a purpose that other packages can
// get from this one.
func (m *Marks) handleRecords() []record {
	h := m.handles()
	if len(h.of) == 0 {
		return nil
	}
	var records []record
	add := func(name string, obj types.Object) {
		if x := h.of[obj]; x != nil {
			kind := byte(kindHandle)
			if x.warn {
				kind = kindWarnHandle
			}
			records = append(records, record{kind: kind, name: name, saying: &saying{purposes: x.purposes}})
		}
	}
	eachObject(m.in.Pkg.Scope(), func(_ byte, name string, obj types.Object) {
		fn, ok := obj.(*types.Func)
		if !ok {
			add(name, obj)
			return
		}
		for i := range fn.Signature().Results().Len() {
			add(name+"#"+strconv.Itoa(i), fn.Signature().Results().At(i))
		}
	})
	return records
}

// keyedRecords lists the functions that were noted as making keys.
func (m *Marks) keyedRecords() []record {
	if len(m.keyed) == 0 {
		return nil
	}
	var records []record
	eachObject(m.in.Pkg.Scope(), func(_ byte, name string, obj types.Object) {
		if m.keyed[obj] {
			records = append(records, record{kind: kindKeyed, name: name, saying: &saying{}})
		}
	})
	return records
}

// eachObject visits the objects at package level, their methods and fields,
// with the kind and name that a record gives them.
func eachObject(scope *types.Scope, visit func(kind byte, name string, obj types.Object)) {
	for _, name := range scope.Names() {
		switch obj := scope.Lookup(name).(type) {
		case *types.Func:
			visit(kindFunc, name, obj)
		case *types.Var:
			visit(kindVar, name, obj)
			eachField(obj.Type(), name, func(path string, f *types.Var) { visit(kindField, path, f) })
		case *types.TypeName:
			visit(kindType, name, obj)
			eachMember(obj, func(path string, o types.Object) {
				if _, isFunc := o.(*types.Func); isFunc {
					visit(kindMethod, path, o)
				} else {
					visit(kindField, path, o)
				}
			})
		}
	}
}

// eachMember visits the methods and fields that a type itself declares.
func eachMember(tn *types.TypeName, visit func(path string, obj types.Object)) {
	name := tn.Name()
	if n, ok := tn.Type().(*types.Named); ok {
		for i := range n.NumMethods() {
			visit(name+"."+n.Method(i).Name(), n.Method(i))
		}
	}
	if tn.IsAlias() {
		if _, named := types.Unalias(tn.Type()).(*types.Named); named {
			return
		}
	}
	t := tn.Type().Underlying()
	if i, ok := t.(*types.Interface); ok {
		for k := range i.NumExplicitMethods() {
			visit(name+"."+i.ExplicitMethod(k).Name(), i.ExplicitMethod(k))
		}
		return
	}
	eachField(t, name, func(path string, f *types.Var) { visit(path, f) })
}

// maxNesting bounds the depth of anonymous structs within each other.
const maxNesting = 32

// eachField visits the fields of a type's struct, and those of anonymous
// structs within; it does not enter other named types.
func eachField(t types.Type, path string, visit func(path string, f *types.Var)) {
	s, ok := annotations.Element(t).(*types.Struct)
	if !ok || strings.Count(path, ".") > maxNesting {
		return
	}
	for f := range s.Fields() {
		visit(path+"."+f.Name(), f)
		eachField(f.Type(), path+"."+f.Name(), visit)
	}
}

// encodeRecords writes records, sorted.
func encodeRecords(records []record) []byte {
	slices.SortStableFunc(records, func(a, b record) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.name, b.name))
	})
	var out []byte
	for _, r := range records {
		out = append(out, r.kind)
		out = appendString(out, r.name)
		if r.kind == kindDerived {
			out = appendString(out, r.root)
			continue
		}
		out = appendSaying(out, r.saying)
	}
	return out
}

func appendUint(out []byte, n int) []byte { return binary.AppendUvarint(out, uint64(n)) }

func appendString(out []byte, s string) []byte { return append(appendUint(out, len(s)), s...) }

func appendStrings(out []byte, list []string) []byte {
	out = appendUint(out, len(list))
	for _, s := range list {
		out = appendString(out, s)
	}
	return out
}

// The flags of a saying tell which of its parts follow.
const (
	hasData = 1 << iota
	hasSlots
	hasPurposes
	hasBases
	hasDeidentify
	hasChecks
)

func appendSaying(out []byte, s *saying) []byte {
	flags := 0
	for _, f := range []struct {
		set  bool
		flag int
	}{{s.data != nil, hasData}, {len(s.slots) > 0, hasSlots}, {len(s.purposes) > 0, hasPurposes}, {len(s.bases) > 0, hasBases},
		{s.deidentify, hasDeidentify}, {s.checks != 0, hasChecks}} {
		if f.set {
			flags |= f.flag
		}
	}
	out = append(out, byte(flags))
	if s.data != nil {
		out = appendData(out, *s.data)
	}
	if len(s.slots) > 0 {
		out = appendUint(out, len(s.slots))
		for _, sl := range s.slots {
			out = appendUint(append(out, byte(sl.slot.Kind)), sl.slot.Index)
			out = appendData(out, sl.data)
		}
	}
	if len(s.purposes) > 0 {
		out = appendStrings(out, s.purposes)
	}
	if len(s.bases) > 0 {
		out = appendUint(out, len(s.bases))
		for _, b := range s.bases {
			out = appendBasis(out, b)
		}
	}
	if s.deidentify {
		out = append(out, byte(s.to))
	}
	if s.checks != 0 {
		out = append(out, byte(s.checks))
	}
	return out
}

func appendData(out []byte, d dataflow.Data) []byte {
	subject := byte(0)
	if d.Patient {
		subject = 1
	}
	return appendStrings(append(out, subject, byte(d.State)), d.Collected)
}

func appendBasis(out []byte, b *annotations.Basis) []byte {
	file := b.Pos.Filename
	if file != "" {
		file = filepath.Base(file)
	}
	out = appendStrings(out, []string{b.ID, b.A6, b.A9, b.Route, file})
	out = appendUint(appendUint(out, b.Pos.Line), b.Pos.Column)
	keys := slices.Sorted(maps.Keys(b.Evidence))
	out = appendUint(out, len(keys))
	for _, k := range keys {
		out = appendString(appendString(out, k), b.Evidence[k])
	}
	return out
}

// decoder reads encoded marks; bad is set, for good, by the first byte that
// does not fit.
type decoder struct {
	data []byte
	bad  bool
}

func (d *decoder) uint() int {
	n, size := binary.Uvarint(d.data)
	if size <= 0 || n > 1<<31-1 {
		d.fail()
		return 0
	}
	d.data = d.data[size:]
	return int(n)
}

func (d *decoder) fail() { d.data, d.bad = nil, true }

func (d *decoder) byte() byte {
	if len(d.data) == 0 {
		d.fail()
		return 0
	}
	b := d.data[0]
	d.data = d.data[1:]
	return b
}

func (d *decoder) bytes() []byte {
	n := d.uint()
	if n > len(d.data) {
		d.fail()
		return nil
	}
	b := d.data[:n:n]
	d.data = d.data[n:]
	return b
}

func (d *decoder) string() string { return string(d.bytes()) }

// count reads how many items follow; there cannot be more than bytes are left.
func (d *decoder) count() int {
	n := d.uint()
	if n > len(d.data) {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) strings() []string {
	var list []string
	for range d.count() {
		list = append(list, d.string())
	}
	return list
}

func (d *decoder) saying() *saying {
	s := &saying{}
	flags := int(d.byte())
	if flags&hasData != 0 {
		data := d.dataMark()
		s.data = &data
	}
	if flags&hasSlots != 0 {
		for range d.count() {
			slot := dataflow.Slot{Kind: dataflow.SlotKind(d.byte()), Index: d.uint()}
			s.slots = append(s.slots, slotData{slot, d.dataMark()})
		}
	}
	if flags&hasPurposes != 0 {
		s.purposes = d.strings()
	}
	if flags&hasBases != 0 {
		for range d.count() {
			s.bases = append(s.bases, d.basis())
		}
	}
	if flags&hasDeidentify != 0 {
		s.deidentify, s.to = true, min(dataflow.State(d.byte()), dataflow.Artificial)
	}
	if flags&hasChecks != 0 {
		s.checks = dataflow.Check(d.byte())
	}
	return s
}

func (d *decoder) dataMark() dataflow.Data {
	patient := d.byte() == 1
	return dataflow.Data{Patient: patient, None: !patient, State: min(dataflow.State(d.byte()), dataflow.Artificial), Collected: d.strings()}
}

func (d *decoder) basis() *annotations.Basis {
	words := d.strings()
	if len(words) != 5 {
		d.fail()
		return &annotations.Basis{}
	}
	b := &annotations.Basis{ID: words[0], A6: words[1], A9: words[2], Route: words[3]}
	b.Pos = token.Position{Filename: words[4], Line: d.uint(), Column: d.uint()}
	for range d.count() {
		if b.Evidence == nil {
			b.Evidence = map[string]string{}
		}
		key := d.string()
		b.Evidence[key] = d.string()
	}
	return b
}
