package marks

import (
	"go/types"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
	"github.com/lawful-lint/lawful/annotations"
)

// layer orders where something is said: the lower wins.
type layer uint8

const (
	byDirective layer = iota
	byFile
	byCatalogue
)

// saying is what one place says of one thing: the directives that stand on it,
// or one entry of a configuration.
type saying struct {
	layer layer
	rank  annotations.Rank // among entries of one layer
	group string           // of the catalogue
	when  []condition      // all must hold
	// entry is set for an entry on a whole package: its slots are resolved for
	// each function that is asked about.
	entry *annotations.Entry

	data       *dataflow.Data // of a type, field or variable; of all results
	slots      []slotData
	fills      []slotData
	purposes   []string
	bases      []*annotations.Basis
	deidentify bool
	to         dataflow.State
	checks     dataflow.Check
	carries    []dataflow.Flow
	hasCarries bool
}

// slotData is what is said of one place of a signature.
type slotData struct {
	slot dataflow.Slot
	data dataflow.Data
}

// condition demands something of an argument.
type condition struct {
	arg     int
	glob    string
	patient bool
}

// holds reports whether a call with these arguments meets every condition.
func (s *saying) holds(args []dataflow.Argument) bool {
	for _, c := range s.when {
		if c.arg >= len(args) {
			return false
		}
		a := args[c.arg]
		if c.patient && !a.Patient || !c.patient && !(a.IsConst && annotations.Glob(c.glob, a.Const)) {
			return false
		}
	}
	return true
}

// said is a list of sayings about one thing, the weightier first.
type said []*saying

// insert adds a saying behind those that weigh as much.
func (l said) insert(s *saying) said {
	i := len(l)
	for i > 0 && weightier(s, l[i-1]) {
		i--
	}
	l = append(l, nil)
	copy(l[i+1:], l[i:])
	l[i] = s
	return l
}

// weightier reports whether a counts before b.
func weightier(a, b *saying) bool {
	if a.layer != b.layer {
		return a.layer < b.layer
	}
	if c := a.rank.Compare(b.rank); c != 0 {
		return c > 0
	}
	return len(a.when) > len(b.when)
}

// states and checks turn canonical words into the engine's constants.
var (
	stateWords = map[string]dataflow.State{
		"identifiable": dataflow.Identifiable, "pseudonymised": dataflow.Pseudonymised, "anonymised": dataflow.Anonymised,
		"aggregated": dataflow.Aggregated, "artificial": dataflow.Artificial,
	}
	checkWords = map[string]dataflow.Check{
		"opt-out": dataflow.OptOut, "dissent": dataflow.Dissent, "consent": dataflow.Consent, "relationship": dataflow.Relationship,
	}
)

// checksNamed adds up checks given in words.
func checksNamed(words []string) (all dataflow.Check) {
	for _, w := range words {
		all |= checkWords[w]
	}
	return all
}

// fromEntry is what an entry of a configuration says of one object; obj is nil
// for a whole package. ok is false when the entry names a slot that the
// function does not have: it then says nothing of that function.
func fromEntry(e *annotations.Entry, obj types.Object, rank annotations.Rank, l layer) (s *saying, ok bool) {
	s = &saying{layer: l, rank: rank, group: e.Group, purposes: e.Purposes, hasCarries: e.HasCarries}
	data := dataflow.Data{Patient: e.Data == "patient", None: e.Data == "none", Collected: e.Collected}
	if data.Patient {
		data.State = stateWords[e.State]
	}
	if e.Basis != nil {
		s.bases = []*annotations.Basis{e.Basis}
	}
	if e.Deidentify != "" {
		s.deidentify, s.to = true, stateWords[e.Deidentify]
	}
	s.checks = checksNamed(e.Checks)
	if e.Data != "" && e.Of == nil {
		s.data = &data
	}
	fn, isFunc := obj.(*types.Func)
	if obj == nil {
		s.entry = e
		return s, true
	}
	if !isFunc {
		return s, e.Of == nil && e.Fills == nil && e.When == nil && e.Carries == nil
	}
	return s, s.bind(e, fn.Signature(), data)
}

// bind resolves the slots of an entry in a signature.
func (s *saying) bind(e *annotations.Entry, sig *types.Signature, data dataflow.Data) bool {
	fill := data
	fill.Patient, fill.None, fill.State = true, false, stateWords[e.State]
	ok := true
	find := func(word string) dataflow.Slot {
		place, found := annotations.FindSlot(sig, word)
		ok = ok && found
		return slotOf(place)
	}
	for _, w := range e.Of {
		s.slots = append(s.slots, slotData{find(w), data})
	}
	for _, w := range e.Fills {
		s.fills = append(s.fills, slotData{find(w), fill})
	}
	for _, c := range e.Carries {
		s.carries = append(s.carries, dataflow.Flow{From: find(c.From), To: find(c.To)})
	}
	for _, c := range e.When {
		slot := find(c.Slot)
		ok = ok && slot.Kind == dataflow.Arg
		s.when = append(s.when, condition{slot.Index, c.Glob, c.Patient})
	}
	return ok
}

func slotOf(p annotations.SlotPlace) dataflow.Slot {
	switch p.Kind {
	case annotations.ArgSlot:
		return dataflow.Slot{Kind: dataflow.Arg, Index: p.Index}
	case annotations.ResultSlot:
		return dataflow.Slot{Kind: dataflow.Result, Index: p.Index}
	}
	return dataflow.Slot{Kind: dataflow.Receiver}
}

// dataOf is what a data directive says.
func dataOf(m *annotations.DataMark) dataflow.Data {
	d := dataflow.Data{Patient: !m.None, None: m.None}
	if d.Patient {
		d.State = stateWords[m.State]
	}
	for _, w := range m.Collected {
		d.Collected = append(d.Collected, w.Text)
	}
	return d
}
