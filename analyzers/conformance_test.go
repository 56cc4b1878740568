package analyzers_test

import (
	"bufio"
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations"
)

// The conformance suite: small programs under testdata/src, one folder a row
// (flow: what carries patient data; cross: how it enters code of another
// purpose; origin: what it is held for; cover: what makes a crossing lawful).
// A line says at its end what is expected of it:
//
//	// want "REGEXP"      a finding whose message matches; one REGEXP a finding
//	// either A "REGEXP"  one finding on exactly one of the file's lines tagged A
//	// silent             a twin that must not be reported
//
// A finding on any other line is false too. The packages under care are what
// the programs share: nothing is expected there.
//
// A row is selected with -run TestConformance/flow/fields, and then every
// missed and false line is printed. The score sheet is printed with -v.
func TestConformance(t *testing.T) {
	src, err := filepath.Abs(filepath.Join("..", "testdata", "src"))
	if err != nil {
		t.Fatal(err)
	}
	if len(analyzers.New(analyzers.Options{})) == 0 {
		t.Fatal("analyzers.New returned no analyzer")
	}
	suite := loadSuite(t, src)
	var sheet []score
	for _, area := range suite.areas() {
		t.Run(area, func(t *testing.T) {
			for _, row := range suite.rowsOf(area) {
				t.Run(row, func(t *testing.T) {
					sheet = append(sheet, suite.check(t, area+"/"+row))
				})
			}
		})
	}
	t.Log("\n" + scoreSheet(sheet))
}

// A suite is all programs, loaded once. Packages that share a lawful.yaml are
// analysed together, when the first of their rows is checked.
type suite struct {
	src    string
	rows   map[string]*row
	groups map[string]func() ([]finding, error) // by path of lawful.yaml
}

// A row is one folder of the suite.
type row struct {
	pkgs    []*packages.Package
	configs []string
}

func loadSuite(t *testing.T, src string) *suite {
	t.Helper()
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.LoadSyntax | packages.NeedModule,
		Dir:  src,
		Env:  append(os.Environ(), "GO111MODULE=off", "GOFLAGS=", "GOPATH="+filepath.Dir(src)),
	}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	if packages.PrintErrors(pkgs) > 0 {
		t.Fatal("the programs of the suite do not compile")
	}
	s := &suite{src: src, rows: map[string]*row{}, groups: map[string]func() ([]finding, error){}}
	together := map[string][]*packages.Package{}
	for _, p := range pkgs {
		if strings.HasPrefix(p.PkgPath, "rules/") {
			continue // TestRules runs these
		}
		config := configOf(src, p.PkgPath)
		together[config] = append(together[config], p)
		s.place(p, config)
	}
	for config, members := range together {
		s.groups[config] = sync.OnceValues(func() ([]finding, error) { return findings(config, members) })
	}
	return s
}

// place puts a package into its row: area/row, or "care/shared" for what the
// programs share.
func (s *suite) place(p *packages.Package, config string) {
	area, rest, _ := strings.Cut(p.PkgPath, "/")
	name, _, _ := strings.Cut(rest, "/")
	if area == "care" {
		name = "shared"
	}
	key := area + "/" + name
	r := s.rows[key]
	if r == nil {
		r = new(row)
		s.rows[key] = r
	}
	r.pkgs = append(r.pkgs, p)
	if !slices.Contains(r.configs, config) {
		r.configs = append(r.configs, config)
	}
}

// configOf returns the lawful.yaml nearest to a package, "" when it has none.
func configOf(src, pkgPath string) string {
	for dir := filepath.FromSlash(pkgPath); dir != "."; dir = filepath.Dir(dir) {
		name := filepath.Join(src, dir, "lawful.yaml")
		if _, err := os.Stat(name); err == nil {
			return name
		}
	}
	return ""
}

func (s *suite) areas() []string {
	var out []string
	for key := range s.rows {
		area, _, _ := strings.Cut(key, "/")
		out = append(out, area)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (s *suite) rowsOf(area string) []string {
	var out []string
	for key := range s.rows {
		if name, ok := strings.CutPrefix(key, area+"/"); ok {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// A finding is one diagnostic that the suite looks at.
type finding struct {
	file     string
	line     int
	analyzer string
	message  string
}

// findings runs the analyzers over packages that share a lawful.yaml. What
// lawfulmarks reports counts as well: the directives of the suite are meant
// to be right. lawfulbasis and lawfulpurpose have tests of their own.
func findings(config string, pkgs []*packages.Package) ([]finding, error) {
	var options analyzers.Options
	if config != "" {
		c, err := annotations.Load(config)
		if err != nil {
			return nil, err
		}
		options.Config = c
	}
	graph, err := checker.Analyze(analyzers.New(options), pkgs, nil)
	if err != nil {
		return nil, err
	}
	var out []finding
	for _, act := range graph.Roots {
		if act.Err != nil {
			return nil, fmt.Errorf("%s: %w", act, act.Err)
		}
		switch act.Analyzer.Name {
		case "lawfulflow", "lawfuloptout", "lawfulmarks":
			for _, d := range act.Diagnostics {
				out = append(out, newFinding(act.Package.Fset.Position(d.Pos), act.Analyzer.Name, d.Message))
			}
		}
	}
	return out, nil
}

func newFinding(pos token.Position, analyzer, message string) finding {
	return finding{pos.Filename, pos.Line, analyzer, message}
}

// check compares one row with what the analyzers find in it.
func (s *suite) check(t *testing.T, key string) score {
	t.Helper()
	r := s.rows[key]
	var found []finding
	for _, config := range r.configs {
		all, err := s.groups[config]()
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, all...)
	}
	sc := score{row: key}
	for _, p := range r.pkgs {
		for _, file := range p.GoFiles {
			sc.file(t, s.src, file, found)
		}
	}
	sc.report(t)
	return sc
}

// A score is what a row of the sheet shows.
type score struct {
	row                           string
	wants, silents, found, missed int
	falses                        int
	lines                         []string // file:line of what is missed or false, with its text
}

// file compares one file's expectations with the findings in it.
func (sc *score) file(t *testing.T, src, name string, all []finding) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	exp, err := parseExpectations(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	rel, err := filepath.Rel(src, name)
	if err != nil {
		t.Fatal(err)
	}
	var here []finding
	for _, f := range all {
		if f.file == name {
			here = append(here, f)
		}
	}
	sc.match(rel, exp, here)
}

// match settles the findings of a file against its expectations: each finding
// meets the first open expectation of its line, or is false.
func (sc *score) match(file string, exp expectations, here []finding) {
	slices.SortStableFunc(here, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.message, b.message))
	})
	for _, f := range here {
		if w := exp.open(f); w != nil {
			w.met = true
			continue
		}
		sc.falses++
		sc.note("false ", file, f.line, exp.source[f.line-1], f.analyzer+": "+f.message)
	}
	for _, w := range exp.wants {
		sc.wants++
		if w.met {
			sc.found++
			continue
		}
		sc.missed++
		sc.note("missed", file, w.lines[0], exp.source[w.lines[0]-1], "want "+strconv.Quote(w.text.String()))
	}
	sc.silents += exp.silents
}

func (sc *score) note(what, file string, line int, source, why string) {
	sc.lines = append(sc.lines, fmt.Sprintf("%s %s:%d: %s\n\t%s", what, file, line, strings.TrimSpace(source), why))
}

// report fails the row's test for whatever is missed or false: all lines when
// rows were selected, the first few otherwise.
func (sc *score) report(t *testing.T) {
	t.Helper()
	lines, rest := sc.lines, 0
	if f := flag.Lookup("test.run"); len(lines) > 3 && (f == nil || !strings.Contains(f.Value.String(), "/")) {
		lines, rest = lines[:3], len(lines)-3
	}
	for _, line := range lines {
		t.Error(line)
	}
	if rest > 0 {
		t.Errorf("and %d more: -run TestConformance/%s", rest, sc.row)
	}
}

// scoreSheet renders the rows and their totals.
func scoreSheet(sheet []score) string {
	var b strings.Builder
	line := func(s score, right string) {
		fmt.Fprintf(&b, "%-22s %5d %7d %6d %7d %6d%s\n", s.row, s.wants, s.silents, s.found, s.missed, s.falses, right)
	}
	fmt.Fprintf(&b, "%-22s %5s %7s %6s %7s %6s\n", "row", "wants", "silents", "found", "missed", "false")
	total := score{row: "total"}
	for _, s := range sheet {
		mark := ""
		if s.missed+s.falses > 0 {
			mark = "  <"
		}
		line(s, mark)
		total.wants += s.wants
		total.silents += s.silents
		total.found += s.found
		total.missed += s.missed
		total.falses += s.falses
	}
	line(total, "")
	return b.String()
}

// expectations are what the comments of one file say.
type expectations struct {
	source  []string
	wants   []*want
	silents int
}

// A want is one expected finding, on one line or on either of several.
type want struct {
	lines []int
	text  *regexp.Regexp
	met   bool
}

// open returns the expectation that a finding meets, nil when there is none.
func (e *expectations) open(f finding) *want {
	for _, w := range e.wants {
		if !w.met && slices.Contains(w.lines, f.line) && w.text.MatchString(f.message) {
			return w
		}
	}
	return nil
}

var (
	marker = regexp.MustCompile(`// (want|either|silent)\b(.*)$`)
	quoted = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
)

func parseExpectations(text []byte) (expectations, error) {
	var e expectations
	groups := map[string]*want{}
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		e.source = append(e.source, lines.Text())
		m := marker.FindStringSubmatch(lines.Text())
		if m == nil {
			continue
		}
		if err := e.add(len(e.source), m[1], strings.TrimSpace(m[2]), groups); err != nil {
			return e, fmt.Errorf("line %d: %w", len(e.source), err)
		}
	}
	return e, lines.Err()
}

// add reads one marker.
func (e *expectations) add(line int, kind, rest string, groups map[string]*want) error {
	if kind == "silent" {
		if rest != "" {
			return fmt.Errorf("found %q after silent, expected the end of the line", rest)
		}
		e.silents++
		return nil
	}
	tag := ""
	if kind == "either" {
		tag, rest, _ = strings.Cut(rest, " ")
	}
	patterns := quoted.FindAllString(rest, -1)
	if len(patterns) == 0 || strings.TrimSpace(quoted.ReplaceAllString(rest, "")) != "" {
		return fmt.Errorf("found %q after %s, expected quoted regular expressions", rest, kind)
	}
	for _, p := range patterns {
		unquoted, err := strconv.Unquote(p)
		if err != nil {
			return fmt.Errorf("pattern %s: %w", p, err)
		}
		if w := groups[tag]; tag != "" && w != nil {
			w.lines = append(w.lines, line)
			continue
		}
		re, err := regexp.Compile(unquoted)
		if err != nil {
			return err
		}
		w := &want{lines: []int{line}, text: re}
		if tag != "" {
			groups[tag] = w
		}
		e.wants = append(e.wants, w)
	}
	return nil
}

// TestExpectations tells that the suite can fail: it scores made-up findings.
func TestExpectations(t *testing.T) {
	const program = "a() // want \"research\"\n" +
		"b() // silent\n" +
		"c() // either A \"research\"\n" +
		"d() // either A \"research\"\n" +
		"e() // want \"research\" \"analytics\"\n"
	at := func(line int, message string) finding { return finding{"p.go", line, "lawfulflow", message} }
	right := []finding{at(1, "enters research"), at(4, "enters research"), at(5, "enters analytics"), at(5, "enters research")}
	for _, tt := range []struct {
		name          string
		found         []finding
		missed, false int
	}{
		{"all right", right, 0, 0},
		{"nothing found", nil, 4, 0},
		{"a twin reported", append([]finding{at(2, "enters research")}, right...), 0, 1},
		{"another purpose", append([]finding{at(1, "enters analytics")}, right[1:]...), 1, 1},
		{"twice on a line", append([]finding{at(1, "enters research")}, right...), 0, 1},
		{"on both of two lines", append([]finding{at(3, "enters research")}, right...), 0, 1},
	} {
		exp, err := parseExpectations([]byte(program))
		if err != nil {
			t.Fatal(err)
		}
		var sc score
		sc.match("p.go", exp, slices.Clone(tt.found))
		if sc.wants != 4 || sc.silents != 1 || sc.missed != tt.missed || sc.falses != tt.false {
			t.Errorf("%s: got %d wants, %d silents, %d missed, %d false; expected 4, 1, %d, %d",
				tt.name, sc.wants, sc.silents, sc.missed, sc.falses, tt.missed, tt.false)
		}
	}
	for _, bad := range []string{"// want", "// want research", "// want \"(\"", "// either A", "// silent \"x\""} {
		if _, err := parseExpectations([]byte(bad)); err == nil {
			t.Errorf("%s: accepted", bad)
		}
	}
}
