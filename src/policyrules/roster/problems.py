"""What is wrong with a roster, its mapping file or the facts fed back. A place is named; what stood there is never repeated."""

from __future__ import annotations

from typing import ClassVar

from attrs import evolve

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Label, Severity, Tongue
from policyrules.roster.wording import AgainstOther, AtPlace, Said, Words
from policyrules.source import Span
from policyrules.types.unreadable import Unreadable

# ---------------------------------------------------------------- cells and rows


@frozen
class UnreadableCell(AtPlace):
    why: Unreadable
    code: ClassVar[str] = "unreadable-cell"
    zh: ClassVar[Words] = ("{why}", "{instead}")
    en: ClassVar[Words] = ("{why}", "{instead}")


@frozen
class LostNumber(AtPlace):
    code: ClassVar[str] = "number-lost"
    zh: ClassVar[Words] = ("号码按数字存放，超过15位的数字已失真", "把该列设为文本格式，按证件重新录入")
    en: ClassVar[Words] = ("the number is stored as a figure and its last digits are lost", "make the column text and type it anew")


@frozen
class BadIdentity(AtPlace):
    code: ClassVar[str] = "identity-malformed"
    zh: ClassVar[Words] = ("身份证号不是 18 位，或其中的出生日期不存在", "按证件核对")
    en: ClassVar[Words] = ("no identity number of 18 figures with a birth date in it", "check it against the card")


@frozen
class BadCard(AtPlace):
    code: ClassVar[str] = "card-malformed"
    zh: ClassVar[Words] = ("残疾人证号不合规则（18位身份证号加类别、等级各 1 位）", "按证件核对")
    en: ClassVar[Words] = ("no disability card number (identity number, category, level)", "check it against the card")


@frozen
class BadKey(AtPlace):
    code: ClassVar[str] = "key-malformed"
    zh: ClassVar[Words] = ("编号不是文字或整数", "按文本重新录入")
    en: ClassVar[Words] = ("the number is neither text nor a whole number", "type it as text")


@frozen
class FutureBirth(AtPlace):
    code: ClassVar[str] = "birth-in-future"
    zh: ClassVar[Words] = ("出生日期晚于计算日", "核对年、月、日")
    en: ClassVar[Words] = ("the birth date lies after the day of the question", "check it")


@frozen
class BirthDisagrees(AtPlace):
    code: ClassVar[str] = "birth-disagrees"
    zh: ClassVar[Words] = ("出生日期与身份证号中的出生日期不一致，两者都没有采用", "按证件核对后改正其一")
    en: ClassVar[Words] = ("the birth date differs from the identity number; neither was used", "correct one of them")


@frozen
class CardDisagrees(AtPlace):
    code: ClassVar[str] = "card-disagrees"
    zh: ClassVar[Words] = ("残疾人证号中的类别、等级与本行所填不一致，按所填的列计算", "按证件核对")
    en: ClassVar[Words] = ("the card number says another category or level; the columns were used", "check them against the card")


@frozen
class ComponentsDisagree(AtPlace):
    code: ClassVar[str] = "components-disagree"
    zh: ClassVar[Words] = (
        "多重残疾的组成不足两项，或者其中最重的等级与证上的等级不一致，这一组成没有采用",
        "按残疾评定表逐项核对类别和等级，补全后再填",
    )
    en: ClassVar[Words] = (
        "the components of 多重 are fewer than two, or the heaviest is not of the certificate's level; they were not used",
        "check each category and level against the assessment form",
    )


@frozen
class LevelsUnpaired(AtPlace):
    code: ClassVar[str] = "levels-unpaired"
    zh: ClassVar[Words] = ("类别与等级的个数不同，无法一一对应，各项的等级未采用", "按同样的顺序逐项填写，用顿号隔开")
    en: ClassVar[Words] = ("categories and levels differ in number; the levels were not used", "list both in the same order")


@frozen
class TooMany(AtPlace):
    limit: int
    code: ClassVar[str] = "too-many"
    zh: ClassVar[Words] = ("项数超过 {limit}，多出的没有采用", "核对是否重复")
    en: ClassVar[Words] = ("more than {limit} items; the others were not used", "look for duplicates")


@frozen
class CellsDisagree(AgainstOther):
    code: ClassVar[str] = "cells-disagree"
    zh: ClassVar[Words] = ("与 {other} 是同一项而所填不同，两格都没有采用，按未知处理（待定）", "核对后改为一致，或只留一列")
    en: ClassVar[Words] = ("one fact with {other}, but not the same content; neither was used", "make them agree, or keep one column")


@frozen
class DuplicateKey(AgainstOther):
    code: ClassVar[str] = "duplicate-subject"
    zh: ClassVar[Words] = (
        "与 {other} 同一编号而所填不同，相异之处按未知处理（待定），相同的照用",
        "核对后改为一致，或只留一行；一人有多项残疾的，写在同一格用顿号隔开，或另设“残疾”工作表",
    )
    en: ClassVar[Words] = ("one number with {other}, but not the same content; what differs is unknown", "make them agree, or keep one row")


@frozen
class DuplicateNames(AgainstOther):
    code: ClassVar[str] = "duplicate-names"
    zh: ClassVar[Words] = ("与 {other} 同一编号而名字不同，只采用两行相同的内容", "核对编号：不是同一人（户、单位）的，改正编号")
    en: ClassVar[Words] = ("one number with {other}, but another name; only what both say is used", "check the number")


@frozen
class LinkedConflict(AgainstOther):
    code: ClassVar[str] = "linked-conflict"
    zh: ClassVar[Words] = ("与 {other} 对同一户（单位）所填不一致，该项没有采用", "核对后改为一致")
    en: ClassVar[Words] = ("differs from {other} on the same household or unit; the fact was not used", "make them agree")


@frozen
class NothingReadable(AtPlace):
    code: ClassVar[str] = "nothing-readable"
    zh: ClassVar[Words] = ("整行没有一项可用的内容", "核对列的对应关系和填写内容")
    en: ClassVar[Words] = ("nothing in this row can be used", "check the columns and the content")


@frozen
class NoSuchOwner(AtPlace):
    owner: str
    code: ClassVar[str] = "no-such-owner"
    zh: ClassVar[Words] = ("在名册里找不到所属的{owner}，本行没有采用", "核对编号，或在{owner}表中补上")
    en: ClassVar[Words] = ("the roster has no such {owner}; this row was not used", "check the number")


# ---------------------------------------------------------------- mapping file and facts fed back


@frozen
class InMapping(Said):
    """At a place of the mapping file; None where the mapping came from no file."""

    at: Span | None

    def describe(self, tongue: Tongue) -> Diagnostic:
        said = super().describe(tongue)
        return evolve(said, primary=Label(self.at)) if self.at else said


@frozen
class MappingUnreadable(InMapping):
    code: ClassVar[str] = "mapping-unreadable"
    zh: ClassVar[Words] = ("对照文件的这一处看不懂", "以程序输出的对照文件为样本修改")
    en: ClassVar[Words] = ("this place of the mapping file is not understood", "start from the mapping that the program wrote")


@frozen
class MappingOtherSheet(InMapping):
    sheet: str
    only: str
    code: ClassVar[str] = "mapping-other-sheet"
    severity: ClassVar[Severity] = Severity.WARNING
    zh: ClassVar[Words] = (
        "对照文件所列的工作表“{sheet}”不在名册中，已用于名册仅有的工作表“{only}”",
        "确是这张表的，把对照文件中的表名改为“{only}”；不是的，换用相应的对照文件",
    )
    en: ClassVar[Words] = ("the roster has no sheet {sheet}; the mapping was used for its only sheet, {only}", "check the name")


@frozen
class MappingUnknownSheet(InMapping):
    sheet: str
    code: ClassVar[str] = "mapping-unknown-sheet"
    severity: ClassVar[Severity] = Severity.WARNING
    zh: ClassVar[Words] = ("对照文件所列的工作表“{sheet}”不在名册中", "核对工作表名")
    en: ClassVar[Words] = ("the roster has no sheet {sheet}", "check the name")


@frozen
class MappingUnknownColumn(Said):
    sheet: str
    column: str
    near: str
    code: ClassVar[str] = "mapping-unknown-column"
    severity: ClassVar[Severity] = Severity.WARNING
    zh: ClassVar[Words] = ("工作表“{sheet}”没有“{column}”这一列", "核对列名{near}")
    en: ClassVar[Words] = ("sheet {sheet} has no column {column}", "check the heading{near}")


@frozen
class ColumnsNotKnown(Said):
    count: int
    columns: str
    code: ClassVar[str] = "columns-not-known"
    severity: ClassVar[Severity] = Severity.WARNING
    zh: ClassVar[Words] = ("{count} 列没有认出，没有采用：{columns}", "需要用的，在列对照（--mapping）里指定；不需要的写“不用”")
    en: ClassVar[Words] = (
        "columns that are not known and not used ({count}): {columns}",
        "name them in the mapping (--mapping), or write 不用",
    )


@frozen
class MappingUnknownFact(InMapping):
    fact: str
    near: str
    code: ClassVar[str] = "mapping-unknown-fact"
    zh: ClassVar[Words] = ("对照文件写的“{fact}”没有声明", "改用已声明的名称{near}，不需要的写“不用”")
    en: ClassVar[Words] = ("{fact} in the mapping file is not declared", "use a declared name{near}, or 不用")


@frozen
class ConstantUnreadable(InMapping):
    fact: str
    why: Unreadable
    code: ClassVar[str] = "constant-unreadable"
    zh: ClassVar[Words] = ("对照文件“固定”中的“{fact}”：{why}", "{instead}")
    en: ClassVar[Words] = ("constant {fact} of the mapping: {why}", "{instead}")


@frozen
class FactsUnknownSubject(AtPlace):
    code: ClassVar[str] = "facts-unknown-subject"
    zh: ClassVar[Words] = ("名册里没有这个编号，所补事实没有采用", "用同一份名册；编号一列不要改动")
    en: ClassVar[Words] = ("the roster has nobody with this code", "use the same roster and leave the codes as they are")


@frozen
class FactsUnknownItem(AtPlace):
    code: ClassVar[str] = "facts-unknown-item"
    zh: ClassVar[Words] = ("不认识所补的事项，没有采用", "事项一列不要改动")
    en: ClassVar[Words] = ("this item is not known", "leave the column of items as it is")


@frozen
class FactsDisagree(AgainstOther):
    code: ClassVar[str] = "facts-disagree"
    zh: ClassVar[Words] = ("与 {other} 补的是同一项而所填不同，两处都没有采用", "核对后只留一处，或改为一致")
    en: ClassVar[Words] = ("answers the same question as {other}, but differently; neither was used", "keep one of them")


@frozen
class FactsAmbiguous(AtPlace):
    code: ClassVar[str] = "facts-ambiguous"
    zh: ClassVar[Words] = ("名册里有不止一个对象用这个编号，分不清补给谁，没有采用", "在“对象”一列写明名称，或改正名册中的编号")
    en: ClassVar[Words] = ("more than one thing of the roster has this code", "name it in the column 对象, or correct the codes")


@frozen
class FactAlreadyKnown(AtPlace):
    code: ClassVar[str] = "fact-already-known"
    zh: ClassVar[Words] = ("名册里已有此项且与所补不同，按名册计算", "改正名册或所补的内容")
    en: ClassVar[Words] = ("the roster already says otherwise; the roster was used", "correct one of them")


PROBLEMS: tuple[type[Said], ...] = (
    UnreadableCell, LostNumber, BadIdentity, BadCard, BadKey, FutureBirth, BirthDisagrees, CardDisagrees, ComponentsDisagree,
    LevelsUnpaired, TooMany, CellsDisagree, DuplicateKey, DuplicateNames, LinkedConflict, NothingReadable, NoSuchOwner,
    MappingUnreadable, MappingOtherSheet, MappingUnknownSheet, MappingUnknownColumn, ColumnsNotKnown, MappingUnknownFact,
    ConstantUnreadable, FactsUnknownSubject, FactsUnknownItem, FactsDisagree, FactsAmbiguous, FactAlreadyKnown,
)  # fmt: skip
