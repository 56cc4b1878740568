package main

import (
	"flag"
	"slices"
	"strings"
	"testing"
)

func TestParseFlags(t *testing.T) {
	for _, test := range []struct {
		args string
		rest string
		err  string
	}{
		{"./...", "./...", ""},
		{"-strict -tags a,b ./a ./b", "./a ./b", ""},
		{"./a -strict ./b --tags=a,b", "./a ./b", ""},
		{"./a -- -strict", "./a -strict", ""},
		{"-strict=false ./a", "./a", ""},
		{"-", "-", ""},
		{"-strickt", "", "did you mean -strict?"},
		{"-zzzzzz", "", "unknown flag -zzzzzz; expected one of -strict, -tags"},
		{"-tags", "", "flag needs an argument"},
		{"-strict=maybe", "", "invalid boolean"},
		{"-help", "", "help requested"},
	} {
		fs := flag.NewFlagSet("x", flag.ContinueOnError)
		fs.Bool("strict", false, "")
		fs.String("tags", "", "")
		rest, err := parseFlags(fs, strings.Fields(test.args))
		if test.err != "" {
			if err == nil || !strings.Contains(err.Error(), test.err) {
				t.Errorf("%s: error %v, want %q", test.args, err, test.err)
			}
			continue
		}
		if err != nil || !slices.Equal(rest, strings.Fields(test.rest)) {
			t.Errorf("%s: rest %q, %v; want %q", test.args, rest, err, test.rest)
		}
	}
}
