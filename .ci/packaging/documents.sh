# What every package has besides the program: for the user, for the security officer, for lawyers.

# Puts them into the folder $1.
papers() {
    mkdir -p "$1"
    cp assets/CHANGELOG.md assets/SECURITE.md assets/SECURITY.md assets/LICENSE "$1"
    cp assets/samples/proch-orientation.json "$1/exemple.organigramme"
    "$packaging/libraries.py" licences >"$1/LICENCES.txt"
    "$packaging/libraries.py" list | cmp - assets/licences/libraries.txt || {
        echo "assets/licences/libraries.txt is made anew by: .ci/packaging/libraries.py list" >&2
        return 1
    }
}

# Adds to the folder $1 the list of what the program for target $2 is linked with.
bill() { "$packaging/libraries.py" sbom "$2" >"$1/sbom.cdx.json"; }

# The icon at $1 pixels, as the file $2.
icon() { rsvg-convert --width "$1" --height "$1" assets/icon/organigramme.svg --output "$2"; }

# A copy of text $1 as $2, as Windows ends lines.
for_windows() { sed 's/\r*$/\r/' "$1" >"$2"; }
