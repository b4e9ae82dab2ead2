// Command app needs a public module.
package main

import "rsc.io/quote"

func main() { println(quote.Hello()) }
