package finding

import (
	"os"
	"path/filepath"
	"strings"
)

// Sources holds the lines of the files that were looked into. Where the code
// says by a line directive that it comes from another file, that may be any: a
// line is shown of Go files, and of others that lie in the folder of the run, but
// of none that a link stands for. So no log shows a secret that the code under
// check points at.
type Sources struct {
	dir   string
	lines map[string][]string
}

// NewSources returns sources of a run in the folder dir, none of them read.
func NewSources(dir string) Sources { return Sources{dir, make(map[string][]string)} }

// Line returns line n of a file without its end; false when it cannot be read,
// or is not to be shown.
func (s Sources) Line(file string, n int) (string, bool) {
	lines, ok := s.lines[file]
	if !ok {
		if data, err := s.read(file); err == nil { // no source, no line
			lines = strings.Split(string(data), "\n")
		}
		s.lines[file] = lines
	}
	if n < 1 || n > len(lines) {
		return "", false
	}
	return strings.TrimRight(lines[n-1], "\r"), true
}

func (s Sources) read(file string) ([]byte, error) {
	info, err := os.Lstat(file)
	if err != nil {
		return nil, err
	}
	if info.Mode().IsRegular() && filepath.Ext(file) == ".go" {
		return os.ReadFile(file)
	}
	rel, err := filepath.Rel(s.dir, file)
	if err != nil || !info.Mode().IsRegular() {
		return nil, os.ErrPermission
	}
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.ReadFile(rel)
}
