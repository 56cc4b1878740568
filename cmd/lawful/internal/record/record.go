package record

import (
	"unicode"
	"unicode/utf8"
)

// Version is the version of the form. Within a version fields are only ever
// added.
const Version = 1

// Record is the record of processing of one program: what its code shows, what
// lawful.yaml adds, and what neither says. It holds no date and no path of a
// machine, so that two runs over the same code give the same record. Lists are
// in a fixed order; file names are relative to the folder of the record's
// program, with slashes.
type Record struct {
	Version    int        `json:"version"`
	Program    string     `json:"program"` // the longest path that its packages share
	Profile    string     `json:"profile"`
	Controller Controller `json:"controller"`
	// Activities are what is done with patient data, direct care first.
	Activities []Activity `json:"activities"`
	Crossings  []Crossing `json:"crossings"`
	// Onward is where data goes on to from the code of each purpose.
	Onward    []Onward   `json:"onward"`
	Functions []Function `json:"functions"`
	// Recipients are those outside the program.
	Recipients []Recipient `json:"recipients"`
	Bases      []Basis     `json:"bases"`
	Measures   []Measure   `json:"measures"`
	Types      []Type      `json:"types"`
	// Suppressions are findings that somebody accepts; Findings those that count.
	Suppressions []Finding `json:"suppressions"`
	Findings     []Finding `json:"findings"`
	// NotFollowed are functions whose body was too much to follow: crossings in
	// them are not in the record.
	NotFollowed []Place `json:"notFollowed"`
	// Blanks are what lawful.yaml does not say and should, each once.
	Blanks []Blank `json:"blanks"`
	// Due is what is overdue, or approved without a date.
	Due       []Due   `json:"due"`
	Checklist []Point `json:"checklist"`
	// URLPattern leads to a line of source: {file} and {line} stand for the place.
	URLPattern string `json:"urlPattern,omitempty"`
}

// Controller is who is responsible. Missing lists the keys that nobody filled
// in.
type Controller struct {
	Name           string   `json:"name"`
	Role           string   `json:"role"`
	Type           string   `json:"type"`
	Contact        string   `json:"contact"`
	DPO            string   `json:"dpo"`
	Representative string   `json:"representative,omitempty"`
	Joint          []string `json:"joint,omitempty"`
	Serves         []string `json:"serves,omitempty"`
	Missing        []string `json:"missing,omitempty"`
}

// The states of an activity, from the best.
const (
	InOrder   = "in order"
	Accepted  = "accepted"   // no basis, and somebody accepts that
	Faulty    = "open error" // a basis covers it, and the linter reports an error of another kind
	Unchecked = "unchecked"  // the basis wants a check that the data has not passed
	Uncovered = "uncovered"  // no basis that counts
)

// Activity is one processing activity: data of one origin used for one purpose,
// by one part of the program or sent to one recipient, on one basis.
type Activity struct {
	// ID is made of purpose, origin, recipient and basis, and of nothing else.
	ID      string  `json:"id"`
	Name    string  `json:"name"`
	Status  string  `json:"status"`
	Purpose Purpose `json:"purpose"`
	// Component is the package that does it, below Program; Recipient is the
	// name of one of the recipients for what leaves the program. Library is the
	// package with which Component encodes, counts or records the data: who gets
	// that, the library does not know.
	Component string `json:"component,omitempty"`
	Recipient string `json:"recipient,omitempty"`
	Library   string `json:"library,omitempty"`
	// Origins are the purposes that the data was held for, From the packages it
	// comes out of.
	Origins []string `json:"origins"`
	From    []string `json:"from,omitempty"`
	Data    []Datum  `json:"data"`
	// Types are those of published standards that its data comes in, as far as the
	// code that handles it shows: "FHIR R4 Patient".
	Types []string `json:"types,omitempty"`
	// Basis is the name of one of the bases, "" for none; Why says what is
	// wrong with one that does not count.
	Basis string   `json:"basis,omitempty"`
	Why   []string `json:"why,omitempty"`
	// Checks are those that all the data has passed.
	Checks []string `json:"checks,omitempty"`
	// Details is what lawful.yaml says, by key; Missing lists the columns that
	// should say something and do not.
	Details []Detail `json:"details,omitempty"`
	Missing []string `json:"missing,omitempty"`
	// Crossings and Functions are ids.
	Crossings []string `json:"crossings,omitempty"`
	Functions []string `json:"functions,omitempty"`
}

// Purpose is what data is used for.
type Purpose struct {
	ID         string   `json:"id"`
	Parent     string   `json:"parent,omitempty"`
	Words      string   `json:"words"` // the everyday words
	Definition string   `json:"definition,omitempty"`
	Stage      string   `json:"stage,omitempty"`
	Direct     string   `json:"direct"` // yes, no, conditional, n/a
	Care       bool     `json:"care"`   // direct care, or below it
	DPV        []string `json:"dpv,omitempty"`
	HL7        []string `json:"hl7,omitempty"`
}

// Title is the purpose as a heading.
func (p Purpose) Title() string {
	first, size := utf8.DecodeRuneInString(p.Words)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + p.Words[size:]
}

// Datum is a kind of data, what identifies a person in it, and how far that has
// been taken out.
type Datum struct {
	Name       string   `json:"name"`
	State      string   `json:"state"`
	Categories []string `json:"categories"` // terms of the Data Privacy Vocabulary
}

// Detail is what lawful.yaml says under a key.
type Detail struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// Place is something in the code: its file, or, outside the program, the import
// path and base name of it.
type Place struct {
	Name   string `json:"name,omitempty"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	Source string `json:"source,omitempty"` // the line; none outside the program
}

// Crossing is data entering code of a purpose that it is not held for.
type Crossing struct {
	ID       string   `json:"id"`
	Activity string   `json:"activity"`
	Status   string   `json:"status"`
	Kind     string   `json:"kind"` // passed, pulled, read, stored, wired, obtained
	Purpose  string   `json:"purpose"`
	Data     []Datum  `json:"data"`
	Held     []string `json:"held"`
	At       Place    `json:"at"`
	Func     string   `json:"func"`
	Package  string   `json:"package"`
	Into     string   `json:"into"`
	Basis    string   `json:"basis,omitempty"`
	Why      string   `json:"why,omitempty"`
	Passed   []string `json:"passed,omitempty"`
	Wants    []string `json:"wants,omitempty"` // checks that the basis asks for
	Reason   string   `json:"reason,omitempty"`
	Route    []Step   `json:"route"`
}

// Onward is one place at which data goes on, or may, from the code of a purpose.
type Onward struct {
	Purpose string `json:"purpose"` // whose code or data it is
	Shown   string `json:"shown"`   // flow, sent, text, call
	Package string `json:"package"` // of the code of the purpose
	Func    string `json:"func"`
	At      Place  `json:"at"`
	// Via is the code of the purpose from which Func, which serves none, is called.
	Via string `json:"via,omitempty"`
	// Through is the method of an interface on that way, behind which Func may be
	// one of several.
	Through string   `json:"through,omitempty"`
	Data    []Datum  `json:"data,omitempty"`
	Held    []string `json:"held,omitempty"`
	// Into is what is called or entered; Out is how that takes data out of the
	// program, Activity the one entered. Recipient is the name of one of the
	// recipients, "" where nobody says who it is.
	Into string `json:"into"`
	// To is where it goes, in words.
	To        string `json:"to"`
	Out       string `json:"out,omitempty"` // client, database, file, mail, network
	Activity  string `json:"activity,omitempty"`
	Recipient string `json:"recipient,omitempty"`
	Library   string `json:"library,omitempty"`
}

// Step is a place on the way of the data.
type Step struct {
	Func string `json:"func"`
	Does string `json:"does"`
	Place
}

// Function is code with a purpose that handles patient data by its text.
type Function struct {
	ID       string   `json:"id"`
	Purposes []string `json:"purposes"`
	Package  string   `json:"package"`
	Place
	Touches []Touch `json:"touches"`
	// Types are those of published standards that are patient data in its text.
	Types []string `json:"types,omitempty"`
}

// Touch is a datum and how it is used: create, read, receive, send, write.
type Touch struct {
	Data  string   `json:"data"`
	State string   `json:"state"`
	How   []string `json:"how"`
}

// Recipient is somebody outside the program, known by the package that sends.
type Recipient struct {
	Name      string   `json:"name"`
	Package   string   `json:"package"`
	Calls     []string `json:"calls"` // what is called to send
	Role      string   `json:"role,omitempty"`
	Country   string   `json:"country,omitempty"`
	Safeguard string   `json:"safeguard,omitempty"`
	Agreement string   `json:"agreement,omitempty"`
	Ends      string   `json:"agreementEnd,omitempty"`
	Missing   []string `json:"missing,omitempty"`
}

// Basis is a lawful basis that an activity rests on, or that the register
// holds.
type Basis struct {
	Name     string   `json:"name"`
	Register bool     `json:"register"` // an entry of the register in lawful.yaml
	Used     bool     `json:"used"`
	Purposes []string `json:"purposes"`
	A6       string   `json:"a6,omitempty"`
	A9       string   `json:"a9,omitempty"`
	Route    string   `json:"route,omitempty"`
	// Schedule1 is the condition of Schedule 1 to the Data Protection Act 2018
	// that goes with the Article 9 condition.
	Schedule1 string   `json:"schedule1,omitempty"`
	Evidence  []Detail `json:"evidence,omitempty"`
	At        Place    `json:"at"`
}

// Get returns the evidence under a key, "" for none.
func (b *Basis) Get(key string) string { return find(b.Evidence, key) }

func find(list []Detail, key string) string {
	for _, d := range list {
		if d.Key == key {
			return d.Value
		}
	}
	return ""
}

// Measure is a function that de-identifies, or checks people's choices.
type Measure struct {
	Place
	Does string `json:"does"` // deidentify or check
	Says string `json:"says"` // the state, or the checks
	Ref  string `json:"ref,omitempty"`
}

// Type is a type of the program that is declared to be patient data.
type Type struct {
	Place
	State     string   `json:"state"`
	Collected []string `json:"collected,omitempty"`
	Fields    []string `json:"fields,omitempty"`
}

// Finding is what the linter says about the code, and why somebody accepts it.
type Finding struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	At       Place  `json:"at"`
	By       string `json:"by,omitempty"` // directive or baseline
	Reason   string `json:"reason,omitempty"`
	// DecidedBy, Decided and Review are who accepts it, when, and the date by which
	// to look at it again, as the directive says.
	DecidedBy string `json:"decidedBy,omitempty"`
	Decided   string `json:"decided,omitempty"`
	Review    string `json:"review,omitempty"`
	// Activities are the ids of those that it is about, none for code that is in
	// no activity.
	Activities []string `json:"activities,omitempty"`
}

// Blank is a key of lawful.yaml under which nothing stands.
type Blank struct {
	Key string `json:"key"` // "record.retention"
	// Needed says that a record cannot be signed off without it; the others are
	// asked for by toolkits and reviewers.
	Needed bool `json:"needed"`
	// Activities is how many lack it.
	Activities int `json:"activities"`
}

// Due is something that somebody has to look at.
type Due struct {
	What string `json:"what"`           // "basis diabetes-cohort"
	Says string `json:"says"`           // "was due for review on 2027-03-31"
	Date string `json:"date,omitempty"` // YYYY-MM-DD
}

// The answers to a point of the checklist.
const (
	Answered   = "answered"   // the code shows it
	Contradict = "contradict" // the code shows the opposite
	Open       = "open"       // only people can answer
)

// Point is a point of the developers' checklist and what the code says to it.
type Point struct {
	ID       string   `json:"id"`
	Asks     string   `json:"asks"`
	Answer   string   `json:"answer"`
	Evidence []string `json:"evidence"`
}

// Activity returns the activity with an id, nil for none.
func (r *Record) Activity(id string) *Activity {
	for i := range r.Activities {
		if r.Activities[i].ID == id {
			return &r.Activities[i]
		}
	}
	return nil
}

// Basis returns the basis with a name, nil for none.
func (r *Record) Basis(name string) *Basis {
	for i := range r.Bases {
		if name != "" && r.Bases[i].Name == name {
			return &r.Bases[i]
		}
	}
	return nil
}

// Recipient returns the recipient with a name, nil for none.
func (r *Record) Recipient(name string) *Recipient {
	for i := range r.Recipients {
		if name != "" && r.Recipients[i].Name == name {
			return &r.Recipients[i]
		}
	}
	return nil
}
