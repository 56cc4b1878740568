package finding

import (
	"go/token"
	"os"
	"path/filepath"
	"testing"
)

func TestRepair(t *testing.T) {
	const text = "abcdef"
	type edit struct {
		from, to int
		new      string
	}
	for _, test := range []struct {
		name  string
		fixes [][]edit // the first fix of a finding each
		want  string   // "" for no change
	}{
		{"nothing", nil, ""},
		{"one", [][]edit{{{1, 2, "B"}}}, "aBcdef"},
		{"several edits in any order", [][]edit{{{4, 4, "+"}, {0, 1, ""}}, {{2, 3, "C"}}}, "bCd+ef"},
		{"the same insertion", [][]edit{{{1, 1, "-"}}, {{1, 1, "-"}}}, "a-bcdef"},
		{"two insertions at one place", [][]edit{{{1, 1, "-"}}, {{1, 1, "+"}}}, "a-bcdef"},
		{"overlap: all of the later fix is left out", [][]edit{{{1, 4, "x"}}, {{3, 5, "y"}, {5, 6, "z"}}}, "axef"},
		{"side by side", [][]edit{{{1, 2, "x"}}, {{2, 3, "y"}}}, "axydef"},
		{"beyond the end", [][]edit{{{1, 9, "x"}}}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "a.go")
			if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
			var list []Finding
			for _, edits := range test.fixes {
				var fix Fix
				for _, e := range edits {
					at := func(offset int) token.Position { return token.Position{Filename: file, Offset: offset} }
					fix.Edits = append(fix.Edits, Edit{at(e.from), at(e.to), e.new})
				}
				list = append(list, Finding{Fixes: []Fix{fix, {Message: "never this one"}}}, Finding{})
			}
			got, err := Repair(list, func(string) bool { return false })
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case test.want == "":
				if len(got) > 0 {
					t.Errorf("changed to %q", got[0].New)
				}
			case len(got) != 1 || string(got[0].New) != test.want || string(got[0].Old) != text:
				t.Errorf("got %q, want %q", got, test.want)
			}
			if kept, err := Repair(list, func(string) bool { return true }); len(kept) > 0 || err != nil {
				t.Errorf("a file to keep is changed: %q, %v", kept, err)
			}
		})
	}
}
