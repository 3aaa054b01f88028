package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.jianyi.Guest;
import org.jianyi.roster.Session;
import org.jianyi.roster.Sessions;
import org.jianyi.suggestion.SuggestionId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A day begins at midnight in the town, which is four in the afternoon of the day before in universal time. */
class MidnightTest extends CaseTest {

    /** One minute before the ninth of April, and one minute after it began, in the town. */
    private static final Instant BEFORE = Instant.parse("2026-04-08T15:59:00Z");

    private static final Instant AFTER = Instant.parse("2026-04-08T16:01:00Z");
    private static final LocalDate NEXT = TODAY.plusDays(1);

    /** Before the session of all other tests, which stays the latest. */
    private static final LocalDate HELD = LocalDate.of(2019, 4, 10);

    @LocalServerPort
    int port;

    @Autowired
    Sessions sessions;

    @Test
    void theTrailAndTheLedgerCountByTheDayOfTheTown() {
        Session session = sessions.save(
                new Session(stage.cast().session().congress(), 48, "镇十三届人大四十八次会议", HELD, HELD, HELD.atTime(16, 0)));
        clock.setTo(BEFORE);
        SuggestionId id = story.deputySubmits("sessionId", session.id());
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        assertThat(suggestions.get(id).assignedOn()).isEqualTo(TODAY);
        assertThat(ledger(session).select(".now").text()).contains("0天");

        clock.setTo(AFTER);
        assertThat(ledger(session).select(".now").text()).contains("1天");
        story.unitReplies(id, "SLZ");

        assertThat(stage.trail(id))
                .extracting(line -> line.act() + " " + line.day())
                .contains("交办 2026-04-08", "答复送达 2026-04-09");
        assertThat(ledger(session).select(".reply").text()).contains(NEXT.toString());
        assertThat(audited(id, TODAY)).contains("交办").doesNotContain("送达");
        assertThat(audited(id, NEXT)).contains("送达", "2026-04-09 00:01:00").doesNotContain("交办");
    }

    @Test
    @Tag("R7")
    void whatIsTakenBackAfterMidnightHasStoodADay() {
        clock.setTo(BEFORE);
        SuggestionId slip = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId stood = story.assigned(stage.share("SLZ", "SOLE"));
        story.officeRecalls(slip);
        clock.setTo(AFTER);
        story.officeRecalls(stood);
        stage.does("office", slip, "AssignSuggestion", stage.assignment());
        stage.does("office", stood, "AssignSuggestion", stage.assignment());

        assertThat(suggestions.get(slip).legalDue())
                .as("taken back on the day it was entered, it never stood")
                .isEqualTo(LocalDate.of(2026, 7, 9));
        assertThat(suggestions.get(stood).legalDue())
                .as("three months from the first assignment")
                .isEqualTo(LocalDate.of(2026, 7, 8));
    }

    private Document ledger(Session session) {
        return Jsoup.parse(
                Guest.of(port, "office").get("/ledger?session=" + session.id()).body());
    }

    private String audited(SuggestionId id, LocalDate day) {
        return Jsoup.parse(Guest.of(port, "office")
                        .get("/audit?from=" + day + "&to=" + day + "&about=" + id)
                        .body())
                .select("table.audit")
                .text();
    }
}
