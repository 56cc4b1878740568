package marks

import (
	"bytes"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/annotations"
)

const declarations = `
-- m/models/a.go --
package models

//lawful:data patient state=pseudonymised collected=research
type Patient struct {
	Name string
	//lawful:data none
	Version, Row int
	Home struct {
		//lawful:data none
		Rooms int
	}
	Base //lawful:data none
}

type Base struct{ ID string }

type Admission Patient

type Stay = Patient

//lawful:data patient
type List[T any] struct{ Items []T }

type Plain struct {
	//lawful:data patient
	NHS string
}

type Derived Plain

//lawful:data patient
var Current, other string

//lawful:data patient
func Load() (string, error) { return "", nil }

//lawful:data patient id err
//lawful:data none count
func Find(id string) (p string, count int, err error) { return }

//lawful:deidentify to=anonymised ref=A
func Scrub(p Patient) Patient { return p }

//lawful:check opt-out dissent
func Filter(ps []Patient) []Patient { return ps }

//lawful:purpose research
type Cohort struct{}

func (*Cohort) Add(Patient) {}

//lawful:purpose marketing
func (*Cohort) Mail(Patient) {}

//lawful:purpose local-audit
type Sink interface{ Push(Patient) }
-- m/research/a.go --
//lawful:purpose research
package research

import "m/models"

func Add(models.Patient) {}

//lawful:purpose direct-care
func Care(models.Patient) {}

type Recorder struct{}

func (Recorder) Push(models.Patient) {}

type Source interface{ Next() models.Patient }

var Store []models.Patient

//lawful:data patient
type Alias = models.Base
-- m/main/a.go --
package main

import (
	_ "m/models"
	"m/research"
)

type Local research.Recorder

func main() { research.Add }
`

// What directives say is the same in their package and in one that imports it.
func TestDeclarations(t *testing.T) {
	archive := strings.Replace(declarations, "func main() { research.Add }", "func main() { _ = research.Add }", 1)
	p := load(t, archive)
	for _, from := range []string{"m/models", "m/research", "m/main"} {
		m := p.units[from].marks
		if ps := m.Problems(); len(ps) > 0 || m.Err() != nil {
			t.Errorf("%s: %v, %v", from, ps, m.Err())
		}
		tn := func(name string) *types.TypeName { return p.object(from, "m/models."+name).(*types.TypeName) }
		patient := dataflow.Data{Patient: true, State: dataflow.Pseudonymised, Collected: []string{"medical-research"}, Name: "Patient"}
		for name, want := range map[string]dataflow.Data{
			"Patient": patient, "Admission": rename(patient, "Admission"), "List": {Patient: true, Name: "List"}, "Plain": {},
		} {
			if got := m.TypeData(tn(name)); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: TypeData(%s) = %+v, expected %+v", from, name, got, want)
			}
		}
		for name, want := range map[string]dataflow.Data{
			"Patient.Name": {}, "Patient.Version": {None: true, Name: "Patient.Version"}, "Patient.Row": {None: true, Name: "Patient.Row"},
			"Patient.Base": {None: true, Name: "Patient.Base"}, "Admission.Version": {None: true, Name: "Admission.Version"},
			"Plain.NHS": {Patient: true, Name: "Plain.NHS"}, "Derived.NHS": {Patient: true, Name: "Derived.NHS"},
		} {
			owner, field, _ := strings.Cut(name, ".")
			if got := m.FieldData(tn(owner), p.object(from, "m/models."+name).(*types.Var)); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: FieldData(%s, %s) = %+v, expected %+v", from, owner, field, got, want)
			}
		}
		rooms := fieldAt(tn("Patient").Type(), []string{"Home", "Rooms"})
		if got := m.FieldData(nil, rooms); !got.None {
			t.Errorf("%s: Home.Rooms: %+v", from, got)
		}
		if got := m.VarData(p.object(from, "m/models.Current").(*types.Var)); !got.Patient {
			t.Errorf("%s: VarData(Current) = %+v", from, got)
		}
		if f := p.function(from, "m/models.Load"); !f.Results.Patient || f.Data != nil || f.Results.Name != "Load()" {
			t.Errorf("%s: Load: %+v", from, f)
		}
		want := map[dataflow.Slot]dataflow.Data{
			{Kind: dataflow.Arg, Index: 0}: {Patient: true, Name: "id"}, {Kind: dataflow.Result, Index: 2}: {Patient: true, Name: "err"}, {Kind: dataflow.Result, Index: 1}: {None: true, Name: "count"},
		}
		if f := p.function(from, "m/models.Find"); f.Results.Patient || !reflect.DeepEqual(f.Data, want) {
			t.Errorf("%s: Find: %+v", from, f)
		}
		if f := p.function(from, "m/models.Scrub"); !f.Deidentify || f.To != dataflow.Anonymised {
			t.Errorf("%s: Scrub: %+v", from, f)
		}
		if f := p.function(from, "m/models.Filter"); f.Checks != dataflow.OptOut|dataflow.Dissent {
			t.Errorf("%s: Filter: %+v", from, f)
		}
		for name, want := range map[string]string{"Cohort.Add": "medical-research", "Cohort.Mail": "marketing", "Sink.Push": "local-audit", "Load": ""} {
			if got := strings.Join(p.function(from, "m/models."+name).Purposes, " "); got != want {
				t.Errorf("%s: purposes of %s: %q, expected %q", from, name, got, want)
			}
		}
		if got := m.TypePurposes(tn("Cohort")); !slices.Equal(got, []string{"medical-research"}) {
			t.Errorf("%s: TypePurposes(Cohort) = %v", from, got)
		}
	}
	for _, from := range []string{"m/research", "m/main"} {
		m := p.units[from].marks
		for name, want := range map[string]string{"Add": "medical-research", "Care": "direct-care", "Recorder.Push": "medical-research", "Source.Next": ""} {
			if got := strings.Join(p.function(from, "m/research."+name).Purposes, " "); got != want {
				t.Errorf("%s: purposes of %s: %q, expected %q", from, name, got, want)
			}
		}
		if got := m.VarPurposes(p.object(from, "m/research.Store").(*types.Var)); !slices.Equal(got, []string{"medical-research"}) {
			t.Errorf("%s: VarPurposes(Store) = %v", from, got)
		}
		// The alias stands for a type of another package.
		if got := m.TypeData(p.object(from, "m/models.Base").(*types.TypeName)); !got.Patient {
			t.Errorf("%s: a mark on an alias does not reach Base: %+v", from, got)
		}
	}
	if got := p.units["m/models"].marks.TypeData(p.object("m/models", "m/models.Base").(*types.TypeName)); got.Patient {
		t.Error("models knows what only an importer says of Base")
	}
}

func rename(d dataflow.Data, name string) dataflow.Data {
	d.Name = name
	return d
}

// Function literals have their own purposes, or those of what is around them.
func TestLiterals(t *testing.T) {
	archive := `
-- m/p/a.go --
package p

//lawful:purpose local-audit
func f() {
	a := func() { //lawful:purpose research
		b := func() {}
		b()
	}
	c := func() {}
	a()
	c()
}

//lawful:purpose marketing
var d = map[string]func(){
	"x": func() { _ = 1 },
}

var e = func() { _ = 2 }

func g() { h := func() { _ = 3 }; h() }
`
	p := load(t, archive)
	for text, want := range map[string]string{
		"func() { //lawful": "medical-research", "func() {}\n\t\tb()": "medical-research", "func() {}\n\ta()": "local-audit",
		"func() { _ = 1": "marketing", "func() { _ = 2": "", "func() { _ = 3": "",
	} {
		var got string
		if f := p.units["m/p"].marks.Lit(p.at("m/p", text, archive)); f != nil {
			got = strings.Join(f.Purposes, " ")
		}
		if got != want {
			t.Errorf("%q: %q, expected %q", text, got, want)
		}
	}
}

// Who wins: a directive, the file, the catalogue; the special and the general.
func TestConfiguration(t *testing.T) {
	archive := `
-- lawful.yaml --
code:
- {match: out/..., purpose: research}
- {match: out/track, purpose: analytics}
- {match: (out/track.Client).Mail, purpose: marketing}
- {match: out/track.Client, purpose: observability}
- {match: out/models.Patient, data: patient}
- {match: out/models.Patient.Version, data: none}
- {match: out/models.Marked, data: none}
- {match: 'out/models.Labels["nhs-*"]', data: patient}
- {match: 'out/models.Labels["nhs-row"]', data: none}
- {match: out/models.Get, data: patient, of: [result0], when: {arg0: "X-Patient-*"}}
- {match: out/models.Lookup, data: patient, when: {id: patient}}
- {match: out/models.Decode, fills: v, carries: [data -> v]}
- {match: out/models.Patient.Where.Postcode, data: patient}
- {match: out/models.Only, data: patient, in: m/...}
- {match: out/models.Never, data: patient, in: other/...}
- {match: out/models.Bundle, data: patient}
catalogue: {logging: on}
-- catalogue.yaml --
code:
- {match: out/track, purpose: secondary-use, group: warehouse}
- {match: out/models.Current, data: patient}
- {match: out/logs.Print, purpose: observability, group: logging}
- {match: out/quiet.Print, purpose: observability, group: telemetry}
-- out/geo/a.go --
package geo

type Address struct{ Postcode, City string }
-- out/models/a.go --
package models

import "out/geo"

type Patient struct {
	Name    string
	Version int
	Where   *geo.Address
}

//lawful:data patient
type Marked struct{}
type Labels map[string]string
type Only struct{}
type Never struct{}
type Bundle struct{ Entry []string }
type Builder Bundle

func Get(key string) string            { return "" }
func Lookup(id string) string          { return "" }
func Decode(data []byte, v any) error  { return nil }

var Current string
-- out/track/v2/a.go --
package track

type Client struct{}

func (*Client) Send(any)  {}
func (*Client) Mail(any)  {}
func Send(any)            {}

type Sender interface {
	Send(any) error
	Load() any
}
-- out/track/a.go --
package track

func Send(any) {}
-- out/logs/a.go --
package logs

func Print(any) {}
-- out/quiet/a.go --
package quiet

func Print(any) {}
-- m/main/a.go --
package main

import (
	_ "out/geo"
	_ "out/logs"
	"out/models"
	_ "out/quiet"
	_ "out/track"
	_ "out/track/v2"
)

type Mine models.Bundle
`
	p := load(t, archive)
	m := p.units["m/main"].marks
	for name, want := range map[string]string{
		"out/track/v2.Send": "product-analytics", "out/track.Send": "product-analytics", "out/track/v2.Client.Send": "observability", "out/track/v2.Client.Mail": "marketing",
		"out/track/v2.Sender.Send": "product-analytics", "out/track/v2.Sender.Load": "", "out/models.Get": "medical-research", "out/logs.Print": "medical-research",
		"out/quiet.Print": "medical-research",
	} {
		if got := strings.Join(p.function("m/main", name).Purposes, " "); got != want {
			t.Errorf("purposes of %s: %q, expected %q", name, got, want)
		}
	}
	for name, want := range map[string]string{"Patient": "patient", "Marked": "patient", "Labels": "", "Only": "patient", "Never": "", "Bundle": "patient", "Builder": "patient"} {
		if got := say(m.TypeData(p.object("m/main", "out/models."+name).(*types.TypeName))); got != want {
			t.Errorf("TypeData(%s): %q, expected %q", name, got, want)
		}
	}
	if got := say(m.TypeData(p.object("m/main", "m/main.Mine").(*types.TypeName))); got != "patient" {
		t.Errorf("TypeData(Mine): %q", got)
	}
	patient := p.object("m/main", "out/models.Patient").(*types.TypeName)
	for name, want := range map[string]string{"Name": "", "Version": "none"} {
		f := fieldAt(patient.Type(), []string{name})
		if got := say(m.FieldData(patient, f)); got != want {
			t.Errorf("FieldData(%s): %q, expected %q", name, got, want)
		}
		if got := say(m.FieldData(nil, f)); got != want {
			t.Errorf("FieldData(nil, %s): %q, expected %q", name, got, want)
		}
	}
	address := p.object("m/main", "out/geo.Address").(*types.TypeName)
	if got := say(m.FieldData(address, fieldAt(address.Type(), []string{"Postcode"}))); got != "patient" {
		t.Errorf("a field reached through another package's type: %q", got)
	}
	labels := p.object("m/main", "out/models.Labels").(*types.TypeName)
	for key, want := range map[string]string{"nhs-number": "patient", "nhs-row": "none", "colour": ""} {
		if got := say(m.MapKeyData(labels, key)); got != want {
			t.Errorf("MapKeyData(%s): %q, expected %q", key, got, want)
		}
	}
	if got := say(m.VarData(p.object("m/main", "out/models.Current").(*types.Var))); got != "patient" {
		t.Errorf("VarData(Current): %q", got)
	}
	get, lookup := p.object("m/main", "out/models.Get").(*types.Func), p.object("m/main", "out/models.Lookup").(*types.Func)
	for _, c := range []struct {
		fn   *types.Func
		arg  dataflow.Argument
		want bool
	}{
		{get, dataflow.Argument{Const: "X-Patient-Id", IsConst: true}, true}, {get, dataflow.Argument{Const: "Accept", IsConst: true}, false}, {get, dataflow.Argument{}, false},
		{lookup, dataflow.Argument{Patient: true}, true}, {lookup, dataflow.Argument{Const: "patient", IsConst: true}, false},
	} {
		f := m.Call(c.fn, token.NoPos, func() []dataflow.Argument { return []dataflow.Argument{c.arg} })
		if got := f != nil && (f.Results.Patient || f.Data[dataflow.Slot{Kind: dataflow.Result}].Patient); got != c.want {
			t.Errorf("%s(%+v): %v", c.fn.Name(), c.arg, got)
		}
	}
	if f := m.Func(get); f.Data != nil {
		t.Errorf("Func decides a condition: %+v", f)
	}
	f := m.Func(p.object("m/main", "out/models.Decode").(*types.Func))
	slot := dataflow.Slot{Kind: dataflow.Arg, Index: 1}
	if !f.Fills[slot].Patient || !f.HasCarries || f.Carries[0] != (dataflow.Flow{From: dataflow.Slot{Kind: dataflow.Arg}, To: slot}) {
		t.Errorf("Decode: %+v", f)
	}
	if got := m.Level(p.object("m/main", "out/quiet.Print").(*types.Func)); got != "on" {
		t.Errorf("Level of what the file names: %s", got)
	}
}

func say(d dataflow.Data) string {
	switch {
	case d.Patient:
		return "patient"
	case d.None:
		return "none"
	}
	return ""
}

// The catalogue's groups: on, warn, off.
func TestCatalogueGroups(t *testing.T) {
	archive := `
-- catalogue.yaml --
code:
- {match: out/a.F, purpose: observability, group: logging}
- {match: out/a.G, purpose: observability, group: telemetry}
- {match: out/a.H, purpose: secondary-use, group: warehouse}
-- out/a/a.go --
package a

func F(any) {}
func G(any) {}
func H(any) {}
-- m/a.go --
package m

import _ "out/a"
`
	p := load(t, archive)
	for name, want := range map[string]string{"F": " on", "G": "observability warn", "H": "secondary-use on"} {
		fn := p.object("m", "out/a."+name).(*types.Func)
		got := strings.Join(p.function("m", "out/a."+name).Purposes, " ") + " " + string(p.units["m"].marks.Level(fn))
		if got != want {
			t.Errorf("%s: %q, expected %q", name, got, want)
		}
	}
}

// The bytes are the same whatever the order of imports, small, and nothing but
// what directives say.
func TestEncode(t *testing.T) {
	archive := strings.Replace(declarations, "func main() { research.Add }", "", 1)
	archive = strings.Replace(archive, "\t_ \"m/models\"\n", "", 1) // what models says must come by way of research
	p := load(t, archive)
	again := load(t, archive)
	for path, data := range p.encoded {
		if !bytes.Equal(data, again.encoded[path]) {
			t.Errorf("%s: two runs differ", path)
		}
		if bytes.Contains(data, []byte("/some/where")) {
			t.Errorf("%s: the bytes hold a path of this machine", path)
		}
	}
	if !p.units["m/main"].marks.TypeData(p.object("m/main", "m/models.Patient").(*types.TypeName)).Patient {
		t.Error("marks of an indirect import are lost")
	}
	u := p.units["m/main"]
	one := New(Input{Fset: u.fset, Pkg: u.pkg, Imported: [][]byte{p.encoded["m/models"], p.encoded["m/research"]}}).Encode()
	two := New(Input{Fset: u.fset, Pkg: u.pkg, Imported: [][]byte{p.encoded["m/research"], p.encoded["m/models"], nil}}).Encode()
	if !bytes.Equal(one, two) {
		t.Error("the order of imports shows")
	}
	if n := len(p.encoded["m/main"]); n > 800 {
		t.Errorf("%d bytes", n)
	}
	if got := load(t, "-- a/a.go --\npackage a\nfunc F() {}\n").encoded["a"]; got != nil {
		t.Errorf("a package without directives has %q", got)
	}
}

func TestGarbage(t *testing.T) {
	pkg := types.NewPackage("m", "m")
	for _, data := range []string{"x", magic + "x", magic + "\x01a\x01b\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", "lawfulm\x02"} {
		m := New(Input{Fset: token.NewFileSet(), Pkg: pkg, Imported: [][]byte{[]byte(data)}})
		if m.Err() == nil {
			t.Errorf("%q: expected an error", data)
		}
	}
	if m := New(Input{Fset: token.NewFileSet(), Pkg: pkg}); m.Err() != nil || m.Encode() != nil {
		t.Error("nothing is not nothing")
	}
}

func FuzzDecode(f *testing.F) {
	archive := strings.Replace(declarations, "func main() { research.Add }", "", 1)
	p := load(f, archive)
	for _, path := range []string{"m/models", "m/research", "m/main"} {
		f.Add(p.encoded[path])
	}
	u := p.units["m/main"]
	f.Fuzz(func(t *testing.T, data []byte) {
		m := New(Input{Fset: u.fset, Pkg: u.pkg, Imported: [][]byte{data}})
		for _, pkg := range u.deps {
			m.ofPackage(pkg)
			for _, name := range pkg.Scope().Names() {
				switch o := pkg.Scope().Lookup(name).(type) {
				case *types.TypeName:
					m.TypeData(o)
				case *types.Func:
					m.Func(o)
					m.Verdict("medical-research", dataflow.Place{Callee: o})
				}
			}
		}
		if out := m.Encode(); m.Err() == nil {
			if again := New(Input{Fset: u.fset, Pkg: u.pkg, Imported: [][]byte{out}}).Encode(); !bytes.Equal(out, again) {
				t.Errorf("%q is encoded again as %q", out, again)
			}
		}
	})
}

// Problems that one file alone does not show.
func TestPackageProblems(t *testing.T) {
	archive := `
-- lawful.yaml --
bases:
  cohort: {purposes: research, a6: public-task}
-- m/a.go --
//lawful:purpose direct-care
package m

//lawful:basis cohrt
func f() {}

//lawful:allow no-basiss "why"
func g() {}
-- m/b.go --
//lawful:purpose research
package m
-- m/c.go --
//lawful:purpose direct-care
package m
`
	p := load(t, archive, func(p *program) {
		p.rule = func(word string) (string, string) {
			if word == "no-basis" {
				return word, ""
			}
			return "", "no-basis"
		}
	})
	u := p.units["m"]
	var got []string
	for _, problem := range u.marks.Problems() {
		at := u.fset.Position(problem.Pos)
		text := at.String()[len("/some/where/"):] + ": " + problem.Message
		if problem.Fix != nil {
			text += " => " + problem.Fix.Text
		}
		got = append(got, text)
	}
	want := []string{
		`m/a.go:4:16: unknown basis "cohrt"; did you mean cohort? => cohort`,
		`m/a.go:7:16: unknown rule "no-basiss"; did you mean no-basis? => no-basis`,
		`m/b.go:1:1: purpose medical-research contradicts purpose direct-care; expected one directive that names every purpose (a.go:1)`,
		`m/c.go:1:1: purpose direct-care contradicts purpose medical-research; expected one directive that names every purpose (b.go:1)`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nexpected\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAllow(t *testing.T) {
	archive := `
-- m/a.go --
package m

//lawful:allow no-basis "decided"
func f() {
	g() //lawful:allow no-basis "decided too"
	if h() { //lawful:allow no-basis "unused"
		i()
	}
	j() //lawful:allow other "another"
}

func g() {}
func h() bool { return true }
func i() {}
func j() {}
`
	p := load(t, archive)
	m := p.units["m"].marks
	at := func(text string) token.Pos { return p.at("m", text, archive) }
	for _, c := range []struct {
		text, rule string
		reason     string // "" for not allowed
	}{
		{"g() //", "no-basis", "decided too"}, {"g() //", "no-basis", "decided too"}, {"i()", "no-basis", "decided"},
		{"j() //", "no-basis", ""}, {"j() //", "other", "another"}, {"func g", "no-basis", ""},
	} {
		got := m.Allowed(at(c.text), c.rule)
		if (got != nil) != (c.reason != "") || got != nil && got.Reason != c.reason {
			t.Errorf("Allowed(%q, %s) = %+v; want %q", c.text, c.rule, got, c.reason)
		}
	}
	unused := m.UnusedProblems(nil)
	if len(unused) != 1 || unused[0].Pos != at(`//lawful:allow no-basis "unused"`) || unused[0].Category != annotations.Unused {
		t.Errorf("unused: %v", unused)
	}
}
