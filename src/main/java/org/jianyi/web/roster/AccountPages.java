package org.jianyi.web.roster;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jianyi.Refusal;
import org.jianyi.notice.NoticeSettings;
import org.jianyi.process.Failures;
import org.jianyi.roster.Actor;
import org.jianyi.roster.OpenAccounts;
import org.jianyi.roster.Roll;
import org.jianyi.web.WebPage;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Logins and first passwords; and the page on which a person replaces his. */
@WebPage
class AccountPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private static final String ONLY_HERE = "https?://(localhost|127\\.[\\d.]+|\\[::1])([:/].*)?";

    private final OpenAccounts accounts;
    private final List<Roll<?>> rolls;
    private final FindByIndexNameSessionRepository<?> sessions;
    private final NoticeSettings notices;
    private final Clock clock;

    AccountPages(
            OpenAccounts accounts,
            List<Roll<?>> rolls,
            FindByIndexNameSessionRepository<?> sessions,
            NoticeSettings notices,
            Clock clock) {
        this.notices = notices;
        this.sessions = sessions;
        this.rolls = rolls;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/roster/accounts")
    String waiting(@RequestAttribute(ACTOR) Actor actor, Model model) {
        model.addAttribute("rolls", rolls);
        model.addAttribute("waiting", accounts.waiting(actor));
        show(address(), model);
        return "roster/accounts";
    }

    /** The slips are the answer to this very request, and are never seen again. */
    @PostMapping("/roster/accounts")
    String openAll(
            @RequestParam(defaultValue = "0") int expected,
            @RequestParam(defaultValue = "") String address,
            @RequestAttribute(ACTOR) Actor actor,
            Model model) {
        return slips(accounts.openAll(expected, actor), address, model);
    }

    @PostMapping("/roster/accounts/{userId}")
    String renew(@PathVariable String userId, @RequestAttribute(ACTOR) Actor actor, Model model) {
        return slips(List.of(accounts.renew(userId, actor)), "", model);
    }

    @GetMapping("/password")
    String password(@RequestAttribute(ACTOR) Actor actor) {
        return accounts.mustChoose(actor.userId()) ? "password" : "redirect:/";
    }

    /** Whoever came in with the first password elsewhere is out. */
    @PostMapping("/password")
    String choose(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            @RequestAttribute(ACTOR) Actor actor,
            HttpSession session,
            HttpServletResponse response,
            Model model) {
        try {
            accounts.choose(password, again, actor);
            sessions.findByPrincipalName(actor.userId()).keySet().stream()
                    .filter(id -> !id.equals(session.getId()))
                    .forEach(sessions::deleteById);
            return "redirect:/";
        } catch (RuntimeException failure) {
            Refusal refusal = Failures.asRefusal(failure).orElseThrow(() -> failure);
            model.addAttribute("refusal", refusal);
            response.setStatus(refusal.status());
            return "password";
        }
    }

    /** @param address as everybody is to open it; empty for the one by which this person came */
    private String slips(List<OpenAccounts.Slip> slips, String address, Model model) {
        model.addAttribute("slips", slips);
        show(address.isBlank() ? address() : address.strip(), model);
        model.addAttribute("today", LocalDate.now(clock));
        return "roster/slips";
    }

    /** What nobody can open but this machine itself, is said to be so. */
    private static void show(String address, Model model) {
        model.addAttribute("address", address);
        model.addAttribute("nobodyElse", address.matches(ONLY_HERE));
    }

    private String address() {
        return notices.baseUrl() != null
                ? notices.baseUrl()
                : ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }
}
