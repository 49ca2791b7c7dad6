"""The words of offices, as tables: how sheets and columns are headed, and what is left aside.

Names of facts are those of the pack; a row whose fact the pack does not declare does nothing.
"""

from __future__ import annotations

import re
from typing import Literal

from policyrules.classes import frozen

PERSON, HOUSEHOLD, EMPLOYER = "人员", "家庭", "用人单位"
DISABILITIES, CATEGORY, LEVEL, MULTIPLE, COMPONENTS = "残疾", "类别", "等级", "多重", "多重组成"
CARD_LEVEL, BIRTH, FAMILY_SIZE, MEMBERS = "证载等级", "出生日期", "共同生活人数", "成员"
SEX, FEMALE = "性别", "女性"
SEXES = {"男": 0, "男性": 0, "1": 0, "女": 1, "女性": 1, "2": 1}
"""What a cell under 性别 says of 女性, in words or in the figures of GB/T 2261.1."""
IDENTITY, CARD = "身份证号", "残疾人证号"
CARD_CATEGORIES = dict(enumerate(("视力", "听力", "言语", "肢体", "智力", "精神", MULTIPLE), 1))
CARD_LEVELS = dict(enumerate(("一级", "二级", "三级", "四级"), 1))
"""What the last two figures of a card number mean."""
FROM_IDENTITY, FROM_CARD = f"由{IDENTITY}推出", f"由{CARD}推出"
FROM_LEVEL = "由残疾等级推出（多项残疾按最重一项，GB/T 26341）"
UNUSED = "不用"
COMPLETE = "齐全"
"""A column 残疾齐全 or 用工记录齐全: somebody vouches that the list has no other items."""


@frozen
class Role:
    """A column that says which thing a row is about, or what it is called. `both`: a name that also serves as key."""

    name: str
    entity: str
    use: Literal["key", "label", "both"]
    synonyms: tuple[str, ...] = ()


ROLES = (
    Role(IDENTITY, PERSON, "key", ("公民身份号码", "公民身份证号码", "公民身份证号", "居民身份证号", "居民身份证号码", "身份证号码",
                                   "身份证", "身份号码", "证件号码", "证件号")),
    Role(CARD, PERSON, "key", ("残疾证号", "残疾证号码", "残疾人证号码", "残疾人证编号", "残疾证编号", "残疾证", "残疾人证",
                               "第二代残疾人证号", "残疾证件号码")),
    Role("姓名", PERSON, "label", ("残疾人姓名", "持证人姓名", "人员姓名", "本人姓名", "名字")),
    Role("户编号", HOUSEHOLD, "key", ("户号", "家庭编号", "家庭户号", "户代码", "家庭户编号", "户籍编号")),
    Role("户主姓名", HOUSEHOLD, "label", ("户主", "家庭户主")),
    Role("统一社会信用代码", EMPLOYER, "key", ("社会信用代码", "信用代码", "统一信用代码", "单位代码")),
    Role("单位名称", EMPLOYER, "both", ("用人单位", "用人单位名称", "企业名称", "名称", "单位")),
    Role("项目编号", "项目", "key", ("工程编号", "项目代码")),
    Role("项目名称", "项目", "both", ("工程名称",)),
    Role("申请编号", "住房申请", "key", ("住房申请编号", "受理编号", "申请号")),
)  # fmt: skip

FACTS: dict[str, tuple[str, ...]] = {
    "出生日期": ("出生年月日", "出生年月", "生日", "出生时间"),
    "户籍在本区": ("户籍", "本区户籍", "本地户籍", "户口在本区", "户籍是否在本区", "户口是否在本区"),
    "居住证在本区": ("本区居住证", "持本区居住证", "持有本区居住证"),
    "残疾的类别": (
        "残疾类别", "残疾类型", "残疾种类", "残疾人类别", "类别", "残疾类别等级",
        "残疾类别及等级", "残疾类别和等级", "残疾类别与等级", "残疾情况",
    ),
    "残疾的等级": ("残疾等级", "残疾级别", "残疾程度", "残疾人等级", "等级", "级别"),
    "证载等级": ("残疾证等级", "残疾人证等级", "证件所载等级", "残疾证载等级"),
    "残疾人证有效期至": (
        "残疾证有效期", "残疾证有效期至", "残疾人证有效期", "残疾人证有效期限", "残疾证有效期限",
        "证件有效期", "有效期至", "有效期", "有效期限",
        "残疾人证到期日", "残疾人证到期日期", "残疾证到期日", "残疾证到期日期", "证件到期日", "证件到期日期", "到期日", "到期日期",
    ),
    "已就业": ("就业", "就业状况", "就业情况", "在业", "在就业"),
    "务工月收入": ("务工收入", "本人月收入", "个人月收入"),
    "有劳动能力": ("劳动能力",),
    "有就业愿望": ("就业愿望", "就业意愿", "有就业意愿"),
    "单独纳入低保": ("单人保", "单人低保"),
    "特困人员": ("特困", "特困供养人员", "特困供养", "五保"),
    "低保家庭": ("低保", "低保户", "享受低保", "纳入低保", "最低生活保障家庭"),
    "低保边缘家庭": ("低保边缘", "边缘户", "低保边缘户", "低收入家庭"),
    "防返贫监测家庭": ("监测户", "防返贫监测户", "防返贫监测对象", "监测对象"),
    "建档立卡家庭": ("建档立卡", "建档立卡户", "建档立卡贫困户", "脱贫户"),
    "共同生活人数": ("家庭人口", "家庭人口数", "家庭人数", "户人口", "共同生活家庭成员人数", "家庭成员数"),
    "全部月收入": ("家庭月收入", "家庭月总收入", "家庭全部月收入"),
    "城乡": ("城乡类别", "城乡别", "城乡属性"),
    "领取工伤生活护理费": ("工伤护理费", "工伤生活护理费", "领取工伤护理费"),
    "领取孤儿基本生活费": ("孤儿基本生活费",),
    "事实无人抚养补贴": ("事实无人抚养儿童补贴",),
    "长期照护月数": ("需长期照护月数", "照护月数"),
    "申请日期": ("申请时间", "提出申请日期"),
    "正在领取生活补贴": (
        "困难残疾人生活补贴", "享受困难残疾人生活补贴", "领取困难残疾人生活补贴", "正在领取困难残疾人生活补贴",
        "生活补贴", "享受生活补贴", "领取生活补贴", "困难残疾人生活补贴发放",
    ),
    "正在领取护理补贴": (
        "重度残疾人护理补贴", "享受重度残疾人护理补贴", "领取重度残疾人护理补贴", "正在领取重度残疾人护理补贴",
        "护理补贴", "享受护理补贴", "领取护理补贴", "重度残疾人护理补贴发放",
    ),
    "类型": ("单位类型", "单位性质"),
    "上年在职职工人数": ("上年度在职职工人数", "在职职工人数", "职工人数"),
    "上年工资总额": ("上年度工资总额", "工资总额"),
    "证件": ("证件种类", "证件类型"),
    "合同期限": ("劳动合同期限", "合同月数"),
    "性质": ("建设性质", "工程性质"),
    "项目类别": ("住房项目",),
}  # fmt: skip
"""Other headings of a fact, by its name, for items of a list by 残疾的类别."""

IGNORED = frozenset(
    {
        "序号", "编号", "备注", "说明", "联系电话", "电话", "手机", "手机号", "手机号码", "联系方式",
        "住址", "家庭住址", "地址", "现住址", "详细地址",
        "与户主关系", "户主关系", "性别", "民族", "年龄", "文化程度", "婚姻状况", "政治面貌",
        "监护人", "监护人姓名", "监护人电话", "联系人",
        "开户行", "银行账号", "银行卡号", "账号", "社保卡号", "户籍地", "户籍地址", "户籍所在地", "户口所在地", "户口性质", "户口类型",
        "乡镇", "街道", "乡镇街道", "村", "社区", "村社区", "县区", "区县", "组", "填报人", "经办人", "残疾证发证日期", "发证日期", "照片",
    }
)  # fmt: skip
"""Headings that are known and play no part. 年龄 is counted from the birth date; a place such as 户籍地 is never turned into yes or no."""

CLASSES, POOR, SUBSIDY = "困难类别", "低保家庭", "生活补贴"
CLASS_HEADS = (
    CLASSES, "困难类型", "困难情况", "家庭类别", "家庭类型", "家庭经济状况", "经济状况", "救助类别", "救助类型", "保障类别", "保障类型",
    "人员类别", "人员类型", "人群类别", "对象类别", "对象类型", "户类别", "户类型", "低收入类别", "低收入类型",
)  # fmt: skip
"""A column that puts each row into a class: 低保户 there says the same as 是 under the heading 低保户."""
NO_CLASS = frozenset({"一般", "一般户", "一般家庭", "普通", "普通户", "普通家庭", "非低保", "非低保户", "非低保家庭"})
"""Classes of those who are in none that counts; they are no 低保家庭, and no more is said of them."""
NOT_POOR = ("低保边缘家庭", "经认定低保边缘家庭")
"""Facts of households that are no 低保家庭, by what they are."""
SUBSIDIES = "补贴类别"
SUBSIDY_HEADS = (SUBSIDIES, "补贴类型", "补贴种类", "补贴项目", "享受补贴", "享受补贴类别", "领取补贴", "发放项目", "发放类别")
"""A column that says which subsidies are paid, as a payroll has it."""
ALSO_CALLED: dict[str, tuple[str, ...]] = {
    "两项补贴": ("生活补贴", "护理补贴"), "两项": ("生活补贴", "护理补贴"), "双补": ("生活补贴", "护理补贴"),
    "生活": ("生活补贴",), "护理": ("护理补贴",),
}  # fmt: skip
"""A word of a column of subsidies → the headings that it stands for."""

SHEETS: dict[str, tuple[str, ...]] = {
    PERSON: ("人员", "残疾人", "花名册", "名册", "名单", "个人"),
    HOUSEHOLD: ("家庭", "户"),
    EMPLOYER: ("用人单位", "单位", "企业"),
    "用工记录": ("用工", "职工"),
    DISABILITIES: ("残疾明细", "残疾情况", "残疾项"),
    "项目": ("项目", "工程"),
    "住房申请": ("住房", "危房"),
}
"""What a sheet's name says about its rows."""

GROUPS: dict[str, str] = {
    "残疾情况": DISABILITIES, "残疾信息": DISABILITIES, "残疾状况": DISABILITIES, "残疾类别及等级": DISABILITIES, "残疾人证": DISABILITIES,
    "家庭情况": HOUSEHOLD, "家庭信息": HOUSEHOLD, "家庭经济状况": HOUSEHOLD, "家庭基本情况": HOUSEHOLD,
}  # fmt: skip
"""The upper line of a heading of two lines, where it names a relation."""

MONEY_UNITS = re.compile(r"(?:单位[：:])?((?:[百千万亿]?元)(?:/[月年])?)")
"""A unit in the brackets of a heading or above the table; 万元 there makes ten thousand of every figure."""
UNIT_ABOVE = re.compile(r"(?:金额)?单位[：:]([百千万亿]元)")
TOTALS = re.compile(r"(?:合|总|小|共)\s*计|本页合计|总人数|累计")
NOTES = re.compile(
    r"(?:备\s*注|注|说\s*明|填表说明)\s*[：:1-9]"
    r"|(?:填表|填报|制表|审核|复核|经办|负责|单位负责)(?:人|单位|日期|时间)?\s*(?:（.*）|\(.*\))?\s*[：:]"
    r"|(?:单位|盖章|签字|联系电话|日期)\s*(?:（.*）|\(.*\))?\s*[：:]"
)
SEPARATORS = re.compile(r"[、；;,，+＋/／\n（）()]|和|及")
"""Between several values in one cell."""
