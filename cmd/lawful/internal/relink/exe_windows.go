package relink

const exe = ".exe"
