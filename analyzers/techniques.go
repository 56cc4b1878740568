package analyzers

import (
	_ "embed" // for techniques.txt
	"fmt"
	"go/types"
	"strings"
	"sync"

	"github.com/lawful-lint/lawful/annotations"
)

//go:embed techniques.txt
var techniquesText string

// technique is what a call does to data, or what a name says.
type technique string

// The words of techniques.txt.
const (
	derives    technique = "derive"
	draws      technique = "draw"
	formats    technique = "format"
	identifier technique = "identifier"
	optOutWord technique = "opt-out"
	deceased   technique = "deceased"
	foreign    technique = "foreign"
	tests      technique = "testing"
	refusal    technique = "refusal"
)

// techniques is techniques.txt as it is asked.
type techniques struct {
	calls map[string]technique // by name; trees end in /...
	words map[technique][]string
}

// knownTechniques reads the embedded file once. It is part of the program, so
// an error is for this package's tests.
var knownTechniques = sync.OnceValues(func() (*techniques, error) { return readTechniques(techniquesText) })

func readTechniques(text string) (*techniques, error) {
	t := &techniques{calls: map[string]technique{}, words: map[technique][]string{}}
	n := 0
	for line := range strings.Lines(text) {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		word, name, _ := strings.Cut(line, " ")
		switch w := technique(word); {
		case name == "" || strings.ContainsAny(name, " \t"):
			return t, fmt.Errorf("techniques.txt:%d: found %q, expected a word and a name", n, line)
		case w == derives || w == draws || w == formats:
			if t.calls[name] != "" {
				return t, fmt.Errorf("techniques.txt:%d: %s stands here twice", n, name)
			}
			t.calls[name] = w
		case w == identifier || w == optOutWord || w == deceased || w == foreign || w == tests || w == refusal:
			t.words[w] = append(t.words[w], name)
		default:
			return t, fmt.Errorf("techniques.txt:%d: found %q, expected derive, draw, format, identifier, opt-out, deceased, foreign, testing or refusal", n, word)
		}
	}
	return t, nil
}

// of says what calling a function does, "" when that is not known. The most
// special entry counts.
func (t *techniques) of(fn *types.Func) technique {
	if fn.Pkg() == nil {
		return formats // error.Error
	}
	path := annotations.PathForms(fn.Pkg().Path())
	for _, p := range path {
		names := []string{p + "." + fn.Name(), p}
		if recv := fn.Signature().Recv(); recv != nil {
			if tn := namedOf(recv.Type()); tn != nil {
				names = []string{p + "." + tn.Name() + "." + fn.Name(), p + "." + tn.Name(), p}
			}
		}
		for _, name := range names {
			if w := t.calls[name]; w != "" {
				return w
			}
		}
		for tree := p; ; {
			if w := t.calls[tree+"/..."]; w != "" {
				return w
			}
			i := strings.LastIndexByte(tree, '/')
			if i < 0 {
				break
			}
			tree = tree[:i]
		}
	}
	return ""
}

// keys reports whether a package is, or has, something that makes or draws keys.
func (t *techniques) keys(path string) bool {
	for name, w := range t.calls {
		tree, isTree := strings.CutSuffix(name, "/...")
		if (w == derives || w == draws) && (name == path || strings.HasPrefix(name, path+".") || isTree && (path == tree || strings.HasPrefix(path, tree+"/"))) {
			return true
		}
	}
	return false
}

// says reports whether a name is one of the words.
func (t *techniques) says(w technique, name string) bool {
	plain := strings.ToLower(strings.ReplaceAll(name, "_", ""))
	for _, word := range t.words[w] {
		if annotations.Glob(word, plain) {
			return true
		}
	}
	return false
}
