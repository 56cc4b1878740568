package record

import (
	"fmt"
	"strings"
)

// ChecklistSource is where the checklist comes from: the data compliance
// checklist for developers of the NHS AI and digital regulations service. Points
// 4 to 6 are those that its checklist for adopters adds.
const ChecklistSource = "https://www.digitalregulations.innovation.nhs.uk/regulations-and-guidance-for-developers/data-compliance-checklist-for-developers/"

// checklist answers the points so far as the code can. A record with functions
// that could not be followed leaves open what would rest on their absence.
func checklist(r *Record) []Point {
	return []Point{typesPoint(r), sourcesPoint(r), consentPoint(r), rolePoint(r), researchPoint(r),
		{ID: "clinical-investigation", Asks: "Are further approvals needed for a clinical investigation of a medical device?", Answer: Open,
			Evidence: []string{"no program text shows whether this is a medical device"}},
	}
}

func typesPoint(r *Record) Point {
	p := Point{ID: "types-of-data", Asks: "Do you know which data is personal or confidential, and which is anonymous?", Answer: Answered}
	var names []string
	for _, t := range r.Types {
		names = append(names, t.Name+" ("+t.State+")")
	}
	if len(names) == 0 {
		p.Answer = Open
		p.Evidence = []string{"the code declares no type as patient data; what it knows of is in the catalogue or in lawful.yaml"}
	} else {
		p.Evidence = []string{"declared as patient data: " + strings.Join(names, ", ")}
	}
	for _, f := range r.Findings {
		if f.Rule == "pseudonymised-as-anonymous" || f.Rule == "anonymisation-unassessed" || f.Rule == "re-identification" {
			p.Answer = Contradict
			p.Evidence = append(p.Evidence, f.At.at()+": "+f.Message)
		}
	}
	for _, m := range r.Measures {
		if m.Does == "deidentify" {
			p.Evidence = append(p.Evidence, with(m.Name+" at "+m.at()+" makes data "+m.Says, m.Ref))
		}
	}
	return p
}

func sourcesPoint(r *Record) Point {
	p := Point{ID: "where-from", Asks: "Where do you get the data from, has the provider approved, and is there a contract?", Answer: Open}
	for _, c := range r.Crossings {
		if c.Kind == "obtained" {
			p.Evidence = append(p.Evidence, fmt.Sprintf("%s: %s obtains %s for %s from outside the program", c.At.at(), c.Func, words(DataNames(c.Data)), c.Purpose))
		}
	}
	return withNote(p, "whether a provider approved and a contract stands, no program text shows")
}

func consentPoint(r *Record) Point {
	p := Point{ID: "consent-or-approval", Asks: "Do you need consent or approval, and have you got it?", Answer: Answered}
	covered := 0
	for i := range r.Activities {
		a := &r.Activities[i]
		switch a.Status {
		case Uncovered, Unchecked, Faulty:
			p.Answer = Contradict
			p.Evidence = append(p.Evidence, a.ID+" "+a.Name+": "+r.Tally(a))
		default:
			covered++
		}
	}
	p.Evidence = append([]string{fmt.Sprintf("%d of %d activities are in order or accepted", covered, len(r.Activities))}, p.Evidence...)
	return p
}

func rolePoint(r *Record) Point {
	p := Point{ID: "controller-or-processor", Asks: "Are you the controller or a processor?", Answer: Answered,
		Evidence: []string{"lawful.yaml: " + r.Controller.Name + " is " + r.Controller.Role}}
	if r.Controller.Role == "" {
		p.Answer, p.Evidence = Open, []string{"lawful.yaml does not say it: organisation.role"}
	}
	return p
}

func researchPoint(r *Record) Point {
	p := Point{ID: "research", Asks: "Is any activity research, and is it approved?", Answer: Open}
	for i := range r.Activities {
		a := &r.Activities[i]
		if a.Purpose.ID != "medical-research" && a.Purpose.Parent != "medical-research" {
			continue
		}
		approval := particular(r, a, "approval")
		if approval == "" {
			approval = "no reference"
		} else if p.Answer == Open {
			p.Answer = Answered
		}
		if a.Status == Uncovered {
			p.Answer = Contradict
		}
		p.Evidence = append(p.Evidence, a.ID+" "+a.Name+": "+approval+", "+a.Status)
	}
	return withNote(p, "whether an approval is in force, and whether other activities are research too, only people can say")
}

func withNote(p Point, note string) Point {
	p.Evidence = append(p.Evidence, note)
	return p
}
