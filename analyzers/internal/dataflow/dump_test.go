package dataflow

import (
	"fmt"
	"strings"
)

// dump renders a tree for people.
func (u *universe) dump(n *node) string {
	if n == nil {
		return "const"
	}
	var b strings.Builder
	b.WriteByte('{')
	for _, l := range n.labels {
		b.WriteString(u.dumpLabel(l) + " ")
	}
	for _, r := range n.refs {
		fmt.Fprintf(&b, "&%d%s ", r.obj, u.dumpPath(r.path))
	}
	for _, k := range n.kids {
		fmt.Fprintf(&b, "%s:%s ", u.dumpStep(k.e), u.dump(k.n))
	}
	return strings.TrimSpace(b.String()) + "}"
}

func (u *universe) dumpLabel(l label) string {
	s := [...]string{"unk", "in", "src"}[l.kind]
	if l.kind == inLabel {
		r := u.roots[l.root]
		s = fmt.Sprintf("%s%d%s", [...]string{"p", "free", "g", "ret", "panic", "made"}[r.kind], r.n, r.sym) + u.dumpPath(l.path)
		if !l.exact {
			s = "~" + s
		}
	}
	if l.mark != 0 {
		s += "<" + u.marks[l.mark].name + ">"
	}
	if l.held != 0 {
		s += fmt.Sprint(u.held[l.held])
	}
	return s
}

func (u *universe) dumpPath(p pathID) string {
	var b strings.Builder
	for _, e := range u.steps(p) {
		b.WriteString("." + u.dumpStep(e))
	}
	return b.String()
}

func (u *universe) dumpStep(e elem) string {
	switch e {
	case anyElem:
		return "[]"
	case keyElem:
		return "[#]"
	case derefElem:
		return "*"
	}
	if k := u.kind(e); k != 0 {
		return string(k) + "(" + shortName(u.text(e)) + ")"
	}
	return fmt.Sprint(int(e))
}

func (u *universe) dumpSummary(s *summary) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s result %s panics %s unused %b\n", s.name, u.dump(s.result), u.dump(s.panics), s.unused)
	for i, o := range s.objs {
		fmt.Fprintf(&b, "  obj %d input=%v root=%d path=%s shared=%v typ=%v content=%s\n", i, o.input, o.root, u.dumpPath(o.path), o.shared, o.typ, u.dump(o.content))
	}
	for _, w := range s.writes {
		fmt.Fprintf(&b, "  write %d %s was %s\n", w.obj, u.dump(w.content), u.dump(w.was))
	}
	for i, p := range s.pend {
		fmt.Fprintf(&b, "  pend %d %s.%s(", i, u.dump(p.fn), p.method)
		for _, n := range p.args {
			b.WriteString(u.dump(n) + ", ")
		}
		b.WriteString(")\n")
	}
	for _, c := range s.cross {
		fmt.Fprintf(&b, "  cross %s -> %s %v\n", u.dumpLabel(c.in), c.purpose, c.route)
	}
	for _, l := range s.reads {
		fmt.Fprintf(&b, "  read %s\n", u.dumpLabel(l))
	}
	return b.String()
}
