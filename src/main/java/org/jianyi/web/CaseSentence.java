package org.jianyi.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jianyi.ChineseDate;
import org.jianyi.assignment.Objection;
import org.jianyi.assignment.Objections;
import org.jianyi.assignment.OfficeDates;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Period;
import org.jianyi.deadline.Rules;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.survey.Rating;
import org.jianyi.survey.Ratings;
import org.jianyi.survey.Rehandlings;
import org.jianyi.web.CaseView.Light;
import org.springframework.stereotype.Component;

/** One sentence in plain words: who has the case, what comes next, and by when. */
@Component
class CaseSentence {

    private static final int NEAR = 15;
    private static final int OFFICE_NEAR = 3;
    private static final Comparator<Now> URGENCY = Comparator.comparing((Now now) ->
                    List.of("red", "yellow", "green").indexOf(now.light().colour()))
            .thenComparing(Now::due);
    private static final DateTimeFormatter DAY_OF_THIS_YEAR = DateTimeFormatter.ofPattern("M月d日");

    private final Ratings ratings;
    private final Rehandlings rehandlings;
    private final Objections objections;
    private final AssistingOpinions opinions;
    private final OfficeDates offices;
    private final LegalClock legalClock;
    private final Rules rules;
    private final Clock clock;

    CaseSentence(
            Ratings ratings,
            Rehandlings rehandlings,
            Objections objections,
            AssistingOpinions opinions,
            OfficeDates offices,
            LegalClock legalClock,
            Rules rules,
            Clock clock) {
        this.objections = objections;
        this.opinions = opinions;
        this.offices = offices;
        this.ratings = ratings;
        this.rehandlings = rehandlings;
        this.legalClock = legalClock;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Where a case stands.
     *
     * @param due until when the next step is due, or null when nothing is
     * @param light null when no unit and no office is waited for
     */
    record Now(String sentence, LocalDate due, Light light) {}

    /**
     * What else is known of shares, of whichever cases.
     *
     * @param last each share's last rating
     * @param decided when the office decided what follows a dissatisfied one
     * @param undecided those that were rated dissatisfied and wait for the office's decision
     * @param objections those that wait for the office's decision
     * @param opinions all that assisting units were asked
     */
    record Known(
            Map<HandlingId, Rating> last,
            Map<HandlingId, LocalDate> decided,
            Set<HandlingId> undecided,
            Map<HandlingId, Objection> objections,
            Map<HandlingId, List<AssistingOpinion>> opinions) {}

    Known known(List<Handling> shares) {
        List<HandlingId> all = shares.stream().map(Handling::id).toList();
        List<HandlingId> rated = shares.stream()
                .filter(h -> h.ratedOn() != null)
                .map(Handling::id)
                .toList();
        Map<HandlingId, Rating> last = new HashMap<>();
        ratings.findByHandlingInOrderById(rated).forEach(rating -> last.put(rating.handling(), rating));
        Map<HandlingId, LocalDate> decided = new HashMap<>();
        rehandlings
                .findByHandlingInOrderById(rated)
                .forEach(decision -> decided.put(decision.handling(), decision.decidedOn()));
        Set<HandlingId> undecided = shares.stream()
                .filter(h -> h.status() == HandlingStatus.RATED
                        && last.containsKey(h.id())
                        && last.get(h.id()).isDissatisfied()
                        && !decided.containsKey(h.id()))
                .map(Handling::id)
                .collect(Collectors.toSet());
        Map<HandlingId, Objection> objected = objections.findByHandlingInOrderById(all).stream()
                .filter(Objection::isOpen)
                .collect(Collectors.toMap(Objection::handling, objection -> objection));
        return new Known(
                last,
                decided,
                undecided,
                objected,
                opinions.findByHandlingInOrderById(all).stream()
                        .collect(Collectors.groupingBy(AssistingOpinion::handling)));
    }

    Now of(Suggestion s, List<Handling> shares, Known known, Map<String, String> unitNames) {
        return switch (s.status()) {
            case COSIGNING -> now("正在等待附议代表确认，确认后由镇人大办审查。");
            case SUBMITTED -> office("镇人大办正在审查，应在", offices.assignment(s).due(), "前审查登记并交办", OFFICE_NEAR);
            case RETURNED -> now("已退回" + s.lead().name() + "代表补正，补正后由镇人大办再次审查。");
            case REGISTERED ->
                office(
                        "已登记为" + s.numberLabel() + "，等待镇人大办交办，应在",
                        offices.assignment(s).due(),
                        "前交办",
                        OFFICE_NEAR);
            case MERGED ->
                now("已登记为" + s.numberLabel() + "，与主件合并办理；主件答复后单独答复" + s.lead().name() + "代表。");
            case REFERRED ->
                office(
                        "已转报上级，上级答复后由镇人大办告知" + s.lead().name() + "代表，应在",
                        offices.referralAnswer(s).due(),
                        "前告知",
                        NEAR);
            case NOT_TAKEN_UP, LETTER, PETITION ->
                now(s.status().label() + "，已于" + day(s.closedOn()) + "告知"
                        + s.lead().name() + "代表。");
            case WITHDRAWN -> now("代表已于" + day(s.withdrawnOn()) + "撤回，不再办理。");
            case CLOSED -> now("已于" + day(s.closedOn()) + "办结" + judgement(shares, known) + "。");
            case REPLIED -> handling(s, shares, known);
            case ASSIGNED ->
                s.referenceUnit() != null
                        ? now("已作参阅件送" + unitNames.get(s.referenceUnit()) + "，等待收阅确认。")
                        : handling(s, shares, known);
        };
    }

    private Now office(String before, LocalDate due, String after, int near) {
        return new Now(before + day(due) + after + left(due) + "。", due, light(due, near));
    }

    private Now handling(Suggestion s, List<Handling> shares, Known known) {
        List<Handling> open = shares.stream().filter(Handling::isOpen).toList();
        List<Handling> replied = shares.stream()
                .filter(h -> h.status() == HandlingStatus.REPLIED)
                .toList();
        List<Handling> waiting =
                shares.stream().filter(h -> known.undecided().contains(h.id())).toList();
        List<AssistingOpinion> late = open.stream()
                .filter(Handling::isUndrafted)
                .flatMap(h -> known.opinions().getOrDefault(h.id(), List.of()).stream())
                .filter(o -> o.isOverdue(today()))
                .toList();
        List<String> clauses = new ArrayList<>();
        List<Now> dates = new ArrayList<>();
        if (!open.isEmpty()) {
            LocalDate due = open.stream()
                    .map(Handling::due)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            dates.add(by(due, NEAR));
            open.stream()
                    .filter(h -> known.objections().containsKey(h.id()))
                    .forEach(h -> dates.add(by(decision(h, known), OFFICE_NEAR)));
            Map<List<Object>, List<Handling>> together = open.stream()
                    .collect(Collectors.groupingBy(
                            h -> List.of(h.round(), h.status()), LinkedHashMap::new, Collectors.toList()));
            clauses.add(
                    together.values().stream().map(those -> step(those, known)).collect(Collectors.joining("；")) + "，应在"
                            + day(due) + "前答复" + left(due));
        }
        if (!late.isEmpty()) {
            LocalDate due = late.stream()
                    .map(AssistingOpinion::due)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            dates.add(by(due, OFFICE_NEAR));
            clauses.add(late.stream().map(o -> o.unit().name()).distinct().collect(Collectors.joining("、")) + "的会办意见应在"
                    + day(due) + "前提出" + left(due));
        }
        if (!replied.isEmpty()) {
            LocalDate asked = replied.stream()
                    .map(h -> known.decided().getOrDefault(h.id(), h.repliedOn()))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            LocalDate feedback = legalClock
                    .of(Period.FEEDBACK, asked, rules.on(s.assignedOn()))
                    .due();
            clauses.add(names(replied) + "已答复，等待" + s.lead().name() + "代表评价，"
                    + (today().isAfter(feedback) ? "反馈期限已于" + day(feedback) + "到期" : "请在" + day(feedback) + "前反馈"));
        }
        if (!waiting.isEmpty()) {
            LocalDate due = waiting.stream()
                    .map(h -> offices.rehandlingDecision(h).due())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            dates.add(by(due, OFFICE_NEAR));
            clauses.add("代表对" + names(waiting) + "的办理不满意，镇人大办应在" + day(due) + "前决定如何处理" + left(due));
        }
        if (clauses.isEmpty()) {
            clauses.add("评价已登记，即将办结");
        }
        Now urgent = dates.stream().min(URGENCY).orElse(now(null));
        return new Now(String.join("；", clauses) + "。", urgent.due(), urgent.light());
    }

    private Now by(LocalDate due, int near) {
        return new Now(null, due, light(due, near));
    }

    /** What the deputy thought in the end; with several units, of each. */
    private static String judgement(List<Handling> shares, Known known) {
        List<Handling> lastRounds = shares.stream()
                .filter(h -> !h.isEnded()
                        && shares.stream()
                                .noneMatch(other ->
                                        other.unit().code().equals(h.unit().code()) && other.round() > h.round()))
                .filter(h -> known.last().containsKey(h.id()))
                .toList();
        String words = lastRounds.stream()
                .map(h -> {
                    Rating rating = known.last().get(h.id());
                    String result = rating.isNoFeedback()
                            ? "未反馈"
                            : "态度" + rating.attitude().label() + "、结果"
                                    + rating.result().label();
                    return (lastRounds.size() > 1 ? h.unit().name() : "") + result;
                })
                .collect(Collectors.joining("，"));
        return words.isEmpty() ? "" : words.equals("未反馈") ? "，代表未反馈" : "，代表评价：" + words;
    }

    private static String names(List<Handling> shares) {
        return shares.stream().map(h -> h.unit().name()).distinct().collect(Collectors.joining("、"));
    }

    /** Of shares of the same round that are equally far. */
    private String step(List<Handling> shares, Known known) {
        Handling h = shares.get(0);
        String again = h.round() > 1 ? "第" + h.round() + "次办理：" : "";
        String unit = names(shares);
        return again
                + switch (h.status()) {
                    case ASSIGNED -> "已交" + unit + "，等待" + (shares.size() > 1 ? "这些单位" : "其") + "开始办理";
                    case OBJECTED ->
                        unit + "申请退办，镇人大办应在"
                                + day(shares.stream()
                                        .map(share -> decision(share, known))
                                        .min(Comparator.naturalOrder())
                                        .orElseThrow())
                                + "前审核";
                    case ACCEPTED -> unit + "正在办理";
                    case DRAFTED -> unit + "已拟出答复，正在审签";
                    case SIGNED -> unit + "的答复已签发，等待送达代表";
                    default -> unit + h.status().label();
                };
    }

    private LocalDate decision(Handling share, Known known) {
        return offices.decision(share, known.objections().get(share.id())).due();
    }

    private String left(LocalDate due) {
        long days = ChronoUnit.DAYS.between(today(), due);
        return days < 0 ? "，已逾期" + -days + "天" : days == 0 ? "，今天到期" : "，还有" + days + "天";
    }

    /** 正常; 临期 from {@code near} days before; 逾期. */
    Light light(LocalDate due, int near) {
        if (due == null) {
            return null;
        }
        long left = ChronoUnit.DAYS.between(today(), due);
        return left < 0
                ? new Light("red", "逾期", left)
                : left <= near ? new Light("yellow", "临期", left) : new Light("green", "正常", left);
    }

    /** The same for the reply's date: 临期 from fifteen days before. */
    Light light(LocalDate due) {
        return light(due, NEAR);
    }

    private String day(LocalDate day) {
        return day.getYear() == today().getYear() ? DAY_OF_THIS_YEAR.format(day) : ChineseDate.of(day);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Now now(String sentence) {
        return new Now(sentence, null, null);
    }
}
