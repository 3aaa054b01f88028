package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jianyi.handling.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class ProposeUnitsTest extends CaseTest {

    private static final List<String> CATEGORIES =
            List.of("城乡建设", "民生保障", "农田水利", "文化建设", "环境卫生", "农业产业", "旅游发展", "交通出行", "教育卫生", "平安法治", "企业服务", "其他");

    @Autowired
    DecisionService decisions;

    @Autowired
    UnitProposals proposals;

    @ParameterizedTest
    @CsvSource({
        "城乡建设, CJB,  ZRZYS",
        "民生保障, SHB,  CZS",
        "农田水利, SLZ,  NYZX",
        "文化建设, WHZ,  ''",
        "环境卫生, HWS,  ZFZX",
        "农业产业, NYZX, JJB",
        "旅游发展, WHZ,  GLZ",
        "交通出行, GLZ,  CJB PCS",
        "教育卫生, ZXX,  WSY",
        "平安法治, PAB,  PCS SFS",
        "企业服务, JJB,  ''",
        "其他,    ZFB,  ''"
    })
    void everyCategoryHasOneLeadUnitFirstAndThenWhoMayAssist(String category, String lead, String assisting) {
        List<Map<String, Object>> rows = rows(category);

        assertThat(rows.get(0)).containsEntry("unit", lead).containsEntry("role", "LEAD");
        assertThat(rows.subList(1, rows.size()))
                .extracting(row -> row.get("role") + " " + row.get("unit"))
                .isEqualTo(Stream.of(assisting.split(" "))
                        .filter(unit -> !unit.isEmpty())
                        .map(unit -> "ASSISTING " + unit)
                        .toList());
        assertThat(rows)
                .allSatisfy(row -> assertThat((String) row.get("reason")).isNotBlank());
    }

    @Test
    void noRowOfTheTableIsForACategoryThatDoesNotExist() {
        long drawn = Models.tables().stream()
                .filter(table -> table.name().equals("propose-units"))
                .mapToLong(table ->
                        table.content().getModelElementsByType(Rule.class).size())
                .sum();

        assertThat(CATEGORIES.stream()
                        .mapToLong(category -> rows(category).size())
                        .sum())
                .isEqualTo(drawn);
        assertThat(rows("没有这一类")).isEmpty();
    }

    @Test
    void theFormIsOfferedTheUnitsThatTheTownHas() {
        assertThat(stage.as("office", () -> proposals.forCategory("农田水利")))
                .extracting(UnitProposals.Proposal::unit, UnitProposals.Proposal::role)
                .containsExactly(tuple("SLZ", Role.LEAD), tuple("NYZX", Role.ASSISTING));
        assertThat(stage.as("office", () -> proposals.forCategory("环境卫生")))
                .as("the only one of them that is there handles alone")
                .extracting(UnitProposals.Proposal::unit, UnitProposals.Proposal::role)
                .containsExactly(tuple("HWS", Role.SOLE));
        assertThat(stage.as("office", () -> proposals.forCategory("文化建设"))).isEmpty();
    }

    private List<Map<String, Object>> rows(String category) {
        return decisions
                .evaluateDecisionTableByKey("propose-units", Variables.putValue("category", category))
                .getResultList();
    }
}
