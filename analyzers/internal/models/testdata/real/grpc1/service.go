// Package grpc1: google.golang.org/grpc, and what its generator writes.
package grpc1

import (
	"context"

	"google.golang.org/grpc"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
)

// WardServer is a service.
type WardServer interface {
	Admit(context.Context, *model.Patient) (*model.Ward, error)
	Find(context.Context, *model.Ward) (*model.Patient, error)
	Watch(*model.Patient, grpc.ServerStreamingServer[model.Patient]) error
	Upload(grpc.ClientStreamingServer[model.Patient, model.Ward]) error
}

// RegisterWardServer registers a service.
func RegisterWardServer(s grpc.ServiceRegistrar, srv WardServer) { s.RegisterService(&wardDesc, srv) }

func admitHandler(srv any, ctx context.Context, dec func(any) error, interceptor grpc.UnaryServerInterceptor) (any, error) {
	in := new(model.Patient)
	if err := dec(in); err != nil {
		return nil, err
	}
	if interceptor == nil {
		return srv.(WardServer).Admit(ctx, in)
	}
	info := &grpc.UnaryServerInfo{Server: srv, FullMethod: "/Ward/Admit"}
	handler := func(ctx context.Context, req any) (any, error) {
		return srv.(WardServer).Admit(ctx, req.(*model.Patient))
	}
	return interceptor(ctx, in, info, handler)
}

func findHandler(srv any, ctx context.Context, dec func(any) error, interceptor grpc.UnaryServerInterceptor) (any, error) {
	in := new(model.Ward)
	if err := dec(in); err != nil {
		return nil, err
	}
	if interceptor == nil {
		return srv.(WardServer).Find(ctx, in)
	}
	info := &grpc.UnaryServerInfo{Server: srv, FullMethod: "/Ward/Find"}
	handler := func(ctx context.Context, req any) (any, error) {
		return srv.(WardServer).Find(ctx, req.(*model.Ward))
	}
	return interceptor(ctx, in, info, handler)
}

func watchHandler(srv any, stream grpc.ServerStream) error {
	m := new(model.Patient)
	if err := stream.RecvMsg(m); err != nil {
		return err
	}
	return srv.(WardServer).Watch(m, &grpc.GenericServerStream[model.Patient, model.Patient]{ServerStream: stream})
}

func uploadHandler(srv any, stream grpc.ServerStream) error {
	return srv.(WardServer).Upload(&grpc.GenericServerStream[model.Patient, model.Ward]{ServerStream: stream})
}

var wardDesc = grpc.ServiceDesc{
	ServiceName: "Ward",
	HandlerType: (*WardServer)(nil),
	Methods: []grpc.MethodDesc{
		{MethodName: "Admit", Handler: admitHandler},
		{MethodName: "Find", Handler: findHandler},
	},
	Streams: []grpc.StreamDesc{
		{StreamName: "Watch", Handler: watchHandler, ServerStreams: true},
		{StreamName: "Upload", Handler: uploadHandler, ClientStreams: true},
	},
}

// WardClient calls the service.
type WardClient struct{ cc grpc.ClientConnInterface }

// Admit admits a patient.
func (c *WardClient) Admit(ctx context.Context, in *model.Patient, opts ...grpc.CallOption) (*model.Ward, error) {
	out := new(model.Ward)
	err := c.cc.Invoke(ctx, "/Ward/Admit", in, out, append([]grpc.CallOption{grpc.StaticMethod()}, opts...)...)
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Find finds a patient.
func (c *WardClient) Find(ctx context.Context, in *model.Ward, opts ...grpc.CallOption) (*model.Patient, error) {
	out := new(model.Patient)
	if err := c.cc.Invoke(ctx, "/Ward/Find", in, out, opts...); err != nil {
		return nil, err
	}
	return out, nil
}

// Watch watches a patient.
func (c *WardClient) Watch(ctx context.Context, in *model.Patient) (grpc.ServerStreamingClient[model.Patient], error) {
	stream, err := c.cc.NewStream(ctx, &wardDesc.Streams[0], "/Ward/Watch")
	if err != nil {
		return nil, err
	}
	x := &grpc.GenericClientStream[model.Patient, model.Patient]{ClientStream: stream}
	if err := x.SendMsg(in); err != nil {
		return nil, err
	}
	return x, x.CloseSend()
}
