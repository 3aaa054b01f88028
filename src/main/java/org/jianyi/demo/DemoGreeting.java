package org.jianyi.demo;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Says in the console, when all is ready, where to look and as whom. */
@Component
@Profile("demo")
class DemoGreeting implements ApplicationListener<ApplicationReadyEvent> {

    private static final int A_LINE = 6;

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            System.out.println(text(context.getWebServer().getPort()));
        }
    }

    static String text(int port) {
        Roster roster = Texts.read().roster();
        List<DemoPeople.Login> logins = DemoPeople.logins(roster);
        String offices = lines(
                logins.stream()
                        .filter(login -> !login.groups().get(0).startsWith("unit-")
                                && !login.groups().get(0).equals("deputy"))
                        .toList(),
                login -> "%s %s（%s）".formatted(login.user(), login.name(), login.role()),
                2);
        String units = lines(
                roster.staff(),
                staff -> "%1$s %2$s，%1$s-head %3$s：%4$s"
                        .formatted(
                                staff.unit().toLowerCase(java.util.Locale.ROOT),
                                staff.handler(),
                                staff.head(),
                                DemoUnits.name(staff.unit())),
                2);
        String deputies = lines(roster.all(), member -> member.user() + " " + member.name(), A_LINE);
        return """

                ────────────────────────────────────────────────────────────────
                建议办理 · 演示（虚构的枫塘镇） The demo is ready: an invented town.
                网址 Address  http://localhost:%d
                密码 Password %s （所有人相同 the same for all）

                人大、政府
                %s
                承办单位：经办人，负责人
                %s
                代表
                %s
                ────────────────────────────────────────────────────────────────
                """.formatted(port, DemoPeople.PASSWORD, offices, units, deputies);
    }

    private static <T> String lines(List<T> list, Function<T, String> words, int perLine) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < list.size(); i += perLine) {
            text.append(list.subList(i, Math.min(list.size(), i + perLine)).stream()
                    .map(words)
                    .collect(Collectors.joining("　", i == 0 ? "  " : "\n  ", "")));
        }
        return text.toString();
    }
}
