package main

import (
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/lawful-lint/lawful/cmd/internal/clinic"
)

// cacher is a published program for GOCACHEPROG: a client that the go command
// starts, and a server.
const cacher = "github.com/bradfitz/go-tool-cache/cmd/"

const cacherVersion = "v0.0.0-20260722201841-0bb331e19f64"

// TestSharedCache vets a module on two machines that share a build cache, and
// have nothing else in common but the folder of the module: the second prints
// what the first found, and analyses nothing.
func TestSharedCache(t *testing.T) {
	clinic.SkipShort(t, "builds programs")
	programs := installCacher(t)
	server := startCacher(t, filepath.Join(programs, "go-cacher-server"))
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":           "module example.com/m\n\ngo 1.26\n",
		"ward/ward.go":     "//lawful:purpose direct-care\n//lawful:basis a6=public-task task=care a9=health-care secrecy=professional route=implied-consent role=care-team relationship=admission\npackage ward\n\nimport \"example.com/m/cohort\"\n\n//lawful:data patient\ntype Patient struct{ Name string }\n\nfunc Discharge(p Patient) { cohort.Add(p.Name) }\n",
		"cohort/cohort.go": "package cohort\n\nvar rows []string\n\n//lawful:purpose research\nfunc Add(name string) { rows = append(rows, name) }\n",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	client := filepath.Join(programs, "go-cacher")
	finding, first := vetOn(t, dir, client, server)
	if !strings.Contains(finding, "enters research code cohort.Add") || first != 2 {
		t.Fatalf("the first machine analyses %d packages and finds\n%s", first, finding)
	}
	again, second := vetOn(t, dir, client, server)
	if again != finding || second != 0 {
		t.Errorf("the second machine analyses %d packages and finds\n%s", second, again)
	}

	// Other words of the configuration are another question.
	if err := os.WriteFile(filepath.Join(dir, "lawful.yaml"), []byte("version: 1\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if again, third := vetOn(t, dir, client, server); again != finding || third != 2 {
		t.Errorf("with a lawful.yaml it analyses %d packages and finds\n%s", third, again)
	}
}

// installCacher returns the folder of the two programs.
func installCacher(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	cmd := exec.Command("go", "install", cacher+"go-cacher@"+cacherVersion, cacher+"go-cacher-server@"+cacherVersion)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOBIN="+dir, "GOFLAGS=-mod=mod")
	if out, err := cmd.CombinedOutput(); err != nil {
		if strings.Contains(string(out), "dial tcp") || strings.Contains(string(out), "GOPROXY=off") {
			clinic.Skip(t, "no network: "+string(out))
		}
		t.Fatalf("%v\n%s", err, out)
	}
	return dir
}

// startCacher starts the server and returns its address.
func startCacher(t *testing.T, program string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	server := exec.Command(program, "-listen", address, "-cache-dir", t.TempDir())
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Process.Kill(); server.Wait() })
	for end := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		answer, err := http.Get("http://" + address + "/")
		if err == nil {
			answer.Body.Close()
			return "http://" + address
		}
		if time.Now().After(end) {
			t.Fatal(err)
		}
	}
}

// vetOn runs go vet on a machine with empty caches and returns what it finds,
// and how many packages lawful was started for.
func vetOn(t *testing.T, dir, client, server string) (finding string, analysed int) {
	t.Helper()
	tool, err := exec.LookPath("lawful")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "vet", "-x", "-vettool="+tool, "./...")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOCACHE="+t.TempDir(), "GOCACHEPROG="+client+" -cache-server "+server+" -cache-dir "+t.TempDir())
	var found strings.Builder
	for line := range strings.Lines(string(clinic.Run(t, 1, cmd))) {
		switch {
		case strings.Contains(line, tool) && strings.Contains(line, "vet.cfg"):
			analysed++
		case vetLine.MatchString(strings.TrimSpace(line)):
			found.WriteString(line)
		}
	}
	return found.String(), analysed
}
