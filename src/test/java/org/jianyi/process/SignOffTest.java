package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class SignOffTest extends CaseTest {

    @Autowired
    DecisionService decisions;

    @ParameterizedTest
    @CsvSource({
        "UNIT,            false, unit-head",
        "UNIT,            true,  unit-head leader",
        "TOWN_GOVERNMENT, false, unit-head leader",
        "TOWN_GOVERNMENT, true,  unit-head leader"
    })
    @Tag("R16")
    void theHeadSignsFirstAndTheLeaderOnceWhereTheTownAnswersOrTheMatterIsKey(
            String issuer, boolean key, String signers) {
        List<Object> chain = decisions
                .evaluateDecisionTableByKey(
                        "sign-off", Variables.putValue("issuer", issuer).putValue("key", key))
                .collectEntries("signer");

        assertThat(chain).containsExactly((Object[]) signers.split(" "));
    }
}
