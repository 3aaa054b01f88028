package org.jianyi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** Who starts the application in vain reads a sentence, not a stack trace. */
class StartFailureTest {

    @TempDir
    Path folder;

    @Test
    void aSecondApplicationOnTheSameFolderEndsWithASentence() throws Exception {
        try (DataFolder taken = DataFolder.take(folder);
                OtherJvm second = OtherJvm.start(HeldServer.class, folder.toString())) {
            assertThat(second.exitCode()).isNotZero();
            assertThat(second.output())
                    .contains("正被另一个正在运行的“建议办理”使用")
                    .contains("is in use by another running jianyi")
                    .contains("JIANYI_DATA")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aTakenPortIsExplainedInChinese() {
        FailureAnalysis analysis = analyze(new PortInUseException(8080));

        assertThat(analysis.getDescription()).contains("端口 8080 已被别的程序占用");
        assertThat(analysis.getAction())
                .contains("SERVER_PORT=8081")
                .as("says nothing that mvn spring-boot:run does not understand")
                .doesNotContain("--server.port");
    }

    @Test
    void aTakenPortIsToldBeforeAnythingElseIsDone() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> SpringApplication.run(Object.class, "--server.port=" + taken.getLocalPort()))
                    .isInstanceOf(PortInUseException.class);
        }
    }

    @Test
    void anOutsideDatabaseThatDoesNotAnswerIsExplained() {
        assertThat(analyze(new IllegalStateException(new SQLException("Connection refused", "08001")))
                        .getDescription())
                .contains("连接不上数据库");
        assertThat(analyze(new SQLException("FATAL", "28P01")).getDescription()).contains("用户名或密码不对");
    }

    private FailureAnalysis analyze(Throwable failure) {
        ArgumentResolver arguments = ArgumentResolver.of(BeanFactory.class, new DefaultListableBeanFactory())
                .and(Environment.class, new StandardEnvironment());
        List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, arguments, FailureHandler.logging(LogFactory.getLog(getClass())));
        return analyzers.stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
