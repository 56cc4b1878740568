package baseline

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
)

// version is that of the form of the file.
const version = "1"

// The first word of the file, and the comment that tells a reader the rest.
const (
	magic   = "lawful-baseline"
	comment = "# Accepted findings: rule, package, declaration, how many, message; - stands for none.\n" +
		"# lawful check -baseline FILE -write-baseline writes them anew.\n"
)

// Encode returns the file for b.
func (b *Baseline) Encode() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s %s\n%s", magic, version, comment)
	for _, e := range b.entries {
		fmt.Fprintf(&out, "%s %s %s %d %s\n", e.Rule, orNone(e.Package), orNone(e.In), e.Count, strconv.Quote(e.Subject))
	}
	return out.Bytes()
}

// none stands for an empty word.
const none = "-"

func orNone(word string) string {
	if word == "" {
		return none
	}
	return word
}

// Parse reads a file. The error holds a line for each mistake,
// "name:line:column: what was found and expected".
func Parse(name string, data []byte) (*Baseline, error) {
	p := parser{name: name, seen: make(map[finding.Key]int)}
	for text := range strings.Lines(string(data)) {
		p.number++
		p.line = strings.TrimRight(text, "\r\n")
		p.rest = p.line
		if p.line == "" || strings.HasPrefix(p.line, "#") {
			continue
		}
		if !p.begun {
			if !p.header() {
				break // whatever this is, it is no baseline
			}
			continue
		}
		if e, ok := p.entry(); ok {
			p.out.entries = append(p.out.entries, e)
		}
	}
	if !p.begun && len(p.errs) == 0 {
		p.number, p.line, p.rest = p.number+1, "", ""
		p.fail("end of the file", magic+" "+version)
	}
	if len(p.errs) > 0 {
		return nil, errors.Join(p.errs...)
	}
	p.out.sort()
	return &p.out, nil
}

// parser reads a file line by line.
type parser struct {
	name   string
	number int    // of the line
	line   string // as it is
	rest   string // what is to be read of it
	begun  bool   // the first line has been read
	seen   map[finding.Key]int
	out    Baseline
	errs   []error
}

// fail notes a mistake where the rest of the line begins.
func (p *parser) fail(found, expected string) {
	column := len(p.line) - len(p.rest) + 1
	p.errs = append(p.errs, fmt.Errorf("%s:%d:%d: found %s, expected %s", p.name, p.number, column, found, expected))
}

func (p *parser) header() bool {
	word, ok := p.word()
	if !ok || word != magic {
		p.rest = p.line
		p.fail(shown(p.line), magic+" "+version)
		return false
	}
	before := p.rest
	if word, _ := p.word(); word != version || p.rest != "" {
		p.rest = before
		p.fail("version "+shown(before), version+", the one this lawful knows")
		return false
	}
	p.begun = true
	return true
}

// The words of an entry.
var (
	ruleWord  = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	countWord = regexp.MustCompile(`^[1-9][0-9]{0,8}$`)
)

func (p *parser) entry() (Entry, bool) {
	e := Entry{Line: p.number}
	var count string
	fields := []struct {
		to       *string
		form     *regexp.Regexp
		expected string
	}{
		{&e.Rule, ruleWord, "a rule such as uncovered-crossing"},
		{&e.Package, nil, "a package or " + none},
		{&e.In, nil, "a declaration or " + none},
		{&count, countWord, "how many findings, from 1"},
	}
	for _, f := range fields {
		before := p.rest
		word, ok := p.word()
		if !ok || f.form != nil && !f.form.MatchString(word) {
			p.rest = before
			p.fail(shown(word), f.expected)
			return e, false
		}
		if word != none {
			*f.to = word
		}
	}
	e.Count, _ = strconv.Atoi(count) // as the form has it
	return e, p.subject(&e)
}

// subject reads the quoted message that ends an entry.
func (p *parser) subject(e *Entry) bool {
	quoted, err := strconv.QuotedPrefix(p.rest)
	if err != nil || quoted[0] != '"' {
		p.fail(shown(p.rest), `the message in quotes, such as "text"`)
		return false
	}
	e.Subject, _ = strconv.Unquote(quoted) // QuotedPrefix has seen that it is valid
	if p.rest = p.rest[len(quoted):]; p.rest != "" {
		p.fail(shown(p.rest), "the end of the line")
		return false
	}
	if first, ok := p.seen[e.Key]; ok {
		p.rest = p.line
		p.fail("the entry of line "+strconv.Itoa(first)+" again", "each once, with how many it accepts")
		return false
	}
	p.seen[e.Key] = p.number
	return true
}

// word reads up to the next space, and that.
func (p *parser) word() (string, bool) {
	word, rest, _ := strings.Cut(p.rest, " ")
	p.rest = rest
	return word, word != ""
}

// shown is a piece of the file for an error: quoted, and not too long.
func shown(text string) string {
	const most = 40
	if text == "" {
		return "nothing"
	}
	if len(text) > most {
		text = strings.ToValidUTF8(text[:most], "") + "…"
	}
	return strconv.Quote(text)
}
