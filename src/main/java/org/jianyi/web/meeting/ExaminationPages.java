package org.jianyi.web.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jianyi.Refusal;
import org.jianyi.process.Desk;
import org.jianyi.process.OfficeMeeting;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.web.WebPage;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/** All that waits for its registration, in the order in which it will get its numbers. */
@WebPage
class ExaminationPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final Desk desk;
    private final Suggestions suggestions;
    private final Clock clock;

    ExaminationPages(Desk desk, Suggestions suggestions, Clock clock) {
        this.desk = desk;
        this.suggestions = suggestions;
        this.clock = clock;
    }

    @GetMapping("/examination")
    @Transactional(readOnly = true)
    public String page(@RequestAttribute(ACTOR) Actor actor, Model model) {
        if (!actor.isOffice()) {
            throw Refusal.forbidden("集中审查由镇人大办使用");
        }
        Map<String, String> waiting = desk.waitingAt(OfficeMeeting.EXAMINE);
        model.addAttribute("tasks", waiting);
        model.addAttribute(
                "rows",
                suggestions.inOrder(
                        waiting.keySet().stream().map(SuggestionId::new).toList()));
        model.addAttribute("today", LocalDate.now(clock));
        return "examination";
    }
}
