// Package resty2: github.com/go-resty/resty/v2.
package resty2

import (
	"context"

	"github.com/go-resty/resty/v2"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

var client = resty.New().SetBaseURL("https://pds.example")

type pds struct{ c *resty.Client }

func (s *pds) find(ctx context.Context, nhs string) (*model.Patient, error) {
	var p model.Patient
	res, err := s.c.R().SetContext(ctx).SetPathParam("nhs", nhs).SetResult(&p).Get("/Patient/{nhs}")
	if err != nil {
		return nil, err
	}
	obs.Log(res.StatusCode(), res.Status(), res.Time()) // silent
	return &p, nil
}

func use(ctx context.Context, s *pds, p *model.Patient) {
	q, err := s.find(ctx, p.NHS)
	obs.Log(err)    // silent
	obs.Log(q.Name) // want
}

func one(p *model.Patient) {
	res, err := client.R().SetBody(p).SetHeader("X-NHS", p.NHS).Post("/Patient")
	obs.Log(err)                             // silent
	obs.Log(res.StatusCode(), res.IsError()) // silent
	obs.Log(res.String(), res.Body())        // silent
	obs.Log(res.Header().Get("ETag"))        // silent
	obs.Log(res.Request.Body)                // want
}

func two() {
	var w model.Ward
	var e struct{ Message string }
	res, err := client.R().SetQueryParam("id", "3").SetResult(&w).SetError(&e).Get("/Ward")
	obs.Log(w, e, err)    // silent
	obs.Log(res.Result()) // silent
	obs.Log(res.Error())  // silent
}

func three(s *pds) {
	res, err := s.c.R().SetResult(model.Patient{}).Get("/Patient/1")
	obs.Log(err) // silent
	p := res.Result().(*model.Patient)
	obs.Log(p.Name) // want
	s.c.OnAfterResponse(func(c *resty.Client, r *resty.Response) error {
		obs.Log(r.StatusCode()) // silent
		return nil
	})
}
