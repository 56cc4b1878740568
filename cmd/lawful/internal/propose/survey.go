package propose

import (
	"cmp"
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/lawful-lint/lawful/annotations"
)

// Options says where to look.
type Options struct {
	// Dir is a folder of the module.
	Dir string
	// Env is the environment of the go command; nil means the process's own.
	// The network is shut off whatever it says.
	Env []string
	// Config is the value of LAWFUL_CONFIG.
	Config string
	// Known returns what the shipped catalogue says of the package with an
	// import path, as a slice of its own. A nil Known knows none.
	Known func(path string) []*annotations.Entry
	// Progress, if not nil, is told how many of the packages have been read.
	Progress func(done, total int)
}

// Survey is what the source of a module suggests. Its lists are in order: by
// pattern, or by path.
type Survey struct {
	// Root is the folder of the module or workspace, File the lawful.yaml in it.
	Root, File string
	// Packages is how many packages were read, Skipped the files that could not
	// be parsed, relative to Root.
	Packages int
	Skipped  []string

	Types     []Suggestion // candidate patient types and their carve-outs
	Purposes  []Suggestion // packages whose names suggest a purpose
	Functions []Suggestion // de-identification and checks
	Outside   []Outside    // packages that the catalogue knows
	Guesses   []Suggestion // packages from elsewhere that it does not know

	// Marked counts the declarations that carry a directive already, by the
	// name of the directive.
	Marked map[string]int
}

// Suggestion is one item that code: of lawful.yaml could have.
type Suggestion struct {
	Match string // the pattern
	Says  string // the keys beside it, as YAML
	Where string // file:line, relative to the root; "" for packages
	Why   string // what suggests it
	// Purpose is the canonical id when it suggests one.
	Purpose string
}

// Outside is a package that is not of the module, the module imports, and the
// shipped catalogue knows.
type Outside struct {
	Path     string
	Groups   []string // of the catalogue
	Purposes []string // canonical ids
	Where    string   // first import, and how many files more
}

// Look reads the source of the module that o.Dir lies in. It fails when there
// is no module, no go command, or a configuration already; the message says
// what to do.
func Look(ctx context.Context, o Options) (*Survey, error) {
	place, err := locate(ctx, o)
	if err != nil {
		return nil, err
	}
	pkgs, err := place.list(ctx)
	if err != nil {
		return nil, err
	}
	words, _ := loadSigns()
	l := &looker{survey: &Survey{Root: place.root, File: place.file, Marked: map[string]int{}}, signs: words,
		fset: token.NewFileSet(), imports: map[string]*use{}, own: map[string]bool{}, modules: map[string]bool{}}
	for i, p := range pkgs {
		l.pkg(p)
		if o.Progress != nil {
			o.Progress(i+1, len(pkgs))
		}
	}
	l.purposes(pkgs)
	l.outside(o.Known)
	l.sort()
	return l.survey, nil
}

// looker collects the survey.
type looker struct {
	survey  *Survey
	signs   *signs
	fset    *token.FileSet
	imports map[string]*use // by import path
	own     map[string]bool // packages that declare their purpose
	modules map[string]bool // that are looked at
}

// pkg looks at the files of one package.
func (l *looker) pkg(p *source) {
	l.survey.Packages++
	l.modules[p.module] = true
	for _, name := range p.files {
		file, err := parser.ParseFile(l.fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			l.survey.Skipped = append(l.survey.Skipped, l.relative(name))
		}
		if file == nil {
			continue
		}
		f := &fileLooker{looker: l, pkg: p.path, file: file, marked: l.marks(p.path, file), packages: map[string]string{}}
		f.imported(name)
		for _, d := range file.Decls {
			f.decl(d)
		}
		// Positions are spent; a large program's need not pile up.
		if tf := l.fset.File(file.FileStart); tf != nil {
			l.fset.RemoveFile(tf)
		}
	}
}

// marks returns the declarations of a file that carry directives, and counts
// them.
func (l *looker) marks(pkg string, file *ast.File) map[ast.Node]bool {
	directives, _ := annotations.Parse(l.fset, file, annotations.Default())
	marked := map[ast.Node]bool{}
	for _, d := range directives {
		l.survey.Marked[d.Name]++
		for _, n := range d.Target.Nodes {
			marked[n] = true
		}
		if d.Name == "purpose" && d.Target.Kind == annotations.OnPackage {
			l.own[pkg] = true
		}
	}
	return marked
}

// fileLooker looks at one file.
type fileLooker struct {
	*looker
	pkg      string
	file     *ast.File
	marked   map[ast.Node]bool
	packages map[string]string // import paths by the names they have here
}

func (f *fileLooker) decl(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		f.function(d)
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			if t, ok := spec.(*ast.TypeSpec); ok && t.Name.Name != "_" {
				f.typeSpec(t)
			}
		}
	}
}

// where is the place of a node as file:line, relative to the root.
func (f *fileLooker) where(n ast.Node) string {
	pos := f.fset.PositionFor(n.Pos(), false)
	return f.relative(pos.Filename) + ":" + strconv.Itoa(pos.Line)
}

// relative is a file's path from the root, with slashes, fit for a comment.
func (l *looker) relative(name string) string {
	if rel, err := filepath.Rel(l.survey.Root, name); err == nil {
		name = filepath.ToSlash(rel)
	}
	return printable(name)
}

// printable replaces what a comment of a YAML file cannot hold.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) || r == unicode.ReplacementChar {
			return '?'
		}
		return r
	}, s)
}

func (l *looker) sort() {
	byMatch := func(a, b Suggestion) int { return cmp.Or(cmp.Compare(a.Match, b.Match), cmp.Compare(a.Says, b.Says)) }
	same := func(a, b Suggestion) bool { return a.Match == b.Match }
	for _, list := range []*[]Suggestion{&l.survey.Types, &l.survey.Purposes, &l.survey.Functions, &l.survey.Guesses} {
		slices.SortStableFunc(*list, byMatch)
		// A file for each platform may declare the same thing.
		*list = slices.CompactFunc(*list, same)
	}
	slices.SortFunc(l.survey.Outside, func(a, b Outside) int { return cmp.Compare(a.Path, b.Path) })
	slices.Sort(l.survey.Skipped)
}

// Create writes a draft to a file that does not exist yet. One that does,
// a broken link by that name too, is an error and stays as it is.
func Create(file string, draft []byte) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(draft)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		// Half a draft would stand in the way of the next try.
		_ = os.Remove(file)
	}
	return err
}
