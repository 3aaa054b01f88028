package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jianyi.roster.Session;
import org.jianyi.roster.Sessions;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionNumber;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A suggestion takes its number when it is registered: per session, those filed between sessions apart, without gaps. */
class NumbersTest extends CaseTest {

    @Autowired
    Sessions sessions;

    @Test
    @Tag("R4")
    void numbersRunWithoutGapsForEachSessionAndBetweenSessions() {
        Session session = session(6, LocalDate.of(2024, 10, 10));
        List<SuggestionId> filed = List.of(
                during(session), after(session), during(session), after(session), after(session), during(session));

        filed.forEach(id -> story.officeExamines(id, "REGISTER"));

        assertThat(filed)
                .extracting(id -> suggestions.get(id).numberLabel())
                .containsExactly("第001号", "闭001", "第002号", "闭002", "闭003", "第003号");
        assertThat(suggestions.get(filed.get(0)).number().fullLabel()).isEqualTo("镇十三届人大六次会议第001号");
    }

    @Test
    @Tag("R4")
    void aRegistrationThatIsRefusedGivesItsNumberBack() {
        Session session = session(7, LocalDate.of(2025, 4, 10));
        SuggestionId first = during(session);
        SuggestionId second = during(session);

        stage.refusal(() -> story.officeAssigns(first, stage.share("SLZ", "LEAD")));
        assertThat(suggestions.get(first).number()).isNull();
        story.officeExamines(second, "REGISTER");
        story.officeExamines(first, "REGISTER");

        assertThat(suggestions.get(second).numberLabel()).isEqualTo("第001号");
        assertThat(suggestions.get(first).numberLabel()).isEqualTo("第002号");
    }

    @Test
    @Tag("R4")
    void whatIsNotRegisteredTakesNoNumberAndAWithdrawnOneKeepsIts() {
        Session session = session(5, LocalDate.of(2024, 4, 30));
        SuggestionId letter = during(session);
        SuggestionId withdrawn = during(session);
        SuggestionId next = during(session);
        story.officeExamines(letter, "LETTER", "reason", "属于来信。");
        story.officeExamines(withdrawn, "REGISTER");
        story.deputyWithdraws(withdrawn);
        story.officeExamines(next, "REGISTER");

        assertThat(suggestions.get(letter).number()).isNull();
        assertThat(suggestions.get(withdrawn).numberLabel()).isEqualTo("第001号");
        assertThat(suggestions.get(next).numberLabel()).as("is not used again").isEqualTo("第002号");
    }

    @Test
    @Tag("R4")
    void fiftyRegistrationsAtTheSameMomentGetFiftyNumbers() {
        Session session = session(8, LocalDate.of(2025, 10, 10));
        List<SuggestionId> filed =
                IntStream.range(0, 50).mapToObj(i -> during(session)).toList();
        List<String> tasks = filed.stream()
                .map(id -> stage.task("office", id, "ExamineSuggestion"))
                .toList();

        List<Throwable> failures = stage.together(tasks.stream()
                .<Runnable>map(task -> () -> stage.completes("office", task, form("outcome", "REGISTER")))
                .toList());

        assertThat(failures).isEmpty();
        assertThat(filed)
                .extracting(id -> suggestions.get(id).number())
                .extracting(SuggestionNumber::seq)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void thirtySubmissionsAtTheSameMomentGetThirtyIds() {
        Map<String, SuggestionId> ids = new ConcurrentHashMap<>();
        List<Throwable> failures = stage.together(IntStream.range(0, 30)
                .mapToObj(i -> "同时提出的建议" + i)
                .<Runnable>map(title -> () -> ids.put(title, story.deputySubmits("title", title)))
                .toList());

        assertThat(failures).isEmpty();
        assertThat(ids).hasSize(30).allSatisfy((title, id) -> assertThat(
                        suggestions.get(id).title())
                .as("nobody's id is another's")
                .isEqualTo(title));
    }

    private SuggestionId during(Session session) {
        return filed(session, true, session.opensOn());
    }

    private SuggestionId after(Session session) {
        return filed(session, false, session.closesOn().plusDays(1));
    }

    private SuggestionId filed(Session session, boolean inSession, LocalDate day) {
        stage.today(day);
        SuggestionId id = story.deputySubmits("sessionId", session.id(), "inSession", inSession);
        stage.today(TODAY);
        return id;
    }

    private Session session(int ordinal, LocalDate day) {
        String name = "镇十三届人大" + "零一二三四五六七八".charAt(ordinal) + "次会议";
        return sessions.save(
                new Session(stage.cast().session().congress(), ordinal, name, day, day, day.atTime(16, 0)));
    }
}
