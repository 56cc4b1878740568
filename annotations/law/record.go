package law

import (
	"strings"

	"github.com/lawful-lint/lawful/annotations"
)

// MissingFromRecord lists, in words, what lawful.yaml does not say of the
// organisation and the record of processing must hold (rule R45). It is "" when
// all is there, and for a file that declares no activity.
func MissingFromRecord(c *annotations.Config) string {
	if c == nil || len(c.Bases) == 0 {
		return ""
	}
	var missing []string
	o := c.Organisation
	for _, f := range []struct{ key, value string }{{"name", o.Name}, {"role", o.Role}, {"contact", o.Contact}, {"dpo", o.DPO}} {
		if f.value == "" {
			missing = append(missing, f.key)
		}
	}
	return strings.Join(missing, ", ")
}
