// Package app says who gets what.
package app

import (
	"cross/constrained/desk"
	"cross/constrained/study"
)

func run() {
	desk.Run(&study.Study{}, "1")      // want "research"
	desk.RunPlain(&study.Study{}, "1") // want "research"
	desk.Run(&study.Board{}, "1")      // silent
	desk.RunPlain(&study.Board{}, "1") // silent
	desk.RunSite(&study.Study{}, "1")  // silent
}

func literal() { desk.New(&study.Study{}).Find("1") } // want "research"

func method() { desk.NewMethod(&study.Study{}).Find("1") } // want "research"

func through() { desk.NewThrough(&study.Study{}).Find("1") } // want "research"

func board() {
	desk.New(&study.Board{}).Find("1")        // silent
	desk.NewMethod(&study.Board{}).Find("1")  // silent
	desk.NewThrough(&study.Board{}).Find("1") // silent
	desk.NewMethod(&study.Study{}).Count()    // silent
}
