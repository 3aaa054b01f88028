package org.jianyi.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jianyi.Refusal;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.CaseDates;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.Role;
import org.jianyi.suggestion.Submissions;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Units whose parts were entered wrongly: who assists and who answers, and which proposals. Who leads stays; taking that over is a re-assignment. */
@Component
@Transactional
public class RecordShares {

    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Submissions submissions;
    private final RecordAssignment recordAssignment;
    private final CaseDates dates;
    private final Clock clock;

    RecordShares(
            Handlings handlings,
            AssistingOpinions opinions,
            Submissions submissions,
            RecordAssignment recordAssignment,
            CaseDates dates,
            Clock clock) {
        this.handlings = handlings;
        this.opinions = opinions;
        this.submissions = submissions;
        this.recordAssignment = recordAssignment;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * What the units have to begin and to stop.
     *
     * @param added shares that begin
     * @param ended shares whose unit only assists from now on
     * @param lead the share opinions are given for, or null
     * @param asked codes of units that are asked for an opinion
     * @param released opinions that are not asked for any more, by the share they were given for
     */
    public record Anew(
            List<Handling> added,
            List<HandlingId> ended,
            HandlingId lead,
            List<String> asked,
            List<Released> released) {}

    /** A unit that assists no longer. */
    public record Released(HandlingId lead, String unit) {}

    /** @return all shares as they stand; empty as soon as a unit has drafted, replied or objected, and their parts stand, too */
    @Transactional(readOnly = true)
    public List<UnitShare> correctable(Suggestion suggestion) {
        List<Handling> running = running(suggestion);
        boolean undrafted = suggestion.status() == SuggestionStatus.ASSIGNED
                && running.stream()
                        .allMatch(h -> h.round() == 1
                                && (h.status() == HandlingStatus.ASSIGNED || h.status() == HandlingStatus.ACCEPTED));
        if (!undrafted || running.isEmpty()) {
            return List.of();
        }
        List<UnitShare> shares = new ArrayList<>();
        running.forEach(h -> shares.add(
                new UnitShare(h.unit().code(), h.role(), h.role() == Role.SEPARATE ? h.proposals() : List.of())));
        assisting(running).forEach(o -> shares.add(new UnitShare(o.unit().code(), Role.ASSISTING, List.of())));
        return shares;
    }

    /** @throws Refusal on the field {@code units}: the shares do not fit (R6), the lead would change, or a unit would drop out */
    public Anew share(Suggestion suggestion, List<UnitShare> shares, String reason) {
        int count = submissions.latest(suggestion.id()).proposals().size();
        Shares.check(shares, count);
        handlings.lockAll(suggestion.id());
        List<Handling> running = running(suggestion);
        Map<String, Handling> answering =
                running.stream().collect(Collectors.toMap(h -> h.unit().code(), Function.identity()));
        Map<String, AssistingOpinion> assisting = assisting(running).stream()
                .collect(Collectors.toMap(o -> o.unit().code(), Function.identity(), (first, last) -> last));
        requireTheSameLead(running, shares);
        requireNobodyDropped(answering, assisting, shares);
        LocalDate today = LocalDate.now(clock);
        List<Handling> added = new ArrayList<>();
        List<Released> released = new ArrayList<>();
        for (UnitShare share : shares) {
            if (share.role() == Role.ASSISTING) {
                continue;
            }
            List<Integer> own = share.role() == Role.SEPARATE
                    ? share.proposals()
                    : IntStream.rangeClosed(1, count).boxed().toList();
            if (answering.containsKey(share.unit())) {
                answering.get(share.unit()).correctShare(share.role(), own);
                continue;
            }
            AssistingOpinion opinion = assisting.get(share.unit());
            if (opinion != null) {
                opinion.cancel();
                released.add(new Released(opinion.handling(), share.unit()));
            }
            added.add(recordAssignment.give(
                    suggestion, recordAssignment.assignable(share.unit()), share.role(), own, today));
        }
        List<Handling> ended = answering.values().stream()
                .filter(h -> shares.stream()
                        .anyMatch(share -> share.role() == Role.ASSISTING
                                && share.unit().equals(h.unit().code())))
                .toList();
        ended.forEach(h -> h.cancel("更正为会办：" + reason, today));
        HandlingId lead =
                lead(shares) == null ? null : answering.get(lead(shares)).id();
        List<String> asked = shares.stream()
                .filter(share -> share.role() == Role.ASSISTING && !assisting.containsKey(share.unit()))
                .map(UnitShare::unit)
                .toList();
        asked.forEach(unit -> opinions.save(
                dates.ask(suggestion, new AssistingOpinion(lead, recordAssignment.assignable(unit), today))));
        handlings.flush();
        return new Anew(added, ended.stream().map(Handling::id).toList(), lead, asked, released);
    }

    private static void requireTheSameLead(List<Handling> running, List<UnitShare> shares) {
        String next = lead(shares);
        boolean known =
                next == null || running.stream().anyMatch(h -> h.unit().code().equals(next));
        boolean other = running.stream()
                .anyMatch(h -> h.role() != Role.SEPARATE && !h.unit().code().equals(next));
        if (!known || other && next != null) {
            throw Refusal.badInput("units", "这里不能更换主办（独办）单位，请在承办单位下点“改由其他单位承办”");
        }
    }

    private static void requireNobodyDropped(
            Map<String, Handling> answering, Map<String, AssistingOpinion> assisting, List<UnitShare> shares) {
        List<String> named = shares.stream().map(UnitShare::unit).toList();
        answering.forEach((code, h) -> {
            if (!named.contains(code)) {
                throw Refusal.badInput("units", "这里不能去掉" + h.unit().name() + "，请在承办单位下点“取消承办”或者“改由其他单位承办”");
            }
        });
        assisting.forEach((code, o) -> {
            if (!named.contains(code)) {
                throw Refusal.badInput("units", "这里不能去掉" + o.unit().name() + "，请在会办意见旁点“取消会办”");
            }
        });
    }

    /** The unit that answers for all, or null where several answer apart. */
    private static String lead(List<UnitShare> shares) {
        return shares.stream()
                .filter(share -> share.role() == Role.LEAD || share.role() == Role.SOLE)
                .map(UnitShare::unit)
                .findFirst()
                .orElse(null);
    }

    private List<Handling> running(Suggestion suggestion) {
        return handlings.findBySuggestionOrderById(suggestion.id()).stream()
                .filter(h -> !h.isEnded())
                .toList();
    }

    private List<AssistingOpinion> assisting(List<Handling> running) {
        return opinions
                .findByHandlingInOrderById(running.stream().map(Handling::id).toList())
                .stream()
                .filter(o -> o.state() == AssistingOpinion.State.ASKED || o.state() == AssistingOpinion.State.GIVEN)
                .toList();
    }
}
