package org.jianyi.web.entry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jianyi.Refusal;
import org.jianyi.process.FormMessages;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.Deputy;
import org.jianyi.roster.Reading;
import org.jianyi.suggestion.AttachScan;
import org.jianyi.suggestion.RecordSubmission;
import org.jianyi.suggestion.SimilarSuggestions;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.web.Api;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** What quick entry asks for while one types. */
@Api
class EntryApi {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final Deputies deputies;
    private final SimilarSuggestions similarSuggestions;
    private final RecordSubmission recordSubmission;
    private final FormMessages messages;
    private final Clock clock;

    EntryApi(
            Deputies deputies,
            SimilarSuggestions similarSuggestions,
            RecordSubmission recordSubmission,
            FormMessages messages,
            Clock clock) {
        this.deputies = deputies;
        this.similarSuggestions = similarSuggestions;
        this.recordSubmission = recordSubmission;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A deputy, to be found by card number, name, or how the name is read.
     *
     * @param pinyin zengqinghong
     * @param initials zqh
     */
    record Known(Long id, String name, String card, String squad, String village, String pinyin, String initials) {

        static Known of(Deputy deputy) {
            Reading reading = Reading.of(deputy.name());
            return new Known(
                    deputy.id(),
                    deputy.name(),
                    deputy.cardNumber(),
                    deputy.squad(),
                    deputy.village(),
                    reading.full(),
                    reading.initials());
        }
    }

    /** Who may lead or co-sign on that day, or today (R1). */
    @GetMapping("/api/deputies")
    List<Known> deputies(@RequestParam(required = false) LocalDate day, @RequestAttribute(ACTOR) Actor actor) {
        requireOffice(actor);
        return deputies.activeOn(day == null ? LocalDate.now(clock) : day).stream()
                .map(Known::of)
                .toList();
    }

    /** Earlier suggestions with a similar title. */
    @GetMapping("/api/similar-suggestions")
    List<SimilarSuggestions.Similar> similar(
            @RequestParam(defaultValue = "") String title, @RequestAttribute(ACTOR) Actor actor) {
        requireOffice(actor);
        return similarSuggestions.to(title);
    }

    /** The signed paper of what was entered without it. */
    @PostMapping("/api/suggestions/{id}/scan")
    void attachScan(@PathVariable String id, @RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        requireOffice(actor);
        recordSubmission.attachScan(SuggestionId.of(id), messages.read(json, AttachScan.class), actor);
    }

    private static void requireOffice(Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("会议录入由镇人大办使用");
        }
    }
}
