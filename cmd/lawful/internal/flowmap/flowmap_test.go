package flowmap

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/record"
)

var update = flag.Bool("update", false, "write the files of testdata")

// sample is a record with an activity of each kind.
func sample(t testing.TB) *record.Record {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "record", "testdata", "sample", record.JSONFile))
	if err != nil {
		t.Fatal(err)
	}
	r, err := record.ReadJSON(record.JSONFile, data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// many makes a record of so many activities: of 20 purposes, 12 parts of the
// program and 9 recipients, in all states.
func many(n int) *record.Record {
	r := &record.Record{Version: 1, Program: "example.org/trust/records"}
	for i := range 9 {
		r.Recipients = append(r.Recipients, record.Recipient{Name: fmt.Sprintf("Recipient %d Ltd", i), Package: fmt.Sprintf("example.com/r%d", i)})
	}
	states := []string{record.InOrder, record.InOrder, record.Uncovered, record.InOrder, record.Accepted, record.Unchecked}
	for i := range n {
		a := record.Activity{ID: fmt.Sprintf("a-%010d", i), Status: states[i%len(states)], Origins: []string{"direct-care"}, From: []string{fmt.Sprintf("ward%d", i%12)}}
		p := i % 20
		a.Purpose = record.Purpose{ID: fmt.Sprintf("purpose-%d", p), Words: fmt.Sprintf("purpose number %d", p), Parent: fmt.Sprintf("group-%d", p%5)}
		if p == 0 {
			a.Purpose, a.From = record.Purpose{ID: "direct-care", Words: "direct care", Care: true}, nil
		} else {
			a.Crossings = []string{"c"}
		}
		a.Component = fmt.Sprintf("part%d", i%12)
		if i%4 == 3 {
			a.Recipient, a.Component = r.Recipients[i%9].Name, ""
		}
		for j := range 1 + i%7 {
			a.Data = append(a.Data, record.Datum{Name: fmt.Sprintf("Patient.Field%d", j), State: "identifiable"})
		}
		r.Activities = append(r.Activities, a)
	}
	return r
}

// TestFiles compares the maps of the sample with files.
func TestFiles(t *testing.T) {
	for name, write := range map[string]func(io.Writer, *record.Record) error{"map.svg": WriteSVG, "map.mmd": WriteMermaid} {
		var out bytes.Buffer
		if err := write(&out, sample(t)); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, out.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if out.String() != string(want) {
			t.Errorf("%s is not what is written; look at it with -update and git diff", file)
		}
	}
}

// TestFold checks that nothing is lost by folding, and that no arrow is of two
// states.
func TestFold(t *testing.T) {
	for _, n := range []int{0, 1, 5, 36, 150, 2000} {
		r := many(n)
		m := New(r)
		status := map[string]string{}
		for _, a := range r.Activities {
			status[a.ID] = a.Status
		}
		seen := len(m.Care)
		arrows := 0
		for _, s := range m.Sections {
			arrows += len(s.Arrows)
			for _, a := range s.Arrows {
				seen += len(a.IDs)
				for _, id := range a.IDs {
					if status[id] != a.Status {
						t.Errorf("%d activities: %s is %s, in an arrow that is %s", n, id, status[id], a.Status)
					}
				}
			}
		}
		if seen != n {
			t.Errorf("%d of %d activities are in the map", seen, n)
		}
		// 5 groups and direct care, inside or out, in 4 states.
		if most := max(MaxArrows, 6*2*4); arrows > most {
			t.Errorf("%d activities: %d arrows, want at most %d", n, arrows, most)
		}
		if arrows < min(n*9/10, MaxArrows/2) {
			t.Errorf("%d activities are folded into %d arrows", n, arrows)
		}
	}
}

// TestLayout checks that no two rows are on top of each other, and that all is
// within the picture.
func TestLayout(t *testing.T) {
	for _, n := range []int{0, 1, 5, 150} {
		p := layout(New(many(n)))
		last := 0
		for _, s := range p.sections {
			for _, g := range s.groups {
				for _, r := range g.rows {
					if r.y-rowHeight/2 < last || r.y-rowHeight/2 < g.y || r.y+rowHeight/2 > g.y+g.height {
						t.Errorf("%d activities: a row at %d, after %d, in a box from %d for %d", n, r.y, last, g.y, g.height)
					}
					last = r.y + rowHeight/2
				}
			}
			if last > s.y+s.height || s.y+s.height > p.height {
				t.Errorf("%d activities: a section from %d for %d, rows to %d, in a picture of %d", n, s.y, s.height, last, p.height)
			}
		}
	}
}

// hostile are names that mean something to XML, Mermaid or a reader's eyes.
var hostile = []string{
	`<script>alert(1)</script>`, `"><svg onload=alert(1)>`, `]]>&amp;<!--`, "a|b`c\"] --> n0", "%%{init: {\"securityLevel\": \"loose\"}}%%", "end\nclick n0 href \"javascript:alert(1)\"",
	"\u202Egnp.exe", "مريض", "\x00\x1b[31m\xff", strings.Repeat("x", 5000), "", "患者の記録 患者の記録", "=1+2", "#quot;onload",
}

// Hostile puts the names everywhere.
func hostileRecord(t testing.TB) *record.Record {
	r := sample(t)
	for i := range r.Activities {
		a := &r.Activities[i]
		for j, h := range hostile {
			a.Data = append(a.Data, record.Datum{Name: h, State: "identifiable"})
			a.From = append(a.From, h)
			if j == i {
				a.Name, a.Component, a.Purpose.Words, a.Origins, a.Basis, a.ID = h, h, h, []string{h}, h, h
			}
		}
		slices.Reverse(a.Data)
	}
	for i, h := range hostile {
		a := r.Activities[len(r.Activities)-1]
		a.Recipient, a.Purpose.Words, a.Basis, a.ID, a.Origins = h, h, h, fmt.Sprint(h, i), []string{h}
		r.Activities = append(r.Activities, a)
	}
	r.Program = hostile[0]
	return r
}

// TestHostileSVG checks that names become text: the elements and attributes of
// the picture are the same kinds as those of a friendly one.
func TestHostileSVG(t *testing.T) {
	want := kinds(t, SVG(sample(t), true))
	for _, links := range []bool{false, true} {
		got := kinds(t, SVG(hostileRecord(t), links))
		for kind := range got {
			if !want[kind] && kind != "g" {
				t.Errorf("%s comes from a name", kind)
			}
		}
	}
}

func kinds(t *testing.T, text string) map[string]bool {
	t.Helper()
	set := map[string]bool{}
	dec := xml.NewDecoder(strings.NewReader(text))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return set
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := tok.(xml.StartElement); ok {
			set[e.Name.Local] = true
			for _, a := range e.Attr {
				set[e.Name.Local+" "+a.Name.Local] = true
				if a.Name.Local == "href" && !strings.HasPrefix(a.Value, "#") {
					t.Errorf("a link to %s", a.Value)
				}
			}
		}
	}
}

// TestHostileMermaid checks that every line is one of those that are written,
// with nothing in quotes that Mermaid would read.
func TestHostileMermaid(t *testing.T) {
	var out bytes.Buffer
	if err := WriteMermaid(&out, hostileRecord(t)); err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n") {
		if i == 0 || strings.HasPrefix(line, "  linkStyle ") {
			continue
		}
		before, rest, _ := strings.Cut(line, `"`)
		label, after, ok := strings.Cut(rest, `"`)
		fine := strings.HasSuffix(before, "[") && after == "]" || strings.HasSuffix(before, "(") && after == ")" || strings.HasSuffix(before, "-->|") && strings.HasPrefix(after, "| n")
		if bare := strings.ReplaceAll(label, "<br>", ""); !ok || !fine || strings.ContainsAny(bare, "<>{}%|`\x00\x1b\u202E\"") {
			t.Errorf("line %d: %s", i+1, line)
		}
	}
}

func TestText(t *testing.T) {
	if got := wrap("github.com/prometheus/client_golang/prometheus", 26, 3); !slices.Equal(got, []string{"github.com/prometheus/", "client_golang/prometheus"}) {
		t.Errorf("wrapped to %q", got)
	}
	if got := wrap("one two three", 9, 2); !slices.Equal(got, []string{"one two", "three"}) {
		t.Errorf("wrapped to %q", got)
	}
	for _, text := range hostile {
		for _, line := range wrap(text, 20, 3) {
			if cells(line) > 20*6 {
				t.Errorf("%q is too wide", line)
			}
		}
	}
}
