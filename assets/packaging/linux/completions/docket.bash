# Completion of docket for bash.
_docket() {
    local cur prev words cword
    _init_completion -n : || return
    local command= word
    for word in "${words[@]:1:cword-1}"; do
        case $word in disputes | pack | sandbox) command=$word ;; esac
    done
    case $prev in
        --data-dir) _filedir -d && return ;;
        --out) if [ "$command" = pack ]; then _filedir -d; else _filedir; fi; return ;;
        --queue)
            COMPREPLY=($(compgen -W "needs-response under-review won lost all" -- "$cur"))
            return ;;
        --tones) COMPREPLY=($(compgen -W "grey colour black-white" -- "$cur")); return ;;
        --limits) COMPREPLY=($(compgen -W "refuse fail-later off" -- "$cur")); return ;;
        --account | --open | --query | --rules | --network | --listen | --disputes | --seed | --latency | --speed | --faults)
            return ;;
    esac
    local options
    case $command in
        disputes) options="--account --query --queue --csv --json --xlsx --ics --out --data-dir --help" ;;
        pack) options="--out --rules --network --tones --separate --no-stamps --help" ;;
        sandbox) options="--listen --disputes --seed --latency --speed --limits --faults --help" ;;
        *) options="disputes pack sandbox --data-dir --account --open --register-links --unregister-links --help --version" ;;
    esac
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
    if [ "$command" = pack ] && [[ $cur != -* ]]; then
        _filedir
    fi
} && complete -F _docket docket
