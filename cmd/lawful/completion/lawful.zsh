# eval "$(lawful completion zsh)", in ~/.zshrc, after compinit
_lawful() {
	local -a known
	known=(${(f)"$(lawful completion -- "${(@)words[2,CURRENT]}")"})
	compadd -a known || _files
}
compdef _lawful lawful
