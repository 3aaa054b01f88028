package org.jianyi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jianyi.audit.AuditTrail;
import org.jianyi.process.CaseTest;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.Deputy;
import org.jianyi.roster.Session;
import org.jianyi.roster.Sessions;
import org.jianyi.roster.Unit;
import org.jianyi.roster.Units;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger's rows live and die with the acts on the cases. */
class KeepLedgerTest extends CaseTest {

    @Autowired
    LedgerCheck ledger;

    @Autowired
    KeepLedger keepLedger;

    @Autowired
    AuditTrail trail;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Units units;

    @Autowired
    Deputies deputies;

    @Autowired
    Sessions sessions;

    @Test
    void anActThatIsTakenBackLeavesTheRowAsItWas() {
        SuggestionId id = story.registered();
        LedgerRow before = ledger.kept(id);

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    Suggestion suggestion = suggestions.getLocked(id);
                    suggestion.makeKey("多年提出");
                    note(id);
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");
        assertThat(ledger.kept(id)).isEqualTo(before);

        transaction.executeWithoutResult(status -> {
            suggestions.getLocked(id).makeKey("多年提出");
            note(id);
        });
        assertThat(ledger.kept(id).key()).isTrue();
    }

    @Test
    void whatIsDoneApartWithinAnActIsWrittenThoughTheActIsTakenBack() {
        SuggestionId id = story.registered();
        SuggestionId apart = story.registered();
        TransactionTemplate anew = new TransactionTemplate(transaction.getTransactionManager());
        anew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    suggestions.getLocked(id).makeKey("多年提出");
                    note(id);
                    anew.executeWithoutResult(inner -> {
                        suggestions.getLocked(apart).makeKey("多年提出");
                        note(apart);
                    });
                    note(id);
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");

        assertThat(ledger.kept(apart).key()).isTrue();
        assertThat(ledger.kept(id).key()).isFalse();
    }

    @Test
    void whatIsDoneAtTheSameMomentIsAllThere() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));

        List<Throwable> failures = stage.together(IntStream.range(0, 8)
                .<Runnable>mapToObj(i -> () -> story.unitTalksWithDeputy(id, "SLZ"))
                .toList());

        assertThat(ledger.kept(id)).isEqualTo(ledger.made(id));
        assertThat(failures).isEmpty();
        assertThat(ledger.kept(id).contacts()).isEqualTo(8);
    }

    @Test
    void whoeverBearsAnotherNameBearsItInTheLedgerToo() {
        SuggestionId id = story.deputySubmits("cosigners", story.deputies(2));
        stage.does("d2", id, "ConfirmCosigning", java.util.Map.of("agreed", true));
        story.officeAssigns(id, stage.share("ZRZYS", "LEAD"), stage.share("GDS", "ASSISTING"));

        rename("自然资源所", "代表一", "代表二", "镇十三届人大第九次会议");
        try {
            LedgerRow row = ledger.kept(id);
            assertThat(row).isEqualTo(ledger.made(id));
            assertThat(row.leadUnits()).isEqualTo("自然资源所");
            assertThat(row.turns().get(0).who()).isEqualTo("自然资源所");
            assertThat(row.lead()).isEqualTo("代表一");
            assertThat(row.cosigners()).isEqualTo("代表二");
            assertThat(row.sessionLabel()).isEqualTo("第九次会议");
        } finally {
            rename("自然资源和规划所", "代表1", "代表2", "镇十三届人大九次会议");
        }
        assertThat(ledger.kept(id)).isEqualTo(ledger.made(id));
    }

    @Test
    void whatIsMissingOrMadeByOtherRulesIsMadeAnewAtTheNextStart() {
        SuggestionId id = story.registered();
        LedgerRow right = ledger.kept(id);

        jdbc.sql("delete from ledger_row where suggestion_id = ?")
                .param(id.value())
                .update();
        keepLedger.catchUp();
        assertThat(ledger.kept(id)).isEqualTo(right);

        jdbc.sql("update ledger_row set title = '旧' where suggestion_id = ?")
                .param(id.value())
                .update();
        keepLedger.catchUp();
        assertThat(ledger.kept(id).title()).as("nothing is missing").isEqualTo("旧");
        jdbc.sql("update ledger_form set made_by = '0'").update();
        keepLedger.catchUp();
        assertThat(ledger.kept(id)).isEqualTo(right);
    }

    @Test
    void rowsOfOpenCasesAreMadeAnewForWhoeverChangesHowDatesAreCounted() {
        SuggestionId id = story.registered();
        jdbc.sql("update ledger_row set due = ? where suggestion_id = ?")
                .param(LocalDate.of(2030, 1, 1))
                .param(id.value())
                .update();

        keepLedger.writeOpenOnesAnew();

        assertThat(ledger.kept(id)).isEqualTo(ledger.made(id));
    }

    private void note(SuggestionId id) {
        trail.record(id.value(), "office", "人大办一", null, "列为重点", TODAY, null);
    }

    private void rename(String unit, String lead, String cosigner, String session) {
        transaction.executeWithoutResult(status -> {
            Unit known = units.get("ZRZYS");
            known.correct(unit, known.track(), known.issuer(), known.letterWord());
            rename(stage.cast().deputy(1), lead);
            rename(stage.cast().deputy(2), cosigner);
            Session held = sessions.get(stage.cast().session().id());
            held.correct(session, held.opensOn(), held.closesOn(), held.cutOff());
            trail.recordRoster("单位 ZRZYS", "office", "人大办一", "修改单位", null, null, null);
        });
    }

    private void rename(Deputy of, String name) {
        Deputy deputy = deputies.get(of.id());
        deputy.correct(
                deputy.cardNumber(),
                name,
                deputy.squad(),
                deputy.village(),
                deputy.post(),
                deputy.phone(),
                deputy.unitCode());
    }
}
