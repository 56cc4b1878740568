// Package gin: github.com/gin-gonic/gin.
package gin

import (
	"net/http"

	"github.com/gin-gonic/gin"

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

func (s *server) routes() *gin.Engine {
	r := gin.New()
	r.Use(gin.Recovery(), s.load)
	r.GET("/ward/:id", s.ward)
	g := r.Group("/patient", audit)
	g.GET("/:nhs", s.get)
	g.POST("/", s.post)
	g.Handle("PUT", "/", s.put)
	r.NoRoute(func(c *gin.Context) { c.Status(http.StatusNotFound) })
	return r
}

func (s *server) load(c *gin.Context) {
	p, err := s.store.Patient(c.Param("nhs"))
	if err != nil {
		c.AbortWithError(http.StatusNotFound, err)
		return
	}
	c.Set("patient", p)
	c.Set("clinician", c.GetHeader("X-Clinician"))
	c.Next()
}

func audit(c *gin.Context) {
	c.Next()
	obs.Log(c.GetString("clinician"))   // silent
	obs.Log(c.Writer.Status())          // silent
	obs.Log(c.FullPath(), c.ClientIP()) // silent
	if p, ok := c.Get("patient"); ok {
		obs.Log(p) // want
	}
	if p, ok := c.Get("deleted"); ok {
		obs.Log(p) // want
	}
	obs.Log(c.Errors.String()) // silent
}

func (s *server) ward(c *gin.Context) {
	w, ok := s.wards[c.Param("id")]
	if !ok {
		c.JSON(http.StatusNotFound, gin.H{"error": "no ward"})
		return
	}
	obs.Log(w.Name, c.Query("page"), c.DefaultQuery("size", "10")) // silent
	c.JSON(http.StatusOK, w)
	obs.Log(c.Writer.Size(), c.Request.URL.Path) // silent
}

func (s *server) get(c *gin.Context) {
	p := c.MustGet("patient").(*model.Patient)
	obs.Log(p.Name)                   // want
	obs.Log(c.MustGet("clinician"))   // silent
	obs.Log(c.GetString("clinician")) // silent
	c.JSON(http.StatusOK, p)
	obs.Log(c.Writer.Status(), c.IsAborted()) // silent
	c.Header("ETag", p.Name)
	obs.Log(c.GetHeader("If-Match")) // silent
}

type form struct {
	Ward string `json:"ward"`
	model.Patient
}

func (s *server) post(c *gin.Context) {
	var p model.Patient
	if err := c.ShouldBindJSON(&p); err != nil {
		obs.Log(err) // silent
		c.AbortWithStatusJSON(http.StatusBadRequest, gin.H{"error": err.Error()})
		return
	}
	obs.Log(p.Name) // want
	var w model.Ward
	err := c.Bind(&w)
	obs.Log(w.Name, err) // silent
	var f form
	err = c.ShouldBind(&f)
	obs.Log(f.Ward, err)        // silent
	obs.Log(f.Name)             // want
	obs.Log(c.PostForm("ward")) // silent
	_, err = c.FormFile("letter")
	obs.Log(err) // silent
	c.Set("deleted", &p)
	c.JSON(http.StatusCreated, gin.H{"id": p.ID})
	obs.Log(c.Keys["clinician"]) // silent
}

func (s *server) put(c *gin.Context) {
	var p model.Patient
	err := c.ShouldBindUri(&p)
	obs.Log(err, c.ContentType()) // silent
	c.Set("patient", &p)
	q := c.Copy()
	go func() {
		v, _ := q.Get("patient")
		obs.Log(v)              // want
		obs.Log(q.Param("nhs")) // silent
	}()
	v := c.Value("patient")
	obs.Log(v) // want
	c.String(http.StatusOK, "saved %s", p.Name)
	c.Redirect(http.StatusSeeOther, "/patient/"+p.NHS)
	id, ok := c.Params.Get("nhs")
	obs.Log(id, ok) // silent
	cookie, err := c.Cookie("session")
	obs.Log(cookie, err) // silent
}

// A literal keeps what a store returns, and others of the package look it up.
func keep(s store) gin.HandlerFunc {
	return func(c *gin.Context) {
		p, err := s.Patient(c.Param("nhs"))
		if err != nil {
			return
		}
		c.Set("kept", p)
		c.Set("failed", err != nil)
	}
}

func kept() gin.HandlerFunc {
	return func(c *gin.Context) {
		v, _ := c.Get("kept")
		obs.Log(v) // want
		v, _ = c.Get("failed")
		obs.Log(v) // silent
	}
}
