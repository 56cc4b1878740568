package difftest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
)

// NotFollowed stands, among the sites that an analysis returns, for a function that
// it says it did not follow: what enters sinks by way of it is then not denied.
const NotFollowed = -1

// Analysis is what is tested: it returns the sites of the sinks that it says
// patient data enters, and [NotFollowed], in any order, each once or more often. The package is
// the app package of Check; lib, if there is one, is among its Imports.
type Analysis func(app *packages.Package) ([]int, error)

// Analyzers makes an Analysis of go/analysis analyzers: they run over lib and
// app with facts in between, as in any driver, and a finding counts for the
// sink that its message says is entered. A failed analyzer is an error.
func Analyzers(list []*analysis.Analyzer) Analysis {
	return func(app *packages.Package) ([]int, error) {
		roots := []*packages.Package{app}
		if lib, ok := app.Imports[LibPath]; ok {
			roots = append(roots, lib)
		}
		graph, err := checker.Analyze(list, roots, &checker.Options{Sequential: true})
		if err != nil {
			return nil, err
		}
		var sites []int
		for act := range graph.All() {
			if act.Err != nil {
				return nil, fmt.Errorf("%v: %v", act, act.Err)
			}
			for _, d := range act.Diagnostics {
				if site, ok := enteredSite(d.Message); ok {
					sites = append(sites, site)
				}
				if strings.Contains(d.Message, " is too much to follow") {
					sites = append(sites, NotFollowed)
				}
			}
		}
		return sites, nil
	}
}

// sinkName finds the name of a sink in a message.
var sinkName = regexp.MustCompile(`\bSink(\d+)\b`)

// enteredSite returns the site of the sink that the message of a crossing
// says is entered. Routes come after it and may name others.
func enteredSite(message string) (int, bool) {
	_, rest, ok := strings.Cut(message, " enters ")
	if !ok {
		return 0, false
	}
	m := sinkName.FindStringSubmatch(rest)
	if m == nil {
		return 0, false
	}
	site, err := strconv.Atoi(m[1])
	return site, err == nil
}
