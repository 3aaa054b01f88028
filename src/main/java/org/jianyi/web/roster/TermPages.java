package org.jianyi.web.roster;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianyi.Refusal;
import org.jianyi.roster.Actor;
import org.jianyi.roster.ChangeTerm;
import org.jianyi.roster.Congress;
import org.jianyi.roster.Deputy;
import org.jianyi.roster.KeepRoster;
import org.jianyi.roster.NewTerm;
import org.jianyi.roster.Roll;
import org.jianyi.sheet.Table.Written;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.web.WebPage;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page that leads through a change of term (换届). */
@WebPage
class TermPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final ChangeTerm changeTerm;
    private final Cosignings cosignings;
    private final List<Roll<?>> rolls;
    private final Validator validator;

    TermPages(ChangeTerm changeTerm, Cosignings cosignings, List<Roll<?>> rolls, Validator validator) {
        this.changeTerm = changeTerm;
        this.cosignings = cosignings;
        this.rolls = rolls;
        this.validator = validator;
    }

    @GetMapping("/roster/term")
    String term(@RequestAttribute(ACTOR) Actor actor, Model model) {
        return page(Map.of(), Map.of(), actor, model);
    }

    /** All is checked and shown once more before it is confirmed: a change of term is not taken back. */
    @PostMapping("/roster/term")
    String change(
            @RequestParam(defaultValue = "false") boolean confirmed,
            @RequestParam(defaultValue = "false") boolean back,
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        KeepRoster.require(actor);
        Map<String, String> typed = new LinkedHashMap<>();
        ChangeTerm.TABLE.fields().forEach(field -> typed.put(field.name(), request.getParameter(field.name())));
        Map<Long, String> again = Stream.ofNullable(request.getParameterValues("again"))
                .flatMap(Stream::of)
                .filter(id -> id.matches("\\d{1,15}"))
                .collect(Collectors.toMap(
                        Long::valueOf, id -> String.valueOf(request.getParameter("card" + id)), (one, same) -> one));
        if (back) {
            return page(typed, again, actor, model);
        }
        Written<NewTerm> written = ChangeTerm.TABLE.read(typed::get, validator);
        Map<String, String> complaints = written.complaints();
        if (complaints.isEmpty()) {
            try {
                if (!confirmed) {
                    changeTerm.check(written.entry(), again, actor);
                    List<Deputy> leaving = changeTerm.sitting(actor).stream()
                            .filter(deputy -> !again.containsKey(deputy.id()))
                            .toList();
                    model.addAttribute(
                            "leaving", leaving.stream().map(Deputy::name).toList());
                    model.addAttribute(
                            "undecided",
                            cosignings.undecided(
                                    leaving.stream().map(Deputy::id).toList()));
                    return page(typed, again, actor, model);
                }
                Congress next = changeTerm.change(written.entry(), again, actor);
                flash.addFlashAttribute(
                        "done", "已换届，现在是第" + next.term() + "届，连任的代表" + again.size() + "人。请登记或者导入新当选的代表。");
                return "redirect:/roster/deputies";
            } catch (Refusal refusal) {
                complaints = refusal.all().stream()
                        .collect(Collectors.toMap(
                                one -> one.field() == null ? "" : one.field(),
                                Refusal::sentence,
                                (one, more) -> one + "；" + more));
            }
        }
        model.addAttribute("complaints", complaints);
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return page(typed, again, actor, model);
    }

    private String page(Map<String, String> typed, Map<Long, String> again, Actor actor, Model model) {
        model.addAttribute("sitting", changeTerm.sitting(actor));
        model.addAttribute("current", changeTerm.current().orElse(null));
        model.addAttribute("rolls", rolls);
        model.addAttribute("fields", ChangeTerm.TABLE.fields());
        model.addAttribute("shown", typed);
        model.addAttribute("again", again);
        return "roster/term";
    }
}
