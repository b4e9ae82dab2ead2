FROM golang:1.27-trixie AS build
WORKDIR /src
COPY go.mod go.sum* ./
RUN --mount=type=secret,id=https_proxy,env=HTTPS_PROXY,required=true \
    --mount=type=secret,id=https_proxy,env=https_proxy,required=true \
    test -n "$HTTPS_PROXY" && go mod download
COPY . .
RUN --mount=type=cache,target=/root/.cache/go-build \
    GOPROXY=off CGO_ENABLED=0 go build -trimpath -o /out/app ./cmd/app

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /out/app /app
USER 10001
ENTRYPOINT ["/app"]
