package main

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

// checkout clones the commit that is checked out here.
func checkout(t *testing.T, dir string) string {
	t.Helper()
	if out, err := exec.Command("git", "clone", "-q", filepath.Join("..", ".."), dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return dir
}

// TestReproducible builds the last commit in two folders, whose names differ in
// length, with other surroundings: the files are the same.
func TestReproducible(t *testing.T) {
	platform := runtime.GOOS + "/" + runtime.GOARCH
	one, two := filepath.Join(t.TempDir(), "dist"), filepath.Join(t.TempDir(), "dist")
	if err := release(checkout(t, filepath.Join(t.TempDir(), "a")), one, []string{platform}); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GOFLAGS", "-ldflags=-s")
	t.Setenv("GOAMD64", "v3")
	t.Setenv("GOCACHE", t.TempDir())
	if err := release(checkout(t, filepath.Join(t.TempDir(), "another", "folder")), two, []string{platform}); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(one)
	if err != nil || len(entries) != 3 {
		t.Fatalf("%d files, want the executable, its bill and the sums; %v", len(entries), err)
	}
	for _, e := range entries {
		a, errA := os.ReadFile(filepath.Join(one, e.Name()))
		b, errB := os.ReadFile(filepath.Join(two, e.Name()))
		if errA != nil || errB != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs (%d and %d bytes; %v, %v)", e.Name(), len(a), len(b), errA, errB)
		}
	}
	checkSums(t, one)
	checkBill(t, filepath.Join(one, entries[2].Name()))
}

// checkSums holds the checksums against the files.
func checkSums(t *testing.T, dir string) {
	t.Helper()
	sums, err := os.ReadFile(filepath.Join(dir, sumsFile))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(sums)) {
		want, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		if got, err := sumOf(filepath.Join(dir, name)); got != want {
			t.Errorf("%s: %s, want %s; %v", name, got, want, err)
		}
	}
}

// checkBill holds that the bill names what go.mod requires and the command
// imports, in the version of go.mod.
func checkBill(t *testing.T, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	bill := new(cdx.BOM)
	if err := cdx.NewBOMDecoder(bytes.NewReader(data), cdx.BOMFileFormatJSON).Decode(bill); err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, c := range *bill.Components {
		listed = append(listed, c.PackageURL)
	}
	list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}pkg:golang/{{.Path}}@{{.Version}}{{end}}{{end}}", "./cmd/lawful")
	list.Dir, list.Env = filepath.Join("..", ".."), append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"pkg:golang/std@" + runtime.Version()}
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		if line := lines.Text(); line != "" && !slices.Contains(want, line) {
			want = append(want, line)
		}
	}
	slices.Sort(want)
	slices.Sort(listed)
	if !slices.Equal(listed, want) {
		t.Errorf("the bill has\n%s\nwant\n%s", strings.Join(listed, "\n"), strings.Join(want, "\n"))
	}
}

// TestChanged refuses a checkout that is not what its commit says, and a folder
// with something in it.
func TestChanged(t *testing.T) {
	dir := checkout(t, filepath.Join(t.TempDir(), "a"))
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "x"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := release(dir, full, nil); err == nil || !strings.Contains(err.Error(), "not empty") {
		t.Errorf("into a folder with a file: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "cmd", "lawful", "more.go"), []byte("package main\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := release(dir, t.TempDir(), nil); err == nil || !strings.Contains(err.Error(), "more.go") {
		t.Errorf("with a new file: %v", err)
	}
}
