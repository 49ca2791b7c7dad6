"""Slips of people who write conditions as they would in a notice: numbers, dates, ranges, negation, and remarks between them."""

from __future__ import annotations

from typing import Final

from policyrules.syntax.slips import BEGIN, HAN, ITEM, NUMBER, SURE, Slip, slip

_SIZE = r"[0-9][0-9,.]*\s*(?:周岁|岁|元/月|元/年|元|个月|人|户|项|次|年)"
_END = r"(?=\s*[；;。，,]|\s*$)"

REMARKS: Final[tuple[Slip, ...]] = (
    slip(
        r"[（(]\s*(?:解读|依据)\s*(?P<it>[:：])",
        "括号里不写冒号，空一格：（解读 A31 “随户籍”）（依据 国发〔2015〕52号）",
        "no colon in brackets: `(reading A31 “...”)`, `(basis ...)`",
        " ",
    ),
    slip(
        r"[（(]\s*解读\s*(?P<it>(?![A-Z][0-9]{2})[^\s）)][^）)\n]*)",
        "解读先写编号，一个大写字母、两位数字：（解读 A31 “随户籍”）",
        "a reading begins with its mark, a capital and two digits: `(reading A31 “...”)`",
    ),
    slip(
        r"[（(]\s*(?P<it>(?:根据|按照|依照|按|依|见)(?!据)(?P<w>[^）)\n]*[〔\[][0-9]{4}[^）)\n]*|《[^）)\n]*》[^）)\n]*))",
        "括号里的出处写（依据 国发〔2015〕52号）",
        "a source in brackets is written `(basis ...)`",
    ),
    slip(
        r"(?P<it>[（(](?:解读|依据)\s[^；;\n]*?[）)])\s*(?:且|并且|或者|或(?=\s)|的\s*[，,]|[）)])",
        "解读、依据写在整个条件的末尾，后面不再接别的话：『甲 或者 乙（解读 A31）』；只说其中一项的，把各项分行编号，写在那一项末尾",
        "a note stands at the end of a whole condition: `a or b (reading A31)`; for a part of it, number the parts on lines of their own",
    ),
)

NUMBERS: Final[tuple[Slip, ...]] = (
    slip(
        rf"{BEGIN}(?<!幅度[：:])(?P<it>{_SIZE}\s*(?:及|[（(]含[）)])?以[上下内](?![、，,]?\s*[0-9])[^\s；;。，,]*)",
        "前面写明是哪一项：『年龄 为 18周岁以上』；『的残疾人』之类不用写，『对象』一行已经说明是谁",
        "say what is compared: `age is 18 full_years or more`; `for` says who is spoken of",
    ),
    slip(
        r"(?:满|超过|不低于|高于|不少于|为|是)\s*[0-9][0-9,.]*\s*(?:周岁|岁|个月|元/月|元)?(?:以上)?\s*"
        r"(?P<it>[、，,]?\s*(?:但|且|并)?\s*(?:不满|未满|不超过|低于|小于|不足)\s*[0-9][^\s；;。，,]*)",
        "两头各写一次是哪一项：『年龄 满 18周岁 且 年龄 不满 60周岁』",
        "say twice what is compared: `age at least 18 full_years and age less than 60 full_years`",
    ),
    slip(
        rf"(?:超过|高于|多于)\s*(?P<n>{_SIZE})\s*(?P<it>[（(]\s*含[^）)]*[）)]?)",
        "『超过』『高于』不含本数；含本数写『不低于』，或者『为 …以上』",
        "`above` leaves the number out; with it, write `no less than`",
    ),
    slip(
        rf"(?:低于|不满|未满|少于)\s*(?P<n>{_SIZE})\s*(?P<it>[（(]\s*含[^）)]*[）)]?)",
        "『低于』『不满』不含本数；含本数写『不超过』，或者『为 …以下』",
        "`below` leaves the number out; with it, write `no more than`",
    ),
    slip(
        rf"在\s+[0-9][^\s、，,；;。]*?(?P<it>\s*(?:[、，,和]|[-~～—–]+)\s*)[^\s；;。]+?\s*(?:之间|{_END})",
        "区间的两头用『至』连接：『在 16周岁 至 59周岁 之间』",
        "a range is written `in 16 full_years to 59 full_years`",
        " 至 ",
    ),
    slip(
        rf"{HAN}[ \u3000]*(?P<it>(?:为|是)?\s*(?P<a>[0-9][0-9,.]*)\s*(?P<v>周岁|岁|个月)?\s*(?:至|到|[-~～—–])\s*"
        rf"(?P<b>[0-9][0-9,.]*)\s*(?P<u>周岁|岁|个月|元/月|元/年|元|人))(?:以下|之间)?{_END}",
        "区间写『年龄 在 16周岁 至 59周岁 之间』，两头都含",
        "write a range as `in 16 full_years to 59 full_years`; both ends belong to it",
        r"在 \g<a>\g<u> 至 \g<b>\g<u> 之间",
    ),
    slip(
        rf"{HAN}[ \u3000]*(?P<it>(?:为|是)\s*(?P<a>[0-9]{{4}}\S+?)\s*(?:至|到|[-~～—–])\s*(?P<b>[0-9]{{4}}\S+?)){_END}",
        "期间写『在 2020年1月1日 至 2025年12月31日 之间』，两头都含",
        "write a period as `in 2020-01-01 to 2025-12-31`; both ends belong to it",
        r"在 \g<a> 至 \g<b> 之间",
    ),
    slip(
        rf"{HAN}(?<![为是过于满到至非前后起])(?P<put>[ \u3000]+)(?P<it>{_SIZE}\s*(?:及|[（(]含[）)])?以[上下内])",
        "数目前面写『为』：『年龄 为 18周岁以上』",
        "write `is` before the number: `age is 18 full_years or more`",
        " 为 ",
        SURE,
    ),
    slip(
        rf"{HAN}[ \u3000]+(?P<it>[一两二三四五六七八九十]+\s*[项人个名户]以[上下])",
        "问有几项，写『残疾的个数 不低于 2项』",
        "to count, write `disabilities's number_of no less than 2 items`",
    ),
    slip(
        r"[0-9０-９](?P<it>[，、])[0-9０-９]{3}(?![0-9０-９])",
        "数目中间不加逗号：『2000元/月』",
        "no such comma in a number: `2000 yuan/month`",
        "",
    ),
    slip(
        rf"(?P<it>(?P<n>[0-9][0-9.]*\s*(?:倍|[%％]))\s*的?\s*(?P<w>(?!以[上下内外]){HAN}+))",
        "先写是什么的几倍、百分之几：『城镇低保标准的1.5倍』",
        "write what it is a multiple of first: `urban_standard 's 1.5 fold`",
        r"\g<w>的\g<n>",
    ),
    slip(
        r"\s(?P<it>上浮|上调|提高|增加|下浮|下调|降低|减少)\s*[0-9]",
        "涨落写成算式：上浮 10% 写『× 110%』，增加 20元 写『+ 20元/月』",
        "write it as a sum: `* 110%`, `+ 20 yuan/month`",
    ),
    slip(
        rf"{HAN}(?P<put>[ \u3000]+)(?P<it>[0-9][0-9.]*\s*(?:倍|[%％]))",
        "中间写『的』：『城镇低保标准的1.5倍』",
        "write `'s` between the two: `urban_standard 's 1.5 fold`",
        "的",
    ),
    *(
        slip(rf"\s(?P<it>{word})(?=\s)", f"写『{sign}』，或者『{full}』", f"write `{english}`", full, SURE)
        for word, sign, full, english in (
            ("加", "+", "加上", "+"),
            ("减", "−", "减去", "-"),
            ("乘", "×", "乘以", "*"),
            ("除", "÷", "除以", "/"),
        )
    ),
    slip(r"(?P<it>[0-9][0-9.]*\s*[千百]元(?:/[月年])?)", "数目写全：『5000元/年』", "write the number out: `5000 yuan/year`"),
    slip(
        r"(?<![0-9年])[0-9]{1,3}(?P<it>月)(?=[\s；;。，,）)以]|$)",
        "几个月写『12个月』；说年月的写『2026年12月』",
        "write `12 months`, or a month with its year: `2026-12`",
        "个月",
    ),
)

WORDS: Final[tuple[Slip, ...]] = (
    slip(
        rf"已知\s*[:：][^\n]*?{HAN}(?<![为是于过满])[ \u3000]+(?P<it>待定|不明|未知|不详|不清楚|不知道)\s*[；;。]",
        "不知道的事实不写；沿用来的要当作不知道，写成表，这一列的格子写『待定』",
        "leave out what is unknown; to take back what was taken over use a table with `undetermined` in the cell",
    ),
    slip(
        rf"已知\s*[:：][^\n]*?{HAN}(?<![为是于过满])(?P<put>[ \u3000]+)(?P<it>{_SIZE})\s*[；;。]",
        "中间写『为』：『年龄 为 18周岁』",
        "write `is` before the value: `age is 18 full_years`",
        " 为 ",
        SURE,
    ),
    slip(
        rf"(?P<it>(?:为|是)[ \u3000]+{HAN}+[ \u3000]+[一二三四五六七八九十]级)",
        "一组里的各项写『残疾 逐项为 智力 三级、精神 二级』；问有没有的写『残疾 中有 类别 为 智力 且 等级 为 三级 者』",
        "what a list holds is written `disabilities listed as intellectual level3`; to ask, write `include one with ... end`",
    ),
    slip(rf"{BEGIN}(?P<it>不是|并不是|无)\s+", "否定写『非』：『非 已就业』", "write `not` before the fact: `not employed`", "非 "),
    slip(
        rf"{HAN}[ \u3000]+(?P<it>非)\s",
        "『非』写在整个条件的前面；比较取值的写『不为』",
        "`not` stands before the whole condition; of values write `is not`",
        "不为",
    ),
    slip(r"(?P<it>中没有)", "写『中无 … 者』", "write `include none with ... end`", "中无", SURE),
    slip(
        rf"{BEGIN}(?P<it>有|具有|持有)\s",
        "问一组里有没有，写『残疾 中有 … 者』，或者『残疾的个数 不低于 1项』；是或否的事实直接写它的名称",
        "to ask whether a list has one, write `include one with ... end`; a yes or no is written by its name",
    ),
    slip(
        r"\s(?P<it>都|均|全|全都|全部|全部为|全为)\s",
        "问每一个是不是，写『成员 均为 未就业 者』",
        "to ask whether all are, write `members are all with unemployed end`",
    ),
    slip(
        rf"(?P<it>(?:为|是)\s*{HAN}+\s*(?:或者|或)\s*(?:为|是)\s*{HAN}+)",
        "同一项取几个值之一，写『证载等级 为 一级、二级之一』",
        "of several values write `level is any of level1, level2`",
    ),
    slip(
        rf"(?P<it>{HAN}+之日)",
        "写那个日期的名称，如『申请日期』；判断的那一天写『计算日』",
        "write the name of the date, such as `application_date`; the day of the decision is `as_of_date`",
    ),
    slip(
        r"\s(?P<it>距离?)\s",
        "隔了多久，写『申请日期 至 计算日 的整月数 不超过 6个月』",
        "write how long it is as `application_date to as_of_date in full months no more than 6 months`",
    ),
    slip(
        rf"(?P<it>{HAN}+[ \u3000]+在[ \u3000]+{HAN}+)\s*(?=[。；;])",
        "『在』后面写区间：『在 16周岁 至 59周岁 之间』；『户籍在本区』这样的名称连着写，中间不留空格",
        "`in` wants a range, as in `in 16 full_years to 59 full_years`; a name has no blanks in it",
    ),
)

DAYS: Final[tuple[Slip, ...]] = (
    slip(
        r"(?P<it>以前|之前)",
        "含当日的写『不晚于 1990年1月1日』，不含当日的写『早于 1990年1月1日』",
        "with the day itself write `no later than 1990-01-01`, without it `before 1990-01-01`",
    ),
    slip(
        r"(?P<it>以后|之后)",
        "含当日的写『不早于 1990年1月1日』，不含当日的写『晚于 1990年1月1日』",
        "with the day itself write `no earlier than 1990-01-01`, without it `after 1990-01-01`",
    ),
)

LISTS: Final[tuple[Slip, ...]] = (
    slip(
        rf"(?P<put>[。.])[ \t\u3000]*\n[ \t\u3000]*(?P<it>{ITEM})",
        "前一项以『。』结束，这一项就接不上：项与项之间用『；』，最后一项才用『。』",
        "the item before ends with a full stop: items are parted by `;`",
        "；",
        SURE,
    ),
    slip(
        rf"(?:同时符合|符合之一)(?P<put>)[ \t\u3000]*\n[ \t\u3000]*(?P<it>{ITEM})",
        "『同时符合』『符合之一』后面写冒号",
        "write a colon behind `all of` or `any of`",
        "：",
        SURE,
    ),
    slip(
        rf"(?:[；;]\s*|{HAN}\s*)(?P<it>且|并且|以及|和|及|或者|或)[ \t\u3000]*(?:\n[ \t\u3000]*{ITEM}|$)",
        "各项怎样连接，由开头的『同时符合：』『符合之一：』说明，句末不写『且』『或者』：先看开头写的是哪一种，再改这里",
        "`all of` or `any of` at the head of the list joins the items; leave the word out, and see which of the two it says",
    ),
    slip(
        rf"(?:(?:条件|适用|履行)\s*[:：]|{ITEM})\s*(?P<it>{HAN}*(?:之一|任一|其一|任意一项|任何一项){HAN}*)\s*[:：]",
        "写『符合之一：』",
        "write `any of:`",
        "符合之一",
        SURE,
    ),
    slip(
        rf"(?:条件\s*[:：]|{ITEM})\s*(?P<it>(?:应当|须|应)?(?:符合|满足|具备)(?:(?:下列|以下)?(?:条件|情形|规定|要求|各项)?))\s*[:：]",
        "写明各项都要符合还是有一项就行：『同时符合：』或者『符合之一：』",
        "say whether all or any are wanted: `all of:` or `any of:`",
    ),
    slip(
        rf"{NUMBER}\s*(?P<it>(?:其他|其余|其它|否则|除此(?:之外|以外))(?:的|者|情况|人员)?\s*[，,：:])",
        "最后一条写『其他情形，50元/月』",
        "write the last case as `otherwise, 50 yuan/month`",
        "其他情形，",
        SURE,
    ),
)
