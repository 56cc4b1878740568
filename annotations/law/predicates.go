package law

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/lawful-lint/lawful/annotations"
)

// predicate is the part of a rule that no clause can say.
type predicate struct {
	check func(*reading)
	code  bool // also for CheckPurposes
}

var predicates = map[string]predicate{
	"R06": {testingAsCare, true},
	"R10": {consentsConfused, false},
	"R15": {annexCondition1, false},
	"R22": {outdatedCitation, false},
	"R25": {supportReference, false},
	"R28": {cancerOnly, false},
	"R38": {purposesListed, false},
	"M01": {dates, false},
	"M02": {unusual, false},
}

// testingAsCare finds direct care claimed for a package that tests or trains,
// or by a purpose of another stage than deployment.
func testingAsCare(c *reading) {
	var direct []string
	for _, p := range c.purposes {
		if !c.voc.DirectCare(p) {
			continue
		}
		direct = append(direct, p)
		known, _ := c.voc.Purpose(p)
		if known != nil && known.Stage != "" && known.Stage != "deployment" && known.Stage != "any" {
			c.report("stage", "purposes", Values{"purposes": p, "stage": known.Stage})
		}
	}
	if len(direct) > 0 && c.testing(c.ctx.Package) {
		c.report("", "purposes", Values{"purposes": strings.Join(direct, ", ")})
	}
}

// testing reports whether an import path holds an element that says testing.
// The host, owner and repository do not count: a product may be called so.
func (c *reading) testing(path string) bool {
	elems := strings.Split(path, "/")
	skip := 1
	if strings.Contains(elems[0], ".") {
		skip = 3
	}
	for _, e := range elems[min(skip, len(elems)):] {
		if slices.Contains(c.book.words.Testing, e) {
			return true
		}
	}
	return false
}

// consentsConfused finds consent of one kind offered as the other.
func consentsConfused(c *reading) {
	w := c.book.words.Consents
	if slices.Contains(w.A6, c.a6) {
		c.report("a6", "a6", Values{"value": c.a6})
	}
	if slices.Contains(w.Route, c.route) {
		c.report("", "route", Values{"value": c.route})
	}
}

// annexCondition1 checks that a recognised legitimate interest names one of the
// conditions of Annex 1.
func annexCondition1(c *reading) {
	if c.a6 != "recognised-legitimate-interest" {
		return
	}
	var words []string
	for _, a := range c.book.words.Annex1 {
		words = append(words, a.Word)
	}
	values := Values{"words": strings.Join(words, ", "), "value": c.evidence("condition")}
	if values["value"] == "" {
		c.report("", "a6", values)
		return
	}
	said := plain(values["value"])
	for _, a := range c.book.words.Annex1 {
		if slices.ContainsFunc(append(a.Phrases, a.Word), func(p string) bool { return strings.Contains(said, plain(p)) }) {
			return
		}
	}
	if values["nearest"] = annotations.NearestOf(values["value"], words); values["nearest"] == "" {
		c.report("unknown", "condition", values)
		return
	}
	c.report("near", "condition", values)
}

// plain makes spellings of a phrase comparable.
func plain(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.ToLower(s), "-", " ")), " ")
}

// outdatedCitation finds evidence that cites the law as it stood.
func outdatedCitation(c *reading) {
	for _, key := range c.evidenceKeys() {
		value := c.evidence(key)
		for _, re := range c.book.outdated {
			if re.MatchString(value) {
				c.report("", key, Values{"value": value})
				break
			}
		}
	}
}

// evidenceKeys returns the keys of the evidence, sorted.
func (c *reading) evidenceKeys() []string {
	var keys []string
	for k := range c.b.Evidence {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// The formats of the register of support: the present one, and those of the
// bodies before it (CAG 7-04(a)/2013, PIAG 03(a)/2001).
var (
	reference       = regexp.MustCompile(`^\d{2}/CAG/\d{4}$`)
	legacyReference = regexp.MustCompile(`^(CAG|ECC|PIAG) ?\d{1,2}(-\d{2})?\([A-Za-z0-9]+\)/\d{4}$`)
)

// supportReference checks the reference of section 251 support and, when today
// is known, that its review is not overdue.
func supportReference(c *reading) {
	if !c.section251() {
		return
	}
	ref := c.evidence("ref")
	switch {
	case ref == "":
		c.report("", "route", nil)
	case reference.MatchString(ref):
	case legacyReference.MatchString(ref):
		c.report("legacy", "ref", Values{"value": ref})
	default:
		c.report("malformed", "ref", Values{"value": ref})
	}
	if review := c.evidence("review"); c.overdue(review) {
		c.report("expired", "review", Values{"value": review})
	}
}

func (c *reading) section251() bool {
	return c.route == "section-251" || c.route == "section-251-cancer"
}

// overdue reports whether a date lies before today, both being good dates.
func (c *reading) overdue(date string) bool {
	return isDate(c.ctx.Today) && isDate(date) && date < c.ctx.Today
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// dates checks the form of dates and finds reviews that are overdue; for
// section 251 the rule on its reference says the latter.
func dates(c *reading) {
	for _, key := range []string{"decided", "review"} {
		if value := c.evidence(key); value != "" && !isDate(value) {
			c.report("date", key, Values{"value": value})
		}
	}
	if review := c.evidence("review"); c.overdue(review) && !c.section251() {
		c.report("overdue", "review", Values{"value": review})
	}
}

// cancerOnly looks for the disease in what the basis says of itself.
func cancerOnly(c *reading) {
	if c.route != "section-251-cancer" {
		return
	}
	said := c.b.ID + " " + strings.Join(c.purposes, " ")
	for _, key := range c.evidenceKeys() {
		said += " " + c.evidence(key)
	}
	said = strings.ToLower(said)
	if !slices.ContainsFunc(c.book.words.Neoplasia, func(w string) bool { return strings.Contains(said, w) }) {
		c.report("", "route", nil)
	}
}

// purposesListed checks that a register entry says what it is for.
func purposesListed(c *reading) {
	if c.ctx.Register && len(c.b.Purposes) == 0 {
		c.report("", "purposes", nil)
	}
}

// unusual compares each part with the matrix. A part that another rule has
// spoken of is left to that rule.
func unusual(c *reading) {
	for _, p := range c.purposes {
		row, ok := c.row(p)
		if !ok {
			continue
		}
		c.compare("a6", p, c.a6, row.A6)
		c.compare("a9", p, c.a9, row.A9)
		if c.route != "court-order" && c.route != "overriding-public-interest" {
			c.compare("route", p, c.route, row.Route)
		}
	}
}

func (c *reading) compare(part, purpose, word string, usual []string) {
	if word == "" || len(usual) == 0 || slices.Contains(usual, word) {
		return
	}
	if slices.ContainsFunc(c.found, func(v Violation) bool { return v.Key == part && v.Rule != c.rule }) {
		return
	}
	c.report("", part, Values{"part": part, "value": word, "purposes": purpose, "usual": strings.Join(usual, ", ")})
}

// row returns the matrix's row for a purpose: the nearest at or above it.
func (c *reading) row(purpose string) (usual, bool) {
	best := ""
	for _, id := range c.book.rows {
		if c.voc.Covers(id, purpose) && (best == "" || c.voc.Covers(best, id)) {
			best = id
		}
	}
	row, ok := c.book.matrix[best]
	return row, ok
}
