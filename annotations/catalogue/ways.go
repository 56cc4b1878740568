package catalogue

import "github.com/lawful-lint/lawful/annotations"

// Ways returns the entries about the package with this path that give calls a
// purpose, whatever lawful.yaml switches: what the catalogue knows to take data
// somewhere. Those that hold for some arguments only are left out. An error
// means that a shipped file is bad.
func Ways(path string) ([]*annotations.Entry, error) {
	return about(path, func(e *annotations.Entry) bool { return e.Purposes != nil && e.When == nil })
}

// about returns the entries about the package with this path that are wanted.
func about(path string, want func(*annotations.Entry) bool) ([]*annotations.Entry, error) {
	x := shipped()
	files := map[int]bool{}
	x.about(path, files)
	var list []*annotations.Entry
	for i, f := range x.files {
		if !files[i] {
			continue
		}
		c, err := f.parse()
		if err != nil {
			return nil, err
		}
		for _, e := range c.Code {
			if want(e) && e.Match.Names(path) {
				list = append(list, e)
			}
		}
	}
	return list, nil
}

// Standard is the standard whose types the package with this path holds, as in
// "FHIR R4"; "" where the catalogue knows of none.
func Standard(path string) string {
	list, err := about(path, func(e *annotations.Entry) bool { return e.Standard != "" })
	if err != nil || len(list) == 0 { // a defect in the shipped files is found by their tests
		return ""
	}
	return list[0].Standard
}

// Local reports whether all that the catalogue knows of the package with this
// path sends nothing by itself: a library that encodes, counts or records. It is
// false for a package that the catalogue does not know.
func Local(path string) bool {
	list, err := Ways(path)
	for _, e := range list {
		if !e.Local {
			return false
		}
	}
	return err == nil && len(list) > 0
}
