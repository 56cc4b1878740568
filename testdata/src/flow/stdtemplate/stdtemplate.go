// Package stdtemplate: text/template and html/template.
package stdtemplate

import (
	"bytes"
	htmltemplate "html/template"
	"strings"
	"text/template"
	"text/template/parse"

	"care/model"
	"care/research"
	"care/ward"
)

var letter = template.Must(template.New("letter").Parse("Dear {{.Name}}"))

var page = htmltemplate.Must(htmltemplate.New("page").Parse("<b>{{.}}</b>"))

func executed() {
	var a, b bytes.Buffer
	letter.Execute(&a, ward.Load("1"))
	letter.Execute(&b, model.Practitioner{Name: "Dr Test"})
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
}

func htmlExecuted() {
	var a, b strings.Builder
	err := page.Execute(&a, ward.Load("1").Name)
	page.Execute(&b, ward.Site())
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
	research.Record(err)      // silent
}

func intoStudy() {
	p := ward.Load("1")
	letter.Execute(&research.Writer{}, p)                                 // want "research"
	letter.Execute(&research.Writer{}, map[string]string{"Name": p.Site}) // silent
	page.ExecuteTemplate(&research.Writer{}, "page", p.Name)              // want "research"
	page.ExecuteTemplate(&research.Writer{}, "page", "x")                 // silent
}

func render(name string, data any) string {
	var b strings.Builder
	if err := letter.ExecuteTemplate(&b, name, data); err != nil {
		return ""
	}
	return b.String()
}

func throughCallee() {
	research.Note(render("letter", ward.Load("1")))                              // want "research"
	research.Note(render("letter", ward.Capacity))                               // silent
	research.Note(render("letter", map[string]any{"Name": ward.Load("1").Name})) // want "research"
}

func escaped() {
	p := ward.Load("1")
	research.Note(htmltemplate.HTMLEscapeString(p.Name)) // want "research"
	research.Note(template.JSEscapeString(p.Site))       // silent
	research.Record(htmltemplate.HTML(p.Name))           // want "research"
}

func plainFunctions() {
	var a, b bytes.Buffer
	fs := template.FuncMap{"who": func() string { return ward.Load("1").Name }}
	template.Must(template.New("a").Funcs(fs).Parse("{{who}}")).Execute(&a, nil)
	fs = template.FuncMap{"where": func() string { return ward.Site() }}
	template.Must(template.New("b").Funcs(fs).Parse("{{where}}")).Execute(&b, nil)
	research.Note(a.String()) // want "research"
	research.Note(b.String()) // silent
}

func templateNames() {
	p := ward.Load("1")
	research.Note(template.New("x").New(p.Name).Name()) // want "research"
	research.Note(template.New("x").New(p.Site).Name()) // silent
	a, b := template.New("a"), template.New("b")
	a.AddParseTree("t", &parse.Tree{ParseName: p.Name})
	b.AddParseTree("t", &parse.Tree{ParseName: p.Site})
	var x, y bytes.Buffer
	a.Execute(&x, nil)
	b.Execute(&y, nil)
	research.Note(x.String()) // want "research"
	research.Note(y.String()) // silent
}
