package evaluation

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/samply/golang-fhir-models/fhir-models/fhir"
)

// ImportForm returns how many items the form of the survey has.
func ImportForm(r io.Reader) (int, error) {
	body, err := io.ReadAll(r)
	if err != nil {
		return 0, fmt.Errorf("reading form: %w", err)
	}
	form, err := fhir.UnmarshalQuestionnaire(body) // silent: a form that nobody has filled in
	if err != nil {
		return 0, fmt.Errorf("decoding form: %w", err)
	}
	return len(form.Item), nil
}

// ImportAnswers counts the forms that were filled in to the end, from one
// FHIR questionnaire response after the other.
func ImportAnswers(r io.Reader) (int, error) {
	dec, completed := json.NewDecoder(r), 0
	for dec.More() {
		var body json.RawMessage
		if err := dec.Decode(&body); err != nil {
			return completed, fmt.Errorf("reading answers: %w", err)
		}
		answers, err := fhir.UnmarshalQuestionnaireResponse(body) // crossing: service-evaluation
		if err != nil {
			return completed, fmt.Errorf("decoding answers: %w", err)
		}
		if answers.Status == fhir.QuestionnaireResponseStatusCompleted {
			completed++
		}
	}
	return completed, nil
}

// ImportScans counts the letters about a stay that were scanned as images,
// from one FHIR binary after the other.
func ImportScans(r io.Reader) (int, error) {
	dec, images := json.NewDecoder(r), 0
	for dec.More() {
		var scan fhir.Binary
		if err := dec.Decode(&scan); err != nil { // crossing: service-evaluation
			return images, fmt.Errorf("decoding scan: %w", err)
		}
		if scan.ContentType == "image/tiff" {
			images++
		}
	}
	return images, nil
}
