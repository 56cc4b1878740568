// Package redigo: github.com/gomodule/redigo/redis.
package redigo

import (
	"github.com/gomodule/redigo/redis"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

var pool *redis.Pool

func put(p *model.Patient) error {
	c := pool.Get()
	defer c.Close()
	_, err := c.Do("SET", p.NHS, p.Name)
	return err
}

func get(nhs string) (*model.Patient, error) {
	c := pool.Get()
	defer c.Close()
	vs, err := redis.Values(c.Do("HGETALL", nhs))
	if err != nil {
		return nil, err
	}
	var p model.Patient
	return &p, redis.ScanStruct(vs, &p)
}

func use(p *model.Patient) {
	obs.Log(put(p)) // silent
	q, err := get(p.NHS)
	obs.Log(err)    // silent
	obs.Log(q.Name) // want
}

func commands(c redis.Conn, p *model.Patient) {
	n, err := redis.Int(c.Do("INCR", p.NHS))
	obs.Log(n, err) // silent
	s, err := redis.String(c.Do("HGET", p.NHS, "ward"))
	obs.Log(s, err)                                  // silent
	obs.Log(c.Send("SET", p.NHS, p.Name), c.Flush()) // silent
	v, err := c.Receive()
	obs.Log(v, err) // silent
	vs, err := redis.Values(c.Do("MGET", p.NHS))
	var w model.Ward
	_, err = redis.Scan(vs, &w.Name, &w.Beds)
	obs.Log(w, err) // silent
	ok, err := redis.Bool(redis.DoWithTimeout(c, 0, "EXISTS", p.NHS))
	obs.Log(ok, err) // silent
	args := redis.Args{}.Add(p.NHS).AddFlat(p)
	obs.Log(args) // want
	m, err := redis.StringMap(c.Do("HGETALL", p.NHS))
	obs.Log(m, err) // silent
	r, err := redis.NewScript(1, "return 1").Do(c, p.NHS)
	obs.Log(r, err) // silent
	ps := redis.PubSubConn{Conn: c}
	obs.Log(ps.Subscribe("wards")) // silent
	switch m := ps.Receive().(type) {
	case redis.Message:
		obs.Log(m.Channel, m.Data) // silent
	case error:
		obs.Log(m) // silent
	}
	obs.Log(pool.ActiveCount(), pool.Stats()) // silent
}
