package plugin

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"

	"github.com/lawful-lint/lawful/annotations"
)

// configVar is the environment variable that names another configuration file.
const configVar = "LAWFUL_CONFIG"

// find returns the configuration file for a run started in dir: the one that
// the settings name, else the environment, else the nearest one at or above
// the root of dir's module; "" when there is none.
func find(dir, setting, env string) (string, error) {
	switch {
	case setting != "":
		if !filepath.IsAbs(setting) {
			setting = filepath.Join(dir, setting)
		}
		return named("config", setting)
	case env != "":
		if !filepath.IsAbs(env) {
			return "", fmt.Errorf("%s=%s: expected an absolute path", configVar, env)
		}
		return named(configVar, env)
	}
	root := upward(dir, "go.mod")
	if root == "" {
		root = dir
	}
	if at := upward(root, annotations.ConfigName); at != "" {
		return filepath.Join(at, annotations.ConfigName), nil
	}
	return "", nil
}

func named(by, file string) (string, error) {
	if info, err := os.Stat(file); err != nil || info.IsDir() {
		return "", fmt.Errorf("%s: %s: no such file", by, file)
	}
	return file, nil
}

// upward returns the nearest folder that holds name, from dir to the root of
// the file system, "" when there is none.
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

// digest is a short hash of the file's content, fit for a name; "none" for no
// file.
func digest(file string) (string, error) {
	if file == "" {
		return "none", nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", sha256.Sum256(data))[:16], nil
}
