// The cases: random, from a seed, so that they are the same every time; each leans towards what nearly matches.
package main

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"strings"
)

var random *rand.Rand

func pick(from ...string) string { return from[random.Intn(len(from))] }

func one(in int) bool { return random.Intn(in) == 0 }

// cases are all different.
func cases(seed int64, times int) (all []Case) {
	random = rand.New(rand.NewSource(seed))
	seen := map[string]bool{}
	add := func(count int, make func() Case) {
		count *= times
		for tries := 0; count > 0 && tries < 100000*times; tries++ {
			c := make()
			key, _ := json.Marshal(c)
			if !seen[string(key)] {
				seen[string(key)] = true
				all = append(all, c)
				count--
			}
		}
	}
	add(1520, exempt)
	add(330, forward)
	add(1000, covers)
	add(520, match)
	add(1000, func() Case { return Case{"url", someURL()} })
	add(120, func() Case { return Case{"resolve", cleanURL(), reference()} })
	add(80, func() Case { return Case{"join", cleanURL(), pick("corp.example/lib/@v/list", "/!azure/x", "m/@v/v1.0.0%2Bx.info", "m/%40v", "")} })
	add(60, func() Case { return Case{"path-escape", word(8)} })
	add(60, func() Case { return Case{"quote", word(6)} })
	add(60, func() Case { return Case{"clean", dotted()} })
	add(30, func() Case { return Case{"path-join", dotted(), dotted()} })
	add(150, func() Case { return Case{"address", address()} })
	add(60, func() Case { return Case{"to-ascii", foreign()} })
	add(130, func() Case { return Case{"semver", version()} })
	add(100, func() Case { return Case{"compare", version(), version()} })
	add(100, func() Case { return Case{"pseudo", pseudo()} })
	add(200, func() Case { return Case{"path", modulePath()} })
	add(40, func() Case { return Case{"import-path", modulePath()} })
	add(60, func() Case { return Case{"check", modulePath(), version()} })
	add(60, func() Case { return Case{"escape", modulePath(), pick(version(), word(4))} })
	add(60, func() Case { return Case{"split", modulePath(), version()} })
	return all
}

// -- forward proxies

func host() string {
	return pick("corp.example", "git.corp.example", "Git.Corp.Example", "corp.example.", "mycorp.example", "a.b.c.test", "test",
		"localhost", "LOCALHOST", "localhost.", "x.localhost", "10.1.2.3", "10.0.0.1", "127.0.0.1", "127.9.9.9", "127.1", "0.0.0.0",
		"192.168.1.77", "10.1.2.3.example", "010.1.2.3", "[::1]", "[fd00::1]", "[FD00::0001]", "[::ffff:10.1.2.3]", "[::ffff:127.0.0.1]",
		"[fe80::1%25en0]", "[::]", "[::1%25lo]", "[corp.example]", "[[fd00::1]]", "münchen.test", "BÜCHER.test", "例え.テスト", "xn--mnchen-3ya.test", "h_1.test", "a%20b", "中国。公司.cn", "a*b.test")
}

func port() string { return pick("", "", "", "", ":80", ":443", ":8443", ":", ":0443") }

func exempt() Case {
	h := host()
	list := entry(h)
	for one(2) {
		list = pick(list+pick(",", ", ", " ,", ";", " ", ",,", "|")+entry(pick(h, host())), entry(host())+","+list)
	}
	return Case{"exempt", list, pick("https", "https", "http") + "://" + h + port() + pick("", "/x")}
}

// entry leans towards the host.
func entry(h string) string {
	bare := strings.Trim(h, "[]")
	bare = strings.ReplaceAll(bare, "%25", "%")
	_, parent, _ := strings.Cut(bare, ".")
	e := pick(bare, bare, h, "."+bare, "*."+bare, "*"+bare, parent, "."+parent, "*."+parent, bare[len(bare)/2:], strings.ToUpper(bare),
		bare+".", bare+"/", "https://"+bare, "'"+bare+"'", "*", "**", "*.", ".", ":443", "<local>", "10.0.0.0/8", "10.1.2.0/24", "10.1.2.3/32", "10.1.2.3/0",
		"10.1.2.3/33", "10.1.2.0/024", "0.0.0.0/0", "::/0", "fd00::/8", "fe80::/10", "::ffff:10.0.0.0/104", "::ffff:10.0.0.0/96", "::ffff:0:0/95", "10.0.0.0/8.example", "10.1.2.*",
		"10.1.2.0-10.1.2.9", "10.0.0.0/255.0.0.0", "fd00:0::1", "fd00::00001", "::ffff:a01:203", "3", ".3", "2.3", "en0", "1", "localhost", "test", ".test", "日本", "10.1.2.3.")
	return pick("", "", "", " ", "\t") + e + pick("", "", "", "", pick(":443", ":80", ":8443", ":", ":x", ":443:1", " ", "\u00a0"))
}

func forward() Case {
	value := func() string {
		return pick("fwd:3128", "http://fwd:3128", "https://fwd:3129", "http://u:p%40w@fwd:3128", "http://u:p@w@fwd:3128", "http://u:p%w@fwd:3128", " http://fwd:3128",
			"http://fwd:3128 ", "http://u:p#w@fwd:3128", "http://u:p/w@fwd:3128", "http://u:p?w@fwd:1", `http://u:p\w@fwd:1`, `"http://fwd:3128"`, "http://fwd:31x28", "fwd:3128,fwd2:3128",
			"http://fwd:3128,http://fwd2:3128", "none", "direct", "0", "socks5://s:1080", "socks5h://s:1080", "socks4://s", "ftp://fwd", "//fwd:3128", "http:fwd:3128", "http://", "http:///", "HTTP://Fwd:3128",
			"10.0.0.1:3128", "[fd00::1]:3128", "http://[fd00::1]:3128", "http://[fwd]:3128", "fd00::1", "user:pw@fwd:3128", "user:p%zw@fwd", "http://fwd:3128/path?q#f", "http://fwd.corp.example.:3128/",
			"://fwd", ":3128", "fwd:", "fwd", "*", "http//fwd:1", "http:/fwd:1", "http://代理.test:1", "a b:1", "http://a b:1", "\x7f", "", "http://[::1%25en0]:1", "tcp://fwd:2375", "unix:///run/p", "h2c:x")
	}
	var variables []string
	for _, name := range []string{"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"} {
		if one(2) {
			variables = append(variables, name+"="+value())
		}
	}
	for _, name := range []string{"NO_PROXY", "no_proxy"} {
		if one(4) {
			variables = append(variables, name+"="+pick("", "corp.example", "h.test:443", "*", " ", "10.0.0.0/8"))
		}
	}
	if one(8) {
		variables = append(variables, "REQUEST_METHOD="+pick("GET", ""))
	}
	if len(variables) == 0 {
		variables = []string{"https_proxy=" + value()}
	}
	return Case{"forward", strings.Join(variables, "\n"), pick("https", "https", "http", "ftp") + "://" + pick("h.test", "git.corp.example", "10.0.0.9", "localhost", "") + pick("", ":443") + "/"}
}

// -- patterns

func target() string {
	return pick("corp.example/lib", "corp.example/lib/v2", "git.corp.example/team/Lib", "github.com/acme/tool", "github.com/acme-labs/x", "example.org", "golang.org/x/net",
		"corp.example", "a/b/c/d", "x.y/é", "中.cn/库", "gopkg.in/yaml.v2", "corp.example/a-b_c~d", "x.y/]z", "x.y/a*b", "x.y/^a-z")
}

// glob leans towards the target.
func glob(of string) string {
	elements := strings.Split(of, "/")
	elements = elements[:1+random.Intn(len(elements))]
	for i, e := range elements {
		if one(2) || e == "" {
			continue
		}
		letters := []rune(e)
		at := random.Intn(len(letters))
		before, letter, after := string(letters[:at]), string(letters[at]), string(letters[at+1:])
		elements[i] = pick("*", "*", before+"*", "*"+after, before+"*"+after, "*"+letter+"*", before+"?"+after, "?"+e, before+"["+letter+"]"+after, before+"[^"+letter+"]"+after,
			before+"[!"+letter+"]"+after, before+"[a-z]"+after, before+"[a-"+after, before+"[]"+after, before+"[^]"+after, before+"[z-a]"+after, before+"[-a]"+after, before+`[\]é*-]`+after,
			before+`\`+letter+after, e+`\`, before+"[", before+"]"+after, "**", "***"+after, "...", "."+e, strings.ToUpper(e), "{"+e+"}", e+"*"+e, "*[", `*\`, before+"[^a-c]*"+after, before+"[\\"+letter+"-z]"+after, before+"[a-]"+after)
	}
	before, after := "", ""
	if one(8) {
		before = pick(" ", "https://", "/", "!")
	}
	if one(4) {
		after = pick("/", "/", "//", "/*", "/...", "@v1", ":443", " ", "/.")
	}
	return before + strings.Join(elements, "/") + after
}

func covers() Case {
	of := target()
	list := glob(of)
	for one(2) {
		list += pick(",", ",", ", ", ";", ",,", "|", " ") + glob(pick(of, target()))
	}
	return Case{"covers", list, of}
}

func match() Case {
	of := target()
	if one(4) {
		return Case{"match", pick("a*b*c", "a*?[a-c]*x", "*a*a*a*b", "[^a]*x", "", glob(of)), pick(of, "", "aaaaab", "abxbbxdbxebxczzx")}
	}
	// As many elements as the pattern has.
	pattern := glob(of)
	elements := strings.Split(of, "/")
	return Case{"match", pattern, strings.Join(elements[:min(len(elements), 1+strings.Count(pattern, "/"))], "/")}
}

// -- URLs

func someURL() string {
	scheme := pick("https://", "https://", "http://", "HTTPS://", "file://", "ftp://", "https:", "https:/", "//", "", "", "1a:", ":", "a+b.c-d:", "socks5://", "postgres://", "é:", "https:///", "mailto:", "*")
	login := pick("", "", "", "", "u@", "u:p@", "u:@", ":p@", "u:p%40w@", "u:p@w@", "u:p w@", "u:p%zz@", "ü@", "u%2f:p@", "u:p<@", "%ff:%00@", "u:x:y@")
	h := pick(host(), host(), "", "h", "h:1:2", "a b", "a%41", "a%e4%b8%ad", "a%ff", "a%25b", "a%", "[::1", "::1", "[::1]x", "a[::1]", "[::1]]", "[::ffff:1.2.3.4]", "[1.2.3.4]", "[fe80::1%25e%6E0]", "[fe80::1%25e%20]", "[fe80::1%25%41%2f]",
		"[fe80::1%en0]", "[fe80::1%25]", "[]", "[%41::]", "a<b>", `a"b`, "a|b", "a\\b", "a^b", "h{}", "goproxy.cn", "goproxy.cn,direct", "a`b", "\u00a0", "h\u3000")
	if one(6) {
		h = "[" + address() + "]"
	}
	p := pick(port(), "", ":x", ":1x", ":-1", ":%31", ": 1")
	path := pick("", "", "/", "/a/b", "/a%2fb", "/a%20b", "/a b", "/%zz", "/%a", "/%", "/a//b/../c", "/!azure", "/a:b", "/中", "/%e4%b8%ad", "/%ff%fe", "/a;b,c=d@e&f+g$h", "/[a]", "/a'(b)*", "a:b/c", "a/b:c", "/\"<>^`{|}", `/a\b`, "//x/y", "/*", "*", "/%2F", "/\u00a0")
	tail := pick("", "", "", "?", "??", "?q=1", "?a b", "?%zz", "?a#f", "#", "#f", "#f g", "#%zz", "#%41", "#a#b", "?#", "#(a)!*'", "#\"", "\x7f", "\n", "#\n", " ", "?q\x01", "#é")
	switch random.Intn(8) {
	case 0:
		return scheme + path + tail
	case 1:
		return word(10)
	case 2:
		return pick("direct", "off", "goproxy.cn", "https://goproxy.io/", "./x", "../x:y", "x:y", "C:\\x", "C:/x", "file:///C:/x", "file:x", "*", "?", "#", "a b", "https://a;https://b", "https://a https://b", "\uFEFFhttps://a", "https:/\\a", "http://a.test/%2e%2e/") + tail
	}
	return scheme + login + h + p + path + tail
}

func cleanURL() string {
	return pick("https://a.test", "https://a.test/", "https://u:p@a.test/b/c/d;p?q", "http://a.test/b%2fc/d", "https://a.test/b c/", "https://a.test/!x/y?z#f", "http:o", "https://a.test//x//", "https://a.test/é/%ff/")
}

func reference() string {
	r := pick("", "g", "./g", "g/", "/g", "//o.test", "//o.test/x/../y", "?y", "?", "g?y", "#s", "g#s", ";x", ".", "./", "..", "../g", "../../../g", "/./g", "/../g", "g.", "..g", "./g/.", "g/./h", "g/../h", "http:g", "https://o.test/./x/../%2e", "/%2f%2fx",
		"http:/.//x", "/a//..//b", "é", "/%e9", "%2e%2e/g", "//u@/x", "http://", "file:///x", "*", "/*")
	return r + pick("", "", "", "/", "/..")
}

func dotted() string {
	s := ""
	for i := random.Intn(7); i >= 0; i-- {
		s += pick("a", "b", "é", ".", "..", "...", "/", "/", "//")
	}
	return s
}

// word is a few odd characters.
func word(most int) string {
	s := ""
	for i := 1 + random.Intn(most); i > 0; i-- {
		s += pick("a", "B", "1", ".", "/", ":", "@", "%", "%2", "%41", "%25", "[", "]", "?", "#", "&", "=", "+", "$", ",", ";", "!", "'", "\"", "\\", " ", "\t", "\n", "\x00", "\x7f", "-", "_", "~", "*", "(", "|", "^", "`", "{", "é", "中", "\u00a0", "\u200b", "\u00ad", "\U0001f600", "\u0301", "\ufffd", "\u2028", "\ue000")
	}
	return s
}

func address() string {
	s := pick("1.2.3.4", "127.0.0.1", "0.0.0.0", "::", "::1", "fe80::1%en0", "1:2:3:4:5:6:7:8", "::ffff:127.0.0.1", "1::8", "1:2:3:4:5:6:1.2.3.4", "::00001", "2001:DB8::", "corp.example", "h", "1:2:3:4:5:6:7::", "::1%", "%en0")
	for one(2) && s != "" {
		at := random.Intn(len(s))
		s = s[:at] + pick("", ".", ":", "::", "0", "9", "f", "g", "%", "300", "1.2", " ") + s[at+random.Intn(2):]
	}
	return s
}

func foreign() string {
	s := ""
	for i := random.Intn(3); i >= 0; i-- {
		for j := random.Intn(4); j >= 0; j-- {
			s += pick("a", "B", "ü", "É", "中", "国", "テ", "ｃ", "Ｎ", "１", "ß", "я", "Ж", "α", "Ω", "-", "ł", "ñ", "9")
		}
		s += pick(".", ".", "。", "")
	}
	return s + pick("test", "公司", "example", "")
}

// -- versions and paths

func version() string {
	s := pick("v1", "v1.2", "v0.0.0", "v1.2.3", "v1.2.3", "v2.0.0", "v10.0.1", "v01.2.3", "1.2.3", "v", "v1.", "v1.2.3.4", "vx", "", "latest", "v1.2.3 ", "v0.0.0-20240102030405-abcdefabcdef") +
		pick("", "", "", "-rc", "-rc.1", "-rc.10", "-0", "-01", "-a..b", "-", "-1.a", "-a.1.b", "-alpha", "-alpha.1", "-A", "-é", "-a_b") + pick("", "", "", "+incompatible", "+x", "+", "+x.y-z", "+a..b", "+01")
	return s
}

func pseudo() string {
	base := pick("v0.0.0-", "v1.0.0-", "v2.0.0-", "v1.2.0-", "v1.2.4-0.", "v1.2.0-0.", "v1.2.10-0.", "v1.2.100-0.", "v1.2.3-pre.0.", "v1.2.3-pre.1.0.", "v1.2.3-pre0.", "v1.2.3-0.0.", "v1.2.3-a-b.0.", "v1.2.3-1.", "v1-", "x")
	time := pick("20240102030405", "20240102030405", "20240229000000", "20230229000000", "20241301000000", "20240132000000", "20240102240000", "20240102236000", "20240102235960", "00010101000000", "2024010203040", "202401020304056", "2024010203040a", "19000229000000", "20000229000000")
	return base + time + pick("-", "-", "-", "-", "", ".") + pick("abcdefabcdef", "abc", "", "ABCDEF", "a_b", "0123", "000000000000") + pick("", "", "", "+incompatible", "+x-y", "+")
}

func modulePath() string {
	s := pick("corp.example/lib", "github.com/Azure/go", "x.y", "x", "Corp.example/x", "corp.example", "gopkg.in/yaml", "gopkg.in/user/pkg", "-x.y/z", "", ".x.y", "a_b.c/d", "x.y/Com1", "x.y/lpt9.go/z", "x.y/aux", "x.y/com0", "x.y/con~1", "x.y/a~b1", "~1.x/y", "x.y/a~12.b", "golang.org/x/net")
	for one(3) {
		s += pick("/", "//", "/.", "/..", "/a", "/A.b", "/.git", "/x.", "/a+b", "/a@b", "/é", "/a b", "/it's", "/a!b", "\u200b", "/中", "/-x", "/~", "/\"", "\\", "/COM9")
	}
	return s + pick("", "", "", "", "/v2", "/v1", "/v0", "/v02", "/v10", "/v2.1", "/v", "/V2", "v2", ".v1", ".v2", ".v0", ".v02", ".v2-unstable", ".v0-unstable", ".v-unstable", "-unstable", ".v1.2", "/v2/", fmt.Sprintf("/v%d", random.Intn(3000)))
}
