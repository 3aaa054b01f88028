package org.jianyi.web.record;

import java.util.List;
import org.jianyi.process.RecordForUnit;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.web.WebPage;
import org.jianyi.web.suggestion.CaseView;
import org.jianyi.web.suggestion.CaseViews;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the office records for a unit of a case, chosen by the address or on the page. */
@WebPage
class UnitRecordPage {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final UnitRecords records;
    private final CaseViews views;

    UnitRecordPage(UnitRecords records, CaseViews views) {
        this.records = records;
        this.views = views;
    }

    /**
     * @param handling id of a share; empty: chosen on the page, unless there is only one
     * @param unit code of a unit that assists it; empty: the share's own
     */
    @GetMapping("/suggestions/{id}/record")
    String page(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String handling,
            @RequestParam(defaultValue = "") String unit,
            @RequestAttribute(ACTOR) Actor actor,
            Model model) {
        SuggestionId suggestion = SuggestionId.of(id);
        CaseView view = views.of(suggestion, actor);
        RecordForUnit.requireOffice(actor);
        List<UnitRecords.Waiting> waiting = records.of(suggestion, actor);
        model.addAttribute("c", view);
        model.addAttribute("waiting", waiting);
        model.addAttribute("chosen", chosen(waiting, handling, unit));
        model.addAttribute("awaitsDispatch", records.awaitsDispatch(suggestion));
        model.addAttribute("asked", !handling.isEmpty());
        return "record/unit";
    }

    private static UnitRecords.Waiting chosen(List<UnitRecords.Waiting> waiting, String handling, String unit) {
        if (handling.isEmpty()) {
            return waiting.size() == 1 ? waiting.get(0) : null;
        }
        return waiting.stream()
                .filter(one -> one.handling().equals(handling)
                        && (unit.isEmpty() ? !one.assisting() : one.unit().equals(unit)))
                .findFirst()
                .orElse(null);
    }
}
