package law

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/annotations"
)

// Severity says how much a violation weighs.
type Severity uint8

// The severities. Only an Error voids a basis.
const (
	Note Severity = iota
	Warning
	Error
)

var severityWords = [...]string{"note", "warning", "error"}

// String returns "note", "warning" or "error".
func (s Severity) String() string {
	if int(s) < len(severityWords) {
		return severityWords[s]
	}
	return fmt.Sprintf("Severity(%d)", s)
}

// Place is where a rule is checked.
type Place string

// The places.
const (
	Declaration Place = "declaration" // of a basis: by Check
	Flow        Place = "flow"        // by the data-flow analyzer
	OptOut      Place = "opt-out"     // by the analyzer of checks on a path
	Marks       Place = "marks"       // by the analyzers of directives
	Record      Place = "record"      // by the report on processing
)

var placeTexts = map[Place]string{
	Declaration: "where a basis is declared",
	Flow:        "where patient data flows",
	OptOut:      "where data crosses that should have passed a check",
	Marks:       "where code and types are marked",
	Record:      "in the record of processing",
}

// Rule is one rule of the law as a reviewer would put it. Rules are shared:
// nobody may change one.
type Rule struct {
	ID, Slug, Title string
	// Severity is that of the main message; a variant may differ.
	Severity Severity
	// Message is the template of the main finding, Variants are further ones.
	Message  string
	Variants []Variant
	// Explanation is one paragraph.
	Explanation string
	// RunTime says what only the running system or the world outside the code
	// can show; "" when the code shows everything.
	RunTime string
	// Sources are full citations.
	Sources []string
	// Checked lists where, at least one place.
	Checked []Place
	// Profile is the rule set it belongs to.
	Profile string
	// Wrong breaks the rule, Right does not.
	Wrong, Right Example

	applies []clause
}

// Variant is a further message of a rule.
type Variant struct {
	Name     string
	Severity Severity
	Message  string
}

// Example is a piece of lawful.yaml or of Go.
type Example struct {
	Lang string // "yaml" or "go"
	Text string
}

// CheckedAt reports whether the rule is checked at a place.
func (r *Rule) CheckedAt(p Place) bool { return slices.Contains(r.Checked, p) }

// Values fills the places of a message template: {data}, {purpose}.
type Values map[string]string

// Say words a finding: the main message for variant "", else the variant's,
// with its severity. A place that values does not fill stays as it is written;
// an unknown variant is the main message.
func (r *Rule) Say(variant string, values Values) (string, Severity) {
	text, severity := r.Message, r.Severity
	for _, v := range r.Variants {
		if v.Name == variant && variant != "" {
			text, severity = v.Message, v.Severity
		}
	}
	return fill(text, values), severity
}

// fill replaces each {key} that values holds. What is filled in is not read
// again, so that a reference with braces stays what it is.
func fill(text string, values Values) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		key, after, closed := strings.Cut(rest, "}")
		value, known := values[key]
		if !closed || !known {
			b.WriteByte('{')
			text = rest
			continue
		}
		b.WriteString(value)
		text = after
	}
}

// Rules returns all rules of all profiles, R01 first. The rules are shared.
func Rules() []Rule {
	b, _ := load()
	out := make([]Rule, len(b.rules))
	for i, r := range b.rules {
		out[i] = *r
	}
	return out
}

// ByName returns the rule with an id (any case) or slug. For any other word
// the rule is nil and nearest is the slug or id most likely meant, "" when none
// is.
func ByName(word string) (rule *Rule, nearest string) {
	b, _ := load()
	var words []string
	for _, r := range b.rules {
		if strings.EqualFold(word, r.ID) || strings.EqualFold(word, r.Slug) {
			return r, ""
		}
		words = append(words, r.Slug)
	}
	for _, r := range b.rules {
		words = append(words, r.ID)
	}
	return nil, annotations.NearestOf(word, words)
}

// Profile is a rule set for one jurisdiction.
type Profile struct {
	ID, Title string
	// Ready is false where the profile is known and has no rules yet.
	Ready bool
}

// DefaultProfile is the one that applies when lawful.yaml names none.
const DefaultProfile = "gb-england"

// Profiles returns the known rule sets, the default first.
func Profiles() []Profile {
	return []Profile{
		{DefaultProfile, "England: UK GDPR, Data Protection Act 2018, common-law duty of confidentiality", true},
		{"eu-gdpr", "European Union: GDPR with Article 89", false},
		{"eu-ehds", "European Union: secondary use under the European Health Data Space", false},
		{"us-hipaa", "United States: HIPAA Privacy Rule", false},
	}
}
