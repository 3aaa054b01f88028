package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.jianyi.Refusal;
import org.jianyi.handling.Role;
import org.jianyi.process.UnitProposals.Proposal;
import org.jianyi.roster.KeepRoster;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.transaction.BeforeTransaction;
import org.springframework.transaction.annotation.Transactional;

/** The office keeps the table that proposes units; each change is a new version of it. What a test changes is taken back. */
@Transactional
class ProposalRollTest extends CaseTest {

    @Autowired
    KeepRoster roster;

    @Autowired
    ProposalRoll roll;

    @Autowired
    UnitProposals proposals;

    @Autowired
    RepositoryService repository;

    /** Who is there already when the first test of all takes its own changes back must stay. */
    @BeforeTransaction
    void peopleEnter() {
        stage.cast();
    }

    @Test
    void whatTheOfficeWritesIsProposedFromNowOn() {
        long versions = versions();
        int rows = roll.present().size();

        roster.keep(roll, null, new ProposalEntry("农田水利", "供电所", "会办", "泵站用电时会办 & <一起>"), stage.actor("office"));

        assertThat(proposals.forCategory("农田水利"))
                .last()
                .isEqualTo(new Proposal("GDS", "供电所", Role.ASSISTING, "泵站用电时会办 & <一起>"));
        assertThat(roll.present()).hasSize(rows + 1);
        assertThat(versions()).isEqualTo(versions + 1);
    }

    @Test
    void aRowIsChangedAndTakenOut() {
        roster.keep(roll, null, new ProposalEntry("农田水利", "供电所", "会办", "泵站用电"), stage.actor("office"));
        roster.keep(roll, "农田水利 供电所", new ProposalEntry("农田水利", "供电所", "主办", "泵站用电"), stage.actor("office"));
        assertThat(roll.present().get("农田水利 供电所").role()).isEqualTo("主办");

        roster.remove(roll, "农田水利 供电所", stage.actor("office"));

        assertThat(roll.present()).doesNotContainKey("农田水利 供电所");
        assertThat(proposals.forCategory("农田水利")).extracting(Proposal::unit).doesNotContain("GDS");
    }

    @Test
    void aRowNamesWhatIsThere() {
        for (ProposalEntry wrong : List.of(
                new ProposalEntry("没有的类别", "供电所", "会办", "理由"), new ProposalEntry("农田水利", "没有的单位", "会办", "理由"))) {
            Refusal refusal = stage.refusal(() -> roster.keep(roll, null, wrong, stage.actor("office")));
            assertThat(refusal.field()).isIn("category", "unit");
        }
    }

    private long versions() {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("propose-units")
                .count();
    }
}
