package law

import (
	"slices"
	"strings"
)

// clause is one condition of a rule, written in the rule's "applies". All that
// it says must hold; see the package comment for the words.
type clause struct {
	A6, A9, Route []string
	NotA6         []string `yaml:"not-a6"`
	NotA9         []string `yaml:"not-a9"`
	NotRoute      []string `yaml:"not-route"`
	Within        []string
	Outside       []string
	Alongside     []string
	With, Without map[string][]string
	Has           string
	Missing       string
	Organisation  []string
	State         []string
	Key           string
	Variant       string
	Code          bool
}

// holds reports whether the clause applies to the case, and to which purposes.
func (cl *clause) holds(c *reading) (purposes []string, ok bool) {
	return c.choose(cl), cl.partsFit(c) && cl.evidenceFits(c) && cl.contextFits(c) && cl.purposesFit(c)
}

func (cl *clause) partsFit(c *reading) bool {
	return oneOf(cl.A6, c.a6) && oneOf(cl.A9, c.a9) && oneOf(cl.Route, c.route) &&
		noneOf(cl.NotA6, c.a6) && noneOf(cl.NotA9, c.a9) && noneOf(cl.NotRoute, c.route)
}

func (cl *clause) evidenceFits(c *reading) bool {
	for key, values := range cl.With {
		if !slices.Contains(values, c.evidence(key)) {
			return false
		}
	}
	for key, values := range cl.Without {
		if slices.Contains(values, c.evidence(key)) {
			return false
		}
	}
	if cl.Has != "" && c.evidence(cl.Has) == "" {
		return false
	}
	return cl.Missing == "" || c.missing(cl.Missing) != ""
}

func (cl *clause) contextFits(c *reading) bool {
	return (len(cl.Organisation) == 0 || slices.Contains(cl.Organisation, c.ctx.Organisation)) &&
		(len(cl.State) == 0 || slices.Contains(cl.State, c.ctx.State))
}

func (cl *clause) purposesFit(c *reading) bool {
	if len(cl.Within)+len(cl.Outside) > 0 && len(c.choose(cl)) == 0 {
		return false
	}
	return len(cl.Alongside) == 0 || slices.ContainsFunc(c.purposes, func(p string) bool {
		return c.below(cl.Alongside, p)
	})
}

// fault is the key of the basis that the clause blames: its own word, or what
// it looks at, so that the finding stands where the author can mend it.
func (cl *clause) fault() string {
	switch {
	case cl.Key != "":
		return cl.Key
	case cl.Has != "":
		return cl.Has
	case cl.Route != nil:
		return "route"
	case cl.A9 != nil:
		return "a9"
	case cl.A6 != nil:
		return "a6"
	}
	return "purposes"
}

// oneOf reports whether a part is one of the words; no words allow anything.
func oneOf(words []string, part string) bool {
	return len(words) == 0 || matches(words, part)
}

// noneOf reports whether a part is none of the words.
func noneOf(words []string, part string) bool { return !matches(words, part) }

// matches compares a part with words, "-" for absent and "*" for present.
func matches(words []string, part string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		switch w {
		case "-":
			return part == ""
		case "*":
			return part != ""
		}
		return w == part
	})
}

// choose returns the purposes that within and outside leave.
func (c *reading) choose(cl *clause) []string {
	var out []string
	for _, p := range c.purposes {
		if (len(cl.Within) == 0 || c.below(cl.Within, p)) && !c.below(cl.Outside, p) {
			out = append(out, p)
		}
	}
	return out
}

// below reports whether a purpose is, or stands below, one of the ancestors.
func (c *reading) below(ancestors []string, purpose string) bool {
	return slices.ContainsFunc(ancestors, func(a string) bool { return c.voc.Covers(a, purpose) })
}

// missing returns, in words, the groups of evidence of which nothing is given:
// "ref, decided-by" or "consent or ref". It is empty when nothing is missing.
func (c *reading) missing(groups string) string {
	var out []string
	for _, group := range strings.Split(groups, ",") {
		keys := strings.Split(strings.TrimSpace(group), "|")
		if !slices.ContainsFunc(keys, func(k string) bool { return c.evidence(k) != "" }) {
			out = append(out, strings.Join(keys, " or "))
		}
	}
	return strings.Join(out, ", ")
}
