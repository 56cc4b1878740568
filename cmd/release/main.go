package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// published are the platforms of a release.
const published = "linux/amd64,linux/arm64,darwin/amd64,darwin/arm64,windows/amd64"

func main() {
	out := flag.String("o", "dist", "write into `dir`, which must not be there or empty")
	from := flag.String("from", filepath.Join("..", ".."), "the checkout of lawful in `dir`")
	platforms := flag.String("platforms", published, "build for these, as `GOOS/GOARCH`, separated by commas")
	flag.Parse()
	if err := release(*from, *out, strings.Split(*platforms, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// release writes all files of a release into out.
func release(from, out string, platforms []string) error {
	if err := unchanged(from); err != nil {
		return err
	}
	out, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	if entries, err := os.ReadDir(out); err == nil && len(entries) > 0 {
		return fmt.Errorf("-o %s: not empty", out)
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	for _, platform := range platforms {
		file, err := build(from, out, platform)
		if err == nil {
			err = writeBill(file)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", platform, err)
		}
	}
	return writeSums(out)
}

// unchanged fails unless the checkout is what its commit says.
func unchanged(from string) error {
	said, err := exec.Command("git", "-C", from, "status", "--porcelain").Output()
	if err != nil {
		return fmt.Errorf("-from %s: git status: %w", from, err)
	}
	if len(said) > 0 {
		return fmt.Errorf("-from %s: has changes that are in no commit:\n%s", from, said)
	}
	return nil
}

// build makes the executable for a platform and returns its path.
func build(from, out, platform string) (string, error) {
	system, arch, ok := strings.Cut(platform, "/")
	if !ok {
		return "", errors.New("expected GOOS/GOARCH")
	}
	file := filepath.Join(out, "lawful_"+system+"_"+arch)
	if system == "windows" {
		file += ".exe"
	}
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=true", "-o", file, "./cmd/lawful")
	cmd.Dir = from
	cmd.Env = append(os.Environ(),
		"GOOS="+system, "GOARCH="+arch, "CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off", "GOTOOLCHAIN=local",
		"GOEXPERIMENT=", "GOFIPS140=off", "GOAMD64=v1", "GOARM64=v8.0")
	if said, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, said)
	}
	return file, nil
}
