from .api import NewslintError as NewslintError
from .api import check_file as check_file
from .api import check_text as check_text
from .api import forget as forget
from .api import quotes as quotes

__version__: str
