package org.jianyi.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jianyi.Guest;
import org.jianyi.JianyiApplication;
import org.jianyi.ledger.KeepLedger;
import org.jianyi.process.Stage;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.util.FileSystemUtils;

/**
 * The ledger as the office opens it: over HTTP, logged in, on the embedded PostgreSQL, among 1,000, 10,000 and 100,000 suggestions of five
 * years and ten sessions. Half of what is typed and filtered is looked for in the current session, half in all of them.
 *
 * <p>Arguments: requests of each kind (300), numbers of suggestions (1000 10000 100000). Prints a table: median and 95th percentile in
 * milliseconds, then how long an export of all takes and how much of the heap is alive meanwhile.
 */
public final class LedgerBenchmark {

    private static final int WARM_UP = 60;
    private static final String PLACES = "柳槐双桃瓦石白青茶马枫龙古杨黄松竹莲";
    private static final String ENDS = "林荫溪园窑桥沙山庵岭塘泉塘湾坪岗园池";
    private static final List<String> THINGS = List.of(
            "支渠", "塌方路段", "雨污管网", "水压", "路灯", "农家书屋", "垃圾收集", "机耕路", "卫生室", "泵站", "公交", "危桥", "养老", "用电线路", "清淤柳", "渠",
            "桥");
    private static final List<String> UNITS =
            List.of("镇水利站", "镇农业农村服务中心", "镇财政所", "派出所", "镇中心学校", "供电所", "公路管理站", "村（社区）委员会");
    private static final List<String> SORTS = List.of(
            "number", "lead", "category", "unit", "days", "due", "contacts", "reply", "class", "result", "round");

    private final int requests;
    private final ConfigurableApplicationContext context;
    private final Random random = new Random(11);
    private Guest guest;

    LedgerBenchmark(ConfigurableApplicationContext context, int requests) {
        this.context = context;
        this.requests = requests;
    }

    public static void main(String[] arguments) throws Exception {
        atEachSize(arguments, LedgerBenchmark::measure);
    }

    /** What is measured on so many suggestions. */
    interface Measuring {
        void measure(LedgerBenchmark among, int size) throws Exception;
    }

    static void atEachSize(String[] arguments, Measuring measuring) throws Exception {
        int requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        List<Integer> sizes = arguments.length > 1
                ? Arrays.stream(arguments).skip(1).map(Integer::valueOf).toList()
                : List.of(1_000, 10_000, 100_000);
        FileSystemUtils.deleteRecursively(Path.of("target/benchmark-ledger").toFile());
        try (var context = new SpringApplicationBuilder(JianyiApplication.class)
                .run(
                        "--server.port=0",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--jianyi.data=target/benchmark-ledger",
                        "--jianyi.backup.automatic=false",
                        "--jianyi.admin.user=admin0",
                        "--jianyi.admin.password=Benchmark-2026!",
                        "--logging.level.root=warn")) {
            context.getBean(Stage.class).cast();
            for (int size : sizes) {
                measuring.measure(new LedgerBenchmark(context, requests), size);
            }
        }
    }

    private void measure(int size) throws IOException, SQLException {
        fill(size, false);
        enter("office");
        time("first page", () -> "/ledger");
        time("first page, all sessions", () -> "/ledger?session=all");
        time("later page, all sessions", () -> "/ledger?session=all&page=" + (1 + random.nextInt(size / 60)));
        time("typed", () -> "/ledger/rows?q=" + typed());
        time("typed, all sessions", () -> "/ledger/rows?session=all&q=" + typed());
        time("a number", () -> "/ledger/rows?session=all&q=" + number(size));
        time("filtered", () -> "/ledger/rows?" + fields());
        time("filtered, all sessions", () -> "/ledger/rows?session=all&" + fields());
        time("sorted", () -> "/ledger?" + sorted());
        time("sorted, all sessions", () -> "/ledger?session=all&" + sorted());
        enter("leader");
        time("first page, a leader", () -> "/ledger");
        enter("handler-SLZ");
        time("first page, a unit (all sessions)", () -> "/ledger");
        enter("office");
        export(size);
    }

    void enter(String user) {
        guest = Guest.of(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class), user);
    }

    /** @param open whether all of them are being handled; otherwise most are closed, as in a ledger of five years */
    void fill(int size, boolean open) throws SQLException {
        long start = System.nanoTime();
        try (Connection connection = context.getBean(DataSource.class).getConnection()) {
            try (var statement = connection.createStatement()) {
                statement.execute("set bench.count = " + size);
                statement.execute("set bench.open = " + (open ? "'on'" : "'off'"));
            }
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("ledger-benchmark.sql"));
        }
        long filled = System.nanoTime();
        context.getBean(KeepLedger.class).writeAllAnew();
        long written = System.nanoTime();
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        jdbc.execute("vacuum analyze ledger_row");
        System.out.printf(
                Locale.ROOT,
                "%n%,d suggestions made in %.0f s, the ledger made anew in %.1f s; %s with its indexes%n",
                size,
                (filled - start) / 1e9,
                (written - filled) / 1e9,
                jdbc.queryForObject("select pg_size_pretty(pg_total_relation_size('ledger_row'))", String.class));
        System.out.printf(Locale.ROOT, "%n%,d suggestions%n%-34s %10s %10s%n", size, "", "median", "p95");
    }

    void time(String what, Supplier<String> path) {
        List<Double> millis = new ArrayList<>();
        for (int i = -WARM_UP; i < requests; i++) {
            String asked = path.get();
            long start = System.nanoTime();
            Guest.Answer answer = guest.get(asked);
            double took = (System.nanoTime() - start) / 1e6;
            if (answer.status() != 200) {
                throw new IllegalStateException(asked + " -> " + answer.status());
            }
            if (i >= 0) {
                millis.add(took);
            }
        }
        List<Double> sorted = millis.stream().sorted().toList();
        System.out.printf(Locale.ROOT, "%-34s %10.1f %10.1f%n", what, sorted.get(sorted.size() / 2), sorted.get((int)
                (sorted.size() * 0.95)));
    }

    /** Once for the time, once for the memory: what is alive is known only after the garbage is out. */
    private void export(int size) {
        long start = System.nanoTime();
        int bytes = guest.download("/ledger.xlsx?session=all").length;
        double seconds = (System.nanoTime() - start) / 1e9;
        long before = alive();
        AtomicLong most = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        Thread watch = new Thread(() -> {
            while (!over.get()) {
                most.accumulateAndGet(alive(), Math::max);
                LockSupport.parkNanos(
                        TimeUnit.MILLISECONDS.toNanos(500)); // a heap that is cleaned without end serves nobody
            }
        });
        watch.start();
        guest.download("/ledger.xlsx?session=all");
        over.set(true);
        System.out.printf(
                Locale.ROOT,
                "export of all %,d rows: %.1f s, %,d KB; at most %.0f MB of the heap alive, %.0f MB before%n",
                size,
                seconds,
                bytes / 1024,
                most.get() / 1e6,
                before / 1e6);
    }

    private static long alive() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Part of a place, a thing, a unit, or somebody's name, as people type it; at times two of them. */
    String typed() {
        return switch (random.nextInt(5)) {
            case 0 -> encoded("" + any(PLACES) + any(ENDS) + "村");
            case 1 -> encoded(THINGS.get(random.nextInt(THINGS.size())));
            case 2 -> encoded(UNITS.get(random.nextInt(UNITS.size())).substring(0, 3));
            case 3 -> encoded("代表" + (1 + random.nextInt(12)));
            default -> encoded(any(PLACES) + "" + any(ENDS) + " " + THINGS.get(random.nextInt(THINGS.size())));
        };
    }

    String number(int size) {
        int number = 1 + random.nextInt(Math.max(20, size / 12));
        return encoded(
                switch (random.nextInt(3)) {
                    case 0 -> "%03d".formatted(number);
                    case 1 -> "第%03d号".formatted(number);
                    default -> "闭%03d".formatted(1 + number / 5);
                });
    }

    private String fields() {
        return switch (random.nextInt(6)) {
            case 0 -> "category=" + encoded("农田水利") + "&phase=OPEN";
            case 1 -> "unit=" + encoded(UNITS.get(random.nextInt(UNITS.size())));
            case 2 -> "light=" + List.of("RED", "YELLOW", "GREEN").get(random.nextInt(3));
            case 3 -> "status=CLOSED&key=1";
            case 4 -> "phase=" + List.of("OPEN", "CLOSED", "WITHDRAWN").get(random.nextInt(3));
            default -> "proxy=RATED&category=" + encoded("环境卫生");
        };
    }

    private String sorted() {
        return "sort=" + SORTS.get(random.nextInt(SORTS.size())) + "&down=" + random.nextInt(2);
    }

    private char any(String characters) {
        return characters.charAt(random.nextInt(characters.length()));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
