package analyzers_test

import (
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/lawful-lint/lawful/analyzers"
)

func TestMessage(t *testing.T) {
	for _, test := range []struct{ category, want string }{
		{"", "found"},
		{"uncovered-crossing", "found (uncovered-crossing)"},
		{"patient-data-in-operations", "warning: found (patient-data-in-operations)"},
		{"uncovered-crossing/warning", "warning: found (uncovered-crossing)"},
	} {
		if got := analyzers.Message(analysis.Diagnostic{Category: test.category, Message: "found"}); got != test.want {
			t.Errorf("category %q: %q, want %q", test.category, got, test.want)
		}
	}
}
