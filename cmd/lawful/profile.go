package main

import (
	"errors"
	"flag"
	"os"
	"runtime"
	"runtime/pprof"
)

// profileFlags say where a run writes what it spent, for go tool pprof.
type profileFlags struct {
	cpu, mem string
}

func (f *profileFlags) define(fs *flag.FlagSet) {
	fs.StringVar(&f.cpu, "cpuprofile", "", "write a CPU profile to `file`")
	fs.StringVar(&f.mem, "memprofile", "", "write a profile of all allocations to `file`")
}

// start begins the profiles that are asked for. The function it returns ends
// them, and fails when a file could not be written.
func (f profileFlags) start() (end func() error, err error) {
	if f.cpu == "" {
		return f.writeMem, nil
	}
	file, err := os.Create(f.cpu)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return func() error {
		pprof.StopCPUProfile()
		return errors.Join(file.Close(), f.writeMem())
	}, nil
}

func (f profileFlags) writeMem() error {
	if f.mem == "" {
		return nil
	}
	file, err := os.Create(f.mem)
	if err != nil {
		return err
	}
	runtime.GC() // the profile tells of the last garbage collection
	return errors.Join(pprof.Lookup("allocs").WriteTo(file, 0), file.Close())
}
