package annotations

import (
	"fmt"
	"strings"
)

// stanza is one record of an embedded data file: consecutive lines of
// "key: value", apart from its neighbours by blank lines.
type stanza struct {
	file   string
	line   int // of the first field
	fields map[string]string
}

// parseStanzas reads a data file. Lines that begin with # are comments; lines
// that begin with blanks go on with the value above them. The errors name file
// and line; a record in error is left out.
func parseStanzas(file, text string) (list []stanza, errs []error) {
	var cur *stanza
	last := ""
	flush := func() {
		if cur != nil {
			list = append(list, *cur)
		}
		cur, last = nil, ""
	}
	for i, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "":
			flush()
		case strings.HasPrefix(line, "#"):
		case line[0] == ' ' && last != "":
			cur.fields[last] += " " + trimmed
		default:
			key, value, ok := strings.Cut(line, ":")
			if !ok || strings.ContainsAny(key, " \t") {
				errs = append(errs, fmt.Errorf("%s:%d: found %q, expected key: value", file, i+1, line))
				continue
			}
			if cur == nil {
				cur = &stanza{file: file, line: i + 1, fields: map[string]string{}}
			}
			if _, dup := cur.fields[key]; dup {
				errs = append(errs, fmt.Errorf("%s:%d: key %s stands twice in one record", file, i+1, key))
			}
			cur.fields[key], last = strings.TrimSpace(value), key
		}
	}
	flush()
	return list, errs
}

// list returns the value of a key split at sep, blanks trimmed; nil when the
// key is absent or empty.
func (s stanza) list(key, sep string) []string {
	value := s.fields[key]
	if value == "" {
		return nil
	}
	var out []string
	for _, part := range strings.Split(value, sep) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// unknown returns an error for every key that is not among the known ones.
func (s stanza) unknown(known ...string) (errs []error) {
	for _, key := range sortedKeys(s.fields) {
		found := false
		for _, k := range known {
			found = found || k == key
		}
		if !found {
			errs = append(errs, fmt.Errorf("%s:%d: unknown key %s", s.file, s.line, key))
		}
	}
	return errs
}
