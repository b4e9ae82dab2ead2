// Asks real go what its leaf rules say: makes the cases (seeded), answers them, and merges the answers of several releases.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A case is a rule's name and its arguments.
type Case []string

func main() {
	log.SetFlags(0)
	switch {
	case len(os.Args) == 4 && os.Args[1] == "cases":
		seed, times := must1(strconv.Atoi(os.Args[2])), must1(strconv.Atoi(os.Args[3]))
		for _, c := range cases(int64(seed), times) {
			print(c)
		}
	case len(os.Args) == 2 && os.Args[1] == "answer":
		for _, line := range lines(os.Stdin.Name()) {
			var c Case
			must(json.Unmarshal(line, &c))
			print(answer(c))
		}
	case len(os.Args) > 3 && os.Args[1] == "merge":
		merge(os.Args[2], os.Args[3:])
	default:
		log.Fatal("usage: rules cases SEED TIMES | rules answer <cases | rules merge CASES ANSWERS…")
	}
}

// merge prints each case with its answer; where releases differ, with those that differ from the release before, by minor
// number. Files of answers are named after the minor number and come oldest first.
func merge(cases string, files []string) {
	answers := make([][][]byte, len(files))
	for i, file := range files {
		answers[i] = lines(file)
	}
	for i, c := range lines(cases) {
		var parts []string
		var before []byte
		for j, file := range files {
			if now := answers[j][i]; !bytes.Equal(now, before) {
				parts = append(parts, fmt.Sprintf("%q:%s", strings.TrimSuffix(filepath.Base(file), ".json"), now))
				before = now
			}
		}
		said := string(before)
		if len(parts) > 1 {
			said = "{" + strings.Join(parts, ",") + "}"
		}
		fmt.Printf("%s,%s]\n", bytes.TrimSuffix(c, []byte("]")), said)
	}
}

func lines(file string) (all [][]byte) {
	f, err := os.Open(file)
	must(err)
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		all = append(all, bytes.Clone(s.Bytes()))
	}
	return all
}

func print(value any) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	must(e.Encode(value))
	fmt.Print(b.String())
}

func must1[T any](value T, err error) T {
	must(err)
	return value
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
