package annotations

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"
)

// check type-checks one package that imports nothing but the given ones.
func check(t testing.TB, path, src string, imports ...*types.Package) *types.Package {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "a.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	conf := types.Config{Importer: importerFunc(func(path string) (*types.Package, error) {
		i := slices.IndexFunc(imports, func(p *types.Package) bool { return p.Path() == path })
		return imports[i], nil
	})}
	pkg, err := conf.Check(path, fset, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

type importerFunc func(string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }

const modelsSrc = `package models
import "example.com/geo"
type Patient struct {
	Name string
	Version int
	Home struct { Street string; Rooms []struct{ Key int } }
	Where *geo.Address
	Notes Labels
	Base
}
type Base struct { ID string }
func (p *Patient) Age() int { return 0 }
func (b Base) Tag() string { return "" }
type Labels map[string]string
type Store interface { Reader; Put(Patient) error }
type Reader interface { Get(string) Patient }
type Cache[K comparable] struct { Hit K }
func (c *Cache[K]) Load(k K) Patient { return Patient{} }
type Twin Patient
func Find(id string) Patient { return Patient{} }
func FindAll() []Patient { return nil }
var Current Patient
var local struct{ Name string }
const Limit = 3
`

func TestPatternFind(t *testing.T) {
	geo := check(t, "example.com/geo", "package geo\ntype Address struct { Postcode string }")
	pkg := check(t, "example.com/emr/models", modelsSrc, geo)
	for _, c := range []struct{ pattern, kind, want string }{
		{"example.com/emr/models.Patient", "", "type Patient"},
		{"example.com/emr/models.Find", "", "func Find"},
		{"example.com/emr/models.Find*", "", "func Find,func FindAll"},
		{"example.com/emr/models.*", "var", "var Current,var local"},
		{"example.com/emr/models.*", "func", "func Find,func FindAll"},
		{"example.com/emr/models.Limit", "", ""},
		{"example.com/emr/models.Patient", "func", ""},
		{"example.com/emr/models.Patient.Name", "", "field Patient.Name"},
		{"example.com/emr/models.Patient.*e*", "", "field Patient.Name,field Patient.Version,field Patient.Home,field Patient.Where,field Patient.Notes,field Patient.Base"},
		{"example.com/emr/models.Patient.Home.Street", "", "field .Street"},
		{"example.com/emr/models.Patient.Home.Rooms.Key", "", "field .Key"},
		{"example.com/emr/models.Patient.Where.Postcode", "", "field Address.Postcode"},
		{"example.com/emr/models.Patient.Base.ID", "", "field Base.ID"},
		{"example.com/emr/models.Patient.ID", "", ""},
		{"example.com/emr/models.Current.Name", "", "field Patient.Name"},
		{"example.com/emr/models.local.Name", "", "field .Name"},
		{`example.com/emr/models.Labels["nhs-*"]`, "", "key Labels nhs-*"},
		{`example.com/emr/models.Patient.Notes["x"]`, "", "key Labels x"},
		{`example.com/emr/models.Patient["x"]`, "", ""},
		{"(example.com/emr/models.Patient).Age", "", "func Age"},
		{"(*example.com/emr/models.Patient).Age", "", "func Age"},
		{"(example.com/emr/models.Patient).Tag", "", ""},
		{"(*example.com/emr/models.Base).Tag", "", "func Tag"},
		{"(example.com/emr/models.Store).Put", "", "func Put"},
		{"(example.com/emr/models.Store).Get", "", "func Get"},
		{"(example.com/emr/models.Store).*", "", "func Get,func Put"},
		{"(*example.com/emr/models.Cache[K]).Load", "", "func Load"},
		{"example.com/emr/models.Cache.Hit", "", "field Cache.Hit"},
		{"example.com/emr/models.Cache[K].Hit", "", "field Cache.Hit"},
		{"example.com/emr/models.Patient.Age", "", ""},
		{"example.com/emr/models", "", "package"},
		{"example.com/emr/models", "type", ""},
		{"example.com/emr/...", "", "package"},
		{"example.com/*/models", "", "package"},
		{"example.com/emr", "", ""},
		{"example.com/other.Patient", "", ""},
	} {
		p, err := ParsePattern(c.pattern)
		if err != nil {
			t.Errorf("%s: %v", c.pattern, err)
			continue
		}
		p.Kind = c.kind
		if got := showFound(p.Find(pkg, nil)); got != c.want {
			t.Errorf("%s %s: got %q, expected %q", c.pattern, c.kind, got, c.want)
		}
	}
}

func showFound(list []Found) string {
	var out []string
	for _, f := range list {
		switch o := f.Object.(type) {
		case nil:
			out = append(out, "package")
		case *types.TypeName:
			if f.HasKey {
				out = append(out, "key "+o.Name()+" "+f.Key)
				continue
			}
			out = append(out, "type "+o.Name())
		case *types.Func:
			out = append(out, "func "+o.Name())
		case *types.Var:
			switch {
			case !o.IsField():
				out = append(out, "var "+o.Name())
			case f.Owner != nil:
				out = append(out, "field "+f.Owner.Name()+"."+o.Name())
			default:
				out = append(out, "field ."+o.Name())
			}
		}
	}
	return strings.Join(out, ",")
}

// Paths: major versions, vendor folders, trees, dots.
func TestPatternPaths(t *testing.T) {
	for _, c := range []struct {
		pattern, path string
		want          bool
	}{
		{"example.com/a/b.T", "example.com/a/b", true},
		{"example.com/a/b.T", "example.com/a/v3/b", true},
		{"example.com/a/b.T", "example.com/a/b/v2", true},
		{"example.com/a/b.T", "example.com/a/b/v1", false},
		{"example.com/a/v3/b.T", "example.com/a/v3/b", true},
		{"example.com/a/v3/b.T", "example.com/a/v2/b", false},
		{"example.com/a/v3/b.T", "example.com/a/b", false},
		{"example.com/a/b.T", "x/y/vendor/example.com/a/b", true},
		{"example.com/a/b.T", "x/vendor/y/vendor/example.com/a/v2/b", true},
		{"vendor/example.com/a/b.T", "example.com/a/b", false},
		{"gopkg.in/yaml.T", "gopkg.in/yaml.v3", true},
		{"gopkg.in/yaml.v3.T", "gopkg.in/yaml.v3", true},
		{"gopkg.in/DataDog/dd-trace-go/ddtrace.T", "gopkg.in/DataDog/dd-trace-go.v1/ddtrace", true},
		{"example.com/a/...", "example.com/a", true},
		{"example.com/a/...", "example.com/a/b/c", true},
		{"example.com/a/...", "example.com/ab", false},
		{"example.com/a/...", "m/vendor/example.com/a/b", true},
		{"example.com/*_go_proto.T", "example.com/patient_go_proto", true},
		{"example.com/*.T", "example.com/a/b", false},
		{"example.com/a", "example.com/a [example.com/a.test]", true},
		{"models.T", "models", true},
	} {
		p, err := ParsePattern(c.pattern)
		if err != nil {
			t.Errorf("%s: %v", c.pattern, err)
			continue
		}
		if got := p.Names(c.path); got != c.want {
			t.Errorf("%s of %s: %v", c.pattern, c.path, got)
		}
		x := NewIndex([]*Entry{{Match: p}})
		if got := len(x.For(c.path)) == 1; got != c.want {
			t.Errorf("the index finds %s of %s: %v", c.pattern, c.path, got)
		}
	}
}

// Where both readings name a package, the longer path wins.
func TestPatternLongestPath(t *testing.T) {
	short := check(t, "example.com/a", "package a\ntype b struct{ T int }")
	p, err := ParsePattern("example.com/a.b.T")
	if err != nil {
		t.Fatal(err)
	}
	if got := showFound(p.Find(short, nil)); got != "field b.T" {
		t.Errorf("alone: got %q", got)
	}
	loaded := func(path string) bool { return path == "example.com/a.b" }
	if got := showFound(p.Find(short, loaded)); got != "" {
		t.Errorf("beside example.com/a.b: got %q", got)
	}
	long := check(t, "example.com/a.b", "package b\ntype T int")
	if got := showFound(p.Find(long, loaded)); got != "type T" {
		t.Errorf("the longer: got %q", got)
	}
}

func TestPatternRank(t *testing.T) {
	pkg := check(t, "example.com/a/b", "package b\ntype T struct{ F int }\nfunc (T) M() {}\nfunc G() {}")
	var last Rank
	for i, text := range []string{"example.com/...", "example.com/a/...", "example.com/*/b", "example.com/a/b", "example.com/a/b.*", "example.com/a/b.G",
		"(example.com/a/b.*).M", "(example.com/a/b.T).M"} {
		p, err := ParsePattern(text)
		if err != nil {
			t.Fatal(err)
		}
		found := p.Find(pkg, nil)
		if len(found) == 0 {
			t.Fatalf("%s finds nothing", text)
		}
		if i > 0 && found[0].Rank.Compare(last) <= 0 {
			t.Errorf("%s counts no more than the one before it: %v, %v", text, found[0].Rank, last)
		}
		last = found[0].Rank
	}
}

func TestPatternErrors(t *testing.T) {
	for text, want := range map[string]string{
		"": "found nothing, expected a pattern such as path.Name", "(a.B": "found ( with no ) after it, expected (path.Type).Method",
		"(a.B)": `found "" after the type, expected .Method`, "(a).M": `found "a", expected path.Type in the brackets`, "(a.B.C).M-x": `found ".M-x" after the type, expected .Method`,
		"a//b.C": `found "a//b.C", expected an import path, then names`, "a b": "found ' ' in a pattern", "./a.B": `found "./a.B", expected an import path, then names`,
		"/...": "found no import path", `a.B["x`: `found "[\"x", expected ["key"] at the end`, `a/b["x"]`: `found a key of a package, expected path.Type["key"]`,
		strings.Repeat("a", 2000): "the pattern is longer than 1024 bytes", "a\x00b": `found "\x00" in a pattern`,
	} {
		if _, err := ParsePattern(text); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, expected %s", text, err, want)
		}
	}
}

func TestUnmatched(t *testing.T) {
	geo := check(t, "example.com/geo", "package geo\ntype Address struct { Postcode string }")
	pkg := check(t, "example.com/emr/models", modelsSrc, geo)
	src := `code:
- {match: example.com/emr/models.Patient, data: patient}
- {match: example.com/emr/models.Pateint, data: patient}
- {match: example.com/emr/model.Patient, data: patient}
- {match: example.com/emr/models.Patient.Age, data: patient}
- {match: example.com/emr/models.Patient.ID, data: none}
- {match: (example.com/emr/models.Patient).Name, data: patient}
- {match: example.com/emr/models.Find, data: patient, of: [idd]}
- {match: example.com/emr/models.Patient.Nam, data: patient}
- {match: example.com/emr/models.Find, carries: [id -> result0]}
- {match: example.com/emr/..., purpose: research}
- {match: example.com/geo.Address.Postcode, data: none}
`
	c, err := ParseConfig("l.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	want := `l.yaml:3:3: match "example.com/emr/models.Pateint" names nothing in package example.com/emr/models; did you mean Patient?
l.yaml:4:3: match "example.com/emr/model.Patient" names no package of the program; did you mean example.com/emr/models?
l.yaml:5:3: match "example.com/emr/models.Patient.Age" names nothing in package example.com/emr/models; Patient has no field Age of its own; did you mean (example.com/emr/models.Patient).Age?
l.yaml:6:3: match "example.com/emr/models.Patient.ID" names nothing in package example.com/emr/models; Patient has no field ID of its own; it is promoted from an embedded type: name that one
l.yaml:7:3: match "(example.com/emr/models.Patient).Name" names nothing in package example.com/emr/models; Patient has no method Name of its own; did you mean example.com/emr/models.Patient.Name?
l.yaml:8:3: match "example.com/emr/models.Find" names nothing in package example.com/emr/models with a parameter or result "idd"; did you mean id?
l.yaml:9:3: match "example.com/emr/models.Patient.Nam" names nothing in package example.com/emr/models; Patient has no field Nam of its own; did you mean Name?`
	if got := c.Unmatched([]*types.Package{geo, pkg}, true).Error(); got != want {
		t.Errorf("got\n%s\nexpected\n%s", got, want)
	}
	if got := len(c.Unmatched([]*types.Package{geo, pkg}, false)); got != 6 {
		t.Errorf("%d faults where packages may be missing, expected all but the one of such a package", got)
	}
}

func TestFindSlot(t *testing.T) {
	pkg := check(t, "p", "package p\ntype T int\nfunc (t T) F(a int, arg0 string, _ bool) (err error, _ int) { return nil, 0 }")
	sig := pkg.Scope().Lookup("T").Type().(*types.Named).Method(0).Signature()
	for word, want := range map[string]SlotPlace{
		"receiver": {ReceiverSlot, 0}, "t": {ReceiverSlot, 0}, "a": {ArgSlot, 0}, "arg0": {ArgSlot, 1}, "arg2": {ArgSlot, 2}, "err": {ResultSlot, 0}, "result1": {ResultSlot, 1},
	} {
		if got, ok := FindSlot(sig, word); !ok || got != want {
			t.Errorf("%s: got %v, %v", word, got, ok)
		}
	}
	for _, word := range []string{"", "_", "b", "arg3", "arg-1", "arg01", "result2", "result", "arg99999999999999999999"} {
		if got, ok := FindSlot(sig, word); ok {
			t.Errorf("%q: got %v", word, got)
		}
	}
}

func TestGlob(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		want          bool
	}{
		{"a*c", "abc", true}, {"a*c", "ac", true}, {"a*c", "ab", false}, {"*", "", true}, {"", "", true}, {"", "a", false}, {"a", "a", true},
		{"*ab*ab", "abxab", true}, {"X-Patient-*", "X-Patient-Id", true}, {"**", "x", true}, {strings.Repeat("a*", 50) + "b", strings.Repeat("a", 2000), false},
	} {
		if got := Glob(c.pattern, c.text); got != c.want {
			t.Errorf("Glob(%q, %q) = %v", c.pattern, c.text, got)
		}
	}
}

func FuzzParsePattern(f *testing.F) {
	for _, s := range []string{"a.B", "(*a/b.C).D", `a.B["c"]`, "a/...", "a.B.C.D", "(a.B[K]).C", "gopkg.in/x.v2.T", "*", "(.).x", "[]"} {
		f.Add(s, "gopkg.in/x.v2")
	}
	pkg := check(f, "a", "package a\ntype B struct { C struct { D int }; E map[string]*B }\nfunc (*B) F() {}\ntype I interface { G() }\ntype M map[string]int")
	f.Fuzz(func(t *testing.T, text, path string) {
		p, err := ParsePattern(text)
		if (p == nil) == (err == nil) {
			t.Fatalf("pattern %v, error %v", p, err)
		}
		if err != nil {
			return
		}
		p.Find(pkg, func(string) bool { return true })
		p.MatchPath(path)
		e := &Entry{Match: p}
		if p.Names(path) != (len(NewIndex([]*Entry{e}).For(path)) == 1) {
			t.Errorf("the index and %q differ on %q", text, path)
		}
		(&Config{Code: []*Entry{e}}).Unmatched([]*types.Package{pkg}, true)
	})
}
