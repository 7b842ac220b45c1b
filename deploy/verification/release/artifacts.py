#!/usr/bin/env python3
"""Checks two staged repositories: the first is complete, and both have the same bytes.

    artifacts.py FIRST SECOND VERSION
"""
import hashlib
import re
import sys
import xml.etree.ElementTree as xml
import zipfile
from pathlib import Path

POM = {"m": "http://maven.apache.org/POM/4.0.0"}
LIBRARIES = ["hookline-client", "hookline-worker", "hookline-spring-boot-starter"]
ALONE = ["hookline-parent", "hookline-bom"]
METADATA = ["name", "description", "url", "licenses/m:license/m:url", "developers/m:developer/m:name", "scm/m:url"]


def files(repository, version):
    """Each file by its name without the time that a snapshot's name has, and without Maven's own lists and signatures."""
    found = {}
    for path in sorted(repository.rglob("*")):
        if path.is_file() and not re.search(r"maven-metadata|\.(asc|sha1|md5|sha256|sha512)$", path.name):
            name = re.sub(r"-\d{8}\.\d{6}-\d+", "-SNAPSHOT", path.name)
            found[name.replace("-" + version, "")] = path
    return found


def value(pom, path):
    return pom.findtext("m:" + path, namespaces=POM)


def metadata(name, staged):
    pom = xml.parse(staged[name + ".pom"]).getroot()
    parent = xml.parse(staged["hookline-parent.pom"]).getroot()
    for path in METADATA:
        inherits = path not in ("name", "description") and pom.find("m:parent", POM) is not None
        if not (value(pom, path) or inherits and value(parent, path)):
            yield f"{name}.pom has no {path.replace('m:', '')}"


def problems(staged, again):
    for name in ALONE + LIBRARIES:
        if name + ".pom" not in staged:
            yield f"{name}.pom is missing"
            return
        yield from metadata(name, staged)
    for name in LIBRARIES:
        for part in (".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json"):
            if name + part not in staged:
                yield f"{name}{part} is missing"
    bom = xml.parse(staged["hookline-bom.pom"]).getroot()
    managed = [item.text for item in bom.findall(".//m:dependencyManagement//m:artifactId", POM)]
    if sorted(managed) != sorted(LIBRARIES):
        yield f"the BOM manages {managed}, the libraries are {LIBRARIES}"
    if bom.find("m:parent", POM) is not None:
        yield "the BOM has a parent, whose managed versions would apply to services"
    known = {f"{name}{part}" for name in LIBRARIES + ALONE for part in (".pom", ".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json")}
    # Maven attaches them for the tests of the other modules
    known.add("hookline-worker-tests.jar")
    for name in sorted(staged.keys() - known):
        yield f"{name} is not meant to be published"
    with zipfile.ZipFile(staged["hookline-client-javadoc.jar"]) as pages:
        hidden = [page for page in pages.namelist() if "/internal/" in page]
        if hidden or "dev.hookline.client/dev/hookline/WebhookManager.html" not in pages.namelist():
            yield f"the Javadoc of hookline-client has other pages than those of its public API: {hidden[:3]}"
    if staged.keys() != again.keys():
        yield f"a second build has other files: {sorted(staged.keys() ^ again.keys())}"
    for name in staged.keys() & again.keys():
        first, second = (hashlib.sha256(path[name].read_bytes()).hexdigest() for path in (staged, again))
        if first != second:
            yield f"a second build of {name} has other bytes"


def main(first, second, version):
    staged, again = files(Path(first), version), files(Path(second), version)
    found = list(problems(staged, again))
    print("\n".join(found) if found else f"{len(staged)} files are complete and the same in two builds")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
