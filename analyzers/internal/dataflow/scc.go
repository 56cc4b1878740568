package dataflow

// forEachComponent calls f for every strongly connected component of the graph
// over nodes, a component after all that it has edges to (Tarjan's algorithm,
// SIAM J. Comput. 1972, with an explicit stack so that long call chains cannot
// overflow the goroutine's).
func forEachComponent[T comparable](nodes []T, succs func(T) []T, f func([]T)) {
	type frame struct {
		n     T
		next  []T
		index int
	}
	index := make(map[T]int, len(nodes))
	low := make([]int, 1, len(nodes)+1)
	var stack []T
	on := map[T]bool{}
	for _, root := range nodes {
		if index[root] != 0 {
			continue
		}
		var frames []frame
		enter := func(n T) {
			index[n] = len(low)
			low = append(low, len(low))
			stack = append(stack, n)
			on[n] = true
			frames = append(frames, frame{n, succs(n), index[n]})
		}
		enter(root)
		for len(frames) > 0 {
			fr := &frames[len(frames)-1]
			if len(fr.next) > 0 {
				s := fr.next[0]
				fr.next = fr.next[1:]
				if index[s] == 0 {
					enter(s)
				} else if on[s] {
					low[fr.index] = min(low[fr.index], index[s])
				}
				continue
			}
			i := fr.index
			if low[i] == i {
				for j := len(stack) - 1; ; j-- {
					on[stack[j]] = false
					if stack[j] == fr.n {
						f(append([]T(nil), stack[j:]...))
						stack = stack[:j]
						break
					}
				}
			}
			frames = frames[:len(frames)-1]
			if len(frames) > 0 {
				up := &frames[len(frames)-1]
				low[up.index] = min(low[up.index], low[i])
			}
		}
	}
}
