package org.jianyi.web.home;

import java.time.Clock;
import java.time.LocalDate;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Deputies;
import org.jianyi.web.WebPage;
import org.jianyi.web.roster.FirstSteps;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/** The start page. */
@WebPage
class HomePage {

    private final Homes homes;
    private final FirstSteps firstSteps;
    private final Deputies deputies;
    private final Clock clock;

    HomePage(Homes homes, FirstSteps firstSteps, Deputies deputies, Clock clock) {
        this.homes = homes;
        this.firstSteps = firstSteps;
        this.deputies = deputies;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(@RequestAttribute("org.jianyi.roster.Actor") Actor actor, Model model) {
        model.addAttribute("actor", actor);
        model.addAttribute("home", homes.of(actor));
        if (actor.isAdministrator()) {
            model.addAttribute("steps", firstSteps.missing());
        }
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("former", deputies.former(actor, today).orElse(null));
        model.addAttribute("today", today);
        return "home";
    }
}
