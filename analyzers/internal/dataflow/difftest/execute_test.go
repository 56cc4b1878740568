package difftest

import (
	"slices"
	"testing"
)

// handMade returns a program with one branch condition whose Run has the
// lines given.
func handMade(sites int, lines ...string) *Program {
	p := &Program{Sites: sites, Bits: 1, lib: sources()}
	for site := range sites {
		p.lib = append(p.lib, sink(site))
	}
	p.lib = append(p.lib, line("type §T struct {\n\tS string\n\tP *§T\n\tM map[string]any\n}"))
	var body []*node
	for _, l := range lines {
		body = append(body, line("%s", l))
	}
	p.app = []*node{block("func ¤Run() {", body, "}")}
	return p
}

// TestExecute asserts that the truth is the truth: what a sink sees through
// pointers and containers, in which runs, and which runs break off. The last
// program ends the whole process, which must not cost the others theirs.
func TestExecute(t *testing.T) {
	tests := []struct {
		name   string
		lines  []string
		sites  []State
		broken int
	}{
		{"constant", []string{`§Sink0("c")`}, []State{Clean}, 0},
		{"source", []string{`§Sink0("c" + §Source())`}, []State{Tainted}, 0},
		{"part of a source", []string{`§Sink0(§Source()[2:3])`}, []State{Tainted}, 0},
		{"byte and rune", []string{`§Sink0([]byte(§Source())[1])`, `§Sink1([]rune(§Source())[1])`}, []State{Tainted, Tainted}, 0},
		{"float", []string{`§Sink0(2 * (§SourceF() + 1))`, `§Sink1(2.5)`}, []State{Tainted, Clean}, 0},
		{"second of a pair", []string{`_, b := §SourcePair()`, `§Sink0(b)`}, []State{Clean}, 0},
		{"behind pointers and interfaces", []string{`t := &§T{P: &§T{M: map[string]any{"k": []any{§Source()}}}}`, `§Sink0(t)`, `§Sink1(t.S)`}, []State{Tainted, Clean}, 0},
		{"key of a map", []string{`§Sink0(map[string]int{§Source(): 1})`}, []State{Tainted}, 0},
		{"cycle", []string{`t := &§T{}`, `t.P = t`, `§Sink0(t)`, `t.S = §Source()`, `§Sink1(t)`}, []State{Clean, Tainted}, 0},
		{"one branch", []string{`if §Bit(0) { §Sink0(§Source()) } else { §Sink1("c") }`}, []State{Tainted, Clean}, 0},
		{"a branch of one condition in another", []string{`if §Bit(0) { if !§Bit(0) { §Sink0(§Source()) } }`}, []State{Unreached}, 0},
		{"overwritten", []string{`s := §Source()`, `s = "c"`, `§Sink0(s)`}, []State{Clean}, 0},
		{"panic in one run", []string{`§Sink0("c")`, `if §Bit(0) { panic("x") }`, `§Sink1("c")`}, []State{Clean, Clean}, 1},
		{"end of the process", []string{`var m map[string]string`, `var f func()`, `f = func() { f() }`, `f()`, `m["k"] = "c"`}, nil, 2},
	}
	var programs []*Program
	for _, test := range tests {
		programs = append(programs, handMade(len(test.sites), test.lines...))
	}
	truths, err := Execute(t.Context(), t.TempDir(), programs)
	if err != nil {
		t.Fatal(err)
	}
	for i, test := range tests {
		if got := truths[i]; !slices.Equal(got.Sites, test.sites) || got.Broken != test.broken {
			t.Errorf("%s: got %v, %d broken runs; want %v, %d", test.name, got.Sites, got.Broken, test.sites, test.broken)
		}
	}
}
