package org.jianyi.web.suggestion;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jianyi.ChineseDate;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Period;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.deadline.Rules;
import org.jianyi.handling.Handling;
import org.jianyi.ledger.FindWhereabouts;
import org.jianyi.ledger.FindWhereabouts.Known;
import org.jianyi.ledger.Step;
import org.jianyi.ledger.Turn;
import org.jianyi.ledger.Whereabouts;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.survey.Rating;
import org.jianyi.web.suggestion.CaseView.Light;
import org.springframework.stereotype.Component;

/** One sentence in plain words: who has the case, what comes next, and by when. */
@Component
public class CaseSentence {

    private static final DateTimeFormatter DAY_OF_THIS_YEAR = DateTimeFormatter.ofPattern("M月d日");

    private final FindWhereabouts whereabouts;
    private final LegalClock legalClock;
    private final Rules rules;
    private final Clock clock;

    CaseSentence(FindWhereabouts whereabouts, LegalClock legalClock, Rules rules, Clock clock) {
        this.whereabouts = whereabouts;
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
    public record Now(String sentence, LocalDate due, Light light) {}

    /** @return what the sentences of these cases need, read at once */
    public Known known(Collection<Suggestion> cases, Collection<Handling> shares) {
        return whereabouts.known(cases, shares);
    }

    /** @param known of this case among others */
    public Now of(Suggestion s, List<Handling> shares, Known known) {
        Whereabouts now = whereabouts.of(s, shares, known);
        LocalDate due = now.due(today());
        org.jianyi.ledger.Light light = now.light(today());
        return new Now(
                sentence(s, shares, known, now),
                due,
                light == null ? null : new Light(light.colour(), light.word(), daysLeft(due)));
    }

    private String sentence(Suggestion s, List<Handling> shares, Known known, Whereabouts now) {
        LocalDate due = now.due();
        return switch (s.status()) {
            case COSIGNING -> "正在等待附议代表确认，确认后由镇人大办审查。";
            case SUBMITTED -> "镇人大办正在审查，应在" + day(due) + "前审查登记并交办" + left(due) + "。";
            case RETURNED -> "已退回" + s.lead().name() + "代表补正，补正后由镇人大办再次审查。";
            case REGISTERED -> "已登记为" + s.numberLabel() + "，等待镇人大办交办，应在" + day(due) + "前交办" + left(due) + "。";
            case MERGED ->
                "已登记为" + s.numberLabel() + "，与主件合并办理；主件答复后单独答复" + s.lead().name() + "代表。";
            case REFERRED -> "已转报上级，上级答复后由镇人大办告知" + s.lead().name() + "代表，应在" + day(due) + "前告知" + left(due) + "。";
            case NOT_TAKEN_UP, LETTER, PETITION ->
                s.status().label() + "，已于" + day(s.closedOn()) + "告知" + s.lead().name() + "代表。";
            case WITHDRAWN -> "代表已于" + day(s.withdrawnOn()) + "撤回，不再办理。";
            case CLOSED -> "已于" + day(s.closedOn()) + "办结" + judgement(shares, known) + "。";
            case REPLIED, ASSIGNED ->
                s.referenceUnit() == null
                        ? handling(now, shares, known, rules.on(s.assignedOn()))
                        : "已作参阅件送" + now.turns().get(0).who() + "，等待收阅确认。";
        };
    }

    private String handling(Whereabouts now, List<Handling> shares, Known known, RuleProfile profile) {
        List<Turn> turns = now.on(today());
        List<Turn> open = turns.stream().filter(turn -> turn.replyDue() != null).toList();
        List<Turn> late = of(turns, Step.ASSIST);
        List<Turn> wanted = of(turns, Step.DECIDE_EXTENSION);
        List<Turn> replied = of(turns, Step.RATE);
        List<Turn> undecided = of(turns, Step.DECIDE_REHANDLING);
        List<String> clauses = new ArrayList<>();
        if (!open.isEmpty()) {
            LocalDate due = earliest(open, Turn::replyDue);
            Map<List<Object>, List<Turn>> together = open.stream()
                    .collect(Collectors.groupingBy(
                            turn -> List.of(turn.round(), turn.step()), LinkedHashMap::new, Collectors.toList()));
            clauses.add(together.values().stream().map(this::step).collect(Collectors.joining("；")) + "，应在" + day(due)
                    + "前答复" + extended(open, due, shares, known) + left(due));
        }
        if (!late.isEmpty()) {
            LocalDate due = earliest(late, Turn::due);
            clauses.add(names(late, Turn::who) + "的会办意见应在" + day(due) + "前提出" + left(due));
        }
        if (!wanted.isEmpty()) {
            LocalDate due = earliest(wanted, Turn::due);
            clauses.add(names(wanted, Turn::unit) + "申请延期，镇人大办应在" + day(due) + "前审核" + left(due));
        }
        if (!replied.isEmpty()) {
            LocalDate asked = replied.stream()
                    .map(Turn::since)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            LocalDate feedback = legalClock.of(Period.FEEDBACK, asked, profile).due();
            clauses.add(names(replied, Turn::unit) + "已答复，等待" + replied.get(0).who() + "评价，"
                    + (today().isAfter(feedback) ? "反馈期限已于" + day(feedback) + "到期" : "请在" + day(feedback) + "前反馈"));
        }
        if (!undecided.isEmpty()) {
            LocalDate due = earliest(undecided, Turn::due);
            clauses.add("代表对" + names(undecided, Turn::unit) + "的办理不满意，镇人大办应在" + day(due) + "前决定如何处理" + left(due));
        }
        return clauses.isEmpty() ? "评价已登记，即将办结。" : String.join("；", clauses) + "。";
    }

    /** Who owes the reply by that date has had more time for it. */
    private static String extended(List<Turn> open, LocalDate due, List<Handling> shares, Known known) {
        int times = shares.stream()
                .filter(share -> open.stream()
                        .anyMatch(turn -> turn.replyDue().equals(due)
                                && share.id().value().equals(turn.handling())))
                .mapToInt(known::extensions)
                .sum();
        return times == 0 ? "" : "（已延期" + times + "次）";
    }

    /** What the deputy thought in the end; with several units, of each. */
    private static String judgement(List<Handling> shares, Known known) {
        Collection<Handling> rated = known.rated(shares);
        String words = rated.stream()
                .map(h -> {
                    Rating rating = known.last(h);
                    String result = rating.isNoFeedback()
                            ? "未反馈"
                            : "态度" + rating.attitude().label() + "、结果"
                                    + rating.result().label();
                    return (rated.size() > 1 ? h.unit().name() : "") + result;
                })
                .collect(Collectors.joining("，"));
        return words.isEmpty() ? "" : words.equals("未反馈") ? "，代表未反馈" : "，代表评价：" + words;
    }

    private static List<Turn> of(List<Turn> turns, Step step) {
        return turns.stream().filter(turn -> turn.step() == step).toList();
    }

    private static LocalDate earliest(List<Turn> turns, Function<Turn, LocalDate> day) {
        return turns.stream().map(day).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static String names(List<Turn> turns, Function<Turn, String> name) {
        return turns.stream().map(name).distinct().collect(Collectors.joining("、"));
    }

    /** Of shares of the same round that are equally far. */
    private String step(List<Turn> turns) {
        Turn turn = turns.get(0);
        String again = turn.round() > 1 ? "第" + turn.round() + "次办理：" : "";
        String unit = names(turns, Turn::unit);
        return again
                + switch (turn.step()) {
                    case DISPATCH -> "已交办" + unit + "，镇政府办应在" + day(turn.due()) + "前转交" + left(turn.due());
                    case BEGIN -> "已交" + unit + "，等待" + (turns.size() > 1 ? "这些单位" : "其") + "开始办理";
                    case DECIDE_OBJECTION -> {
                        LocalDate due = earliest(turns, Turn::due);
                        yield unit + "申请退办，镇人大办应在" + day(due) + "前审核" + left(due);
                    }
                    case SIGN -> unit + "已拟出答复，正在审签";
                    case DELIVER -> unit + "的答复已签发，等待送达代表";
                    default -> unit + "正在办理";
                };
    }

    private String left(LocalDate due) {
        long days = daysLeft(due);
        return days < 0 ? "，已逾期" + -days + "天" : days == 0 ? "，今天到期" : "，还有" + days + "天";
    }

    private long daysLeft(LocalDate due) {
        return ChronoUnit.DAYS.between(today(), due);
    }

    /** 正常; 临期 from {@code near} days before; 逾期. */
    public Light light(LocalDate due, int near) {
        if (due == null) {
            return null;
        }
        long left = daysLeft(due);
        return left < 0
                ? new Light("red", "逾期", left)
                : left <= near ? new Light("yellow", "临期", left) : new Light("green", "正常", left);
    }

    /** The same for the reply's date: 临期 from fifteen days before. */
    public Light light(LocalDate due) {
        return light(due, Step.REPLY_NEAR);
    }

    private String day(LocalDate day) {
        return day.getYear() == today().getYear() ? DAY_OF_THIS_YEAR.format(day) : ChineseDate.of(day);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
