// Package lake opens the warehouse for others, who see connections only.
package lake

import "database/sql"

// Open returns the warehouse and, beside it, the ordinary database.
func Open(dsn string) (facts, records *sql.DB) {
	facts, _ = sql.Open("snowflake", dsn)
	records, _ = sql.Open("postgres", dsn)
	return facts, records
}

// Lake is the warehouse and what it is filled from.
type Lake struct {
	Facts   *sql.DB
	Records *sql.DB
	own     *sql.DB
}

// New opens both.
func New(dsn string) *Lake {
	facts, records := Open(dsn)
	return &Lake{Facts: facts, Records: records, own: facts}
}

// Conn is the connection to the warehouse.
func (l *Lake) Conn() *sql.DB { return l.own }

// Default is the warehouse of the process.
var Default, _ = sql.Open("bigquery", "default")

// Either may be the warehouse: nothing is said of it.
var Either *sql.DB

func choose(dsn string, old bool) {
	Either, _ = Open(dsn)
	if old {
		Either, _ = sql.Open("mysql", dsn)
	}
}
