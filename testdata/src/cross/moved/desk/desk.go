// Package desk asks the first of its tables of answers.
package desk

import (
	"care/research"
	"care/ward"
)

// Answer is how one question is answered.
type Answer struct{ Give func() string }

func site() string { return "here" }

func name() string { return ward.Load("1").Name }

// Of each table only the first is asked.
var (
	Set    = []*Answer{{Give: site}, {Give: name}}
	Copied = []*Answer{{Give: site}, {Give: name}}
	Field  = []*Answer{{Give: site}, {Give: name}}
	Again  = []*Answer{{Give: site}, {Give: name}}
	Plain  = []func() string{site, name}
	Other  = []*Answer{{Give: site}, {Give: name}}
	Back   = []*Answer{{Give: site}, {Give: name}}
)

func AskSet()    { research.Note(Set[0].Give()) }
func AskCopied() { research.Note(Copied[0].Give()) }
func AskField()  { research.Note(Field[0].Give()) }
func AskAgain()  { research.Note(Again[0].Give()) }
func AskPlain()  { research.Note(Plain[0]()) }
func AskOther()  { research.Note(Other[0].Give()) }
func AskBack()   { research.Note(Back[0].Give()) }
