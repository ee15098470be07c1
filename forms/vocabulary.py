"""Words that the advice on wording listens for, in English, Malay and Indonesian."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What one language says it with; each pattern is searched in a text in lower case.

    `doubled` is a whole title in which a second thing is asked; `settled` a hint that says what counts when only one of
    two is true; `opinion` a word by which two people mean two things; `denied` a question that is asked in the
    negative; `fault` something that nobody wants to see; `reversed` a hint that tells what a yes means.
    """

    doubled: re.Pattern[str]
    settled: re.Pattern[str]
    opinion: re.Pattern[str]
    denied: re.Pattern[str]
    fault: re.Pattern[str]
    reversed: re.Pattern[str]


def _words(words: str) -> str:
    """A pattern of whole words; a * in one stands for any ending."""
    return rf"\b(?:{'|'.join(words.replace('*', r'[a-z]*').split())})\b"


def _search(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_DONE = (
    r"(?:[a-z]{2,}ed|"
    + _words("given told shown kept made said seen heard done led brought taken sold met swept lit worn found sent")
    + ")"
)
_DO = _words(
    "ask offer greet thank explain say tell give take lead show check repeat smile look listen help "
    "invite confirm count wear wash clean keep hand call introduce close open stand wait apologise "
    "apologize mention name use suggest propose answer find bring point speak make let get walk guide "
    "serve pack state introduce welcome escort measure return"
)
_STATE = _words(
    "clean tidy correct complete ready current visible working open fair clear fresh hot cold dry lit "
    "safe quiet polite friendly quick fast prompt helpful accurate available legible nice good neat "
    "warm calm free on off there"
)
_SAME_STATE = "clean and tidy|neat and tidy|safe and sound|clear and legible|free and clear"

ENGLISH = Vocabulary(
    doubled=_search(
        r"\b(?:and|or)(?:/or)? (?:was|were|is|are|did|does|do|has|have|had|could|can|will|would)\b",
        rf"^(?:did|does|do)\b.* (?:and|or) (?:then |also )?{_DO} \w+",
        rf"\b(?:was|were|is|are|been)\b.*?{_DONE}.* and (?:then |also )?{_DONE}",
        rf"\b(?:was|were|is|are)\b.*?(?:{_DONE}|{_STATE}).* and (?:the|a|an|my|your|his|her|their|all)"
        rf" (?:\w+ ){{1,3}}?(?:{_DONE}|{_STATE})",
        rf"^(?:was|were|is|are)\b(?!.*(?:{_SAME_STATE})).*?{_STATE},? and (?:\w+ly |well )?{_STATE}",
    ),
    settled=_search(r"\b(?:both|all (?:two|three|four|five|of)|either|one is enough)\b", r"\bis a (?:yes|no)\b"),
    opinion=_search(
        _words(
            "nice nicely friendly great pleasant pleasantly polite politely professional professionally "
            "adequate adequately appropriate appropriately reasonable reasonably proper properly excellent "
            "beautiful lovely satisfactory welcoming helpful courteous attractive bad badly poor poorly rude "
            "rudely unfriendly ugly wonderful amazing impressive acceptable decent cheerful"
        ),
        r"\bgood\b(?! (?:morning|afternoon|evening|day|night|bye))",
        r"\bwell\b(?= (?:served|treated|dressed|groomed|presented|received|maintained|kept|behaved))",
    ),
    denied=_search(r"n't\b", _words("not never nobody nothing none neither"), r"\bno one\b"),
    fault=_search(
        _words(
            "without fault* fail* refus* ignor* blam* burden* rude* sigh* interrupt* jargon wrong wrongly "
            "late delay* broken dirty dirt litter* stain* smell* odour spill* leak* wait waited waiting "
            "queue* busy chat* gossip* phone phones repeat* elsewhere pin otp password* smok* eat* drink* "
            "complain* argu* shout* push* press* rush* hurr* mock* laugh* stare* touch* judg* belittl* curt* "
            "impatien* cold* apath* crowd* missing damag* expired unsafe unlock* unattend* unchallenged "
            "overcharg* hidden conceal* problem* error* mistake* remark* despite although alone empty crack* "
            "mould torn worn loose lost more less too own twice"
        ),
        r"\bun[a-z]{4,}",
        r"\b(?:talk\w*|cut|sent|turned|put) (?:down|off|away|on|back|round)\b",
        r"\bside talk\b",
    ),
    reversed=_search(r"\bif (?:so|yes|it did|it was|they did|you did|any)\b", r"\ba? ?yes (?:is|means|counts)\b"),
)

_MALAY_DOING = (
    r"(?!(?:mesin|meja|menu|media|meter|minit|merek|merah|mentah|menteri|memori|mewah|menara|mereka|melalui|menurut"
    r"|mengenai|memang|dinding|diskaun|digital|disiplin|bersih|berita|berkas|berat|berani|beranda|berikut|berikutnya"
    r"|berlian|berbagai|bersama|berhampiran|berdekatan|diri|dingin|dia)\b)"
    r"(?:mem|men|me[lmnrwy]|di|ber)[a-z]{4,}"
)
_MALAY_CLAUSE = rf"\b{_MALAY_DOING}\b(?!.*\b(?:supaya|agar|sehingga)\b.*\b(?:dan|atau|serta)\b)"
_MALAY_SECOND = rf".*? (?:dan|atau|serta) (?:(?!untuk|yang|supaya|agar|bagi|dengan)\w+ ){{0,2}}?{_MALAY_DOING}\b"
_MALAY_STATE = _words(
    "bersih kemas kering mesra sopan pantas cepat cekap lengkap betul jelas terang selesa ramah teratur selamat"
)

MALAY = Vocabulary(
    doubled=_search(
        rf"{_MALAY_CLAUSE}{_MALAY_SECOND}",
        r"\b(?:dan|atau|serta) (?:adakah|apakah|sudahkah)\b",
        rf"\badakah\b(?!.*bersih dan kemas).*{_MALAY_STATE} (?:dan|serta) (?:\w+nya )?{_MALAY_STATE}",
    ),
    settled=_search(
        r"\b(?:kedua|ketiga|keempat)-(?:dua|tiga|empat)(?:nya)?\b",
        r"\b(?:salah satu|semuanya)\b",
        r"\b(?:bermaksud|bererti|jawapannya) (?:ya|tidak)\b",
    ),
    opinion=_search(
        _words(
            "bagus mesra ramah sopan cantik elok hebat memuaskan menarik selesa profesional munasabah buruk "
            "teruk kasar menyenangkan mesranya cemerlang berpatutan"
        ),
        r"\bbaik\b(?!-baik)",
    ),
    denied=_search(_words("tidak bukan belum jangan tiada tak")),
    fault=_search(
        _words(
            "tanpa gagal salah dipersalahkan menyalahkan membebankan beban kasar mengeluh disampuk menyampuk "
            "jargon istilah lambat lewat lengah rosak kotor sampah bau tumpah menunggu sibuk berbual telefon "
            "mengulang pin otp merokok makan minum aduan menjerit ditolak menolak dipaksa memaksa terburu "
            "mengejek mentertawakan memandang dipandang rendah dinilai judes dingin acuh sesak hilang tamat "
            "bahaya masalah kesilapan ralat kata disuruh dibiarkan terbiar kosong retak koyak longgar lebih "
            "terlalu sangkaan sendiri diabaikan mengabaikan terputus"
        )
    ),
    reversed=_search(r"\bjika (?:ya|ada|berlaku)\b", r"\bya (?:bermaksud|bererti)\b"),
)

_INDONESIAN_DOING = _MALAY_DOING.replace("diskaun", "diskaun|diskon|direktur|diskusi|menit|mengapa")
_INDONESIAN_CLAUSE = _MALAY_CLAUSE.replace(_MALAY_DOING, _INDONESIAN_DOING)
_INDONESIAN_SECOND = _MALAY_SECOND.replace(_MALAY_DOING, _INDONESIAN_DOING)
_INDONESIAN_STATE = _words(
    "bersih rapi kering ramah sopan cepat sigap cekatan lengkap benar jelas terang nyaman teratur aman wangi"
)

INDONESIAN = Vocabulary(
    doubled=_search(
        rf"{_INDONESIAN_CLAUSE}{_INDONESIAN_SECOND}",
        r"\b(?:dan|atau|serta) (?:apakah|sudahkah)\b",
        rf"\bapakah\b(?!.*bersih dan rapi).*{_INDONESIAN_STATE} (?:dan|serta) (?:\w+nya )?{_INDONESIAN_STATE}",
    ),
    settled=_search(
        r"\b(?:kedua|ketiga|keempat)(?:-(?:dua|tiga|empat))?nya\b",
        r"\b(?:salah satu|semuanya)\b",
        r"\b(?:berarti|jawabannya) (?:ya|tidak)\b",
    ),
    opinion=_search(
        _words(
            "bagus ramah sopan indah cantik hebat memuaskan menarik nyaman profesional menyenangkan buruk "
            "jelek kasar layak prima pantas keren"
        ),
        r"\bbaik\b(?!.*\bmaupun\b)",
    ),
    denied=_search(_words("tidak bukan belum jangan tak")),
    fault=_search(
        _words(
            "tanpa gagal salah disalahkan menyalahkan merepotkan beban kasar mengeluh disela menyela jargon "
            "istilah lambat terlambat telat rusak kotor sampah bau tumpah menunggu sibuk mengobrol ponsel hp "
            "mengulang pin otp merokok makan minum keluhan berteriak ditolak menolak dipaksa memaksa terburu "
            "mengejek menertawakan diremehkan meremehkan dinilai judes dingin acuh ramai hilang kedaluwarsa "
            "bahaya masalah kesalahan ucapan dioper dilempar dibiarkan terbengkalai kosong retak sobek "
            "longgar lebih terlalu sangkaan sendiri diabaikan mengabaikan terputus"
        )
    ),
    reversed=_search(r"\bjika (?:ya|ada|terjadi)\b", r"\bya (?:berarti|artinya)\b"),
)

VOCABULARIES: Mapping[str, Vocabulary] = {"en": ENGLISH, "ms": MALAY, "id": INDONESIAN}
