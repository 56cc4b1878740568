package analyzers

import (
	"go/token"
	"go/types"
	"strings"
	"testing"
)

func TestTechniquesFile(t *testing.T) {
	known, err := knownTechniques()
	if err != nil {
		t.Fatal(err)
	}
	for name := range known.calls {
		if path := strings.TrimSuffix(name, "/..."); path == "" || strings.Contains(path, "...") {
			t.Errorf("%s: /... may stand at the end only", name)
		}
	}
	for _, w := range []technique{identifier, optOutWord, deceased, foreign} {
		for _, word := range known.words[w] {
			if word != strings.ToLower(word) || strings.ContainsAny(word, "_-") {
				t.Errorf("%s %s: expected lower case with no separators", w, word)
			}
		}
	}
}

func TestTechniqueOf(t *testing.T) {
	known, err := knownTechniques()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		path, recv, name string
		want             technique
	}{
		{"crypto/sha256", "", "Sum256", derives},
		{"crypto/rand", "", "Read", draws},
		{"hash", "Hash", "Sum", derives},
		{"github.com/google/uuid", "", "New", draws},
		{"github.com/google/uuid", "", "NewSHA1", derives},
		{"github.com/gofrs/uuid/v5", "", "NewV4", draws},
		{"strings", "", "ToUpper", formats},
		{"strings", "Builder", "WriteString", formats},
		{"strings", "", "Cut", ""},
		{"strings", "Replacer", "Replace", ""},
		{"encoding/base64", "Encoding", "EncodeToString", formats},
		{"example.com/crypto", "", "Sum", ""},
	} {
		pkg := types.NewPackage(tt.path, "p")
		var recv *types.Var
		if tt.recv != "" {
			named := types.NewNamed(types.NewTypeName(token.NoPos, pkg, tt.recv, nil), types.NewStruct(nil, nil), nil)
			recv = types.NewVar(token.NoPos, pkg, "r", types.NewPointer(named))
		}
		fn := types.NewFunc(token.NoPos, pkg, tt.name, types.NewSignatureType(recv, nil, nil, nil, nil, false))
		if got := known.of(fn); got != tt.want {
			t.Errorf("%s.%s.%s: %q, want %q", tt.path, tt.recv, tt.name, got, tt.want)
		}
	}
}

func TestTechniqueWords(t *testing.T) {
	known, err := knownTechniques()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		w     technique
		field string
		want  bool
	}{
		{identifier, "NHSNumber", true}, {identifier, "nhs_number", true}, {identifier, "PatientSurname", true},
		{identifier, "Age", false}, {identifier, "WardName", false},
		{optOutWord, "OptedOut", true}, {optOutWord, "NationalDataOptOut", true}, {optOutWord, "EmailOptOut", false},
	} {
		if got := known.says(tt.w, tt.field); got != tt.want {
			t.Errorf("%s %s: %v, want %v", tt.w, tt.field, got, tt.want)
		}
	}
}

func TestReadTechniquesReportsMistakes(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"# only this\n\nderive crypto/...\n", ""},
		{"derive\n", "techniques.txt:1: "},
		{"\ndrive crypto/aes\n", `techniques.txt:2: found "drive"`},
		{"derive a b\n", "techniques.txt:1: "},
		{"draw a\nderive a\n", "techniques.txt:2: a stands here twice"},
	} {
		_, err := readTechniques(tt.text)
		if (err == nil) != (tt.want == "") || err != nil && !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%q: error %v, want one that begins with %q", tt.text, err, tt.want)
		}
	}
}
