// Package sampler stands in for the real one in the closed network.
package sampler

import "golang.org/x/text/language"

// Hello greets.
func Hello() string { return "hello in " + language.English }
