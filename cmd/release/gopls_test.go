package main

import (
	"archive/zip"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestGopls runs "lawful gopls" of a released executable, which was installed by
// no go command: it is built from the module of the same version, and where no
// proxy has that yet, the user is told what to do.
func TestGopls(t *testing.T) {
	version := fmt.Sprintf("v1.99.%d", time.Now().Unix()) // that the module cache does not know
	from, dist := checkout(t, filepath.Join(t.TempDir(), "a")), filepath.Join(t.TempDir(), "dist")
	if out, err := exec.Command("git", "-C", from, "tag", version).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	platform := runtime.GOOS + "/" + runtime.GOARCH
	if err := release(from, dist, []string{platform}); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dist, "lawful_"+strings.ReplaceAll(platform, "/", "_")+"*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	proxy := t.TempDir()
	known, err := exec.Command("go", "env", "GOMODCACHE", "GOPROXY").Output()
	if err != nil {
		t.Fatal(err)
	}
	modules, upstream, _ := strings.Cut(strings.TrimSpace(string(known)), "\n")
	t.Cleanup(func() { forget(t, modules, version) })
	gopls := func() (string, error) {
		cmd := exec.Command(files[0], "gopls", "version")
		cmd.Dir = t.TempDir()
		cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+t.TempDir(), "LocalAppData="+t.TempDir(), "GOPROXY=file://"+filepath.ToSlash(proxy)+","+upstream, "GONOSUMDB="+lawful)
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	if out, err := gopls(); err == nil || !strings.Contains(out, version+" is not in the module cache and could not be had; expected a module proxy that has it, or -lawful.replace=DIR, a checkout of it: ") {
		t.Errorf("without the module: %v\n%s", err, out)
	}
	publish(t, from, proxy, version)
	if out, err := gopls(); err != nil || !strings.Contains(out, "golang.org/x/tools/gopls/lawful") {
		t.Errorf("%v\n%s", err, out)
	}
}

// lawful is the path of the module.
const lawful = "github.com/lawful-lint/lawful"

// forget takes a version of lawful out of the module cache, which this test shares
// with others: to build all of gopls again would take minutes.
func forget(t *testing.T, modules, version string) {
	dir := filepath.Join(modules, filepath.FromSlash(lawful)+"@"+version)
	filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			err = os.Chmod(path, 0o777)
		}
		return err
	})
	files, err := filepath.Glob(filepath.Join(modules, "cache", "download", filepath.FromSlash(lawful), "@v", version+".*"))
	for _, file := range append(files, dir) {
		err = errors.Join(err, os.RemoveAll(file))
	}
	if err != nil {
		t.Error(err)
	}
}

// publish puts the module in dir into a folder that is a module proxy.
func publish(t *testing.T, dir, proxy, version string) {
	t.Helper()
	at := filepath.Join(proxy, filepath.FromSlash(lawful), "@v")
	mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err == nil {
		err = os.MkdirAll(at, 0o777)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(at, version+".mod"), mod, 0o666)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(at, version+".info"), []byte(`{"Version":"`+version+`"}`), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(at, version+".zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := zip.NewWriter(f)
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (name == ".git" || holds(filepath.Join(dir, filepath.FromSlash(name)), "go.mod")):
			return fs.SkipDir // another module
		case !d.Type().IsRegular():
			return nil
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		entry, err := w.Create(lawful + "@" + version + "/" + name)
		if err == nil {
			_, err = entry.Write(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func holds(dir, file string) bool {
	_, err := os.Stat(filepath.Join(dir, file))
	return err == nil
}
