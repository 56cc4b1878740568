// Package kafkago: github.com/segmentio/kafka-go.
package kafkago

import (
	"context"
	"encoding/json"

	"github.com/segmentio/kafka-go"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

type bus struct {
	w *kafka.Writer
	r *kafka.Reader
}

func (b *bus) send(ctx context.Context, p *model.Patient) error {
	v, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return b.w.WriteMessages(ctx, kafka.Message{Key: []byte(p.NHS), Value: v})
}

func use(ctx context.Context, b *bus, p *model.Patient) {
	err := b.send(ctx, p)           // want
	obs.Log(err)                    // silent
	obs.Log(b.w.Stats().Writes)     // silent
	obs.Log(b.w.Topic, b.w.Close()) // silent
}

func (b *bus) consume(ctx context.Context) {
	for {
		m, err := b.r.ReadMessage(ctx)
		obs.Log(err, m.Topic, m.Partition, m.Offset) // silent
		var w model.Ward
		err = json.Unmarshal(m.Value, &w)
		obs.Log(w, err) // silent
		var p model.Patient
		err = json.Unmarshal(m.Value, &p)
		obs.Log(p) // want
		f, err := b.r.FetchMessage(ctx)
		obs.Log(f.Value)                         // silent
		obs.Log(b.r.CommitMessages(ctx, f), err) // silent
		obs.Log(b.r.Lag(), b.r.Stats().Lag)      // silent
	}
}

var writer *kafka.Writer
var reader *kafka.Reader

func one(ctx context.Context, p *model.Patient) {
	err := writer.WriteMessages(ctx, kafka.Message{Value: []byte(p.Name)}) // want
	obs.Log(err)                                                           // silent
	m := kafka.Message{Value: []byte(p.Name)}
	obs.Log(m.Value) // want
	obs.Log(m.Topic) // silent
}

func two(ctx context.Context) {
	obs.Log(writer.Stats().Errors, writer.Addr) // silent
	m, err := reader.ReadMessage(ctx)
	obs.Log(m.Headers, err) // silent
}

func conn(ctx context.Context, p *model.Patient) {
	c, err := kafka.DialLeader(ctx, "tcp", "localhost:9092", "wards", 0)
	obs.Log(err)                                                    // silent
	n, err := c.WriteMessages(kafka.Message{Value: []byte(p.Name)}) // want
	obs.Log(n, err)                                                 // silent
	m, err := c.ReadMessage(1000)
	obs.Log(m.Value, err) // silent
}
