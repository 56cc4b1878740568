package analyzers

import (
	_ "embed"
	"go/types"
	"strings"
	"sync"

	"github.com/lawful-lint/lawful/annotations"
	"github.com/lawful-lint/lawful/annotations/catalogue"
)

// outlets knows the functions outside the main module that take data out of the
// program: by the list of the standard library's, the catalogue, and the
// recipients of lawful.yaml.
type outlets struct {
	config *annotations.Config
	pkgs   map[*types.Package]*ways
}

func newOutlets(config *annotations.Config) *outlets {
	return &outlets{config, map[*types.Package]*ways{}}
}

// way is how a function takes data out.
type way struct {
	word string // network, mail, database, file or client; "" when it is not known to
	// local is set when not every call tells of data: the function sends nothing by
	// itself, or is one only because all of its package is.
	local bool
}

// way says how a function outside takes data out; serves when it has a purpose.
func (o *outlets) way(fn *types.Func, serves bool) way {
	known := o.pkgs[fn.Pkg()]
	if known == nil {
		known = newWays(fn.Pkg())
		o.pkgs[fn.Pkg()] = known
	}
	switch word := known.word(fn); {
	case word != "":
		return way{word: word, local: known.local}
	case serves:
		return way{word: "client", local: known.local}
	case o.config != nil && o.config.Record.Recipient(fn.Pkg().Path()) != nil:
		return way{word: "client", local: true}
	}
	return way{}
}

// ways are the functions of one package that take data out, by themselves or by
// their type.
type ways struct {
	objects map[types.Object]string
	whole   string // all of the package
	local   bool
}

func (w *ways) word(fn *types.Func) string {
	if word := w.objects[fn]; word != "" {
		return word
	}
	if recv := fn.Signature().Recv(); recv != nil {
		if tn := namedOf(recv.Type()); tn != nil && w.objects[tn] != "" {
			return w.objects[tn]
		}
	}
	return w.whole
}

// newWays asks the catalogue and the list of the standard library's.
func newWays(pkg *types.Package) *ways {
	w := &ways{objects: map[types.Object]string{}, local: catalogue.Local(pkg.Path())}
	add := func(word string, p *annotations.Pattern) {
		for _, found := range p.Find(pkg, nil) {
			if found.Object == nil {
				w.whole = word
			} else {
				w.objects[found.Object] = word
			}
		}
	}
	list, err := catalogue.Ways(pkg.Path())
	if err == nil { // a defect in the shipped files is found by their tests
		for _, e := range list {
			add("client", e.Match)
		}
	}
	for _, way := range stdWays() {
		add(way.word, way.pattern)
	}
	return w
}

//go:embed ways.txt
var waysText string

type stdWay struct {
	word    string
	pattern *annotations.Pattern
}

// stdWays reads the embedded list once; a test resolves all of it.
var stdWays = sync.OnceValue(func() (list []stdWay) {
	for line := range strings.Lines(waysText) {
		fields := strings.Fields(line)
		if len(fields) != 2 || strings.HasPrefix(line, "#") {
			continue
		}
		if p, err := annotations.ParsePattern(fields[1]); err == nil {
			list = append(list, stdWay{fields[0], p})
		}
	}
	return list
})
