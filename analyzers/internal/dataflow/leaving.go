package dataflow

import "strings"

// leaving stands, among the purposes that data may enter, for what lies outside
// the program ([Func.Leaves]): with the line of the call that takes data there, so
// that data is followed to each such line by itself, like any other crossing, and
// behind a tab with the purposes of the code that does, which is the innermost on
// the way that has any. Every one is in order: whether data may go there is for the
// crossings into real purposes to say.
const leaving = "\x00leaving "

func isLeaving(purpose string) bool { return strings.HasPrefix(purpose, leaving) }

// takeOut notes what of ls a call takes out of the program.
func (a *function) takeOut(ls labels, e entry) {
	if !a.p.Inventory {
		return
	}
	e.beside = ls
	for _, l := range ls {
		a.enterLabel(l, leaving+string(a.lineOf(e)), e)
	}
}

// takenBy says in the purpose that stands for a way out whose code it is, unless
// that is said.
func (a *function) takenBy(q string) string {
	if !isLeaving(q) || len(a.purposes) == 0 || strings.Contains(q, "\t") {
		return q
	}
	return q + "\t" + strings.Join(a.purposes, "\t")
}

// apart takes what leaves the program from the findings.
func apart(all []*Finding) (findings []*Finding, left []Left) {
	for _, f := range all {
		if !isLeaving(f.Purpose) {
			findings = append(findings, f)
			continue
		}
		words := strings.Split(f.Purpose, "\t")
		l := Left{Finding: f, By: f.Func}
		if len(words) > 1 {
			l.Serves = words[1:]
		}
		if n := len(f.Route); n > 0 {
			l.By = f.Route[n-1].Func
		}
		left = append(left, l)
	}
	return findings, left
}
