package annotations

import (
	"bytes"
	"errors"
	"fmt"
	"go/token"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// document reads YAML into nodes and collects faults with their places.
type document struct {
	name   string
	faults Faults
	// strange are mappings with a key that is not known, which may be what they
	// lack, and nodes that should be mappings and are not.
	strange map[*yaml.Node]bool
}

func newDocument(name string) document {
	return document{name: name, strange: make(map[*yaml.Node]bool)}
}

func (d *document) at(line, column int, format string, args ...any) {
	d.faults = append(d.faults, Fault{token.Position{Filename: d.name, Line: max(line, 1), Column: max(column, 1)}, fmt.Sprintf(format, args...)})
}

func (d *document) fault(n *yaml.Node, format string, args ...any) {
	d.at(n.Line, n.Column, format, args...)
}

// lacks is a fault at n: the mapping m has not what it needs. In a strange one the
// fault that made it so stands for both.
func (d *document) lacks(m, n *yaml.Node, format string, args ...any) {
	if !d.strange[m] {
		d.fault(n, format, args...)
	}
}

func (d *document) position(n *yaml.Node) token.Position {
	return token.Position{Filename: d.name, Line: n.Line, Column: n.Column}
}

// root parses the text and returns its one document's value; nil, with a
// fault, when there is none.
func (d *document) root(data []byte) *yaml.Node {
	if !d.readable(data) {
		return nil
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc, more yaml.Node
	if err := decode(dec, &doc); err != nil && !errors.Is(err, io.EOF) {
		d.syntax(data, err)
		return nil
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) == 0 || doc.Content[0].Tag == "!!null" {
		d.at(1, 1, "the file is empty; expected at least version: 1")
		return nil
	}
	switch err := decode(dec, &more); {
	case err == nil:
		d.fault(&more, "found a second document; expected one")
		return nil
	case !errors.Is(err, io.EOF):
		d.syntax(data, err)
		return nil
	}
	if !d.plain(doc.Content[0]) {
		return nil
	}
	return doc.Content[0]
}

// decode is dec.Decode that turns a panic of the library into an error.
func decode(dec *yaml.Decoder, n *yaml.Node) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("cannot be parsed: %v", r)
		}
	}()
	return dec.Decode(n)
}

// readable refuses what is no text of a sensible size.
func (d *document) readable(data []byte) bool {
	switch {
	case len(data) > MaxConfig:
		d.at(1, 1, "the file is larger than %d KiB; expected a configuration", MaxConfig>>10)
	case len(bytes.TrimSpace(data)) == 0:
		d.at(1, 1, "the file is empty; expected at least version: 1")
	case bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")):
		d.at(1, 1, "found UTF-16 text; expected UTF-8")
	case !utf8.Valid(data):
		i := 0
		for i < len(data) {
			r, n := utf8.DecodeRune(data[i:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			i += n
		}
		line := bytes.Count(data[:i], []byte("\n")) + 1
		column := utf8.RuneCount(data[bytes.LastIndexByte(data[:i], '\n')+1:i]) + 1
		d.at(line, column, "found byte 0x%02x; expected UTF-8 text", data[i])
	default:
		return true
	}
	return false
}

// yamlLine is how the YAML library begins an error that knows its line.
var yamlLine = regexp.MustCompile(`^yaml: line (\d+): (.*)`)

// syntax reports what the YAML library could not read. A tab in the indentation
// is the usual reason and gets its own message.
func (d *document) syntax(data []byte, err error) {
	lines := strings.Split(string(data), "\n")
	for i, line := range lines {
		indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if tab := strings.IndexByte(indent, '\t'); tab >= 0 && strings.TrimSpace(line) != "" {
			d.at(i+1, tab+1, "found a tab in the indentation; expected spaces")
			return
		}
	}
	line, message := 1, strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1]) // digits; out of range gives a large number
		message = m[2]
		if strings.HasPrefix(message, "did not find expected") {
			line++ // the library counts the lines of its parser from 0, of its scanner from 1
		}
		line = min(max(line, 1), len(lines))
	}
	text := lines[line-1]
	d.at(line, len(text)-len(strings.TrimLeft(text, " "))+1, "not YAML: %s", message)
}

// plain refuses anchors, aliases and tags of somebody's own: a register is to be read by people, each
// entry on its own.
func (d *document) plain(n *yaml.Node) bool {
	ok := true
	if n.Anchor != "" || n.Kind == yaml.AliasNode {
		d.fault(n, "found an anchor or alias; expected the value itself")
		return false
	}
	if strings.HasPrefix(n.Tag, "!") && !strings.HasPrefix(n.Tag, "!!") {
		d.fault(n, "found the tag %s; expected the value itself", clip(n.Tag))
		return false
	}
	for _, child := range n.Content {
		ok = d.plain(child) && ok
	}
	return ok
}

// pair is one key and value of a mapping.
type pair struct {
	key        string
	name, node *yaml.Node
}

// mapping returns the pairs of a mapping in their order. Keys must be among
// known (nil: any) and stand once.
func (d *document) mapping(n *yaml.Node, what string, known []string) []pair {
	if n.Kind != yaml.MappingNode {
		d.fault(n, "%s: found %s; expected keys with values", what, describeNode(n))
		d.strange[n] = true
		return nil
	}
	var pairs []pair
	lines := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		switch {
		case k.Kind != yaml.ScalarNode:
			d.fault(k, "%s: found %s as a key; expected a word", what, describeNode(k))
		case lines[k.Value] != 0:
			d.fault(k, "%s: key %s stands twice, first on line %d", what, clip(k.Value), lines[k.Value])
		case known != nil && !containsString(known, k.Value):
			d.fault(k, "%s: unknown key %s; %s", what, clip(k.Value), orNearest(k.Value, known))
			d.strange[n] = true
		default:
			pairs = append(pairs, pair{k.Value, k, v})
		}
		if k.Kind == yaml.ScalarNode && lines[k.Value] == 0 {
			lines[k.Value] = k.Line
		}
	}
	return pairs
}

func containsString(list []string, s string) bool {
	for _, t := range list {
		if s == t {
			return true
		}
	}
	return false
}

// orNearest is the tail of a message about an unknown word.
func orNearest(word string, known []string) string {
	if near := NearestOf(word, known); near != "" {
		return "did you mean " + near + "?"
	}
	return "expected one of " + strings.Join(known, ", ")
}

// scalar returns the text of a value that must be a single non-empty one.
func (d *document) scalar(n *yaml.Node, what string) (string, bool) {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		d.fault(n, "%s: found %s; expected a word", what, describeNode(n))
		return "", false
	}
	if strings.TrimSpace(n.Value) == "" {
		d.fault(n, "%s: found an empty text; expected a word", what)
		return "", false
	}
	return n.Value, true
}

// scalars returns the items of a list, or the one item that stands for itself.
func (d *document) scalars(n *yaml.Node, what string) []*yaml.Node {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
		if len(items) == 0 {
			d.fault(n, "%s: found an empty list; expected at least one word", what)
		}
	}
	var out []*yaml.Node
	for _, item := range items {
		if _, ok := d.scalar(item, what); ok {
			out = append(out, item)
		}
	}
	return out
}

// word returns a scalar that must be one of the known words.
func (d *document) word(n *yaml.Node, what string, known ...string) string {
	s, ok := d.scalar(n, what)
	if ok && !containsString(known, s) {
		d.fault(n, "%s: found %s; %s", what, clip(s), orNearest(s, known))
		return ""
	}
	return s
}

// level reads a switch: on, warn or off, or a YAML boolean.
func (d *document) level(n *yaml.Node, what string) (Level, bool) {
	s, ok := d.scalar(n, what)
	if !ok {
		return "", false
	}
	switch strings.ToLower(s) {
	case "on", "true", "yes":
		return LevelOn, true
	case "off", "false", "no":
		return LevelOff, true
	case "warn":
		return LevelWarn, true
	}
	d.fault(n, "%s: found %s; %s", what, clip(s), orNearest(s, []string{"on", "warn", "off"}))
	return "", false
}

// describeNode names what a value is, for messages.
func describeNode(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "keys with values"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Tag == "!!null":
		return "nothing"
	}
	return clip(n.Value)
}
