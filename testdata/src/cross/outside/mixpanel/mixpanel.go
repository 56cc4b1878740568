// Package mixpanel stands for a client of somebody else's analytics. It has no directive.
package mixpanel

import (
	"bytes"
	"encoding/json"
	"net/http"
)

// Client sends events.
type Client struct {
	URL   string
	queue []map[string]any
}

// Track sends an event.
func (c *Client) Track(event string, props map[string]any) error {
	b, err := json.Marshal(map[string]any{"event": event, "properties": props})
	if err != nil {
		return err
	}
	res, err := http.Post(c.URL, "application/json", bytes.NewReader(b))
	if err != nil {
		return err
	}
	return res.Body.Close()
}

// Close ends the client.
func (c *Client) Close(reason string) {}

// Identify names the user.
func Identify(id string) {}

// Hash says nothing of a purpose.
func Hash(s string) int { return len(s) }

// Event is filled field by field and then sent.
type Event struct{ buf []byte }

// NewEvent starts an event.
func NewEvent(name string) *Event { return &Event{buf: []byte(name)} }

// Str adds a field.
func (e *Event) Str(key, v string) *Event {
	e.buf = append(e.buf, v...)
	return e
}

// Send sends the event.
func (e *Event) Send(note string) { print(e.buf) }
