package org.jianyi.web;

import java.time.Clock;
import java.time.LocalDate;
import org.jianyi.process.Desk;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;

/** Our own pages. */
@Controller
class Pages {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final Desk desk;
    private final CaseViews views;
    private final Homes homes;

    private final Clock clock;

    Pages(Desk desk, CaseViews views, Homes homes, Clock clock) {
        this.clock = clock;
        this.homes = homes;
        this.desk = desk;
        this.views = views;
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }

    @GetMapping("/")
    String home(@RequestAttribute(ACTOR) Actor actor, Model model) {
        model.addAttribute("actor", actor);
        model.addAttribute("home", homes.of(actor));
        model.addAttribute("today", LocalDate.now(clock));
        return "home";
    }

    @GetMapping("/suggestions/{id}")
    String suggestion(@PathVariable String id, @RequestAttribute(ACTOR) Actor actor, Model model) {
        SuggestionId suggestion = SuggestionId.of(id);
        model.addAttribute("actor", actor);
        model.addAttribute("case", views.of(suggestion, actor));
        model.addAttribute("tasks", desk.tasksOf(suggestion, actor));
        return "suggestion";
    }

    @GetMapping("/tasks/{id}")
    String task(@PathVariable String id, @RequestAttribute(ACTOR) Actor actor, Model model) {
        model.addAttribute("actor", actor);
        model.addAttribute("task", desk.task(id, actor));
        model.addAttribute("form", desk.formOf(id));
        return "task";
    }

    @GetMapping("/start/{process}")
    String start(@PathVariable String process, @RequestAttribute(ACTOR) Actor actor, Model model) {
        model.addAttribute("actor", actor);
        model.addAttribute("process", process);
        model.addAttribute("form", desk.formOfStart(process));
        return "start";
    }
}
