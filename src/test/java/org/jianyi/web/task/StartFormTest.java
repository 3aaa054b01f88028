package org.jianyi.web.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jianyi.Guest;
import org.jianyi.process.CaseTest;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the forms that start something offer to choose from. */
class StartFormTest extends CaseTest {

    @LocalServerPort
    int port;

    /** What is raised for another year was mostly closed long ago. */
    @Test
    void theOfficeFindsWhatIsClosedAsTheEarlierSuggestionAndNotToWithdrawIt() {
        SuggestionId closed = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(closed, "SLZ");
        story.deputyIsSatisfied(closed, "SLZ");
        SuggestionId open = story.assigned(stage.share("SLZ", "SOLE"));

        assertThat(offered("suggestion-handling", "earlier")).contains(closed.value(), open.value());
        assertThat(offered("withdrawal", "suggestions")).contains(open.value()).doesNotContain(closed.value());
    }

    private List<String> offered(String process, String options) {
        return Guest.of(port, "office")
                .get("/api/starts/" + process)
                .json()
                .at("/options/" + options)
                .findValuesAsText("id");
    }
}
