"""How common the characters of a text would be in each two-byte encoding of East Asia."""

import re
from dataclasses import dataclass

HALF = 0.75  # what a half-width kana counts: every second Chinese character could be two


def _pairs(text, encoding):
    return frozenset(character.encode(encoding) for character in text)


@dataclass(frozen=True)
class Wide:
    """A two-byte encoding: what a character is in it, which are common, which of them it must have, how many at least,
    and which are usual in names of people and companies."""

    name: str
    character: re.Pattern
    common: re.Pattern
    proof: re.Pattern | None = None
    least: int = 1
    usual: frozenset = frozenset()


WIDES = (
    Wide(  # Hangul fill the first half of what is common in GB 2312: a dozen characters are hardly there by chance
        "cp949",
        re.compile(rb"[\x81-\xfe][\x41-\x5a\x61-\x7a\x81-\xfe]"),
        re.compile(rb"[\xb0-\xc8][\xa1-\xfe]"),
        least=12,
    ),
    Wide(
        "gb18030",
        re.compile(rb"[\x81-\xfe][\x30-\x39][\x81-\xfe][\x30-\x39]|[\x81-\xfe][\x40-\x7e\x80-\xfe]"),
        re.compile(rb"[\xb0-\xd7][\xa1-\xfe]|\xa1[\xa1-\xbf]|\xa3[\xa1-\xfe]"),
        usual=_pairs(
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢钟姜崔谭范汪陆金石贾韦夏邱方侯邹熊孟秦白江钱"
            "公司有限科技股份集团北京上海广州深圳市省姓名电话邮箱联系人客户备注行业地址小明伟芳娜敏静丽强磊军洋勇艳杰娟涛超霞平刚贸易",
            "gb18030",
        ),
    ),
    Wide(
        "big5",
        re.compile(rb"[\x81-\xfe][\x40-\x7e\xa1-\xfe]"),
        re.compile(rb"[\xa4-\xc5][\x40-\x7e\xa1-\xfe]|\xc6[\x40-\x7e]|\xa1[\x40-\x7e]|\xa2[\xaf-\xfe]|\xa3[\x40-\x73]"),
        usual=_pairs(
            "陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴徐周葉蘇莊江呂何蕭羅高潘簡朱鍾彭游詹胡施沈余趙盧梁顏柯孫魏翁戴范宋方鄧杜傅侯曹薛丁馬董唐藍石龔馮鄒"
            "公司有限科技股份集團企業台北灣高雄香港市姓名電話郵箱信聯絡人客戶備註產業地址小明美玲志偉淑芬雅婷怡君俊傑家豪建宏貿易",
            "big5",
        ),
    ),
    Wide(
        "cp932",
        re.compile(rb"[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc]|[\xa1-\xdf]"),
        re.compile(
            rb"\x81[\x40-\x7e\x80-\xac]|\x82[\x4f-\x9a\x9f-\xf1]|\x83[\x40-\x96]|[\x88-\x97][\x40-\x7e\x80-\xfc]|\x98[\x40-\x72]"
        ),
        usual=_pairs(
            "佐藤鈴木高橋田中伊渡辺山本村小林加吉松井口清水崎野原川島谷沢池太郎子株式会社有限合同氏名電話住所担当者東京大阪部長龍濱",
            "cp932",
        ),
    ),
    Wide(
        "euc_jp",
        re.compile(rb"[\xa1-\xfe][\xa1-\xfe]|\x8e[\xa1-\xdf]"),
        re.compile(rb"\xa1[\xa1-\xbf]|\xa3[\xb0-\xfa]|\xa4[\xa1-\xf3]|\xa5[\xa1-\xf6]|[\xb0-\xcf][\xa1-\xfe]"),
        proof=re.compile(rb"\xa4[\xa1-\xf3]|\xa5[\xa1-\xf6]"),
    ),
)


def commonness(sample, wide):
    """The share of what is beyond ASCII that are common characters of an encoding, up to 1.5 where they are usual in names.

    Broken ones count against it.
    """
    characters = common = usual = proof = 0
    for run in _runs(sample):
        found = wide.character.findall(run)
        rest = wide.character.sub(b"", run)
        characters += len(found) + 2 * sum(byte > 127 for byte in rest)
        usual += sum(character in wide.usual for character in found)
        common += sum(1 if wide.common.fullmatch(character) else HALF * (len(character) == 1) for character in found)
        proof += len(wide.proof.findall(run)) if wide.proof else 0
    if characters < wide.least or (wide.least > 1 and common < characters):
        return 0.0
    if wide.proof and proof < 0.1 * characters:
        return 0.0
    return (common + (characters if wide.least > 1 else usual) / 2) / (characters or 1)


def _runs(sample):
    """The stretches that start beyond ASCII, with what may be second bytes."""
    return re.findall(rb"[\x80-\xff][\x30-\x7e\x80-\xff]*", sample)
