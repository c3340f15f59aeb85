# The package for Fedora, RHEL, SUSE and their kin: rpmbuild, which finds out itself what of the C library is needed.

rpm="$work/rpm"
mkdir -p "$rpm"
cat >"$rpm/$name.spec" <<SPEC
Name: $name
Version: $version
Release: 1
Summary: Editor of the organisation charts of posts
Summary(fr): Éditeur d'organigrammes de postes
License: MIT
Requires: libX11.so.6()(64bit), libX11-xcb.so.1()(64bit), libxcb.so.1()(64bit), libXcursor.so.1()(64bit)
Requires: libXi.so.6()(64bit), libxkbcommon.so.0()(64bit), libxkbcommon-x11.so.0()(64bit), libGL.so.1()(64bit)
Recommends: libEGL.so.1()(64bit), mesa-vulkan-drivers, zenity, shared-mime-info, desktop-file-utils
%description
Draws charts of the posts of French public administrations, counts them live against the posts authorised, makes a
target of a source with every post accounted for, and exports pages and the tables of movements.
%description -l fr
Dessine les organigrammes de postes, suit les effectifs, rend compte de chaque poste entre la source et la cible.
%install
cp -a "$work/linux/usr" "%{buildroot}/usr"
%files
%defattr(-,root,root,-)
/usr/bin/$name
/usr/share/applications/$name.desktop
/usr/share/mime/packages/$name.xml
/usr/share/metainfo/$appstream
/usr/share/icons/hicolor/*/apps/$name.*
%doc /usr/share/man/man1/$name.1.gz
%lang(fr) %doc /usr/share/man/fr/man1/$name.1.gz
%doc /usr/share/doc/$name
SPEC
# No host, no clock; a compression that every rpm reads; the program stays as it was built.
rpmbuild -bb --quiet --target x86_64 --buildroot "$rpm/root" \
    --define "_topdir $rpm" --define "_rpmdir $rpm/out" --define "_tmppath $rpm" \
    --define "_buildhost localhost" --define "use_source_date_epoch_as_buildtime 1" \
    --define "clamp_mtime_to_source_date_epoch 1" --define "_build_id_links none" \
    --define "debug_package %{nil}" --define "__os_install_post %{nil}" \
    --define "_binary_payload w9.xzdio" "$rpm/$name.spec"
mv "$rpm/out/x86_64/$name-$version-1.x86_64.rpm" "$out"
