package analyzers

import (
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/analyzers/internal/marks"
	"github.com/lawful-lint/lawful/annotations"
)

// Inventory is what one package of the main module does with patient data, for
// a record of processing: the result of an analyzer that [New] adds when asked
// for it. Every list is in the order of the source. Places are absolute file
// names with 1-based lines and columns.
type Inventory struct {
	// Types are the types that the package declares to be patient data.
	Types []DataType
	// Functions are those with a purpose whose text shows patient data.
	Functions []Handling
	// Crossings are all that the engine found, covered or not.
	Crossings []Crossing
	// Calls lead from the code of a purpose to the ways out of the program, through
	// functions that serve no purpose of their own.
	Calls []Call
	// Leaving is the data that the engine followed out of the program, and Outlets
	// are the calls in this package that may take data there.
	Leaving []Leaving
	Outlets []Outlet
	// Methods are those with calls by which a type may implement an interface.
	Methods []Method
	// Bases are those written out in the package's directives.
	Bases []Written
	// Measures are the functions that de-identify data or check people's
	// choices.
	Measures []Measure
	// NotFollowed are functions that were too much for the engine: what they do
	// is not in Crossings.
	NotFollowed []Place
}

// Call is a call as the text has it: of a function of the main module, once for
// each caller, or of a function outside that takes data out of the program.
type Call struct {
	At       token.Position
	Func     string   // the caller, as [Place.Name]
	Purposes []string // of the caller; nil for code that serves none of its own
	Into     string
	// IntoPackage is the import path of what is called.
	IntoPackage string
	// Method is the name and types of what is called through an interface of the
	// main module, as [Method.Key] has them; "" for any other call.
	Method string
	// Out is how data is taken out: network, mail, database, file, or client for
	// what the catalogue or lawful.yaml knows of. "" for the main module's own.
	Out    string
	Serves []string // purposes of what is called
	// Data is the patient data that the arguments show by their text. There may be
	// more: what a string or an encoded body holds does not show.
	Data []Item
}

// Leaving is patient data that a call takes out of the program.
type Leaving struct {
	At token.Position // where the data meets what leads out
	// By is the function that makes the call, and Serves are the purposes of the
	// code that does so, itself or through functions without one; nil for none.
	By     string
	Serves []string
	Into   string // what takes it out, as [Outlet.Name]
	// Line is that of the call, as [Step.Line] has it: it may be in a package that
	// this one imports.
	Line  string
	Items []Item
}

// Outlet is a call of a function outside the main module that takes data out of
// the program. Out and Serves are as in [Call].
type Outlet struct {
	At                 token.Position
	Name, Package, Out string
	Serves             []string
}

// Method is a method of a type of the main module. Its Key, which is made of its
// name and types, is that of the interface methods that it may implement.
type Method struct{ Name, Key string }

// Place is a function, method or type and where it is.
type Place struct {
	Name string // for people, with its package: "(*cohort.Cohort).Enrol"
	At   token.Position
}

// DataType is a type that is patient data.
type DataType struct {
	Place
	State     string   // identifiable, pseudonymised …
	Collected []string // purposes; nil means direct care
	Fields    []string // but those that are carved out
}

// Handling is a function, or a function literal with a purpose of its own, and
// the patient data in its text.
type Handling struct {
	Place
	Purposes []string
	Touches  []Touch // by name
	// Types are those of published standards that are patient data in its text, as
	// in "FHIR R4 Patient", sorted.
	Types []string
	// Rests says, for each of the purposes, on which basis the code here has data
	// that it does not get from elsewhere in the program.
	Rests []Rest
}

// Rest is the basis of a purpose: one that covers, or one that does not count,
// for the reason Why; both empty for none.
type Rest struct {
	Purpose    string
	Covered    bool
	Basis, Why string
}

// The ways in which the text of a function uses a datum.
const (
	Reads   = "read"
	Writes  = "write"
	Creates = "create"
	Sends   = "send" // to a package outside the main module that has a purpose
	// Receives is said of a parameter of which nothing else is to be said.
	Receives = "receive"
)

// Touch is a datum and how it is used.
type Touch struct {
	Data  string // "Patient", "Patient.NHSNumber"
	State string
	// Collected are the purposes that the type is declared to be obtained for, nil
	// for direct care.
	Collected []string
	How       []string // sorted
}

// Crossing is patient data entering code of a purpose that it is not held for.
type Crossing struct {
	At      token.Position
	Kind    string // passed, pulled, read, stored, wired, obtained
	Purpose string // entered
	Items   []Item
	Func    string // the function it happens in
	// Serves are the purposes of the code that it happens in, nil for none.
	Serves []string
	Into   string // the code entered
	// IntoPackage is the import path of the code entered, "" when that is not
	// known; a package outside the main module is a recipient.
	IntoPackage string
	Route       []Step
	// Covered says that Basis covers it. Else Basis is one that was found and
	// does not count, for the reason Why, and Missing are checks that it wants.
	Covered bool
	Basis   string // an id of the register, or the file:line of one written out
	Why     string
	Missing []string
	// Minor is set when what is entered is only warned about.
	Minor bool
}

// Item is one datum that crosses, with what is known of it there.
type Item struct {
	Data, State string
	Held        []string // the purposes it is held for
	Passed      []string // checks
}

// Step is one place on the way of the data.
type Step struct {
	Func, Does string
	At         token.Position // no line when the place is not known
	// Line is the place as the import path of its package, the base name of the
	// file and the line; "" for one in this package.
	Line string
}

// Written is a lawful basis written out in a directive.
type Written struct {
	Name     string // as [Crossing.Basis] has it: base file name and line
	Basis    *annotations.Basis
	Purposes []string // what it stands on serves; nil for whatever is entered
	At       token.Position
}

// Measure is a function that de-identifies, or checks people's choices.
type Measure struct {
	Place
	Does string // "deidentify" or "check"
	Says string // the state, or the checks
	Ref  string // of the assessment
}

// newInventory returns the analyzer that takes stock. It reports nothing.
func newInventory(facts *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "lawfulinventory",
		Doc:        "list what a package does with patient data, for the record of processing",
		Requires:   []*analysis.Analyzer{facts},
		ResultType: reflect.TypeFor[*Inventory](),
		Run: func(pass *analysis.Pass) (any, error) {
			c, err := result(pass, facts)
			if err != nil || c.marks == nil {
				return new(Inventory), err
			}
			s := stock{reporter: reporter{pass: pass, core: c}, out: new(Inventory)}
			s.types()
			s.functions()
			s.crossings()
			s.calls()
			s.leaving()
			s.directives()
			for _, m := range c.missed {
				s.out.NotFollowed = append(s.out.NotFollowed, Place{m.Func, s.at(m.Pos)})
			}
			return s.out, nil
		},
	}
}

// stock fills an inventory.
type stock struct {
	reporter
	out *Inventory
}

func (s *stock) at(pos token.Pos) token.Position { return s.pass.Fset.Position(pos) }

// test reports whether a place is in a test, which is no part of the service.
func (s *stock) test(pos token.Pos) bool { return s.silent(s.pass, pos) }

// types lists the marked types that are declared here.
func (s *stock) types() {
	scope := s.pass.Pkg.Scope()
	var list []*types.TypeName
	for _, name := range scope.Names() {
		if tn, ok := scope.Lookup(name).(*types.TypeName); ok && !tn.IsAlias() && !s.test(tn.Pos()) {
			list = append(list, tn)
		}
	}
	slices.SortFunc(list, func(a, b *types.TypeName) int { return int(a.Pos() - b.Pos()) })
	for _, tn := range list {
		d := s.core.marks.TypeData(tn)
		t := DataType{Place: Place{s.pass.Pkg.Name() + "." + tn.Name(), s.at(tn.Pos())}, State: d.State.String(), Collected: d.Collected}
		t.Fields = s.fields(tn, d.Patient)
		if d.Patient || len(t.Fields) > 0 {
			s.out.Types = append(s.out.Types, t)
		}
	}
}

// fields lists the fields that are patient data: of a marked type all but those
// carved out, of another those that are marked.
func (s *stock) fields(tn *types.TypeName, marked bool) []string {
	st, ok := tn.Type().Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var names []string
	for f := range st.Fields() {
		if d := s.core.marks.FieldData(tn, f); d.Patient || marked && !d.None {
			names = append(names, f.Name())
		}
	}
	return names
}

func (s *stock) crossings() {
	for _, f := range slices.Concat(s.core.findings, s.core.covered) {
		if !s.test(f.Pos) {
			s.out.Crossings = append(s.out.Crossings, s.crossing(f))
		}
	}
	slices.SortStableFunc(s.out.Crossings, func(a, b Crossing) int { return comparePlaces(a.At, b.At) })
}

func comparePlaces(a, b token.Position) int {
	if a.Filename != b.Filename {
		return strings.Compare(a.Filename, b.Filename)
	}
	return a.Offset - b.Offset
}

var kindWords = [...]string{"passed", "pulled", "read", "stored", "wired", "obtained"}

func (s *stock) crossing(f *dataflow.Finding) Crossing {
	c := Crossing{
		At: s.at(f.Pos), Kind: kindWords[f.Kind], Purpose: f.Purpose, Func: f.Func, Into: f.Into.Func,
		Covered: f.Covered, Basis: f.Basis, Why: f.Why, Missing: checkNames(f.Missing), Minor: f.Warn,
	}
	c.IntoPackage, _, _ = f.Into.Pos.Split()
	if f.Kind == dataflow.Stored || c.IntoPackage == "" && f.Into.Func == f.Func {
		c.IntoPackage = s.pass.Pkg.Path()
	}
	asked := dataflow.Check(0)
	if f.Missing != 0 && s.guarded(f) {
		asked, c.Covered, c.Missing = f.Missing, true, nil
	}
	c.Items = items(f, asked)
	_, c.Serves = s.enclosing(f.Pos)
	steps := s.steps(f)
	source := s.namesIn(f, steps)
	c.Func, c.Into = source.of(c.Func), source.of(c.Into)
	for _, step := range steps {
		pos := step.at
		if !pos.IsValid() {
			pos = s.core.lines.find(step.line)
		}
		c.Route = append(c.Route, Step{source.of(step.fn), source.in(step.does), s.at(pos), string(step.line)})
	}
	return c
}

// items is the data of a finding; asked are checks that its code was seen to make
// besides those that the data itself has passed.
func items(f *dataflow.Finding, asked dataflow.Check) (list []Item) {
	for _, i := range f.Items {
		list = append(list, Item{Data: i.Data, State: i.State.String(), Held: i.Held, Passed: checkNames(i.Passed | asked)})
	}
	return list
}

// checkNames are the words for a set of checks.
func checkNames(set dataflow.Check) []string {
	var words []string
	for i, word := range [...]string{"opt-out", "dissent", "consent", "relationship"} {
		if set&(1<<i) != 0 {
			words = append(words, word)
		}
	}
	return words
}

// directives lists the bases and measures that are declared here.
func (s *stock) directives() {
	for _, b := range s.core.marks.Bases() {
		if b.Basis.ID == "" && !s.test(b.Directive.Pos) {
			at := s.at(b.Directive.Pos)
			s.out.Bases = append(s.out.Bases, Written{Name: marks.BasisName(b.Basis), Basis: b.Basis, Purposes: b.Purposes, At: at})
		}
	}
	for _, d := range s.core.marks.Directives() {
		if s.test(d.Pos) {
			continue
		}
		m := Measure{Place: Place{At: s.at(d.Pos)}}
		switch says := d.Says.(type) {
		case *annotations.DeidentifyMark:
			m.Does, m.Says, m.Ref = "deidentify", says.To, says.Ref
		case *annotations.CheckMark:
			var words []string
			for _, w := range says.Checks {
				words = append(words, w.Text)
			}
			m.Does, m.Says = "check", strings.Join(words, ", ")
		default:
			continue
		}
		for _, id := range d.Target.Idents {
			if fn, ok := s.pass.TypesInfo.Defs[id].(*types.Func); ok {
				m.Name, m.At = dataflow.MethodName(fn), s.at(id.Pos())
				s.out.Measures = append(s.out.Measures, m)
			}
		}
	}
}
