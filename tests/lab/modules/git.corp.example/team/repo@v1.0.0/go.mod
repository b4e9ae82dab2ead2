module git.corp.example/team/repo

go 1.21
