package record

import (
	"cmp"
	"slices"
	"strings"
)

// Compare tells in words, a line each, how the record now differs from the one
// before: activities, the crossings they consist of, and all that a reader of
// the record relies on. What only moved in the code is no difference, nor what
// the day changes (what is due, and findings, which lawful check reports).
func Compare(before, now *Record) []string {
	var lines []string
	for _, parts := range [][2][]part{
		{controllerParts(before), controllerParts(now)},
		{activityParts(before), activityParts(now)},
		{onwardParts(before), onwardParts(now)},
		{recipientParts(before), recipientParts(now)},
		{basisParts(before), basisParts(now)},
		{otherParts(before), otherParts(now)},
	} {
		lines = append(lines, compareParts(parts[0], parts[1])...)
	}
	return lines
}

// part is something of a record that can be new, gone, or changed in one of its
// aspects.
type part struct {
	key string // what it is known by, in both records
	// like is the key of a part that may have become this one; "" for none.
	like    string
	kind    string // "activity"
	name    string // as of something known
	says    string // all of it in words, as of something new
	aspects []aspect
}

// aspect is a thing that is said of a part: one value under a name, or a list
// under a verb.
type aspect struct {
	name   string
	list   bool
	values []string
}

func one(name, value string) aspect { return aspect{name: name, values: []string{value}} }

func many(verb string, values []string) aspect {
	values = slices.Clone(values)
	slices.Sort(values)
	return aspect{verb, true, slices.Compact(values)}
}

// compareParts pairs the parts of two records: by key, and what is left by what
// it is like.
func compareParts(before, now []part) []string {
	var lines []string
	gone := map[string]part{}
	for _, p := range before {
		gone[p.key] = p
	}
	var fresh []part
	for _, p := range now {
		if old, ok := gone[p.key]; ok {
			lines = append(lines, changes(old, p)...)
			delete(gone, p.key)
		} else {
			fresh = append(fresh, p)
		}
	}
	for _, p := range fresh {
		if old, ok := former(p, before, fresh, gone); ok {
			lines = append(lines, changes(old, p)...)
			delete(gone, old.key)
		} else {
			lines = append(lines, "new "+p.kind+": "+p.says)
		}
	}
	for _, p := range before {
		if _, ok := gone[p.key]; ok {
			lines = append(lines, p.kind+" is gone: "+strings.TrimPrefix(p.name, p.kind+" "))
		}
	}
	return lines
}

// former is the part that p was before, where there is but one it can have been
// and nothing else that this can have become.
func former(p part, before, fresh []part, gone map[string]part) (part, bool) {
	var found []part
	for _, old := range before {
		if _, ok := gone[old.key]; ok && old.like == p.like {
			found = append(found, old)
		}
	}
	rivals := slices.DeleteFunc(slices.Clone(fresh), func(o part) bool { return o.like != p.like })
	if p.like == "" || len(found) != 1 || len(rivals) != 1 {
		return part{}, false
	}
	return found[0], true
}

// changes are the differences in what is said of a part.
func changes(old, p part) []string {
	var lines []string
	for i, a := range p.aspects {
		was := old.aspects[i]
		if !a.list {
			if a.values[0] != was.values[0] {
				lines = append(lines, p.name+": "+a.name+" is now "+orNone(a.values[0])+"; it was "+orNone(was.values[0]))
			}
			continue
		}
		if more := without(a.values, was.values); len(more) > 0 {
			lines = append(lines, p.name+": now also "+a.name+" "+words(more))
		}
		if less := without(was.values, a.values); len(less) > 0 {
			lines = append(lines, p.name+": no longer "+a.name+" "+words(less))
		}
	}
	return lines
}

func without(list, those []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(those, s) })
}

func orNone(value string) string { return cmp.Or(value, "not stated") }

func controllerParts(r *Record) []part {
	c := r.Controller
	return []part{{key: "c", name: "responsible", aspects: []aspect{
		one("program", r.Program), one("profile", r.Profile), one("name", c.Name), one("role", c.Role), one("type", c.Type), one("contact", c.Contact),
		one("data protection officer", c.DPO), one("representative", c.Representative), many("has the joint controller", c.Joint), many("serves", c.Serves),
	}}}
}

func activityParts(r *Record) []part {
	var list []part
	for i := range r.Activities {
		a := &r.Activities[i]
		basis := r.basisWords(a.Basis)
		p := part{key: a.ID, like: strings.Join([]string{a.Purpose.ID, a.Component, sentBy(r, a), a.Library, words(a.Origins)}, "\x00"), kind: "activity", name: a.Name + " (" + a.ID + ")"}
		does := " now handles "
		if len(a.Crossings) > 0 {
			does = " now receives "
		}
		p.says = name(a, 0) + does + words(DataNames(a.Data))
		if len(a.From) > 0 {
			p.says += " from " + words(a.From)
		}
		p.says += ", held for " + words(a.Origins) + ", basis " + cmp.Or(basis, "none") + ": " + a.Status
		p.aspects = []aspect{one("status", a.Status), one("basis", basis), many("receives", DataNames(a.Data)), many("comes from", a.From),
			many("has passed the check", a.Checks), many("has a basis that does not count, as", a.Why), many("goes", ways(r, a))}
		for _, k := range particulars() {
			p.aspects = append(p.aspects, one(k.Title, find(a.Details, k.Key)))
		}
		list = append(list, p)
	}
	return list
}

// sentBy is the package that sends to the recipient, whatever lawful.yaml calls
// that one.
func sentBy(r *Record, a *Activity) string {
	if to := r.Recipient(a.Recipient); to != nil {
		return to.Package
	}
	return a.Recipient
}

// ways are the crossings of an activity, without lines.
func ways(r *Record, a *Activity) []string {
	var list []string
	for _, c := range r.CrossingsOf(a) {
		way := unlined(c.Func) + " → " + unlined(c.Into) + " (" + c.Kind
		if c.Reason != "" {
			way += ", accepted: " + c.Reason
		}
		list = append(list, way+")")
	}
	return list
}

// onwardParts are the ways by which code of a purpose takes data out of the
// program without a crossing; those by a crossing are activities.
func onwardParts(r *Record) []part {
	var list []part
	for i := range r.Onward {
		o := &r.Onward[i]
		key := strings.Join([]string{o.Purpose, unlined(o.Func), o.Into}, "\x00")
		if o.Shown == ByFlow || slices.ContainsFunc(list, func(p part) bool { return p.key == key }) {
			continue
		}
		says := "code of " + o.Purpose + ", " + unlined(o.Func) + ", calls " + o.Into
		list = append(list, part{key: key, kind: "way out", name: "way out " + says, says: says + ", for " + o.To, aspects: []aspect{
			one("goal", o.To), many("shows", DataNames(o.Data)),
		}})
	}
	return list
}

func recipientParts(r *Record) []part {
	var list []part
	for _, to := range r.Recipients {
		list = append(list, part{key: to.Name, like: to.Package, kind: "recipient", name: "recipient " + to.Name, says: to.Name + ", by " + words(to.Calls), aspects: []aspect{
			one("name", to.Name), one("role", to.Role), one("country", to.Country), one("safeguard", to.Safeguard), one("agreement", to.Agreement), one("end of the agreement", to.Ends),
			many("is sent to by", to.Calls),
		}})
	}
	return list
}

func basisParts(r *Record) []part {
	var list []part
	for i := range r.Bases {
		b := &r.Bases[i]
		p := part{key: r.basisWords(b.Name), kind: "basis", name: "basis " + r.basisWords(b.Name)}
		p.says = r.basisWords(b.Name) + " for " + words(b.Purposes)
		p.aspects = []aspect{one("Article 6", b.A6), one("Article 9", b.A9), one("common-law route", b.Route), one("Schedule 1", b.Schedule1), many("is for", b.Purposes)}
		var evidence []string
		for _, e := range b.Evidence {
			evidence = append(evidence, e.Key+" "+e.Value)
		}
		p.aspects = append(p.aspects, many("has the evidence", evidence))
		list = append(list, p)
	}
	return list
}

// otherParts are the types that are patient data, the measures, what is accepted
// and what could not be followed.
func otherParts(r *Record) []part {
	var list []part
	for _, t := range r.Types {
		list = append(list, part{key: "t" + t.File + t.Name, kind: "type of patient data", name: "type of patient data " + t.Name, says: with(t.Name, words(t.Fields)), aspects: []aspect{
			one("state", t.State), many("is collected for", t.Collected), many("has", t.Fields),
		}})
	}
	add := func(kind, says string) {
		key := kind + "\x00" + says
		if !slices.ContainsFunc(list, func(p part) bool { return p.key == key }) {
			list = append(list, part{key: key, kind: kind, name: kind + " " + says, says: says})
		}
	}
	for _, m := range r.Measures {
		add("measure", with(m.Name+" "+m.Does+" "+m.Says, m.Ref))
	}
	for _, f := range r.Suppressions {
		says := f.Rule + " in " + cmp.Or(f.At.Name, f.At.File) + ", " + f.By + ": " + f.Reason
		if f.DecidedBy != "" {
			says += ", " + f.Decision()
		}
		add("accepted finding", says)
	}
	for _, p := range r.NotFollowed {
		add("function that could not be followed", p.Name+" in "+p.File)
	}
	return list
}
