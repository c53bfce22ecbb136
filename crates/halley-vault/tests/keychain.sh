#!/bin/sh
# Runs the keychain's tests against a real Secret Service: gnome-keyring in a D-Bus session of its
# own, with its keyrings in a folder that is gone afterwards. Needs dbus-run-session and
# gnome-keyring-daemon (Debian: dbus, gnome-keyring).
set -eu
cd "$(dirname "$0")/../../.."

# Built once: the surroundings below are for the tests, not for cargo.
build='cargo test --package halley-vault --features real-keychain --test keychain --no-run'
tests=$($build 2>&1 | tee /dev/stderr | sed -n 's/^ *Executable .*(\(.*\))$/\1/p')
test -x "$tests"

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/data" "$home/run" "$home/config" "$home/cache"
export XDG_DATA_HOME="$home/data" XDG_RUNTIME_DIR="$home/run"
export XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache"
# Without a display nobody can answer a prompt, so that it counts as refused.
unset DISPLAY WAYLAND_DISPLAY GNOME_KEYRING_CONTROL DBUS_SESSION_BUS_ADDRESS

echo 'keychain: there and open'
dbus-run-session -- sh -c "
  printf 'correct horse' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
  '$tests' open::"

echo 'keychain: there and locked'
dbus-run-session -- sh -c "
  gnome-keyring-daemon --start --components=secrets >/dev/null
  '$tests' locked::"

echo 'keychain: not there'
DBUS_SESSION_BUS_ADDRESS="unix:path=$home/nowhere" "$tests" absent::
