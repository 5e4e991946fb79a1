"""Given names that are short, or other, forms of one name."""

from __future__ import annotations

_SHORT = (
    "andrew andy drew", "anthony tony", "alexander alex sandy sasha alec", "alexandra alex sandra sasha", "albert al bert", "benjamin ben benny",
    "catherine cathy kate katie cath kitty", "charles charlie chuck chas", "christopher chris kit topher", "christine chris tina chrissy",
    "daniel dan danny", "david dave davy", "deborah debbie deb", "donald don donny", "edward ed eddie ted ned teddy", "elizabeth liz beth betty eliza lisa libby betsy bess",
    "eugene gene", "francis frank", "frederick fred freddie", "gerald gerry jerry", "gregory greg", "harold harry hal", "henry harry hank",
    "jacob jake", "james jim jimmy jamie", "jeffrey jeff", "jennifer jenny jen", "john jack johnny jon", "jonathan jon", "joseph joe joey", "joshua josh",
    "judith judy", "katherine kathy kate katie kath", "kenneth ken kenny", "lawrence larry laurie", "leonard len leo", "lewis lew", "louis lou louie",
    "margaret maggie meg peggy marge", "matthew matt", "michael mike mick mickey mikey", "nathaniel nat nate", "nicholas nick nicky", "patricia pat patty tricia trish",
    "patrick pat paddy", "peter pete", "philip phil", "rebecca becky becca", "richard rick dick rich ricky richie", "robert bob rob bobby robbie bert", "ronald ron ronnie",
    "samuel sam sammy", "samantha sam", "stephen steve", "steven steve", "stuart stu", "susan sue susie", "theodore ted theo teddy", "theresa terry tess", "thomas tom tommy",
    "timothy tim", "victoria vicky tori", "vincent vince vinny", "walter walt wally", "william bill will billy willie liam", "zachary zach zack",
    "mohammed mo", "vladimir volodymyr vlad", "sergei sergey", "dmitry dima", "mikhail misha", "jose pepe", "francisco paco pancho", "gabriel gabe", "raymond ray",
    "arthur art", "abraham abe", "isaac ike", "jessica jess", "kimberly kim", "melissa mel", "pamela pam", "sean shaun shawn", "jean jeanne", "maria marie mary", "ann anne annie anna", "helen helena", "steven stephen",
)  # fmt: skip
_FORMS: dict[str, set[str]] = {}
for _family in _SHORT:
    _names = _family.split()
    for _name in _names:
        _FORMS.setdefault(_name, set()).update(_names)


def may_be_one(name: str, other: str) -> bool:
    """True if two given names may be those of one person: one begins with the other, or they are forms of one name."""
    one, two = name.lower(), other.lower()
    return short_for(one, two) or any(
        two.startswith(short) and len(short) > 2 for short in _FORMS.get(one, ()) if short[:3] == two[:3]
    )


def short_for(name: str, other: str) -> bool:
    """True if one given name begins with the other, or is listed as a form of it (Bill of William)."""
    one, two = name.lower(), other.lower()
    return one.startswith(two) or two.startswith(one) or two in _FORMS.get(one, ())
