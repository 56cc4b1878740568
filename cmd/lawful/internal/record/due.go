package record

import (
	"cmp"
	"slices"

	"github.com/lawful-lint/lawful/annotations"
)

// due lists what is overdue on a day, and approvals without a date. "" for today
// judges no date.
func due(r *Record, d *annotations.Details, today string) []Due {
	var list []Due
	late := func(what, says, date string) {
		if date != "" && today != "" && date < today {
			list = append(list, Due{what, says + " " + date, date})
		}
	}
	for i := range r.Bases {
		b := &r.Bases[i]
		late("basis "+b.Name, "was due for review on", b.Get("review"))
		if b.Get("decided-by") != "" && b.Get("decided") == "" {
			list = append(list, Due{What: "basis " + b.Name, Says: "was decided by " + b.Get("decided-by") + ", and no date is given"})
		}
	}
	parts := append([]annotations.PurposeParticulars{{Purpose: "all activities", Particulars: d.Common}}, d.Purposes...)
	for _, p := range parts {
		late(p.Purpose, "was due for review on", p.Particulars["review"])
		late(p.Purpose, "rests on an agreement that ended on", p.Particulars["agreement-end"])
		if p.Particulars["approval"] != "" && p.Particulars["approved"] == "" {
			list = append(list, Due{What: p.Purpose, Says: "has the approval " + p.Particulars["approval"] + ", and no date is given"})
		}
	}
	for i := range r.Recipients {
		late("recipient "+r.Recipients[i].Name, "has an agreement that ended on", r.Recipients[i].Ends)
	}
	for i := range r.Suppressions {
		f := &r.Suppressions[i]
		what := "accepted finding " + f.Rule + " in " + cmp.Or(f.At.Name, f.At.File)
		late(what, "was due for review on", f.Review)
		if f.DecidedBy != "" && f.Decided == "" {
			list = append(list, Due{What: what, Says: "was decided by " + f.DecidedBy + ", and no date is given"})
		}
	}
	slices.SortStableFunc(list, func(a, b Due) int { return cmp.Or(cmp.Compare(a.What, b.What), cmp.Compare(a.Says, b.Says)) })
	return list
}
