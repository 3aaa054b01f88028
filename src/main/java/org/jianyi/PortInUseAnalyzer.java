package org.jianyi;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in Chinese how to choose another port; comes before Spring Boot's own English sentence. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortInUseAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        int port = cause.getPort();
        return new FailureAnalysis("""
                端口 %1$d 已被别的程序占用，系统没有启动。
                Port %1$d is taken by another program; the application was not started.""".formatted(port), """
                请先停止占用该端口的程序；或者换一个端口再启动：在启动命令前加上 SERVER_PORT=%1$d（Windows 上先执行 set SERVER_PORT=%1$d）。
                Stop the other program, or choose another port: SERVER_PORT=%1$d before the command (on Windows set SERVER_PORT=%1$d first).""".formatted(port < 65535 ? port + 1 : 8081), cause);
    }
}
