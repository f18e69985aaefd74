"""The command `egov`.

Standard output carries the result alone; remarks and problems go to standard error. Exit status: 0 nothing found, 1
something departs or cannot be decided, 2 bad use or input that could not be read.
"""

from __future__ import annotations

import errno
import importlib
import os
import sys
from collections.abc import Sequence

from egov_consolidation.cli._language import chosen_language
from egov_consolidation.cli._output import discard_output, printable
from egov_consolidation.cli._parser import LeavingError, parser
from egov_consolidation.errors import EgovError
from egov_consolidation.wording import Lang, Text

BAD_USE = 2
"""Exit status of bad use, and of input that could not be read."""

_STOPPED = 130
_WHY = {
    errno.EACCES: Text(en="may not be written", zh="没有写入权限"),
    errno.EISDIR: Text(en="is a folder, must be a file", zh="是文件夹，须为文件"),
    errno.ENOENT: Text(en="its folder does not exist", zh="所在文件夹不存在"),
    errno.ENOSPC: Text(en="there is no space left", zh="磁盘空间不足"),
    errno.ENOTDIR: Text(en="what it names as its folder is none", zh="所在路径不是文件夹"),
    errno.EPERM: Text(en="may not be written", zh="没有写入权限"),
    errno.EROFS: Text(en="may not be written", zh="没有写入权限"),
}


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
        return _status(words, lang)
    except EgovError as problem:
        sys.stderr.write(printable(problem.text(lang)) + "\n")
        return BAD_USE
    except BrokenPipeError:
        discard_output()
        return 0
    except OSError as problem:
        message = Text(en="{file}: {why}", zh="{file}：{why}")
        why = _WHY.get(problem.errno or 0, problem.strerror or type(problem).__name__)
        said = message.say(lang, file=str(problem.filename or ""), why=why)
        sys.stderr.write(printable(said) + "\n")
        return BAD_USE
    except KeyboardInterrupt:
        return _STOPPED


def _status(words: list[str], lang: Lang) -> int:
    try:
        asked = parser(lang).parse_args(words)
    except LeavingError as leaving:
        sys.stdout.flush()
        return leaving.status
    asked.lang = asked.lang or lang
    run = importlib.import_module(f"egov_consolidation.cli._{asked.module}").run
    return int(run(asked))
