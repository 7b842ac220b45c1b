"""Image archives, as "docker save" writes them.

archive.py pack ROOTFS TAR      makes the archive of a base image from a root file system
archive.py unpack TAR ROOTFS    checks an image of Hookline, unpacks its layers, prints its environment
"""

import hashlib
import json
import os
import sys
import tarfile

USER = "10001:10001"


def pack(rootfs, archive):
    layer = archive + ".layer"
    with tarfile.open(layer, "w") as tar:
        tar.add(rootfs, arcname=".", filter=owned_by_root)
    with open(layer, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    config = {
        "architecture": {"x86_64": "amd64", "aarch64": "arm64"}[os.uname().machine],
        "os": "linux",
        "config": {"Env": ["PATH=/opt/hookline/jre/bin:/usr/local/bin:/usr/bin:/bin"]},
        "rootfs": {"type": "layers", "diff_ids": ["sha256:" + digest]},
        "history": [{"created_by": "hookline"}],
    }
    with open(archive + ".json", "w", encoding="utf-8") as file:
        json.dump(config, file)
    with open(archive + ".manifest", "w", encoding="utf-8") as file:
        json.dump([{"Config": "config.json", "RepoTags": ["base:local"], "Layers": ["layer.tar"]}], file)
    with tarfile.open(archive, "w") as tar:
        tar.add(archive + ".json", "config.json")
        tar.add(archive + ".manifest", "manifest.json")
        tar.add(layer, "layer.tar")
    for part in (".layer", ".json", ".manifest"):
        os.remove(archive + part)


def owned_by_root(member):
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member


def unpack(archive, rootfs):
    problems = []
    with tarfile.open(archive) as tar:
        manifest = json.load(tar.extractfile("manifest.json"))[0]
        config = json.load(tar.extractfile(manifest["Config"]))["config"]
        layers = [contents(tar, name, rootfs) for name in manifest["Layers"]]
    for name, expected in {
        "User": USER,
        "Entrypoint": ["hookline"],
        "Cmd": ["worker"],
        "WorkingDir": "/tmp",
        "ExposedPorts": {"8077": {}},
    }.items():
        found = config.get(name)
        if found != expected and not (name == "ExposedPorts" and list(found or {}) == ["8077/tcp"]):
            problems.append(f"{name} must be {expected}, found {found}")
    ours = [layer for layer in layers if any(one.name.startswith("opt/hookline/classes/") for one in layer)]
    if len(ours) != 1 or any(one.name.endswith(".jar") for one in ours[0]):
        problems.append("our classes must be in a layer of their own, without the libraries, which change less often")
    for layer in layers[1:]:
        for one in layer:
            if one.uid or one.gid or one.mode & 0o022:
                problems.append(f"/{one.name} must belong to root and be writable only by root, found {one.uid}:{one.gid} {one.mode:o}")
    for problem in problems:
        print(f"{archive}: {problem}", file=sys.stderr)
    print("\n".join(config["Env"]))
    return 1 if problems else 0


def contents(tar, name, rootfs):
    with tarfile.open(fileobj=tar.extractfile(name)) as layer:
        layer.extractall(rootfs, filter="tar")
        return layer.getmembers()


if sys.argv[1] == "pack":
    pack(*sys.argv[2:])
else:
    sys.exit(unpack(*sys.argv[2:]))
