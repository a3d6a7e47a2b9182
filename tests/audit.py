"""The pinned versions against the known advisories: `python -m tests.audit PIP_AUDIT`.

0: no advisory. 1: there are some. 2: nobody could be asked; the list of versions lies in var/sbom.json (CycloneDX)
then, for a scanner where there is a network.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tasks.settings import PROJECT

LOCK = PROJECT / "requirements.lock"
SBOM = PROJECT / "var" / "sbom.json"
_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.MULTILINE)
_NOT_ASKED = f"The dependencies were not audited: {{why}}. Their versions are listed in {SBOM.relative_to(PROJECT)}."


def pins(lock: str) -> list[tuple[str, str]]:
    """Names and versions of a lock file."""
    return _PIN.findall(lock)


def sbom(found: Iterable[tuple[str, str]]) -> dict[str, object]:
    """A CycloneDX document of these packages."""
    components = [
        {"type": "library", "name": name, "version": version, "purl": f"pkg:pypi/{name.lower()}@{version}"}
        for name, version in found
    ]
    return {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": components}


def verdict(answer: str, count: int) -> tuple[int, str]:
    """Exit code and words for what pip-audit answered about so many packages; nothing readable: it was not reached."""
    try:
        packages = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return 2, _NOT_ASKED.format(why="the advisory service cannot be reached")
    asked = [one for one in packages if "vulns" in one]
    if not asked:
        return 2, _NOT_ASKED.format(why=f"the advisory service knows none of the {count} packages here")
    lines = [
        f"{one['name']} {one['version']}: {found['id']}, mended in {', '.join(found['fix_versions']) or 'no version'}"
        for one in asked
        for found in one["vulns"]
    ]
    lines.append(f"{len(asked)} of {count} packages audited, {len(lines)} advisories")
    return int(len(lines) > 1), "\n".join(lines)


def main() -> int:
    found = pins(LOCK.read_text(encoding="utf-8"))
    SBOM.parent.mkdir(exist_ok=True)
    SBOM.write_text(json.dumps(sbom(found), indent=1) + "\n", encoding="utf-8")
    tool = Path(sys.argv[1])
    if not tool.exists():
        print(_NOT_ASKED.format(why="pip-audit could not be installed"))
        return 2
    command = [tool, "-r", LOCK, "--no-deps", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    code, told = verdict(done.stdout, len(found))
    print(told)
    return code


if __name__ == "__main__":
    sys.exit(main())
