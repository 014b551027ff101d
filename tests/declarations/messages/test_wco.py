"""WCO documents: nothing dangerous is read, everything else becomes values or faults."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.feeds import BadRecord
from declarations.messages.records import of_xml
from declarations.messages.wco import documents
from declarations.messages.wco_notifications import KINDS
from tests.declarations.messages.samples import NOON

ITEM = """
<GovernmentAgencyGoodsItem><SequenceNumeric>{line}</SequenceNumeric>
<StatisticalValueAmount currencyID="THB">1200.50</StatisticalValueAmount>
<Commodity><Description>Toys</Description>
<Classification><ID>95030099</ID><IdentificationTypeCode>TSP</IdentificationTypeCode></Classification>
<GoodsMeasure><GrossMassMeasure unitCode="TNE">2</GrossMassMeasure>
<NetNetWeightMeasure>1500</NetNetWeightMeasure><TariffQuantity unitCode="C62">7</TariffQuantity>
</GoodsMeasure></Commodity><Origin><CountryCode>JP</CountryCode></Origin>
<Packaging><MarksNumbersID>MARK</MarksNumbersID><TypeCode>CT</TypeCode></Packaging>
</GovernmentAgencyGoodsItem>"""
DECLARATION = (
    """<md:MetaData xmlns:md="urn:x" xmlns="urn:y">
<md:ResponsibleCountryCode>TH</md:ResponsibleCountryCode>
<Declaration><FunctionCode>9</FunctionCode>
<FunctionalReferenceID>DEMO000000123</FunctionalReferenceID><ID>A022-0691100123</ID>
<IssueDateTime><DateTimeString formatCode="304">20261122100000Z</DateTimeString></IssueDateTime>
<TypeCode>IMA</TypeCode>
<TotalPackageQuantity>3</TotalPackageQuantity>
<BorderTransportMeans><ID>MV DEMO</ID><ModeCode>1</ModeCode></BorderTransportMeans>
<Declarant><ID>0000000012343</ID></Declarant>
<PresentationOffice><ID>2801</ID></PresentationOffice>
<GoodsShipment><Importer><Name>Example</Name><ID>0000000012343</ID></Importer>
<Consignment><GoodsLocation><ID>2811</ID></GoodsLocation>
<TransportContractDocument><ID>BKK-1</ID><TypeCode>703</TypeCode></TransportContractDocument>
</Consignment><ExportCountry><ID>JP</ID></ExportCountry>"""
    + ITEM.format(line=1)
    + ("</GoodsShipment></Declaration></md:MetaData>")
)
NOTIFICATION = """<MetaData><ResponsibleCountryCode>{country}</ResponsibleCountryCode><Response>
<FunctionCode>{code}</FunctionCode><FunctionalReferenceID>abc</FunctionalReferenceID>
<IssueDateTime><DateTimeString formatCode="304">{at}</DateTimeString></IssueDateTime>
<Declaration><FunctionalReferenceID>{reference}</FunctionalReferenceID><ID>{number}</ID></Declaration>
</Response></MetaData>"""
CANCELLATION = """<MetaData><Declaration><FunctionCode>13</FunctionCode>
<FunctionalReferenceID>R1</FunctionalReferenceID><ID>24GBX</ID><TypeCode>INV</TypeCode>
</Declaration></MetaData>"""


def notification(code="01", country="", at="20261122100000Z", reference="R1", number="24GBX"):
    return NOTIFICATION.format(
        code=code, country=country, at=at, reference=reference, number=number
    )


def records(content, sender="", place="0010"):
    content = content if isinstance(content, bytes) else content.encode()
    return list(of_xml(content, source="a.xml", sender=sender, place=place, at=NOON))


def read(content, **options):
    (record,) = records(content, **options)
    assert record.faults == ()
    return record.values


def faults(content):
    (record,) = records(content)
    assert all(fault.expected.th and fault.expected.en for fault in record.faults)
    return [(fault.field, fault.value, fault.expected.en, fault.line) for fault in record.faults]


def test_a_thai_declaration_is_read_whole():
    values = read(DECLARATION)

    assert (values.reference, values.number) == ("DEMO000000123", "A0220691100123")
    assert (values.sender, values.event_id) == ("WCO-TH", "9/DEMO000000123/1")
    assert (values.document_type, values.office, values.release_place) == ("0", "2801", "2811")
    assert (values.trader.tax_id, values.trader.name_en) == ("0000000012343", "Example")
    assert values.broker is None
    assert values.control["house_bill"] == "BKK1"
    assert (values.control["gross_weight"], values.control["net_weight"]) == (2000, 1500)
    assert values.control["value_baht"] == values.items[0].value_baht > 1200
    assert (values.control["shipping_marks"], values.control["package_unit"]) == ("MARK", "CT")
    assert (values.items[0].tariff, values.items[0].unit) == ("95030099", "C62")


def test_a_thai_document_type_is_taken_as_it_is():
    express = DECLARATION.replace("IMA", "X").replace("A022-0", "A022-X")

    assert read(express).document_type == "X"


def test_the_sender_may_be_named():
    assert read(DECLARATION, sender="BROKER").sender == "BROKER"


def test_declarations_from_abroad_stand_at_a_place_of_ours():
    foreign = DECLARATION.replace(">TH<", ">GB<").replace("A022-0691100123", "24GB1")

    values = read(foreign, place="2801")

    assert (values.office, values.release_place, values.number) == ("2801", "2801", "24GB1")
    assert values.sender == "WCO-GB"


@pytest.mark.parametrize(
    ("old", "new", "field", "expected"),
    [
        ("<FunctionCode>9<", "<FunctionCode>4<", "FunctionCode", "9 (original)"),
        ("<FunctionCode>9<", "<FunctionCode>13<", "FunctionCode", "9 (original)"),
        ("DEMO000000123", "", "FunctionalReferenceID", "required"),
        ("DEMO000000123", "D" * 36, "FunctionalReferenceID", "at most 35"),
        ("DEMO000000123", "DEMO1", "FunctionalReferenceID", "13 characters"),
        ("A022-0691100123", "A030-0690200123", "ID", "whose day exists"),
        ("20261122100000Z", "20261322100000Z", "DateTimeString", "format 304"),
        ("20261122100000Z", "yesterday", "DateTimeString", "format 304"),
        ("20261122100000Z", "20261126100000Z", "DateTimeString", "not in the future"),
        ("IMA", "COA", "TypeCode", "begins with IM or EX"),
        ("<ModeCode>1", "<ModeCode>6", "ModeCode", "mode of transport"),
        ("<ID>0000000012343</ID></Importer>", "</Importer>", "Importer/ID", "required"),
        (
            "<ID>0000000012343</ID></Importer>",
            "<ID>0000000012344</ID></Importer>",
            "tax_id",
            "check",
        ),
        (">3</TotalP", ">three</TotalP", "TotalPackageQuantity", "a number"),
        (">3</TotalP", ">-3</TotalP", "TotalPackageQuantity", "a number"),
        (">3</TotalP", ">1e99</TotalP", "TotalPackageQuantity", "a number"),
        (">3</TotalP", ">NaN</TotalP", "TotalPackageQuantity", "a number"),
        (">3</TotalP", ">100000000</TotalP", "TotalPackageQuantity", "from 0 to 99999999"),
        (">2</Gross", ">100000000</Gross", "GrossMassMeasure", "from 0 to 99999999.999"),
        (">2</Gross", ">99999999</Gross", "Declaration", "from 0 to 99999999.999"),
        (">1200.50<", ">1e15<", "StatisticalValueAmount", "from 0 to"),
        ('"TNE"', '"LBR"', "GrossMassMeasure", "a unit of weight"),
        ("<SequenceNumeric>1", "<SequenceNumeric>0", "SequenceNumeric", "item number"),
        ("<ID>95030099</ID>", "", "ID", "required"),
        ("<ID>2801</ID>", "<ID>GB01</ID>", "ExitOffice/ID", "four digits"),
        ("<ID>BKK-1</ID>", "", "house_bill", "house B/L only"),
    ],
)
def test_what_is_wrong_with_a_declaration(old, new, field, expected):
    assert old in DECLARATION

    found = faults(DECLARATION.replace(old, new))

    assert any(one[0].endswith(field) and expected in one[2] for one in found), found


def test_a_fault_has_its_path_and_line():
    wrong = DECLARATION.replace("<SequenceNumeric>1", "<SequenceNumeric>x")

    assert faults(wrong)[0][:2] == (
        "/MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/SequenceNumeric",
        "x",
    )
    assert faults(wrong)[0][3] == wrong[: wrong.index(">x<")].count("\n") + 1


def test_items_have_their_own_numbers():
    twice = DECLARATION.replace("</GoodsShipment>", ITEM.format(line=1) + "</GoodsShipment>")

    assert faults(twice)[0][0].endswith("GovernmentAgencyGoodsItem[2]/SequenceNumeric")


@pytest.mark.parametrize(("code", "event"), KINDS.items())
def test_each_function_code_is_an_event(code, event):
    values = read(notification(code))

    assert (values.code, values.event_id, values.sender) == (event, "abc", "WCO-GB")
    assert values.facts["function_code"] == code


def test_other_function_codes_are_kept():
    assert read(notification("17")).code == "WCO-17"


def test_what_was_refused_gets_no_number():
    values = read(notification("03"))

    assert (values.number, values.reference, values.facts["number"]) == ("", "R1", "24GBX")


def test_thai_notifications_name_thai_numbers():
    assert read(notification(country="TH", number="A022-0691100123")).number == "A0220691100123"
    assert faults(notification(country="TH"))[0][2].startswith("a declaration number")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"code": "1"}, "two digits"),
        ({"code": "๐๑"}, "two digits"),
        ({"at": ""}, "IssueDateTime"),
        ({"at": "20261122"}, "format 304"),
        ({"at": "20261126100000Z"}, "future"),
        ({"reference": "", "number": ""}, "the ID or the FunctionalReferenceID"),
    ],
)
def test_what_is_wrong_with_a_notification(changes, expected):
    assert any(expected in one[2] for one in faults(notification(**changes)))


def test_moments_may_have_an_offset_or_none():
    assert read(notification(at="20261122100000+07:00")).occurred_at.utcoffset().seconds == 7 * 3600
    assert read(notification(at="20261122100000")).occurred_at.utcoffset().seconds == 0


def test_a_request_to_cancel_has_no_time_of_its_own():
    values = read(CANCELLATION)

    assert (values.code, values.occurred_at) == ("CANCELLATION_REQUESTED", None)
    assert (values.number, values.reference, values.event_id) == ("24GBX", "", "13/R1")


def test_a_file_may_hold_several_documents():
    both = DECLARATION.replace("</md:MetaData>", "") + (
        "<Declaration><FunctionCode>9</FunctionCode></Declaration></md:MetaData>"
    )

    good, bad = records(both)

    assert good.values.reference == "DEMO000000123"
    assert bad.faults


def test_a_document_may_come_without_its_envelope():
    bare = DECLARATION[DECLARATION.index("<Declaration>") : DECLARATION.index("</md:MetaData>")]

    assert read(bare).sender == "WCO"


def test_faults_of_one_document_have_a_limit():
    many = DECLARATION.replace("</GoodsShipment>", ITEM.format(line=0) * 150 + "</GoodsShipment>")

    assert len(faults(many)) == 100


LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
)


@pytest.mark.parametrize(
    ("dangerous", "expected"),
    [
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>', "document type"),
        ('<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>', "document type"),
        (f"<!DOCTYPE a [{LAUGHS}]><a>&l9;</a>", "document type"),
        (
            '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16"),
            "document type",
        ),
        ("<a>" * 300 + "</a>" * 300, ""),
        ("<a>" * 41 + "</a>" * 41, "at most 40 deep"),
        (b"<a>" + b"x" * (8 * 1024 * 1024) + b"</a>", "at most 8 MiB"),
        ("<a>", "well-formed"),
        ("", "well-formed"),
        ("<a>&x;</a>", "well-formed"),
        (b"<a>\xff</a>", "well-formed"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "well-formed"),
        ("<a/>", "WCO document"),
        ("<MetaData/>", "WCO document"),
    ],
)
def test_what_is_never_read(dangerous, expected):
    assert expected in faults(dangerous)[0][2]


def test_a_hidden_dtd_is_refused_after_reading():
    hidden = '<?xml version="1.0" encoding="UTF-7"?>\n+ADwAIQ-DOCTYPE a+AD4-\n<a/>'

    assert faults(hidden)


@given(st.binary(max_size=120) | st.text(max_size=120).map(str.encode))
def test_any_bytes_are_documents_or_a_fault(content):
    try:
        found = documents(content, sender="", place="0010", at=NOON)
    except BadRecord as bad:
        found = bad.faults
    assert found


@given(st.data())
def test_any_text_in_any_element_is_values_or_faults(data):
    parts = DECLARATION.split(">")
    place = data.draw(st.integers(0, len(parts) - 2))
    text = data.draw(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=12))
    parts[place] += ">" + text.replace("<", "").replace("&", "")
    content = ">".join(parts[: place + 1]) + ">".join(parts[place + 1 :])

    assert all(record.values or record.faults for record in records(content))
