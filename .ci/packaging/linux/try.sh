# Tries out the packages for Linux. Sourced by `.ci/packages-test`, in the folder $work.

deb="$out/${name}_${version}_amd64.deb" rpm="$out/$name-$version-1.x86_64.rpm"
archive="$name-$version-linux-x86_64"

step "what is in the .deb"
dpkg-deb -x "$deb" unpacked
share=unpacked/usr/share
check "the desktop entry is valid" desktop-file-validate "$share/applications/$name.desktop"
check "the metainfo is valid" appstreamcli validate --no-net "$share/metainfo/local.organigramme.Organigramme.metainfo.xml"
for page in man/man1 man/fr/man1; do
    check "$page can be read" test -z "$(LC_ALL=C.UTF-8 man --warnings -l "$share/$page/$name.1.gz" 2>&1 >/dev/null)"
done
# Nobody has an address to write to; what reads fonts is written in Rust, and has words that FreeType has too.
check "lintian finds nothing" lintian --fail-on error,warning \
    --suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog,embedded-library "$deb"
for paper in SECURITE.md SECURITY.md LICENCES.txt sbom.cdx.json CHANGELOG.md; do
    check "it has $paper" test -s "$share/doc/$name/$paper"
done
check "the bill of materials is CycloneDX" python3 -c '
import json, sys
bill = json.load(open(sys.argv[1]))
assert bill["bomFormat"] == "CycloneDX" and len(bill["components"]) > 300
known = {it["bom-ref"] for it in bill["components"]} | {bill["metadata"]["component"]["bom-ref"]}
assert all(ref in known for it in bill["dependencies"] for ref in it["dependsOn"])' "$share/doc/$name/sbom.cdx.json"

step "the .deb in a bare Debian 11"
bare="$work/bare"
cp -a "$tools/bullseye" "$bare"
mount --bind /proc "$bare/proc"
mkdir -p "$bare/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$bare/tmp/.X11-unix"
last() {
    [ -z "${opened:-}" ] || kill "$opened" 2>/dev/null || true
    umount "$bare/tmp/.X11-unix" "$bare/proc" 2>/dev/null || true
}
inside() { chroot "$bare" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DISPLAY="$DISPLAY" "$@"; }
printf 'APT::Install-Recommends "false";\n' >"$bare/etc/apt/apt.conf.d/90bare"
cp /etc/resolv.conf "$bare/etc/" 2>/dev/null || true
inside apt-get update -qq
# What a desktop has anyway; a bare system has no database of types.
inside env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libglib2.0-bin shared-mime-info desktop-file-utils \
    libegl1 mesa-vulkan-drivers libgl1-mesa-dri >/dev/null 2>&1
before=$(inside find / -xdev -iname '*organigramme*' | sort)
cp "$deb" "$bare/tmp/"
check "it installs with what it says it needs" inside env DEBIAN_FRONTEND=noninteractive apt-get install -y "/tmp/$(basename "$deb")"
check "it says its version and commit" grep -Eq "^$name $version \([0-9a-f]{7}\+?, [0-9-]+\)$" <(inside "$name" --version)
project=/usr/share/doc/$name/exemple.organigramme
cp "$sample" "$bare/root/mission.organigramme"
check "it counts a project" inside "$name" count "$project"
inside "$name" count "$project" --format json >counted.json
check "the type of a project is known" grep -qx 'application/vnd.organigramme+json' \
    <(inside gio info -a standard::content-type /root/mission.organigramme | sed -n 's/.*content-type: //p')
check "the program opens that type" grep -q "$name.desktop" <(inside gio mime application/vnd.organigramme+json)
strace -f -qq -o sockets -e trace=socket,connect chroot "$bare" env -i HOME=/root PATH=/usr/bin:/bin LANG=C.UTF-8 \
    DISPLAY="$DISPLAY" gio open /root/mission.organigramme >opened.log 2>&1 &
opened=$!
comes window "mission.organigramme" || { cat opened.log; fails "a double click opens the project"; }
holds "a double click opens the project"
command -v import >/dev/null && import -window root opened.png
check "it asks for no connection but those of the screen" sh -c '! grep -E "AF_INET|AF_NETLINK" sockets'
# What looks on ends with the program.
kill "$(xdotool getwindowpid "$(window "mission.organigramme" | tail -1)")"
comes sh -c "! kill -0 $opened" || kill -KILL "$opened"
opened=
check "it is removed" inside apt-get purge -y "$name"
after=$(inside find / -xdev -iname '*organigramme*' -not -path '/root/*' -not -path '/tmp/*' | sort)
check "nothing is left but what the user has" test "$before" = "$after"
last

step "the .rpm"
mkdir rpm
rpm --root "$work/rpm" --initdb
check "it installs" rpm --root "$work/rpm" --install --nodeps --noscripts "$rpm"
check "it runs" rpm/usr/bin/$name --version
check "it wants the libraries of the window" grep -q '^libxkbcommon-x11.so.0' <(rpm -qp --requires "$rpm")
check "it is removed" rpm --root "$work/rpm" --erase --nodeps "$name"
check "nothing is left" test -z "$(find rpm -name "*$name*")"

step "the archive"
tar -xf "$out/$archive.tar.xz"
check "its program counts the same" cmp counted.json <("$archive/bin/$name" count "$sample" --format json)
touch "$archive/bin/$name.portable"
cp "$sample" again.json
check "it writes a project anew" "$archive/bin/$name" align again.json --from source --to target -o again.json
check "with the mark, what it remembers is beside it" test -d "$archive/bin/$name-data/state/versions"
