package org.jianyi.benchmark;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.jianyi.Guest;
import org.jianyi.JianyiApplication;
import org.jianyi.process.EngineClock;
import org.jianyi.process.Stage;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * A morning on which thousands of timers are due at one instant: 5,000 shares of units, assigned on one day, so that all their timers go off
 * together, worked off by the job executor as it is set in the product, on the embedded PostgreSQL. Meanwhile two people open pages and one
 * submits, over HTTP, one request after the other; the same before, with nothing due.
 *
 * <p>Arguments: shares (5,000), instants to let come (4). Prints, for each instant, which timers were due, how long it took until all were
 * done, and the people's median and 95th percentile in milliseconds.
 */
public final class ClockBenchmark {

    private static final LocalDate ASSIGNED = LocalDate.of(2026, 4, 8);
    private static final List<String> UNITS = List.of("SLZ", "NYZX", "CJB", "HWS", "GDS", "ZRZYS");
    private static final int HANDS = 2;

    private final ConfigurableApplicationContext context;
    private final Stage stage;
    private final EngineClock clock;
    private final JobExecutor executor;
    private final JdbcTemplate jdbc;
    private final int port;

    private ClockBenchmark(ConfigurableApplicationContext context) {
        this.context = context;
        this.stage = context.getBean(Stage.class);
        this.clock = context.getBean(EngineClock.class);
        this.executor = context.getBean(JobExecutor.class);
        this.jdbc = context.getBean(JdbcTemplate.class);
        this.port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public static void main(String[] arguments) throws Exception {
        int shares = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        int instants = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        FileSystemUtils.deleteRecursively(Path.of("target/benchmark-clock").toFile());
        try (var context = new SpringApplicationBuilder(JianyiApplication.class)
                .run(
                        "--server.port=0",
                        "--jianyi.data=target/benchmark-clock",
                        "--jianyi.backup.automatic=false",
                        "--jianyi.notices.automatic=false",
                        "--jianyi.admin.user=admin0",
                        "--jianyi.admin.password=Benchmark-2026!",
                        "--logging.level.root=warn")) {
            new ClockBenchmark(context).run(shares, instants);
        }
    }

    private void run(int shares, int instants) throws Exception {
        executor.shutdown();
        stage.today(ASSIGNED);
        stage.cast();
        long start = System.nanoTime();
        int cases = shares / UNITS.size();
        List<SuggestionId> made = assign(cases);
        System.out.printf(
                Locale.ROOT, "%,d suggestions with %d units each, made in %.0f s%n", cases, UNITS.size(), since(start));
        String suggestion = made.get(0).value();
        for (int warmUp = 0; warmUp < 2; warmUp++) {
            people(suggestion, () -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(15)));
        }
        System.out.println(
                "nothing due" + people(suggestion, () -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(15))));
        for (int i = 0; i < instants; i++) {
            next(suggestion);
        }
    }

    private List<SuggestionId> assign(int cases) throws Exception {
        List<Object> proposals = new ArrayList<>();
        List<Map<String, Object>> units = new ArrayList<>();
        for (int i = 0; i < UNITS.size(); i++) {
            proposals.add("第" + (i + 1) + "条：请尽快安排。");
            units.add(stage.share(UNITS.get(i), "SEPARATE", i + 1));
        }
        ExecutorService hands = Executors.newFixedThreadPool(HANDS);
        List<Future<SuggestionId>> made = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            int number = i;
            made.add(hands.submit(() -> {
                SuggestionId id = stage.submits(
                        "d" + (number % 12 + 1),
                        stage.suggestion("title", "关于第" + number + "处塌方路段的建议", "proposals", proposals));
                stage.completes(
                        "office",
                        id,
                        "ExamineSuggestion",
                        Stage.form("outcome", "REGISTER", "assignment", stage.assignment("units", units)));
                return id;
            }));
        }
        List<SuggestionId> ids = new ArrayList<>();
        for (Future<SuggestionId> one : made) {
            ids.add(one.get());
        }
        hands.shutdown();
        return ids;
    }

    /** Lets the next instant come at which a timer is due. */
    private void next(String suggestion) throws Exception {
        LocalDateTime due = jdbc.queryForObject(
                "select min(duedate_) from act_ru_job where retries_ > 0 and suspension_state_ = 1 and duedate_ is not null",
                LocalDateTime.class);
        List<String> kinds = jdbc.queryForList(
                "select count(*) || ' ' || act_id_ from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_"
                        + " where duedate_ = ? group by act_id_ order by 1",
                String.class,
                due);
        long told = notices();
        clock.setTo(due.atZone(java.time.ZoneId.systemDefault()).toInstant());
        long[] took = new long[1];
        String served = people(suggestion, () -> {
            long start = System.nanoTime();
            executor.start();
            while (isAnythingDue()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
            took[0] = System.nanoTime() - start;
            executor.shutdown();
        });
        System.out.printf(
                Locale.ROOT,
                "%s: %s; all done in %.1f s, %,d notices%s%n",
                due,
                String.join(", ", kinds),
                took[0] / 1e9,
                notices() - told,
                served);
        long failed = context.getBean(ManagementService.class)
                .createJobQuery()
                .withException()
                .count();
        if (failed > 0) {
            System.out.println("                    " + failed + " had to be tried again");
        }
    }

    private boolean isAnythingDue() {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from act_ru_job where retries_ > 0 and suspension_state_ = 1 and (duedate_ is null or duedate_ <= ?))",
                Boolean.class,
                Date.from(clock.instant())));
    }

    private long notices() {
        return jdbc.queryForObject("select count(*) from notice", Long.class);
    }

    /** What people experience until that has ended. */
    private String people(String suggestion, Runnable meanwhile) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Map<String, Queue<Double>> millis = new ConcurrentSkipListMap<>();
        Guest office = Guest.of(port, "office");
        Guest unit = Guest.of(port, "handler-SLZ");
        Guest deputy = Guest.of(port, "d5");
        String page = "/suggestions/" + suggestion;
        ExecutorService people = Executors.newFixedThreadPool(3);
        people.submit(() -> repeat(over, millis, "office", List.of("/", "/ledger", "/api/board", page), office::get));
        people.submit(() -> repeat(over, millis, "unit", List.of("/", page), unit::get));
        people.submit(() -> repeat(
                over,
                millis,
                "deputy",
                List.of("/api/starts/suggestion-handling"),
                path -> deputy.post(path, stage.suggestion("title", "关于第" + System.nanoTime() + "座桥的建议"))));
        meanwhile.run();
        over.set(true);
        people.shutdown();
        people.awaitTermination(1, TimeUnit.MINUTES);
        return millis.entrySet().stream()
                .map(one -> "                    " + one.getKey() + " " + figures(one.getValue()))
                .collect(Collectors.joining("\n", "\n", ""));
    }

    private interface Request {
        Guest.Answer of(String path);
    }

    private static void repeat(
            AtomicBoolean over, Map<String, Queue<Double>> millis, String who, List<String> paths, Request request) {
        for (int i = 0; !over.get(); i++) {
            String path = paths.get(i % paths.size());
            long start = System.nanoTime();
            int status = request.of(path).status();
            if (status != 200) {
                System.out.println(path + " answered with " + status);
            }
            millis.computeIfAbsent(who + " " + path.replaceFirst("s/.*", "s/…"), any -> new ConcurrentLinkedQueue<>())
                    .add((System.nanoTime() - start) / 1e6);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static String figures(Queue<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "median %.0f p95 %.0f ms (n=%d)",
                sorted.get(sorted.size() / 2),
                sorted.get((int) (sorted.size() * 0.95)),
                sorted.size());
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
