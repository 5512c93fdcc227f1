"""Which letters a file's bytes stand for."""

import pytest

from crm.importing.decoding import decode
from crm.importing.reading import MOST_BYTES, Unreadable

JAPANESE = (
    "会社名,担当者,メール\n"
    + "株式会社サンプル商店,田中太郎,tanaka@example.com\nテスト工業有限会社,佐藤花子,sato@example.com\n" * 5
)
CHINESE = (
    "公司名称,联系人,邮箱\n"
    + "北京某某科技有限公司,王小明,wang@example.com\n上海某某贸易公司,李小红,li@example.com\n" * 5
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Name,Ort\nMüller,Köln\n", "utf-8"),
        ("Name,Ort\nMüller,Köln\n", "utf-8-sig"),
        ("Name,Ort\nMüller,Köln\n", "utf-16"),
        ("Name,Ort\nMüller,Köln\n", "utf-16-le"),
        ("Name,Ort\nMüller,Köln\n", "utf-16-be"),
        ("Name,Ort\nMüller & Söhne,Köln\nGroßmann,Düsseldorf\n" * 3, "cp1252"),
        (JAPANESE, "cp932"),
        (CHINESE, "gb18030"),
    ],
)
def test_letters_come_through(text, encoding):
    read, _found = decode(text.encode(encoding))

    assert read.removeprefix("\ufeff") == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (bytes(range(256)) * 20, "no text file"),
        (b"x" * (MOST_BYTES + 1), "100 MB"),
    ],
)
def test_what_is_no_text_is_refused_in_words(data, words):
    with pytest.raises(Unreadable, match=words):
        decode(data)
