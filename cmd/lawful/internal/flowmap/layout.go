package flowmap

import (
	"fmt"
	"slices"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/record"
)

// The measures of the picture, in pixels.
const (
	pictureWidth = 1300
	margin       = 20
	top          = 118 // of the first section: title, legend and headings are above
	boxWidth     = 240
	labelLeft    = margin + boxWidth + 26
	labelWidth   = 400
	useLeft      = labelLeft + labelWidth + 40
	outsideLeft  = pictureWidth - margin - boxWidth
	lineHeight   = 17
	boxPadding   = 7  // above and below the lines of a box
	rowGap       = 12 // between rows, half of it above and half below
	headPadding  = 13 // of a box of a use, beside the lines of its name
	groupGap     = 12
	sectionGap   = 26
	careMost     = 14 // parts of direct care that make its box higher
)

// The letters of middling width that go into a box and a label, at 13 pixels:
// 7.8 pixels each, and 9 for bold ones.
const (
	boxLetters   = 27
	boldLetters  = 25
	labelLetters = 48
)

// How many lines a list may have; what does not fit is counted.
const (
	titleLines     = 3
	labelLines     = 4 // of data, and of bases
	foldedLines    = 2 // likewise, where several activities are one arrow
	fromLines      = 2
	componentLines = 4
	outsideLines   = 4
	careLines      = 2
)

// placed is a map with the place of everything.
type placed struct {
	*Map
	sections []placedSection
	height   int
}

type placedSection struct {
	*Section
	y, height int
	title     []string
	groups    []group
	care      []careItem // of direct care, what is not in order first
}

// careItem is a part of direct care with its lines.
type careItem struct {
	*Care
	name, data []string
}

func (c *careItem) height() int { return (len(c.name)+len(c.data))*lineHeight + 4 }

// group is the arrows of a section into one use.
type group struct {
	purpose   string
	title     []string
	box       bool // direct care that is sent outside has none
	y, height int
	rows      []row
}

// row is an arrow with its lines.
type row struct {
	*Arrow
	y, height int // of the arrow; of all that is beside it
	data, basis, from,
	components, outside []string
}

// layout gives everything its place, from the top down.
func layout(m *Map) *placed {
	p := &placed{Map: m}
	y := top
	for i := range m.Sections {
		s := placedSection{Section: &m.Sections[i], y: y, title: flow([]string{m.Sections[i].Title}, boldLetters, titleLines)}
		for j := 0; j < len(s.Arrows); {
			n := j + 1
			for n < len(s.Arrows) && s.Arrows[n].Purpose == s.Arrows[j].Purpose {
				n++
			}
			if j > 0 {
				y += groupGap
			}
			g := newGroup(s.Arrows[j:n], y)
			y += g.height
			s.groups = append(s.groups, g)
			j = n
		}
		s.height = max(y-s.y, headHeight(s.title)+lineHeight)
		if s.Care {
			s.placeCare(m.Care)
		}
		y = s.y + s.height + sectionGap
		p.sections = append(p.sections, s)
	}
	p.height = y
	return p
}

// placeCare lists direct care: as much as the section has room for, and makes it
// higher for the first ones.
func (s *placedSection) placeCare(list []Care) {
	var all []careItem
	for i := range list {
		c := careItem{Care: &list[i], data: flow(list[i].Data, boxLetters+2, careLines)}
		name := c.Component
		if c.Status != record.InOrder {
			name += ": " + c.Status
		}
		c.name = flow([]string{name}, boxLetters, 2)
		all = append(all, c)
	}
	slices.SortStableFunc(all, func(a, b careItem) int { return styleOf(b.Status) - styleOf(a.Status) })
	used := headHeight(s.title) + lineHeight // for how many more there are
	for i := range all {
		used += all[i].height()
		if used > s.height && i >= careMost {
			return
		}
		s.care = append(s.care, all[i])
		s.height = max(s.height, used)
	}
}

func headHeight(title []string) int { return len(title)*lineHeight + headPadding }

func newGroup(arrows []Arrow, y int) group {
	g := group{purpose: arrows[0].Purpose, y: y}
	g.title = flow([]string{g.purpose}, boldLetters, titleLines)
	g.box = slices.ContainsFunc(arrows, func(a Arrow) bool { return !a.care || len(a.Recipients) == 0 })
	if g.box {
		y += headHeight(g.title)
	}
	for i := range arrows {
		r := newRow(&arrows[i])
		r.y = y + r.height/2
		y += r.height
		g.rows = append(g.rows, r)
	}
	g.height = y - g.y
	return g
}

func newRow(a *Arrow) row {
	r := row{Arrow: a, components: flow(a.Components, boxLetters+2, componentLines), outside: flow(a.Recipients, boxLetters, outsideLines)}
	if len(a.Uses) > 0 {
		r.components = flow(a.Uses, boxLetters+2, componentLines)
	}
	if a.labelled() {
		r.label()
	}
	most := max(len(r.data)+len(r.basis)+len(r.from), len(r.components), len(r.outside), 2)
	r.height = most*lineHeight + 2*boxPadding + rowGap
	return r
}

// label sets the lines of an arrow's label.
func (r *row) label() {
	data := r.Data
	if len(data) == 0 {
		data = []string{r.Label()}
	} else if len(r.IDs) > 1 && r.Status != called {
		r.data = append(r.data, fmt.Sprintf("%d activities", len(r.IDs)))
	}
	most := labelLines
	if len(r.IDs) > 1 {
		most = foldedLines
	}
	r.data = append(r.data, flow(data, labelLetters, most)...)
	r.basis = flow(r.basisWords(), labelLetters, most)
	if len(r.From) > 0 {
		from := slices.Clone(r.From)
		from[0] = "from " + from[0]
		r.from = flow(from, labelLetters+3, fromLines)
	}
}

// labelled reports whether an arrow begins at what its data was obtained for:
// what only a call sends begins at the use, unless that is care itself.
func (a *Arrow) labelled() bool { return a.Status != called || a.care }
