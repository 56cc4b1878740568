module github.com/lawful-lint/lawful/testdata/catalogue

go 1.26.0

require (
	cloud.google.com/go/bigquery v1.86.2
	cloud.google.com/go/pubsub v1.52.0
	cloud.google.com/go/pubsub/v2 v2.8.1
	github.com/Azure/azure-sdk-for-go/sdk/messaging/azeventhubs v0.5.0
	github.com/ClickHouse/clickhouse-go/v2 v2.50.0
	github.com/DataDog/datadog-go/v5 v5.9.1
	github.com/DataDog/dd-trace-go/v2 v2.12.0
	github.com/IBM/sarama v1.61.1
	github.com/Shopify/sarama v1.38.1
	github.com/anthropics/anthropic-sdk-go v1.84.0
	github.com/apache/arrow-go/v18 v18.8.0
	github.com/aws/aws-sdk-go-v2/service/bedrockruntime v1.63.11
	github.com/aws/aws-sdk-go-v2/service/firehose v1.52.10
	github.com/aws/aws-sdk-go-v2/service/kinesis v1.56.11
	github.com/aws/aws-sdk-go-v2/service/sagemakerruntime v1.50.2
	github.com/confluentinc/confluent-kafka-go/v2 v2.11.1
	github.com/elastic/go-elasticsearch/v9 v9.5.2
	github.com/getsentry/sentry-go v0.50.0
	github.com/jpillora/go-ogle-analytics v0.0.0-20161213085824-14b04e0594ef
	github.com/launchdarkly/go-server-sdk/v7 v7.14.6
	github.com/lawful-lint/lawful v0.0.0
	github.com/nats-io/nats.go v1.55.0
	github.com/newrelic/go-agent/v3 v3.45.0
	github.com/ollama/ollama v0.17.4
	github.com/openai/openai-go/v3 v3.96.0
	github.com/parquet-go/parquet-go v0.32.0
	github.com/posthog/posthog-go v1.5.2
	github.com/prometheus/client_golang v1.25.0
	github.com/rollbar/rollbar-go v1.4.5
	github.com/rs/zerolog v1.35.1
	github.com/sashabaranov/go-openai v1.43.0
	github.com/segmentio/kafka-go v0.4.51
	github.com/sirupsen/logrus v1.10.2
	github.com/snowflakedb/gosnowflake v1.19.1
	github.com/statsig-io/go-sdk v1.35.1
	github.com/twmb/franz-go v1.22.2
	github.com/yalue/onnxruntime_go v1.27.0
	go.opentelemetry.io/otel v1.47.0
	go.opentelemetry.io/otel/log v1.47.0
	go.opentelemetry.io/otel/metric v1.47.0
	go.opentelemetry.io/otel/trace v1.47.0
	go.uber.org/zap v1.28.0
	google.golang.org/genai v1.77.0
	gopkg.in/DataDog/dd-trace-go.v1 v1.74.8
)

require (
	github.com/amplitude/analytics-go v1.0.1
	github.com/bugsnag/bugsnag-go/v2 v2.5.1
	github.com/databricks/databricks-sql-go v1.9.0
	github.com/dukex/mixpanel v1.0.1
	github.com/fastenhealth/gofhir-models v0.0.7
	github.com/friendly-fhir/go-fhir v0.0.0-20240627035249-eacfb3386af5
	github.com/go-gota/gota v0.12.0
	github.com/google/fhir/go v0.7.4
	github.com/grailbio/go-dicom v0.0.0-20190117035129-c30d9eaca591
	github.com/honeycombio/libhoney-go v1.25.0
	github.com/jmoiron/sqlx v1.4.0
	github.com/lenaten/hl7 v0.0.0-20181009090854-63c5c49a56d9
	github.com/mixpanel/mixpanel-go v1.2.1
	github.com/rudderlabs/analytics-go/v4 v4.2.1
	github.com/samply/golang-fhir-models/fhir-models v0.3.2
	github.com/segmentio/analytics-go/v3 v3.3.0
	github.com/sjwhitworth/golearn v0.0.0-20221228163002-74ae077eafb2
	github.com/suyashkumar/dicom v1.0.7
	github.com/zorgbijjou/golang-fhir-models/fhir-models v0.0.0-20250901091002-777673f2b656
	go.yaml.in/yaml/v3 v3.0.6 // indirect
	gorgonia.org/gorgonia v0.9.18
)

replace github.com/lawful-lint/lawful => ../..
