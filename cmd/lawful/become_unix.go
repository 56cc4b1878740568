//go:build unix

package main

import "syscall"

// become replaces this process by the program, so that signals and the
// editor's pipes go to it alone. It returns only with an error.
func become(file string, args, env []string) (int, error) {
	return exitFailed, syscall.Exec(file, append([]string{file}, args...), env)
}
