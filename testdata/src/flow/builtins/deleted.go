package builtins

import (
	"care/research"
	"care/ward"
)

// A key that is deleted holds nothing, until it is set again.

func deleted(other string) {
	m := map[string]string{"name": ward.Load("1").Name, "code": ward.Load("1").Postcode}
	delete(m, "name")
	research.Note(m["name"]) // silent
	research.Note(m["code"]) // want "research"
	delete(m, other)
	research.Note(m["code"]) // want "research"
	m["name"] = ward.Load("1").Name
	research.Note(m["name"]) // want "research"
	delete(m, "name")
	m[other] = ward.Load("1").Name
	research.Note(m["name"]) // want "research"
}

func deletedAll() {
	m := map[string]string{"name": ward.Load("1").Name}
	delete(m, "name")
	for _, v := range m {
		research.Note(v) // silent
	}
}

func deletedSometimes(c bool) {
	m := map[string]string{"name": ward.Load("1").Name}
	if c {
		delete(m, "name")
	}
	research.Note(m["name"]) // want "research"
	if c {
		delete(m, "name")
	} else {
		delete(m, "name")
	}
	research.Note(m["name"]) // silent
}

func deletedInOne(c bool) {
	m, n := map[string]string{"name": ward.Load("1").Name}, map[string]string{"name": ward.Load("1").Name}
	one := m
	if c {
		one = n
	}
	delete(one, "name")
	research.Note(m["name"]) // want "research"
}

func drop(m map[string]string)               { delete(m, "name") }
func dropKey(m map[string]string, k string)  { delete(m, k) }
func dropOf(ms map[string]map[string]string) { delete(ms["a"], "name") }
func dropLater(m map[string]string)          { defer delete(m, "name") }
func dropGo(m map[string]string)             { go delete(m, "name") }

func deletedByCallee() {
	m, n := map[string]string{"name": ward.Load("1").Name}, map[string]string{"name": ward.Load("1").Name}
	drop(m)
	dropKey(n, "code")
	research.Note(m["name"]) // silent
	research.Note(n["name"]) // want "research"
	n["name"] = ward.Load("1").Name
	dropOf(map[string]map[string]string{"b": n})
	research.Note(n["name"]) // want "research"
	dropLater(n)
	research.Note(n["name"]) // silent
	n["name"] = ward.Load("1").Name
	dropGo(n)
	research.Note(n["name"]) // want "research"
}

func deletedByNumber() {
	m := map[int]string{1: ward.Load("1").Name, 2: ward.Load("1").Name}
	delete(m, 1)
	research.Note(m[1]) // silent
	research.Note(m[2]) // want "research"
}

func keys() {
	m := map[string]bool{ward.Load("1").Name: true}
	delete(m, "x")
	for k := range m {
		research.Note(k) // want "research"
	}
}
