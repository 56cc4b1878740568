package flowmap

import "slices"

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
	rowHeight    = 70
	headHeight   = 30 // of a box of a use, above its rows
	groupGap     = 12
	sectionGap   = 26
	careHeight   = 34 // of a line of direct care
	careMost     = 14 // lines of direct care that make its box higher
)

// The letters of middling width that go into a box and a label, at 13 pixels:
// 7.8 pixels each, and 9 for bold ones.
const (
	boxLetters   = 27
	boldLetters  = 25
	labelLetters = 51
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
	groups    []group
}

// group is the arrows of a section into one use.
type group struct {
	purpose   string
	box       bool // direct care that is sent outside has none
	y, height int
	rows      []row
}

type row struct {
	*Arrow
	y int // of the arrow
}

// layout gives everything its place, from the top down.
func layout(m *Map) *placed {
	p := &placed{Map: m}
	y := top
	for i := range m.Sections {
		s := placedSection{Section: &m.Sections[i], y: y}
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
		s.height = y - s.y
		if s.Care {
			s.height = max(s.height, headHeight+min(len(m.Care), careMost)*careHeight+groupGap)
		}
		s.height = max(s.height, rowHeight)
		y = s.y + s.height + sectionGap
		p.sections = append(p.sections, s)
	}
	p.height = y
	return p
}

func newGroup(arrows []Arrow, y int) group {
	g := group{purpose: arrows[0].Purpose, y: y}
	g.box = slices.ContainsFunc(arrows, func(a Arrow) bool { return !a.care || len(a.Recipients) == 0 })
	if g.box {
		y += headHeight
	}
	for i := range arrows {
		g.rows = append(g.rows, row{&arrows[i], y + rowHeight/2})
		y += rowHeight
	}
	g.height = y - g.y
	return g
}
