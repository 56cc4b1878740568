// Package notify sends messages to patients.
//
//lawful:purpose direct-care
package notify

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"

	"clinic.example/clinic/insights"
	"clinic.example/clinic/letters"
	"clinic.example/clinic/model"
)

// ErrNoContact is returned for a patient who left no phone number.
var ErrNoContact = errors.New("no way to reach the patient")

// Sender delivers a text to an address.
type Sender interface {
	Send(ctx context.Context, to, text string) error
}

// Outbox is a Sender that leaves each message in a folder, from which a
// gateway picks it up.
type Outbox struct {
	dir  string
	next atomic.Int64
}

// NewOutbox returns the outbox at dir, which is created if need be.
func NewOutbox(dir string) (*Outbox, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("creating outbox: %w", err)
	}
	return &Outbox{dir: dir}, nil
}

// Send writes the message to a file of its own.
func (o *Outbox) Send(ctx context.Context, to, text string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	name := filepath.Join(o.dir, fmt.Sprintf("%06d.txt", o.next.Add(1)))
	if err := os.WriteFile(name, []byte("To: "+to+"\n\n"+text), 0o600); err != nil {
		return fmt.Errorf("writing message: %w", err)
	}
	return nil
}

// Notifier tells patients what they need to know.
type Notifier struct {
	sender  Sender
	tracker *insights.Tracker
}

// New returns a Notifier that delivers through sender.
func New(sender Sender, tracker *insights.Tracker) *Notifier {
	return &Notifier{sender: sender, tracker: tracker}
}

// Letter sends a letter to a patient.
func (n *Notifier) Letter(ctx context.Context, p model.Patient, text string) error {
	if p.Phone == "" {
		return ErrNoContact
	}
	return n.sender.Send(ctx, p.Phone, text)
}

// Remind reminds a patient of an appointment. Patients who use the portal
// agreed to the product team seeing that they did.
func (n *Notifier) Remind(ctx context.Context, p model.Patient, place string, portal bool) error {
	if err := n.Letter(ctx, p, letters.Reminder(p.Given, place)); err != nil {
		return err
	}
	if portal {
		//lawful:basis portal-analytics
		n.tracker.Screen(p.ID, "reminder") // silent: patients of the portal consented
	}
	return nil
}

// RemindAll reminds patients one after the other and returns how many of them
// could not be reached. It stops at the first failure of another kind.
func (n *Notifier) RemindAll(ctx context.Context, patients []model.Patient, place string) (unreachable int, err error) {
	for _, p := range patients {
		switch err := n.Remind(ctx, p, place, false); {
		case errors.Is(err, ErrNoContact):
			unreachable++
		case err != nil:
			return unreachable, err
		}
	}
	n.tracker.Event("reminders", "sent", map[string]any{"total": len(patients), "unreachable": unreachable}) // silent: counts
	return unreachable, nil
}
