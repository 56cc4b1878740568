package project

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/annotations"
)

// tree makes files below a fresh folder and returns it.
func tree(t *testing.T, files ...string) string {
	t.Helper()
	root := t.TempDir()
	for _, name := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		content := "version: 1\n"
		if filepath.Base(name) == "go.work" {
			content = "go 1.26\n\nuse ./m\n"
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestFind(t *testing.T) {
	for _, test := range []struct {
		name  string
		files []string
		dir   string
		want  string // relative, "" for none
		err   string
	}{
		{"none", []string{"m/go.mod"}, "m", "", ""},
		{"beside go.mod", []string{"m/go.mod", "m/lawful.yaml"}, "m", "m/lawful.yaml", ""},
		{"from a folder below", []string{"m/go.mod", "m/lawful.yaml", "m/a/b/x.go"}, "m/a/b", "m/lawful.yaml", ""},
		{"above the module", []string{"lawful.yaml", "m/go.mod", "m/a/x.go"}, "m/a", "lawful.yaml", ""},
		{"nearest", []string{"lawful.yaml", "m/go.mod", "m/lawful.yaml"}, "m", "m/lawful.yaml", ""},
		{"below the root", []string{"m/go.mod", "m/a/lawful.yaml"}, "m/a", "", "expected it beside go.mod"},
		{"below the root too", []string{"m/lawful.yaml", "m/go.mod", "m/a/lawful.yaml"}, "m/a", "", "expected it beside go.mod"},
		{"nested module", []string{"lawful.yaml", "go.mod", "m/go.mod"}, "m", "lawful.yaml", ""},
		{"no module", []string{"a/lawful.yaml", "a/b/x.go"}, "a/b", "a/lawful.yaml", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			root := tree(t, test.files...)
			got, err := Find(filepath.Join(root, test.dir), "")
			if test.err != "" {
				if err == nil || !strings.Contains(err.Error(), test.err) {
					t.Fatalf("error %v, want %q", err, test.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if test.want != "" {
				test.want = filepath.Join(root, test.want)
			}
			if got != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

func TestFindNamed(t *testing.T) {
	root := tree(t, "other.yaml", "m/go.mod", "m/lawful.yaml")
	other := filepath.Join(root, "other.yaml")
	if got, err := Find(filepath.Join(root, "m"), other); err != nil || got != other {
		t.Errorf("found %q, %v; want %q", got, err, other)
	}
	if _, err := Find(root, "other.yaml"); err == nil {
		t.Error("a relative path passed")
	}
	if _, err := Find(root, other+"x"); err == nil {
		t.Error("a file that is not there passed")
	}
}

func TestFilesOfWorkspace(t *testing.T) {
	root := tree(t, "go.work", "m/go.mod", "m/lawful.yaml", "n/go.mod", "n/lawful.yaml")
	module := filepath.Join(root, "m", annotations.ConfigName)
	for _, test := range []struct {
		name, gowork string
		want         int
	}{
		{"found upward", "", 1},
		{"off", "off", 0},
		{"named", filepath.Join(root, "go.work"), 1},
		{"named and missing", filepath.Join(root, "no.work"), 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := Files(root, "", test.gowork)
			if err != nil || len(got) != test.want || test.want == 1 && got[0] != module {
				t.Errorf("files %q, %v; want %d", got, err, test.want)
			}
		})
	}
}

// TestDigest: a digest tells the content of the files and where they lie in the
// checkout, and not where that lies.
func TestDigest(t *testing.T) {
	const name = annotations.ConfigName
	sum := func(root string, files ...string) string {
		t.Helper()
		h := sha256.New()
		for i := range files {
			files[i] = filepath.Join(root, files[i])
		}
		if err := Digest(h, Root(root, ""), files); err != nil {
			t.Fatal(err)
		}
		return string(h.Sum(nil))
	}
	work := tree(t, "go.work", "a/"+name, "b/"+name)
	before := sum(work, "a/"+name)
	if sum(tree(t, "go.work", "a/"+name), "a/"+name) != before {
		t.Error("another checkout, another digest")
	}
	if sum(work, "b/"+name) == before {
		t.Error("another module's file, the same digest")
	}
	if err := os.WriteFile(filepath.Join(work, "a", name), []byte("version: 1 \n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if sum(work, "a/"+name) == before {
		t.Error("other content, same digest")
	}
	if err := Digest(sha256.New(), work, []string{filepath.Join(work, "missing")}); err == nil {
		t.Error("a file that is not there passed")
	}
}
