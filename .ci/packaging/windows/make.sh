# For Windows: a folder to carry along, an installer for one person, a package for all users of a machine. Sourced by
# `.ci/packages`.

build_windows
here="$packaging/windows" files="$work/windows/files"
mkdir -p "$files"
install -m 644 "$program" "$files/$name.exe"
terminal="$(dirname "$program")/$name-com.exe"
[ ! -f "$terminal" ] || install -m 644 "$terminal" "$files/$name.com"
for program in "$files"/*; do "$here/sign" "$program"; done
# What Windows opens by its end; it has no program for .md.
for paper in "$work/papers"/*; do
    title=$(basename "$paper")
    case $title in
        *.organigramme) cp "$paper" "$files" ;;
        *) for_windows "$paper" "$files/${title%.*}.txt" ;;
    esac
done
bill "$files" x86_64-pc-windows-gnu
dated "$work/windows"

# The folder: a file beside the program says that it is carried along.
portable="$name-$version-windows-x86_64-portable"
mkdir "$work/portable"
cp -a "$files" "$work/portable/$portable"
touch "$work/portable/$portable/$name.portable"
dated "$work/portable"
rm -f "$out/$portable.zip"
(cd "$work/portable" && find "$portable" | sort | zip -q -X -9 -@ "$out/$portable.zip")

# The installer.
icon="$root/assets/icon/organigramme.ico"
for file in "$files"/*; do printf 'Delete "$INSTDIR\\%s"\n' "$(basename "$file")"; done >"$work/windows/uninstall.nsh"
setup="$out/$name-$version-windows-x86_64-setup.exe"
signed=()
[ -z "${ORGANIGRAMME_SIGN_P12:-}" ] || signed=("-DSIGN=$here/sign")
makensis -V2 -INPUTCHARSET UTF8 "-DVERSION=$version" "-DFILES=$files" "-DOUT=$setup" "-DICON=$icon" \
    "-DLIST=$work/windows/uninstall.nsh" "${signed[@]}" "$here/installer.nsi"
"$here/sign" "$setup"

# The package.
msi="$out/$name-$version-windows-x86_64.msi"
cp "$icon" "$work/windows"
(cd "$work/windows" && "$here/msi.py" files "$version" "$commit" >"$name.wxs" && wixl --arch x64 --output "$msi" "$name.wxs")
"$here/msi_dated.py" "$msi"
"$here/sign" "$msi"
