package vet

import (
	"flag"
	"io"
	"strconv"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
)

// options are what go vet passes through to the tool.
type options struct {
	tests, warnings, strict, related, json, fix, diff bool
	context                                           int
	switches                                          map[string]*choice // by analyzer
}

// choice is what the command line says of an analyzer, as in -lawfulflow or
// -lawfulflow=false.
type choice struct{ on, off bool }

func (c *choice) String() string   { return "" }
func (c *choice) IsBoolFlag() bool { return true }
func (c *choice) Set(value string) error {
	on, err := strconv.ParseBool(value)
	c.on, c.off = on, !on
	return err
}

// flags returns a flag set that fills o. Each reporting analyzer has a flag of
// its name, as with every tool of go vet: with one that is true only these
// report, with one that is false all but these.
func (t *Tool) flags(o *options) *flag.FlagSet {
	fs := flag.NewFlagSet("lawful", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.BoolVar(&o.tests, "lawful.tests", false, "report findings in _test.go files too")
	fs.BoolVar(&o.warnings, "lawful.warnings", false, "report warnings too")
	fs.BoolVar(&o.strict, "lawful.strict", false, "report code that handles patient data and declares no purpose")
	fs.BoolVar(&o.related, "lawful.related", false, "add the places of the route to each finding")
	fs.BoolVar(&o.json, "json", false, "emit JSON output")
	fs.BoolVar(&o.fix, fixFlag, false, "apply the first fix of each finding")
	fs.BoolVar(&o.diff, diffFlag, false, "with -fix, print the patch only")
	fs.IntVar(&o.context, "c", -1, "display the offending line with this many lines of context")
	o.switches = make(map[string]*choice)
	for _, a := range t.Suite.New(analyzers.Options{}) {
		o.switches[a.Name] = new(choice)
		fs.Var(o.switches[a.Name], a.Name, "enable "+a.Name+" analysis")
	}
	return fs
}

// The flags that the go command has itself, and hands on without being told of
// them.
const fixFlag, diffFlag = "fix", "diff"

// parse reads the command line into o and returns what follows the flags.
func (t *Tool) parse(o *options, args []string) ([]string, error) {
	fs := t.flags(o)
	if err := fs.Parse(args); err != nil {
		return nil, err
	}
	// One that is off unless asked for.
	o.strict = o.strict || o.switches[strictAnalyzer] != nil && o.switches[strictAnalyzer].on
	return fs.Args(), nil
}

// strictAnalyzer is the analyzer that [analyzers.Options.Strict] turns on.
const strictAnalyzer = "lawfulpurpose"

// wanted returns the findings that o asks for. All analyzers run even so: a
// directive is unused only when none of them uses it.
func (o *options) wanted(list []finding.Finding) []finding.Finding {
	severities := []string{finding.Error}
	if o.warnings {
		severities = append(severities, finding.Warning)
	}
	some := false
	for _, c := range o.switches {
		some = some || c.on
	}
	var out []finding.Finding
	for _, f := range finding.Sort(finding.Keep(list, severities...)) {
		if c := o.switches[f.Analyzer]; c == nil || !c.off && (c.on || !some) {
			out = append(out, f)
		}
	}
	return out
}
