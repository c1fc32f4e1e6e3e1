# The commands of the workshop. `make test` needs Go and a C++ compiler (for the race detector).
TOOL = go tool -modfile=tools/go.mod

.PHONY: test lint race pure score bench fuzz load-testdata kill clean

test: lint race

lint:
	go vet ./...
	$(TOOL) staticcheck ./...
	@test -z "$$($(TOOL) gofumpt -l . | tee /dev/stderr)" || { echo "run: $(TOOL) gofumpt -w ."; exit 1; }

# Whole briefs take ten times as long under the race detector: of the command line it sees one
# brief, one stress and one bargain; the rest of it runs without.
race:
	go test -race $$(go list ./... | grep -v /internal/cli)
	go test ./internal/cli
	go test -race -run 'TestBriefOfAState|TestStress|TestBargain$$' ./internal/cli

# the program without a C compiler
pure:
	CGO_ENABLED=0 go vet ./...
	CGO_ENABLED=0 go test ./...

# every measure that the data beside the repository allow, printed
score:
	TIGHTROPE_SCORE=1 go test -count=1 -v -run 'Score' ./... | grep -v -E '^(=== |\?|ok|PASS)'

bench:
	go run ./internal/bench > docs/benchmarks.md

# every fuzz target below a folder; that the time of a run ends inside an input is no finding, though
# Go before 1.27 calls it a failure (golang/go#75804)
FUZZTIME ?= 30s
FUZZ ?= .
fuzz:
	@for p in $$(grep -rl 'func Fuzz' --include='*_test.go' $(FUZZ) | xargs -n1 dirname | sort -u); do \
	  for f in $$(grep -ho 'func Fuzz[A-Za-z0-9_]*' $$p/*_test.go | cut -c6-); do \
	    echo "$$p $$f"; \
	    out=$$(go test -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZTIME) ./$$p 2>&1) && { echo "$$out" | tail -1; continue; }; \
	    case "$$out" in *"Failing input"*|*panic*) ;; *"context deadline exceeded"*) echo "no finding; the time ran out inside an input"; continue;; esac; \
	    echo "$$out"; exit 1; done; done

# every data set beside the repository through the readers into one home, with the report of each
load-testdata:
	TIGHTROPE_SCORE=1 go test -count=1 -run ScoreLoadEverything -v ./internal/store/duck

# loads killed at random moments: nothing acknowledged may be lost, nothing half there
KILLS ?= 200
kill:
	TIGHTROPE_KILLS=$(KILLS) go test -count=1 -run TestKill -v ./internal/home ./internal/store/duck

clean:
	rm -f tightrope coverage.out *.brief.html *.brief.md *.brief.json
