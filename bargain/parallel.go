package bargain

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// forEach calls work(worker, i) for i from 0 to n-1 on several goroutines. Which worker gets
// which i is not determined: work must leave its result at i and use worker for scratch only.
func forEach(n, workers int, work func(worker, i int)) {
	workers = min(workerCount(workers), n)
	if workers <= 1 {
		for i := range n {
			work(0, i)
		}
		return
	}
	var next atomic.Int64
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(w, i)
			}
		})
	}
	group.Wait()
}

func workerCount(asked int) int {
	if asked > 0 {
		return asked
	}
	return runtime.GOMAXPROCS(0)
}
