package org.jianyi.web.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianyi.Refusal;
import org.jianyi.notice.ReadNotices;
import org.jianyi.process.AtOnce;
import org.jianyi.process.FormMessages;
import org.jianyi.process.HandOver;
import org.jianyi.process.SignOffTasks;
import org.jianyi.roster.Accounts;
import org.jianyi.roster.Accounts.Account;
import org.jianyi.roster.Actor;
import org.jianyi.roster.StopAccounts;
import org.jianyi.sheet.Table;
import org.jianyi.substitution.NameSubstitute;
import org.jianyi.substitution.Substitution;
import org.jianyi.web.WebPage;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Leave and change of staff: who signs for whom, what is open with a person, handing it over, stopping a login. */
@WebPage
class StaffPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";
    private static final Table<NameSubstitute> SUBSTITUTE = Table.of(NameSubstitute.class);

    private final StaffViews views;
    private final SignOffTasks signOffTasks;
    private final HandOver handOver;
    private final StopAccounts stopAccounts;
    private final Accounts accounts;
    private final ReadNotices notices;
    private final FormMessages messages;
    private final Validator validator;
    private final Clock clock;

    StaffPages(
            StaffViews views,
            SignOffTasks signOffTasks,
            HandOver handOver,
            StopAccounts stopAccounts,
            Accounts accounts,
            ReadNotices notices,
            FormMessages messages,
            Validator validator,
            Clock clock) {
        this.views = views;
        this.signOffTasks = signOffTasks;
        this.handOver = handOver;
        this.stopAccounts = stopAccounts;
        this.accounts = accounts;
        this.notices = notices;
        this.messages = messages;
        this.validator = validator;
        this.clock = clock;
    }

    /** One's own, or that of somebody chosen from the list. */
    @GetMapping("/staff")
    String staff(@RequestParam(required = false) String user, @RequestAttribute(ACTOR) Actor actor, Model model) {
        return user == null || user.isBlank() ? page(actor.userId(), actor, model) : "redirect:" + address(user);
    }

    @GetMapping("/staff/{user}")
    String person(@PathVariable String user, @RequestAttribute(ACTOR) Actor actor, Model model) {
        return page(user, actor, model);
    }

    @PostMapping("/staff/{user}/substitutions")
    String name(
            @PathVariable String user,
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        Map<String, String> typed = new LinkedHashMap<>();
        SUBSTITUTE.fields().forEach(field -> typed.put(field.name(), request.getParameter(field.name())));
        model.addAttribute("typed", typed);
        views.of(user, actor);
        Table.Written<NameSubstitute> written = SUBSTITUTE.read(typed::get, validator);
        if (!written.complaints().isEmpty()) {
            return refused(user, written.complaints(), 400, "substitute", response, actor, model);
        }
        try {
            Substitution named = signOffTasks.name(user, written.entry(), actor);
            flash.addFlashAttribute("done", "已设代理人：" + named.inWords() + "。到期自动结束。");
            return "redirect:" + address(user);
        } catch (Refusal refusal) {
            return refused(user, refusal, "substitute", response, actor, model);
        }
    }

    @PostMapping("/staff/{user}/substitutions/{id}/end")
    String end(
            @PathVariable String user,
            @PathVariable Long id,
            @RequestAttribute(ACTOR) Actor actor,
            RedirectAttributes flash) {
        Substitution ended = signOffTasks.end(user, id, actor);
        flash.addFlashAttribute(
                "done",
                ended.isCancelled()
                        ? "已取消，到时候" + ended.substituteName() + "不代理。"
                        : "代理已结束，" + ended.substituteName() + "不能再代签。");
        return "redirect:" + address(user);
    }

    @PostMapping("/staff/{user}/handover")
    String handOver(
            @PathVariable String user,
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        HandOver.Form form = new HandOver.Form(
                values(request, "task"),
                values(request, "case"),
                request.getParameter("colleague"),
                request.getParameter("why"));
        model.addAttribute("form", form);
        StaffView before = views.of(user, actor);
        try {
            List<AtOnce.Done> done = handOver.handOver(user, messages.checked(form), actor);
            flash.addFlashAttribute(
                    "became",
                    Became.of(
                            done,
                            before,
                            accounts.find(form.to()).map(Account::name).orElse("")));
            flash.addFlashAttribute(
                    "refused",
                    done.stream()
                            .filter(row -> row.refusal() != null)
                            .map(AtOnce.Done::suggestion)
                            .collect(Collectors.toCollection(ArrayList::new)));
            return "redirect:" + address(user);
        } catch (Refusal refusal) {
            return refused(user, refusal, "handover", response, actor, model);
        }
    }

    @PostMapping("/staff/{user}/stop")
    String stop(
            @PathVariable String user,
            @RequestParam(defaultValue = "") String stopReason,
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        model.addAttribute("stopReason", stopReason);
        try {
            boolean deputyOnly = views.isDeputyOnly(user);
            stopAccounts.stop(user, stopReason, actor);
            flash.addFlashAttribute("done", deputyOnly ? "账号已停用。" : "账号已停用。领取了还没有办完的任务，已放回本岗位。");
            return "redirect:" + address(user);
        } catch (Refusal refusal) {
            return refused(user, refusal, "stop", response, actor, model);
        }
    }

    @PostMapping("/staff/{user}/resume")
    String resume(
            @PathVariable String user,
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        try {
            stopAccounts.resume(user, actor);
            flash.addFlashAttribute("done", "账号已恢复使用，岗位和停用前一样，密码没有变。");
            return "redirect:" + address(user);
        } catch (Refusal refusal) {
            return refused(user, refusal, "stop", response, actor, model);
        }
    }

    private String refused(
            String user, Refusal refusal, String part, HttpServletResponse response, Actor actor, Model model) {
        Map<String, String> complaints = new LinkedHashMap<>();
        refusal.all()
                .forEach(each -> complaints.putIfAbsent(each.field() == null ? "" : each.field(), each.sentence()));
        return refused(user, complaints, refusal.status(), part, response, actor, model);
    }

    /** The page again, with what was typed and what is wrong with it. */
    private String refused(
            String user,
            Map<String, String> complaints,
            int status,
            String part,
            HttpServletResponse response,
            Actor actor,
            Model model) {
        model.addAttribute("complaints", complaints);
        model.addAttribute("part", part);
        response.setStatus(status);
        return page(user, actor, model);
    }

    private String page(String user, Actor actor, Model model) {
        if (user.equals(actor.userId())) {
            notices.readAboutStaff(actor);
        }
        model.addAttribute("view", views.of(user, actor));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("keeper", actor.isRosterKeeper());
        if (actor.isRosterKeeper()) {
            model.addAttribute("everybody", accounts.all());
        }
        return "staff/person";
    }

    private static List<String> values(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getParameterValues(name))
                .flatMap(Stream::of)
                .toList();
    }

    /** An id that is none leads to a page that says so, and nowhere else. */
    private static String address(String user) {
        return "/staff/" + (user.matches("[A-Za-z0-9-]{1,64}") ? user : "-");
    }

    /** What became of a handover, in words; the session carries it to the next page. */
    record Became(int handed, String to, List<String> refused) implements Serializable {

        static Became of(List<AtOnce.Done> done, StaffView before, String to) {
            Map<String, String> names = new LinkedHashMap<>();
            before.tasks()
                    .forEach(task ->
                            names.put(task.id(), task.step() + " " + task.line().number()));
            before.charges().forEach(line -> names.put(line.id(), line.number() + "《" + line.title() + "》"));
            List<String> refused = done.stream()
                    .filter(row -> row.refusal() != null)
                    .map(row -> names.getOrDefault(row.suggestion(), "一项") + "：" + row.refusal())
                    .toList();
            return new Became(done.size() - refused.size(), to, refused);
        }
    }
}
