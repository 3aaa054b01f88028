package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.camunda.bpm.engine.ManagementService;
import org.jianyi.Refusal;
import org.jianyi.ledger.LedgerCheck;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever people do, in whatever order: what our tables say is open, the engine has a task for, and the ledger's row says the same. */
class AgreementTest extends CaseTest {

    private static final int ACTS = 200;

    @Autowired
    RandomPeople people;

    @Autowired
    Agreement agreement;

    @Autowired
    LedgerCheck ledger;

    @Autowired
    ManagementService management;

    private final Set<SuggestionStatus> seen = EnumSet.noneOf(SuggestionStatus.class);

    @ParameterizedTest
    @MethodSource("seeds")
    void ourTablesAndTheEngineAgreeAfterSomeHundredRandomActs(long seed) {
        people.begin(seed, TODAY);
        int done = 0;
        for (int i = 0; i < ACTS; i++) {
            done += isDone(people::act) ? 1 : 0;
            if (i % 20 == 19) {
                stage.worksOff();
                people.cases().forEach(this::agrees);
            }
        }
        assertThat(done).as("most acts succeed").isGreaterThan(ACTS / 2);
        assertThat(seen).as("cases stood nearly everywhere").hasSizeGreaterThan(6);

        people.finish();
        people.cases().forEach(this::agrees);
        assertThat(people.cases()).as("no case is stuck").noneMatch(stage::isRunning);
        assertThat(management.createJobQuery().withException().count()).isZero();
    }

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("seeds", 2));
    }

    /** Only our own refusals are an answer; whatever else goes wrong fails the test. */
    private boolean isDone(Runnable act) {
        try {
            act.run();
            return true;
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refusal) {
                    return false;
                }
            }
            throw new AssertionError("last of " + people.story(), e);
        }
    }

    private void agrees(SuggestionId id) {
        seen.add(story.status(id));
        assertThat(agreement.open(id))
                .as("%s is %s, after %s", id, story.status(id), people.story(id))
                .isEqualTo(agreement.owed(id));
        assertThat(agreement.isConsistent(id))
                .as("%s is %s, after %s", id, story.status(id), people.story(id))
                .isTrue();
        assertThat(ledger.kept(id))
                .as("%s is %s, after %s", id, story.status(id), people.story(id))
                .isEqualTo(ledger.made(id));
        assertThat(stage.isRunning(id))
                .as("%s is %s, after %s", id, story.status(id), people.story(id))
                .isEqualTo(agreement.isGoingOn(id));
    }
}
