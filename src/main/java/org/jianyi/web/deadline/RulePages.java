package org.jianyi.web.deadline;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jianyi.Refusal;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.deadline.Rules;
import org.jianyi.roster.Actor;
import org.jianyi.rulebook.ChangeRules;
import org.jianyi.rulebook.RuleEntry;
import org.jianyi.rulebook.RuleVersion;
import org.jianyi.sheet.Table.Written;
import org.jianyi.web.WebPage;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 办理规则: the periods the town has given itself, version by version; the administrator puts a new one in force. */
@WebPage
class RulePages {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final ChangeRules changeRules;
    private final Rules rules;
    private final Validator validator;
    private final Clock clock;

    RulePages(ChangeRules changeRules, Rules rules, Validator validator, Clock clock) {
        this.changeRules = changeRules;
        this.rules = rules;
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * A version as the page shows it.
     *
     * @param state 现行, 将施行, or what became of it
     */
    record Shown(RuleVersion version, String state, Map<String, String> periods) {

        public boolean isInForce() {
            return state.equals("现行");
        }
    }

    @ModelAttribute
    void requireReader(@RequestAttribute(ACTOR) Actor actor, Model model) {
        if (!actor.isRosterKeeper() && !actor.isPresidium()) {
            throw Refusal.forbidden("办理规则由镇人大办、主席团和系统管理员查看");
        }
        model.addAttribute("keeper", actor.isAdministrator());
        model.addAttribute("zone", clock.getZone());
        model.addAttribute("fields", ChangeRules.TABLE.fields());
    }

    @GetMapping("/rules")
    String page(Model model) {
        List<RuleVersion> versions = changeRules.versions();
        model.addAttribute(
                "versions",
                versions.stream()
                        .map(version -> new Shown(version, state(version, versions), periods(version)))
                        .toList());
        return "deadline/rules";
    }

    @GetMapping("/rules/entry")
    String entry(@RequestAttribute(ACTOR) Actor actor, Model model) {
        ChangeRules.require(actor);
        model.addAttribute("shown", ChangeRules.TABLE.shown(changeRules.suggested()));
        return "deadline/rule-entry";
    }

    /** Looks at what a profile would change. Asked with {@code again}, it only gives the page back as it was filled in. */
    @PostMapping("/rules/preview")
    String preview(
            @RequestParam(defaultValue = "false") boolean again,
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        ChangeRules.require(actor);
        Map<String, String> typed = typed(request, model);
        if (again) {
            return "deadline/rule-entry";
        }
        try {
            model.addAttribute("preview", changeRules.preview(read(typed, model), actor));
            return "deadline/rule-preview";
        } catch (Refusal refusal) {
            return refused(refusal, response, model);
        }
    }

    @PostMapping("/rules")
    String keep(
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        ChangeRules.require(actor);
        Map<String, String> typed = typed(request, model);
        try {
            RuleEntry entry = read(typed, model);
            flash.addFlashAttribute(
                    "done",
                    "“" + entry.version().strip() + "”已保存，" + CalendarPages.told(changeRules.keep(entry, actor)));
            return "redirect:/rules";
        } catch (Refusal refusal) {
            return refused(refusal, response, model);
        }
    }

    private static Map<String, String> typed(HttpServletRequest request, Model model) {
        Map<String, String> typed = new LinkedHashMap<>();
        ChangeRules.TABLE.fields().forEach(field -> typed.put(field.name(), request.getParameter(field.name())));
        model.addAttribute("shown", typed);
        return typed;
    }

    private RuleEntry read(Map<String, String> typed, Model model) {
        Written<RuleEntry> written = ChangeRules.TABLE.read(typed::get, validator);
        if (!written.complaints().isEmpty()) {
            model.addAttribute("complaints", withTheRest(written.complaints(), typed));
            throw Refusal.badInput(null, "还没有保存，请改正下面标出的内容。");
        }
        return written.entry();
    }

    /** What could not be read is taken as it is in force, so that all that is wrong with the others is told at once. */
    private Map<String, String> withTheRest(Map<String, String> unread, Map<String, String> typed) {
        RuleProfile inForce = rules.on(LocalDate.now(clock));
        Map<String, String> known = ChangeRules.TABLE.shown(RuleEntry.of(inForce, inForce.version(), inForce.since()));
        Map<String, String> complaints = new LinkedHashMap<>(unread);
        try {
            ChangeRules.TABLE
                    .read(name -> unread.containsKey(name) ? known.get(name) : typed.get(name), validator)
                    .entry()
                    .profile();
        } catch (Refusal wrong) {
            wrong.all().forEach(each -> complaints.putIfAbsent(each.field(), each.sentence()));
        }
        return complaints;
    }

    private static String refused(Refusal refusal, HttpServletResponse response, Model model) {
        if (!model.containsAttribute("complaints")) {
            Map<String, String> complaints = new LinkedHashMap<>();
            refusal.all()
                    .forEach(each -> complaints.putIfAbsent(each.field() == null ? "" : each.field(), each.sentence()));
            model.addAttribute("complaints", complaints);
        }
        response.setStatus(refusal.status());
        return "deadline/rule-entry";
    }

    private String state(RuleVersion version, List<RuleVersion> all) {
        LocalDate today = LocalDate.now(clock);
        if (rules.on(today).version().equals(version.name())) {
            return "现行";
        }
        boolean superseded = all.stream()
                .anyMatch(other -> other.id() > version.id() && other.since().equals(version.since()));
        if (superseded) {
            return "已被替代";
        }
        return version.since().isAfter(today) ? "将施行" : "以前的";
    }

    private static Map<String, String> periods(RuleVersion version) {
        Map<String, String> shown = ChangeRules.TABLE.shown(RuleEntry.of(version.profile(), "", version.since()));
        Map<String, String> periods = new LinkedHashMap<>();
        ChangeRules.TABLE.fields().stream()
                .skip(2)
                .forEach(field -> periods.put(field.heading(), shown.get(field.name())));
        return periods;
    }
}
