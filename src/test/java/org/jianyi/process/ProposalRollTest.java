package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jianyi.Refusal;
import org.jianyi.handling.Role;
import org.jianyi.process.UnitProposals.Proposal;
import org.jianyi.roster.KeepRoster;
import org.jianyi.roster.Takings;
import org.jianyi.sheet.SheetWriter;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.transaction.BeforeTransaction;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

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

    @Autowired
    SheetWriter writer;

    @Autowired
    WebApplicationContext context;

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
    void aWorkbookMakesOneNewVersionAndTheOneBeforeStaysAsItWas() throws IOException {
        long versions = versions();
        DecisionDefinition before = latest();
        String table = table(before);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(
                "建议承办单位",
                roll.table(),
                List.of(new ProposalEntry("农田水利", "供电所", "会办", "泵站用电"), new ProposalEntry("环境卫生", "供电所", "会办", "路灯用电")),
                out);

        Takings takings = roster.takeIn(roll, "建议承办单位.xlsx", out.toByteArray(), stage.actor("admin"));

        assertThat(takings.added()).isEqualTo(2);
        assertThat(versions()).isEqualTo(versions + 1);
        assertThat(proposals.forCategory("环境卫生")).extracting(Proposal::unit).contains("GDS");
        assertThat(table(before)).isEqualTo(table);
        assertThat(table(latest())).isNotEqualTo(table).contains("路灯用电");
    }

    @Test
    void aCaseThatWaitsIsProposedTheNewUnitsAndOneThatIsAssignedKeepsItsOwn() {
        SuggestionId assigned = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId waiting = story.registered();
        assertThat(proposed(waiting)).doesNotContain("供电所");

        roster.keep(roll, null, new ProposalEntry("农田水利", "供电所", "会办", "泵站用电"), stage.actor("office"));

        assertThat(proposed(waiting)).contains("供电所", "泵站用电");
        assertThat(story.shares(assigned))
                .extracting(share -> share.unit().code())
                .containsExactly("SLZ");
        assertThat(repository
                        .getProcessDefinition(stage.process(waiting).getProcessDefinitionId())
                        .getDeploymentId())
                .as("what runs, runs on as it was deployed")
                .isNotEqualTo(latest().getDeploymentId());
    }

    @Test
    void unitsThatTheTownDoesNotHaveAreToldAndLeaveTheTableWhenTheOfficeMakesItItsOwn() {
        assertThat(proposals.unknownUnits()).contains("PCS").doesNotContain("SLZ");
        assertThat(proposals.isAsItCame()).isTrue();
        assertThat(checklist()).contains("现用的是系统自带的表", "个单位编码名册里没有，不会预填", "还没有登记的类别：", "文化建设");

        roster.keep(roll, null, new ProposalEntry("农田水利", "供电所", "会办", "泵站用电"), stage.actor("office"));

        assertThat(proposals.unknownUnits()).isEmpty();
        assertThat(checklist()).doesNotContain("系统自带的表", "名册里没有").contains("还没有登记的类别：");
    }

    private String checklist() {
        try {
            return MockMvcBuilders.webAppContextSetup(context)
                    .build()
                    .perform(get("/roster").requestAttr("org.jianyi.roster.Actor", stage.actor("office")))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What the form of the assignment is filled in with. */
    private String proposed(SuggestionId waiting) {
        String task = stage.task("office", waiting, "AssignSuggestion");
        try {
            String form = MockMvcBuilders.webAppContextSetup(context)
                    .build()
                    .perform(get("/api/tasks/" + task).requestAttr("org.jianyi.roster.Actor", stage.actor("office")))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            return new ObjectMapper()
                    .readTree(form)
                    .path("options")
                    .path("proposed")
                    .toString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRowNamesWhatIsThere() {
        for (ProposalEntry wrong : List.of(
                new ProposalEntry("没有的类别", "供电所", "会办", "理由"), new ProposalEntry("农田水利", "没有的单位", "会办", "理由"))) {
            Refusal refusal = stage.refusal(() -> roster.keep(roll, null, wrong, stage.actor("office")));
            assertThat(refusal.field()).isIn("category", "unit");
        }
    }

    private DecisionDefinition latest() {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("propose-units")
                .latestVersion()
                .singleResult();
    }

    private String table(DecisionDefinition version) throws IOException {
        return new String(repository.getDecisionModel(version.getId()).readAllBytes(), StandardCharsets.UTF_8);
    }

    private long versions() {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("propose-units")
                .count();
    }
}
