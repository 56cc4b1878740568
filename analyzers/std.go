package analyzers

import (
	"go/build"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	"github.com/lawful-lint/lawful/analyzers/internal/models"
)

// isStd reports whether the import path belongs to the standard library: it is
// recognised by where it lies, not by a list, so that a new Go release needs
// none.
var isStd = func() func(path string) bool {
	var known sync.Map
	installation := sync.OnceValue(func() string { return goroot(build.Default.GOROOT) })
	return func(path string) bool {
		if is, ok := known.Load(path); ok {
			return is.(bool)
		}
		is := liesIn(installation, path)
		known.Store(path, is)
		return is
	}
}()

// liesIn reports whether the Go installation holds the package. The
// installation is only looked for when the path may be of the standard library:
// most modules have a dot in their first element, but none needs one.
func liesIn(installation func() string, path string) bool {
	first, _, _ := strings.Cut(path, "/")
	if strings.Contains(first, ".") {
		return false
	}
	root := installation()
	if root == "" {
		return models.Standard().Describes(path) // what nothing is known of is looked at
	}
	info, err := os.Stat(filepath.Join(root, "src", filepath.FromSlash(path)))
	return err == nil && info.IsDir()
}

// goroot is the folder of the Go installation: the one that this program knows
// of, if it is there, else the one that the go command tells, since a program
// may have been built on another machine or with -trimpath; "" when there is
// none at hand.
func goroot(known string) string {
	if holdsSource(known) {
		return known
	}
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if told := strings.TrimSpace(string(out)); err == nil && holdsSource(told) {
		return told
	}
	return ""
}

func holdsSource(root string) bool {
	_, err := os.Stat(filepath.Join(root, "src", "runtime"))
	return root != "" && err == nil
}
