package finding

import (
	"path/filepath"
	"strings"
)

// ShortLine shortens the file name that a line "file:line:column: message"
// starts with, and leaves other lines as they are.
func ShortLine(dir, line string) string {
	i := strings.Index(line, ":")
	if i == 1 { // the letter of a drive
		i += 1 + strings.Index(line[i+1:], ":")
	}
	if i < 0 || i+1 >= len(line) || line[i+1] < '0' || line[i+1] > '9' {
		return line
	}
	return Short(dir, line[:i]) + line[i:]
}

// Short is file relative to dir where that is the shorter name: the rule of
// the go command.
func Short(dir, file string) string {
	if rel, err := filepath.Rel(dir, file); err == nil && len(rel) < len(file) {
		return rel
	}
	return file
}

// inside is file relative to dir, with slashes; false when it lies elsewhere.
func inside(dir, file string) (string, bool) {
	rel, err := filepath.Rel(dir, file)
	if err != nil || !filepath.IsLocal(rel) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}
