# For macOS: the tree of the bundle, without the program, for whoever builds there. Sourced by `.ci/packages`.

bundle="$name-$version-macos-untried"
contents="$work/macos/$bundle/Organigramme.app/Contents"
mkdir -p "$contents/MacOS" "$contents/Resources"
sed "s/@VERSION@/$version/" "$packaging/macos/Info.plist" >"$contents/Info.plist"
cp "$packaging/macos/LISEZMOI.txt" "$work/macos/$bundle"
cp "$work/papers"/* "$contents/Resources"
bill "$contents/Resources" aarch64-apple-darwin
mkdir "$work/macos/icons"
for size in 16 32 64 128 256 512; do icon "$size" "$work/macos/icons/$size.png"; done
# The format: a head, then each picture with its kind and length before it.
python3 - "$work/macos/icons" "$contents/Resources/$name.icns" <<'ICNS'
import pathlib, struct, sys
folder, target = map(pathlib.Path, sys.argv[1:])
kinds = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}
parts = b""
for size, kind in kinds.items():
    picture = (folder / f"{size}.png").read_bytes()
    parts += kind + struct.pack(">I", len(picture) + 8) + picture
target.write_bytes(b"icns" + struct.pack(">I", len(parts) + 8) + parts)
ICNS
chmod -R u=rwX,go=rX "$work/macos/$bundle"
tar_xz "$work/macos" "$bundle" "$out/$bundle.tar.xz"
