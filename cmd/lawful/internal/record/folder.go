package record

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Folder is a record that was written before.
type Folder struct {
	*Record
	// Edited says of each file that is not what its record.json gives, a line
	// each: somebody edited it, or the record was written only in part.
	Edited []string
	raw    []byte
}

// ReadFolder reads the record in a folder, which messages call name, and
// compares the files of the forms with it. Files that are not there are not
// asked for, but for the one that holds all of it.
func ReadFolder(dir, name string, forms []OutputForm) (*Folder, error) {
	data, err := os.ReadFile(filepath.Join(dir, JSONFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: found no %s; expected a record: lawful report -o %s writes it", name, JSONFile, name)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(name, JSONFile), reason(err))
	}
	r, err := ReadJSON(filepath.Join(name, JSONFile), data)
	if err != nil {
		return nil, err
	}
	f := &Folder{Record: r, raw: data}
	for _, form := range forms {
		is, err := os.ReadFile(filepath.Join(dir, form.File))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Join(name, form.File), reason(err))
		}
		var want bytes.Buffer
		if err := form.Write(&want, r); err != nil {
			return nil, err
		}
		if line := firstDifference(is, want.Bytes()); line > 0 {
			f.Edited = append(f.Edited, fmt.Sprintf("%s:%d:1: found a line that %s does not give; expected a file that nobody edited, of this version of lawful", filepath.Join(name, form.File), line, JSONFile))
		}
	}
	return f, nil
}

// Stale reports whether the record now is written otherwise than in the folder,
// in lines of code, say, though Compare finds no difference.
func (f *Folder) Stale(now *Record) bool {
	var out bytes.Buffer
	return WriteJSON(&out, now) != nil || firstDifference(f.raw, out.Bytes()) > 0
}

// firstDifference is the first line in which two texts differ, 0 for none. Ends
// of lines, which git may change, are no difference.
func firstDifference(a, b []byte) int {
	x, y := bytes.Split(unix(a), []byte("\n")), bytes.Split(unix(b), []byte("\n"))
	for i := range max(len(x), len(y)) {
		if i >= len(x) || i >= len(y) || !bytes.Equal(x[i], y[i]) {
			return i + 1
		}
	}
	return 0
}

func unix(text []byte) []byte { return bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")) }

// reason leaves the path, which is in the message, out of an error.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
