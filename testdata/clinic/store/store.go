// Package store keeps the clinic's records in SQLite. It serves every part of
// the clinic and so declares no purpose of its own: what a caller may do with
// a record depends on the caller.
package store

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"time"

	_ "github.com/ncruces/go-sqlite3/driver" // registers the driver "sqlite3"
	_ "github.com/ncruces/go-sqlite3/embed"
)

//go:embed schema.sql
var schema string

// Errors that callers are expected to tell apart.
var (
	ErrNotFound = errors.New("no such record")
	ErrStale    = errors.New("the record was changed by somebody else")
)

// Store is a database of clinical records. It is safe for concurrent use.
type Store struct {
	db *sql.DB
}

// Open opens the database file at path and creates the tables that it lacks.
// An empty path is a private database in memory.
func Open(ctx context.Context, path string) (*Store, error) {
	dsn := "file:" + path
	if path == "" {
		dsn = ":memory:"
	}
	db, err := sql.Open("sqlite3", dsn)
	if err != nil {
		return nil, fmt.Errorf("opening store: %w", err)
	}
	// A database in memory belongs to one connection.
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, schema); err != nil {
		return nil, errors.Join(fmt.Errorf("creating tables: %w", err), db.Close())
	}
	return &Store{db: db}, nil
}

// Close releases the database.
func (s *Store) Close() error { return s.db.Close() }

// scanner is what *sql.Row and *sql.Rows have in common.
type scanner interface {
	Scan(dest ...any) error
}

// collect reads all rows with scan and closes them.
func collect[T any](rows *sql.Rows, scan func(scanner) (T, error)) ([]T, error) {
	defer rows.Close()
	var all []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

func notFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}

// Times are stored as Unix seconds, 0 for the zero time.

func toUnix(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

func fromUnix(s int64) time.Time {
	if s == 0 {
		return time.Time{}
	}
	return time.Unix(s, 0).UTC()
}
