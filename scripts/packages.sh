# Sourced by what needs packages of Debian; elsewhere it does nothing.

# What builds the app: C is in it, and the store encrypts with the system's OpenSSL.
build_packages=(gcc libc6-dev libssl-dev ca-certificates)
# What the app loads while it runs.
run_packages=(
    libssl3
    libgl1 libegl1 libgl1-mesa-dri libxkbcommon-x11-0 libx11-xcb1 libxcursor1 libxi6 libfontconfig1 libdbus-1-3
    ca-certificates
)

is_installed() {
    [ "$(dpkg-query --show --showformat='${db:Status-Abbrev}' "$1" 2>/dev/null)" = "ii " ]
}

# install_packages NAME…: those that are missing, where this user may install any.
install_packages() {
    local missing=() package as_root=()
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || return 0
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null && sudo --non-interactive true 2>/dev/null || return 0
        as_root=(sudo --non-interactive)
    fi
    echo "Installing ${missing[*]}"
    as_root+=(env DEBIAN_FRONTEND=noninteractive)
    "${as_root[@]}" apt-get update --quiet --quiet
    "${as_root[@]}" apt-get install --quiet --quiet --yes --no-install-recommends "${missing[@]}" </dev/null
}
