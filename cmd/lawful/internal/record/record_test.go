package record

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/annotations"
)

var update = flag.Bool("update", false, "write the files of testdata")

// TestForms compares each form with a file, and makes it twice.
func TestForms(t *testing.T) {
	r := New(sampleSource(t))
	for _, form := range Forms() {
		t.Run(form.Name, func(t *testing.T) {
			var out, again bytes.Buffer
			if err := form.Write(&out, r); err != nil {
				t.Fatal(err)
			}
			if err := form.Write(&again, New(sampleSource(t))); err != nil {
				t.Fatal(err)
			}
			if out.String() != again.String() {
				t.Error("two records of the same code differ")
			}
			file := filepath.Join("testdata", "sample", form.File)
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
		})
	}
}

// TestActivities tells the activities of the sample in a line each.
func TestActivities(t *testing.T) {
	r := New(sampleSource(t))
	var got []string
	for i := range r.Activities {
		a := &r.Activities[i]
		got = append(got, strings.Join([]string{a.Name, a.Status, words(DataNames(a.Data)), words(a.Checks), a.Recipient}, " | "))
	}
	want := []string{
		"Direct care by ward | in order | Patient |  | ",
		"Medical research by study, on no basis | uncovered | Result |  | ",
		"Medical research by study, on cohort | in order | Patient | opt-out | ",
		"Product analytics, sent to Acme Ltd | accepted | Patient.Phone |  | Acme Ltd",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	var due []string
	for _, d := range r.Due {
		due = append(due, d.What+" "+d.Says)
	}
	if want := []string{"accepted finding patient-data-in-analytics in Tell was due for review on 2026-11-01", "basis cohort was due for review on 2026-06-30", "medical-research has the approval 25/NE/0113, and no date is given", "recipient Acme Ltd has an agreement that ended on 2026-01-31"}; !slices.Equal(due, want) {
		t.Errorf("due %q, want %q", due, want)
	}
}

// TestStableIDs moves all code by some lines: no activity gets another id.
func TestStableIDs(t *testing.T) {
	before, src := New(sampleSource(t)), sampleSource(t)
	for _, inv := range src.Inventory {
		for i := range inv.Crossings {
			inv.Crossings[i].At.Line += 7
			inv.Crossings[i].At.Offset += 100
		}
	}
	src.Accepted[0].Pos.Line += 7
	src.Accepted[0].Pos.Offset += 100
	after := New(src)
	for i := range before.Activities {
		if before.Activities[i].ID != after.Activities[i].ID || before.Activities[i].Status != after.Activities[i].Status {
			t.Errorf("%s became %s", before.Activities[i].ID, after.Activities[i].ID)
		}
	}
}

// TestMissing lists what the sample does not say, and finds it in the document.
func TestMissing(t *testing.T) {
	r := New(sampleSource(t))
	research := &r.Activities[2]
	for _, key := range []string{"dpo", "dpia", "approved", "transfer", "agreement"} {
		if !slices.Contains(research.Missing, key) {
			t.Errorf("%s is not missing in %v", key, research.Missing)
		}
	}
	for _, key := range []string{"retention", "approval", "a6"} {
		if slices.Contains(research.Missing, key) {
			t.Errorf("%s is missing", key)
		}
	}
	if got := find(research.Details, "retention"); got != "20 years" {
		t.Errorf("research is kept for %q", got)
	}
	for i, want := range map[int]string{0: "", 1: "uncovered; missing transfer abroad", 2: "missing transfer abroad"} {
		if got := words(Blocking(r, &r.Activities[i])); got != want {
			t.Errorf("%s cannot be signed off, for %q, want %q", r.Activities[i].Name, got, want)
		}
	}
	var blank []string
	for _, b := range r.Blanks {
		blank = append(blank, fmt.Sprint(b.Key, " ", b.Needed, " ", b.Activities))
	}
	if want := []string{"organisation.dpo true 4", "record.measures true 4", "record.recipients true 2", "record.agreement false 2"}; len(blank) < 4 || !slices.Equal(blank[:4], want) {
		t.Errorf("blank are %q, want first %q", blank, want)
	}
	if sent := r.Activities[3]; slices.Contains(sent.Missing, "transfer") || !slices.Contains(sent.Missing, "a6") {
		t.Errorf("of what is sent %v is missing", sent.Missing)
	}
	if !slices.Equal(r.Controller.Missing, []string{"dpo"}) {
		t.Errorf("of the controller %v is missing", r.Controller.Missing)
	}
}

// TestColumns checks that each has a key of its own and that every key of
// lawful.yaml has one.
func TestColumns(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Columns() {
		if seen[c.Key] || c.Title == "" || c.From == "" {
			t.Errorf("column %+v", c)
		}
		seen[c.Key] = true
	}
	for _, k := range annotations.ParticularKeys() {
		if !seen[k.Key] {
			t.Errorf("no column for %s", k.Key)
		}
	}
}

// TestCategories reads all of the file of categories.
func TestCategories(t *testing.T) {
	for line := range strings.Lines(categoriesText) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Fields(line)
		if len(fields) < 2 || !strings.HasPrefix(fields[0], "pd:") || line != strings.ToLower(fields[0][:3])+line[3:] || strings.Join(fields[1:], " ") != strings.ToLower(strings.Join(fields[1:], " ")) {
			t.Errorf("%q: want a term and words in lower case", line)
		}
	}
	for name, want := range map[string]string{
		"Patient.NHSNumber": "pd:OfficialID", "Patient.DateOfBirth": "pd:BirthDate", "DOB": "pd:BirthDate", "Patient.HomePhone": "pd:TelephoneNumber",
		"Patient.IPAddress": "pd:IPAddress", "Patient.Postcode": "pd:PostalCode", "Prescriptions": "pd:Prescription", "Phonetic": "", "Patient.Chip": "",
	} {
		got := slices.DeleteFunc(categories(name, nil), func(c string) bool { return c == wholeCategory })
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %q", name, got, want)
		}
	}
}
