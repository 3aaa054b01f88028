package org.jianyi.web.board;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jianyi.Refusal;
import org.jianyi.handling.CaseAccess;
import org.jianyi.ledger.Board;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.web.WebPage;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;

/** The board and a case's course outside Cockpit: for phone and paper, and for cases whose processes have ended. */
@WebPage
class BoardPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final Timeline timeline;
    private final Suggestions suggestions;
    private final CaseAccess access;

    BoardPages(Timeline timeline, Suggestions suggestions, CaseAccess access) {
        this.timeline = timeline;
        this.suggestions = suggestions;
        this.access = access;
    }

    @GetMapping("/board")
    String board(@RequestAttribute(ACTOR) Actor actor) {
        Board.require(actor);
        return "board/page";
    }

    @GetMapping("/suggestions/{id}/timeline")
    String timeline(@PathVariable String id, @RequestAttribute(ACTOR) Actor actor, Model model) {
        show(id, actor, model);
        return "board/timeline";
    }

    /** The same without a page around it, for Cockpit's tab. */
    @GetMapping("/suggestions/{id}/timeline/lines")
    String lines(@PathVariable String id, @RequestAttribute(ACTOR) Actor actor, Model model) {
        show(id, actor, model);
        return "board/timeline :: lines";
    }

    private void show(String id, Actor actor, Model model) {
        Suggestion suggestion = suggestions.get(SuggestionId.of(id));
        access.require(suggestion, actor);
        if (!Board.isOpenTo(actor)) {
            throw Refusal.forbidden("只有镇人大办、主席团和系统管理员可以查看一件建议的办理全程");
        }
        Map<LocalDate, List<Timeline.Moment>> days = timeline.of(suggestion, actor);
        model.addAttribute("s", suggestion);
        model.addAttribute("days", days);
        model.addAttribute("count", days.values().stream().mapToInt(List::size).sum());
    }
}
