"""Compares a rendered chart with what its example should become: compare.py RENDERED EXPECTED CLI_PAGE."""

import re
import sys

import yaml


def value(variable):
    if "value" in variable:
        return variable["value"]
    secret = variable["valueFrom"]["secretKeyRef"]
    return f"secret {secret['name']}, key {secret['key']}"


def summary(documents, expected):
    """Returns the properties of the manifests that EXPECTED lists."""
    deployment = next(one for one in documents if one["kind"] == "Deployment")
    pod = deployment["spec"]["template"]
    worker = pod["spec"]["containers"][0]
    found = {
        "kinds": sorted(one["kind"] for one in documents),
        "args": worker["args"],
        "replicas": deployment["spec"].get("replicas"),
        "grace": pod["spec"]["terminationGracePeriodSeconds"],
        "env": {one["name"]: value(one) for one in worker["env"]},
        "mounts": sorted(one["mountPath"] for one in worker["volumeMounts"]),
    }
    if "labels" in expected:
        found["labels"] = {name: pod["metadata"]["labels"].get(name) for name in expected["labels"]}
    if "trigger" in expected:
        scaled = next(one for one in documents if one["kind"] == "ScaledObject")
        found["trigger"] = scaled["spec"]["triggers"][0]["metadata"]
    return found


def hardening(documents):
    """Yields what a pod lacks that every pod must have."""
    for one in documents:
        if one["kind"] not in ("Deployment", "Job"):
            continue
        pod = one["spec"]["template"]["spec"]
        container = pod["containers"][0]
        required = {
            "runAsNonRoot": pod["securityContext"].get("runAsNonRoot") is True,
            "read-only root": container["securityContext"].get("readOnlyRootFilesystem") is True,
            "no privileges": container["securityContext"].get("allowPrivilegeEscalation") is False,
            "no capabilities": container["securityContext"]["capabilities"] == {"drop": ["ALL"]},
            "no API token": pod.get("automountServiceAccountToken") is False,
        }
        yield from (f"{one['kind']} lacks: {name}" for name, holds in required.items() if not holds)


def placement(documents):
    """Yields what the setup's pod lacks to run where the workers can, with their rights and variables."""
    worker = next(one for one in documents if one["kind"] == "Deployment")["spec"]["template"]["spec"]
    for job in (one["spec"]["template"]["spec"] for one in documents if one["kind"] == "Job"):
        for key in ("nodeSelector", "tolerations", "affinity", "priorityClassName", "serviceAccountName"):
            if job.get(key) != worker.get(key):
                yield f"{key} of the setup: expected {worker.get(key)}, found {job.get(key)}"
        ours, theirs = job["containers"][0], worker["containers"][0]
        if ours.get("envFrom") != theirs.get("envFrom"):
            yield f"envFrom of the setup: expected {theirs.get('envFrom')}, found {ours.get('envFrom')}"
        own = [one for one in theirs["env"] if not one["name"].startswith(("HOOKLINE_", "TEMPORAL_"))]
        yield from (f"env of the setup lacks: {one['name']}" for one in own if one not in ours["env"])


def main(rendered, expected_file, cli_page):
    with open(rendered, encoding="utf-8") as file:
        documents = [one for one in yaml.safe_load_all(file) if one]
    with open(expected_file, encoding="utf-8") as file:
        expected = yaml.safe_load(file)
    with open(cli_page, encoding="utf-8") as file:
        documented = set(re.findall(r"HOOKLINE_[A-Z_]+[A-Z]", file.read()))
    found = summary(documents, expected)
    problems = [
        f"{name}: expected {expected.get(name)}, found {found[name]}"
        for name in found
        if found[name] != expected.get(name)
    ]
    problems += [
        f"{name} is no setting of docs/cli.md"
        for name in found["env"]
        if name.startswith("HOOKLINE_") and not name.startswith("HOOKLINE_SECRET_") and name not in documented
    ]
    problems += hardening(documents)
    problems += placement(documents)
    for problem in problems:
        print(f"{expected_file}: {problem}", file=sys.stderr)
    return 1 if problems else 0


sys.exit(main(*sys.argv[1:]))
