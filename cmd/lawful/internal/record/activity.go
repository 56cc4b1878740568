package record

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations"
)

// hash is a short name for parts: 40 bits, which makes two of a thousand the
// same once in two million programs. A clash would merge two activities under one
// name, so whoever looks one up gets the first.
func hash(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:5])
}

// key is what makes an activity what it is.
type key struct {
	purpose, component, recipient, library, basis string
	origins                                       []string
}

func (k key) id(r *Record) string {
	parts := []string{k.purpose, k.component, k.recipient, r.basisWords(k.basis), strings.Join(k.origins, " ")}
	if k.library != "" {
		parts = append(parts, k.library)
	}
	return "a-" + hash(parts...)
}

// activity returns the one with this key, making it when it is the first of it.
func (b *builder) activity(k key) *Activity {
	id := k.id(b.r)
	a := b.acts[id]
	if a == nil {
		a = &Activity{
			ID: id, Purpose: b.purpose(k.purpose), Component: k.component, Recipient: k.recipient, Library: k.library, Basis: k.basis,
			Origins: k.origins, Status: InOrder,
		}
		b.acts[id] = a
	}
	return a
}

// name is what people call an activity, in so many words as it takes to tell
// it from the others.
func name(a *Activity, level int) string {
	words := a.Purpose.Title()
	if a.Recipient != "" {
		words += ", sent to " + a.Recipient
	} else {
		words += " by " + a.Component
	}
	if a.Library != "" {
		words += ", written with " + a.Library
	}
	if level > 0 && a.Basis == "" {
		words += ", on no basis"
	} else if level > 0 {
		words += ", on " + a.Basis
	}
	if level > 1 {
		words += ", of data held for " + strings.Join(a.Origins, ", ")
	}
	return words
}

// nameAll gives the activities their names.
func (b *builder) nameAll() {
	for level := range 3 {
		taken := map[string]int{}
		for i := range b.r.Activities {
			taken[b.r.Activities[i].Name]++
		}
		for i := range b.r.Activities {
			if a := &b.r.Activities[i]; taken[a.Name] > 1 || level == 0 {
				a.Name = name(a, level)
			}
		}
	}
}

// join puts a crossing into its activity.
func (b *builder) join(c *Crossing, x *analyzers.Crossing, path string) {
	k := key{purpose: x.Purpose, origins: c.Held}
	if c.Status == InOrder || c.Status == Unchecked {
		k.basis = c.Basis
	}
	switch _, own := b.Inventory[x.IntoPackage]; {
	case own:
		k.component = b.component(x.IntoPackage)
	case x.Kind == "passed" || x.Kind == "wired":
		pkg := cmp.Or(x.IntoPackage, packageOf(x.Into))
		if k.recipient, k.library = b.goal("client", pkg, x.Into); k.library != "" {
			k.component = b.component(path)
		}
	default:
		k.component = b.component(path)
	}
	a := b.activity(k)
	c.Activity = a.ID
	if len(a.Crossings) == 0 {
		a.Checks = c.Passed
	}
	a.Checks = slices.DeleteFunc(slices.Clone(a.Checks), func(check string) bool { return !slices.Contains(c.Passed, check) })
	a.Crossings = append(a.Crossings, c.ID)
	a.From = addSorted(a.From, c.Package)
	if worse(c.Status, a.Status) {
		a.Status = c.Status
	}
	if c.Why != "" {
		a.Why = addSorted(a.Why, c.Why)
	}
	for _, d := range c.Data {
		a.Data = addDatum(a.Data, d)
	}
}

// states are those of an activity, from the best.
var states = [...]string{InOrder, Accepted, Faulty, Unchecked, Uncovered}

func worse(a, b string) bool { return slices.Index(states[:], a) > slices.Index(states[:], b) }

// activities puts them in order, direct care first, and fills in what
// lawful.yaml says of each.
func (b *builder) activities() {
	for _, a := range b.acts {
		a.Data = fold(a.Data)
		b.r.Activities = append(b.r.Activities, *a)
	}
	slices.SortFunc(b.r.Activities, func(x, y Activity) int {
		return cmp.Or(care(x)-care(y), cmp.Compare(x.Purpose.ID, y.Purpose.ID), cmp.Compare(x.Recipient, y.Recipient),
			cmp.Compare(x.Component, y.Component), cmp.Compare(x.Basis, y.Basis), cmp.Compare(x.ID, y.ID))
	})
	b.nameAll()
	for i := range b.r.Activities {
		a := &b.r.Activities[i]
		for _, k := range annotations.ParticularKeys() {
			if v := b.details.Particular(b.voc, a.Purpose.ID, k.Key); v != "" && !b.ownReference(a, k.Key) {
				a.Details = append(a.Details, Detail{k.Key, v})
			}
		}
		if basis := b.r.Basis(a.Basis); basis != nil {
			basis.Used = true
		}
	}
}

// ownReference reports whether the basis of an activity cites another approval
// than lawful.yaml states for the whole purpose, which then is none of this
// activity's.
func (b *builder) ownReference(a *Activity, key string) bool {
	if key != "approval" && key != "approved" {
		return false
	}
	basis := b.r.Basis(a.Basis)
	return basis != nil && basis.Get("ref") != "" && basis.Get("ref") != b.details.Particular(b.voc, a.Purpose.ID, "approval")
}

func care(a Activity) int {
	if a.Purpose.Care {
		return 0
	}
	return 1
}

// fold drops the fields of what is there as a whole.
func fold(list []Datum) []Datum {
	return slices.DeleteFunc(slices.Clone(list), func(d Datum) bool {
		whole, _, isField := strings.Cut(d.Name, ".")
		return isField && slices.ContainsFunc(list, func(o Datum) bool { return o.Name == whole && o.State == d.State })
	})
}

// purpose is one of the vocabulary, with its everyday words.
func (b *builder) purpose(id string) Purpose {
	out := Purpose{ID: id, Words: strings.ReplaceAll(strings.Replace(id, "ml-", "ML-", 1), "-", " "), Direct: b.voc.Direct(id).String(), Care: b.voc.DirectCare(id)}
	p, ok := b.voc.Purpose(id)
	if !ok {
		return out
	}
	out.Parent, out.Definition, out.Stage = p.Parent, p.Definition, p.Stage
	for known := p; known != nil && len(out.DPV) == 0; known = parent(b.voc, known) {
		for _, m := range known.MappingsTo("dpv") {
			out.DPV = append(out.DPV, m.Term)
		}
		for _, m := range known.MappingsTo("hl7") {
			out.HL7 = append(out.HL7, m.Term)
		}
	}
	return out
}

func parent(voc *annotations.Vocabulary, p *annotations.Purpose) *annotations.Purpose {
	up, _ := voc.Purpose(p.Parent)
	return up
}
