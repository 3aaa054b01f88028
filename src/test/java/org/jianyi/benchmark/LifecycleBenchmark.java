package org.jianyi.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.jianyi.JianyiApplication;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.KeepRecords;
import org.jianyi.handling.RecordContact;
import org.jianyi.process.FormMessages;
import org.jianyi.process.Stage;
import org.jianyi.reply.Replies;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Whole suggestions, from the form to the rating (sole unit, town profile), through the services that people use, on the embedded
 * PostgreSQL; beside it, in alternating rounds of the same run, the bare engine with as many human steps of three stored variables each.
 * Background jobs are executed by the thread that caused them, so that a rate counts all the work.
 *
 * <p>Arguments: seconds a round (20), rounds (3). Prints a table.
 */
public final class LifecycleBenchmark {

    private static final String[] STEPS = {"submit", "examine+assign", "contact", "draft", "sign", "deliver", "rate"};
    private static final int HUMAN_STEPS = 6;

    private final ConfigurableApplicationContext context;
    private final Stage stage;
    private final Handlings handlings;
    private final Replies replies;
    private final KeepRecords keepRecords;
    private final FormMessages messages;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final JdbcTemplate jdbc;
    private final Map<String, List<Long>> nanos = new ConcurrentHashMap<>();

    private LifecycleBenchmark(ConfigurableApplicationContext context) {
        this.context = context;
        this.stage = context.getBean(Stage.class);
        this.handlings = context.getBean(Handlings.class);
        this.replies = context.getBean(Replies.class);
        this.keepRecords = context.getBean(KeepRecords.class);
        this.messages = context.getBean(FormMessages.class);
        this.runtime = context.getBean(RuntimeService.class);
        this.tasks = context.getBean(TaskService.class);
        this.management = context.getBean(ManagementService.class);
        this.jdbc = context.getBean(JdbcTemplate.class);
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        FileSystemUtils.deleteRecursively(Path.of("target/benchmark-town"));
        try (var context = new SpringApplicationBuilder(JianyiApplication.class)
                .web(WebApplicationType.SERVLET)
                .initializers(c -> c.getBeanFactory().addBeanPostProcessor(new Statements()))
                .run(
                        "--server.port=0",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--jianyi.data=target/benchmark-town",
                        "--jianyi.admin.user=admin0",
                        "--jianyi.admin.password=Benchmark-2026!",
                        "--spring.datasource.hikari.maximum-pool-size=12",
                        "--logging.level.root=warn")) {
            new LifecycleBenchmark(context).run(seconds, rounds);
        }
    }

    private void run(int seconds, int rounds) throws Exception {
        stage.cast();
        deployBare();
        measure(this::lifecycle, 2, seconds);
        measure(this::bare, 2, seconds / 2 + 1);
        nanos.clear();
        Statements.BY_SQL.clear();
        Map<String, List<Result>> results = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (int threads : new int[] {1, 2, 4}) {
                results.computeIfAbsent("jianyi, " + threads + " threads", k -> new ArrayList<>())
                        .add(measure(this::lifecycle, threads, seconds));
                results.computeIfAbsent("engine, " + threads + " threads", k -> new ArrayList<>())
                        .add(measure(this::bare, threads, seconds));
            }
        }
        System.out.printf(
                Locale.ROOT, "%n%-22s %12s %22s %14s %10s%n", "", "per second", "(each round)", "statements", "rows");
        results.forEach((name, list) -> System.out.printf(
                Locale.ROOT,
                "%-22s %12.1f %22s %14.0f %10.0f%n",
                name,
                median(list.stream().map(Result::perSecond).toList()),
                list.stream().map(r -> "%.1f".formatted(r.perSecond())).toList(),
                median(list.stream().map(Result::statements).toList()),
                median(list.stream().map(Result::rows).toList())));
        System.out.printf(Locale.ROOT, "%np95 per step over all rounds, ms:%n");
        for (String step : STEPS) {
            List<Long> sorted = nanos.get(step).stream().sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "  %-16s %8.1f   (median %.1f, n=%d)%n",
                    step,
                    at(sorted, 0.95),
                    at(sorted, 0.5),
                    sorted.size());
        }
        if (System.getProperty("benchmark.sql") != null) {
            long n = nanos.get("rate").size();
            Statements.BY_SQL.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(150)
                    .forEach(e -> System.out.printf(Locale.ROOT, "%6.2f  %s%n", (double) e.getValue() / n, e.getKey()));
        }
        Runtime jvm = Runtime.getRuntime();
        System.gc();
        System.out.printf("heap in use afterwards: %d MiB%n", (jvm.totalMemory() - jvm.freeMemory()) >> 20);
    }

    /** What one round gave; statements and rows are per lifecycle. */
    private record Result(double perSecond, double statements, double rows) {}

    private Result measure(Callable<?> work, int threads, int seconds) throws Exception {
        long statements = Statements.EXECUTED.get();
        long rows = rowsWritten();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        AtomicLong done = new AtomicLong();
        long start = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(pool.submit(() -> {
                while (System.nanoTime() < end) {
                    work.call();
                    done.incrementAndGet();
                }
                return null;
            }));
        }
        pool.shutdown();
        for (Future<?> future : running) {
            future.get();
        }
        double elapsed = (System.nanoTime() - start) / 1e9;
        Thread.sleep(1500); // the server publishes its counts with a delay
        double n = Math.max(1, done.get());
        return new Result(n / elapsed, (Statements.EXECUTED.get() - statements) / n, (rowsWritten() - rows) / n);
    }

    private long rowsWritten() {
        Long rows = jdbc.queryForObject(
                "select tup_inserted + tup_updated + tup_deleted from pg_stat_database where datname = current_database()",
                Long.class);
        return rows == null ? 0 : rows;
    }

    private Object lifecycle() {
        SuggestionId id = timed("submit", () -> stage.submits("d1", stage.suggestion()));
        timed(
                "examine+assign",
                () -> step(
                        "office",
                        id,
                        "ExamineSuggestion",
                        Stage.form("outcome", "REGISTER", "assignment", stage.assignment())));
        Handling handling = handlings.findBySuggestionOrderById(id).get(0);
        timed(
                "contact",
                () -> keepRecords.contact(
                        handling.id(),
                        messages.read(stage.json(stage.contact()), RecordContact.class),
                        stage.actor("handler-SLZ")));
        timed("draft", () -> step("handler-SLZ", id, "DraftReply", stage.reply()));
        String hash = replies.latest(handling.id()).hash();
        timed("sign", () -> step("head-SLZ", id, "SignOffReply", Stage.form("approved", true, "hash", hash)));
        timed(
                "deliver",
                () -> step("handler-SLZ", id, "DeliverReply", Stage.form("way", "IN_PERSON", "receiver", "代表1")));
        timed("rate", () -> step("d1", id, "RateHandling", stage.rating("SATISFIED", "SATISFIED")));
        return id;
    }

    private Object step(String user, SuggestionId id, String step, Map<String, Object> form) {
        stage.completes(user, id, step, form);
        if (step.equals("DeliverReply") || step.equals("RateHandling")) {
            workOff(id.value());
        }
        return null;
    }

    private void workOff(String suggestion) {
        List<String> jobs = jobs(suggestion);
        while (!jobs.isEmpty()) {
            jobs.forEach(management::executeJob);
            jobs = jobs(suggestion);
        }
    }

    private List<String> jobs(String suggestion) {
        return jdbc.queryForList(
                "select j.id_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_"
                        + " join act_ru_execution r on r.id_ = e.root_proc_inst_id_ where r.business_key_ = ?",
                String.class,
                suggestion);
    }

    private <T> T timed(String step, Callable<T> work) {
        long start = System.nanoTime();
        try {
            T result = work.call();
            nanos.computeIfAbsent(step, k -> java.util.Collections.synchronizedList(new ArrayList<>()))
                    .add(System.nanoTime() - start);
            return result;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void deployBare() {
        var builder = Bpmn.createExecutableProcess("bare").startEvent();
        var last = builder.userTask("step1").camundaCandidateGroups("presidium-office");
        for (int i = 2; i < HUMAN_STEPS; i++) {
            last = last.userTask("step" + i).camundaCandidateGroups("presidium-office");
        }
        BpmnModelInstance model = last.endEvent().done();
        context.getBean(RepositoryService.class)
                .createDeployment()
                .addModelInstance("bare.bpmn", model)
                .deploy();
    }

    private Object bare() {
        var instance = runtime.startProcessInstanceByKey("bare", three(0));
        for (int i = 1; i < HUMAN_STEPS; i++) {
            var task =
                    tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
            tasks.complete(task.getId(), three(i));
        }
        return instance;
    }

    private static Map<String, Object> three(int step) {
        return Variables.createVariables()
                .putValue("text" + step, "村前支渠约一千二百米，淤积半米深，去年伏旱时下游三个组的稻田浇不上水。")
                .putValue("number" + step, step)
                .putValue("flag" + step, true);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        return sorted.get(sorted.size() / 2);
    }

    private static double at(List<Long> sorted, double quantile) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * quantile))) / 1e6;
    }

    /** Counts the statements that reach the database. */
    static final class Statements implements BeanPostProcessor {

        static final AtomicLong EXECUTED = new AtomicLong();
        static final Map<String, Long> BY_SQL = new ConcurrentHashMap<>();

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!(bean instanceof DataSource source)) {
                return bean;
            }
            return ProxyDataSourceBuilder.create(source)
                    .listener(new QueryExecutionListener() {
                        @Override
                        public void beforeQuery(
                                net.ttddyy.dsproxy.ExecutionInfo info, List<net.ttddyy.dsproxy.QueryInfo> queries) {}

                        @Override
                        public void afterQuery(
                                net.ttddyy.dsproxy.ExecutionInfo info, List<net.ttddyy.dsproxy.QueryInfo> queries) {
                            EXECUTED.addAndGet(info.isBatch() ? 1 : queries.size());
                            queries.forEach(
                                    query -> BY_SQL.merge(query.getQuery().replaceAll("\\s+", " "), 1L, Long::sum));
                        }
                    })
                    .build();
        }
    }
}
