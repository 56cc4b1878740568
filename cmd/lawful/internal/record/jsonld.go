package record

import (
	"io"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
)

// object is a node of JSON-LD.
type object = map[string]any

// prefixes are those of the Data Privacy Vocabulary, of Dublin Core for titles
// and references, and our own for what the vocabulary has no term for: the
// common-law route, and Article 6(1)(ea) of the UK GDPR.
var prefixes = object{
	"dpv":     "https://w3id.org/dpv#",
	"pd":      "https://w3id.org/dpv/pd#",
	"health":  "https://w3id.org/dpv/sector/health#",
	"ehds":    "https://w3id.org/dpv/legal/eu/ehds#",
	"eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
	"dct":     "http://purl.org/dc/terms/",
	"lawful":  "urn:lawful:gb#",
}

// WriteJSONLD writes the record in terms of the W3C's Data Privacy Vocabulary,
// version 2.2: a process for each activity. What neither code nor lawful.yaml
// says is left out.
func WriteJSONLD(w io.Writer, r *Record) error {
	var processes []any
	for i := range r.Activities {
		processes = append(processes, process(r, &r.Activities[i]))
	}
	graph := []any{object{"@id": "#program", "@type": "dpv:Process", "dct:title": r.Program, "dpv:hasDataController": controllerLD(r), "dpv:hasProcess": processes}}
	return finding.WriteJSON(w, object{"@context": prefixes, "@graph": graph})
}

func controllerLD(r *Record) object {
	c := object{"@id": "#controller", "@type": "dpv:DataController"}
	for _, f := range []Detail{{"dpv:hasName", r.Controller.Name}, {"dpv:hasContact", r.Controller.Contact}} {
		if f.Value != "" {
			c[f.Key] = f.Value
		}
	}
	if r.Controller.DPO != "" {
		c["dpv:hasDataProtectionOfficer"] = object{"@type": "dpv:DataProtectionOfficer", "dpv:hasContact": r.Controller.DPO}
	}
	if r.Controller.Representative != "" {
		c["dpv:hasRepresentative"] = object{"@type": "dpv:Representative", "dpv:hasName": r.Controller.Representative}
	}
	return c
}

func process(r *Record, a *Activity) object {
	p := object{
		"@id": "#" + a.ID, "@type": "dpv:PersonalDataProcess", "dct:title": a.Name, "dct:description": a.Purpose.Definition,
		"dpv:hasDataController": object{"@id": "#controller"}, "dpv:hasDataSubject": object{"@id": "dpv:Patient"}, "lawful:status": a.Status, "lawful:purpose": a.Purpose.ID,
	}
	var purposes, data []any
	for _, term := range a.Purpose.DPV {
		purposes = append(purposes, object{"@id": term})
	}
	if len(purposes) > 0 {
		p["dpv:hasPurpose"] = purposes
	}
	for _, d := range a.Data {
		kinds := []any{"dpv:SpecialCategoryPersonalData"}
		if d.State == "pseudonymised" {
			kinds = append(kinds, "dpv:PseudonymisedData")
		}
		for _, c := range d.Categories {
			kinds = append(kinds, c)
		}
		data = append(data, object{"@type": kinds, "dct:title": d.Name})
	}
	p["dpv:hasPersonalData"] = data
	if bases := legalLD(r.Basis(a.Basis)); bases != nil {
		p["dpv:hasLegalBasis"] = bases
	}
	var to []any
	for _, name := range r.Outside(a) {
		if known := r.Recipient(name); known != nil {
			to = append(to, object{"@type": recipientKind(known.Role), "dpv:hasName": known.Name})
		}
	}
	if len(to) > 0 {
		p["dpv:hasRecipient"] = to
	}
	if m := measuresLD(r, a); m != nil {
		p["dpv:hasTechnicalOrganisationalMeasure"] = m
	}
	return p
}

func recipientKind(role string) string {
	switch role {
	case "processor":
		return "dpv:DataProcessor"
	case "controller", "joint-controller":
		return "dpv:DataController"
	case "third-party":
		return "dpv:ThirdParty"
	}
	return "dpv:Recipient"
}

// legalLD is the parts of a basis as terms: the GDPR's articles, which the
// vocabulary has for the EU's only and the UK's share, and a word of ours for
// the common-law route.
func legalLD(b *Basis) []any {
	if b == nil {
		return nil
	}
	var list []any
	voc := annotations.Default()
	for _, part := range []struct {
		kind annotations.Kind
		word string
	}{{annotations.A6Word, b.A6}, {annotations.A9Word, b.A9}} {
		if t, ok := voc.Term(part.kind, part.word); ok && t.IRI != "" {
			list = append(list, object{"@id": t.IRI})
		}
	}
	if b.Route != "" {
		route := object{"@id": "lawful:" + b.Route, "@type": "dpv:LegalBasis"}
		if ref := b.Get("ref"); ref != "" {
			route["dct:identifier"] = ref
		}
		list = append(list, route)
	}
	return list
}

func measuresLD(r *Record, a *Activity) []any {
	var list []any
	for _, s := range a.states() {
		if s == "pseudonymised" {
			list = append(list, object{"@type": "dpv:Pseudonymisation"})
		}
	}
	if v := find(a.Details, "measures"); v != "" {
		list = append(list, object{"@type": "dpv:TechnicalOrganisationalMeasure", "dct:description": v})
	}
	return list
}
