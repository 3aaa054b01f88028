package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.jianyi.process.Models.breaking;
import static org.jianyi.process.Models.elementsIn;
import static org.jianyi.process.Models.isChinese;
import static org.jianyi.process.Models.isEventSubProcess;
import static org.jianyi.process.Models.processes;
import static org.jianyi.process.Models.runsManyAtOnce;
import static org.jianyi.process.Models.tables;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeFactory;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.*;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jianyi.process.Models.Model;
import org.junit.jupiter.api.Test;

/** What the process models promise to the forms, to Java and to the people who run them. */
class ModelsTest {

    private static final Map<Class<? extends FlowElement>, String> TYPES = Map.ofEntries(
            Map.entry(UserTask.class, "UserTask"),
            Map.entry(ServiceTask.class, "ServiceTask"),
            Map.entry(BusinessRuleTask.class, "BusinessRuleTask"),
            Map.entry(CallActivity.class, "CallActivity"),
            Map.entry(SubProcess.class, "SubProcess"),
            Map.entry(StartEvent.class, "StartEvent"),
            Map.entry(EndEvent.class, "EndEvent"),
            Map.entry(BoundaryEvent.class, "BoundaryEvent"),
            Map.entry(IntermediateCatchEvent.class, "IntermediateCatchEvent"),
            Map.entry(Gateway.class, "Gateway"),
            Map.entry(SequenceFlow.class, "Flow"));

    @Test
    void everyModelIsValid() {
        assertThat(processes()).isNotEmpty();
        processes().forEach(model -> assertThatCode(() -> Bpmn.validateModel(model.content()))
                .as(model.name())
                .doesNotThrowAnyException());
        assertThat(tables()).isNotEmpty();
        tables().forEach(table -> assertThatCode(() -> Dmn.validateModel(table.content()))
                .as(table.name())
                .doesNotThrowAnyException());
    }

    @Test
    void aFileHoldsOneProcessOrDecisionAndIsNamedLikeIt() {
        for (Model model : processes()) {
            assertThat(model.all(Process.class).map(Process::getId))
                    .as(model.name())
                    .containsExactly(model.name());
        }
        for (Models.Table table : tables()) {
            assertThat(table.content().getModelElementsByType(Decision.class))
                    .as(table.name())
                    .extracting(Decision::getId)
                    .containsExactly(table.name());
        }
    }

    @Test
    void everyProcessIsExecutableVersionedAndKeptForItsTime() {
        assertThat(breaking(
                        Process.class,
                        process -> process.isExecutable()
                                && isChinese(process.getName())
                                && process.getCamundaVersionTag() != null
                                && isDuration(process.getCamundaHistoryTimeToLiveString())))
                .isEmpty();
        tables().stream()
                .flatMap(table -> table.content().getModelElementsByType(Decision.class).stream())
                .forEach(decision -> {
                    assertThat(decision.getAttributeValueNs("http://camunda.org/schema/1.0/dmn", "versionTag"))
                            .as(decision.getId())
                            .isNotBlank();
                    assertThat(isDuration(decision.getCamundaHistoryTimeToLiveString()))
                            .as(decision.getId())
                            .isTrue();
                });
    }

    @Test
    void everyProcessHasAClassOfStories() {
        assertThat(new ClassFileImporter()
                        .importPackagesOf(ModelsTest.class).stream()
                                .filter(type -> type.isAnnotatedWith(EveryFlowTaken.class))
                                .map(type -> type.getAnnotationOfType(EveryFlowTaken.class)
                                        .value()))
                .containsExactlyInAnyOrderElementsOf(
                        processes().stream().map(Model::name).toList());
    }

    @Test
    void onlyWhatAPersonStartsIsStartableAndSaysByWhom() {
        assertThat(breaking(Process.class, process -> {
                    boolean byAPerson = startOf(process).getCamundaFormKey() != null;
                    return byAPerson == process.isCamundaStartableInTasklist()
                            && byAPerson
                                    == !process.getCamundaCandidateStarterGroupsList()
                                            .isEmpty();
                }))
                .isEmpty();
    }

    @Test
    void idsSayTypeAndPurpose() {
        assertThat(breaking(FlowElement.class, element -> element.getId().matches(typeOf(element) + "_[A-Z][A-Za-z]+")))
                .isEmpty();
    }

    @Test
    void noIdIsGenerated() {
        assertThat(breaking(
                        BaseElement.class,
                        element -> element instanceof Process
                                || element.getId() == null
                                || element.getId().matches("[A-Z][A-Za-z]+_[A-Z][A-Za-z]+")))
                .isEmpty();
    }

    @Test
    void labelsAreChinese() {
        assertThat(breaking(FlowNode.class, node -> node instanceof ParallelGateway || isChinese(node.getName())))
                .isEmpty();
        assertThat(breaking(Lane.class, lane -> isChinese(lane.getName()))).isEmpty();
        assertThat(breaking(Participant.class, pool -> isChinese(pool.getName())))
                .isEmpty();
        assertThat(breaking(
                        TextAnnotation.class, note -> isChinese(note.getText().getTextContent())))
                .isEmpty();
    }

    @Test
    void aGatewayThatDecidesIsAQuestionAndItsFlowsAreTheAnswers() {
        assertThat(breaking(
                        ExclusiveGateway.class,
                        gateway -> gateway.getOutgoing().size() < 2
                                || gateway.getName().endsWith("？")
                                        && gateway.getOutgoing().stream().allMatch(flow -> isChinese(flow.getName()))))
                .isEmpty();
    }

    @Test
    void aQuestionAlwaysFindsAnAnswer() {
        assertThat(breaking(
                        ExclusiveGateway.class,
                        gateway -> gateway.getOutgoing().size() < 2
                                || gateway.getDefault() != null
                                        && gateway.getOutgoing().stream()
                                                .allMatch(flow -> (flow.getConditionExpression() == null)
                                                        == flow.equals(gateway.getDefault()))))
                .isEmpty();
    }

    @Test
    void everyHumanStepHasAFormAndSaysWhoMayDoIt() {
        assertThat(breaking(
                        UserTask.class,
                        task -> isForm(task.getCamundaFormKey())
                                && (task.getCamundaAssignee() != null || task.getCamundaCandidateGroups() != null)))
                .isEmpty();
        assertThat(breaking(
                        StartEvent.class,
                        start -> start.getCamundaFormKey() == null
                                || isForm(start.getCamundaFormKey())
                                        && "initiator".equals(start.getCamundaInitiator())))
                .isEmpty();
    }

    @Test
    void everyHumanStepIsRecordedAtOnceInTheSameTransaction() {
        Predicate<FlowNode> recordedNext = step -> {
            List<FlowNode> next = step.getSucceedingNodes().list();
            return !step.isCamundaAsyncAfter()
                    && next.size() == 1
                    && next.get(0) instanceof ServiceTask recording
                    && recording.getId().startsWith("ServiceTask_Record")
                    && !recording.isCamundaAsyncBefore()
                    && recording.getIncoming().size() == 1;
        };
        assertThat(breaking(UserTask.class, recordedNext::test)).isEmpty();
        assertThat(breaking(StartEvent.class, start -> start.getCamundaFormKey() == null || recordedNext.test(start)))
                .isEmpty();
    }

    @Test
    void everyServiceTaskCallsADelegateByName() {
        assertThat(breaking(
                        ServiceTask.class,
                        task -> task.getCamundaDelegateExpression() != null
                                && task.getCamundaDelegateExpression().matches("\\$\\{[a-z][A-Za-z]+Delegate}")))
                .isEmpty();
    }

    @Test
    void noModelNamesAClassOrHoldsAScript() {
        assertThat(breaking(ScriptTask.class, task -> false)).isEmpty();
        assertThat(breaking(
                        ServiceTask.class,
                        task -> task.getCamundaClass() == null
                                && task.getCamundaExpression() == null
                                && task.getCamundaType() == null))
                .isEmpty();
        assertThat(breaking(ConditionExpression.class, condition -> condition.getLanguage() == null))
                .isEmpty();
        for (Model model : processes()) {
            assertThat(Stream.of(CamundaScript.class, CamundaExecutionListener.class, CamundaTaskListener.class)
                            .flatMap(model::all))
                    .as(model.name())
                    .isEmpty();
        }
    }

    @Test
    void aCalledProcessIsTheOneOfTheSameDeployment() {
        Set<String> known = processes().stream().map(Model::name).collect(Collectors.toSet());
        assertThat(breaking(
                        CallActivity.class,
                        call -> "deployment".equals(call.getCamundaCalledElementBinding())
                                && known.contains(call.getCalledElement())))
                .isEmpty();
    }

    @Test
    void aDecisionIsTheOneOfTheSameDeployment() {
        Set<String> known = tables().stream().map(Models.Table::name).collect(Collectors.toSet());
        assertThat(breaking(
                        BusinessRuleTask.class,
                        task -> "deployment".equals(task.getCamundaDecisionRefBinding())
                                && known.contains(task.getCamundaDecisionRef())))
                .isEmpty();
    }

    /** On the task alone, its recording would run when the message of the form is gone. */
    @Test
    void whatHappensForManyWrapsTheTaskAndItsRecording() {
        assertThat(breaking(
                        MultiInstanceLoopCharacteristics.class,
                        many -> many.getParentElement() instanceof SubProcess
                                || many.getParentElement() instanceof CallActivity))
                .isEmpty();
    }

    /** Two people who finish at once would otherwise meet in the join, and one of them would be refused for nothing. */
    @Test
    void whereSeveralWorkAtOnceTheJobExecutorJoinsThem() {
        assertThat(breaking(EndEvent.class, end -> !meetsOthers(end) || endsByJob(end)))
                .isEmpty();
    }

    @Test
    void messagesAreNamedByCaseAndEvent() {
        assertThat(breaking(Message.class, message -> message.getName().matches("[a-z]+\\.[a-z]+")))
                .isEmpty();
        assertThat(breaking(MessageEventDefinition.class, event -> event.getMessage() != null))
                .isEmpty();
    }

    /** yudao-ui-admin-vue3 #164: two days are P2D, and PT2D is nothing. */
    @Test
    void everyDurationIsValid() {
        assertThat(Stream.of("P2D", "PT48H", "P1M", "PT10M")).allMatch(ModelsTest::isDuration);
        assertThat(Stream.of("PT2D", "2D", "P2H", "P", "-P2D", "P0D")).noneMatch(ModelsTest::isDuration);
        assertThat(breaking(
                        TimeDuration.class,
                        duration -> isExpression(duration.getTextContent()) || isDuration(duration.getTextContent())))
                .isEmpty();
        assertThat(breaking(
                        TimeCycle.class,
                        cycle -> isExpression(cycle.getTextContent())
                                || isDuration(cycle.getTextContent().replaceFirst("^R\\d*/", ""))))
                .isEmpty();
        assertThat(processes().stream()
                        .flatMap(model -> model.all(CamundaFailedJobRetryTimeCycle.class))
                        .map(ModelElementInstance::getTextContent)
                        .flatMap(cycle -> Stream.of(cycle.split(",")))
                        .map(cycle -> cycle.strip().replaceFirst("^R\\d*/", "")))
                .allMatch(ModelsTest::isDuration);
    }

    @Test
    void everyRowOfADecisionTableThatMatchesCountsInItsOrder() {
        tables().stream()
                .flatMap(table -> table.content().getModelElementsByType(DecisionTable.class).stream())
                .forEach(table ->
                        assertThat(table.getHitPolicy()).as(table.getId()).isEqualTo(HitPolicy.RULE_ORDER));
    }

    private static boolean meetsOthers(EndEvent end) {
        ModelElementInstance scope = end.getParentElement();
        if (runsManyAtOnce(scope) || joinsAForeignScope(scope)) {
            return true;
        }
        boolean forked = elementsIn(scope).stream().anyMatch(ParallelGateway.class::isInstance);
        boolean joined =
                elementsIn(scope).stream().anyMatch(inner -> isEventSubProcess(inner) && joinsAForeignScope(inner));
        return forked || joined || isCalledAmongOthers(end);
    }

    private static boolean joinsAForeignScope(ModelElementInstance scope) {
        return isEventSubProcess(scope)
                && ((SubProcess) scope)
                        .getFlowElements().stream()
                                .anyMatch(element -> element instanceof StartEvent start && !start.isInterrupting());
    }

    /** Whether the end is one of a whole process that is called for several at once. */
    private static boolean isCalledAmongOthers(EndEvent end) {
        ModelElementInstance scope = isEventSubProcess(end.getParentElement())
                ? end.getParentElement().getParentElement()
                : end.getParentElement();
        return scope instanceof Process process
                && processes().stream()
                        .flatMap(model -> model.all(CallActivity.class))
                        .filter(call -> call.getCalledElement().equals(process.getId()))
                        .anyMatch(call -> runsManyAtOnce(call) || joinsAForeignScope(call.getParentElement()));
    }

    /** A terminating end stops its scope before a job of its own could begin: there the step before must be the job. */
    private static boolean endsByJob(EndEvent end) {
        boolean terminates = end.getEventDefinitions().stream().anyMatch(TerminateEventDefinition.class::isInstance);
        if (!terminates) {
            return end.isCamundaAsyncBefore()
                    || end.getPreviousNodes().list().stream().allMatch(ModelsTest::nobodyMeetsAnybodyAfter);
        }
        return end.getPreviousNodes().list().stream()
                .allMatch(before -> before.isCamundaAsyncAfter() || runsManyAtOnce(before));
    }

    /** What many end is ended by their jobs already, and where a scope has only begun nobody else is in it yet. */
    private static boolean nobodyMeetsAnybodyAfter(FlowNode node) {
        if (node instanceof CallActivity call) {
            return processes().stream()
                    .filter(model -> model.name().equals(call.getCalledElement()))
                    .flatMap(model -> model.all(EndEvent.class))
                    .allMatch(EndEvent::isCamundaAsyncBefore);
        }
        if (runsManyAtOnce(node)) {
            return ((SubProcess) node)
                    .getFlowElements().stream()
                            .filter(EndEvent.class::isInstance)
                            .allMatch(end -> ((EndEvent) end).isCamundaAsyncBefore());
        }
        return node instanceof StartEvent
                || node instanceof Gateway
                        && node.getPreviousNodes().list().stream().allMatch(ModelsTest::nobodyMeetsAnybodyAfter);
    }

    private static StartEvent startOf(Process process) {
        return (StartEvent) process.getFlowElements().stream()
                .filter(StartEvent.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static String typeOf(FlowElement element) {
        return TYPES.entrySet().stream()
                .filter(type -> type.getKey().isInstance(element))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("a type that this test does not know: "
                        + element.getElementType().getTypeName());
    }

    private static boolean isForm(String formKey) {
        return formKey != null && formKey.matches("embedded:deployment:forms/[a-z]+(-[a-z]+)*\\.html");
    }

    private static boolean isExpression(String text) {
        return text.startsWith("${");
    }

    private static boolean isDuration(String text) {
        try {
            return DatatypeFactory.newInstance().newDuration(text).getSign() > 0;
        } catch (Exception notADuration) {
            return false;
        }
    }
}
