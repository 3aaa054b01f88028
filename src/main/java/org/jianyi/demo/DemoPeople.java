package org.jianyi.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jianyi.roster.Posts;

/** Who is in the invented town, under which user name, in which groups. */
final class DemoPeople {

    /** Known to everybody: it stands on the login page and in the console. */
    static final String PASSWORD = "fengtang";

    /** Marks a demo person in the engine's user info. */
    static final String MARK = "jianyi-demo";

    /** What waits for the office itself; of everything else it only keeps an eye. */
    static final String[] OFFICE_STEPS = {
        "UserTask_ExamineSuggestion",
        "UserTask_AssignSuggestion",
        "UserTask_DecideObjection",
        "UserTask_DecideExtension",
        "UserTask_DecideRehandling",
        "UserTask_CloseReferral"
    };

    /**
     * A person with a login.
     *
     * @param role what the person is, for the list of demo people
     */
    record Login(String user, String name, String role, List<String> groups) {}

    private DemoPeople() {}

    static List<Login> logins(Roster roster) {
        List<Login> logins = new ArrayList<>();
        logins.add(new Login("admin", roster.administrator(), "系统管理员", List.of("camunda-admin")));
        number(roster.office(), "office", "镇人大办", "presidium-office", logins);
        logins.add(new Login(
                "chairman",
                roster.presidium().get(0).name(),
                roster.presidium().get(0).post(),
                List.of("presidium")));
        logins.add(new Login(
                "vicechairman",
                roster.presidium().get(1).name(),
                roster.presidium().get(1).post(),
                List.of("presidium")));
        logins.add(new Login("gov", roster.governmentOffice().get(0), "镇政府办", List.of("government-office")));
        logins.add(new Login(
                "mayor", roster.leaders().get(0).name(), roster.leaders().get(0).post(), List.of("leader")));
        logins.add(new Login(
                "vicemayor1",
                roster.leaders().get(1).name(),
                roster.leaders().get(1).post() + "（农业、社会事业）",
                List.of("leader")));
        logins.add(new Login(
                "vicemayor2",
                roster.leaders().get(2).name(),
                roster.leaders().get(2).post() + "（城建、交通、公用）",
                List.of("leader")));
        for (Roster.Staff staff : roster.staff()) {
            String user = staff.unit().toLowerCase(Locale.ROOT);
            String unit = DemoUnits.name(staff.unit());
            logins.add(new Login(user, staff.handler(), unit + "经办人", List.of(Posts.handlersOf(staff.unit()))));
            logins.add(new Login(user + "-head", staff.head(), unit + "负责人", List.of(Posts.headOf(staff.unit()))));
        }
        for (Roster.Member member : roster.all()) {
            logins.add(new Login(member.user(), member.name(), "代表（" + member.village() + "）", List.of("deputy")));
        }
        return logins;
    }

    private static void number(List<String> names, String user, String role, String group, List<Login> logins) {
        for (int i = 0; i < names.size(); i++) {
            logins.add(new Login(user + (i + 1), names.get(i), role, List.of(group)));
        }
    }
}
