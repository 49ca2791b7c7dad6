"""The words of a result in English, by the Chinese that stands in the code. A test asks for an entry for each of these.

What stands in braces is filled in.
"""

from __future__ import annotations

from typing import Final

from policyrules.parameters.words import CONFIDENCE_IN_ENGLISH

ENGLISH: Final[dict[str, str]] = {
    # ---------------------------------------------------------------- every sheet
    "本结果仅供参考，以人工审核为准": "for reference only; people decide",
    "计算日：{day}　规则：{pack} {version}（{digest}）": "as of {day}; rules: {pack} {version} ({digest})",
    "政策筛查结果": "results of a screening",
    "{name}（{number}）": "{name} ({number})",
    "第 &P 页，共 &N 页": "page &P of &N",
    "……（过长，未全部列出）": "... (too long to be shown in full)",
    # ---------------------------------------------------------------- heads
    "对象": "subject", "姓名": "name", "名称": "name", "姓名或名称": "name of subject", "证件号": "identity number", "编号": "code",
    "所在行": "row", "所在位置": "place", "规定": "provision", "种类": "kind", "主管": "body in charge", "结论": "answer",
    "理由": "reasons",
    "依据": "based on", "类别": "standing", "事项": "item", "问法": "question", "填写": "answer", "单位": "unit", "认定机关": "decided by",
    "影响的规定": "provisions affected", "参数": "figure", "提供机关": "supplied by", "单位或可填的值": "unit or possible values",
    "列名": "heading", "涉及对象数": "subjects affected", "原因": "reason", "至少需要的事实": "facts needed at least",
    "工作表": "sheet", "位置": "place", "范围": "extent", "怎么改": "what to do", "代码": "problem", "列": "column", "事实": "fact",
    "把握": "certainty", "说明": "remark", "版本或施行期间": "version or period in force", "来源": "source",
    # ---------------------------------------------------------------- sheets
    "总览": "overview", "{entity}结果": "{entity} results", "应保尽保": "coverage", "应保未保清单": "gaps and excess",
    "待补事实": "missing facts", "待补列": "missing columns", "待补参数": "missing figures", "未筛查规定": "not screened",
    "已补事实": "facts supplied", "已补参数": "figures supplied", "未受理行": "not used", "列对照": "columns", "规则版本": "versions",
    # ---------------------------------------------------------------- answers, kinds, sources
    "符合而已停发": "yes, but payment has ended", "符合": "yes", "不符合": "no", "待定": "undetermined", "不适用": "not applicable",
    "资格": "eligibility", "待遇": "benefit", "义务": "obligation", "排序": "ranking",
    "裁量": "judgement", "名单": "list", "其他": "other", "是": "yes", "否": "no", "无": "none", "没有": "none",
    "年-月-日": "year-month-day", "年-月": "year-month",
    # ---------------------------------------------------------------- overview
    "读入：{read}；成为对象：{subjects}": "read: {read}; subjects: {subjects}",
    "{sheet} {count} 行": "{sheet} {count:row}",
    "未受理：{rows} 行、{cells} 个单元格；另有 {others} 处不是名册内容（见“未受理行”）": (
        "not used: {rows:row}, {cells:cell}; {others:more place is|more places are} no part of the roster (see the sheet “not used”)"
    ),
    "“待定”是缺少事实、裁量或参数，或没有收录该日有效的规定，不是“不符合”": (
        "“undetermined” means that a fact, a judgement, a figure or the provision in force on that day is missing; it is not a no"
    ),
    "补齐“待补事实”“待补参数”中的“填写”一列后，用 --facts 交回重算": (
        "fill in the column “answer” of “missing facts” and “missing figures”, and hand the workbook in again with --facts"
    ),
    "名册没有领取情况的列：{columns}；应保未保只能比较有这些列的规定": (
        "the roster does not say who receives: {columns}; only provisions with such a column can be compared"
    ),
    "另有 {count} 项规定没有逐人判断（见“未筛查规定”）；加 --all 全部判断": (
        "{count:more provision was|more provisions were} not asked of anybody (see “not screened”); --all asks every one"
    ),
    "重现本结果的命令：{command}": "the command that gives this result again: {command}",
    "规则摘要：{digest}　引擎：{engine}": "digest of the rules: {digest}; engine: {engine}",
    "（无证件号）": "(no identity number)", "（证件号失真）": "(identity number spoilt)",
    # ---------------------------------------------------------------- who receives
    "应保未保": "entitled, not receiving", "不应享而享（待核）": "receiving, not entitled (to be checked)",
    "待定而在领": "undetermined, receiving", "待定而未领": "undetermined, not receiving",
    "符合且在领": "entitled and receiving", "领取情况不明": "receipt unknown", "在领占符合": "receiving of those entitled",
    "不适用（没有符合的）": "not applicable (nobody is entitled)", "{of}（{percent}%）": "{of} ({percent}%)",
    "逐项规定比较结论和实际领取；待定的另列，不算应保未保，也不算不应享；领取情况不明的不计入末列": (
        "answer against actual receipt, by provision; undetermined ones stand apart, neither a gap nor an excess; "
        "where receipt is unknown, the last column does not count them"
    ),
    "逐人核办；“不应享而享”只是待核，不等于停发；减发、停发以前依法听取本人意见": (
        "to be looked at one by one; “receiving, not entitled” asks for a check and stops nothing: "
        "before anything is cut or stopped the person must be heard"
    ),
    # ---------------------------------------------------------------- reasons
    "（{count} 个对象，结论和理由相同）": "({count:subject} with the same answer and reasons)", "{place} 等": "{place} and others",
    "不符合或待定、结论和理由又都相同的满 {count} 个对象的，合写一行；是哪些对象，看结果表": (
        "subjects refused or undetermined for the same reasons share a row where they are {count} or more; who they are "
        "stands on the sheets of results"
    ),
    # ---------------------------------------------------------------- what is missing
    "填写“填写”一列，其他列不要改动；不清楚的留空；填好后用 --facts 交回": (
        "fill in the column “answer” and leave the others alone; leave empty what is not known; hand in again with --facts"
    ),
    "名册没有这些列，涉及的对象又多：在名册里加上这一列再算，或者用 --all 逐人列出；影响大的在前": (
        "the roster lacks these columns and many are affected: add the column and ask again, or list everybody with --all; "
        "what affects most comes first"
    ),
    "一项参数补齐，所有对象随之确定；{how}": "one figure settles it for everybody; {how}",
    "{names} 等 {count} 项": "{names} and others, {count} in all",
    "是否属于“{way}”？": "does this hold: {way}?", "“{way}”是什么？": "what is it: {way}?",
    "“{name}”已登记 {count} 项，是不是全部？": "{name}: {count} on file; are these all?",
    "{name}：选哪一项？": "{name}: which of these?", "{name}是多少？": "how much is it: {name}?",
    "已登记的就是全部，填“是”；没有，填“无”": "yes: these are all; none: there are none",
    "{text}（{more}）": "{text} ({more})",
    # ---------------------------------------------------------------- what was not asked, what was supplied
    "没有逐人判断，不等于不符合；名册补上所需的事实再算，或者用 --only 指定、用 --all 全部判断": (
        "asked of nobody, which is not a no: supply the facts and ask again, name the provision with --only, or ask all with --all"
    ),
    "名册没有这些事实": "the roster does not have these facts",
    "以前填写、本次已采用的内容；本工作簿再用 --facts 交回时一并读入，不必另存": (
        "supplied before and used again; it is read with this workbook when that is handed in with --facts"
    ),
    # ---------------------------------------------------------------- what was not used
    "整行": "row", "单元格": "cell", "未计算": "not computed",
    "单元格未受理的，该项事实按未知处理，同一行的其他内容照常计算": (
        "a fact whose cell was not used counts as unknown; the rest of the row is used as it stands"
    ),
    "表头以上的标题行": "a title above the headings", "合计、小计行": "a row of totals", "说明、落款行": "a note or a signature",
    "重复的表头": "the headings again", "与前面一行完全相同，只计一次": "the same as an earlier row; counted once",
    "整张工作表没有采用": "the whole sheet was not used",
    "不是名册内容，无需处理": "no part of the roster; nothing to do",
    "不是名册内容；如确是名册中的一行，请核对其内容": "no part of the roster; if it is meant as a row, check what stands there",
    "确是两人的，请核对编号": "if they are two persons, check their numbers",
    "需要采用的，请核对表头，或在对照文件中指明": "if it is wanted, check its headings, or name it in the mapping file",
    # ---------------------------------------------------------------- columns
    "“推测”的请核对；要改的，改对照文件（--mapping）后重算": (
        "check what is guessed; to change it, change the mapping file (--mapping) and ask again"
    ),
    "确定": "certain", "推测": "guessed", "未用": "not used", "指定": "as told", "（未用）": "(not used)", "（全部）": "(all)",
    "（推出）": "(inferred)", "固定": "constant", "不用": "not used",
    "身份证号": "identity number", "性别": "sex", "残疾人证号": "disability card number", "户编号": "household number",
    "户主姓名": "name of the head of household", "统一社会信用代码": "unified social credit code", "单位名称": "name of the employer",
    "项目编号": "project number", "项目名称": "name of the project", "申请编号": "application number",
    "困难类别": "class of hardship", "补贴类别": "subsidies received", "{name}齐全": "{name}: complete",
    "没有找到能认出的表头": "no headings that mean anything were found",
    "一律为“{value}”，行内另有内容的除外": "“{value}” for all rows that say nothing else",
    "{count} 处由此推出": "inferred in {count:place}",
    "由身份证号推出": "from the identity number", "由残疾人证号推出": "from the card number",
    "由残疾等级推出（多项残疾按最重一项，GB/T 26341）": "from the levels of disability (the heaviest of several, GB/T 26341)",
    "残疾的类别、等级": "category and level of the disability", "残疾的等级": "level of the disability",
    "与{letter}列同为“{what}”，同一行两格须一致": "also column {letter}: “{what}”; both cells of a row must agree",
    "与{letter}列同为“{what}”，只用前一列": "also column {letter}: “{what}”; only that one is used",
    "空列": "empty", "没有列名": "no heading", "按对照文件": "as the mapping file says", "与计算无关": "no part in the computation",
    "每格的一类，即其同名一项为“是”": "the class in each cell says yes to the fact of its name",
    "内容不是“是”或“否”；如何换算成“{what}”，请在对照文件的“取值”中指明": (
        "its cells are neither yes nor no; say in the mapping file, under 取值, how they become “{what}”"
    ),
    "列名相近，内容相符；不对的请在对照文件中改正": "the heading is near it and the cells fit; if it is wrong, say so in the mapping file",
    "列名与“{what}”相近而不同；确是此项的，请在对照文件中指明": (
        "the heading is near “{what}” but not the same; if it is that, say so in the mapping file"
    ),
    "不认识的列名；需要用的请在对照文件中指明": "an unknown heading; if it is wanted, say in the mapping file what it is",
    "各格不是认得的类别；需要用的请在对照文件中指明": "its cells are no known classes; if it is wanted, say so in the mapping file",
    # ---------------------------------------------------------------- versions
    "规则包 {pack}": "pack {pack}", "参数 {name}": "figure {name}", "{since} 至 {until}": "{since} to {until}",
    "该日期没有施行的版本": "no version in force on that day", "该日期没有期间": "no period covers that day",
    "{source}（{confidence}）": "{source} ({confidence})", "尚未提供": "not yet supplied", "本次填写：{value}": "supplied now: {value}",
    **CONFIDENCE_IN_ENGLISH,
    # ---------------------------------------------------------------- parts of the plan
    "收入和民生保障": "income and security", "就业创业": "employment", "健康、教育、文化、体育": "health, education, culture, sport",
    "权利和无障碍": "rights and access", "服务能力": "services", "其他规定": "other provisions",
}  # fmt: skip
