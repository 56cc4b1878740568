// Package sarama: github.com/IBM/sarama.
package sarama

import (
	"context"
	"encoding/json"

	"github.com/IBM/sarama"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

var producer sarama.SyncProducer
var async sarama.AsyncProducer
var group sarama.ConsumerGroup

func send(p *model.Patient) error {
	part, off, err := producer.SendMessage(&sarama.ProducerMessage{
		Topic: "admissions", Key: sarama.StringEncoder(p.NHS), Value: sarama.StringEncoder(p.Name),
	})
	obs.Log(part, off, err) // silent
	return err
}

func use(p *model.Patient) {
	err := send(p)            // want
	obs.Log(err)              // silent
	obs.Log(producer.Close()) // silent
}

func asynchronous(p *model.Patient) {
	v, _ := json.Marshal(p)
	async.Input() <- &sarama.ProducerMessage{Topic: "admissions", Value: sarama.ByteEncoder(v)} // want
	e := <-async.Errors()
	obs.Log(e.Err) // silent
}

type handler struct{}

func (handler) Setup(s sarama.ConsumerGroupSession) error   { return nil }
func (handler) Cleanup(s sarama.ConsumerGroupSession) error { return nil }
func (handler) ConsumeClaim(s sarama.ConsumerGroupSession, c sarama.ConsumerGroupClaim) error {
	for m := range c.Messages() {
		obs.Log(m.Topic, m.Offset, m.Partition) // silent
		var w model.Ward
		err := json.Unmarshal(m.Value, &w)
		obs.Log(w, err) // silent
		var p model.Patient
		err = json.Unmarshal(m.Value, &p)
		obs.Log(p.Name) // want
		s.MarkMessage(m, "")
		obs.Log(s.MemberID(), c.HighWaterMarkOffset()) // silent
	}
	return nil
}

func consume(ctx context.Context) {
	g, err := sarama.NewConsumerGroup([]string{"localhost:9092"}, "wards", sarama.NewConfig())
	obs.Log(err) // silent
	err = g.Consume(ctx, []string{"admissions"}, handler{})
	obs.Log(err) // silent
	c, err := sarama.NewConsumer([]string{"localhost:9092"}, nil)
	obs.Log(err) // silent
	pc, err := c.ConsumePartition("wards", 0, sarama.OffsetNewest)
	m := <-pc.Messages()
	obs.Log(m.Value, err) // silent
}
