"""Deployment files and docs/operations.md keep to what there is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from prefect.settings import Settings as PrefectSettings

from flows.cli import app
from tasks.operations_table import DOCUMENT, settings_table, with_table
from tasks.settings import PROJECT, Settings

DEPLOY = PROJECT / "deploy"
FILES = sorted(path for path in DEPLOY.iterdir() if path.is_file())


def test_the_table_of_settings_is_fresh():
    document = DOCUMENT.read_text(encoding="utf-8")
    assert document == with_table(document), "run `python -m tasks.operations_table` and commit docs/operations.md"
    assert settings_table().count("\n") == len(Settings.model_fields) + 1


@pytest.mark.parametrize("path", [*FILES, DOCUMENT], ids=lambda path: path.name)
def test_every_setting_that_is_named_exists(path: Path):
    text = path.read_text(encoding="utf-8")
    ours = {f"TRADELINES_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"\bTRADELINES_[A-Z_]+", text)) <= ours
    known = {"PREFECT_HOME", "PREFECT_UI_API_URL", "PREFECT_DB_PASSWORD", *prefect_names(PrefectSettings, "PREFECT_")}
    assert set(re.findall(r"\bPREFECT_[A-Z_]+", text)) <= known


def prefect_names(settings: type, prefix: str) -> set[str]:
    names = set()
    for name, field in settings.model_fields.items():  # type: ignore[attr-defined]
        inner = field.annotation
        if hasattr(inner, "model_fields"):
            names |= prefect_names(inner, inner.model_config.get("env_prefix", f"{prefix}{name.upper()}_"))
        aliases = getattr(field.validation_alias, "choices", ())
        names |= {str(one).upper() for one in aliases if isinstance(one, str)} | {f"{prefix}{name.upper()}"}
    return names


def test_every_command_that_the_document_names_exists():
    commands = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    commands |= {group.name for group in app.registered_groups}
    named = set(re.findall(r"`?tradelines (\w[\w-]*)", re.sub(r"(?s)<!--.*", "", DOCUMENT.read_text(encoding="utf-8"))))
    assert {one for one in named if one.islower()} - {"with"} <= {str(one).rstrip("_") for one in commands}


def compose() -> dict[str, Any]:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_compose_services_depend_on_services_and_share_one_image():
    services = compose()["services"]
    assert set(services) == {"postgres", "server", "deploy", "worker"}
    for name, service in services.items():
        assert set(service.get("depends_on", {})) <= set(services), name
        for volume in service.get("volumes", ()):
            assert volume.split(":")[0] in compose()["volumes"], name
        assert not [port for port in service.get("ports", ()) if not port.startswith("127.0.0.1:")], name
    assert "PASSWORD}" not in str(services["worker"]), "the worker needs no password of the database"


@pytest.mark.skipif(shutil.which("docker-compose") is None, reason="docker-compose is not installed")
def test_compose_reads_its_file_and_asks_for_the_password():
    command = ["docker-compose", "-f", DEPLOY / "compose.yaml", "config", "--quiet"]
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "PREFECT_DB_PASSWORD": "secret"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    del environment["PREFECT_DB_PASSWORD"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode and "set PREFECT_DB_PASSWORD" in done.stderr


def test_the_image_is_made_of_what_there_is_by_the_commands_of_the_makefile():
    lines = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").splitlines()
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").split()
    sources = [one for line in lines if line.startswith("COPY") for one in line.split()[1:-1] if one[:2] != "--"]
    assert sources[-1] == "."
    for source in sources:
        assert (PROJECT / source).exists(), f"COPY of {source}, which is not there"
        assert source not in ignored, f"COPY of {source}, which .dockerignore keeps out"
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    for words in ("--require-hashes -r requirements.lock", "--no-deps --editable ."):
        assert any(words in line for line in lines)
        assert words in makefile
    directories = {volume.split(":")[1] for volume in compose()["services"]["worker"]["volumes"]}
    assert directories <= {"/srv/tradelines/var", "/backup"}
    made = " ".join(line for line in lines if "mkdir" in line)
    assert all(directory in made and "chown" in made for directory in directories), (
        "a volume takes its owner from there"
    )


def test_units_and_compose_start_the_same_programs_as_the_document():
    document = DOCUMENT.read_text(encoding="utf-8")
    units = "\n".join(path.read_text(encoding="utf-8") for path in DEPLOY.glob("*.service"))
    services = compose()["services"]
    for command in ("prefect server start", "prefect worker start --pool tradelines --type process --limit 2"):
        assert command in units.replace("/srv/tradelines/.venv/bin/", "")
        assert any(command in str(service.get("command")) for service in services.values())
    steps = services["deploy"]["command"]
    for command in (
        "prefect work-pool create tradelines --type process",
        "prefect --no-prompt deploy --all",
        "tradelines setup",
    ):
        assert command in steps and command in document


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_units_are_valid(tmp_path: Path):
    units = []
    for unit in DEPLOY.glob("*.service"):
        # The program and the user exist on the server only.
        text = re.sub(r"/srv/tradelines/\.venv/bin/prefect", "/bin/true", unit.read_text(encoding="utf-8"))
        units.append(tmp_path / unit.name)
        units[-1].write_text(re.sub(r"(?m)^(User|Group)=.*$", r"\1=root", text), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", *units], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_every_deployment_of_prefect_yaml_is_a_flow_that_the_document_names():
    for deployment in yaml.safe_load((PROJECT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]:
        file, _, function = deployment["entrypoint"].partition(":")
        source = (PROJECT / file).read_text(encoding="utf-8")
        assert f"def {function}(" in source
        assert f"`{function}/{deployment['name']}`" in DOCUMENT.read_text(encoding="utf-8")
        assert deployment["concurrency_limit"]["limit"] == 1
