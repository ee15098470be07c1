"""What a PDF says about itself besides its pages: XMP metadata, and what its colours mean."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol
from xml.sax.saxutils import escape

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFInfo, PDFName, PDFStream, PDFString, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from reports.splice import TREE


class Info(Protocol):
    """What a file tells of itself in a few texts."""

    title: str
    author: str
    subject: str
    creator: str
    producer: str
    keywords: str


LONG_AGO: Final = date(2000, 1, 1)
"""Stands for the day of a report that tells none."""
_PROFILE = Path(__file__).parent / "colour" / "srgb.icc"
_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
}


def describe(canvas: Canvas, language: str, as_of: date | None) -> None:
    """Complete a canvas that knows its title, author, subject and keywords. The file counts as made on `as_of`."""
    day, document = as_of or LONG_AGO, _document(canvas)
    document._timeStamp = _Day(day)
    catalogue = document.Catalog
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
    catalogue.StructTreeRoot = TREE.decode()
    catalogue.MarkInfo = PDFDictionary({"Marked": "true"})
    catalogue.Metadata = _metadata(document.info, language, day)
    catalogue.OutputIntents = _output_intents()
    canvas.setViewerPreference("DisplayDocTitle", "true")


def number_page(canvas: Canvas, place: int) -> int:
    """Tell the page that was shown last its place among the pages, from 0; gives the number of its object."""
    document = _document(canvas)
    page = document.Pages.pages[place]
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents, page.Tabs = place, PDFName("S")
    number: int = document.idToObjectNumberAndVersion[page.__InternalName__][0]
    return number


def _document(canvas: Canvas) -> Any:
    """The writer below the canvas, which offers no calls for a page's and the catalogue's further entries."""
    return canvas._doc  # type: ignore[attr-defined]


class _Day(TimeStamp):
    """A day as the writer takes it, instead of its clock's."""

    def __init__(self, day: date) -> None:
        super().__init__(invariant=1)
        self.YMDhms = day.timetuple()[:6]


def _metadata(info: PDFInfo, language: str, day: date) -> PDFStream:
    head = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return PDFStream(head, xmp(info, language, day))


def xmp(info: Info, language: str, day: date) -> bytes:
    """Metadata that say the same as the file's Info."""
    title, author, subject = (escape(text) for text in (info.title, info.author, info.subject))
    when = f"{day:%Y-%m-%d}T00:00:00Z"
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    lines = [
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {spaces}><rdf:Description rdf:about="">',
        f"<dc:title>{_alternatives(title)}</dc:title>",
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>",
        f"<dc:description>{_alternatives(subject)}</dc:description>",
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
        f"<xmp:CreatorTool>{info.creator}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>",
        f"<pdf:Producer>{info.producer}</pdf:Producer><pdf:Keywords>{info.keywords}</pdf:Keywords>",
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>',
    ]
    return "\n".join(lines).encode()


def _output_intents() -> PDFArray:
    """The colours of the file are sRGB."""
    head = PDFDictionary({"N": 3, "Alternate": PDFName("DeviceRGB")})
    profile = PDFStream(head, _profile(), filters=[PDFZCompress])
    name = PDFString("sRGB")
    intent = {"Type": PDFName("OutputIntent"), "S": PDFName("GTS_PDFA1"), "OutputConditionIdentifier": name}
    return PDFArray([PDFDictionary({**intent, "Info": name, "DestOutputProfile": profile})])


@cache
def _profile() -> bytes:
    return _PROFILE.read_bytes()


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt>'
