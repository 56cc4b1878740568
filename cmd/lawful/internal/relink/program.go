package relink

import (
	_ "embed"
	"fmt"

	"golang.org/x/mod/semver"
)

// Program is a program that the analyzers can be built into.
type Program struct {
	// Name is what people call it.
	Name string
	// Module is its module, and Main the folder of its main package in there.
	Module, Main string
	// Link is the path of the main module that is built in its place.
	Link string
	// Source is the file that joins the main package.
	Source string
	// Pinned are modules that keep the version which Module requires.
	Pinned []string
	// First is the oldest version that works, and Below the first that is
	// refused; "" refuses none.
	First, Below string
	// Newest is the version that is built unless another one is asked for.
	Newest string
	// Stamp returns the linker's -X settings for a version of the program with
	// the lawful of this identity.
	Stamp func(version, id string) []string
}

//go:embed golangci.go.txt
var golangciSource string

//go:embed gopls.go.txt
var goplsSource string

// GolangciLint returns golangci-lint. Versions before 2.14 lose facts.
func GolangciLint() *Program {
	return &Program{
		Name:   "golangci-lint",
		Module: "github.com/golangci/golangci-lint/v2",
		Main:   "cmd/golangci-lint",
		Link:   "golangci-lint.lawful",
		Source: golangciSource,
		First:  "v2.14.0",
		Newest: "v2.15.0",
		Stamp: func(version, id string) []string {
			// Its caches are kept by version, so this must tell lawful's too.
			return []string{"main.version=" + version[1:] + "-lawful-" + id, "main.date=unknown", "main.commit=modules"}
		},
	}
}

// Gopls returns gopls. It is built against its own x/tools, whose internal
// packages it relies on. Its internal packages are ours to follow: a version
// that was not tried is refused.
func Gopls() *Program {
	return &Program{
		Name:   "gopls",
		Module: "golang.org/x/tools/gopls",
		Link:   "golang.org/x/tools/gopls/lawful",
		Source: goplsSource,
		Pinned: []string{"golang.org/x/tools"},
		First:  "v0.21.0",
		Below:  "v0.24.0",
		Newest: "v0.23.0",
		Stamp:  func(version, _ string) []string { return []string{"main.version=" + version} },
	}
}

// Check reports an error unless the version is one that works.
func (p *Program) Check(version string) error {
	switch {
	case !semver.IsValid(version) || semver.Canonical(version) != version:
		return fmt.Errorf("%q is no version of %s; expected one such as %s", version, p.Name, p.Newest)
	case semver.Compare(version, p.First) < 0:
		return fmt.Errorf("version %s is too old; expected %s", version, p.span())
	case semver.Major(version) != semver.Major(p.First) || p.Below != "" && semver.Compare(version, p.Below+"-0") >= 0:
		return fmt.Errorf("version %s is newer than this lawful knows; expected %s, or a newer lawful", version, p.span())
	}
	return nil
}

// span tells the versions that work.
func (p *Program) span() string {
	below := p.Below
	if below == "" {
		return p.First + " or later"
	}
	return p.First + " or later, before " + below
}
