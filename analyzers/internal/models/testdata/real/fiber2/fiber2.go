// Package fiber2: github.com/gofiber/fiber/v2.
package fiber2

import (
	"fmt"
	"github.com/gofiber/fiber/v2"

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

func (s *server) routes() *fiber.App {
	app := fiber.New(fiber.Config{ErrorHandler: func(c *fiber.Ctx, err error) error { // want
		obs.Log(err) // silent: told where the app is made
		return c.SendStatus(500)
	}})
	app.Use(s.load)
	app.Get("/ward/:id", s.ward)
	g := app.Group("/patient", audit)
	g.Get("/:nhs", s.get)
	g.Post("/", s.post)
	return app
}

func (s *server) load(c *fiber.Ctx) error {
	p, err := s.store.Patient(c.Params("nhs"))
	if err != nil {
		return fiber.NewError(fiber.StatusNotFound, "no patient")
	}
	c.Locals("patient", p)
	c.Locals("clinician", c.Get("X-Clinician"))
	return c.Next()
}

func audit(c *fiber.Ctx) error {
	err := c.Next()
	obs.Log(err)                          // want
	obs.Log(c.Locals("clinician"))        // silent
	obs.Log(c.Path(), c.IP(), c.Method()) // silent
	obs.Log(c.Response().StatusCode())    // silent
	obs.Log(c.Locals("patient"))          // want
	obs.Log(c.Locals("deleted"))          // want
	return err
}

func (s *server) ward(c *fiber.Ctx) error {
	w, ok := s.wards[c.Params("id")]
	if !ok {
		return c.Status(fiber.StatusNotFound).JSON(fiber.Map{"error": "no ward"})
	}
	obs.Log(w.Name, c.Query("page"), c.QueryInt("size", 10)) // silent
	err := c.JSON(w)
	obs.Log(err, c.OriginalURL()) // silent
	return err
}

func (s *server) get(c *fiber.Ctx) error {
	p := c.Locals("patient").(*model.Patient)
	obs.Log(p.Name)                // want
	obs.Log(c.Locals("clinician")) // silent
	err := c.Status(200).JSON(p)
	obs.Log(err)                                // silent
	obs.Log(c.Params("nhs"), c.Get("If-Match")) // silent
	if err != nil {
		return fmt.Errorf("to show %s: %w", p.Name, err)
	}
	return nil
}

type form struct {
	Ward string `json:"ward"`
	model.Patient
}

func (s *server) post(c *fiber.Ctx) error {
	var p model.Patient
	if err := c.BodyParser(&p); err != nil {
		obs.Log(err) // silent
		return err
	}
	obs.Log(p.Name) // want
	var w model.Ward
	err := c.QueryParser(&w)
	obs.Log(w.Name, err) // silent
	var f form
	err = c.BodyParser(&f)
	obs.Log(f.Ward, err) // silent
	obs.Log(f.Name)      // want
	_, err = c.FormFile("letter")
	obs.Log(err) // silent
	c.Locals("deleted", &p)
	return c.SendString(p.Name)
}
