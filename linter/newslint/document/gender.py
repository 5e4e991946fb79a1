"""Whether a story calls somebody he or she, as far as a title or a given name says so."""

from __future__ import annotations

from ..patterns import compiled
from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from . import Document
    from .people import Person

# Given names that are hardly ever borne by the other sex in English-language news. Names that are shared
# (Andrea, Jean, Kim, Robin, Sasha) are left out on purpose.
_SHE = frozenset(
    "abigail adriana agnes aisha alejandra alice alicia amanda amelia amy ana angela anita ann anna anne annelies annette "
    "annie aurora barbara beatrice beatriz bernadette beth betty brenda brigitte camille carla carmen carol carolina caroline "
    "catalina catherine cecilia charlotte chloe christina christine cindy clara claudia cristina cynthia daniela deborah "
    "denise diana diane dolores donna doris dorothy edith eileen elaine eleanor elena elisabeth elizabeth ellen elsa emily "
    "emma erika esther eva evelyn fatima fiona florence frances gabriela gloria grace greta hannah heather helen helena "
    "henrietta hilary hillary ida ines ingrid irene isabel isabella jacqueline jane janet janice jennifer jessica joan "
    "joanna josephine joyce juanita judith judy julia juliet karen katarina kate katherine kathleen kathryn katie laura "
    "lauren leila lena lily linda lisa lucia lucy luisa lydia magdalena margaret margarita maria mariam marie marjorie "
    "marta martha mary matilda megan melanie melissa mercedes michelle mildred miriam monica nadia nancy natalia natalie "
    "natasha nicole nina nora norma olga olivia pamela patricia paula penelope phyllis priscilla priya rachel rebecca renata "
    "rita rosa rose ruth samantha sandra sara sarah sharon sheila shirley sigrid silvia sofia sonia sophia sophie stella "
    "stephanie susan susana suzanne svetlana sylvia tamara tanya tatiana teresa theresa tina ursula valentina valerie vanessa "
    "vera veronica victoria viktoria virginia vivian wendy yolanda yvonne zoe".split()
)
_HE = frozenset(
    "aaron abdul abraham adam adolf adrian ahmed alan albert alejandro alexander alfred ali allan andrei andrew andrzej "
    "anthony anton antonio arnold arthur barry benjamin bernard bill boris brad brandon brian bruce bruno carl carlos "
    "charles chris christopher claude craig daniel darren dave david dennis derek dieter dmitri dmitry donald douglas "
    "edgar eduardo edward edwin emmanuel enrique eric ernest eugene felipe felix ferdinand fernando frank franklin fred "
    "frederick fritz gabriel gareth gary geoffrey george gerald gilbert giovanni giuseppe gordon graham greg gregory guillermo "
    "gunther gustav hans harold harry hassan hector henrik henry herbert herman howard hugh hugo igor isaac ivan jack "
    "jacob jacques jaime james javier jeff jeffrey jeremy jerome jim jimmy joe johan john jonas jonathan jorge jose "
    "joseph joshua juan julio jurgen karl keith ken kenneth kevin klaus lars laurence lawrence leonard lionel louis lucas "
    "luigi luis malcolm manuel marcel marco marcus mario mark martin matthew maurice max michael miguel mikhail mohamed "
    "mohammed muhammad mustafa nathan neil nelson nicholas nigel nikolai norman oleg oliver omar oscar otto pablo patrick "
    "paul pavel pedro pete peter philip philippe pierre rafael ralph ramon raymond ricardo richard robert roberto rodrigo "
    "roger roland ronald roy rudolf russell salvador samuel sean sebastian sergei simon stanley stefan stephen steve steven "
    "stuart sven ted terence thomas tim timothy tobias todd tom tomas vadim victor vincent vladimir vyacheslav walter "
    "warren wayne wilhelm willem william wolfgang xavier yuri yusuf zachary".split()
)
_SHE_TITLES = compiled(
    r"\b(?:Mrs|Ms|Miss|Queen|Princess|Lady|Dame|Sister|Duchess|spokeswoman|chairwoman|congresswoman|councilwoman|actress|"
    r"businesswoman|policewoman|mother|daughter|sister|widow|wife|grandmother|housewife|woman)\.? $"
)
_HE_TITLES = compiled(
    r"\b(?:Mr|King|Prince|Sir|Lord|Duke|Father|spokesman|chairman|congressman|councilman|businessman|policeman|"
    r"fisherman|father|son|brother|widower|husband|grandfather|man)\.? $"
)


def given_name(name: str) -> bool:
    """True for one of the common given names: no family name that comes first."""
    return name.lower() in _SHE or name.lower() in _HE


def pronoun_of(document: Document, person: Person) -> str | None:
    """ "he" or "she", or None where neither a title nor the given name decides."""
    before = document.text[max(0, person.span.start - 24) : person.span.start]
    if _SHE_TITLES.search(before):
        return "she"
    if _HE_TITLES.search(before):
        return "he"
    given = document.text[person.span.start : person.span.end].split()[0].lower()
    if given in _SHE:
        return "she"
    return "he" if given in _HE else None
