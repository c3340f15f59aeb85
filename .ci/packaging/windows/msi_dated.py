#!/usr/bin/env python3
"""Puts a package code of its content and the time of the commit into an MSI, where wixl puts chance and the clock:
`msi_dated.py FILE`, with SOURCE_DATE_EPOCH. Nothing else in it differs from one run to the next."""

import hashlib, os, pathlib, re, struct, sys, uuid

file = pathlib.Path(sys.argv[1])
data = file.read_bytes()
# In the summary: a text of 39 bytes, then two times (kind 64), of which the system counts from 1601 in 100 ns.
summary = re.compile(rb"(\x27\0\0\0)\{[0-9A-F-]{36}\}(\0\0@\0\0\0).{8}(@\0\0\0).{8}", re.S)
if len(summary.findall(data)) != 1:
    sys.exit(f"{file}: wixl writes the summary in another way than it did")
time = struct.pack("<Q", (int(os.environ["SOURCE_DATE_EPOCH"]) + 11_644_473_600) * 10_000_000)
bare = summary.sub(lambda it: it[1] + bytes(38) + it[2] + time + it[3] + time, data)
code = str(uuid.UUID(bytes=hashlib.sha256(bare).digest()[:16], version=4)).upper()
file.write_bytes(bare.replace(b"\x27\0\0\0" + bytes(38), b"\x27\0\0\0{" + code.encode() + b"}", 1))
