package org.jianyi.web.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.jianyi.Guest;
import org.jianyi.process.CaseTest;
import org.jianyi.suggestion.SuggestionId;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a unit that wants more time is offered, and told. */
@Tag("R8")
class ExtensionPanelTest extends CaseTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"2199-04-01, 自交办之日起最长六个月", "9999-12-31, 自交办之日起最长六个月", "1066-10-14, 已经过去", "2026-09-31, 格式不对", "明年, 格式不对"
    })
    void aDateFarAwayIsRefusedForWhatItIs(String until, String sentence) {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));

        Guest.Answer answer = Guest.of(port, "handler-SLZ")
                .post(
                        "/api/handlings/" + story.share(id, "SLZ").value() + "/extension",
                        form("until", until, "reason", "工程跨季度。"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains(sentence);
        assertThat(answer.json().path("field").asText()).isEqualTo("until");
    }

    @Test
    void whoseTimeIsOverIsNotOfferedWhatCanOnlyBeRefused() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        stage.today(LocalDate.of(2026, 7, 8));
        assertThat(extension("handler-SLZ", id).path("askableUntil").asText()).isEqualTo("2026-10-08");
        assertThat(page("handler-SLZ", id)).contains("申请延期（最晚可延到2026年10月8日）");

        stage.today(LocalDate.of(2026, 7, 9));

        assertThat(extension("handler-SLZ", id).path("askableUntil").isNull()).isTrue();
        assertThat(extension("handler-SLZ", id).path("tooLate").asText())
                .isEqualTo("答复期限（2026年7月8日）已过，不能再申请延期，请尽快答复代表，并说明逾期原因。");
        assertThat(page("handler-SLZ", id)).contains("不能再申请延期").doesNotContain("申请延期（最晚");
        assertThat(page("office", id))
                .as("a paper that came in by then may still be entered")
                .contains("申请延期（最晚可延到2026年10月8日）");
        assertThat(page("d1", id)).doesNotContain("申请延期");
    }

    private JsonNode extension(String user, SuggestionId id) {
        return Guest.of(port, user)
                .get("/api/tasks/" + stage.task(user, id, "DraftReply"))
                .json()
                .at("/suggestion/handlings/0/extension");
    }

    private String page(String user, SuggestionId id) {
        return Jsoup.parse(Guest.of(port, user).get("/suggestions/" + id).body())
                .select("main")
                .html();
    }
}
