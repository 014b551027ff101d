"""XML from outside, read without entities, DTDs or network; any other answer is a fault."""

from collections.abc import Iterator
from decimal import Decimal

from lxml import etree

from core.feeds import BadRecord, Fault
from core.words import Words
from declarations.messages.faults import shortened, shown

LARGEST = 8 * 1024 * 1024
DEEPEST = 40

_TOO_LARGE = Words("ไฟล์ XML ไม่เกิน 8 MiB", "an XML file of at most 8 MiB")
_NOT_XML = Words("ไฟล์ XML ที่ถูกรูปแบบ", "well-formed XML")
_NO_DTD = Words("ไฟล์ XML ที่ไม่มี DTD", "XML without a document type definition")
_TOO_DEEP = Words("XML ซ้อนไม่เกิน 40 ชั้น", "XML nested at most 40 deep")


class Node:
    """An element, asked by the local names of its children; prefixes say nothing."""

    def __init__(self, element: etree._Element, path: str) -> None:
        self.element = element
        self.path = path

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return _line(self.element)

    @property
    def text(self) -> str:
        """Its text, without spaces around it."""
        return (self.element.text or "").strip()

    def all(self, name: str) -> list["Node"]:
        """Return the children of this local name."""
        found = [child for child in self.element if _local(child) == name]
        places = [f"[{n}]" for n in range(1, len(found) + 1)] if len(found) > 1 else [""]
        return [
            Node(child, f"{self.path}/{name}{place}")
            for child, place in zip(found, places, strict=False)
        ]

    def first(self, path: str) -> "Node | None":
        """Return the first node on a path of local names such as ``Commodity/Description``."""
        node: Node | None = self
        for name in path.split("/"):
            node = next(iter(node.all(name)), None) if node else None
        return node

    def value(self, *paths: str) -> str:
        """Return the first text that is not empty on one of these paths, or nothing."""
        found = (self.first(path) for path in paths)
        return next((node.text for node in found if node and node.text), "")

    def attribute(self, name: str) -> str:
        """Return an attribute, or nothing."""
        return str(self.element.get(name, ""))

    def fault(self, expected: Words, child: str = "") -> Fault:
        """Return the fault of this node, or of a child that is missing or wrong."""
        node = self.first(child) if child else self
        path = f"{self.path}/{child}" if child else self.path
        text = shown((), node.text) if node else ""
        return Fault(node.path if node else path, text, expected, node.line if node else self.line)


def root_of(content: bytes) -> Node:
    """Return the root of an XML document.

    :raises BadRecord: it is too large, not well-formed, too deep, or brings a DTD
    """
    if len(content) > LARGEST:
        raise BadRecord(Fault("", "", _TOO_LARGE))
    # Looked for before it is read, in any encoding that leaves letters as they are or widens
    # them: an entity that is never declared cannot grow.
    if b"<!DOCTYPE" in content.replace(b"\0", b""):
        raise BadRecord(Fault("", "<!DOCTYPE", _NO_DTD))
    root = _parsed(content)
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadRecord(Fault("", "<!DOCTYPE", _NO_DTD))
    _refuse_depth(root)
    return Node(root, f"/{_local(root)}")


def _parsed(content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 0) or 0
        found = shortened(str(error), 80)
        raise BadRecord(Fault("", found, _NOT_XML, line)) from None


def _refuse_depth(root: etree._Element) -> None:
    for depth, node in _with_depth(root):
        if depth > DEEPEST:
            raise BadRecord(Fault(f"/{_local(root)}", "", _TOO_DEEP, _line(node)))


def _with_depth(root: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    depth = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            yield depth, node
        else:
            depth -= 1


def canonical(node: Node) -> str:
    """Return the same text for elements that say the same."""
    text = etree.tostring(node.element, encoding="unicode", with_tail=False)
    return str(etree.canonicalize(text, strip_text=True))


def number_of(text: str) -> Decimal | None:
    """Return a number as XML writes it, or None where it is none, or below zero."""
    try:
        found = Decimal(text)
    except ArithmeticError:
        return None
    return found if found.is_finite() and found >= 0 else None


def _local(element: etree._Element) -> str:
    # A node that is no element (an entity that was not resolved) has no name to ask for.
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0
