#!/usr/bin/env python3
"""The manual page, from what the program itself says of its arguments: `manual.py PROGRAM fr|en DATE`.

One page with every subcommand, so that it never says anything else than `--help` does.
"""

import re, subprocess, sys

program, language, date = sys.argv[1:]
WORDS = {
    "fr": ("NOM", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "SOUS-COMMANDES", "FICHIERS", "CODES DE SORTIE", [
        ("~/.config/organigramme/", "Les préférences."),
        ("~/.local/state/organigramme/", "Les fichiers récents, les versions antérieures et ce qui n’est pas enregistré."),
        ("/etc/organigramme/policy.json", "Ce que l’administrateur a fixé."),
    ], [("0", "C’est fait."), ("1", "Un projet n’est pas en ordre (check), ou des conflits attendent (merge)."),
        ("2", "Illisible ou refusé : une phrase dit pourquoi, rien n’est écrit.")]),
    "en": ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "SUBCOMMANDS", "FILES", "EXIT STATUS", [
        ("~/.config/organigramme/", "The preferences."),
        ("~/.local/state/organigramme/", "Recent files, former versions and what is not saved."),
        ("/etc/organigramme/policy.json", "What the administrator has fixed."),
    ], [("0", "Done."), ("1", "A project is not in order (check), or conflicts wait (merge)."),
        ("2", "Unreadable or refused: a sentence says why, nothing is written.")]),
}
NAME, SYNOPSIS, DESCRIPTION, OPTIONS, COMMANDS, FILES, STATUS, files, status = WORDS[language]


def said(*words):
    """What the program says, in paragraphs of lines."""
    done = subprocess.run([program, *words, "--help", "--lang", language], check=True, capture_output=True, text=True)
    return [part.splitlines() for part in re.split(r"\n\s*\n", done.stdout.strip("\n"))]


def roff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", text)


def synopsis(lines):
    """The form of a command, without the word before it."""
    text = " ".join(line.strip() for line in lines)
    return roff(text[text.index("organigramme"):])


def entries(lines):
    """The entries of a list: what stands at two blanks or more, and what is said of it."""
    for line in lines:
        found = re.match(r"\s{2,}(\S.*?)(?:\s{2,}(\S.*))?$", line)
        if not found:
            continue
        yield found.group(1), found.group(2) or ""


def listed(paragraphs):
    for lines in paragraphs:
        for name, words in entries(lines[1:]):
            print(f".TP\n.B {roff(name)}\n{roff(words)}")


about, usage, *lists = said()
print(f'.TH ORGANIGRAMME 1 "{date}" "Organigramme"')
print(f".SH {NAME}\norganigramme \\- {roff(about[0])}")
print(f".SH {SYNOPSIS}\n{synopsis(usage)}")
names = [name for lines in lists for name, _ in entries(lines[1:]) if re.fullmatch(r"[a-z]+", name)]
options = [lines for lines in lists if not any(name in names for name, _ in entries(lines[1:]))]
print(f".SH {OPTIONS}")
listed(options)
print(f".SH {COMMANDS}")
for name in names:
    about, usage, *lists = said(name)
    print(f".SS {name}\n{roff(' '.join(about))}\n.PP\n{synopsis(usage)}")
    listed(lists)
for title, rows in ((FILES, files), (STATUS, status)):
    print(f".SH {title}")
    for name, words in rows:
        print(f".TP\n.I {roff(name)}\n{roff(words)}")
