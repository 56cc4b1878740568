package record

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/lawful-lint/lawful/annotations"
)

func itoa(n int) string { return strconv.Itoa(n) }

// send notes a recipient outside the program, by the package that sends and what
// is called, and returns its name.
func (b *builder) send(path, into string) string {
	to := b.details.Recipient(path)
	r := Recipient{Name: path, Package: path}
	if to != nil {
		r.Name = cmp.Or(to.Name, path)
		r.Role, r.Country, r.Safeguard, r.Agreement, r.Ends = to.Role, to.Country, to.Safeguard, to.Agreement, to.Ends
	}
	if known := b.r.Recipient(r.Name); known != nil {
		known.Calls = addSorted(known.Calls, into)
		return r.Name
	}
	r.Calls = []string{into}
	b.r.Recipients = append(b.r.Recipients, r)
	return r.Name
}

// packageOf is the path of a package of the standard library by its name in that
// of a function: log/slog for "(*slog.Logger).Info". They are those that the
// catalogue knows.
func packageOf(fn string) string {
	name, _, _ := strings.Cut(strings.TrimLeft(fn, "(*"), ".")
	for _, path := range []string{"log/slog", "net/http", "database/sql"} {
		if strings.HasSuffix(path, "/"+name) {
			return path
		}
	}
	return name
}

// recipients puts them in order and lists what is missing of each.
func (b *builder) recipients() {
	slices.SortFunc(b.r.Recipients, func(x, y Recipient) int { return cmp.Compare(x.Name, y.Name) })
	for i := range b.r.Recipients {
		to := &b.r.Recipients[i]
		stated := b.details.Recipient(to.Package)
		for _, f := range []Detail{{"name", named(stated)}, {"role", to.Role}, {"country", to.Country}, {"agreement", to.Agreement}, {"agreement-end", to.Ends}} {
			if f.Value == "" {
				to.Missing = append(to.Missing, f.Key)
			}
		}
		if to.Country != "" && !domestic(to.Country) && to.Safeguard == "" {
			to.Missing = append(to.Missing, "safeguard")
		}
	}
	for i := range b.r.Activities {
		b.r.Activities[i].Missing = missing(b.r, &b.r.Activities[i])
	}
	b.r.Blanks = blanks(b.r)
}

func named(r *annotations.Recipient) string {
	if r == nil {
		return ""
	}
	return r.Name
}

// domestic reports whether a country is the United Kingdom or a part of it.
func domestic(country string) bool {
	switch strings.ToLower(strings.TrimSpace(country)) {
	case "uk", "gb", "united kingdom", "great britain", "england", "wales", "scotland", "northern ireland":
		return true
	}
	return false
}

// controller is who is responsible, and what lawful.yaml does not say of it.
func controller(config *annotations.Config) Controller {
	var c Controller
	if config != nil {
		o, d := config.Organisation, config.Record
		c = Controller{Name: o.Name, Role: o.Role, Type: o.Type, Contact: o.Contact, DPO: o.DPO,
			Representative: d.Representative, Joint: d.JointControllers, Serves: d.Serves}
	}
	for _, f := range []Detail{{"name", c.Name}, {"role", c.Role}, {"type", c.Type}, {"contact", c.Contact}, {"dpo", c.DPO}} {
		if f.Value == "" {
			c.Missing = append(c.Missing, f.Key)
		}
	}
	processes := c.Role == "processor" || c.Role == "sub-processor"
	if processes && len(c.Serves) == 0 {
		c.Missing = append(c.Missing, "serves")
	}
	if c.Role == "joint-controller" && len(c.Joint) == 0 {
		c.Missing = append(c.Missing, "joint-controllers")
	}
	return c
}
