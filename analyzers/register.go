package analyzers

import (
	"go/token"
	"slices"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/law"
)

// incompleteRecord is the rule on what lawful.yaml says of the organisation.
const incompleteRecord = "processing-record-incomplete"

// Violation is a rule that a declaration in lawful.yaml breaks.
type Violation struct {
	// Pos is where it is declared: the key at fault where that is there.
	Pos token.Position
	// Rule is the slug; Severity "error", "warning" or "note", which may differ
	// from the rule's.
	Rule, Severity string
	// Message is one line that stands alone; URL documents the rule.
	Message, URL string
}

// CheckConfig returns the rules that the configuration itself breaks, in the
// order of the file's sections: the entries of the register, then what is
// declared of code. With o.Today set, reviews that are overdue are among them.
// Notes are left out unless o asks for them, and so are warnings. It needs no
// program: whether a basis is put to the right use is for the analyzers.
func CheckConfig(o Options) []Violation {
	if o.Config == nil {
		return nil
	}
	c := configChecker{options: o}
	for _, b := range o.Config.Bases {
		ctx := o.lawContext(b, b.Purposes)
		ctx.Today = o.Today
		c.basis("basis "+b.ID, b, ctx)
	}
	for _, e := range o.Config.Code {
		c.entry(e)
	}
	c.record()
	return c.found
}

// record reports what the record of processing lacks of the organisation. Who
// keeps that record elsewhere need not have it here, so it is told to those who
// ask for notes.
func (c *configChecker) record() {
	missing := law.MissingFromRecord(c.options.Config)
	if !c.options.Notes || missing == "" {
		return
	}
	pos := c.options.Config.Organisation.Pos
	if !pos.IsValid() {
		pos = token.Position{Filename: c.options.Config.Path, Line: 1, Column: 1}
	}
	rule, _ := law.ByName(incompleteRecord)
	message, severity := rule.Say("", law.Values{"missing": missing})
	c.add(pos, rule, severity, message)
}

type configChecker struct {
	options Options
	found   []Violation
}

func (c *configChecker) basis(name string, b *annotations.Basis, ctx law.Context) {
	for _, v := range law.Check(b, ctx) {
		pos, ok := b.Keys[v.Key]
		if !ok {
			pos = b.Pos
		}
		message := name + ": " + v.Message
		if v.Severity == law.Error {
			message = name + " covers nothing: " + v.Message
		}
		c.add(pos, v.Rule, v.Severity, message)
	}
}

// entry checks what is declared of code that carries no directive.
func (c *configChecker) entry(e *annotations.Entry) {
	switch {
	case e.Basis == nil:
	case e.Basis.ID == "":
		ctx := c.options.lawContext(e.Basis, e.Purposes)
		ctx.Today, ctx.Package = c.options.Today, e.Match.Text
		c.basis("the basis of "+e.Match.Text, e.Basis, ctx)
	default:
		c.named(e)
	}
	if variant, needs := unassessedState(e.Deidentify); needs && e.Ref == "" {
		rule, _ := law.ByName(unassessed)
		message, severity := rule.Say(variant, law.Values{"function": e.Match.Text, "state": e.Deidentify})
		c.add(e.Pos, rule, severity, message)
	}
}

// named checks a basis of the register once more where code is said to rest on
// it: for that code's path, and for its purposes outside direct care, on which
// a basis is for what leaves.
func (c *configChecker) named(e *annotations.Entry) {
	b, ok := c.options.Config.Basis(e.Basis.ID)
	if !ok {
		return
	}
	ctx := c.options.lawContext(b, b.Purposes)
	alone := law.Check(b, ctx)
	ctx.Package = e.Match.Text
	for _, v := range law.Check(b, ctx) {
		if !slices.Contains(alone, v) {
			c.add(e.Basis.Pos, v.Rule, v.Severity, "basis "+b.ID+": "+v.Message)
		}
	}
	voc := c.options.Config.Vocabulary
	for _, q := range e.Purposes {
		if voc.DirectCare(q) || slices.ContainsFunc(b.Purposes, func(p string) bool { return voc.Covers(p, q) }) {
			continue
		}
		rule, _ := law.ByName(repurposed)
		message, severity := rule.Say("flow", law.Values{"basis": b.ID, "purpose": purposeName(voc, q)})
		c.add(e.Basis.Pos, rule, severity, message)
	}
}

func (c *configChecker) add(pos token.Position, rule *law.Rule, severity law.Severity, message string) {
	if !c.options.wanted(severity.String()) {
		return
	}
	c.found = append(c.found, Violation{Pos: pos, Rule: rule.Slug, Severity: severity.String(), Message: message, URL: RulePage(rule.Slug)})
}
