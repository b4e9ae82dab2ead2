module differential.example/server

go 1.25
