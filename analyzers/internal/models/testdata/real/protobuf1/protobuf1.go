// Package protobuf1: messages of google.golang.org/protobuf, which reflect themselves.
package protobuf1

import (
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/wrapperspb"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

func messages(p *model.Patient, w *model.Ward) {
	name, ward := wrapperspb.String(p.Name), wrapperspb.String(w.Name)
	obs.Log(name.GetValue())                             // want
	obs.Log(ward.GetValue())                             // silent
	obs.Log(name.String())                               // want
	obs.Log(ward.String())                               // silent
	obs.Log(name.ProtoReflect().Descriptor().FullName()) // silent
	obs.Log(ward.ProtoReflect().Interface())             // silent
	obs.Log(proto.Clone(name).(*wrapperspb.StringValue)) // want
	obs.Log(proto.Clone(ward).(*wrapperspb.StringValue)) // silent
}

func encoded(p *model.Patient, w *model.Ward) {
	name, ward := wrapperspb.String(p.Name), wrapperspb.String(w.Name)
	b, err := proto.Marshal(ward)
	obs.Log(b, err) // silent
	b, err = proto.Marshal(name)
	obs.Log(err) // silent
	obs.Log(b)   // want
	j, err := protojson.Marshal(name)
	obs.Log(j) // want
	j, err = protojson.Marshal(ward)
	obs.Log(j, err) // silent
}

func sizes(p *model.Patient) {
	name := wrapperspb.String(p.Name)
	obs.Log(proto.Size(name))        // silent
	obs.Log(proto.Equal(name, name)) // silent
	obs.Log(protojson.Format(name))  // want
	obs.Log(prototext.Format(name))  // want
	b, _ := proto.MarshalOptions{Deterministic: true}.Marshal(name)
	obs.Log(b) // want
	b, _ = proto.MarshalOptions{}.MarshalAppend(nil, name)
	obs.Log(b) // want
}

func decodedText(p *model.Patient) {
	var back, other wrapperspb.StringValue
	obs.Log(protojson.Unmarshal([]byte(p.NHS), &back)) // silent
	obs.Log(back.GetValue())                           // want
	obs.Log(other.GetValue())                          // silent
}

func decoded(p *model.Patient) {
	b, err := proto.Marshal(wrapperspb.String(p.NHS))
	if err != nil {
		return
	}
	var back, other wrapperspb.StringValue
	obs.Log(proto.Unmarshal(b, &back)) // silent
	obs.Log(back.GetValue())           // want
	obs.Log(other.GetValue())          // silent
}
