package org.jianyi.web.meeting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jianyi.Refusal;
import org.jianyi.process.AtOnce;
import org.jianyi.process.FormMessages;
import org.jianyi.process.OfficeMeeting;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.web.Api;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;

/** Registering and assigning many at once: what became of each row. */
@Api
class MeetingApi {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final OfficeMeeting meeting;
    private final FormMessages messages;
    private final Suggestions suggestions;

    MeetingApi(OfficeMeeting meeting, FormMessages messages, Suggestions suggestions) {
        this.meeting = meeting;
        this.messages = messages;
        this.suggestions = suggestions;
    }

    /**
     * @param suggestions ids, in the order in which they get their numbers
     * @param day day of the examination; empty: today
     */
    record Register(
            @NotEmpty(message = "请先勾选要登记的建议") @Size(max = 500, message = "一次最多登记500件")
            List<@NotNull String> suggestions,

            @PastOrPresent(message = "审查日期不能晚于今天") LocalDate day) {}

    /**
     * @param rows as they were seen
     * @param day the meeting's; empty: today
     * @param joint held jointly with the town government: no separate dispatch
     */
    record Assign(
            @NotEmpty(message = "请先勾选要交办的建议") @Size(max = 500, message = "一次最多交办500件")
            List<@Valid @NotNull Row> rows,

            @PastOrPresent(message = "交办日期不能晚于今天") LocalDate day,
            boolean joint) {}

    /** @param version of the saved plan that was seen, or null for what is preset */
    record Row(@NotNull String suggestion, Long version) {}

    /** @param number 第023号, once it has one */
    record Became(String suggestion, String number, String refusal) {}

    @PostMapping("/api/examination")
    List<Became> register(@RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        requireOffice(actor);
        Register form = messages.read(json, Register.class);
        return became(meeting.register(form.suggestions(), form.day()));
    }

    @PostMapping("/api/meeting")
    List<Became> assign(@RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        requireOffice(actor);
        Assign form = messages.read(json, Assign.class);
        List<OfficeMeeting.Row> rows = form.rows().stream()
                .map(row -> new OfficeMeeting.Row(row.suggestion(), row.version()))
                .toList();
        return became(meeting.assign(rows, form.day(), form.joint(), actor));
    }

    private List<Became> became(List<AtOnce.Done> done) {
        return done.stream()
                .map(row -> new Became(
                        row.suggestion(),
                        row.refusal() == null
                                ? suggestions
                                        .get(new SuggestionId(row.suggestion()))
                                        .numberLabel()
                                : null,
                        row.refusal()))
                .toList();
    }

    private static void requireOffice(Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("集中登记和交办由镇人大办使用");
        }
    }
}
