"""Words that say somebody said something. Written by hand; wanting, seeking and hoping are not speech."""

from workbench.spotting.tokens import words


def _forms(verbs: str) -> frozenset[str]:
    """Regular verbs in all their forms: state, states, stated, stating."""
    found: set[str] = set()
    for verb in verbs.split():
        stem = verb.removesuffix("e")
        if verb.endswith("y") and verb[-2] not in "aeiou":
            found |= {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
        else:
            plural = "es" if verb.endswith(("ch", "sh", "ss", "x")) else "s"
            found |= {verb, verb + plural, stem + "ed", stem + "ing"}
    return frozenset(found)


# What was said may stand right behind these, or in front: "…," said Jones.
SAY = words(
    "say says said saying write writes wrote written writing tell tells told telling admit admits admitted admitting "
    "quip quips quipped claimed claiming stated stating noted noting tweeted tweeting"
) | _forms(
    "argue assert insist announce declare warn acknowledge concede confirm complain contend stress "
    "emphasize emphasise reiterate remark testify vow caution allege affirm boast proclaim speculate theorize "
    "suggest add explain lament disclose opine"
)

# These take part in other sentences as well: only with "that", a colon or a quotation behind them, or a
# quotation in front.
SAY_WITH_MARK = words(
    "show shows showed shown find finds found reads swore sworn mused posted posting charged quoted ruled ruling echoed laughed sighed boomed "
    "guessed teased pleaded"
) | _forms(
    "report reply respond ask continue conclude observe recall reveal predict mention comment counter demand exclaim "
    "protest recount reason estimate maintain agree indicate believe joke shout "
    "remind assure inform promise pledge advise notify recommend yell chant scream whisper mutter interject gush bemoan "
    "deadpan fume retort acknowledge reckon"
)

# What is said behind these is a clause; with a mere phrase they do something else: "said in May", "told jokes".
SAY_PLAIN = words(
    "say says said saying tell tells told telling add adds added adding claim claimed claiming states stated"
)

# Verbs only behind a name or pronoun; elsewhere they are nouns.
NOUN_FORMS = words(
    "claims reports reported notes states tweets claim report note state tweet remarks remark comments comment demands "
    "demand reasons estimates jokes joke boasts boast vows vow shouts counters counter protests protest replies "
    "mentions promises promise pledges pledge screams recounts"
)

# Speech whose content is an object or a clause behind the verb: denied the charge, accused X of Y.
SAY_OBJECT = words("deny denies denied denying") | _forms("accuse refute blame reject")

# What is said behind these is said not to be so.
DENIALS = words(
    "deny denies denied denying refute refutes refuted refuting reject rejects rejected rejecting"
)

# Judgements: speech only where somebody's very words follow.
SAY_QUOTED = words(
    "call calls called calling dubs dubbed dubbing refers referred referring cited citing cites quoted"
) | _forms(
    "praise describe dismiss denounce condemn mock characterize characterise dub label criticize criticise urge"
)

# With these behind them, verbs govern a phrase as well as a clause.
PARTICLES = {
    "for": words("call calls called calling"),
    "on": words("call calls called calling"),
    "out": words("point points pointed pointing"),
    "against": words("warn warns warned warning caution cautions cautioned"),
    "of": words("warn warns warned warning complain complains complained boast boasts boasted"),
    "about": words("complain complains complained complaining"),
    "it": words("put puts"),  # "as Jones put it"
}

# Take a person first: told Reuters that …
TO_SOMEBODY = words(
    "tell tells told telling warned warns warning asked asks asking assured assures informed informs reminded reminds promised urged advised advises notified"
)

PLEDGES = words(
    "promise promises promised promising pledge pledges pledged pledging vow vows vowed vowing agreed"
)
PARTICLE_VERBS = frozenset().union(*PARTICLES.values())
CUES = SAY | NOUN_FORMS | SAY_WITH_MARK | SAY_OBJECT | SAY_QUOTED
