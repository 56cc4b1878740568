module streams.example/trust

go 1.26
