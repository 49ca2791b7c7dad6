"""Help pages in English: what the commands say of themselves and of their options, by the Chinese words that stand there.

A test asks for an entry for each of these.
"""

from __future__ import annotations

from typing import Final

COMMANDS: Final[dict[str, str]] = {
    "个案一页：能得到什么、补齐什么事实还可能得到什么、什么不符合和出路、什么不能同享、找哪个单位。": (
        "one case on one page: what it can get, which facts might bring more, what is refused and the way out, what excludes "
        "what, whom to ask."
    ),
    "列出一个主体（人员、家庭……）或一项规则的对象的 JSON Schema；不写时列出规则包的全部主体。": (
        "the JSON Schema of a kind of thing (person, household ...), or of what a rule is about; of all kinds where none is named."
    ),
    "列出一条规则实际运行的程序。变量前的注释写明：它是哪一项事实、哪一个条件、写在哪个文件的哪一行。": (
        "the code that runs for a rule; a comment before each variable says which fact or condition it is, and where that is written."
    ),
    "判断表、示例、词汇和参数：导出到 Excel 工作簿，改好再收回。": (
        "decision tables, examples, glossary and figures: to an Excel workbook, and back when they were edited."
    ),
    "参数（标准、比例、口径）：还缺哪些，哪些答案在等它；填报表的生成和收回。": (
        "figures (rates, shares, choices): which are missing, which answers wait for them; forms to fill in and to take back."
    ),
    "对名册里的每个人、户、单位、项目，逐项判断：符合、不符合或待定，写明理由、依据和缺少的事实。": (
        "everybody on a roster under every provision: met, not met or undetermined, with reasons, sources and the facts that are missing."
    ),
    "建立一个新的规则包：词汇、一项资格、一项待遇、参数、示例、性质、名称表。建好就能检查、试算，再改成自己的。": (
        "a new pack: vocabulary, an eligibility, a benefit, a figure, examples, a property, a glossary. It checks clean as it "
        "is; then make it yours."
    ),
    "把按下表写的规则、带表的示例、词汇和参数写成工作簿：一条规则一张表，一个文件的示例合在一张。": (
        "rules written by table, examples with tables, glossary and figures as a workbook: a sheet for each rule, one for the "
        "examples of a file."
    ),
    "把规则一处一处故意改错（数值差一点、以上改成超过、且改成或者、删去例外……），看示例能不能发现。": (
        "small mistakes put into the rules one at a time (a figure off by one, above for at least, or for and, an exception "
        "left out): would an example notice?\n\n"
        "A change that no example notices shows that one is missing; where a case can be found that tells both apart, it is "
        "given."
    ),
    "把规则文件排成统一的版式：空格、缩进、编号、对齐；注释原样保留。": (
        "rule files in one layout: blanks, indentation, numbers, columns; comments stay as they are.\n\n"
        "What was laid out is read again, and written only where it means the same; a file with errors is left alone, and its "
        "errors are listed. Without names, the files of the folder at hand. Aliases in headings move to glossary.csv."
    ),
    "拿一份原文（文本文件）与台账的指纹比对：哪些句子变了、缺了、多了，哪些规则和示例建立在它们之上。": (
        "hold a text of the plan against the fingerprints of the ledger: which sentences changed, went or came, and which rules "
        "and examples rest on them."
    ),
    "指标：分子、分母、方向、目标、基期，算出的数，达到没有；算不出的说明缺什么。没有目标的不判达标。": (
        "indicators: numerator, denominator, direction, target, baseline, the figure, whether it is reached; or what is "
        "missing. Without a target nothing is judged."
    ),
    "按事实文件判断一项规则，说明为什么、缺什么、依据哪一条；也可逐月判断，算出应补发和多发待核的金额。": (
        "the answer of a rule for a file of facts: why, what is missing, on which article; also month by month, with arrears "
        "and what was paid too much."
    ),
    "收回填好的参数表：单位、数值、期间、来源、可信度逐格检查，全部对了才写；先列出会怎样改动。": (
        "take back a form of figures: unit, figure, period, source and confidence of each cell are checked, and nothing is "
        "written unless all are right.\n\n"
        "-o writes to another folder, --force changes the pack itself; a pack that ships is only copied, with -o."
    ),
    "收回改好的工作簿：每一格都检查，全部对了才写；先列出会怎样改动。": (
        "take back an edited workbook: each cell is checked, and nothing is written unless all are right; first what will "
        "change is shown.\n\n"
        "-o writes to another folder, --force changes the pack itself; a pack that ships is only copied, with -o."
    ),
    "条款台账：每一条由什么落实；手头的原文与登记的是否一致。": (
        "the clauses of the plan: what carries each of them, and whether a text at hand is the one that was registered."
    ),
    "检查规则包（名称或文件夹）；给一个 .rules 文件时，只列出它所在规则包中与它有关的问题。": (
        "check a pack (by name or folder); of a .rules file, what has to do with it in the pack it belongs to."
    ),
    "残疾人保障政策的规则：筛查名册、判断个案、检查规则、生成网页。": (
        "rules of disability policy: screen a roster, decide a case, check rules, make pages.\n\n"
        "Each command explains itself: policyrules COMMAND --help --lang en. Results are for reference; a person decides."
    ),
    "每一条款由哪些规则、裁量、职责、指标落实；有一条没有落实就以 1 退出。": (
        "which rules, judgements, duties and indicators carry each clause; ends with 1 where a clause has none."
    ),
    "比较一个规则包的两个版本：哪些规则新增、删去、改名，哪些答案不同，各举一个具体的例子。": (
        "two versions of a pack: which rules came, went or changed their name, and which answers differ, each with a case.\n\n"
        "A version is a name, a folder, or REV:folder of git, such as HEAD~1:rules/lucheng. Exit code 0 where nothing differs, "
        "1 where anything does."
    ),
    "生成填报表：缺的参数一段期间一行，注明单位、可以填什么、哪些答案在等；填好用 params import 收回。": (
        "a form to fill in: a row for each period of a missing figure, with its unit, what may be entered and which answers "
        "wait for it; params import takes it back."
    ),
    "生成网页：每条规则的文字、条件、参数、示例和程序真正给出的说明、依据、主管单位。": (
        "web pages: the words, conditions, figures and examples of each rule, and the explanations, sources and offices as the "
        "program gives them."
    ),
    "生成虚构的名册：姓名是编的，身份证号都通不过校验。": (
        "an invented roster: no name is anybody's, and no identity number passes its check."
    ),
    "职责登记：各措施的牵头、责任、参与单位和各项职责，照原文，不增不减。": (
        "the duty register: who leads, shares and joins, measure by measure, exactly as the text says."
    ),
    "证明规则：有没有人能符合、条件有没有用、有没有空当和冲突、性质是否成立、金额有没有断崖。": (
        "prove rules: can anybody meet them, does each condition matter, are there gaps or conflicts, do the properties hold, "
        "are there cliffs?\n\n"
        "What does not hold is shown on somebody, checked by the reference evaluator, as an example to paste. What time did not "
        "suffice for is undecided, exit code 4.\n"
        "Of a .rules file, its own rules and properties."
    ),
    "说明一项判断：为什么；不符合的，怎样可以改变；待定的，缺什么、先问什么。": (
        "an answer explained: why; of a refusal, what could change it; of an open answer, what is missing and what to ask first."
    ),
    "运行示例（应得什么、得了什么）、性质（对所有人都应成立的话）和每个规则包都要守的通则。": (
        "examples (what should come out, what does), properties (what must hold for everybody) and the laws that every pack "
        "keeps.\n\n"
        "An office may keep its own cases as examples outside the pack and hand them over with --examples; their facts are not "
        "repeated in messages."
    ),
    "还要由本地提供哪些参数：单位、期间、地区、问法，哪些答案在等它（由规则算出）。": (
        "the figures that the jurisdiction still has to supply: unit, period, place, question, and which answers wait for them "
        "(found out from the rules).\n\n"
        "A missing figure is no error: answers that need it are undetermined, and the exit code is 0. Forms: policyrules params "
        "form."
    ),
    "还要问什么、先问什么：能定结论的、不麻烦当事人的在前。": (
        "what to ask, and what first: what settles most and costs the citizen least."
    ),
    "逐项检查安装：✓ 正常，✗ 必须处理，– 没有也能用。有 ✗ 时退出码为 1。": (
        "look over the installation: ✓ well, ✗ has to be mended, – missing and not needed. Ends with 1 where there is a ✗."
    ),
    "成对案例：每个条件、每种情形、表的每一行各给两个人，只在它所读的事实上不同，答案因此不同（MC/DC）。": (
        "pairs of cases: for each condition, each case and each row of a table two persons who differ only in what it reads, and "
        "therefore in the answer (MC/DC).\n\n"
        "Of a condition for which there is no such pair it is proved that it changes nobody's answer by itself, and said why."
    ),
    "规则改动对名册上的人有什么影响：每项规定多少人新增、失去、金额增减、转为待定，共多少元，按类别、等级、乡镇（街道）分列。": (
        "what a change of the rules does to those on a roster: under each provision how many gain, lose, get more or less or become "
        "open, and how much in all, by category, level and township.\n\n"
        "Versions are written as for diff. No names or numbers of people in the result; counts below 5, and what they could be "
        "worked out from, are left out."
    ),
}
"""First line of the Chinese text → the whole text in English."""
OPTIONS: Final[dict[str, str]] = {
    "也列出提示，如尚无数值的参数": "list findings too, such as figures that are missing",
    "像乡镇报来的那样不整齐": "as untidy as rosters come in",
    "写到另一个文件夹，原文件不动": "write to another folder and leave the files alone",
    "写到哪个工作簿": "the workbook to write",
    "写到哪个文件": "the file to write",
    "写到哪里：.xlsx 或 .csv（GBK）": "where to: .xlsx, or .csv in GBK",
    "写到哪里；不写时显示出来": "where to; shown where it is not said",
    "写成给当事人的告知书": "as a notice to the person concerned",
    "列出到期的日子（遇节假日顺延）": "the days on which something falls due (moved off holidays)",
    "列出没有写期限的职责": "duties without a deadline",
    "列对照（YAML）：纠正认错的列": "columns and what they are (YAML), where they were not recognised",
    "判断日期，如 2026-03-01": "the day of the question, such as 2026-03-01",
    "判断日期，如 2026-03-01；与 --months 二选一": "the day of the question, such as 2026-03-01; this or --months",
    "单位名称按哪一天（缺省照原文）": "offices by their names on that day (as in the text where it is not said)",
    "只列出会改动的文件，不改；有则退出码为 1": "only list the files that would change; ends with 1 where there are any",
    "只判断这一项，可重复": "only this provision; repeatable",
    "只改这一条规则": "change only this rule",
    "只显示会怎样改动，不改；有则退出码为 1": "only show what would change; ends with 1 where anything would",
    "只检查、只列出改动，不写": "check and show what would change, write nothing",
    "只看一个单位，名称照原文或改名后的": "one office, by its old or new name",
    "打开一条，如 3.1.2#1a，或一处，如 3.1.2：谁负责、由什么落实、施行到哪天、依据什么": (
        "open a clause, such as 3.1.2#1a, or a place, such as 3.1.2: who answers for it, what carries it, until when, on which law"
    ),
    "只看一种角色：牵头 lead、责任 joint、参与 join": "one role: lead, joint or join",
    "只看一项措施，如 3.1.3": "one measure, such as 3.1.3",
    "只看这一天所在的期间": "only the periods in which this day lies",
    "只要这条规则的表和试它的示例": "only the tables of this rule and of the examples that try it",
    "只证明这条规则或性质；可重复": "prove only this rule or property; repeatable",
    "只运行示例": "examples only",
    "只运行这个包外文件里的示例，逐个列出期望和结果；可重复": (
        "only the examples of this file outside the pack, each with what was expected and what came out; repeatable"
    ),
    "只问这一种：rule、condition、redundant、exception、gap、clash、both、property、cliff、order、relation、edition；可重复": (
        "only one kind: rule, condition, redundant, exception, gap, clash, both, property, cliff, order, relation or edition; repeatable"
    ),
    "同一种子生成同一名册": "one seed gives one roster",
    "哪一天施行的版本；不写时用最后一个版本": "the version in force on this day; the last one where it is not said",
    "填好的“待补事实”：上次的结果工作簿或其另存的 csv，可重复": (
        "missing facts that were filled in: the last workbook, or a csv saved from it; repeatable"
    ),
    "多少人": "how many persons",
    "当时已知的事实；按它应发的，视为已发，与现在所知的比较": "the facts that were known then; what was due by them counts as paid",
    "得分不低于它就算通过；不写则有一处没有发现就算没有通过": "passes with this score; without it, every change has to be noticed",
    "所有参数的所有期间，不只是缺的": "all periods of all figures, not only what is missing",
    "所有规定都逐人判断，所缺事实都逐人列出；结果会大得多": ("every provision and every missing fact for everybody; a far larger result"),
    "把到期的日子写成日历文件": "the days on which something falls due as a calendar file",
    "把报告写到这个文件（.md，或者 .json）": "write the report to this file (.md or .json)",
    "把本次的列对照存成 YAML，改后用 --mapping 交回": (
        "save what each column was taken for as YAML; hand it back with --mapping when it is mended"
    ),
    "改好只有一种改法的错误，逐处说明；其余的照旧列出": (
        "mend what can be mended in one way only, and tell each change; the rest is listed"
    ),
    "改好的规则包另存到这个文件夹，原来的不动": "put the changed pack into this folder and leave the old one alone",
    "改规则包本身；与 -o 同用时覆盖已有的文件": "change the pack itself; with -o, overwrite what is there",
    "文件夹里已有文件也写进去，同名的文件被覆盖": "write into a folder that holds files; those of the same name are overwritten",
    "文字，或者 JSON": "text or JSON",
    "每一问最多算几秒": "seconds for each question at most",
    "每条性质试多少个案例": "cases tried for each property",
    "案例由这个数取出，同一个数取出的一样；不写时每次不同": (
        "cases are drawn from this number, the same from the same; without it others each time"
    ),
    "性质和通则至多同时用几个进程，结果都一样；不写时按处理器数和要做的多少": (
        "at most so many processes for properties and laws, which find the same; without it as many as processors and work allow"
    ),
    "每条规则另用多少个抽取的案例反驳": "drawn cases by which each rule is attacked besides",
    "没有发现的，每处试多少例去找一个能分辨的情形": ("cases tried for each change that nothing noticed, to find one that tells both apart"),
    "没有证明相同的规则，每条试多少例去找差别": "cases tried for each rule that was not proved equal, to find a difference",
    "用中文（zh，默认）或英文（en）": "Chinese (zh, the default) or English (en)",
    "用哪个规则包": "the pack to use",
    "由名册计算（xlsx、csv）": "computed from a roster (xlsx, csv)",
    "由已有的件数计算，如 {残协覆盖率: {分子: 201, 分母: 203}}；优先于名册": (
        "computed from counts, such as {rate: {分子: 201, 分母: 203}}; these go before a roster"
    ),
    "示例没有发现的，再用性质查，每条试 N 例": "try what no example noticed on the properties too, N cases each",
    "结果工作簿 .xlsx（或 .csv，只含人员结果）": "the workbook .xlsx (or .csv, persons only)",
    "给人看（text）或给别的程序读": "for people (text) or for another program",
    "给人看（text）或给程序读": "for people (text) or for a program",
    "网页写到哪里": "where the pages go",
    "至多改 N 处，均匀地取": "at most N changes, taken evenly",
    "要问的事实全部列出": "all facts that could be asked",
    "覆盖已有的文件": "overwrite what is there",
    "规则包的名称；不写时用文件夹的名称": "the name of the pack; that of the folder where it is not said",
    "译成中文或英文的写法（配合 -o；单个文件不写 -o 时打印出来）": (
        "translate into this tongue (with -o; a single file is printed without it)"
    ),
    "说明一种错误：为什么、错的和对的写法": "explain a problem by its code: why, wrong and right",
    "身份证号、户编号、结果表里的编号，或者姓名（名册里只有一个时）": (
        "identity number, household number, number in the results, or name (where the roster has only one)"
    ),
    "输出的样子": "the form of the output",
    "逐月判断，如 2026-01..2026-12；每月按当月1日": "month by month, such as 2026-01..2026-12, each on its first day",
    "逐月已发的金额，如 {2026-01 至 2026-03: 122元}": "what was paid by the month, such as {2026-01 to 2026-03: 122 yuan}",
    "逐项提问，直到结论已定；不知道的直接回车": "ask one thing after another until the answer is settled; Enter where it is not known",
    "按它分组，如 证载等级、残疾的类别；可重复。不写时按类别、等级、乡镇（街道）": (
        "a fact to group by; repeatable. By category, level and township where it is not said"
    ),
    "另写成工作簿 .xlsx": "a workbook (.xlsx) besides",
    "不求解：把规则包里存着的成对案例逐对复算": "no solving: compute the pairs that are stored with the pack again",
    "少于这个数的不写出来": "counts below this are left out",
    "每条规则写一个文件；规则包里的 mcdc 文件夹是存放处": "one file for each rule; the folder mcdc of a pack is their place",
    "只做这条规则；可重复": "only this rule; repeatable",
    "按名册的这一列分组；可重复": "group by this column of the roster; repeatable",
    "没有发现的，用求解器证明是否真的改变答案，每处至多几秒；0 为不用求解器": (
        "of what nothing noticed, let the solver prove whether it changes an answer, this many seconds each; 0: no solver"
    ),
    "同时用几个进程": "how many processes at once",
    "只给一个规则包时：比较这条规则的前后各版；可重复，不写是所有有几版的": (
        "of one pack: compare the versions of this rule; repeatable, and of all that have several where it is not said"
    ),
    "求解器每一问最多算几秒": "seconds of the solver for each question at most",
    "不证明，只看存着的结果还合不合现在的规则": "prove nothing; see whether the stored results still fit the rules",
    "把结果存进规则文件夹的 proof.json，网页“证明”一页用它": (
        "store the results in the pack's proof.json, from which the page on proofs is made"
    ),
    "用求解器核对办法，把最小的办法找全（组件 policyrules[prove]）": (
        "let the solver check the ways out and find all of the smallest (the extra policyrules[prove])"
    ),
}
WORDS: Final[dict[str, str]] = {
    "事实": "facts",
    "代码": "CODE",
    "件数": "counts",
    "单位": "OFFICE",
    "原文文件": "TEXT FILE",
    "名册": "ROSTER",
    "名称": "NAME",
    "填好的表": "form",
    "工作簿": "workbook",
    "已发": "paid",
    "文件夹": "FOLDER",
    "文件": "FILE",
    "新版本": "NEW",
    "日期": "DAY",
    "旧版本": "OLD",
    "百分数": "PERCENT",
    "秒": "SECONDS",
    "编号": "ID",
    "规则包": "PACK",
    "规则": "RULE",
    "主体": "KIND",
    "列名": "COLUMN",
    "起月": "FIRST",
    "止月": "LAST",
    "问题": "QUESTION",
}
"""Words that stand for what is to be typed; longer ones go before those they contain."""
