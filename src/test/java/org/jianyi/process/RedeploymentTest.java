package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Element;

/** A change of one file is a deployment of all: running cases finish with what they began with, new ones begin with the new. */
class RedeploymentTest extends CaseTest {

    private static final String FORM = "forms/draft-reply.html";
    private static final String PROCESS = "bpmn/unit-handling.bpmn";
    private static final String CASE = "bpmn/suggestion-handling.bpmn";

    @Autowired
    Desk desk;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    private final Map<String, String> files = new HashMap<>();
    private final List<String> deployments = new ArrayList<>();
    private SuggestionId old;

    @BeforeEach
    void aCaseBeginsBeforeTheChange() throws Exception {
        for (String resource : resources()) {
            files.put(resource, content(resource));
        }
        files.put(FORM, "<form>旧的表单</form>");
        deploy();
        old = story.assigned(stage.share("SLZ", "SOLE"));
    }

    @AfterEach
    void forgetTheDeployments() {
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    @Test
    void aChangedFormIsForNewCases() {
        files.put(FORM, "<form>新的表单</form>");
        deploy();
        SuggestionId fresh = story.assigned(stage.share("NYZX", "SOLE"));

        assertThat(formOf(old, "SLZ")).contains("旧的表单");
        assertThat(formOf(fresh, "NYZX")).contains("新的表单");
        finishes(old, "SLZ");
        finishes(fresh, "NYZX");
    }

    @Test
    void aChangedCalledProcessIsForNewCasesAndFindsItsUnchangedForms() {
        files.computeIfPresent(PROCESS, (name, model) -> model.replace("name=\"拟稿答复\"", "name=\"拟写答复\""));
        deploy();
        SuggestionId fresh = story.assigned(stage.share("NYZX", "SOLE"));

        assertThat(taskName(old, "SLZ")).startsWith("拟稿答复");
        assertThat(taskName(fresh, "NYZX")).startsWith("拟写答复");
        assertThat(formOf(fresh, "NYZX")).contains("旧的表单");
        finishes(old, "SLZ");
        finishes(fresh, "NYZX");
    }

    @Test
    void aRunningCaseCallsTheProcessesOfItsOwnDeploymentInItsNextRoundToo() {
        story.unitReplies(old, "SLZ");
        files.computeIfPresent(PROCESS, (name, model) -> model.replace("name=\"拟稿答复\"", "name=\"拟写答复\""));
        deploy();

        story.deputyIsDissatisfied(old, "SLZ");
        story.officeDecides(old, "SLZ", "HANDLE_AGAIN");

        assertThat(taskName(old, "SLZ")).startsWith("拟稿答复");
        finishes(old, "SLZ");
    }

    /** The first version of the flow could not take an assignment back. */
    @Test
    void aCaseThatBeganBeforeAssignmentsCouldBeTakenBackIsToldSoAndFinishes() {
        files.computeIfPresent(CASE, (name, model) -> firstVersion(model));
        deploy();
        SuggestionId first = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId waiting = story.registered();
        files.put(CASE, content(CASE));
        deploy();
        stage.does("office", waiting, "AssignSuggestion", stage.assignment("jointMeeting", false));

        for (SuggestionId id : List.of(first, waiting)) {
            assertThat(stage.refusal(() -> story.officeRecalls(id)).sentence()).contains("系统升级以前", "改由其他单位承办");
            assertThat(story.status(id)).isEqualTo(SuggestionStatus.ASSIGNED);
        }
        stage.does("government", waiting, "DispatchAssignment", Stage.form());
        finishes(first, "SLZ");
        finishes(waiting, "SLZ");
    }

    private static String firstVersion(String model) {
        String without = model;
        for (String added : List.of(
                "(boundaryEvent|serviceTask) id=\"[A-Za-z]+_(RecalledBeforeDispatch|AssignmentRecalled|RecordRecall)\"",
                "(BPMNShape|BPMNEdge) id=\"[A-Za-z]+_(RecalledBeforeDispatch|AssignmentRecalled|RecordRecall|RecallRecorded)_di\"")) {
            without = without.replaceAll("(?s)<(\\w+):" + added + ".*?</\\1:\\2>", "");
        }
        return without.replaceAll(
                "<bpmn:(sequenceFlow|message) id=\"[A-Za-z]+_(RecalledBeforeDispatch|AssignmentRecalled|RecallRecorded)\"[^>]*/>"
                        + "|<bpmn:(incoming|flowNodeRef)>[A-Za-z]+_(RecalledBeforeDispatch|AssignmentRecalled|RecordRecall|RecallRecorded)</bpmn:\\3>",
                "");
    }

    private void finishes(SuggestionId id, String unit) {
        story.unitReplies(id, unit);
        story.deputyIsSatisfied(id, unit);
        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(stage.isRunning(id)).isFalse();
    }

    private String formOf(SuggestionId id, String unit) {
        String task = stage.task("handler-" + unit, id, "DraftReply");
        return stage.as("handler-" + unit, () -> desk.formOf(task));
    }

    private String taskName(SuggestionId id, String unit) {
        String task = stage.task("handler-" + unit, id, "DraftReply");
        return stage.as("handler-" + unit, () -> desk.task(task, stage.actor("handler-" + unit)))
                .name();
    }

    /** All files at once, as processes.xml demands. */
    private void deploy() {
        DeploymentBuilder deployment = repository.createDeployment().name("change");
        files.forEach(deployment::addString);
        deployments.add(deployment.deploy().getId());
    }

    private static List<String> resources() throws Exception {
        try (InputStream archive = open("META-INF/processes.xml")) {
            var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            var document = factory.newDocumentBuilder().parse(archive);
            var listed = document.getElementsByTagNameNS("*", "resource");
            List<String> names = new ArrayList<>();
            for (int i = 0; i < listed.getLength(); i++) {
                names.add(((Element) listed.item(i)).getTextContent().strip());
            }
            return names;
        }
    }

    private static String content(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        return RedeploymentTest.class.getClassLoader().getResourceAsStream(resource);
    }
}
