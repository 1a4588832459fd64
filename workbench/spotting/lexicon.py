"""Word lists of check-worthiness, written by hand: a feature's name, how a reader is told, and its words."""

from workbench.spotting.tokens import words

# feature → (what a reader is told, words)
FEATURES: dict[str, tuple[str, str]] = {
    "money": ("money", "dollar dollars euro euros pounds cents usd rubles yuan rupees"),
    "large": (
        "a large number",
        "hundred hundreds thousand thousands million millions billion billions trillion trillions bn tn mn",
    ),
    "numeral": (
        "a number in words",
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty "
        "thirty forty fifty sixty seventy eighty ninety dozen dozens half third thirds quarter double doubled "
        "triple tripled twice percent per",
    ),
    "unit": (
        "a unit",
        "year years month months week weeks day days hour hours minutes mile miles km tons tonnes people jobs "
        "troops votes seats deaths dead cases countries states times degrees points barrels",
    ),
    "month": (
        "a month",
        "january february march april may june july august september october november december jan feb mar apr "
        "jun jul aug sep sept oct nov dec",
    ),
    "weekday": ("a day", "monday tuesday wednesday thursday friday saturday sunday yesterday today"),
    "when": (
        "a time",
        "last past previous ago since earlier recently prior until during decade decades century",
    ),
    "quantity": (
        "a quantity",
        "most majority fewer nearly almost about over under every all none only never always average total rate "
        "number amount at least several many some",
    ),
    "comparison": (
        "a comparison",
        "highest lowest largest biggest smallest worst best first record unprecedented higher lower greater less "
        "compared than more fastest only",
    ),
    "change": (
        "a change",
        "rose risen rising rise fell fallen falling fall dropped drop cut cuts cutting grew grown growth lost gained "
        "created added spent paid cost costs expires expired ended ends expire increase increased increases "
        "decrease decreased decreasing decline declined declining doubled reduced raised jumped climbed slashed",
    ),
    "cause": (
        "a cause",
        "because due therefore caused causes cause causing leads led prompted resulting result results effect effects "
        "affect affects affected damage damages prevent prevents preventing reduces reducing risk risks",
    ),
    "law": (
        "law or treaty",
        "bill law laws act amendment resolution treaty deal agreement accord ban bans banned sanction sanctions "
        "embargo court ruling ruled legislation policy budget tax taxes vote voted votes voting sign signed signs "
        "passed veto vetoed constitution illegal unlawful lawsuit",
    ),
    "crime": (
        "crime or court",
        "arrested charged convicted sentenced accused prosecutors trial guilty murder jailed detained fined "
        "interrogated investigated indicted prison bail police",
    ),
    "violence": (
        "war or harm",
        "attack attacks attacked killed kill wounded injured bomb bombing explosion missile missiles nuclear weapons "
        "war troops shot died dead",
    ),
    "report": (
        "somebody says so",
        "said says reported reports stated claim claims claimed announced told confirmed argued noted stressed "
        "added according wrote revealed showed shows found",
    ),
    "study": ("a study", "study survey poll data figures statistics research researchers report census"),
    "allege": (
        "an allegation or denial",
        "alleged allegedly alleges accused accuses denied denies deny admitted insisted violated violation "
        "asserted rejected rejects lied false fake fraud",
    ),
    "act": (
        "an act",
        "left pulled withdrew pledged promised signed banned launched imposed released ordered won resigned elected "
        "appointed sent sold bought built founded opened closed approved blocked refused agreed awarded removed "
        "delivered met visited issued granted rejected suspended dismissed fired hired filed sued abandoned cancelled "
        "canceled postponed announced unveiled agreed joined replaced merged seized destroyed rescued evacuated "
        "expelled deported recalled halted lifted ordered collapsed crashed sank leaked hacked deleted published",
    ),
    "hedge": (
        "hedged",
        "maybe perhaps might may could would should seem seems appear appears possibly probably likely",
    ),
    "wish": ("a wish", "hope hopes wish hoping want wants need needs must ought let's"),
    "future": ("about the future", "will won't gonna shall 'll going"),
    "first_person": ("in the first person", "i me my mine myself i'm i've i'd i'll"),
    "we": ("in the first person", "we us our ours ourselves we're we've we'll"),
    "you": ("speaks to somebody", "you your yours you're"),
    "third_person": ("about somebody", "he she they his her their them him hers theirs"),
    "thanks": (
        "a courtesy",
        "thank thanks welcome applause please hello congratulations sorry goodbye honored delighted",
    ),
    "opinion": (
        "an opinion word",
        "great wonderful terrible horrible beautiful amazing tremendous incredible important proud sad bad good nice "
        "tough strong weak stupid fantastic honestly frankly obviously clearly simply really very crucial serious "
        "alarmed dangerous unfortunately surprising complicated interesting ridiculous awful brilliant perfect "
        "hilarious damning better easily",
    ),
    "mind": (
        "thought or feeling",
        "think thinks thought believe believes believed feel feels felt hope love loves hate fear suspect guess "
        "imagine know convinced concerned worry worried happy",
    ),
    "negation": (
        "a negation",
        "not no never none nothing without don't doesn't didn't isn't wasn't can't won't hasn't haven't",
    ),
    "call": (
        "an appeal",
        "let look listen go come take stop give ask remember consider see read click share urge calls",
    ),
    "health": (
        "health",
        "health disease diseases cancer virus vaccine vaccines vaccinated patients hospital hospitals infection infected "
        "symptoms treatment drug drugs doctors medical brain heart blood deficiency epidemic outbreak surgery illness "
        "contaminated toxic medicine",
    ),
    "science": (
        "science or nature",
        "scientists scientific species emissions temperature temperatures climate pollution carbon energy planet orbit "
        "spacecraft satellite telescope genes cells experiment experiments samples journal earthquake magnitude storm "
        "hurricane flood floods drought crop crops",
    ),
    "official": (
        "an authority",
        "government minister ministry president officials official authorities parliament council commission agency "
        "department army military senate congress committee mayor governor spokesman spokeswoman spokesperson "
        "secretary federal state county city regulators judge judges supreme administration",
    ),
    "business": (
        "business",
        "company companies firm firms shares profit profits sales revenue market bank banks investors price prices "
        "customers contract contracts merger bankruptcy bankrupt debt debts loan loans fund funds funding billionaire "
        "factory workers employees employs union strike",
    ),
    "contest": (
        "a contest",
        "won win wins winning beat defeated defeat scored score scoring goal goals medal award awarded awards champion "
        "champions championship title penalty victory match lead equalised final finals cup race",
    ),
    "ahead": (
        "something planned",
        "scheduled expected planned plans planning tomorrow next upcoming later forthcoming intends intend due",
    ),
    "scene": (
        "a scene",
        "stood sat standing sitting walked gathered lined wore wearing smiled smiling cheered sang singing danced dancing "
        "waved waving crowd crowds queue queues queued tent tents stage visitors atmosphere celebrated colorful colourful "
        "flags signs banner banners candles costumes food music street door table windows rain sun morning evening "
        "outside crowded",
    ),
    "life": (
        "a life",
        "born grew lives lived studied father mother son daughter brother sister wife husband married family childhood "
        "grandfather grandmother parents friends hometown retired",
    ),
    "can": ("what can be", "can cannot able unable capable"),
    "urge": (
        "a demand or warning",
        "recommends recommended recommend warned warns warning urged urges urging demanded demands demanding appealed "
        "called calls requires required requested criticised criticized praised welcomed condemned suggested suggests",
    ),
    "ordinal": (
        "a place in an order",
        "second third fourth fifth sixth seventh eighth ninth tenth 1st 2nd 3rd ever latest last final",
    ),
    "picture": ("a caption", "image photo picture file pictured left right courtesy credit archive"),
}

PAST_AUXILIARY = words("was were had did been")
IRREGULAR_PAST = words(
    "went came took gave made got found knew thought saw left held kept brought began ran wrote sat stood lost paid met "
    "sent built fell rose grew fought spent broke spoke chose drew drove struck led won shot hit said told became "
    "bought sold caught felt flew forgot hid hurt lay laid lent lit put read rode sang sank shook shut slept stole "
    "sought taught threw understood wore beat bore bound bred burnt clung dealt dug drank ate fed fled swore swept "
    "swam tore woke"
)
PRESENT_AUXILIARY = words("is are has have does do am be")

BY_WORD: dict[str, tuple[str, ...]] = {}
for _name, (_label, _words) in FEATURES.items():
    for _word in _words.split():
        BY_WORD[_word] = (*BY_WORD.get(_word, ()), _name)
