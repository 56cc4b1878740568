package propose

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/load"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/project"
)

// offline keeps the go command from the network, private modules included.
var offline = [...]string{"GOPROXY=off", "GONOPROXY=none", "GOTOOLCHAIN=local"}

// place is the module or workspace to look at.
type place struct {
	root, file, pattern string
	env                 []string
}

// source is a package of the module.
type source struct {
	path, module string
	files        []string // absolute
}

// locate finds the root of the module or workspace, and makes sure that no
// configuration is in effect there.
func locate(ctx context.Context, o Options) (*place, error) {
	env := o.Env
	if env == nil {
		env = os.Environ()
	}
	env = append(slices.Clip(env), offline[:]...)
	if _, err := exec.LookPath("go"); err != nil {
		return nil, load.ErrNoGo
	}
	goEnv, err := load.Environment(ctx, load.Query{Dir: o.Dir, Env: env})
	if err != nil {
		return nil, err
	}
	root, pattern := rootOf(o.Dir, goEnv)
	if root == "" {
		return nil, fmt.Errorf("%s: no go.mod in this folder or one above", o.Dir)
	}
	switch at, err := project.Find(root, o.Config); {
	case err != nil:
		return nil, err
	case at != "":
		return nil, fmt.Errorf("%s is there already, and is not overwritten; move it away to get a new proposal", at)
	}
	return &place{root, filepath.Join(root, annotations.ConfigName), pattern, env}, nil
}

// rootOf returns the folder that lawful.yaml belongs into, "" when there is
// none, and the pattern for the packages below it: the workspace when dir is
// its folder or in no module, else the module.
func rootOf(dir string, env load.GoEnv) (root, pattern string) {
	module := ""
	if env.GOMOD != "" && env.GOMOD != os.DevNull {
		module = filepath.Dir(env.GOMOD)
	}
	if env.GOWORK != "" && env.GOWORK != "off" {
		if space := filepath.Dir(env.GOWORK); module == "" || sameFolder(space, dir) && !sameFolder(space, module) {
			return space, "work"
		} else if sameFolder(space, module) {
			return module, "work"
		}
	}
	return module, "./..."
}

func sameFolder(a, b string) bool {
	x, errA := os.Stat(a)
	y, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(x, y)
}

// list asks the go command for the packages, in the order of their paths. Faults
// of packages are no matter: their files are read all the same.
func (p *place) list(ctx context.Context) ([]*source, error) {
	found, err := packages.Load(&packages.Config{
		Context: ctx, Dir: p.root, Env: p.env, Mode: packages.NeedName | packages.NeedFiles | packages.NeedModule,
	}, p.pattern)
	if err != nil {
		if _, words, ok := strings.Cut(err.Error(), ": stderr: "); ok {
			err = errors.New(words) // those of the go command alone
		}
		return nil, err
	}
	var list []*source
	for _, pkg := range found {
		if len(pkg.GoFiles) == 0 || pkg.Module != nil && !pkg.Module.Main {
			continue
		}
		s := &source{path: pkg.PkgPath, files: slices.Sorted(slices.Values(pkg.GoFiles))}
		if pkg.Module != nil {
			s.module = pkg.Module.Path
		}
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b *source) int { return cmp.Compare(a.path, b.path) })
	return list, nil
}
