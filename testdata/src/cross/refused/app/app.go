// Package app opens the desk.
package app

import (
	"net/http"

	"cross/refused/desk"
	"cross/refused/keep"
)

func serve() {
	d := desk.New(&keep.Memory{})  // want "research"
	http.HandleFunc("/a", d.Admit) // silent
	http.HandleFunc("/b", d.Admit) // silent
	q := desk.New(&keep.Quiet{})   // silent
	http.HandleFunc("/c", q.Admit) // silent
}
