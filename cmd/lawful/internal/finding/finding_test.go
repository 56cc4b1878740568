package finding

import (
	"bytes"
	"encoding/json"
	"go/token"
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
