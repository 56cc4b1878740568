package record

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestJSONSchema checks JSON against its schema, in which every field must be.
func TestJSONSchema(t *testing.T) {
	parse := func(data []byte) any {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	text := parse([]byte(JSONSchema))
	closeObjects(text)
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", text); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := WriteJSON(&out, New(sampleSource(t))); err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(parse(out.Bytes())); err != nil {
		t.Error(err)
	}
	for _, edit := range [][2]string{{`"version": 1`, `"version": 2`}, {`"status": "uncovered"`, `"status": "bad"`}, {`"missing":`, `"mising":`}, {`"line": 3`, `"line": "3"`}} {
		damaged := bytes.Replace(out.Bytes(), []byte(edit[0]), []byte(edit[1]), 1)
		if bytes.Equal(damaged, out.Bytes()) || schema.Validate(parse(damaged)) == nil {
			t.Errorf("the schema accepts %s", edit[1])
		}
	}
}

// closeObjects forbids fields that the schema does not know.
func closeObjects(v any) {
	switch v := v.(type) {
	case map[string]any:
		if v["type"] == "object" {
			v["additionalProperties"] = false
		}
		for _, x := range v {
			closeObjects(x)
		}
	case []any:
		for _, x := range v {
			closeObjects(x)
		}
	}
}

// TestReadJSON reads what was written, and says what is wrong with other files.
func TestReadJSON(t *testing.T) {
	r := New(sampleSource(t))
	var out bytes.Buffer
	if err := WriteJSON(&out, r); err != nil {
		t.Fatal(err)
	}
	back, err := ReadJSON("record.json", out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(r, back) {
		t.Error("what was read is not what was written")
	}
	for name, test := range map[string]struct{ data, want string }{
		"empty":     {"", "record.json:1:1: not a record"},
		"half":      {out.String()[:out.Len()/2], "record.json:"},
		"version":   {`{"version": 7}`, "record.json:1:1: found a record of version 7; expected 1"},
		"unknown":   {`{"version": 1, "hello": 2}`, `unknown field "hello"`},
		"type":      {"{\n\"version\": 1, \"program\": 3}", "record.json:2:26: not a record: program: found a number"},
		"more":      {`{"version": 1}{"version": 1}`, "record.json:1:"},
		"not JSON":  {"# Record\n", "record.json:1:1: not a record"},
		"bare list": {"[]", "not a record"},
	} {
		if _, err := ReadJSON("record.json", []byte(test.data)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", name, err, test.want)
		}
	}
}

func FuzzReadJSON(f *testing.F) {
	data, err := os.ReadFile(filepath.Join("testdata", "sample", JSONFile))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"version": 1, "activities": [{}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ReadJSON("record.json", data)
		if err != nil {
			return
		}
		for _, form := range Forms() {
			var out bytes.Buffer
			if err := form.Write(&out, r); err != nil {
				t.Errorf("%s: %v", form.Name, err)
			}
		}
	})
}

// TestJSONLD expands the JSON-LD and looks up every term of the vocabulary that
// is in it, and every one that a purpose or category could put there.
func TestJSONLD(t *testing.T) {
	known := dpvTerms(t)
	var out bytes.Buffer
	if err := WriteJSONLD(&out, New(sampleSource(t))); err != nil {
		t.Fatal(err)
	}
	var doc any
	if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	expanded, err := ld.NewJsonLdProcessor().Expand(doc, ld.NewJsonLdOptions("https://example.org/record/"))
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	eachIRI(expanded, func(iri string) {
		if strings.HasPrefix(iri, "https://w3id.org/dpv") {
			if found++; !known[iri] {
				t.Errorf("%s is no term of the vocabulary", iri)
			}
		}
		if prefix, _, ok := strings.Cut(iri, ":"); ok && len(prefix) < 8 && prefix != "https" && prefix != "http" && prefix != "urn" {
			t.Errorf("%s was not expanded", iri)
		}
	})
	if found < 30 {
		t.Errorf("%d terms, want more", found)
	}
	b := newBuilder(sampleSource(t))
	for _, p := range b.voc.Purposes() {
		for _, term := range b.purpose(p.ID).DPV {
			if !known[expand(term)] {
				t.Errorf("%s of purpose %s is no term of the vocabulary", term, p.ID)
			}
		}
	}
	for _, c := range loadCategories() {
		if !known[expand(c.term)] {
			t.Errorf("%s is no term of the vocabulary", c.term)
		}
	}
}

func expand(term string) string {
	prefix, name, _ := strings.Cut(term, ":")
	base, _ := prefixes[prefix].(string)
	return base + name
}

// dpvTerms are the checked-in terms of the vocabulary.
func dpvTerms(t *testing.T) map[string]bool {
	data, err := os.ReadFile(filepath.Join("testdata", "dpv-terms.txt"))
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			known[expand(line)] = true
		}
	}
	return known
}

// eachIRI visits the names of an expanded document: keys, ids and types.
func eachIRI(v any, visit func(string)) {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			if !strings.HasPrefix(k, "@") {
				visit(k)
			}
			if s, ok := x.(string); ok && k == "@id" {
				visit(s)
			}
			if list, ok := x.([]any); ok && k == "@type" {
				for _, s := range list {
					visit(s.(string))
				}
			}
			eachIRI(x, visit)
		}
	case []any:
		for _, x := range v {
			eachIRI(x, visit)
		}
	}
}
