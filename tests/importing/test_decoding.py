"""Which letters a file's bytes stand for: told apart by a few names, and changed by a word."""

import pytest

from crm.importing.reading.decoding import ENCODINGS, decode
from crm.importing.reading.table import Unreadable, read_table

HEAD = "Name,Email\n"
# The longest first: what one file of a page, of some lines and of one name must come through as.
TEXTS = {
    "cp1252": [
        "Name,Ort\nMüller & Söhne,Köln\nGroßmann GmbH,Düsseldorf\nSørensen,Århus\nConceição,São Paulo\n",
        "François Côté,Crédit Agricole",
        "Hämäläinen,Väinö",
        "O’Brien,“The Best” – Ltd",
        "Peña,€ 5",
        "Müller",
        "Åse",
        "Café,5°",
        "MÜLLER GMBH",
        "«Été»,à",
    ],
    "latin-1": ["Name,Ort\nMüller & Söhne,Köln\nPeña,Málaga\n", "Ñandú"],
    "cp1250": ["Firma,Miasto\nPrzedsiębiorstwo Usługowe,Łódź\nPaweł Dąbrowski,Kraków\n", "Żywiec,Wrocław"],
    "cp932": [
        "会社名,担当者,メール\n株式会社サンプル商店,田中太郎,a@b.example\nテスト工業有限会社,佐藤花子,c@d.example\n",
        HEAD + "ソニー,表示能力",
        "株式会社アイウエオ",
        "渡邊,齋藤,髙橋",
        "田中太郎,a@b.example",
        "ｱｲｳｴｵ商事,ﾀﾅｶ ﾀﾛｳ",
        "山田",
    ],
    "big5": [
        "公司名稱,聯絡人,電話\n台灣積體電路製造股份有限公司,王小明,02-1234\n鴻海精密工業,陳美玲,02-2345\n",
        HEAD + "林志玲,a@b.example",
        "華碩電腦,施崇棠",
        "黃俊雄,吳淑芬",
        "李",
    ],
    "gb18030": [
        "公司名称,联系人,邮箱\n北京某某科技有限公司,王小明,a@b.example\n上海某某贸易公司,李小红,c@d.example\n",
        HEAD + "张伟,a@b.example",
        "华为技术有限公司",
        "刘洋,赵丽颖",
        "联通,中国移动",
        "王小明",
        "李",
    ],
    "cp949": ["회사,이름\n삼성전자 주식회사,김철수\n현대자동차,이영희\n"],
    "euc_jp": ["会社名,担当者\n株式会社サンプル商店,田中太郎さん\n"],
    "cp1251": ["Имя,Компания\nИван Петров,ООО Ромашка\nСергей Иванов,Газпром\n"],
    "utf-8": ["Name,Ort\nMüller,Köln\n", "株式会社,田中", "é"],
    "utf-8-sig": ["Name,Ort\nMüller,Köln\n"],
    "utf-16": ["Name,Ort\nMüller,Köln\n", "会社名,担当者\n株式会社,田中太郎\n"],
    "utf-16-le": ["Name,Ort\nMüller,Köln\n", "会社名,担当者\n株式会社,田中太郎\n"],
    "utf-16-be": ["Name,Ort\nMüller,Köln\n", "会社名,担当者\n株式会社,田中太郎\n"],
    "utf-32": ["Name,Ort\nMüller,Köln\n"],
}
EACH = [(encoding, text) for encoding, texts in TEXTS.items() for text in texts]


@pytest.mark.parametrize(("encoding", "text"), EACH)
def test_letters_come_through_however_few(encoding, text):
    read, _found = decode(text.encode(encoding))

    assert read == text


@pytest.mark.parametrize(("encoding", "text"), EACH)
def test_a_long_file_says_the_same_as_a_short_one(encoding, text):
    plain = "Acme Ltd,a@b.example\n" * 20_000

    read, _found = decode((HEAD + plain + text + "\n" + plain).encode(encoding))

    assert read == HEAD + plain + text + "\n" + plain


@pytest.mark.parametrize("encoding", ["cp1252", "cp932", "big5", "gb18030"])
def test_what_a_person_chose_wins_over_the_guess(encoding):
    data = (HEAD + "Müller,x\n").encode("cp1252") if encoding == "cp1252" else (HEAD + "王,x\n").encode(encoding)

    table = read_table(data, encoding=encoding)

    assert table.encoding == encoding
    assert table.sample[0].cells[0] in ("Müller", "王")


def test_letters_that_the_chosen_encoding_has_not_are_named():
    first, second = read_table((HEAD + "Bolt,x\nMüller,x\n").encode("cp1252"), encoding="utf-8").rows

    assert first.problem == ""
    assert second.cells == ["M\ufffdller", "x"]
    assert "Row 3, column 1: some letters cannot be read as utf-8" in second.problem


def test_one_broken_letter_spoils_its_own_row_of_a_file_in_utf_8():
    data = HEAD.encode() + "Müller,x\n".encode() * 30 + b"M\xfcller,x\n" + "Köln,x\n".encode()

    table = read_table(data)

    assert table.encoding == "utf-8"
    assert [row.number for row in table.rows if row.problem] == [32]


def test_a_file_that_was_cut_within_a_letter_stays_in_utf_8():
    data = (HEAD + "Müller,Kö").encode()[:-1]

    assert read_table(data).encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["rot13", "utf-7", "no such", "zlib", "\0", "x" * 10_000])
def test_an_encoding_that_is_none_is_refused_in_words(encoding):
    with pytest.raises(Unreadable, match="no encoding"):
        read_table(b"Name,Email\nAcme,x\n", encoding=encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_that_is_offered_reads_plain_letters(encoding):
    data = (HEAD + "Acme,a@b.example\n").encode(encoding)

    assert read_table(data, encoding=encoding).sample[0].cells == ["Acme", "a@b.example"]
