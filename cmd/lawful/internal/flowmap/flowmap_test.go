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
	for name, r := range map[string]*record.Record{"none": many(0), "one": many(1), "five": many(5), "150": many(150), "150 unlike": unlike(150)} {
		p := layout(New(r))
		last := 0
		for _, s := range p.sections {
			for _, g := range s.groups {
				for _, r := range g.rows {
					if r.y-r.height/2 < last || r.y-r.height/2 < g.y || r.y+r.height/2 > g.y+g.height {
						t.Errorf("%s: a row at %d, after %d, in a box from %d for %d", name, r.y, last, g.y, g.height)
					}
					last = r.y + r.height/2
					if need := (len(r.data)+len(r.basis)+len(r.from))*lineHeight + 2*boxPadding; need > r.height-rowGap {
						t.Errorf("%s: a label of %d pixels in %d", name, need, r.height-rowGap)
					}
				}
			}
			if last > s.y+s.height || s.y+s.height > p.height {
				t.Errorf("%s: a section from %d for %d, rows to %d, in a picture of %d", name, s.y, s.height, last, p.height)
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
	if got := wrap("github.com/prometheus/client_golang/prometheus", 26); !slices.Equal(got, []string{"github.com/prometheus/", "client_golang/prometheus"}) {
		t.Errorf("wrapped to %q", got)
	}
	if got := flow([]string{"one", "two", "three", "four"}, 14, 1); !slices.Equal(got, []string{"one, and 3 more"}) {
		t.Errorf("flows to %q", got)
	}
	if got := flow([]string{"one", "two"}, 12, 2); !slices.Equal(got, []string{"one, two"}) {
		t.Errorf("flows to %q", got)
	}
	for _, text := range hostile {
		for _, lines := range [][]string{wrap(text, 20), flow(hostile, 20, 3), flow([]string{text}, 20, 2)} {
			for _, line := range lines {
				if cells(line) > 20*6 {
					t.Errorf("%q is too wide", line)
				}
			}
		}
		if list := flow([]string{text}, 20, 2); len(list) > 2 {
			t.Errorf("%d lines, want 2", len(list))
		}
	}
}

// unlike makes a record of activities that differ in all that can differ: 30
// purposes of a project below those of the vocabulary, with long names, a basis
// and a recipient of their own, of data held for several purposes.
func unlike(n int) *record.Record {
	r := &record.Record{Version: 1, Program: "example.org/trust/records"}
	parents := []string{"medical-research", "ml-training", "service-evaluation", "product-analytics", "health-services-management", "post-market-surveillance", "needs-assessment"}
	subjects := []string{"sepsis", "falls", "readmission", "delirium", "pressure-ulcer", "waiting-list", "renal", "stroke-rehabilitation", "antibiotic-stewardship", "frailty"}
	kinds := []string{"model", "registry", "dashboard"}
	states := []string{record.InOrder, record.InOrder, record.Uncovered, record.InOrder, record.Accepted, record.Unchecked, record.Faulty}
	for i := range n {
		parent := parents[i%30%len(parents)]
		id := subjects[i%10] + "-" + kinds[i/10%3]
		a := record.Activity{ID: fmt.Sprintf("a-%010d", i), Status: states[i%len(states)], Origins: []string{"direct-care"}, From: []string{fmt.Sprintf("wards/ward%d", i%12)}, Crossings: []string{"c"}}
		a.Purpose = record.Purpose{ID: id, Words: strings.ReplaceAll(id, "-", " "), Parent: parent}
		if i%11 == 5 {
			a.Origins = []string{parents[i%5]}
		}
		a.Component = fmt.Sprintf("%s/extract%d", subjects[i%10], i%4)
		if i%3 == 2 {
			name := fmt.Sprintf("%s of Northern England Partnership Ltd %d", strings.ToUpper(subjects[i%10][:1])+subjects[i%10][1:], i%17)
			a.Recipient, a.Component = name, ""
			r.Recipients = append(r.Recipients, record.Recipient{Name: name, Package: fmt.Sprintf("example.com/r%d", i)})
		}
		if a.Status != record.Uncovered && a.Status != record.Accepted {
			a.Basis = fmt.Sprintf("%s-%s-approval-%d", subjects[i%10], kinds[i/10%3], i/30)
			r.Bases = append(r.Bases, record.Basis{Name: a.Basis, Register: true, A6: "public-task", A9: "research", Route: "section-251"})
		}
		for j := range 1 + i%6 {
			a.Data = append(a.Data, record.Datum{Name: []string{"Patient.NHSNumber", "Encounter.Admitted", "QuestionnaireResponse", "MedicationRequest.DosageInstruction", "Observation.Value", "Patient.DateOfBirth"}[(i+j)%6], State: "identifiable"})
		}
		r.Activities = append(r.Activities, a)
	}
	return r
}

// TestUnlike folds activities that differ in everything to what a board can
// read, and loses none.
func TestUnlike(t *testing.T) {
	r := unlike(150)
	m := New(r)
	arrows, seen := 0, 0
	for _, s := range m.Sections {
		arrows += len(s.Arrows)
		for _, a := range s.Arrows {
			seen += len(a.IDs)
		}
	}
	if arrows > mostArrows || seen != 150 {
		t.Errorf("%d activities in %d arrows, want 150 in at most %d", seen, arrows, mostArrows)
	}
	for _, s := range m.Sections {
		for _, a := range s.Arrows {
			if a.Purpose == "Secondary use" {
				t.Errorf("%s is all that is said of %q", a.Purpose, a.Uses)
			}
		}
	}
	if *update { // to be looked at
		if err := os.WriteFile(filepath.Join(os.TempDir(), "unlike.svg"), []byte(SVG(r, false)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestCalls draws what the code of a purpose sends without a crossing as such,
// and not as an activity.
func TestCalls(t *testing.T) {
	r := sample(t)
	m := New(r)
	var got []string
	for _, s := range m.Sections {
		for _, a := range s.Arrows {
			if a.Status == called {
				got = append(got, s.Title+": "+a.goal()+": "+a.Label())
			}
		}
	}
	if want := []string{"Direct care: Medical research, study, github.com/segmentio/kafka-go: data that does not show"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	picture := SVG(r, false)
	if !strings.Contains(picture, called+": 1") || !strings.Contains(picture, "segmentio") {
		t.Error("it is not in the picture")
	}
}

// TestMixed shows a crossing that somebody accepts beside one that is uncovered.
func TestMixed(t *testing.T) {
	r := sample(t)
	a := &r.Activities[len(r.Activities)-1]
	for i := range r.Crossings {
		if r.Crossings[i].Activity == a.ID {
			other := r.Crossings[i]
			other.Status, a.Status = record.Uncovered, record.Uncovered
			r.Crossings = append(r.Crossings, other)
			break
		}
	}
	if arrow := newArrow(r, a); arrow.Basis() != "uncovered: no lawful basis; 1 of 2 crossings uncovered, 1 of 2 crossings accepted" {
		t.Errorf("the arrow says %q", arrow.Basis())
	}
}
