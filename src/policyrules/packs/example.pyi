# generated from the pack; `pytest tests/face --update-golden` writes it anew
from collections.abc import Mapping as _Mapping, Sequence as _Sequence
from datetime import date as _date
from decimal import Decimal as _Decimal
from types import EllipsisType as _More
from typing import Any as _Any, Literal as _Literal, TypeAlias as _TypeAlias, overload as _overload

from policyrules.cases import Absent as _Absent
from policyrules.deciding.decision import Decision as _Decision
from policyrules.deciding.inputs import Input as _Input
from policyrules.deciding.pack import Pack as _AnyPack

_Given: _TypeAlias = _Mapping[str, _Any]


_Choice0: _TypeAlias = _Literal['特别困难', 'severe_hardship', '比较困难', 'moderate_hardship', '一般困难', 'mild_hardship']
_Choice1: _TypeAlias = _Literal['住房', 'housing', '看病', 'medical_need', '读书', 'schooling']
_Choice2: _TypeAlias = _Literal['山上', 'uphill', '河边', 'riverside', '镇里', 'in_town']
_Choice3: _TypeAlias = _Literal['当月停', 'stop_same_month', '次月停', 'stop_next_month']
_Choice4: _TypeAlias = _Literal['住点', 'live_in', '日间', 'by_day', '上门', 'at_home']

class HardshipEntry(_Input):
    '困难项'
    kind: _Choice1 | None  # 种类
    degree: _Choice0 | None  # 程度
    def __init__(self, *,
        kind: _Choice1 | None = ...,
        degree: _Choice0 | None = ...,
    ) -> None: ...

class Resident(_Input):
    '居民'
    birthday: _date | str | None  # 生日
    resident_here: bool | _Literal['是', '否', '常住', '外住'] | None  # 常住
    hardship_level: _Choice0 | _Absent | None  # 困难等级
    monthly_pay: int | _Decimal | str | None  # 每月工钱
    months_lived: int | _Decimal | str | None  # 住满月数
    draws_town_grant: bool | _Literal['是', '否', '领取镇里补助', '未领镇里补助'] | None  # 领取镇里补助
    works_away: bool | _Literal['是', '否', '出门打工', '在家'] | None  # 出门打工
    applied_on: _date | str | _Absent | None  # 申请日
    lost_on: _date | str | _Absent | None  # 停领日
    care_form: _Choice4 | _Absent | None  # 照看方式
    extra_hours: bool | _Literal['是', '否', '自愿加钟'] | None  # 自愿加钟
    medical_cost: int | _Decimal | str | None  # 看病自付
    casual_wage: int | _Decimal | str | None  # 打短工收入
    registered_for_help: bool | _Literal['是', '否', '登记为帮扶户'] | None  # 登记为帮扶户
    casual_wages_this_year: int | _Decimal | str | None  # 今年短工收入
    slack_month: bool | _Literal['是', '否', '淡月'] | None  # 淡月
    slack_months_last_year: int | _Decimal | str | None  # 上年淡月数
    latest_slack_month: _date | str | _Absent | None  # 最近淡月
    slack_month_grant: bool | _Literal['是', '否', '淡月补助'] | None  # 淡月补助
    age: int | _Decimal | str | None  # 年岁
    other_hardship: bool | _Literal['是', '否', '另有难处'] | None  # 另有难处
    stop_month: _date | str | _Absent | None  # 停付月
    companion_service: bool | _Literal['是', '否', '结伴服务'] | None  # 结伴服务
    heating_grant: bool | _Literal['是', '否', '取暖补助'] | None  # 取暖补助
    care_rate: int | _Decimal | str | _Absent | None  # 照看补助标准
    care_hours: int | _Decimal | str | _Absent | None  # 照看时长
    care_own_share: int | _Decimal | str | None  # 照看自付比例
    extra_fee: int | _Decimal | str | _Absent | None  # 加钟费
    care_grant: bool | _Literal['是', '否', '照看补助'] | None  # 照看补助
    medical_grant: int | _Decimal | str | None  # 看病补助
    early_companion: bool | _Literal['是', '否', '早期结伴'] | None  # 早期结伴
    household: _Household | _Given | None  # 住户
    hardships: _Sequence[_HardshipEntry | _Given | tuple[_Any, ...] | _More] | _Absent | None  # 困难
    def __init__(self, *,
        birthday: _date | str | None = ...,
        resident_here: bool | _Literal['是', '否', '常住', '外住'] | None = ...,
        hardship_level: _Choice0 | _Absent | None = ...,
        monthly_pay: int | _Decimal | str | None = ...,
        months_lived: int | _Decimal | str | None = ...,
        draws_town_grant: bool | _Literal['是', '否', '领取镇里补助', '未领镇里补助'] | None = ...,
        works_away: bool | _Literal['是', '否', '出门打工', '在家'] | None = ...,
        applied_on: _date | str | _Absent | None = ...,
        lost_on: _date | str | _Absent | None = ...,
        care_form: _Choice4 | _Absent | None = ...,
        extra_hours: bool | _Literal['是', '否', '自愿加钟'] | None = ...,
        medical_cost: int | _Decimal | str | None = ...,
        casual_wage: int | _Decimal | str | None = ...,
        registered_for_help: bool | _Literal['是', '否', '登记为帮扶户'] | None = ...,
        casual_wages_this_year: int | _Decimal | str | None = ...,
        slack_month: bool | _Literal['是', '否', '淡月'] | None = ...,
        slack_months_last_year: int | _Decimal | str | None = ...,
        latest_slack_month: _date | str | _Absent | None = ...,
        slack_month_grant: bool | _Literal['是', '否', '淡月补助'] | None = ...,
        age: int | _Decimal | str | None = ...,
        other_hardship: bool | _Literal['是', '否', '另有难处'] | None = ...,
        stop_month: _date | str | _Absent | None = ...,
        companion_service: bool | _Literal['是', '否', '结伴服务'] | None = ...,
        heating_grant: bool | _Literal['是', '否', '取暖补助'] | None = ...,
        care_rate: int | _Decimal | str | _Absent | None = ...,
        care_hours: int | _Decimal | str | _Absent | None = ...,
        care_own_share: int | _Decimal | str | None = ...,
        extra_fee: int | _Decimal | str | _Absent | None = ...,
        care_grant: bool | _Literal['是', '否', '照看补助'] | None = ...,
        medical_grant: int | _Decimal | str | None = ...,
        early_companion: bool | _Literal['是', '否', '早期结伴'] | None = ...,
        household: _Household | _Given | None = ...,
        hardships: _Sequence[_HardshipEntry | _Given | tuple[_Any, ...] | _More] | _Absent | None = ...,
    ) -> None: ...

class Household(_Input):
    '住户'
    dwelling: _Choice2 | None  # 住处
    headcount: int | _Decimal | str | None  # 人口
    monthly_income: int | _Decimal | str | None  # 每月收入
    heating_cost: int | _Decimal | str | None  # 取暖支出
    visited_on: _date | str | _Absent | None  # 走访日
    support_line: int | _Decimal | str | None  # 扶持线
    income_per_head: int | _Decimal | str | None  # 人均收入
    low_income_household: bool | _Literal['是', '否', '低收入户'] | None  # 低收入户
    recently_visited: bool | _Literal['是', '否', '新近走访'] | None  # 新近走访
    months_since_visit: int | _Decimal | str | _Absent | None  # 走访间隔
    last_year_rate: int | _Decimal | str | None  # 上年初标准
    remote_household: bool | _Literal['是', '否', '偏远住户'] | None  # 偏远住户
    heating_trial: bool | _Literal['是', '否', '取暖试点'] | None  # 取暖试点
    members: _Sequence[_Resident | _Given | tuple[_Any, ...] | _More] | _Absent | None  # 成员
    def __init__(self, *,
        dwelling: _Choice2 | None = ...,
        headcount: int | _Decimal | str | None = ...,
        monthly_income: int | _Decimal | str | None = ...,
        heating_cost: int | _Decimal | str | None = ...,
        visited_on: _date | str | _Absent | None = ...,
        support_line: int | _Decimal | str | None = ...,
        income_per_head: int | _Decimal | str | None = ...,
        low_income_household: bool | _Literal['是', '否', '低收入户'] | None = ...,
        recently_visited: bool | _Literal['是', '否', '新近走访'] | None = ...,
        months_since_visit: int | _Decimal | str | _Absent | None = ...,
        last_year_rate: int | _Decimal | str | None = ...,
        remote_household: bool | _Literal['是', '否', '偏远住户'] | None = ...,
        heating_trial: bool | _Literal['是', '否', '取暖试点'] | None = ...,
        members: _Sequence[_Resident | _Given | tuple[_Any, ...] | _More] | _Absent | None = ...,
    ) -> None: ...

class StaffEntry(_Input):
    '用工条目'
    month: _date | str | None  # 月份
    skilled: bool | _Literal['是', '否', '熟练'] | None  # 熟练
    contract_months: int | _Decimal | str | None  # 合同月数
    has_contract: bool | _Literal['是', '否', '签合同'] | None  # 签合同
    counts: bool | _Literal['是', '否', '算数用工'] | None  # 算数用工
    heads_per_month: int | _Decimal | str | None  # 每月折算
    def __init__(self, *,
        month: _date | str | None = ...,
        skilled: bool | _Literal['是', '否', '熟练'] | None = ...,
        contract_months: int | _Decimal | str | None = ...,
        has_contract: bool | _Literal['是', '否', '签合同'] | None = ...,
        counts: bool | _Literal['是', '否', '算数用工'] | None = ...,
        heads_per_month: int | _Decimal | str | None = ...,
    ) -> None: ...

class Shop(_Input):
    '店铺'
    staff: int | _Decimal | str | None  # 员工人数
    payroll: int | _Decimal | str | None  # 全年工资
    fund_paid: bool | _Literal['是', '否', '已交互助金'] | None  # 已交互助金
    may_be_fined: bool | _Literal['是', '否', '可以罚款'] | None  # 可以罚款
    apprentices: int | _Decimal | str | None  # 带徒人数
    apprentice_share: int | _Decimal | str | None  # 带徒占比
    unskilled_entries: int | _Decimal | str | None  # 生手条数
    apprentice_fund: bool | _Literal['是', '否', '带徒互助金'] | None  # 带徒互助金
    staff_records: _Sequence[_StaffEntry | _Given | tuple[_Any, ...] | _More] | _Absent | None  # 用工记录
    def __init__(self, *,
        staff: int | _Decimal | str | None = ...,
        payroll: int | _Decimal | str | None = ...,
        fund_paid: bool | _Literal['是', '否', '已交互助金'] | None = ...,
        may_be_fined: bool | _Literal['是', '否', '可以罚款'] | None = ...,
        apprentices: int | _Decimal | str | None = ...,
        apprentice_share: int | _Decimal | str | None = ...,
        unskilled_entries: int | _Decimal | str | None = ...,
        apprentice_fund: bool | _Literal['是', '否', '带徒互助金'] | None = ...,
        staff_records: _Sequence[_StaffEntry | _Given | tuple[_Any, ...] | _More] | _Absent | None = ...,
    ) -> None: ...

class FlatApplication(_Input):
    '分房申请'
    round_no: int | _Decimal | str | None  # 轮次
    round_open: bool | _Literal['是', '否', '轮次开放'] | None  # 轮次开放
    meets_terms: bool | _Literal['是', '否', '符合分房条件'] | None  # 符合分房条件
    score: int | _Decimal | str | None  # 得分
    registered_on: _date | str | None  # 登记日
    applicant: _Household | _Given | None  # 申请户
    def __init__(self, *,
        round_no: int | _Decimal | str | None = ...,
        round_open: bool | _Literal['是', '否', '轮次开放'] | None = ...,
        meets_terms: bool | _Literal['是', '否', '符合分房条件'] | None = ...,
        score: int | _Decimal | str | None = ...,
        registered_on: _date | str | None = ...,
        applicant: _Household | _Given | None = ...,
    ) -> None: ...

_ResidentRule: _TypeAlias = _Literal['今年短工收入', 'casual_wages_this_year', '淡月', 'slack_month', '上年淡月数', 'slack_months_last_year', '最近淡月', 'latest_slack_month', '淡月补助', 'slack_month_grant', '年岁', 'age', '停付月', 'stop_month', '结伴服务', 'companion_service', '取暖补助', 'heating_grant', '照看补助标准', 'care_rate', '照看时长', 'care_hours', '照看自付比例', 'care_own_share', '加钟费', 'extra_fee', '照看补助', 'care_grant', '看病补助', 'medical_grant', '早期结伴', 'early_companion']

_HouseholdRule: _TypeAlias = _Literal['扶持线', 'support_line', '人均收入', 'income_per_head', '低收入户', 'low_income_household', '新近走访', 'recently_visited', '走访间隔', 'months_since_visit', '上年初标准', 'last_year_rate', '偏远住户', 'remote_household', '取暖试点', 'heating_trial']

_StaffEntryRule: _TypeAlias = _Literal['算数用工', 'counts', '每月折算', 'heads_per_month']

_ShopRule: _TypeAlias = _Literal['可以罚款', 'may_be_fined', '带徒人数', 'apprentices', '带徒占比', 'apprentice_share', '生手条数', 'unskilled_entries', '带徒互助金', 'apprentice_fund']

class Pack(_AnyPack):
    HardshipEntry: type[_HardshipEntry]
    Resident: type[_Resident]
    Household: type[_Household]
    StaffEntry: type[_StaffEntry]
    Shop: type[_Shop]
    FlatApplication: type[_FlatApplication]
    @_overload  # type: ignore[override]  # a pack that is known by name takes the names of its own rules only
    def decide(self, rule: _ResidentRule, thing: _Resident | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _HouseholdRule, thing: _Household | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _StaffEntryRule, thing: _StaffEntry | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _ShopRule, thing: _Shop | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...

_HardshipEntry: _TypeAlias = HardshipEntry
_Resident: _TypeAlias = Resident
_Household: _TypeAlias = Household
_StaffEntry: _TypeAlias = StaffEntry
_Shop: _TypeAlias = Shop
_FlatApplication: _TypeAlias = FlatApplication

plan: Pack

@_overload
def decide(rule: _ResidentRule, thing: _Resident | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _HouseholdRule, thing: _Household | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _StaffEntryRule, thing: _StaffEntry | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _ShopRule, thing: _Shop | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
