package models

import (
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

// TestLookup pins models whose meaning other parts rely on.
func TestLookup(t *testing.T) {
	for _, test := range []struct{ symbol, want string }{
		{"fmt.Fscanln", "fmt.Fscanln: call arg0.Read(tmp0); tmp0[] -> arg1[]*; fill arg1[]*; fresh tmp1; tmp0[] -> tmp1; call? arg1[].Scan(tmp1, _)"},
		{"(error).Error", "(error).Error: recv!wrapped -> result0"},
		{"(*strings.Builder).WriteString", "(*strings.Builder).WriteString: arg0 -> recv*"},
		{"(*strings.Builder).String", "(*strings.Builder).String: recv* -> result0"},
		{"(context.Context).Value", "(context.Context).Value: result0 = recv[arg0]"},
		{"context.WithValue", "context.WithValue: result0 = arg0; result0[arg1] := arg2"},
		{"(net/http.Header).Get", "(net/http.Header).Get: result0 = recv[~arg0][]"},
		{"slices.SortFunc", "slices.SortFunc: call arg1(arg0[], arg0[])"},
		{"slices.SortFunc[[]T, T]", "slices.SortFunc: call arg1(arg0[], arg0[])"},
		{"(*sync/atomic.Pointer[T]).Load", "(*sync/atomic.Pointer).Load: result0 = recv*.v"},
		{"(*sync/atomic.Pointer[*net/http.Request]).Load", "(*sync/atomic.Pointer).Load: result0 = recv*.v"},
		{"(*sync.Mutex).Unlock", "(*sync.Mutex).*: clean"},
		{"(time.Time).Year", "(time.Time).*: recv -> results"},
		{"(time.Time).Before", "(time.Time).Before: clean"},
		{"crypto/sha256.Sum256", "crypto/sha256.Sum256: pseudonymise arg0 -> result0"},
		{"math/rand/v2.N", "math/rand/v2.N: clean"},
	} {
		m, ok := Lookup(test.symbol)
		if !ok || m.String() != test.want {
			t.Errorf("Lookup(%s) = %v, want %s", test.symbol, m, test.want)
		}
	}
	for _, test := range []struct{ symbol, want string }{
		{"(*gorm.io/gorm.DB).ToSQL", "(*gorm.io/gorm.DB).ToSQL: call arg0(recv); arg0 -> result0"},
		{"(*github.com/jackc/pgx/v5/pgxpool.Pool).Ping", "(*github.com/jackc/pgx/pgxpool.Pool).*: clean"},
		{"(*github.com/jackc/pgx/v4/pgxpool.Pool).BeginFunc", "(*github.com/jackc/pgx/pgxpool.Pool).BeginFunc: call arg1(fill)"},
		{"github.com/jackc/pgx/v5.RowTo[T]", "github.com/jackc/pgx.RowTo: arg0 -> result0; fill result0"},
		{"github.com/jackc/pgx/v5.Rows", "type github.com/jackc/pgx.Rows: found"},
		{"(*go.mongodb.org/mongo-driver/v2/mongo.Cursor).Decode", "(*go.mongodb.org/mongo-driver/mongo.Cursor).Decode: recv* -> arg0*; fill arg0*"},
	} {
		m, ok := Lookup(test.symbol)
		if !ok || m.String() != test.want {
			t.Errorf("Lookup(%s) = %v, want %s", test.symbol, m, test.want)
		}
	}
	for _, symbol := range []string{
		"encoding/json/v2.Marshal", "github.com/jackc/pgx/v5/v5.RowTo", "github.com/jackc/pgx/v1.RowTo", "gorm.io/gorm/clause.Where",
		"github.com/jackc/pgxx.RowTo", "(*gorm.io/gorm.Other).Where", "github.com/jackc/pgx/vv.RowTo",
		"", ".", "()", "fmt", "fmt.", "fmt.Nothing", "(fmt.Stringer).Nothing", "(*fmt", "math.Sqrt", "example.com/fmt.Sprint",
		"../std/fmt.Sprint", "std/fmt.Sprint", "(*strings.Builder)", "][.F", "vendor/fmt.Sprint", "error.Error",
	} {
		if m, ok := Lookup(symbol); ok {
			t.Errorf("Lookup(%q) = %v, want none", symbol, m)
		}
	}
}

// A file for one major version is for that version alone.
func TestMajorVersions(t *testing.T) {
	l := New(fstest.MapFS{
		"d/a.b/c/e.txt":    {Data: []byte("F: clean\n")},
		"d/a.b/c/v3/e.txt": {Data: []byte("G: clean\n")},
		"d/a.b/c.txt":      {Data: []byte("H: clean\n")},
		"d/a.b/c/v3.txt":   {Data: []byte("I: clean\n")},
	}, "d")
	for symbol, want := range map[string]bool{
		"a.b/c/e.F": true, "a.b/c/v2/e.F": true, "a.b/c/v12/e.F": true, "a.b/c/v3/e.F": false, "a.b/c/v3/e.G": true, "a.b/c/v2/e.G": false,
		"a.b/c.H": true, "a.b/c/v2.H": true, "a.b/c/v3.H": false, "a.b/c/v3.I": true, "a.b/c/v1.H": false, "a.b/c/v02.H": false, "a.b/c/x2.H": false,
	} {
		if _, ok := l.Lookup(symbol); ok != want {
			t.Errorf("Lookup(%s): %v, want %v", symbol, ok, want)
		}
	}
}

func TestLibraryErrors(t *testing.T) {
	l := New(fstest.MapFS{
		"std/a/b.txt": {Data: []byte("F: clean\nG: nonsense\n(*T).M: clean\n(T).*: clean\nF: args -> results\n(*T).*: args -> results\n")},
	}, "std")
	models, err := l.Package("a/b")
	if err == nil || len(models) != 5 {
		t.Fatalf("got %d models and %v", len(models), err)
	}
	for _, want := range []string{
		`a/b.txt:2:4: found "nonsense"`,
		"a/b.txt:5: a/b.F has a model already, at a/b.txt:1",
		"a/b.txt:6: (*a/b.T).* has a model already, at a/b.txt:4",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if m, ok := l.Lookup("a/b.F"); !ok || m.Pos != "a/b.txt:1" {
		t.Errorf("the first of two models is not the one that counts: %v", m)
	}
	if m, ok := l.Lookup("(*a/b.T).Other"); !ok || m.Pos != "a/b.txt:4" {
		t.Errorf("no default for (*T).Other: %v", m)
	}
	if _, err := New(fstest.MapFS{}, "std").Packages(); err == nil {
		t.Error("a library without its folder is no error")
	}
}

// Whoever asks first, everybody gets the same model.
func TestLookupConcurrently(t *testing.T) {
	l := New(os.DirFS("."), "std")
	got := make([]*Model, 16)
	var wg sync.WaitGroup
	for i := range got {
		wg.Go(func() { got[i], _ = l.Lookup("net/http.Get") })
	}
	wg.Wait()
	for _, m := range got {
		if m == nil || m != got[0] {
			t.Fatalf("got %p and %p", m, got[0])
		}
	}
}

// BenchmarkFirstLookup is what the first symbol of the largest package costs.
func BenchmarkFirstLookup(b *testing.B) {
	for b.Loop() {
		if _, ok := New(files, "std").Lookup("net/http.Get"); !ok {
			b.Fatal("no model")
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Lookup("(*strings.Builder).WriteString")
		Lookup("github.com/some/module/pkg.Function")
	}
}
