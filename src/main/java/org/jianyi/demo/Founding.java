package org.jianyi.demo;

import java.time.LocalTime;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.jianyi.process.FirstStart;
import org.jianyi.roster.Categories;
import org.jianyi.roster.Category;
import org.jianyi.roster.Congress;
import org.jianyi.roster.Congresses;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.Deputy;
import org.jianyi.roster.FullName;
import org.jianyi.roster.Session;
import org.jianyi.roster.Sessions;
import org.jianyi.roster.Units;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives the invented town its congress and sessions, units, categories, deputies and everybody's login. */
@Component
@Profile("demo")
class Founding {

    private static final String[] ORDINALS = {"七", "八", "九"};
    private static final int FIRST_ORDINAL = 7;
    private static final int TERM = 13;

    private final Congresses congresses;
    private final Sessions sessions;
    private final Deputies deputies;
    private final Units units;
    private final Categories categories;
    private final FirstStart firstStart;
    private final IdentityService identity;

    Founding(
            Congresses congresses,
            Sessions sessions,
            Deputies deputies,
            Units units,
            Categories categories,
            FirstStart firstStart,
            IdentityService identity) {
        this.congresses = congresses;
        this.sessions = sessions;
        this.deputies = deputies;
        this.units = units;
        this.categories = categories;
        this.firstStart = firstStart;
        this.identity = identity;
    }

    @Transactional
    public void found(Plan plan) {
        Congress congress = congresses.save(new Congress("枫塘镇第十三届人民代表大会", "枫塘镇", TERM, plan.termBegins()));
        for (Plan.Meeting meeting : plan.meetings()) {
            sessions.save(new Session(
                    congress,
                    FIRST_ORDINAL + meeting.index(),
                    "镇十三届人大" + ORDINALS[meeting.index()] + "次会议",
                    meeting.day(),
                    meeting.day(),
                    meeting.day().atTime(LocalTime.of(22, 0))));
        }
        int ordinal = categories.findAll().size();
        for (String name : DemoUnits.CATEGORIES) {
            if (!categories.existsById(name)) {
                categories.save(new Category(name, ++ordinal));
            }
        }
        units.saveAll(DemoUnits.all());
        units.flush();
        firstStart.prepare();
        Roster roster = plan.texts().roster();
        DemoPeople.logins(roster).forEach(this::login);
        roster.all().forEach(member -> deputies.save(deputy(member, congress, plan)));
        deputies.flush();
    }

    private Deputy deputy(Roster.Member member, Congress congress, Plan plan) {
        boolean later = member.validFromSession() > 0;
        Deputy deputy = new Deputy(
                congress,
                member.cardNumber(),
                member.name(),
                plan.texts().roster().squads().get(member.squad() - 1),
                member.village(),
                member.post(),
                member.phone(),
                null,
                member.user(),
                later ? plan.meetings().get(member.validFromSession()).day() : plan.termBegins());
        if (member.leaves() != null) {
            deputy.endMandate(plan.mandatesEnd().minusDays(1));
        }
        return deputy;
    }

    private void login(DemoPeople.Login login) {
        User user = identity.newUser(login.user());
        FullName name = FullName.of(login.name());
        user.setFirstName(name.surname());
        user.setLastName(name.given());
        user.setPassword(DemoPeople.PASSWORD);
        // A password that a visitor types at a glance; the engine's policy, which holds for everybody else, would
        // refuse it.
        ((IdentityServiceImpl) identity).saveUser(user, true);
        login.groups().forEach(group -> identity.createMembership(login.user(), group));
        identity.setUserInfo(login.user(), DemoPeople.MARK, login.role());
    }
}
