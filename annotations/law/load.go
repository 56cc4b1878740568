package law

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/lawful-lint/lawful/annotations"
)

//go:embed rules/*.yaml matrix.yaml words.yaml sources.yaml
var dataFiles embed.FS

// book is all that the data files say.
type book struct {
	rules   []*Rule
	matrix  map[string]usual // by purpose
	rows    []string         // the matrix's purposes in order
	words   words
	sources map[string]string
	// outdated are words.Outdated, compiled.
	outdated []*regexp.Regexp
}

// usual lists the parts that are usual for a purpose.
type usual struct{ A6, A9, Route []string }

type words struct {
	Placeholders []string
	Consents     struct{ A6, Route []string }
	Annex1       []annexCondition `yaml:"annex-1"`
	Neoplasia    []string
	Outdated     []string
	Testing      []string
}

type annexCondition struct {
	Word    string
	Phrases []string
}

// entry is a rule as the files write it.
type entry struct {
	ID, Slug, Severity, Title, Message, Explanation string
	RunTime                                         string `yaml:"run-time"`
	Checked                                         []Place
	Variants                                        []struct{ Name, Severity, Message string }
	Sources                                         []string
	Applies                                         []clause
	Wrong, Right                                    struct{ YAML, Go string }
}

// load reads the embedded files once. They are part of the program, so an
// error is a mistake in them, which this package's tests find; Check answers it
// with a violation that lets no basis pass.
var load = sync.OnceValues(func() (*book, error) { return read(dataFiles) })

func read(files fs.FS) (*book, error) {
	b := &book{}
	errs := []error{
		decode(files, "matrix.yaml", &b.matrix),
		decode(files, "words.yaml", &b.words),
		decode(files, "sources.yaml", &b.sources),
	}
	for _, expr := range b.words.Outdated {
		re, err := regexp.Compile(expr)
		if errs = append(errs, err); err == nil {
			b.outdated = append(b.outdated, re)
		}
	}
	for row := range b.matrix {
		b.rows = append(b.rows, row)
	}
	slices.Sort(b.rows)
	names, err := fs.Glob(files, "rules/*.yaml")
	errs = append(errs, err)
	for _, name := range names {
		var entries []entry
		errs = append(errs, decode(files, name, &entries))
		for i := range entries {
			r, err := b.rule(&entries[i])
			if err != nil {
				errs = append(errs, fmt.Errorf("%s: rule %s: %w", name, entries[i].ID, err))
			}
			b.rules = append(b.rules, r)
		}
	}
	slices.SortFunc(b.rules, func(x, y *Rule) int { return strings.Compare(order(x.ID), order(y.ID)) })
	return b, errors.Join(errs...)
}

// order puts the numbered rules before those that gather the rest.
func order(id string) string {
	if strings.HasPrefix(id, "R") {
		return "0" + id
	}
	return "1" + id
}

// decode reads one file and refuses keys that it does not know.
func decode(files fs.FS, name string, into any) error {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// rule turns an entry into a Rule; what it cannot read is in the error.
func (b *book) rule(e *entry) (*Rule, error) {
	r := &Rule{
		ID: e.ID, Slug: e.Slug, Title: e.Title, Message: e.Message, RunTime: e.RunTime,
		Explanation: strings.TrimSpace(e.Explanation), Checked: e.Checked, Profile: DefaultProfile, applies: e.Applies,
	}
	var errs []error
	var err error
	if r.Severity, err = severity(e.Severity); err != nil {
		errs = append(errs, err)
	}
	for _, v := range e.Variants {
		s := r.Severity
		if v.Severity != "" {
			s, err = severity(v.Severity)
			errs = append(errs, err)
		}
		r.Variants = append(r.Variants, Variant{v.Name, s, v.Message})
	}
	for _, tag := range e.Sources {
		text, err := b.cite(tag)
		r.Sources, errs = append(r.Sources, text), append(errs, err)
	}
	r.Wrong, r.Right = example(e.Wrong.YAML, e.Wrong.Go), example(e.Right.YAML, e.Right.Go)
	return r, errors.Join(errs...)
}

func severity(word string) (Severity, error) {
	if i := slices.Index(severityWords[:], word); i >= 0 {
		return Severity(i), nil
	}
	return Error, fmt.Errorf("severity: found %q, expected one of %s", word, strings.Join(severityWords[:], ", "))
}

func example(inYAML, inGo string) Example {
	if inYAML != "" {
		return Example{"yaml", inYAML}
	}
	return Example{"go", inGo}
}

// cite turns "TAG PLACE" into a citation.
func (b *book) cite(source string) (string, error) {
	tag, place, _ := strings.Cut(source, " ")
	text, ok := b.sources[tag]
	if s, known := annotations.Default().Source(tag); known {
		text, ok = fmt.Sprintf("%s (%s)", s.Title, s.Where), true
	}
	if !ok {
		return source, fmt.Errorf("unknown source %q", tag)
	}
	if place != "" {
		text += ": " + place
	}
	return text, nil
}
