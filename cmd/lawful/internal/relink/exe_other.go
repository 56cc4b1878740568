//go:build !windows

package relink

const exe = ""
