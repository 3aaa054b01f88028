package org.jianyi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jianyi.Refusal;
import org.jianyi.handling.CaseAccess;
import org.jianyi.process.CaseTest;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The ledger shows each person what the rule of CaseAccess lets him see, no more and no less, and counts the same. */
class LedgerAccessTest extends CaseTest {

    private static boolean there;

    @Autowired
    Ledger ledger;

    @Autowired
    CaseAccess access;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "office",
                "presidium",
                "government",
                "leader",
                "handler-SLZ",
                "head-SLZ",
                "handler-HWS",
                "handler-GDS"
            })
    void aPersonFindsInTheLedgerWhatHeMaySee(String user) {
        cases();
        Actor actor = stage.actor(user);

        Set<String> may =
                access.visibleTo(actor).stream().map(s -> s.id().value()).collect(Collectors.toSet());

        List<String> shown = ledger.rows(LedgerFilter.ALL, actor, TODAY, 0, 100_000).stream()
                .map(LedgerRow::suggestionId)
                .toList();
        assertThat(shown).containsExactlyInAnyOrderElementsOf(may);
        assertThat(ledger.totals(LedgerFilter.ALL, actor, TODAY).count()).isEqualTo(may.size());
    }

    @Test
    void deputiesAndAdministratorsHaveNoLedger() {
        for (String user : List.of("d1", "admin")) {
            Refusal refusal = stage.refusal(() -> ledger.totals(LedgerFilter.ALL, stage.actor(user), TODAY));
            assertThat(refusal.status()).isEqualTo(403);
            assertThat(refusal.sentence()).contains("台账由镇人大办、主席团、镇政府办、镇领导和承办单位使用");
        }
    }

    /** A deputy who works in a unit sees there what the unit has, and his own on his own page. */
    @Test
    void aDeputyWhoWorksInAUnitFindsTheUnitsCasesThere() {
        SuggestionId own = stage.submits("d15", stage.suggestion());
        SuggestionId units = story.assigned(stage.share("HWS", "SOLE"));

        assertThat(ledger.rows(LedgerFilter.ALL, stage.actor("d15"), TODAY, 0, 100_000))
                .extracting(LedgerRow::suggestionId)
                .contains(units.value())
                .doesNotContain(own.value());
    }

    private void cases() {
        if (there) {
            return;
        }
        there = true;
        story.deputySubmits();
        story.deputySubmits("cosigners", story.deputies(2, 3));
        story.registered("confidential", true, "confidentialReason", "涉及个人。");
        SuggestionId shared = story.assigned(stage.share("SLZ", "LEAD"), stage.share("HWS", "ASSISTING"));
        stage.does("handler-HWS", shared, "GiveAssistingOpinion", form("text", "同意。"));
        story.unitReplies(shared, "SLZ");
        SuggestionId secret = story.deputySubmits("confidential", true, "confidentialReason", "涉及个人。");
        story.officeExamines(
                secret,
                "REGISTER",
                "assignment",
                stage.assignment("units", List.of(stage.share("SLZ", "SOLE")), "leader", "leader"));
        SuggestionId objected = story.assigned(stage.share("GDS", "SOLE"));
        story.unitObjects(objected, "GDS", "SLZ");
        stage.does(
                "office",
                story.share(objected, "GDS"),
                "DecideObjection",
                form("upheld", true, "reason", "属实。", "units", List.of(stage.share("HWS", "SOLE"))));
        SuggestionId reference = story.deputySubmits();
        story.officeExamines(reference, "REFERENCE", "referenceUnit", "HWS", "reason", "已告知代表。");
        SuggestionId dropped = story.deputySubmits();
        story.deputyWithdraws(dropped);
    }
}
