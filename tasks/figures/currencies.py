"""Currencies as texts write them: reference/currencies.toml made into patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

REFERENCE: Final = Path(__file__).parents[2] / "reference"

# 1.234,5 is how these countries write 1234.5
CONTINENTAL: Final = frozenset(
    {"EUR", "BRL", "DKK", "NOK", "SEK", "IDR", "TRY", "VND", "ARS", "CLP", "COP", "PLN", "CZK"}
)

# A bare sign in an outlet of that country. Everywhere else "$" is USD and "¥" CNY.
_BARE_DOLLAR: Final = {
    "CA": "CAD",
    "AU": "AUD",
    "NZ": "NZD",
    "SG": "SGD",
    "HK": "HKD",
    "TW": "TWD",
}
_BARE_PESO: Final = {"MX": "MXN", "AR": "ARS", "CL": "CLP", "CO": "COP", "PH": "PHP"}


@dataclass(frozen=True, slots=True)
class Currencies:
    """What a sign before, or a name after a number says."""

    before: re.Pattern[str]  # a sign or code that ends where the number begins; group 1 is the sign
    after: re.Pattern[str]  # a name or code that follows a number and its scale; group 1 is the name
    by_sign: dict[str, str]
    by_name: dict[str, str]
    hundredths: dict[str, str]  # "cents": USD

    def of_sign(self, sign: str, country: str | None) -> str:
        """The ISO 4217 code of a sign, a bare "$" or "¥" by the outlet's country."""
        if sign == "$":
            return _BARE_DOLLAR.get(country or "", "USD")
        if sign in "¥￥":
            return "JPY" if country == "JP" else "CNY"
        return self.by_sign[sign]

    def of_name(self, name: str, country: str | None) -> str:
        """The ISO 4217 code of a name or code; a bare "peso" or "dollar" by the outlet's country."""
        folded = " ".join(name.replace("-", " ").lower().replace(".", "").replace("usdollar", "us dollar").split())
        if folded in ("peso", "pesos"):
            return _BARE_PESO.get(country or "", "MXN")
        if folded in ("dollar", "dollars"):
            return _BARE_DOLLAR.get(country or "", "USD")
        return self.by_name[folded]


def _plurals(name: str) -> list[str]:
    if name.isupper() or name.endswith(
        ("s", "yuan", "renminbi", "yen", "won", "baht", "rand", "kronor", "kroner", "reais")
    ):
        return [name]
    if "pound sterling" in name:
        return [name, name.replace("pound", "pounds")]
    return [name, name + "s"]


@lru_cache(maxsize=1)
def load_currencies() -> Currencies:
    """The currencies of the reference file, longest spelling first."""
    with (REFERENCE / "currencies.toml").open("rb") as file:
        rows = tomllib.load(file)["currency"]
    by_sign = {sign: row["code"] for row in rows for sign in row["symbols"]}
    by_name: dict[str, str] = {}
    hundredths: dict[str, str] = {}
    for row in rows:
        for name in [*row["names"], row["code"]]:
            for form in _plurals(name):
                by_name[" ".join(form.lower().replace(".", "").split())] = row["code"]
        if row.get("hundredth"):
            hundredths |= {row["hundredth"]: row["code"], row["hundredth"] + "s": row["code"]}
    signs = sorted([*by_sign, "$", "¥", "￥", "＄"], key=len, reverse=True)
    by_sign["＄"] = "USD"
    codes = [s for s in signs if s[0].isalpha()]
    others = [s for s in signs if not s[0].isalpha()]
    before = "|".join([rf"(?<![A-Za-z.])(?:{'|'.join(map(re.escape, codes))})", "|".join(map(re.escape, others))])
    names = sorted({*by_name, "peso", "pesos"}, key=len, reverse=True)
    words = "|".join(re.escape(n).replace(r"\ ", r"[ -]") for n in names)
    words = words.replace("us[ -]dollar", r"u\.?s\.?[ -]?dollar")
    return Currencies(
        re.compile(rf"({before})[ \u00a0]?$"),
        re.compile(rf"[ \u00a0-]?({words}|\$|€|£|¥)(?![A-Za-z])(?!-denominated)", re.IGNORECASE),
        by_sign,
        by_name,
        hundredths,
    )
