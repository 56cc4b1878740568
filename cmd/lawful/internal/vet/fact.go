package vet

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
)

// A fact is written behind its checksum. The go command keeps it, and looks at
// no more than its length before it hands it out again; the engine goes on
// without what it cannot read of a fact, and would lose the findings that
// depend on it.

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// writeFact writes the fact of the package; nil is an empty file.
func (c *config) writeFact(data []byte) error {
	if c.VetxOutput == "" {
		return nil
	}
	if len(data) > 0 {
		data = append(binary.LittleEndian.AppendUint32(nil, crc32.Checksum(data, castagnoli)), data...)
	}
	return os.WriteFile(c.VetxOutput, data, 0o666)
}

// facts reads the facts of imports when they are asked for. Nothing is kept: an import
// of many imports has a megabyte, which is asked for once and of which little is used.
type facts struct {
	config *config
	err    error // the first fact that is damaged or cannot be read
}

// of is the fact of an import, nil when it has none. go vet gives no file for a
// package that failed, and says so itself.
func (f *facts) of(path string) []byte {
	file := f.config.PackageVetx[path]
	if file == "" {
		return nil
	}
	data, err := readFact(file)
	if err != nil && f.err == nil {
		f.err = fmt.Errorf("lawful: %s was not checked: what the go command's cache holds of its import %s cannot be read (%v); go clean -cache empties it",
			f.config.ImportPath, path, err)
	}
	return data
}

func readFact(file string) ([]byte, error) {
	data, err := os.ReadFile(file)
	if err != nil || len(data) == 0 {
		return nil, err
	}
	if len(data) < 4 || binary.LittleEndian.Uint32(data) != crc32.Checksum(data[4:], castagnoli) {
		return nil, fmt.Errorf("%s is damaged", file)
	}
	return data[4:], nil
}
