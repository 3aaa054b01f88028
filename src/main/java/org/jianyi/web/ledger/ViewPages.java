package org.jianyi.web.ledger;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jianyi.Refusal;
import org.jianyi.ledger.KeepViews;
import org.jianyi.ledger.LedgerView;
import org.jianyi.roster.Actor;
import org.jianyi.web.WebPage;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** A person's views of the ledger, kept, renamed, preferred, removed; each answers with the list as it is then. */
@WebPage
class ViewPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final KeepViews views;
    private final LedgerScreen screen;

    ViewPages(KeepViews views, LedgerScreen screen) {
        this.views = views;
        this.screen = screen;
    }

    /** @param query of the ledger as it is on the screen */
    @PostMapping("/ledger/views")
    String keep(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String query,
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletResponse response,
            Model model) {
        return answer(() -> views.keep(name, canonical(query, actor), actor), name, null, actor, response, model);
    }

    @PostMapping("/ledger/views/{id}/name")
    String rename(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletResponse response,
            Model model) {
        return answer(() -> views.rename(number(id), name, actor), name, id, actor, response, model);
    }

    @PostMapping("/ledger/views/{id}/preference")
    String prefer(
            @PathVariable String id, @RequestAttribute(ACTOR) Actor actor, HttpServletResponse response, Model model) {
        return answer(() -> views.prefer(number(id), actor), null, null, actor, response, model);
    }

    @PostMapping("/ledger/views/{id}/removal")
    String remove(
            @PathVariable String id, @RequestAttribute(ACTOR) Actor actor, HttpServletResponse response, Model model) {
        return answer(() -> views.remove(number(id), actor), null, null, actor, response, model);
    }

    /** Only what the ledger itself understands is kept. */
    private String canonical(String query, Actor actor) {
        Map<String, String> parameters = new HashMap<>();
        try {
            UriComponentsBuilder.newInstance()
                    .query(query)
                    .build()
                    .getQueryParams()
                    .forEach((name, values) -> parameters.put(name, decoded(values.get(0))));
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.badInput("query", "要保存的条件不完整，请刷新台账后重试");
        }
        return screen.asked(parameters, actor).query();
    }

    private static String decoded(String value) {
        return value == null ? "" : URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private static Long number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw Refusal.notFound("没有这个视图，请刷新页面");
        }
        return Long.valueOf(id);
    }

    /** @param renamed whose name was typed, or null */
    private String answer(
            Runnable act, String typed, String renamed, Actor actor, HttpServletResponse response, Model model) {
        Refusal refusal = null;
        try {
            act.run();
        } catch (Refusal refused) {
            refusal = refused;
            response.setStatus(refused.status());
        }
        List<LedgerView> present = views.of(actor);
        model.addAttribute("views", present);
        if (refusal != null) {
            model.addAttribute("told", refusal.sentence());
            model.addAttribute("typed", typed);
            model.addAttribute(
                    "renamed",
                    present.stream()
                            .map(view -> view.id().toString())
                            .filter(id -> id.equals(renamed))
                            .findFirst()
                            .orElse(null));
        }
        return "ledger/page :: views";
    }
}
