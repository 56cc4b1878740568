package plugin

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/project"
)

// suite is lawful's analyzers for one configuration file.
type suite struct {
	reporting []*analysis.Analyzer
	nodes     []*analysis.Analyzer // these and all that they require
	err       error                // a mistake in the file, of which the analyzers then know nothing
}

// suites are those for the files of one moment. What a file said then stays.
type suites struct {
	o     Options
	named string // value of configVar
	texts map[string]string

	mu   sync.Mutex
	made map[string]*suite // by file, "" for none
}

// newSuites reads the files.
func newSuites(o Options, named string, files []string) *suites {
	s := &suites{o: o, named: named, texts: make(map[string]string), made: make(map[string]*suite)}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			data = []byte("unreadable: " + err.Error())
		}
		s.texts[file] = string(data)
	}
	return s
}

// digest is short and differs when anything the findings depend on does. salt
// makes it differ from that of other processes.
func (s *suites) digest(salt string) string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q\n", s.o, s.named, salt)
	for _, file := range slices.Sorted(maps.Keys(s.texts)) {
		fmt.Fprintf(h, "%q %q\n", file, s.texts[file])
	}
	return fmt.Sprintf("%x", h.Sum(nil))[:16]
}

// of returns the suite for a package.
func (s *suites) of(pass *analysis.Pass) *suite {
	dir := folder(pass)
	if dir == "" || pass.Module != nil && pass.Module.Version != "" {
		return s.forFile("", nil) // of a dependency, whose facts know of no configuration
	}
	file, err := project.Find(dir, s.named)
	if err != nil {
		file = ""
	}
	return s.forFile(file, err)
}

func (s *suites) forFile(file string, err error) *suite {
	if err != nil {
		none := s.forFile("", nil)
		return &suite{none.reporting, none.nodes, err}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	made, ok := s.made[file]
	if !ok {
		made = s.make(file)
		s.made[file] = made
	}
	return made
}

func (s *suites) make(file string) *suite {
	opts := analyzers.Options{Warnings: true, Notes: true, Strict: s.o.Strict, Tests: s.o.Tests}
	var err error
	if file != "" {
		opts.Config, err = s.load(file)
	}
	reporting := analyzers.New(opts)
	return &suite{reporting, closure(reporting), err}
}

// load parses a file as it was when the suites were made; one that nobody knew
// of then, as it is now.
func (s *suites) load(file string) (*annotations.Config, error) {
	text, ok := s.texts[file]
	if !ok {
		return annotations.Load(file)
	}
	return annotations.ParseConfig(file, []byte(text))
}

// folder is where the source of a package lies, "" for one without.
func folder(pass *analysis.Pass) string {
	for _, f := range pass.Files {
		name := pass.Fset.File(f.FileStart).Name()
		if !strings.HasPrefix(filepath.Base(name), "_cgo") { // made by cgo, elsewhere
			return filepath.Dir(name)
		}
	}
	return ""
}

// closure lists analyzers and all they require, each once and before those that
// require it. The order is the same for all configurations.
func closure(list []*analysis.Analyzer) []*analysis.Analyzer {
	var out []*analysis.Analyzer
	var visit func([]*analysis.Analyzer)
	visit = func(list []*analysis.Analyzer) {
		for _, a := range list {
			if !slices.Contains(out, a) {
				visit(a.Requires)
				out = append(out, a)
			}
		}
	}
	visit(list)
	return out
}
