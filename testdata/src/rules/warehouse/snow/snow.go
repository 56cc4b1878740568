// Package snow stands for a driver with a connector.
package snow

import "database/sql/driver"

// NewConnector returns a connector.
func NewConnector(dsn string) driver.Connector { return nil }

// NewOther returns one to something else.
func NewOther(dsn string) driver.Connector { return nil }
