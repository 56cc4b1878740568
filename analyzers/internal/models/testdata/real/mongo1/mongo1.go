// Package mongo1: go.mongodb.org/mongo-driver.
package mongo1

import (
	"context"
	"errors"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/bson/primitive"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

type repo struct{ c *mongo.Collection }

var global *mongo.Client

func (r *repo) insert(ctx context.Context, p *model.Patient) (string, error) {
	res, err := r.c.InsertOne(ctx, p)
	if mongo.IsDuplicateKeyError(err) || errors.Is(err, mongo.ErrNoDocuments) {
		return "", err
	}
	id, ok := res.InsertedID.(primitive.ObjectID)
	obs.Log(ok) // silent
	return id.Hex(), err
}

func (r *repo) update(ctx context.Context, p *model.Patient) {
	res, err := r.c.UpdateOne(ctx, bson.M{"nhs": p.NHS}, bson.M{"$set": p}, options.Update().SetUpsert(true))
	obs.Log(res.MatchedCount, res.ModifiedCount, res.UpsertedCount, err) // silent
	del, err := r.c.DeleteMany(ctx, bson.D{{Key: "nhs", Value: p.NHS}})
	obs.Log(del.DeletedCount, err) // silent
	n, err := r.c.CountDocuments(ctx, bson.M{"nhs": p.NHS})
	obs.Log(n, err) // silent
}

func (r *repo) find(ctx context.Context, nhs string) (*model.Patient, error) {
	var p model.Patient
	err := r.c.FindOne(ctx, bson.M{"nhs": nhs}).Decode(&p)
	return &p, err
}

func (r *repo) list(ctx context.Context, p *model.Patient) {
	cur, err := r.c.Find(ctx, bson.M{"nhs": p.NHS})
	obs.Log(err) // silent
	defer cur.Close(ctx)
	for cur.Next(ctx) {
		var w model.Ward
		var q model.Patient
		var m bson.M
		err := cur.Decode(&w)
		cur.Decode(&q)
		cur.Decode(&m)
		obs.Log(w, err)      // silent
		obs.Log(q)           // want
		obs.Log(m)           // silent
		obs.Log(cur.ID())    // silent
		obs.Log(cur.Current) // silent
	}
	var ws []model.Ward
	var ps []model.Patient
	err = cur.All(ctx, &ws)
	cur.All(ctx, &ps)
	obs.Log(ws, err)   // silent
	obs.Log(ps)        // want
	obs.Log(cur.Err()) // silent
	raw, err := r.c.FindOne(ctx, bson.M{"nhs": p.NHS}).Raw()
	obs.Log(raw, err) // silent
}

func use(ctx context.Context, r *repo, p *model.Patient) {
	id, err := r.insert(ctx, p)
	obs.Log(id, err) // silent
	q, err := r.find(ctx, p.NHS)
	obs.Log(err)    // silent
	obs.Log(q.Name) // want
}

func one(ctx context.Context, p *model.Patient) {
	_, err := global.Database("emr").Collection("patients").InsertOne(ctx, p)
	obs.Log(err) // silent
}

func two(ctx context.Context) {
	var w model.Ward
	err := global.Database("emr").Collection("wards").FindOne(ctx, bson.M{}).Decode(&w)
	obs.Log(w, err) // silent
	names, err := global.ListDatabaseNames(ctx, bson.M{})
	obs.Log(names, err) // silent
}

func session(ctx context.Context, p *model.Patient) {
	s, err := global.StartSession()
	obs.Log(err) // silent
	defer s.EndSession(ctx)
	v, err := s.WithTransaction(ctx, func(sc mongo.SessionContext) (any, error) {
		obs.Log(p.Name) // want
		return p, nil
	})
	obs.Log(err) // silent
	obs.Log(v)   // want
}

func codec(p *model.Patient) {
	b, err := bson.Marshal(p)
	obs.Log(err) // silent
	obs.Log(b)   // want
	var w model.Ward
	err = bson.Unmarshal([]byte("x"), &w)
	obs.Log(w, err) // silent
	var m bson.M
	bson.Unmarshal(b, &m)
	obs.Log(m) // want
	d := bson.D{{Key: "a", Value: p.NHS}}
	obs.Log(d.Map()) // want
}

func aggregate(ctx context.Context, c *mongo.Collection, p *model.Patient) {
	cur, err := c.Aggregate(ctx, mongo.Pipeline{{{Key: "$match", Value: bson.M{"nhs": p.NHS}}}})
	obs.Log(err) // silent
	var out []struct{ N int }
	err = cur.All(ctx, &out)
	obs.Log(out, err) // silent
	res, err := c.BulkWrite(ctx, []mongo.WriteModel{mongo.NewInsertOneModel().SetDocument(p)})
	obs.Log(res.InsertedCount, err) // silent
	vs, err := c.Distinct(ctx, "ward", bson.M{"nhs": p.NHS})
	obs.Log(vs, err) // silent
	u := &model.Upload{}
	err = c.FindOneAndUpdate(ctx, bson.M{"nhs": p.NHS}, bson.M{}).Decode(u)
	obs.Log(u.Status, err) // silent
	obs.Log(u.Patient)     // want
}
