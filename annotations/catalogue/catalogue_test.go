package catalogue

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/lawful-lint/lawful/annotations"
)

// TestFiles reads every file: it parses, lies in the folder of its group, and
// matches only what its own path stands for.
func TestFiles(t *testing.T) {
	groups := annotations.Default().Words(annotations.GroupWord)
	inUse := map[string]bool{}
	for _, f := range shipped().files {
		inUse[f.group] = true
		if !slices.Contains(groups, f.group) {
			t.Errorf("%s: there is no group %s in the vocabulary", f.name, f.group)
			continue
		}
		c, err := f.parse()
		if err != nil {
			t.Error(err)
			continue
		}
		if len(c.Code) == 0 {
			t.Errorf("%s: no entry", f.name)
		}
		if len(annotations.PathForms(f.root)) > 1 && !strings.HasPrefix(f.root, "gopkg.in/") {
			t.Errorf("%s: the path has a major version, expected one that fits all", f.name)
		}
		for _, e := range c.Code {
			checkEntry(t, f, e)
		}
	}
	for _, g := range groups {
		if !inUse[g] {
			t.Errorf("group %s has no file", g)
		}
	}
}

// checkEntry checks one entry against the file it stands in.
func checkEntry(t *testing.T, f *file, e *annotations.Entry) {
	t.Helper()
	if e.Group != f.group {
		t.Errorf("%s: group %q, expected %s", e.Pos, e.Group, f.group)
	}
	at := strings.TrimPrefix(strings.TrimPrefix(e.Match.Text, "("), "*")
	if rest, ok := strings.CutPrefix(at, f.root); !ok || rest == "" || rest[0] != '/' && rest[0] != '.' {
		t.Errorf("%s: match %s does not begin with %s", e.Pos, e.Match.Text, f.root)
	}
	switch isModel := f.group == "models"; {
	case isModel && e.Data != "patient" && e.Fills == nil:
		t.Errorf("%s: a model that is no patient data", e.Pos)
	case !isModel && len(e.Purposes) != 1:
		t.Errorf("%s: %d purposes, expected one", e.Pos, len(e.Purposes))
	}
	for _, id := range e.Purposes {
		if p, ok := annotations.Default().Purpose(id); !ok || annotations.Default().DirectCare(p.ID) {
			t.Errorf("%s: purpose %s, expected one outside direct care", e.Pos, id)
		}
	}
}

// TestNoTwins finds matches that stand twice, whatever file they stand in: of
// two purposes for one call only one would count.
func TestNoTwins(t *testing.T) {
	all, err := All()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, e := range all.Code {
		match := fmt.Sprint(strings.Replace(e.Match.Text, "(*", "(", 1), e.When)
		if first, twice := seen[match]; twice {
			t.Errorf("%s: match %s stands twice, first at %s", e.Pos, match, first)
		}
		seen[match] = e.Pos.String()
	}
}

func TestLoad(t *testing.T) {
	for _, tt := range []struct {
		name     string
		config   string // the value of catalogue:, "" for no file
		packages []string
		want     []string // files
	}{
		{"nothing imported", "", nil, nil},
		{"nothing in it", "", []string{"example.com/clinic/ward", "fmt", "logger"}, nil},
		{"the package itself", "", []string{"github.com/posthog/posthog-go"}, []string{"analytics/github.com/posthog/posthog-go.yaml"}},
		{"a package below", "", []string{"github.com/amplitude/analytics-go/amplitude"}, []string{"analytics/github.com/amplitude/analytics-go.yaml"}},
		{"a major version", "", []string{"github.com/launchdarkly/go-server-sdk/v7"}, []string{"analytics/github.com/launchdarkly/go-server-sdk.yaml"}},
		{"vendored", "", []string{"example.com/clinic/vendor/github.com/rudderlabs/analytics-go/v4"}, []string{"analytics/github.com/rudderlabs/analytics-go.yaml"}},
		{"a path that only looks alike", "", []string{"github.com/posthog/posthog-go-fork"}, nil},
		{"one release of FHIR", "", []string{"github.com/google/fhir/go/proto/google/fhir/proto/r4/core/resources/patient_go_proto"},
			[]string{"models/github.com/google/fhir/go/proto/google/fhir/proto/r4/core/resources.yaml"}},
		{"off by default", "", []string{"log/slog", "github.com/IBM/sarama"}, nil},
		{"off by default, switched on", "{logging: warn}", []string{"log/slog"}, []string{"logging/log.yaml"}},
		{"on by default, switched off", "{ml: off}", []string{"google.golang.org/genai"}, nil},
		{"by name, not by order", "{logging: on}", []string{"log", "github.com/suyashkumar/dicom", "github.com/posthog/posthog-go", "log/slog"},
			[]string{"analytics/github.com/posthog/posthog-go.yaml", "logging/log.yaml", "models/github.com/suyashkumar/dicom.yaml"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := Load(configOf(t, tt.config), tt.packages)
			if err != nil {
				t.Fatal(err)
			}
			if got := filesOf(c); !slices.Equal(got, tt.want) {
				t.Errorf("files %q, expected %q", got, tt.want)
			}
		})
	}
}

// TestLevels checks that a reporter can ask for the level of an entry.
func TestLevels(t *testing.T) {
	config := configOf(t, "{errors: on}")
	c, err := Load(config, []string{"github.com/getsentry/sentry-go", "github.com/prometheus/client_golang/prometheus"})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]annotations.Level{}
	for _, e := range c.Code {
		got[e.Group] = config.Level(e.Group)
	}
	if len(got) != 2 || got["errors"] != annotations.LevelOn || got["telemetry"] != annotations.LevelWarn {
		t.Errorf("levels %v, expected errors on and telemetry warn", got)
	}
}

// TestNotPatientData names what must stay out of the models.
func TestNotPatientData(t *testing.T) {
	all, err := All()
	if err != nil {
		t.Fatal(err)
	}
	clean := []string{"Questionnaire", "Organization", "HealthcareService", "OperationOutcome", "Practitioner", "PractitionerRole",
		"Location", "CodeSystem", "ValueSet", "HumanName", "Address", "ContactPoint", "Identifier", "Extension", "Medication", "Schedule", "MSH"}
	patients := 0
	for _, e := range all.Code {
		if e.Group != "models" {
			continue
		}
		name := e.Match.Text[strings.LastIndexByte(e.Match.Text, '.')+1:]
		if slices.Contains(clean, name) {
			t.Errorf("%s: %s is not patient data by itself", e.Pos, name)
		}
		if name == "Patient" {
			patients++
		}
	}
	if patients < 15 {
		t.Errorf("%d types called Patient, expected one for each release of each FHIR library", patients)
	}
}

func TestBadFile(t *testing.T) {
	bad := fstest.MapFS{
		"analytics/example.com/lib.yaml": {Data: []byte("version: 1\ngroup: analytics\ncode:\n  - {match: \"example.com/lib.Send\", purpose: analytisc}\n")},
		"analytics/README.md":            {Data: []byte("no catalogue file")},
	}
	x := newIndex(bad)
	if len(x.files) != 1 {
		t.Fatalf("%d files, expected 1", len(x.files))
	}
	_, err := join(x.files)
	if err == nil || !strings.HasPrefix(err.Error(), "catalogue/analytics/example.com/lib.yaml:4:") {
		t.Errorf("error %v, expected the place of the unknown purpose", err)
	}
}

// BenchmarkLoad is what a package costs that sees one FHIR library and some
// clients, in a process that has loaded nothing yet.
func BenchmarkLoad(b *testing.B) {
	packages := []string{"github.com/samply/golang-fhir-models/fhir-models/fhir", "github.com/posthog/posthog-go",
		"github.com/getsentry/sentry-go", "go.opentelemetry.io/otel/trace", "github.com/prometheus/client_golang/prometheus"}
	for i := range 700 {
		packages = append(packages, "example.com/clinic/internal/package"+string(rune('a'+i%26)))
	}
	for b.Loop() {
		x := newIndex(data)
		wanted := map[int]bool{}
		for _, p := range packages {
			x.about(p, wanted)
		}
		var files []*file
		for i, f := range x.files {
			if wanted[i] {
				files = append(files, f)
			}
		}
		if c, err := join(files); err != nil || len(c.Code) == 0 {
			b.Fatal(err)
		}
	}
}

// BenchmarkNone is what a package costs for which there is nothing.
func BenchmarkNone(b *testing.B) {
	for b.Loop() {
		x := newIndex(data)
		x.about("example.com/clinic/ward", map[int]bool{})
	}
}

// BenchmarkAll is what the whole catalogue costs.
func BenchmarkAll(b *testing.B) {
	for b.Loop() {
		if _, err := join(newIndex(data).files); err != nil {
			b.Fatal(err)
		}
	}
}

// configOf is a lawful.yaml with these switches, nil for none.
func configOf(t *testing.T, switches string) *annotations.Config {
	t.Helper()
	if switches == "" {
		return nil
	}
	c, err := annotations.ParseConfig("lawful.yaml", []byte("version: 1\ncatalogue: "+switches+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// filesOf lists the files that entries come from, in the order of the entries.
func filesOf(c *annotations.Config) []string {
	var names []string
	for _, e := range c.Code {
		if name := strings.TrimPrefix(e.Pos.Filename, "catalogue/"); len(names) == 0 || names[len(names)-1] != name {
			names = append(names, name)
		}
	}
	return names
}

// TestStandard names the standard of the packages that hold types of one, and of no
// others.
func TestStandard(t *testing.T) {
	for path, want := range map[string]string{
		"github.com/samply/golang-fhir-models/fhir-models/fhir": "FHIR R4", "github.com/d4l-data4life/go-fhir/pkg/fhir3": "FHIR STU3",
		"github.com/suyashkumar/dicom": "DICOM", "github.com/posthog/posthog-go": "", "example.com/fhir": "", "net/http": "",
	} {
		if got := Standard(path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

// TestLocal tells libraries that send nothing from clients that do.
func TestLocal(t *testing.T) {
	for path, want := range map[string]bool{
		"github.com/parquet-go/parquet-go": true, "github.com/prometheus/client_golang/prometheus": true, "github.com/apache/arrow-go/v18/parquet/pqarrow": true, "log/slog": true,
		"github.com/posthog/posthog-go": false, "github.com/segmentio/kafka-go": false, "github.com/DataDog/datadog-go/v5/statsd": false, "example.org/unknown": false, "net/http": false,
	} {
		if Local(path) != want {
			t.Errorf("%s: local is %t, want %t", path, !want, want)
		}
	}
	ways, err := Ways("github.com/segmentio/kafka-go")
	if err != nil || len(ways) == 0 {
		t.Errorf("a queue, of a group that is off, has the ways %v, %v", ways, err)
	}
	for _, e := range ways {
		if len(e.Purposes) == 0 {
			t.Errorf("%s has no purpose", e.Match.Text)
		}
	}
}
