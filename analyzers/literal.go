package analyzers

import (
	"fmt"
	"go/token"
	"strings"

	"github.com/lawful-lint/lawful/analyzers/internal/dataflow"
)

// literalIn names a function literal by what is around it and its line, which
// is in the same file.
func literalIn(name string, at token.Position) string {
	return fmt.Sprintf("%s, function literal on line %d", name, at.Line)
}

// names puts what the source shows in place of the names that SSA makes up:
// "Wait$1" for the first function literal in Wait, "Round$bound" for the method
// Round taken as a value.
type names map[string]string

// add gives a name of SSA the one of the source; line is that of a literal, 0
// when it is not known. The first one counts.
func (n names) add(name string, line int) {
	outer, suffix, made := strings.Cut(name, "$")
	if _, known := n[name]; known || !made {
		return
	}
	switch {
	case suffix == "bound" || suffix == "thunk":
		n[name] = outer + ", taken as a value"
	case line > 0:
		n[name] = literalIn(outer, token.Position{Line: line})
	default:
		n[name] = outer + ", function literal"
	}
}

func (n names) of(name string) string {
	if source, ok := n[name]; ok {
		return source
	}
	return name
}

// in replaces the names in what a step does, "calls Wait$1", where they end the
// text.
func (n names) in(text string) string {
	word := text[strings.LastIndexByte(text, ' ')+1:]
	return text[:len(text)-len(word)] + n.of(word)
}

// namesIn are the names on the route of a finding.
func (s *stock) namesIn(f *dataflow.Finding, steps []step) names {
	n := names{}
	_, _, line := f.Into.Pos.Split()
	n.add(f.Into.Func, line)
	n.add(f.Func, s.literalLine(f.Pos))
	for _, step := range steps {
		n.add(step.fn, s.literalLine(step.at))
	}
	return n
}

// literalLine is the line of the innermost literal around a place of this
// package, 0 for none.
func (s *stock) literalLine(pos token.Pos) int {
	if !pos.IsValid() {
		return 0
	}
	lit, _ := s.enclosing(pos)
	if lit == nil {
		return 0
	}
	return s.at(lit.Pos()).Line
}
