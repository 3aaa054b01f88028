package org.jianyi.web.supervision;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jianyi.Refusal;
import org.jianyi.handling.HandlingId;
import org.jianyi.process.AtOnce;
import org.jianyi.process.FormMessages;
import org.jianyi.process.SupervisionFlow;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.IssueOrder;
import org.jianyi.supervision.IssueUrge;
import org.jianyi.supervision.NameKeySuggestion;
import org.jianyi.supervision.ProposeSupervision;
import org.jianyi.supervision.Supervision;
import org.jianyi.web.Api;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;

/** Urging, ordering and naming many at once: what became of each row. And what is proposed. */
@Api
class SupervisionBoardApi {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final SupervisionFlow flow;
    private final AtOnce atOnce;
    private final ProposeSupervision propose;
    private final FormMessages messages;
    private final Clock clock;

    SupervisionBoardApi(
            SupervisionFlow flow, AtOnce atOnce, ProposeSupervision propose, FormMessages messages, Clock clock) {
        this.flow = flow;
        this.atOnce = atOnce;
        this.propose = propose;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * An urge, or an order that the heads of the units answer.
     *
     * @param handlings ids of shares whose units owe their replies
     * @param assisting units that owe their opinions on a share
     * @param text for the first, {@code assistingText} for the others
     * @param day on which they are sent; empty: today
     */
    record Letters(
            @Size(max = 500, message = "一次最多办理500件") List<@NotNull String> handlings,

            @Size(max = 500, message = "一次最多办理500件") List<@NotNull @Valid Assisting> assisting,

            @Size(max = 5000, message = "内容不能超过5000字") String text,

            @Size(max = 5000, message = "内容不能超过5000字") String assistingText,

            @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {

        Letters {
            handlings = handlings == null ? List.of() : handlings;
            assisting = assisting == null ? List.of() : assisting;
        }

        List<To> to() {
            if (handlings.isEmpty() && assisting.isEmpty()) {
                throw Refusal.badInput("handlings", "请先勾选要催办、督办的建议");
            }
            require(handlings, "text", text);
            require(assisting, "assistingText", assistingText);
            return Stream.concat(
                            handlings.stream().map(handling -> new To(handling, null, text)),
                            assisting.stream().map(one -> new To(one.handling(), one.unit(), assistingText)))
                    .toList();
        }

        private static void require(List<?> receivers, String field, String text) {
            if (!receivers.isEmpty() && (text == null || text.isBlank())) {
                throw Refusal.badInput(field, "请填写催办、督办的内容");
            }
        }
    }

    /**
     * @param handling id of the share whose unit waits for the opinion
     * @param unit code of the unit that owes it
     */
    record Assisting(
            @NotBlank(message = "请先勾选要催办、督办的建议") String handling,

            @NotBlank(message = "请先勾选要催办、督办的单位") String unit) {}

    /** @param unit code of the assisting unit; null for the one that replies */
    private record To(String handling, String unit, String text) {}

    /**
     * @param suggestions ids
     * @param leader user id; empty: the one each has
     */
    record KeySuggestions(
            @NotEmpty(message = "请先勾选要列为重点督办的建议") @Size(max = 500, message = "一次最多列入500件")
            List<@NotNull String> suggestions,

            @Size(max = 64) String leader,

            @NotBlank(message = "列为重点督办时请写明理由") @Size(max = 1000, message = "理由不能超过1000字")
            String reason,

            @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}

    /**
     * @param unit code of the assisting unit; null for the one that replies
     * @param label 2026年第3号催办函, or 督办单（待签发）; null when it was refused
     */
    record Sent(String handling, String unit, String label, String refusal) {}

    /** @param note what comes too late for the leader's signature, or null */
    record Named(String suggestion, String note, String refusal) {}

    @GetMapping("/api/supervision/proposals")
    List<ProposalRow> proposals(@RequestAttribute(ACTOR) Actor actor) {
        return ProposalRow.of(propose.to(actor), LocalDate.now(clock));
    }

    @PostMapping("/api/supervision/urges")
    List<Sent> urge(@RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        requireSupervisor(actor);
        Letters form = messages.read(json, Letters.class);
        return send(form.to(), (id, to) -> flow.urge(id, to.unit(), new IssueUrge(to.text(), form.day()), actor));
    }

    @PostMapping("/api/supervision/orders")
    List<Sent> order(@RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        requireSupervisor(actor);
        Letters form = messages.read(json, Letters.class);
        return send(
                form.to(),
                (id, to) -> flow.order(id, to.unit(), new IssueOrder(to.text(), false, null, form.day()), actor));
    }

    @PostMapping("/api/supervision/key-suggestions")
    List<Named> name(@RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        requireSupervisor(actor);
        KeySuggestions form = messages.read(json, KeySuggestions.class);
        NameKeySuggestion naming = new NameKeySuggestion(form.leader(), form.reason(), form.day());
        Map<String, String> notes = new HashMap<>();
        return atOnce
                .each(
                        form.suggestions(),
                        id -> id,
                        id -> notes.put(id, flow.nameKey(SuggestionId.of(id), naming, actor)))
                .stream()
                .map(row -> new Named(row.suggestion(), notes.get(row.suggestion()), row.refusal()))
                .toList();
    }

    private List<Sent> send(List<To> to, BiFunction<HandlingId, To, Supervision> act) {
        Map<To, String> labels = new HashMap<>();
        List<AtOnce.Done> done = atOnce.each(
                to,
                To::handling,
                one -> labels.put(
                        one, act.apply(HandlingId.of(one.handling()), one).label()));
        return IntStream.range(0, to.size())
                .mapToObj(i -> new Sent(
                        to.get(i).handling(),
                        to.get(i).unit(),
                        done.get(i).refusal() == null ? labels.get(to.get(i)) : null,
                        done.get(i).refusal()))
                .toList();
    }

    private static void requireSupervisor(Actor actor) {
        if (!actor.isSupervisor()) {
            throw Refusal.forbidden("催办、督办由镇人大办和主席团使用");
        }
    }
}
