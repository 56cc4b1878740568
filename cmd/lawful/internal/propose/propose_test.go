package propose

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/cmd/internal/clinic"
)

var update = flag.Bool("update", false, "write what is proposed into testdata")

// known stands in for the shipped catalogue.
func known(t testing.TB) func(string) []*annotations.Entry {
	t.Helper()
	c, err := annotations.ParseCatalogue("test.yaml", []byte(`
code:
  - {match: "(github.com/posthog/posthog-go.Client).Enqueue", purpose: analytics, group: analytics}
  - {match: "github.com/posthog/posthog-go.New", purpose: analytics, group: analytics}
  - {match: "log.Print*", purpose: observability, group: logging}
  - {match: "net/http.NewRequest", purpose: analytics, group: analytics, when: {arg1: "https://a.example/*"}}
  - {match: "github.com/suyashkumar/dicom.Dataset", data: patient, group: models}
`))
	if err != nil {
		t.Fatal(err)
	}
	return annotations.NewIndex(c.Code).For
}

// unpack writes files below a fresh folder.
func unpack(t testing.TB, files []txtar.File) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := filepath.Join(root, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func look(t testing.TB, dir string) *Survey {
	t.Helper()
	s, err := Look(t.Context(), Options{Dir: dir, Known: known(t)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Each archive holds a module and what is proposed for it.
func TestDrafts(t *testing.T) {
	archives, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		t.Run(filepath.Base(name), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			isWant := func(f txtar.File) bool { return strings.HasPrefix(f.Name, "want/") }
			s := look(t, unpack(t, slices.DeleteFunc(slices.Clone(a.Files), isWant)))
			got := map[string][]byte{"want/lawful.yaml": s.Draft(), "want/summary": []byte(s.Summary("lawful.yaml"))}
			for i, f := range a.Files {
				if !isWant(f) {
					continue
				}
				if *update {
					a.Files[i].Data = got[f.Name]
				} else if !bytes.Equal(got[f.Name], f.Data) {
					t.Errorf("%s: got\n%s\nexpected\n%s", f.Name, got[f.Name], f.Data)
				}
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			checkDraft(t, s.Draft())
		})
	}
}

var suggestionLine = regexp.MustCompile(`(?m)^#(\S|  )`)

// checkDraft sees to it that a draft loads and says nothing, and that it still
// loads with every suggestion taken up and what is empty filled in.
func checkDraft(t *testing.T, draft []byte) {
	t.Helper()
	c, err := annotations.ParseConfig(annotations.ConfigName, draft)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Bases)+len(c.Code)+len(c.Catalogue) != 0 || c.Strict || c.Organisation.Name != "" {
		t.Errorf("the draft has effects: %+v", c)
	}
	taken := suggestionLine.ReplaceAll(draft, []byte("$1"))
	_, err = annotations.ParseConfig(annotations.ConfigName, taken)
	if err == nil || !strings.Contains(err.Error(), "found nothing; expected a word") {
		t.Errorf("taken up and not filled in: %v", err)
	}
	for empty, filled := range map[string]string{
		"name:": "X", "role:": "controller", "type:": "company", "contact:": "X", "dpo:": "X",
		"a6:": "consent", "a9:": "health-care", "route:": "court-order", "ref:": "X-1",
	} {
		at := regexp.MustCompile(`(?m)\b` + empty + ` *(#.*)?(}|$)`)
		taken = at.ReplaceAll(taken, []byte(empty+" "+filled+" $2"))
	}
	c, err = annotations.ParseConfig(annotations.ConfigName, taken)
	if err != nil {
		t.Fatalf("%v in\n%.4000s", err, taken)
	}
	if items := bytes.Count(draft, []byte("{match: ")); items > 1 && len(c.Code) != items {
		t.Errorf("%d items load of %d", len(c.Code), items)
	}
}

func TestSameDraftTwice(t *testing.T) {
	a, err := txtar.ParseFile(filepath.Join("testdata", "service.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	root := unpack(t, a.Files)
	before := look(t, root).Draft()
	for range 5 {
		if !bytes.Equal(look(t, root).Draft(), before) {
			t.Fatal("the same source gives another draft")
		}
	}
}

// A module with very many candidates gets a draft that can be loaded, and is
// told that it is not whole.
func TestLargeModule(t *testing.T) {
	var code strings.Builder
	code.WriteString("package a\n")
	for i := range 20000 {
		fmt.Fprintf(&code, "type T%d struct{ NHSNumber string }\n", i)
	}
	s := look(t, unpack(t, []txtar.File{{Name: "go.mod", Data: []byte("module example.org/m\n\ngo 1.26\n")}, {Name: "a/a.go", Data: []byte(code.String())}}))
	draft := s.Draft()
	if len(s.Types) != 20000 || !strings.Contains(string(draft), "# and 19700 more, which are left out here\n") || len(draft) > annotations.MaxConfig/4 {
		t.Errorf("%d types, %d bytes", len(s.Types), len(draft))
	}
	checkDraft(t, draft)
}

// Where the file goes, and what stands in its way.
func TestRoot(t *testing.T) {
	module := func(name string) txtar.File {
		return txtar.File{Name: name + "/go.mod", Data: []byte("module example.org/" + name + "\n\ngo 1.26\n")}
	}
	code := func(name string) txtar.File {
		return txtar.File{Name: name + "/x.go", Data: []byte("package x\n\ntype P struct{ NHSNumber string }\n")}
	}
	space := txtar.File{Name: "go.work", Data: []byte("go 1.26\n\nuse ./m\nuse ./n\n")}
	there := func(name string) txtar.File { return txtar.File{Name: name, Data: []byte("version: 1\n")} }
	for _, c := range []struct {
		name, dir string
		files     []txtar.File
		file      string
		types     int
		err       string
	}{
		{"module", "m", []txtar.File{module("m"), code("m")}, "m/lawful.yaml", 1, ""},
		{"folder of a module", "m/a", []txtar.File{module("m"), code("m"), code("m/a")}, "m/lawful.yaml", 2, ""},
		{"workspace", ".", []txtar.File{space, module("m"), code("m"), module("n"), code("n")}, "lawful.yaml", 2, ""},
		{"module of a workspace", "n", []txtar.File{space, module("m"), code("m"), module("n"), code("n")}, "n/lawful.yaml", 1, ""},
		{"no code", "m", []txtar.File{module("m")}, "m/lawful.yaml", 0, ""},
		{"no module", "m", []txtar.File{code("m")}, "", 0, "m: no go.mod in this folder or one above"},
		{"there already", "m", []txtar.File{module("m"), there("m/lawful.yaml")}, "", 0, "m/lawful.yaml is there already"},
		{"above already", "m", []txtar.File{module("m"), there("lawful.yaml")}, "", 0, "/lawful.yaml is there already"},
		{"not a go.mod", "m", []txtar.File{{Name: "m/go.mod", Data: []byte("modul x\n")}}, "", 0, "unknown directive: modul"},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := unpack(t, c.files)
			env := append(os.Environ(), "GOWORK=", "GOFLAGS=")
			s, err := Look(t.Context(), Options{Dir: filepath.Join(root, c.dir), Env: env})
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) || strings.Contains(err.Error(), "exit status") {
					t.Fatalf("error %v, expected %q", err, c.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if want := filepath.Join(root, c.file); s.File != want || len(s.Types) != c.types {
				t.Errorf("%s with %d types, expected %s with %d", s.File, len(s.Types), want, c.types)
			}
		})
	}
}

func TestCreateNeverOverwrites(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "lawful.yaml")
	if err := Create(file, []byte("a")); err != nil {
		t.Fatal(err)
	}
	if err := Create(file, []byte("b")); !os.IsExist(err) {
		t.Errorf("error %v", err)
	}
	if data, _ := os.ReadFile(file); string(data) != "a" {
		t.Errorf("the file holds %q", data)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(filepath.Join(dir, "nowhere"), link); err != nil {
		clinic.Skip(t, err.Error())
	}
	if err := Create(link, nil); !os.IsExist(err) {
		t.Errorf("a broken link: error %v", err)
	}
}
