package dataflow

import (
	"cmp"
	"go/token"
	"slices"
)

// Kind says in which way data enters the code of a purpose.
type Kind uint8

// The kinds of crossing.
const (
	Passed   Kind = iota // as an argument or receiver
	Pulled               // returned, yielded or filled in by a call
	Read                 // from a global, field, channel, captured variable or context
	Stored               // into a variable or type of the purpose
	Wired                // by a registration or an injected dependency
	Obtained             // by the code itself, from outside the program
)

// Finding is one crossing that no declared basis covers, or that a basis would
// cover if the data had passed a check; with [Input.Inventory] also one that is
// in order.
type Finding struct {
	Pos     token.Pos
	Kind    Kind
	Data    string // "Patient.NHSNumber"
	State   State
	Held    []string // the purposes the data is held for
	Care    bool     // it came out of care, though now held for a secondary use
	Purpose string   // entered
	Func    string   // the function the finding is in
	Into    Hop      // the code entered and where it is declared
	Route   []Hop    // calls on the way, the first one made at Pos
	Line    Line     // of the last call, the one that enters
	Basis   string   // a basis that was found and does not count
	Why     string   // why it does not
	Missing Check    // with Basis valid: the checks the data has not passed
	Warn    bool     // what is entered is only warned about
	Covered bool     // by Basis: in order
	Items   []Item   // with Input.Inventory: all the data that crosses here, sorted

	told labels // all the data that crosses here
}

// Left is data that leaves the program: a finding at the place where the data
// meets what leads there. Its Purpose says nothing.
type Left struct {
	*Finding
	By     string   // the function that makes the call, on Line
	Serves []string // purposes of the code that takes the data there; nil for none
}

// Item is one datum of a crossing.
type Item struct {
	Data   string
	State  State
	Held   []string
	Care   bool
	Passed Check // the checks it has passed
}

func compareItems(a, b Item) int {
	return cmp.Or(cmp.Compare(a.Data, b.Data), cmp.Compare(a.State, b.State), slices.Compare(a.Held, b.Held),
		compareBool(a.Care, b.Care), cmp.Compare(a.Passed, b.Passed))
}

// mergeItems is the union of two sorted lists.
func mergeItems(a, b []Item) []Item {
	if len(a) == 0 {
		return b
	}
	out := slices.SortedFunc(slices.Values(slices.Concat(a, b)), compareItems)
	return slices.CompactFunc(out, func(x, y Item) bool { return compareItems(x, y) == 0 })
}
