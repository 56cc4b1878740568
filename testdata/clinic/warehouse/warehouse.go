// Package warehouse writes extracts for the planners of the regional data
// warehouse. Its purpose is declared in lawful.yaml, together with that of
// the Parquet library.
package warehouse

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/parquet-go/parquet-go"
)

// Landing is the folder in which the warehouse picks up extracts.
type Landing struct {
	dir string
}

// NewLanding returns the landing folder at dir, which is created if need be.
func NewLanding(dir string) (*Landing, error) {
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return nil, fmt.Errorf("creating landing folder: %w", err)
	}
	return &Landing{dir: dir}, nil
}

// Path returns where the extract of the given name lies.
func (l *Landing) Path(name string) string { return filepath.Join(l.dir, name+".parquet") }

// Write writes one extract in a single file, replacing an older one of the
// same name. T is a struct with parquet tags.
func Write[T any](l *Landing, name string, rows []T) error {
	if err := parquet.WriteFile(l.Path(name), rows); err != nil {
		return fmt.Errorf("writing extract: %w", err)
	}
	return nil
}
