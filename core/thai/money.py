"""Sums of money in Thai words."""

from decimal import ROUND_HALF_UP, Decimal

_DIGIT_WORDS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACE_WORDS = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_SATANG = Decimal("0.01")


def baht_text(amount: Decimal) -> str:
    """Return the sum in Thai words, as on a receipt.

    38519.25 is สามหมื่นแปดพันห้าร้อยสิบเก้าบาทยี่สิบห้าสตางค์; 17700 is
    หนึ่งหมื่นเจ็ดพันเจ็ดร้อยบาทถ้วน. Halves of a satang are rounded up.
    """
    if not isinstance(amount, Decimal):
        raise TypeError("money is a Decimal")
    rounded = amount.quantize(_SATANG, ROUND_HALF_UP)
    sign = "ลบ" if rounded < 0 else ""
    baht, satang = divmod(int(abs(rounded) * 100), 100)
    baht_words = "" if baht == 0 and satang else integer_text(baht) + "บาท"
    return sign + baht_words + (integer_text(satang) + "สตางค์" if satang else "ถ้วน")


def integer_text(number: int) -> str:
    """Return a whole number, zero or more, in Thai words: 1000001 is หนึ่งล้านเอ็ด."""
    if number < 0:
        raise ValueError("zero or more")
    return _integer_words(number, follows=False) or "ศูนย์"


def _integer_words(number: int, *, follows: bool) -> str:
    millions, rest = divmod(number, 1_000_000)
    words = _integer_words(millions, follows=follows) + "ล้าน" if millions else ""
    return words + _below_a_million(rest, follows=follows or millions > 0)


def _below_a_million(number: int, *, follows: bool) -> str:
    words = ""
    digits = str(number)
    for index, digit in enumerate(map(int, digits)):
        place = len(digits) - 1 - index
        if digit == 0:
            continue
        if place == 0 and digit == 1 and (follows or len(digits) > 1):
            words += "เอ็ด"
        elif place == 1 and digit == 1:
            words += "สิบ"
        elif place == 1 and digit == 2:
            words += "ยี่สิบ"
        else:
            words += _DIGIT_WORDS[digit] + _PLACE_WORDS[place]
    return words
