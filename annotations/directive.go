package annotations

import (
	"go/ast"
	"go/token"
)

// Prefix begins every directive comment.
const Prefix = "//lawful:"

// Directive is one //lawful: comment that could be read. What it says may be
// less than what its author meant when [Parse] reports a [Problem] with it:
// words that are not known are left out, never guessed.
type Directive struct {
	// Name is data, purpose, basis, deidentify, check or allow.
	Name string
	// Pos and End enclose the directive, without a comment that follows it.
	Pos, End token.Pos
	// Target is what it stands on. A misplaced directive is no [Directive].
	Target Target
	// Says is a *DataMark, *PurposeMark, *BasisMark, *DeidentifyMark,
	// *CheckMark or *AllowMark.
	Says Payload
}

// Payload is what a directive says: one type for each name.
type Payload interface{ payload() }

// Word is a word of a directive in its canonical spelling, and where it stands.
type Word struct {
	Text string
	Pos  token.Pos
}

// DataMark is //lawful:data.
type DataMark struct {
	// None is set for a carve-out.
	None bool
	// State is the canonical state, identifiable when none is given.
	State string
	// Collected are purposes; nil when not said.
	Collected []Word
	// Names are the parameters and results it is about; nil for all results.
	Names []Word
}

// PurposeMark is //lawful:purpose with the purposes' ids, in the order written.
type PurposeMark struct{ Purposes []Word }

// BasisMark is //lawful:basis. The Basis has an ID and nothing else when it
// names an entry of the register.
type BasisMark struct {
	Basis *Basis
	// IDPos is where the entry's name stands, [token.NoPos] for an inline basis.
	IDPos token.Pos
	// Parts are the keys of an inline basis and where each stands, in the order
	// written; those that could not be read are left out.
	Parts []Word
}

// Part returns where a key stands, or the place of the name when the basis is
// not inline or lacks the key.
func (m *BasisMark) Part(key string) token.Pos {
	for _, w := range m.Parts {
		if w.Text == key {
			return w.Pos
		}
	}
	return m.IDPos
}

// DeidentifyMark is //lawful:deidentify.
type DeidentifyMark struct{ To, Ref string }

// CheckMark is //lawful:check.
type CheckMark struct{ Checks []Word }

// AllowMark is //lawful:allow. Rule is as written. Who decided it is not checked;
// the dates are YYYY-MM-DD.
type AllowMark struct {
	Rule                       Word
	Reason                     string
	DecidedBy, Decided, Review string // "" when not said
}

func (*DataMark) payload()       {}
func (*PurposeMark) payload()    {}
func (*BasisMark) payload()      {}
func (*DeidentifyMark) payload() {}
func (*CheckMark) payload()      {}
func (*AllowMark) payload()      {}

// TargetKind says what kind of thing a directive stands on.
type TargetKind uint8

// The kinds of targets. Other is everything no directive may stand on.
const (
	OnNothing TargetKind = iota
	OnPackage
	OnType
	OnField
	OnVar // package-level
	OnFunc
	OnMethod
	OnInterfaceMethod
	OnFuncLit
	OnStatement
	OnOther
)

var targetNames = [...]string{"nothing", "a package clause", "a type", "a struct field", "a package-level variable", "a function",
	"a method", "an interface method", "a function literal", "a statement", "something else"}

// String names the kind for people, with its article.
func (k TargetKind) String() string {
	if int(k) < len(targetNames) {
		return targetNames[k]
	}
	return "something else"
}

// Target is what a directive stands on.
type Target struct {
	Kind TargetKind
	// Nodes are the *ast.File, *ast.TypeSpec, *ast.Field, *ast.ValueSpec,
	// *ast.FuncDecl, *ast.FuncLit or statement. There are several only for the
	// specs of a parenthesised declaration that has the directive above it, and
	// for several statements on one line.
	Nodes []ast.Node
	// Idents are the identifiers declared: several for a, b int. An embedded
	// field is declared by its type's identifier.
	Idents []*ast.Ident
	// Lits are the function literals that begin on the line of a statement.
	Lits []*ast.FuncLit
	// Spans are the source ranges that the directive is about: the whole
	// declaration with its doc comment; of a statement with a body (if, for,
	// switch, …) only what stands before the body.
	Spans []Span
}

// Span is a range of source text, End excluded.
type Span struct{ Pos, End token.Pos }

// Contains reports whether pos lies in the span.
func (s Span) Contains(pos token.Pos) bool { return s.Pos <= pos && pos < s.End }

// Problem is something wrong with a directive, or with a comment that was
// meant to be one.
type Problem struct {
	Pos, End token.Pos
	// Category is one of the Problem categories below.
	Category string
	Message  string
	// Fix is a repair, nil when there is no mechanical one.
	Fix *Fix
}

// The categories of problems.
const (
	Malformed     = "malformed-directive"
	Unknown       = "unknown-word"
	NearMiss      = "near-miss-directive"
	Misplaced     = "misplaced-directive"
	Contradictory = "contradictory-directives"
	Duplicate     = "duplicate-directive"
	Unused        = "unused-allow"
)

// Fix replaces the text between Pos and End.
type Fix struct {
	Pos, End token.Pos
	Text     string
	Message  string // what the repair does, for a menu
}
