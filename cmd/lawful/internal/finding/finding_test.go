package finding

import (
	"bytes"
	"encoding/json"
	"go/token"
	"os"
	"path/filepath"
	"testing"
)

func at(file string, line, column int) token.Position {
	return token.Position{Filename: file, Line: line, Column: column}
}

func TestSort(t *testing.T) {
	got := Sort([]Finding{
		{Pos: at("/b.go", 1, 1), Message: "x"},
		{Pos: at("/a.go", 10, 1), Message: "x"},
		{Pos: at("/a.go", 2, 5), Rule: "r", Message: "y"},
		{Pos: at("/a.go", 2, 5), Rule: "r", Message: "x"},
		{Pos: at("/a.go", 2, 5), Rule: "r", Message: "y"},
		{Pos: at("/a.go", 2, 3), Message: "z"},
	})
	want := []string{"/a.go:2:3 z", "/a.go:2:5 x", "/a.go:2:5 y", "/a.go:10:1 x", "/b.go:1:1 x"}
	if len(got) != len(want) {
		t.Fatalf("%d findings, want %d", len(got), len(want))
	}
	for i, f := range got {
		if s := f.Pos.String() + " " + f.Message; s != want[i] {
			t.Errorf("finding %d is %s, want %s", i, s, want[i])
		}
	}
}

func TestKeep(t *testing.T) {
	list := []Finding{{Severity: Error}, {Severity: Warning}, {Severity: Note}}
	if got := Keep(list, Error, Warning); len(got) != 2 || got[1].Severity != Warning {
		t.Errorf("kept %v", got)
	}
}

func TestText(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.go")
	if err := os.WriteFile(file, []byte("package a\n\tx := ü(1)\r\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	f := Finding{Severity: Warning, Message: "m", Pos: at(file, 2, 9), Related: []Related{{Pos: at(file, 1, 1), Message: "from here"}}}
	for _, test := range []struct {
		name string
		text Text
		f    Finding
		want string
	}{
		{"line", Text{Dir: dir}, f, "a.go:2:9: warning: m\n"},
		{"excerpt", Text{Dir: dir, Excerpt: true}, f, "a.go:2:9: warning: m\n    2 | \tx := ü(1)\n      | \t      ^\n      a.go:1: from here\n"},
		{"beyond the file", Text{Dir: dir, Excerpt: true}, Finding{Severity: Error, Message: "m", Pos: at(file, 9, 9)}, "a.go:9:9: m\n"},
		{"no file", Text{Dir: dir, Excerpt: true}, Finding{Severity: Error, Message: "m", Pos: at("/nowhere/b.go", 1, 0)}, "/nowhere/b.go:1:1: m\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			if err := test.text.Write(&out, []Finding{test.f}); err != nil {
				t.Fatal(err)
			}
			if out.String() != test.want {
				t.Errorf("got\n%s\nwant\n%s", out.String(), test.want)
			}
		})
	}
}

func TestWriteVet(t *testing.T) {
	var out bytes.Buffer
	if err := WriteVet(&out, "p", nil, false); err != nil || out.Len() > 0 {
		t.Errorf("no findings gave %q, %v", out.String(), err)
	}
	f := Finding{Rule: "r", Severity: Error, Message: "m", Pos: at("/a.go", 1, 2), End: at("/a.go", 1, 3),
		Related: []Related{{Pos: at("/b.go", 4, 0), End: at("/b.go", 4, 0), Message: "hop"}},
		Fixes:   []Fix{{"do", []Edit{{token.Position{Filename: "/a.go", Offset: 7}, token.Position{Offset: 9}, "new"}}}}}
	for _, related := range []bool{false, true} {
		out.Reset()
		if err := WriteVet(&out, "p", []Finding{f}, related); err != nil {
			t.Fatal(err)
		}
		var tree map[string]map[string][]struct {
			Posn, End, Message string
			Fixes              []struct{ Edits []struct{ Start, End int } } `json:"suggested_fixes"`
			Related            []struct{ Posn string }
		}
		if err := json.Unmarshal(out.Bytes(), &tree); err != nil {
			t.Fatal(err)
		}
		d := tree["p"]["lawful"][0]
		if d.Posn != "/a.go:1:2" || d.End != "/a.go:1:3" || d.Fixes[0].Edits[0].Start != 7 || d.Fixes[0].Edits[0].End != 9 {
			t.Errorf("got %+v", d)
		}
		if related != (len(d.Related) == 1 && d.Related[0].Posn == "/b.go:4:1") {
			t.Errorf("related %v gave %+v", related, d.Related)
		}
	}
}
