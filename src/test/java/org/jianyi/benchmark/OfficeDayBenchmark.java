package org.jianyi.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.camunda.bpm.engine.IdentityService;
import org.jianyi.JianyiApplication;
import org.jianyi.process.AtOnce;
import org.jianyi.process.OfficeMeeting;
import org.jianyi.process.Stage;
import org.jianyi.roster.Actor;
import org.jianyi.roster.DeputyEntry;
import org.jianyi.roster.KeepRoster;
import org.jianyi.roster.Roll;
import org.jianyi.sheet.SheetWriter;
import org.jianyi.suggestion.SimilarSuggestions;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * What the office does to many suggestions at once, on the embedded PostgreSQL: 200 registered and 200 assigned, each in one act; a
 * workbook of 10,000 deputies taken in, first as a preview; and the search for similar ones among 100,000 while one types a title.
 *
 * <p>Arguments: suggestions in one act (200), suggestions to search in (100,000), lines of the workbook (10,000). Prints a few lines.
 */
public final class OfficeDayBenchmark {

    private static final String PLACES = "柳林槐荫双溪桃园瓦窑石桥白沙青山茶庵马岭枫塘龙泉古塘杨湾黄坪松岗竹园莲池";
    private static final List<String> VERBS =
            List.of("维修", "清淤", "整治", "改造", "新建", "扩建", "加固", "疏通", "规范", "解决", "完善", "保护");
    private static final List<String> THINGS = List.of(
            "公路塌方路段",
            "灌溉支渠",
            "老街雨污管网",
            "饮水水压不足问题",
            "路灯和减速带",
            "农家书屋",
            "垃圾收集点",
            "机耕路",
            "当家塘",
            "卫生室",
            "校门口交通秩序",
            "文化广场",
            "排涝泵站",
            "通村公交",
            "占道经营",
            "危桥",
            "高标准农田管护",
            "养老服务点",
            "古城遗址",
            "用电线路");
    private static final int SEARCHES = 400;

    private OfficeDayBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int atOnce = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int stock = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        int lines = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10_000;
        FileSystemUtils.deleteRecursively(Path.of("target/benchmark-office").toFile());
        try (var context = new SpringApplicationBuilder(JianyiApplication.class)
                .run(
                        "--server.port=0",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--jianyi.data=target/benchmark-office",
                        "--jianyi.admin.user=admin0",
                        "--jianyi.admin.password=Benchmark-2026!",
                        "--logging.level.root=warn")) {
            Stage stage = context.getBean(Stage.class);
            stage.cast();
            inOneAct(context, stage, 20);
            inOneAct(context, stage, atOnce);
            workbook(context, stage, lines);
            similar(context, stock);
        }
    }

    private static void inOneAct(ConfigurableApplicationContext context, Stage stage, int count) {
        OfficeMeeting meeting = context.getBean(OfficeMeeting.class);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(stage.submits("d" + (i % 12 + 1), stage.suggestion("title", "关于交办会第" + i + "件的建议"))
                    .value());
        }
        Actor actor = stage.actor("office");
        LocalDate today = LocalDate.now(context.getBean(java.time.Clock.class));
        context.getBean(IdentityService.class).setAuthentication("office", List.copyOf(actor.groups()));
        long start = System.nanoTime();
        List<AtOnce.Done> registered = meeting.register(ids, today);
        long between = System.nanoTime();
        List<AtOnce.Done> assigned = meeting.assign(
                ids.stream().map(id -> new OfficeMeeting.Row(id, null)).toList(), today, true, actor);
        long end = System.nanoTime();
        context.getBean(IdentityService.class).clearAuthentication();
        require(registered, count);
        require(assigned, count);
        System.out.printf(
                Locale.ROOT,
                "%d in one act: registered in %.1f s, assigned in %.1f s%n",
                count,
                (between - start) / 1e9,
                (end - between) / 1e9);
    }

    private static void require(List<AtOnce.Done> done, int count) {
        if (done.size() != count || done.stream().anyMatch(row -> row.refusal() != null)) {
            throw new IllegalStateException("not all were done: " + done);
        }
    }

    @SuppressWarnings("unchecked")
    private static void workbook(ConfigurableApplicationContext context, Stage stage, int lines) throws IOException {
        Roll<DeputyEntry> roll = context.getBean("deputyRoll", Roll.class);
        DeputyEntry one = roll.present().values().iterator().next();
        List<DeputyEntry> entries = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            entries.add(new DeputyEntry(
                    "B-" + i, one.name(), one.squad(), one.village(), null, null, null, null, one.validFrom(), null));
        }
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        context.getBean(SheetWriter.class).write(roll.title(), roll.table(), entries, workbook);
        KeepRoster roster = context.getBean(KeepRoster.class);
        long start = System.nanoTime();
        long previewed = roster.preview(roll, "代表.xlsx", workbook.toByteArray(), stage.actor("office"))
                .added();
        long between = System.nanoTime();
        long added = roster.takeIn(roll, "代表.xlsx", workbook.toByteArray(), stage.actor("office"))
                .added();
        long end = System.nanoTime();
        if (previewed != lines || added != lines) {
            throw new IllegalStateException("not all came in: " + previewed + ", " + added);
        }
        System.out.printf(
                Locale.ROOT,
                "workbook of %d deputies: preview %.1f s, taken in %.1f s%n",
                lines,
                (between - start) / 1e9,
                (end - between) / 1e9);
    }

    private static void similar(ConfigurableApplicationContext context, int stock) {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        Random random = new Random(7);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < stock; i++) {
            rows.add(new Object[] {"X2000-" + i, title(random)});
        }
        jdbc.batchUpdate("""
                insert into suggestion (id, version, status, session_id, in_session, kind, title, category, level, lead_id, publicity, source,
                    raised_years, contact_wish, reference_only, joint_allowed, confidential, text_version, submitted_on, submitted_at)
                select ?, 0, 'CLOSED', min(s.id), true, 'SUGGESTION', ?, '农田水利', 'TOWN', (select min(id) from deputy), 'FULL_TEXT',
                    'VISIT', 0, false, false, false, false, 1, date '2020-01-01', now()
                from congress_session s""", rows);
        jdbc.execute("analyze suggestion");
        SimilarSuggestions similar = context.getBean(SimilarSuggestions.class);
        List<Double> millis = new ArrayList<>();
        int found = 0;
        for (int i = 0; i < SEARCHES + 50; i++) {
            String typed = title(random);
            long start = System.nanoTime();
            int hits = similar.to(typed).size();
            if (i >= 50) {
                millis.add((System.nanoTime() - start) / 1e6);
                found += hits;
            }
        }
        List<Double> sorted = millis.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "similar among %d: median %.1f ms, p95 %.1f ms, %.1f found on average (n=%d)%n",
                stock,
                sorted.get(SEARCHES / 2),
                sorted.get((int) (SEARCHES * 0.95)),
                (double) found / SEARCHES,
                SEARCHES);
    }

    private static String title(Random random) {
        int at = random.nextInt(PLACES.length());
        int other = random.nextInt(PLACES.length());
        return "关于" + VERBS.get(random.nextInt(VERBS.size())) + PLACES.charAt(at) + PLACES.charAt(other) + "村"
                + THINGS.get(random.nextInt(THINGS.size())) + "的建议";
    }
}
