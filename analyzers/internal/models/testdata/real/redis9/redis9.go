// Package redis9: github.com/redis/go-redis/v9.
package redis9

import (
	"context"
	"encoding/json"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

type cache struct{ rdb *redis.Client }

var global redis.UniversalClient

func (c *cache) put(ctx context.Context, p *model.Patient) error {
	b, err := json.Marshal(p)
	if err != nil {
		return err
	}
	set := c.rdb.Set(ctx, "patient:"+p.NHS, b, time.Minute)
	obs.Log(set.Err(), set.Val()) // silent
	return set.Err()
}

func (c *cache) get(ctx context.Context, nhs string) (*model.Patient, error) {
	b, err := c.rdb.Get(ctx, "patient:"+nhs).Bytes()
	if err != nil {
		return nil, err
	}
	var p model.Patient
	return &p, json.Unmarshal(b, &p)
}

func (c *cache) ward(ctx context.Context, p *model.Patient) (string, error) {
	return c.rdb.HGet(ctx, p.NHS, "ward").Result()
}

func use(ctx context.Context, c *cache, p *model.Patient) {
	obs.Log(c.put(ctx, p)) // silent
	q, err := c.get(ctx, p.NHS)
	obs.Log(err)    // silent
	obs.Log(q.Name) // want
	w, err := c.ward(ctx, p)
	obs.Log(w, err) // silent
}

func commands(ctx context.Context, rdb *redis.Client, p *model.Patient) {
	n, err := rdb.Exists(ctx, p.NHS).Result()
	obs.Log(n, err)                                         // silent
	obs.Log(rdb.HSet(ctx, "patients", p.NHS, p.Name).Val()) // silent
	m, err := rdb.HGetAll(ctx, p.NHS).Result()
	obs.Log(m["ward"], err) // silent
	var w model.Ward
	err = rdb.HGetAll(ctx, p.NHS).Scan(&w)
	obs.Log(w, err) // silent
	var q model.Patient
	err = rdb.HGetAll(ctx, "a").Scan(&q)
	obs.Log(err)    // silent
	obs.Log(q.Name) // want
	r := model.Patient{Name: rdb.Get(ctx, "a").Val()}
	obs.Log(r.Name) // want
	id, err := rdb.Incr(ctx, "next").Uint64()
	obs.Log(id, err) // silent
	ok, err := rdb.SetNX(ctx, "lock:"+p.NHS, 1, time.Second).Result()
	obs.Log(ok, err)                                   // silent
	obs.Log(rdb.Ping(ctx).Err(), rdb.PoolStats().Hits) // silent
}

func pipeline(ctx context.Context, rdb *redis.Client, p *model.Patient) {
	pipe := rdb.TxPipeline()
	pipe.Set(ctx, p.NHS, p.Name, 0)
	n := pipe.Incr(ctx, "count")
	_, err := pipe.Exec(ctx)
	obs.Log(err, n.Val()) // silent
	_, err = rdb.Pipelined(ctx, func(pipe redis.Pipeliner) error {
		obs.Log(p.Name) // want
		pipe.Set(ctx, p.NHS, p.Name, 0)
		return nil
	})
	obs.Log(err) // silent
	err = rdb.Watch(ctx, func(tx *redis.Tx) error {
		v, err := tx.Get(ctx, "count").Int()
		obs.Log(v, err) // silent
		return tx.Set(ctx, p.NHS, p.Name, 0).Err()
	}, p.NHS)
	obs.Log(err) // silent
}

func pubsub(ctx context.Context, rdb *redis.Client, p *model.Patient) {
	obs.Log(rdb.Publish(ctx, "admissions", p.Name).Err()) // silent
	sub := rdb.Subscribe(ctx, "wards")
	defer sub.Close()
	for m := range sub.Channel() {
		obs.Log(m.Payload) // silent
	}
	m, err := sub.ReceiveMessage(ctx)
	obs.Log(m.Channel, err) // silent
}

func globalOne(ctx context.Context, p *model.Patient) {
	global.Set(ctx, p.NHS, p.Name, 0)
	global.LPush(ctx, "queue", p.NHS)
}

func globalTwo(ctx context.Context) {
	v, err := global.Get(ctx, "ward").Result()
	obs.Log(v, err) // silent
	l, err := global.LRange(ctx, "wards", 0, -1).Result()
	obs.Log(l, err) // silent
	it := global.Scan(ctx, 0, "ward:*", 10).Iterator()
	for it.Next(ctx) {
		obs.Log(it.Val()) // silent
	}
	obs.Log(it.Err()) // silent
}

func script(ctx context.Context, rdb *redis.Client, p *model.Patient) {
	n, err := redis.NewScript("return 1").Run(ctx, rdb, []string{p.NHS}, p.Name).Int()
	obs.Log(n, err) // silent
}
