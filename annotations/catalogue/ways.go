package catalogue

import "github.com/lawful-lint/lawful/annotations"

// Ways returns the entries about the package with this path that give calls a
// purpose, whatever lawful.yaml switches: what the catalogue knows to take data
// somewhere. Those that hold for some arguments only are left out. An error
// means that a shipped file is bad.
func Ways(path string) ([]*annotations.Entry, error) {
	x := shipped()
	wanted := map[int]bool{}
	x.about(path, wanted)
	var list []*annotations.Entry
	for i, f := range x.files {
		if !wanted[i] {
			continue
		}
		c, err := f.parse()
		if err != nil {
			return nil, err
		}
		for _, e := range c.Code {
			if e.Purposes != nil && e.When == nil && e.Match.Names(path) {
				list = append(list, e)
			}
		}
	}
	return list, nil
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
