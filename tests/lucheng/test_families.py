"""The 56 rule families that the plan and the law behind it make, and the rules that answer them."""

from __future__ import annotations

import pytest

from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import Compiled, compile_pack

FAMILIES: dict[str, tuple[str, ...]] = {
    "R01": ("过渡期帮扶政策稳定",),
    "R02": ("返贫风险帮扶", "重点帮扶对象"),
    "R03": ("应保未保", "不应保而保", "政策覆盖率"),
    "R04": ("资产收益引导对象",),
    "R05": ("单独申请低保",),
    "R06": ("流浪乞讨残疾人救助",),
    "R07": ("医疗救助",),
    "R08": ("访视照料服务",),
    "R09": ("托养服务对象",),
    "R10": ("困难残疾人生活补贴",),
    "R11": ("重度残疾人护理补贴",),
    "R12": ("跨省受理", "由本区决定和发放", "联网认证跨省办理", "电子证照和跨省办证"),
    "R13": ("残疾儿童康复救助", "残疾儿童康复救助率"),
    "R14": ("列为定点康复机构",),
    "R15": ("公用事业费优惠",),
    "R16": ("电信资费优惠",),
    "R17": ("机动轮椅车燃油补贴",),
    "R18": ("残疾人申领驾驶证",),
    "R19": ("区内公交优待",),
    "R20": ("困境残疾儿童服务",),
    "R21": ("精神卫生福利服务", "精神残疾人免费服药", "社区精神康复"),
    "R22": ("住房保障次序",),
    "R23": ("军警抚恤优待",),
    "R24": ("应急场所无障碍",),
    "R25": ("招录优先",),
    "R26": ("带头安排残疾人就业", "省市单位至少安排一人"),
    "R27": ("安排残疾人人数",),
    "R28": ("残疾人就业保障金",),
    "R29": ("扣减后人均月收入",),
    "R30": ("低保渐退期",),
    "R31": ("增值税即征即退", "残疾职工工资加计扣除", "集中安排社会保险补贴"),
    "R32": ("超比例安排奖励",),
    "R33": ("辅助性就业对象",),
    "R34": ("零就业残疾人家庭", "零就业残疾人家庭占比"),
    "R35": ("就业培训对象", "就业培训率"),
    "R36": ("支持性就业对象", "残疾人毕业生就业帮扶", "残疾人就业援助"),
    "R37": ("家庭医生应签", "家庭医生服务", "家庭医生签约率"),
    "R38": ("基本康复服务",),
    "R39": ("辅助器具货币化补贴", "福康工程适配"),
    "R40": ("一人一案安置", "一人一案落实率"),
    "R41": ("残疾学生资助",),
    "R42": ("考试合理便利",),
    "R43": ("幼儿园接收残疾儿童", "高中接收残疾学生"),
    "R44": ("残疾人专题节目", "残疾人栏目"),
    "R45": ("体育设施优惠开放",),
    "R46": ("应当指派律师辩护", "免予核查经济困难", "无障碍公共法律服务"),
    "R47": ("项目无障碍建设", "新建项目无障碍建设率"),
    "R48": ("无障碍设施维护", "可以处罚"),
    "R49": ("家庭无障碍改造", "家庭无障碍改造完成率"),
    "R50": ("公共服务场所信息无障碍",),
    "R51": ("服务设施设备补助",),
    "R52": ("便利服务",),
    "R53": ("专职委员工作补贴", "为专职委员买意外保险"),
    "R54": ("残协覆盖率", "建立残疾人协会"),
    "R55": ("组织实施本规划",),
    "R56": ("年度跟踪监测", "中期评估", "总结评估", "第三方评估", "期末评估总结"),
}


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return compile_pack(read_pack("lucheng"))


def test_every_family_answers(compiled: Compiled) -> None:
    rules = {rule.name: rule for rule in compiled.checked.resolved.rules.values()}
    tried = {e.rule for example in compiled.checked.examples for t in example.trials for e in t.expected}
    assert len(FAMILIES) == 56
    for family, names in FAMILIES.items():
        assert set(names) <= set(rules), family
        untried = [n for n in names if rules[n].kind != "duty" and n not in tried]
        assert not untried, f"{family}: no example tests {untried}"
