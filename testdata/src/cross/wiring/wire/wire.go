// Package wire knows both the clinic and the study, which do not know each other.
package wire

import (
	"os"

	"care/analytics"
	"care/audit"
	"care/research"
	"cross/wiring/clinic"
	"cross/wiring/plugins"
)

func constructor() *clinic.Service {
	return clinic.New(new(research.Recorder)) // want "research"
}

func constructorAudit() *clinic.Service {
	return clinic.New(new(audit.Log)) // silent
}

func constructorAnalytics() *clinic.Service {
	return clinic.New(&analytics.Sink{}) // want "analytics"
}

func constructorDebug() *clinic.Service {
	return clinic.NewDebug(new(research.Recorder)) // silent
}

func literal() *clinic.Service {
	return &clinic.Service{Sink: new(research.Recorder), Debug: new(audit.Log)} // want "research"
}

func literalDebug() *clinic.Service {
	return &clinic.Service{Sink: new(audit.Log), Debug: new(research.Recorder)} // silent
}

func field() *clinic.Service {
	s := clinic.New(new(audit.Log)) // silent
	s.Sink = new(research.Recorder) // want "research"
	return s
}

func fieldDebug() *clinic.Service {
	s := clinic.New(new(audit.Log))  // silent
	s.Debug = new(research.Recorder) // silent
	return s
}

func options() *clinic.Service {
	return clinic.NewWith(clinic.WithSink(new(research.Recorder)), clinic.WithDebug(new(audit.Log))) // want "research"
}

func optionsDebug() *clinic.Service {
	return clinic.NewWith(clinic.WithDebug(new(research.Recorder))) // silent
}

func registered() {
	clinic.Register("study", research.Note) // want "research"
	clinic.Register("audit", audit.Note)    // silent
}

func callbacks() {
	clinic.OnAdmit(research.Add)   // want "research"
	clinic.OnAdmit(audit.Review)   // silent
	clinic.OnAdmit(analytics.Seen) // want "analytics"
	clinic.OnClose(research.Note)  // silent
}

func writers() {
	clinic.Export(new(research.Writer)) // want "research"
	clinic.Export(os.Stdout)            // silent
	clinic.Beds(new(research.Writer))   // silent
}

func functions() clinic.Reporter {
	return clinic.Reporter{Emit: research.Note, Trace: audit.Note} // want "research"
}

func functionsTrace() clinic.Reporter {
	return clinic.Reporter{Emit: audit.Note, Trace: research.Note} // silent
}

func listed() *clinic.Host {
	return &clinic.Host{Plugins: []clinic.Plugin{plugins.Audit{}, new(plugins.Cohort)}} // want "research"
}

func appended(h *clinic.Host) {
	h.Plugins = append(h.Plugins, new(plugins.Cohort)) // want "research"
	h.Plugins = append(h.Plugins, plugins.Audit{})     // silent
}

func listedQuiet() *clinic.Host {
	return &clinic.Host{Plugins: []clinic.Plugin{plugins.Audit{}, plugins.Sites{}}} // silent
}
