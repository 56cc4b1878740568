package record

import (
	"io"
	"slices"
	"strings"
)

// WriteDPIA writes the part of a data protection impact assessment that code
// and lawful.yaml can fill in: Article 35(7) UK GDPR asks for a systematic
// description, and that is here. Necessity, proportionality and risk are for
// people, and are left as named blanks.
func WriteDPIA(w io.Writer, r *Record) error {
	d := &document{w: w, url: r.URLPattern}
	d.printf("# Data protection impact assessment: %s\n\nFilled in from the code by `lawful report -format dpia`, as far as code can tell. What is in [square brackets] is for people to write.\n\n", escape(r.Program))
	d.printf("## 1. Who is responsible\n\n")
	d.controller(r)
	d.printf("Author of this assessment: [name, role, date]\n\n")
	d.dpiaDescription(r)
	d.dpiaFlows(r)
	d.dpiaMeasures(r)
	d.printf("## 7. Necessity and proportionality\n\n")
	for _, blank := range []string{"Why each purpose cannot be met with less data, or with anonymous data", "How data is kept accurate", "How people are told", "How people's rights are met",
		"What people who were consulted said"} {
		d.printf("- %s: [to be written]\n", blank)
	}
	d.printf("\n## 8. Risks to people\n\n| risk | likelihood | severity | measure | what is left | accepted by |\n|---|---|---|---|---|---|\n")
	for i := range r.Activities {
		a := &r.Activities[i]
		if worse(a.Status, Accepted) {
			d.printf("| %s is not in order (%s) | [ ] | [ ] | [ ] | [ ] | [ ] |\n", escape(a.Name), escape(r.Tally(a)))
		}
	}
	d.printf("| [risk] | [ ] | [ ] | [ ] | [ ] | [ ] |\n\n## 9. Sign-off\n\n| | name | date |\n|---|---|---|\n| data protection officer | [ ] | [ ] |\n| Caldicott Guardian | [ ] | [ ] |\n| senior information risk owner | [ ] | [ ] |\n")
	return d.err
}

func (d *document) dpiaDescription(r *Record) {
	n := r.Count()
	d.printf("## 2. What is done\n\n%s does %d things with patient data. Nature, scope and context beyond that: [to be written]\n\n| what | purpose | means |\n|---|---|---|\n", escape(r.Program), n.Activities)
	seen := map[string]bool{}
	for i := range r.Activities {
		p := r.Activities[i].Purpose
		if seen[p.ID] {
			continue
		}
		seen[p.ID] = true
		var names []string
		for j := range r.Activities {
			if r.Activities[j].Purpose.ID == p.ID {
				names = append(names, r.Activities[j].Name)
			}
		}
		d.printf("| %s | %s | %s |\n", escape(words(names)), escape(p.ID), escape(p.Definition))
	}
	d.printf("\nWhy an assessment is likely to be needed: health data of patients%s. Large scale: [yes or no, how many people]\n\n", escape(triggers(r)))
}

// triggers are reasons for an assessment that the code shows.
func triggers(r *Record) string {
	var list []string
	for i := range r.Activities {
		switch id := r.Activities[i].Purpose.ID; {
		case id == "ml-training", strings.Contains(id, "testing"), id == "technology-development", id == "proof-of-concept":
			list = append(list, "new technology")
		case id == "risk-prediction-stratification":
			list = append(list, "evaluation of people")
		}
		if len(r.Outside(&r.Activities[i])) > 0 {
			list = append(list, "recipients outside")
		}
	}
	slices.Sort(list)
	if list = slices.Compact(list); len(list) == 0 {
		return ""
	}
	return "; " + words(list)
}

func (d *document) dpiaFlows(r *Record) {
	d.printf("## 3. Flows\n\n| data | from | to | purpose | status |\n|---|---|---|---|---|\n")
	for i := range r.Activities {
		a := &r.Activities[i]
		d.printf("| %s | %s | %s | %s | %s |\n", escape(words(DataNames(a.Data))), escape(words(a.From)), escape(recipientCell(r, a)), escape(a.Purpose.ID), a.Status)
	}
	d.printf("\n## 4. Lawful bases\n\n| activity | Article 6 | Article 9 | Schedule 1 | common-law route | evidence | national data opt-out |\n|---|---|---|---|---|---|---|\n")
	cells := cellsOf(r, "a6", "a9", "schedule-1", "route", "evidence", "opt-out")
	for i := range r.Activities {
		d.printf("| %s | %s |\n", escape(r.Activities[i].Name), strings.Join(cells(&r.Activities[i]), " | "))
	}
	d.printf("\n## 5. Recipients and retention\n\n")
	d.recipients(r)
	d.printf("| activity | kept for | transfer abroad | agreement |\n|---|---|---|---|\n")
	cells = cellsOf(r, "retention", "transfer", "agreement")
	for i := range r.Activities {
		d.printf("| %s | %s |\n", escape(r.Activities[i].Name), strings.Join(cells(&r.Activities[i]), " | "))
	}
}

// cellsOf returns what columns say of an activity, escaped.
func cellsOf(r *Record, keys ...string) func(*Activity) []string {
	columns := Columns()
	return func(a *Activity) []string {
		var list []string
		for _, key := range keys {
			i := slices.IndexFunc(columns, func(c Column) bool { return c.Key == key })
			list = append(list, bold(columns[i].Cell(r, a)))
		}
		return list
	}
}

func (d *document) dpiaMeasures(r *Record) {
	d.printf("\n## 6. Measures\n\nIn the code:\n\n")
	for _, m := range r.Measures {
		what := "checks " + m.Says
		if m.Does == "deidentify" {
			what = "makes data " + m.Says
		}
		d.printf("- %s %s (%s) %s\n", escape(m.Name), escape(what), escape(m.Ref), d.link(m.Place))
	}
	if len(r.Measures) == 0 {
		d.printf("- none is declared\n")
	}
	d.printf("\nOf the organisation:\n\n")
	seen := map[string]bool{}
	for i := range r.Activities {
		if v := find(r.Activities[i].Details, "measures"); v != "" && !seen[v] {
			seen[v] = true
			d.printf("- %s\n", escape(v))
		}
	}
	if len(seen) == 0 {
		d.printf("- **missing** (record.measures in lawful.yaml)\n")
	}
	d.printf("\nRoutes and places in the code: see record.md.\n\n")
}
