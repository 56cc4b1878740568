package warehouse

import (
	"database/sql"

	"care/ward"
	"rules/warehouse/snow"
)

func connector(dsn string) {
	c := snow.NewConnector(dsn)
	db := sql.OpenDB(c)
	db.Exec("insert into stays values (?)", ward.Load("1").Name) // want "uncovered-crossing: .* enters health-services-management code"
}

func otherConnector(dsn string) {
	db := sql.OpenDB(snow.NewOther(dsn))
	db.Exec("insert into stays values (?)", ward.Load("1").Name) // silent
}
