//go:build !unix

package main

import (
	"errors"
	"os"
	"os/exec"
)

// become runs the program on the same pipes and returns its exit code.
func become(file string, args, env []string) (int, error) {
	cmd := exec.Command(file, args...)
	cmd.Env = env
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode(), nil
	}
	return exitFailed, err
}
