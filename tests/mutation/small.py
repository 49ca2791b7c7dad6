"""A pack of a few lines, to be changed by a test."""

from __future__ import annotations

from pathlib import Path

from policyrules.driver.files import pack_of
from policyrules.driver.pipeline import Compiled, compile_pack

RULES = """选项 等级，由重到轻：一级、二级、三级。

主体 户，自称 本户：
  每月收入：金额 元/月，0元/月以上，50000元/月以下。

主体 人，自称 本人：
  住在：户；
  生日：日期；
  残疾等级：等级，可无；
  户籍在本区：是否；
  领取孤儿费：是否；
  申请日：日期。

定义 年龄
  对象：人。
  取值：生日 至 计算日 的周岁数。

待遇 补贴
  对象：人。
  主管：区民政局。
  依据：「小办法」 第一条。
  施行：自 2024年1月1日 至 2025年12月31日。
    条件：同时符合：
      （一）户籍在本区；
      （二）年龄 为 18周岁以上；
      （三）残疾等级 为 一级、二级之一；
      （四）住在的每月收入 低于 1000元/月。
    例外 孤儿：领取孤儿费 的，不享受。
    金额：分情形：
      （一）残疾等级 为 一级 的，100元/月；
      （二）其他情形，80元/月。
  施行：自 2026年1月1日 起。
    条件：同时符合：
      （一）户籍在本区；
      （二）残疾等级 为 一级、二级之一。
    金额：120元/月。
"""
EXAMPLES = """
示例 照样
  检验：补贴。
  计算日：2024年3月1日。
  已知：户籍在本区；生日 为 1990年1月1日；残疾等级 为 一级；住在的每月收入 为 999.99元/月；非 领取孤儿费。
  期望：100元/月。

示例 各项边界
  检验：补贴。
  沿用：照样。
  期望：按下表：
    ｜ 计算日         ｜ 生日         ｜ 残疾等级 ｜ 住在的每月收入 ｜ 领取孤儿费 ｜ 户籍在本区 ｜ 补贴     ｜
    ｜ 2024年3月1日   ｜ 2006年3月1日 ｜ 二级     ｜ 999.99元/月    ｜ 否         ｜ 是         ｜ 80元/月  ｜
    ｜ 2024年3月1日   ｜ 2006年3月2日 ｜ 二级     ｜ 999.99元/月    ｜ 否         ｜ 是         ｜ 不享受   ｜
    ｜ 2024年3月1日   ｜ 1990年1月1日 ｜ 三级     ｜ 999.99元/月    ｜ 否         ｜ 是         ｜ 不享受   ｜
    ｜ 2024年3月1日   ｜ 1990年1月1日 ｜ 一级     ｜ 1000元/月      ｜ 否         ｜ 是         ｜ 不享受   ｜
    ｜ 2024年3月1日   ｜ 1990年1月1日 ｜ 一级     ｜ 0元/月         ｜ 是         ｜ 是         ｜ 不享受   ｜
    ｜ 2024年3月1日   ｜ 1990年1月1日 ｜ 一级     ｜ 0元/月         ｜ 否         ｜ 否         ｜ 不享受   ｜
    ｜ 2024年1月1日   ｜ 1990年1月1日 ｜ 一级     ｜ 0元/月         ｜ 否         ｜ 是         ｜ 100元/月 ｜
    ｜ 2023年12月31日 ｜ 1990年1月1日 ｜ 一级     ｜ 0元/月         ｜ 否         ｜ 是         ｜ 待定     ｜
    ｜ 2025年12月31日 ｜ 1990年1月1日 ｜ 一级     ｜ 0元/月         ｜ 否         ｜ 是         ｜ 100元/月 ｜
    ｜ 2026年1月1日   ｜ 1990年1月1日 ｜ 一级     ｜ 9000元/月      ｜ 否         ｜ 是         ｜ 120元/月 ｜
    ｜ 2026年1月1日   ｜ 2020年1月1日 ｜ 二级     ｜ 9000元/月      ｜ 否         ｜ 是         ｜ 120元/月 ｜
    ｜ 2026年1月1日   ｜ 1990年1月1日 ｜ 三级     ｜ 0元/月         ｜ 否         ｜ 是         ｜ 不享受   ｜
    ｜ 2026年1月1日   ｜ 1990年1月1日 ｜ 一级     ｜ 0元/月         ｜ 否         ｜ 否         ｜ 不享受   ｜
"""
PACK = "名称: small\n"


def compiled(rules: str = RULES, examples: str = EXAMPLES, parameters: str = "") -> Compiled:
    """The pack as it stands, or with other texts; problems are kept in it."""
    texts = {"pack.yaml": PACK, "rules.rules": rules, "examples.rules": examples}
    if parameters:
        texts["parameters/figures.yaml"] = parameters
    return compile_pack(pack_of("small", {name: text.encode() for name, text in texts.items() if text}))


def written(folder: Path, rules: str = RULES, examples: str = EXAMPLES) -> Path:
    """The same as a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {"pack.yaml": PACK, "rules.rules": rules, "examples.rules": examples}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def changed(old: str, new: str) -> str:
    """The rules with one stretch otherwise."""
    assert RULES.count(old) >= 1, old
    return RULES.replace(old, new, 1)
