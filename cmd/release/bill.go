package main

import (
	"bytes"
	"debug/buildinfo"
	"os"
	"path/filepath"
	"runtime/debug"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

// writeBill writes the bill of materials of an executable beside it. It comes
// from the executable itself, whose build information lists the modules inside
// with their checksums (h1, of go.sum), and holds no date and no serial number:
// the same executable has the same bill.
func writeBill(file string) error {
	info, err := buildinfo.ReadFile(file)
	if err != nil {
		return err
	}
	sum, err := sumOf(file)
	if err != nil {
		return err
	}
	bill := cdx.NewBOM()
	main := component(&info.Main)
	main.Type, main.Name = cdx.ComponentTypeApplication, filepath.Base(file)
	main.Hashes = &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: sum}}
	bill.Metadata = &cdx.Metadata{Component: &main}
	std := component(&debug.Module{Path: "std", Version: info.GoVersion})
	parts, needed := []cdx.Component{std}, []string{std.BOMRef}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		part := component(m)
		parts, needed = append(parts, part), append(needed, part.BOMRef)
	}
	bill.Components = &parts
	bill.Dependencies = &[]cdx.Dependency{{Ref: main.BOMRef, Dependencies: &needed}}
	var out bytes.Buffer
	if err := cdx.NewBOMEncoder(&out, cdx.BOMFileFormatJSON).SetPretty(true).Encode(bill); err != nil {
		return err
	}
	return os.WriteFile(file+".cdx.json", out.Bytes(), 0o666)
}

// component describes a module.
func component(m *debug.Module) cdx.Component {
	purl := "pkg:golang/" + m.Path + "@" + m.Version
	c := cdx.Component{BOMRef: purl, Type: cdx.ComponentTypeLibrary, Name: m.Path, Version: m.Version, PackageURL: purl}
	if m.Sum != "" {
		c.Properties = &[]cdx.Property{{Name: "go:sum", Value: m.Sum}}
	}
	return c
}
