// Package served: handlers that are methods, of which the constructor of the routes is
// given what they use. What a handler does is told where that is supplied.
package served

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	fiber2 "github.com/gofiber/fiber/v2"
	fiber3 "github.com/gofiber/fiber/v3"
	echo4 "github.com/labstack/echo/v4"
	echo5 "github.com/labstack/echo/v5"

	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/model"
	"github.com/lawful-lint/lawful/analyzers/internal/models/testdata/real/obs"
)

type store interface{ Get(p *model.Patient) }

type telling struct{}

func (*telling) Get(p *model.Patient) { obs.Log(p.Name) }

type mute struct{}

func (*mute) Get(p *model.Patient) { obs.Log("read") }

type ginHandler struct{ store store }

func (h *ginHandler) create(c *gin.Context) {
	h.store.Get(&model.Patient{NHS: c.Query("nhs"), Name: c.Query("nhs")})
}

func ginRoutes(s store) *gin.Engine {
	h := &ginHandler{s}
	e := gin.New()
	e.POST("/patient", h.create)
	return e
}

type ginGroupHandler struct{ store store }

func (h *ginGroupHandler) create(c *gin.Context) {
	h.store.Get(&model.Patient{NHS: c.Query("nhs"), Name: c.Query("nhs")})
}

func ginGroupRoutes(s store) *gin.Engine {
	h := &ginGroupHandler{s}
	e := gin.New()
	g := e.Group("/v1").Group("/patients")
	g.POST("/patient", h.create)
	return e
}

type echo4Handler struct{ store store }

func (h *echo4Handler) create(c echo4.Context) error {
	h.store.Get(&model.Patient{NHS: c.QueryParam("nhs"), Name: c.QueryParam("nhs")})
	return nil
}

func echo4Routes(s store) *echo4.Echo {
	h := &echo4Handler{s}
	e := echo4.New()
	e.Group("/v1").POST("/patient", h.create)
	return e
}

type echo5Handler struct{ store store }

func (h *echo5Handler) create(c *echo5.Context) error {
	h.store.Get(&model.Patient{NHS: c.QueryParam("nhs"), Name: c.QueryParam("nhs")})
	return nil
}

func echo5Routes(s store) *echo5.Echo {
	h := &echo5Handler{s}
	e := echo5.New()
	e.POST("/patient", h.create)
	return e
}

type fiber2Handler struct{ store store }

func (h *fiber2Handler) create(c *fiber2.Ctx) error {
	h.store.Get(&model.Patient{NHS: c.Query("nhs"), Name: c.Query("nhs")})
	return nil
}

func fiber2Routes(s store) *fiber2.App {
	h := &fiber2Handler{s}
	e := fiber2.New()
	e.Group("/v1").Post("/patient", h.create)
	return e
}

type fiber3Handler struct{ store store }

func (h *fiber3Handler) create(c fiber3.Ctx) error {
	h.store.Get(&model.Patient{NHS: c.Query("nhs"), Name: c.Query("nhs")})
	return nil
}

func fiber3Routes(s store) *fiber3.App {
	h := &fiber3Handler{s}
	e := fiber3.New()
	e.Post("/patient", h.create)
	return e
}

type chiHandler struct{ store store }

func (h *chiHandler) create(w http.ResponseWriter, r *http.Request) {
	h.store.Get(&model.Patient{NHS: r.FormValue("nhs"), Name: r.FormValue("nhs")})
}

func chiRoutes(s store) http.Handler {
	h := &chiHandler{s}
	m := chi.NewRouter()
	m.Post("/patient", h.create)
	return m
}

type chiRouteHandler struct{ store store }

func (h *chiRouteHandler) create(w http.ResponseWriter, r *http.Request) {
	h.store.Get(&model.Patient{NHS: chi.URLParam(r, "nhs"), Name: chi.URLParam(r, "nhs")})
}

func chiRouteRoutes(s store) http.Handler {
	h := &chiRouteHandler{s}
	m := chi.NewRouter()
	m.Route("/v1", func(r chi.Router) {
		r.Use(func(next http.Handler) http.Handler { return next })
		r.With().Post("/patient/{nhs}", h.create)
	})
	return m
}

type chiMountHandler struct{ store store }

func (h *chiMountHandler) create(w http.ResponseWriter, r *http.Request) {
	h.store.Get(&model.Patient{NHS: r.FormValue("nhs"), Name: r.FormValue("nhs")})
}

func chiMountRoutes(s store) http.Handler {
	h := &chiMountHandler{s}
	m := chi.NewRouter()
	sub := chi.NewMux()
	sub.Method("POST", "/patient", http.HandlerFunc(h.create))
	m.Mount("/v1", sub)
	return m
}

func supply() {
	ginRoutes(&telling{})      // want
	ginRoutes(&mute{})         // silent
	ginGroupRoutes(&telling{}) // want
	ginGroupRoutes(&mute{})    // silent
	echo4Routes(&telling{})    // want
	echo4Routes(&mute{})       // silent
	echo5Routes(&telling{})    // want
	echo5Routes(&mute{})       // silent
	fiber2Routes(&telling{})   // want
	fiber2Routes(&mute{})      // silent
	fiber3Routes(&telling{})   // want
	fiber3Routes(&mute{})      // silent
	chiRoutes(&telling{})      // want
	chiRoutes(&mute{})         // silent
	chiRouteRoutes(&telling{}) // want
	chiRouteRoutes(&mute{})    // silent
	chiMountRoutes(&telling{}) // want
	chiMountRoutes(&mute{})    // silent
}
