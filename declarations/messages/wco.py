"""Documents of the WCO Data Model 3.6: declarations, requests to cancel, notifications.

Elements are read by their local names, with namespaces or without. See docs/wco.md for what
becomes of each.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from core.feeds import BadRecord
from core.words import Words
from declarations.messages import wco_declarations, wco_notifications
from declarations.messages.values import DeclarationValues, EventValues
from declarations.messages.wco_forms import Sent
from declarations.messages.xml import Node, root_of

_NOT_WCO = Words(
    "เอกสาร WCO: MetaData ที่มี Declaration หรือ Response",
    "a WCO document: MetaData with a Declaration or a Response",
)
_FUNCTION = Words(
    "FunctionCode 9 (ใบขนสินค้าใหม่) หรือ 13 กับ TypeCode INV (ขอยกเลิก)",
    "FunctionCode 9 (original), or 13 with TypeCode INV (request to cancel)",
)


@dataclass(frozen=True)
class Document:
    """One declaration, request or notification, not yet read."""

    node: Node
    sent: Sent

    def read(self) -> DeclarationValues | EventValues:
        """Return what it says.

        :raises BadRecord: with every fault of it
        """
        return _reader(self.node)(self.node, self.sent)


def documents(
    content: bytes, *, sender: str, place: str, at: datetime, places: Collection[str] = ()
) -> list[Document]:
    """Return the documents of an XML file.

    :param sender: who sends; empty: ``WCO-`` and the country of the customs administration
    :param place: customs place of declarations that name none of ours
    :param places: codes of the known customs places; none: they are not checked here
    :raises BadRecord: it is no safe XML, or no WCO document
    """
    root = root_of(content)
    country = root.value("ResponsibleCountryCode")
    sent = Sent(sender, country if re.fullmatch("[A-Z]{2}", country) else "", place, at, places)
    parts = [root] if root.path in {"/Declaration", "/Response"} else []
    if root.path == "/MetaData":
        parts = [*root.all("Declaration"), *root.all("Response")]
    if not parts:
        raise BadRecord(root.fault(_NOT_WCO))
    return [Document(part, sent) for part in parts]


def _reader(node: Node) -> Callable[[Node, Sent], DeclarationValues | EventValues]:
    if "/Response" in node.path:
        return wco_notifications.read
    match node.value("FunctionCode"), node.value("TypeCode"):
        case "9", _:
            return wco_declarations.read
        case "13", "INV":
            return wco_notifications.read_cancellation
    raise BadRecord(node.fault(_FUNCTION, "FunctionCode"))
