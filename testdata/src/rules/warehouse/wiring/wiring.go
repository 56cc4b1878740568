// Package wiring opens connections and hands them to others.
package wiring

import (
	"database/sql"

	"care/ward"
	"rules/warehouse/lake"
	"rules/warehouse/store"
)

func wire(dsn string) {
	facts, records := lake.Open(dsn)
	store.New(facts).Put(ward.Load("1")) // want "uncovered-crossing/warning: a connection that serves secondary-use is handed over here, and store.Stays.Put, which takes patient data Patient, declares no purpose"
	store.New(records)                   // silent
	store.NewFacts(facts)                // silent
	store.NewClean(facts)                // silent
	_ = &store.Stays{DB: facts}          // want "uncovered-crossing/warning: "
	_ = &store.Stays{DB: records}        // silent
	p := ward.Load("1")
	store.Write(facts, &p) // want "uncovered-crossing/warning: .*store.Write"
	//lawful:allow uncovered-crossing "the loader serves planning, which the register covers"
	store.Write(facts, &p) // silent
	db, _ := sql.Open("sqlite", dsn)
	store.Write(db, &p) // silent
}
