"""Slips in what stands around conditions: headings, sources, days, amounts, cases, exceptions, and facts that are declared."""

from __future__ import annotations

from typing import Final

from policyrules.syntax.slips import HAN, HEADS, NUMBER, SURE, Slip, slip

_RULES = "定义|推定|裁量|资格|待遇|义务|排序|指标|职责"

AMOUNTS: Final[tuple[Slip, ...]] = (
    slip(
        r"金额\s*[:：]\s*(?P<it>[0-9][^；;。\n]*?元(?:/[月年])?\s*(?:至|到|[-~～—–]|或者?)\s*[0-9][^；;。\n]*)",
        "金额是一个数：几种情形几个数额的，写『金额：按下表：』；由机关酌定的，声明为参数",
        "an amount is one number: for several write `amount: by table:`; what a body sets is a parameter",
    ),
    slip(
        r"金额\s*[:：]\s*(?P<it>[^；;。\n]+\s的\s*[，,][^。\n]+)",
        "分情形给的，写『金额：分情形：』，下面一行一种情形：『（一）…… 的，100元/月；』",
        "for several cases write `amount: by case:`, and a case on each line beneath",
    ),
    slip(r"金额\s*[:：]\s*(?P<it>[-−][0-9])", "金额不能是负数；少给的，写减后的数额", "an amount is never negative; write what is left"),
    slip(
        r"取值\s*[:：]\s*(?P<it>[^\n]*?\s(?:且|并且|或者|或)\s[^\n。]*)",
        "答是或否的写『条件：…』，不写『取值』",
        "what is yes or no is a `when`, and no `value`",
    ),
    slip(
        rf"{NUMBER}[^\n：:]*?(?P<it>[ \t]*[:：])[ \t]*(?:[0-9]|待定|无)",
        "分情形写『…… 的，122元/月』",
        "write a case as `... then 122 yuan/month`",
        " 的，",
    ),
    slip(
        r"的(?P<put>[ \u3000]*)(?P<it>[0-9][0-9,.]*\s*元(?:/[月年])?)\s*[；;。]",
        "『的』后面写逗号：『…… 的，122元/月』",
        "write a case as `... then 122 yuan/month`",
        "，",
    ),
    slip(
        r"其他情形(?P<put>[ \u3000]*)(?P<it>[^\s，,])",
        "『其他情形』后面写逗号：『其他情形，50元/月』",
        "write a comma behind `otherwise`",
        "，",
        SURE,
    ),
)

EXCEPTIONS: Final[tuple[Slip, ...]] = (
    slip(
        r"例外[ \u3000]+\S+?[：:][^\n]*?(?P<it>\s*(?:除外|的除外|不予享受|不得享受))\s*(?=[。；;（(]|$)",
        "写成『…… 的，不享受』",
        "write `... then gets nothing`",
        " 的，不享受",
    ),
    slip(
        rf"例外[ \u3000]+[^\s：:]+?[：:]\s*(?P<it>{HAN}+(?:[、，,]{HAN}+)+)\s*的",
        "几种情形有一种就算的，写『甲 或者 乙 的，不享受』",
        "write `a or b then gets nothing`",
    ),
    slip(
        r"例外[ \u3000]+(?P<it>[^\s：:\n]*、[^\s：:\n]*)",
        "一条例外一个名称，名称里不用顿号",
        "an exception has one name, without a comma in it",
    ),
    slip(
        r"(?:不享受|不符合|不负担)[^\n；;]*(?P<it>[；;])",
        "这一条到此为止，写『。』",
        "the exception ends here: write a full stop",
        "。",
        SURE,
    ),
    slip(
        r"例外\s*(?P<it>[（(][^）)\n]*[）)])\s*[:：]",
        "例外写名称，不编号：『例外 已领养老金：…… 的，不享受』",
        "an exception has a name and no number: `exception name: ... then gets nothing`",
    ),
    slip(
        r"\n[ \t\u3000]+(?P<it>例外情形|例外情况|除外情形|除外|排除情形|排除|不予享受|不享受情形)[ \u3000:：]",
        "这一项写『例外 名称：…… 的，不享受』",
        "this field is written `exception name: ... then gets nothing`",
        "例外",
    ),
    slip(
        r"例外[ \u3000]+\S+?[：:][^\n]*?\s?的\s*(?P<it>[，,]\s*(?!不享受|不符合|不负担|金额)[^（(；;。\n]*)",
        "逗号后面写『不享受』；少给的写『金额 为 50元/月』或者『金额 为 某某标准的50%』",
        "write `then gets nothing`, or `then amount is 50 yuan/month`",
    ),
)

SOURCES: Final[tuple[Slip, ...]] = (
    slip(
        rf"依据\s*[:：][^\n]*?(?P<it>[，,、])\s*(?=《|「|{HAN}+[〔\[【（(][0-9]{{4}})",
        "几个文件之间用『；』",
        "part the sources by `;`",
        "；",
        SURE,
    ),
    slip(
        r"依据\s*[:：][^\n]*?第[^，,、；;\n]*[条款项]\s*(?P<it>[，,、和及])\s*第",
        "同一文件的几条分开写：『国发〔2015〕52号 第三条；国发〔2015〕52号 第四条』",
        "write the document with each of its articles, parted by `;`",
    ),
    slip(
        r"依据\s*[:：][^\n]*?》\s*(?P<it>[（(][^）)\n]*(?:[〔\[【（(][0-9]{4}[〕\]】）)][^）)\n]*)?[）)])",
        "文件名称和文号写一个就够，删去括号",
        "the title or the number of a document is enough; leave the brackets out",
        "",
    ),
    slip(
        r"依据\s*[:：]\s*(?:[^\n]*；)?\s*(?P<it>[^\s：:；;《》「」\n]*[的之][^\s；;。《》\n]*)",
        "文件名称用《》括起来",
        "put the title of a document into 《》",
        r"《\g<it>》",
    ),
    slip(
        r"规划\s+(?P<it>[0-9]+(?:\.[0-9]+)*)(?![#0-9.])",
        "规划的条款写到句，如『规划 3.1.4#1』：编号见 ledger 文件夹",
        "a clause of the plan has its sentence, as in `3.1.4#1`; see the folder `ledger`",
    ),
)

HEADINGS: Final[tuple[Slip, ...]] = (
    slip(
        r"[^\s；;。：:](?P<put>)[ \t\u3000]*\n[ \t\u3000]+(?P<it>[^\s：:；;，,（(]+)\s*[:：]\s*(?:是否|日期|月份|整数|小数|金额|比例|若干)",
        "前一行末尾缺『；』",
        "the line before lacks its `;`",
        "；",
        SURE,
    ),
    slip(r"施行\s*[:：]?\s*(?P<it>从)\s*[0-9]", "写『自』：『施行：自 2026年1月1日 起。』", "write `from 2026-01-01 on`", "自 ", SURE),
    slip(
        r"施行\s*[:：]?\s*自?\s*[0-9]\S*\s*(?P<it>开始(?:施行|执行|实施)?|生效|执行)",
        "写『起』：『施行：自 2026年1月1日 起。』",
        "write `from 2026-01-01 on`",
        "起",
        SURE,
    ),
    slip(
        r"施行\s*[:：]?\s*(?P<it>自?\s*(?:发布|公布|印发|下发|通过|签发)之日[^。\n]*)",
        "写明是哪一天：『施行：自 2026年1月1日 起。』",
        "write the day itself: `effective: from 2026-01-01 on`",
    ),
    slip(
        r"提示\s*[:：]\s*(?P<it>[^\n“\"]*[，,][^\n“\"]*)$",
        "提示写明什么情形、说什么话：『提示：未就业 的，“可以申请就业援助”。』",
        "a notice has a case and a sentence: `notice: unemployed then “...”`",
    ),
    slip(
        rf"(?:^|\n)(?:{HEADS})[ \u3000]+(?P<it>[“\"‘'](?P<w>[^”\"’'\n]+)[”\"’'])",
        "名称不加引号",
        "a name has no quotation marks",
        r"\g<w>",
        SURE,
    ),
    slip(
        rf"(?:^|\n)(?:{HEADS})[ \u3000]+(?P<it>[0-9][^\s（(：:]*)",
        "名称不以数字开头：把数字移到后面，或者整个用「」括起来",
        "a name does not begin with a digit; quote it with 「」",
        r"「\g<it>」",
    ),
    slip(
        rf"(?:^|\n)(?:{_RULES})[ \u3000]+[^\s：:]+(?P<it>[:：][^\n]*)",
        "第一行只写名称；下面各行写『对象：…』『条件：…』『取值：…』",
        "the first line holds the name alone; `for`, `when` and `value` stand beneath",
    ),
    slip(
        rf"(?:^|\n)(?:{_RULES})[ \u3000]+[^\s：:（(]+(?P<put>[ \u3000]+)(?P<it>{HAN}[^\s：:]*)[ \t]*(?:\n|$)",
        "名称里不留空格",
        "a name has no blank in it",
        "",
    ),
    slip(
        r"(?:^|\n)(?P<it>补贴|补助|津贴|救助|福利|奖励|优惠|减免|保障)[ \u3000]+[^\s：:]+[ \t]*(?:\n|$)",
        "给钱给物的规则，第一行写『待遇 名称』",
        "a rule that gives something begins with `benefit`",
        "待遇",
    ),
    slip(
        r"，\s*问\s*(?P<it>[^“\"‘'「\s][^；;。\n]*)",
        "要问的话用引号括起来：『问 “是否孤老？”』",
        "a question stands in quotation marks",
        r"“\g<it>”",
    ),
    slip(r"(?P<it>[‘'](?P<w>[^‘’'“”\"\n]*)[’'])", "引号写成“……”", "write the quotation marks as “...”", r"“\g<w>”", SURE),
    slip(
        r"(?:整数|小数|金额|比例)[^\n]*?[，,]\s*(?P<it>(?P<a>[0-9][^\s；;。，,]*?)\s*(?:至|到|[-~～—–])\s*(?P<b>[0-9][^\s；;。，,]*))",
        "上下限分开写：『0周岁以上，150周岁以下』",
        "write both limits apart: `0 full_years or more, 150 full_years or less`",
        r"\g<a>以上，\g<b>以下",
    ),
)

LATE_HEADINGS: Final[tuple[Slip, ...]] = (
    slip(
        rf"(?:^|\n)(?!(?:{HEADS})[ \u3000])(?P<it>{HAN}{{2,4}})[ \u3000]+[^\s：:]+[ \t]*(?:\n|$)",
        "一条规则的第一行写『资格』『待遇』『义务』『定义』等词，空一格写名称",
        "a rule begins with a word such as `eligibility` or `benefit`, and its name",
    ),
    slip(
        rf"{HAN}\s*(?P<it>[（(](?!解读|依据)[^（）()\n]*{HAN}[^（）()\n]*[）)])(?=\s*[。；;，,]|\s*$)",
        "括号里只写（解读 …）（依据 …）；补充说明另起一行写成『# 注释』，会改变结果的另写一项条件",
        "only `(reading ...)` and `(basis ...)` stand in brackets; a remark is a comment, `# ...`, and what changes the result a condition",
    ),
)
