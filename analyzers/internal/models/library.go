package models

import (
	"embed"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

//go:embed std modules
var files embed.FS

// Memos of what files holds; nothing can change what they answer.
var (
	standard = New(files, "std")
	modules  = New(files, "modules")
)

// Standard returns the models of the standard library.
func Standard() *Library { return standard }

// Modules returns the models of packages of published modules. A file speaks of
// the package at every major version, unless there is one for just that version.
func Modules() *Library { return modules }

// Lookup returns the model of a function or method, named as
// [types.Func.FullName] prints it (type arguments and parameters do not matter),
// or the default of its type; ok is false if there is neither. The first call
// for a package reads that package's file, which takes less than a millisecond.
// It may be called concurrently. Callers must not change the model.
func Lookup(symbol string) (m *Model, ok bool) {
	if inModule(symbol) {
		return modules.Lookup(symbol)
	}
	return standard.Lookup(symbol)
}

// IsFound reports whether values of the named type, or what a pointer to it refers
// to, are what a database or the like has found: they hold nothing of what the
// call that returned them was given.
func IsFound(typeName string) bool {
	m, ok := Lookup(typeName)
	return ok && m.Effects[0].Kind == Found
}

// inModule reports whether a symbol or import path begins as those of published
// modules do: with a host, which has a dot.
func inModule(name string) bool {
	first, _, ok := strings.Cut(strings.TrimLeft(name, "(*"), "/")
	return ok && strings.Contains(first, ".")
}

// Library reads models from files and keeps what it has read.
type Library struct {
	files fs.FS
	dir   string
	index func() map[string]bool // the paths that have a file
	read  sync.Map               // import path to *pkg
}

// New returns a library of a folder of files. Nothing is read yet.
func New(files fs.FS, dir string) *Library {
	l := &Library{files: files, dir: dir}
	l.index = sync.OnceValue(func() map[string]bool {
		paths, _ := l.Packages() // whoever asks for all hears of the error
		index := make(map[string]bool, len(paths))
		for _, p := range paths {
			index[p] = true
		}
		return index
	})
	return l
}

// Describes reports whether there are models of the package.
func (l *Library) Describes(path string) bool { return l.index()[path] }

// All returns every model, sorted by package path and then in the order of the
// file, and the errors of all files.
func (l *Library) All() ([]*Model, error) {
	paths, err := l.Packages()
	if err != nil {
		return nil, err
	}
	var all []*Model
	var errs []error
	for _, p := range paths {
		ms, err := l.Package(p)
		all = append(all, ms...)
		errs = append(errs, err)
	}
	return all, errors.Join(errs...)
}

// pkg is the models of one package.
type pkg struct {
	path     string // of its file
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
	if p.path != "" && p.path != path { // the file is for every major version
		symbol = strings.Replace(symbol, path, p.path, 1)
		typ = strings.Replace(typ, path, p.path, 1)
	}
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
	err := fs.WalkDir(l.files, l.dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			paths = append(paths, strings.TrimSuffix(strings.TrimPrefix(name, l.dir+"/"), ".txt"))
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
		path, found := l.Find(importPath)
		if !found {
			return &pkg{}
		}
		v, _ = l.read.LoadOrStore(importPath, &pkg{path: path})
	}
	p := v.(*pkg)
	p.once.Do(func() { p.parse(l.files, l.fileOf(p.path)) })
	return p
}

// Find returns the path under which the package has a file: its own, or that
// without a major version.
func (l *Library) Find(importPath string) (path string, ok bool) {
	paths := []string{importPath}
	if inModule(importPath) {
		paths = append(paths, unversioned(importPath))
	}
	for _, path := range paths {
		if l.index()[path] {
			return path, true
		}
	}
	return "", false
}

func (l *Library) fileOf(path string) string { return l.dir + "/" + path + ".txt" }

// unversioned is the import path without its major version: "a.b/c/d" for
// "a.b/c/v2/d".
func unversioned(importPath string) string {
	start := 0
	for end := range len(importPath) + 1 {
		if end < len(importPath) && importPath[end] != '/' {
			continue
		}
		if start > 0 && isMajor(importPath[start:end]) {
			return importPath[:start-1] + importPath[end:]
		}
		start = end + 1
	}
	return importPath
}

// isMajor reports whether a path element is a major version: v2 and up.
func isMajor(element string) bool {
	digits, ok := strings.CutPrefix(element, "v")
	return ok && digits != "" && digits != "1" && digits[0] != '0' && strings.Trim(digits, "0123456789") == ""
}

func (p *pkg) parse(files fs.FS, name string) {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		p.err = err
		return
	}
	importPath := p.path
	if importPath == builtin {
		importPath = ""
	}
	models, errs := Parse(importPath, p.path+".txt", string(text))
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
