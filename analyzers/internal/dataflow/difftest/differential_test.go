package difftest_test

import (
	"os"
	"strconv"
	"testing"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/analyzers/internal/dataflow/difftest"
)

const (
	defaultPrograms = 240 // in an ordinary go test
	batch           = 40  // programs in one binary
	shrunk          = 3   // differences of a kind that are made small and printed
)

// TestDifferential compares the analyzers with what programs do. A miss is an
// error; false alarms, and sinks in programs too much to follow, are counted. LAWFUL_DIFF is the number of programs,
// LAWFUL_DIFF_SEED the seed of the first; with LAWFUL_DIFF_FALSE set, false
// alarms are made small and printed too.
func TestDifferential(t *testing.T) {
	list := analyzers.New(analyzers.Options{Warnings: true}) // a function that is not followed is one
	if len(list) == 0 {
		t.Fatal("there are no analyzers to test")
	}
	analyse := difftest.Analyzers(list)
	programs := number(t, "LAWFUL_DIFF", defaultPrograms)
	seed := number(t, "LAWFUL_DIFF_SEED", 0)
	dir := t.TempDir()
	var all difftest.Result
	for done := 0; done < programs; done += batch {
		r, err := difftest.Compare(t.Context(), dir, uint64(seed+done), min(batch, programs-done), analyse)
		if err != nil {
			t.Fatal(err)
		}
		all.Score.Add(r.Score)
		all.Missed = append(all.Missed, r.Missed...)
		all.False = append(all.False, r.False...)
		t.Log(all.Score)
	}
	if len(all.Missed) > 0 {
		t.Logf("missed at seeds %v", seeds(all.Missed)) // to make them small takes long
	}
	for i, d := range all.Missed {
		if i == shrunk {
			t.Errorf("and %d more: seeds %v", len(all.Missed)-i, seeds(all.Missed[i:]))
			break
		}
		t.Errorf("missed: %v", small(t, d, true, analyse))
	}
	if os.Getenv("LAWFUL_DIFF_FALSE") != "" {
		for _, d := range all.False[:min(shrunk, len(all.False))] {
			t.Logf("false alarm: %v", small(t, d, false, analyse))
		}
		t.Logf("false alarms at seeds %v", seeds(all.False))
	}
}

// number reads an environment variable.
func number(t *testing.T, name string, otherwise int) int {
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		t.Fatalf("%s=%q, want a number", name, text)
	}
	return n
}

// small returns the difference with its program made as small as it gets.
func small(t *testing.T, d difftest.Difference, missed bool, analyse difftest.Analysis) difftest.Difference {
	p, err := difftest.Shrink(t.Context(), t.TempDir(), d, missed, analyse)
	if err != nil {
		t.Logf("seed %d is not made smaller: %v", d.Program.Seed, err)
	}
	return difftest.Difference{Program: p, Site: d.Site}
}

// seeds lists the seeds of differences.
func seeds(list []difftest.Difference) []uint64 {
	var out []uint64
	for _, d := range list {
		out = append(out, d.Program.Seed)
	}
	return out
}
