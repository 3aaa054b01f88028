package org.jianyi.web.print;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jianyi.Refusal;
import org.jianyi.deadline.Rules;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.reply.Replies;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.Submissions;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.survey.ContactedBy;
import org.jianyi.survey.ContactedHow;
import org.jianyi.survey.Grade;
import org.jianyi.survey.Solved;
import org.jianyi.web.WebPage;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What leaves the house on paper. Who may not see a case cannot print it: it is missing here as everywhere. */
@WebPage
@Transactional(readOnly = true)
public class PrintPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final Suggestions suggestions;
    private final Submissions submissions;
    private final Cosignings cosignings;
    private final Handlings handlings;
    private final Replies replies;
    private final CaseAccess access;
    private final Slips slips;
    private final Rules rules;
    private final Clock clock;

    PrintPages(
            Suggestions suggestions,
            Submissions submissions,
            Cosignings cosignings,
            Handlings handlings,
            Replies replies,
            CaseAccess access,
            Slips slips,
            Rules rules,
            Clock clock) {
        this.suggestions = suggestions;
        this.submissions = submissions;
        this.cosignings = cosignings;
        this.handlings = handlings;
        this.replies = replies;
        this.access = access;
        this.slips = slips;
        this.rules = rules;
        this.clock = clock;
    }

    /** The suggestion with its signers. */
    @GetMapping("/suggestions/{id}/print")
    public String suggestion(@PathVariable String id, @RequestAttribute(ACTOR) Actor actor, Model model) {
        Suggestion suggestion = seen(SuggestionId.of(id), actor);
        model.addAttribute("s", suggestion);
        model.addAttribute("former", isOfFormerDeputy(suggestion));
        model.addAttribute("text", submissions.latest(suggestion.id()));
        model.addAttribute("cosigners", cosignings.signed(suggestion));
        return "print/suggestion";
    }

    /** 交办单: one for each unit of a suggestion. */
    @GetMapping("/suggestions/{id}/slips")
    public String slips(@PathVariable String id, @RequestAttribute(ACTOR) Actor actor, Model model) {
        return slips(slips.of(List.of(seen(SuggestionId.of(id), actor)), actor), model);
    }

    /** 交办单 of all that was assigned on a day. */
    @GetMapping("/print/slips")
    public String slips(
            @RequestParam(required = false) LocalDate day, @RequestAttribute(ACTOR) Actor actor, Model model) {
        return slips(slips.of(assigned(day(day), actor), actor), model);
    }

    /** 交办清单: all that was assigned on a day, whole and by unit. */
    @GetMapping("/print/assignments")
    public String assignments(
            @RequestParam(required = false) LocalDate day, @RequestAttribute(ACTOR) Actor actor, Model model) {
        List<Slips.Slip> all = slips.of(assigned(day(day), actor), actor);
        if (all.isEmpty()) {
            throw Refusal.notFound("这一天没有交办的建议，或者您无权查看");
        }
        model.addAttribute("day", day(day));
        model.addAttribute("whole", Slips.bySuggestion(all));
        model.addAttribute("byUnit", Slips.byUnit(all));
        return "print/assignments";
    }

    /** 征询意见表: goes out with the letter, to be signed by the deputy. */
    @GetMapping("/handlings/{id}/feedback-form")
    public String feedbackForm(@PathVariable String id, @RequestAttribute(ACTOR) Actor actor, Model model) {
        Handling handling = handlings.get(HandlingId.of(id));
        Suggestion suggestion = seen(handling.suggestion(), actor);
        if (suggestion.isImported()) {
            throw Refusal.notFound("这件建议导入自历年台账，没有征询意见表");
        }
        model.addAttribute("s", suggestion);
        model.addAttribute("former", isOfFormerDeputy(suggestion));
        model.addAttribute("handling", handling);
        model.addAttribute(
                "reply",
                replies.findFirstByHandlingOrderByDraftNumberDesc(handling.id())
                        .filter(reply -> access.isInside(suggestion, actor) || reply.deliveredOn() != null)
                        .orElse(null));
        model.addAttribute("days", rules.on(suggestion.assignedOn()).feedbackDays());
        model.addAttribute("contactedBy", ContactedBy.values());
        model.addAttribute("contactedHow", ContactedHow.values());
        model.addAttribute("grades", Grade.values());
        model.addAttribute("solved", Solved.values());
        return "print/feedback-form";
    }

    private String slips(List<Slips.Slip> some, Model model) {
        if (some.isEmpty()) {
            throw Refusal.notFound("没有可以打印的交办单，或者您无权查看");
        }
        model.addAttribute("slips", some);
        return "print/slips";
    }

    private List<Suggestion> assigned(LocalDate day, Actor actor) {
        return suggestions.assignedOn(day).stream()
                .filter(suggestion -> access.mayView(suggestion, actor))
                .toList();
    }

    private Suggestion seen(SuggestionId id, Actor actor) {
        Suggestion suggestion = suggestions.get(id);
        access.require(suggestion, actor);
        return suggestion;
    }

    private boolean isOfFormerDeputy(Suggestion suggestion) {
        return !suggestions
                .ofFormerDeputies(LocalDate.now(clock), List.of(suggestion.id()))
                .isEmpty();
    }

    private LocalDate day(LocalDate day) {
        return day == null ? LocalDate.now(clock) : day;
    }
}
