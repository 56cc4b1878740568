package relink

import (
	"archive/zip"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// serve puts a module into a folder that is a module proxy.
func serve(t *testing.T, proxy, path, version string, files map[string]string) {
	t.Helper()
	dir := filepath.Join(proxy, filepath.FromSlash(path), "@v")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("list", version+"\n")
	write(version+".info", `{"Version":"`+version+`"}`)
	write(version+".mod", files["go.mod"])
	archive, err := os.Create(filepath.Join(dir, version+".zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	w := zip.NewWriter(archive)
	for name, text := range files {
		f, err := w.Create(path + "@" + version + "/" + name)
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// clean empties a module cache, whose files are read-only.
func clean(t *testing.T, env []string) {
	t.Helper()
	cmd := exec.Command("go", "clean", "-modcache")
	cmd.Env = append(env, "GOFLAGS=-mod=mod", "GOWORK=off")
	cmd.Dir = os.TempDir()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// output runs a program and returns what it prints.
func output(t *testing.T, file string) string {
	t.Helper()
	out, err := exec.Command(file).CombinedOutput()
	if err != nil {
		t.Error(err)
	}
	return string(out)
}
