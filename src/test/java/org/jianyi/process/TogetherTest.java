package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.notice.NoticeKind;
import org.jianyi.notice.Told;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.withdrawal.Withdrawals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many people act at the same moment, in real transactions and with the real job executor: no answer is lost, nobody is refused for nothing. */
class TogetherTest extends CaseTest {

    private static final Integer[] TEN = IntStream.rangeClosed(2, 11).boxed().toArray(Integer[]::new);

    @Autowired
    AssistingOpinions opinions;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    ManagementService management;

    @Autowired
    Told told;

    @AfterEach
    void noJobIsLeftFailing() {
        assertThat(management.createJobQuery().withException().count()).isZero();
        assertThat(management.createJobQuery().noRetriesLeft().count()).isZero();
    }

    @Test
    void tenCosignersConfirmAtTheSameMoment() {
        SuggestionId id = story.deputySubmits("cosigners", story.deputies(TEN));

        assertThat(eachOfTen(id, "ConfirmCosigning")).isEmpty();
        stage.worksOffWithManyHands();

        assertThat(story.cosignatures(id)).hasSize(10).containsOnly(Cosigning.State.CONFIRMED);
        assertThat(stage.steps(id)).containsExactly("ExamineSuggestion");
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.SUBMITTED);
        assertThat(stage.acts(id)).hasSize(12).contains("附议");
    }

    @Test
    void tenCosignersAgreeToAWithdrawalAtTheSameMoment() {
        SuggestionId id = story.deputySubmits("cosigners", story.deputies(TEN));
        eachOfTen(id, "ConfirmCosigning");
        stage.worksOffWithManyHands();
        story.deputyWithdraws(id);

        assertThat(eachOfTen(id, "ConfirmWithdrawal")).isEmpty();
        stage.worksOffWithManyHands();

        assertThat(story.status(id)).isEqualTo(SuggestionStatus.WITHDRAWN);
        assertThat(stage.steps(id)).isEmpty();
        assertThat(stage.acts(id)).filteredOn("同意撤回"::equals).hasSize(10);
        assertThat(withdrawals.findBySuggestionOrderById(id))
                .singleElement()
                .satisfies(withdrawal -> assertThat(withdrawal.consents()).hasSize(10));
    }

    /** Both have read the job before either has locked it, as two nodes may; the one that comes second changes nothing. */
    @Test
    void aTimerThatTwoWorkersGetGoesOffOnce() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitTalksWithDeputy(id, "SLZ");
        stage.today(LocalDate.of(2026, 6, 8));
        String timer = stage.jobsOf(id)
                .min(Comparator.comparing(Job::getDuedate))
                .orElseThrow()
                .getId();
        Runnable worker = () -> management.executeJob(timer);

        assertThat(stage.together(List.of(worker, worker))).hasSizeLessThanOrEqualTo(1);

        assertThat(told.of(NoticeKind.REPLY_DUE, id)).contains("handler-SLZ").doesNotHaveDuplicates();
        assertThat(stage.jobsOf(id).map(Job::getDuedate).filter(day -> day.after(Date.from(clock.instant()))))
                .as("the next day of reminding, once")
                .hasSize(1);
        stage.worksOff();
        story.deputyWithdraws(id);
    }

    @Test
    void theLeadDeputyFinishesWhileCosignersConfirm() {
        SuggestionId id = story.deputySubmits("cosigners", story.deputies(TEN));
        List<Runnable> acts = new ArrayList<>(ofTen(id, "ConfirmCosigning"));
        String finish = stage.task("d1", id, "FinishCosigning");
        acts.add(5, () -> stage.completes("d1", finish, form("finished", true)));

        assertThat(stage.together(acts)).isEmpty();
        stage.worksOffWithManyHands();

        assertThat(story.cosignatures(id)).hasSize(10).containsOnly(Cosigning.State.CONFIRMED);
        assertThat(stage.steps(id)).containsExactly("ExamineSuggestion");
    }

    @Test
    void allAssistingUnitsGiveTheirOpinionsWhileTheLeadTalksWithTheDeputy() {
        List<String> assisting = List.of("NYZX", "CJB", "HWS", "GDS", "ZRZYS");
        List<Map<String, Object>> shares = new ArrayList<>(List.of(stage.share("SLZ", "LEAD")));
        assisting.forEach(unit -> shares.add(stage.share(unit, "ASSISTING")));
        SuggestionId id = story.deputySubmits();
        story.officeExamines(id, "REGISTER", "assignment", stage.assignment("units", shares));

        List<Runnable> acts = new ArrayList<>();
        for (String unit : assisting) {
            String task = stage.task("handler-" + unit, id, "GiveAssistingOpinion");
            acts.add(() -> stage.completes("handler-" + unit, task, form("text", unit + "同意。")));
        }
        acts.add(() -> story.unitTalksWithDeputy(id, "SLZ"));
        assertThat(stage.together(acts)).isEmpty();
        stage.worksOffWithManyHands();

        assertThat(opinions.findByHandlingOrderById(story.share(id, "SLZ")))
                .hasSize(5)
                .extracting(AssistingOpinion::state)
                .containsOnly(AssistingOpinion.State.GIVEN);
        assertThat(stage.steps(id)).containsExactly("DraftReply");
    }

    @Test
    void separateUnitsDeliverAndAreRatedAtTheSameMoment() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SEPARATE", 1), stage.share("NYZX", "SEPARATE", 2));
        List<String> units = List.of("SLZ", "NYZX");
        for (String unit : units) {
            story.unitTalksWithDeputy(id, unit);
            story.unitDrafts(id, unit);
            story.signs("head-" + unit, id, unit);
        }

        assertThat(stage.together(units.stream()
                        .<Runnable>map(unit -> {
                            String task = stage.task("handler-" + unit, id, "DeliverReply");
                            return () -> stage.completes("handler-" + unit, task, story.delivery());
                        })
                        .toList()))
                .isEmpty();
        stage.worksOffWithManyHands();
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.REPLIED);

        assertThat(stage.together(units.stream()
                        .<Runnable>map(unit -> {
                            String task = stage.task("d1", story.share(id, unit), "RateHandling");
                            return () -> stage.completes("d1", task, stage.rating("SATISFIED", "SATISFIED"));
                        })
                        .toList()))
                .isEmpty();
        stage.worksOffWithManyHands();
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(stage.isRunning(id)).isFalse();
    }

    private List<Throwable> eachOfTen(SuggestionId id, String step) {
        return stage.together(ofTen(id, step));
    }

    private List<Runnable> ofTen(SuggestionId id, String step) {
        return IntStream.rangeClosed(2, 11)
                .<Runnable>mapToObj(number -> {
                    String deputy = "d" + number;
                    String task = stage.task(deputy, id, step);
                    return () -> stage.completes(deputy, task, form("agreed", true));
                })
                .toList();
    }
}
