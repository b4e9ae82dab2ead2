// Command app needs a public module and one of the company's.
package main

import (
	"git.corp.example/team/repo"
	"rsc.io/quote"
)

func main() { println(quote.Hello() + ", " + repo.Name) }
