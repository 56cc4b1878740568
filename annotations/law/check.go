package law

import (
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/annotations"
)

// Context is what a basis is judged by, beside its own words.
type Context struct {
	// Purposes are canonical ids: what the basis is used for, where that is
	// known (the purpose entered), else what it is declared for. When empty, the
	// purposes that the basis itself lists count.
	Purposes []string
	// Organisation is the type of the controller in lawful.yaml, such as
	// "public-authority"; "" when not said.
	Organisation string
	// Voc holds the project's vocabulary; nil means the shipped one.
	Voc *annotations.Vocabulary
	// Register is set for an entry of lawful.yaml, which must list purposes.
	Register bool
	// Today, as YYYY-MM-DD, lets overdue reviews be found. Leave it empty
	// where results may be cached: then no date is compared.
	Today string
	// Package is the import path, or a lawful.yaml pattern for one, of the code
	// that the declaration stands on; "" when not known.
	Package string
	// State is the state of the data that crosses; "" when no datum is at hand.
	State string
	// Profile chooses the rule set; "" is DefaultProfile. A profile without
	// rules finds nothing: who accepts one must say so to the user.
	Profile string
}

// Violation says that a basis breaks a rule.
type Violation struct {
	Rule     *Rule
	Severity Severity // may differ from the rule's: see Variant
	// Message is one line, lower case, with no full stop, that stands alone and
	// also reads well after "basis X covers nothing: ".
	Message string
	// Key is the key of the basis at fault ("a6", "route", "ref",
	// "purposes"). It may be absent from the basis: then the fault is that it
	// is missing.
	Key string
}

// Check returns the rules that a basis breaks, in the order of the rules. A nil
// basis breaks none. The cost is a few comparisons a rule.
func Check(b *annotations.Basis, ctx Context) []Violation {
	if b == nil {
		return nil
	}
	return run(b, ctx, false)
}

// CheckPurposes returns the rules that a declaration of purposes breaks without
// regard to a basis: testing code tagged as direct care, compatibility testing
// or evaluation tagged as research. ctx.Purposes and ctx.Package are read; Key is
// "purposes".
func CheckPurposes(ctx Context) []Violation {
	return run(&annotations.Basis{}, ctx, true)
}

// Void returns why a basis covers nothing: the message of the first error-level
// rule that it breaks, "" when it breaks none.
func Void(b *annotations.Basis, ctx Context) string {
	for _, v := range Check(b, ctx) {
		if v.Severity == Error {
			return v.Message
		}
	}
	return ""
}

func run(b *annotations.Basis, ctx Context, codeOnly bool) []Violation {
	book, err := load()
	if err != nil {
		return []Violation{{Rule: &Rule{ID: "R00", Slug: "rules-unreadable", Severity: Error}, Severity: Error, Message: err.Error()}}
	}
	c := newReading(book, b, ctx)
	for _, r := range book.rules {
		if r.Profile != c.ctx.Profile {
			continue
		}
		c.rule = r
		for i := range r.applies {
			if cl := &r.applies[i]; cl.Code || !codeOnly {
				c.apply(cl)
			}
		}
		if p, ok := predicates[r.ID]; ok && (p.code || !codeOnly) {
			p.check(c)
		}
	}
	return c.found
}

// reading is one basis as the rules see it: canonical words, what is not known
// taken for absent.
type reading struct {
	book          *book
	b             *annotations.Basis
	ctx           Context
	voc           *annotations.Vocabulary
	purposes      []string
	a6, a9, route string
	rule          *Rule // the one being checked
	found         []Violation
}

func newReading(book *book, b *annotations.Basis, ctx Context) *reading {
	if ctx.Voc == nil {
		ctx.Voc = annotations.Default()
	}
	if ctx.Profile == "" {
		ctx.Profile = DefaultProfile
	}
	c := &reading{book: book, b: b, ctx: ctx, voc: ctx.Voc}
	c.a6 = c.part(annotations.A6Word, b.A6, book.words.Consents.A6)
	c.a9 = c.part(annotations.A9Word, b.A9, nil)
	c.route = c.part(annotations.RouteWord, b.Route, book.words.Consents.Route)
	purposes := ctx.Purposes
	if len(purposes) == 0 {
		purposes = b.Purposes
	}
	for _, p := range purposes {
		if known, ok := c.voc.Purpose(p); ok {
			p = known.ID
		}
		if !slices.Contains(c.purposes, p) {
			c.purposes = append(c.purposes, p)
		}
	}
	return c
}

// part returns the canonical word of a part, "" when unknown. Words that
// belong to the other kind of consent are kept: rule R10 speaks of them.
func (c *reading) part(kind annotations.Kind, word string, confused []string) string {
	if t, ok := c.voc.Term(kind, word); ok {
		return t.Word
	}
	if slices.Contains(confused, word) {
		return word
	}
	return ""
}

// evidence returns what is given under a key, "" for what is still to be
// written and for a word that a closed list of values does not hold.
func (c *reading) evidence(key string) string {
	value := strings.TrimSpace(c.b.Get(key))
	if slices.Contains(c.book.words.Placeholders, strings.ToLower(value)) {
		return ""
	}
	if t, ok := c.voc.Term(annotations.EvidenceWord, key); ok && t.Values != nil && !slices.Contains(t.Values, value) {
		return ""
	}
	return value
}

// apply reports the violation of a clause that holds.
func (c *reading) apply(cl *clause) {
	purposes, ok := cl.holds(c)
	if !ok {
		return
	}
	key := cl.fault()
	values := Values{"purposes": strings.Join(purposes, ", "), "value": c.value(key)}
	if cl.Missing != "" {
		values["missing"] = c.missing(cl.Missing)
	}
	c.report(cl.Variant, key, values)
}

// value is what the basis says under a key, parts included.
func (c *reading) value(key string) string {
	switch key {
	case "a6":
		return c.a6
	case "a9":
		return c.a9
	case "route":
		return c.route
	}
	return c.b.Get(key)
}

// report adds a violation of the rule being checked, once.
func (c *reading) report(variant, key string, values Values) {
	all := Values{
		"basis": c.b.ID, "a6": c.a6, "a9": c.a9, "route": c.route, "key": key, "purposes": strings.Join(c.purposes, ", "),
		"role": c.evidence("role"), "ref": c.evidence("ref"), "state": c.ctx.State, "package": c.ctx.Package,
	}
	for k, v := range values {
		all[k] = v
	}
	message, severity := c.rule.Say(variant, all)
	v := Violation{Rule: c.rule, Severity: severity, Message: oneLine(message), Key: key}
	if !slices.Contains(c.found, v) {
		c.found = append(c.found, v)
	}
}

// oneLine keeps a quoted value from breaking a finding into lines.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
