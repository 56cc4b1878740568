package models

import (
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	recv := func(steps ...Step) Place { return Place{Root: RootRecv, Steps: steps} }
	arg := func(n int, steps ...Step) Place { return Place{Root: RootArg, Index: n, Steps: steps} }
	result := func(n int, steps ...Step) Place { return Place{Root: RootResult, Index: n, Steps: steps} }
	tmp := Place{Root: RootTmp}
	deref, elem := Step{Kind: StepDeref}, Step{Kind: StepElem}
	r := Step{Kind: StepField, Name: "r"}

	for _, test := range []struct {
		text    string
		symbols string
		effects []Effect
	}{
		{"F: clean", "p/q.F", []Effect{{Kind: Clean}}},
		{"type T, U: found", "p/q.T p/q.U", []Effect{{Kind: Found}}},
		{"F|G, (*T).A|B, (T).*: clean", "p/q.F p/q.G (*p/q.T).A (*p/q.T).B (p/q.T).*", []Effect{{Kind: Clean}}},
		{"F|\n  G:\n  # why\n  arg0 -> result0 # and so on\n", "p/q.F p/q.G", []Effect{
			{Kind: Derive, Src: []Place{arg(0)}, Dst: []Place{result(0)}}}},
		{"F: recv*, args -> results, arg1..[]", "p/q.F", []Effect{{Kind: Derive,
			Src: []Place{recv(deref), {Root: RootArgsFrom}},
			Dst: []Place{{Root: RootResults}, {Root: RootArgsFrom, Index: 1, Steps: []Step{elem}}}}}},
		{"F: result0 = arg0[error]", "p/q.F", []Effect{
			{Kind: Assign, Dst: []Place{result(0)}, Src: []Place{arg(0, Step{Kind: StepErrors})}}}},
		{"F: arg0!String!msg -> result0", "p/q.F", []Effect{
			{Kind: Derive, Src: []Place{arg(0, Step{Kind: StepUnless, Name: "String"}, Step{Kind: StepUnless, Name: "msg"})}, Dst: []Place{result(0)}}}},
		{"F: result0 = arg0[#]; result0 := arg0[arg1]", "p/q.F", []Effect{
			{Kind: Assign, Dst: []Place{result(0)}, Src: []Place{arg(0, Step{Kind: StepKeys})}},
			{Kind: Overwrite, Dst: []Place{result(0)}, Src: []Place{arg(0, Step{Kind: StepAt, Arg: 1})}}}},
		{`F: fill recv[~arg0], recv["a b"]; panic arg0`, "p/q.F", []Effect{
			{Kind: Fill, Dst: []Place{recv(Step{Kind: StepAtMIME}), recv(Step{Kind: StepKey, Name: "a b"})}},
			{Kind: Panic, Src: []Place{arg(0)}}}},
		{"F: wait", "p/q.F", []Effect{{Kind: Wait}}},
		{"F: empty recv*; arg0 -> recv*", "p/q.F", []Effect{
			{Kind: Empty, Dst: []Place{recv(deref)}},
			{Kind: Derive, Src: []Place{arg(0)}, Dst: []Place{recv(deref)}}}},
		{"F: call recv*.r.Read(tmp0); pseudonymise tmp0[], call0 -> result0", "p/q.F", []Effect{
			{Kind: Call, Target: recv(deref, r), Method: "Read", Args: []Arg{{Kind: Same, Src: []Place{tmp}}}},
			{Kind: Pseudonymise, Src: []Place{{Root: RootTmp, Steps: []Step{elem}}, {Root: RootCall}}, Dst: []Place{result(0)}}}},
		{"F: go? (recv*.New)(_, fill, ~arg0|arg1...); result0 = call0.1", "p/q.F", []Effect{
			{Kind: Go, Optional: true, Target: recv(deref, Step{Kind: StepField, Name: "New"}), Spread: true,
				Args: []Arg{{Kind: Nothing}, {Kind: Outside}, {Kind: Derived, Src: []Place{arg(0), arg(1)}}}},
			{Kind: Assign, Dst: []Place{result(0)}, Src: []Place{{Root: RootCall, Sub: 1}}}}},
		{"F: each arg0(tmp0); yield result0(tmp0); return result1(tmp0, _)", "p/q.F", []Effect{
			{Kind: Each, Target: arg(0), Dst: []Place{tmp}},
			{Kind: Yield, Target: result(0), Args: []Arg{{Kind: Same, Src: []Place{tmp}}}},
			{Kind: Return, Target: result(1), Args: []Arg{{Kind: Same, Src: []Place{tmp}}, {Kind: Nothing}}}}},
		{"F: fresh result0 as *T; result0*.w = global.Default", "p/q.F", []Effect{
			{Kind: Fresh, Dst: []Place{result(0)}, Type: "*T"},
			{Kind: Assign, Dst: []Place{result(0, deref, Step{Kind: StepField, Name: "w"})},
				Src: []Place{{Root: RootGlobal, Name: "Default"}}}}},
	} {
		models, errs := Parse("p/q", "q.txt", test.text)
		if len(errs) > 0 {
			t.Errorf("%s: %v", test.text, errs)
			continue
		}
		var symbols []string
		for _, m := range models {
			symbols = append(symbols, m.Symbol)
			if !reflect.DeepEqual(m.Effects, test.effects) {
				t.Errorf("%s:\n got %v\nwant %v", test.text, m, &Model{Effects: test.effects})
			}
		}
		if got := strings.Join(symbols, " "); got != test.symbols {
			t.Errorf("%s: symbols are %s, want %s", test.text, got, test.symbols)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"F", `x.txt:1:2: found the end of the line; expected a colon and the effects, or a comma and another symbol`},
		{"F.G: clean", `x.txt:1:2: found ".G:"; expected a colon and the effects, or a comma and another symbol`},
		{": clean", `x.txt:1:1: found ":"; expected the name of a function, or a method as in (*T).Name`},
		{"(T): clean", `x.txt:1:3: found "):"; expected ")." and the name of a method`},
		{"(*): clean", `x.txt:1:3: found "):"; expected the name of a type`},
		{"F:", `x.txt:1:3: found the end of the line; expected an effect or a place (recv, arg0, args, result0, results, call0, tmp0, global.name)`},
		{"F: clean;", `x.txt:1:4: "clean" beside other effects; it stands alone`},
		{"F: fill arg0; clean", `x.txt:1:15: "clean" beside other effects; it stands alone`},
		{"F: arg0", `x.txt:1:8: found the end of the line; expected "->", "=" or ":="`},
		{"F: arg0 -> result0 result1", `x.txt:1:20: found "result1"; expected a semicolon and another effect, or the end of the line`},
		{"# why\nF: clean\nG:\n\targ0 -> reslt0", `x.txt:4:10: found "reslt0"; expected an effect or a place (recv, arg0, args, result0, results, call0, tmp0, global.name); did you mean "result"?`},
		{"F: psuedonymise arg0 -> result0", `x.txt:1:4: found "psuedonymise"; expected an effect or a place (recv, arg0, args, result0, results, call0, tmp0, global.name); did you mean "pseudonymise"?`},
		{"F: arg -> result0", `x.txt:1:4: found "arg"; expected a number from 0 to 63 after arg`},
		{"F: arg64 -> result0", `x.txt:1:4: found "arg64"; expected a number from 0 to 63 after arg`},
		{"F: arg01 -> result0", `x.txt:1:4: found "arg01"; expected a number from 0 to 63 after arg`},
		{"F: arg0. -> result0", `x.txt:1:10: found "->"; expected the name of a field after the dot`},
		{"F: arg0[1] -> result0", `x.txt:1:10: found "]"; expected the rest of "[]", "[#]", "[error]", "[arg0]", "[~arg0]" or ["key"]`},
		{`F: arg0["a -> result0`, `x.txt:1:8: a constant key without its end; expected ["key"]`},
		{"F: arg0" + strings.Repeat("*", 17) + " -> result0", `x.txt:1:25: a place with more than 16 steps`},
		{"F: tmp0 -> result0", `x.txt:1:4: tmp0 is read before anything is put into it`},
		{"F: call0 -> result0", `x.txt:1:4: call0 is used before this line has as many calls; they are counted from 0`},
		{"F: call arg0(); fill call0", `x.txt:1:22: call0 is written; the result of a call can only be read, or written into by a step`},
		{"F: arg0! -> result0", `x.txt:1:10: found "->"; expected the name of a method or of a hidden part after the exclamation mark`},
		{"F: arg0!String[] -> result0", `x.txt:1:17: a step after arg0!String; expected the end of the place`},
		{"F: arg0 -> result0!String", `x.txt:1:12: result0!String is written; what follows an exclamation mark is for places that are read`},
		{"F: results -> arg0", `x.txt:1:4: "results" is read; expected one result, as in result0`},
		{"F: result0 = args", `x.txt:1:4: several places in an assignment; expected one on each side`},
		{"F: results = arg0", `x.txt:1:4: several places in an assignment; expected one on each side`},
		{"F: call arg0", `x.txt:1:13: found the end of the line; expected an opening parenthesis and the arguments`},
		{"F: call arg0(arg1", `x.txt:1:18: found the end of the line; expected a comma or a closing parenthesis`},
		{"F: call arg0(arg1..., arg2)", `x.txt:1:21: found ","; expected a comma or a closing parenthesis`},
		{"F: call (arg0.F(arg1)", `x.txt:1:16: found "(arg1)"; expected a closing parenthesis after the place of the function`},
		{"F: each arg0", `x.txt:1:13: found the end of the line; expected an opening parenthesis and where the yielded values go`},
		{"F: fresh result0 as 1", `x.txt:1:21: found "1"; expected the name of a type of this package`},
		{"F: global -> result0", `x.txt:1:11: found "->"; expected a dot and the name of a variable of the package`},
		{"type T: fond", `x.txt:1:9: found "fond"; expected "found", all that can be said of a type`},
		{"type T: found; clean", `x.txt:1:14: found ";"; expected the end of the line`},
		{"F: pseudonymise arg0", `x.txt:1:21: found the end of the line; expected "->" and where the pseudonymised data goes`},
	} {
		models, errs := Parse("p", "x.txt", test.text)
		if len(errs) != 1 {
			t.Errorf("%s: got %v and the errors %v, want one error", test.text, models, errs)
			continue
		}
		if got := errs[0].Error(); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.text, got, test.want)
		}
		var syntax *SyntaxError
		if !errors.As(errs[0], &syntax) {
			t.Errorf("%s: the error is a %T", test.text, errs[0])
		}
	}
}

// A bad line costs no good one.
func TestParseRecovers(t *testing.T) {
	models, errs := Parse("p", "x.txt", "F: clean\nG: bad\n  worse\nH: clean\n")
	if len(models) != 2 || models[1].Symbol != "p.H" || models[1].Pos != "x.txt:4" || len(errs) != 1 {
		t.Errorf("got %v, %v", models, errs)
	}
}

// TestString reads back what every model of the library prints.
func TestString(t *testing.T) {
	all, err := Standard().All()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range all {
		line := strings.Replace(m.String(), m.Symbol, "F", 1)
		again, errs := Parse("p", "x.txt", line)
		if len(errs) > 0 || !reflect.DeepEqual(again[0].Effects, m.Effects) {
			t.Errorf("%s: %s: read back as %v, %v", m.Pos, line, again, errs)
		}
	}
}

// FuzzParse checks that no text makes the parser panic, that errors point into
// the text, and that what is read prints as something that reads the same.
func FuzzParse(f *testing.F) {
	for _, name := range []string{"std/fmt.txt", "std/net/http.txt", "std/slices.txt", "std/reflect.txt"} {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			f.Add(line)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		models, errs := Parse("p", "x.txt", text)
		for _, err := range errs {
			var syntax *SyntaxError
			if !errors.As(err, &syntax) || syntax.Line < 1 || syntax.Line > strings.Count(text, "\n")+1 || syntax.Column < 1 {
				t.Errorf("error without a place: %v", err)
			}
		}
		for _, m := range models {
			line := strings.Replace(m.String(), m.Symbol, "F", 1)
			again, errs := Parse("p", "x.txt", line)
			if len(errs) > 0 || len(again) != 1 || !reflect.DeepEqual(again[0].Effects, m.Effects) {
				t.Errorf("%q reads back as %v, %v", line, again, errs)
			}
		}
	})
}
