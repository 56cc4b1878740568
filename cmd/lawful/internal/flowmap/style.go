package flowmap

import "github.com/lawful-lint/lawful/cmd/lawful/internal/record"

// style is how an arrow of a status is drawn: told apart by colour, by dashes,
// and by the words on it. Colours have a contrast of at least 4.5 to 1 with the
// ground (WCAG 2.2, 1.4.3).
type style struct {
	status, class, light, dark, dashes string
	width                              int
	mermaid                            string
}

// called is the state of an arrow that is no activity: code of a purpose calls
// what sends to a recipient, and which data it takes does not show.
const called = "sent by a call"

// styles are those of the states, from the best; the last one is that of called.
var styles = [...]style{
	{record.InOrder, "ok", "#1b5e9e", "#8ec1f5", "", 2, "stroke:#1b5e9e,stroke-width:2px"},
	{record.Accepted, "accepted", "#7a5d00", "#e3c35a", "2 4", 2, "stroke:#7a5d00,stroke-width:2px,stroke-dasharray:2 4"},
	{record.Faulty, "faulty", "#8a2be2", "#d0a6ff", "14 4 2 4", 3, "stroke:#8a2be2,stroke-width:3px,stroke-dasharray:14 4 2 4"},
	{record.Unchecked, "unchecked", "#a34700", "#f5a866", "9 5", 2, "stroke:#a34700,stroke-width:2px,stroke-dasharray:9 5"},
	{record.Uncovered, "uncovered", "#b8001f", "#ff8a8a", "", 4, "stroke:#b8001f,stroke-width:4px"},
	{called, "called", "#4d4d4d", "#c0c4cc", "2 3", 2, "stroke:#4d4d4d,stroke-width:2px,stroke-dasharray:2 3"},
}

// styleOf is the index of the style of a status; of one that is not known, that
// of the worst.
func styleOf(status string) int {
	for i := range styles {
		if styles[i].status == status {
			return i
		}
	}
	return styleOf(record.Uncovered)
}
