package difftest

import (
	"cmp"
	"go/ast"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"
)

// Stand-ins for an analysis, whose score is known beforehand.

func nothing(*packages.Package) ([]int, error) { return nil, nil }

func everything(*packages.Package) ([]int, error) {
	sites := make([]int, maxSites)
	for i := range sites {
		sites[i] = i
	}
	return sites, nil
}

// TestGenerated asserts that programs compile, run to their end, and have
// tainted and clean sinks in a healthy mix.
func TestGenerated(t *testing.T) {
	r, err := Compare(t.Context(), t.TempDir(), 0, 250, everything)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(r.Score)
	if s := r.Score; s.Broken > s.Programs/50 {
		t.Errorf("%d of %d programs break off, want 2 %% at most", s.Broken, s.Programs)
	}
	if rate := r.Score.TaintedRate(); rate < 0.3 || rate > 0.7 {
		t.Errorf("%.0f %% of the sinks are tainted, want 30 to 70", 100*rate)
	}
	if s := r.Score; s.Dead > s.Sites/10 {
		t.Errorf("%d of %d sinks are never reached, want a tenth at most", s.Dead, s.Sites)
	}
	if r.Score.Missed != 0 {
		t.Errorf("an analysis that reports every sink misses %d", r.Score.Missed)
	}
}

// TestGenerateIsDeterministic asserts that a seed names one program.
func TestGenerateIsDeterministic(t *testing.T) {
	for seed := range uint64(50) {
		if a, b := Generate(seed).String(), Generate(seed).String(); a != b {
			t.Fatalf("seed %d gives two programs:\n%s\n----\n%s", seed, a, b)
		}
	}
}

// TestFeatures asserts that generated programs use what they are there to
// use, each in some program of a small batch.
func TestFeatures(t *testing.T) {
	var all strings.Builder
	for seed := range uint64(300) {
		all.WriteString(Generate(seed).String())
	}
	text := all.String()
	for _, feature := range []string{
		"defer func", "recover()", "go func", "select {", "range 2 {", ".(type)", "chan ", "append(", "copy(",
		"delete(", "...string", "...)", "map[string]func", "map[string]*", "[2]", "[][]", "yield", "switch {", "fallthrough",
		"break", "continue", "import \"", "interface {", "SourcePair", "SourceF", "Box[", "List[", "Stack[", "Compose(",
		"Fold(", "Map(", ".Put\n", ".Get\n", "(*T", "error", "WithName(", "Gate{", "Next", "else {", "+= ", "Swap(",
		"mk", "Each(", "Update(", "Filter(", "Repeat(", "}).All()", "Pass(", "Bus[", "Router[", "Hooks[", "[]func(string){",
		"Handler[", "Spy[", "Then[", "Wrap(", "NewMemo[", "NewLazy[", "Once\n", ".With(", ".Edit(", "Grow(", ".Walk(", ".Flat()",
		"[:2]", "[:1:1]", "copy(m",
	} {
		if !strings.Contains(text, feature) {
			t.Errorf("no program has %q", feature)
		}
	}
}

// toy reports sinks whose argument is a call of the source, and no other.
var toy = &analysis.Analyzer{
	Name: "toy",
	Doc:  "reports calls Sink(Source())",
	Run: func(pass *analysis.Pass) (any, error) {
		for _, f := range pass.Files {
			for n := range ast.Preorder(f) {
				call, ok := n.(*ast.CallExpr)
				if ok && len(call.Args) == 1 && isSource(call.Args[0]) {
					name := callName(call)
					pass.Reportf(call.Pos(), "patient data, held for direct-care, enters research code p.%s (p.go:12); route: Sink99", name)
				}
			}
		}
		return nil, nil
	},
}

func isSource(e ast.Expr) bool {
	call, ok := e.(*ast.CallExpr)
	return ok && callName(call) == "Source"
}

// callName is the last name of what is called.
func callName(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// TestAnalyzers asserts that findings of go/analysis analyzers are matched
// with sinks: none of the toy's is false, and many are found.
func TestAnalyzers(t *testing.T) {
	r, err := Compare(t.Context(), t.TempDir(), 0, 100, Analyzers([]*analysis.Analyzer{toy}))
	if err != nil {
		t.Fatal(err)
	}
	t.Log(r.Score)
	if r.Score.False != 0 || r.Score.Reported == 0 || r.Score.Missed == 0 {
		t.Errorf("%v; want no false alarm, some reports, some misses", r.Score)
	}
}

// TestShrink asserts that the smallest program for a miss of an analysis that
// reports nothing is a source and a sink, and that for a false alarm of one
// that reports everything it is a sink.
func TestShrink(t *testing.T) {
	for _, test := range []struct {
		name    string
		analyse Analysis
		missed  bool
		lines   int // of the result, at most
	}{
		{"miss", nothing, true, 25},
		{"false alarm", everything, false, 30},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := Compare(t.Context(), t.TempDir(), 0, 40, test.analyse)
			if err != nil {
				t.Fatal(err)
			}
			d := shortest(append(r.Missed, r.False...))
			small, err := Shrink(t.Context(), t.TempDir(), d, test.missed, test.analyse)
			if err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(small.String(), "\n"); n > test.lines {
				t.Errorf("%d lines are left, want %d at most; %v", n, test.lines, Difference{small, d.Site})
			}
		})
	}
}

// shortest returns the difference whose program has the fewest lines.
func shortest(list []Difference) Difference {
	return slices.MinFunc(list, func(a, b Difference) int {
		return cmp.Compare(len(a.Program.String()), len(b.Program.String()))
	})
}

// TestEnteredSite asserts which sink a message is about.
func TestEnteredSite(t *testing.T) {
	for _, test := range []struct {
		message string
		site    int
		ok      bool
	}{
		{"patient data Source, held for direct-care, enters marketing code app.Sink2 (app.go:12) with no lawful basis", 2, true},
		{"patient data Source, held for direct-care, enters marketing code lib.Sink12 (lib.go:1); route: Run → lib.Sink3", 12, true},
		{"patient data Source enters marketing code app.Sinks (app.go:12)", 0, false},
		{"Sink2 declares no purpose", 0, false},
	} {
		site, ok := enteredSite(test.message)
		if ok != test.ok || ok && site != test.site {
			t.Errorf("%q: got %d, %v, want %d, %v", test.message, site, ok, test.site, test.ok)
		}
	}
}

// TestAnalysisPanics asserts that a panic of what is tested is an error that
// names the program.
func TestAnalysisPanics(t *testing.T) {
	_, err := Compare(t.Context(), t.TempDir(), 7, 1, func(*packages.Package) ([]int, error) { panic("index out of range") })
	if err == nil || !strings.Contains(err.Error(), "seed 7") || !strings.Contains(err.Error(), "index out of range") {
		t.Errorf("got %v, want an error with the seed and the panic", err)
	}
}

// FuzzGenerate asserts that every seed gives a program that type-checks in
// both forms.
func FuzzGenerate(f *testing.F) {
	for _, seed := range []uint64{0, 1, 1 << 40, 1<<64 - 1} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		p := Generate(seed)
		if _, err := Check(p); err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, p)
		}
		if !p.compiles() {
			t.Fatalf("seed %d: the executed form does not compile\n%s", seed, p.executed(""))
		}
	})
}

// TestNotFollowed asserts that sinks are not missed in a program of which the analysis
// says that it did not follow all, and are where it says nothing.
func TestNotFollowed(t *testing.T) {
	for _, sites := range [][]int{{NotFollowed}, nil} {
		r, err := Compare(t.Context(), t.TempDir(), 0, 3, func(*packages.Package) ([]int, error) { return sites, nil })
		if err != nil {
			t.Fatal(err)
		}
		missed, givenUp := r.Score.Tainted, 0
		if sites != nil {
			missed, givenUp = 0, r.Score.Tainted
		}
		if r.Score.Tainted == 0 || r.Score.Missed != missed || len(r.Missed) != missed || r.Score.GivenUp != givenUp {
			t.Errorf("told %v: %v", sites, r.Score)
		}
	}
}
