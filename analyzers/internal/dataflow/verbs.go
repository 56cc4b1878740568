package dataflow

import (
	"go/constant"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Of what is formatted with %T only the type is printed, and with %p the address: errors
// for a value of a type that nobody expected say so. See the documentation of package fmt.

// namesOnly reports whether a store puts an argument of a call into its list that is
// formatted by other modules in such a way.
func (a *function) namesOnly(s *ssa.Store) bool {
	at, ok := s.Addr.(*ssa.IndexAddr)
	if !ok {
		return false
	}
	list, ok := at.X.(*ssa.Alloc)
	i, isConst := at.Index.(*ssa.Const)
	if !ok || !isConst || list.Comment != "varargs" {
		return false
	}
	vs := verbs(a.formatFor(list))
	n := int(i.Int64())
	return n < len(vs) && (vs[n] == 'T' || vs[n] == 'p') && len(vs) == arrayLen(list)
}

func arrayLen(list *ssa.Alloc) int {
	t, ok := elemType(list.Type()).Underlying().(*types.Array)
	if !ok {
		return -1
	}
	return int(t.Len())
}

// formatFor is the constant format of the one call that a list of arguments is made for,
// "" when it has none.
func (a *function) formatFor(list *ssa.Alloc) string {
	for _, r := range *list.Referrers() {
		s, ok := r.(*ssa.Slice)
		if !ok || len(*s.Referrers()) != 1 {
			continue
		}
		c, ok := (*s.Referrers())[0].(ssa.CallInstruction)
		if !ok {
			return ""
		}
		f := c.Common().StaticCallee()
		if f == nil || !strings.HasSuffix(f.Name(), "f") || f.Pkg == nil || f.Pkg == a.fn.Pkg || a.p.own(f.Pkg.Pkg.Path()) {
			return ""
		}
		args := c.Common().Args
		if len(args) < 2 || args[len(args)-1] != s {
			return ""
		}
		if k, ok := args[len(args)-2].(*ssa.Const); ok && k.Value != nil && k.Value.Kind() == constant.String {
			return constant.StringVal(k.Value)
		}
	}
	return ""
}

// verbs lists the verbs of a format, one for each operand, # for one with that flag; none
// where it names its operands by number, or takes a width from them.
func verbs(format string) (out []byte) {
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			continue
		}
		i++
		sharp := false
		for i < len(format) && strings.IndexByte("+-# 0123456789.", format[i]) >= 0 {
			sharp = sharp || format[i] == '#'
			i++
		}
		switch {
		case i == len(format) || format[i] == '*' || format[i] == '[':
			return nil
		case sharp:
			out = append(out, '#')
		case format[i] != '%':
			out = append(out, format[i])
		}
	}
	return out
}
