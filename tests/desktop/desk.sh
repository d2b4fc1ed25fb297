#!/usr/bin/env bash
# desk.sh CMD…: runs CMD on a desktop of its own and takes that desktop down again.
#
# The desktop: an X server on a free display, the openbox window manager, a session bus, the accessibility bus, a
# keyring, and empty home and XDG folders. Nothing of the person's own session is touched or seen.
#
# DESK_KEYRING=unlocked|locked|none   how the keyring is [unlocked]; its password is "desk"
# DESK_SIZE=WxH                       size of the screen [1600x1000]
# DESK_FOLDER=DIR                     where the folders go; kept afterwards [a temporary folder, removed]
set -euo pipefail

keyring=${DESK_KEYRING:-unlocked}
case $keyring in unlocked | locked | none) ;; *) echo "desk.sh: DESK_KEYRING=$keyring is not known" >&2; exit 2 ;; esac
[ $# -gt 0 ] || { echo "desk.sh: no command" >&2; exit 2; }

folder=${DESK_FOLDER:-}
is_own_folder=
if [ -z "$folder" ]; then
    folder=$(mktemp -d "${TMPDIR:-/tmp}/docket-desk.XXXXXX")
    is_own_folder=yes
fi

# Every process that is started here, by its id. Ending by name would hit other people's programs.
started=()
finish() {
    local at pid
    # Newest first: what lives on the bus goes before the bus, and everything before the X server.
    for ((at = ${#started[@]} - 1; at >= 0; at--)); do
        pid=${started[at]}
        kill "$pid" 2>/dev/null || continue
        for _ in $(seq 40); do kill -0 "$pid" 2>/dev/null || break; sleep 0.05; done
        kill -9 "$pid" 2>/dev/null || true
    done
    [ -z "$is_own_folder" ] || rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# until_true SECONDS WHAT CMD…: polls; says what did not come.
until_true() {
    local seconds=$1 what=$2
    shift 2
    local end=$((SECONDS + seconds))
    until "$@" >/dev/null 2>&1; do
        if [ "$SECONDS" -ge "$end" ]; then
            echo "desk.sh: $what did not come up in $seconds s" >&2
            exit 1
        fi
        sleep 0.05
    done
}

export HOME=$folder/home XDG_RUNTIME_DIR=$folder/run
export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share XDG_CACHE_HOME=$HOME/.cache XDG_STATE_HOME=$HOME/.local/state
mkdir -p "$XDG_RUNTIME_DIR" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_STATE_HOME"
chmod 700 "$XDG_RUNTIME_DIR"
unset WAYLAND_DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS DBUS_SESSION_BUS_PID AT_SPI_BUS_ADDRESS NO_AT_BRIDGE \
    GNOME_KEYRING_CONTROL SSH_AUTH_SOCK SESSION_MANAGER XDG_CURRENT_DESKTOP XDG_SESSION_TYPE http_proxy https_proxy
# The same pixels everywhere, UTF-8 file names, and dialogs that go through the portal of this desktop only.
export LANG=C.UTF-8 LC_ALL=C.UTF-8 TZ=UTC GDK_BACKEND=x11 GTK_USE_PORTAL=0 WINIT_X11_SCALE_FACTOR=1 LIBGL_ALWAYS_SOFTWARE=1

Xvfb -displayfd 3 -screen 0 "${DESK_SIZE:-1600x1000}x24" -nolisten tcp -noreset 3>"$folder/display" >"$folder/xvfb.log" 2>&1 &
started+=($!)
until_true 20 "the X server" grep -q . "$folder/display"
DISPLAY=:$(cat "$folder/display")
export DISPLAY

openbox --config-file /etc/xdg/openbox/rc.xml >"$folder/openbox.log" 2>&1 &
started+=($!)
has_window_manager() { xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 'window id'; }
until_true 20 "the window manager" has_window_manager

# A bus that can start everything but the keyring when there shall be none: an entry in the first data folder
# hides the system's.
if [ "$keyring" = none ]; then
    mkdir -p "$XDG_DATA_HOME/dbus-1/services"
    for name in org.freedesktop.secrets org.gnome.keyring org.freedesktop.impl.portal.Secret; do
        printf '[D-BUS Service]\nName=%s\nExec=/bin/false\n' "$name" >"$XDG_DATA_HOME/dbus-1/services/$name.service"
    done
fi
dbus-daemon --session --nofork --print-address=3 3>"$folder/bus" >"$folder/bus.log" 2>&1 &
started+=($!)
until_true 20 "the session bus" grep -q . "$folder/bus"
DBUS_SESSION_BUS_ADDRESS=$(cat "$folder/bus")
export DBUS_SESSION_BUS_ADDRESS

# The keyring comes before anything that could make the bus start a locked one.
if [ "$keyring" != none ]; then
    printf desk | gnome-keyring-daemon --foreground --unlock --components=secrets >"$folder/keyring.log" 2>&1 &
    started+=($!)
    has_keyring() {
        # Asking the keyring itself would make the bus start another one while this one is still coming up.
        gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \
            --method org.freedesktop.DBus.NameHasOwner org.freedesktop.secrets | grep -q true
    }
    until_true 20 "the keyring" has_keyring
    has_login_keyring() {
        gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets/collection/login \
            --method org.freedesktop.DBus.Properties.Get org.freedesktop.Secret.Collection Locked | grep -q false
    }
    until_true 20 "the unlocked keyring" has_login_keyring
fi
if [ "$keyring" = locked ]; then
    gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets \
        --method org.freedesktop.Secret.Service.Lock "[objectpath '/org/freedesktop/secrets/collection/login']" >/dev/null
fi

# Assistive technology is told to be present, so that programs describe their windows.
gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
    --method org.freedesktop.DBus.Properties.Set org.a11y.Status IsEnabled '<true>' >/dev/null

# Not exec: the traps above have to run afterwards. The exit code is the command's.
code=0
"$@" || code=$?
exit "$code"
