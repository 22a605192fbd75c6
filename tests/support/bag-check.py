"""Checks an unpacked BagIt 1.0 bag by RFC 8493 alone: knows nothing of the application that wrote it."""

import hashlib
import os
import re
import sys

bag = sys.argv[1]
problems = []


def read(name):
    with open(os.path.join(bag, name), "rb") as file:
        return file.read()


declaration = read("bagit.txt").decode("utf-8").splitlines()
if declaration != ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"]:
    problems.append("bagit.txt")

listed = {}
for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
    for line in read(manifest).decode("utf-8").splitlines():
        match = re.fullmatch(r"([0-9a-f]{64})\s+\*?(.+)", line)
        if not match:
            problems.append(f"{manifest}: {line}")
            continue
        digest, path = match.groups()
        listed[path] = digest
        full = os.path.join(bag, path)
        if not os.path.isfile(full):
            problems.append(f"missing: {path}")
        elif hashlib.sha256(read(path)).hexdigest() != digest:
            problems.append(f"changed: {path}")

octets = count = 0
for root, _, names in os.walk(os.path.join(bag, "data")):
    for name in names:
        full = os.path.join(root, name)
        path = os.path.relpath(full, bag).replace(os.sep, "/")
        octets += os.path.getsize(full)
        count += 1
        if path not in listed:
            problems.append(f"not listed: {path}")

info = dict(line.split(": ", 1) for line in read("bag-info.txt").decode("utf-8").splitlines())
if info.get("Payload-Oxum") != f"{octets}.{count}":
    problems.append(f"Payload-Oxum {info.get('Payload-Oxum')} is not {octets}.{count}")

print("\n".join(problems) or "valid")
sys.exit(1 if problems else 0)
