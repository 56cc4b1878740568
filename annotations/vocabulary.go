package annotations

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed vocabulary/*.txt
var vocabularyFiles embed.FS

// Kind names a set of words that belong together.
type Kind uint8

// The kinds of words.
const (
	PurposeWord Kind = iota
	A6Word
	A9Word
	RouteWord
	EvidenceWord // the keys beside a6, a9 and route
	StateWord
	CheckWord
	GroupWord // the groups of the catalogue
	numKinds
)

var kindNames = [numKinds]string{"purpose", "a6", "a9", "route", "evidence", "state", "check", "group"}

// String returns the word that the language itself uses: "a6", "purpose".
func (k Kind) String() string {
	if k < numKinds {
		return kindNames[k]
	}
	return fmt.Sprintf("Kind(%d)", k)
}

// Term is a word that is not a purpose: part of a basis, an evidence key, a
// state, a check or a catalogue group.
type Term struct {
	Kind Kind
	// Word is the canonical word, ID the short id ("6-1-e"), if it has one.
	Word, ID   string
	Aliases    []string
	Definition string
	// Sources are keys for [Vocabulary.Source].
	Sources []string
	// Evidence lists the evidence keys that belong to part of a basis.
	Evidence []string
	// Values are the only words an evidence key takes; nil when it is free.
	Values []string
	// Date is set for an evidence key that takes a date, YYYY-MM-DD.
	Date bool
	// IRI is the term of the Data Privacy Vocabulary, or ours where it has none.
	IRI string
	// Ends is set for a state in which data is no longer patient data.
	Ends bool
	// Level is the default of a catalogue group: on, warn or off.
	Level string
	Note  string
}

// Source is a work that entries cite.
type Source struct {
	ID, Title, Where string
	// Primary is set when the work itself was read.
	Primary bool
}

// Vocabulary holds the words of the language. It is immutable; [Vocabulary.With]
// makes a larger one.
type Vocabulary struct {
	purposes []*Purpose
	purpose  map[string]*Purpose // by id and alias
	terms    [numKinds][]*Term
	term     [numKinds]map[string]*Term // by word, id and alias
	sources  map[string]Source
}

// loadDefault reads the embedded files once. They are part of the program, so
// errors are for this package's tests: nothing else can cause one.
var loadDefault = sync.OnceValues(func() (*Vocabulary, []error) {
	var stanzas [4][]stanza
	var errs []error
	for i, name := range [4]string{"sources", "purposes", "bases", "states"} {
		file := "vocabulary/" + name + ".txt"
		text, err := vocabularyFiles.ReadFile(file)
		if err != nil {
			errs = append(errs, err)
		}
		list, bad := parseStanzas(file, string(text))
		stanzas[i], errs = list, append(errs, bad...)
	}
	v, bad := buildVocabulary(stanzas[0], stanzas[1], append(stanzas[2], stanzas[3]...))
	return v, append(errs, bad...)
})

// Default returns the vocabulary that the product ships.
func Default() *Vocabulary {
	v, _ := loadDefault()
	return v
}

func buildVocabulary(sources, purposes, terms []stanza) (v *Vocabulary, errs []error) {
	v = &Vocabulary{purpose: map[string]*Purpose{}, sources: map[string]Source{}}
	for k := range v.term {
		v.term[k] = map[string]*Term{}
	}
	for _, s := range sources {
		errs = append(errs, s.unknown("id", "title", "where", "read")...)
		v.sources[s.fields["id"]] = Source{s.fields["id"], s.fields["title"], s.fields["where"], s.fields["read"] == "primary"}
	}
	for _, s := range purposes {
		p, bad := readPurpose(s)
		errs = append(errs, bad...)
		if err := v.addPurpose(p); err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", s.file, s.line, err))
		}
	}
	for _, s := range terms {
		t, bad := readTerm(s)
		errs = append(errs, bad...)
		if t == nil {
			continue
		}
		v.terms[t.Kind] = append(v.terms[t.Kind], t)
		for _, w := range append([]string{t.Word, t.ID}, t.Aliases...) {
			if old := v.term[t.Kind][w]; old != nil && old != t && w != "" {
				errs = append(errs, fmt.Errorf("%s:%d: word %s is taken by %s", s.file, s.line, w, old.Word))
			}
			if w != "" {
				v.term[t.Kind][w] = t
			}
		}
	}
	return v, errs
}

func readTerm(s stanza) (*Term, []error) {
	errs := s.unknown("kind", "part", "word", "id", "aliases", "definition", "evidence", "values", "format",
		"iri", "source", "note", "ends", "default")
	f := s.fields
	kind := slices.Index(kindNames[:], f["kind"]+f["part"])
	if kind < 0 || f["word"] == "" {
		return nil, append(errs, fmt.Errorf("%s:%d: found kind %q and word %q, expected both", s.file, s.line, f["kind"]+f["part"], f["word"]))
	}
	return &Term{
		Kind: Kind(kind), Word: f["word"], ID: f["id"], Aliases: s.list("aliases", ","), Definition: f["definition"],
		Sources: s.list("source", ","), Evidence: s.list("evidence", ","), Values: s.list("values", ","),
		Date: f["format"] == "date", IRI: f["iri"], Ends: f["ends"] == "yes", Level: f["default"], Note: f["note"],
	}, errs
}

func (v *Vocabulary) addPurpose(p *Purpose) error {
	for _, w := range append([]string{p.ID}, p.Aliases...) {
		if old := v.purpose[w]; old != nil {
			return fmt.Errorf("purpose %s is known already, as %s", w, old.ID)
		}
		v.purpose[w] = p
	}
	v.purposes = append(v.purposes, p)
	return nil
}

// With returns a vocabulary that knows further purposes. Their parents may be
// abstract, or among the new ones in any order. It returns an error for an id
// or alias that is known already, for an unknown parent and for a circle.
func (v *Vocabulary) With(purposes ...*Purpose) (*Vocabulary, error) {
	w := *v
	w.purposes = slices.Clone(v.purposes)
	w.purpose = make(map[string]*Purpose, len(v.purpose)+len(purposes))
	for word, p := range v.purpose {
		w.purpose[word] = p
	}
	for _, p := range purposes {
		if err := w.addPurpose(p); err != nil {
			return nil, err
		}
	}
	for _, p := range purposes {
		steps := 0
		for q := p; q.Parent != ""; steps++ {
			if q = w.purpose[q.Parent]; q == nil {
				return nil, fmt.Errorf("purpose %s stands under an unknown one", p.ID)
			}
			if steps > len(w.purposes) {
				return nil, fmt.Errorf("purpose %s stands under itself", p.ID)
			}
		}
	}
	return &w, nil
}

// Purposes returns all purposes, parents before the children that the product
// ships, project purposes last. The caller must not change it.
func (v *Vocabulary) Purposes() []*Purpose { return v.purposes }

// Terms returns all words of a kind in the order of the data file; nil for
// purposes. The caller must not change it.
func (v *Vocabulary) Terms(k Kind) []*Term {
	if k >= numKinds {
		return nil
	}
	return v.terms[k]
}

// Purpose returns the purpose with this id or alias.
func (v *Vocabulary) Purpose(word string) (*Purpose, bool) {
	p, ok := v.purpose[word]
	return p, ok
}

// Term returns the term of a kind with this word, id or alias.
func (v *Vocabulary) Term(k Kind, word string) (*Term, bool) {
	if k >= numKinds {
		return nil, false
	}
	t, ok := v.term[k][word]
	return t, ok
}

// Source returns the work that entries cite under a key.
func (v *Vocabulary) Source(id string) (Source, bool) {
	s, ok := v.sources[id]
	return s, ok
}

// Covers reports whether id is ancestor or stands below it. Aliases are
// accepted; an unknown purpose covers only itself.
func (v *Vocabulary) Covers(ancestor, id string) bool {
	if a, ok := v.purpose[ancestor]; ok {
		ancestor = a.ID
	}
	for p, ok := v.purpose[id]; ok; p, ok = v.purpose[p.Parent] {
		if p.ID == ancestor {
			return true
		}
	}
	return id == ancestor
}

// Allows reports whether what is for one purpose may be used for id: it is
// covered, or id is a heading for uses whose kind nobody has said, as of a data
// warehouse, and the purpose is one of those.
func (v *Vocabulary) Allows(purpose, id string) bool {
	if v.Covers(purpose, id) {
		return true
	}
	p, ok := v.purpose[id]
	return ok && p.Abstract && v.Covers(id, purpose)
}

// Direct says whether a purpose is direct care; an unknown one is not.
func (v *Vocabulary) Direct(id string) Directness {
	if p, ok := v.purpose[id]; ok {
		return p.Direct
	}
	return NotDirect
}

// DirectCare reports whether a purpose is direct care or stands below it,
// conditions aside.
func (v *Vocabulary) DirectCare(id string) bool { return v.Covers(DirectCare, id) }

// Nearest returns the word of a kind that is most likely meant by an unknown
// one, "" when none is. Abstract purposes are not suggested.
func (v *Vocabulary) Nearest(word string, k Kind) string {
	return NearestOf(word, v.Words(k))
}

// Words returns the words that may be written for a kind, canonical ones first.
func (v *Vocabulary) Words(k Kind) []string {
	var words, more []string
	if k == PurposeWord {
		for _, p := range v.purposes {
			if !p.Abstract {
				words, more = append(words, p.ID), append(more, p.Aliases...)
			}
		}
		return append(words, more...)
	}
	for _, t := range v.Terms(k) {
		words, more = append(words, t.Word), append(more, t.Aliases...)
		if t.ID != "" && t.ID != t.Word {
			more = append(more, t.ID)
		}
	}
	return append(words, more...)
}

// suggest is the tail of a message about an unknown word: the nearest known
// one, or, for a short list, all of them.
func (v *Vocabulary) suggest(word string, k Kind) string {
	if near := v.Nearest(word, k); near != "" {
		return fmt.Sprintf("; did you mean %s?", near)
	}
	if terms := v.Terms(k); k != PurposeWord && len(terms) <= 12 {
		words := make([]string, len(terms))
		for i, t := range terms {
			words[i] = t.Word
		}
		return "; expected one of " + strings.Join(words, ", ")
	}
	return ""
}
