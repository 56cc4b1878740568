package models

import (
	"fmt"
	"strconv"
	"strings"
)

// SyntaxError says where a model file is wrong.
type SyntaxError struct {
	File         string // as given to Parse
	Line, Column int    // both from 1; columns in bytes
	Msg          string // what was found, and what was expected
}

// Error is the message with its place before it: "fmt.txt:3:7: ...".
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Msg)
}

// Parse reads the models of the package with the import path pkg ("" for the
// predeclared types) from text; file is for messages and positions. It reads
// every line and returns the models of the good ones, in the order of the file,
// and one *SyntaxError for each bad one. Lines that are about types come as models
// whose symbol is the type and whose effect is Found. The time is linear in the
// text.
func Parse(pkg, file, text string) ([]*Model, []error) {
	p := &parser{pkg: pkg, file: file, text: blankComments(text)}
	var models []*Model
	var errs []error
	for p.nextLine() {
		ms, err := p.line()
		if err != nil {
			errs = append(errs, err)
			continue
		}
		models = append(models, ms...)
	}
	return models, errs
}

// parser reads one file. Comments are blanked before, so that every offset is
// an offset into the file.
type parser struct {
	pkg, file string
	text      string
	pos, end  int // the rest of the logical line
	next      int // where the next logical line starts
	nextNo    int // number of lines before next
	lineNo    int // of the logical line, from 1
	calls     int // calls read on this line
	tmps      uint64
}

func blankComments(text string) string {
	b := []byte(text)
	comment, space := false, true
	for i, c := range b {
		if c == '\n' {
			comment = false
		} else if c == '#' && space {
			comment = true
		}
		space = c == ' ' || c == '\t' || c == '\n' || c == '\r'
		if comment {
			b[i] = ' '
		}
	}
	return string(b)
}

// nextLine finds the next logical line that is not empty: a line and the
// indented ones after it.
func (p *parser) nextLine() bool {
	for p.next < len(p.text) {
		p.pos, p.lineNo = p.next, p.nextNo+1
		for first := true; p.next < len(p.text); first = false {
			if c := p.text[p.next]; !first && c != ' ' && c != '\t' && c != '\n' && c != '\r' {
				break
			}
			n := strings.IndexByte(p.text[p.next:], '\n')
			if n < 0 {
				n = len(p.text) - p.next - 1
			}
			p.next += n + 1
			p.nextNo++
		}
		p.end = p.next
		for p.end > p.pos && isSpace(p.text[p.end-1]) {
			p.end--
		}
		p.skipSpace()
		if p.pos < p.end {
			p.calls, p.tmps = 0, 0
			return true
		}
	}
	return false
}

// line reads "SYMBOL, SYMBOL: EFFECT; EFFECT".
func (p *parser) line() ([]*Model, error) {
	pos := p.file + ":" + strconv.Itoa(p.lineNo)
	read := p.effects
	if p.accept("type ") {
		read = p.saying
	}
	symbols, err := p.symbols()
	if err != nil {
		return nil, err
	}
	effects, err := read()
	if err != nil {
		return nil, err
	}
	models := make([]*Model, len(symbols))
	for i, s := range symbols {
		models[i] = &Model{Symbol: s, Effects: effects, Pos: pos}
	}
	return models, nil
}

// symbols reads the list before the colon, and the colon.
func (p *parser) symbols() ([]string, error) {
	var list []string
	for {
		p.skipSpace()
		prefix, names, err := p.symbol()
		if err != nil {
			return nil, err
		}
		for _, n := range names {
			list = append(list, prefix+n)
		}
		p.skipSpace()
		switch {
		case p.accept(","):
		case p.accept(":"):
			return list, nil
		default:
			return nil, p.expected("a colon and the effects, or a comma and another symbol")
		}
	}
}

// symbol reads "Name|Name" or "(*T).Name|Name" or "(*T).*", and returns the
// qualified part before the name apart from the names.
func (p *parser) symbol() (prefix string, names []string, err error) {
	dot := ""
	if p.pkg != "" {
		dot = p.pkg + "."
	}
	if !p.accept("(") {
		names, err = p.names()
		return dot, names, err
	}
	star := ""
	if p.accept("*") {
		star = "*"
	}
	typ := p.name()
	if typ == "" {
		return "", nil, p.expected("the name of a type")
	}
	if !p.accept(").") {
		return "", nil, p.expected(`")." and the name of a method`)
	}
	prefix = "(" + star + dot + typ + ")."
	if p.accept("*") {
		return prefix, []string{"*"}, nil
	}
	names, err = p.names()
	return prefix, names, err
}

func (p *parser) names() ([]string, error) {
	var names []string
	for {
		n := p.name()
		if n == "" {
			return nil, p.expected("the name of a function, or a method as in (*T).Name")
		}
		names = append(names, n)
		if !p.accept("|") {
			return names, nil
		}
		p.skipSpace()
	}
}

// saying reads what a line says of types.
func (p *parser) saying() ([]Effect, error) {
	p.skipSpace()
	start := p.pos
	if p.ident() != "found" {
		p.pos = start
		return nil, p.expected(`"found", all that can be said of a type`)
	}
	if p.skipSpace(); p.pos < p.end {
		return nil, p.expected("the end of the line")
	}
	return []Effect{{Kind: Found}}, nil
}

func (p *parser) effects() ([]Effect, error) {
	var effects []Effect
	for {
		p.skipSpace()
		start := p.pos
		e, err := p.effect()
		if err != nil {
			return nil, err
		}
		effects = append(effects, e)
		p.skipSpace()
		if e.Kind == Clean && (len(effects) > 1 || p.pos < p.end) {
			return nil, p.errorAt(start, `"clean" beside other effects; it stands alone`)
		}
		if p.pos == p.end {
			return effects, nil
		}
		if !p.accept(";") {
			return nil, p.expected("a semicolon and another effect, or the end of the line")
		}
	}
}

func (p *parser) effect() (Effect, error) {
	start := p.pos
	word := p.ident()
	if p.accept("?") {
		word += "?"
	}
	p.skipSpace()
	switch word {
	case "clean":
		return Effect{Kind: Clean}, nil
	case "wait":
		return Effect{Kind: Wait}, nil
	case "call", "call?":
		return p.call(Call, word == "call?")
	case "go", "go?":
		return p.call(Go, word == "go?")
	case "serve":
		return p.call(Serve, true)
	case "yield":
		return p.funcResult(Yield)
	case "return":
		return p.funcResult(Return)
	case "each":
		return p.each()
	case "fill":
		dst, err := p.destinations()
		return Effect{Kind: Fill, Dst: dst}, err
	case "empty":
		dst, err := p.destinations()
		return Effect{Kind: Empty, Dst: dst}, err
	case "panic":
		src, err := p.sources()
		return Effect{Kind: Panic, Src: src}, err
	case "fresh":
		return p.fresh()
	case "pseudonymise":
		src, err := p.sources()
		if err != nil {
			return Effect{}, err
		}
		if !p.accept("->") {
			return Effect{}, p.expected(`"->" and where the pseudonymised data goes`)
		}
		p.skipSpace()
		dst, err := p.destinations()
		return Effect{Kind: Pseudonymise, Src: src, Dst: dst}, err
	}
	p.pos = start
	return p.flow()
}

// flow reads "SRC, SRC -> DST, DST", "DST = SRC" or "DST := SRC". Only the
// sign after the first list tells on which side the sources are.
func (p *parser) flow() (Effect, error) {
	start := p.pos
	left, err := p.placeList()
	if err != nil {
		return Effect{}, err
	}
	e := Effect{}
	switch {
	case p.accept("->"):
		e.Kind = Derive
		e.Src = left
		if err := p.checkSources(start, left); err != nil {
			return Effect{}, err
		}
		p.skipSpace()
		e.Dst, err = p.destinations()
		return e, err
	case p.accept(":="):
		e.Kind = Overwrite
	case p.accept("="):
		e.Kind = Assign
	default:
		return Effect{}, p.expected(`"->", "=" or ":="`)
	}
	e.Dst = left
	p.skipSpace()
	if e.Src, err = p.sources(); err != nil {
		return Effect{}, err
	}
	for _, side := range [][]Place{e.Src, e.Dst} {
		if len(side) != 1 || side[0].Root == RootResults || side[0].Root == RootArgsFrom {
			return Effect{}, p.errorAt(start, "several places in an assignment; expected one on each side")
		}
	}
	return e, p.checkDestinations(start, left)
}

func (p *parser) fresh() (Effect, error) {
	dst, err := p.destinations()
	if err != nil {
		return Effect{}, err
	}
	e := Effect{Kind: Fresh, Dst: dst}
	switch p.ident() {
	case "like":
		p.skipSpace()
		e.Src, err = p.sources()
		return e, err
	case "as":
		p.skipSpace()
		if p.accept("*") {
			e.Type = "*"
		}
		name := p.name()
		if name == "" {
			return Effect{}, p.expected("the name of a type of this package")
		}
		e.Type += name
	}
	return e, nil
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func (p *parser) skipSpace() {
	for p.pos < p.end && isSpace(p.text[p.pos]) {
		p.pos++
	}
}

// accept steps over s if it is next.
func (p *parser) accept(s string) bool {
	if strings.HasPrefix(p.text[p.pos:p.end], s) {
		p.pos += len(s)
		return true
	}
	return false
}

// ident reads letters, digits and underscores; it may be empty.
func (p *parser) ident() string {
	start := p.pos
	for p.pos < p.end && isIdent(p.text[p.pos]) {
		p.pos++
	}
	return p.text[start:p.pos]
}

func isIdent(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// name reads an identifier, or nothing.
func (p *parser) name() string {
	if p.pos < p.end && '0' <= p.text[p.pos] && p.text[p.pos] <= '9' {
		return ""
	}
	return p.ident()
}

// expected is the error that something else stands at the current position.
func (p *parser) expected(what string) error {
	p.skipSpace()
	found := "the end of the line"
	if p.pos < p.end {
		word := p.text[p.pos:p.end]
		if i := strings.IndexAny(word, " \t\r\n;,"); i >= 0 {
			word = word[:max(i, 1)]
		}
		if len(word) > 30 {
			word = word[:30]
		}
		found = strconv.Quote(word)
	}
	return p.errorAt(p.pos, "found "+found+"; expected "+what)
}

func (p *parser) errorAt(offset int, msg string) error {
	before := p.text[:offset]
	return &SyntaxError{
		File:   p.file,
		Line:   strings.Count(before, "\n") + 1,
		Column: offset - strings.LastIndexByte(before, '\n'),
		Msg:    msg,
	}
}
