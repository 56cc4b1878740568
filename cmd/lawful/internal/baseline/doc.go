// Package baseline accepts the findings that a program has today, so that only
// new ones count.
//
// In: findings, and a file that an earlier run has written. Out: the findings
// apart, new and accepted, and the entries that accept nothing any more.
//
// The file is made for people and for version control: a line of text for each
// entry, sorted, so that branches merge.
//
//	lawful-baseline 1
//	# rule, package, declaration, how many, message; - stands for none
//	uncovered-crossing example.com/m/ward Discharge 1 "patient data Patient.NHSNumber, …"
//
// An entry is a [finding.Key], which holds no lines and no route: it goes on
// accepting its finding when code moves within the package, and stops when the
// declaration is renamed or other data takes the way. Where a declaration has
// several findings of one key the entry says how many it accepts: the first in
// the source. Blank lines and lines that begin with # are comments, and are
// lost when the file is written anew.
//
// What it does not handle: who may accept what; that is for whoever reviews
// changes of the file.
package baseline
