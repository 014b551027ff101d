"""Demonstration declarations and their events as records of the feed, in order of time."""

import csv
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from django.utils.timezone import localtime

from accounts.actions import PLACES
from core.thai.dates import BUDDHIST_ERA
from declarations.catalogue import codes
from declarations.management.demo import goods
from declarations.management.demo.journeys import STORIES, Stop, all_ways, stops
from declarations.management.demo.people import BROKERS, EXPORTER, IMPORTER, OTHERS
from registration.management.demo.firms import Firm

SEED = 2569
SENDER = "DEMO"
FIRST_REFERENCE = "DEMO000000001"

# How goods travel to a place, by its code; where it is in no list, by road or by sea.
_MODES = {
    "4": "1190 1191 1192 1193 1194 1400 1500 1510 1810 2020 2622 2907 4801 6001 7101",
    "5": "1201 1202",
    "2": "0321 0331 0332 1301",
    "8": "3001 3201 4301",
    "9": "1195",
    "1": "0010 0011 0019 0153 0195 0198 0250 0500 2000 2900 4200 5000 9997"
    " 2001 2201 2401 2501 2621 5001 5201 5301 5401 5601 5701 6101 6201 6601 7001 7201 7401"
    " 7601 7801",
}
_NO_PORTS = "0010 0011 0019 0195 0198 0301 0500 0501 0534 2000 2900 4200 5000 9997"
"""Places that no ship reaches; what comes to them by sea comes in at Bangkok Port."""
_BANGKOK_PORT = "0119"
_WITHOUT_GOODS = "0010 0011 0019 0153 0195 0198 2000 2900 4200 5000 9997"
"""Head offices and sections for money and rights: the firms one signs in as are not there."""
_ONE_WAY = {"0131": "0", "0250": "1", "1202": "1", "1301": "0"}
"""Places for imports only, or for exports only, with the document type."""
_VESSELS = {
    "1": ("MV DEMO PEARL", "MV DEMO ANDAMAN", "MV DEMO KINNAREE"),
    "2": ("SRT 2569",),
    "3": ("70-2569", "71-0042"),
    "4": ("XX0676", "XX0412", "XX0930"),
    "8": ("MEKONG DEMO 7",),
}
_COUNTRIES = {"USD": "US", "EUR": "DE", "JPY": "JP", "CNY": "CN"}


def all_records(now: datetime) -> list[tuple[datetime, dict[str, Any]]]:
    """Return every record with the moment at which it is received, the earliest first.

    The same for the same ``now``; nothing happens after it.
    """
    random = Random(SEED)  # noqa: S311 (invented data, the same every time)
    places = _places(random)
    found: list[tuple[datetime, dict[str, Any]]] = []
    ways = all_ways(random)
    for place, journey in enumerate(ways):
        maker = _Maker(random, place, places[place % len(places)], now)
        found += maker.records(journey)
    for place, (release_place, journey) in enumerate(STORIES, start=len(ways)):
        customs_place = next(row for row in places if row["code"] == release_place)
        maker = _Maker(random, place, customs_place, now, document_type="0", firm=IMPORTER)
        found += maker.records(journey)
    return sorted(found, key=lambda pair: pair[0])


def _places(random: Random) -> list[dict[str, str]]:
    with PLACES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    random.shuffle(rows)
    return rows


class _Maker:
    """Makes one declaration and what happens to it."""

    def __init__(
        self,
        random: Random,
        place: int,
        customs_place: dict[str, str],
        now: datetime,
        *,
        document_type: str = "",
        firm: Firm | None = None,
    ) -> None:
        self.random = random
        self.running = place + 1
        self.place = customs_place["code"]
        self.in_charge = customs_place["office_in_charge"] or self.place
        self.now = now
        self.firm = firm
        self.document_type = document_type or self._document_type(place)
        self.is_import = codes.is_import(self.document_type)
        self.mode = self._mode(place)
        self.reference = f"DEMO{self.running:09}"
        self.currency = random.choice(tuple(goods.RATES))

    def records(self, journey: Any) -> Iterator[tuple[datetime, dict[str, Any]]]:
        duty = f"{self.random.randint(12, 480) * 250}.00"
        way = stops(journey, self.random, is_import=self.is_import, duty=duty, now=self.now)
        yield self._declaration(way[0].at)
        number = ""
        for place, stop in enumerate(way, start=1):
            number = number or (self._number(stop.at) if stop.code == "0109" else "")
            yield stop.at + timedelta(seconds=1), self._event(stop, place, number)

    def _document_type(self, place: int) -> str:
        if self.place in _ONE_WAY:
            return _ONE_WAY[self.place]
        if place % 3 == 2:
            return tuple(codes.DOCUMENT_TYPES)[place // 3 % len(codes.DOCUMENT_TYPES)]
        return self.random.choice("00011")

    def _mode(self, place: int) -> str:
        if place % 29 == 0 and self.firm is None:
            return "7"
        for mode, places in _MODES.items():
            if self.place in places:
                return mode
        return "1" if self.in_charge == "2801" or self.place < "2000" else "3"

    def _number(self, at: datetime) -> str:
        day = localtime(at).date()
        year = (day.year + BUDDHIST_ERA) % 100
        return f"A0{day:%d}{self.document_type}{year:02}{day:%m}{self.running:05}"

    def _declaration(self, at: datetime) -> tuple[datetime, dict[str, Any]]:
        rate = Decimal(goods.RATES[self.currency])
        country = _COUNTRIES[self.currency]
        items = goods.items(self.random, is_import=self.is_import, rate=rate, country=country)
        record = {
            "kind": "declaration",
            "event_id": f"{self.reference}-0",
            "occurred_at": _text(at - timedelta(seconds=2)),
            "reference": self.reference,
            "document_type": self.document_type,
            "formalities_date": localtime(at).date().isoformat(),
            "office": self.in_charge,
            "release_place": self.place,
            "port": _BANGKOK_PORT if self.place in _NO_PORTS else self.in_charge,
            "trader": _party(self._trader()),
            "clearing_person": self.random.choice(("สมพร ตัวแทนสาธิต", "วิภา พิธีการสาธิต")),
            "manager": self.random.choice(("มานะ ผู้จัดการสาธิต", "ชูใจ ผู้จัดการสาธิต")),
            "transport": self._transport(localtime(at).date()),
            "goods": self._goods(items, country),
            "value": self._value(items),
            "payment": self._payment(items),
            "items": items,
        }
        if self.random.random() < 0.7:
            record["broker"] = _party(BROKERS[0 if self.random.random() < 0.75 else 1])
        return at, record

    def _trader(self) -> Firm:
        if self.firm:
            return self.firm
        main = IMPORTER if self.is_import else EXPORTER
        is_usual = self.place not in _WITHOUT_GOODS and self.mode != "7"
        is_main = self.random.random() < 0.25 and is_usual
        return main if is_main else self.random.choice(OTHERS)

    def _transport(self, day: date) -> dict[str, str]:
        running = self.running
        master, house = {
            "1": ("", f"DEMOBKK69{running:05}"),
            "2": ("", f"DEMORAIL{running:05}"),
            "3": (f"{self.place}{(day.year + 543) % 100}{day:%m}{running:09}", "1"),
            "4": (f"000{running:07}{running % 7}", f"DEMOHAWB{running:05}"),
            "5": ("", f"DEMOPOST{running:05}"),
            "9": ("", f"DEMOBAG{running:05}"),
        }.get(self.mode, ("", ""))
        return {
            "mode": self.mode,
            "cargo_type": "2" if self.mode == "1" else "",
            "vessel": self.random.choice(_VESSELS.get(self.mode, ("",))),
            "voyage": f"V{running % 90 + 10}" if self.mode == "1" else "",
            "date": (day + timedelta(days=-1 if self.is_import else 2)).isoformat(),
            "master_bill": master,
            "house_bill": house,
        }

    def _goods(self, items: list[dict[str, Any]], country: str) -> dict[str, Any]:
        net = sum((Decimal(item["net_weight"]) for item in items), start=Decimal(0))
        return {
            "origin_country": country if self.is_import else "TH",
            "other_country": country,
            "shipping_marks": f"DEMO {self.running} MADE UP",
            "packages": self.random.randint(1, 240),
            "package_unit": self.random.choice(("CT", "PK", "PX", "BX")),
            "gross_weight": str((net * Decimal("1.08")).quantize(Decimal("0.001"))),
            "net_weight": str(net),
        }

    def _value(self, items: list[dict[str, Any]]) -> dict[str, str]:
        return {
            "currency": self.currency,
            "exchange_rate": goods.RATES[self.currency],
            "foreign": str(sum(Decimal(item["value_foreign"]) for item in items)),
            "baht": str(sum(Decimal(item["value_baht"]) for item in items)),
        }

    def _payment(self, items: list[dict[str, Any]]) -> dict[str, Any]:
        duties = [duty for item in items for duty in item["duties"]]
        pays = bool(duties)
        guaranteed = pays and self.running % 9 == 0
        if guaranteed:
            duties[-1]["deposit"] = "2500.00"
        return {
            "method": self.random.choice("AHHHC") if pays else "L",
            "guarantee_method": self.random.choice("AH") if guaranteed else "L",
            "guarantee_type": self.random.choice("CBEM") if guaranteed else "",
            "assessment_request": self.running % 31 == 0,
            "inspection_request": self.running % 37 == 0,
        }

    def _event(self, stop: Stop, place: int, number: str) -> dict[str, Any]:
        record = {
            "kind": "status",
            "event_id": f"{self.reference}-{place}",
            "occurred_at": _text(stop.at),
            "reference": self.reference,
            "code": stop.code,
            "facts": stop.facts,
        }
        if number:
            record["number"] = number
        if stop.code in {"0309", "GOODS_READY", "EXAMINED", "0409"}:
            record["office"] = self.place
        return record


def _party(firm: Firm) -> dict[str, Any]:
    return {
        "tax_id": firm.tax_id,
        "branch": 0,
        "name_th": firm.name_th,
        "name_en": firm.name_en,
    }


def _text(at: datetime) -> str:
    return localtime(at).isoformat(timespec="seconds")
