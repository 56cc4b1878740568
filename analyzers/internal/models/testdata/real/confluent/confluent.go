// Package confluent: github.com/confluentinc/confluent-kafka-go/v2/kafka.
package confluent

import (
	"encoding/json"
	"time"

	"github.com/confluentinc/confluent-kafka-go/v2/kafka"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

var producer *kafka.Producer
var topic = "admissions"

func send(p *model.Patient) error {
	v, err := json.Marshal(p)
	if err != nil {
		return err
	}
	done := make(chan kafka.Event, 1)
	err = producer.Produce(&kafka.Message{TopicPartition: kafka.TopicPartition{Topic: &topic}, Value: v}, done)
	e := <-done
	m := e.(*kafka.Message)
	obs.Log(m.TopicPartition.Offset) // silent
	obs.Log(m.TopicPartition.Error)  // silent
	return err
}

func use(p *model.Patient) {
	err := send(p)                              // want
	obs.Log(err)                                // silent
	obs.Log(producer.Len(), producer.Flush(10)) // silent
	for e := range producer.Events() {
		switch e := e.(type) {
		case *kafka.Message:
			obs.Log(e.TopicPartition) // silent
		case kafka.Error:
			obs.Log(e) // silent
		}
	}
}

func consume(c *kafka.Consumer) {
	m, err := c.ReadMessage(time.Second)
	obs.Log(m.TopicPartition, err) // silent
	var w model.Ward
	err = json.Unmarshal(m.Value, &w)
	obs.Log(w, err) // silent
	var p model.Patient
	err = json.Unmarshal(m.Value, &p)
	obs.Log(p.Name) // want
	switch e := c.Poll(100).(type) {
	case *kafka.Message:
		obs.Log(e.Key, e.Value) // silent
	}
	parts, err := c.CommitMessage(m)
	obs.Log(parts, err) // silent
}
