package org.jianyi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running embedded server promises. */
class EmbeddedServerTest {

    @TempDir
    static Path folder;

    static EmbeddedServer server;

    @BeforeAll
    static void start() {
        server = EmbeddedServer.open(folder.resolve("my data"));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void nobodyComesInWithoutThePassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(server.url(), server.user(), null))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
        assertThatThrownBy(() -> DriverManager.getConnection(server.url(), server.user(), "guess"))
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(server.url(), "postgres", null))
                .hasMessageContaining("password");
    }

    @Test
    void noLineOfTheAccessRulesTrustsAnybody() throws IOException {
        List<String> rules = Files.readAllLines(data("postgres/pg_hba.conf")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        assertThat(rules).isNotEmpty().allMatch(line -> line.endsWith("scram-sha-256"));
    }

    @Test
    void thePasswordIsTheOwnersOnly() throws IOException {
        assertThat(permissions("")).isEqualTo("rwx------");
        assertThat(permissions("password")).isEqualTo("rw-------");
        assertThat(permissions("postgres")).isEqualTo("rwx------");
        assertThat(permissions("server")).isEqualTo("rwx------");
    }

    @Test
    void whatIsCommittedIsOnTheDisk() throws SQLException {
        assertThat(ask("show fsync")).containsExactly("on");
        assertThat(ask("show synchronous_commit")).containsExactly("on");
        assertThat(ask("show full_page_writes")).containsExactly("on");
    }

    @Test
    void itIsPostgreSql17AndSpeaksUtf8() throws SQLException {
        assertThat(ask("show server_version")).singleElement().asString().startsWith("17.");
        assertThat(ask("show server_encoding")).containsExactly("UTF8");
        assertThat(ask("select datlocprovider::text || datlocale from pg_database where datname = 'jianyi'"))
                .containsExactly("bC.UTF-8");
    }

    @Test
    void theApplicationIsNoSuperuser() throws SQLException {
        assertThat(ask("select rolsuper::text from pg_roles where rolname = current_user"))
                .containsExactly("false");
    }

    @Test
    void chineseNamesAreInPinyinOrder() throws SQLException {
        assertThat(ask("""
                        select name from (values ('张伟'), ('王芳'), ('李娜'), ('陈静'), ('赵磊')) as people (name)
                        order by name collate "zh-x-icu"
                        """)).containsExactly("陈静", "李娜", "王芳", "张伟", "赵磊");
    }

    @Test
    void aSecondStartOnTheSameFolderIsRefused() throws Exception {
        assertThatThrownBy(() -> EmbeddedServer.open(data("")))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("正被另一个正在运行的“建议办理”使用")
                .hasMessageContaining("is in use by another running jianyi");

        try (OtherJvm other = OtherJvm.start(HeldServer.class, data("").toString())) {
            other.awaitLine("is in use by another running jianyi"); // the refusal above has not opened the lock
        }
        assertThat(ask("select 'still here'")).containsExactly("still here");
    }

    private static Path data(String file) {
        return folder.resolve("my data").resolve(file);
    }

    private static String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data(file)));
    }

    private static List<String> ask(String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                ResultSet rows = connection.createStatement().executeQuery(question)) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }
}
