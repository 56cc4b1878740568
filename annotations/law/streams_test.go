package law

import "testing"

// TestVendorTestsAlertApp takes the case that the National Data Guardian and the
// Information Commissioner decided in 2017: a hospital trust gave some 1.6 million
// records to a vendor to test an alert app and relied on implied consent for
// direct care. Each way of writing that down breaks a rule, and the last step
// shows a declaration that holds.
func TestVendorTestsAlertApp(t *testing.T) {
	const head = "organisation: {name: the trust, type: public-authority}\nbases:\n  alert-app: "
	const parts = "a6: public-task, task: provide hospital services, secrecy: professional, "
	for _, step := range []struct{ name, text, want string }{
		{
			"as it was argued: direct care on implied consent, in code that tests",
			"{purposes: [direct-care], " + parts + "a9: health-care, route: implied-consent, role: vendor}\n" +
				"code:\n  - {match: \"example.org/vendor/alerts/testing/...\", purpose: direct-care, basis: alert-app}\n",
			// A vendor is not in the care team; testing is not direct care.
			"R05:role R06:purposes",
		},
		{
			"with the purpose called by its name",
			"{purposes: [care-environment-testing], " + parts + "a9: health-care, route: implied-consent, role: vendor}\n",
			// Implied consent ends where direct care does, and the condition for care is in doubt.
			"R04:route R05:role R18:a9",
		},
		{
			"with the route taken away",
			"{purposes: [care-environment-testing], " + parts + "a9: health-care}\n",
			// What remains lifts no duty of confidentiality.
			"R08:route R18:a9",
		},
		{
			"as an emergency, with support only applied for",
			"{purposes: [care-environment-testing], a6: vital-interests, a9: research, route: section-251, ref: applied for}\n",
			"R12:a6 R21:a9 R25:ref R30:route",
		},
		{
			"as it could have been done",
			"{purposes: [care-environment-testing], " + parts + "a9: research, safeguards: DPIA-18, route: explicit-consent, consent: form 7}\n",
			"",
		},
	} {
		t.Run(step.name, func(t *testing.T) {
			found := checkFragment(t, head+step.text)
			if got := ids(found); got != step.want {
				t.Errorf("got %q, want %q", got, step.want)
			}
			for _, line := range texts(found) {
				t.Log(line)
			}
		})
	}
}
