$env:HTTP_PROXY  = 'http://proxy.corp.example:3128'
$env:HTTPS_PROXY = $env:HTTP_PROXY
$env:NO_PROXY    = 'localhost,127.0.0.1,::1,corp.example'
$env:GOPROXY     = 'https://goproxy.cn,direct'
go env -w 'GOPRIVATE=git.corp.example'
[Environment]::SetEnvironmentVariable('HTTPS_PROXY','http://proxy.corp.example:3128','User')
