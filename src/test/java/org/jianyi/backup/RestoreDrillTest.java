package org.jianyi.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.OtherNode;
import org.jianyi.Town;
import org.jianyi.database.EmbeddedServer;
import org.jianyi.process.Stage;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What people entrusted to the system is there again: after a restored backup, and after the machine's sudden death. */
@Town
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoreDrillTest {

    private static final Duration PATIENCE = Duration.ofSeconds(150);

    @TempDir
    static Path folder;

    @Autowired
    Stage stage;

    @Autowired
    DataSource town;

    @Autowired
    Environment environment;

    @Test
    @Order(1)
    void aRestoredTownIsTheSameInEveryTableToTheLastLetter() throws Exception {
        stage.cast();
        SuggestionId id = stage.submits("d1", stage.suggestion());
        stage.does("office", id, "ExamineSuggestion", form("outcome", "REGISTER", "assignment", stage.assignment()));
        stage.scan("handler-SLZ");
        Map<String, String> before = contents(JdbcClient.create(town));
        assertThat(before).containsKeys("suggestion", "paper_content", "act_ru_task", "flyway_schema_history");

        try (EmbeddedServer restored = restored(backup(), "quiet")) {
            assertThat(contents(database(restored))).containsExactlyInAnyOrderEntriesOf(before);
        }
    }

    @Test
    @Order(2)
    void aBackupMadeWhilePeopleActHoldsWhatWasDoneBeforeAndRunsOn() throws Exception {
        stage.cast();
        Queue<String> done = new ConcurrentLinkedQueue<>();
        Backup backup;
        List<String> before;
        int after;
        try (Acts acts = new Acts(
                2, () -> done.add(stage.submits("d2", stage.suggestion()).value()))) {
            await(() -> done.size() >= 4);
            before = List.copyOf(done);
            backup = backup();
            after = done.size();
        }
        assertThat(after).as("people went on").isGreaterThan(before.size());

        try (EmbeddedServer restored = restored(backup, "busy")) {
            assertThat(suggestions(restored)).containsAll(before);
        }
    }

    /** Continues with the data of the drill: the restored town is opened, worked in, and killed. */
    @Test
    @Order(3)
    void everyActThatWasAcknowledgedIsThereAfterAKill() throws Exception {
        Path data = folder.resolve("busy");
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        long before;
        try (EmbeddedServer quiet = EmbeddedServer.open(data)) {
            before = lapsed(database(quiet));
            assertThat(objectionWindowEnds(quiet)).as("a timer came along").isPositive();
        }
        try (OtherNode product = OtherNode.start(data, "--jianyi.backup.automatic=false")) {
            int port = product.awaitStarted(PATIENCE);
            JdbcClient worked = ofRunning(data);
            await(() -> lapsed(worked) > before);
            List<Guest> guests = List.of(Guest.of(port, "d3"), Guest.of(port, "d4"));
            Queue<Guest> free = new ConcurrentLinkedQueue<>(guests);
            try (Acts acts = new Acts(guests.size(), () -> submit(free, acknowledged))) {
                await(() -> acknowledged.size() >= 20);
                ProcessHandle postmaster = postmaster(data);
                List<ProcessHandle> servers = new ArrayList<>(List.of(postmaster));
                servers.addAll(postmaster.descendants().toList());
                servers.forEach(ProcessHandle::destroyForcibly);
                product.kill();
            }
        }

        try (EmbeddedServer again = EmbeddedServer.open(data)) {
            assertThat(suggestions(again)).containsAll(acknowledged);
            assertThat(lapsed(database(again)))
                    .as("a timer that was due while nothing ran went off after the start")
                    .isGreaterThan(before);
        }
    }

    private void submit(Queue<Guest> free, Queue<String> acknowledged) {
        Guest guest = free.poll();
        Answer answer = guest.post("/api/starts/suggestion-handling", stage.suggestion());
        if (answer.status() == 200) {
            acknowledged.add(answer.json().path("suggestion").asText());
        }
        free.add(guest);
    }

    private Backup backup() {
        return new Shelf(folder.resolve("backups"))
                .add(new EmbeddedDatabase(Path.of(environment.getRequiredProperty("jianyi.data"))));
    }

    private EmbeddedServer restored(Backup backup, String name) throws Exception {
        Path data = folder.resolve(name);
        Forged.withProgramsOf(
                Path.of(environment.getRequiredProperty("jianyi.data")).toAbsolutePath(), data);
        Restoration restoration = new Restoration(new EmbeddedDatabase(data));
        restoration.restore(restoration.check(backup.folder()));
        return EmbeddedServer.open(data);
    }

    /** For every table how many rows it has, and a hash over all of them. Sessions and the engine's own meters change by themselves. */
    private static Map<String, String> contents(JdbcClient database) {
        return database
                .sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> !table.startsWith("spring_session") && !table.equals("act_ru_meter_log"))
                .collect(Collectors.toMap(table -> table, table -> database.sql("""
                                        select count(*) || ' ' || coalesce(md5(string_agg(row, '' order by row)), '')
                                        from (select md5(t::text) as row from %s t) rows""".formatted(table))
                        .query(String.class)
                        .single()));
    }

    private static List<String> suggestions(EmbeddedServer server) {
        return database(server)
                .sql("select id from suggestion")
                .query(String.class)
                .list();
    }

    /** Lets the time have come for one unit to lose its right to object, while nothing runs. */
    private static int objectionWindowEnds(EmbeddedServer server) {
        return database(server).sql("""
                        update act_ru_job set duedate_ = now() - interval '1 minute' where id_ = (
                            select max(job.id_) from act_ru_job job join act_ru_jobdef timer on timer.id_ = job.job_def_id_
                            where timer.act_id_ = 'BoundaryEvent_ObjectionWindowOver')""").update();
    }

    /** How many units lost their right to object by the clock. */
    private static long lapsed(JdbcClient database) {
        return database.sql("select count(*) from handling where lapsed")
                .query(Long.class)
                .single();
    }

    private static JdbcClient ofRunning(Path data) throws IOException {
        String port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://localhost:" + port + "/jianyi",
                "postgres",
                Files.readString(data.resolve("password")).strip()));
    }

    private static JdbcClient database(EmbeddedServer server) {
        return JdbcClient.create(new DriverManagerDataSource(server.url(), server.user(), server.password()));
    }

    private static ProcessHandle postmaster(Path data) throws IOException {
        String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static void await(Supplier<Boolean> there) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.get()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** People who do the same again and again until it is closed, or until it no longer works. */
    private static final class Acts implements AutoCloseable {

        private final ExecutorService people;
        private volatile boolean closed;

        Acts(int number, Runnable act) {
            people = Executors.newFixedThreadPool(number);
            for (int i = 0; i < number; i++) {
                people.submit(() -> {
                    while (!closed) {
                        act.run();
                    }
                });
            }
        }

        @Override
        public void close() throws InterruptedException {
            closed = true;
            people.shutdown();
            assertThat(people.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
    }
}
