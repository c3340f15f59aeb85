# Tries out the packages for Windows under Wine. Sourced by `.ci/packages-test`, in the folder $work.

portable="$name-$version-windows-x86_64-portable"
setup="$out/$name-$version-windows-x86_64-setup.exe" msi="$out/$name-$version-windows-x86_64.msi"

step "a Windows of Wine"
# A home of its own: Wine maps a user's documents onto it.
export HOME="$work/home" WINEPREFIX="$work/wine" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=;winemenubuilder.exe=d"
mkdir -p "$HOME"
wineboot --init >/dev/null 2>&1
# Wine 8 lacks what Rust takes random numbers from.
if [ ! -e "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" ]; then
    x86_64-w64-mingw32-gcc -shared -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" -x c - -ladvapi32 <<'C'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) { return SystemFunction036(bytes, (ULONG)count); }
C
fi
wineserver --wait
last() { wineserver --kill 2>/dev/null || true; }
# What a change of Windows leaves: files, and what is in the registry, without what Wine writes for itself.
traces() {
    wineserver --wait
    (cd "$WINEPREFIX/drive_c" && find . \( -type f -o -type d \) -not -path './windows/temp*' -not -path '*/Temp/*' -not -path '*/Temp' \
        -not -path './windows/Installer*' | sort)
    grep -hi -B1 "$name" "$WINEPREFIX"/*.reg | grep -vi 'mountpoints\|UserAssist' || true
}
# `opens WHAT COMMAND…`: that a window with the project comes.
opens() {
    local what=$1
    shift
    "$@" >/dev/null 2>&1 &
    comes window "mission Windows.organigramme" || fails "$what"
    holds "$what"
    wineserver --kill
    wait "$!" 2>/dev/null || true
}
traces >before

step "the program"
imports=$(objdump -p "$CARGO_TARGET_DIR/packages-work/windows/files/$name.exe" | sed -n 's/.*DLL Name: //p' | sort -f)
check "it needs no library but the system's: $(echo "$imports" | paste -sd ' ')" \
    test -z "$(echo "$imports" | grep -iE 'libgcc|libwinpthread|libstdc|vcruntime|msvcp')"

step "the folder that is carried along"
unzip -q "$out/$portable.zip"
exe="$portable/$name.exe"
check "it says its version and commit" grep -Eq "^$name $version \([0-9a-f]{7}\+?, [0-9-]+\)" <(wine "$exe" --version)
cp "$sample" mission.json
wine "$exe" count mission.json --format json >counted-windows.json
check "it counts a project" test -s counted-windows.json
[ ! -s counted.json ] || check "as on Linux, byte for byte" cmp counted.json counted-windows.json
check "it writes a project anew" wine "$exe" align mission.json --from source --to target -o mission.json
check "what it remembers is beside it" test -d "$portable/$name-data/state/versions"
traces >after
check "and nothing is elsewhere" diff before after

step "the installer for one person"
check "it installs without a question" wine "$setup" /S
wineserver --wait
# Wine's names for %LOCALAPPDATA% and the Start menu.
user=$(echo "$WINEPREFIX"/drive_c/users/*/AppData/Local | sed 's|/AppData/Local||; s|.* ||')
home="$user/AppData/Local/Programs/Organigramme"
check "the program is in the person's own folder" test -f "$home/$name.exe"
check "the Start menu has it" test -f "$user/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Organigramme.lnk"
check "the type is its own" sh -c 'wine reg query "HKCU\\Software\\Classes\\.organigramme" /ve | grep Organigramme.Projet'
check "a double click starts it" sh -c 'wine reg query "HKCU\\Software\\Classes\\Organigramme.Projet\\shell\\open\\command" /ve | grep organigramme.exe'
check "it can be removed in the settings" sh -c 'wine reg query "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Organigramme" /v QuietUninstallString | grep uninstall.exe'
check "it counts a project" wine "$home/$name.exe" count mission.json
cp "$sample" "mission Windows.organigramme"
# Wine 8 does not look among a person's own types, as Windows does: what stands there is done.
command=$(wine reg query 'HKCU\Software\Classes\Organigramme.Projet\shell\open\command' /ve | sed -n 's/.*REG_SZ *"\(.*\)" "%1".*/\1/p')
opens "what a double click does opens the project" wine "$command" "mission Windows.organigramme"
check "it is removed without a question" wine "$home/uninstall.exe" /S
wineserver --wait
rm -rf "$user"/AppData/*/"$name"
traces >after
check "nothing is left but what the user has" diff before after

step "the package for all"
check "it installs without a question" wine msiexec /i "$msi" /qn
wineserver --wait
check "the program is there" test -f "$WINEPREFIX/drive_c/Program Files/Organigramme/$name.exe"
# That of all users on Windows; Wine 8 takes the person's own.
check "the Start menu has it" grep -q . <(find "$WINEPREFIX/drive_c" -path '*/Start Menu/Programs/Organigramme.lnk')
check "a double click starts it" sh -c 'wine reg query "HKLM\\Software\\Classes\\Organigramme.Projet\\shell\\open\\command" /ve | grep organigramme.exe'
check "it counts a project" wine "$WINEPREFIX/drive_c/Program Files/Organigramme/$name.exe" count mission.json
opens "a double click opens the project" wine start /unix "$work/mission Windows.organigramme"
check "it is removed" wine msiexec /x "$msi" /qn
wineserver --wait
rm -rf "$user"/AppData/*/"$name"
traces >after
check "nothing is left" diff before after

step "a signature"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=Organigramme, an attempt" -addext extendedKeyUsage=codeSigning \
    -keyout key.pem -out certificate.pem 2>/dev/null
echo secret >password
openssl pkcs12 -export -inkey key.pem -in certificate.pem -out certificate.p12 -passout file:password
for file in "$setup" "$msi" "$exe"; do
    cp "$file" signed
    check "$(basename "$file") is signed where there is a certificate" env ORGANIGRAMME_SIGN_P12="$work/certificate.p12" \
        ORGANIGRAMME_SIGN_PASSWORD_FILE="$work/password" "$root/.ci/packaging/windows/sign" "$work/signed"
    check "and can be verified" osslsigncode verify -CAfile certificate.pem -in signed
done
