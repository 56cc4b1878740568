package annotations

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Schema returns the JSON Schema (draft 2020-12) of lawful.yaml, by which an
// editor completes and checks the file while it is written. Keys, words and
// their definitions are those of [Default] and of [ParseConfig].
//
// It accepts whatever ParseConfig accepts, numbers and booleans for free text
// too; a name or a word that YAML would read as one of them, or as null, has to
// be quoted for it. What it cannot express is left to ParseConfig: whether a
// pattern is well formed, a named basis exists, a date is one of the calendar,
// items repeat or contradict each other, a parent leads to a known purpose.
// Purposes are checked against the shipped ones only in a file that defines
// none of its own.
//
// enumDescriptions, which the standard does not know and ignores, tells editors
// what each word means.
func Schema() []byte {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	m := schemaMaker{voc: Default()}
	// A tree of strings and lists: there is nothing that cannot be encoded.
	_ = enc.Encode(m.file())
	return out.Bytes()
}

// schema is one node of a JSON Schema, its keywords in the order in which
// people read them.
type schema struct {
	Dialect     string `json:"$schema,omitempty"`
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`
	Ref         string `json:"$ref,omitempty"`

	Type              any        `json:"type,omitempty"`
	Enum              []any      `json:"enum,omitempty"`
	EnumDescriptions  []string   `json:"enumDescriptions,omitempty"`
	Pattern           string     `json:"pattern,omitempty"`
	Format            string     `json:"format,omitempty"`
	Examples          []string   `json:"examples,omitempty"`
	Default           any        `json:"default,omitempty"`
	Properties        properties `json:"properties,omitempty"`
	PropertyNames     *schema    `json:"propertyNames,omitempty"`
	Additional        any        `json:"additionalProperties,omitempty"` // false or *schema
	Required          []string   `json:"required,omitempty"`
	DependentRequired wants      `json:"dependentRequired,omitempty"`
	Items             *schema    `json:"items,omitempty"`
	MinItems          int        `json:"minItems,omitempty"`
	Unique            bool       `json:"uniqueItems,omitempty"`

	AnyOf            []*schema          `json:"anyOf,omitempty"`
	Not              *schema            `json:"not,omitempty"`
	If               *schema            `json:"if,omitempty"`
	Else             *schema            `json:"else,omitempty"`
	DependentSchemas map[string]*schema `json:"dependentSchemas,omitempty"`
	Defs             map[string]*schema `json:"$defs,omitempty"`
}

// wants says which keys a key needs beside it.
type wants map[string][]string

// properties are the keys of a mapping, in the order of the documentation.
type properties []property

type property struct {
	key   string
	value *schema
}

// MarshalJSON writes the properties as an object that keeps their order.
func (p properties) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	out.WriteByte('{')
	for i, f := range p {
		if i > 0 {
			out.WriteByte(',')
		}
		if err := enc.Encode(f.key); err != nil {
			return nil, err
		}
		out.WriteByte(':')
		if err := enc.Encode(f.value); err != nil {
			return nil, err
		}
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// described is s with a description; beside a reference too, as 2020-12 allows.
func (s *schema) described(text string) *schema {
	copied := *s
	copied.Description = text
	return &copied
}

func ref(name string) *schema { return &schema{Ref: "#/$defs/" + name} }

// object is a mapping that has these keys and no others.
func object(p properties) *schema {
	return &schema{Type: "object", Properties: p, Additional: false}
}

// oneOrList accepts a value, or a list of such values.
func oneOrList(item *schema) *schema {
	return &schema{AnyOf: []*schema{item, {Type: "array", Items: item}}}
}

// slotPattern is a name of Go, as ECMA-262 (with its u flag) and Go read it.
const slotPattern = `[\p{L}_][\p{L}\p{Nd}_]*`

// schemaMaker makes the schema of the words of one vocabulary.
type schemaMaker struct{ voc *Vocabulary }

func (m schemaMaker) file() *schema {
	s := object(properties{
		{"version", &schema{Description: "The version of this form.", Enum: []any{1, "1"}}},
		{"profile", &schema{Description: "The rule set: whose law and guidance hold.", Enum: enum(profiles[:]), Default: profiles[0]}},
		{"strict", ref("level").described("Whether to report code that handles patient data and declares no purpose.")},
		{"organisation", m.organisation()},
		{"purposes", &schema{Description: "Purposes of this project, each under a known one.", Type: "array", Items: m.purpose()}},
		{"bases", &schema{Description: "The register of lawful bases, by the names that code cites.", Type: "object",
			PropertyNames: &schema{Pattern: "^[a-z0-9-]+$"}, Additional: m.basis(true)}},
		{"code", &schema{Description: "What holds for code that cannot carry a directive.", Type: "array", Items: m.code()}},
		{"catalogue", m.catalogue()},
		{"record", m.record()},
	})
	s.Dialect = "https://json-schema.org/draft/2020-12/schema"
	s.Title = ConfigName
	s.Description = "Marks, purposes and the register of lawful bases of a project, for the linter lawful."
	s.If, s.Else = &schema{Required: []string{"purposes"}}, m.shippedPurposes()
	s.Defs = m.definitions()
	return s
}

// shippedPurposes is what holds besides in a file without purposes of its own.
func (m schemaMaker) shippedPurposes() *schema {
	words := func(name string) *schema { return oneOrList(ref(name)) }
	return &schema{Properties: properties{
		{"bases", &schema{Additional: &schema{Properties: properties{{"purposes", words("shippedPurposeOrGroup")}}}}},
		{"code", &schema{Items: &schema{Properties: properties{{"collected", words("shippedPurpose")}, {"purpose", words("shippedPurpose")}}}}},
	}}
}

func (m schemaMaker) definitions() map[string]*schema {
	switches := []string{"on", "warn", "off"}
	anyCase := []string{"on", "warn", "off", "yes", "no", "true", "false"}
	for i, w := range anyCase {
		var p strings.Builder
		for _, r := range w {
			fmt.Fprintf(&p, "[%c%c]", r-'a'+'A', r)
		}
		anyCase[i] = p.String()
	}
	return map[string]*schema{
		"text":  {Type: []string{"string", "number", "boolean"}, Pattern: `\S`},
		"match": {Type: "string", Pattern: `\S`, Examples: []string{"example.org/emr/models.Patient", "(*example.org/emr/export.Writer).Push", "example.org/emr/insights/..."}},
		"level": {AnyOf: []*schema{{Enum: enum(switches)}, {Type: "boolean"}, {Type: "string", Pattern: "^(" + strings.Join(anyCase, "|") + ")$"}}},
		"slot":  {Type: "string", Pattern: "^" + slotPattern + "$", Examples: []string{"receiver", "arg0", "result0"}},
		"carry": {Type: "string", Pattern: `^\s*` + slotPattern + `\s*->\s*` + slotPattern + `\s*$`, Examples: []string{"arg0 -> result0"}},
		// Any word is a purpose where the file may define it.
		"purpose":               m.purposeWords(false, `[a-z][a-z0-9-]*`),
		"purposeOrGroup":        m.purposeWords(true, `[a-z][a-z0-9-]*`),
		"shippedPurpose":        m.purposeWords(false, ""),
		"shippedPurposeOrGroup": m.purposeWords(true, ""),
	}
}

// purposeWords accepts purposes, several in one text too: words that fit other
// or, when that is empty, the shipped ones. Groups are the abstract purposes,
// which a register may list and code may not serve.
func (m schemaMaker) purposeWords(groups bool, other string) *schema {
	words := m.voc.Words(PurposeWord)
	var abstract []string
	for _, p := range m.voc.Purposes() {
		if p.Abstract {
			abstract = append(abstract, p.ID)
		}
	}
	if groups {
		words = append(words, abstract...)
	}
	s := &schema{}
	if other == "" {
		quoted := make([]string, len(words))
		for i, w := range words {
			quoted[i] = regexp.QuoteMeta(w)
		}
		other = "(" + strings.Join(quoted, "|") + ")"
	} else if !groups {
		s.Not = &schema{Enum: enum(abstract)}
	}
	list := &schema{Enum: enum(words)}
	for _, w := range words {
		p, _ := m.voc.Purpose(w)
		list.EnumDescriptions = append(list.EnumDescriptions, meaning(w, p.ID, p.Definition))
	}
	s.AnyOf = []*schema{list, {Type: "string", Pattern: "^[ ,]*" + other + "([ ,]+" + other + ")*[ ,]*$"}}
	return s
}

// meaning describes a word by the one that it stands for.
func meaning(word, canonical, definition string) string {
	if word != canonical {
		return canonical + ": " + definition
	}
	return definition
}

func enum(words []string) []any {
	list := make([]any, len(words))
	for i, w := range words {
		list[i] = w
	}
	return list
}

// terms accepts the words of a kind but those that mean one of except.
func (m schemaMaker) terms(k Kind, except ...string) *schema {
	s := &schema{}
	for _, w := range m.voc.Words(k) {
		if t, _ := m.voc.Term(k, w); !slices.Contains(except, t.Word) {
			s.Enum = append(s.Enum, w)
			s.EnumDescriptions = append(s.EnumDescriptions, meaning(w, t.Word, t.Definition))
		}
	}
	return s
}

func (m schemaMaker) organisation() *schema {
	kinds := &schema{AnyOf: []*schema{{Enum: enum(organisationTypes)}, ref("text")}}
	return object(properties{
		{"name", ref("text").described("The organisation's name.")},
		{"role", &schema{Description: "Its role in the processing.", Enum: enum(organisationRoles)}},
		{"type", kinds.described("What kind of body it is; some rules depend on it.")},
		{"contact", ref("text").described("How to reach it about data protection.")},
		{"dpo", ref("text").described("Its data protection officer.")},
	}).described("The controller, for the record of processing.")
}

func (m schemaMaker) purpose() *schema {
	word := &schema{Type: "string", Pattern: "^[a-z][a-z0-9-]*$", Not: &schema{Enum: enum(allPurposes(m.voc))}}
	within := m.purposeWords(true, `[a-z][a-z0-9-]*`)
	s := object(properties{
		{"id", word.described("The new word.")},
		{"within", within.described("The purpose it stands under, whose nature and stage it takes over.")},
		{"definition", ref("text").described("What it is, for readers of the register.")},
		{"aliases", oneOrList(word).described("Further spellings.")},
	})
	s.Required = []string{"id", "within"}
	return s
}

// basis is an entry of the register, or the parts of one that stand in code.
func (m schemaMaker) basis(register bool) *schema {
	var p properties
	if register {
		purposes := &schema{AnyOf: []*schema{ref("purposeOrGroup"), {Type: "array", Items: ref("purposeOrGroup"), MinItems: 1, Unique: true}}}
		p = append(p, property{"purposes", purposes.described("What the basis is for; a group stands for all below it.")})
	}
	p = append(p, properties{
		{"a6", m.terms(A6Word).described("The basis under Article 6 of the UK GDPR.")},
		{"a9", m.terms(A9Word).described("The condition of Article 9 for data about health.")},
		{"route", m.terms(RouteWord).described("What sets the common-law duty of confidentiality aside.")},
	}...)
	for _, w := range m.voc.Words(EvidenceWord) {
		t, _ := m.voc.Term(EvidenceWord, w)
		p = append(p, property{w, evidence(t)})
	}
	s := object(p)
	if register {
		s.Required = []string{"purposes"}
	}
	return s
}

// evidence accepts the values of one evidence key.
func evidence(t *Term) *schema {
	switch {
	case t.Values != nil:
		s := &schema{Description: t.Definition + ".", Enum: enum(t.Values)}
		for _, w := range t.Values {
			if strings.Trim(w, "0123456789") == "" {
				s.Enum = append(s.Enum, json.Number(w))
			}
		}
		return s
	case t.Date:
		return textOrDate(t.Definition+", YYYY-MM-DD.", true)
	}
	return ref("text").described(t.Definition + ".")
}

func (m schemaMaker) catalogue() *schema {
	var groups properties
	for _, t := range m.voc.Terms(GroupWord) {
		groups = append(groups, property{t.Word, ref("level").described(fmt.Sprintf("%s; %s by default.", t.Definition, t.Level))})
	}
	s := &schema{AnyOf: []*schema{ref("level"), object(groups)}}
	return s.described("The shipped marks for known packages, by group: on, warn or off.")
}

// record is the section of what no code shows. Its keys are those of
// [ParticularKeys], which the test compares.
func (m schemaMaker) record() *schema {
	var particulars properties
	for _, k := range ParticularKeys() {
		particulars = append(particulars, property{k.Key, textOrDate(k.Means, k.Date)})
	}
	recipient := object(properties{
		{"match", ref("match").described("The package, or packages, that send to it.")},
		{"name", ref("text").described("Who it is.")},
		{"role", &schema{Description: "What it is to the organisation.", Enum: enum(recipientRoles)}},
		{"country", ref("text").described("Where it keeps the data.")},
		{"safeguard", ref("text").described("What protects the data in another country.")},
		{"agreement", ref("text").described("The agreement with it.")},
		{"agreement-end", textOrDate("The date on which the agreement ends.", true)},
	})
	recipient.Required = []string{"match"}
	all := append(properties{
		{"joint-controllers", oneOrList(ref("text")).described("Who decides together with the organisation.")},
		{"representative", ref("text").described("The representative in the United Kingdom of an organisation abroad.")},
		{"serves", oneOrList(ref("text")).described("The controllers for whom a processor works.")},
	}, particulars...)
	all = append(all, property{"purposes", &schema{Description: "What holds for the activities of a purpose, and of those below it.", Type: "object",
		PropertyNames: m.purposeWords(true, `[a-z][a-z0-9-]*`), Additional: object(particulars)}},
		property{"recipients", &schema{Description: "Who receives patient data outside the organisation.", Type: "array", Items: recipient}})
	return object(all).described("What the record of processing holds beside what code shows.")
}

func textOrDate(means string, date bool) *schema {
	if date {
		return &schema{Description: means, Type: "string", Format: "date", Pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`}
	}
	return ref("text").described(means)
}

// code is one item of code. Its keys stand in the order of codeKeys, which the
// test compares.
func (m schemaMaker) code() *schema {
	patient := enum([]string{"patient"})
	s := object(properties{
		{"match", ref("match").described("What it is about, as go/types prints it, import path first; * stands for any run of characters within a name, /... for the packages below.")},
		{"kind", &schema{Description: "Narrows the match.", Enum: enum([]string{"type", "func", "var"})}},
		{"data", &schema{Description: "Whether it carries patient data: patient, or none for a carve-out.", Enum: enum([]string{"patient", "none"})}},
		{"state", m.terms(StateWord).described("How far the data has been de-identified.")},
		{"collected", oneOrList(ref("purpose")).described("For which purposes the data was obtained; direct-care when nothing is said.")},
		{"of", oneOrList(ref("slot")).described("Only these parameters and results of a function: receiver, arg0, result0 or a name.")},
		{"fills", oneOrList(ref("slot")).described("What these point to holds patient data after the call.")},
		{"purpose", oneOrList(ref("purpose")).described("The purposes that the code serves.")},
		{"basis", (&schema{AnyOf: []*schema{ref("text"), m.basis(false)}}).described("The lawful basis: the name of one under bases, or its parts.")},
		{"deidentify", m.terms(StateWord, "identifiable").described("The state of the function's results, whatever went in.")},
		{"check", oneOrList(m.terms(CheckWord)).described("The check that what the function returns has passed.")},
		{"ref", ref("text").described("The reference of the assessment behind deidentify.")},
		{"carries", oneOrList(ref("carry")).described("What a body that is not seen passes on: arg0 -> result0.")},
		{"when", (&schema{Type: "object", Additional: &schema{Type: []string{"string", "number", "boolean"}},
			PropertyNames: &schema{Pattern: "^" + slotPattern + "$", Not: &schema{Pattern: "^(receiver$|result)"}},
		}).described("Only for calls whose argument is a constant that fits, or carries patient data (the bare word patient).")},
		{"in", oneOrList(ref("match")).described("Only in these packages.")},
	})
	s.Required = []string{"match"}
	for _, key := range []string{"data", "fills", "purpose", "basis", "deidentify", "check", "carries"} {
		s.AnyOf = append(s.AnyOf, &schema{Required: []string{key}})
	}
	s.DependentRequired = wants{"of": {"data"}, "ref": {"deidentify"}}
	marked := &schema{AnyOf: []*schema{{Required: []string{"fills"}}, {Required: []string{"data"}, Properties: properties{{"data", &schema{Enum: patient}}}}}}
	s.DependentSchemas = map[string]*schema{"state": marked, "collected": marked}
	return s
}
