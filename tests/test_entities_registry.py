"""What reference/ may hold, what is refused and how it is said, and who held what when."""

import re
from datetime import date
from pathlib import Path

import pytest

from tasks.reference.files import RegistryError, read_reference
from tasks.reference.registry import ROOT, load_registry

SAMPLE = Path(__file__).parent / "corpus" / "entities_reference"
PERSON = '[[person]]\nname = "Ann Roe"\nsurname = "Roe"\ncountry = "US"\nsource = "unverified"\n'
BODY = '[[body]]\nname = "Trade Board"\naliases = ["TB"]\nkind = "agency"\nsource = "unverified"\n'


def refusal(directory: Path, folder: str, content: str) -> str:
    """What the reader says about one file."""
    (directory / folder).mkdir(exist_ok=True)
    (directory / folder / ("a.tsv" if folder == "places" else "a.toml")).write_text(content, encoding="utf-8")
    with pytest.raises(RegistryError) as refused:
        read_reference([directory])
    return str(refused.value)


@pytest.mark.parametrize(
    ("folder", "content", "message"),
    [
        ("people", PERSON + 'nickname = "A"\n', "people/a.toml, block \"Ann Roe\": unknown key 'nickname'"),
        ("people", '[[person]]\nname = "Ann Roe"\nsource = "x"\n', "surname is missing"),
        ("people", PERSON.replace('"US"', '"USA"'), "country must be an ISO 3166-1 code"),
        (
            "people",
            PERSON + 'offices = [{ title = "Envoy", from = "2020" }]\n',
            "from must be a date such as 2021-03-03",
        ),
        (
            "people",
            PERSON + 'offices = [{ title = "Envoy", from = 2020-01-01, until = 2019-01-01 }]\n',
            "until 2019-01-01 is not after from 2020-01-01",
        ),
        (
            "people",
            PERSON
            + 'offices = [{ title = "Envoy", from = 2020-01-01, until = 2021-01-01 }]\n'
            + PERSON.replace("Ann Roe", "Bea Roe")
            + 'offices = [{ title = "Envoy", from = 2020-06-01 }]\n',
            "'Envoy' from 2020-06-01 overlaps the term of Ann Roe",
        ),
        ("people", PERSON + PERSON, "the same name stands in people/a.toml"),
        ("people", "[[official]]\n", "unknown table 'official'; use [[person]]"),
        ("people", "name = \n", "people/a.toml: not TOML"),
        ("bodies", BODY.replace("agency", "guild"), "kind 'guild' is unknown; use agency"),
        ("bodies", BODY + BODY.replace("Trade Board", "Tea Board"), "move it to ambiguous_aliases in both"),
        ("companies", '[[company]]\nname = "A"\nsource = "x"\nlistings = [{ list = "L" }]\n', "from is missing"),
        ("places", "name\tkind\n", "columns must be name, kind, country"),
    ],
)
def test_a_fault_is_refused_with_its_file_and_block(tmp_path, folder, content, message):
    assert message in refusal(tmp_path, folder, content)


def test_every_fault_is_told_at_once(tmp_path):
    message = refusal(tmp_path, "people", PERSON + "a = 1\nb = 2\n")
    assert len(message.splitlines()) == 2


def test_ambiguous_aliases_may_belong_to_several(tmp_path):
    (tmp_path / "bodies").mkdir()
    twice = BODY + BODY.replace("Trade Board", "Tea Board")
    (tmp_path / "bodies" / "a.toml").write_text(twice.replace("aliases", "ambiguous_aliases"), encoding="utf-8")
    assert len(read_reference([tmp_path]).bodies) == 2


def test_terms_that_meet_on_a_day_do_not_overlap(tmp_path):
    (tmp_path / "people").mkdir()
    one = PERSON + 'offices = [{ title = "Envoy", from = 2020-01-01, until = 2021-01-01 }]\n'
    other = PERSON.replace("Ann Roe", "Bea Roe") + 'offices = [{ title = "Envoy", from = 2021-01-01 }]\n'
    (tmp_path / "people" / "a.toml").write_text(one + other, encoding="utf-8")
    registry = read_reference([tmp_path])
    assert [registry.holder("Envoy", "US", date(2020, 12, 31)).name, registry.holder("Envoy", "US", None).name] == [
        "Ann Roe",
        "Bea Roe",
    ]


def test_a_users_own_files_are_laid_over_ours(tmp_path):
    (tmp_path / "people").mkdir()
    own = PERSON.replace("Ann Roe", "Ruth Calder").replace('surname = "Roe"', 'surname = "Calder"')
    (tmp_path / "people" / "own.toml").write_text(own, encoding="utf-8")
    laid_over = read_reference([SAMPLE, tmp_path])
    assert laid_over.person_named["ruth calder"].offices == ()
    assert len(laid_over.people) == len(read_reference([SAMPLE]).people)


def test_the_home_of_the_user_is_found(tmp_path, monkeypatch):
    own = tmp_path / "tradelines.d" / "reference" / "people"
    own.mkdir(parents=True)
    (own / "own.toml").write_text(PERSON.replace("Ann Roe", "Zelda Quill"), encoding="utf-8")
    monkeypatch.setenv("TRADELINES_HOME", str(tmp_path))
    assert "zelda quill" in load_registry().person_named


@pytest.mark.parametrize(
    ("title", "country", "on", "name"),
    [
        ("Commerce Secretary", "US", date(2023, 8, 29), "Ruth Calder"),
        ("Secretary of Commerce", None, date(2025, 1, 20), "Owen Brandt"),  # the first day of the next term
        ("secretary of commerce", "US", None, "Owen Brandt"),
        ("Commerce Secretary", "CN", date(2023, 8, 29), None),
        ("Commerce Secretary", "US", date(2016, 1, 1), None),
        ("Vice Premier", "CN", date(2024, 1, 1), "He Daming"),
    ],
)
def test_holder_of_an_office_on_a_day(title, country, on, name):
    holder = load_registry(SAMPLE).holder(title, country, on)
    assert (holder.name if holder else None) == name


def test_our_own_reference_is_sound_and_broad():
    registry = read_reference([ROOT / "reference"])
    assert len(registry.people) >= 200
    assert len(registry.bodies) >= 600
    assert len(registry.places) >= 600
    for day, title, name in [
        (date(2023, 8, 29), "Commerce Secretary", "Gina Raimondo"),
        (date(2025, 6, 1), "Commerce Secretary", "Howard Lutnick"),
        (date(2018, 6, 1), "U.S. Trade Representative", "Robert Lighthizer"),
    ]:
        assert registry.holder(title, "US", day).name == name


def test_the_readme_tells_the_share_of_entries_with_a_source_that_was_read():
    registry = read_reference([ROOT / "reference"])
    readme = (ROOT / "reference" / "README.md").read_text(encoding="utf-8")
    firms = [body for body in registry.bodies if body.kind == "company"]
    bodies = [body for body in registry.bodies if body.kind != "company"]
    kinds = {"people": registry.people, "bodies": bodies, "companies": firms, "places": registry.places}
    for name, entries in kinds.items():
        told = re.search(rf"^\| {name} \| (\d+) \| (\d+) % \|$", readme, re.MULTILINE)
        share = 100 * sum(entry.source.startswith("http") for entry in entries) / len(entries)
        assert told, name
        assert (int(told.group(1)), int(told.group(2))) == (
            pytest.approx(len(entries), rel=0.25),
            pytest.approx(share, abs=10),
        ), f"reference/README.md, row {name}: {len(entries)} entries, {share:.0f} % with a source"
