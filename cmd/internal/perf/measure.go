package main

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// cost is what a command takes.
type cost struct {
	cpu, wall time.Duration
	peak      int64 // bytes, of the largest process
	output    string
}

// try runs a command in a folder with a home and a build cache; findings are no
// failure.
func try(dir, home, cache string, args ...string) (cost, error) {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOCACHE="+cache, "XDG_CACHE_HOME="+home, "GOLANGCI_LINT_CACHE="+home, "STATICCHECK_CACHE="+home, "CGO_ENABLED=0")
	start := time.Now()
	out, err := cmd.CombinedOutput()
	c := cost{wall: time.Since(start), output: string(out)}
	if cmd.ProcessState == nil {
		return c, err
	}
	c.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		c.peak = usage.Maxrss
		if runtime.GOOS != "darwin" {
			c.peak *= 1 << 10
		}
	}
	if code := cmd.ProcessState.ExitCode(); code != 0 && code != 1 {
		return c, fmt.Errorf("%s: %w: %s", cmd, err, firstLine(c.output))
	}
	return c, nil
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}

// line is one line of the table.
type line struct {
	name   string
	cost   cost
	ratios []ratio
}

// ratio is the processor time of a line over that of an earlier one, and what
// it may be, 0 for anything.
type ratio struct {
	over string
	most float64
}

// table prints lines as they come.
type table map[string]cost

func newTable(title string) table {
	fmt.Printf("\n%s (%d processors, %s)\n\n| | CPU s | wall s | peak MB | CPU ratio | over | budget |\n|---|--:|--:|--:|--:|---|--:|\n", title, runtime.NumCPU(), runtime.Version())
	return make(table)
}

func (t table) put(l line) {
	t[l.name] = l.cost
	fmt.Printf("| %s | %.1f | %.1f | %d |", l.name, l.cost.cpu.Seconds(), l.cost.wall.Seconds(), l.cost.peak>>20)
	for i, r := range l.ratios {
		if i > 0 {
			fmt.Print("| | | | |")
		}
		got := l.cost.cpu.Seconds() / t[r.over].cpu.Seconds()
		fmt.Printf(" %.2f | %s | %s |\n", got, r.over, r.budget(got))
	}
	if len(l.ratios) == 0 {
		fmt.Println(" | | |")
	}
}

func (r ratio) budget(got float64) string {
	switch {
	case r.most == 0:
		return ""
	case got > r.most:
		return fmt.Sprintf("≤ %.2f **over**", r.most)
	}
	return fmt.Sprintf("≤ %.2f", r.most)
}

// measure prints the table of one module.
func (b *bench) measure(title, dir string) error {
	t := newTable(title)
	if err := b.vetting(dir, t); err != nil {
		return err
	}
	if err := b.standalone(dir, t); err != nil {
		return err
	}
	return b.others(dir, t)
}

// warmRuns are how often a run of a second or so is repeated; the shortest
// counts.
const warmRuns = 5

// vetting measures lawful as go vet's tool.
func (b *bench) vetting(dir string, t table) error {
	lawful, nothing := b.vet("lawful"), b.vet("nothing")
	ofLawful, ofNothing := b.empty(), b.empty()
	b.warm = ofLawful
	for _, l := range []struct {
		name, cache string
		args        []string
		runs        int
		ratios      []ratio
	}{
		{"go vet, cold", b.empty(), []string{"go", "vet", "./..."}, 1, nil},
		{"go vet with nothing, cold", ofNothing, nothing, 1, nil},
		{"go vet with lawful, cold", ofLawful, lawful, 1, []ratio{{"go vet with nothing, cold", 1.35}, {"go vet, cold", 1}}},
		{"go vet with nothing, warm", ofNothing, nothing, warmRuns, nil},
		{"go vet with lawful, warm", ofLawful, lawful, warmRuns, []ratio{{"go vet with nothing, warm", 1.05}}},
		// Where all is compiled no process but the go command is larger than lawful.
		{"go vet with lawful, all compiled (peak ≤ 250 MB)", ofNothing, lawful, 1, nil},
	} {
		c, err := try(dir, b.empty(), l.cache, l.args...)
		for range l.runs - 1 {
			again, errAgain := try(dir, b.empty(), l.cache, l.args...)
			err = cmp.Or(err, errAgain)
			if again.cpu < c.cpu {
				c = again
			}
		}
		if err != nil {
			return err
		}
		t.put(line{l.name, c, l.ratios})
	}
	return nil
}

// vet is the command line of go vet with a tool of ours.
func (b *bench) vet(tool string) []string {
	return []string{"go", "vet", "-vettool=" + b.tool(tool), "./..."}
}

const lawfulCheck = "lawful check, cold (peak ≤ 1,500 MB)"

// standalone measures "lawful check" on a machine that has compiled nothing.
func (b *bench) standalone(dir string, t table) error {
	c, err := try(dir, b.empty(), b.empty(), b.tool("lawful"), "check", "./...")
	if err == nil {
		t.put(line{lawfulCheck, c, []ratio{{"go vet, cold", 0.15}}})
	}
	return err
}

// others measures other tools, each with empty caches.
func (b *bench) others(dir string, t table) error {
	for _, o := range []struct {
		name string
		args []string
	}{
		{"staticcheck", []string{"./..."}},
		{"gosec", []string{"-quiet", "-no-fail", "./..."}},
		{"golangci-lint", []string{"run", "--max-issues-per-linter=0", "--max-same-issues=0", "./..."}},
	} {
		if why, missing := b.missing[o.name]; missing {
			fmt.Printf("| %s: %s | | | | | | |\n", o.name, why)
			continue
		}
		c, err := try(dir, b.empty(), b.empty(), append([]string{b.tool(o.name)}, o.args...)...)
		if err != nil {
			fmt.Printf("| %s: %v | | | | | | |\n", o.name, err)
			continue
		}
		t.put(line{o.name + ", cold", c, []ratio{{lawfulCheck, 0}}})
	}
	return nil
}

// empty is a new folder.
func (b *bench) empty() string {
	b.folders++
	dir := filepath.Join(b.work, fmt.Sprintf("empty%d", b.folders))
	if err := os.MkdirAll(dir, 0o777); err != nil {
		panic(err) // a folder of our own
	}
	return dir
}
