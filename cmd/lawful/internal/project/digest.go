package project

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/mod/modfile"
)

// Files returns the configuration files that a go command started in dir can
// make us read: that of dir, and those of the modules of the workspace around
// it. gowork is the value of GOWORK. A go.work that cannot be read is left to
// the go command to complain about.
func Files(dir, named, gowork string) ([]string, error) {
	dirs := append([]string{dir}, workspace(dir, gowork)...)
	var files []string
	for _, d := range dirs {
		file, err := Find(d, named)
		if err != nil {
			return nil, err
		}
		if file != "" {
			files = append(files, file)
		}
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

// Root is the folder of the workspace around dir, or else of its module, or dir
// itself.
func Root(dir, gowork string) string {
	if file := workFile(dir, gowork); file != "" {
		return filepath.Dir(file)
	}
	if root := upward(dir, "go.mod"); root != "" {
		return root
	}
	return dir
}

// Digest writes the contents of files into h, and where they are seen from root:
// another checkout gives the same. A file that cannot be read is an error.
func Digest(h hash.Hash, root string, files []string) error {
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return fmt.Errorf("%s:1:1: %v", file, Reason(err))
		}
		name := file
		if rel, err := filepath.Rel(root, file); err == nil {
			name = rel
		}
		fmt.Fprintf(h, "%q %x\n", filepath.ToSlash(name), sha256.Sum256(data))
	}
	return nil
}

// Reason is the cause of a file error without operation and path, for
// messages that name the file themselves.
func Reason(err error) error {
	if e, ok := err.(*os.PathError); ok {
		return e.Err
	}
	return err
}

// workspace returns the folders of the modules that the workspace around dir
// uses.
func workspace(dir, gowork string) []string {
	file := workFile(dir, gowork)
	if file == "" {
		return nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	work, err := modfile.ParseWork(file, data, nil)
	if err != nil {
		return nil
	}
	var dirs []string
	for _, use := range work.Use {
		d := filepath.FromSlash(use.Path)
		if !filepath.IsAbs(d) {
			d = filepath.Join(filepath.Dir(file), d)
		}
		dirs = append(dirs, d)
	}
	return dirs
}

// workFile finds the go.work in effect, as the go command does.
func workFile(dir, gowork string) string {
	switch gowork {
	case "off":
		return ""
	case "":
	default:
		return gowork
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	return join(upward(dir, "go.work"), "go.work")
}
