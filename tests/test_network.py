"""Which places are refused, by name and by number."""

import ipaddress
import socket

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.web.deadlines import Deadline
from tasks.web.network import AddressRefused, GuardedBackend, NameNotFound, refuse_host, refuse_ip, resolve

REFUSED_NUMBERS = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",  # the metadata service of most clouds
    "168.63.129.16",  # that of Azure
    "100.100.100.200",  # that of Alibaba
    "192.0.0.8",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "240.0.0.1",
    "::",
    "::1",
    "fe80::1",
    "fec0::1",
    "fd00:ec2::254",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",  # 127.0.0.1 behind a translator
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",  # 127.0.0.1 by way of 6to4
    "2001:0:7f00:1::",
    "64:ff9b:1::1",
]


@pytest.mark.parametrize("number", REFUSED_NUMBERS)
def test_this_number_is_refused(number):
    assert refuse_ip(ipaddress.ip_address(number), allow_loopback=False)


@pytest.mark.parametrize(
    "number", ["93.184.215.14", "1.1.1.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:1.1.1.1"]
)
def test_public_numbers_are_allowed(number):
    assert refuse_ip(ipaddress.ip_address(number), allow_loopback=False) is None


@pytest.mark.parametrize(
    ("number", "is_allowed"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("10.0.0.1", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),
    ],
)
def test_the_setting_for_loopback_opens_loopback_only(number, is_allowed):
    assert (refuse_ip(ipaddress.ip_address(number), allow_loopback=True) is None) is is_allowed


@pytest.mark.parametrize(
    "host",
    [
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "127.1",
        "0177.0.0.1",
        "127.0.0.1.",
        "1.2.3",
        "017700000001",
        "[::1]",
        "::1",
        "localhost",
        "LOCALHOST.",
        "a.localhost",
        "[fe80::1%25eth0]",
        "fe80::1%eth0",
        "",
        "999.1.1.1",
        "[::ffff:a00:1]",
        "10.0.0.0x1",
    ],
)
def test_this_host_is_refused_before_any_lookup(host):
    assert refuse_host(host, allow_loopback=False)


@pytest.mark.parametrize(
    "host", ["example.org", "1and1.com", "news.163.com", "xn--fiqs8s.cn", "8.8.8.8", "0xdeadbeef.org"]
)
def test_ordinary_hosts_pass(host):
    assert refuse_host(host, allow_loopback=False) is None


def test_local_names_are_loopback_without_a_name_server():
    assert [str(ip) for ip in resolve("outlet.localhost", 80, allow_loopback=True)] == ["127.0.0.1"]


def test_a_name_that_leads_inside_is_refused(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: [(2, 1, 6, "", ("10.0.0.7", 80))])
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.7 is not a public address"):
        resolve("inside.example", 80, allow_loopback=False)


def test_of_several_numbers_only_the_public_ones_are_used(monkeypatch):
    found = [(2, 1, 6, "", ("192.168.0.1", 80)), (2, 1, 6, "", ("93.184.215.14", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: found)
    assert [str(ip) for ip in resolve("mixed.example", 80, allow_loopback=False)] == ["93.184.215.14"]


def test_both_families_are_tried_by_turns(monkeypatch):
    numbers = ["2606:4700::1", "2606:4700::2", "2606:4700::3", "93.184.215.14"]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: [(0, 1, 6, "", (number, 80)) for number in numbers])
    assert [str(ip) for ip in resolve("both.example", 80, allow_loopback=False)][:2] == [
        "2606:4700::1",
        "93.184.215.14",
    ]


def test_an_unknown_name_is_said(monkeypatch):
    def fail(*args, **kwargs):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(NameNotFound, match=r"nosuch\.example"):
        resolve("nosuch.example", 80, allow_loopback=False)


def test_the_connection_goes_to_the_number_that_was_checked(monkeypatch):
    """A name that answers differently the second time (DNS rebinding) is asked only once."""
    answers = [["93.184.215.14"], ["127.0.0.1"]]
    asked, connected = [], []

    def look_up(host, port, **kwargs):
        asked.append(host)
        return [(2, 1, 6, "", (number, port)) for number in answers[len(asked) - 1]]

    def connect(self, host, port, *args):
        connected.append(host)
        return httpcore.MockStream([])

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    GuardedBackend(False, Deadline()).connect_tcp("rebind.example", 80, 1.0)
    assert (asked, connected) == (["rebind.example"], ["93.184.215.14"])


@given(st.text(max_size=60))
def test_no_host_text_raises(host):
    refuse_host(host, allow_loopback=False)


@given(st.integers(0, 2**32 - 1))
def test_no_number_passes_in_disguise(number):
    for written in (str(number), hex(number), f"0{number:o}"):
        assert refuse_host(written, allow_loopback=False)


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_judged_like_itself(ip):
    mapped = ipaddress.ip_address(f"::ffff:{ip}")
    assert (refuse_ip(mapped, False) is None) == (refuse_ip(ip, False) is None)
