package finding

import (
	"bytes"
	"errors"
	"flag"
	"go/token"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares what a writer wrote with a file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: -update writes the file anew; got\n%s\nwant\n%s", file, got, want)
	}
}

// sample is a report with something of everything, on sources in dir: a route
// through two files, a mark of several columns behind a tab and wide letters, a
// name that would clear a terminal, a file that is not there.
func sample(t *testing.T) (dir string, r *Report) {
	t.Helper()
	dir = t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("ward.go", "package ward\n\n\tstudy.Enrol(\"患者\", p.Name)\r\n// \x1b[2J\u202egone\n")
	write("a b.go", "package ward\n\nfunc enrol() {}\n")
	span := func(file string, line, from, to int) (start, end token.Position) {
		return at(filepath.Join(dir, file), line, from), at(filepath.Join(dir, file), line, to)
	}
	crossing := Finding{
		Rule: "x-crossing", Analyzer: "x", Severity: Error, Package: "example.com/ward", In: "Discharge",
		Subject: "patient data Patient.Name enters research code study.Enrol (a b.go:3) with no lawful basis",
		URL:     "https://example.com/x",
	}
	crossing.Message = crossing.Subject + "; route: ward.Discharge → study.Enrol"
	crossing.Pos, crossing.End = span("ward.go", 3, 14, 23)
	first, last := Related{Func: "ward.Discharge", Message: "ward.Discharge calls study.Enrol"}, Related{Func: "study.Enrol", Message: "study.Enrol serves research"}
	first.Pos, first.End = span("ward.go", 3, 14, 14)
	last.Pos, last.End = span("a b.go", 3, 1, 1)
	crossing.Related = []Related{first, last}
	edit := Edit{New: "//lawful:basis x\n"}
	edit.Pos, edit.End = span("ward.go", 3, 1, 1)
	edit.Pos.Offset, edit.End.Offset = 14, 14
	crossing.Fixes = []Fix{{"declare a basis", []Edit{edit}}}

	hostile := Finding{Rule: "x-name", Analyzer: "x", Severity: Warning, Message: "name \x1b]0;owned\a\u202e\u009b2J\U000e0041100% strange:\nnew line", Package: "example.com/ward"}
	hostile.Pos, hostile.End = span("ward.go", 4, 4, 4)
	config := Finding{Rule: "x-config", Analyzer: "x", Severity: Note, Message: "nothing to see", Pos: at("/nowhere/lawful.yaml", 7, 3), End: at("/nowhere/lawful.yaml", 7, 3)}
	directive, baseline := crossing, hostile
	directive.Pos.Line, directive.End.Line = 1, 1
	directive.Accepted = &Acceptance{By: ByDirective, Reason: "the ethics committee said so"}
	baseline.Accepted = &Acceptance{By: ByBaseline, Reason: "accepted by the baseline"}
	r = &Report{
		Findings: []Finding{crossing, hostile, config},
		Accepted: []Finding{directive, baseline},
		Faults:   []string{"b.go:1:1: undefined: x"},
	}
	Identify(r)
	return dir, r
}

func TestWriters(t *testing.T) {
	dir, r := sample(t)
	for file, form := range map[string]interface {
		Write(io.Writer, *Report) error
	}{
		"report.line":        Line{dir},
		"report.text":        Text{Dir: dir},
		"report-narrow.text": Text{Dir: dir, Width: 44},
		"report-colour.text": Text{Dir: dir, Width: 70, Colour: true},
		"report.json":        JSON{dir},
		"report.github":      GitHub{Dir: dir},
		"report.sarif":       SARIF{dir, "v1.2.3"},
	} {
		t.Run(file, func(t *testing.T) {
			var out bytes.Buffer
			if err := form.Write(&out, r); err != nil {
				t.Fatal(err)
			}
			golden(t, file, out.Bytes())
			if err := form.Write(broken{}, r); !errors.Is(err, errBroken) {
				t.Errorf("on a writer that fails: %v", err)
			}
			for _, r := range out.String() {
				if !strconv.IsGraphic(r) && r != '\n' && (r != '\x1b' || file != "report-colour.text") {
					t.Errorf("%q in the output", r)
				}
			}
		})
	}
}

// broken is a full disk, or a closed pipe.
type broken struct{}

var errBroken = errors.New("broken")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

// TestNothing writes reports without findings.
func TestNothing(t *testing.T) {
	var out bytes.Buffer
	for _, form := range []interface {
		Write(io.Writer, *Report) error
	}{Line{}, Text{}, GitHub{}} {
		if err := form.Write(&out, new(Report)); err != nil || out.Len() > 0 {
			t.Errorf("%T writes %q, %v", form, out.String(), err)
		}
	}
	if err := (JSON{}).Write(&out, new(Report)); err != nil || out.String() != "{\n  \"version\": 1,\n  \"findings\": []\n}\n" {
		t.Errorf("JSON writes %s, %v", out.String(), err)
	}
	out.Reset()
	if err := (SARIF{}).Write(&out, new(Report)); err != nil || !strings.Contains(out.String(), `"results": []`) {
		t.Errorf("SARIF writes %s, %v", out.String(), err)
	}
}

// TestFileNames writes a name that no file has of itself: a line directive gives
// it.
func TestFileNames(t *testing.T) {
	r := &Report{Findings: []Finding{{Rule: "r", Severity: Error, Message: "m", Pos: at("/m/\x1b[2J\u202e.go", 1, 1)}}}
	for _, form := range []interface {
		Write(io.Writer, *Report) error
	}{Line{"/m"}, Text{Dir: "/m"}, JSON{"/m"}, GitHub{Dir: "/m"}, SARIF{"/m", ""}} {
		var out bytes.Buffer
		if err := form.Write(&out, r); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(out.String(), "\x1b\u202e") {
			t.Errorf("%T writes %q", form, out.String())
		}
	}
}

func TestGitHubRoot(t *testing.T) {
	r := &Report{Findings: []Finding{{Rule: "r", Severity: Note, Message: "m", Pos: at("/repo/sub/a,b.go", 1, 0)}}}
	for root, want := range map[string]string{"": "a%2Cb.go", "/repo": "sub/a%2Cb.go", "/other": "a%2Cb.go"} {
		var out bytes.Buffer
		if err := (GitHub{"/repo/sub", root}).Write(&out, r); err != nil {
			t.Fatal(err)
		}
		if want := "::notice file=" + want + ",line=1,col=1,title=lawful%3A r::m\n"; out.String() != want {
			t.Errorf("root %q: %s, want %s", root, out.String(), want)
		}
	}
}
