module tightrope

go 1.26

require (
	github.com/alecthomas/kong v1.17.0
	github.com/pelletier/go-toml/v2 v2.4.3
)

require pgregory.net/rapid v1.3.0 // indirect
