package org.jianyi.web.suggestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jianyi.notice.ReadNotices;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.web.WebPage;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The case page, and the page after a step. */
@WebPage
class SuggestionPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final CasePages casePages;
    private final Oversights oversights;
    private final Afterwards afterwards;
    private final ReadNotices notices;
    private final ObjectMapper mapper;
    private final Clock clock;

    SuggestionPages(
            CasePages casePages,
            Oversights oversights,
            Afterwards afterwards,
            ReadNotices notices,
            ObjectMapper mapper,
            Clock clock) {
        this.casePages = casePages;
        this.oversights = oversights;
        this.afterwards = afterwards;
        this.notices = notices;
        this.mapper = mapper;
        this.clock = clock;
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
