FROM golang:1.27-alpine AS build
WORKDIR /src
COPY certs/corp-ca.crt /usr/local/share/ca-certificates/corp-ca.crt
RUN update-ca-certificates
ARG GOPROXY=https://goproxy.corp.example
ARG GONOSUMDB=git.corp.example
COPY go.mod go.sum* ./
RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true go mod download
COPY . .
RUN --mount=type=cache,target=/root/.cache/go-build \
    GOPROXY=off CGO_ENABLED=0 go build -trimpath -o /out/app ./cmd/app

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /out/app /app
ENTRYPOINT ["/app"]
