# For Linux: an archive, a .deb and an .rpm of one tree. Sourced by `.ci/packages`.

build_linux
tree="$work/linux/usr" share="$work/linux/usr/share"
install -D -m 755 "$program" "$tree/bin/$name"
here="$packaging/linux"
appstream=local.organigramme.Organigramme.metainfo.xml
install -D -m 644 "$here/$name.desktop" "$share/applications/$name.desktop"
install -D -m 644 "$here/$name.mime.xml" "$share/mime/packages/$name.xml"
mkdir -p "$share/metainfo"
sed "s/@VERSION@/$version/; s/@DATE@/$date/" "$here/$appstream" >"$share/metainfo/$appstream"
install -D -m 644 assets/icon/organigramme.svg "$share/icons/hicolor/scalable/apps/$name.svg"
for size in 16 24 32 48 64 128 256; do
    mkdir -p "$share/icons/hicolor/${size}x$size/apps"
    icon "$size" "$share/icons/hicolor/${size}x$size/apps/$name.png"
done
mkdir -p "$share/man/man1" "$share/man/fr/man1"
"$packaging/manual.py" "$tree/bin/$name" en "$date" | gzip -9n >"$share/man/man1/$name.1.gz"
"$packaging/manual.py" "$tree/bin/$name" fr "$date" | gzip -9n >"$share/man/fr/man1/$name.1.gz"
documents="$share/doc/$name"
mkdir -p "$share/doc"
cp -r "$work/papers" "$documents"
bill "$documents" x86_64-unknown-linux-gnu
chmod -R u=rwX,go=rX "$work/linux"
dated "$work/linux"

# What the C library must have, as the program says itself.
glibc=$(objdump -T "$tree/bin/$name" | grep -o 'GLIBC_[0-9.]*' | sort -uV | tail -1)
glibc=${glibc#GLIBC_}
echo "the program needs glibc $glibc, of:" \
    "$(objdump -T "$tree/bin/$name" | grep "GLIBC_$glibc" | awk '{print $NF}' | paste -sd ' ')"

# The archive: to be unpacked anywhere, or over /.
archive="$name-$version-linux-x86_64"
mkdir "$work/archive"
cp -a "$tree" "$work/archive/$archive"
tar_xz "$work/archive" "$archive" "$out/$archive.tar.xz"

# shellcheck source=/dev/null
. "$here/deb.sh"
# shellcheck source=/dev/null
. "$here/rpm.sh"
