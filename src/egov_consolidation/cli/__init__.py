"""The command `egov`.

Standard output carries the result alone; remarks and problems go to standard error. Exit status: 0 nothing found, 1
something departs or cannot be decided, 2 bad use or input that could not be read.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

from egov_consolidation.cli._language import chosen_language
from egov_consolidation.cli._parser import LeavingError, parser
from egov_consolidation.errors import EgovError
from egov_consolidation.wording import Text

BAD_USE = 2
"""Exit status of bad use, and of input that could not be read."""

_STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: The words after `egov`; those of the process where none are given.

    Returns:
        The exit status.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    lang = chosen_language(words, os.environ)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    try:
        asked = parser(lang).parse_args(words)
        asked.lang = asked.lang or lang
        run = importlib.import_module(f"egov_consolidation.cli._{asked.module}").run
        return int(run(asked))
    except LeavingError as leaving:
        return leaving.status
    except EgovError as problem:
        sys.stderr.write(problem.text(lang) + "\n")
        return BAD_USE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as problem:
        message = Text(en="{file}: {why}", zh="{file}：{why}")
        sys.stderr.write(message.say(lang, file=str(problem.filename or ""), why=problem.strerror or "") + "\n")
        return BAD_USE
    except KeyboardInterrupt:
        return _STOPPED
