package org.jianyi.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.util.Map;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.Town;
import org.jianyi.process.Stage;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A confidential case is the office's, the unit's and the signers'; Cockpit and Tasklist show many more people the list of what runs. */
@Town
class ConfidentialTitleTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String TITLE = "关于一件不便公开的事情的建议";

    @LocalServerPort
    int port;

    @Autowired
    Stage stage;

    SuggestionId id;

    @BeforeEach
    void aConfidentialCase() {
        stage.cast();
        id = stage.submits(
                "d1", stage.suggestion("title", TITLE, "confidential", true, "confidentialReason", "涉及举报人。"));
        stage.does("office", id, "ExamineSuggestion", form("outcome", "REGISTER", "assignment", stage.assignment()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"presidium", "admin", "office"})
    @Tag("R28")
    void itsTitleIsNowhereInTheEngine(String user) {
        Guest guest = Guest.of(port, user);
        String task = stage.task("handler-SLZ", id, "DraftReply");
        Map.of(
                        "/task",
                        task,
                        "/history/task",
                        task,
                        "/variable-instance",
                        id.value(),
                        "/history/variable-instance",
                        id.value())
                .forEach((list, ofTheCase) -> {
                    Answer answer = guest.post(ENGINE + list, Map.of());
                    assertThat(answer.status()).as(list).isEqualTo(200);
                    assertThat(answer.body().contains(ofTheCase))
                            .as("the case is in " + list)
                            .isTrue();
                    assertThat(answer.body().contains(TITLE)).as(list).isFalse();
                });
    }

    @Test
    void whoMayReadItReadsItOnItsOwnPage() {
        String page = "/api/suggestions/" + id.value();
        for (String user : new String[] {"office", "d1", "handler-SLZ"}) {
            assertThat(Guest.of(port, user).get(page).body()).as(user).contains(TITLE);
        }
        for (String user : new String[] {"presidium", "admin", "leader", "government", "handler-HWS", "d2"}) {
            assertThat(Guest.of(port, user).get(page).status()).as(user).isEqualTo(404);
        }
    }
}
