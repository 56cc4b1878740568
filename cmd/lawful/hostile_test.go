package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/record"
)

// hostileNames begin every name, reason and line of source of a record.
var hostileNames = []string{
	"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "</style></title></textarea>-->", "]]><!--", "'onload='alert(1)",
	`=HYPERLINK("http://evil.example")`, "+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "＝1", "a|b", "`code`", "[link](javascript:alert(1))", "![x](http://evil.example)",
	"# heading", "line\n\n| new | row |\n", "crlf\r\n=1", "\u202Eesrever", "\u2066iso", "\x00\x1b[31m\xff", "مريض", "\"] --> n0", "{{.Program}}", "https://evil.example", "%3Cscript%3E", "&lt;b&gt;", `\`, strings.Repeat("long", 2000),
}

// TestHostileNames writes records whose names mean something to those who read
// the form: each has the structure that it has with friendly names.
func TestHostileNames(t *testing.T) {
	structure := map[string]func(*testing.T, []byte) []string{
		"json": jsonStructure, "jsonld": jsonStructure, "csv": csvStructure, "md": markdownStructure, "dpia": markdownStructure,
		"svg": markupStructure, "html": markupStructure, "mermaid": mermaidStructure,
	}
	for _, form := range reportForms() {
		of := structure[form.Name]
		if of == nil {
			t.Errorf("no test of %s", form.Name)
			continue
		}
		t.Run(form.Name, func(t *testing.T) {
			write := func(name string) []string {
				var out bytes.Buffer
				if err := form.Write(&out, hostileRecord(t, name)); err != nil {
					t.Fatal(err)
				}
				return of(t, out.Bytes())
			}
			want := write("x ")
			for _, name := range hostileNames {
				if got := write(name + " "); !slices.Equal(got, want) {
					i := 0
					for i < min(len(got), len(want)) && got[i] == want[i] {
						i++
					}
					t.Errorf("%.40q: %d parts, want %d; the first that differs is %.200q, want %.200q", name, len(got), len(want), got[i:min(i+1, len(got))], want[i:min(i+1, len(want))])
				}
			}
		})
	}
}

// notNames are the fields that no name of the code gets into.
var notNames = []string{"ID", "Activity", "Crossings", "Functions", "Status", "Kind", "Key", "URLPattern", "DPV", "Categories", "Line", "Answer", "Country", "State", "Stage", "A9", "HL7", "Missing", "Does", "Role", "Shown", "Out"}

// hostileSite is where the links lead, whatever the names.
const hostileSite = "https://example.org/src/"

// hostileRecord is the sample, with every name begun by another.
func hostileRecord(t *testing.T, name string) *record.Record {
	t.Helper()
	file := filepath.Join("internal", "record", "testdata", "sample", record.JSONFile)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r, err := record.ReadJSON(file, data)
	if err != nil {
		t.Fatal(err)
	}
	onward := slices.Clone(r.Onward)
	rename(reflect.ValueOf(r).Elem(), name)
	for i := range onward {
		r.Onward[i].Purpose = onward[i].Purpose // an id, by which it belongs to activities
	}
	r.URLPattern = hostileSite + "{file}#L{line}"
	return r
}

func rename(v reflect.Value, name string) {
	switch v.Kind() {
	case reflect.String:
		if v.String() != "" {
			v.SetString(name + v.String())
		}
	case reflect.Slice:
		for i := range v.Len() {
			rename(v.Index(i), name)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !slices.Contains(notNames, v.Type().Field(i).Name) || v.Field(i).Kind() == reflect.Slice && v.Type().Field(i).Type.Elem().Kind() == reflect.Struct {
				rename(v.Field(i), name)
			}
		}
	}
}

// jsonStructure is the paths of a document.
func jsonStructure(t *testing.T, data []byte) (out []string) {
	var doc any
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		out = append(out, path)
		switch v := v.(type) {
		case map[string]any:
			for key, x := range v {
				walk(path+"."+key, x)
			}
		case []any:
			for i, x := range v {
				walk(fmt.Sprint(path, i), x)
			}
		}
	}
	walk("", doc)
	slices.Sort(out)
	return out
}

// csvStructure is the number of cells of each line, none of which a spreadsheet
// takes for a formula, or a terminal for a command.
func csvStructure(t *testing.T, data []byte) (out []string) {
	lines, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		out = append(out, fmt.Sprint(len(line)))
		for _, cell := range line {
			if first := strings.TrimLeftFunc(cell, unicode.IsSpace); first != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(first)[0]) {
				t.Errorf("a formula: %.40q", cell)
			}
		}
	}
	return append(out, visible(data)...)
}

// markdownStructure is what each line is: its first word if it is a mark, the
// borders of its cells, its links, and its elements.
func markdownStructure(_ *testing.T, data []byte) (out []string) {
	marks := regexp.MustCompile(`^(#+ |- |  - |\| )|\\.|<[^>]*>|\]\([^)]*\)|://|[|<>[\]` + "`]|!\\[")
	for line := range strings.Lines(string(data)) {
		part := ""
		for _, m := range marks.FindAllString(line, -1) {
			if strings.HasPrefix(m, "]("+hostileSite) {
				m = hostileSite
			}
			if m[0] != '\\' {
				part += m
			}
		}
		out = append(out, part)
	}
	return append(out, visible(data)...)
}

// markupStructure is the elements and the names of their attributes.
func markupStructure(t *testing.T, data []byte) (out []string) {
	text := string(data)
	for _, raw := range []string{"style", "script"} { // are no XML, and the same in all
		text = regexp.MustCompile(`(?s)<`+raw+`>.*?</`+raw+`>`).ReplaceAllString(text, "")
	}
	dec := xml.NewDecoder(strings.NewReader(text))
	dec.Strict, dec.AutoClose, dec.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return append(out, visible(data)...)
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			part := tok.Name.Local
			if part == "text" || part == "tspan" { // of which there are as many as lines
				continue
			}
			for _, a := range tok.Attr {
				part += " " + a.Name.Local
				if a.Name.Local == "href" && !strings.HasPrefix(a.Value, "#a-") && !strings.HasPrefix(a.Value, hostileSite) {
					part += "=" + a.Value
				}
			}
			out = append(out, part)
		case xml.Comment, xml.Directive, xml.ProcInst:
			out = append(out, fmt.Sprintf("%T", tok))
		}
	}
}

// mermaidStructure is what is not in quotes.
func mermaidStructure(_ *testing.T, data []byte) (out []string) {
	for line := range strings.Lines(regexp.MustCompile(`"[^"\n]*"`).ReplaceAllString(string(data), `""`)) {
		out = append(out, line)
	}
	return append(out, visible(data)...)
}

// visible lists what a reader does not see, or sees in the wrong order.
func visible(data []byte) (out []string) {
	if !utf8.Valid(data) {
		out = append(out, "no UTF-8")
	}
	for _, r := range string(data) {
		if r != '\n' && r != '\r' && r != '\t' && !unicode.IsGraphic(r) {
			out = append(out, fmt.Sprintf("%U", r))
		}
	}
	return out
}
