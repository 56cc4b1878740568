package record

import (
	"slices"
	"strings"
	"testing"

	"github.com/lawful-lint/lawful/analyzers"
)

// saysOf are the places at which data goes on from an activity, in words, those
// of other packages behind a star.
func saysOf(r *Record, a *Activity) (list []string) {
	here, elsewhere := r.OnwardOf(a)
	for _, o := range here {
		list = append(list, o.At.at()+" "+o.Says())
	}
	for _, o := range elsewhere {
		list = append(list, "* "+o.At.at()+" "+o.Says())
	}
	return list
}

// TestOnward follows the data of an activity beyond the code that it enters, and
// says no more than is known: a crossing was followed, the text of a call shows
// data, or only the call shows.
func TestOnward(t *testing.T) {
	r := New(sampleSource(t))
	for id, want := range map[int][]string{
		0: {"ward/ward.go:3 Patient, held for direct-care, goes on to medical research by study: ward.Discharge to study.Enrol",
			"ward/ward.go:3 Result, held for direct-care, goes on to medical research by study: ward.Discharge to study.Enrol",
			"ward/ward.go:4 Patient.Phone, held for direct-care, goes on to Acme Ltd: ward.Tell to analytics.Send"},
		2: {"export/export.go:3 export.Push, called for this purpose by study.Enrol, calls (*kafka.Writer).WriteMessages, for github.com/segmentio/kafka-go; which data it takes does not show",
			"study/study.go:5 study.Enrol hands Patient to os.WriteFile, for a file"},
		3: nil,
	} {
		if got := saysOf(r, &r.Activities[id]); !slices.Equal(got, want) {
			t.Errorf("%s\ngot\n%s\nwant\n%s", r.Activities[id].Name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	research := &r.Activities[2]
	for key, want := range map[string]string{
		"recipient": "own: study; its code, by the text of calls, also sends patient data to a file; calls by its code, with data that does not show, lead or may lead to github.com/segmentio/kafka-go",
		"transfer":  "missing",
	} {
		if got := cellOf(r, research, key); got != want {
			t.Errorf("%s: got %q, want %q", key, got, want)
		}
	}
	other := *research
	other.Component = "cohort"
	if got, want := recipientCell(r, &other), "own: cohort; other code of this purpose, by the text of calls, sends patient data to a file; calls by other code of this purpose, with data that does not show, lead or may lead to github.com/segmentio/kafka-go"; got != want {
		t.Errorf("of another package: got %q, want %q", got, want)
	}
	if i := slices.IndexFunc(r.Recipients, func(to Recipient) bool { return to.Name == "github.com/segmentio/kafka-go" }); i < 0 || !slices.Contains(r.Recipients[i].Missing, "country") {
		t.Errorf("recipients %+v: want the queue, of which nobody says the country", r.Recipients)
	}
}

// TestSent tells which data leaves where it was followed there: for the purpose
// of the code that sends it, or that it is held for where that code serves none.
func TestSent(t *testing.T) {
	const queue = "(*kafka.Writer).WriteMessages"
	via, alone := "export/export.go:3 export.Push, called for this purpose by study.Enrol, ", "* export/export.go:3 export.Push "
	hands, calls := "hands Patient.NHSNumber to github.com/segmentio/kafka-go by "+queue, "calls "+queue+", for github.com/segmentio/kafka-go; which data it takes does not show"
	file := "study/study.go:5 study.Enrol hands Patient to os.WriteFile, for a file"
	for name, test := range map[string]struct {
		change func(s *Source, f *analyzers.Leaving)
		want   []string
	}{
		"by code of the purpose":   {nil, []string{via + hands, file}},
		"held for it":              {func(_ *Source, f *analyzers.Leaving) { f.Serves, f.Items[0].Held = nil, []string{"medical-research"} }, []string{via + hands, file}},
		"held for another purpose": {func(_ *Source, f *analyzers.Leaving) { f.Serves = nil }, []string{via + calls, file}},
		"on another line":          {func(_ *Source, f *analyzers.Leaving) { f.Line = "m/export/export.go:9" }, []string{via + calls, file}},
		"by no call of the text":   {func(s *Source, _ *analyzers.Leaving) { s.Inventory["m/export"].Calls = nil }, []string{file, alone + hands}},
		"twice by one call": {func(s *Source, f *analyzers.Leaving) {
			s.Inventory["m/export"].Calls = nil
			again := *f
			again.Items = []analyzers.Item{{Data: "Result", State: "identifiable", Held: []string{"direct-care"}}}
			s.Inventory["m/ward"].Leaving = append(s.Inventory["m/ward"].Leaving, again)
		}, []string{file, alone + strings.Replace(hands, "NHSNumber", "NHSNumber; Result", 1)}},
		"to a client of another purpose": {func(s *Source, _ *analyzers.Leaving) {
			s.Inventory["m/export"].Calls, s.Inventory["m/export"].Outlets[0].Serves = nil, []string{"marketing"}
		}, []string{file}},
	} {
		t.Run(name, func(t *testing.T) {
			s := sampleSource(t)
			export, ward := s.Inventory["m/export"], s.Inventory["m/ward"]
			export.Outlets = []analyzers.Outlet{{At: export.Calls[0].At, Name: queue, Package: "github.com/segmentio/kafka-go", Out: "client"}}
			ward.Leaving = []analyzers.Leaving{{At: ward.Crossings[0].At, By: "export.Push", Serves: []string{"medical-research"}, Into: queue, Line: "m/export/export.go:3",
				Items: []analyzers.Item{{Data: "Patient.NHSNumber", State: "identifiable", Held: []string{"direct-care"}}}}}
			if test.change != nil {
				test.change(&s, &ward.Leaving[0])
			}
			if got := saysOf(New(s), &New(s).Activities[2]); !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

// TestOtherPurpose leaves to crossings what is sent to a client of another
// purpose: if no patient data goes there, it is nobody's recipient.
func TestOtherPurpose(t *testing.T) {
	s := sampleSource(t)
	call := &s.Inventory["m/export"].Calls[0]
	call.Serves = []string{"product-analytics"}
	if got := saysOf(New(s), &New(s).Activities[2]); len(got) != 1 {
		t.Errorf("got %q, want the file only", got)
	}
	call.Serves = []string{"medical-research"}
	if r := New(s); len(saysOf(r, &r.Activities[2])) != 2 {
		t.Error("a client of the same purpose is left out")
	}
}

// TestInterface goes through an interface of the program to all that may be
// behind it and serves no purpose of its own.
func TestInterface(t *testing.T) {
	s := sampleSource(t)
	call := &s.Inventory["m/study"].Calls[0]
	call.Into, call.IntoPackage, call.Method = "(study.Sink).Put", "m/study", "Put(string,)()"
	export := s.Inventory["m/export"]
	export.Calls[0].Func = "(*export.Queue).Put"
	other := export.Calls[0]
	other.Func, other.Into, other.Purposes = "(*export.Board).Put", "http.Post", []string{"service-evaluation"}
	export.Calls = append(export.Calls, other)
	export.Methods = []analyzers.Method{{Name: "(*export.Queue).Put", Key: call.Method}, {Name: "(*export.Board).Put", Key: call.Method}, {Name: "(*export.None).Put", Key: call.Method}, {Name: "(*export.Queue).Get", Key: "Get()(string,)"}}
	want := []string{"export/export.go:3 (*export.Queue).Put, which may be what study.Enrol calls for this purpose through (study.Sink).Put, calls (*kafka.Writer).WriteMessages, for github.com/segmentio/kafka-go; which data it takes does not show",
		"study/study.go:5 study.Enrol hands Patient to os.WriteFile, for a file"}
	if r := New(s); !slices.Equal(saysOf(r, &r.Activities[2]), want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(saysOf(r, &r.Activities[2]), "\n"), strings.Join(want, "\n"))
	}
}

// TestLibrary tells a library that writes from a recipient, unless lawful.yaml
// says who that is.
func TestLibrary(t *testing.T) {
	s := sampleSource(t)
	send := &s.Inventory["m/ward"].Crossings[2]
	send.Into, send.IntoPackage = "parquet.WriteFile", "github.com/parquet-go/parquet-go"
	r := New(s)
	a := &r.Activities[len(r.Activities)-1]
	if a.Recipient != "" || a.Library != "github.com/parquet-go/parquet-go" || a.Component != "ward" || a.Name != "Product analytics by ward, written with github.com/parquet-go/parquet-go" {
		t.Errorf("%+v", a)
	}
	for key, want := range map[string]string{
		"recipient": "own: ward, written with github.com/parquet-go/parquet-go; who gets what is written does not show in the code",
		"transfer":  "not known for what is written or sent with github.com/parquet-go/parquet-go",
	} {
		if got := cellOf(r, a, key); got != want {
			t.Errorf("%s: got %q, want %q", key, got, want)
		}
	}
	if slices.ContainsFunc(r.Recipients, func(to Recipient) bool { return strings.Contains(to.Package, "parquet") }) {
		t.Errorf("recipients %+v", r.Recipients)
	}
}

// cellOf is what a column says.
func cellOf(r *Record, a *Activity, key string) string {
	list := Columns()
	return list[slices.IndexFunc(list, func(c Column) bool { return c.Key == key })].Cell(r, a)
}

// TestCodeOfActivity puts functions into the activities whose data reaches them,
// and not into others of their purpose.
func TestCodeOfActivity(t *testing.T) {
	s := sampleSource(t)
	study := s.Inventory["m/study"]
	like := func(name, basis string) {
		h := study.Functions[0]
		h.Name, h.Rests = name, []analyzers.Rest{{Purpose: "medical-research", Covered: basis != "", Basis: basis}}
		study.Functions = append(study.Functions, h)
	}
	like("study.helper", "") // called by the one that is entered
	like("study.onBasis", "cohort")
	like("study.unreached", "")
	study.Calls = append(study.Calls, analyzers.Call{Func: "study.Enrol", Purposes: []string{"medical-research"}, Into: "study.helper", IntoPackage: "m/study", Serves: []string{"medical-research"}})
	other := &s.Inventory["m/ward"].Crossings[1]
	other.Into, other.Route = "study.other", nil
	r := New(s)
	names := func(i int) (list []string) {
		for _, f := range r.FunctionsOf(&r.Activities[i]) {
			list = append(list, f.Name)
		}
		return list
	}
	if got := names(1); len(got) != 0 {
		t.Errorf("on no basis: %q, want none", got)
	}
	if got := names(2); !slices.Equal(got, []string{"study.Enrol", "study.helper", "study.onBasis"}) {
		t.Errorf("on cohort: %q", got)
	}
	if list := r.FunctionsElsewhere(); len(list) != 1 || list[0].Name != "study.unreached" {
		t.Errorf("in no activity: %+v", list)
	}
}

// TestObtainedFor takes the origin of data from its type, and not from what the
// code is for that uses it.
func TestObtainedFor(t *testing.T) {
	for name, test := range map[string]struct {
		touches []analyzers.Touch
		want    string
	}{
		"of care":         {[]analyzers.Touch{{Data: "Patient", How: []string{"read"}}}, "direct-care"},
		"of a study":      {[]analyzers.Touch{{Data: "Answer", How: []string{"read"}, Collected: []string{"medical-research"}}}, "medical-research"},
		"made here":       {[]analyzers.Touch{{Data: "Answer", How: []string{"create"}}}, "service-evaluation"},
		"made of another": {[]analyzers.Touch{{Data: "Answer", How: []string{"create"}}, {Data: "Patient", How: []string{"read"}}}, "direct-care"},
	} {
		s := sampleSource(t)
		s.Inventory["m/review"] = &analyzers.Inventory{Functions: []analyzers.Handling{{Place: analyzers.Place{Name: "review.Count"}, Purposes: []string{"service-evaluation"}, Touches: test.touches, Rests: []analyzers.Rest{{Purpose: "service-evaluation"}}}}}
		r := New(s)
		if a := r.Activities[len(r.Activities)-1]; a.Component != "review" || words(a.Origins) != test.want {
			t.Errorf("%s: %s, obtained for %s, want %s", name, a.Name, words(a.Origins), test.want)
		}
	}
}
