#!/usr/bin/env python3
"""What the program is made of, as Cargo.lock has it: names, full licence texts, bills of materials.

    libraries.py list               every library on every system with its terms (assets/licences/libraries.txt)
    libraries.py licences           the same with the full texts
    libraries.py sbom TARGET        CycloneDX 1.5, of what is linked for one system

Everything is read from the sources that cargo has unpacked; nothing is asked of a network. Python and no cargo tool:
cargo-about takes minutes to build, and for the fifty libraries that carry no text it asks a service.
"""

import hashlib, json, os, pathlib, re, subprocess, sys, tomllib, uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGETS = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-gnu", "x86_64-pc-windows-msvc",
           "aarch64-apple-darwin", "x86_64-apple-darwin"]
# Where several terms are offered, those that come first here are chosen.
WISHED = ["MIT", "Apache-2.0", "BSD-3-Clause", "BSD-2-Clause", "ISC", "Zlib", "BSL-1.0", "0BSD"]
LICENCE_FILE = re.compile(r"(un)?licen[cs]e|copying|notice|copyright", re.I)
# How the files of a licence are recognised: by their names, else by their first words.
KNOWN = {
    "MIT": (r"mit", r"MIT License|Permission is hereby granted, free of charge"),
    "Apache-2.0": (r"apache", r"Apache License"),
    "BSD-3-Clause": (r"bsd", r"Redistribution and use in source and binary forms"),
    "BSD-2-Clause": (r"bsd", r"Redistribution and use in source and binary forms"),
    "BSL-1.0": (r"boost|bsl", r"Boost Software License"),
    "ISC": (r"isc", r"Permission to use, copy, modify, and(/or)? distribute"),
    "Zlib": (r"zlib", r"provided 'as-is'|provided 'as is'"),
    "0BSD": (r"0bsd", r"Permission to use, copy, modify"),
    "CC0-1.0": (r"cc0", r"CC0"),
    "Unicode-3.0": (r"unicode", r"UNICODE LICENSE"),
    "MPL-2.0": (r"mpl", r"Mozilla Public License"),
}
# Of the fonts inside a library, whose terms stand with the fonts in the repository.
FONT_TERMS = {"OFL-1.1": "assets/licences/NotoEmoji.txt", "Ubuntu-font-1.0": "assets/licences/Ubuntu.txt"}
OURS = ["assets/LICENSE", "assets/fonts/Inter-LICENSE.txt", "assets/fonts/Phosphor-LICENSE.txt",
        "assets/licences/Ubuntu.txt", "assets/licences/Hack.txt", "assets/licences/NotoEmoji.txt",
        "assets/licences/EmojiIcons.txt", "assets/licences/Foxit.txt", "assets/licences/Unicode.txt"]
MIT = """Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to
permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of
the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO
THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT,
TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE."""


def cargo(*words):
    return subprocess.run(["cargo", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def linked(target):
    """What is linked for `target`: each (name, version) with those that it is linked with."""
    lines = cargo("tree", "--locked", "-e", "normal", "--target", target, "--prefix", "depth", "-f", " {p}").splitlines()
    edges, above = {}, []
    for line in lines:
        depth, name, version = re.match(r"(\d+) (\S+) v(\S+)", line).groups()
        del above[int(depth):]
        edges.setdefault((name, version), set())
        if above:
            edges[above[-1]].add((name, version))
        above.append((name, version))
    return edges


def packages():
    """What cargo knows of every package in Cargo.lock."""
    known = json.loads(cargo("metadata", "--locked", "--format-version", "1"))["packages"]
    return {(it["name"], it["version"]): it for it in known}


def everywhere():
    """Every library on every system, sorted."""
    found = set().union(*(linked(target) for target in TARGETS))
    return sorted(it for it in found if it[0] != "organigramme")


def terms(package):
    return " ".join((package["license"] or "").replace("/", " OR ").split())


def chosen(expression):
    """The licences of an SPDX expression that must be kept to, one chosen where there is a choice."""
    words = re.findall(r"\(|\)|AND|OR|WITH|[^\s()]+", expression)

    def either():
        options = [both()]
        while words and words[0] == "OR":
            words.pop(0)
            options.append(both())
        rank = lambda it: max(WISHED.index(name) if name in WISHED else len(WISHED) for name in it)
        return min(options, key=rank)

    def both():
        kept = one()
        while words and words[0] == "AND":
            words.pop(0)
            kept = kept + [it for it in one() if it not in kept]
        return kept

    def one():
        word = words.pop(0)
        if word == "(":
            kept = either()
            words.pop(0)
            return kept
        if words and words[0] == "WITH":
            del words[:2]
        return [word]

    return either()


def text_of(path):
    lines = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip("\n").split("\n")
    return "\n".join(line.rstrip() for line in lines)


def carried(package):
    """The licence files that a package carries, by name."""
    folder = pathlib.Path(package["manifest_path"]).parent
    files = {it for it in folder.iterdir() if LICENCE_FILE.match(it.name) and it.is_file()}
    files |= {file for it in folder.iterdir() if it.is_dir() and LICENCE_FILE.match(it.name)
              for file in it.iterdir() if file.is_file()}
    return {it.name: text_of(it) for it in sorted(files)}


def texts(package, borrowed):
    """The texts that a package is to be handed out with, and which licences they are."""
    files = carried(package)
    kept, names = [], chosen(terms(package))
    for name in names:
        by_name, by_text = KNOWN.get(name, (re.escape(name), re.escape(name)))
        found = [text for file, text in files.items() if re.search(by_name, file, re.I)]
        found = found or [text for text in files.values() if re.search(by_text, text)]
        if not found and name in FONT_TERMS:
            found = [text_of(ROOT / FONT_TERMS[name])]
        if not found and name == "MIT":
            holders = ", ".join(re.sub(r"\s*<.*?>", "", it) for it in package["authors"])
            found = [f"Copyright (c) {holders or 'the authors of ' + package['name']}\n\n{MIT}"]
        if not found and name in borrowed:
            found = [borrowed[name]]
        if not found:
            sys.exit(f"{package['name']}: no text of {name} is known; see .ci/packaging/libraries.py")
        kept += found
    kept += [text for file, text in files.items() if re.match("notice", file, re.I) and text not in kept]
    return list(dict.fromkeys(kept)), names


def licences():
    known = packages()
    libraries = [known[it] for it in everywhere()]
    # Terms that name no holder are the same from whoever carries them.
    borrowed = {}
    for name in ("Apache-2.0", "BSL-1.0", "MPL-2.0"):
        by_name, by_text = KNOWN[name]
        for package in libraries:
            for file, text in carried(package).items():
                if re.search(by_text, text[:400]) and len(text) > 1000 and name not in borrowed:
                    borrowed[name] = text
    users, where = {}, {}
    for package in libraries:
        kept, names = texts(package, borrowed)
        for text in kept:
            key = re.sub(r"\s+", " ", text)
            where.setdefault(key, text)
            users.setdefault(key, []).append(f"{package['name']} {package['version']} ({', '.join(names)})")
    line = "=" * 100
    print("Organigramme, et ce dont il est fait : les licences en entier.")
    print("Organigramme, and what it is made of: the licences in full.")
    for name in OURS:
        title = pathlib.Path(name).stem
        print(f"\n{line}\n{'Organigramme' if title == 'LICENSE' else title}\n{line}\n\n{text_of(ROOT / name)}")
    for key in sorted(users, key=lambda it: (-len(users[it]), users[it])):
        print(f"\n{line}")
        print("\n".join(users[key]))
        print(f"{line}\n\n{where[key]}")


def sbom(target):
    known, edges = packages(), linked(target)
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text())["package"]
    sums = {(it["name"], it["version"]): it.get("checksum") for it in lock}
    seed = hashlib.sha256((target + (ROOT / "Cargo.lock").read_text() + os.environ.get("ORGANIGRAMME_COMMIT", "")).encode())
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    when = subprocess.run(["date", "-u", "-d", f"@{epoch}", "+%Y-%m-%dT%H:%M:%SZ"], capture_output=True, text=True)

    def component(it):
        name, version = it
        about = {"type": "library", "bom-ref": f"pkg:cargo/{name}@{version}", "name": name, "version": version}
        if known[it]["license"]:
            about["licenses"] = [{"expression": terms(known[it])}]
        if sums.get(it):
            about["hashes"] = [{"alg": "SHA-256", "content": sums[it]}]
        about["purl"] = about["bom-ref"]
        return about

    ours = next(it for it in edges if it[0] == "organigramme")
    about = {**component(ours), "type": "application"}
    about["properties"] = [{"name": "cargo:target", "value": target},
                           {"name": "git:commit", "value": os.environ.get("ORGANIGRAMME_COMMIT", "")}]
    bill = {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "serialNumber": f"urn:uuid:{uuid.UUID(bytes=seed.digest()[:16], version=4)}",
        "metadata": {"timestamp": when.stdout.strip(), "component": about},
        "components": [component(it) for it in sorted(edges) if it != ours],
        "dependencies": [{"ref": f"pkg:cargo/{it[0]}@{it[1]}",
                          "dependsOn": sorted(f"pkg:cargo/{n}@{v}" for n, v in edges[it])} for it in sorted(edges)],
    }
    print(json.dumps(bill, indent=1, ensure_ascii=False))


match sys.argv[1:]:
    case ["list"]:
        known = packages()
        lines = {f"{it[0]}: {terms(known[it])}": None for it in everywhere()}
        print("\n".join(lines))
    case ["licences"]:
        licences()
    case ["sbom", target]:
        sbom(target)
    case _:
        sys.exit(__doc__)
