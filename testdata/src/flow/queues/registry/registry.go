// Package registry is a client of a study, which queues what it is given.
//
//lawful:purpose research
package registry

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	"care/model"
)

// Client batches events.
type Client struct {
	mu     sync.Mutex
	title  string
	queue  []map[string]any
	last   map[string]any
	people []any
	refs   map[string]*string
	out    io.Writer
}

// New returns a client.
func New(title string) *Client { return &Client{title: title, out: os.Stdout} }

// Track queues an event and sends the queue.
func (c *Client) Track(event string, props map[string]any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.queue = append(c.queue, map[string]any{"event": event, "props": props})
	c.last = props
	c.Flush()
}

// Event queues an event of no properties.
func (c *Client) Event(event string) { c.Track(event, nil) }

// Enrol keeps a person.
func (c *Client) Enrol(p *model.Patient) { c.people = append(c.people, p) }

// Point keeps a pointer.
func (c *Client) Point(key string, s *string) {
	if c.refs == nil {
		c.refs = map[string]*string{}
	}
	c.refs[key] = s
}

// Flush sends the queue.
func (c *Client) Flush() error { return json.NewEncoder(c.out).Encode(c.queue) }

// Names tells who is enrolled.
func (c *Client) Names() string {
	var b strings.Builder
	for _, p := range c.people {
		fmt.Fprintln(&b, p)
	}
	for _, s := range c.refs {
		b.WriteString(*s)
	}
	return b.String()
}

// Last is what was given last.
func (c *Client) Last() map[string]any { return c.last }

// Len counts.
func (c *Client) Len() int { return len(c.queue) }

// Open is a client with a field that others set.
type Open struct {
	Subject string
	title   string
}

// Send sends the subject.
func (o *Open) Send() { pending = append(pending, o.Subject) }

// Title tells the title.
func (o *Open) Title() string { return o.title }

var pending []string

// Push queues in a variable.
func Push(p *model.Patient) { waiting = append(waiting, p) }

// Pop takes from it.
func Pop() int {
	n := 0
	for _, p := range waiting {
		n += len(fmt.Sprint(p))
	}
	waiting = nil
	return n
}

var waiting []any
