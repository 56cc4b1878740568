// Package declared: bases and purposes that cannot be right where they stand.
package declared

var rows []any

//lawful:purpose research
//lawful:basis a6=public-task task=study a9=research safeguards=DPIA-1 route=implied-consent role=care-team relationship=admission ref=25/NE/0113 // want "implied-consent-secondary: implied consent covers direct care only, not medical-research"
func implied(v any) { rows = append(rows, v) }

//lawful:purpose research
//lawful:basis a6=public-task task=study a9=research safeguards=DPIA-1 route=section-251 opt-out=exempt // want "section-251-reference: " "evaluation-as-research: "
func noReference(v any) { rows = append(rows, v) }

//lawful:purpose research
//lawful:basis a6=public-task task=study a9=research safeguards=DPIA-1 route=section-251 ref=CAG-12 opt-out=exempt // want "section-251-reference: "
func malformed(v any) { rows = append(rows, v) }

//lawful:purpose research
//lawful:basis a9=research safeguards=DPIA-1 route=explicit-consent ref=25/NE/0113 // want "no-article-6: "
func noArticle6(v any) { rows = append(rows, v) }

//lawful:purpose service-evaluation
//lawful:basis a6=public-task task=evaluation route=explicit-consent ref=CONSENT-1 // want "no-article-9: "
func noArticle9(v any) { rows = append(rows, v) }

//lawful:purpose service-evaluation
//lawful:basis a6=public-task task=evaluation a9=health-care secrecy=professional // want "no-common-law-route: "
func noRoute(v any) { rows = append(rows, v) }

//lawful:purpose compatibility-testing
//lawful:basis a6=public-task task=adoption a9=health-care secrecy=professional route=implied-consent role=care-team relationship=admission // want "implied-consent-secondary/warning: "
func compatibility(v any) { rows = append(rows, v) }

//lawful:purpose medical-research
//lawful:basis a6=public-task task=study a9=research safeguards=DPIA-1 route=explicit-consent consent=form-3 // want "evaluation-as-research: medical-research names no research approval"
func unapproved(v any) { rows = append(rows, v) }

//lawful:purpose research
//lawful:basis a6=public-task task=study a9=research safeguards=DPIA-1 route=explicit-consent ref=25/NE/0113 // silent
func right(v any) { rows = append(rows, v) }

//lawful:purpose service-evaluation
//lawful:basis a6=public-task task=evaluation a9=health-care secrecy=professional route=explicit-consent ref=CONSENT-1 // silent
func evaluation(v any) { rows = append(rows, v) }

// What stands on a function of direct care is for what leaves it.
//
//lawful:purpose direct-care
//lawful:basis cohort-2026 // silent
func outward(v any) { rows = append(rows, v) }
