package org.jianyi.web.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.process.CaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files over HTTP: what comes in is looked at, what goes out is saved and never shown. */
class PaperApiTest extends CaseTest {

    private static final String PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";

    @LocalServerPort
    int port;

    @Test
    void aFileIsKeptWithoutItsPathAndComesBackAsAnAttachment() {
        Guest guest = Guest.of(port, "d1");
        Answer sent = upload(guest, "../../建议.pdf", PDF);
        assertThat(sent.status()).as(sent.toString()).isEqualTo(200);
        assertThat(sent.json().path("name").asText()).isEqualTo("建议.pdf");

        Answer back = guest.get("/api/papers/" + sent.json().path("id").asText());
        assertThat(back.body()).isEqualTo(PDF);
        assertThat(back.header("Content-Disposition")).startsWith("attachment;");
        assertThat(back.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(back.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
    }

    @Test
    void aBrowserThatLeavesBeforeItsAnswerIsNoErrorInTheLog() {
        assertThat(LoggerFactory.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder")
                        .isErrorEnabled())
                .isFalse();
    }

    @Test
    void aLongNameIsShortened() {
        Answer sent = upload(Guest.of(port, "d1"), "关".repeat(300) + ".pdf", PDF);

        assertThat(sent.status()).as(sent.toString()).isEqualTo(200);
        assertThat(sent.json().path("name").asText()).endsWith("关.pdf").hasSizeLessThan(200);
    }

    @ParameterizedTest
    @CsvSource({
        "图.svg, <svg xmlns='http://www.w3.org/2000/svg' onload='x'/>",
        "页.html, <html><script>x</script></html>",
        "图.png, <svg xmlns='http://www.w3.org/2000/svg' onload='x'/>",
        "扫描件.pdf, <html><script>x</script></html>"
    })
    void whatABrowserWouldRunIsRefused(String name, String content) {
        Answer answer = upload(Guest.of(port, "d1"), name, content);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.message()).contains(name);
    }

    @Test
    void whoIsNotLoggedInUploadsNothing() {
        Guest anonymous = Guest.anonymous(port);
        anonymous.get("/login");

        assertThat(upload(anonymous, "建议.pdf", PDF).status()).isEqualTo(401);
    }

    private static Answer upload(Guest guest, String name, String content) {
        String part = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--part--\r\n";
        return guest.send(
                "POST",
                "/api/papers",
                part,
                Map.of(
                        "Content-Type",
                        "multipart/form-data; boundary=part",
                        "X-JIANYI-CSRF",
                        guest.cookie("JIANYI-CSRF")));
    }
}
