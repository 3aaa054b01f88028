package org.jianyi.web.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jianyi.Refusal;
import org.jianyi.assignment.PlanAssignment;
import org.jianyi.assignment.PrepareMeeting;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.deadline.Rules;
import org.jianyi.process.FormMessages;
import org.jianyi.process.OfficeMeeting;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.web.WebPage;
import org.springframework.data.domain.Limit;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The assignment meeting's table. A plain table whose rows open for editing: a row holds choices within choices (who leads, who assists,
 * which unit takes which proposal), for which the browser's own fields serve keyboard and screen reader better than the cells of a grid.
 */
@WebPage
@RequestMapping("/meeting")
class MeetingPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private static final int DAYS_TO_PRINT = 30;

    private final MeetingRows rows;
    private final PrepareMeeting prepareMeeting;
    private final OfficeMeeting meeting;
    private final FormMessages messages;
    private final Suggestions suggestions;
    private final Rules rules;
    private final Clock clock;

    MeetingPages(
            MeetingRows rows,
            PrepareMeeting prepareMeeting,
            OfficeMeeting meeting,
            FormMessages messages,
            Suggestions suggestions,
            Rules rules,
            Clock clock) {
        this.rows = rows;
        this.prepareMeeting = prepareMeeting;
        this.meeting = meeting;
        this.messages = messages;
        this.suggestions = suggestions;
        this.rules = rules;
        this.clock = clock;
    }

    @ModelAttribute
    void officeOnly(@RequestAttribute(ACTOR) Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("交办会由镇人大办使用");
        }
    }

    @ModelAttribute
    void periods(Model model) {
        RuleProfile profile = rules.on(LocalDate.now(clock));
        model.addAttribute("usual", RuleProfile.inWords(profile.replyMonths()));
        model.addAttribute("longer", RuleProfile.inWords(profile.complexReplyMonths()));
    }

    /** @param large for the projector: large type, nothing to edit, kept up to date */
    @GetMapping
    String page(@RequestParam(defaultValue = "false") boolean large, Model model) {
        model.addAttribute("rows", rows.all());
        model.addAttribute("large", large);
        model.addAttribute("past", suggestions.assignmentDays(Limit.of(DAYS_TO_PRINT)));
        model.addAttribute("today", LocalDate.now(clock));
        return "meeting";
    }

    @GetMapping("/rows")
    String table(Model model) {
        model.addAttribute("rows", rows.all());
        model.addAttribute("large", true);
        return "meeting :: rows";
    }

    @GetMapping("/rows/{id}")
    String row(@PathVariable String id, Model model) {
        model.addAttribute("rows", List.of(rows.of(SuggestionId.of(id))));
        return "meeting :: rows";
    }

    /** Opens a row. With fields: another category was chosen, and its proposed units are filled in; all else stays as it was typed. */
    @GetMapping("/rows/{id}/plan")
    String editor(
            @PathVariable String id,
            @ModelAttribute PlanFields fields,
            @RequestParam(required = false) Long version,
            Model model) {
        SuggestionId suggestion = SuggestionId.of(id);
        if (fields.category() == null) {
            MeetingRow row = rows.of(suggestion);
            return editor(model, row, row.version(), null);
        }
        PlanAssignment proposed = fields.form(meeting.preset(fields.category()).units());
        return editor(model, rows.typed(suggestion, proposed), version, null);
    }

    /** @param version that was on the screen when editing began */
    @PostMapping("/rows/{id}")
    String keep(
            @PathVariable String id,
            @ModelAttribute PlanFields fields,
            @RequestParam(required = false) Long version,
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletResponse response,
            Model model) {
        SuggestionId suggestion = SuggestionId.of(id);
        PlanAssignment form = fields.form();
        try {
            prepareMeeting.keep(suggestion, version, messages.checked(form), actor);
            return row(id, model);
        } catch (Refusal refusal) {
            MeetingRow theirs = rows.of(suggestion);
            boolean overtaken = refusal.status() == 409;
            response.setStatus(refusal.status());
            model.addAttribute("theirs", overtaken ? theirs : null);
            return editor(
                    model, rows.typed(suggestion, form), overtaken ? theirs.version() : version, refusal.sentence());
        }
    }

    private String editor(Model model, MeetingRow row, Long version, String told) {
        model.addAttribute("row", row);
        model.addAttribute("version", version);
        model.addAttribute("told", told);
        model.addAttribute("choices", rows.choices(new SuggestionId(row.id())));
        return "meeting :: editor";
    }
}
