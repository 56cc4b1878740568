package annotations

import "go/token"

// Basis is one declared lawful basis: an inline //lawful:basis with its parts,
// or an entry of the register in lawful.yaml. Values are canonical words
// ("public-task", "section-251"), whatever spelling or id the author chose.
type Basis struct {
	// ID is the name of a register entry, empty for an inline basis.
	ID string
	// Purposes are the canonical ids the basis is declared for. An inline
	// basis lists none: it is for the purposes of what it stands on.
	Purposes []string
	// A6, A9 and Route are the three parts: the UK GDPR Article 6 basis, the
	// Article 9 condition, the common-law route. Empty when not given.
	A6, A9, Route string
	// Evidence holds the remaining keys (ref, task, condition, safeguards,
	// secrecy, role, relationship, consent, notice, schedule, decided-by,
	// decided, review, opt-out).
	Evidence map[string]string
	// Pos is where the basis is declared; Keys says where each part stands.
	Pos  token.Position
	Keys map[string]token.Position
}

// Get returns the evidence stored under key, "" when absent.
func (b *Basis) Get(key string) string { return b.Evidence[key] }
