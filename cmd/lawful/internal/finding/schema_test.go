package finding

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func parse(t *testing.T, doc []byte) any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func compile(t *testing.T, schema any) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

func validate(t *testing.T, schema *jsonschema.Schema, doc []byte) error {
	t.Helper()
	return schema.Validate(parse(t, doc))
}

// TestJSONSchema checks JSON against its schema, in which every field must be.
func TestJSONSchema(t *testing.T) {
	dir, r := sample(t)
	var out bytes.Buffer
	if err := (JSON{dir}).Write(&out, r); err != nil {
		t.Fatal(err)
	}
	text := parse(t, []byte(JSONSchema))
	closeObjects(text)
	schema := compile(t, text)
	if err := validate(t, schema, out.Bytes()); err != nil {
		t.Error(err)
	}
	for _, edit := range [][2]string{{`"version": 1`, `"version": 2`}, {`"severity": "error"`, `"severity": "bad"`}, {`"in":`, `"inside":`}, {`"line": 3`, `"line": "3"`}} {
		damaged := bytes.Replace(out.Bytes(), []byte(edit[0]), []byte(edit[1]), 1)
		if err := validate(t, schema, damaged); err == nil || bytes.Equal(damaged, out.Bytes()) {
			t.Errorf("the schema accepts %s", edit[1])
		}
	}
}

// closeObjects forbids fields that a schema does not list.
func closeObjects(schema any) {
	switch s := schema.(type) {
	case map[string]any:
		if _, ok := s["properties"].(map[string]any); ok {
			s["additionalProperties"] = false
		}
		for _, part := range s {
			closeObjects(part)
		}
	case []any:
		for _, part := range s {
			closeObjects(part)
		}
	}
}

// TestSARIFSchema checks SARIF against the schema of OASIS, and looks at what
// the schema does not know.
func TestSARIFSchema(t *testing.T) {
	dir, r := sample(t)
	r.Findings[0].Rule, r.Findings[0].URL = "uncovered-crossing", ""
	var out bytes.Buffer
	if err := (SARIF{dir, "v1.2.3"}).Write(&out, r); err != nil {
		t.Fatal(err)
	}
	schema := compile(t, oasisSchema(t))
	if err := validate(t, schema, out.Bytes()); err != nil {
		t.Error(err)
	}
	for _, edit := range [][2]string{{`"level": "error"`, `"level": "bad"`}, {`"startLine": 3`, `"startLine": 0`}, {`"kind": "inSource"`, `"kind": "directive"`}, {`"ruleId"`, `"rule_id"`}} {
		damaged := bytes.Replace(out.Bytes(), []byte(edit[0]), []byte(edit[1]), 1)
		if bytes.Equal(damaged, out.Bytes()) || validate(t, schema, damaged) == nil {
			t.Errorf("the schema accepts %s", edit[1])
		}
	}
	report, err := sarif.FromBytes(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	run := report.Runs[0]
	for _, result := range run.Results {
		if rule := run.Tool.Driver.Rules[result.RuleIndex]; *rule.ID != *result.RuleID {
			t.Errorf("a result of %s points to %s", *result.RuleID, *rule.ID)
		}
	}
	rule := run.Tool.Driver.Rules[run.GetRuleIndex("uncovered-crossing")]
	if *rule.Name != "R01" || !strings.Contains(*rule.Help.Text, "needs a lawful basis") || rule.DefaultConfiguration.Level != "error" {
		t.Errorf("uncovered-crossing is described as %s, %s", *rule.Name, *rule.Help.Text)
	}
}

// oasisSchema is the schema of SARIF 2.1.0 as OASIS publishes it, which the
// library for the format has in its source.
func oasisSchema(t *testing.T) any {
	t.Helper()
	dir, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif").Output()
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(dir)), "schema.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for n := range ast.Preorder(file) {
		if lit, ok := n.(*ast.BasicLit); ok && strings.Contains(lit.Value, "docs.oasis-open.org") {
			text, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			return parse(t, []byte(text))
		}
	}
	t.Fatal("the library has no schema of OASIS")
	return nil
}
