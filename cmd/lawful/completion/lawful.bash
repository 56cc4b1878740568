# eval "$(lawful completion bash)", in ~/.bashrc
_lawful() {
	local IFS=$'\n'
	COMPREPLY=($(lawful completion -- "${COMP_WORDS[@]:1:COMP_CWORD}"))
}
complete -o default -F _lawful lawful
