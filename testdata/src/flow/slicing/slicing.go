// Package slicing: slices share their elements.
package slicing

import (
	"care/model"
	"care/relay"
	"care/research"
	"care/ward"
)

func elements() {
	names := []string{ward.Load("1").Name, "B2"}
	research.Note(names[0])    // want "research"
	research.Note(names[1])    // silent
	research.Count(len(names)) // silent
}

func appended() {
	var names, sites []string
	for _, p := range ward.List() {
		names = append(names, p.Name)
		sites = append(sites, p.Site)
	}
	research.Lines(names...)   // want "research"
	research.Lines(sites...)   // silent
	research.Count(cap(names)) // silent
}

func ranged() {
	for i, p := range ward.List() {
		research.Note(p.Name)     // want "research"
		research.Count(i)         // silent
		research.Count(p.Version) // silent
	}
}

func subslice() {
	ps := ward.List()
	head := ps[:1]
	head[0].Site = "B2"
	research.Note(head[0].Name) // want "research"
	research.Note(head[0].Site) // silent
}

func sharedBacking() {
	a := make([]string, 4)
	b := a[1:3]
	b[0] = ward.Load("1").Name
	research.Note(a[1]) // want "research"
	c := make([]string, 4)
	d := c[1:3]
	d[0] = "B2"
	research.Note(c[1]) // silent
}

func copied() {
	src := []string{ward.Load("1").Name}
	dst := make([]string, 1)
	n := copy(dst, src)
	research.Note(dst[0]) // want "research"
	research.Count(n)     // silent
	clean := make([]string, 1)
	copy(clean, []string{"B2"})
	research.Note(clean[0]) // silent
}

func slicesOfSlices() {
	grid := make([][]string, 2)
	grid[0] = append(grid[0], ward.Load("1").Name)
	grid[1] = append(grid[1], "B2")
	research.Note(grid[0][0]) // want "research"
	research.Note(grid[1][0]) // silent
	for _, line := range grid {
		research.Lines(line...) // want "research"
	}
}

func collect(ps []model.Patient) (names []string, versions []int) {
	for i := range ps {
		names = append(names, ps[i].Name)
		versions = append(versions, ps[i].Version)
	}
	return names, versions
}

func throughCallee() {
	names, versions := collect(ward.List())
	research.Note(names[0])     // want "research"
	research.Count(versions[0]) // silent
	research.Count(len(names))  // silent
}

func stringSlice() {
	nhs := ward.Load("1").NHSNumber
	research.Note(nhs[:3])     // want "research"
	research.Record(nhs[0])    // want "research"
	research.Note("RGT01"[:3]) // silent
	for _, r := range nhs {
		research.Record(r) // want "research"
	}
	for i := range nhs {
		research.Count(i) // silent
	}
}

func pointersInSlice() {
	var refs []*model.Patient
	for _, p := range ward.List() {
		refs = append(refs, &p)
	}
	research.AddRef(refs[0])                // want "research"
	research.Note(relay.Wrap(refs[0].Name)) // want "research"
	research.Note(refs[0].Site)             // silent
}

func structsOfSlices() {
	batch := struct{ names, sites []string }{}
	batch.names = append(batch.names, relay.Upper(ward.Load("1").Name))
	batch.sites = append(batch.sites, relay.Upper("b2"))
	research.Lines(batch.names...) // want "research"
	research.Lines(batch.sites...) // silent
}
