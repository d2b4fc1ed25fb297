# Completion of docket for bash.
_docket() {
    local cur prev words cword
    _init_completion -n : || return
    local command= word
    for word in "${words[@]:1:cword-1}"; do
        case $word in disputes | score | checkouts | pack | sandbox) command=$word ;; esac
    done
    case $prev in
        --data-dir) _filedir -d && return ;;
        --out) if [ "$command" = pack ]; then _filedir -d; else _filedir; fi; return ;;
        --queue)
            COMPREPLY=($(compgen -W "needs-response under-review won lost all" -- "$cur"))
            return ;;
        --tones) COMPREPLY=($(compgen -W "grey colour black-white" -- "$cur")); return ;;
        --limits) COMPREPLY=($(compgen -W "refuse fail-later off" -- "$cur")); return ;;
        --psp) COMPREPLY=($(compgen -W "stripe braintree adyen worldpay recurly recharge" -- "$cur")); return ;;
        --map | --max-age | --live | --account | --open | --query | --rules | --network | --listen | --disputes | --seed | --latency | --speed | --faults)
            return ;;
    esac
    local options
    case $command in
        disputes) options="--account --query --queue --csv --json --xlsx --ics --out --data-dir --help" ;;
        score) options="--account --json --map --dry-run --max-age --data-dir --help" ;;
        checkouts) options="--account --json --map --dry-run --psp --live --data-dir --help" ;;
        pack) options="--out --rules --network --tones --separate --no-stamps --no-image-search --help" ;;
        sandbox) options="--listen --disputes --seed --latency --speed --limits --faults --help" ;;
        *) options="disputes score checkouts pack sandbox --data-dir --account --open --register-links --unregister-links --help --version" ;;
    esac
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
    case $command in
        score | checkouts | pack) if [[ $cur != -* ]]; then _filedir; fi ;;
    esac
} && complete -F _docket docket
