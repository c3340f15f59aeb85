# The package for Debian, Ubuntu and their kin: dpkg-deb alone, since all there is to do is to write down what it needs.

deb="$work/deb"
mkdir -p "$deb/DEBIAN"
cp -a "$work/linux/usr" "$deb/usr"
documents="$deb/usr/share/doc/$name"
# Debian's places for what it asks of every package.
mv "$documents/LICENSE" "$documents/copyright"
printf '%s\n' "$name ($version) stable; urgency=medium" "" "  * CHANGELOG.md" "" \
    " -- Organigramme contributors <noreply@localhost>  $(date -u -R -d "@$SOURCE_DATE_EPOCH")" |
    gzip -9n >"$documents/changelog.gz"
# The libraries of the window are loaded when it opens, see `src/app/start/libraries.rs`: no tool finds them.
cat >"$deb/DEBIAN/control" <<CONTROL
Package: $name
Version: $version
Architecture: amd64
Maintainer: Organigramme contributors <noreply@localhost>
Installed-Size: $(du -sk --apparent-size "$deb/usr" | cut -f1)
Depends: libc6 (>= $glibc), libgcc-s1, libx11-6, libx11-xcb1, libxcb1, libxcursor1, libxi6, libxkbcommon0, libxkbcommon-x11-0, libgl1
Recommends: libegl1, mesa-vulkan-drivers, zenity | xdg-desktop-portal, libwayland-client0, shared-mime-info, desktop-file-utils
Section: editors
Priority: optional
Description: editor of the organisation charts of posts (éditeur d'organigrammes)
 Draws charts of the posts of French public administrations, counts them live
 against the posts authorised, makes a target of a source with every post
 accounted for, and exports pages and the tables of movements.
 .
 Dessine les organigrammes de postes, suit les effectifs, rend compte de chaque
 poste entre la source et la cible. Rien ne passe par le réseau.
CONTROL
(cd "$deb" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$deb/DEBIAN/md5sums"
dated "$deb"
dpkg-deb --root-owner-group -Zxz -z9 --threads-max=1 --build "$deb" "$out/${name}_${version}_amd64.deb"
