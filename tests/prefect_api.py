"""What tests ask of a Prefect server; one that is too busy is asked again, as by Prefect's own client."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import httpx

SECRET = "tradelines:not-a-real-password"  # for a server whose API asks for one, as on a network of machines
_BUSY = (429, 502, 503)
_LONGEST_SECONDS = 120.0


def ask(api: str, path: str, body: Any = None) -> Any:
    """What the API answers to a POST, or to a GET where there is no body. Raises httpx.HTTPStatusError."""
    method, auth = "GET" if body is None else "POST", httpx.BasicAuth(*SECRET.split(":"))
    deadline = time.monotonic() + _LONGEST_SECONDS
    while True:
        answer = httpx.request(method, api + path, json=body, auth=auth, timeout=60, trust_env=False)
        if answer.status_code not in _BUSY or time.monotonic() > deadline:
            return answer.raise_for_status().json()
        time.sleep(1.0)


def flow_run(api: str, run_id: str) -> dict[str, Any]:
    """What the server knows of a run."""
    return dict(ask(api, f"/flow_runs/{run_id}"))


def start_run(api: str, deployment: str, parameters: Mapping[str, Any] | None = None) -> str:
    """The id of a new run of a deployment (`flow/name`), which waits for a worker."""
    found = ask(api, f"/deployments/name/{deployment}")["id"]
    return str(ask(api, f"/deployments/{found}/create_flow_run", {"parameters": parameters or {}})["id"])
