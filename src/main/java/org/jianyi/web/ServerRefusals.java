package org.jianyi.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the server refuses before any page of ours is asked, a request that is too long for example, is told in a sentence too. */
@Configuration
class ServerRefusals {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> toldInASentence() {
        return factory -> factory.addContextCustomizers(
                context -> ((StandardHost) context.getParent()).setErrorReportValveClass(Sentence.class.getName()));
    }

    /** Made by the server itself. */
    public static final class Sentence extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            String sentence = response.getStatus() < 500 ? "请求太长或者格式不对，没有办理。请缩短填写的内容，返回后重试。" : "系统出了问题，请稍后重试。";
            try {
                response.setContentType("text/html");
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                response.getReporter()
                        .write(
                                "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>建议办理</title><main><p>"
                                        + sentence + "</p></main></html>");
                response.finishResponse();
            } catch (IOException gone) {
                // Whoever asked has left.
            }
        }
    }
}
