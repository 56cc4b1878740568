package dataflow

import (
	"bytes"
	"slices"
	"testing"
)

// TestFactsDeterministic analyses the same packages twice.
func TestFactsDeterministic(t *testing.T) {
	const dir = "flow/interfaces"
	first, second := load(t, dir), load(t, dir)
	for path, b := range first.facts {
		if len(b) == 0 {
			t.Errorf("%s: no facts", path)
		}
		if !bytes.Equal(b, second.facts[path]) {
			t.Errorf("%s: the facts differ from run to run", path)
		}
	}
}

// TestFactsDamaged analyses a package with damaged facts of its imports, as a
// broken cache would give them: no panic, and no end of memory.
func TestFactsDamaged(t *testing.T) {
	debugPanics = false
	const dir = "flow/calls"
	w := load(t, dir)
	whole := w.facts["care/relay"]
	if len(whole) == 0 {
		t.Fatal("no facts to damage")
	}
	for i := 0; i < len(whole); i += 1 + len(whole)/60 {
		cut := whole[:i]
		flipped := slices.Clone(whole)
		flipped[i] ^= 0x55
		for _, b := range [][]byte{cut, flipped} {
			w.facts["care/relay"] = b
			if _, err := w.check(dir, w.files[dir]); err != nil {
				t.Fatal(err)
			}
		}
	}
}
