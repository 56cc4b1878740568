package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// generate writes a module of n packages in the manner of a service: each
// imports up to three before it, hands patient data on through calls, an
// interface, a closure and a generic type, and one in fifty is a study, which
// is a finding. All together import a good part of the standard library.
func generate(dir string, n int) error {
	files := map[string]string{
		"go.mod": "module example.com/perf\n\ngo 1.26\n",
		"lawful.yaml": `version: 1
organisation: {name: Example, type: public-authority}
bases:
  care: {purposes: [direct-care], a6: public-task, task: care, a9: health-care, secrecy: professional, route: implied-consent, role: care-team, relationship: ward}
`,
		"care/care.go": generatedCare,
	}
	for i := range n {
		files[fmt.Sprintf("p%d/p.go", i)] = generated(i)
	}
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

const generatedCare = `package care

//lawful:data patient
type Patient struct {
	NHSNumber, Name string
	Results         []Result
	//lawful:data none
	Version int
}

type Result struct {
	Code  string
	Value float64
}

type Writer interface{ Write(string) error }

type Store[K comparable, V any] struct{ items map[K]V }

func (s *Store[K, V]) Put(k K, v V) {
	if s.items == nil {
		s.items = make(map[K]V)
	}
	s.items[k] = v
}

func (s *Store[K, V]) Get(k K) (V, bool) { v, ok := s.items[k]; return v, ok }
`

// imported are packages of the standard library, of which each generated one
// uses one.
var imported = []struct{ path, use string }{
	{"encoding/json", "_, _ = json.Marshal(p)"},
	{"net/http", "_, _ = http.NewRequest(\"GET\", name, nil)"},
	{"text/template", "_ = template.New(name)"},
	{"database/sql", "_ = sql.ErrNoRows"},
	{"log/slog", "_ = slog.String(\"n\", name)"},
	{"encoding/csv", "_ = csv.NewWriter(os.Stderr).Write([]string{name})"},
	{"go/token", "_ = token.IsKeyword(name)"},
	{"archive/zip", "_ = zip.Deflate"},
}

// generated is the source of package i.
func generated(i int) string {
	var imports, calls strings.Builder
	seen := map[int]bool{i: true}
	for _, j := range []int{i - 1, i / 2, i * 2 / 3} {
		if j < 0 || seen[j] {
			continue
		}
		seen[j] = true
		fmt.Fprintf(&imports, "\t\"example.com/perf/p%d\"\n", j)
		fmt.Fprintf(&calls, "\tname += p%d.Pass(p)\n", j)
	}
	std := imported[i%len(imported)]
	purpose := "direct-care\n//lawful:basis care"
	if i%50 == 49 {
		purpose = "research"
	}
	return fmt.Sprintf(`package p%[1]d

import (
	"fmt"
	"os"
	"strings"
	%[2]q

	"example.com/perf/care"
%[3]s)

type file struct{ lines []string }

func (f *file) Write(line string) error {
	f.lines = append(f.lines, strings.ToUpper(line))
	return nil
}

var store care.Store[string, *care.Patient]

// Pass is neutral code.
func Pass(p *care.Patient) string {
	parts := make([]string, 0, len(p.Results))
	for i, r := range p.Results {
		if r.Value > 10 {
			parts = append(parts, fmt.Sprintf("%%d %%s", i, r.Code))
		}
	}
	return strings.Join(parts, ",")
}

//lawful:purpose %[5]s
func Handle(p *care.Patient, to care.Writer) error {
	name := p.Name
%[4]s	defer func() { store.Put(name, p) }()
	if q, ok := store.Get(p.NHSNumber); ok {
		name = q.Name
	}
	%[6]s
	each := func(line string) error { return to.Write(line + name) }
	if err := each(Pass(p)); err != nil {
		return fmt.Errorf("%%s: %%w", os.Args[0], err)
	}
	return each("")
}

func Run(p *care.Patient) error { return Handle(p, &file{}) }
`, i, std.path, imports.String(), calls.String(), purpose, std.use)
}
