package annotations

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
)

var updateSchema = flag.Bool("update", false, "write "+schemaFile)

const schemaFile = "lawful.schema.json"

func TestSchemaIsCheckedIn(t *testing.T) {
	if *updateSchema {
		if err := os.WriteFile(schemaFile, Schema(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(data, Schema()) {
		t.Errorf("%s is not what Schema returns; run go test ./annotations -run Schema -update", schemaFile)
	}
}

func compileSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft7) // the document has to name its draft itself
	if err := c.AddResource("lawful.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("lawful.json")
	if err != nil {
		t.Fatal(err)
	}
	if s.DraftVersion != 2020 {
		t.Fatalf("the schema is of draft %d", s.DraftVersion)
	}
	return s
}

// asJSON is the document as an editor's YAML reader sees it: the core schema of
// YAML 1.2, in which on is a word and a date a text.
func asJSON(t testing.TB, src string) any {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(src), &n); err != nil || len(n.Content) == 0 {
		t.Fatalf("%s: %v", src, err)
	}
	return nodeJSON(n.Content[0])
}

func nodeJSON(n *yaml.Node) any {
	switch {
	case n.Kind == yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = nodeJSON(n.Content[i+1])
		}
		return m
	case n.Kind == yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, nodeJSON(c))
		}
		return list
	case n.Tag == "!!null":
		return nil
	case n.Tag == "!!bool":
		return strings.EqualFold(n.Value, "true")
	case (n.Tag == "!!int" || n.Tag == "!!float") && json.Valid([]byte(n.Value)):
		return json.Number(n.Value)
	}
	return n.Value
}

func TestSchemaAccepts(t *testing.T) {
	s := compileSchema(t)
	clinic, err := os.ReadFile(filepath.Join("..", "testdata", "clinic", ConfigName))
	if err != nil {
		t.Fatal(err)
	}
	for name, src := range map[string]string{
		"whole":     wholeConfig,
		"clinic":    string(clinic),
		"numbers":   "version: \"1\"\nbases:\n  x: {purposes: [direct-care], schedule: 5, ref: 7, notice: true}\n",
		"switches":  "strict: OFF\ncatalogue: Warn\n",
		"words":     "bases:\n  x: {purposes: \"research, audit-x\"}\npurposes: [{id: audit-x, within: secondary-use}]\n",
		"text list": "code:\n- {match: a.B, purpose: \"research, marketing\"}\n",
		"group":     "bases:\n  x: {purposes: secondary-use}\n",
		"spellings": "code:\n- {match: a.B, data: patient, state: pseudonymized}\n- {match: a.C, deidentify: synthetic, ref: A}\n",
		"conditions": "code:\n- {match: a.B, data: patient, when: {arg0: 7, id: true}, of: [result0, größe]}\n" +
			"- {match: a.C, fills: arg1, state: artificial}\n- {match: a.D, basis: {a6: 6(1)(e)}}\n",
	} {
		if _, err := ParseConfig(name, []byte(src)); err != nil {
			t.Errorf("%s: the sample is not a good one: %v", name, err)
		}
		if err := s.Validate(asJSON(t, src)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	s := compileSchema(t)
	for _, src := range []string{
		"- a", "basis: {}", "version: 2", "profile: gb-englnd", "strict: maybe", "strict: 1",
		"organisation: [x]", "organisation: {nam: x}", "organisation: {role: contoller}",
		"catalogue: {telemtry: warn}", "catalogue: {logging: loud}", "catalogue: loud",
		"purposes: {a: b}", "purposes: [{id: a}]", "purposes: [{within: marketing}]",
		"purposes: [{id: research, within: marketing}]", "purposes: [{id: A b, within: marketing}]",
		"bases: [x]", "bases: {x: public-task}", "bases: {x: {a6: consent}}", "bases: {X: {purposes: research}}",
		"bases: {x: {purposes: []}}", "bases: {x: {purposes: reserach}}", "bases: {x: {purposes: [reserach]}}",
		"bases: {x: {purposes: research, a6: concent}}", "bases: {x: {purposes: research, rout: y}}",
		"bases: {x: {purposes: research, review: soon}}", "bases: {x: {purposes: research, schedule: 7}}",
		"bases: {x: {purposes: research, opt-out: maybe}}", "bases: {x: {purposes: research, ref: }}",
		"code: {match: x}", "code: [x]", "code: [{data: patient}]", "code: [{match: a.B}]",
		"code: [{match: a.B, purpse: research}]", "code: [{match: a.B, data: pateint}]",
		"code: [{match: a.B, data: patient, kind: function}]", "code: [{match: a.B, deidentify: identifiable}]",
		"code: [{match: a.B, check: optout}]", "code: [{match: a.B, carries: [arg0]}]", "code: [{match: a.B, carries: a -> b-c}]",
		"code: [{match: a.B, data: patient, when: {receiver: x}}]", "code: [{match: a.B, data: patient, when: {result0: x}}]",
		"code: [{match: a.B, data: patient, when: {arg0: [y]}}]", "code: [{match: a.B, data: patient, of: a.b}]",
		"code: [{match: a.B, purpose: research, of: arg0}]", "code: [{match: a.B, data: none, state: artificial}]",
		"code: [{match: a.B, data: none, collected: research}]", "code: [{match: a.B, purpose: research, ref: A}]",
		"code: [{match: a.B, purpose: secondary-use}]", "code: [{match: a.B, purpose: reserach}]",
		"code: [{match: a.B, purpose: \"research, reserach\"}]", "code: [{match: a.B, data: patient, group: ml}]",
		"code: [{match: a.B, basis: {purposes: research}}]", "code: [{match: a.B, basis: [x]}]",
		"purposes: [{id: mine, within: marketing}]\ncode: [{match: a.B, purpose: secondary-use}]",
	} {
		if _, err := ParseConfig(ConfigName, []byte(src)); err == nil {
			t.Errorf("%s\nthe sample is not a bad one", src)
		}
		if err := s.Validate(asJSON(t, src)); err == nil {
			t.Errorf("%s\npassed the schema", src)
		}
	}
}

// Words that ParseConfig takes are those that the schema offers, and the other
// way round.
func TestSchemaWords(t *testing.T) {
	s := compileSchema(t)
	both := func(src string) {
		t.Helper()
		if _, err := ParseConfig(ConfigName, []byte(src)); err != nil {
			t.Errorf("%s: %v", src, err)
		}
		if err := s.Validate(asJSON(t, src)); err != nil {
			t.Errorf("%s: %v", src, err)
		}
	}
	voc := Default()
	for _, w := range voc.Words(PurposeWord) {
		both("code: [{match: a.B, data: patient, purpose: " + w + ", collected: [" + w + "]}]")
	}
	for _, w := range allPurposes(voc) {
		both("bases: {x: {purposes: " + w + "}}\npurposes: [{id: mine, within: " + w + "}]")
	}
	for _, k := range []Kind{A6Word, A9Word, RouteWord} {
		for _, w := range voc.Words(k) {
			both(fmt.Sprintf("bases: {x: {purposes: research, %s: %s}}", k, w))
		}
	}
	for _, w := range voc.Words(StateWord) {
		both("code: [{match: a.B, data: patient, state: " + w + "}]")
	}
	for _, w := range voc.Words(CheckWord) {
		both("code: [{match: a.B, check: [" + w + "]}]")
	}
	for _, k := range voc.Terms(EvidenceWord) {
		for _, v := range append(slices.Clone(k.Values), map[bool]string{true: "2027-03-31", false: "x"}[k.Date]) {
			if k.Values == nil || v != "x" {
				both(fmt.Sprintf("bases: {x: {purposes: research, %s: %s}}", k.Word, v))
			}
		}
	}
}

// Every mapping has the keys that ParseConfig says it has, each with a
// description.
func TestSchemaKeys(t *testing.T) {
	m := schemaMaker{voc: Default()}
	file := m.file()
	for _, c := range []struct {
		name, src string
		schema    *schema
	}{
		{"file", "zzzzzzzz: 1", file},
		{"organisation", "organisation: {zzzzzzzz: 1}", m.organisation()},
		{"purpose", "purposes: [{zzzzzzzz: 1}]", m.purpose()},
		{"basis", "bases: {x: {zzzzzzzz: 1}}", m.basis(true)},
		{"inline basis", "code: [{match: a.B, basis: {zzzzzzzz: 1}}]", m.basis(false)},
		{"code", "code: [{match: a.B, zzzzzzzz: 1}]", m.code()},
		{"catalogue", "catalogue: {zzzzzzzz: 1}", m.catalogue().AnyOf[1]},
	} {
		var keys []string
		for _, p := range c.schema.Properties {
			keys = append(keys, p.key)
			if p.value.Description == "" {
				t.Errorf("%s: key %s has no description", c.name, p.key)
			}
		}
		_, err := ParseConfig(ConfigName, []byte(c.src))
		_, list, ok := strings.Cut(fmt.Sprint(err), "zzzzzzzz\"; expected one of ")
		if !ok {
			t.Errorf("%s: no list of keys in %v", c.name, err)
			continue
		}
		list, _, _ = strings.Cut(list, "\n")
		want := strings.Split(list, ", ")
		slices.Sort(keys)
		slices.Sort(want)
		if !slices.Equal(keys, want) {
			t.Errorf("%s: the schema has keys\n%q\nParseConfig\n%q", c.name, keys, want)
		}
	}
	var order []string
	for _, p := range m.code().Properties {
		order = append(order, p.key)
	}
	if !slices.Equal(order, codeKeys) {
		t.Errorf("keys of code stand in the order %q, not %q", order, codeKeys)
	}
}

// quoted is a document in which every scalar is a text.
func quoted(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = quoted(v[k])
		}
	case []any:
		for i := range v {
			v[i] = quoted(v[i])
		}
	case nil:
		return ""
	case bool, json.Number:
		return fmt.Sprint(v)
	}
	return v
}

// No file that ParseConfig accepts is refused.
func FuzzSchema(f *testing.F) {
	s := compileSchema(f)
	f.Add(wholeConfig)
	f.Add("version: 1\n")
	f.Add("code:\n- {match: a.B, purpose: \"research, marketing\", check: [opt-out]}\n")
	f.Fuzz(func(t *testing.T, src string) {
		if _, err := ParseConfig("f", []byte(src)); err != nil {
			return
		}
		if err := s.Validate(quoted(asJSON(t, src))); err != nil {
			t.Errorf("%v", err)
		}
	})
}
