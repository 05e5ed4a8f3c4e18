# Sourced by every script in this folder: where things are, and the few words they share.
# shellcheck shell=bash
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"

# rustup's tools come first: a distribution's rustc may be installed beside them for the wasm target.
export PATH="${CARGO_HOME:-${HOME:-/root}/.cargo}/bin:$PATH"

# These would silently replace the flags in .cargo/config.toml, and rebuild everything.
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_RUSTFLAGS CARGO_BUILD_TARGET LEPTOS_OUTPUT_NAME

TARGET_DIR=${CARGO_TARGET_DIR:-$ROOT/target}
[[ $TARGET_DIR == /* ]] || TARGET_DIR=$ROOT/$TARGET_DIR
export CARGO_TARGET_DIR=$TARGET_DIR
# Everything that is installed for this project alone lives here; `rm -rf target` forgets it.
TOOLS=$TARGET_DIR/tools
LOGS=$TARGET_DIR/test-logs
mkdir -p "$TOOLS" "$LOGS"

say() { printf '\n==> %s\n' "$*"; }
warn() { printf '\n!!! %s\n' "$*" >&2; }
die() { warn "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
in_ci() { [[ ${CI:-} == true || ${CI:-} == 1 ]]; }

# The version of a crate as Cargo.lock has it.
locked_version() {
  awk -v name="$1" '$0 == "name = \"" name "\"" { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock
}

# The folder of PostgreSQL's server binaries (initdb, pg_ctl); Debian keeps them off PATH.
postgres_bin() {
  local dir
  for dir in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV); do
    [[ -x $dir/initdb && -x $dir/pg_ctl ]] && { echo "$dir"; return 0; }
  done
  have initdb && have pg_ctl && dirname "$(readlink -f "$(command -v initdb)")"
}

# A Chromium that really starts: Ubuntu's package of that name is only a pointer to a snap.
chromium_path() {
  local name path
  for name in "${SHINSA_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [[ -n $name ]] && path=$(command -v "$name") || continue
    timeout 20 "$path" --version >/dev/null 2>&1 </dev/null && { echo "$path"; return 0; }
  done
  return 1
}

# Settings for builds for wasm32 where rustup could not bring the target (see .ci/wasm-target).
wasm_env() { if [[ -f $TOOLS/wasm.env ]]; then . "$TOOLS/wasm.env"; fi; }
