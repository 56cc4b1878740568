package flowmap

import (
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"github.com/lawful-lint/lawful/cmd/lawful/internal/finding"
	"github.com/lawful-lint/lawful/cmd/lawful/internal/record"
)

// WriteSVG writes the map of a record as a picture that stands by itself.
func WriteSVG(w io.Writer, r *record.Record) error {
	_, err := io.WriteString(w, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"+SVG(r, false)+"\n")
	return err
}

// SVG is the map of a record as an svg element. With links each arrow leads to
// "#" and the id of its activity.
func SVG(r *record.Record, links bool) string {
	d := drawing{placed: layout(New(r)), links: links}
	role := "img"
	if links {
		role = "group" // the links in an img are not there for a screen reader
	}
	d.printf(`<svg xmlns="http://www.w3.org/2000/svg" class="fm" role="%s" aria-labelledby="fm-title" aria-describedby="fm-desc" width="%d" height="%d" viewBox="0 0 %d %d">`,
		role, pictureWidth, d.height, pictureWidth, d.height)
	d.printf("\n<title id=\"fm-title\">Map of patient data: %s</title>\n<desc id=\"fm-desc\">%s</desc>\n", escape(d.Program), escape(d.words()))
	d.style()
	d.printf(`<rect class="fm-ground" width="%d" height="%d"/>`+"\n", pictureWidth, d.height)
	d.head()
	for i := range d.sections {
		d.section(&d.sections[i])
	}
	d.printf("</svg>")
	return d.String()
}

// drawing is an svg element being written.
type drawing struct {
	*placed
	strings.Builder
	links bool
}

func (d *drawing) printf(format string, args ...any) { fmt.Fprintf(&d.Builder, format, args...) }

// escape makes text stand for itself, in elements and attributes: names come
// from code that need not be friendly.
func escape(text string) string { return html.EscapeString(finding.Clean(text)) }

// words is the picture for those who do not see it.
func (d *drawing) words() string {
	list := []string{fmt.Sprintf("%d activities: %s.", d.Counts.Activities, d.Counts.States())}
	for i := range d.Sections {
		for j := range d.Sections[i].Arrows {
			a := &d.Sections[i].Arrows[j]
			list = append(list, "From "+d.Sections[i].Title+" to "+a.goal()+": "+a.Label()+"; "+a.Basis()+".")
		}
	}
	return strings.Join(list, " ")
}

// calls is how many arrows are no activities.
func (d *drawing) calls() (n int) {
	for i := range d.Sections {
		for j := range d.Sections[i].Arrows {
			if d.Sections[i].Arrows[j].Status == called {
				n++
			}
		}
	}
	return n
}

// goal is where an arrow leads, in words.
func (a *Arrow) goal() string {
	return a.Purpose + ", " + strings.Join(slices.Concat(a.Components, a.Recipients), ", ")
}

func (d *drawing) style() {
	d.printf("<style>\n.fm{font-family:system-ui,\"Segoe UI\",\"DejaVu Sans\",sans-serif}\n")
	d.palette("#ffffff", "#1a1a1a", "#4d4d4d", "#f2f4f7", "#8a8f98", func(s style) string { return s.light })
	for _, s := range styles {
		d.printf(".fm-%s{stroke-width:%d", s.class, s.width)
		if s.dashes != "" {
			d.printf(";stroke-dasharray:%s", s.dashes)
		}
		d.printf("}\n")
	}
	d.printf(".fm a:hover .fm-label,.fm a:focus .fm-label{stroke-width:4}\n@media screen and (prefers-color-scheme:dark){\n")
	d.palette("#14171c", "#f0f0f0", "#c0c4cc", "#20252d", "#7d8590", func(s style) string { return s.dark })
	d.printf("}\n</style>\n<defs>\n")
	for _, s := range styles {
		d.printf(`<marker id="fm-head-%s" viewBox="0 0 10 10" refX="9" refY="5" markerUnits="userSpaceOnUse" markerWidth="14" markerHeight="14" orient="auto"><path class="fm-fill-%s" d="M0 0L10 5L0 10z"/></marker>`+"\n", s.class, s.class)
	}
	d.printf("</defs>\n")
}

// palette writes the colours of light or dark.
func (d *drawing) palette(ground, text, quiet, box, line string, colour func(style) string) {
	d.printf(".fm-ground{fill:%s}\n.fm text{fill:%s;font-size:13px}\n.fm .fm-quiet{fill:%s;font-size:12px}\n.fm-box{fill:%s;stroke:%s}\n.fm .fm-label{fill:%s}\n", ground, text, quiet, box, line, ground)
	d.printf(".fm .fm-title{font-size:20px;font-weight:600}\n.fm .fm-bold{font-weight:600}\n")
	for _, s := range styles {
		d.printf(".fm-%s{stroke:%s;fill:none}\n.fm-fill-%s,.fm .fm-text-%s{fill:%s}\n", s.class, colour(s), s.class, s.class, colour(s))
	}
}

// text writes a line of text.
func (d *drawing) text(x, y int, class, text string) {
	d.printf(`<text x="%d" y="%d" class="%s">%s</text>`+"\n", x, y, class, escape(text))
}

// box draws a box; what does not fit into it is in its tooltip.
func (d *drawing) box(x, y, height int, tip string) {
	d.printf(`<rect class="fm-box" x="%d" y="%d" width="%d" height="%d" rx="6"><title>%s</title></rect>`+"\n", x, y, boxWidth, height, escape(tip))
}

// head writes title, legend and the headings of the columns.
func (d *drawing) head() {
	d.text(margin, 34, "fm-title", clip("Patient data in "+d.Program, 80))
	x := margin
	n := d.Counts
	for i, count := range []int{n.InOrder, n.Accepted, n.Faulty, n.Unchecked, n.Uncovered, d.calls()} {
		s := styles[i]
		d.printf(`<path class="fm-%s" d="M%d 60h44" marker-end="url(#fm-head-%s)"/>`+"\n", s.class, x, s.class)
		d.text(x+54, 64, "fm-text-"+s.class, fmt.Sprintf("%s: %d", s.status, count))
		x += 170
	}
	for _, h := range []struct {
		x    int
		text string
	}{{margin, "Obtained for"}, {labelLeft, "What is used, and on which basis"}, {useLeft, "Used for"}, {outsideLeft, "Recipients outside"}} {
		d.text(h.x, top-14, "fm-bold", h.text)
	}
}

func (d *drawing) section(s *placedSection) {
	d.box(margin, s.y, s.height, s.Title)
	d.lines(margin+12, s.y+21, "fm-bold", s.title)
	if s.Care {
		d.care(s)
	}
	for i := range s.groups {
		d.group(&s.groups[i])
	}
}

// lines writes lines of text below each other and returns where the next is.
func (d *drawing) lines(x, y int, class string, list []string) int {
	for _, line := range list {
		d.text(x, y, class, line)
		y += lineHeight
	}
	return y
}

// care lists what direct care does.
func (d *drawing) care(s *placedSection) {
	y := s.y + headHeight(s.title) + 14
	for i := range s.care {
		c := &s.care[i]
		class := ""
		if c.Status != record.InOrder {
			class = "fm-text-" + styles[styleOf(c.Status)].class
		}
		d.open(c.ID, strings.Join(c.name, " ")+": "+strings.Join(c.Data, ", "))
		d.lines(margin+12, d.lines(margin+12, y, class, c.name), "fm-quiet", c.data)
		d.close()
		y += c.height()
	}
	if more := len(d.Care) - len(s.care); more > 0 {
		d.text(margin+12, y, "fm-quiet", fmt.Sprintf("and %d more", more))
	}
}

func (d *drawing) group(g *group) {
	if g.box {
		d.box(useLeft, g.y, g.height, g.purpose)
		d.lines(useLeft+12, g.y+21, "fm-bold", g.title)
	}
	for i := range g.rows {
		d.arrow(g, &g.rows[i])
	}
}

// arrow draws an activity, from where its data is held to where it goes.
func (d *drawing) arrow(g *group, r *row) {
	class := styles[styleOf(r.Status)].class
	above, high := r.y-(r.height-rowGap)/2, r.height-rowGap // of the boxes beside it
	d.open(r.IDs[0], r.goal()+": "+r.Label()+"; "+r.Basis())
	to := useLeft
	if len(r.Recipients) > 0 {
		if g.box {
			d.line(class, useLeft+boxWidth, outsideLeft, r.y)
		} else {
			to = outsideLeft
		}
	}
	if r.labelled() {
		d.line(class, margin+boxWidth, to, r.y)
		d.printf(`<rect class="fm-label fm-%s" x="%d" y="%d" width="%d" height="%d" rx="6"/>`+"\n", class, labelLeft, above, labelWidth, high)
		y := d.lines(labelLeft+10, above+boxPadding+12, "", r.data)
		y = d.lines(labelLeft+10, y, "fm-text-"+class, r.basis)
		d.lines(labelLeft+10, y, "fm-quiet", r.from)
	}
	d.close()
	if g.box {
		d.lines(useLeft+12, middle(r.y, r.components), "fm-quiet", r.components)
	}
	if len(r.outside) > 0 {
		d.box(outsideLeft, above, high, strings.Join(r.Recipients, ", "))
		d.lines(outsideLeft+12, middle(r.y, r.outside), "", r.outside)
	}
}

// middle is where the first of some lines is, for them to be about y.
func middle(y int, lines []string) int { return y + 5 - (len(lines)-1)*lineHeight/2 }

func (d *drawing) line(class string, from, to, y int) {
	d.printf(`<path class="fm-%s" d="M%d %dH%d" marker-end="url(#fm-head-%s)"/>`+"\n", class, from, y, to-1, class)
}

// open begins what is one activity: with a tooltip, and the link to it.
func (d *drawing) open(id, tip string) {
	if d.links {
		d.printf(`<a href="#%s">`, escape(id))
	} else {
		d.printf("<g>")
	}
	d.printf("<title>%s</title>\n", escape(tip))
}

func (d *drawing) close() {
	if d.links {
		d.printf("</a>\n")
	} else {
		d.printf("</g>\n")
	}
}
