package models

import (
	"slices"
	"strconv"
	"strings"
)

// Model is what one function or method does with its operands.
type Model struct {
	// Symbol names it as go/types does, import path first and generic types
	// without parameters: "fmt.Sprintf", "(*strings.Builder).Write". For the
	// default of a type's remaining methods it is "(*strings.Builder).*", and for
	// a line about a type "database/sql.Rows".
	Symbol string
	// Effects in the order of the line. A model with the single effect Clean
	// says that nothing flows.
	Effects []Effect
	// Pos is where the model is written: "fmt.txt:12", relative to std.
	Pos string
}

// Kind tells the effects apart. The package comment defines each.
type Kind uint8

// The kinds of effects.
const (
	Derive       Kind = iota // Src... -> Dst...
	Assign                   // Dst[0] = Src[0]
	Overwrite                // Dst[0] := Src[0]
	Call                     // call Target.Method(Args...)
	Go                       // go Target.Method(Args...)
	Serve                    // serve Target.Method(Args...)
	Each                     // each Target(Dst...)
	Yield                    // yield Target(Args...)
	Return                   // return Target(Args...)
	Fill                     // fill Dst...
	Empty                    // empty Dst...
	Fresh                    // fresh Dst... [as Type] [like Src]
	Pseudonymise             // pseudonymise Src... -> Dst...
	Panic                    // panic Src...
	Wait                     // wait
	Clean                    // clean
	Found                    // found, of a type
)

// Effect is one thing that a function does. Which fields are set depends on
// Kind, as the list of kinds shows.
type Effect struct {
	Kind     Kind
	Optional bool // of Call and Go: written with a question mark; of Serve, always
	Dst, Src []Place
	Target   Place
	Method   string // of Call, Go and Serve; "" when the function at Target is called
	Args     []Arg
	Spread   bool   // the last of Args is for all further parameters too
	Type     string // of Fresh: "*T" or "T", a type of the model's package; or ""
}

// Arg is one value that a model passes to a function or yields.
type Arg struct {
	Kind ArgKind
	Src  []Place // of Same and Derived: any of these; else empty
}

// ArgKind says what is passed.
type ArgKind uint8

// The kinds of arguments.
const (
	Nothing ArgKind = iota // written _
	Outside                // written fill
	Same                   // the value of one of the places
	Derived                // something derived from the places
)

// Place is an operand of a function, or a part of one.
type Place struct {
	Root  Root
	Index int    // of RootArg, RootArgsFrom, RootResult, RootCall and RootTmp
	Sub   int    // of RootCall: which of the call's results
	Name  string // of RootGlobal
	Steps []Step
}

// Root says where a place starts.
type Root uint8

// The roots of places.
const (
	RootRecv     Root = iota // recv
	RootArg                  // argN
	RootArgsFrom             // argN.. ; args is arg0..
	RootResult               // resultN
	RootResults              // results
	RootCall                 // callN, callN.M
	RootTmp                  // tmpN
	RootGlobal               // global.Name
)

// Step leads from a place to a part of it.
type Step struct {
	Kind StepKind
	Name string // of StepField, StepKey and StepUnless
	Arg  int    // of StepAt and StepAtMIME
}

// StepKind tells the steps apart.
type StepKind uint8

// The kinds of steps.
const (
	StepDeref  StepKind = iota // *
	StepElem                   // []
	StepKeys                   // [#]
	StepErrors                 // [error]
	StepAt                     // [argN]
	StepAtMIME                 // [~argN]
	StepKey                    // ["constant"]
	StepField                  // .Field, or .name of an opaque type
	StepUnless                 // !Method, or !name of an opaque type
)

// Hidden reports whether the step leads to a part that only models know.
func (s Step) Hidden() bool {
	return (s.Kind == StepField || s.Kind == StepUnless) && !isUpper(s.Name)
}

// String is the line that the model was read from, in canonical form and with
// the full symbol.
func (m *Model) String() string {
	var b strings.Builder
	if m.Effects[0].Kind == Found {
		b.WriteString("type ")
	}
	b.WriteString(m.Symbol)
	for i, e := range m.Effects {
		if i == 0 {
			b.WriteString(": ")
		} else {
			b.WriteString("; ")
		}
		b.WriteString(e.String())
	}
	return b.String()
}

// String is the effect as it is written in a model.
func (e Effect) String() string {
	switch e.Kind {
	case Derive:
		return places(e.Src, ", ") + " -> " + places(e.Dst, ", ")
	case Pseudonymise:
		return "pseudonymise " + places(e.Src, ", ") + " -> " + places(e.Dst, ", ")
	case Assign:
		return places(e.Dst, ", ") + " = " + places(e.Src, ", ")
	case Overwrite:
		return places(e.Dst, ", ") + " := " + places(e.Src, ", ")
	case Fill:
		return "fill " + places(e.Dst, ", ")
	case Empty:
		return "empty " + places(e.Dst, ", ")
	case Panic:
		return "panic " + places(e.Src, ", ")
	case Fresh:
		if e.Type != "" {
			return "fresh " + places(e.Dst, ", ") + " as " + e.Type
		}
		if len(e.Src) > 0 {
			return "fresh " + places(e.Dst, ", ") + " like " + places(e.Src, ", ")
		}
		return "fresh " + places(e.Dst, ", ")
	case Each:
		return "each " + e.Target.String() + "(" + places(e.Dst, ", ") + ")"
	case Call, Go, Serve, Yield, Return:
		return e.callString()
	case Wait:
		return "wait"
	case Found:
		return "found"
	}
	return "clean"
}

func (e Effect) callString() string {
	var b strings.Builder
	b.WriteString(e.Kind.verb())
	if e.Optional && e.Kind != Serve {
		b.WriteByte('?')
	}
	b.WriteByte(' ')
	switch {
	case e.Method != "":
		b.WriteString(e.Target.String() + "." + e.Method)
	case (e.Kind == Call || e.Kind == Go || e.Kind == Serve) && e.Target.endsInField():
		b.WriteString("(" + e.Target.String() + ")")
	default:
		b.WriteString(e.Target.String())
	}
	b.WriteByte('(')
	for i, a := range e.Args {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(a.String())
	}
	if e.Spread {
		b.WriteString("...")
	}
	b.WriteByte(')')
	return b.String()
}

func (k Kind) verb() string {
	switch k {
	case Serve:
		return "serve"
	case Go:
		return "go"
	case Yield:
		return "yield"
	case Return:
		return "return"
	}
	return "call"
}

// String is the argument as it is written in a model.
func (a Arg) String() string {
	switch a.Kind {
	case Nothing:
		return "_"
	case Outside:
		return "fill"
	case Derived:
		return "~" + places(a.Src, "|")
	}
	return places(a.Src, "|")
}

// String is the place as it is written in a model.
func (p Place) String() string {
	var b strings.Builder
	n := strconv.Itoa(p.Index)
	switch p.Root {
	case RootRecv:
		b.WriteString("recv")
	case RootArg:
		b.WriteString("arg" + n)
	case RootArgsFrom:
		if p.Index == 0 {
			b.WriteString("args")
		} else {
			b.WriteString("arg" + n + "..")
		}
	case RootResult:
		b.WriteString("result" + n)
	case RootResults:
		b.WriteString("results")
	case RootCall:
		b.WriteString("call" + n)
		if p.Sub > 0 {
			b.WriteString("." + strconv.Itoa(p.Sub))
		}
	case RootTmp:
		b.WriteString("tmp" + n)
	case RootGlobal:
		b.WriteString("global." + p.Name)
	}
	for _, s := range p.Steps {
		b.WriteString(s.String())
	}
	return b.String()
}

// Shown reports whether the place leaves out what shows itself in another way.
func (p Place) Shown() bool {
	n := len(p.Steps)
	return n > 0 && p.Steps[n-1].Kind == StepUnless
}

// ShownBy reports whether the effect calls a method by which what is at the place shows
// itself.
func (p Place) ShownBy(e *Effect) bool {
	n := slices.IndexFunc(p.Steps, func(s Step) bool { return s.Kind == StepUnless })
	return n >= 0 && p.Root == e.Target.Root && p.Index == e.Target.Index && slices.Equal(p.Steps[:n], e.Target.Steps) &&
		slices.Contains(p.Steps[n:], Step{Kind: StepUnless, Name: e.Method})
}

// endsInField reports whether the place is that of a real field, which would
// read as a method where a call is written.
func (p Place) endsInField() bool {
	n := len(p.Steps)
	return n > 0 && p.Steps[n-1].Kind == StepField && !p.Steps[n-1].Hidden()
}

// String is the step as it is written in a model.
func (s Step) String() string {
	switch s.Kind {
	case StepDeref:
		return "*"
	case StepElem:
		return "[]"
	case StepKeys:
		return "[#]"
	case StepErrors:
		return "[error]"
	case StepAt:
		return "[arg" + strconv.Itoa(s.Arg) + "]"
	case StepAtMIME:
		return "[~arg" + strconv.Itoa(s.Arg) + "]"
	case StepKey:
		return `["` + s.Name + `"]`
	case StepUnless:
		return "!" + s.Name
	}
	return "." + s.Name
}

func places(ps []Place, sep string) string {
	var b strings.Builder
	for i, p := range ps {
		if i > 0 {
			b.WriteString(sep)
		}
		b.WriteString(p.String())
	}
	return b.String()
}

func isUpper(name string) bool { return name != "" && name[0] >= 'A' && name[0] <= 'Z' }
