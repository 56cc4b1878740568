package models

import (
	"strconv"
	"strings"
)

// Bounds of what a model may name. They are far above what any signature of
// the standard library has, and keep a mistyped number from costing memory.
const (
	maxIndex = 63 // of arguments, results, calls and scratch variables
	maxSteps = 16
)

// call reads the rest of "call PLACE.Method(ARG, ARG)".
func (p *parser) call(kind Kind, optional bool) (Effect, error) {
	e := Effect{Kind: kind, Optional: optional}
	start := p.pos
	paren := p.accept("(")
	target, err := p.place()
	if err != nil {
		return Effect{}, err
	}
	if paren {
		if !p.accept(")") {
			return Effect{}, p.expected("a closing parenthesis after the place of the function")
		}
	} else if n := len(target.Steps); target.endsInField() {
		e.Method = target.Steps[n-1].Name
		target.Steps = target.Steps[:n-1]
	}
	if err := p.checkSources(start, []Place{target}); err != nil {
		return Effect{}, err
	}
	e.Target = target
	e.Args, e.Spread, err = p.args()
	p.calls++
	return e, err
}

// funcResult reads the rest of "yield PLACE(ARG, ARG)" and of "return ...".
func (p *parser) funcResult(kind Kind) (Effect, error) {
	e := Effect{Kind: kind}
	start := p.pos
	target, err := p.place()
	if err != nil {
		return Effect{}, err
	}
	if err := p.checkDestinations(start, []Place{target}); err != nil {
		return Effect{}, err
	}
	e.Target = target
	e.Args, e.Spread, err = p.args()
	return e, err
}

// each reads the rest of "each PLACE(DST, DST)".
func (p *parser) each() (Effect, error) {
	e := Effect{Kind: Each}
	start := p.pos
	target, err := p.place()
	if err != nil {
		return Effect{}, err
	}
	if err := p.checkSources(start, []Place{target}); err != nil {
		return Effect{}, err
	}
	if !p.accept("(") {
		return Effect{}, p.expected("an opening parenthesis and where the yielded values go")
	}
	e.Target = target
	if e.Dst, err = p.destinations(); err != nil {
		return Effect{}, err
	}
	if !p.accept(")") {
		return Effect{}, p.expected("a closing parenthesis")
	}
	return e, nil
}

// args reads "(ARG, ARG...)".
func (p *parser) args() (args []Arg, spread bool, err error) {
	if !p.accept("(") {
		return nil, false, p.expected("an opening parenthesis and the arguments")
	}
	if p.accept(")") {
		return nil, false, nil
	}
	for {
		p.skipSpace()
		a, err := p.arg()
		if err != nil {
			return nil, false, err
		}
		args = append(args, a)
		spread = p.accept("...")
		switch {
		case p.accept(")"):
			return args, spread, nil
		case !spread && p.accept(","):
		default:
			return nil, false, p.expected("a comma or a closing parenthesis")
		}
	}
}

func (p *parser) arg() (Arg, error) {
	start := p.pos
	switch p.ident() {
	case "_":
		return Arg{Kind: Nothing}, nil
	case "fill":
		return Arg{Kind: Outside}, nil
	}
	p.pos = start
	a := Arg{Kind: Same}
	if p.accept("~") {
		a.Kind = Derived
	}
	for {
		start := p.pos
		src, err := p.place()
		if err != nil {
			return Arg{}, err
		}
		if a.Kind == Same && src.Root == RootTmp {
			p.define(src) // the callee may write into it
		}
		if err := p.checkSources(start, []Place{src}); err != nil {
			return Arg{}, err
		}
		a.Src = append(a.Src, src)
		if !p.accept("|") {
			return a, nil
		}
	}
}

func (p *parser) sources() ([]Place, error) {
	start := p.pos
	list, err := p.placeList()
	if err != nil {
		return nil, err
	}
	return list, p.checkSources(start, list)
}

func (p *parser) destinations() ([]Place, error) {
	start := p.pos
	list, err := p.placeList()
	if err != nil {
		return nil, err
	}
	return list, p.checkDestinations(start, list)
}

func (p *parser) placeList() ([]Place, error) {
	var list []Place
	for {
		p.skipSpace()
		pl, err := p.place()
		if err != nil {
			return nil, err
		}
		list = append(list, pl)
		p.skipSpace()
		if !p.accept(",") {
			return list, nil
		}
	}
}

func (p *parser) checkSources(start int, list []Place) error {
	for _, pl := range list {
		switch {
		case pl.Root == RootResults:
			return p.errorAt(start, `"results" is read; expected one result, as in result0`)
		case pl.Root == RootTmp && p.tmps&(1<<pl.Index) == 0:
			return p.errorAt(start, pl.String()+" is read before anything is put into it")
		}
	}
	return nil
}

func (p *parser) checkDestinations(start int, list []Place) error {
	for _, pl := range list {
		if pl.Shown() {
			return p.errorAt(start, pl.String()+" is written; what follows an exclamation mark is for places that are read")
		}
		if pl.Root == RootCall && len(pl.Steps) == 0 {
			return p.errorAt(start, pl.String()+" is written; the result of a call can only be read, or written into by a step")
		}
		p.define(pl)
	}
	return nil
}

func (p *parser) define(pl Place) {
	if pl.Root == RootTmp {
		p.tmps |= 1 << pl.Index
	}
}

// place reads a root and its steps.
func (p *parser) place() (Place, error) {
	pl, err := p.root()
	if err != nil {
		return Place{}, err
	}
	for {
		step, ok, err := p.step()
		if err != nil {
			return Place{}, err
		}
		if !ok {
			return pl, nil
		}
		if pl.Shown() && step.Kind != StepUnless {
			return Place{}, p.errorAt(p.pos, "a step after "+pl.String()+"; expected the end of the place")
		}
		if len(pl.Steps) == maxSteps {
			return Place{}, p.errorAt(p.pos, "a place with more than "+strconv.Itoa(maxSteps)+" steps")
		}
		pl.Steps = append(pl.Steps, step)
	}
}

func (p *parser) root() (Place, error) {
	start := p.pos
	word := p.ident()
	switch word {
	case "recv":
		return Place{Root: RootRecv}, nil
	case "args":
		return Place{Root: RootArgsFrom}, nil
	case "results":
		return Place{Root: RootResults}, nil
	case "global":
		return p.global()
	}
	name := strings.TrimRight(word, "0123456789")
	var root Root
	switch name {
	case "arg":
		root = RootArg
	case "result":
		root = RootResult
	case "call":
		root = RootCall
	case "tmp":
		root = RootTmp
	default:
		return Place{}, p.notRoot(start, name)
	}
	index, ok := smallNumber(word[len(name):])
	if !ok {
		p.pos = start
		return Place{}, p.expected("a number from 0 to " + strconv.Itoa(maxIndex) + " after " + name)
	}
	pl := Place{Root: root, Index: index}
	return pl, p.rootSuffix(start, &pl)
}

// rootSuffix reads the ".." of arg1.. and the second number of call0.1.
func (p *parser) rootSuffix(start int, pl *Place) error {
	rest := p.text[p.pos:p.end]
	switch {
	case pl.Root == RootArg && strings.HasPrefix(rest, "..") && !strings.HasPrefix(rest, "..."):
		p.pos += 2
		pl.Root = RootArgsFrom
	case pl.Root == RootCall:
		if len(rest) > 1 && rest[0] == '.' && '0' <= rest[1] && rest[1] <= '9' {
			p.pos++
			sub, ok := smallNumber(p.ident())
			if !ok {
				return p.errorAt(start, "the number of the call's result is malformed; expected call0.1")
			}
			pl.Sub = sub
		}
		if pl.Index >= p.calls {
			return p.errorAt(start, pl.String()+" is used before this line has as many calls; they are counted from 0")
		}
	}
	return nil
}

func (p *parser) global() (Place, error) {
	if !p.accept(".") {
		return Place{}, p.expected("a dot and the name of a variable of the package")
	}
	name := p.name()
	if name == "" {
		return Place{}, p.expected("the name of a variable of the package")
	}
	return Place{Root: RootGlobal, Name: name}, nil
}

// notRoot is the error that a word begins neither a place nor an effect.
func (p *parser) notRoot(start int, name string) error {
	p.pos = start
	what := "an effect or a place (recv, arg0, args, result0, results, call0, tmp0, global.name)"
	if near := nearest(name); near != "" {
		what += "; did you mean " + strconv.Quote(near) + "?"
	}
	return p.expected(what)
}

func (p *parser) step() (step Step, ok bool, err error) {
	start := p.pos
	switch {
	case p.accept("*"):
		return Step{Kind: StepDeref}, true, nil
	case p.accept("[]"):
		return Step{Kind: StepElem}, true, nil
	case p.accept("[#]"):
		return Step{Kind: StepKeys}, true, nil
	case p.accept("[error]"):
		return Step{Kind: StepErrors}, true, nil
	case p.accept(`["`):
		rest := p.text[p.pos:p.end]
		n := strings.Index(rest, `"]`)
		if n < 0 || strings.ContainsAny(rest[:n], "\"\n") {
			return Step{}, false, p.errorAt(start, `a constant key without its end; expected ["key"]`)
		}
		p.pos += n + 2
		return Step{Kind: StepKey, Name: rest[:n]}, true, nil
	case p.accept("["):
		step, err = p.at()
		return step, true, err
	}
	if p.accept("!") {
		if step.Name = p.name(); step.Name == "" {
			return Step{}, false, p.expected("the name of a method or of a hidden part after the exclamation mark")
		}
		step.Kind = StepUnless
		return step, true, nil
	}
	// A dot may also begin the "..." after a place.
	if p.pos+1 < p.end && p.text[p.pos] == '.' && p.text[p.pos+1] != '.' {
		p.pos++
		name := p.name()
		if name == "" {
			return Step{}, false, p.expected("the name of a field after the dot")
		}
		return Step{Kind: StepField, Name: name}, true, nil
	}
	return Step{}, false, nil
}

// at reads the rest of "[arg0]" and "[~arg0]".
func (p *parser) at() (Step, error) {
	step := Step{Kind: StepAt}
	if p.accept("~") {
		step.Kind = StepAtMIME
	}
	word := p.ident()
	n, ok := smallNumber(strings.TrimPrefix(word, "arg"))
	if !ok || !strings.HasPrefix(word, "arg") || !p.accept("]") {
		return Step{}, p.expected(`the rest of "[]", "[#]", "[error]", "[arg0]", "[~arg0]" or ["key"]`)
	}
	step.Arg = n
	return step, nil
}

// smallNumber reads a decimal number in canonical form.
func smallNumber(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && n <= maxIndex && strconv.Itoa(n) == s
}

// nearest is the word of the language that a mistyped one is closest to, or ""
// when none is close.
func nearest(word string) string {
	words := [...]string{
		"call", "clean", "each", "empty", "fill", "fresh", "go", "panic", "pseudonymise", "return", "wait", "yield",
		"arg", "args", "global", "recv", "result", "results", "tmp",
	}
	best, bestDistance := "", 3
	if len(word) > 2*len("pseudonymise") {
		return ""
	}
	for _, w := range words {
		if d := distance(word, w); d < bestDistance && d < len(w) {
			best, bestDistance = w, d
		}
	}
	return best
}

// distance is the Levenshtein distance of two short words, by the row-by-row
// form of the Wagner-Fischer algorithm.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := diagonal
			if a[i] != b[j] {
				d = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}
