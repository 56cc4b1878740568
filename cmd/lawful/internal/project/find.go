package project

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/lawful-lint/lawful/annotations"
)

// EnvVar is the environment variable that names another configuration file.
const EnvVar = "LAWFUL_CONFIG"

// Find returns the configuration file for code in dir, "" when there is none.
// named is the value of [EnvVar]; a file that it names has to exist, and its
// path has to be absolute, since go vet runs its tool in many folders.
func Find(dir, named string) (string, error) {
	if named != "" {
		return findNamed(named)
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	root := upward(dir, "go.mod")
	if root == "" {
		return join(upward(dir, annotations.ConfigName), annotations.ConfigName), nil
	}
	if at := upward(dir, annotations.ConfigName); len(at) > len(root) {
		return "", fmt.Errorf("%s:1:1: %s in a folder of the module is not read; expected it beside go.mod: %s",
			filepath.Join(at, annotations.ConfigName), annotations.ConfigName, filepath.Join(root, annotations.ConfigName))
	}
	return join(upward(root, annotations.ConfigName), annotations.ConfigName), nil
}

// upward returns the nearest folder that holds name, from dir (clean and
// absolute) to the root of the file system, "" when there is none.
func upward(dir, name string) string {
	for {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

func join(dir, name string) string {
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, name)
}

func findNamed(named string) (string, error) {
	if !filepath.IsAbs(named) {
		return "", fmt.Errorf("%s=%s: expected an absolute path", EnvVar, named)
	}
	if _, err := os.Stat(named); err != nil {
		return "", fmt.Errorf("%s=%s: no such file", EnvVar, named)
	}
	return filepath.Clean(named), nil
}
