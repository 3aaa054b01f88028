package org.jianyi.web.task;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jianyi.Refusal;
import org.jianyi.process.Case;
import org.jianyi.process.Desk;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Deputies;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.web.WebPage;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form of a task, and the form that starts something, each on a page of its own. */
@WebPage
class TaskPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final Desk desk;
    private final Deputies deputies;
    private final Clock clock;

    TaskPages(Desk desk, Deputies deputies, Clock clock) {
        this.desk = desk;
        this.deputies = deputies;
        this.clock = clock;
    }

    /** A task that is done leads to its case, which says how it went on. */
    @GetMapping("/tasks/{id}")
    String task(@PathVariable String id, @RequestAttribute(ACTOR) Actor actor, Model model, RedirectAttributes next) {
        Optional<SuggestionId> done = desk.caseOfDone(id);
        if (done.isPresent()) {
            next.addFlashAttribute("told", "这项任务已经办完，或者不再需要办理。现在的情况如下。");
            return "redirect:/suggestions/" + done.get().value();
        }
        model.addAttribute("actor", actor);
        Desk.OpenTask task = desk.task(id, actor);
        model.addAttribute("task", task);
        model.addAttribute("takeable", desk.isTakeable(task, actor));
        model.addAttribute("form", desk.formOf(id));
        return "task";
    }

    @PostMapping("/tasks/{id}/claim")
    String takeOver(@PathVariable String id, @RequestAttribute(ACTOR) Actor actor) {
        desk.takeOver(id, actor);
        return "redirect:/tasks/{id}";
    }

    @GetMapping("/start/{process}")
    String start(@PathVariable String process, @RequestAttribute(ACTOR) Actor actor, Model model) {
        if (process.equals(Case.SUGGESTION_HANDLING)
                && deputies.former(actor, LocalDate.now(clock)).isPresent()) {
            throw Refusal.forbidden("您现在不是在任代表，不能提出建议；以前提出的照常办理，仍由您沟通、评价");
        }
        model.addAttribute("actor", actor);
        model.addAttribute("process", process);
        model.addAttribute("form", desk.formOfStart(process));
        return "start";
    }
}
