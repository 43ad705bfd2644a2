"""Takes away what comments in a file silence, and tells of comments that silence nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from funcls.model.source import SourceFile
from funcls.model.suppressions import Code, Suppression
from funcls.rules.finding import Finding
from funcls.rules.rule import Silencing
from funcls.rules.table import RULES, SUPPRESSION_RULES
from funcls.text.lines import Encoding

_CODES: Final = tuple(rule.code for rule in RULES)


def suppress(source: SourceFile, findings: Iterable[Finding], *, complete: bool) -> tuple[Finding, ...]:
    """Return those findings of one file that no comment on their line silences, and what is said of the comments.

    Unless the findings are `complete`, a comment that silences none of them may yet be needed.
    """
    comments: dict[int, list[Suppression]] = {}
    for comment in source.suppressions:
        comments.setdefault(_line(source, comment.span.start), []).append(comment)
    used: set[Code] = set()
    kept = []
    for finding in findings:
        on_line = comments.get(_line(source, finding.place.span.start), ())
        silencing = {code for comment in on_line for code in comment.codes if code.text == finding.code}
        used |= silencing
        if not silencing:
            kept.append(finding)
    for comment in source.suppressions if complete else ():
        kept += _judge(source, comment, used)
    return tuple(kept)


def _judge(source: SourceFile, comment: Suppression, used: set[Code]) -> Iterator[Finding]:
    unknown = tuple(code for code in comment.codes if code.text not in _CODES)
    unused = tuple(code for code in comment.codes if code not in used and code.text in _CODES)
    silencing = Silencing(source, comment, unknown, unused, _CODES)
    for rule in SUPPRESSION_RULES:
        yield from (rule.finding(None, report) for report in rule.check(silencing))


def _line(source: SourceFile, offset: int) -> int:
    return source.lines.position(offset, Encoding.UTF32).line
