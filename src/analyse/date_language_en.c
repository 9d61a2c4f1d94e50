/* date_language_en.c: the words of dates in English; what each class is for stands in
 * date_lexicon.h. */
#include "analyse/date_lexicon.h"

static const struct date_phrase phrases[] = {
    {WORD_MONTH, 1, "January"},
    {WORD_MONTH, 2, "February"},
    {WORD_MONTH, 3, "March"},
    {WORD_MONTH, 4, "April"},
    {WORD_MONTH, 5, "May"},
    {WORD_MONTH, 6, "June"},
    {WORD_MONTH, 7, "July"},
    {WORD_MONTH, 8, "August"},
    {WORD_MONTH, 9, "September"},
    {WORD_MONTH, 10, "October"},
    {WORD_MONTH, 11, "November"},
    {WORD_MONTH, 12, "December"},
    {WORD_MONTH_SHORT, 1, "Jan"},
    {WORD_MONTH_SHORT, 2, "Feb"},
    {WORD_MONTH_SHORT, 3, "Mar"},
    {WORD_MONTH_SHORT, 4, "Apr"},
    {WORD_MONTH_SHORT, 6, "Jun"},
    {WORD_MONTH_SHORT, 7, "Jul"},
    {WORD_MONTH_SHORT, 8, "Aug"},
    {WORD_MONTH_SHORT, 9, "Sep|Sept"},
    {WORD_MONTH_SHORT, 10, "Oct"},
    {WORD_MONTH_SHORT, 11, "Nov"},
    {WORD_MONTH_SHORT, 12, "Dec"},
    {WORD_WEEKDAY, 0, "Sunday|Sun"},
    {WORD_WEEKDAY, 1, "Monday|Mon"},
    {WORD_WEEKDAY, 2, "Tuesday|Tue|Tues"},
    {WORD_WEEKDAY, 3, "Wednesday|Wed"},
    {WORD_WEEKDAY, 4, "Thursday|Thu|Thur|Thurs"},
    {WORD_WEEKDAY, 5, "Friday|Fri"},
    {WORD_WEEKDAY, 6, "Saturday|Sat"},
    {WORD_SEASON, 21, "spring|springtime"},
    {WORD_SEASON, 22, "summer|summertime"},
    {WORD_SEASON, 23, "autumn|fall"},
    {WORD_SEASON, 24, "winter|wintertime"},
    {WORD_OF, 0, "of"},
    {WORD_ARTICLE, 0, "the"},
    {WORD_AND, 0, "and|as well as"},
    {WORD_OR, 0, "or"},
    {WORD_TO, 0, "to|until|till|through|up to|up until|thru"},
    {WORD_FROM, 0, "from"},
    {WORD_BETWEEN, 0, "between"},
    {WORD_PART, MODIFIER_EARLY,
     "early|early in|early on in|the beginning of|beginning of|the start of|start of|"
     "the opening of|the early part of|the first days of|the first weeks of|the first months of|"
     "the early days of|the early months of|the opening days of|the opening weeks of|"
     "the opening months of|the outset of"},
    {WORD_PART, MODIFIER_MID,
     "mid|the middle of|middle of|early to mid|mid to late|early-to-mid|mid-to-late|"
     "midway through"},
    {WORD_PART, MODIFIER_LATE,
     "late|late in|the latter part of|the last days of|the last weeks of|the last months of|"
     "the final days of|the final weeks of|the final months of|the closing days of|"
     "the closing weeks of|the closing months of|later in"},
    {WORD_PART, MODIFIER_FIRST_HALF, "the first half of|first half of"},
    {WORD_PART, MODIFIER_SECOND_HALF, "the second half of|second half of|the latter half of"},
    {WORD_PART, MODIFIER_END, "the end of|end of|the very end of|the close of"},
    {WORD_MODIFIER, MODIFIER_BY, "by|no later than|not later than"},
    {WORD_MODIFIER, MODIFIER_UNTIL, "until|till|up to|up until"},
    {WORD_MODIFIER, MODIFIER_AFTER, "after|following"},
    {WORD_MODIFIER, MODIFIER_BEFORE, "before|prior to"},
    {WORD_MODIFIER, MODIFIER_FROM, "from|as from|as of"},
    {WORD_MODIFIER, MODIFIER_SINCE, "since"},
    {WORD_MODIFIER, MODIFIER_THROUGH, "through"},
    {WORD_IN, 1, "in|by|since|until|till|during|throughout|till"},
    {WORD_IN, 0,
     "on|from|through|of|to|before|after|for|between|and|this|last|next|following|around|about|"
     "as of|or"},
    {WORD_ON, 0, "on|in|during|at"},
    {WORD_NUMBER, 1, "a|an|one"},
    {WORD_NUMBER, 2, "two"},
    {WORD_NUMBER, 3, "three"},
    {WORD_NUMBER, 4, "four"},
    {WORD_NUMBER, 5, "five"},
    {WORD_NUMBER, 6, "six"},
    {WORD_NUMBER, 7, "seven"},
    {WORD_NUMBER, 8, "eight"},
    {WORD_NUMBER, 9, "nine"},
    {WORD_NUMBER, 10, "ten"},
    {WORD_NUMBER, 11, "eleven"},
    {WORD_NUMBER, 12, "twelve"},
    {WORD_NUMBER, 13, "thirteen"},
    {WORD_NUMBER, 14, "fourteen"},
    {WORD_NUMBER, 15, "fifteen"},
    {WORD_NUMBER, 16, "sixteen"},
    {WORD_NUMBER, 17, "seventeen"},
    {WORD_NUMBER, 18, "eighteen"},
    {WORD_NUMBER, 19, "nineteen"},
    {WORD_NUMBER, 20, "twenty"},
    {WORD_NUMBER, 25, "twenty-five"},
    {WORD_NUMBER, 30, "thirty"},
    {WORD_NUMBER, 40, "forty"},
    {WORD_NUMBER, 50, "fifty"},
    {WORD_NUMBER, 60, "sixty"},
    {WORD_NUMBER, 70, "seventy"},
    {WORD_NUMBER, 80, "eighty"},
    {WORD_NUMBER, 90, "ninety"},
    {WORD_UNIT, UNIT_DAY, "day|days"},
    {WORD_UNIT, UNIT_WEEK, "week|weeks"},
    {WORD_UNIT, UNIT_MONTH, "month|months"},
    {WORD_UNIT, UNIT_YEAR, "year|years"},
    {WORD_UNIT, UNIT_DECADE, "decade|decades"},
    {WORD_LATER, 1, "later|afterwards|afterward|thereafter"},
    {WORD_LATER, 2, "after|after that|on"},
    {WORD_LATER, -1, "earlier|previously|beforehand"},
    {WORD_LATER, -2, "before|before that"},
    {WORD_THAT, 0, "that|that same|the same|this|that very|the very same"},
    {WORD_THAT, 1, "the following|the next|the ensuing|next|following"},
    {WORD_THAT, -1, "the previous|the preceding|the prior|last|previous|the preceding"},
    {WORD_ANAPHOR, ANAPHOR_SAME(UNIT_DAY),
     "the same day|that same day|that very day|the very same day|that day|later that day|"
     "later that same day|later the same day|earlier that day|earlier the same day|"
     "earlier in the day|later in the day|that evening|that night|that afternoon|that morning|"
     "that same evening|that same night|that same afternoon|that same morning|the same evening|"
     "the same night|the same afternoon|the same morning|later that evening|later that night|"
     "later that afternoon|later that morning|earlier that morning"},
    {WORD_ANAPHOR, ANAPHOR_NEXT(UNIT_DAY),
     "the next day|the following day|the next morning|the following morning|the next afternoon|"
     "the following afternoon|the next evening|the following evening|the next night|"
     "the following night|the very next day|next day|next morning|next evening|the day after|"
     "the morning after"},
    {WORD_ANAPHOR, ANAPHOR_PREVIOUS(UNIT_DAY),
     "the previous day|the preceding day|the previous evening|the preceding evening|"
     "the previous night|the preceding night|the night before|the evening before|the day before"},
    {WORD_ANAPHOR, ANAPHOR_SAME(UNIT_WEEK),
     "that week|the same week|that same week|later that week|earlier that week|"
     "later the same week"},
    {WORD_ANAPHOR, ANAPHOR_NEXT(UNIT_WEEK), "the next week|the following week"},
    {WORD_ANAPHOR, ANAPHOR_PREVIOUS(UNIT_WEEK), "the previous week|the preceding week"},
    {WORD_ANAPHOR, ANAPHOR_SAME(UNIT_MONTH),
     "the same month|that month|that same month|later that month|later that same month|"
     "later the same month|earlier that month|later in the month|earlier in the month"},
    {WORD_ANAPHOR, ANAPHOR_NEXT(UNIT_MONTH), "the next month|the following month|the month after"},
    {WORD_ANAPHOR, ANAPHOR_PREVIOUS(UNIT_MONTH),
     "the previous month|the preceding month|the month before"},
    {WORD_ANAPHOR, ANAPHOR_SAME(UNIT_YEAR),
     "the same year|that same year|that year|later that year|later that same year|"
     "later the same year|earlier that year|earlier the same year|later in the year|"
     "earlier in the year|that very year"},
    {WORD_ANAPHOR, ANAPHOR_NEXT(UNIT_YEAR), "the next year|the following year|the year after"},
    {WORD_ANAPHOR, ANAPHOR_PREVIOUS(UNIT_YEAR),
     "the previous year|the preceding year|the year before"},
    {WORD_YEAR, 1, "the year|the years|years|year"},
    {WORD_CENTURY, CENTURY_BEHIND, "century"},
    {WORD_ORDINAL, 1, "first"},
    {WORD_ORDINAL, 2, "second"},
    {WORD_ORDINAL, 3, "third"},
    {WORD_ORDINAL, 4, "fourth"},
    {WORD_ORDINAL, 5, "fifth"},
    {WORD_ORDINAL, 6, "sixth"},
    {WORD_ORDINAL, 7, "seventh"},
    {WORD_ORDINAL, 8, "eighth"},
    {WORD_ORDINAL, 9, "ninth"},
    {WORD_ORDINAL, 10, "tenth"},
    {WORD_ORDINAL, 11, "eleventh"},
    {WORD_ORDINAL, 12, "twelfth"},
    {WORD_ORDINAL, 13, "thirteenth"},
    {WORD_ORDINAL, 14, "fourteenth"},
    {WORD_ORDINAL, 15, "fifteenth"},
    {WORD_ORDINAL, 16, "sixteenth"},
    {WORD_ORDINAL, 17, "seventeenth"},
    {WORD_ORDINAL, 18, "eighteenth"},
    {WORD_ORDINAL, 19, "nineteenth"},
    {WORD_ORDINAL, 20, "twentieth"},
    {WORD_ORDINAL, 21, "twenty-first"},
    {WORD_CENTURY, CENTURY_TURN, "the turn of|turn of"},
    {WORD_CENTURY, CENTURY_TURN_UNKNOWN, "the turn of the century|turn of the century"},
    {WORD_QUARTER, QUARTER_WHOLE, "quarter"},
    {WORD_ERA, -1, "BC|BCE|B.C.|B.C.E."},
    {WORD_ERA, 1, "AD|CE|A.D.|C.E."},
    {WORD_CIRCA, 0, "c.|ca.|circa|c|ca"},
    {WORD_CIRCA, 1, "around|about|roughly|approximately"},
    {WORD_FISCAL, 0, "FY|fiscal year|financial year"},
    {WORD_NUMBERED, 0,
     "para|paras|paragraph|paragraphs|p|pp|page|pages|no|nos|number|numbers|resolution|"
     "resolutions|article|articles|section|sections|directive|room|box|chapter|chapters|clause|"
     "clauses|rule|version|release|edition|iso|rfc|windows|boeing|flight|route|highway|figure|"
     "fig|table|item|items|note|notes|line|lines|verse|psalm|volume|vol|issue|case|docket|class|"
     "type|model|mark|unit|platoon|channel|grid|bus|tel|telephone|phone|fax|ext|extension|code|"
     "annex|appendix|step|level|part|regulation|decree|order|protocol|question|lot|plate|"
     "catalogue|opus|op|recommendation|standard|schedule|col|cols|column|columns|fol|folio|"
     "document|doc|reference|ref|cmd|vols|record|eur|usd|gbp|chf|ca"},
    {WORD_COUNTED, COUNTED_THING,
     "troops|soldiers|men|women|people|persons|civilians|deaths|houses|times|words|prisoners|"
     "refugees|personnel|vehicles|tanks|observers|members|delegates|families|homes|ships|boats|"
     "aircraft|guns|rifles|copies|votes|seats|workers|students|children|visitors|passengers|"
     "volunteers|police|officers|demonstrators|protesters|residents|inhabitants|villages|cases|"
     "jobs|rounds|casualties|fighters|rebels|horses|wounded|injured|employees|participants|"
     "others|different|other|such|more|dead|standards|pages|of them|of whom|who|whom|apiece|each|"
     "a month|a year|a week|a day|a head"},
    {WORD_COUNTED, COUNTED_DEED,
     "died|perished|drowned|fled|survived|starved|stayed|surrendered|deserted|enlisted|attended|"
     "took part"},
    {WORD_COUNTED, COUNTED_BEING, "were|are|had been"},
    {WORD_COUNTED, COUNTED_MEASURE,
     "tons|tonnes|miles|km|kilometres|kilometers|metres|meters|feet|ft|acres|hectares|dollars|"
     "euros|euro|eur|usd|gbp|chf|pounds|francs|marks|roubles|rubles|hryvnias|crowns|percent|"
     "per cent|per|million|billion|thousand|hours|hrs|minutes|seconds|days|weeks|months|years|kg|"
     "kilograms|kilogrammes|litres|liters|m|mm|cm|square|cubic|sq|yards|gmt|utc|bytes|degrees"},
    {WORD_ABOUT, 0, "for|within|throughout"},
    {WORD_ABOUT, ABOUT_QUANTITY,
     "over|some|nearly|almost|than|only|least|another|additional|extra|up to|plus|out of"},
    {WORD_ABOUT, ABOUT_AMOUNT,
     "cost|costs|costing|paid|pay|pays|totalled|totaled|totalling|numbered|numbering|weighed|"
     "weighing|exceeded|exceeding|killed|killing|wounded|wounding|lost|gained|employed|employing|"
     "employs|sold|bought|carried|carrying|seated|housed|rose to|grew to|fell to|dropped to|"
     "increased to|reduced to|raised to|cut to|amounted to|swelled to|crew of|army of|force of|"
     "fleet of|garrison of|total of|population of|staff of|crowd of|average of|sum of|price of|"
     "cost of"},
    {WORD_DECADE, 1920, "twenties|the nineteen-twenties|the nineteen twenties"},
    {WORD_DECADE, 1930, "thirties|the nineteen-thirties|the nineteen thirties"},
    {WORD_DECADE, 1940, "forties|the nineteen-forties|the nineteen forties"},
    {WORD_DECADE, 1950, "fifties|the nineteen-fifties|the nineteen fifties"},
    {WORD_DECADE, 1960, "sixties|the nineteen-sixties|the nineteen sixties"},
    {WORD_DECADE, 1970, "seventies|the nineteen-seventies|the nineteen seventies"},
    {WORD_DECADE, 1980, "eighties|the nineteen-eighties|the nineteen eighties"},
    {WORD_DECADE, 1990, "nineties|the nineteen-nineties|the nineteen nineties"},
    {WORD_COLUMN, HEAD_TIME,
     "year|years|date|dates|when|period|since|from|until|to|day|month|time|era|term|born|died|"
     "built|founded"},
    {WORD_COLUMN, HEAD_QUANTITY,
     "population|cost|costs|price|prices|total|amount|number|output|production|budget|size|area|"
     "length|weight|capacity|value|income|revenue|sum|count|strength|distance|height|depth|"
     "killed|exports|imports|spending|sales|turnover|membership|staff|enrolment|tonnage"},
    {0, 0, NULL}};

const struct date_language date_language_en = {.tag = "en",
                                               .phrases = phrases,
                                               .ordinals = "st|nd|rd|th",
                                               .month_first = true,
                                               .large_months = true};
