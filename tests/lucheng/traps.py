"""The places of the plan that are easily read wrongly: what each wrong reading would write, and the example that it fails.

`run` puts wrong readings together that do not meet: one pack with all of them answers for each.
"""

from __future__ import annotations

from attrs import frozen


@frozen
class Trap:
    """A reading, the example whose answer rests on it, and the text of the opposite reading in place of ours."""

    id: str
    example: str
    file: str
    ours: str
    wrong: str
    run: int = 1


TIE = "（三）同等条件下，申请家庭 为 低收入残疾人家庭 者优先（依据 规划 3.1.4#8a、3.1.4#8b、3.1.4#8c）"
PENSION = """施行：自 2026年1月1日 至 2026年6月30日。
    依据：民发〔2021〕57号 第十三条。
    取值：分情形：
      （一）基础养老金继续不计 的，全部月收入 − 补贴救助等不计收入 − 基础养老金收入；
      （二）其他情形，全部月收入 − 补贴救助等不计收入。"""
HUKOU = """（一）户籍在本区（解读 A31 “两项补贴随户籍，不随居住地”）；
    （二）本月证件有效（解读 A20）；
    （三）符合之一：
      1. 低保对象；"""
OPEN = "适用：本批次开放（解读 A51 “没有开放的项目，优先无从谈起，答不适用，不是不符合”）。\n  条件：符合项目保障条件"
SUBSIDY = "名称: 生活补贴扩至边缘家庭\n    单位: 是否\n    取值:\n      - {自: 2023-07-18, 至: ~, 值: "
EXAMS = "施行：自 2023年9月1日 起。\n    依据：无障碍环境建设法 第四十三条。\n    条件：报考种类 "
UNLISTED = "；\n      4. 等 其他托养对象（解读 A46 “没有列举的不当然排除，也不当然列入”）。"
POOR = "；\n        6. 等 其他认定低收入家庭（解读 A46 “列举以外的不当然排除，由区民政局认定”）。"

TRAPS = (
    Trap("A01", "边缘线上下差一分", "common", "低于 当地低保标准 × 低保边缘倍数", "不超过 当地低保标准 × 低保边缘倍数"),
    Trap("A02", "家庭和个人两头都要符合", "social/separate-dibao", "1. 家庭 为 低保边缘家庭 且 单独纳入范围", "1. 单独纳入范围", 2),
    Trap("A03", "三级听力不算", "social/separate-dibao", "1. 残疾 中有 类别 为 智力、精神之一 且 等级 为", "1. 残疾 中有 等级 为", 3),
    Trap("A04", "多重三级组成不明", "social/separate-dibao", "且 多重组成 中有", "且 残疾 中有"),
    Trap("A05", "渐退六个月", "social/grace", "按认定月 的，认定超标月的次月", "按认定月 的，认定超标月的当月"),
    Trap("A06", "正好等于低保标准", "social/grace", "（三）扣减后人均月收入 不低于", "（三）扣减后人均月收入 高于", 2),
    Trap("A07", "满六十周岁前后一日", "social/care", "16周岁 至 59周岁 之间", "17周岁 至 58周岁 之间"),
    Trap("A08", "六十岁不当然超龄", "employment/persons", "（二）处于法定劳动年龄（", "（二）年龄 在 16周岁 至 59周岁 之间（"),
    Trap("A09", "过渡期最后一日", "social/poverty", "自 2021年1月1日 至 2023年7月17日", "自 2020年1月1日 至 2023年7月17日"),
    Trap("A10", "托养规划期满", "social/care", "自 2023年7月18日 至 2025年12月31日", "自 2023年7月18日 起", 2),
    Trap("A11", "规划施行前一日", "social/separate-dibao", "自 2023年7月18日 至 2025年12月31日", "自 2021年7月1日 至 2025年12月31日", 3),
    Trap(
        "A13",
        "社会保险补贴没有标准",
        "parameters/employment",
        "2025-12-31, 值: ~, 地区: 山西省, 来源: ~, 可信度: 待补充",
        '2025-12-31, 值: "500", 来源: 甲, 可信度: 第二手',
    ),
    Trap(
        "A14",
        "低一分不得越过",
        "social/housing",
        "（二）项目评分 高者在先；\n      " + TIE,
        "（二）申请家庭 为 低收入残疾人家庭 者优先；\n      （三）项目评分 高者在先",
    ),
    Trap("A15", "两户都优先仍然并列", "social/housing", TIE, TIE + "；\n      （四）申请家庭的共同生活人数 高者在先", 2),
    Trap("A16", "农村危房改造在新法后", "social/housing", "危房改造 且 申请家庭的城乡 为 农村", "危房改造 且 申请家庭的城乡 为 城镇", 3),
    Trap("A17", "低收入没有认定", "social/housing", POOR, "。"),
    Trap(
        "A18",
        "认定边缘家庭也算救助家庭",
        "social/assistance",
        "分散供养特困家庭 或者 经认定低保边缘家庭 或者 刚性支出困难家庭。",
        "分散供养特困家庭。",
    ),
    Trap("A19", "基本康复不以持证为条件", "health/health", "且 有康复需求。", "且 有康复需求 且 残疾人证有效。"),
    Trap("A20", "残疾人证到期前后一日", "common", "残疾人证有效期至 不早于 计算日", "残疾人证有效期至 晚于 计算日", 2),
    Trap(
        "A21", "残疾孤儿领护理补贴", "social/subsidies", "孤儿基本生活费：领取孤儿基本生活费 的", "孤儿基本生活费：非 领取孤儿基本生活费 的"
    ),
    Trap("A22", "电信优惠看运营商", "welfare/discounts", "残疾人证有效 且 运营商优惠惠及持证人", "残疾人证有效"),
    Trap("A23", "单独纳入低保的本人", "common", "（二）单独纳入低保（", "（二）单独纳入低保 且 家庭 为 低保家庭（"),
    Trap("A24", "渐退期间照领", "common", "（三）渐退期保留关联待遇 且", "（三）特困人员 且", 2),
    Trap(
        "A25",
        "基础养老金只在十四五期间不计",
        "common",
        PENSION,
        PENSION.split("取值")[0] + "取值：全部月收入 − 补贴救助等不计收入 − 基础养老金收入。",
        3,
    ),
    Trap("A26", "扣减不超过务工收入", "common", "取值：务工月收入 与 就业成本扣减标准 的较低者", "取值：就业成本扣减标准", 4),
    Trap("A27", "只有就业和政策支持的增收才有渐退", "social/grace", "就业救助、自主创业之一 等", "就业救助、自主创业、继承赔偿之一 等", 3),
    Trap(
        "A28",
        "挣钱的不是残疾人",
        "social/grace",
        "（一）超标前低保家庭（",
        "（一）超标前低保家庭 且 成员 均为 残疾的个数 为 1项以上 者（",
        4,
    ),
    Trap("A29", "区里没有另定就没有收入上限", "parameters/social", "值: 无, 地区: 潞城区", '值: "1200", 地区: 潞城区'),
    Trap("A30", "再次超标不当然再给", "social/grace", "（五）非 曾享受渐退期 或者 同意再次渐退", "（五）超标前低保家庭", 2),
    Trap("A31", "户籍不在本区", "social/subsidies", HUKOU, HUKOU.replace("户籍在本区（", "户籍在本区 或者 居住证在本区（"), 3),
    Trap("A32", "爱心卡前后", "welfare/travel", "残疾人证有效 且 早期公交优待惠及持证人", "残疾人证有效"),
    Trap("A33", "残疾军人折算", "employment/levy", "1级 至 3级 之间", "1级 至 2级 之间"),
    Trap("A34", "比例正好百分之一", "employment/levy", "安排比例 为 1%以上 且", "安排比例 高于 1% 且"),
    Trap("A35", "超出一点九人只奖一人", "employment/benefits", "尾数：舍去 至 1人", "尾数：四舍五入 至 1人"),
    Trap("A36", "五十个编制的底线只管省市", "employment/public-employers", "机关 且 级别 为 省级、市级之一 且", "机关 且"),
    Trap("A37", "全家无人能工作", "employment/persons", "且 有劳动能力 且 有就业意愿 者（解读 A37", "者（解读 A37"),
    Trap("A38", "两个新建项目都合格", "access/new-projects", "（一）性质 为 新建；", "（一）性质 为 新建、改建之一；"),
    Trap("A39", "三人两签一不愿", "health/health", "分母：残疾人证有效 且 愿意签约。", "分母：残疾人证有效。"),
    Trap("A46", "视力一级没有列举", "social/care", UNLISTED, "。", 3),
    Trap(
        "A47",
        "期限次日起可以处罚",
        "access/maintenance",
        "自 2023年9月1日 起。\n    依据：无障碍环境建设法 第六十五条",
        "自 2023年7月18日 起。\n    依据：无障碍环境建设法 第六十五条",
    ),
    Trap(
        "A48",
        "便利的范围在法律施行以后变宽",
        "education/education",
        EXAMS + "不为 其他考试",
        EXAMS + "为 国家教育考试、纳入便利职业考试之一",
    ),
    Trap("A50", "跨过规划期满", "social/grace", "渐退起始月 不晚于 2026年1月（", "渐退起始月 不晚于 2026年12月（", 2),
    Trap("A51", "本批次没有开放", "social/housing", OPEN, "条件：本批次开放 且 符合项目保障条件", 3),
    Trap("A52", "精神残疾的三项服务", "social/children-and-mental", "有精神残疾 且 符合服药项目条件", "有精神残疾"),
    Trap("A53", "尚未竣工验收", "access/new-projects", "竣工验收日期 不晚于 计算日", "竣工验收日期 不为 无", 2),
    Trap(
        "A54",
        "从申请的那个月发起",
        "social/subsidies",
        "困难残疾人生活补贴标准。\n  起发：申请日期的当月",
        "困难残疾人生活补贴标准。\n  起发：申请日期的次月",
        2,
    ),
    Trap(
        "A55",
        "父亡母四级精神",
        "social/children-and-mental",
        "（二）父母残疾 中有 类别 为 智力、精神之一 者",
        "（二）父母残疾 中有 类别 为 智力、精神之一 且 等级 为 三级 者",
        2,
    ),
    Trap(
        "A56",
        "二〇二六年退税没有版本",
        "employment/benefits",
        "至 2025年12月31日。\n    依据：规划 3.2.2#2a；财税〔2016〕52号",
        "起。\n    依据：规划 3.2.2#2a；财税〔2016〕52号",
        2,
    ),
    Trap("A57", "同户另一名残疾人", "parameters/social", SUBSIDY + "~", SUBSIDY + "否", 2),
)
