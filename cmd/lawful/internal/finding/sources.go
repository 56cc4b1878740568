package finding

import (
	"os"
	"strings"
)

// Sources holds the lines of the files that were looked into. It is empty to
// begin with.
type Sources map[string][]string

// Line returns line n of a file without its end; false when it cannot be read.
func (s Sources) Line(file string, n int) (string, bool) {
	lines, ok := s[file]
	if !ok {
		if data, err := os.ReadFile(file); err == nil { // no source, no line
			lines = strings.Split(string(data), "\n")
		}
		s[file] = lines
	}
	if n < 1 || n > len(lines) {
		return "", false
	}
	return strings.TrimRight(lines[n-1], "\r"), true
}
