package org.jianyi.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import org.jianyi.PostgresForTests;
import org.jianyi.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(
        classes = PostgresForTests.class,
        webEnvironment = WebEnvironment.NONE,
        properties = "spring.jpa.hibernate.ddl-auto=validate")
class DraftsTest {

    private static final Instant NOW = Instant.parse("2025-03-03T02:00:00Z");

    @Autowired
    private Drafts drafts;

    @Test
    void theLastSavedDraftOfATaskIsKept() {
        drafts.keep("t1", "{\"opening\":\"甲\"}", "wang", NOW);
        drafts.keep("t1", "{\"opening\":\"乙\"}", "li", NOW.plusSeconds(60));

        assertThat(drafts.findById("t1")).hasValueSatisfying(draft -> {
            assertThat(draft.json()).isEqualTo("{\"opening\":\"乙\"}");
            assertThat(draft.savedBy()).isEqualTo("li");
            assertThat(draft.savedAt()).isEqualTo(NOW.plusSeconds(60));
        });
    }

    @Test
    void aForgottenDraftIsGoneAndMayBeForgottenTwice() {
        drafts.keep("t2", "{}", "wang", NOW);
        drafts.forget("t2");
        drafts.forget("t2");
        assertThat(drafts.findById("t2")).isEmpty();
    }

    @Test
    void aDraftOfMoreThanTwoHundredKilobytesIsRefused() {
        drafts.keep("t3", "\"" + "a".repeat(200 * 1024 - 2) + "\"", "wang", NOW);
        assertThatThrownBy(() -> drafts.keep("t3", "水".repeat(70_000), "wang", NOW))
                .asInstanceOf(type(Refusal.class))
                .matches(refusal -> refusal.status() == 413);
        assertThat(drafts.findById("t3"))
                .hasValueSatisfying(draft -> assertThat(draft.json()).startsWith("\"a"));
    }
}
