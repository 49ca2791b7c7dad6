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


_Choice0: _TypeAlias = _Literal['省级', 'provincial', '市级', 'prefecture', '县级', 'county', '乡级', 'township']
_Choice1: _TypeAlias = _Literal['助听器', 'hearing_aid_device', '助视器', 'visual_aid', '轮椅', 'wheelchair', '腋杖', 'crutch', '其他器具', 'other_device', '不需要器具', 'no_device']
_Choice2: _TypeAlias = _Literal['学前教育', 'preschool', '义务教育', 'compulsory_education', '普通高中教育', 'senior_secondary', '中等职业教育', 'vocational', '本专科教育', 'undergraduate', '研究生教育', 'postgraduate']
_Choice3: _TypeAlias = _Literal['普通学校就读', 'ordinary_school', '普通学校特教班', 'special_class', '特殊教育学校就读', 'in_special_school', '送教上门', 'home_teaching']
_Choice4: _TypeAlias = _Literal['国家教育考试', 'national_education_exam', '纳入便利职业考试', 'listed_occupational_exam', '法律列明其他考试', 'other_statutory_exam', '其他考试', 'other_exam']
_Choice5: _TypeAlias = _Literal['儿童福利机构', 'child_welfare', '残疾儿童康复机构', 'child_rehabilitation', '日间照料机构', 'day_care', '专业托养机构', 'professional_care', '辅助性就业机构', 'sheltered_employment_body', '电视台', 'tv_station', '网络视听媒体', 'online_media', '融媒体中心', 'media_centre', '报刊', 'press', '其他机构', 'other_institution']
_Choice6: _TypeAlias = _Literal['普通幼儿园', 'kindergarten', '普通小学', 'primary_school', '普通初中', 'junior_school', '普通高中', 'senior_school', '特殊教育学校', 'special_school', '其他学校', 'other_school']
_Choice7: _TypeAlias = _Literal['应急场所', 'emergency_place', '公共体育设施', 'sports_facility', '公共服务场所', 'public_service_place', '残疾人康复设施', 'rehabilitation_facility', '残疾人托养设施', 'care_facility', '其他设施', 'other_facility']
_Choice8: _TypeAlias = _Literal['残疾预防日', 'prevention_day', '预防出生缺陷日', 'birth_defect_day', '全国防灾减灾日', 'disaster_day', '残疾人文化周', 'culture_week', '残疾人健身周', 'fitness_week', '全国特奥日', 'special_olympics_day', '国际残疾人日', 'international_day', '全国助残日', 'helping_day', '好新闻作品评选', 'news_award']
_Choice9: _TypeAlias = _Literal['学雷锋志愿服务站', 'volunteer_station', '便民服务站', 'convenience_station']
_Choice10: _TypeAlias = _Literal['年度监测报告', 'yearly_report', '中期评估报告', 'mid_term_report', '总结评估报告', 'final_report', '第三方评估报告', 'third_party_report', '满意度调查报告', 'satisfaction_report', '期末评估报告', 'end_report']
_Choice11: _TypeAlias = _Literal['政策支持脱贫', 'policy_support', '就业救助', 'job_aid', '自主创业', 'own_business', '继承赔偿', 'inheritance_or_compensation', '结婚', 'marriage', '养老金', 'pension', '其他增收', 'other_rise']
_Choice12: _TypeAlias = _Literal['按认定月', 'by_finding', '按首次超标月', 'by_first_excess']
_Choice13: _TypeAlias = _Literal['脱贫不稳定户', 'unstable_household', '边缘易致贫户', 'near_poverty_household', '突发严重困难户', 'sudden_hardship_household', '未纳入监测', 'not_monitored']
_Choice14: _TypeAlias = _Literal['生活补贴政策', 'living_subsidy_policy', '护理补贴政策', 'nursing_subsidy_policy', '居民医疗保险政策', 'medical_insurance_policy', '居民养老保险政策', 'pension_policy', '社会救助政策', 'assistance_policy', '危房改造政策', 'renovation_policy', '其他保障政策', 'other_policy']
_Choice15: _TypeAlias = _Literal['特困类', 'destitute_class', '低保类', 'dibao_class', '边缘类', 'edge_class', '刚性支出类', 'rigid_class', '不在救助范围', 'outside_aid']
_Choice16: _TypeAlias = _Literal['在世', 'living', '死亡', 'dead', '失踪', 'missing_person']
_Choice17: _TypeAlias = _Literal['视力', 'visual', '听力', 'hearing', '言语', 'speech', '肢体', 'physical', '智力', 'intellectual', '精神', 'mental', '多重', 'multiple']
_Choice18: _TypeAlias = _Literal['一级', 'level1', '二级', 'level2', '三级', 'level3', '四级', 'level4', 1, 2, 3, 4]
_Choice19: _TypeAlias = _Literal['残疾人证', 'disability_card', '残疾军人证', 'soldier_card']
_Choice20: _TypeAlias = _Literal['机关', 'organ', '事业单位', 'public_institution', '企业', 'enterprise', '社会组织', 'social_organisation']
_Choice21: _TypeAlias = _Literal['新建', 'new_built', '改建', 'altered', '扩建', 'extended', '既有', 'existing']
_Choice22: _TypeAlias = _Literal['全额', 'full', '补差', 'top_up', '未领取', 'not_received']
_Choice23: _TypeAlias = _Literal['危房改造', 'renovation', '易地移民搬迁', 'relocation', '公租房', 'public_rental']
_Choice24: _TypeAlias = _Literal['城镇', 'urban', '农村', 'rural']
_Choice25: _TypeAlias = _Literal['当月停发', 'stop_same_month', '次月停发', 'stop_next_month']
_Choice26: _TypeAlias = _Literal['直接用工', 'direct_hire', '派出劳务', 'dispatched_out', '接收派遣', 'dispatched_in']
_Choice27: _TypeAlias = _Literal['两项补贴资格申请', 'subsidy_application', '残疾人证业务', 'card_matter']
_Choice28: _TypeAlias = _Literal['用水', 'water', '用电', 'power', '用气', 'gas', '供热', 'heating']
_Choice29: _TypeAlias = _Literal['犯罪嫌疑人', 'suspect', '被告人', 'defendant', '援助申请人', 'aid_applicant', '其他身份', 'other_role']
_Choice30: _TypeAlias = _Literal['右下肢或者双下肢残疾', 'right_or_both_legs', '仅左下肢残疾', 'left_leg_only', '佩戴助听器听力合格', 'hearing_aid', '其他身体情形', 'other_condition']
_Choice31: _TypeAlias = _Literal['C1', 'class_c1', 'C2', 'class_c2', 'C5', 'class_c5']

class AccessFacility(_Input):
    '无障碍设施'
    maintainer_agreed: bool | _Literal['是', '否', '有约定维护责任人'] | None  # 有约定维护责任人
    usable: bool | _Literal['是', '否', '能正常使用'] | None  # 能正常使用
    correct_by: _date | str | _Absent | None  # 责令改正期限
    corrected_on: _date | str | _Absent | None  # 改正日期
    maintainer_is_unit: bool | _Literal['是', '否', '责任人为单位'] | None  # 责任人为单位
    facility_maintenance: bool | _Literal['是', '否', '无障碍设施维护'] | None  # 无障碍设施维护
    overdue: bool | _Literal['是', '否', '逾期未改正'] | None  # 逾期未改正
    may_be_fined: bool | _Literal['是', '否', '可以处罚'] | None  # 可以处罚
    def __init__(self, *,
        maintainer_agreed: bool | _Literal['是', '否', '有约定维护责任人'] | None = ...,
        usable: bool | _Literal['是', '否', '能正常使用'] | None = ...,
        correct_by: _date | str | _Absent | None = ...,
        corrected_on: _date | str | _Absent | None = ...,
        maintainer_is_unit: bool | _Literal['是', '否', '责任人为单位'] | None = ...,
        facility_maintenance: bool | _Literal['是', '否', '无障碍设施维护'] | None = ...,
        overdue: bool | _Literal['是', '否', '逾期未改正'] | None = ...,
        may_be_fined: bool | _Literal['是', '否', '可以处罚'] | None = ...,
    ) -> None: ...

class StaffStatisticsMonth(_Input):
    '用工统计月'
    month_staff: int | _Decimal | str | None  # 统计月职工人数
    month_qualified_disabled: int | _Decimal | str | None  # 合格残疾职工人数
    blind_massage: bool | _Literal['是', '否', '盲人按摩机构'] | None  # 盲人按摩机构
    tax_credit_ok: bool | _Literal['是', '否', '纳税信用合格'] | None  # 纳税信用合格
    vat_paid: int | _Decimal | str | None  # 当月已缴增值税
    refund_floor: int | _Decimal | str | None  # 即征即退人数门槛
    vat_refund: bool | _Literal['是', '否', '增值税即征即退'] | None  # 增值税即征即退
    def __init__(self, *,
        month_staff: int | _Decimal | str | None = ...,
        month_qualified_disabled: int | _Decimal | str | None = ...,
        blind_massage: bool | _Literal['是', '否', '盲人按摩机构'] | None = ...,
        tax_credit_ok: bool | _Literal['是', '否', '纳税信用合格'] | None = ...,
        vat_paid: int | _Decimal | str | None = ...,
        refund_floor: int | _Decimal | str | None = ...,
        vat_refund: bool | _Literal['是', '否', '增值税即征即退'] | None = ...,
    ) -> None: ...

class JobApplication(_Input):
    '应聘'
    post: int | _Decimal | str | None  # 岗位
    physically_fit: bool | _Literal['是', '否', '能正常履职'] | None  # 能正常履职
    total_mark: int | _Decimal | str | None  # 综合成绩
    recruiter: _Employer | _Given | None  # 招聘单位
    candidate: _Person | _Given | None  # 应聘人
    def __init__(self, *,
        post: int | _Decimal | str | None = ...,
        physically_fit: bool | _Literal['是', '否', '能正常履职'] | None = ...,
        total_mark: int | _Decimal | str | None = ...,
        recruiter: _Employer | _Given | None = ...,
        candidate: _Person | _Given | None = ...,
    ) -> None: ...

class Institution(_Input):
    '机构'
    institution_class: _Choice5 | None  # 机构类别
    gives_care: bool | _Literal['是', '否', '提供托养服务'] | None  # 提供托养服务
    runs_sheltered_employment: bool | _Literal['是', '否', '举办辅助性就业'] | None  # 举办辅助性就业
    plans_preschool: bool | _Literal['是', '否', '准备增设学前部'] | None  # 准备增设学前部
    has_programme: bool | _Literal['是', '否', '设有残疾人专题节目'] | None  # 设有残疾人专题节目
    has_column: bool | _Literal['是', '否', '设有残疾人栏目'] | None  # 设有残疾人栏目
    special_programme: bool | _Literal['是', '否', '残疾人专题节目'] | None  # 残疾人专题节目
    special_column: bool | _Literal['是', '否', '残疾人栏目'] | None  # 残疾人栏目
    fit_for_designation: bool | _Literal['是', '否', '符合定点康复条件'] | None  # 符合定点康复条件
    designated_rehabilitation: bool | _Literal['是', '否', '列为定点康复机构'] | None  # 列为定点康复机构
    care_body_support_granted: bool | _Literal['是', '否', '给予托养机构扶持'] | None  # 给予托养机构扶持
    care_body_support: bool | _Literal['是', '否', '托养机构扶持'] | None  # 托养机构扶持
    able_for_sheltered_employment: bool | _Literal['是', '否', '具备辅助性就业条件'] | None  # 具备辅助性就业条件
    sheltered_body_support: bool | _Literal['是', '否', '辅助性就业机构扶持'] | None  # 辅助性就业机构扶持
    able_for_preschool: bool | _Literal['是', '否', '具备增设学前部条件'] | None  # 具备增设学前部条件
    preschool_support: bool | _Literal['是', '否', '增设学前部支持'] | None  # 增设学前部支持
    def __init__(self, *,
        institution_class: _Choice5 | None = ...,
        gives_care: bool | _Literal['是', '否', '提供托养服务'] | None = ...,
        runs_sheltered_employment: bool | _Literal['是', '否', '举办辅助性就业'] | None = ...,
        plans_preschool: bool | _Literal['是', '否', '准备增设学前部'] | None = ...,
        has_programme: bool | _Literal['是', '否', '设有残疾人专题节目'] | None = ...,
        has_column: bool | _Literal['是', '否', '设有残疾人栏目'] | None = ...,
        special_programme: bool | _Literal['是', '否', '残疾人专题节目'] | None = ...,
        special_column: bool | _Literal['是', '否', '残疾人栏目'] | None = ...,
        fit_for_designation: bool | _Literal['是', '否', '符合定点康复条件'] | None = ...,
        designated_rehabilitation: bool | _Literal['是', '否', '列为定点康复机构'] | None = ...,
        care_body_support_granted: bool | _Literal['是', '否', '给予托养机构扶持'] | None = ...,
        care_body_support: bool | _Literal['是', '否', '托养机构扶持'] | None = ...,
        able_for_sheltered_employment: bool | _Literal['是', '否', '具备辅助性就业条件'] | None = ...,
        sheltered_body_support: bool | _Literal['是', '否', '辅助性就业机构扶持'] | None = ...,
        able_for_preschool: bool | _Literal['是', '否', '具备增设学前部条件'] | None = ...,
        preschool_support: bool | _Literal['是', '否', '增设学前部支持'] | None = ...,
    ) -> None: ...

class Admission(_Input):
    '招生事项'
    school: _Choice6 | None  # 招生学校
    inclusive_kindergarten: bool | _Literal['是', '否', '普惠性'] | None  # 普惠性
    applicant_disabled: bool | _Literal['是', '否', '申请人有残疾'] | None  # 申请人有残疾
    can_adapt: bool | _Literal['是', '否', '能适应园内生活'] | None  # 能适应园内生活
    meets_admission_rules: bool | _Literal['是', '否', '符合录取要求'] | None  # 符合录取要求
    refused_for_disability: bool | _Literal['是', '否', '因残疾被拒'] | None  # 因残疾被拒
    kindergarten_admission: bool | _Literal['是', '否', '幼儿园接收残疾儿童'] | None  # 幼儿园接收残疾儿童
    senior_school_admission: bool | _Literal['是', '否', '高中接收残疾学生'] | None  # 高中接收残疾学生
    def __init__(self, *,
        school: _Choice6 | None = ...,
        inclusive_kindergarten: bool | _Literal['是', '否', '普惠性'] | None = ...,
        applicant_disabled: bool | _Literal['是', '否', '申请人有残疾'] | None = ...,
        can_adapt: bool | _Literal['是', '否', '能适应园内生活'] | None = ...,
        meets_admission_rules: bool | _Literal['是', '否', '符合录取要求'] | None = ...,
        refused_for_disability: bool | _Literal['是', '否', '因残疾被拒'] | None = ...,
        kindergarten_admission: bool | _Literal['是', '否', '幼儿园接收残疾儿童'] | None = ...,
        senior_school_admission: bool | _Literal['是', '否', '高中接收残疾学生'] | None = ...,
    ) -> None: ...

class Facility(_Input):
    '设施'
    facility_class: _Choice7 | None  # 设施类别
    has_voice: bool | _Literal['是', '否', '有语音提示'] | None  # 有语音提示
    has_captions: bool | _Literal['是', '否', '有字幕提示'] | None  # 有字幕提示
    has_accessible_equipment: bool | _Literal['是', '否', '有无障碍设备'] | None  # 有无障碍设备
    fee_for_disabled: int | _Decimal | str | None  # 残疾人收费
    has_information_equipment: bool | _Literal['是', '否', '有信息无障碍设备'] | None  # 有信息无障碍设备
    asks_equipment_subsidy: bool | _Literal['是', '否', '申请设备补助'] | None  # 申请设备补助
    prompts_meet_the_law: bool | _Literal['是', '否', '提示装置合乎法律'] | None  # 提示装置合乎法律
    accessible_shelter: bool | _Literal['是', '否', '应急场所无障碍'] | None  # 应急场所无障碍
    fee_is_low: bool | _Literal['是', '否', '收费算低收费'] | None  # 收费算低收费
    fee_is_preferential: bool | _Literal['是', '否', '收费算优惠'] | None  # 收费算优惠
    sports_opening: bool | _Literal['是', '否', '体育设施优惠开放'] | None  # 体育设施优惠开放
    accessible_information_place: bool | _Literal['是', '否', '公共服务场所信息无障碍'] | None  # 公共服务场所信息无障碍
    facility_equipment_subsidy: bool | _Literal['是', '否', '服务设施设备补助'] | None  # 服务设施设备补助
    def __init__(self, *,
        facility_class: _Choice7 | None = ...,
        has_voice: bool | _Literal['是', '否', '有语音提示'] | None = ...,
        has_captions: bool | _Literal['是', '否', '有字幕提示'] | None = ...,
        has_accessible_equipment: bool | _Literal['是', '否', '有无障碍设备'] | None = ...,
        fee_for_disabled: int | _Decimal | str | None = ...,
        has_information_equipment: bool | _Literal['是', '否', '有信息无障碍设备'] | None = ...,
        asks_equipment_subsidy: bool | _Literal['是', '否', '申请设备补助'] | None = ...,
        prompts_meet_the_law: bool | _Literal['是', '否', '提示装置合乎法律'] | None = ...,
        accessible_shelter: bool | _Literal['是', '否', '应急场所无障碍'] | None = ...,
        fee_is_low: bool | _Literal['是', '否', '收费算低收费'] | None = ...,
        fee_is_preferential: bool | _Literal['是', '否', '收费算优惠'] | None = ...,
        sports_opening: bool | _Literal['是', '否', '体育设施优惠开放'] | None = ...,
        accessible_information_place: bool | _Literal['是', '否', '公共服务场所信息无障碍'] | None = ...,
        facility_equipment_subsidy: bool | _Literal['是', '否', '服务设施设备补助'] | None = ...,
    ) -> None: ...

class VillageOrCommunity(_Input):
    '村居'
    has_association: bool | _Literal['是', '否', '已建残协'] | None  # 已建残协
    association_duty: bool | _Literal['是', '否', '建立残疾人协会'] | None  # 建立残疾人协会
    def __init__(self, *,
        has_association: bool | _Literal['是', '否', '已建残协'] | None = ...,
        association_duty: bool | _Literal['是', '否', '建立残疾人协会'] | None = ...,
    ) -> None: ...

class YearlyEvent(_Input):
    '年度活动'
    event_occasion: _Choice8 | None  # 节点
    event_month: _date | str | None  # 节点月份
    held: bool | _Literal['是', '否', '已开展'] | None  # 已开展
    def __init__(self, *,
        event_occasion: _Choice8 | None = ...,
        event_month: _date | str | None = ...,
        held: bool | _Literal['是', '否', '已开展'] | None = ...,
    ) -> None: ...

class EmergencyPlan(_Input):
    '应急预案'
    considers_disabled: bool | _Literal['是', '否', '已考虑残疾人'] | None  # 已考虑残疾人
    def __init__(self, *,
        considers_disabled: bool | _Literal['是', '否', '已考虑残疾人'] | None = ...,
    ) -> None: ...

class ServiceStation(_Input):
    '服务站'
    station_class: _Choice9 | None  # 站别
    lists_accessibility: bool | _Literal['是', '否', '列有信息无障碍'] | None  # 列有信息无障碍
    def __init__(self, *,
        station_class: _Choice9 | None = ...,
        lists_accessibility: bool | _Literal['是', '否', '列有信息无障碍'] | None = ...,
    ) -> None: ...

class EvaluationReport(_Input):
    '评估报告'
    report_kind: _Choice10 | None  # 报告种类
    report_due_month: _date | str | None  # 报告到期月份
    finished: bool | _Literal['是', '否', '已完成'] | None  # 已完成
    def __init__(self, *,
        report_kind: _Choice10 | None = ...,
        report_due_month: _date | str | None = ...,
        finished: bool | _Literal['是', '否', '已完成'] | None = ...,
    ) -> None: ...

class Parent(_Input):
    '父母一方'
    life: _Choice16 | None  # 生存
    seriously_ill: bool | _Literal['是', '否', '重病'] | None  # 重病
    detention_term: int | _Decimal | str | None  # 限制人身自由期限
    months_out_of_contact: int | _Decimal | str | None  # 失联月数
    other_unable_case: bool | _Literal['是', '否', '其他不能抚养情形'] | None  # 其他不能抚养情形
    severe_parent: bool | _Literal['是', '否', '父母重残'] | None  # 父母重残
    cannot_bring_up: bool | _Literal['是', '否', '不能履行抚养'] | None  # 不能履行抚养
    parent_disabilities: _Sequence[_Disability | _Given | tuple[_Any, ...] | _More] | _Absent | None  # 父母残疾
    parent_components: _Sequence[_Disability | _Given | tuple[_Any, ...] | _More] | _Absent | None  # 父母多重组成
    def __init__(self, *,
        life: _Choice16 | None = ...,
        seriously_ill: bool | _Literal['是', '否', '重病'] | None = ...,
        detention_term: int | _Decimal | str | None = ...,
        months_out_of_contact: int | _Decimal | str | None = ...,
        other_unable_case: bool | _Literal['是', '否', '其他不能抚养情形'] | None = ...,
        severe_parent: bool | _Literal['是', '否', '父母重残'] | None = ...,
        cannot_bring_up: bool | _Literal['是', '否', '不能履行抚养'] | None = ...,
        parent_disabilities: _Sequence[_Disability | _Given | tuple[_Any, ...] | _More] | _Absent | None = ...,
        parent_components: _Sequence[_Disability | _Given | tuple[_Any, ...] | _More] | _Absent | None = ...,
    ) -> None: ...

class MatchingItem(_Input):
    '比对项'
    policy: _Choice14 | None  # 政策
    found_eligible: bool | _Literal['是', '否', '经核符合该政策'] | None  # 经核符合该政策
    really_receives: bool | _Literal['是', '否', '实际享受'] | None  # 实际享受
    should_receive: bool | _Literal['是', '否', '应当享受'] | None  # 应当享受
    coverage_gap: bool | _Literal['是', '否', '应保未保'] | None  # 应保未保
    wrong_cover: bool | _Literal['是', '否', '不应保而保'] | None  # 不应保而保
    matched_person: _Person | _Given | None  # 比对人员
    def __init__(self, *,
        policy: _Choice14 | None = ...,
        found_eligible: bool | _Literal['是', '否', '经核符合该政策'] | None = ...,
        really_receives: bool | _Literal['是', '否', '实际享受'] | None = ...,
        should_receive: bool | _Literal['是', '否', '应当享受'] | None = ...,
        coverage_gap: bool | _Literal['是', '否', '应保未保'] | None = ...,
        wrong_cover: bool | _Literal['是', '否', '不应保而保'] | None = ...,
        matched_person: _Person | _Given | None = ...,
    ) -> None: ...

class Disability(_Input):
    '残疾项'
    category: _Choice17 | None  # 类别
    level: _Choice18 | None  # 等级
    def __init__(self, *,
        category: _Choice17 | None = ...,
        level: _Choice18 | None = ...,
    ) -> None: ...

class Person(_Input):
    '人员'
    birth_date: _date | str | None  # 出生日期
    local_hukou: bool | _Literal['是', '否', '户籍在本区'] | None  # 户籍在本区
    local_residence_permit: bool | _Literal['是', '否', '居住证在本区'] | None  # 居住证在本区
    certificate_level: _Choice18 | _Absent | None  # 证载等级
    certificate_until: _date | str | _Absent | None  # 残疾人证有效期至
    employed: bool | _Literal['是', '否', '已就业', '未就业'] | None  # 已就业
    monthly_wage: int | _Decimal | str | None  # 务工月收入
    on_dibao_alone: bool | _Literal['是', '否', '单独纳入低保'] | None  # 单独纳入低保
    destitute_person: bool | _Literal['是', '否', '特困人员'] | None  # 特困人员
    draws_orphan_allowance: bool | _Literal['是', '否', '领取孤儿基本生活费'] | None  # 领取孤儿基本生活费
    uncared_child_allowance: _Choice22 | None  # 事实无人抚养补贴
    draws_injury_nursing_fee: bool | _Literal['是', '否', '领取工伤生活护理费'] | None  # 领取工伤生活护理费
    similar_living_allowance: int | _Decimal | str | None  # 同类生活补贴
    similar_nursing_allowance: int | _Decimal | str | None  # 同类护理补贴
    care_months: int | _Decimal | str | None  # 长期照护月数
    application_date: _date | str | _Absent | None  # 申请日期
    draws_living_subsidy: bool | _Literal['是', '否', '正在领取生活补贴'] | None  # 正在领取生活补贴
    draws_nursing_subsidy: bool | _Literal['是', '否', '正在领取护理补贴'] | None  # 正在领取护理补贴
    lost_on: _date | str | _Absent | None  # 丧失资格日期
    of_working_age: bool | _Literal['是', '否', '处于法定劳动年龄'] | None  # 处于法定劳动年龄
    able_to_work: bool | _Literal['是', '否', '有劳动能力'] | None  # 有劳动能力
    willing_to_work: bool | _Literal['是', '否', '有就业意愿'] | None  # 有就业意愿
    female: bool | _Literal['是', '否', '女性'] | None  # 女性
    needs_sheltered_employment: bool | _Literal['是', '否', '需要辅助性就业'] | None  # 需要辅助性就业
    plans_to_work: bool | _Literal['是', '否', '有创业就业打算'] | None  # 有创业就业打算
    relative_of_disabled: bool | _Literal['是', '否', '残疾人亲属'] | None  # 残疾人亲属
    graduate: bool | _Literal['是', '否', '高校毕业生'] | None  # 高校毕业生
    needs_supported_employment: bool | _Literal['是', '否', '需要支持性就业'] | None  # 需要支持性就业
    trained: bool | _Literal['是', '否', '已得到就业培训'] | None  # 已得到就业培训
    autism: bool | _Literal['是', '否', '孤独症'] | None  # 孤独症
    in_welfare_institution: bool | _Literal['是', '否', '福利机构收养'] | None  # 福利机构收养
    rehabilitation_applied_for: bool | _Literal['是', '否', '已申请康复救助'] | None  # 已申请康复救助
    rehabilitation_received: bool | _Literal['是', '否', '已得到康复救助'] | None  # 已得到康复救助
    willing_to_sign: bool | _Literal['是', '否', '愿意签约'] | None  # 愿意签约
    doctor_signed_on: _date | str | _Absent | None  # 家庭医生签约日期
    doctor_contract_until: _date | str | _Absent | None  # 家庭医生协议有效期至
    needs_rehabilitation: bool | _Literal['是', '否', '有康复需求'] | None  # 有康复需求
    needed_device: _Choice1 | None  # 需要器具
    stage: _Choice2 | _Absent | None  # 就读学段
    assessed: bool | _Literal['是', '否', '已作能力评估'] | None  # 已作能力评估
    has_individual_plan: bool | _Literal['是', '否', '有个人教育方案'] | None  # 有个人教育方案
    placement: _Choice3 | _Absent | None  # 教育安置
    registered_pupil: bool | _Literal['是', '否', '有学籍'] | None  # 有学籍
    home_teaching_to_standard: bool | _Literal['是', '否', '送教合乎规范'] | None  # 送教合乎规范
    exam: _Choice4 | None  # 报考种类
    accommodation_requested: bool | _Literal['是', '否', '已申请考试便利'] | None  # 已申请考试便利
    accommodation_needed: bool | _Literal['是', '否', '确需考试便利'] | None  # 确需考试便利
    braille_candidate: bool | _Literal['是', '否', '用盲文答题'] | None  # 用盲文答题
    writing_hardship: bool | _Literal['是', '否', '书写特别困难'] | None  # 书写特别困难
    found_here: bool | _Literal['是', '否', '在本区发现'] | None  # 在本区发现
    without_means: bool | _Literal['是', '否', '生活无着'] | None  # 生活无着
    accepts_help: bool | _Literal['是', '否', '自愿受助'] | None  # 自愿受助
    medically_insured: bool | _Literal['是', '否', '参加基本医保'] | None  # 参加基本医保
    eligible_cost: int | _Decimal | str | None  # 合规医疗费用
    paid_by_basic: int | _Decimal | str | None  # 基本医保已支付
    paid_by_illness: int | _Decimal | str | None  # 大病保险已支付
    aid_already_received: int | _Decimal | str | None  # 今年已获医疗救助
    self_care_failures: int | _Decimal | str | None  # 自理评估不能完成项数
    recognised_orphan: bool | _Literal['是', '否', '经认定孤儿'] | None  # 经认定孤儿
    needs_mental_service: bool | _Literal['是', '否', '有精神服务需求'] | None  # 有精神服务需求
    lower_limb: bool | _Literal['是', '否', '下肢残疾'] | None  # 下肢残疾
    body_for_driving: _Choice30 | None  # 驾驶身体情形
    lives_in_changzhi: bool | _Literal['是', '否', '住在长治市'] | None  # 住在长治市
    holds_soldier_card: bool | _Literal['是', '否', '持有残疾军人证'] | None  # 持有残疾军人证
    holds_police_card: bool | _Literal['是', '否', '持有伤残人民警察证'] | None  # 持有伤残人民警察证
    service_grade: int | _Decimal | str | _Absent | None  # 军警残疾等级
    rides_one_yuan_line: bool | _Literal['是', '否', '乘坐市公交集团一元线路'] | None  # 乘坐市公交集团一元线路
    has_care_card: bool | _Literal['是', '否', '已领爱心卡'] | None  # 已领爱心卡
    role: _Choice29 | None  # 诉讼中身份
    has_defender: bool | _Literal['是', '否', '已委托辩护人'] | None  # 已委托辩护人
    has_regular_income: bool | _Literal['是', '否', '有固定生活来源'] | None  # 有固定生活来源
    needs_legal_help: bool | _Literal['是', '否', '需要法律服务'] | None  # 需要法律服务
    special_care_object: bool | _Literal['是', '否', '优抚对象'] | None  # 优抚对象
    has_card_matter: bool | _Literal['是', '否', '办理证照事项'] | None  # 办理证照事项
    holds_committee_post: bool | _Literal['是', '否', '担任专职委员'] | None  # 担任专职委员
    accident_cover_until: _date | str | _Absent | None  # 意外保险有效期至
    age: int | _Decimal | str | None  # 年龄
    certificate_valid: bool | _Literal['是', '否', '残疾人证有效'] | None  # 残疾人证有效
    work_cost_deduction: int | _Decimal | str | None  # 就业成本扣减
    dibao_recipient: bool | _Literal['是', '否', '低保对象'] | None  # 低保对象
    school_age_disabled_child: bool | _Literal['是', '否', '义务教育适龄残疾儿童少年'] | None  # 义务教育适龄残疾儿童少年
    one_child_one_plan: bool | _Literal['是', '否', '一人一案安置'] | None  # 一人一案安置
    student_aid_amount: int | _Decimal | str | None  # 学生资助额
    meets_aid_terms: bool | _Literal['是', '否', '符合资助条件'] | None  # 符合资助条件
    student_aid: bool | _Literal['是', '否', '残疾学生资助'] | None  # 残疾学生资助
    exam_accommodation: bool | _Literal['是', '否', '考试合理便利'] | None  # 考试合理便利
    exam_in_scope: bool | _Literal['是', '否', '考试属于便利范围'] | None  # 考试属于便利范围
    extra_exam_time: int | _Decimal | str | None  # 普通高考延长比例
    has_disability: bool | _Literal['是', '否', '有残疾'] | None  # 有残疾
    suited_for_sheltered_employment: bool | _Literal['是', '否', '适宜辅助性就业'] | None  # 适宜辅助性就业
    sheltered_employment: bool | _Literal['是', '否', '辅助性就业对象'] | None  # 辅助性就业对象
    women_support_granted: bool | _Literal['是', '否', '给予妇女创业就业支持'] | None  # 给予妇女创业就业支持
    women_support: bool | _Literal['是', '否', '残疾妇女创业就业支持'] | None  # 残疾妇女创业就业支持
    relatives_support_granted: bool | _Literal['是', '否', '给予亲属就业扶持'] | None  # 给予亲属就业扶持
    relatives_support: bool | _Literal['是', '否', '残疾人亲属就业扶持'] | None  # 残疾人亲属就业扶持
    training_target: bool | _Literal['是', '否', '就业培训对象'] | None  # 就业培训对象
    supported_employment: bool | _Literal['是', '否', '支持性就业对象'] | None  # 支持性就业对象
    graduate_support: bool | _Literal['是', '否', '残疾人毕业生就业帮扶'] | None  # 残疾人毕业生就业帮扶
    employment_aid: bool | _Literal['是', '否', '残疾人就业援助'] | None  # 残疾人就业援助
    other_rescue_category: bool | _Literal['是', '否', '其他康复救助类别'] | None  # 其他康复救助类别
    child_rehabilitation_rescue: bool | _Literal['是', '否', '残疾儿童康复救助'] | None  # 残疾儿童康复救助
    contract_in_force: bool | _Literal['是', '否', '签约在有效期'] | None  # 签约在有效期
    doctor_should_sign: bool | _Literal['是', '否', '家庭医生应签'] | None  # 家庭医生应签
    doctor_service: bool | _Literal['是', '否', '家庭医生服务'] | None  # 家庭医生服务
    basic_rehabilitation: bool | _Literal['是', '否', '基本康复服务'] | None  # 基本康复服务
    device_cash_subsidy: bool | _Literal['是', '否', '辅助器具货币化补贴'] | None  # 辅助器具货币化补贴
    device_project_hardship: bool | _Literal['是', '否', '福康工程所称困难'] | None  # 福康工程所称困难
    other_urgent_device: bool | _Literal['是', '否', '其他急需器具'] | None  # 其他急需器具
    device_project: bool | _Literal['是', '否', '福康工程适配'] | None  # 福康工程适配
    vagrant_rescue: bool | _Literal['是', '否', '流浪乞讨残疾人救助'] | None  # 流浪乞讨残疾人救助
    medical_aid_class_of: _Choice15 | None  # 医疗救助所属类别
    medical_threshold: int | _Decimal | str | None  # 医疗救助起付标准
    medical_share: int | _Decimal | str | None  # 医疗救助比例
    left_after_insurance: int | _Decimal | str | None  # 两级保险支付后自付
    local_medical_target: bool | _Literal['是', '否', '本地认定医疗救助对象'] | None  # 本地认定医疗救助对象
    medical_aid: bool | _Literal['是', '否', '医疗救助'] | None  # 医疗救助
    statutory_medical_target: bool | _Literal['是', '否', '医疗救助法定对象'] | None  # 医疗救助法定对象
    cannot_care_for_self: bool | _Literal['是', '否', '生活不能自理'] | None  # 生活不能自理
    visit_and_care: bool | _Literal['是', '否', '访视照料服务'] | None  # 访视照料服务
    other_care_case: bool | _Literal['是', '否', '其他托养对象'] | None  # 其他托养对象
    care_target_group: bool | _Literal['是', '否', '托养服务对象'] | None  # 托养服务对象
    uncared_child: bool | _Literal['是', '否', '事实无人抚养儿童'] | None  # 事实无人抚养儿童
    orphan_services: bool | _Literal['是', '否', '困境残疾儿童服务'] | None  # 困境残疾儿童服务
    has_mental_disability: bool | _Literal['是', '否', '有精神残疾'] | None  # 有精神残疾
    mental_special_hardship: bool | _Literal['是', '否', '精神残疾特殊困难'] | None  # 精神残疾特殊困难
    mental_welfare: bool | _Literal['是', '否', '精神卫生福利服务'] | None  # 精神卫生福利服务
    community_mental_rehabilitation: bool | _Literal['是', '否', '社区精神康复'] | None  # 社区精神康复
    medication_terms: bool | _Literal['是', '否', '符合服药项目条件'] | None  # 符合服药项目条件
    free_medication: bool | _Literal['是', '否', '精神残疾人免费服药'] | None  # 精神残疾人免费服药
    other_key_help_case: bool | _Literal['是', '否', '其他重点帮扶情形'] | None  # 其他重点帮扶情形
    key_help_object: bool | _Literal['是', '否', '重点帮扶对象'] | None  # 重点帮扶对象
    real_special_hardship: bool | _Literal['是', '否', '确有特殊困难'] | None  # 确有特殊困难
    level3_mind: bool | _Literal['是', '否', '三级智力或精神残疾'] | None  # 三级智力或精神残疾
    single_admission_scope: bool | _Literal['是', '否', '单独纳入范围'] | None  # 单独纳入范围
    adult_jobless_severe: bool | _Literal['是', '否', '成年无业重度残疾'] | None  # 成年无业重度残疾
    files_here: bool | _Literal['是', '否', '低保申请地在本区'] | None  # 低保申请地在本区
    separate_dibao_application: bool | _Literal['是', '否', '单独申请低保'] | None  # 单独申请低保
    lost_this_time: _date | str | _Absent | None  # 本次丧失资格日期
    certificate_valid_this_month: bool | _Literal['是', '否', '本月证件有效'] | None  # 本月证件有效
    stop_month: _date | str | _Absent | None  # 停发月
    stopped_this_month: bool | _Literal['是', '否', '本月已停发'] | None  # 本月已停发
    living_subsidy: bool | _Literal['是', '否', '困难残疾人生活补贴'] | None  # 困难残疾人生活补贴
    level34_mind: bool | _Literal['是', '否', '三四级智力或精神残疾'] | None  # 三四级智力或精神残疾
    nursing_scope: bool | _Literal['是', '否', '护理补贴等级范围'] | None  # 护理补贴等级范围
    nursing_amount: int | _Decimal | str | None  # 护理补贴额
    nursing_subsidy: bool | _Literal['是', '否', '重度残疾人护理补贴'] | None  # 重度残疾人护理补贴
    telecom_discount: bool | _Literal['是', '否', '电信资费优惠'] | None  # 电信资费优惠
    electronic_card: bool | _Literal['是', '否', '电子证照和跨省办证'] | None  # 电子证照和跨省办证
    other_mandatory_case: bool | _Literal['是', '否', '其他应当指派情形'] | None  # 其他应当指派情形
    must_appoint_lawyer: bool | _Literal['是', '否', '应当指派律师辩护'] | None  # 应当指派律师辩护
    other_exempt_applicant: bool | _Literal['是', '否', '其他免予核查人员'] | None  # 其他免予核查人员
    assisted_by_law: bool | _Literal['是', '否', '法定社会救助对象'] | None  # 法定社会救助对象
    no_means_check: bool | _Literal['是', '否', '免予核查经济困难'] | None  # 免予核查经济困难
    accessible_legal_service: bool | _Literal['是', '否', '无障碍公共法律服务'] | None  # 无障碍公共法律服务
    special_difficulty: bool | _Literal['是', '否', '有特殊困难'] | None  # 有特殊困难
    convenient_service: bool | _Literal['是', '否', '便利服务'] | None  # 便利服务
    committee_allowance: bool | _Literal['是', '否', '专职委员工作补贴'] | None  # 专职委员工作补贴
    accident_insurance_duty: bool | _Literal['是', '否', '为专职委员买意外保险'] | None  # 为专职委员买意外保险
    fit_wheelchairs: int | _Decimal | str | None  # 合格轮椅车数
    wheelchair_fuel: bool | _Literal['是', '否', '机动轮椅车燃油补贴'] | None  # 机动轮椅车燃油补贴
    other_body_fit: bool | _Literal['是', '否', '其他身体条件合格'] | None  # 其他身体条件合格
    driving_licence: bool | _Literal['是', '否', '残疾人申领驾驶证'] | None  # 残疾人申领驾驶证
    fitting_licence_class: _Choice31 | None  # 合适准驾车型
    free_by_law: bool | _Literal['是', '否', '法定免费乘车'] | None  # 法定免费乘车
    bus_preference: bool | _Literal['是', '否', '区内公交优待'] | None  # 区内公交优待
    service_preference: bool | _Literal['是', '否', '军警抚恤优待'] | None  # 军警抚恤优待
    household: _Household | _Given | None  # 家庭
    disabilities: _Sequence[_Disability | _Given | tuple[_Any, ...] | _More] | _Absent | None  # 残疾
    components_of_multiple: _Sequence[_Disability | _Given | tuple[_Any, ...] | _More] | _Absent | None  # 多重组成
    parents: _Sequence[_Parent | _Given | tuple[_Any, ...] | _More] | _Absent | None  # 父母
    wheelchairs: _Sequence[_MotorWheelchair | _Given | tuple[_Any, ...] | _More] | _Absent | None  # 轮椅车
    def __init__(self, *,
        birth_date: _date | str | None = ...,
        local_hukou: bool | _Literal['是', '否', '户籍在本区'] | None = ...,
        local_residence_permit: bool | _Literal['是', '否', '居住证在本区'] | None = ...,
        certificate_level: _Choice18 | _Absent | None = ...,
        certificate_until: _date | str | _Absent | None = ...,
        employed: bool | _Literal['是', '否', '已就业', '未就业'] | None = ...,
        monthly_wage: int | _Decimal | str | None = ...,
        on_dibao_alone: bool | _Literal['是', '否', '单独纳入低保'] | None = ...,
        destitute_person: bool | _Literal['是', '否', '特困人员'] | None = ...,
        draws_orphan_allowance: bool | _Literal['是', '否', '领取孤儿基本生活费'] | None = ...,
        uncared_child_allowance: _Choice22 | None = ...,
        draws_injury_nursing_fee: bool | _Literal['是', '否', '领取工伤生活护理费'] | None = ...,
        similar_living_allowance: int | _Decimal | str | None = ...,
        similar_nursing_allowance: int | _Decimal | str | None = ...,
        care_months: int | _Decimal | str | None = ...,
        application_date: _date | str | _Absent | None = ...,
        draws_living_subsidy: bool | _Literal['是', '否', '正在领取生活补贴'] | None = ...,
        draws_nursing_subsidy: bool | _Literal['是', '否', '正在领取护理补贴'] | None = ...,
        lost_on: _date | str | _Absent | None = ...,
        of_working_age: bool | _Literal['是', '否', '处于法定劳动年龄'] | None = ...,
        able_to_work: bool | _Literal['是', '否', '有劳动能力'] | None = ...,
        willing_to_work: bool | _Literal['是', '否', '有就业意愿'] | None = ...,
        female: bool | _Literal['是', '否', '女性'] | None = ...,
        needs_sheltered_employment: bool | _Literal['是', '否', '需要辅助性就业'] | None = ...,
        plans_to_work: bool | _Literal['是', '否', '有创业就业打算'] | None = ...,
        relative_of_disabled: bool | _Literal['是', '否', '残疾人亲属'] | None = ...,
        graduate: bool | _Literal['是', '否', '高校毕业生'] | None = ...,
        needs_supported_employment: bool | _Literal['是', '否', '需要支持性就业'] | None = ...,
        trained: bool | _Literal['是', '否', '已得到就业培训'] | None = ...,
        autism: bool | _Literal['是', '否', '孤独症'] | None = ...,
        in_welfare_institution: bool | _Literal['是', '否', '福利机构收养'] | None = ...,
        rehabilitation_applied_for: bool | _Literal['是', '否', '已申请康复救助'] | None = ...,
        rehabilitation_received: bool | _Literal['是', '否', '已得到康复救助'] | None = ...,
        willing_to_sign: bool | _Literal['是', '否', '愿意签约'] | None = ...,
        doctor_signed_on: _date | str | _Absent | None = ...,
        doctor_contract_until: _date | str | _Absent | None = ...,
        needs_rehabilitation: bool | _Literal['是', '否', '有康复需求'] | None = ...,
        needed_device: _Choice1 | None = ...,
        stage: _Choice2 | _Absent | None = ...,
        assessed: bool | _Literal['是', '否', '已作能力评估'] | None = ...,
        has_individual_plan: bool | _Literal['是', '否', '有个人教育方案'] | None = ...,
        placement: _Choice3 | _Absent | None = ...,
        registered_pupil: bool | _Literal['是', '否', '有学籍'] | None = ...,
        home_teaching_to_standard: bool | _Literal['是', '否', '送教合乎规范'] | None = ...,
        exam: _Choice4 | None = ...,
        accommodation_requested: bool | _Literal['是', '否', '已申请考试便利'] | None = ...,
        accommodation_needed: bool | _Literal['是', '否', '确需考试便利'] | None = ...,
        braille_candidate: bool | _Literal['是', '否', '用盲文答题'] | None = ...,
        writing_hardship: bool | _Literal['是', '否', '书写特别困难'] | None = ...,
        found_here: bool | _Literal['是', '否', '在本区发现'] | None = ...,
        without_means: bool | _Literal['是', '否', '生活无着'] | None = ...,
        accepts_help: bool | _Literal['是', '否', '自愿受助'] | None = ...,
        medically_insured: bool | _Literal['是', '否', '参加基本医保'] | None = ...,
        eligible_cost: int | _Decimal | str | None = ...,
        paid_by_basic: int | _Decimal | str | None = ...,
        paid_by_illness: int | _Decimal | str | None = ...,
        aid_already_received: int | _Decimal | str | None = ...,
        self_care_failures: int | _Decimal | str | None = ...,
        recognised_orphan: bool | _Literal['是', '否', '经认定孤儿'] | None = ...,
        needs_mental_service: bool | _Literal['是', '否', '有精神服务需求'] | None = ...,
        lower_limb: bool | _Literal['是', '否', '下肢残疾'] | None = ...,
        body_for_driving: _Choice30 | None = ...,
        lives_in_changzhi: bool | _Literal['是', '否', '住在长治市'] | None = ...,
        holds_soldier_card: bool | _Literal['是', '否', '持有残疾军人证'] | None = ...,
        holds_police_card: bool | _Literal['是', '否', '持有伤残人民警察证'] | None = ...,
        service_grade: int | _Decimal | str | _Absent | None = ...,
        rides_one_yuan_line: bool | _Literal['是', '否', '乘坐市公交集团一元线路'] | None = ...,
        has_care_card: bool | _Literal['是', '否', '已领爱心卡'] | None = ...,
        role: _Choice29 | None = ...,
        has_defender: bool | _Literal['是', '否', '已委托辩护人'] | None = ...,
        has_regular_income: bool | _Literal['是', '否', '有固定生活来源'] | None = ...,
        needs_legal_help: bool | _Literal['是', '否', '需要法律服务'] | None = ...,
        special_care_object: bool | _Literal['是', '否', '优抚对象'] | None = ...,
        has_card_matter: bool | _Literal['是', '否', '办理证照事项'] | None = ...,
        holds_committee_post: bool | _Literal['是', '否', '担任专职委员'] | None = ...,
        accident_cover_until: _date | str | _Absent | None = ...,
        age: int | _Decimal | str | None = ...,
        certificate_valid: bool | _Literal['是', '否', '残疾人证有效'] | None = ...,
        work_cost_deduction: int | _Decimal | str | None = ...,
        dibao_recipient: bool | _Literal['是', '否', '低保对象'] | None = ...,
        school_age_disabled_child: bool | _Literal['是', '否', '义务教育适龄残疾儿童少年'] | None = ...,
        one_child_one_plan: bool | _Literal['是', '否', '一人一案安置'] | None = ...,
        student_aid_amount: int | _Decimal | str | None = ...,
        meets_aid_terms: bool | _Literal['是', '否', '符合资助条件'] | None = ...,
        student_aid: bool | _Literal['是', '否', '残疾学生资助'] | None = ...,
        exam_accommodation: bool | _Literal['是', '否', '考试合理便利'] | None = ...,
        exam_in_scope: bool | _Literal['是', '否', '考试属于便利范围'] | None = ...,
        extra_exam_time: int | _Decimal | str | None = ...,
        has_disability: bool | _Literal['是', '否', '有残疾'] | None = ...,
        suited_for_sheltered_employment: bool | _Literal['是', '否', '适宜辅助性就业'] | None = ...,
        sheltered_employment: bool | _Literal['是', '否', '辅助性就业对象'] | None = ...,
        women_support_granted: bool | _Literal['是', '否', '给予妇女创业就业支持'] | None = ...,
        women_support: bool | _Literal['是', '否', '残疾妇女创业就业支持'] | None = ...,
        relatives_support_granted: bool | _Literal['是', '否', '给予亲属就业扶持'] | None = ...,
        relatives_support: bool | _Literal['是', '否', '残疾人亲属就业扶持'] | None = ...,
        training_target: bool | _Literal['是', '否', '就业培训对象'] | None = ...,
        supported_employment: bool | _Literal['是', '否', '支持性就业对象'] | None = ...,
        graduate_support: bool | _Literal['是', '否', '残疾人毕业生就业帮扶'] | None = ...,
        employment_aid: bool | _Literal['是', '否', '残疾人就业援助'] | None = ...,
        other_rescue_category: bool | _Literal['是', '否', '其他康复救助类别'] | None = ...,
        child_rehabilitation_rescue: bool | _Literal['是', '否', '残疾儿童康复救助'] | None = ...,
        contract_in_force: bool | _Literal['是', '否', '签约在有效期'] | None = ...,
        doctor_should_sign: bool | _Literal['是', '否', '家庭医生应签'] | None = ...,
        doctor_service: bool | _Literal['是', '否', '家庭医生服务'] | None = ...,
        basic_rehabilitation: bool | _Literal['是', '否', '基本康复服务'] | None = ...,
        device_cash_subsidy: bool | _Literal['是', '否', '辅助器具货币化补贴'] | None = ...,
        device_project_hardship: bool | _Literal['是', '否', '福康工程所称困难'] | None = ...,
        other_urgent_device: bool | _Literal['是', '否', '其他急需器具'] | None = ...,
        device_project: bool | _Literal['是', '否', '福康工程适配'] | None = ...,
        vagrant_rescue: bool | _Literal['是', '否', '流浪乞讨残疾人救助'] | None = ...,
        medical_aid_class_of: _Choice15 | None = ...,
        medical_threshold: int | _Decimal | str | None = ...,
        medical_share: int | _Decimal | str | None = ...,
        left_after_insurance: int | _Decimal | str | None = ...,
        local_medical_target: bool | _Literal['是', '否', '本地认定医疗救助对象'] | None = ...,
        medical_aid: bool | _Literal['是', '否', '医疗救助'] | None = ...,
        statutory_medical_target: bool | _Literal['是', '否', '医疗救助法定对象'] | None = ...,
        cannot_care_for_self: bool | _Literal['是', '否', '生活不能自理'] | None = ...,
        visit_and_care: bool | _Literal['是', '否', '访视照料服务'] | None = ...,
        other_care_case: bool | _Literal['是', '否', '其他托养对象'] | None = ...,
        care_target_group: bool | _Literal['是', '否', '托养服务对象'] | None = ...,
        uncared_child: bool | _Literal['是', '否', '事实无人抚养儿童'] | None = ...,
        orphan_services: bool | _Literal['是', '否', '困境残疾儿童服务'] | None = ...,
        has_mental_disability: bool | _Literal['是', '否', '有精神残疾'] | None = ...,
        mental_special_hardship: bool | _Literal['是', '否', '精神残疾特殊困难'] | None = ...,
        mental_welfare: bool | _Literal['是', '否', '精神卫生福利服务'] | None = ...,
        community_mental_rehabilitation: bool | _Literal['是', '否', '社区精神康复'] | None = ...,
        medication_terms: bool | _Literal['是', '否', '符合服药项目条件'] | None = ...,
        free_medication: bool | _Literal['是', '否', '精神残疾人免费服药'] | None = ...,
        other_key_help_case: bool | _Literal['是', '否', '其他重点帮扶情形'] | None = ...,
        key_help_object: bool | _Literal['是', '否', '重点帮扶对象'] | None = ...,
        real_special_hardship: bool | _Literal['是', '否', '确有特殊困难'] | None = ...,
        level3_mind: bool | _Literal['是', '否', '三级智力或精神残疾'] | None = ...,
        single_admission_scope: bool | _Literal['是', '否', '单独纳入范围'] | None = ...,
        adult_jobless_severe: bool | _Literal['是', '否', '成年无业重度残疾'] | None = ...,
        files_here: bool | _Literal['是', '否', '低保申请地在本区'] | None = ...,
        separate_dibao_application: bool | _Literal['是', '否', '单独申请低保'] | None = ...,
        lost_this_time: _date | str | _Absent | None = ...,
        certificate_valid_this_month: bool | _Literal['是', '否', '本月证件有效'] | None = ...,
        stop_month: _date | str | _Absent | None = ...,
        stopped_this_month: bool | _Literal['是', '否', '本月已停发'] | None = ...,
        living_subsidy: bool | _Literal['是', '否', '困难残疾人生活补贴'] | None = ...,
        level34_mind: bool | _Literal['是', '否', '三四级智力或精神残疾'] | None = ...,
        nursing_scope: bool | _Literal['是', '否', '护理补贴等级范围'] | None = ...,
        nursing_amount: int | _Decimal | str | None = ...,
        nursing_subsidy: bool | _Literal['是', '否', '重度残疾人护理补贴'] | None = ...,
        telecom_discount: bool | _Literal['是', '否', '电信资费优惠'] | None = ...,
        electronic_card: bool | _Literal['是', '否', '电子证照和跨省办证'] | None = ...,
        other_mandatory_case: bool | _Literal['是', '否', '其他应当指派情形'] | None = ...,
        must_appoint_lawyer: bool | _Literal['是', '否', '应当指派律师辩护'] | None = ...,
        other_exempt_applicant: bool | _Literal['是', '否', '其他免予核查人员'] | None = ...,
        assisted_by_law: bool | _Literal['是', '否', '法定社会救助对象'] | None = ...,
        no_means_check: bool | _Literal['是', '否', '免予核查经济困难'] | None = ...,
        accessible_legal_service: bool | _Literal['是', '否', '无障碍公共法律服务'] | None = ...,
        special_difficulty: bool | _Literal['是', '否', '有特殊困难'] | None = ...,
        convenient_service: bool | _Literal['是', '否', '便利服务'] | None = ...,
        committee_allowance: bool | _Literal['是', '否', '专职委员工作补贴'] | None = ...,
        accident_insurance_duty: bool | _Literal['是', '否', '为专职委员买意外保险'] | None = ...,
        fit_wheelchairs: int | _Decimal | str | None = ...,
        wheelchair_fuel: bool | _Literal['是', '否', '机动轮椅车燃油补贴'] | None = ...,
        other_body_fit: bool | _Literal['是', '否', '其他身体条件合格'] | None = ...,
        driving_licence: bool | _Literal['是', '否', '残疾人申领驾驶证'] | None = ...,
        fitting_licence_class: _Choice31 | None = ...,
        free_by_law: bool | _Literal['是', '否', '法定免费乘车'] | None = ...,
        bus_preference: bool | _Literal['是', '否', '区内公交优待'] | None = ...,
        service_preference: bool | _Literal['是', '否', '军警抚恤优待'] | None = ...,
        household: _Household | _Given | None = ...,
        disabilities: _Sequence[_Disability | _Given | tuple[_Any, ...] | _More] | _Absent | None = ...,
        components_of_multiple: _Sequence[_Disability | _Given | tuple[_Any, ...] | _More] | _Absent | None = ...,
        parents: _Sequence[_Parent | _Given | tuple[_Any, ...] | _More] | _Absent | None = ...,
        wheelchairs: _Sequence[_MotorWheelchair | _Given | tuple[_Any, ...] | _More] | _Absent | None = ...,
    ) -> None: ...

class Household(_Input):
    '家庭'
    family_size: int | _Decimal | str | None  # 共同生活人数
    area: _Choice24 | None  # 城乡
    dibao_household: bool | _Literal['是', '否', '低保家庭'] | None  # 低保家庭
    edge_household: bool | _Literal['是', '否', '低保边缘家庭'] | None  # 低保边缘家庭
    recognised_edge_household: bool | _Literal['是', '否', '经认定低保边缘家庭'] | None  # 经认定低保边缘家庭
    destitute_household: bool | _Literal['是', '否', '分散供养特困家庭'] | None  # 分散供养特困家庭
    rigid_spending_household: bool | _Literal['是', '否', '刚性支出困难家庭'] | None  # 刚性支出困难家庭
    monitored_household: bool | _Literal['是', '否', '防返贫监测家庭'] | None  # 防返贫监测家庭
    in_grace_period: bool | _Literal['是', '否', '处于低保渐退期'] | None  # 处于低保渐退期
    assets_within_dibao: bool | _Literal['是', '否', '财产符合低保规定'] | None  # 财产符合低保规定
    assets_within_edge: bool | _Literal['是', '否', '财产符合边缘规定'] | None  # 财产符合边缘规定
    gross_income: int | _Decimal | str | None  # 全部月收入
    exempt_income: int | _Decimal | str | None  # 补贴救助等不计收入
    basic_pension_income: int | _Decimal | str | None  # 基础养老金收入
    extra_cost_deduction: int | _Decimal | str | None  # 残病增支扣减
    dibao_before_excess: bool | _Literal['是', '否', '超标前低保家庭'] | None  # 超标前低保家庭
    allowance_before_excess: int | _Decimal | str | None  # 超标前低保金
    why_income_rose: _Choice11 | None  # 收入增加原因
    month_found_in_excess: _date | str | None  # 认定超标月
    first_month_in_excess: _date | str | None  # 首次超标月
    had_grace_before: bool | _Literal['是', '否', '曾享受渐退期'] | None  # 曾享受渐退期
    decided_before_plan: bool | _Literal['是', '否', '规划前已决定渐退'] | None  # 规划前已决定渐退
    registered_poor: bool | _Literal['是', '否', '建档立卡家庭'] | None  # 建档立卡家庭
    monitored_as: _Choice13 | None  # 监测户类型
    risk_removed: bool | _Literal['是', '否', '风险已消除'] | None  # 风险已消除
    has_land_rights: bool | _Literal['是', '否', '有土地林地等权益'] | None  # 有土地林地等权益
    willing_to_entrust: bool | _Literal['是', '否', '愿意托管入股'] | None  # 愿意托管入股
    willing_for_modern_farming: bool | _Literal['是', '否', '愿意参与现代农业'] | None  # 愿意参与现代农业
    asks_home_alteration: bool | _Literal['是', '否', '申请家庭无障碍改造'] | None  # 申请家庭无障碍改造
    on_alteration_list: bool | _Literal['是', '否', '列入改造任务'] | None  # 列入改造任务
    home_altered: bool | _Literal['是', '否', '家庭无障碍已改造'] | None  # 家庭无障碍已改造
    local_dibao_standard: int | _Decimal | str | None  # 当地低保标准
    local_edge_standard: int | _Decimal | str | None  # 当地低保边缘标准
    counted_income: int | _Decimal | str | None  # 计入月收入
    net_income_per_head: int | _Decimal | str | None  # 扣减后人均月收入
    receiving_household: bool | _Literal['是', '否', '在保家庭'] | None  # 在保家庭
    zero_employment_household: bool | _Literal['是', '否', '零就业残疾人家庭'] | None  # 零就业残疾人家庭
    other_hard_household: bool | _Literal['是', '否', '其他经济困难家庭'] | None  # 其他经济困难家庭
    assisted_household: bool | _Literal['是', '否', '社会救助家庭'] | None  # 社会救助家庭
    grace_start: _date | str | None  # 渐退起始月
    other_work_income: bool | _Literal['是', '否', '其他就业增收'] | None  # 其他就业增收
    second_grace_agreed: bool | _Literal['是', '否', '同意再次渐退'] | None  # 同意再次渐退
    grace_agreed: bool | _Literal['是', '否', '同意给予渐退'] | None  # 同意给予渐退
    grace_common_terms: bool | _Literal['是', '否', '渐退期共同条件'] | None  # 渐退期共同条件
    national_grace: bool | _Literal['是', '否', '依国家规定渐退'] | None  # 依国家规定渐退
    dibao_grace: bool | _Literal['是', '否', '低保渐退期'] | None  # 低保渐退期
    other_low_income_household: bool | _Literal['是', '否', '其他认定低收入家庭'] | None  # 其他认定低收入家庭
    low_income_disabled_household: bool | _Literal['是', '否', '低收入残疾人家庭'] | None  # 低收入残疾人家庭
    housing_aid_household: bool | _Literal['是', '否', '住房救助家庭'] | None  # 住房救助家庭
    regular_help_target: bool | _Literal['是', '否', '常态化帮扶对象'] | None  # 常态化帮扶对象
    transition_status: bool | _Literal['是', '否', '过渡期帮扶政策稳定'] | None  # 过渡期帮扶政策稳定
    poverty_risk_help: bool | _Literal['是', '否', '返贫风险帮扶'] | None  # 返贫风险帮扶
    other_asset_income_way: bool | _Literal['是', '否', '其他资产收益方式'] | None  # 其他资产收益方式
    asset_income_target: bool | _Literal['是', '否', '资产收益引导对象'] | None  # 资产收益引导对象
    alteration_target: bool | _Literal['是', '否', '属于改造对象家庭'] | None  # 属于改造对象家庭
    home_alteration: bool | _Literal['是', '否', '家庭无障碍改造'] | None  # 家庭无障碍改造
    members: _Sequence[_Person | _Given | tuple[_Any, ...] | _More] | _Absent | None  # 成员
    def __init__(self, *,
        family_size: int | _Decimal | str | None = ...,
        area: _Choice24 | None = ...,
        dibao_household: bool | _Literal['是', '否', '低保家庭'] | None = ...,
        edge_household: bool | _Literal['是', '否', '低保边缘家庭'] | None = ...,
        recognised_edge_household: bool | _Literal['是', '否', '经认定低保边缘家庭'] | None = ...,
        destitute_household: bool | _Literal['是', '否', '分散供养特困家庭'] | None = ...,
        rigid_spending_household: bool | _Literal['是', '否', '刚性支出困难家庭'] | None = ...,
        monitored_household: bool | _Literal['是', '否', '防返贫监测家庭'] | None = ...,
        in_grace_period: bool | _Literal['是', '否', '处于低保渐退期'] | None = ...,
        assets_within_dibao: bool | _Literal['是', '否', '财产符合低保规定'] | None = ...,
        assets_within_edge: bool | _Literal['是', '否', '财产符合边缘规定'] | None = ...,
        gross_income: int | _Decimal | str | None = ...,
        exempt_income: int | _Decimal | str | None = ...,
        basic_pension_income: int | _Decimal | str | None = ...,
        extra_cost_deduction: int | _Decimal | str | None = ...,
        dibao_before_excess: bool | _Literal['是', '否', '超标前低保家庭'] | None = ...,
        allowance_before_excess: int | _Decimal | str | None = ...,
        why_income_rose: _Choice11 | None = ...,
        month_found_in_excess: _date | str | None = ...,
        first_month_in_excess: _date | str | None = ...,
        had_grace_before: bool | _Literal['是', '否', '曾享受渐退期'] | None = ...,
        decided_before_plan: bool | _Literal['是', '否', '规划前已决定渐退'] | None = ...,
        registered_poor: bool | _Literal['是', '否', '建档立卡家庭'] | None = ...,
        monitored_as: _Choice13 | None = ...,
        risk_removed: bool | _Literal['是', '否', '风险已消除'] | None = ...,
        has_land_rights: bool | _Literal['是', '否', '有土地林地等权益'] | None = ...,
        willing_to_entrust: bool | _Literal['是', '否', '愿意托管入股'] | None = ...,
        willing_for_modern_farming: bool | _Literal['是', '否', '愿意参与现代农业'] | None = ...,
        asks_home_alteration: bool | _Literal['是', '否', '申请家庭无障碍改造'] | None = ...,
        on_alteration_list: bool | _Literal['是', '否', '列入改造任务'] | None = ...,
        home_altered: bool | _Literal['是', '否', '家庭无障碍已改造'] | None = ...,
        local_dibao_standard: int | _Decimal | str | None = ...,
        local_edge_standard: int | _Decimal | str | None = ...,
        counted_income: int | _Decimal | str | None = ...,
        net_income_per_head: int | _Decimal | str | None = ...,
        receiving_household: bool | _Literal['是', '否', '在保家庭'] | None = ...,
        zero_employment_household: bool | _Literal['是', '否', '零就业残疾人家庭'] | None = ...,
        other_hard_household: bool | _Literal['是', '否', '其他经济困难家庭'] | None = ...,
        assisted_household: bool | _Literal['是', '否', '社会救助家庭'] | None = ...,
        grace_start: _date | str | None = ...,
        other_work_income: bool | _Literal['是', '否', '其他就业增收'] | None = ...,
        second_grace_agreed: bool | _Literal['是', '否', '同意再次渐退'] | None = ...,
        grace_agreed: bool | _Literal['是', '否', '同意给予渐退'] | None = ...,
        grace_common_terms: bool | _Literal['是', '否', '渐退期共同条件'] | None = ...,
        national_grace: bool | _Literal['是', '否', '依国家规定渐退'] | None = ...,
        dibao_grace: bool | _Literal['是', '否', '低保渐退期'] | None = ...,
        other_low_income_household: bool | _Literal['是', '否', '其他认定低收入家庭'] | None = ...,
        low_income_disabled_household: bool | _Literal['是', '否', '低收入残疾人家庭'] | None = ...,
        housing_aid_household: bool | _Literal['是', '否', '住房救助家庭'] | None = ...,
        regular_help_target: bool | _Literal['是', '否', '常态化帮扶对象'] | None = ...,
        transition_status: bool | _Literal['是', '否', '过渡期帮扶政策稳定'] | None = ...,
        poverty_risk_help: bool | _Literal['是', '否', '返贫风险帮扶'] | None = ...,
        other_asset_income_way: bool | _Literal['是', '否', '其他资产收益方式'] | None = ...,
        asset_income_target: bool | _Literal['是', '否', '资产收益引导对象'] | None = ...,
        alteration_target: bool | _Literal['是', '否', '属于改造对象家庭'] | None = ...,
        home_alteration: bool | _Literal['是', '否', '家庭无障碍改造'] | None = ...,
        members: _Sequence[_Person | _Given | tuple[_Any, ...] | _More] | _Absent | None = ...,
    ) -> None: ...

class StaffMonth(_Input):
    '用工月'
    month: _date | str | None  # 月份
    card: _Choice19 | None  # 证件
    card_level: _Choice18 | _Absent | None  # 证件等级
    soldier_grade: int | _Decimal | str | _Absent | None  # 军人残疾等级
    card_valid_at_filing: bool | _Literal['是', '否', '申报时证件有效'] | None  # 申报时证件有效
    of_statutory_age: bool | _Literal['是', '否', '处于法定就业年龄'] | None  # 处于法定就业年龄
    on_post_list: bool | _Literal['是', '否', '在编'] | None  # 在编
    contract_term: int | _Decimal | str | None  # 合同期限
    wage: int | _Decimal | str | None  # 月工资
    local_minimum_wage: int | _Decimal | str | None  # 用工地最低工资
    fully_insured: bool | _Literal['是', '否', '社会保险足额'] | None  # 社会保险足额
    really_at_work: bool | _Literal['是', '否', '实际在岗'] | None  # 实际在岗
    hired_as: _Choice26 | None  # 用工形式
    counted_at_user_firm: bool | _Literal['是', '否', '约定计入用工单位'] | None  # 约定计入用工单位
    countable: bool | _Literal['是', '否', '可计入'] | None  # 可计入
    counted_heads: int | _Decimal | str | None  # 折算人数
    def __init__(self, *,
        month: _date | str | None = ...,
        card: _Choice19 | None = ...,
        card_level: _Choice18 | _Absent | None = ...,
        soldier_grade: int | _Decimal | str | _Absent | None = ...,
        card_valid_at_filing: bool | _Literal['是', '否', '申报时证件有效'] | None = ...,
        of_statutory_age: bool | _Literal['是', '否', '处于法定就业年龄'] | None = ...,
        on_post_list: bool | _Literal['是', '否', '在编'] | None = ...,
        contract_term: int | _Decimal | str | None = ...,
        wage: int | _Decimal | str | None = ...,
        local_minimum_wage: int | _Decimal | str | None = ...,
        fully_insured: bool | _Literal['是', '否', '社会保险足额'] | None = ...,
        really_at_work: bool | _Literal['是', '否', '实际在岗'] | None = ...,
        hired_as: _Choice26 | None = ...,
        counted_at_user_firm: bool | _Literal['是', '否', '约定计入用工单位'] | None = ...,
        countable: bool | _Literal['是', '否', '可计入'] | None = ...,
        counted_heads: int | _Decimal | str | None = ...,
    ) -> None: ...

class Employer(_Input):
    '用人单位'
    kind: _Choice20 | None  # 类型
    staff_last_year: int | _Decimal | str | None  # 上年在职职工人数
    payroll_last_year: int | _Decimal | str | None  # 上年工资总额
    state_owned: bool | _Literal['是', '否', '国有企业'] | None  # 国有企业
    employer_level: _Choice0 | None  # 级别
    posts: int | _Decimal | str | None  # 编制数
    is_school: bool | _Literal['是', '否', '中小学或者幼儿园'] | None  # 中小学或者幼儿园
    files_certification: bool | _Literal['是', '否', '申报联网认证'] | None  # 申报联网认证
    pays_enterprise_income_tax: bool | _Literal['是', '否', '缴纳企业所得税'] | None  # 缴纳企业所得税
    wages_paid_to_disabled: int | _Decimal | str | None  # 支付残疾职工工资
    full_time_disabled: int | _Decimal | str | None  # 全日制残疾职工
    staff_total: int | _Decimal | str | None  # 在职职工总数
    reward_filed_on: _date | str | _Absent | None  # 奖励申报日期
    concentrated_employment: bool | _Literal['是', '否', '集中使用残疾人'] | None  # 集中使用残疾人
    concentrated_insurance_subsidy: bool | _Literal['是', '否', '集中安排社会保险补贴'] | None  # 集中安排社会保险补贴
    wage_extra_deduction: bool | _Literal['是', '否', '残疾职工工资加计扣除'] | None  # 残疾职工工资加计扣除
    surplus_heads: int | _Decimal | str | None  # 超比例人数
    surplus_reward: bool | _Literal['是', '否', '超比例安排奖励'] | None  # 超比例安排奖励
    counted_disabled_staff: int | _Decimal | str | None  # 安排残疾人人数
    placement_share: int | _Decimal | str | None  # 安排比例
    levy_wage: int | _Decimal | str | None  # 计费平均工资
    levy_tier: int | _Decimal | str | None  # 分档系数
    employment_levy: bool | _Literal['是', '否', '残疾人就业保障金'] | None  # 残疾人就业保障金
    leading_employer: bool | _Literal['是', '否', '带头单位'] | None  # 带头单位
    lead_by_example: bool | _Literal['是', '否', '带头安排残疾人就业'] | None  # 带头安排残疾人就业
    at_least_one: bool | _Literal['是', '否', '省市单位至少安排一人'] | None  # 省市单位至少安排一人
    certification_anywhere: bool | _Literal['是', '否', '联网认证跨省办理'] | None  # 联网认证跨省办理
    staff_records: _Sequence[_StaffMonth | _Given | tuple[_Any, ...] | _More] | _Absent | None  # 用工记录
    def __init__(self, *,
        kind: _Choice20 | None = ...,
        staff_last_year: int | _Decimal | str | None = ...,
        payroll_last_year: int | _Decimal | str | None = ...,
        state_owned: bool | _Literal['是', '否', '国有企业'] | None = ...,
        employer_level: _Choice0 | None = ...,
        posts: int | _Decimal | str | None = ...,
        is_school: bool | _Literal['是', '否', '中小学或者幼儿园'] | None = ...,
        files_certification: bool | _Literal['是', '否', '申报联网认证'] | None = ...,
        pays_enterprise_income_tax: bool | _Literal['是', '否', '缴纳企业所得税'] | None = ...,
        wages_paid_to_disabled: int | _Decimal | str | None = ...,
        full_time_disabled: int | _Decimal | str | None = ...,
        staff_total: int | _Decimal | str | None = ...,
        reward_filed_on: _date | str | _Absent | None = ...,
        concentrated_employment: bool | _Literal['是', '否', '集中使用残疾人'] | None = ...,
        concentrated_insurance_subsidy: bool | _Literal['是', '否', '集中安排社会保险补贴'] | None = ...,
        wage_extra_deduction: bool | _Literal['是', '否', '残疾职工工资加计扣除'] | None = ...,
        surplus_heads: int | _Decimal | str | None = ...,
        surplus_reward: bool | _Literal['是', '否', '超比例安排奖励'] | None = ...,
        counted_disabled_staff: int | _Decimal | str | None = ...,
        placement_share: int | _Decimal | str | None = ...,
        levy_wage: int | _Decimal | str | None = ...,
        levy_tier: int | _Decimal | str | None = ...,
        employment_levy: bool | _Literal['是', '否', '残疾人就业保障金'] | None = ...,
        leading_employer: bool | _Literal['是', '否', '带头单位'] | None = ...,
        lead_by_example: bool | _Literal['是', '否', '带头安排残疾人就业'] | None = ...,
        at_least_one: bool | _Literal['是', '否', '省市单位至少安排一人'] | None = ...,
        certification_anywhere: bool | _Literal['是', '否', '联网认证跨省办理'] | None = ...,
        staff_records: _Sequence[_StaffMonth | _Given | tuple[_Any, ...] | _More] | _Absent | None = ...,
    ) -> None: ...

class Project(_Input):
    '项目'
    works: _Choice21 | None  # 性质
    access_required: bool | _Literal['是', '否', '依法应建无障碍设施'] | None  # 依法应建无障碍设施
    accepted_on: _date | str | _Absent | None  # 竣工验收日期
    design_passed: bool | _Literal['是', '否', '设计审查合格'] | None  # 设计审查合格
    works_passed: bool | _Literal['是', '否', '施工检查合格'] | None  # 施工检查合格
    access_built: bool | _Literal['是', '否', '无障碍设施建成'] | None  # 无障碍设施建成
    access_accepted: bool | _Literal['是', '否', '无障碍验收合格'] | None  # 无障碍验收合格
    accepted: bool | _Literal['是', '否', '已竣工验收'] | None  # 已竣工验收
    project_access: bool | _Literal['是', '否', '项目无障碍建设'] | None  # 项目无障碍建设
    def __init__(self, *,
        works: _Choice21 | None = ...,
        access_required: bool | _Literal['是', '否', '依法应建无障碍设施'] | None = ...,
        accepted_on: _date | str | _Absent | None = ...,
        design_passed: bool | _Literal['是', '否', '设计审查合格'] | None = ...,
        works_passed: bool | _Literal['是', '否', '施工检查合格'] | None = ...,
        access_built: bool | _Literal['是', '否', '无障碍设施建成'] | None = ...,
        access_accepted: bool | _Literal['是', '否', '无障碍验收合格'] | None = ...,
        accepted: bool | _Literal['是', '否', '已竣工验收'] | None = ...,
        project_access: bool | _Literal['是', '否', '项目无障碍建设'] | None = ...,
    ) -> None: ...

class HousingApplication(_Input):
    '住房申请'
    programme: _Choice23 | None  # 项目类别
    batch: int | _Decimal | str | None  # 批次
    batch_open: bool | _Literal['是', '否', '本批次开放'] | None  # 本批次开放
    meets_programme_terms: bool | _Literal['是', '否', '符合项目保障条件'] | None  # 符合项目保障条件
    programme_score: int | _Decimal | str | None  # 项目评分
    statutory_housing_priority: bool | _Literal['是', '否', '法定住房优先'] | None  # 法定住房优先
    applicant: _Household | _Given | None  # 申请家庭
    def __init__(self, *,
        programme: _Choice23 | None = ...,
        batch: int | _Decimal | str | None = ...,
        batch_open: bool | _Literal['是', '否', '本批次开放'] | None = ...,
        meets_programme_terms: bool | _Literal['是', '否', '符合项目保障条件'] | None = ...,
        programme_score: int | _Decimal | str | None = ...,
        statutory_housing_priority: bool | _Literal['是', '否', '法定住房优先'] | None = ...,
        applicant: _Household | _Given | None = ...,
    ) -> None: ...

class MotorWheelchair(_Input):
    '机动轮椅车'
    proof_of_purchase: bool | _Literal['是', '否', '有购车凭证'] | None  # 有购车凭证
    meets_vehicle_standard: bool | _Literal['是', '否', '符合国家标准'] | None  # 符合国家标准
    def __init__(self, *,
        proof_of_purchase: bool | _Literal['是', '否', '有购车凭证'] | None = ...,
        meets_vehicle_standard: bool | _Literal['是', '否', '符合国家标准'] | None = ...,
    ) -> None: ...

class UtilityAccount(_Input):
    '公用事业账户'
    bill: _Choice28 | None  # 缴费项目
    monthly_bill: int | _Decimal | str | None  # 月费
    discount_share: int | _Decimal | str | None  # 优惠比例
    utility_relief: bool | _Literal['是', '否', '公用事业费优惠'] | None  # 公用事业费优惠
    customer: _Household | _Given | None  # 用户
    def __init__(self, *,
        bill: _Choice28 | None = ...,
        monthly_bill: int | _Decimal | str | None = ...,
        discount_share: int | _Decimal | str | None = ...,
        utility_relief: bool | _Literal['是', '否', '公用事业费优惠'] | None = ...,
        customer: _Household | _Given | None = ...,
    ) -> None: ...

class CrossFiling(_Input):
    '跨省申请'
    matter: _Choice27 | None  # 事项
    filed_on: _date | str | None  # 提交日期
    filed_online: bool | _Literal['是', '否', '网上提交'] | None  # 网上提交
    cross_acceptance: bool | _Literal['是', '否', '跨省受理'] | None  # 跨省受理
    decided_here: bool | _Literal['是', '否', '由本区决定和发放'] | None  # 由本区决定和发放
    filer: _Person | _Given | None  # 申请人
    def __init__(self, *,
        matter: _Choice27 | None = ...,
        filed_on: _date | str | None = ...,
        filed_online: bool | _Literal['是', '否', '网上提交'] | None = ...,
        cross_acceptance: bool | _Literal['是', '否', '跨省受理'] | None = ...,
        decided_here: bool | _Literal['是', '否', '由本区决定和发放'] | None = ...,
        filer: _Person | _Given | None = ...,
    ) -> None: ...

_AccessFacilityRule: _TypeAlias = _Literal['无障碍设施维护', 'facility_maintenance', '逾期未改正', 'overdue', '可以处罚', 'may_be_fined']

_StaffStatisticsMonthRule: _TypeAlias = _Literal['即征即退人数门槛', 'refund_floor', '增值税即征即退', 'vat_refund']

_InstitutionRule: _TypeAlias = _Literal['残疾人专题节目', 'special_programme', '残疾人栏目', 'special_column', '列为定点康复机构', 'designated_rehabilitation', '托养机构扶持', 'care_body_support', '辅助性就业机构扶持', 'sheltered_body_support', '增设学前部支持', 'preschool_support']

_AdmissionRule: _TypeAlias = _Literal['幼儿园接收残疾儿童', 'kindergarten_admission', '高中接收残疾学生', 'senior_school_admission']

_FacilityRule: _TypeAlias = _Literal['应急场所无障碍', 'accessible_shelter', '体育设施优惠开放', 'sports_opening', '公共服务场所信息无障碍', 'accessible_information_place', '服务设施设备补助', 'facility_equipment_subsidy']

_VillageOrCommunityRule: _TypeAlias = _Literal['建立残疾人协会', 'association_duty']

_ParentRule: _TypeAlias = _Literal['父母重残', 'severe_parent', '不能履行抚养', 'cannot_bring_up']

_MatchingItemRule: _TypeAlias = _Literal['应当享受', 'should_receive', '应保未保', 'coverage_gap', '不应保而保', 'wrong_cover']

_PersonRule: _TypeAlias = _Literal['年龄', 'age', '残疾人证有效', 'certificate_valid', '就业成本扣减', 'work_cost_deduction', '低保对象', 'dibao_recipient', '义务教育适龄残疾儿童少年', 'school_age_disabled_child', '一人一案安置', 'one_child_one_plan', '学生资助额', 'student_aid_amount', '残疾学生资助', 'student_aid', '考试合理便利', 'exam_accommodation', '考试属于便利范围', 'exam_in_scope', '普通高考延长比例', 'extra_exam_time', '有残疾', 'has_disability', '辅助性就业对象', 'sheltered_employment', '残疾妇女创业就业支持', 'women_support', '残疾人亲属就业扶持', 'relatives_support', '就业培训对象', 'training_target', '支持性就业对象', 'supported_employment', '残疾人毕业生就业帮扶', 'graduate_support', '残疾人就业援助', 'employment_aid', '残疾儿童康复救助', 'child_rehabilitation_rescue', '签约在有效期', 'contract_in_force', '家庭医生应签', 'doctor_should_sign', '家庭医生服务', 'doctor_service', '基本康复服务', 'basic_rehabilitation', '辅助器具货币化补贴', 'device_cash_subsidy', '福康工程适配', 'device_project', '流浪乞讨残疾人救助', 'vagrant_rescue', '医疗救助所属类别', 'medical_aid_class_of', '医疗救助起付标准', 'medical_threshold', '医疗救助比例', 'medical_share', '两级保险支付后自付', 'left_after_insurance', '医疗救助', 'medical_aid', '医疗救助法定对象', 'statutory_medical_target', '访视照料服务', 'visit_and_care', '托养服务对象', 'care_target_group', '事实无人抚养儿童', 'uncared_child', '困境残疾儿童服务', 'orphan_services', '有精神残疾', 'has_mental_disability', '精神卫生福利服务', 'mental_welfare', '社区精神康复', 'community_mental_rehabilitation', '精神残疾人免费服药', 'free_medication', '重点帮扶对象', 'key_help_object', '三级智力或精神残疾', 'level3_mind', '单独纳入范围', 'single_admission_scope', '成年无业重度残疾', 'adult_jobless_severe', '低保申请地在本区', 'files_here', '单独申请低保', 'separate_dibao_application', '本次丧失资格日期', 'lost_this_time', '本月证件有效', 'certificate_valid_this_month', '停发月', 'stop_month', '本月已停发', 'stopped_this_month', '困难残疾人生活补贴', 'living_subsidy', '三四级智力或精神残疾', 'level34_mind', '护理补贴等级范围', 'nursing_scope', '护理补贴额', 'nursing_amount', '重度残疾人护理补贴', 'nursing_subsidy', '电信资费优惠', 'telecom_discount', '电子证照和跨省办证', 'electronic_card', '应当指派律师辩护', 'must_appoint_lawyer', '法定社会救助对象', 'assisted_by_law', '免予核查经济困难', 'no_means_check', '无障碍公共法律服务', 'accessible_legal_service', '便利服务', 'convenient_service', '专职委员工作补贴', 'committee_allowance', '为专职委员买意外保险', 'accident_insurance_duty', '合格轮椅车数', 'fit_wheelchairs', '机动轮椅车燃油补贴', 'wheelchair_fuel', '残疾人申领驾驶证', 'driving_licence', '合适准驾车型', 'fitting_licence_class', '法定免费乘车', 'free_by_law', '区内公交优待', 'bus_preference', '军警抚恤优待', 'service_preference']

_HouseholdRule: _TypeAlias = _Literal['当地低保标准', 'local_dibao_standard', '当地低保边缘标准', 'local_edge_standard', '计入月收入', 'counted_income', '扣减后人均月收入', 'net_income_per_head', '在保家庭', 'receiving_household', '零就业残疾人家庭', 'zero_employment_household', '社会救助家庭', 'assisted_household', '渐退起始月', 'grace_start', '渐退期共同条件', 'grace_common_terms', '依国家规定渐退', 'national_grace', '低保渐退期', 'dibao_grace', '低收入残疾人家庭', 'low_income_disabled_household', '住房救助家庭', 'housing_aid_household', '过渡期帮扶政策稳定', 'transition_status', '返贫风险帮扶', 'poverty_risk_help', '资产收益引导对象', 'asset_income_target', '家庭无障碍改造', 'home_alteration']

_StaffMonthRule: _TypeAlias = _Literal['可计入', 'countable', '折算人数', 'counted_heads']

_EmployerRule: _TypeAlias = _Literal['集中使用残疾人', 'concentrated_employment', '集中安排社会保险补贴', 'concentrated_insurance_subsidy', '残疾职工工资加计扣除', 'wage_extra_deduction', '超比例人数', 'surplus_heads', '超比例安排奖励', 'surplus_reward', '安排残疾人人数', 'counted_disabled_staff', '安排比例', 'placement_share', '计费平均工资', 'levy_wage', '分档系数', 'levy_tier', '残疾人就业保障金', 'employment_levy', '带头单位', 'leading_employer', '带头安排残疾人就业', 'lead_by_example', '省市单位至少安排一人', 'at_least_one', '联网认证跨省办理', 'certification_anywhere']

_ProjectRule: _TypeAlias = _Literal['已竣工验收', 'accepted', '项目无障碍建设', 'project_access']

_HousingApplicationRule: _TypeAlias = _Literal['法定住房优先', 'statutory_housing_priority']

_UtilityAccountRule: _TypeAlias = _Literal['优惠比例', 'discount_share', '公用事业费优惠', 'utility_relief']

_CrossFilingRule: _TypeAlias = _Literal['跨省受理', 'cross_acceptance', '由本区决定和发放', 'decided_here']

class Pack(_AnyPack):
    AccessFacility: type[_AccessFacility]
    StaffStatisticsMonth: type[_StaffStatisticsMonth]
    JobApplication: type[_JobApplication]
    Institution: type[_Institution]
    Admission: type[_Admission]
    Facility: type[_Facility]
    VillageOrCommunity: type[_VillageOrCommunity]
    YearlyEvent: type[_YearlyEvent]
    EmergencyPlan: type[_EmergencyPlan]
    ServiceStation: type[_ServiceStation]
    EvaluationReport: type[_EvaluationReport]
    Parent: type[_Parent]
    MatchingItem: type[_MatchingItem]
    Disability: type[_Disability]
    Person: type[_Person]
    Household: type[_Household]
    StaffMonth: type[_StaffMonth]
    Employer: type[_Employer]
    Project: type[_Project]
    HousingApplication: type[_HousingApplication]
    MotorWheelchair: type[_MotorWheelchair]
    UtilityAccount: type[_UtilityAccount]
    CrossFiling: type[_CrossFiling]
    @_overload  # type: ignore[override]  # a pack that is known by name takes the names of its own rules only
    def decide(self, rule: _AccessFacilityRule, thing: _AccessFacility | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _StaffStatisticsMonthRule, thing: _StaffStatisticsMonth | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _InstitutionRule, thing: _Institution | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _AdmissionRule, thing: _Admission | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _FacilityRule, thing: _Facility | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _VillageOrCommunityRule, thing: _VillageOrCommunity | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _ParentRule, thing: _Parent | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _MatchingItemRule, thing: _MatchingItem | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _PersonRule, thing: _Person | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _HouseholdRule, thing: _Household | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _StaffMonthRule, thing: _StaffMonth | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _EmployerRule, thing: _Employer | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _ProjectRule, thing: _Project | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _HousingApplicationRule, thing: _HousingApplication | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _UtilityAccountRule, thing: _UtilityAccount | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
    @_overload
    def decide(self, rule: _CrossFilingRule, thing: _CrossFiling | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...

_AccessFacility: _TypeAlias = AccessFacility
_StaffStatisticsMonth: _TypeAlias = StaffStatisticsMonth
_JobApplication: _TypeAlias = JobApplication
_Institution: _TypeAlias = Institution
_Admission: _TypeAlias = Admission
_Facility: _TypeAlias = Facility
_VillageOrCommunity: _TypeAlias = VillageOrCommunity
_YearlyEvent: _TypeAlias = YearlyEvent
_EmergencyPlan: _TypeAlias = EmergencyPlan
_ServiceStation: _TypeAlias = ServiceStation
_EvaluationReport: _TypeAlias = EvaluationReport
_Parent: _TypeAlias = Parent
_MatchingItem: _TypeAlias = MatchingItem
_Disability: _TypeAlias = Disability
_Person: _TypeAlias = Person
_Household: _TypeAlias = Household
_StaffMonth: _TypeAlias = StaffMonth
_Employer: _TypeAlias = Employer
_Project: _TypeAlias = Project
_HousingApplication: _TypeAlias = HousingApplication
_MotorWheelchair: _TypeAlias = MotorWheelchair
_UtilityAccount: _TypeAlias = UtilityAccount
_CrossFiling: _TypeAlias = CrossFiling

plan: Pack

@_overload
def decide(rule: _AccessFacilityRule, thing: _AccessFacility | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _StaffStatisticsMonthRule, thing: _StaffStatisticsMonth | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _InstitutionRule, thing: _Institution | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _AdmissionRule, thing: _Admission | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _FacilityRule, thing: _Facility | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _VillageOrCommunityRule, thing: _VillageOrCommunity | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _ParentRule, thing: _Parent | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _MatchingItemRule, thing: _MatchingItem | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _PersonRule, thing: _Person | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _HouseholdRule, thing: _Household | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _StaffMonthRule, thing: _StaffMonth | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _EmployerRule, thing: _Employer | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _ProjectRule, thing: _Project | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _HousingApplicationRule, thing: _HousingApplication | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _UtilityAccountRule, thing: _UtilityAccount | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
@_overload
def decide(rule: _CrossFilingRule, thing: _CrossFiling | _Given, *, as_of: _date, parameters: _Mapping[str, int] | None = ...) -> _Decision: ...
