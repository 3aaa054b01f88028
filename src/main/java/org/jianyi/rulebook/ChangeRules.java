package org.jianyi.rulebook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.deadline.Rules;
import org.jianyi.roster.Actor;
import org.jianyi.rulebook.RecomputeDates.Done;
import org.jianyi.rulebook.RecomputeDates.Outlook;
import org.jianyi.sheet.Field;
import org.jianyi.sheet.Table;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The town decides on other periods, from today or a later day. What was assigned before keeps its rules. */
@Service
public class ChangeRules {

    public static final Table<RuleEntry> TABLE = Table.of(RuleEntry.class);

    private final Rulebook rulebook;
    private final RuleVersions versions;
    private final RecomputeDates recomputeDates;
    private final AuditTrail trail;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ChangeRules(
            Rulebook rulebook,
            RuleVersions versions,
            RecomputeDates recomputeDates,
            AuditTrail trail,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rulebook = rulebook;
        this.versions = versions;
        this.recomputeDates = recomputeDates;
        this.trail = trail;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** One period before and after. */
    public record Difference(String what, String before, String after) {}

    /**
     * What a profile would change.
     *
     * @param before the profile that would otherwise be in force on its day
     * @param cases assigned on its day already, that would get other dates
     */
    public record Preview(RuleProfile before, List<Difference> differences, List<Outlook> cases) {}

    /** @throws Refusal for whoever does not keep the rules */
    public static void require(Actor actor) {
        if (!actor.isAdministrator()) {
            throw Refusal.forbidden("办理规则由系统管理员维护");
        }
    }

    /** All versions, the last decided first. */
    @Transactional(readOnly = true)
    public List<RuleVersion> versions() {
        List<RuleVersion> all = new ArrayList<>(versions.findAllByOrderById());
        java.util.Collections.reverse(all);
        return all;
    }

    /** What a new profile starts from: the rules of today. */
    @Transactional(readOnly = true)
    public RuleEntry suggested() {
        return RuleEntry.of(rulebook.on(today()), "", today());
    }

    /** Nothing is changed. */
    @Transactional(readOnly = true)
    public Preview preview(RuleEntry entry, Actor actor) {
        require(actor);
        RuleProfile profile = checked(entry);
        RuleProfile before = rulebook.on(profile.since());
        return new Preview(
                before,
                differences(before, profile),
                recomputeDates.outlook(rulebook.calendar(), Rules.of(together(profile))));
    }

    /** @throws Refusal when it is longer than the law allows, or from a day that is over */
    public Done keep(RuleEntry entry, Actor actor) {
        require(actor);
        RuleProfile profile = checked(entry);
        transaction.executeWithoutResult(status -> {
            RuleProfile before = rulebook.on(profile.since());
            rulebook.keep(profile, actor);
            trail.recordRoster(
                    "办理规则 " + profile.version(),
                    actor.userId(),
                    actor.name(),
                    "制定办理规则",
                    ProfileAsJson.json(before),
                    ProfileAsJson.json(profile),
                    "自" + ChineseDate.of(profile.since()) + "起施行");
        });
        return recomputeDates.all("办理规则“" + profile.version() + "”施行", actor);
    }

    private RuleProfile checked(RuleEntry entry) {
        RuleProfile profile = entry.profile();
        if (profile.since().isBefore(today())) {
            throw Refusal.badInput("since", "施行日期不能早于今天（" + ChineseDate.of(today()) + "），已经交办的建议按交办时的规则");
        }
        if (versions.findByName(profile.version()).isPresent()) {
            throw Refusal.badInput("version", "已经有叫“" + profile.version() + "”的规则，请换一个名称");
        }
        if (differences(rulebook.on(profile.since()), profile).isEmpty()) {
            throw Refusal.badInput(null, "各项期限与现行规则完全相同，没有要改的");
        }
        return profile;
    }

    private List<RuleProfile> together(RuleProfile next) {
        List<RuleProfile> all = new ArrayList<>(
                versions.findAllByOrderById().stream().map(RuleVersion::profile).toList());
        all.add(next);
        return all;
    }

    private static List<Difference> differences(RuleProfile before, RuleProfile after) {
        RuleEntry was = RuleEntry.of(before, "", null);
        RuleEntry is = RuleEntry.of(after, "", null);
        List<Difference> differences = new ArrayList<>();
        for (Field field : TABLE.fields()) {
            if (!field.shown(was).equals(field.shown(is))) {
                differences.add(new Difference(field.heading(), field.shown(was), field.shown(is)));
            }
        }
        return differences;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
