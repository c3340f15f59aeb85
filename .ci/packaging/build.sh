# The programs: `build_linux` and `build_windows` leave where they are in `program`.

# Paths of this machine are in no program.
remapped="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo --remap-path-prefix=$root=/organigramme"

# A program runs on no system whose C library is older than that which it was linked with. Debian 11 has 2.31.
old_system() {
    old="$CARGO_TARGET_DIR/packages-tools/bullseye"
    [ -e "$old/complete" ] && return
    [ "$(id -u)" = 0 ] || return 1
    rm -rf "$old"
    mkdir -p "$old"
    debootstrap --variant=minbase --include=libc6-dev bullseye "$old" http://deb.debian.org/debian \
        >"$old.log" 2>&1 || { tail -3 "$old.log" >&2; return 1; }
    # A linker that looks into this folder does not take it for the root of the disk.
    local link
    find "$old/usr/lib" "$old/lib64" -type l -lname '/*' | while read -r link; do
        ln -sfrn "$old$(readlink "$link")" "$link"
    done
    touch "$old/complete"
}

# Built with it, a program names its libraries to whoever scans it for known weaknesses: `cargo audit bin`, syft, trivy.
auditable() {
    local tool="$CARGO_TARGET_DIR/tools/cargo-auditable-0.7.7"
    # Not optimised: it is quicker to build than it is ever to run.
    [ -x "$tool/bin/cargo-auditable" ] || CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_DEV_STRIP=true \
        cargo install --quiet --locked --debug --root "$tool" "cargo-auditable@${tool##*-}"
    PATH="$tool/bin:$PATH" cargo auditable "$@"
}

build_linux() {
    local target=x86_64-unknown-linux-gnu flags=$remapped libraries
    program="${ORGANIGRAMME_LINUX:-}"
    [ -z "$program" ] || { loudly "$program is packed as it is"; return; }
    if old_system; then
        libraries="$old/usr/lib/x86_64-linux-gnu"
        flags+=" -C link-arg=--sysroot=$old -C link-arg=-B$libraries -C link-arg=-L$libraries"
    else
        loudly "no Debian 11 to link with: the program wants a system as new as this one"
    fi
    CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS="$flags" \
        auditable build --locked --profile dist --target "$target"
    program="$CARGO_TARGET_DIR/$target/dist/$name"
}

build_windows() {
    local target=x86_64-pc-windows-gnu features=()
    program="${ORGANIGRAMME_WINDOWS:-}"
    [ -z "$program" ] || { loudly "$program is packed as it is"; return; }
    rustup target list --installed | grep -qx "$target" || rustup target add "$target"
    # The same program for terminals, which a shell waits for.
    ! grep -q '^terminal = ' Cargo.toml || features=(--features terminal)
    CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS="$remapped -C link-arg=-Wl,--no-insert-timestamp" \
        auditable build --locked --profile dist --target "$target" "${features[@]}"
    program="$CARGO_TARGET_DIR/$target/dist/$name.exe"
}

# Everything below a folder gets the time of the commit.
dated() { find "$@" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +; }

# An archive of folder $2, in the folder $1, as $3: sorted, nobody's, of the time of the commit.
tar_xz() {
    tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" --format=gnu \
        -C "$1" -cf - "$2" | xz -T1 -9 >"$3"
}
