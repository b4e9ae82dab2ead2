setx GOPROXY "https://goproxy.cn,direct"
set "GOPROXY=https://goproxy.cn|https://goproxy.io,direct"
set HTTPS_PROXY=http://proxy.corp.example:3128
set HTTP_PROXY=http://proxy.corp.example:3128
