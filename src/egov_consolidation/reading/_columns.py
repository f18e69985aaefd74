"""What columns hold, and the printed words that say so."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Column(StrEnum):
    """What the cells of a column hold."""

    NUMBER = "number"
    UNIT_NUMBER = "unit_number"
    LEAD_UNIT = "lead_unit"
    THEME = "theme"
    CONTENT = "content"
    DEADLINE = "deadline"
    EXECUTING_UNITS = "executing_units"
    COOPERATING_UNITS = "cooperating_units"
    SUPERVISING = "supervising"
    COLLECTING = "collecting"
    ACCOUNTABLE = "accountable"
    REMARKS = "remarks"
    OTHER = "other"
    """Nothing that the model knows: the words are kept as they are."""


RESPONSIBLE = "responsible"
"""Meaning of 责任单位 and its like, which depends on the other columns of the table."""

_WORDS: Mapping[str, str] = {
    Column.NUMBER: "序号 任务序号 编号 任务编号 任务号 项目编号 项次 号",
    Column.UNIT_NUMBER: "单位序号 部门序号 单位编号 部门编号",
    Column.LEAD_UNIT: (
        "牵头单位 牵头部门 牵头责任单位 牵头责任部门 牵头负责单位 牵头处室 牵头科室 "
        "主办单位 主办部门 主责单位 主责部门 主要责任单位 第一责任单位"
    ),
    RESPONSIBLE: (
        "责任单位 责任部门 责任主体 责任处室 责任科室 负责单位 负责部门 承办单位 承办部门 "
        "落实单位 落实部门 实施单位 实施主体 执行单位 分工单位"
    ),
    Column.THEME: (
        "工作任务 重点任务 主要任务 目标任务 任务名称 工作任务名称 重点任务名称 任务 "
        "任务事项 任务类别 任务项目 一级任务 重点工作 工作名称 工作事项 工作项目 工作类别 "
        "重点事项 事项 事项名称 项目 项目名称 类别"
    ),
    Column.CONTENT: (
        "工作内容和要求 工作内容和工作要求 工作内容及要求 工作内容与要求 工作内容及工作要求 "
        "工作内容 工作要求 工作措施 工作举措 工作任务和要求 工作任务及要求 工作任务和内容 "
        "任务内容 任务要求 任务内容和要求 任务内容及要求 任务分解 主要内容 主要措施 "
        "主要工作内容 具体内容 具体任务 具体措施 具体工作 具体工作内容 具体工作任务 "
        "具体要求 具体事项 二级任务 重点举措"
    ),
    Column.DEADLINE: (
        "完成时限 完成时间 完成期限 完成日期 完成时间节点 完成时限要求 完成时间要求 时限 "
        "时限要求 时间 时间要求 时间节点 时间安排 时间进度 期限 进度安排 进度要求 "
        "办结时限 办理时限 工作时限 任务时限 截止时间 截止日期"
    ),
    Column.COOPERATING_UNITS: (
        "配合单位 配合部门 配合责任单位 配合处室 配合科室 协办单位 协办部门 协同单位 "
        "协同部门 协作单位 协助单位 协助部门 参加单位 参加部门 参与单位 参与部门"
    ),
    Column.SUPERVISING: "督办单位 督办部门 督查单位 督查部门 督导单位 督导部门 监督单位",
    Column.COLLECTING: "汇总单位 汇总部门",
    Column.ACCOUNTABLE: ("责任领导 牵头领导 分管领导 包抓领导 负责领导 牵头市领导 责任市领导 责任人 负责人 第一责任人"),
    Column.REMARKS: "备注 备考 说明",
}

MEANINGS: Mapping[str, str] = {word: meaning for meaning, words in _WORDS.items() for word in words.split()}
"""What each known header means, by its words without spaces."""
