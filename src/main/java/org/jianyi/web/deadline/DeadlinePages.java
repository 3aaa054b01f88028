package org.jianyi.web.deadline;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import org.jianyi.Refusal;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.rulebook.ChangeRules;
import org.jianyi.web.WebPage;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 期限计算: all dates from one day on, to be read, checked and printed by anybody. */
@WebPage
class DeadlinePages {

    private final Calculator calculator;
    private final ChangeRules changeRules;
    private final Clock clock;

    DeadlinePages(Calculator calculator, ChangeRules changeRules, Clock clock) {
        this.calculator = calculator;
        this.changeRules = changeRules;
        this.clock = clock;
    }

    @GetMapping("/deadlines")
    String page(
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String profile,
            HttpServletResponse response,
            Model model) {
        String asked = from == null ? LocalDate.now(clock).toString() : from;
        model.addAttribute("from", asked);
        model.addAttribute("profile", profile);
        model.addAttribute("profiles", changeRules.versions());
        try {
            LocalDate day = Calculator.day(asked);
            RuleProfile rules = calculator.profile(profile, day);
            model.addAttribute("day", day);
            model.addAttribute("rules", rules);
            model.addAttribute("lines", calculator.lines(day, null, rules));
        } catch (Refusal refusal) {
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal.sentence());
        }
        return "deadline/calculator";
    }
}
