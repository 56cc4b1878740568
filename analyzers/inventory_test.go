package analyzers_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/txtar"

	"github.com/lawful-lint/lawful/analyzers"
	"github.com/lawful-lint/lawful/annotations"
)

// TestInventory takes stock of small programs: each line names the crossings on
// it after "stock:", covered or not, with all that crosses there.
func TestInventory(t *testing.T) {
	for _, file := range glob(t, filepath.Join("testdata", "inventory", "*.txtar")) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			dir := extract(t, file)
			var got []string
			for path, inv := range inventories(t, dir) {
				for _, c := range inv.Crossings {
					got = append(got, fmt.Sprintf("%s:%d %s", filepath.Base(c.At.Filename), c.At.Line, told(c)))
				}
				if path == "m/study" && len(inv.Bases) == 0 && strings.Contains(file, "written") {
					t.Error("no basis of package study")
				}
			}
			want := commented(t, dir, "stock: ")
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

// commented are the sayings behind a word in the comments of a program, each with
// the line it stands on, sorted.
func commented(t *testing.T, dir, word string) (list []string) {
	t.Helper()
	for _, name := range glob(t, filepath.Join(dir, "*", "*.go")) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(data), "\n") {
			if _, says, ok := strings.Cut(line, "// "+word); ok {
				says, _, _ = strings.Cut(says, " // ")
				for one := range strings.SplitSeq(says, "; ") {
					list = append(list, fmt.Sprintf("%s:%d %s", filepath.Base(name), i+1, one))
				}
			}
		}
	}
	slices.Sort(list)
	return list
}

// told is a crossing in a line: covered or not, purpose, basis, data.
func told(c analyzers.Crossing) string {
	var data []string
	for _, i := range c.Items {
		s := i.Data
		if i.State != "identifiable" {
			s += "/" + i.State
		}
		if len(i.Passed) > 0 {
			s += "+" + strings.Join(i.Passed, "+")
		}
		if !slices.Contains(data, s) {
			data = append(data, s)
		}
	}
	status := "uncovered"
	if c.Covered {
		status = "covered"
	}
	return fmt.Sprintf("%s %s %s by %s: %s", c.Kind, status, c.Purpose, orNone(c.Basis), strings.Join(data, " "))
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// TestInventoryOfFunctions lists what functions do with data, by their text.
func TestInventoryOfFunctions(t *testing.T) {
	dir := extract(t, filepath.Join("testdata", "inventory", "functions.txtar"))
	inv := inventories(t, dir)["m/care"]
	var got []string
	for _, f := range inv.Functions {
		var touches []string
		for _, x := range f.Touches {
			touches = append(touches, x.Data+"="+strings.Join(x.How, "+"))
		}
		var rests []string
		for _, r := range f.Rests {
			rests = append(rests, r.Purpose+":"+orNone(r.Basis))
		}
		got = append(got, f.Name+" | "+strings.Join(f.Purposes, " ")+" | "+strings.Join(touches, " ")+" | "+strings.Join(rests, " "))
	}
	want := []string{
		"care.Admit | direct-care | Patient=create Patient.Born=write Patient.Name=read | direct-care:care",
		"care.Admit, function literal on line 26 | medical-research | Patient.Name=read | medical-research:none",
		"(care.Ward).Round | direct-care | Patient=read | direct-care:care",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(inv.Types) != 1 || !slices.Equal(inv.Types[0].Fields, []string{"Name", "Born"}) {
		t.Errorf("types %+v", inv.Types)
	}
	var measures []string
	for _, m := range inv.Measures {
		measures = append(measures, m.Name+" "+m.Does+" "+m.Says+" "+m.Ref)
	}
	if want := []string{"care.Scrub deidentify anonymised A-7", "care.OptedIn check opt-out, consent "}; !slices.Equal(measures, want) {
		t.Errorf("measures %q, want %q", measures, want)
	}
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %v, %d files", pattern, err, len(files))
	}
	return files
}

func extract(t *testing.T, file string) string {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	fsys, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, fsys); err != nil {
		t.Fatal(err)
	}
	return dir
}

// inventories are those of the packages of a module, by import path.
func inventories(t *testing.T, dir string) map[string]*analyzers.Inventory {
	t.Helper()
	o := analyzers.Options{Inventory: true, Warnings: true}
	if config, ok := annotations.Find(dir); ok {
		c, err := annotations.Load(config)
		if err != nil {
			t.Fatal(err)
		}
		o.Config = c
	}
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax | packages.NeedModule, Dir: dir}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	if packages.PrintErrors(pkgs) > 0 {
		t.Fatal("the program has errors")
	}
	list := analyzers.New(o)
	graph, err := checker.Analyze([]*analysis.Analyzer{list[len(list)-1]}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]*analyzers.Inventory{}
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Fatal(act.Err)
		}
		found[act.Package.PkgPath] = act.Result.(*analyzers.Inventory)
	}
	return found
}

// TestInventoryOfCalls compares the calls of a program with the comments
// "out: CALLER WAY CALLED DATA" on their lines; those of its own functions, which
// are named once, stand on the line of the caller.
func TestInventoryOfCalls(t *testing.T) {
	dir := extract(t, filepath.Join("testdata", "inventory", "calls.txtar"))
	inv := inventories(t, dir)["m/study"]
	var got, want []string
	for _, c := range inv.Calls {
		says := c.Func + " " + c.Out + " " + c.Into
		if c.Out == "" {
			says = c.Func + " calls " + c.Into
		}
		for _, d := range c.Data {
			says += " " + d.Data
		}
		got = append(got, says)
		if (c.Method != "") != (c.Into == "(study.Store).Put") {
			t.Errorf("%s: method %q", says, c.Method)
		}
		if c.Out != "" && c.At.Line == 0 {
			t.Errorf("%s: no place", says)
		}
	}
	data, err := os.ReadFile(filepath.Join(dir, "study", "study.go"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if _, says, ok := strings.Cut(strings.TrimSpace(line), "// out: "); ok {
			want = append(want, strings.Split(says, "; ")...)
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	j := slices.IndexFunc(inv.Calls, func(c analyzers.Call) bool { return c.Method != "" })
	if want := []analyzers.Method{{Name: "(study.File).Put", Key: inv.Calls[j].Method}}; !slices.Equal(inv.Methods, want) {
		t.Errorf("methods %q, want %q", inv.Methods, want)
	}
	i := slices.IndexFunc(inv.Functions, func(h analyzers.Handling) bool { return h.Name == "study.Size" })
	if i < 0 || len(inv.Functions[i].Touches) != 1 || !slices.Equal(inv.Functions[i].Touches[0].How, []string{analyzers.Receives}) {
		t.Errorf("a function that counts what it is given is not among %+v", inv.Functions)
	}
}

// TestNamesOfSource looks for names that SSA makes up in what the inventory
// tells of literals and of methods taken as values.
func TestNamesOfSource(t *testing.T) {
	inv := inventories(t, extract(t, filepath.Join("testdata", "inventory", "literals.txtar")))
	var got []string
	for _, c := range inv["m/care"].Crossings {
		says := c.Func + " to " + c.Into + " serving " + strings.Join(c.Serves, " ")
		for _, s := range c.Route {
			says += "; " + s.Func + " " + s.Does
		}
		got = append(got, says)
	}
	if all := strings.Join(got, "\n"); len(got) != 4 || strings.Contains(all, "$") {
		t.Errorf("got\n%s", all)
	}
	for _, want := range []string{"calls care.Round, function literal on line 18", "serving direct-care", "(care.Ward).See, taken as a value calls (care.Ward).See"} {
		if !strings.Contains(strings.Join(got, "\n"), want) {
			t.Errorf("no %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
}

// TestInventoryOfLeaving holds what the engine followed out of a program against
// the comments "leaves: DATA by FUNCTION for PURPOSE to OUTLET LINE" on the lines
// where data meets what leads there.
func TestInventoryOfLeaving(t *testing.T) {
	dir := extract(t, filepath.Join("testdata", "inventory", "leaving.txtar"))
	var got []string
	for _, inv := range inventories(t, dir) {
		for _, l := range inv.Leaving {
			for _, i := range l.Items {
				serves := strings.Join(l.Serves, " ")
				if l.Serves == nil {
					serves = "nothing"
				}
				got = append(got, fmt.Sprintf("%s:%d %s by %s for %s to %s %s", filepath.Base(l.At.Filename), l.At.Line, i.Data, l.By, serves, l.Into, filepath.Base(l.Line)))
			}
		}
	}
	if want := commented(t, dir, "leaves: "); !slices.Equal(slices.Sorted(slices.Values(got)), want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
