// Package warehouse stands for somebody else's warehouse client. It has no directive.
package warehouse

var rows []any

// Insert adds a row.
func Insert(table string, row any) error {
	rows = append(rows, row)
	return nil
}

// Version is the version of the client.
func Version(of string) string { return of + "/1" }
