package plugin

import (
	"slices"
	"strings"
)

// OptionsVar is the environment variable that hands the options of "lawful
// gopls" to gopls, and to what gopls starts.
const OptionsVar = "LAWFUL_GOPLS"

// configVar is the environment variable that names another configuration file.
const configVar = "LAWFUL_CONFIG"

// Options are what the user may ask for.
type Options struct {
	// Strict reports code that handles patient data and declares no purpose.
	Strict bool
	// Tests asks for findings in _test.go files too.
	Tests bool
}

// String is the value of OptionsVar.
func (o Options) String() string {
	var words []string
	if o.Strict {
		words = append(words, "strict")
	}
	if o.Tests {
		words = append(words, "tests")
	}
	return strings.Join(words, ",")
}

// readOptions is the inverse of String.
func readOptions(value string) Options {
	words := strings.Split(value, ",")
	return Options{Strict: slices.Contains(words, "strict"), Tests: slices.Contains(words, "tests")}
}
