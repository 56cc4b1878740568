package baseline

import (
	"slices"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
)

func TestParse(t *testing.T) {
	const head = "lawful-baseline 1\n"
	for _, test := range []struct {
		name, text string
		want       string // what Encode makes of it, without its head; or the error
	}{
		{"empty", "", "b:1:1: found end of the file, expected lawful-baseline 1"},
		{"comments only", "# a\n\n", "b:3:1: found end of the file, expected lawful-baseline 1"},
		{"something else", "{\n}\n", `b:1:1: found "{", expected lawful-baseline 1`},
		{"binary", "\x00\xff\n", `b:1:1: found "\x00\xff", expected lawful-baseline 1`},
		{"no version", "lawful-baseline\n", "b:1:16: found version nothing, expected 1, the one this lawful knows"},
		{"later version", "lawful-baseline 2\n", `b:1:17: found version "2", expected 1, the one this lawful knows`},
		{"none", head, ""},
		{"entries", head + "# note\n\nb-rule p F 2 \"m\"\r\na-rule p F 1 \"m\"\na-rule - - 1 \"\\tm\"", `a-rule - - 1 "\tm"|a-rule p F 1 "m"|b-rule p F 2 "m"|`},
		{"cut off", head + "rule p F 1 \"patient da", `b:2:12: found "\"patient da", expected the message in quotes, such as "text"`},
		{"no message", head + "rule p F 1\n", `b:2:11: found nothing, expected the message in quotes, such as "text"`},
		{"raw string", head + "rule p F 1 `m`\n", "b:2:12: found \"`m`\", expected the message in quotes, such as \"text\""},
		{"more", head + "rule p F 1 \"m\" x\n", `b:2:15: found " x", expected the end of the line`},
		{"count", head + "rule p F 0 \"m\"\n", `b:2:10: found "0", expected how many findings, from 1`},
		{"huge count", head + "rule p F 99999999999999999999 \"m\"\n", `b:2:10: found "99999999999999999999", expected how many findings, from 1`},
		{"two spaces", head + "rule  F 1 \"m\"\n", `b:2:6: found nothing, expected a package or -`},
		{"merge", head + "<<<<<<< HEAD\nrule p F 1 \"m\"\n=======\n", `b:2:1: found "<<<<<<<", expected a rule such as uncovered-crossing` + "\n" + `b:4:1: found "=======", expected a rule such as uncovered-crossing`},
		{"twice", head + "rule p F 1 \"m\"\nrule p F 2 \"m\"\n", "b:3:1: found the entry of line 2 again, expected each once, with how many it accepts"},
		{"long", head + strings.Repeat("é", 100), `b:2:1: found "` + strings.Repeat("é", 20) + `…", expected a rule such as uncovered-crossing`},
	} {
		b, err := Parse("b", []byte(test.text))
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = strings.ReplaceAll(strings.TrimPrefix(string(b.Encode()), head+comment), "\n", "|")
		}
		if got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

// FuzzParse: any file gives errors with a place, or entries that are written
// and read again as they are.
func FuzzParse(f *testing.F) {
	f.Add([]byte("lawful-baseline 1\nuncovered-crossing example.com/m/ward Store.Find 2 \"patient \\u00e9\\x00\"\n"))
	f.Add([]byte("lawful-baseline 1\r\nrule - - 1 \"\"\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := Parse("b", data)
		if err != nil {
			for line := range strings.Lines(err.Error()) {
				if !strings.HasPrefix(line, "b:") || !strings.Contains(line, ": found ") || !strings.Contains(line, ", expected ") {
					t.Errorf("error %q", line)
				}
			}
			return
		}
		text := b.Encode()
		again, err := Parse("b", text)
		if err != nil {
			t.Fatalf("%s\nis read as %v", text, err)
		}
		if string(again.Encode()) != string(text) || again.Len() != b.Len() {
			t.Errorf("%s\nis read as\n%s", text, again.Encode())
		}
	})
}

func found(pkg, in, subject string) finding.Finding {
	return finding.Finding{Rule: "rule", Package: pkg, In: in, Subject: subject}
}

func TestSplit(t *testing.T) {
	old := []finding.Finding{found("p", "F", "a"), found("p", "F", "a"), found("p", "G", "b (x.go:3)"), found("q", "", "c")}
	data := New(old).Encode()
	b, err := Parse("b", data)
	if err != nil {
		t.Fatal(err)
	}
	if b.Len() != len(old) {
		t.Errorf("%d findings, want %d", b.Len(), len(old))
	}
	fresh, accepted, stale := b.Split(old)
	if len(fresh) != 0 || len(accepted) != len(old) || len(stale) != 0 {
		t.Errorf("of its own findings %d are new, %d accepted, %d stale", len(fresh), len(accepted), len(stale))
	}

	now := []finding.Finding{found("p", "F", "a"), found("p", "F", "a"), found("p", "F", "a"), found("p", "G", "b (x.go:99)"), found("p", "H", "a")}
	fresh, accepted, stale = b.Split(now)
	if len(fresh) != 2 || fresh[0].In != "F" || fresh[1].In != "H" {
		t.Errorf("new: %+v", fresh)
	}
	if len(accepted) != 3 || accepted[0].Accepted == nil || accepted[0].Accepted.By != finding.ByBaseline || now[0].Accepted != nil {
		t.Errorf("accepted: %+v", accepted)
	}
	line := 1 + slices.IndexFunc(strings.Split(string(data), "\n"), func(s string) bool { return strings.HasPrefix(s, "rule q - ") })
	if len(stale) != 1 || stale[0].Package != "q" || stale[0].Line != line || stale[0].Count != 1 {
		t.Errorf("stale: %+v, want the entry of line %d", stale, line)
	}
	if _, _, stale := b.Split(now[:1]); len(stale) != 3 || stale[0].Count != 1 {
		t.Errorf("stale: %+v, want one of two, and two more", stale)
	}
}

func TestWith(t *testing.T) {
	old := New([]finding.Finding{found("p", "F", "gone"), found("other", "F", "stays")})
	got := New([]finding.Finding{found("p", "F", "new")}).With(old, func(pkg string) bool { return pkg == "other" })
	if text := string(got.Encode()); strings.Contains(text, "gone") || !strings.Contains(text, "rule other F 1 \"stays\"\nrule p F 1 \"new\"\n") {
		t.Errorf("got\n%s", text)
	}
}
