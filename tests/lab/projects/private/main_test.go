package main

import "testing"

func TestApp(*testing.T) { main() }
