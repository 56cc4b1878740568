package annotations

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"
	"unicode"
)

// tool is what a directive names before the colon.
const tool = "lawful"

// nearMiss reports a comment that was meant to be a directive and is none: a
// space after the slashes or the colon, capitals, a misspelt "lawful", a
// missing colon, a block comment. It returns nil for every other comment.
func nearMiss(c *ast.Comment) *Problem {
	body, block := strings.CutPrefix(c.Text, "/*")
	if block {
		body = strings.TrimSpace(strings.TrimSuffix(body, "*/"))
	} else {
		body = strings.TrimPrefix(body, "//")
	}
	if !block && strings.HasPrefix(body, "\t") {
		return nil // an example in a doc comment
	}
	head := strings.TrimLeftFunc(body, unicode.IsSpace)
	colon := strings.IndexByte(head, ':')
	if colon < 0 || colon > len(tool)+3 {
		return missingColon(c, body, block)
	}
	word := strings.TrimRightFunc(head[:colon], unicode.IsSpace)
	rest := strings.TrimLeftFunc(head[colon+1:], unicode.IsSpace)
	name, args := rest, ""
	if i := strings.IndexFunc(rest, unicode.IsSpace); i >= 0 {
		name, args = rest[:i], rest[i:]
	}
	known := NearestOf(name, directiveNames[:])
	switch {
	case strings.EqualFold(word, tool):
	case known == "" || editDistance(strings.ToLower(word), tool) > 2 || !oneWord(word):
		return nil
	}
	return reportNearMiss(c, known, name, args, strings.Contains(body, "\n"))
}

// missingColon finds //lawful purpose research. With a space before it, it
// would be prose.
func missingColon(c *ast.Comment, body string, block bool) *Problem {
	if block || len(body) <= len(tool) || !strings.EqualFold(body[:len(tool)], tool) {
		return nil
	}
	rest := body[len(tool):]
	if !strings.ContainsAny(rest[:1], " \t.-=/;") {
		return nil
	}
	fields := strings.Fields(rest[1:])
	if len(fields) == 0 {
		return nil
	}
	for _, name := range directiveNames {
		if fields[0] == name {
			_, args, _ := strings.Cut(rest[1:], name)
			return reportNearMiss(c, name, name, args, false)
		}
	}
	return nil
}

func reportNearMiss(c *ast.Comment, known, name, args string, multiline bool) *Problem {
	p := &Problem{Pos: c.Pos(), End: c.End(), Category: NearMiss}
	if known == "" {
		p.Message = fmt.Sprintf("found %s, which is no directive; expected one of %s right after //lawful:", clip(firstLine(c.Text)), strings.Join(directiveNames[:], ", "))
		return p
	}
	p.Message = fmt.Sprintf("found %s, which is no directive; did you mean //lawful:%s?", clip(firstLine(c.Text)), known)
	if !multiline {
		p.Fix = &Fix{Pos: c.Pos(), End: c.End(), Text: strings.TrimRightFunc(Prefix+known+args, unicode.IsSpace), Message: "write //lawful:" + known}
	}
	return p
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

func oneWord(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// unknownDirective reports //lawful:NAME with a name that is not known.
func unknownDirective(name string, pos token.Pos) Problem {
	end := pos + token.Pos(len(name))
	near := NearestOf(name, directiveNames[:])
	hint := "expected one of " + strings.Join(directiveNames[:], ", ")
	if near != "" {
		hint = "did you mean " + near + "?"
	}
	return Problem{Pos: pos, End: end, Category: Unknown, Message: fmt.Sprintf("unknown directive %s; %s", clip("lawful:"+name), hint), Fix: spell(pos, end, near)}
}
