CREATE TABLE IF NOT EXISTS patients (
	id         TEXT PRIMARY KEY,
	nhs_number TEXT NOT NULL UNIQUE,
	family     TEXT NOT NULL,
	given      TEXT NOT NULL,
	sex        TEXT NOT NULL,
	born       INTEGER NOT NULL,
	postcode   TEXT NOT NULL,
	phone      TEXT NOT NULL,
	version    INTEGER NOT NULL,
	updated    INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS conditions (
	patient_id TEXT NOT NULL REFERENCES patients(id),
	code       TEXT NOT NULL,
	label      TEXT NOT NULL,
	since      INTEGER NOT NULL,
	PRIMARY KEY (patient_id, code)
);
CREATE TABLE IF NOT EXISTS encounters (
	id         TEXT PRIMARY KEY,
	patient_id TEXT NOT NULL REFERENCES patients(id),
	ward       TEXT NOT NULL,
	bed        TEXT NOT NULL,
	reason     TEXT NOT NULL,
	admitted   INTEGER NOT NULL,
	discharged INTEGER NOT NULL,
	version    INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS encounters_ward ON encounters(ward, discharged);
CREATE TABLE IF NOT EXISTS prescriptions (
	id         TEXT PRIMARY KEY,
	patient_id TEXT NOT NULL REFERENCES patients(id),
	medicine   TEXT NOT NULL,
	dose_mg    REAL NOT NULL,
	per_day    INTEGER NOT NULL,
	written    INTEGER NOT NULL,
	stopped    INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS results (
	id         TEXT PRIMARY KEY,
	patient_id TEXT NOT NULL REFERENCES patients(id),
	analyte    TEXT NOT NULL,
	label      TEXT NOT NULL,
	value      REAL NOT NULL,
	unit       TEXT NOT NULL,
	low        REAL NOT NULL,
	high       REAL NOT NULL,
	taken      INTEGER NOT NULL
);
