package analyzers

import (
	"go/build"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// isStd reports whether the import path belongs to the standard library: it is
// recognised by where it lies, not by a list, so that a new Go release needs
// none.
var isStd = func() func(path string) bool {
	var known sync.Map
	return func(path string) bool {
		if is, ok := known.Load(path); ok {
			return is.(bool)
		}
		is := liesInGoroot(path)
		known.Store(path, is)
		return is
	}
}()

func liesInGoroot(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	if strings.Contains(first, ".") {
		return false
	}
	src := filepath.Join(build.Default.GOROOT, "src")
	if _, err := os.Stat(src); err != nil {
		return first != "" // no installation at hand: std has no dots, modules do
	}
	info, err := os.Stat(filepath.Join(src, filepath.FromSlash(path)))
	return err == nil && info.IsDir()
}
