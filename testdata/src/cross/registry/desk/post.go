package desk

// Post hands letters to whoever is registered under a name.
type Post struct{ by map[string]func(string) }

// NewPost makes a Post.
func NewPost() *Post { return &Post{by: map[string]func(string){}} }

// Register adds one.
func (p *Post) Register(name string, f func(string)) *Post {
	p.by[name] = f
	return p
}

// Send hands a letter on.
func (p *Post) Send(name, text string) { p.by[name](text) }
