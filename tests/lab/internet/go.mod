module lab.example/internet

go 1.25.0

require golang.org/x/mod v0.0.0

// The copy that the Go tree carries for the go command itself; `prepare` puts it here.
replace golang.org/x/mod => ./xmod
