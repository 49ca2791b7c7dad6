"""From a slip to one sentence of help: what civil servants write, and how it is written here.

The first row whose pattern touches the place where reading stopped gives the hint.
"""

from __future__ import annotations

import re
from typing import Final

from policyrules.diagnostics import Edit, Tongue
from policyrules.source import Span
from policyrules.syntax.keywords import table
from policyrules.syntax.problems import UnexpectedText
from policyrules.syntax.recovery import FIELDS
from policyrules.syntax.slips import HAN, HEADS, NUMBER, SURE, Slip, slip
from policyrules.syntax.slips_in_conditions import DAYS, LISTS, NUMBERS, REMARKS, WORDS
from policyrules.syntax.slips_in_fields import AMOUNTS, EXCEPTIONS, HEADINGS, LATE_HEADINGS, SOURCES

_KEYS = "|".join(form for row in table() if row.terminal in FIELDS for form in row.forms("zh"))
_ENGLISH_HEADS = "definition|presumption|judgement|eligibility|benefit|obligation|ranking|indicator|duty|property|example"
_UNITS = "|".join(form for row in table() if row.terminal == "UNIT" for tongue in ("zh", "en") for form in row.forms(tongue))
MEANT_FIELDS: Final = (
    ("日期|基准日|判断日|测试日", "计算日", "as_of"),
    ("事实|给定|输入|情况", "已知", "facts"),
    ("结果|预期结果|输出|答案", "期望", "expect"),
    ("规则|被测规则|检验规则", "检验", "tests"),
    ("如果|假设|假如|前提", "设", "given"),
    ("那么|结论", "则", "claim"),
    ("任务|工作内容|内容|职责内容", "事项", "task"),
    ("理由|原因|说明", "解读", "reading"),
)
"""What people call a field, what it is called, and that in English."""
CHINESE: Final[tuple[Slip, ...]] = (
    *REMARKS, *LISTS, *EXCEPTIONS, *AMOUNTS, *SOURCES, *HEADINGS, *NUMBERS, *WORDS,
    slip(r"计算日\s*[:：]\s*(?P<it>[0-9]{4}年(?:[0-9]{1,2}月)?)(?![0-9])", "计算日写到日：『计算日：2026年3月1日。』",
          "the day has year, month and day: `as_of: 2026-03-01`"),
    slip(r"已知\s*[:：][^\n]*?(?P<it>[，,、])", "已知的各项之间用『；』：『已知：年龄 为 20周岁；户籍在本区。』",
          "part the facts by `;`: `facts: age is 20 full_years; registered_here.`", "；"),
    slip(r"期望\s*[:：][^\n]*?(?P<it>[，,]\s*(?:原因|理由)(?:是|为)?\s*)", "不享受的例外写『因 名称』：『期望：不享受，因 收入高。』",
          "name the exception: `expect: gets nothing, because name`", "，因 "),
    slip(r"期望\s*[:：][^\n]*?[，,]\s*(?P<it>[缺因])(?=[^\s])", "『缺』『因』后面空一格：『期望：待定，缺 月收入。』",
          "leave a blank before the name", r"\g<it> ", SURE),
    slip(r"任取\s*[:：]\s*(?P<it>[^\s。；;，,]+)\s*(?=[。；;])", "给任取的一个称呼：『任取：人员 甲。』",
          "name what is drawn, as in `forall: person a`", r"\g<it> 甲"),
    slip(r"目标\s*[:：]\s*(?P<it>[0-9][0-9.]*\s*%)", "目标写明方向：『目标：不低于 90%。』",
          "say which way: `target: no less than 90%`", r"不低于 \g<it>"),
    *(
        slip(rf"\n[ \t\u3000]+(?P<it>{said})(?=\s*[:：])", f"这一项叫『{name}』", f"this field is called `{english}`", name)
        for said, name, english in MEANT_FIELDS
    ),
    slip(r"(?P<put>\n[ \t\u3000]*(?P<it>[|｜│][ \t:：|｜│-]*-{2,}[ \t:：|｜│-]*))(?=\n|$)", "表头下面不画分隔线，删去这一行",
          "there is no line between the heading of a table and its rows", "", SURE),
    slip(r"条件\s*[:：]\s*[^\n（(；;]+(?P<it>[；;])\s*[^\s（(][^\n]*",
          "一行里的几个条件用『且』『或者』连接；分项的先写『同时符合：』，每项一行",
          "join conditions on one line by `and` or `or`, or list them under `all of:`", " 且 "),
    slip(r"金额\s*[:：]\s*(?P<it>[^\s，,；;。0-9]{1,8}[0-9][0-9,.]*元(?:/[月年])?\s*[，,；;、][^\n。]*)",
          "几种情形几个数额的，写『金额：按下表：』每种一行，或者『金额：分情形：』",
          "for several amounts write `amount: by table:` or `amount: by cases:`"),
    slip(r"金额\s*[:：][^\n，,]*[0-9]\s*元(?:/[月年])?\s*(?P<it>[，,][^\n。]*)", "金额后面不写别的话，删去；怎样发放写在『效果：“……”』里",
          "nothing stands behind an amount; how it is paid belongs into `effect`", ""),
    slip(r"以[上下内]\s*(?P<it>的[^\s；;。，,）)]+)", "删去这几个字：『对象』一行已经写明说的是谁",
          "leave this out: `for` says who is spoken of", ""),
    slip(r"(?P<it>在\s*\S+\s*(?:之前|以前|之后|以后))", "写『早于 1990年1月1日』『晚于 1990年1月1日』；含当日的写『不晚于』『不早于』",
          "write `before 1990-01-01` or `after 1990-01-01`; with the day itself, `no later than` or `no earlier than`"),
    slip(r"[:：]\s*(?P<it>(?:除外|排除|不包括|不含)\s)", "不给的情形另写一条『例外 名称：…… 的，不享受』；只是否定的，写『非 已就业』",
          "write an exception, `exception name: ... then gets nothing`, or `not` before the fact"),
    slip(r"[:：]\s*比例\s*(?P<it>[%％])", "『比例』后面不写单位，取值写成『30%』",
          "`ratio` has no unit; its values are written `30%`", "", SURE),
    slip(r"[:：]\s*(?P<it>是\s*[/／或、]\s*否)", "是或否的事实，类型写『是否』", "the type of a yes or no is `yesno`", "是否", SURE),
    slip(r"[:：]\s*(?P<it>金额)\s*(?=[，,；;。])", "写明单位：『金额 元』『金额 元/月』或者『金额 元/年』",
          "say of which period: `amount yuan`, `amount yuan/month` or `amount yuan/year`"),
    slip(r"[:：]\s*(?P<it>小数)\s*(?=[^\s0-9])", "写明几位小数和单位：『小数 1位 人』",
          "say how many places, and the unit: `decimal 1 places persons`"),
    slip(rf"[:：]\s*(?:整数|小数\s*[0-9]+位)\s*(?P<it>(?!{_UNITS})[^\s0-9，,；;。（(]+)",
          "没有这样的单位：写『人』『户』『项』『次』『个月』『周岁』等，数别的东西写『项』，或者不写单位",
          "there is no such unit: write `persons`, `households`, `items`, `times`, `months`, `full_years`, or no unit"),
    slip(r"幅度\s*[:：]?\s*(?P<it>[^；;。\n]*以[上下][^；;。\n]*)", "幅度两端都在内，中间写『至』：『10000元 至 30000元』",
          "both ends belong to a range, and `to` stands between them: `10000 yuan to 30000 yuan`"),
    slip(r"期满\s*[:：]?\s*(?P<it>[^\s：:“\"转][^\n。]*)",
          "期满写一句话，用引号：『期满：“不再办理”』；由另一条规则接替的，写『期满：转 规则名称』",
          "write a sentence in quotation marks, or `passes to` and the name of the rule"),
    slip(r"(?P<it>(?:为|是)\s*(?P<n>[0-9][0-9,.]*\s*[^\s0-9（(]{1,3}?)\s*以上\s*[（(]不含[^）)]*[）)])",
          "『以上』含本数；不含本数写『超过 18周岁』", "`or more` includes the number; without it, write `above`", r"超过 \g<n>", SURE),
    slip(r"(?P<it>(?:为|是)\s*(?P<n>[0-9][0-9,.]*\s*[^\s0-9（(]{1,3}?)\s*以下\s*[（(]不含[^）)]*[）)])",
          "『以下』含本数；不含本数写『低于 18周岁』", "`or less` includes the number; without it, write `below`", r"低于 \g<n>", SURE),
    slip(r"(?P<it>[（(]不含[^）)]*[）)]?)\s*(?:以[上下内外])?", "『以上』『以下』都含本数；不含本数写『超过 18周岁』『低于 18周岁』",
          "`or more` and `or less` include the number; without it, write `above` or `below`"),
    slip(r"以[上下内外]\s*(?P<it>[（(]含[^）)]*[）)]?)", "『以上』『以下』已含本数，删去『（含）』",
          "`or more` and `or less` include the number already", "", SURE),
    slip(r"(?P<it>\s*(?:[>＞〉]\s*[=＝]|≥|≧|⩾)\s*)", "符号改写文字：『不低于』", "write `no less than`", " 不低于 ", SURE),
    slip(r"(?P<it>\s*(?:[<＜〈]\s*[=＝]|≤|≦|⩽)\s*)", "符号改写文字：『不超过』", "write `no more than`", " 不超过 ", SURE),
    slip(r"(?P<it>\s*(?:[!！]=|<>|≠)\s*)", "符号改写文字：『不为』，或者在前面写『非』", "write `is not`", " 不为 "),
    slip(r"(?P<it>\s*[>＞]\s*)", "符号改写文字：『高于』", "write `above`", " 高于 ", SURE),
    slip(r"(?P<it>\s*[<＜]\s*)", "符号改写文字：『低于』", "write `below`", " 低于 ", SURE),
    slip(r"(?P<it>\s*[=＝]{1,2}\s*)", "『=』改写『为』（取值）或者『等于』（数目）", "write `is`, or `equals` of numbers", " 为 "),
    slip(r"(?P<it>[【\[{｛〔](?P<in>[^】\]}｝〕【\[{｛〔\n]*)[】\]}｝〕])", "括号只用『（）』", "brackets are written `(` and `)`",
          r"（\g<in>）", SURE),
    slip(r"(?:超过|高于|低于|不满|少于|多于|满|不低于|不超过)\s*[0-9][0-9,.]*\s*[^\s0-9（(；;。]{1,4}?\s*(?P<it>以[上下内外])",
          "前面的『超过』『不满』等词与『以上』『以下』只用一个，意思不同的先想清楚：『以上』含本数，『超过』不含",
          "`above` or `below` before the number, or `or more` or `or less` behind it, not both: `or more` includes the number"),
    slip(r"(?P<it>(?:为|是)?\s*(?P<a>[0-9][0-9,.]*)\s*(?P<u>周岁|岁|元/月|元/年|元|个月|人)以上[、，,]?\s*(?P<b>[0-9][0-9,.]*)\s*(?P=u)以下)",
          "区间写『年龄 在 16周岁 至 59周岁 之间』，两头都含", "write a range as `in 16 full_years to 59 full_years`",
          r"在 \g<a>\g<u> 至 \g<b>\g<u> 之间"),
    slip(r"(?:自|起|至|施行[:：]?)\s*(?P<it>[0-9]{4}年[0-9]{1,2}月)(?![0-9])", "施行日期写到日：『自 2026年7月1日 起』",
          "an effective day has year, month and day: `from 2026-07-01`"),
    slip(r"(?<![0-9])(?P<it>[0-9]{2}年[0-9]{1,2}月)", "年份写四位：『2008年1月1日』", "write the year with four digits"),
    slip(r"(?:条件|适用|履行)\s*[:：]\s*\n\s*(?P<it>[（(][一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}[.、])",
          "列举之前写明『同时符合：』还是『符合之一：』", "say `all of:` or `any of:` before a list"),
    slip(rf"(?:条件|适用|履行)\s*[:：]\s*(?P<it>{HAN}*(?:之一|任一|其一){HAN}*)\s*[:：]", "写『符合之一：』", "write `any of:`",
          "符合之一", SURE),
    slip(rf"(?:条件|适用|履行)\s*[:：]\s*(?P<it>{HAN}*(?:同时|全部|均|都){HAN}*)\s*[:：]", "写『同时符合：』", "write `all of:`",
          "同时符合", SURE),
    slip(rf"(?:符合|之一|条件|情形)\s*[:：]\s*\n\s*(?P<it>{HAN}+)", "每一项前面写编号：『（一）』『（二）』……",
          "number the items: `(a)`, `(b)`"),
    slip(r"(?:^|\n)[ \t\u3000]*(?P<it>[•●◆■▪·○\u2013\u2014-])[ \t\u3000]", "列举用编号：『（一）』『（二）』……，不用圆点",
          "items are numbered: `(a)`, `(b)`, without bullets"),
    slip(r"例外[ \u3000]+\S+?[：:][^\n]*?的\s*(?P<it>[，,]\s*(?:不给|不发|不予|不能|不得|不可|没有|取消|停发|除外)[^（(。；;\n]*)",
          "写成『…… 的，不享受』；少给的写『…… 的，金额 为 50元/月』",
          "write `... then gets nothing`, or `... then amount is 50 yuan/month`"),
    slip(r"(?:^|\n)[ \t\u3000]*例外[ \u3000]+(?P<it>[^：:\n]*[，,][^：:\n]*)", "例外先写名称和冒号：『例外 有房产：…… 的，不享受』",
          "a name and a colon first: `exception second_home: ... then gets nothing`"),
    slip(r"例外[ \u3000]+\S+?[：:][^\n]*?[^的，,\s时则](?P<put>[ \u3000]*[，,]?[ \u3000]*)(?P<it>不享受|不负担|不符合|金额)",
          "写成『…… 的，不享受』",
          "write `... then gets nothing`", " 的，", SURE),
    slip(r"(?:^|\n)\s*[（(][一二三四五六七八九十]+[)）][^\n；;]*?[^的\s](?P<it>[ ]*[，,])\s*[0-9][^\n；;]*[；;。]",
          "分情形写『…… 的，122元/月』",
          "write `... then 122 yuan/month`", " 的，", SURE),
    slip(r"(?:^|\n)选项[ \u3000][^\n]*?[：:][^\n]*?[^\s、，,：:](?P<put>[ \t]+)(?P<it>[^\s、，,。]+)", "各个取值之间用『、』",
          "part the values by commas", "、", SURE),
    slip(r"(?:^|\n)(?P<it>第[一二三四五六七八九十0-9]+[章节条款编])", "章节标题不是规则：删去，或者写成注释『# 第一章』",
          "headings of chapters are no rules: delete them, or write them as `# ...`"),
    slip(r"(?:^|\n)\s*(?P<it>//+|/\*+|--+|\*+)", "注释写成『# 注释』", "a comment begins with `# `", "# "),
    slip(rf"(?:^|\n)(?P<it>(?P<w>{HEADS})\s*[:：]\s*)", "『资格』『定义』等词后面空一格写名称，不写冒号：『资格 生活补助』",
          "leave a blank before the name, and no colon", r"\g<w> ", SURE),
    slip(r"[为是]\s*(?P<it>[“\"](?P<w>[^“”\"\n]+)[”\"])", "取值不加引号", "a value has no quotation marks", r"\g<w>", SURE),
    slip(rf"(?:取值|金额)\s*[:：]?\s*(?P<it>{HAN}*如?[见查按]?下表)", "写成『取值：按下表：』，下面一行起写表头和各行",
          "write `value: by table:`, and the heading and rows beneath"),
    slip(rf"(?:取值|金额)\s*[:：]\s*(?P<it>(?:超额|分段|分档|按档|累进){HAN}*)",
          "写成『取值：分段累进：』，下面一行起写表头『… ｜ 取值』和各段",
          "write `value: by bracket:`, and the heading and brackets beneath"),
    slip(rf"(?:次序\s*[:：]?|(?:在先|优先)[^\n]*)\s*\n\s*{NUMBER}\s*(?P<it>[^\s；;。]+)\s*(?=[；;。])",
          "写明怎样排：『得分 高者在先』『登记日期 早者在先』；是否的写『有残疾人 者优先』",
          "say how it ranks: `score highest first`, `registered earliest first`, or `lives_alone first`"),
    slip(r"(?P<it>[由从](?:高到低|大到小|多到少)|降序)", "写『高者在先』", "write `highest first`", "高者在先"),
    slip(r"(?P<it>[由从](?:低到高|小到大|少到多)|升序)", "写『低者在先』", "write `lowest first`", "低者在先"),
    slip(r"(?P<it>[由从](?:先到后|早到晚))", "写『早者在先』", "write `earliest first`", "早者在先"),
    slip(rf"{HAN}(?<!中)(?P<it>有){HAN}+\s+(?:为|是)\s[^；;。\n]*?者", "问一组里有没有，写『中有 … 者』：『残疾 中有 类别 为 智力 者』",
          "to ask whether a list has one, write `include one with ... end`", " 中有 "),
    slip(r"期望\s*[:：]\s*(?P<it>[^\s；;。，,｜|]+\s*(?:为|是)\s*)",
          "期望直接写结果：『期望：符合。』；检验几条规则的，写『期望：按下表：』，每条规则一列",
          "write the result itself, as in `expect: meets`; for several rules a table, with a column for each", ""),
    slip(rf"(?:^|\n)主体\s+(?P<it>(?:补充|增补|新增)\s*(?P<n>{HAN}+))", "写『主体 人员，补充：』", "write `entity person, adds:`",
          r"\g<n>，补充", SURE),
    slip(rf"(?:{NUMBER}|[0-9][.、]|条件\s*[:：]|且\s|或者\s)\s*(?P<it>{HAN}+(?:、{HAN}+)+)",
          "先写明是哪一项：『证载等级 为 三级、四级之一』；几个条件用『且』『或者』连接",
          "say what has these values: `level is any of level3, level4`; join conditions by `and` or `or`"),
    slip(r"[；;，,：:]\s*(?P<it>计算日)[ \u3000]*(?:为|是|[=＝]|在|[早晚]于)", "计算日不是事实，另写一行：『计算日：2026年3月1日。』",
          "the day is no fact: give it a line of its own, `as_of: 2026-03-01`"),
    slip(r"(?P<it>[|｜│][ \t\u3000]*[|｜│])", "空着的格子要写明：条件列写『不限』，结果列写『待定』或者『无』",
          "an empty cell has to say `any`, `undetermined` or `none`"),
    slip(r"(?:^|\n)\s*(?P<it>代替|计数)\s*[:：]", "这一项还不能写，删去", "this field is not understood yet; leave it out"),
    slip(r"[：:；;、.）)，,]\s*(?P<it>(?:年满|已满|不满|未满|满|超过|低于|高于|不低于|不超过|至少)\s*[0-9][^\s；;，,。]*)",
          "前面写明是哪一项：『年龄 满 16周岁 且 年龄 不满 60周岁』",
          "say what is compared: `age no less than 16 full_years and age below 60 full_years`"),
    slip(r"(?P<it>(?:如果|倘若|假如|若|当)[\s，,])", "条件直接写，不用『如果』『若』『当』；分情形写『…… 的，……』",
          "write the condition itself, without `if`", "", SURE),
    slip(r"(?P<it>除(?:了)?\s*\S+?\s*(?:之外|以外|外))", "『除……外』另写成一条『例外 名称：…… 的，不享受』",
          "write `exception name: … then gets nothing`"),
    slip(r"(?P<it>每(?P<p>[月年])\s*(?P<n>[0-9][0-9,.]*)\s*元)", "数额写『122元/月』『260元/年』", "write the amount as `122 yuan/month`",
          r"\g<n>元/\g<p>", SURE),
    slip(r"(?P<it>每[月年]\s*[0-9]\S*)", "数额写『122元/月』『260元/年』", "write the amount as `122 yuan/month`"),
    slip(r"(?P<it>[￥¥]\s*[0-9][0-9.,]*)", "数额写『122元/月』『260元/年』，不写货币符号", "write the amount as `122 yuan/month`"),
    slip(r"[0-9](?P<it>[万亿千百](?!元))", "数目写全，后面要有单位：『1.2万元』『12000人』", "write the number out, with its unit"),
    slip(r"(?P<it>(?P<n>[1-9])\s*成)(?!\w)", "『三成』写『30%』", "write `30%`", r"\g<n>0%", SURE),
    slip(r"(?P<it>[一二两三四五六七八九]\s*成)(?!\w)", "『三成』写『30%』", "write `30%`"),
    slip(rf"(?P<it>(?P<w>{HAN}+)者)(?=\s*(?:的|[。；，、）)]|$))", "『者』前空一格：『类别 为 精神 者』", "leave a blank before `者`",
          r"\g<w> 者", SURE),
    slip(r"(?:^|\n)\s*(?:效果|事项|证据|参考)\s*[:：]?\s*(?P<it>[^\s：:“\"][^\n。]*)",
          "这一项是一句话，用引号括起来：『效果：“可以提出申请”。』",
          "this field is a sentence in quotation marks", r"“\g<it>”"),
    slip(r"(?:^|\n)\s*解读\s*[:：]?\s*(?P<it>(?![A-Z][0-9]{2})[^\s。]+)", "解读先写编号，一个大写字母、两位数字：『解读：X01 “按户籍”。』",
          "a reading begins with its mark, a capital and two digits: `X01`"),
    slip(r"\s(?P<it>有|包含|包括)\s", "问一组里有没有，写『中有 … 者』：『证书 中有 种类 为 护理 者』",
          "to ask whether a list has one, write `include one with ... end`", "中有"),
    slip(r"(?:^|\n)\s*(?:例外)\s*(?P<it>[:：])", "例外要有名称，拒绝时写进理由：『例外 已领养老金：…… 的，不享受』",
          "an exception has a name: `exception name: ... then gets nothing`"),
    slip(r"(?:较高者|较低者|孰高|孰低)\s*(?P<it>[×÷*/＋+−-])", "先取高低再计算的，前面一段加括号：『（甲 与 乙 的较高者）× 20%』",
          "put brackets around what is the higher or the lower"),
    slip(r"(?P<it>中[有无])\s[^；;。\n]*?者的", "挑选几项来求和、计数，写『成员 中 在职 者的个数』；『中有』是问有没有",
          "to count or add up some of them, write `with ... end`; `include one with` asks whether there is one", "中"),
    slip(r"(?:且|并且)[^；;。\n]*?\s(?P<it>或者|或)(?=\s)", "『且』与『或者』混用须加括号：『甲 且（乙 或者 丙）』",
          "`and` and `or` together need brackets"),
    slip(r"(?:或者|或)[^；;。\n]*?\s(?P<it>且|并且)(?=\s)", "『或者』与『且』混用须加括号：『甲 或者（乙 且 丙）』",
          "`or` and `and` together need brackets"),
    slip(r"[\s）)](?P<it>(?P<w>并且|而且|或者|且|并(?!且)|或(?!者))(?P<x>[\u4e00-\u9fff]+))", "『且』『或者』前后各空一格",
          "leave blanks around `且` and `或者`", r"\g<w> \g<x>", SURE),
    slip(r"(?P<it>(?:时|则)\s*[，,])", "『……时，』『则，』写成『…… 的，』", "write `… then …`", " 的，", SURE),
    slip(r"(?:^|[\s：:；;，,）)])(?P<it>未|没有|没|不)\s", "否定写在事实前：『非 已就业』；常用的反面可以在主体里声明『反称』",
          "put `not` before the fact: `not employed`", "非", SURE),
    slip(rf"{HAN}(?P<put>\s+)(?P<it>{HAN}+(?:、\S+)*之一)", "列举的各项之间用『、』：『智力、精神之一』",
          "put commas between what is listed", "、"),
    slip(rf"(?:^|\n)\s*(?:{HEADS}|例外)\s+(?P<put>[^\s（(：:的之]*(?P<it>[的之])[^\s（(：:]*)",
          "名称里不能有『的』『之』：去掉它，或者把整个名称用「」括起来",
          "a name holds neither 的 nor 之: leave it out, or quote the name with 「」", r"「\g<put>」"),
    slip(rf"\n(?P<put>[ \t\u3000]+)(?P<it>{HEADS})[ \t\u3000]+\S", "『资格』『定义』等词要顶格写在行首",
          "a declaration begins at the start of its line", "", SURE),
    slip(rf"(?:^|\n)(?:{HEADS})(?P<it>{HAN}+)", "『资格』『定义』等词后面空一格再写名称", "leave a blank before the name",
          r" \g<it>", SURE),
    slip(r"(?P<it>#)[^ \t\u3000]", "注释写成『# 注释』，『#』后空一格", "leave a blank after `#`", "# ", SURE),
    slip(r"(?P<it>[“”‘’\"'])", "引号要成对，写成“……”，中间不换行", "quotation marks come in pairs, on one line"),
    *DAYS,
    slip(r"(?P<it>不足|不到)", "改写『低于』『不满』", "write `below`"),
    slip(r"(?:为|是)\s*(?P<it>(?P<a>[0-9]+)\s*(?P<u>周岁|岁)?\s*[~～-]\s*(?P<b>[0-9]+)\s*(?:周岁|岁))",
          "区间写『在 16周岁 至 59周岁 之间』", "write a range as `in 16 full_years to 59 full_years`"),
    slip(r"\n[ \t]*(?P<it>[a-z_]+)[ \t]*[:：]", "这个文件的第一条是中文的，整个文件都写中文的词；要写英文，另用一个文件",
          "the first declaration of this file is in Chinese, and so is the whole file"),
    slip(r"[0-9](?P<it>[~～-])\s*[0-9]", "区间写『在 16周岁 至 59周岁 之间』", "write a range as `in 16 full_years to 59 full_years`"),
)  # fmt: skip

LATE: Final[tuple[Slip, ...]] = (
    *LATE_HEADINGS,
    slip(r"\S(?P<it>\s+(?:和|以及|及|同时)\s+)", "几个条件都要符合的写『且』；一项事实取几个值之一的写『甲、乙之一』",
          "write `and` between conditions, `is any of a, b` of values", " 且 "),
    slip(rf"[:：）)][^\n；;。]*?{HAN}(?P<it>\s*[，,]\s*){HAN}", "几个条件都要符合的写『且』，有一个就行的写『或者』",
          "write `and` or `or` between conditions", " 且 "),
    slip(r"(?:是否|日期|月份|项|元/[月年]|周岁|人)(?P<put>)\s*\n[ \t\u3000]+(?P<it>[^\s：:]+)\s*[:：]", "前一行末尾缺『；』",
          "the line before lacks its `;`",
          "；", SURE),
    slip(r"(?:^|\n)[ \u3000]*(?P<it>[^\s][^\n\t]*\t[^\n]*)", "表的各格用『｜』隔开，首尾也写『｜』：『｜ 计算日 ｜ 年龄 ｜』",
          "part the cells of a table by `|`, and begin and end each row with it"),
    slip(rf"(?:^|\n)[ \t\u3000]+(?!(?:{_KEYS})\s*[:：])(?P<it>{HAN}{{2,8}})\s*[:：]",
          "没有这一项；可写的有：对象、主管、依据、适用、条件、例外、取值、金额、尾数、起发、停发、效果、提示、解读、施行",
          "there is no such field; some are: for, authority, basis, when, exception, value, amount, rounding, starts, stops"),
    slip(r"(?:^|\n)\s*(?P<it>[（(][一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}[.、]|[（(][0-9]{1,2}[)）])",
          "同一层用同一种编号；下一层换一种，次序是（一）、1.、（1）",
          "one list has one kind of number, and the next level the next: (a), 1., (1)"),
    slip(r"(?P<it>[)）])", "多了一个『）』，或者前面少了『（』", "there is a `)` too many, or a `(` is missing", ""),
    slip(rf"{HAN}(?P<put>[ ]+)(?P<it>{HAN}+)",
          "两个词之间缺字：从属的写『的』，如『家庭的人数』；并列的条件写『且』；列举的取值写『、』",
          "a word is missing between the two: `'s`, `and` or a comma"),
)  # fmt: skip
"""What is tried last, and not where the text ends: these fit much."""

ENGLISH: Final[tuple[Slip, ...]] = (
    slip(r"(?:^|\n)(?P<it>define|def|let)\b", "写『definition』", "a definition begins with `definition`", "definition", SURE),
    slip(rf"(?:^|\n)(?:{_ENGLISH_HEADS})[ ][^\n:]*(?P<it>:)[ ]*(?=\n|$)", "标题后面不写冒号",
          "a heading has no colon at its end", "", SURE),
    slip(r":\s*ratio\s*(?P<it>%)", "『ratio』后面不写单位，取值写成『30%』",
          "`ratio` has no unit; its values are written `30%`", "", SURE),
    slip(r":\s*(?P<it>yes\s*[/or]+\s*no)\b", "是或否的事实，类型写『yesno』", "the type of a yes or no is `yesno`", "yesno", SURE),
    slip(r":\s*(?P<it>amount)\s*(?=[,;.])", "写明单位：『amount yuan』『amount yuan/month』",
          "say of which period: `amount yuan`, `amount yuan/month` or `amount yuan/year`"),
    slip(r":\s*(?P<it>decimal)\s*(?=[^\s0-9])", "写明几位小数和单位：『decimal 1 places persons』",
          "say how many places, and the unit: `decimal 1 places persons`"),
    slip(rf":\s*(?:integer|decimal [0-9]+ places) (?P<it>(?!{_UNITS})[a-z_]+)",
          "没有这样的单位：写『persons』『households』『items』等，或者不写单位",
          "there is no such unit: write `persons`, `households`, `items`, `times`, `months`, `full_years`, or no unit"),
    slip(r"(?P<it>\s*(?:>=|≥)\s*)", "写『no less than』", "write `no less than`", " no less than ", SURE),
    slip(r"(?P<it>\s*(?:<=|≤)\s*)", "写『no more than』", "write `no more than`", " no more than ", SURE),
    slip(r"(?P<it>\s*>\s*)", "写『above』", "write `above`", " above ", SURE),
    slip(r"(?P<it>\s*<\s*)", "写『below』", "write `below`", " below ", SURE),
    slip(r"(?P<it>\s*={1,2}\s*)", "写『is』或者『equals』", "write `is`, or `equals` of numbers", " is "),
    slip(r"(?P<it>\bif\b\s*)", "条件直接写，不用『if』", "write the condition itself, without `if`", "", SURE),
    slip(r"\band\b[^;\n]*?\b(?P<it>or)\b", "『and』与『or』混用须加括号", "`and` and `or` together need brackets: `a and (b or c)`"),
    slip(r"\bor\b[^;\n]*?\b(?P<it>and)\b", "『or』与『and』混用须加括号", "`or` and `and` together need brackets: `a or (b and c)`"),
    slip(r"\b(?P<it>[a-z]+-[a-z-]+)\b", "名称里用下划线", "names are joined with underscores"),
    slip(r"\bis (?P<it>either (?P<a>\w+) or (?P<b>\w+))", "列举取值写『is any of a, b』", "write `is any of a, b`",
          r"any of \g<a>, \g<b>", SURE),
    slip(r"\bis (?P<it>\w+ to \w+)(?=\s*(?:[;,)\n]|$))", "几个取值逐个列出：『is any of level3, level4』",
          "name each of the values: `is any of level3, level4`; a range of numbers is `in 16 full_years to 59 full_years`"),
    slip(r"\bany of (?:\w+, ?)*\w+(?P<put>,? (?P<it>and|or)) \w+", "各个取值之间用逗号：『is any of level3, level4』",
          "part the values by commas: `is any of level3, level4`", ",", SURE),
    slip(r"(?P<it>\bin \((?P<in>\w+(?:, ?\w+)+)\))", "列举取值写『is any of a, b』", "write `is any of a, b`",
          r"is any of \g<in>", SURE),
    slip(r"\bis (?:any of )?(?P<it>(?P<w>[a-z_]+?)s? [0-9]+(?:,| and| or| to) ?(?:(?P=w)s? )?[0-9]+)",
          "几个取值逐个列出，名称里没有空格：『is any of level3, level4』",
          "name each of the values, without a blank in it: `is any of level3, level4`"),
    slip(r"(?P<it>\b(?P<w>[a-z_]+) (?P<n>[0-9]+))(?=\s+(?:and|or|end)\b|\s*(?:[;,)\n]|$))", "名称里没有空格，如『level3』",
          "a name has no blank in it, as in `level3`", r"\g<w>\g<n>"),
    slip(r"(?:\((?:[a-z]|[0-9]+)\)|[0-9]\.|\b(?:when:|and|or)) (?P<it>\w+(?:, \w+)+)",
          "先写明是哪一项：『level is any of level3, level4』",
          "say what has these values: `level is any of level3, level4`"),
    slip(r"(?P<it>[^\W0-9]\w* [^\W0-9]\w*)(?=\s+end\b|\s*(?:[;,)\n]|$))", "两个词之间缺字：『's』『and』或者逗号",
          "a word is missing between the two: `'s`, `and` or a comma"),
)  # fmt: skip

BEFORE, AFTER = 200, 80
"""How far a pattern looks, in characters, so that no line is too long for it."""


def hint(at: Span, tongue: Tongue) -> UnexpectedText | None:
    """What to say where reading stopped at `at`: the guilty text, what to write instead, and the edit; None where no slip is known."""
    text = at.file.text
    line = text.rfind("\n", 0, at.start)
    base = max(text.rfind("\n", 0, max(line, 0)), at.start - BEFORE, 0)  # with the line before, for many slips begin a line
    last = text.find("\n", at.end, at.end + AFTER)
    stretch = text[base : last if last >= 0 else at.end + AFTER]
    late = LATE if at.start < at.end else ()
    for one in (*CHINESE, *late) if tongue == "zh" else ENGLISH:
        for match in one.pattern.finditer(stretch):
            if match.start() + base <= at.end and match.end() + base >= at.start:
                return _told(one, match, at, base)
    return None


def _told(one: Slip, match: re.Match[str], at: Span, base: int) -> UnexpectedText:
    def place(start: int, end: int) -> Span:
        return Span(at.file, start + base, end + base)

    blank = len(match["it"]) - len(match["it"].lstrip())
    seen = place(match.start("it") + blank, match.start("it") + max(len(match["it"].rstrip()), blank + 1))
    if one.to is None:
        return UnexpectedText(seen, one.hint)
    put = "put" if "put" in one.pattern.groupindex else "it"
    return UnexpectedText(seen, one.hint, (Edit(place(*match.span(put)), match.expand(one.to), one.sure),))
