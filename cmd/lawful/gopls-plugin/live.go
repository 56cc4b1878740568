package plugin

import (
	"os"
	"slices"
	"sync"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/project"
)

// live keeps gopls's analyzers in step with the configuration files.
type live struct {
	o       Options
	getenv  func(string) string
	salt    string // "" lets other processes share what is kept on disk
	install func([]Analyzer) error

	mu      sync.Mutex
	dirs    []string // that the editor has named
	current string   // digest of what is installed
}

// see notes a folder whose configuration matters, and reports whether it is
// new.
func (l *live) see(dir string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if slices.Contains(l.dirs, dir) {
		return false
	}
	l.dirs = append(l.dirs, dir)
	return true
}

// refresh installs analyzers for the files as they now are, and reports whether
// any have changed.
func (l *live) refresh() (bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := newSuites(l.o, l.getenv(configVar), l.files())
	digest := s.digest(l.salt)
	if digest == l.current {
		return false, nil
	}
	if err := l.install(s.analyzers(l.salt)); err != nil {
		return false, err
	}
	l.current = digest
	return true, nil
}

// files are the configuration files of the folders' modules and of the
// workspaces they are in. What is wrong with the choice of one is told where a
// package is analysed.
func (l *live) files() []string {
	var files []string
	for _, dir := range l.dirs {
		found, err := project.Files(dir, l.getenv(configVar), l.getenv("GOWORK"))
		if err == nil {
			files = append(files, found...)
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// folder is one of the folders seen, for messages that need one.
func (l *live) folder() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.dirs) > 0 {
		return l.dirs[len(l.dirs)-1]
	}
	return os.TempDir()
}
