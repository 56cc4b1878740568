package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/lawful-lint/lawful/cmd/internal/clinic"
)

// Whatever goes wrong around a run: it never says that there is nothing to find,
// and the next one is not the worse for it.

// outcome is what a command prints on both outputs together, and how it ends.
type outcome struct {
	text string
	code int // -1 when a signal ended it
}

func (o outcome) String() string { return fmt.Sprintf("exit code %d\n%s", o.code, o.text) }

// in runs a command in a folder with additions to the environment.
func in(t *testing.T, dir string, env []string, args ...string) outcome {
	t.Helper()
	cmd := command(dir, env, args...)
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return outcome{string(out), cmd.ProcessState.ExitCode()}
}

func command(dir string, env []string, args ...string) *exec.Cmd {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	return cmd
}

// vetting is the command line of go vet with the lawful of these tests.
func vetting(t *testing.T) []string {
	t.Helper()
	tool, err := exec.LookPath("lawful")
	if err != nil {
		t.Fatal(err)
	}
	return []string{"go", "vet", "-vettool=" + tool, "./..."}
}

// sortedLines makes outputs comparable whose packages are done in any order.
func sortedLines(text string) string {
	lines := strings.SplitAfter(text, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// noMore reports whether every line of text is one of all.
func noMore(text, all string) bool {
	lines := strings.SplitAfter(all, "\n")
	for line := range strings.SplitAfterSeq(text, "\n") {
		if !slices.Contains(lines, line) {
			return false
		}
	}
	return true
}

func cacheAt(dir string) []string { return []string{"GOCACHE=" + dir} }

// TestKilled kills runs at many moments. What comes after them is what comes
// after none.
func TestKilled(t *testing.T) {
	clinic.SkipShort(t, "starts the go command many times")
	dir, cache := clinic.Small(t), t.TempDir()
	record := []string{"lawful", "report", "-today", "2026-11-22", "-o", "made"}
	for _, test := range []struct {
		name string
		args []string
	}{
		{"check", []string{"lawful", "check", "-o", "found.txt"}},
		{"report", record},
		{"vet", vetting(t)},
	} {
		t.Run(test.name, func(t *testing.T) {
			want, made := in(t, dir, cacheAt(t.TempDir()), test.args...), contents(t, dir)
			for _, after := range []time.Duration{0, 5, 10, 20, 40, 80, 160, 320, 640} {
				kill(t, command(dir, cacheAt(cache), test.args...), after*time.Millisecond)
				left := contents(t, dir)
				for name, text := range made {
					if left[name] != text {
						t.Errorf("killed after %d ms: %s is not as it was", after, name)
					}
				}
			}
			if got := in(t, dir, cacheAt(cache), test.args...); got.code != want.code || sortedLines(got.text) != sortedLines(want.text) {
				t.Errorf("after runs that were killed: %v\nwant %v", got, want)
			}
		})
	}
}

// kill starts a command and kills it with all that it has started.
func kill(t *testing.T, cmd *exec.Cmd, after time.Duration) {
	t.Helper()
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // it may have ended
	_ = cmd.Wait()
}

// contents are the files below a folder, by name; not those that a killed run
// was about to put in place.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestUnwritten has nobody read, or no room for, what is printed.
func TestUnwritten(t *testing.T) {
	clinic.SkipShort(t, "starts the go command many times")
	dir := clinic.Small(t)
	commands := [][]string{{"help"}, {"version"}, {"explain", "R04"}, {"schema"}, {"doctor"}, {"completion", "fish"}}
	for _, form := range formats {
		commands = append(commands, []string{"check", "-format", form})
	}
	for _, form := range reportForms() {
		commands = append(commands, []string{"report", "-format", form.Name})
	}
	for _, args := range commands {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer full.Close()
			if code := printing(t, dir, full, args); code != exitFailed {
				t.Errorf("on a full disk: exit code %d, want %d", code, exitFailed)
			}
			r, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			r.Close()
			if code := printing(t, dir, w, args); code != -1 { // as with any program: SIGPIPE
				t.Errorf("into a broken pipe: exit code %d, want the signal", code)
			}
		})
	}
}

// printing runs lawful with its standard output there, and returns the exit
// code.
func printing(t *testing.T, dir string, to *os.File, args []string) int {
	t.Helper()
	cmd := command(dir, nil, append([]string{"lawful"}, args...)...)
	cmd.Stdout = to
	_ = cmd.Run() // the exit code tells
	return cmd.ProcessState.ExitCode()
}

// mount makes a small disk at a new folder.
func mount(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size="+size); err != nil {
		clinic.Skip(t, "cannot mount a disk: "+err.Error())
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// TestFullDisk writes to a disk that has no room: the file that was there stays,
// and so do the findings.
func TestFullDisk(t *testing.T) {
	clinic.SkipShort(t, "starts the go command many times")
	dir, disk := clinic.Small(t), mount(t, "16k")
	old := filepath.Join(disk, "found.txt")
	if err := os.WriteFile(old, bytes.Repeat([]byte("old\n"), 2<<10), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"check", "-format", "sarif", "-o", old},
		{"report", "-format", "json", "-o", disk},
	} {
		got := in(t, dir, nil, append([]string{"lawful"}, args...)...)
		if got.code != exitFailed || !strings.Contains(got.text, "no space left on device") {
			t.Errorf("%s: %v", args, got)
		}
		if files := contents(t, disk); len(files) != 1 || !strings.HasPrefix(files["found.txt"], "old\nold\n") || len(files["found.txt"]) != 8<<10 {
			t.Errorf("%s leaves %q", args, slices.Sorted(maps.Keys(files)))
		}
	}
	if got := in(t, dir, cacheAt(mount(t, "16k")), vetting(t)...); got.code == 0 {
		t.Errorf("go vet with a cache on a full disk: %v", got)
	}
}

// TestReadOnlyCache runs with a build cache that takes nothing.
func TestReadOnlyCache(t *testing.T) {
	clinic.SkipShort(t, "starts the go command many times")
	dir := clinic.Small(t)
	want := in(t, dir, nil, "lawful", "check")
	disk := mount(t, "64m")
	if err := syscall.Mount("none", disk, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		clinic.Skip(t, "cannot mount a disk that is only read: "+err.Error())
	}
	if got := in(t, dir, append(cacheAt(disk), "XDG_CACHE_HOME="+disk), "lawful", "check"); got != want {
		t.Errorf("lawful check: %v\nwant %v", got, want)
	}
	if got := in(t, dir, cacheAt(disk), vetting(t)...); got.code == 0 {
		t.Errorf("go vet: %v", got)
	}
}

// TestDamagedFacts changes, one after the other, bytes of what the go command's
// cache holds of a package that another imports.
func TestDamagedFacts(t *testing.T) {
	clinic.SkipShort(t, "starts the go command many times")
	dir, cache := t.TempDir(), t.TempDir()
	importer := filepath.Join(dir, "ward", "ward.go")
	source := "//lawful:purpose direct-care\n//lawful:basis a6=public-task task=care a9=health-care secrecy=professional route=implied-consent role=care-team relationship=admission\npackage ward\n\nimport \"example.com/m/cohort\"\n\n//lawful:data patient\ntype Patient struct{ Name string }\n\nfunc Discharge(p Patient) { cohort.Add(p.Name) }\n"
	write(t, filepath.Join(dir, "go.mod"), "module example.com/m\n\ngo 1.26\n")
	write(t, importer, source)
	write(t, filepath.Join(dir, "cohort", "cohort.go"), "package cohort\n\nfunc Add(name string) { enrol(name) }\n\n//lawful:purpose research\nfunc enrol(string) {}\n")
	want := in(t, dir, cacheAt(cache), vetting(t)...)
	if want.code != 1 || !strings.Contains(want.text, "enters research code cohort.enrol") {
		t.Fatal(want)
	}
	file := factIn(t, cache, "example.com/m/cohort")
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(whole); i += 1 + len(whole)/12 {
		damaged := slices.Clone(whole)
		damaged[i] ^= 0x10
		write(t, file, string(damaged))
		write(t, importer, source+fmt.Sprintf("\n// %d\n", i)) // else go vet looks at nothing
		got := in(t, dir, cacheAt(cache), vetting(t)...)
		if got.code != 1 || !strings.Contains(got.text, "ward was not checked: what the go command's cache holds of its import example.com/m/cohort cannot be read") {
			t.Errorf("byte %d of %d: %v", i, len(whole), got)
		}
	}
	write(t, file, string(whole[:len(whole)/2])) // which the go command sees itself
	if got := in(t, dir, cacheAt(cache), vetting(t)...); got != want {
		t.Errorf("cut off: %v\nwant %v", got, want)
	}
}

// factIn finds the fact of a package in the go command's cache.
func factIn(t *testing.T, cache, pkg string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(cache, "??", "*-d"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		// The shortest that names it: export data, indexes and findings begin otherwise.
		if bytes.Contains(data, []byte(pkg)) && !bytes.HasPrefix(data, []byte("!<arch>")) && !bytes.HasPrefix(data, []byte("go index")) && data[0] != '{' && !bytes.Contains(data, []byte("Patient")) {
			return file
		}
	}
	t.Fatal("the cache has no fact of " + pkg)
	return ""
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestAtOnce has several runs share a cache and write to the same place. Of go
// vet's only that none tells what is not so: while another run keeps the result
// of a package, the go command takes it for one without findings (package vet
// says why). A run after them knows all.
func TestAtOnce(t *testing.T) {
	clinic.SkipShort(t, "starts the go command many times")
	dir, cache := clinic.Small(t), t.TempDir()
	report := []string{"lawful", "report", "-today", "2026-11-22", "-o", "made"}
	for _, args := range [][]string{{"lawful", "check", "-o", "found.txt"}, report, vetting(t)} {
		want := in(t, dir, cacheAt(t.TempDir()), args...)
		made := contents(t, dir)
		got := make([]outcome, 4)
		var wg sync.WaitGroup
		for i := range got {
			wg.Go(func() { got[i] = in(t, dir, cacheAt(cache), args...) })
		}
		wg.Wait()
		if args[0] == "go" {
			for _, o := range got {
				if o.code > want.code || !noMore(o.text, want.text) {
					t.Errorf("%s: %v\nwant no more than %v", args, o, want)
				}
			}
			got = []outcome{in(t, dir, cacheAt(cache), args...)}
		}
		for _, o := range got {
			if o.code != want.code || sortedLines(o.text) != sortedLines(want.text) {
				t.Errorf("%s: %v\nwant %v", args, o, want)
			}
		}
		if !maps.Equal(contents(t, dir), made) {
			t.Errorf("%s leaves other files", args)
		}
	}
}

// TestChangingSource writes to a file, now longer and now cut short, while it is
// checked: findings or a fault are told, and the run after the last change is
// right.
func TestChangingSource(t *testing.T) {
	clinic.SkipShort(t, "starts the go command many times")
	dir, cache := clinic.Small(t), t.TempDir()
	want, vetted := in(t, dir, nil, "lawful", "check", "-format", "text"), in(t, dir, cacheAt(t.TempDir()), vetting(t)...)
	file := filepath.Join(dir, "alerts", "feed", "feed.go")
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	stop := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
				_ = os.WriteFile(file, whole[:len(whole)*(i%5)/4], 0o666) // the last one counts
			}
		}
	})
	for range 5 {
		for _, args := range [][]string{{"lawful", "check", "-format", "text"}, {"lawful", "check", "-format", "sarif"}, vetting(t)} {
			if got := in(t, dir, cacheAt(cache), args...); got.code != 1 && got.code != 2 || strings.Contains(got.text, "panic") {
				t.Errorf("%s: %v", args, got)
			}
		}
	}
	close(stop)
	wg.Wait()
	write(t, file, string(whole))
	if got := in(t, dir, cacheAt(cache), "lawful", "check", "-format", "text"); got != want {
		t.Errorf("afterwards: %v\nwant %v", got, want)
	}
	if got := in(t, dir, cacheAt(cache), vetting(t)...); got.code != vetted.code || sortedLines(got.text) != sortedLines(vetted.text) {
		t.Errorf("afterwards: %v\nwant %v", got, vetted)
	}
}

// TestSurroundings changes what no finding depends on.
func TestSurroundings(t *testing.T) {
	clinic.SkipShort(t, "starts the go command many times")
	dir := clinic.Small(t)
	want := in(t, dir, nil, "lawful", "check")
	vetted := in(t, dir, cacheAt(t.TempDir()), vetting(t)...)
	compare := func(name string, env ...string) {
		t.Helper()
		if got := in(t, dir, env, "lawful", "check"); got != want {
			t.Errorf("%s: lawful check: %v\nwant %v", name, got, want)
		}
		got := in(t, dir, append(env, cacheAt(t.TempDir())...), vetting(t)...)
		if got.code != vetted.code || sortedLines(got.text) != sortedLines(vetted.text) {
			t.Errorf("%s: go vet: %v\nwant %v", name, got, vetted)
		}
	}
	compare("little memory", "GOMEMLIMIT=4MiB")
	compare("one processor", "GOMAXPROCS=1")
	for _, year := range []int{1970, 2200} {
		at := time.Date(year, 1, 2, 0, 0, 0, 0, time.UTC)
		for name := range contents(t, dir) {
			if err := os.Chtimes(filepath.Join(dir, name), at, at); err != nil {
				t.Fatal(err)
			}
		}
		compare(fmt.Sprintf("files of the year %d", year))
	}
}
