package org.jianyi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jianyi.process.FirstStart;
import org.jianyi.roster.Categories;
import org.jianyi.roster.Category;
import org.jianyi.roster.Congress;
import org.jianyi.roster.Congresses;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.Deputy;
import org.jianyi.roster.Session;
import org.jianyi.roster.Sessions;
import org.jianyi.roster.Track;
import org.jianyi.roster.Unit;
import org.jianyi.roster.Units;
import org.springframework.stereotype.Component;

/**
 * The people of the tests: deputies, an office, a few units with handler and head, a leader, an administrator. Deputy 15 works in HWS and
 * heads it; {@code all-SLZ} is handler and head of SLZ.
 */
@Component
public class Cast {

    public static final String PASSWORD = "Fengtang-2026!";
    public static final LocalDate SESSION_DAY = LocalDate.of(2026, 3, 20);

    private final Congresses congresses;
    private final Sessions sessions;
    private final Deputies deputies;
    private final Units units;
    private final Categories categories;
    private final FirstStart firstStart;
    private final IdentityService identity;
    private boolean there;
    private Session session;
    private final List<Deputy> cast = new ArrayList<>();

    Cast(
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

    public synchronized void enter() {
        if (there) {
            return;
        }
        there = true;
        Congress congress = congresses.save(new Congress("枫塘镇第十三届人民代表大会", "枫塘镇", 13, LocalDate.of(2021, 12, 1)));
        session = sessions.save(
                new Session(congress, 9, "镇十三届人大九次会议", SESSION_DAY, SESSION_DAY, SESSION_DAY.atTime(16, 0)));
        int ordinal = 0;
        for (String name : List.of("城乡建设", "民生保障", "农田水利", "文化建设", "环境卫生")) {
            categories.save(new Category(name, ++ordinal));
        }
        unit("SLZ", "镇水利站", Track.TOWN, "UNIT");
        unit("NYZX", "镇农业农村服务中心", Track.TOWN, "UNIT");
        unit("CJB", "镇村镇建设办公室", Track.TOWN, "TOWN_GOVERNMENT");
        unit("HWS", "镇环卫所", Track.TOWN, "UNIT");
        unit("GDS", "供电所", Track.VERTICAL, "UNIT");
        unit("ZRZYS", "自然资源和规划所", Track.VERTICAL, "UNIT");
        unit("SJ-JT", "市交通运输局", Track.UPPER, "UNIT");
        firstStart.prepare();
        for (int i = 1; i <= 12; i++) {
            String id = "d" + i;
            user(id, "代表" + i, "deputy");
            cast.add(deputies.save(new Deputy(
                    congress,
                    "FT13-%03d".formatted(i),
                    "代表" + i,
                    "第一小分队",
                    "柳林村",
                    "村民",
                    "138****000" + i % 10,
                    null,
                    id,
                    LocalDate.of(2021, 12, 1))));
        }
        cast.add(deputies.save(new Deputy(
                congress, "FT13-013", "代表13", "第一小分队", "柳林村", "村民", null, null, null, LocalDate.of(2021, 12, 1))));
        Deputy former = new Deputy(
                congress, "FT13-014", "代表14", "第一小分队", "柳林村", "村民", null, null, "d14", LocalDate.of(2021, 12, 1));
        former.endMandate(LocalDate.of(2025, 6, 30));
        user("d14", "代表14", "deputy");
        cast.add(deputies.save(former));
        user("d15", "代表15", "deputy", "unit-HWS", "unit-head-HWS");
        cast.add(deputies.save(new Deputy(
                congress, "FT13-015", "代表15", "第一小分队", "柳林村", "环卫所所长", null, "HWS", "d15", LocalDate.of(2021, 12, 1))));
        user("office", "人大办一", "presidium-office");
        user("office2", "人大办二", "presidium-office");
        user("presidium", "主席", "presidium");
        user("government", "政府办", "government-office");
        user("leader", "镇领导", "leader");
        user("admin", "管理员", "camunda-admin");
        for (String code : List.of("SLZ", "NYZX", "CJB", "HWS", "GDS", "ZRZYS")) {
            user("handler-" + code, "经办" + code, "unit-" + code);
            user("head-" + code, "负责人" + code, "unit-head-" + code);
        }
        user("all-SLZ", "身兼两职SLZ", "unit-SLZ", "unit-head-SLZ");
    }

    public Session session() {
        return session;
    }

    /** @param number from 1; 13 has no login, 14 is a former deputy, 15 works in a unit */
    public Deputy deputy(int number) {
        return cast.get(number - 1);
    }

    private void unit(String code, String name, Track track, String issuer) {
        units.save(
                new Unit(code, name, track, issuer, issuer.equals("UNIT") ? "枫" + code.substring(0, 1) + "函" : "枫政函"));
    }

    private void user(String id, String name, String... groups) {
        User user = identity.newUser(id);
        user.setFirstName(name);
        user.setLastName("");
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        for (String group : groups) {
            identity.createMembership(id, group);
        }
    }
}
