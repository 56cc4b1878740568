package catalogue

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/lawful-lint/lawful/annotations"
)

//go:embed analytics errors export llm logging marketing ml models queue telemetry warehouse
var data embed.FS

// Load returns the entries that may be about any of these packages, of the
// groups that are not off in c: lawful.yaml's, or nil for the defaults. packages
// are import paths, of the package under analysis and of all that can be seen
// from it; their order does not matter. The group of an entry tells its level,
// by [annotations.Config.Level].
//
// The result is never nil without an error, and shares its entries with other
// results: they must not be changed. Files are parsed when first needed, once a
// process. The cost is in proportion to the number of packages and of entries
// returned. An error means that a shipped file is bad.
func Load(c *annotations.Config, packages []string) (*annotations.Config, error) {
	x := shipped()
	wanted := map[int]bool{}
	for _, p := range packages {
		x.about(p, wanted)
	}
	var files []*file
	for i, f := range x.files {
		if wanted[i] && c.Level(f.group) != annotations.LevelOff {
			files = append(files, f)
		}
	}
	return join(files)
}

// All returns the whole catalogue, whatever is switched off: a thousand entries
// and more, some ten milliseconds when first called. An error means that a
// shipped file is bad.
func All() (*annotations.Config, error) { return join(shipped().files) }

// file is one embedded file.
type file struct {
	name  string // below this package's folder
	group string
	root  string // the path with which its matches begin
	parse func() (*annotations.Config, error)
}

// index finds files by the path they are about.
type index struct {
	files  []*file // by name
	byRoot map[string][]int
}

var shipped = sync.OnceValue(func() *index { return newIndex(data) })

// newIndex lists the files of a catalogue. Names of another form are left out.
// Reading what is embedded does not fail.
func newIndex(fsys fs.FS) *index {
	x := &index{byRoot: map[string][]int{}}
	fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if f := newFile(fsys, name); f != nil {
			x.byRoot[f.root] = append(x.byRoot[f.root], len(x.files))
			x.files = append(x.files, f)
		}
		return nil
	})
	return x
}

// newFile reads GROUP/IMPORT/PATH.yaml; nil for any other name.
func newFile(fsys fs.FS, name string) *file {
	group, rest, ok := strings.Cut(name, "/")
	root, isYAML := strings.CutSuffix(rest, ".yaml")
	if !ok || !isYAML {
		return nil
	}
	return &file{name: name, group: group, root: root, parse: sync.OnceValues(func() (*annotations.Config, error) {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		return annotations.ParseCatalogue(path.Join("catalogue", name), text)
	})}
}

// about adds the files that have entries for the package with this path, or for
// packages beside it.
func (x *index) about(pkg string, wanted map[int]bool) {
	for _, form := range annotations.PathForms(pkg) {
		for {
			for _, i := range x.byRoot[form] {
				wanted[i] = true
			}
			slash := strings.LastIndexByte(form, '/')
			if slash < 0 {
				break
			}
			form = form[:slash]
		}
	}
}

// join makes one configuration of some files, an empty one of none.
func join(files []*file) (*annotations.Config, error) {
	configs := make([]*annotations.Config, 0, 1+len(files))
	configs = append(configs, &annotations.Config{Path: "catalogue", Profile: "gb-england", Vocabulary: annotations.Default()})
	for _, f := range files {
		c, err := f.parse()
		if err != nil {
			return nil, err
		}
		configs = append(configs, c)
	}
	all := annotations.Join(configs...)
	all.Code = slices.Clip(all.Code)
	return all, nil
}
