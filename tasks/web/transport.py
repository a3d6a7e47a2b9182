"""httpx's messages over our own connection pool, and what went wrong in an exchange put into words."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import httpcore
import httpx
from h2.exceptions import H2Error

from tasks.web.network import AddressRefused, GuardedBackend, NameNotFound, refuse_host

_KEEP_ALIVE_SECONDS = 4.0  # below the 5 s after which many servers hang up, just when we would write


class StoppedError(Exception):
    """An exchange that came to nothing; becomes a Failure."""

    def __init__(self, kind: str, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
        self.retry_after = retry_after


@contextmanager
def _broken_http() -> Iterator[None]:
    """Errors of the HTTP/2 machine that httpcore lets through (seen with damaged frames) as protocol errors."""
    try:
        yield
    except (H2Error, ValueError, LookupError) as error:
        raise httpcore.RemoteProtocolError(f"{type(error).__name__}: {error}") from error


class Transport(httpx.BaseTransport):
    """httpx's messages over our own pool, whose backend decides where a connection may go."""

    def __init__(self, backend: GuardedBackend, context: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=context,
            max_connections=100,
            max_keepalive_connections=20,
            keepalive_expiry=_KEEP_ALIVE_SECONDS,
            http1=True,
            http2=True,
            network_backend=backend,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        target = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        asked = httpcore.Request(
            request.method, target, headers=request.headers.raw, content=b"", extensions=request.extensions
        )
        with _broken_http():
            answer = self._pool.handle_request(asked)
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
            request=request,
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        with _broken_http():
            yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def origin_of(url: httpx.URL) -> str:
    """Scheme, host and unusual port: what one robots.txt speaks for."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def read_address(address: str) -> httpx.URL:
    """The address without its fragment. Raises StoppedError where it is none."""
    try:
        return httpx.URL(address).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise StoppedError("refused_address", f"{address[:200]!r} is not a valid address: {error}") from error


def join_address(url: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads. Raises StoppedError where that is no address."""
    try:
        return url.join(location.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise StoppedError("redirects", f"redirected to {location[:200]!r}, which is no valid address") from error


def refuse_url(url: httpx.URL, allow_loopback: bool) -> None:
    """Raises StoppedError where an address is not one of the open web; names are checked again when they resolve."""
    if url.scheme not in ("http", "https"):
        raise StoppedError("refused_address", f"scheme {url.scheme or '(none)'!r} of {url} is not http or https")
    if url.userinfo:
        raise StoppedError("refused_address", "the address carries a user name or password")
    if url.port is not None and url.port < 1024 and url.port not in (80, 443):
        raise StoppedError("refused_address", f"port {url.port} is not one of the web")
    reason = refuse_host(url.host, allow_loopback)
    if reason:
        raise StoppedError("refused_address", reason)


def explain(error: Exception) -> StoppedError:
    """The kind and the reason of a transport error."""
    text = str(error) or type(error).__name__
    if isinstance(error, AddressRefused):
        return StoppedError("refused_address", text)
    if isinstance(error, NameNotFound):
        return StoppedError("dns", text)
    if isinstance(error, httpcore.TimeoutException):
        return StoppedError("timeout", f"no answer in time ({text})")
    if isinstance(error, httpcore.ProtocolError):
        return StoppedError("protocol", f"the answer broke HTTP: {text}")
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return StoppedError("tls", f"no trustworthy connection: {cause}")
        cause = cause.__cause__ or cause.__context__
    return StoppedError("connect", f"the connection failed: {text}")
