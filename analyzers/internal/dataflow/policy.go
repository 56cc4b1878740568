package dataflow

import (
	"go/token"
	"go/types"
)

// State says how far patient data has been de-identified.
type State uint8

// The states in the order of the vocabulary. Only the last three end a taint:
// pseudonymised data is still personal data.
const (
	Identifiable State = iota
	Pseudonymised
	Anonymised
	Aggregated
	Artificial
)

// String is the word for the state.
func (s State) String() string {
	return [...]string{"identifiable", "pseudonymised", "anonymised", "aggregated", "artificial"}[min(s, Artificial)]
}

// Ends reports whether data of this state is no longer patient data.
func (s State) Ends() bool { return s >= Anonymised }

// Check is a set of run-time checks that a value has passed.
type Check uint8

// The checks a function can be marked with.
const (
	OptOut Check = 1 << iota
	Dissent
	Consent
	Relationship
)

// Data says what a declaration says of the data in it. The zero Data says
// nothing.
type Data struct {
	Patient   bool     // holds patient data
	None      bool     // carved out: holds none, whatever surrounds it
	State     State    // with Patient
	Collected []string // purposes it was collected for; nil means not said
	Name      string   // for people: "Patient", "Patient.NHSNumber"
}

// Slot names a place in a function's signature.
type Slot struct {
	Kind  SlotKind
	Index int // of the parameter (the receiver not counted) or result
}

// SlotKind tells the slots of a signature apart.
type SlotKind uint8

// The kinds of slots.
const (
	Receiver SlotKind = iota
	Arg
	Result
)

// Flow says that what From holds reaches To: one "carries" entry.
type Flow struct{ From, To Slot }

// Func says what is declared of a function, method, interface method or
// function literal. A nil *Func says nothing.
type Func struct {
	// Purposes are the purposes the code serves, from the innermost
	// declaration; nil for neutral code.
	Purposes []string
	// Warn is set, beside Purposes, when entering the code by this call is worth
	// a warning only.
	Warn bool
	// Leaves is set when a call takes what it is given out of the program; only
	// an inventory asks for it.
	Leaves bool
	// Data says, per slot, that it carries patient data: a parameter when the
	// body runs, a result when it returns.
	Data map[Slot]Data
	// Results holds for all results but errors; a slot in Data wins.
	Results Data
	// Fills are the slots whose pointee holds patient data after the call.
	Fills map[Slot]Data
	// Deidentify is set when the results have the state To whatever went in.
	Deidentify bool
	To         State
	// Checks are what the function's result has passed.
	Checks Check
	// Carries, when HasCarries, replaces what is known of the body.
	Carries    []Flow
	HasCarries bool
}

// Argument is what the engine knows of one argument at a call, for the
// conditional marks of lawful.yaml ("when").
type Argument struct {
	Const   string // the constant's value, when IsConst
	IsConst bool
	Patient bool
}

// Place is where a crossing happens, with everything a basis may stand on.
type Place struct {
	Pos     token.Pos       // of the call, store or read: its statement
	Func    *types.Func     // the declared function around it, nil in package-level code
	Lit     token.Pos       // the innermost function literal around it, if any
	Callee  *types.Func     // what is entered, if it is a function or method
	Iface   *types.Func     // the interface method called through, if any
	CallLit token.Pos       // the function literal entered, if it is one
	Type    *types.TypeName // the type stored into, if it is one
	Var     *types.Var      // the variable stored into, if it is one
	// Datum is set when it is asked about a datum, and not about code at large.
	// State is then how far it has been de-identified, or less where that is
	// known to a caller only. It has not ended.
	Datum bool
	State State
}

// Verdict says whether a declared basis covers a crossing.
type Verdict struct {
	Covered bool
	// Basis names the basis that covers, or the one that was found and does
	// not count.
	Basis string
	// Why says why a basis that was found covers nothing; "" when none was
	// found at all.
	Why string
	// Needs are the checks that the data must have passed for the basis to
	// hold (section 251 with opt-out applied) or to be beyond doubt (consent that
	// can be withdrawn).
	Needs Check
}

// Policy answers what marks say of the program. The engine asks; it never
// reads a directive or a file. Implementations must be deterministic and must
// accept objects of any package, generic instances included (they resolve the
// origin themselves).
type Policy interface {
	// TypeData, VarData say what is declared of a type, and of a field or
	// package-level variable.
	TypeData(*types.TypeName) Data
	// FieldData says what is declared of a field of the named type owner
	// (nil for an anonymous struct).
	FieldData(owner *types.TypeName, field *types.Var) Data
	VarData(*types.Var) Data
	// MapKeyData says what is declared of one constant key of a named map type.
	MapKeyData(owner *types.TypeName, key string) Data
	// MapKeysData says what is declared of the keys of a named map type that
	// hold patient data, by one of them; the zero Data when none does.
	MapKeysData(owner *types.TypeName) Data
	// Func says what is declared of a function or method; Lit of the function
	// literal whose "func" keyword is at the position. inner to outer
	// inheritance (literal, function, receiver type, package, pattern) is
	// already applied.
	Func(*types.Func) *Func
	Lit(token.Pos) *Func
	// Call is Func for one call, conditional marks decided. pos is that of the
	// call in SSA form; args, which are worked out when a mark depends on them,
	// are without the receiver.
	Call(callee *types.Func, pos token.Pos, args func() []Argument) *Func
	// TypePurposes and VarPurposes are the purposes declared on a type or
	// package-level variable (or, for a variable, its package).
	TypePurposes(*types.TypeName) []string
	VarPurposes(*types.Var) []string
	// OwnerPurposes are those declared on a type, else on its package.
	OwnerPurposes(*types.TypeName) []string
	// Warns reports whether entering the function is worth a warning only: the
	// catalogue group that gives it its purpose is switched to that.
	Warns(*types.Func) bool
	// Covers reports whether data held for these purposes may be used for q
	// without a crossing: q is one of them or below one of them, or q is
	// direct care.
	Covers(held []string, q string) bool
	// SecondaryPurposes lists all purposes outside direct care, sorted.
	SecondaryPurposes() []string
	// Secondary reports whether any of the purposes is outside direct care.
	Secondary(purposes []string) bool
	// Verdict says what the declared bases say of a crossing into q at place.
	Verdict(q string, at Place) Verdict
}
