package org.jianyi.web.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.handling.Handlings;
import org.jianyi.process.Desk;
import org.jianyi.process.RecordForUnit;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Track;
import org.jianyi.roster.Units;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.web.suggestion.CaseSentence;
import org.jianyi.web.suggestion.CaseView;
import org.jianyi.web.suggestion.CaseView.HandlingView;
import org.jianyi.web.suggestion.ObjectionTimes;
import org.jianyi.web.task.ReplyOptions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which units of a case the office can record something for now, where each of them stands, and what can be recorded. */
@Component
@Transactional(readOnly = true)
class UnitRecords {

    private final RecordForUnit recordForUnit;
    private final Suggestions suggestions;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Units units;
    private final CaseSentence sentences;
    private final ReplyOptions replyOptions;
    private final ObjectionTimes objectionTimes;

    UnitRecords(
            RecordForUnit recordForUnit,
            Suggestions suggestions,
            Handlings handlings,
            AssistingOpinions opinions,
            Units units,
            CaseSentence sentences,
            ReplyOptions replyOptions,
            ObjectionTimes objectionTimes) {
        this.recordForUnit = recordForUnit;
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.opinions = opinions;
        this.units = units;
        this.sentences = sentences;
        this.replyOptions = replyOptions;
        this.objectionTimes = objectionTimes;
    }

    /**
     * A unit that waits for something the office may record.
     *
     * @param handling id of its share, or of the one it assists
     * @param part its role, with the round where it is not the first
     * @param stands where it stands, in one sentence
     * @param steps its open steps, which can also be recorded one by one
     */
    record Waiting(
            String handling,
            String unit,
            String name,
            String part,
            String stands,
            boolean assisting,
            List<Desk.OpenTask> steps) {

        boolean isAt(String step) {
            return steps.stream().anyMatch(task -> task.step().equals("UserTask_" + step));
        }
    }

    /** Until the government's office has passed it on, there is nothing to record for a unit. */
    boolean awaitsDispatch(SuggestionId id) {
        return suggestions.get(id).awaitsDispatch();
    }

    /** Those that answer the deputy come first. */
    List<Waiting> of(SuggestionId id, Actor actor) {
        Suggestion suggestion = suggestions.get(id);
        Map<List<String>, List<Desk.OpenTask>> byUnit = recordForUnit.open(id, actor).stream()
                .collect(Collectors.groupingBy(
                        task -> List.of(task.handling(), task.assistingUnit() == null ? "" : task.assistingUnit()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Waiting> waiting = new ArrayList<>();
        byUnit.forEach((whose, steps) -> {
            Handling handling = handlings.get(new HandlingId(whose.get(0)));
            waiting.add(
                    whose.get(1).isEmpty()
                            ? replying(suggestion, handling, steps)
                            : assisting(handling, whose.get(1), steps));
        });
        waiting.sort(Comparator.comparing(Waiting::assisting));
        return waiting;
    }

    /** @throws Refusal when nothing can be recorded for this unit, or not any more */
    Waiting of(HandlingId handling, String unit, Actor actor) {
        return of(handling.suggestion(), actor).stream()
                .filter(waiting -> waiting.handling().equals(handling.value())
                        && waiting.unit().equals(unit))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("这个单位现在没有可以代录的步骤，请回到案卷查看最新情况"));
    }

    private Waiting replying(Suggestion suggestion, Handling h, List<Desk.OpenTask> steps) {
        List<Handling> own = List.of(h);
        return new Waiting(
                h.id().value(),
                h.unit().code(),
                h.unit().name(),
                h.role().label() + (h.round() > 1 ? "，第" + h.round() + "次办理" : ""),
                sentences
                        .of(suggestion, own, sentences.known(List.of(suggestion), own))
                        .sentence(),
                false,
                steps);
    }

    private Waiting assisting(Handling lead, String code, List<Desk.OpenTask> steps) {
        String name = units.get(code).name();
        LocalDate due = opinions.findFirstByHandlingAndUnitCodeOrderByIdDesc(lead.id(), code)
                .orElseThrow()
                .due();
        return new Waiting(
                lead.id().value(),
                code,
                name,
                "会办",
                name + "还没有提出会办意见，应在" + ChineseDate.of(due) + "前提给"
                        + lead.unit().name() + "。",
                true,
                steps);
    }

    /** What the form needs besides the case. */
    Map<String, Object> options(Waiting waiting, CaseView c, Actor actor) {
        HandlingView h = c.handlings().stream()
                .filter(share -> share.id().equals(waiting.handling()))
                .findFirst()
                .orElseThrow();
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("papers", List.of());
        options.put("offers", waiting.assisting() ? Map.of("opinion", true) : offers(waiting, h));
        if (!waiting.assisting()) {
            replyOptions.draft(options, c, h, actor);
            options.put("issuer", units.get(h.unit()).issuer());
            options.put("objectUntil", objectionTimes.until(c, h));
            options.put("objectionOver", objectionTimes.whyOver(c, h, true));
            options.put(
                    "units",
                    units.findByActiveTrueOrderByCode().stream()
                            .filter(u -> u.track() != Track.UPPER && !u.code().equals(h.unit()))
                            .map(u -> Map.of("code", u.code(), "name", u.name()))
                            .toList());
        }
        return options;
    }

    private Map<String, Boolean> offers(Waiting waiting, HandlingView h) {
        boolean assigned = h.status().code().equals(HandlingStatus.ASSIGNED.name());
        boolean accept = waiting.isAt("AcceptAssignment") || assigned && waiting.isAt("DraftReply");
        boolean handle = waiting.isAt("AcceptAssignment") || waiting.isAt("HandleSuggestion");
        String signer = waiting.steps().stream()
                .filter(task -> task.step().equals("UserTask_SignOffReply"))
                .findFirst()
                .map(recordForUnit::signer)
                .orElse("");
        return Map.of(
                "acceptance",
                accept,
                "objection",
                h.unbegun() && h.round() == 1 && (accept || handle || waiting.isAt("DraftReply")),
                "contact",
                true,
                "waiver",
                Set.of(HandlingStatus.ASSIGNED.name(), HandlingStatus.ACCEPTED.name())
                                .contains(h.status().code())
                        && h.waivedReason() == null
                        && h.contacts().isEmpty(),
                "handling",
                handle,
                "reply",
                handle || waiting.isAt("DraftReply"),
                "head",
                signer.equals("unit-head"),
                "leader",
                signer.equals("leader"),
                "delivery",
                waiting.isAt("DeliverReply"),
                "rating",
                waiting.isAt("RateHandling"));
    }
}
