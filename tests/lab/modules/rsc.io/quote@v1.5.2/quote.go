// Package quote stands in for the real one in the closed network.
package quote

import "rsc.io/sampler"

// Hello greets.
func Hello() string { return sampler.Hello() }
