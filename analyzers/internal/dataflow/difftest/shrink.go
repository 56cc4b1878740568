package difftest

import (
	"cmp"
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// edit is one way to make a program smaller: a node goes, its body takes its
// place (without what comes next, if that goes), or a part of its line is replaced.
type edit struct {
	gone   []*node
	unwrap *node
	in     *node // with from, to and text
	from   int
	to     int
	text   string
}

// Bounds of Shrink. Each round builds two binaries.
const (
	shrinkRounds = 60
	shrinkStart  = 8 // the edits are first tried in so many groups
	shrinkFiner  = 4 // and in so much smaller ones when no group works
	shrinkChunks = 4 // the working groups are tried together in 1, 2, 4 … 1<<(shrinkChunks-1) parts
)

// Shrink returns a smaller program that shows the same difference: the site is
// still tainted and not reported (missed), or still reported and clean.
// Statements are removed, blocks opened and expressions made simpler for as
// long as the difference stays. dir is a folder to build in. It takes half a
// minute or so.
func Shrink(ctx context.Context, dir string, d Difference, missed bool, analyse Analysis) (*Program, error) {
	p := d.Program
	shows := func(candidates []*Program) ([]bool, error) {
		return showing(ctx, dir, candidates, d.Site, missed, analyse)
	}
	for _, kind := range []func(edit) bool{removes, anyEdit} {
		size := max(1, len(p.edits(kind))/shrinkStart)
		for range shrinkRounds {
			smaller, err := shrinkOnce(p, p.edits(kind), size, shows)
			if err != nil {
				return p, err
			}
			if smaller != nil {
				p = smaller
				continue
			}
			if size == 1 {
				break
			}
			size = max(1, size/shrinkFiner)
		}
	}
	return p, nil
}

// removes selects the edits of whole statements.
func removes(e edit) bool { return e.in == nil }

// anyEdit selects every edit.
func anyEdit(edit) bool { return true }

// shrinkOnce tries the edits in groups of a size, and then as many of the
// working groups as work together. It returns nil when none works.
func shrinkOnce(p *Program, edits []edit, size int, shows func([]*Program) ([]bool, error)) (*Program, error) {
	working, err := try(p, slices.Collect(slices.Chunk(edits, size)), shows)
	if err != nil || len(working) == 0 {
		return nil, err
	}
	if len(working) == 1 {
		return p.apply(working[0]), nil
	}
	var groups [][]edit
	for i := range shrinkChunks {
		n := max(1, (len(working)+1<<i-1)>>i)
		for chunk := range slices.Chunk(working, n) {
			groups = append(groups, slices.Concat(chunk...))
		}
	}
	together, err := try(p, append(groups, working[0]), shows)
	if err != nil || len(together) == 0 {
		return nil, err
	}
	return p.apply(together[0]), nil
}

// try returns those of the sets of edits with which the program still shows
// the difference.
func try(p *Program, sets [][]edit, shows func([]*Program) ([]bool, error)) ([][]edit, error) {
	candidates := make([]*Program, len(sets))
	for i, set := range sets {
		candidates[i] = p.apply(set)
	}
	ok, err := shows(candidates)
	if err != nil {
		return nil, err
	}
	var working [][]edit
	for i, set := range sets {
		if ok[i] {
			working = append(working, set)
		}
	}
	return working, nil
}

// showing reports which of the candidates are programs that show the
// difference. Those that do not compile or are not analysed that way are not
// executed.
func showing(ctx context.Context, dir string, candidates []*Program, site int, missed bool, analyse Analysis) ([]bool, error) {
	shows := make([]bool, len(candidates))
	var run []*Program
	var at []int
	for i, c := range candidates {
		sites, err := c.analyse(analyse)
		told := slices.Contains(sites, site) || missed && slices.Contains(sites, NotFollowed)
		if err != nil || told == missed || !c.compiles() {
			continue
		}
		run, at = append(run, c), append(at, i)
	}
	if len(run) == 0 {
		return shows, nil
	}
	truths, err := Execute(ctx, dir, run)
	if err != nil {
		return nil, err
	}
	want := Clean
	if missed {
		want = Tainted
	}
	for i, t := range truths {
		shows[at[i]] = t.Sites[site] == want
	}
	return shows, nil
}

// stubs declare what the harness gives the executed form, and what programs
// are registered with.
const stubs = `package main

const marker = ""

var mask int

func nan() float64 { return 0 }

func onReset(*[]func(), func()) {}

func guard() {}

func tick() {}

func clip(s string) string { return s }

func clipSlice[S ~[]E, E any](s S) S { return s }

func hit(*[8]int, int, any) {}

var (
	Hits   [8]int
	Resets []func()
)
`

// compiles reports whether the executed form type-checks.
func (p *Program) compiles() bool {
	fset := token.NewFileSet()
	text := stubs + strings.ReplaceAll(preludeText, preSigil, "") + p.executed("")
	file, err := parser.ParseFile(fset, "main.go", text, parser.SkipObjectResolution)
	if err != nil {
		return false
	}
	_, err = new(types.Config).Check("main", fset, []*ast.File{file}, nil)
	return err == nil
}

// edits lists the single edits of a kind of a program: outer ones first, later
// statements before earlier ones, since those depend on these.
func (p *Program) edits(kind func(edit) bool) []edit {
	var list []edit
	listEdits(p.app, &list)
	listEdits(p.lib, &list)
	return slices.DeleteFunc(list, func(e edit) bool { return !kind(e) })
}

func listEdits(nodes []*node, list *[]edit) {
	for i := len(nodes) - 1; i >= 0; i-- {
		n := nodes[i]
		if !n.fixed {
			*list = append(*list, edit{gone: nodes[i : i+1]})
			if i > 0 && !nodes[i-1].fixed {
				*list = append(*list, edit{gone: nodes[i-1 : i+1]})
			}
			if i > 1 && !nodes[i-1].fixed && !nodes[i-2].fixed {
				*list = append(*list, edit{gone: nodes[i-2 : i+1]})
			}
			if len(n.body) > 0 {
				*list = append(*list, edit{unwrap: n})
				if i+1 < len(nodes) && !nodes[i+1].fixed { // a function, and its call
					*list = append(*list, edit{unwrap: n, gone: nodes[i+1 : i+2]})
				}
			}
			if n.run == "" && !n.exec {
				lineEdits(n, list)
			}
		}
		listEdits(n.body, list)
	}
}

// lineEdits replaces what a line assigns, and each call or conversion in it,
// by a constant or by a source, and a call by each of its arguments.
func lineEdits(n *node, list *[]edit) {
	replace := func(from, to int, texts ...string) {
		for _, text := range texts {
			if old := n.head[from:to]; old != text && old != source && old != constant {
				*list = append(*list, edit{in: n, from: from, to: to, text: text})
			}
		}
	}
	if from, to := assigned(n); from > 0 {
		replace(from, to, constant, source)
	}
	for open, c := range n.head {
		if c != '(' {
			continue
		}
		shut, from := matching(n.head, open), calleeStart(n.head, open)
		if shut < 0 || from == open && open > 0 && n.head[open-1] == ')' {
			continue
		}
		replace(from, shut+1, constant, source)
		replace(from, shut+1, arguments(n.head[open+1:shut])...)
	}
}

// The simplest expressions, clean and tainted.
const (
	constant = `"c"`
	source   = libSigil + "Source()"
)

// assigned returns where the right side of an assignment or declaration is in
// a node of one statement, 0, 0 when it is none.
func assigned(n *node) (from, to int) {
	if n.tail != "" {
		return 0, 0
	}
	_, right, ok := strings.Cut(n.head, "= ")
	if !ok {
		return 0, 0
	}
	right, _, _ = strings.Cut(right, "\n")
	from = strings.Index(n.head, "= ") + len("= ")
	return from, from + len(right)
}

// calleeStart returns where the name, with its selectors, in front of the
// parenthesis at open starts.
func calleeStart(s string, open int) int {
	start := open
	for i, c := range s[:open] {
		word := c == '.' || c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c > 127
		switch {
		case !word:
			start = open
		case start == open:
			start = i
		}
	}
	return start
}

// matching returns the index of the parenthesis that closes the one at open,
// -1 if the line does not.
func matching(s string, open int) int {
	depth := 0
	for i := open; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// arguments splits a list at its outermost commas.
func arguments(s string) []string {
	var list []string
	depth, from := 0, 0
	for i, c := range s {
		switch c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case ',':
			if depth == 0 {
				list = append(list, strings.TrimSpace(s[from:i]))
				from = i + 1
			}
		}
	}
	if last := strings.TrimSpace(s[from:]); last != "" {
		list = append(list, last)
	}
	return list
}

// apply returns the program with the edits made. Of edits that overlap in one
// line the first counts.
func (p *Program) apply(edits []edit) *Program {
	e := editor{gone: map[*node]bool{}, unwrap: map[*node]bool{}, lines: map[*node][]edit{}}
	for _, x := range edits {
		for _, n := range x.gone {
			e.gone[n] = true
		}
		if x.unwrap != nil {
			e.unwrap[x.unwrap] = true
		}
		if x.in != nil {
			e.lines[x.in] = append(e.lines[x.in], x)
		}
	}
	c := *p
	c.lib, c.app = e.apply(p.lib), e.apply(p.app)
	return &c
}

// editor is a set of edits by node.
type editor struct {
	gone, unwrap map[*node]bool
	lines        map[*node][]edit
}

func (e editor) apply(nodes []*node) []*node {
	var out []*node
	for _, n := range nodes {
		switch {
		case e.gone[n]:
		case e.unwrap[n]:
			out = append(out, e.apply(loose(n.body))...)
		default:
			c := *n
			c.body = e.apply(n.body)
			c.head = replaceParts(n.head, e.lines[n])
			out = append(out, &c)
		}
	}
	return out
}

// loose returns the nodes that mean something without the block around them:
// not the limit on a loop's steps or the use of its variable.
func loose(nodes []*node) []*node {
	return slices.DeleteFunc(slices.Clone(nodes), func(n *node) bool { return n.fixed })
}

// replaceParts makes the edits in a line, from its end to its start.
func replaceParts(head string, edits []edit) string {
	var chosen []edit
	for _, x := range edits {
		if !slices.ContainsFunc(chosen, func(y edit) bool { return x.from < y.to && y.from < x.to }) {
			chosen = append(chosen, x)
		}
	}
	slices.SortFunc(chosen, func(a, b edit) int { return cmp.Compare(b.from, a.from) })
	for _, x := range chosen {
		head = head[:x.from] + x.text + head[x.to:]
	}
	return head
}
