"""The client over TLS: certificates are verified, HTTP/2 is spoken where the host speaks it."""

import datetime
import ipaddress
import socket
import ssl
import threading

import h2.config
import h2.connection
import h2.events
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tasks.web.client import Client
from tasks.web.hosts import HostPacer


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A self-signed certificate for 127.0.0.1 with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "site.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def secure_site(certificate, request):
    """A server that answers one HTTP/2 connection, with the status that the test asks for."""
    status = getattr(request, "param", "200")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.set_alpn_protocols(["h2"])
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(5)

    def serve():
        try:
            plain, _ = listener.accept()
            with context.wrap_socket(plain, server_side=True) as connection:
                _answer(connection, status)
        except OSError:
            pass

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"https://127.0.0.1:{listener.getsockname()[1]}/a"
    listener.close()
    thread.join(5)


def _answer(connection, status):
    protocol = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    protocol.initiate_connection()
    connection.sendall(protocol.data_to_send())
    while data := connection.recv(65536):
        for event in protocol.receive_data(data):
            if isinstance(event, h2.events.RequestReceived):
                protocol.send_headers(event.stream_id, [(":status", status), ("content-type", "text/plain")])
                protocol.send_data(event.stream_id, b"over HTTP/2", end_stream=True)
        connection.sendall(protocol.data_to_send())


def _client(tmp_path, **options):
    return Client("tradelines/0.1", HostPacer(tmp_path), allow_loopback=True, min_interval_seconds=0.0, **options)


def test_a_certificate_that_nobody_vouches_for_is_a_failure(secure_site, tmp_path):
    with _client(tmp_path) as client:
        failure = client.get(secure_site, max_bytes=100, check_robots=False)
    assert (failure.kind, "CERTIFICATE_VERIFY_FAILED" in failure.reason) == ("tls", True)


def test_http2_is_spoken_where_the_host_speaks_it(secure_site, certificate, tmp_path):
    trusted = ssl.create_default_context(cafile=certificate)
    with _client(tmp_path, ssl_context=trusted) as client:
        answer = client.get(secure_site, max_bytes=100, check_robots=False)
    assert (answer.status, answer.body) == (200, b"over HTTP/2")


@pytest.mark.parametrize("secure_site", ["", "abc"], indirect=True)
def test_a_status_that_is_none_is_a_failure(secure_site, certificate, tmp_path):
    trusted = ssl.create_default_context(cafile=certificate)
    with _client(tmp_path, ssl_context=trusted) as client:
        assert client.get(secure_site, max_bytes=100, check_robots=False).kind == "protocol"


def test_plain_http_on_a_tls_port_is_a_failure(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve():
            connection, _ = listener.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        threading.Thread(target=serve, daemon=True).start()
        with _client(tmp_path) as client:
            address = f"https://127.0.0.1:{listener.getsockname()[1]}/"
            assert client.get(address, max_bytes=100, check_robots=False).kind == "tls"
