// Package repo is what only the company has.
package repo

// Name says so.
const Name = "a private module"
