package annotations

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// show renders the directives and problems of a source text, one a line.
func show(t testing.TB, src string) (directives, problems []string) {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "a.go", src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	ds, ps := Parse(fset, file, Default())
	for _, d := range ds {
		directives = append(directives, fmt.Sprintf("%d %s on %s %s: %s", fset.Position(d.Pos).Line, d.Name, d.Target.Kind, names(d.Target), showPayload(d.Says)))
	}
	for _, p := range ps {
		at := fset.Position(p.Pos)
		text := fmt.Sprintf("%d:%d %s: %s", at.Line, at.Column, p.Category, p.Message)
		if p.Fix != nil {
			text += " => " + p.Fix.Text
		}
		if p.End < p.Pos {
			t.Errorf("%s: ends before it begins", text)
		}
		problems = append(problems, text)
	}
	return directives, problems
}

func names(t Target) string {
	var list []string
	for _, id := range t.Idents {
		list = append(list, id.Name)
	}
	return strings.Join(list, ",")
}

func showPayload(p Payload) string {
	switch p := p.(type) {
	case *DataMark:
		return fmt.Sprintf("%s %s%s%s", subject(p), p.State, words(" collected=", p.Collected), words(" ", p.Names))
	case *PurposeMark:
		return listWords(p.Purposes)
	case *BasisMark:
		var evidence []string
		for _, k := range sortedKeys(p.Basis.Evidence) {
			evidence = append(evidence, k+"="+p.Basis.Evidence[k])
		}
		return strings.Join(append([]string{p.Basis.ID, p.Basis.A6, p.Basis.A9, p.Basis.Route}, evidence...), "|")
	case *DeidentifyMark:
		return p.To + " " + p.Ref
	case *CheckMark:
		return listWords(p.Checks)
	case *AllowMark:
		return strings.TrimRight(strings.Join([]string{p.Rule.Text + " " + p.Reason, p.DecidedBy, p.Decided, p.Review}, "|"), "|")
	}
	return "?"
}

func words(prefix string, list []Word) string {
	if len(list) == 0 {
		return ""
	}
	return prefix + listWords(list)
}

// Every place where a directive may stand.
func TestTargets(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"package", "//lawful:purpose research\npackage p", "1 purpose on a package clause : medical-research"},
		{"package, in its doc", "// Package p is.\n//\n//lawful:purpose direct-care\npackage p", "3 purpose on a package clause : direct-care"},
		{"package, detached", "// Copyright.\n\n//lawful:purpose research\n\n// Package p is.\npackage p", "3 purpose on a package clause : medical-research"},
		{"package, behind", "package p //lawful:purpose research", "1 purpose on a package clause : medical-research"},
		{"package, comment", "//lawful:purpose research // why\npackage p", "1 purpose on a package clause : medical-research"},
		{"type", "package p\n//lawful:data patient\ntype T struct{ A int }", "2 data on a type T: patient identifiable"},
		{"type, behind", "package p\ntype T string //lawful:data patient", "2 data on a type T: patient identifiable"},
		{"type, behind its brace", "package p\ntype T struct { //lawful:data patient\nA int\n}", "2 data on a type T: patient identifiable"},
		{"type, behind its end", "package p\ntype T struct {\nA int\n} //lawful:data patient", "4 data on a type T: patient identifiable"},
		{"type, generic", "package p\n//lawful:data patient\ntype T[K comparable] struct{ A K }", "2 data on a type T: patient identifiable"},
		{"type, in a group", "package p\ntype (\n//lawful:data patient\nT int\nU int\n)", "3 data on a type T: patient identifiable"},
		{"types, of a group", "package p\n//lawful:data patient\ntype (\nT int\nU int\n)", "2 data on a type T,U: patient identifiable"},
		{"type, local", "package p\nfunc f() {\n//lawful:data patient\ntype T int\n}", "3 data on a type T: patient identifiable"},
		{"field", "package p\ntype T struct {\n//lawful:data none\nA, B int\nC int //lawful:data patient\n}", "3 data on a struct field A,B: none identifiable\n5 data on a struct field C: patient identifiable"},
		{"field, embedded", "package p\ntype T struct {\n*q.Base //lawful:data none\nList[int] //lawful:data patient\n}", "3 data on a struct field Base: none identifiable\n4 data on a struct field List: patient identifiable"},
		{"field, nested", "package p\nvar v struct {\nA struct {\n//lawful:data patient\nB int\n}\n}", "4 data on a struct field B: patient identifiable"},
		{"var", "package p\n//lawful:data patient state=pseudonymised collected=research,local-audit\nvar A, B string", "2 data on a package-level variable A,B: patient pseudonymised collected=medical-research, local-audit"},
		{"func", "package p\n//lawful:data patient p name\nfunc F(p, q int) (name string, err error) { return }", "2 data on a function F: patient identifiable p, name"},
		{"func, slots", "package p\n//lawful:data patient arg1 result0\nfunc F(p, q int) (string, error)", "2 data on a function F: patient identifiable arg1, result0"},
		{"func, behind its brace", "package p\nfunc F() { //lawful:purpose research\n}", "2 purpose on a function F: medical-research"},
		{"method", "package p\n// F does.\n//\n//lawful:check opt-out consent\nfunc (t T) F() {}", "4 check on a method F: opt-out, consent"},
		{"interface method", "package p\ntype I interface {\n//lawful:deidentify to=anonymised ref=ANON-7\nF()\nG() //lawful:purpose research\n}", "3 deidentify on an interface method F: anonymised ANON-7\n5 purpose on an interface method G: medical-research"},
		{"literal, above", "package p\nfunc f() {\n//lawful:purpose research\nx := func() {}\n_ = x\n}", "3 purpose on a function literal : medical-research"},
		{"literal, behind", "package p\nfunc f() {\nrun(func() { //lawful:purpose research\n})\n}", "3 purpose on a function literal : medical-research"},
		{"literal, an argument", "package p\nfunc f() {\nrun(1,\n//lawful:purpose research\nfunc() {},\n)\n}", "4 purpose on a function literal : medical-research"},
		{"literal, in a variable", "package p\n//lawful:purpose research\nvar f = func() {}", "2 purpose on a function literal : medical-research"},
		{"variable, a purpose", "package p\n//lawful:purpose research\nvar sink []string", "2 purpose on a package-level variable sink: medical-research"},
		{"statement, above", "package p\nfunc f() {\n//lawful:basis x\ng()\n}", "3 basis on a statement : x|||"},
		{"statement, below prose", "package p\nfunc f() {\n// why\n//lawful:basis x\n// more\ng()\n}", "4 basis on a statement : x|||"},
		{"statement, behind", "package p\nfunc f() {\ng() //lawful:basis x\n}", "3 basis on a statement : x|||"},
		{"statement, behind its end", "package p\nfunc f() {\ng(\n1,\n) //lawful:basis x\n}", "5 basis on a statement : x|||"},
		{"statement, within", "package p\nfunc f() {\ng(\n//lawful:basis x\n1,\n)\n}", "4 basis on a statement : x|||"},
		{"statement, an if", "package p\nfunc f() {\nif g() { //lawful:basis x\n}\n}", "3 basis on a statement : x|||"},
		{"statement, an else if", "package p\nfunc f() {\nif g() {\n} else if h() { //lawful:basis x\n}\n}", "4 basis on a statement : x|||"},
		{"statement, a case", "package p\nfunc f() {\nselect {\ncase <-c: //lawful:basis x\n}\n}", "4 basis on a statement : x|||"},
		{"statement, a variable", "package p\nfunc f() {\n//lawful:basis x\nvar y = g()\n}", "3 basis on a statement : x|||"},
		{"allow", "package p\nfunc f() {\n//lawful:allow R01 \"the trust's board decided\"\ng()\n}", "3 allow on a statement : R01 the trust's board decided"},
		{"allow, a decision", "package p\nfunc f() {\n//lawful:allow R01 `why` decided-by=\"Dr A\" decided=2026-01-31 review=2027-01-31\ng()\n}", "3 allow on a statement : R01 why|Dr A|2026-01-31|2027-01-31"},
		{"allow, a declaration", "package p\n//lawful:allow no-purpose `why`\nfunc f() {}", "2 allow on a function f: no-purpose why"},
	} {
		directives, problems := show(t, c.src)
		if got := strings.Join(directives, "\n"); got != c.want || len(problems) > 0 {
			t.Errorf("%s: got\n%s\n%s\nexpected\n%s", c.name, got, strings.Join(problems, "\n"), c.want)
		}
	}
}

// The parts of a basis, and both ways to quote.
func TestInlineBasis(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"diabetes-cohort", "diabetes-cohort|||"},
		{"a6=public-task a9=research route=section-251 ref=23/CAG/0012 opt-out=applied", "|public-task|research|section-251|opt-out=applied|ref=23/CAG/0012"},
		{"a6=6-1-e a9=9-2-h route=s251-reg2", "|public-task|health-care|section-251-cancer"},
		{`a6=public-task task="statutory registry"`, "|public-task|||task=statutory registry"},
		{`a6=public-task "task=statutory registry"`, "|public-task|||task=statutory registry"},
		{"a6=public-task task=`statutory registry` // a comment", "|public-task|||task=statutory registry"},
		{"a6=public-task ref=https://example.org/a//b", "|public-task|||ref=https://example.org/a"},
		{`a6=public-task ref="https://example.org/a//b"`, "|public-task|||ref=https://example.org/a//b"},
		{"a6=public-task review=2027-03-31 decided-by=SIRO", "|public-task|||decided-by=SIRO|review=2027-03-31"},
	} {
		directives, problems := show(t, "package p\n//lawful:basis "+c.args+"\nfunc f() {}")
		want := "2 basis on a function f: " + c.want
		if len(directives) != 1 || directives[0] != want || len(problems) > 0 {
			t.Errorf("%s: got %q %q, expected %q", c.args, directives, problems, want)
		}
	}
}

func TestBasisPlaces(t *testing.T) {
	src := "package p\n//lawful:basis a6=consent \"task=a b\" rout=x\nfunc f() {}\n\n//lawful:basis cohort\nfunc g() {}"
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "a.go", src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	ds, _ := Parse(fset, file, Default())
	inline, named := ds[0].Says.(*BasisMark), ds[1].Says.(*BasisMark)
	if inline.Basis.Pos.String() != "a.go:2:1" || inline.Basis.Keys["task"].String() != "a.go:2:27" || len(inline.Parts) != 2 || fset.Position(inline.Part("a6")).Column != 16 {
		t.Errorf("got %+v %+v", inline, inline.Basis)
	}
	if fset.Position(named.Part("a6")).String() != "a.go:5:16" {
		t.Errorf("got %+v", named)
	}
}

// What is wrong, where, and what it should be.
func TestProblems(t *testing.T) {
	onFunc := func(text string) string { return "package p\n" + text + "\nfunc f(p int) {}" }
	inFunc := func(text string) string { return "package p\nfunc f(p int) {\n" + text + "\n}" }
	for _, c := range []struct{ name, src, want string }{
		{"unknown purpose", onFunc("//lawful:purpose reserach"), `2:18 unknown-word: unknown purpose "reserach"; did you mean research? => research`},
		{"one of several", onFunc("//lawful:purpose direct-care marketng"), `2:30 unknown-word: unknown purpose "marketng"; did you mean marketing? => marketing`},
		{"nothing near", onFunc("//lawful:purpose qwertz"), `2:18 unknown-word: unknown purpose "qwertz"`},
		{"no purpose", onFunc("//lawful:purpose"), `2:1 malformed-directive: found no purpose, expected one such as //lawful:purpose direct-care`},
		{"abstract", onFunc("//lawful:purpose service-evaluation-pms"), `2:18 unknown-word: purpose service-evaluation-pms only groups others; expected one of service-evaluation, post-market-surveillance`},
		{"twice", onFunc("//lawful:purpose research medical-research"), `2:27 duplicate-directive: purpose medical-research stands twice`},
		{"near miss, space", onFunc("// lawful:purpose research"), `2:1 near-miss-directive: found "// lawful:purpose research", which is no directive; did you mean //lawful:purpose? => //lawful:purpose research`},
		{"near miss, capital", onFunc("//Lawful:purpose research"), `2:1 near-miss-directive: found "//Lawful:purpose research", which is no directive; did you mean //lawful:purpose? => //lawful:purpose research`},
		{"near miss, space behind", onFunc("//lawful: purpose research"), `2:1 near-miss-directive: found "//lawful: purpose research", which is no directive; did you mean //lawful:purpose? => //lawful:purpose research`},
		{"near miss, both", onFunc("//  Lawful : Purpose research"), `2:1 near-miss-directive: found "//  Lawful : Purpose research", which is no directive; did you mean //lawful:purpose? => //lawful:purpose research`},
		{"near miss, misspelt", onFunc("//lawfull:purpose research"), `2:1 near-miss-directive: found "//lawfull:purpose research", which is no directive; did you mean //lawful:purpose? => //lawful:purpose research`},
		{"near miss, misspelt twice", onFunc("// lawfl:purpse research"), `2:1 near-miss-directive: found "// lawfl:purpse research", which is no directive; did you mean //lawful:purpose? => //lawful:purpose research`},
		{"near miss, no colon", onFunc("//lawful purpose research"), `2:1 near-miss-directive: found "//lawful purpose research", which is no directive; did you mean //lawful:purpose? => //lawful:purpose research`},
		{"near miss, block", onFunc("/*lawful:purpose research*/"), `2:1 near-miss-directive: found "/*lawful:purpose research*/", which is no directive; did you mean //lawful:purpose? => //lawful:purpose research`},
		{"near miss, no name", onFunc("//lawful: x"), `2:1 near-miss-directive: found "//lawful: x", which is no directive; expected one of data, purpose, basis, deidentify, check, allow right after //lawful:`},
		{"near miss, nothing", onFunc("//lawful:"), `2:1 near-miss-directive: found "//lawful:", which is no directive; expected one of data, purpose, basis, deidentify, check, allow right after //lawful:`},
		{"near miss, capital name", onFunc("//lawful:Purpose research"), `2:1 near-miss-directive: found "//lawful:Purpose research", which is no directive; did you mean //lawful:purpose? => //lawful:purpose research`},
		{"prose", onFunc("// lawful basis for this: none\n// The law: purpose\n// awful: things\n// layout: data first\n//go:noinline"), ``},
		{"unknown directive", onFunc("//lawful:purpse research"), `2:10 unknown-word: unknown directive "lawful:purpse"; did you mean purpose? => purpose`},
		{"unknown directive, far", onFunc("//lawful:xyzzy"), `2:10 unknown-word: unknown directive "lawful:xyzzy"; expected one of data, purpose, basis, deidentify, check, allow`},
		{"data, no subject", onFunc("//lawful:data"), `2:1 malformed-directive: found no subject, expected //lawful:data patient or //lawful:data none`},
		{"data, misspelt", onFunc("//lawful:data pateint"), `2:15 malformed-directive: found "pateint", expected patient or none => patient`},
		{"data, state", onFunc("//lawful:data patient state=anonymus"), `2:29 unknown-word: unknown state "anonymus"; did you mean anonymised? => anonymised`},
		{"data, key", onFunc("//lawful:data patient stat=anonymised"), `2:23 unknown-word: unknown key "stat" in //lawful:data; did you mean state? => state`},
		{"data, name", onFunc("//lawful:data patient q"), `2:23 unknown-word: unknown parameter or result "q"; expected one of p, arg0`},
		{"data none, state", onFunc("//lawful:data none state=anonymised"), `2:20 contradictory-directives: state= says nothing of data that is none`},
		{"names on a type", "package p\n//lawful:data patient x\ntype T int", `2:23 malformed-directive: found name "x" on a type, expected names only on a function`},
		{"none on a variable", "package p\n//lawful:data none\nvar x int", `2:1 misplaced-directive: misplaced //lawful:data: it stands on a package-level variable; expected a type, a struct field, a function, a method or an interface method`},
		{"basis, empty", onFunc("//lawful:basis"), `2:1 malformed-directive: found no basis, expected the name of one in lawful.yaml or a6=… a9=… route=…`},
		{"basis, word", onFunc("//lawful:basis a6=publictask"), `2:19 unknown-word: unknown a6 "publictask"; did you mean public-task? => public-task`},
		{"basis, skeleton", onFunc("//lawful:basis a6=TODO"), `2:19 unknown-word: unknown a6 "TODO"; expected one of consent, contract, legal-obligation, vital-interests, public-task, recognised-legitimate-interest, legitimate-interests`},
		{"basis, key", onFunc("//lawful:basis a6=consent rout=court-order"), `2:27 unknown-word: unknown key "rout" of a basis; did you mean route? => route`},
		{"basis, no value", onFunc("//lawful:basis a6="), `2:16 malformed-directive: found a6= with nothing after it, expected a value`},
		{"basis, mixed", onFunc("//lawful:basis cohort a6=consent"), `2:23 malformed-directive: found "a6=consent" after the name of a basis, expected nothing: its parts stand in lawful.yaml`},
		{"basis, stray", onFunc("//lawful:basis a6=consent cohort"), `2:27 malformed-directive: found "cohort" among the parts of a basis, expected key=value`},
		{"basis, twice", onFunc("//lawful:basis a6=consent a6=contract"), `2:27 duplicate-directive: a6 stands twice`},
		{"basis, date", onFunc("//lawful:basis a6=consent review=31.3.2027"), `2:34 unknown-word: review: found "31.3.2027", expected a date such as 2027-03-31`},
		{"basis, opt-out", onFunc("//lawful:basis a6=consent opt-out=aplied"), `2:35 unknown-word: opt-out: found "aplied"; did you mean applied? => applied`},
		{"quote", onFunc(`//lawful:basis a6=consent task="a b`), `2:32 malformed-directive: found "\"a b", expected a quoted text with a closing quote`},
		{"quote, glued", onFunc(`//lawful:basis task="a b"c`), `2:26 malformed-directive: found "c" right after a quoted text, expected a space`},
		{"deidentify, no state", onFunc("//lawful:deidentify ref=A"), `2:1 malformed-directive: found no state, expected one such as //lawful:deidentify to=anonymised`},
		{"deidentify, state", onFunc("//lawful:deidentify to=anonymise"), `2:24 unknown-word: unknown state "anonymise"; did you mean anonymised? => anonymised`},
		{"deidentify, identifiable", onFunc("//lawful:deidentify to=identifiable"), `2:1 contradictory-directives: found to=identifiable, expected a state of data that has been de-identified`},
		{"check", onFunc("//lawful:check optout"), `2:16 unknown-word: unknown check "optout"; did you mean opt-out? => opt-out`},
		{"allow, no reason", onFunc("//lawful:allow R01"), `2:1 malformed-directive: found no reason, expected //lawful:allow R01 "reason"`},
		{"allow, empty reason", onFunc(`//lawful:allow R01 " "`), `2:20 malformed-directive: found an empty reason, expected why the finding is accepted`},
		{"allow, bare reason", onFunc("//lawful:allow R01 it is fine"), `2:20 malformed-directive: found "it is fine", expected a quoted reason => "it is fine"`},
		{"allow, more reason", onFunc(`//lawful:allow R01 "it is" fine`), `2:28 malformed-directive: found "fine" after the reason, expected decided-by=…, decided=… or review=…`},
		{"allow, a key", onFunc(`//lawful:allow R01 "fine" decided-bye=SIRO`), `2:27 unknown-word: unknown key "decided-bye" in //lawful:allow; did you mean decided-by? => decided-by`},
		{"allow, no value", onFunc(`//lawful:allow R01 "fine" decided-by=`), `2:27 malformed-directive: found decided-by= with nothing after it, expected a value`},
		{"allow, a date", onFunc(`//lawful:allow R01 "fine" decided=31.1.2026`), `2:35 malformed-directive: decided: found "31.1.2026", expected a date such as 2027-03-31`},
		{"allow, twice", onFunc(`//lawful:allow R01 "fine" decided=2026-01-31 decided=2026-01-31`), `2:46 duplicate-directive: decided stands twice`},
		{"misplaced, statement", inFunc("//lawful:purpose research\nx := p\n_ = x"), `3:1 misplaced-directive: misplaced //lawful:purpose: it stands on a statement; expected a package clause, a type, a package-level variable, a function, a method, an interface method or a function literal`},
		{"misplaced, local variable", inFunc("//lawful:data patient\nvar x int\n_ = x"), `3:1 misplaced-directive: misplaced //lawful:data: it stands on a local variable; expected a type, a struct field, a package-level variable, a function, a method or an interface method`},
		{"misplaced, constant", "package p\n//lawful:data patient\nconst x = 1", `2:1 misplaced-directive: misplaced //lawful:data: it stands on a constant; expected a type, a struct field, a package-level variable, a function, a method or an interface method`},
		{"misplaced, import", "package p\n//lawful:purpose research\nimport \"fmt\"", `2:1 misplaced-directive: misplaced //lawful:purpose: it stands on an import; expected a package clause, a type, a package-level variable, a function, a method, an interface method or a function literal`},
		{"misplaced, type", "package p\n//lawful:check opt-out\ntype T int", `2:1 misplaced-directive: misplaced //lawful:check: it stands on a type; expected a function, a method or an interface method`},
		{"misplaced, embedded interface", "package p\ntype I interface {\n//lawful:purpose research\nJ\n}", `3:1 misplaced-directive: misplaced //lawful:purpose: it stands on an embedded interface; expected a package clause, a type, a package-level variable, a function, a method, an interface method or a function literal`},
		{"misplaced, package", "//lawful:data patient\npackage p", `1:1 misplaced-directive: misplaced //lawful:data: it stands on a package clause; expected a type, a struct field, a package-level variable, a function, a method or an interface method`},
		{"misplaced, nothing", "package p\nfunc f() {}\n\n//lawful:purpose research\n", `4:1 misplaced-directive: misplaced //lawful:purpose: it stands on nothing; expected a package clause, a type, a package-level variable, a function, a method, an interface method or a function literal`},
		{"misplaced, blank line", "package p\n\n//lawful:purpose research\n\nfunc f() {}", "3:1 misplaced-directive: misplaced //lawful:purpose: it stands on nothing; expected a package clause, a type, a package-level variable, a function, a method, an interface method or a function literal; a blank line parts it from the declaration below => \n"},
		{"two literals", inFunc("//lawful:purpose research\nrun(func() {}, func() {})"), `3:1 misplaced-directive: //lawful:purpose stands on a line on which 2 function literals begin; expected one a line`},
		{"contradictory purposes", onFunc("//lawful:purpose direct-care\n//lawful:purpose research"), `3:1 contradictory-directives: purpose medical-research contradicts purpose direct-care; expected one directive that names every purpose (line 2)`},
		{"second purpose", onFunc("//lawful:purpose marketing\n//lawful:purpose research"), `3:1 contradictory-directives: a second purpose directive (medical-research) beside marketing; expected one that names every purpose (line 2)`},
		{"same purpose", onFunc("//lawful:purpose research\n//lawful:purpose research"), `3:1 duplicate-directive: the same purpose is declared already (line 2)`},
		{"contradictory data", onFunc("//lawful:data patient\n//lawful:data none"), `3:1 contradictory-directives: data none contradicts data patient of it (line 2)`},
		{"contradictory state", onFunc("//lawful:data patient p\n//lawful:data patient state=artificial p"), `3:1 contradictory-directives: state=artificial contradicts state=identifiable of p (line 2)`},
		{"compatible data", onFunc("//lawful:data patient\n//lawful:data none p"), ``},
		{"contradictory deidentify", onFunc("//lawful:deidentify to=anonymised\n//lawful:data patient"), `3:1 contradictory-directives: results cannot both be patient data and be de-identified to=anonymised (line 2)`},
		{"two states", onFunc("//lawful:deidentify to=anonymised\n//lawful:deidentify to=aggregated"), `3:1 contradictory-directives: deidentify to=aggregated contradicts to=anonymised above it (line 2)`},
		{"same basis", onFunc("//lawful:basis a6=consent\n//lawful:basis a6=6-1-a"), `3:1 duplicate-directive: the same basis is declared already (line 2)`},
		{"two bases", onFunc("//lawful:basis one\n//lawful:basis two"), ``},
		{"same check", onFunc("//lawful:check consent\n//lawful:check consent"), `3:1 duplicate-directive: check consent is said already (line 2)`},
	} {
		_, problems := show(t, c.src)
		if got := strings.Join(problems, "\n"); got != c.want {
			t.Errorf("%s: got\n%s\nexpected\n%s", c.name, got, c.want)
		}
	}
}

// A directive that is only in part wrong still says the rest.
func TestPartlyWrong(t *testing.T) {
	directives, _ := show(t, "package p\n//lawful:purpose direct-care marketng\n//lawful:data patient zz\nfunc f(p int) {}")
	want := []string{"2 purpose on a function f: direct-care", "3 data on a function f: patient identifiable"}
	if !slices.Equal(directives, want) {
		t.Errorf("got %q", directives)
	}
	fset := token.NewFileSet()
	file, _ := parser.ParseFile(fset, "a.go", "package p\n//lawful:data patient zz\nfunc f(p int) {}", parser.ParseComments)
	ds, _ := Parse(fset, file, Default())
	if m := ds[0].Says.(*DataMark); m.Names == nil {
		t.Error("a misspelt name has turned into a mark of all results")
	}
}

// Positions survive //line comments, and a statement's span leaves out its body.
func TestSpans(t *testing.T) {
	src := "package p\nfunc f() {\n//line other.go:100\n//lawful:basis x\nif g() {\nh()\n}\n}"
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "a.go", src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	ds, problems := Parse(fset, file, Default())
	if len(ds) != 1 || len(problems) > 0 {
		t.Fatalf("got %v %v", ds, problems)
	}
	at := func(text string) token.Pos { return file.FileStart + token.Pos(strings.Index(src, text)) }
	span := ds[0].Target.Spans[0]
	if !span.Contains(at("g()")) || span.Contains(at("h()")) || !span.Contains(at("//lawful")) {
		t.Errorf("span %v", span)
	}
}

// Thousands of directives are read in time linear in their number.
func TestManyDirectives(t *testing.T) {
	var src strings.Builder
	src.WriteString("package p\nfunc f() {\n")
	for range 20000 {
		src.WriteString("//lawful:basis x\ng()\n//lawful:purpose research\n\n")
	}
	src.WriteString("}\n")
	directives, problems := show(t, src.String())
	if len(directives) != 20000 || len(problems) != 20000 {
		t.Errorf("got %d directives, %d problems", len(directives), len(problems))
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"purpose research", `basis a6=public-task task="a b" // c`, "data patient state=artificial p", "allow R01 `why`",
		"deidentify to=anonymised", "check opt-out", ":x", "Purpose", `basis "a6=x`, "purpose research,,"} {
		f.Add(s, uint8(0))
	}
	f.Fuzz(func(t *testing.T, args string, where uint8) {
		if strings.ContainsAny(args, "\n\r") {
			return
		}
		line := "//lawful:" + args
		src := []string{
			line + "\npackage p", "package p\n" + line + "\nfunc f(p int) (err error) { return nil }",
			"package p\ntype T struct {\nA int " + line + "\n}", "package p\nfunc f() {\n" + line + "\ngo func() {}()\n}",
			"package p\ntype I interface {\n" + line + "\nF()\n}", "package p\n\n" + line,
		}[where%6]
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, "a.go", src, parser.ParseComments)
		if err != nil {
			return
		}
		ds, ps := Parse(fset, file, Default())
		if len(ds)+len(ps) == 0 {
			t.Errorf("%q says nothing and is no problem", line)
		}
		for _, d := range ds {
			checkRange(t, file, d.Pos, d.End)
			if len(d.Target.Nodes) == 0 || len(d.Target.Spans) != len(d.Target.Nodes) {
				t.Errorf("%q: target %v", line, d.Target)
			}
		}
		for _, p := range ps {
			checkRange(t, file, p.Pos, p.End)
			if p.Fix != nil {
				checkRange(t, file, p.Fix.Pos, p.Fix.End)
			}
		}
	})
}

func checkRange(t *testing.T, file *ast.File, pos, end token.Pos) {
	t.Helper()
	if pos < file.FileStart || end < pos || end > file.FileEnd+1 {
		t.Errorf("range %d–%d in a file of %d–%d", pos, end, file.FileStart, file.FileEnd)
	}
}

// Whole files, broken ones too: a language server shows those.
func FuzzParseFile(f *testing.F) {
	f.Add("package p\n//lawful:data patient\ntype T struct {\n//lawful:data none\nA, B int\n")
	f.Add("//lawful:purpose research\npackage p\nfunc f() {\nif x { //lawful:basis a\n} else if y {\n")
	f.Add("package p\nfunc (t T[K]) f(\n//lawful:purpose research\nfunc() {},")
	f.Add("package p\ntype I interface {\n//lawful:check consent\nF(); ~int | G[int] //lawful:purpose pms\n}")
	f.Add("//lawful:purpose research")
	f.Fuzz(func(t *testing.T, src string) {
		fset := token.NewFileSet()
		file, _ := parser.ParseFile(fset, "a.go", src, parser.ParseComments|parser.SkipObjectResolution)
		if file == nil {
			return
		}
		ds, ps := Parse(fset, file, Default())
		for _, d := range ds {
			checkRange(t, file, d.Pos, d.End)
		}
		for _, p := range ps {
			checkRange(t, file, p.Pos, p.End)
		}
	})
}
