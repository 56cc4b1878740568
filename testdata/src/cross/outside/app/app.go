// Package app uses packages that lawful.yaml speaks for.
package app

import (
	"cross/outside/emr"
	"cross/outside/mixpanel"
	"cross/outside/warehouse"
	"cross/outside/warehouse/panel"

	"care/ward"
)

func analytics(c, d *mixpanel.Client) {
	p := ward.Load("1")
	d.Track("admitted", map[string]any{"site": p.Site}) // silent
	c.Track("admitted", map[string]any{"name": p.Name}) // want "analytics"
	c.Close("x")                                        // silent
	mixpanel.Identify(p.NHSNumber)                      // want "analytics"
	mixpanel.Identify(p.Site)                           // silent
	mixpanel.Hash(p.NHSNumber)                          // silent
}

func tree() {
	p := ward.Load("1")
	warehouse.Insert("stays", p)      // want "research"
	warehouse.Insert("stays", p.Site) // silent
	panel.Add(p.Name)                 // want "research"
	panel.Add(p.Version)              // silent
	warehouse.Version(p.Name)         // silent
}

func covered() {
	panel.Push(ward.Load("1")) // silent
	panel.Add(ward.Load("1"))  // want "research"
}

func marked() {
	p, err := emr.Get("1")
	if err != nil {
		return
	}
	panel.Add(p.Name)    // want "research"
	panel.Add(p.Version) // silent
	panel.Add(err)       // silent
	panel.Add(emr.Last)  // want "research"
}

func markedField(c emr.Card) {
	panel.Add(c.Issuer)        // silent
	panel.Add(c.Holder.Kind)   // silent
	panel.Add(c.Holder.Number) // want "research"
}

func markedResult() {
	name, bed := emr.Lookup("1")
	panel.Add(name) // want "research"
	panel.Add(bed)  // silent
}

func filled() {
	var s, t string
	emr.Read("1", &s)
	panel.Add(s) // want "research"
	panel.Add(t) // silent
}

func conditional() {
	panel.Add(emr.Search("patient-names")) // want "research"
	panel.Add(emr.Search("bed-names"))     // silent
}

func scrubbed() {
	p, _ := emr.Get("1")
	panel.Add(emr.Scrub(p)) // silent
	panel.Add(p)            // want "research"
}

func carried() {
	p := ward.Load("1")
	panel.Add(emr.Format(p.Name, "x")) // want "research"
	panel.Add(emr.Format("x", p.Site)) // silent
}

func throughInterface(x emr.Exporter) {
	p := ward.Load("1")
	x.Ready(p.Name)  // silent
	x.Export("x")    // silent
	x.Export(p.Name) // want "evaluation"
}

func send(row any) { warehouse.Insert("stays", row) }

func throughCallee() {
	send(ward.Load("1")) // want "research"
	send(ward.Capacity)  // silent
}
