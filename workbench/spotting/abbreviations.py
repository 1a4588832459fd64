"""What stands before a stop that ends nothing, and what begins a sentence after one that might."""

from workbench.spotting.tokens import words

# A name follows: the stop never ends a sentence.
TITLES = words(
    """Mr Mrs Ms Dr Prof Sen Sens Rep Reps Gov Govs Gen Lt Col Sgt Capt Maj Cmdr Cdr Adm Hon Rev Fr Msgr Supt Insp
    Det Cpl Pvt Spc Amb Atty Cllr Pres Messrs Mme Mlle Brig Pte Ald Asst Dep St Ste Mt Ft vs cf eg ie e.g i.e viz approx ca c.f"""
)

# The stop ends a sentence only before a word that begins one.
ABBREVIATIONS = words(
    """Jr Sr Ave Blvd Rd Hwy Inc Ltd Co Cos Corp Bros Plc PLC Univ Assn Assoc Dept Dist Bldg Intl Natl
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa
    Penn Tenn Tex Va Vt Wash Wis Wyo Ph PhD Esq Bn Mfg Pty Cie
    inc ltd co corp al est dept tel ext min max incl resp ave esp orig"""
)

# A number belongs to it.
BEFORE_NUMBER = words(
    """No Nos no nos Vol Vols vol vols Fig Figs fig figs Eq eq Art art Sec sec Sect Ch ch Pt pt P p pp Pp Para para
    Arts Secs Op op Ex ex Rs Bk bk Tab tab Nr nr Ver ver c ca"""
)

# Where a sentence begins after "Inc.", "U.S." or "Oct.". A name hardly begins so.
OPENING = words(
    """The A An This That These Those It Its He His She Her They Their We Our You Your I My There Here Who What When
    Where Why How Which While If Although Though Because Since As After Before Until Once Unless Whether In On At By
    For From With Without To Of Over Under During Despite Among Between Through Against Into About And But Or Nor So
    Yet Not No Yes Then Now Also Still Even Just Only However Meanwhile Moreover Instead Earlier Later Last Next
    Some Many Most More Much Few Several All Both Each Every Any Another Other Others One Two Three Four
    Five Six Nobody Nothing Everyone Someone Today Yesterday Perhaps Maybe Please Thanks Let Do Does Did Is Are
    Was Were Will Would Can Could Should Had Has Have Being According Officials Police Critics People"""
)

# After "9 a.m.": the day or the zone that goes with the hour.
AFTER_TIME = words(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun January
    February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep
    Sept Oct Nov Dec Eastern Central Mountain Pacific Atlantic Greenwich Moscow Beijing Tokyo London Paris New
    ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST EET IST JST AEST AEDT"""
)
