package propose

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/lawful-lint/lawful/annotations"
)

// maxItems bounds the suggestions of one list, so that the draft of however
// large a module stays a file that people read and that can be loaded.
const maxItems = 300

const preface = `# Proposed by "lawful init" from the names in the source, as a start for your own.
#
# Below "profile" all is comment, and nothing is in effect. Lines with one blank
# after their # explain; the others are suggestions. Where one holds, take away
# its # and that of the key above it. What is left empty is yours to decide: the
# file is an error until it is filled in.
#
# A directive in the source, such as //lawful:data patient, says the same beside
# the code and is the better place in code of your own. "lawful schema" prints a
# JSON Schema by which editors complete and check this file.

version: 1
profile: gb-england
`

// Draft is the text of the proposed lawful.yaml. It loads, and says nothing yet.
func (s *Survey) Draft() []byte {
	d := &draft{voc: annotations.Default()}
	d.WriteString(preface)
	d.organisation()
	d.bases(s)
	d.code(s)
	d.catalogue(s)
	return []byte(d.String())
}

// draft is the file as far as it is written.
type draft struct {
	strings.Builder
	voc *annotations.Vocabulary
}

// say writes lines that explain.
func (d *draft) say(format string, args ...any) {
	for line := range strings.SplitSeq(fmt.Sprintf(format, args...), "\n") {
		d.WriteString("# " + printable(line) + "\n")
	}
}

// suggest writes a line of YAML as a comment. It begins with no blank or with
// at least two, which tells it from what explains.
func (d *draft) suggest(format string, args ...any) {
	fmt.Fprintf(d, "#"+format+"\n", args...)
}

func (d *draft) organisation() {
	d.WriteByte('\n')
	d.say("Who is responsible, for the record of processing.")
	d.suggest("organisation:")
	d.suggest("  name:")
	d.suggest("  role: # controller, joint-controller, processor or sub-processor")
	d.suggest("  type: # public-authority, company, charity, university or individual")
	d.suggest("  contact:")
	d.suggest("  dpo:")
}

// bases writes one skeleton for direct care and one for each purpose that is
// suggested further down.
func (d *draft) bases(s *Survey) {
	d.WriteByte('\n')
	d.say("The register of lawful bases, for whoever answers for information governance.")
	for _, k := range []annotations.Kind{annotations.A6Word, annotations.A9Word, annotations.RouteWord} {
		d.words(k)
	}
	d.say("Evidence beside them, as basis and route demand: ref, task, safeguards, secrecy, role,\nrelationship, consent, notice, decided-by, decided, review, opt-out.")
	d.suggest("bases:")
	for _, purpose := range s.suggestedPurposes() {
		d.suggest("  %s:", purpose)
		d.suggest("    purposes: [%s]", purpose)
		d.suggest("    a6:")
		d.suggest("    a9:")
		d.suggest("    route:")
	}
}

// words lists the words for one part of a basis, wrapped.
func (d *draft) words(k annotations.Kind) {
	line := k.String() + ":"
	for i, t := range d.voc.Terms(k) {
		word := t.Word
		if i < len(d.voc.Terms(k))-1 {
			word += ","
		}
		if len(line)+len(word) > 88 {
			d.say("%s", line)
			line = word
			continue
		}
		line += " " + word
	}
	d.say("%s", line)
}

// suggestedPurposes are direct care, and what the survey suggests, in order.
func (s *Survey) suggestedPurposes() []string {
	var list []string
	for _, from := range [][]Suggestion{s.Purposes, s.Guesses} {
		for _, i := range from {
			if i.Purpose != "" && i.Purpose != annotations.DirectCare {
				list = append(list, i.Purpose)
			}
		}
	}
	slices.Sort(list)
	return append([]string{annotations.DirectCare}, slices.Compact(list)...)
}

func (d *draft) code(s *Survey) {
	d.WriteByte('\n')
	d.say("Marks for code that carries no directive.")
	if len(s.Types)+len(s.Purposes)+len(s.Functions)+len(s.Guesses) == 0 {
		d.say("No name in the source suggests one. An item looks like this:\n{match: \"example.org/emr/models.Patient\", data: patient}")
		return
	}
	d.suggest("code:")
	d.items(s.Types, "Types that look like patient data. What contains one of them needs no mark.")
	d.items(s.Purposes, "Packages whose names suggest a purpose. Code without one is neutral: data passes\nthrough it to wherever it goes.")
	d.items(s.Functions, "Functions that look as if they de-identify, or check who is left.")
	d.items(s.Guesses, "Packages from elsewhere that lawful does not know.")
}

func (d *draft) items(list []Suggestion, heading string) {
	if len(list) == 0 {
		return
	}
	d.say("%s", heading)
	for _, i := range list[:min(len(list), maxItems)] {
		note := i.Why
		if i.Where != "" {
			note = i.Where + ": " + note
		}
		if note != "" {
			note = " # " + printable(note)
		}
		d.suggest("  - {match: %s, %s}%s", strconv.Quote(i.Match), i.Says, note)
	}
	if more := len(list) - maxItems; more > 0 {
		d.say("and %d more, which are left out here", more)
	}
}

// catalogue lists the known packages in use, and their groups as they are set.
func (d *draft) catalogue(s *Survey) {
	if len(s.Outside) == 0 {
		return
	}
	d.WriteByte('\n')
	d.say("Packages in use that lawful knows: they need no entry under code. Their groups can be\nset to on, warn or off; below is what holds now.")
	var groups []string
	for _, o := range s.Outside[:min(len(s.Outside), maxItems)] {
		about := strings.Join(slices.Concat(o.Groups, o.Purposes), ", ")
		d.say("%s (%s), used in %s", o.Path, about, o.Where)
		groups = append(groups, o.Groups...)
	}
	if more := len(s.Outside) - maxItems; more > 0 {
		d.say("and %d more, which are left out here", more)
	}
	slices.Sort(groups)
	if len(groups) == 0 {
		return
	}
	d.suggest("catalogue:")
	for _, g := range slices.Compact(groups) {
		d.suggest("  %s: %s", g, (*annotations.Config)(nil).Level(g))
	}
}
