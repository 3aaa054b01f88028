package org.jianyi.web.entry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jianyi.Refusal;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Categories;
import org.jianyi.roster.Reading;
import org.jianyi.roster.Sessions;
import org.jianyi.roster.Track;
import org.jianyi.roster.Units;
import org.jianyi.suggestion.Level;
import org.jianyi.suggestion.Publicity;
import org.jianyi.suggestion.Source;
import org.jianyi.suggestion.SuggestionKind;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.web.WebPage;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;

/** Quick entry on the day of a session: one page, from signed paper, one suggestion after the other. */
@WebPage
class EntryPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final Sessions sessions;
    private final Categories categories;
    private final Units units;
    private final Suggestions suggestions;
    private final Clock clock;

    EntryPages(Sessions sessions, Categories categories, Units units, Suggestions suggestions, Clock clock) {
        this.sessions = sessions;
        this.categories = categories;
        this.units = units;
        this.suggestions = suggestions;
        this.clock = clock;
    }

    @ModelAttribute
    void officeOnly(@RequestAttribute(ACTOR) Actor actor) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("会议录入由镇人大办使用");
        }
    }

    @GetMapping("/entry")
    String page(Model model) {
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("today", today);
        model.addAttribute("sessions", sessions.findAllByOrderByOpensOnDesc());
        model.addAttribute(
                "current",
                sessions.findFirstByOpensOnLessThanEqualOrderByOpensOnDesc(today)
                        .orElse(null));
        Map<String, String> initials = new LinkedHashMap<>();
        categories
                .findByActiveTrueOrderByOrdinal()
                .forEach(category -> initials.put(
                        category.name(), Reading.of(category.name()).initials()));
        model.addAttribute("categories", initials);
        model.addAttribute(
                "units",
                units.findByActiveTrueOrderByCode().stream()
                        .filter(unit -> unit.track() != Track.UPPER)
                        .toList());
        model.addAttribute("kinds", SuggestionKind.values());
        model.addAttribute("sources", Source.values());
        model.addAttribute("levels", Level.values());
        model.addAttribute("publicities", Publicity.values());
        return "entry";
    }

    /** What was entered today, the last on top. */
    @GetMapping("/entry/today")
    @Transactional(readOnly = true)
    public String today(Model model) {
        model.addAttribute(
                "entered",
                List.copyOf(suggestions.enteredSince(
                        LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant())));
        return "entry :: today";
    }
}
