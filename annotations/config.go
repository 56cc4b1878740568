package annotations

import (
	"cmp"
	"errors"
	"fmt"
	"go/token"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ConfigName is the name of the project's file.
const ConfigName = "lawful.yaml"

// MaxConfig bounds the size of a configuration file, in bytes.
const MaxConfig = 1 << 20

// Config is what lawful.yaml says, or a file of the shipped catalogue, which
// has the same form. It is immutable.
type Config struct {
	// Path is the file's name as it was given.
	Path string
	// Profile is the rule set, gb-england when the file names none.
	Profile      string
	Organisation Organisation
	// Record is what the record of processing holds beside what code shows.
	Record Details
	// Vocabulary knows the project's purposes too.
	Vocabulary *Vocabulary
	// Bases is the register, in the order of the file.
	Bases []*Basis
	// Code are the marks for code that carries no directive, in the order of
	// the file.
	Code []*Entry
	// Catalogue holds the switches that the file sets, by group.
	Catalogue map[string]Level
	// Strict asks for findings about code without a declared purpose.
	Strict bool
}

// Organisation is the controller, for the record of processing and for the
// rules that depend on what kind of body it is. Every field may be empty.
type Organisation struct {
	Name, Role, Type, Contact, DPO string
	Pos                            token.Position
}

// Level says what becomes of the catalogue entries of a group.
type Level string

// The levels.
const (
	LevelOn   Level = "on"
	LevelWarn Level = "warn"
	LevelOff  Level = "off"
)

// Entry is one item of code: what it says of everything that its pattern
// matches.
type Entry struct {
	Match *Pattern
	// Data is "patient", "none" or "" when it is not about data. State is then
	// canonical, Collected are purposes' ids.
	Data, State string
	Collected   []string
	// Of and Fills are slots: receiver, arg0, result0, or a name.
	Of, Fills []string
	Purposes  []string
	// Basis has only an ID when it names an entry of the register.
	Basis *Basis
	// Deidentify is the state of the results, "" when not said.
	Deidentify, Ref string
	Checks          []string
	// Carries, when HasCarries, is the summary of an unseen body.
	Carries    []Carry
	HasCarries bool
	// When are conditions on a call, all of which must hold; In the packages
	// whose code the entry is about, all when nil.
	When []Condition
	In   []*Pattern
	// Group is the catalogue group; "" in lawful.yaml.
	Group string
	// Local is what a catalogue file says of a library whose calls send nothing:
	// they encode, count or record in the program, and who gets that is decided
	// elsewhere in it. Nobody can say so in lawful.yaml.
	Local bool
	// Standard is the standard whose types a catalogue file is about, as in "FHIR
	// R4"; "" in lawful.yaml.
	Standard string
	Pos      token.Position
}

// Carry says that what From holds reaches To.
type Carry struct{ From, To string }

// Condition demands that an argument is a constant that fits Glob, where *
// stands for any run of characters, or that it carries patient data.
type Condition struct {
	Slot    string
	Glob    string
	Patient bool
}

// Fault is a mistake in a configuration file.
type Fault struct {
	Pos     token.Position
	Message string
}

// String is the fault as compilers print theirs: file:line:column: message.
func (f Fault) String() string { return f.Pos.String() + ": " + f.Message }

// Faults are all the mistakes of one file, in the order of the file.
type Faults []Fault

// Error lists the faults, one a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.String()
	}
	return strings.Join(lines, "\n")
}

func (f Faults) sorted() Faults {
	slices.SortStableFunc(f, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Column, b.Pos.Column))
	})
	return f
}

// Find looks for lawful.yaml in dir and, when it is not there, in the folders
// above. The nearest one counts.
func Find(dir string) (path string, ok bool) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", false
	}
	for {
		path := filepath.Join(dir, ConfigName)
		// Anything by that name but a folder counts: one that cannot be read
		// is an error to report, not a reason to look further.
		if info, err := os.Stat(path); err == nil && !info.IsDir() || err != nil && !errors.Is(err, fs.ErrNotExist) {
			return path, true
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", false
		}
		dir = parent
	}
}

// Load reads and checks a configuration file. The error, if any, is of type
// [Faults].
func Load(path string) (*Config, error) {
	data, err := readLimited(path)
	if err != nil {
		var pathError *fs.PathError
		if errors.As(err, &pathError) {
			err = pathError.Err
		}
		return nil, Faults{{Pos: token.Position{Filename: path, Line: 1, Column: 1}, Message: fmt.Sprintf("cannot be read: %v", err)}}
	}
	return ParseConfig(path, data)
}

// readLimited reads at most one byte more than a configuration may have.
func readLimited(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, MaxConfig+1))
}

// ParseConfig checks the text of a lawful.yaml; name is for messages. The
// error, if any, is of type [Faults] and holds every mistake found.
func ParseConfig(name string, data []byte) (*Config, error) {
	return parseConfig(name, data, false)
}

// ParseCatalogue is ParseConfig for a file of the shipped catalogue: its
// entries may have an abstract purpose (a warehouse serves some secondary use,
// whichever it is), and a group, which a top-level group: gives to all of them.
// A top-level sends: no says that what all of them are about is local.
func ParseCatalogue(name string, data []byte) (*Config, error) {
	return parseConfig(name, data, true)
}

// Join returns one configuration with the entries of several, in order. The
// rest is taken from the first. It returns nil for none.
func Join(configs ...*Config) *Config {
	if len(configs) == 0 {
		return nil
	}
	all := *configs[0]
	all.Code = nil
	for _, c := range configs {
		all.Code = append(all.Code, c.Code...)
	}
	return &all
}

// Basis returns the entry of the register with this name.
func (c *Config) Basis(id string) (*Basis, bool) {
	for _, b := range c.Bases {
		if b.ID == id {
			return b, true
		}
	}
	return nil, false
}

// BasisNames are the names in the register, in the order of the file.
func (c *Config) BasisNames() []string {
	names := make([]string, len(c.Bases))
	for i, b := range c.Bases {
		names[i] = b.ID
	}
	return names
}

// Level returns what holds for a catalogue group: what the file says, else the
// group's default, else on. A nil Config says nothing.
func (c *Config) Level(group string) Level {
	voc := Default()
	if c != nil {
		if l, ok := c.Catalogue[group]; ok {
			return l
		}
		voc = c.Vocabulary
	}
	if t, ok := voc.Term(GroupWord, group); ok && t.Level != "" {
		return Level(t.Level)
	}
	return LevelOn
}
