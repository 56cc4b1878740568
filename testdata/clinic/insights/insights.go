// Package insights sends usage events to the product team's analytics
// service, so that they learn which screens are used.
//
//lawful:purpose product-analytics
package insights

import (
	"fmt"

	"github.com/posthog/posthog-go"
)

// Tracker sends events. A nil Tracker, or one without a client, drops them.
type Tracker struct {
	client posthog.Client
}

// New returns a Tracker that sends through client; client may be nil.
func New(client posthog.Client) *Tracker { return &Tracker{client: client} }

// Connect returns a client of the analytics service at endpoint, nil when
// there is no key.
func Connect(key, endpoint string) (posthog.Client, error) {
	if key == "" {
		return nil, nil
	}
	client, err := posthog.NewWithConfig(key, posthog.Config{Endpoint: endpoint})
	if err != nil {
		return nil, fmt.Errorf("connecting to analytics: %w", err)
	}
	return client, nil
}

// Screen records that a user opened a screen.
func (t *Tracker) Screen(user, screen string) {
	t.send(posthog.Capture{DistinctId: user, Event: "$screen", Properties: posthog.Properties{"$screen_name": screen}})
}

// Event records something that a user did, with properties of it.
func (t *Tracker) Event(user, event string, properties map[string]any) {
	t.send(posthog.Capture{DistinctId: user, Event: event, Properties: posthog.Properties(properties)})
}

func (t *Tracker) send(c posthog.Capture) {
	if t == nil || t.client == nil {
		return
	}
	// An event that is lost is not worth a user's time.
	_ = t.client.Enqueue(c)
}
