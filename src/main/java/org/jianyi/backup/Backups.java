package org.jianyi.backup;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jianyi.Refusal;
import org.jianyi.backup.Contents.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the embedded database's backups while the product runs: daily by itself, and when the administrator asks for one. */
@Component
@EnableScheduling
public class Backups {

    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofHours(1);

    private final Database database;
    private final Shelf shelf;
    private final BackupSettings settings;
    private final Clock clock;
    private final SimpleAsyncTaskExecutor beside = new SimpleAsyncTaskExecutor("backup-");
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile Failure failure;

    Backups(Database database, Shelf shelf, BackupSettings settings, Clock clock) {
        this.database = database;
        this.shelf = shelf;
        this.settings = settings;
        this.clock = clock;
        beside.setDaemon(true);
    }

    /** The last try, if it was in vain: when, and why, as a sentence. */
    public record Failure(LocalDateTime at, String sentence) {}

    /**
     * How backups stand.
     *
     * @param embedded whether this application makes them; an outside database has people of its own who do
     * @param next when the next automatic one is made at the earliest; null when there are none
     * @param earlier where data are that a restored backup took the place of
     * @param all what is there, the newest first
     */
    public record State(
            boolean embedded,
            boolean running,
            LocalDateTime next,
            int keepDays,
            Path folder,
            Failure failure,
            List<String> earlier,
            List<Backup> all) {

        /** The last success, or null. */
        public Backup newest() {
            return all.isEmpty() ? null : all.get(0);
        }
    }

    public State state() {
        boolean embedded = database.kind() == Kind.EMBEDDED;
        List<Backup> all = embedded ? shelf.all() : List.of();
        return new State(
                embedded,
                running.get(),
                isAutomatic() ? next(all) : null,
                settings.keepDays(),
                shelf.folder(),
                failure,
                database.earlierData(),
                all);
    }

    /**
     * Begins a backup, and does not wait for it.
     *
     * @throws Refusal when one is being made already, or the database is an outside one
     */
    public void begin() {
        if (database.kind() != Kind.EMBEDDED) {
            throw Refusal.conflict("本系统使用外部数据库，请在数据库服务器上备份。");
        }
        if (!running.compareAndSet(false, true)) {
            throw Refusal.conflict("正在备份，请稍等，不必再点。");
        }
        beside.execute(this::make);
    }

    @Scheduled(initialDelay = 2, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void daily() {
        if (isAutomatic() && isDue() && running.compareAndSet(false, true)) {
            beside.execute(this::make);
        }
    }

    /** The planned time has passed, and nobody has made a backup since; after a failure not at once again. */
    boolean isDue() {
        LocalDateTime now = LocalDateTime.now(clock);
        boolean justFailed =
                failure != null && failure.at().plus(BEFORE_NEXT_TRY).isAfter(now);
        return !justFailed && !next(shelf.all()).isAfter(now);
    }

    private LocalDateTime next(List<Backup> all) {
        LocalTime at = settings.at();
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDateTime today = now.toLocalDate().atTime(at);
        LocalDateTime last = today.isAfter(now) ? today.minusDays(1) : today;
        boolean made = !all.isEmpty() && !all.get(0).made().isBefore(last);
        return made ? last.plusDays(1) : last;
    }

    private boolean isAutomatic() {
        return settings.automatic() && database.kind() == Kind.EMBEDDED;
    }

    private void make() {
        try {
            Backup made = shelf.add(database);
            failure = null;
            shelf.removeOlder(settings.keepDays());
            database.forgetEarlierData(made.made().minusDays(settings.keepDays()));
        } catch (Refusal refusal) {
            failure = new Failure(LocalDateTime.now(clock), refusal.sentence());
        } catch (Exception e) {
            LOG.error("backup failed", e);
            failure = new Failure(LocalDateTime.now(clock), "备份没有成功，原因见日志。");
        } finally {
            running.set(false);
        }
    }
}
