// What go itself says to each case: the packages are those of the toolchain that compiles this.
package main

import (
	"log"
	"net/netip"
	"net/url"
	"os"
	"path"
	"strconv"
	"strings"

	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
	"golang.org/x/net/http/httpproxy"
	"golang.org/x/net/idna"
)

func answer(c Case) any {
	rule, args := c[0], append(c[1:], "", "")
	a, b := args[0], args[1]
	switch rule {
	case "exempt":
		// A bare flag, since there are many: does the request go direct?
		proxy, err := proxyFor([]string{"HTTP_PROXY=http://f", "HTTPS_PROXY=http://f", "NO_PROXY=" + a}, b)
		if err != "" {
			return err
		}
		return bit(proxy == "")
	case "forward":
		proxy, err := proxyFor(strings.Split(a, "\n"), b)
		if err != "" {
			return "error: " + err
		}
		return proxy
	case "covers":
		return bit(module.MatchPrefixPatterns(a, b))
	case "match":
		ok, err := path.Match(a, b)
		if err != nil {
			return nil
		}
		return bit(ok)
	case "url":
		u, err := url.Parse(a)
		if err != nil {
			return err.Error()
		}
		return []string{unless(a, u.String()), strconv.Quote(u.Host), strconv.Quote(u.Path), u.RequestURI(), unless(u.String(), u.Redacted())}
	case "resolve":
		base, reference := must1(url.Parse(a)), must1(url.Parse(b))
		return base.ResolveReference(reference).String()
	case "join":
		return Join(must1(url.Parse(a)), b).String()
	case "path-escape":
		return url.PathEscape(a)
	case "quote":
		return strconv.Quote(a)
	case "clean":
		return path.Clean(a)
	case "path-join":
		return path.Join(a, b)
	case "address":
		addr, err := netip.ParseAddr(a)
		if err != nil {
			return nil
		}
		return []any{addr.Is4(), addr.Unmap().IsLoopback()}
	case "to-ascii":
		// As net/http and httpproxy do it.
		if isASCII(a) {
			return a
		}
		name, err := idna.Lookup.ToASCII(a)
		if err != nil {
			return nil
		}
		return name
	case "semver":
		if !semver.IsValid(a) {
			return semver.Canonical(a) + semver.Major(a) + semver.MajorMinor(a) + semver.Build(a) + module.CanonicalVersion(a)
		}
		return []string{semver.Canonical(a), semver.Major(a), semver.MajorMinor(a), semver.Prerelease(a),
			semver.Build(a), module.CanonicalVersion(a)}
	case "compare":
		return semver.Compare(a, b)
	case "pseudo":
		time, err1 := module.PseudoVersionTime(a)
		rev, err2 := module.PseudoVersionRev(a)
		base, err3 := module.PseudoVersionBase(a)
		if !module.IsPseudoVersion(a) {
			return err3.Error()
		}
		return []string{text(time.UTC().Format("20060102150405"), err1), text(rev, err2), text(base, err3)}
	case "path":
		return text("", module.CheckPath(a))
	case "import-path":
		return text("", module.CheckImportPath(a))
	case "check":
		return text("", module.Check(a, b))
	case "escape":
		path, err1 := module.EscapePath(a)
		version, err2 := module.EscapeVersion(b)
		return []string{text(path, err1), text(version, err2)}
	case "split":
		prefix, major, ok := module.SplitPathVersion(a)
		return []any{prefix, major, ok, text("", module.CheckPathMajor(b, major))}
	}
	log.Fatalf("no rule %s", rule)
	return nil
}

// proxyFor reads the variables as a process that has only these.
func proxyFor(variables []string, text string) (proxy, problem string) {
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"} {
		os.Unsetenv(name)
		os.Unsetenv(strings.ToLower(name))
	}
	os.Unsetenv("REQUEST_METHOD")
	for _, variable := range variables {
		name, value, _ := strings.Cut(variable, "=")
		must(os.Setenv(name, value))
	}
	u, err := url.Parse(text)
	if err != nil {
		return "", "no URL"
	}
	p, err := httpproxy.FromEnvironment().ProxyFunc()(u)
	if err != nil {
		return "", err.Error()
	}
	if p == nil {
		return "", ""
	}
	return p.String(), ""
}

func text(good string, err error) string {
	if err != nil {
		return "error: " + err.Error()
	}
	return good
}

func bit(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// unless leaves out what was seen already.
func unless(seen, now string) string {
	if seen == now {
		return ""
	}
	return now
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0
}
