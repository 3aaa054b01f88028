package org.jianyi.web.ledger;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jianyi.ledger.LedgerRow;
import org.jianyi.ledger.Phase;
import org.jianyi.sheet.Column;
import org.jianyi.web.ledger.LedgerLine.Holder;

/** The ledger's columns as a line of a workbook: what stands together in one cell of the screen has a cell each, so that it can be reckoned with. */
record LedgerEntry(
        @Column(value = "届次", width = 12) String session,
        @Column(value = "编号", width = 10) String number,
        @Column(value = "标题", width = 48) String title,
        @Column(value = "领衔代表", width = 10) String lead,
        @Column(value = "附议人数", width = 9) Integer cosigners,
        @Column(value = "附议代表", width = 20) String cosignerNames,
        @Column(value = "类别", width = 12) String category,
        @Column(value = "主办单位", width = 22) String leadUnits,
        @Column(value = "承办方式", width = 9) String role,
        @Column(value = "会办单位", width = 22) String assistingUnits,
        @Column(value = "状态", width = 14) String status,
        @Column(value = "现在谁在办", width = 22) String holders,
        @Column(value = "办到哪一步", width = 18) String steps,
        @Column(value = "已等天数", width = 9) Integer days,
        @Column(value = "期限", width = 12) LocalDate due,
        @Column(value = "剩余天数", width = 9) Integer daysLeft,
        @Column(value = "逾期天数", width = 9) Integer daysLate,
        @Column(value = "期限情况", width = 9) String light,
        @Column(value = "法定答复期限", width = 13) LocalDate legalDue,
        @Column(value = "延期次数", width = 9) Integer extensions,
        @Column(value = "沟通次数", width = 9) Integer contacts,
        @Column(value = "其中面商", width = 9) Integer faceToFace,
        @Column(value = "答复日期", width = 12) LocalDate repliedOn,
        @Column(value = "答复类别", width = 9) String replyClasses,
        @Column(value = "是否按期", width = 9) String kept,
        @Column(value = "办理态度", width = 10) String attitude,
        @Column(value = "办理结果", width = 10) String result,
        @Column(value = "评价代录", width = 9) Boolean ratedByProxy,
        @Column(value = "办理轮次", width = 9) Integer round,
        @Column(value = "督办", width = 7) String mark,
        @Column(value = "结束日期", width = 12) LocalDate closedOn,
        @Column(value = "提出代录", width = 9) Boolean filedByProxy,
        @Column(value = "保密", width = 7) Boolean confidential) {

    static LedgerEntry of(LedgerLine line) {
        LedgerRow row = line.row();
        Integer left = line.daysLeft();
        boolean rated = row.attitude() != null || row.result() != null;
        return new LedgerEntry(
                row.sessionLabel(),
                row.number(),
                row.title(),
                row.lead(),
                row.cosignerCount(),
                row.cosigners(),
                row.category(),
                row.leadUnits(),
                row.role() == null ? null : row.role().label(),
                row.assistingUnits(),
                row.status().label(),
                line.holders().stream().map(Holder::who).distinct().collect(Collectors.joining("、")),
                line.holders().stream().map(Holder::step).distinct().collect(Collectors.joining("、")),
                line.days(),
                line.due(),
                left == null || left < 0 ? null : left,
                left == null || left >= 0 ? null : -left,
                line.light() == null ? null : line.light().word(),
                row.legalDue(),
                row.legalDue() == null ? null : row.extensions(),
                row.contacts(),
                row.faceToFace(),
                row.lastReplyOn(),
                row.replyClasses(),
                line.kept(),
                rated ? line.attitude() : row.noFeedback() ? "未反馈" : null,
                rated ? line.result() : row.noFeedback() ? "未反馈" : null,
                rated ? row.ratedByProxy() : null,
                row.round() == 0 ? null : row.round(),
                row.key() ? "重点" : null,
                row.phase() == Phase.OPEN ? null : row.closedOn(),
                row.filedByProxy(),
                row.confidential());
    }
}
