set -gx HTTP_PROXY 'http://proxy.corp.example:3128'
set -gx HTTPS_PROXY $HTTP_PROXY
set -gx NO_PROXY 'localhost,127.0.0.1,::1,corp.example'
set -gx http_proxy $HTTP_PROXY
set -gx https_proxy $HTTPS_PROXY
set -gx no_proxy $NO_PROXY
set -gx GOPROXY 'https://goproxy.cn,direct'
