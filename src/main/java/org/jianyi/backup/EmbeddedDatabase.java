package org.jianyi.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import org.jianyi.Refusal;
import org.jianyi.backup.Contents.Kind;
import org.jianyi.database.BackupFacts;
import org.jianyi.database.EarlierData;
import org.jianyi.database.EmbeddedServer;
import org.jianyi.database.RunningServer;

/** The database that comes along: a base backup while it runs, its files exchanged while it does not. */
class EmbeddedDatabase implements Database {

    private static final int POSTGRES = 17;

    private final Path data;

    EmbeddedDatabase(Path data) {
        this.data = data.toAbsolutePath().normalize();
    }

    @Override
    public Kind kind() {
        return Kind.EMBEDDED;
    }

    @Override
    public String place() {
        return "数据目录 " + data;
    }

    @Override
    public long size() throws IOException, SQLException {
        return ask(RunningServer::size);
    }

    @Override
    public Contents copyTo(Path folder) throws IOException, SQLException {
        BackupFacts facts = ask(server -> server.backUp(folder)).orElseThrow(Database::busy);
        OwnFiles.copy(data.resolve("password"), folder.resolve("password"));
        return Contents.of(Kind.EMBEDDED, facts);
    }

    @Override
    public boolean hasData() {
        return EmbeddedServer.hasData(data);
    }

    @Override
    public void requireRestorable(Contents contents) {
        if (EmbeddedServer.isRunning(data)) {
            throw Refusal.conflict("“建议办理”正在运行，不能恢复。请先停止它，再执行恢复。");
        }
        if (contents.postgres() != POSTGRES) {
            throw Refusal.conflict("这个备份是用 PostgreSQL %d 做的，本系统自带的是 PostgreSQL %d，不能恢复。请用做这个备份时的版本恢复。"
                    .formatted(contents.postgres(), POSTGRES));
        }
    }

    @Override
    public String replaceBy(Path copy) throws IOException {
        List<Path> before = EarlierData.in(data);
        EmbeddedServer.restore(
                data,
                copy.resolve("base.tar.gz"),
                Files.readString(copy.resolve("password")).strip());
        List<Path> after = EarlierData.in(data);
        return after.equals(before) ? null : after.get(after.size() - 1).toString();
    }

    @Override
    public List<String> earlierData() {
        return EarlierData.in(data).stream().map(Path::toString).toList();
    }

    @Override
    public void forgetEarlierData(LocalDateTime before) throws IOException {
        EarlierData.remove(data, before);
    }

    private <T> T ask(Question<T> question) throws IOException, SQLException {
        if (!hasData()) {
            throw Refusal.notFound("数据目录 %s 里没有数据，没有可以备份的内容。请检查 JIANYI_DATA 和当前目录。".formatted(data));
        }
        if (EmbeddedServer.isRunning(data)) {
            return question.to(new RunningServer(data));
        }
        try (EmbeddedServer startedForThis = EmbeddedServer.open(data)) {
            return question.to(new RunningServer(data));
        }
    }

    private interface Question<T> {
        T to(RunningServer server) throws IOException, SQLException;
    }
}
