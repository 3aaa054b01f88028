package org.jianyi.web.supervision;

import java.util.List;
import org.jianyi.Refusal;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.Handlings;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.supervision.Supervision;
import org.jianyi.supervision.SupervisionAnswers;
import org.jianyi.supervision.SupervisionId;
import org.jianyi.supervision.Supervisions;
import org.jianyi.web.WebPage;
import org.jianyi.web.suggestion.SupervisionViews;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;

/** An urge or an order on paper, with its answers. Who may not read all of it cannot print it. */
@WebPage
class SupervisionPrint {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final Supervisions supervisions;
    private final SupervisionAnswers answers;
    private final Suggestions suggestions;
    private final Handlings handlings;
    private final CaseAccess access;

    SupervisionPrint(
            Supervisions supervisions,
            SupervisionAnswers answers,
            Suggestions suggestions,
            Handlings handlings,
            CaseAccess access) {
        this.supervisions = supervisions;
        this.answers = answers;
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.access = access;
    }

    @GetMapping("/supervisions/{id}/print")
    @Transactional(readOnly = true)
    public String print(@PathVariable String id, @RequestAttribute(ACTOR) Actor actor, Model model) {
        Supervision supervision = supervisions.get(SupervisionId.of(id));
        Suggestion suggestion = suggestions.get(supervision.suggestion());
        if (!access.mayView(suggestion, actor) || !SupervisionViews.isWhole(supervision, suggestion, actor)) {
            throw Refusal.notFound("没有这件催办或督办单，或者您无权查看");
        }
        model.addAttribute("v", supervision);
        model.addAttribute("s", suggestion);
        model.addAttribute("h", handlings.findById(supervision.handling()).orElse(null));
        model.addAttribute("answers", answers.findBySupervisionInOrderById(List.of(supervision.id())));
        return "print/supervision";
    }
}
