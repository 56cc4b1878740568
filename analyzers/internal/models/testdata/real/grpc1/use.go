package grpc1

import (
	"context"
	"fmt"

	"google.golang.org/grpc"
	"google.golang.org/grpc/status"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

type ward struct{ beds int }

func (w *ward) Admit(ctx context.Context, p *model.Patient) (*model.Ward, error) {
	obs.Log(p.Name) // want
	obs.Log(w.beds) // silent
	if p.Name == "" {
		return nil, fmt.Errorf("no name")
	}
	return &model.Ward{Name: "a"}, nil
}

func (w *ward) Find(ctx context.Context, in *model.Ward) (*model.Patient, error) {
	obs.Log(in.Name) // silent
	return &model.Patient{Name: in.Name}, nil
}

func (w *ward) Watch(in *model.Patient, s grpc.ServerStreamingServer[model.Patient]) error {
	return s.Send(&model.Patient{Name: in.Name})
}

func (w *ward) Upload(s grpc.ClientStreamingServer[model.Patient, model.Ward]) error {
	p, err := s.Recv()
	obs.Log(err)    // silent
	obs.Log(p.Name) // want
	return s.SendAndClose(&model.Ward{})
}

func payload(ctx context.Context, req any, info *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	obs.Log(req)
	return handler(ctx, req)
}

func answer(ctx context.Context, req any, _ *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	resp, err := handler(ctx, req)
	obs.Log(resp)
	return resp, err
}

func code(ctx context.Context, req any, info *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	resp, err := handler(ctx, req)
	obs.Log(info.FullMethod, status.Code(err).String()) // silent
	return resp, err
}

type logged struct{ grpc.ServerStream }

func (l *logged) RecvMsg(m any) error {
	err := l.ServerStream.RecvMsg(m)
	obs.Log(m)
	return err
}

func messages(srv any, ss grpc.ServerStream, info *grpc.StreamServerInfo, handler grpc.StreamHandler) error {
	return handler(srv, &logged{ss})
}

func calls(srv any, ss grpc.ServerStream, info *grpc.StreamServerInfo, handler grpc.StreamHandler) error {
	obs.Log(info.FullMethod, info.IsClientStream) // silent
	return handler(srv, ss)
}

func servePayload() {
	s := grpc.NewServer(grpc.UnaryInterceptor(payload))
	RegisterWardServer(s, &ward{}) // want
	obs.Log(s.Serve(nil))          // silent
}

func serveAnswer() {
	s := grpc.NewServer(grpc.ChainUnaryInterceptor(code, answer))
	RegisterWardServer(s, &ward{}) // want
}

func serveMessages() {
	s := grpc.NewServer(grpc.StreamInterceptor(messages))
	RegisterWardServer(s, &ward{}) // want
}

func serveQuietly() {
	w := &ward{beds: 3}
	s := grpc.NewServer(grpc.ChainUnaryInterceptor(code), grpc.ChainStreamInterceptor(calls))
	RegisterWardServer(s, w) // silent
	obs.Log(w.beds)          // silent
	s.GracefulStop()
}

func call(ctx context.Context, p *model.Patient) {
	conn, err := grpc.NewClient("ward:9090")
	obs.Log(err) // silent
	c := &WardClient{conn}
	w, err := c.Admit(ctx, p)
	obs.Log(w.Name, err) // silent
	q, err := c.Find(ctx, w)
	obs.Log(err)    // silent
	obs.Log(q.Name) // want
	s, err := c.Watch(ctx, p)
	obs.Log(err) // silent
	q, err = s.Recv()
	obs.Log(err)   // silent
	obs.Log(q.NHS) // want
}
