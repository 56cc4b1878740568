package annotations

import (
	"fmt"
	"strings"
)

// DirectCare is the id of the purpose for which patient data is held unless
// something else is declared.
const DirectCare = "direct-care"

// Directness says whether a purpose is direct care.
type Directness uint8

// The answers. Conditional means: only done by the care team that holds a
// legitimate relationship. NotApplicable is for what is done at the patient's
// own request.
const (
	NotDirect Directness = iota
	Direct
	Conditional
	NotApplicable
)

var directWords = [...]string{"no", "yes", "conditional", "n/a"}

// String returns the word that the data files use.
func (d Directness) String() string {
	if int(d) < len(directWords) {
		return directWords[d]
	}
	return fmt.Sprintf("Directness(%d)", d)
}

// Purpose is what patient data is used for.
type Purpose struct {
	// ID is the canonical word; Parent the purpose above it, "" for a root.
	ID, Parent string
	// Abstract purposes group others; code cannot be tagged with one.
	Abstract bool
	// Direct says whether it is direct care. Never inferred from a mapping.
	Direct Directness
	// Stage is the place in a technology's life: pre-development, development,
	// deployment, post-rollout or any.
	Stage string
	// Conditions must be declared for a conditional purpose to be direct care.
	Conditions []string
	Definition string
	Aliases    []string
	// Origin is seed, sister-guidance, extension or, for a purpose of
	// lawful.yaml, project.
	Origin string
	// Sources are keys for [Vocabulary.Source].
	Sources  []string
	Mappings []Mapping
	Note     string
}

// Mapping relates a purpose to a term of another vocabulary.
type Mapping struct {
	Scheme string // "dpv", "hl7" or "fides"
	Match  Match
	Term   string // as the other vocabulary writes it, with its prefix
}

// Match says how well a mapping fits.
type Match byte

// The qualities of a match.
const (
	Exact   Match = '='
	Close   Match = '~'
	Broader Match = '>' // the outside term is the broader one
)

// String returns "exact", "close" or "broader".
func (m Match) String() string {
	switch m {
	case Exact:
		return "exact"
	case Close:
		return "close"
	case Broader:
		return "broader"
	}
	return fmt.Sprintf("Match(%q)", byte(m))
}

// MappingsTo returns the mappings to one scheme, in the order of the file.
func (p *Purpose) MappingsTo(scheme string) []Mapping {
	var out []Mapping
	for _, m := range p.Mappings {
		if m.Scheme == scheme {
			out = append(out, m)
		}
	}
	return out
}

// schemes are the vocabularies that purposes are mapped to, in order.
var schemes = [...]string{"dpv", "hl7", "fides"}

// readPurpose makes a purpose of one record of purposes.txt.
func readPurpose(s stanza) (*Purpose, []error) {
	errs := s.unknown("id", "parent", "abstract", "direct", "stage", "conditions", "aliases",
		"definition", "origin", "source", "dpv", "hl7", "fides", "note")
	f := s.fields
	p := &Purpose{
		ID: f["id"], Parent: f["parent"], Abstract: f["abstract"] == "yes", Stage: f["stage"],
		Conditions: s.list("conditions", ","), Definition: f["definition"], Aliases: s.list("aliases", ","),
		Origin: f["origin"], Sources: s.list("source", ","), Note: f["note"],
	}
	found := false
	for i, w := range directWords {
		if f["direct"] == w {
			p.Direct, found = Directness(i), true
		}
	}
	if !found {
		errs = append(errs, fmt.Errorf("%s:%d: direct: found %q, expected one of %s", s.file, s.line, f["direct"], strings.Join(directWords[:], ", ")))
	}
	for _, scheme := range schemes {
		for _, part := range s.list(scheme, ";") {
			m, ok := readMapping(scheme, part)
			if !ok {
				errs = append(errs, fmt.Errorf("%s:%d: %s: found %q, expected a match sign and a term", s.file, s.line, scheme, part))
				continue
			}
			p.Mappings = append(p.Mappings, m)
		}
	}
	return p, errs
}

func readMapping(scheme, text string) (Mapping, bool) {
	sign, term, ok := strings.Cut(text, " ")
	if !ok || len(sign) != 1 || !strings.Contains("=~>", sign) || strings.ContainsAny(term, " \t") {
		return Mapping{}, false
	}
	return Mapping{Scheme: scheme, Match: Match(sign[0]), Term: term}, true
}
