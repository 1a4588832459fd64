"""What may stand between a cue and its content: "on Tuesday", "in an interview with Fox News"."""

import re

_ASIDE = re.compile(
    r"""(?:,?[ ]+(?:
        (?:(?:on|late|early|last|this)[ ]+)*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day
          (?:[ ](?:morning|afternoon|evening|night))?
      | (?:last|this|earlier[ ]this)[ ](?:week|month|year|day|night)
      | (?:today|yesterday|earlier|later|recently|again|publicly|at[ ]the[ ]time)\b
      | (?:in|during|at|on|to|via|after|before|from)[ ][^,.;:"“]{3,90}?(?=[ ]that[ ])
      | (?:in|during|at|on|to|via)[ ](?:an?|the|his|her|their|its)[ ](?:[\w’'-]+[ ]){0,4}?
        (?:interview|statement|speech|tweet|e-?mail|letter|briefing|release|rally|conference|post|call|program|show|
           report|meeting|hearing|message|memo)
        (?:[ ](?:with|on|to|in|at|for)[ ][^,.;:"“]{2,40}?)?(?=[,:]|[ ](?:that\b|["“])|[ ]*\.?[ ]*$)
      | [^,.;:"“]{3,60},(?=[ ]that\b)
      ))+""",
    re.X,
)


def after_aside(text: str, place: int, end: int) -> int:
    """Past "on Tuesday", "in an interview with Fox News" behind a cue."""
    aside = _ASIDE.match(text, place, end)
    return aside.end() if aside else place
