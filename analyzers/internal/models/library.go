package models

import (
	"embed"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// std is the models of the standard library.
//
//go:embed std
var std embed.FS

// standard is a memo of what std holds; nothing can change what it answers.
var standard = New(std)

// Lookup returns the model of a function or method of the standard library,
// named as [types.Func.FullName] prints it (type arguments and parameters do
// not matter), or the default of its type; ok is false if there is neither.
// The first call for a package reads that package's file, which takes less
// than a millisecond. It may be called concurrently. Callers must not change
// the model.
func Lookup(symbol string) (m *Model, ok bool) { return standard.Lookup(symbol) }

// All returns every model of the standard library, sorted by package path and
// then in the order of the file, and the errors of all files.
func All() ([]*Model, error) {
	paths, err := standard.Packages()
	if err != nil {
		return nil, err
	}
	var all []*Model
	var errs []error
	for _, p := range paths {
		ms, err := standard.Package(p)
		all = append(all, ms...)
		errs = append(errs, err)
	}
	return all, errors.Join(errs...)
}

// Library reads models from files and keeps what it has read.
type Library struct {
	files fs.FS
	read  sync.Map // import path to *pkg
}

// New returns a library of the folder std of files. Nothing is read yet.
func New(files fs.FS) *Library { return &Library{files: files} }

// pkg is the models of one package.
type pkg struct {
	once     sync.Once
	models   []*Model
	symbols  map[string]*Model // without the defaults
	defaults map[string]*Model // by the type's qualified name
	err      error
}

// Lookup is [Lookup] on this library.
func (l *Library) Lookup(symbol string) (*Model, bool) {
	symbol = stripTypeParameters(symbol)
	path, typ := split(symbol)
	p := l.load(path)
	if m, ok := p.symbols[symbol]; ok {
		return m, true
	}
	if typ == "" {
		return nil, false
	}
	m, ok := p.defaults[typ]
	return m, ok
}

// Package returns the models of a package in the order of its file. A package
// without a file has none. The error joins one [*SyntaxError] for each line
// that could not be read, and one for each symbol with two models.
func (l *Library) Package(path string) ([]*Model, error) {
	p := l.load(path)
	return p.models, p.err
}

// Packages returns the sorted paths of the packages that have a file.
func (l *Library) Packages() ([]string, error) {
	var paths []string
	err := fs.WalkDir(l.files, "std", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			paths = append(paths, strings.TrimSuffix(strings.TrimPrefix(name, "std/"), ".txt"))
		}
		return err
	})
	slices.Sort(paths)
	return paths, err
}

// load returns what is known of a package. It keeps nothing of packages that
// have no file, so that the memo is bounded by the library.
func (l *Library) load(importPath string) *pkg {
	v, ok := l.read.Load(importPath)
	if !ok {
		if _, err := fs.Stat(l.files, fileOf(importPath)); err != nil {
			return &pkg{}
		}
		v, _ = l.read.LoadOrStore(importPath, &pkg{})
	}
	p := v.(*pkg)
	p.once.Do(func() { p.parse(l.files, importPath) })
	return p
}

func fileOf(importPath string) string { return "std/" + importPath + ".txt" }

func (p *pkg) parse(files fs.FS, importPath string) {
	text, err := fs.ReadFile(files, fileOf(importPath))
	if err != nil {
		p.err = err
		return
	}
	file := importPath + ".txt"
	if importPath == builtin {
		importPath = ""
	}
	models, errs := Parse(importPath, file, string(text))
	p.models = models
	p.symbols = make(map[string]*Model, len(models))
	p.defaults = map[string]*Model{}
	for _, m := range models {
		index, key := p.symbols, m.Symbol
		if strings.HasSuffix(m.Symbol, ").*") {
			index = p.defaults
			_, key = split(m.Symbol)
		}
		if old, ok := index[key]; ok {
			errs = append(errs, errors.New(m.Pos+": "+m.Symbol+" has a model already, at "+old.Pos))
			continue
		}
		index[key] = m
	}
	p.err = errors.Join(errs...)
}

// builtin stands for the path of the predeclared types, which have none.
const builtin = "builtin"

// split returns the import path of a symbol, and for a method the qualified
// name of its type without the star.
func split(symbol string) (path, typ string) {
	name := symbol
	if strings.HasPrefix(symbol, "(") {
		end := strings.LastIndex(symbol, ").")
		if end < 0 {
			return "", ""
		}
		typ = strings.TrimPrefix(symbol[1:end], "*")
		name = typ
	}
	slash := strings.LastIndexByte(name, '/') + 1
	dot := strings.IndexByte(name[slash:], '.')
	if dot < 0 {
		return builtin, typ
	}
	return name[:slash+dot], typ
}

// stripTypeParameters removes "[...]" from a symbol.
func stripTypeParameters(symbol string) string {
	open := strings.IndexByte(symbol, '[')
	end := strings.LastIndexByte(symbol, ']')
	if open < 0 || end < open {
		return symbol
	}
	return symbol[:open] + symbol[end+1:]
}
