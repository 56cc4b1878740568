package difftest

import (
	"fmt"
	"go/format"
	"strings"
)

// Sigils in the text of a program. Names declared in the lib package start
// with libSigil and names of the app package with appSigil, so that one text
// serves a program in one package, in two, and hundreds of programs side by
// side in one binary.
const (
	libSigil  = "§"
	appSigil  = "¤"
	embSigil  = "‡" // before the name of an embedded field, which is its type's
	preSigil  = "※" // before names of the prelude, which is shared when executing
	clipSigil = "¶" // before "(": shortens a string when executing, nothing else
)

// node is a line of a program, or a block when it has a tail.
type node struct {
	head string
	body []*node
	tail string
	// exec marks lines that exist in the executed form only: resets of
	// globals, limits on growth and on run time.
	exec bool
	// run, when not empty, replaces head in the executed form.
	run string
	// fixed nodes are kept when a program is made smaller.
	fixed bool
}

// line returns a node of one line.
func line(format string, args ...any) *node {
	return &node{head: sprintf(format, args...)}
}

// execLine returns a line of the executed form only.
func execLine(format string, args ...any) *node {
	return &node{head: sprintf(format, args...), exec: true}
}

// guardLine returns a line of the executed form only that a smaller program
// needs as well.
func guardLine(text string) *node { return &node{head: text, exec: true, fixed: true} }

// block returns a node with a body; tail is its closing line.
func block(head string, body []*node, tail string) *node {
	return &node{head: head, body: body, tail: tail}
}

// sprintf is fmt.Sprintf, except that a format without arguments is text.
func sprintf(format string, args ...any) string {
	if len(args) == 0 {
		return format
	}
	return fmt.Sprintf(format, args...)
}

// Program is one generated program.
type Program struct {
	// Seed is what Generate made it from.
	Seed uint64
	// Sites is the number of sinks: Sink0 … Sink(Sites-1).
	Sites int
	// Bits is the number of branch conditions; all 1<<Bits masks are run.
	Bits int
	// Split says that the analysed form has two packages, app importing lib.
	Split bool

	lib, app []*node
}

// Names of the packages of the analysed form. A program in one package has
// the app package only.
const (
	LibPath = "difftest.example/lib"
	AppPath = "difftest.example/app"
)

// Sources returns the analysed form, import path to text, without what exists
// only to execute it.
func (p *Program) Sources() map[string]string {
	if !p.Split {
		names := strings.NewReplacer(libSigil, "", preSigil, "", appSigil, "", embSigil, "", clipSigil, "")
		return map[string]string{AppPath: "package app\n" + render(p.lib, false, names) + render(p.app, false, names)}
	}
	inLib := strings.NewReplacer(libSigil, "", preSigil, "", embSigil, "", clipSigil, "")
	inApp := strings.NewReplacer(libSigil, "lib.", preSigil, "lib.", appSigil, "", embSigil, "", clipSigil, "")
	return map[string]string{
		LibPath: "package lib\n" + render(p.lib, false, inLib),
		AppPath: "package app\n\nimport \"" + LibPath + "\"\n" + render(p.app, false, inApp),
	}
}

// String returns the analysed form for people, formatted.
func (p *Program) String() string {
	sources := p.Sources()
	if !p.Split {
		return formatted(sources[AppPath])
	}
	return formatted(sources[LibPath]) + "\n// ---- app ----\n\n" + formatted(sources[AppPath])
}

// formatted is gofmt, or the text as it is when that fails.
func formatted(text string) string {
	out, err := format.Source([]byte(text))
	if err != nil {
		return text
	}
	return string(out)
}

// executed returns the executed form; prefix makes its package-level names
// its own.
func (p *Program) executed(prefix string) string {
	names := strings.NewReplacer(libSigil, prefix, preSigil, "", appSigil, prefix, embSigil, prefix, clipSigil, "clip")
	return render(p.lib, true, names) + render(p.app, true, names)
}

// render prints nodes, one line each, indented by tabs.
func render(nodes []*node, exec bool, names *strings.Replacer) string {
	var b strings.Builder
	for _, n := range nodes {
		b.WriteString("\n")
		renderNode(&b, n, exec, 0)
	}
	return names.Replace(b.String())
}

func renderNode(b *strings.Builder, n *node, exec bool, depth int) {
	if n.exec && !exec {
		return
	}
	head := n.head
	if exec && n.run != "" {
		head = n.run
	}
	indent := strings.Repeat("\t", depth)
	for l := range strings.Lines(head) {
		b.WriteString(indent + strings.TrimSuffix(l, "\n") + "\n")
	}
	for _, c := range n.body {
		renderNode(b, c, exec, depth+1)
	}
	if n.tail != "" {
		b.WriteString(indent + n.tail + "\n")
	}
}
