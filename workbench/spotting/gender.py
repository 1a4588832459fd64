"""Who is a "he" and who a "she", as far as given names, titles and roles tell."""

from workbench.spotting.tokens import words

HE = words(
    "aaron adam alan albert alex alexander ali andrew anthony antonio barack ben benjamin bernie bill bob brad brian "
    "bruce carl carlos charles chris christopher chuck colin craig dan daniel david dean dennis dick don donald doug "
    "edward emmanuel eric frank fred gary george gerald giorgos glenn greg hamid harold harry hassan henry howard hugh "
    "hussein ian ivan jack jacob jake james jared jason javad jeff jeffrey jeremy jerry jesse jim jimmy joe joel john "
    "jon jonathan jose joseph josh juan justin keith ken kenneth kevin kim larry lee leo lindsey luca luis marco "
    "mario mark martin matt matthew max michael mike mitch mitt mohammad mohammed nicholas nick nigel noah oliver oscar "
    "patrick paul peter phil philip rand ralph ray recep richard rick rob robby robert roberto roger ron ronald "
    "russell ryan sam samuel scott sean sebastian sergei sergey simon stephen steve steven stuart ted terry thomas "
    "tim timothy tom tony tyler victor viktor vladimir volodymyr walter wayne william xavier"
)
SHE = words(
    "abigail alice alison amanda amy andrea angela anita ann anna anne annie barbara becky beth betty brenda carol "
    "caroline carolyn catherine cathy charlotte cheryl christina christine cindy claire clara condoleezza cynthia "
    "debbie deborah debra diana diane donna dorothy elaine eleanor elena elizabeth ellen emily emma erin eva fatima "
    "fiona frances gina grace hannah heather heidi helen hillary hope huma irene jacqueline jane janet janice jean "
    "jennifer jenny jessica jill joan joanna joyce judith judy julia julie karen kate katherine kathleen kathy katie "
    "kellyanne kelly kim kristen laura lauren laurie linda lisa liz loretta lorraine louise lucy lydia lynn madeleine "
    "margaret maria marie marilyn martha mary megan melania melissa michelle monica nancy natalie nicola nicole olivia "
    "pamela patricia patty paula phyllis rachel rebecca regina rosa rose ruth sally samantha sandra sara sarah sharon "
    "shirley sophia sophie stefania stephanie sue susan suella suzanne sylvia tammy teresa theresa tina tulsi ursula "
    "valerie vanessa veronica victoria virginia vivian wendy yvette yvonne"
)
MALE = words(
    "mr mr. sir lord king prince baron duke father brother son husband uncle nephew grandfather boy man gentleman widower "
    "spokesman chairman congressman businessman councilman assemblyman policeman fireman salesman frontman imam monk rabbi "
    "pope bishop archbishop cardinal ayatollah sheikh actor waiter"
)
FEMALE = words(
    "mrs mrs. ms ms. miss dame lady queen princess baroness duchess mother sister daughter wife aunt niece grandmother "
    "girl woman widow spokeswoman chairwoman congresswoman businesswoman councilwoman assemblywoman policewoman "
    "saleswoman actress waitress nun"
)


def gender(name: str) -> str:
    """ "he", "she" or "" for a name, by the given name."""
    first = name.partition(" ")[0].lower()
    return _of(first in HE, first in SHE)


def role_gender(role: str) -> str:
    """ "he", "she" or "" for a title or a role: "Mrs.", "his wife", "a spokesman for the port"."""
    low = role.lower().split()
    return _of(any(word in MALE for word in low), any(word in FEMALE for word in low))


def _of(he: bool, she: bool) -> str:
    return "" if he == she else "he" if he else "she"
