package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.Town;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.KeepRecords;
import org.jianyi.handling.RecordContact;
import org.jianyi.reply.Replies;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.suggestion.Suggestions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Town
class SuggestionHandlingTest {

    @Autowired
    Stage stage;

    @Autowired
    Suggestions suggestions;

    @Autowired
    Handlings handlings;

    @Autowired
    Replies replies;

    @Autowired
    KeepRecords keepRecords;

    @Autowired
    FormMessages messages;

    @Autowired
    EngineClock clock;

    @BeforeEach
    void enter() {
        stage.today(LocalDate.of(2026, 4, 8));
        stage.cast();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aSoleUnitSuggestionOfATownTakesAtMostSixHumanTasks() {
        SuggestionId id = stage.submits("d1", stage.suggestion());
        assertThat(stage.steps(id)).containsExactly("ExamineSuggestion");

        stage.does("office", id, "ExamineSuggestion", form("outcome", "REGISTER", "assignment", stage.assignment()));
        assertThat(stage.steps(id)).containsExactly("DraftReply");

        var handling = handlings.findBySuggestionOrderById(id).get(0);
        keepRecords.contact(
                handling.id(),
                messages.read(stage.json(stage.contact()), RecordContact.class),
                stage.actor("handler-SLZ"));
        stage.does("handler-SLZ", id, "DraftReply", stage.reply());
        stage.does(
                "head-SLZ",
                id,
                "SignOffReply",
                form("approved", true, "hash", replies.latest(handling.id()).hash()));
        stage.does("handler-SLZ", id, "DeliverReply", form("way", "IN_PERSON", "receiver", "代表1"));
        assertThat(suggestions.get(id).status()).isEqualTo(SuggestionStatus.REPLIED);
        stage.does("d1", id, "RateHandling", stage.rating("SATISFIED", "SATISFIED"));

        assertThat(suggestions.get(id).status()).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(stage.isRunning(id)).isFalse();
        assertThat(stage.steps(id)).isEqualTo(List.of());
    }
}
