package org.jianyi.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianyi.Refusal;
import org.jianyi.handling.HandlingId;
import org.jianyi.notice.ReadNotices;
import org.jianyi.process.Case;
import org.jianyi.process.Desk;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.Deputy;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.web.roster.FirstSteps;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Our own pages. */
@WebPage
class Pages {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final Desk desk;
    private final CasePages casePages;
    private final Homes homes;
    private final Afterwards afterwards;
    private final Letters letters;
    private final ObjectMapper mapper;
    private final FirstSteps firstSteps;
    private final Deputies deputies;
    private final Oversights oversights;
    private final ReadNotices notices;
    private final Clock clock;

    Pages(
            Desk desk,
            CasePages casePages,
            Homes homes,
            Afterwards afterwards,
            Letters letters,
            ObjectMapper mapper,
            FirstSteps firstSteps,
            Deputies deputies,
            Oversights oversights,
            ReadNotices notices,
            Clock clock) {
        this.oversights = oversights;
        this.firstSteps = firstSteps;
        this.deputies = deputies;
        this.notices = notices;
        this.mapper = mapper;
        this.clock = clock;
        this.homes = homes;
        this.afterwards = afterwards;
        this.letters = letters;
        this.desk = desk;
        this.casePages = casePages;
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }

    @GetMapping("/")
    String home(@RequestAttribute(ACTOR) Actor actor, Model model) {
        model.addAttribute("actor", actor);
        model.addAttribute("home", homes.of(actor));
        if (actor.isAdministrator()) {
            model.addAttribute("steps", firstSteps.missing());
        }
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("former", former(actor, today).orElse(null));
        model.addAttribute("today", today);
        return "home";
    }

    /** A deputy whose time is over, or has not begun. */
    private Optional<Deputy> former(Actor actor, LocalDate today) {
        return actor.isOffice()
                ? Optional.empty()
                : deputies.findByUserId(actor.userId()).filter(deputy -> !deputy.isActiveOn(today));
    }

    /** @param ledger the state of the ledger this person came from, to go back to; null when he came another way */
    @GetMapping("/suggestions/{id}")
    String suggestion(
            @PathVariable String id,
            @RequestParam(required = false) String ledger,
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletRequest request,
            Model model) {
        SuggestionId suggestion = SuggestionId.of(id);
        model.addAttribute("actor", actor);
        CasePage page = casePages.of(suggestion, actor);
        notices.readAbout(suggestion, actor);
        model.addAttribute("page", page);
        model.addAttribute("ledger", ledger);
        Oversight oversight = oversights.of(page.view(), actor);
        model.addAttribute("oversight", oversight);
        model.addAttribute("context", context(page, oversight, request.getContextPath()));
        model.addAttribute("today", LocalDate.now(clock));
        return "suggestion";
    }

    /** What happened by a step just done, and what comes next. */
    @GetMapping("/suggestions/{id}/done")
    String done(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String step,
            @RequestAttribute(ACTOR) Actor actor,
            Model model) {
        model.addAttribute("after", afterwards.of(SuggestionId.of(id), step, actor, LocalDate.now(clock)));
        return "done";
    }

    /** The reply letter, to be read and printed. */
    @GetMapping("/handlings/{id}/letter")
    String letter(@PathVariable String id, @RequestAttribute(ACTOR) Actor actor, Model model) {
        HandlingId handling = HandlingId.of(id);
        model.addAttribute("letter", letters.of(handling, actor));
        model.addAttribute("suggestion", handling.suggestion().value());
        return "letter";
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
                && former(actor, LocalDate.now(clock)).isPresent()) {
            throw Refusal.forbidden("您现在不是在任代表，不能提出建议；以前提出的照常办理，仍由您沟通、评价");
        }
        model.addAttribute("actor", actor);
        model.addAttribute("process", process);
        model.addAttribute("form", desk.formOfStart(process));
        return "start";
    }

    /** What the panels need: the choices, and today. Safe within a script element: no angle bracket is left in it. */
    private String context(CasePage page, Oversight oversight, String root) {
        List<Map<String, String>> units = page.acts().units().entrySet().stream()
                .map(unit -> Map.of("code", unit.getKey(), "name", unit.getValue()))
                .toList();
        try {
            return mapper.writeValueAsString(Map.of(
                            "root", root,
                            "today", LocalDate.now(clock).toString(),
                            "suggestion",
                                    Map.of(
                                            "id", page.view().id(),
                                            "proposals", page.view().proposals()),
                            "roles", page.acts().addUnit(),
                            "options", Map.of("units", units, "leaders", oversight.leaders())))
                    .replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
