package org.jianyi.web.backup;

import java.time.Clock;
import java.time.LocalDateTime;
import org.jianyi.Refusal;
import org.jianyi.backup.Backups;
import org.jianyi.roster.Actor;
import org.jianyi.web.WebPage;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/** Where the administrator sees whether the town's data are safe, and makes a backup now. */
@WebPage
class BackupPage {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final Backups backups;
    private final Clock clock;

    BackupPage(Backups backups, Clock clock) {
        this.backups = backups;
        this.clock = clock;
    }

    @GetMapping("/backups")
    String show(@RequestAttribute(ACTOR) Actor actor, Model model) {
        requireAdministrator(actor);
        Backups.State state = backups.state();
        model.addAttribute("state", state);
        model.addAttribute("old", isOld(state));
        return "backups";
    }

    @PostMapping("/backups")
    String begin(@RequestAttribute(ACTOR) Actor actor) {
        requireAdministrator(actor);
        backups.begin();
        return "redirect:/backups";
    }

    /** More than a day later than planned: something is in the way, or the machine was off. */
    private boolean isOld(Backups.State state) {
        return state.next() != null && state.next().plusDays(1).isBefore(LocalDateTime.now(clock));
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.isAdministrator()) {
            throw Refusal.forbidden("备份由系统管理员管理。");
        }
    }
}
