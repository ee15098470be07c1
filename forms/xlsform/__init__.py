"""Forms from and to XLSForm, the spreadsheet that many survey tools share."""

from forms.xlsform.left_out import LeftOut
from forms.xlsform.reading import Imported, read_xlsform
from forms.xlsform.writing import write_xlsform

__all__ = ["Imported", "LeftOut", "read_xlsform", "write_xlsform"]
