package org.jianyi.web.supervision;

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
import java.util.function.Function;
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
     * @param handlings ids of units' shares
     * @param day on which they are sent; empty: today
     */
    record Letters(
            @NotEmpty(message = "请先勾选要催办、督办的建议") @Size(max = 500, message = "一次最多办理500件")
            List<@NotNull String> handlings,

            @NotBlank(message = "请填写催办、督办的内容") @Size(max = 5000, message = "内容不能超过5000字")
            String text,

            @PastOrPresent(message = "日期不能晚于今天") LocalDate day) {}

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

    /** @param label 2026年第3号催办函, or 督办单（待签发）; null when it was refused */
    record Sent(String handling, String label, String refusal) {}

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
        IssueUrge urge = new IssueUrge(form.text(), form.day());
        return send(form.handlings(), id -> flow.urge(id, urge, actor));
    }

    @PostMapping("/api/supervision/orders")
    List<Sent> order(@RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        requireSupervisor(actor);
        Letters form = messages.read(json, Letters.class);
        IssueOrder order = new IssueOrder(form.text(), false, null, form.day());
        return send(form.handlings(), id -> flow.order(id, order, actor));
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

    private List<Sent> send(List<String> handlings, Function<HandlingId, Supervision> act) {
        Map<String, String> labels = new HashMap<>();
        return atOnce
                .each(
                        handlings,
                        id -> id,
                        id -> labels.put(id, act.apply(HandlingId.of(id)).label()))
                .stream()
                .map(row -> new Sent(
                        row.suggestion(), row.refusal() == null ? labels.get(row.suggestion()) : null, row.refusal()))
                .toList();
    }

    private static void requireSupervisor(Actor actor) {
        if (!actor.isSupervisor()) {
            throw Refusal.forbidden("催办、督办由镇人大办和主席团使用");
        }
    }
}
