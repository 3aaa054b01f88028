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
import java.util.function.Function;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.jianyi.JianyiApplication;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.KeepRecords;
import org.jianyi.handling.RecordContact;
import org.jianyi.process.Desk;
import org.jianyi.process.FormMessages;
import org.jianyi.process.Stage;
import org.jianyi.reply.Replies;
import org.jianyi.roster.Actor;
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
    private final Desk desk;
    private final IdentityService identity;
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
        this.desk = context.getBean(Desk.class);
        this.identity = context.getBean(IdentityService.class);
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
                        "--jianyi.backup.automatic=false",
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
        Map<String, Callable<?>> columns = new LinkedHashMap<>();
        columns.put("jianyi", this::lifecycle);
        columns.put("engine", this::bare);
        columns.put("engine, with rights", this::bareWithRights);
        for (Callable<?> column : columns.values()) {
            measure(column, 2, seconds);
        }
        nanos.clear();
        Statements.BY_SQL.clear();
        Map<String, List<Result>> results = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (int threads : new int[] {1, 2, 4}) {
                for (var column : columns.entrySet()) {
                    Statements.column = column.getKey();
                    results.computeIfAbsent(column.getKey() + ", " + threads + " threads", k -> new ArrayList<>())
                            .add(measure(column.getValue(), threads, seconds));
                }
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
        if (Statements.LIST) {
            columns.keySet().forEach(LifecycleBenchmark::listStatements);
        }
        Runtime jvm = Runtime.getRuntime();
        System.gc();
        System.out.printf("heap in use afterwards: %d MiB%n", (jvm.totalMemory() - jvm.freeMemory()) >> 20);
    }

    /** How often each statement was sent for one lifecycle; a batch is sent once. */
    private static void listStatements(String column) {
        System.out.printf("%n%s:%n", column);
        long lifecycles = Statements.LIFECYCLES.get(column);
        Statements.BY_SQL.get(column).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(e ->
                        System.out.printf(Locale.ROOT, "%6.2f  %s%n", (double) e.getValue() / lifecycles, e.getKey()));
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
        Statements.LIFECYCLES.merge(Statements.column, done.get(), Long::sum);
        return new Result(n / elapsed, (Statements.EXECUTED.get() - statements) / n, (rowsWritten() - rows) / n);
    }

    private long rowsWritten() {
        Long rows = jdbc.queryForObject(
                "select tup_inserted + tup_updated + tup_deleted from pg_stat_database where datname = current_database()",
                Long.class);
        return rows == null ? 0 : rows;
    }

    private Object lifecycle() {
        SuggestionId id = timed(
                "submit",
                () -> acts(
                        "d1",
                        actor -> new SuggestionId(desk.start("suggestion-handling", stage.json(stage.suggestion())))));
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
                () -> acts(
                        "handler-SLZ",
                        actor -> keepRecords.contact(
                                handling.id(),
                                messages.read(stage.json(stage.contact()), RecordContact.class),
                                actor)));
        timed("draft", () -> step("handler-SLZ", id, "DraftReply", stage.reply()));
        String hash = replies.latest(handling.id()).hash();
        timed("sign", () -> step("head-SLZ", id, "SignOffReply", Stage.form("approved", true, "hash", hash)));
        timed(
                "deliver",
                () -> step("handler-SLZ", id, "DeliverReply", Stage.form("way", "IN_PERSON", "receiver", "代表1")));
        timed("rate", () -> step("d1", id, "RateHandling", stage.rating("SATISFIED", "SATISFIED")));
        return id;
    }

    /** One visit of a person, who looks for his task and completes it. Who he is and what groups he is in is read once, as at a request. */
    private <T> T acts(String user, Function<Actor, T> act) {
        Actor actor = stage.actor(user);
        identity.setAuthentication(user, List.copyOf(actor.groups()));
        try {
            return act.apply(actor);
        } finally {
            identity.clearAuthentication();
        }
    }

    private Object step(String user, SuggestionId id, String step, Map<String, Object> form) {
        acts(user, actor -> {
            Desk.OpenTask task = desk.tasksOf(id, actor).stream()
                    .filter(open -> open.step().equals("UserTask_" + step))
                    .findFirst()
                    .orElseThrow();
            desk.complete(task.id(), stage.json(form));
            return null;
        });
        if (step.equals("DeliverReply") || step.equals("RateHandling")) {
            workOff(id.value());
        }
        return null;
    }

    /** One after the other, since what one job ends another need not do any more. */
    private void workOff(String suggestion) {
        List<String> jobs = jobs(suggestion);
        while (!jobs.isEmpty()) {
            management.executeJob(jobs.get(0));
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
        var authorizations = context.getBean(AuthorizationService.class);
        var start = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        start.setGroupId("presidium-office");
        start.setResource(Resources.PROCESS_DEFINITION);
        start.setResourceId("bare");
        start.addPermission(Permissions.CREATE_INSTANCE);
        authorizations.saveAuthorization(start);
    }

    /** As a program would use it: nobody is logged in, so the engine checks no rights. */
    private Object bare() {
        var instance = runtime.startProcessInstanceByKey("bare", three(0));
        for (int i = 1; i < HUMAN_STEPS; i++) {
            completeBare(instance.getId(), i);
        }
        return instance;
    }

    /** As people would use it: each step by somebody whose groups are read and whose rights are checked. */
    private Object bareWithRights() {
        String instance = acts("office", actor -> runtime.startProcessInstanceByKey("bare", three(0))
                .getId());
        for (int i = 1; i < HUMAN_STEPS; i++) {
            int step = i;
            acts("office", actor -> completeBare(instance, step));
        }
        return instance;
    }

    private Object completeBare(String instance, int step) {
        var task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
        tasks.complete(task.getId(), three(step));
        return task;
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

        static final boolean LIST = System.getProperty("benchmark.sql") != null;
        static final AtomicLong EXECUTED = new AtomicLong();
        static final Map<String, Map<String, Long>> BY_SQL = new ConcurrentHashMap<>();
        static final Map<String, Long> LIFECYCLES = new ConcurrentHashMap<>();
        static volatile String column = "";

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
                            if (LIST) {
                                var bySql = BY_SQL.computeIfAbsent(column, k -> new ConcurrentHashMap<>());
                                queries.forEach(
                                        query -> bySql.merge(query.getQuery().replaceAll("\\s+", " "), 1L, Long::sum));
                            }
                        }
                    })
                    .build();
        }
    }
}
