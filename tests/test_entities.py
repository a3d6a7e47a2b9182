"""Who and what a text names, told by a small registry of invented people and bodies."""

import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.entities import read_entities, resolve_description
from tasks.entities.names import is_chinese_name, surname_of
from tasks.entities.roles import role_before, role_behind
from tasks.language import Analysis, analyse
from tasks.records import Document, entity_key
from tasks.reference.registry import load_registry
from tasks.sentences import split_paragraphs, split_sentences

REGISTRY = load_registry(Path(__file__).parent / "corpus" / "entities_reference")
DAY = date(2023, 8, 29)
BLANK = spacy.blank("en")


def without_model(text: str) -> Analysis:
    return Analysis(text, BLANK(""), split_sentences(text), split_paragraphs(text), "none")


def read(text: str, on: date = DAY, with_model: bool = False):
    document = Document("d", text, published=on)
    return read_entities(document, analyse(text) if with_model else without_model(text), REGISTRY)


def mentions(text: str, kind: str, **options) -> list[tuple[str, str]]:
    """(as written, canonical) of every mention of one kind, in text order."""
    found = [m for e in read(text, **options).of_kind(kind) for m in e.mentions]
    return [(text[m.start_char : m.end_char], m.canonical) for m in sorted(found, key=lambda m: m.start_char)]


CALDER, HE, LIN = "Ruth Calder", "He Daming", "Lin He"
COMMERCE, MOFCOM = "United States Department of Commerce", "Ministry of Commerce of the People's Republic of China"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Commerce Secretary Ruth Calder spoke. Calder’s aides left.", [("Ruth Calder", CALDER), ("Calder", CALDER)]),
        ("Ruth A. Calder came.", [("Ruth A. Calder", CALDER)]),
        ("RUTH CALDER: I came. CALDER: I left.", [("RUTH CALDER", CALDER), ("CALDER", CALDER)]),
        ("The late Walter Prinn was kind.", [("Walter Prinn", "Walter Prinn")]),
        # a title and its date decide whose surname it is
        ("Commerce Minister Wang said so.", [("Wang", "Wang Qiming")]),
        # misspelt, behind the title of an office
        ("Commerce Secretary Ruth Caldor spoke.", [("Ruth Caldor", CALDER)]),
        ("US President Prin spoke.", [("Prin", "Walter Prinn")]),
        # the surname He
        ("Vice Premier He Daming came. Later, He spoke. He left.", [("He Daming", HE), ("He", HE)]),
        (
            "A friend of Walter Prinn, He Daming rose. He replaced Lin He.",
            [("Walter Prinn", "Walter Prinn"), ("He Daming", HE), ("Lin He", LIN)],
        ),
        (
            "With He Daming ill, He stayed.\nHe saw Lin He.",
            [("He Daming", HE), ("He", HE), ("He", HE), ("Lin He", LIN)],
        ),
        ("Lin He spoke. He left.", [("Lin He", LIN)]),
        # nobody without a first name, a title or an office
        ("Target prices rose at Calder Street.", []),
        ("Business manager Brandt Williams came.", [("Brandt Williams", "Brandt Williams")]),
        # people outside the registry
        (
            "Zofia Marek, an economist at Orwin Bank, agreed. Marek smiled.",
            [("Zofia Marek", "Zofia Marek"), ("Marek", "Zofia Marek")],
        ),
        ("Tan Weimin, a researcher, agreed. Tan smiled.", [("Tan Weimin", "Tan Weimin"), ("Tan", "Tan Weimin")]),
        (
            "Sen. Leila de Lomas spoke. De Lomas left.",
            [("Leila de Lomas", "Leila de Lomas"), ("De Lomas", "Leila de Lomas")],
        ),
        ("Lin [He] spoke with Secretary Calder.", [("Calder", CALDER)]),
        (
            "“Thanks to Ruth and Owen,” the president said. Owen Brandt and Ruth Calder smiled.",
            [("Ruth", CALDER), ("Owen", "Owen Brandt"), ("Owen Brandt", "Owen Brandt"), ("Ruth Calder", CALDER)],
        ),
    ],
)
def test_people(text, people):
    assert mentions(text, "person") == people


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("The Commerce Department spoke.", [("Commerce Department", COMMERCE)]),
        ("The U.S. Department of Commerce spoke.", [("U.S. Department of Commerce", COMMERCE)]),
        ("Washington said its Department of Commerce would act.", [("Department of Commerce", COMMERCE)]),
        # the country beside a name that many have
        ("China's Ministry of Commerce spoke.", [("Ministry of Commerce", MOFCOM)]),
        ("The Chinese Ministry of Commerce spoke.", [("Ministry of Commerce", MOFCOM)]),
        ("China's commerce ministry spoke.", [("commerce ministry", MOFCOM)]),
        ("Japan's Ministry of Commerce spoke, China did not.", [("Ministry of Commerce", "Ministry of Commerce")]),
        ("The Chinese side and the Commerce Ministry spoke.", [("Commerce Ministry", MOFCOM)]),
        ("The Commerce Ministry spoke.", [("Commerce Ministry", "Commerce Ministry")]),
        ("The USTR's Office spoke.", [("USTR's Office", "Office of the United States Trade Representative")]),
        ("Who said WTO?", [("WTO", "World Trade Organization")]),
        (
            "The Prinn administration and the Roe administration met.",
            [("Prinn administration", "Prinn administration")],
        ),
        ("The White House said so.", [("White House", "White House")]),
        ("They met at the White House.", []),
        ("NVIDIA Corporation and Nvidia Inc. rose.", [("NVIDIA Corporation", "Nvidia"), ("Nvidia Inc.", "Nvidia")]),
        ("Target prices rose to a target.", []),
        (
            "The Orwin Oil Company (OOC) fell. OOC cut jobs.",
            [("Orwin Oil Company", "Orwin Oil Company"), ("OOC", "Orwin Oil Company"), ("OOC", "Orwin Oil Company")],
        ),
        ("Halden, a maker of drones, fell.", [("Halden", "Halden")]),
        ("An analyst at Canard Gentry spoke.", [("Canard Gentry", "Canard Gentry")]),
        ("The Chinese government and the federal government met.", []),
        ("The Dow and the S&P 500 fell.", []),
        ("US Commerce Secretary Ruth Calder met Commerce Department officials.", [("Commerce Department", COMMERCE)]),
        ("The Nvidia Corp. and Nvidia LLP fell.", [("Nvidia Corp.", "Nvidia"), ("Nvidia LLP", "Nvidia")]),
        (
            "The Orwin Trade Commission met. The Commission voted.",
            [("Orwin Trade Commission", "Orwin Trade Commission"), ("Commission", "Orwin Trade Commission")],
        ),
    ],
)
def test_organisations(text, organisations):
    assert mentions(text, "organisation") == organisations


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "U.S. President Walter Prinn flew to Tokyo from Shanghai.",
            [("U.S.", "United States"), ("Shanghai", "Shanghai")],
        ),
        ("US-China talks; Chinese goods; let us go.", [("US", "United States"), ("China", "China")]),
        ("Trans-Shanghai trade and Sino-US talks", [("US", "United States")]),
        ("It costs US$5 at www.china.org or @China.", []),
        ("BEIJING (Orwin) - Washington waits.", [("BEIJING", "Beijing"), ("Washington", "Washington, D.C.")]),
        ("The People’s Republic of China (PRC)", [("People’s Republic of China", "China"), ("PRC", "China")]),
        ("The Government of the United States of America", [("United States of America", "United States")]),
        ("Leaders met at the White House.", [("White House", "White House")]),
        ("“America First” is a slogan in America.", [("America", "United States")]),
    ],
)
def test_places(text, places):
    assert mentions(text, "place") == places


@pytest.mark.parametrize(
    ("on", "role"),
    [(DAY, "Secretary of Commerce"), (date(2025, 6, 1), None), (date(2021, 3, 3), "Secretary of Commerce")],
)
def test_a_role_is_the_office_on_the_day_of_publication(on, role):
    assert read("Ruth Calder spoke.", on).named(CALDER).role == role


@pytest.mark.parametrize(
    ("text", "role", "country"),
    [
        (
            "Zofia Marek, an economist at the World Trade Organization, agreed.",
            "Economist at World Trade Organization",
            None,
        ),
        ("German trade official Zofia Marek agreed.", "Trade Official", "DE"),
        ("Zofia Marek, who is now head of research at Orwin Bank, agreed.", "Head of Research at Orwin Bank", None),
        (
            "USTR spokeswoman Zofia Marek agreed.",
            "Spokesperson of the Office of the United States Trade Representative",
            "US",
        ),
        ("Zofia Marek, a former minister, agreed.", None, None),
        ("Zofia Marek, US defense secretary from 1997 to 2001, agreed.", None, "US"),
        ("Zofia Marek, the former deputy US trade representative, agreed.", None, "US"),
        ("Shanghai Mayor Zofia Marek agreed.", "Shanghai Mayor", "CN"),
        ("Orwin Bank Inc. director Zofia Marek agreed.", "Director at Orwin Bank Inc.", None),
        (
            "Zofia Marek, an Orwin Bank professor and former head of Halden Bank, agreed.",
            "Professor at Orwin Bank",
            None,
        ),
        ("The president and chair of Orwin Bank, Zofia Marek, agreed.", "President and Chair of Orwin Bank", None),
        ("A professor of law at Orwin Bank, Zofia Marek agreed.", "Professor of Law at Orwin Bank", None),
        ("Zofia Marek, Secretary of Commerce Ruth Calder and others agreed.", None, None),
        ("Zofia Marek, a China scholar at Nvidia, agreed.", "China Scholar at Nvidia", "US"),
        (
            "Zofia Marek, head of the Chinese mission to the World Trade Organization, agreed.",
            "Head of Chinese mission to the World Trade Organization",
            None,
        ),
        ("Japanese Ambassador to China Zofia Marek agreed.", "Ambassador of Japan to China", "JP"),
        ("German Chancellor Zofia Marek agreed.", "Chancellor of Germany", "DE"),
        ("Sen. Zofia Marek of Florida agreed.", "Senator", "US"),
        ("Former Japanese ambassador to China Zofia Marek agreed.", None, "JP"),
        ("It fell, said spokesman for the prime minister Zofia Marek.", "Spokesperson for the Prime Minister", None),
        ("Soybeans fell, analyst Zofia Marek of Orwin Bank said.", "Analyst at Orwin Bank", None),
        ("Zofia Marek, a renowned economist, agreed.", "Economist", None),
        (
            "Zofia Marek, director of Centre for Grain Trade of Orwin Bank, agreed.",
            "Director of Centre for Grain Trade of Orwin Bank",
            None,
        ),
        ("Nvidia fell. Zofia Marek, vice president of the company, agreed.", "Vice President of Nvidia", "US"),
        (
            "Zofia Marek, a steel expert and an associate professor at Orwin Bank, agreed.",
            "Associate Professor at Orwin Bank",
            None,
        ),
        ("Zofia Marek, editor-in-chief of Orwin Bank, agreed.", "Editor-in-chief of Orwin Bank", None),
        (
            "Zofia Marek, director of Nvidia's Center for Grain Trade in Austin, agreed.",
            "Director of Center for Grain Trade at Nvidia",
            "US",
        ),
    ],
)
def test_a_text_tells_the_role_of_people_outside_the_registry(text, role, country):
    person = read(text).named("Zofia Marek")
    assert (person.role, person.country, person.is_registered) == (role, country, False)


def test_a_headlines_rest_is_no_person():
    text = "US President Walter Prinn spoke. Hosts will stop booking Marek Prinn allies. Read more: China Focus."
    assert {canonical for _, canonical in mentions(text, "person", with_model=True)} == {"Walter Prinn"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ruth Calder, chairwoman of Nvidia, spoke.", "Chairwoman of Nvidia"),
        ("Ruth Calder, a former director of Nvidia, spoke.", None),
    ],
)
def test_the_text_tells_a_role_where_the_registry_knows_no_office_on_the_day(text, role):
    assert read(text, date(2025, 6, 1)).named(CALDER).role == role


@pytest.mark.parametrize(
    "text",
    [
        "On April 17, Eastern Time, the Office of the United States Trade Representative announced fees.",
        "The forum was hosted by the Representative Office in the United States.",
        "The Federal Reserve noted it in its latest Beige Book.",
    ],
)
def test_words_beside_an_office_are_no_people(text):
    assert read(text).of_kind("person") == ()


def test_the_last_letter_of_an_abbreviation_begins_no_name():
    names = [e.canonical for e in read("They went to the WTO. Zofia Marek, head of Nvidia, agreed.").of_kind("person")]
    assert names == ["Zofia Marek"]


def test_the_words_of_a_role_are_kept_beside_the_mention():
    (entity,) = read("Commerce Secretary Ruth Calder spoke.").of_kind("person")
    assert entity.mentions[0].role_text == "Commerce Secretary"


def test_an_identity_is_the_same_in_every_text():
    keys = {
        entity_key(entity.kind, entity.canonical, entity.country)
        for text in ("Ruth Calder of the US came.", "Mr. Brandt saw Commerce Secretary Ruth Caldor.", "RUTH CALDER")
        for entity in read(text).of_kind("person")
        if entity.canonical == CALDER
    }
    assert keys == {("person", CALDER, "US")}


TEXT = (
    "Commerce Secretary Ruth Calder met China's Commerce Minister Wang Qiming. The Prinn administration agreed. "
    "China's Ministry of Commerce was calm. Nvidia fell. "
)


@pytest.mark.parametrize(
    ("words", "canonical"),
    [
        ("The secretary", CALDER),
        ("the commerce secretary", CALDER),
        ("The minister", "Wang Qiming"),
        ("the Chinese minister", "Wang Qiming"),
        ("The ministry", MOFCOM),
        ("The company", "Nvidia"),
        ("the chipmaker", "Nvidia"),
        ("The administration", "Prinn administration"),
        (
            "The president",
            "Walter Prinn",
        ),  # not named: the holder of the office in the country whose government is named
        ("the commerce department", COMMERCE),
        ("The vice premier", HE),
        ("The king", None),
        ("the", None),
        ("", None),
    ],
)
def test_descriptions(words, canonical):
    text = TEXT + words + " said so."
    document = Document("d", text, published=DAY)
    found = resolve_description(
        document, read_entities(document, without_model(text), REGISTRY), len(TEXT), len(TEXT) + len(words), REGISTRY
    )
    assert (found.canonical if found else None) == canonical


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Mei Xinyu", "Mei"),
        ("Ouyang Min", "Ouyang"),
        ("Moon Jae-in", "Moon"),
        ("Ann van der Roe", "van der Roe"),
        ("Bo Doe Jr.", "Doe"),
        ("Long Beach", "Beach"),
        ("Ann Hu", "Hu"),
    ],
)
def test_surnames(name, surname):
    assert surname_of(name) == surname


@pytest.mark.parametrize(
    ("name", "is_chinese"), [("Zhu Min", True), ("He Yongqian", True), ("Sun Microsystems", False), ("You Can", False)]
)
def test_chinese_names(name, is_chinese):
    assert is_chinese_name(name.split()) is is_chinese


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("said U.S. Commerce Secretary ", "U.S. Commerce Secretary"),
        ("an economist, ", "economist"),
        ("they saw ", None),
        ("left. Former Vice Premier ", "Former Vice Premier"),
    ],
)
def test_titles_before_a_name(before, words):
    found = role_before(before + "Ann Roe", len(before))
    assert (found.words if found else None) == words


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        (", a senior fellow with the Orwin Institute.", "senior fellow"),
        (", head of trade research at Orwin.", "head of trade research"),
        (", who is a farmer.", "farmer"),
        (", said a farmer.", None),
        (" in a note to analysts.", None),
    ],
)
def test_roles_behind_a_name(behind, words):
    found = role_behind("Ann Roe" + behind, len("Ann Roe"))
    assert (found.words if found else None) == words


PIECES = (
    "He Ruth Calder Mr. President of the U.S. ( ) [ ] , . : “ ” ' 's \n China's Ministry Wang Inc. AND İ 漢字 & Lin A."
)
NAMEISH = st.lists(st.sampled_from(PIECES.split(" ")), max_size=40).map(" ".join)


@given(st.one_of(NAMEISH, st.text(max_size=120)))
@settings(max_examples=150, deadline=None)
def test_arbitrary_text_never_raises_and_mentions_never_overlap(text):
    spans = sorted((m.start_char, m.end_char) for e in read(text).entities for m in e.mentions)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize(
    "piece", ["Ann Roe, ", "He ", "President ", "A B C D ", "Bank of ", "((", "U.S. ", "a-", "a, an "]
)
def test_time_grows_with_the_length_only(piece):
    def seconds(count: int) -> float:
        text = piece * count
        analysis = without_model(text)
        started = time.perf_counter()
        read_entities(Document("d", text, published=DAY), analysis, REGISTRY)
        return time.perf_counter() - started

    assert seconds(4_000) < 8 * seconds(1_000) + 0.5
