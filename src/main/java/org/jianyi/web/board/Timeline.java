package org.jianyi.web.board;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianyi.audit.Change;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.notice.PastReminders;
import org.jianyi.notice.PastReminders.Reminder;
import org.jianyi.process.CaseHistory;
import org.jianyi.process.CaseHistory.Passage;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Units;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.web.audit.AuditEntry;
import org.jianyi.web.audit.CaseTrail;
import org.springframework.stereotype.Component;

/** A case's whole course: what people did, from our audit trail, how it moved through the processes, from the engine's history, and who was reminded, in one order of time. */
@Component
class Timeline {

    private static final DateTimeFormatter ENTERED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private static final int MOST_NAMES = 6;

    private final CaseTrail trail;
    private final CaseHistory history;
    private final PastReminders reminders;
    private final Handlings handlings;
    private final Units units;
    private final Clock clock;

    Timeline(
            CaseTrail trail,
            CaseHistory history,
            PastReminders reminders,
            Handlings handlings,
            Units units,
            Clock clock) {
        this.trail = trail;
        this.history = history;
        this.reminders = reminders;
        this.handlings = handlings;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Something that happened.
     *
     * @param act whether a person did it and it is in the audit trail; otherwise a step or an event of a process
     * @param day of an act that was done on another day than it was entered, or null
     * @param where the unit's share it belongs to; null for the whole case
     * @param state of a step: how long it took, or that it is still to be done; empty for all others
     * @param open whether it is a step that is still to be done
     */
    public record Moment(
            LocalDateTime at,
            boolean act,
            String what,
            String who,
            String onBehalfOf,
            LocalDate day,
            String where,
            String detail,
            List<Change> changes,
            String state,
            boolean open) {

        public String time() {
            return TIME.format(at);
        }
    }

    /** By the day on which it was entered or began. The caller has made sure that the actor may see the case. */
    Map<LocalDate, List<Moment>> of(Suggestion suggestion, Actor actor) {
        Map<String, String> shares = handlings.findBySuggestionOrderById(suggestion.id()).stream()
                .collect(Collectors.toMap(share -> share.id().value(), Timeline::label));
        return Stream.of(
                        trail.of(suggestion, actor).stream().map(Timeline::moment),
                        history.of(suggestion.id()).stream().map(passage -> moment(passage, shares)),
                        reminders.of(suggestion.id()).stream().map(reminder -> moment(reminder, shares)))
                .flatMap(moments -> moments)
                .sorted(Comparator.comparing(Moment::at))
                .collect(Collectors.groupingBy(
                        moment -> moment.at().toLocalDate(), LinkedHashMap::new, Collectors.toList()));
    }

    private static String label(Handling share) {
        return share.unit().name() + (share.round() > 1 ? " 第" + share.round() + "次办理" : "");
    }

    private static Moment moment(AuditEntry line) {
        LocalDateTime at = LocalDateTime.parse(line.entered(), ENTERED);
        return new Moment(
                at,
                true,
                line.act(),
                line.by(),
                line.onBehalfOf(),
                line.day().equals(at.toLocalDate()) ? null : line.day(),
                null,
                line.detail(),
                line.changes(),
                "",
                false);
    }

    private Moment moment(Passage passage, Map<String, String> shares) {
        return new Moment(
                passage.began(),
                false,
                passage.name(),
                passage.person(),
                null,
                null,
                where(passage, shares),
                null,
                List.of(),
                passage.step() ? state(passage) : "",
                passage.step() && passage.ended() == null);
    }

    private static Moment moment(Reminder reminder, Map<String, String> shares) {
        return new Moment(
                reminder.at(),
                false,
                "提醒：" + reminder.kind().label().replaceFirst("提醒$", ""),
                names(reminder.people()),
                null,
                null,
                reminder.share() == null ? null : shares.get(reminder.share().value()),
                reminder.text(),
                List.of(),
                "",
                false);
    }

    private static String names(List<String> people) {
        String names = people.stream().limit(MOST_NAMES).collect(Collectors.joining("、"));
        return people.size() > MOST_NAMES ? names + "等" + people.size() + "人" : names;
    }

    private String where(Passage passage, Map<String, String> shares) {
        return passage.assisting() == null
                ? shares.get(passage.key())
                : units.get(passage.assisting()).name() + "会办";
    }

    private String state(Passage passage) {
        if (passage.ended() == null) {
            return "待办，已" + days(passage.began(), LocalDateTime.now(clock)) + "天";
        }
        long days = days(passage.began(), passage.ended());
        return (passage.cancelled() ? "未办，" : "")
                + (days == 0 ? "当天" : "历时" + days + "天")
                + (passage.cancelled() ? "取消" : "办完");
    }

    private static long days(LocalDateTime from, LocalDateTime to) {
        return ChronoUnit.DAYS.between(from.toLocalDate(), to.toLocalDate());
    }
}
