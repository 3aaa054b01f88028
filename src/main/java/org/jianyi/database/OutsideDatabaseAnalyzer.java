package org.jianyi.database;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence that the configured database does not answer or does not let us in. */
class OutsideDatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final String NO_CONNECTION = "08";
    private static final String NOT_AUTHORIZED = "28";
    private static final String NO_SUCH_DATABASE = "3D";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.startsWith(NO_CONNECTION)) {
            return analysis("连接不上数据库。", "The database does not answer.", cause);
        }
        if (state.startsWith(NOT_AUTHORIZED)) {
            return analysis("数据库拒绝登录：用户名或密码不对。", "The database refuses the user or the password.", cause);
        }
        if (state.startsWith(NO_SUCH_DATABASE)) {
            return analysis("数据库服务器上没有所配置的数据库。", "The server has no database of that name.", cause);
        }
        return null;
    }

    private FailureAnalysis analysis(String chinese, String english, SQLException cause) {
        return new FailureAnalysis("%s%n%s%n(%s)".formatted(chinese, english, cause.getMessage()), """
                请检查 SPRING_DATASOURCE_URL、SPRING_DATASOURCE_USERNAME、SPRING_DATASOURCE_PASSWORD，以及数据库是否已经启动。
                Check these settings, and that the database is running.""", cause);
    }
}
