// Package echo4: github.com/labstack/echo/v4.
package echo4

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

type store interface {
	Patient(nhs string) (*model.Patient, error)
}

type server struct {
	store store
	wards map[string]*model.Ward
}

func (s *server) routes() *echo.Echo {
	e := echo.New()
	e.Use(s.load)
	e.GET("/ward/:id", s.ward)
	g := e.Group("/patient", audit) // want
	g.GET("/:nhs", s.get)
	g.POST("", s.post)
	e.HTTPErrorHandler = func(err error, c echo.Context) {
		obs.Log(err) // silent: told where the server is started
		c.NoContent(http.StatusInternalServerError)
	}
	return e
}

func start(s *server) error {
	e := s.routes()
	return e.Start(":8080") // want
}

func (s *server) load(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		p, err := s.store.Patient(c.Param("nhs"))
		if err != nil {
			return echo.NewHTTPError(http.StatusNotFound, "no patient")
		}
		c.Set("patient", p)
		c.Set("clinician", c.Request().Header.Get("X-Clinician"))
		return next(c)
	}
}

func audit(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		err := next(c)
		obs.Log(err)                                    // silent: told where it is wired
		obs.Log(c.Get("clinician"))                     // silent
		obs.Log(c.Path(), c.RealIP())                   // silent
		obs.Log(c.Response().Status, c.Response().Size) // silent
		obs.Log(c.Get("patient"))                       // want
		obs.Log(c.Get("deleted"))                       // want
		return err
	}
}

func (s *server) ward(c echo.Context) error {
	w, ok := s.wards[c.Param("id")]
	if !ok {
		return c.JSON(http.StatusNotFound, map[string]string{"error": "no ward"})
	}
	obs.Log(w.Name, c.QueryParam("page")) // silent
	err := c.JSON(http.StatusOK, w)
	obs.Log(err, c.Request().URL.Path) // silent
	return err
}

func (s *server) get(c echo.Context) error {
	p := c.Get("patient").(*model.Patient)
	obs.Log(p.Name)             // want
	obs.Log(c.Get("clinician")) // silent
	err := c.JSON(http.StatusOK, p)
	obs.Log(err, c.Response().Status, c.Response().Committed) // silent
	obs.Log(c.Param("nhs"), c.FormValue("a"))                 // silent
	if err != nil {
		return fmt.Errorf("to show %s: %w", p.Name, err)
	}
	return nil
}

type form struct {
	Ward string `json:"ward"`
	model.Patient
}

func (s *server) post(c echo.Context) error {
	var p model.Patient
	if err := c.Bind(&p); err != nil {
		obs.Log(err) // silent
		return err
	}
	obs.Log(p.Name) // want
	err := c.Validate(&p)
	obs.Log(err) // silent
	var w model.Ward
	err = c.Bind(&w)
	obs.Log(w.Name, err) // silent
	var f form
	err = (&echo.DefaultBinder{}).BindBody(c, &f)
	obs.Log(f.Ward, err) // silent
	obs.Log(f.Name)      // want
	_, err = c.FormFile("letter")
	obs.Log(err) // silent
	c.Set("deleted", &p)
	return c.String(http.StatusCreated, p.Name)
}
