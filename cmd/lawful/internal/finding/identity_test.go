package finding

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strings"
	"testing"
)

func TestDeclaration(t *testing.T) {
	// Behind each @ stands what declaration it is in, - for none.
	const src = `// Package p. @-
package p

import "fmt" // @-

// Say is a function. @Say
func Say() { fmt.Print(func() string { return "@Say" }()) }

func (l *List[K, V]) Add() { _ = "@List.Add" }

func (p Plain) Get() { _ = "@Plain.Get" }

type (
	// One is a type. @One
	One struct{ F string "@One" }
	Two struct{ F string "@Two" }
)

var a, b = "@a", "@a"

const (
	c = "@c"
	// @d
	d = "@d"
)

type List[K, V any] struct{}
type Plain struct{}
`
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	u := Unit{Fset: fset, Files: []*ast.File{file}, Path: "p"}
	offset := 0
	for i, part := range strings.Split(src, "@") {
		if i > 0 {
			want := strings.Trim(regexp.MustCompile(`^[\w.-]+`).FindString(part), "-")
			if got := u.declaration(file.FileStart + token.Pos(offset)); got != want {
				t.Errorf("%s is in %q, want %q", fset.Position(file.FileStart+token.Pos(offset)), got, want)
			}
		}
		offset += len(part) + 1
	}
}

// TestFingerprints: they stay when lines move, and tell findings apart.
func TestFingerprints(t *testing.T) {
	make := func(shift int, file string) *Report {
		f := func(line int, subject, tail string) Finding {
			return Finding{Rule: "r", Package: "p", In: "F", Subject: subject, Message: subject + tail, Pos: at(file, line+shift, 2)}
		}
		return &Report{
			Findings: []Finding{
				f(3, "data A enters g (x.go:"+strings.Repeat("1", shift+1)+")", "; route: one"),
				f(9, "data A enters g (x.go:7)", "; route: two"),
				f(9, "data B enters g (x.go:7:1)", ""),
			},
			Accepted: []Finding{f(5, "data A enters g (x.go:7)", "")},
		}
	}
	before, after := make(0, "/a.go"), make(4, "/b.go")
	Identify(before)
	Identify(after)
	seen := map[string]bool{}
	for i := range 3 {
		f := before.Findings[i].Fingerprint
		if f != after.Findings[i].Fingerprint || seen[f] || len(f) != 32 {
			t.Errorf("finding %d: %s and %s, seen before: %v", i, f, after.Findings[i].Fingerprint, seen[f])
		}
		seen[f] = true
	}
	if f := before.Accepted[0].Fingerprint; seen[f] || f != after.Accepted[0].Fingerprint {
		t.Errorf("the accepted finding: %s and %s", f, after.Accepted[0].Fingerprint)
	}
	// A known value: to change how they are made is to change the version that
	// SARIF names beside them.
	if got, want := before.Findings[0].Fingerprint, "6ae775462c1a723ac9698aad00782c75"; got != want {
		t.Errorf("fingerprint %s, want %s", got, want)
	}
}
