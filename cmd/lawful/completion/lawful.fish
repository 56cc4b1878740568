# lawful completion fish | source, in ~/.config/fish/config.fish
complete -c lawful -a '(lawful completion -- (commandline -opc)[2..] (commandline -ct))'
