package annotations

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const wholeConfig = `version: 1
profile: gb-england
organisation: {name: St Elsewhere, role: controller, type: public-authority, contact: ig@example.org, dpo: dpo@example.org}
purposes:
  - {id: sepsis-model, within: sepsis-work}
  - {id: sepsis-work, within: ml-training}
  - {id: registry, within: secondary-use, aliases: [reg], definition: The registry}
bases:
  direct-care-default: {purposes: [direct-care], a6: public-task, a9: health-care, route: implied-consent, role: care-team, secrecy: professional}
  diabetes-cohort:
    purposes: [medical-research, sepsis-model]
    a6: 6-1-e
    task: "statutory research"
    a9: research
    safeguards: "assessment 7"
    route: section-251
    ref: 23/CAG/0012
    opt-out: applied
    review: 2027-03-31
code:
  - {match: "github.com/acme/emr/models.Patient", data: patient, state: pseudonymised, collected: research}
  - {match: "github.com/acme/emr/models.Patient.Version", data: none}
  - {match: "(*github.com/acme/emr/export.Writer).Push", purpose: research, basis: diabetes-cohort}
  - {match: "github.com/acme/emr/insights/...", purpose: [analytics, marketing]}
  - {match: "github.com/acme/emr/deid.Scrub", deidentify: anonymised, ref: ANON-7}
  - {match: "github.com/acme/emr/http.Header", kind: func, data: patient, of: [result0], when: {arg0: "X-Patient-*", arg1: patient, arg2: "patient"}, in: github.com/acme/emr/...}
  - {match: "acme/codec.Decode", fills: arg1, carries: [arg0 -> arg1, arg0 -> receiver], check: [opt-out, consent]}
  - {match: "acme/codec.Clean", carries: []}
  - {match: "acme/codec.Send", purpose: registry, basis: a6=public-task task="a b" route=court-order}
  - {match: "acme/codec.Post", purpose: reg, basis: {a6: consent, review: 2027-01-01}}
catalogue: {telemetry: warn, logging: off, ml: true, errors: on}
record:
  joint-controllers: [Elsewhere University, Registry Ltd]
  representative: Rep Ltd
  serves: Trust A
  retention: 8 years after the last visit
  dpia: DPIA-1
  purposes:
    research: {retention: 20 years, approved: 2026-01-31, approval: 25/NE/0113}
    sepsis-model: {dpia: DPIA-2}
  recipients:
    - {match: github.com/acme/analytics/..., name: Acme, role: processor, country: US, safeguard: IDTA 7, agreement: DPA-7, agreement-end: 2027-01-31}
strict: true
`

func TestParseConfig(t *testing.T) {
	c, err := ParseConfig("lawful.yaml", []byte(wholeConfig))
	if err != nil {
		t.Fatal(err)
	}
	if c.Organisation.DPO != "dpo@example.org" || c.Organisation.Type != "public-authority" || !c.Strict || c.Profile != "gb-england" {
		t.Errorf("got %+v", c)
	}
	if !c.Vocabulary.Covers("technology-development", "sepsis-model") || c.Vocabulary.Direct("sepsis-model") != NotDirect {
		t.Error("sepsis-model does not stand under technology-development")
	}
	b, ok := c.Basis("diabetes-cohort")
	if !ok || b.A6 != "public-task" || b.Get("review") != "2027-03-31" || b.Route != "section-251" || !slices.Equal(b.Purposes, []string{"medical-research", "sepsis-model"}) {
		t.Errorf("got %+v", b)
	}
	if b.Pos.String() != "lawful.yaml:10:3" || b.Keys["ref"].String() != "lawful.yaml:17:10" {
		t.Errorf("found at %v, %v", b.Pos, b.Keys["ref"])
	}
	for group, want := range map[string]Level{"telemetry": LevelWarn, "logging": LevelOff, "ml": LevelOn, "errors": LevelOn, "analytics": LevelOn} {
		if got := c.Level(group); got != want {
			t.Errorf("Level(%s) = %s, expected %s", group, got, want)
		}
	}
	if (*Config)(nil).Level("logging") != LevelOff {
		t.Error("without a file, logging is not off")
	}
	e := c.Code[5]
	if want := []Condition{{"arg0", "X-Patient-*", false}, {"arg1", "patient", true}, {"arg2", "patient", false}}; !slices.Equal(e.When, want) {
		t.Errorf("when: got %v", e.When)
	}
	if !e.In[0].MatchPath("github.com/acme/emr/x") || e.In[0].MatchPath("github.com/acme/other") || e.Match.Kind != "func" {
		t.Errorf("got %+v", e)
	}
	if e := c.Code[6]; !slices.Equal(e.Carries, []Carry{{"arg0", "arg1"}, {"arg0", "receiver"}}) || !slices.Equal(e.Fills, []string{"arg1"}) || len(e.Checks) != 2 {
		t.Errorf("got %+v", e)
	}
	if e := c.Code[7]; !e.HasCarries || len(e.Carries) != 0 {
		t.Errorf("got %+v", e)
	}
	if e := c.Code[8]; e.Basis.Get("task") != "a b" || e.Purposes[0] != "registry" {
		t.Errorf("got %+v", e.Basis)
	}
	if e := c.Code[9]; e.Basis.A6 != "consent" || e.Purposes[0] != "registry" {
		t.Errorf("got %+v", e.Basis)
	}
}

// purposeChain is a list of n purposes, each below the next.
func purposeChain(n int) string {
	var b strings.Builder
	for i := range n - 1 {
		fmt.Fprintf(&b, "- {id: p%d, within: p%d}\n", i, i+1)
	}
	fmt.Fprintf(&b, "- {id: p%d, within: marketing}\n", n-1)
	return b.String()
}

// Every mistake has a place, what was found, and what was expected.
func TestConfigFaults(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"empty", "", "1:1: the file is empty; expected at least version: 1"},
		{"comments only", "# nothing\n", "1:1: the file is empty; expected at least version: 1"},
		{"a word", "hello", `1:1: lawful.yaml: found "hello"; expected keys with values`},
		{"a list", "- a\n", `1:1: lawful.yaml: found a list; expected keys with values`},
		{"not YAML", "version: 1\ncode: [a, b\nstrict: x: y\n", "2:1: not YAML: did not find expected ',' or ']'"},
		{"tab", "version: 1\nbases:\n\tx: {}\n", "3:1: found a tab in the indentation; expected spaces"},
		{"not UTF-8", "version: 1\nprofile: \xff\n", "2:10: found byte 0xff; expected UTF-8 text"},
		{"UTF-16", "\xff\xfev\x00", "1:1: found UTF-16 text; expected UTF-8"},
		{"binary", "\x7fELF\x00\x00", `1:1: not YAML: control characters are not allowed`},
		{"second document", "version: 1\n---\nversion: 1\n", "2:1: found a second document; expected one"},
		{"anchor", "version: &v 1\nstrict: *v\n", "1:10: found an anchor or alias; expected the value itself\n2:9: found an anchor or alias; expected the value itself"},
		{"unknown key", "version: 1\nbasis: {}\n", `2:1: lawful.yaml: unknown key "basis"; did you mean bases?`},
		{"duplicate key", "version: 1\nstrict: true\nstrict: false\n", `3:1: lawful.yaml: key "strict" stands twice, first on line 2`},
		{"version", "version: 2\n", `1:10: version: found "2"; expected 1`},
		{"profile", "profile: gb-englnd\n", `1:10: profile: found "gb-englnd"; did you mean gb-england?`},
		{"strict", "strict: maybe\n", `1:9: strict: found "maybe"; expected one of on, warn, off`},
		{"organisation", "organisation: {nam: x, role: contoller, type: public-authorty}\n", "1:16: organisation: unknown key \"nam\"; did you mean name?\n1:30: organisation.role: found \"contoller\"; did you mean controller?\n1:47: organisation.type: found \"public-authorty\"; did you mean public-authority?"},
		{"organisation type", "organisation: [x]\n", `1:15: organisation: found a list; expected keys with values`},
		{"catalogue", "catalogue: {telemtry: warn, logging: loud}\n", "1:13: catalogue: unknown key \"telemtry\"; did you mean telemetry?\n1:38: catalogue.logging: found \"loud\"; expected one of on, warn, off"},
		{"purposes", "purposes: {a: b}\n", "1:11: purposes: found keys with values; expected a list of {id: …, within: …}"},
		{"purpose, shadowing", "purposes:\n- {id: research, within: marketing}\n", "2:8: purpose research is known already (medical-research: Deriving new knowledge that can be generalised or transferred, with sound methods); expected another word"},
		{"purpose, parent", "purposes:\n- {id: a, within: ml-traning}\n", `2:19: within: unknown purpose "ml-traning"; did you mean ml-training?`},
		{"purpose, circle", "purposes:\n- {id: a, within: b}\n- {id: b, within: a}\n", "2:19: purpose a stands under itself\n3:19: purpose b stands under itself"},
		{"purpose, deep", "purposes:\n" + purposeChain(maxPurposeDepth+1), "2:20: purpose p0 has no known purpose among the 32 above it; expected fewer, and none that stands under itself"},
		{"purpose, twice", "purposes:\n- {id: a, within: marketing}\n- {id: a, within: marketing}\n", "3:8: purpose a is defined twice, first on line 2"},
		{"purpose, incomplete", "purposes:\n- {id: a}\n- x\n", "2:3: purpose: found no id or no within; expected both, as in {id: sepsis-model, within: ml-training}\n3:3: purpose: found \"x\"; expected keys with values"},
		{"purpose, word", "purposes:\n- {id: A b, within: marketing}\n", `2:8: purpose: found "A b"; expected lower-case letters, digits and hyphens`},
		{"basis, no purposes", "bases:\n  x: {a6: consent}\n", "2:3: basis x: found no purposes; expected the purposes it is for"},
		{"basis, purposes misspelt", "bases:\n  x: {purpses: [research], a6: consent}\n", `2:7: basis x: unknown key "purpses"; did you mean purposes?`},
		{"purpose, key", "purposes:\n- {id: a, wihtin: marketing}\n", `2:11: purpose: unknown key "wihtin"; did you mean within?`},
		{"basis, empty purposes", "bases:\n  x: {purposes: [], a6: consent}\n", "2:17: basis x: purposes: found an empty list; expected at least one word"},
		{"basis, words", "bases:\n  x: {purposes: [reserach], a6: concent, rout: y, review: soon}\n", "2:18: basis x: purposes: unknown purpose \"reserach\"; did you mean research?\n2:33: basis x: unknown a6 \"concent\"; did you mean consent?\n2:42: basis x: unknown key \"rout\"; did you mean route?\n2:59: basis x: review: found \"soon\", expected a date such as 2027-03-31"},
		{"basis, word of another part", "bases:\n  x: {purposes: [research], a6: implied-consent, a9: research, route: 9-2-a}\n", "2:33: basis x: unknown a6 \"implied-consent\", which is a common-law route (route); expected one of consent, contract, legal-obligation, vital-interests, public-task, recognised-legitimate-interest, legitimate-interests\n2:71: basis x: unknown route \"9-2-a\", which is an Article 9 condition (a9); expected one of implied-consent, explicit-consent, section-251, section-251-cancer, public-health-regulations, statutory-requirement, court-order, overriding-public-interest, not-confidential"},
		{"basis, shape", "bases:\n  x: public-task\n", `2:6: basis x: found "public-task"; expected a6, a9, route and more`},
		{"basis, value", "bases:\n  x: {purposes: research, a6: [consent], ref: }\n", "2:31: basis x: a6: found a list; expected a word\n2:47: basis x: ref: found nothing; expected a word"},
		{"code, shape", "code: {match: x}\n", "1:7: code: found keys with values; expected a list of {match: …, …}"},
		{"code, no match", "code:\n- {data: patient}\n", "2:3: code: found no match; expected the pattern of what it is about"},
		{"code, says nothing", "code:\n- {match: a.B}\n", `2:3: code: the item says nothing of "a.B"; expected one of data, fills, purpose, basis, deidentify, check, carries`},
		{"code, key", "code:\n- {match: a.B, purpse: research}\n", `2:16: code: unknown key "purpse"; did you mean purpose?`},
		{"code, pattern", "code:\n- {match: \"(a.B.C\", data: patient}\n", "2:12: match: found ( with no ) after it, expected (path.Type).Method"},
		{"code, pattern space", "code:\n- match: \"a b.C\"\n  data: patient\n", "2:12: match: found ' ' in a pattern"},
		{"code, abstract", "code:\n- {match: a.B, purpose: service-evaluation-pms}\n", "2:25: purpose: purpose service-evaluation-pms only groups others; expected one of service-evaluation, post-market-surveillance"},
		{"code, basis", "code:\n- {match: a.B, basis: cohort}\n", `2:23: basis: unknown basis "cohort"; lawful.yaml holds none under bases`},
		{"code, basis near", "bases:\n  cohort: {purposes: research}\ncode:\n- {match: a.B, basis: cohrt}\n", `4:23: basis: unknown basis "cohrt"; did you mean cohort?`},
		{"code, words", "code:\n- {match: a.B, data: pateint, kind: function, deidentify: anonymus, check: optout}\n", "2:22: data: found \"pateint\"; did you mean patient?\n2:37: kind: found \"function\"; did you mean func?\n2:59: deidentify: unknown state \"anonymus\"; did you mean anonymised?\n2:76: check: unknown check \"optout\"; did you mean opt-out?"},
		{"code, carries", "code:\n- {match: a.B, carries: [arg0, a -> b-c]}\n", "2:26: carries: found \"arg0\"; expected a flow such as arg0 -> result0\n2:32: carries: found \"b-c\"; expected receiver, arg0, result0 or the name of a parameter or result"},
		{"code, when", "code:\n- {match: a.B, data: patient, when: {receiver: x, arg0: [y]}}\n", "2:38: when: found receiver; expected an argument\n2:57: when: found a list; expected a constant, or patient"},
		{"code, lone keys", "code:\n- {match: a.B, purpose: research, of: arg0}\n- {match: a.C, data: none, state: artificial}\n", "2:39: of: expected data: patient or data: none beside it\n3:35: state: expected data: patient or fills beside it"},
		{"basis, purposes of commas", "bases:\n  x: {purposes: \",\", a6: consent}\n", `2:17: basis x: purposes: found ","; expected purposes`},
		{"profile without rules", "profile: eu-gdpr\n", `1:10: profile: found "eu-gdpr", which has no rules yet; expected gb-england`},
		{"tag", "version: !v 1\n", `1:10: found the tag "!v"; expected the value itself`},
		{"purpose, alias of two", "purposes:\n- {id: a, within: marketing, aliases: [x]}\n- {id: b, within: marketing, aliases: [x, a, b]}\n", "3:40: alias \"x\" is a word for purpose a already; expected another word\n3:43: alias \"a\" is a word for purpose a already; expected another word\n3:46: alias \"b\" is a word for purpose b already; expected another word"},
		{"code, purposes of commas", "code:\n- {match: a.B, purpose: \", ,\"}\n", `2:25: purpose: found ", ,"; expected purposes`},
		{"code, empty lists", "code:\n- {match: a.B, purpose: [], data: patient, of: [], in: [], check: []}\n", "2:25: purpose: found an empty list; expected at least one word\n2:48: of: found an empty list; expected at least one word\n2:56: in: found an empty list; expected at least one word\n2:67: check: found an empty list; expected at least one word"},
		{"code, twice in a list", "code:\n- {match: a.B, data: patient, of: [arg0, arg0], check: [consent, consent]}\n", "2:42: of: arg0 stands twice\n2:66: check: consent stands twice"},
		{"code, empty conditions", "code:\n- {match: a.B, data: patient, when: {}}\n- {match: a.C, data: patient, when: {arg0: }}\n", "2:37: when: found no condition; expected one such as {arg0: \"X-Patient-*\"}\n3:44: when: found nothing; expected a constant, or patient"},
		{"code, in a method", "code:\n- {match: a.B, data: patient, in: (a.B).C}\n", `2:35: in: found "(a.B).C"; expected a package or path/...`},
		{"code, patient and anonymous", "code:\n- {match: a.B, data: patient, deidentify: anonymised, ref: X}\n- {match: a.C, data: patient, deidentify: pseudonymised}\n", "2:43: deidentify: found anonymised beside data: patient; expected one of the two, as results cannot be both"},
		{"code, basis without parts", "code:\n- {match: a.B, basis: {}}\n", "2:23: basis: found no parts; expected a6, a9, route and more"},
		{"code, twice", "code:\n- {match: (a.B).C, purpose: research}\n- {match: (*a.B).C, purpose: marketing}\n- {match: (a.B).C, data: patient}\n", `3:3: code: purpose of "(*a.B).C" stands twice, first on line 2`},
		{"record", "record: {retentoin: x, dpia: , approved: soon, joint-controllers: []}\n", "1:10: record: unknown key \"retentoin\"; did you mean retention?\n1:30: record.dpia: found nothing; expected a word\n1:42: record.approved: found \"soon\"; expected a date such as 2027-03-31\n1:67: record.joint-controllers: found an empty list; expected at least one word"},
		{"record, purposes", "record:\n  purposes:\n    reserch: {dpia: x}\n    research: {dpa: x}\n    medical-research: {}\n", "3:5: record.purposes: unknown purpose \"reserch\"; did you mean research?\n4:16: record.purposes.research: unknown key \"dpa\"; did you mean dpia?\n5:5: record.purposes: purpose medical-research stands twice"},
		{"record, recipients", "record:\n  recipients:\n  - {name: x}\n  - {match: (a.B).C, role: procesor, agreement-end: 2027-13-01}\n", "3:5: record.recipients: found no match; expected the package that sends to it\n4:13: record.recipients.match: found \"(a.B).C\"; expected a package or path/...\n4:28: record.recipients.role: found \"procesor\"; did you mean processor?\n4:53: record.recipients.agreement-end: found \"2027-13-01\"; expected a date such as 2027-03-31"},
	} {
		_, err := ParseConfig("lawful.yaml", []byte(c.src))
		got := ""
		if err != nil {
			got = strings.ReplaceAll(err.Error(), "lawful.yaml:", "")
		}
		want := strings.ReplaceAll(c.want, "lawful.yaml:", "")
		if sortLines(got) != sortLines(want) {
			t.Errorf("%s: got\n%s\nexpected\n%s", c.name, got, want)
		}
	}
}

func sortLines(s string) string {
	lines := strings.Split(s, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func TestCatalogueForm(t *testing.T) {
	src := "group: warehouse\ncode:\n- {match: \"(*a/b.C).Put\", purpose: secondary-use}\n- {match: a/b.D, purpose: ml-training, group: ml}\n"
	c, err := ParseCatalogue("w.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	if c.Code[0].Group != "warehouse" || c.Code[1].Group != "ml" || c.Code[0].Purposes[0] != "secondary-use" {
		t.Errorf("got %+v", c.Code)
	}
	local, err := ParseCatalogue("w.yaml", []byte("sends: no\n"+src))
	if err != nil || !local.Code[0].Local || c.Code[0].Local {
		t.Errorf("local: %v, %v", local, err)
	}
	if c, err := ParseCatalogue("w.yaml", []byte("standard: FHIR R4\n"+src)); err != nil || c.Code[0].Standard != "FHIR R4" {
		t.Errorf("standard: %v, %v", c, err)
	}
	if _, err := ParseConfig("lawful.yaml", []byte("sends: no\n")); err == nil || !strings.Contains(err.Error(), "sends") {
		t.Errorf("a project's file says that what it is about sends nothing: %v", err)
	}
	if _, err := ParseConfig("w.yaml", []byte(src)); err == nil {
		t.Error("a project's file has been given an abstract purpose and groups")
	}
	if all := Join(c, c); len(all.Code) != 4 || len(c.Code) != 2 || Join() != nil {
		t.Errorf("Join: got %d entries", len(all.Code))
	}
}

func TestLoadAndFind(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, "a", "b")
	if err := os.MkdirAll(deep, 0o777); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "a", ConfigName)
	if err := os.WriteFile(path, []byte("version: 1\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if got, ok := Find(deep); !ok || got != path {
		t.Errorf("Find = %q, %v, expected %q", got, ok, path)
	}
	if _, err := Load(path); err != nil {
		t.Error(err)
	}
	large := filepath.Join(dir, "large.yaml")
	if err := os.WriteFile(large, make([]byte, MaxConfig+5), 0o666); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		large: "the file is larger than 1024 KiB; expected a configuration", filepath.Join(dir, "none.yaml"): "cannot be read: no such file or directory",
		dir: "cannot be read: is a directory",
	} {
		_, err := Load(file)
		var faults Faults
		if !errors.As(err, &faults) || faults[0].Message != want || faults[0].Pos.String() != file+":1:1" {
			t.Errorf("Load(%s): %v", file, err)
		}
	}
}

// A file as large as can be, and as nested, is refused or read in good time.
func TestHostileYAML(t *testing.T) {
	for name, src := range map[string]string{
		"flow":    "code: " + strings.Repeat("[", 200000),
		"block":   strings.Repeat("- ", 200000),
		"keys":    "bases: {" + strings.Repeat("x: {a6: consent}, ", 20000) + "}",
		"strings": "profile: \"" + strings.Repeat("é", 400000) + "\"",
	} {
		if _, err := ParseConfig("lawful.yaml", []byte(src)); err == nil {
			t.Errorf("%s: expected an error", name)
		} else if len(err.Error()) > 10<<20 {
			t.Errorf("%s: a message of %d bytes", name, len(err.Error()))
		}
	}
}

func FuzzParseConfig(f *testing.F) {
	f.Add([]byte(wholeConfig))
	f.Add([]byte("version: &a 1\nx: *a\n"))
	f.Add([]byte("code:\n- {match: \"(a.B).C\", when: {arg0: x}}\n"))
	f.Add([]byte("\t- x\n---\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := ParseConfig("f", data)
		if (c == nil) == (err == nil) {
			t.Fatalf("config %v, error %v", c, err)
		}
		var faults Faults
		if err != nil && (!errors.As(err, &faults) || len(faults) == 0) {
			t.Fatalf("error %v", err)
		}
		for _, fault := range faults {
			if fault.Pos.Line < 1 || fault.Pos.Column < 1 || fault.Message == "" {
				t.Errorf("fault %v", fault)
			}
		}
	})
}
