package record

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed categories.txt
var categoriesText string

// wholeCategory is the category of data of which nothing more is known than
// that it is patients'.
const wholeCategory = "pd:MedicalHealth"

// category is a term and the words in names that call for it.
type category struct {
	term  string
	words [][]string // each all parts of one name
}

// loadCategories reads the embedded file once; a test reads all of it.
var loadCategories = sync.OnceValue(func() []category { return readCategories(categoriesText) })

func readCategories(text string) []category {
	var list []category
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) < 2 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		c := category{term: fields[0]}
		for _, w := range fields[1:] {
			c.words = append(c.words, strings.Split(w, "+"))
		}
		list = append(list, c)
	}
	return list
}

// categories are the terms for a datum by its name, "Patient.NHSNumber", and,
// for one as a whole, by those of its fields. All of them are health data, since
// who is a patient says something of their health.
func categories(name string, fields []string) []string {
	out := []string{wholeCategory}
	for _, n := range append([]string{name[strings.LastIndexByte(name, '.')+1:]}, fields...) {
		if term := categoryOf(n); term != "" {
			out = addSorted(out, term)
		}
	}
	return out
}

func categoryOf(name string) string {
	parts := nameParts(name)
	for _, c := range loadCategories() {
		for _, words := range c.words {
			if !slices.ContainsFunc(words, func(w string) bool {
				return !slices.ContainsFunc(parts, func(p string) bool { return p == w || p == w+"s" })
			}) {
				return c.term
			}
		}
	}
	return ""
}

// nameParts takes a Go name apart at its capitals: NHSNumber is nhs, number.
func nameParts(name string) []string {
	var parts []string
	runes := []rune(name)
	start := 0
	flush := func(end int) {
		if end > start {
			parts = append(parts, strings.ToLower(string(runes[start:end])))
		}
		start = end
	}
	for i, r := range runes {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			flush(i)
			start = i + 1
		case i > 0 && unicode.IsUpper(r) && (!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])):
			flush(i)
		}
	}
	flush(len(runes))
	return parts
}

// datum describes a datum by its name and state.
func (b *builder) datum(name, state string) Datum {
	var fields []string
	if !strings.Contains(name, ".") {
		fields = b.fields[name]
	}
	return Datum{Name: name, State: state, Categories: categories(name, fields)}
}
