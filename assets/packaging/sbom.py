"""Turns what cargo knows of the packages into a CycloneDX 1.5 bill of materials: the same input, the same bytes.

Only what is in the program is named: what builds it (build scripts, macros) runs at home and stays there.
"""

import json
import sys

version, commit = sys.argv[1:]
metadata = json.load(sys.stdin)
packages = {package["id"]: package for package in metadata["packages"]}
nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}


def used_by(node):
    """The packages whose code is in a package's own."""
    for dependency in node["deps"]:
        if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
            yield dependency["pkg"]


def is_macro(package):
    """True for what runs in the compiler only."""
    return any("proc-macro" in target["kind"] for target in package["targets"])


root = metadata["resolve"]["root"]
inside, ahead = set(), [root]
while ahead:
    one = ahead.pop()
    if one in inside or is_macro(packages[one]):
        continue
    inside.add(one)
    ahead.extend(used_by(nodes[one]))


def reference(package):
    """A package as the package URL standard names it."""
    return f"pkg:cargo/{package['name']}@{package['version']}"


def component(package):
    """One library."""
    told = {
        "type": "library",
        "bom-ref": reference(package),
        "name": package["name"],
        "version": package["version"],
        "purl": reference(package),
    }
    if package.get("license"):
        told["licenses"] = [{"expression": package["license"].replace("/", " OR ")}]
    return told


libraries = sorted((packages[one] for one in inside if one != root), key=reference)
print(
    json.dumps(
        {
            "bomFormat": "CycloneDX",
            "specVersion": "1.5",
            "version": 1,
            "metadata": {
                "component": {
                    "type": "application",
                    "bom-ref": f"pkg:cargo/docket@{version}",
                    "name": "docket",
                    "version": f"{version}+{commit}",
                }
            },
            "components": [component(package) for package in libraries],
            "dependencies": [
                {
                    "ref": reference(packages[one]),
                    "dependsOn": sorted({reference(packages[to]) for to in used_by(nodes[one]) if to in inside}),
                }
                for one in sorted(inside, key=lambda one: reference(packages[one]))
            ],
        },
        indent=1,
    )
)
