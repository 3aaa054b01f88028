package org.jianyi.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.suggestion.Suggestion;

/** One sentence in plain words: who has the case, what comes next, and by when. */
final class CaseSentence {

    private CaseSentence() {}

    static String of(Suggestion s, List<Handling> shares, Map<String, String> unitNames, LocalDate today) {
        return switch (s.status()) {
            case COSIGNING -> "正在等待附议代表确认，确认后由镇人大办审查。";
            case SUBMITTED -> "镇人大办正在审查，审查后登记编号并交办。";
            case RETURNED -> "已退回" + s.lead().name() + "代表补正，补正后由镇人大办再次审查。";
            case REGISTERED -> "已登记为" + s.numberLabel() + "，等待镇人大办交办。";
            case MERGED -> "已并案，等主件答复后单独答复代表。";
            case REFERRED -> "已转报上级，等待上级答复并告知代表。";
            case NOT_TAKEN_UP, LETTER, PETITION -> s.status().label() + "，已于" + s.closedOn() + "告知代表。";
            case WITHDRAWN -> "代表已于" + s.withdrawnOn() + "撤回。";
            case CLOSED -> "已于" + s.closedOn() + "办结。";
            case REPLIED -> rating(s, shares);
            case ASSIGNED ->
                s.referenceUnit() != null
                        ? "已作参阅件送" + unitNames.get(s.referenceUnit()) + "，等待收阅确认。"
                        : handling(s, shares, today);
        };
    }

    private static String rating(Suggestion s, List<Handling> shares) {
        boolean undecided = shares.stream().anyMatch(h -> h.status() == HandlingStatus.RATED)
                && shares.stream().noneMatch(h -> h.status() == HandlingStatus.REPLIED);
        return undecided ? "代表评价为不满意，等待镇人大办决定如何处理。" : "已答复，等待" + s.lead().name() + "代表评价。";
    }

    private static String handling(Suggestion s, List<Handling> shares, LocalDate today) {
        List<Handling> open = shares.stream().filter(Handling::isOpen).toList();
        if (open.isEmpty()) {
            return rating(s, shares);
        }
        String who = open.stream()
                .map(h -> h.unit().name() + step(h) + (h.round() > 1 ? "（第" + h.round() + "次办理）" : ""))
                .collect(Collectors.joining("；"));
        LocalDate due =
                open.stream().map(Handling::due).min(LocalDate::compareTo).orElseThrow();
        long left = ChronoUnit.DAYS.between(today, due);
        String until = left < 0 ? "，已逾期" + -left + "天" : "，还剩" + left + "天";
        return who + "，应在" + due + "前答复" + until + "。";
    }

    private static String step(Handling handling) {
        return switch (handling.status()) {
            case ASSIGNED -> "待签收办理";
            case OBJECTED -> "申请退办，等待镇人大办审核";
            case ACCEPTED -> "正在办理";
            case DRAFTED -> "已拟稿，正在审签";
            case SIGNED -> "已签发，待送达代表";
            default -> handling.status().label();
        };
    }
}
