package org.jianyi.process;

import static org.jianyi.process.Stage.form;
import static org.jianyi.process.Stage.with;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.json.SpinJsonNode;
import org.jianyi.assignment.AddUnit;
import org.jianyi.assignment.CancelHandling;
import org.jianyi.assignment.RaiseObjection;
import org.jianyi.correction.CorrectSuggestion;
import org.jianyi.correction.Matter;
import org.jianyi.correction.RecordCorrection;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.CancelOpinion;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.KeepRecords;
import org.jianyi.handling.RecordContact;
import org.jianyi.handling.ReturnOpinion;
import org.jianyi.handling.Role;
import org.jianyi.handling.WaiveContact;
import org.jianyi.reply.Replies;
import org.jianyi.suggestion.Submission;
import org.jianyi.suggestion.Submissions;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.supervision.IssueOrder;
import org.jianyi.supervision.IssueUrge;
import org.jianyi.supervision.NameKeySuggestion;
import org.springframework.stereotype.Component;

/** People who do whatever they may, in no order at all; the same acts for the same seed. */
@Component
class RandomPeople {

    private static final List<String> UNITS = List.of("SLZ", "NYZX", "CJB", "HWS", "GDS", "ZRZYS");

    private final Stage stage;
    private final Story story;
    private final CaseFlow flow;
    private final RecordCorrection recordCorrection;
    private final SupervisionFlow supervisionFlow;
    private final KeepRecords keepRecords;
    private final FormMessages messages;
    private final Suggestions suggestions;
    private final Submissions submissions;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Replies replies;
    private final TaskService tasks;
    private final Agreement agreement;

    private final List<SuggestionId> cases = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Random chance;
    private LocalDate today;
    private boolean willing;

    RandomPeople(
            Stage stage,
            Story story,
            CaseFlow flow,
            RecordCorrection recordCorrection,
            SupervisionFlow supervisionFlow,
            KeepRecords keepRecords,
            FormMessages messages,
            Suggestions suggestions,
            Submissions submissions,
            Handlings handlings,
            AssistingOpinions opinions,
            Replies replies,
            TaskService tasks,
            Agreement agreement) {
        this.stage = stage;
        this.story = story;
        this.flow = flow;
        this.recordCorrection = recordCorrection;
        this.supervisionFlow = supervisionFlow;
        this.keepRecords = keepRecords;
        this.messages = messages;
        this.suggestions = suggestions;
        this.submissions = submissions;
        this.handlings = handlings;
        this.opinions = opinions;
        this.replies = replies;
        this.tasks = tasks;
        this.agreement = agreement;
    }

    void begin(long seed, LocalDate day) {
        chance = new Random(seed);
        today = day;
        willing = false;
        cases.clear();
        told.clear();
    }

    List<SuggestionId> cases() {
        return cases;
    }

    List<String> story() {
        return told;
    }

    List<String> story(SuggestionId id) {
        return told.stream().filter(line -> line.contains(id.value())).toList();
    }

    /** One act of somebody; throws what it throws. */
    void act() {
        int dice = chance.nextInt(100);
        if (cases.size() < 3 || dice < 10) {
            submits();
        } else if (dice < 78) {
            completes();
        } else if (dice < 93) {
            actsBesides();
        } else if (dice < 95) {
            withdraws();
        } else {
            today = today.plusDays(1 + chance.nextInt(10));
            stage.today(today);
        }
        if (chance.nextInt(3) > 0) {
            stage.worksOff();
        }
    }

    private void submits() {
        Object cosigners = isLucky(40) ? story.deputies(2, 3, 4) : List.of();
        SuggestionId id = isLucky(30)
                ? story.deputyOfCountySubmits("cosigners", cosigners)
                : story.deputySubmits("cosigners", cosigners);
        cases.add(id);
        told.add(id + " submitted");
    }

    private void withdraws() {
        SuggestionId id = any(cases);
        told.add(id + " withdraw");
        story.deputyWithdraws(id);
    }

    private void completes() {
        SuggestionId id = any(cases.stream()
                .filter(one -> suggestions.get(one).closedOn() == null)
                .toList());
        List<Task> open = id == null ? List.of() : open(id);
        if (!open.isEmpty()) {
            completes(any(open));
        }
    }

    /** The open tasks of a case; who assists comes first, since the lead waits for him. */
    private List<Task> open(SuggestionId id) {
        return tasks.createTaskQuery().processVariableValueEquals(Case.SUGGESTION_ID, id.value()).list().stream()
                .sorted(Comparator.comparing(
                                (Task task) -> !task.getTaskDefinitionKey().endsWith("Opinion"))
                        .thenComparing(agreement::open))
                .toList();
    }

    /** From now on everybody does what leads to the end. */
    void finish() {
        willing = true;
        List<Task> open;
        while (!(open = cases.stream().flatMap(id -> open(id).stream().limit(1)).toList()).isEmpty()) {
            open.forEach(this::completes);
            stage.worksOff();
        }
    }

    private void completes(Task task) {
        SuggestionId id = caseOf(task);
        String step = task.getTaskDefinitionKey().substring("UserTask_".length());
        String unit = (String) tasks.getVariable(task.getId(), Case.UNIT);
        String handlingId = (String) tasks.getVariable(task.getId(), Case.HANDLING_ID);
        Handling handling = handlingId == null ? null : handlings.get(new HandlingId(handlingId));
        String deputy = suggestions.get(id).lead().userId();
        switch (step) {
            case "ConfirmCosigning", "ConfirmWithdrawal" ->
                does(task.getAssignee(), task, id, form("agreed", isLucky(80)));
            case "FinishCosigning" -> does(isLucky(50) ? deputy : "office", task, id, form("finished", true));
            case "ExamineSuggestion" -> does("office", task, id, examination(task));
            case "ReviseSuggestion" -> does(deputy, task, id, revision(id));
            case "CloseReferral" ->
                does(
                        "office",
                        task,
                        id,
                        form(
                                "body",
                                "市交通运输局",
                                "answer",
                                "已列入计划。",
                                "answeredOn",
                                today.toString(),
                                "toldOn",
                                today.toString(),
                                "toldHow",
                                "电话"));
            case "ConfirmReceipt" -> doesForUnit(suggestions.get(id).referenceUnit(), task, id, form("note", "收悉。"));
            case "AssignSuggestion" -> does("office", task, id, assignment());
            case "DispatchAssignment" ->
                does(
                        "government",
                        task,
                        id,
                        isLucky(70) ? form() : form("units", List.of(stage.share(any(UNITS), "SOLE"))));
            case "AcceptAssignment" -> doesForUnit(unit, task, id, isLucky(75) ? form("accepted", true) : objection());
            case "HandleSuggestion" -> doesForUnit(unit, task, id, form("measures", "已现场踏勘。"));
            case "DraftReply" -> {
                if (isLucky(80)) {
                    talks(handling);
                }
                doesForUnit(unit, task, id, stage.reply("answers", story.answers(handling)));
            }
            case "SignOffReply" ->
                does(
                        "leader".equals(tasks.getVariable(task.getId(), "signer")) ? "leader" : "head-" + unit,
                        task,
                        id,
                        with(form(
                                "hash",
                                replies.latest(handling.id()).hash(),
                                "approved",
                                isLucky(80),
                                "comment",
                                "请修改。")));
            case "DeliverReply" -> doesForUnit(unit, task, id, story.delivery());
            case "GiveAssistingOpinion", "GiveRequestedOpinion" -> {
                String assisting = ((SpinJsonNode) tasks.getVariable(task.getId(), Case.ASSISTING_UNIT)).stringValue();
                doesForUnit(assisting, task, id, form("text", "同意。"));
            }
            case "RateHandling" ->
                does(
                        deputy,
                        task,
                        id,
                        stage.rating("SATISFIED", isLucky(60) ? "SATISFIED" : "DISSATISFIED", "reasons", "等不及。"));
            case "DecideRehandling" ->
                does(
                        "office",
                        task,
                        id,
                        form(
                                "decision",
                                willing ? "EXPLAIN" : any(List.of("HANDLE_AGAIN", "EXPLAIN", "BRING_TOGETHER")),
                                "text",
                                "经与代表沟通。"));
            case "DecideObjection" -> does("office", task, id, decision(handling));
            case "DecideExtension" ->
                does("office", task, id, form("granted", !willing && isLucky(60), "reason", "请抓紧。"));
            case "SignOrder" -> does("presidium", task, id, form("signed", isLucky(70), "comment", "先催办。"));
            case "AnswerSupervision" -> does(answerer(task), task, id, form("text", "正在办理，任务" + task.getId() + "。"));
            case "AcceptAnswer" ->
                does(
                        isLucky(50) ? "office" : "presidium",
                        task,
                        id,
                        form("accepted", isLucky(60), "comment", "请写明时间。"));
            default -> throw new AssertionError("nobody knows how to do " + step);
        }
    }

    private void actsBesides() {
        Handling handling =
                any(cases.stream().flatMap(id -> story.shares(id).stream()).toList());
        if (handling == null) {
            return;
        }
        SuggestionId id = handling.suggestion();
        String handler = "handler-" + handling.unit().code();
        switch (chance.nextInt(14)) {
            case 10 -> {
                told.add(id + " urge " + handling.id());
                stage.as(
                        "office",
                        () -> supervisionFlow.urge(
                                handling.id(), null, new IssueUrge("请抓紧。", null), stage.actor("office")));
            }
            case 11 -> {
                String supervisor = isLucky(60) ? "office" : "presidium";
                told.add(id + " order " + handling.id() + " of " + supervisor);
                IssueOrder form = new IssueOrder("请说明。", isLucky(30), null, null);
                stage.as(supervisor, () -> supervisionFlow.order(handling.id(), null, form, stage.actor(supervisor)));
            }
            case 13 -> {
                String until = handling.due().plusDays(7L + chance.nextInt(90)).toString();
                told.add(id + " time " + handling.id() + " until " + until);
                story.asksForTime(handling.id(), until);
            }
            case 12 -> {
                told.add(id + " key");
                stage.as(
                        "office",
                        () -> supervisionFlow.nameKey(
                                id, new NameKeySuggestion("leader", "群众反映强烈。", null), stage.actor("office")));
            }
            case 0 -> {
                told.add(id + " contact " + handling.id());
                talks(handling);
            }
            case 1 -> {
                told.add(id + " waiver " + handling.id());
                keepRecords.waiveContact(handling.id(), new WaiveContact("不必再谈。", null, null), stage.actor("d1"));
            }
            case 2, 3 -> {
                AddUnit form =
                        new AddUnit(any(UNITS), isLucky(50) ? Role.ASSISTING : Role.SEPARATE, List.of(), "一并办理。", null);
                told.add(id + " add " + form.unit() + " " + form.role());
                stage.as("office", () -> flow.addUnit(id, form, stage.actor("office")));
            }
            case 4 -> {
                told.add(id + " cancel " + handling.id());
                stage.as(
                        "office",
                        () -> flow.cancel(handling.id(), new CancelHandling("调整。", null), stage.actor("office")));
            }
            case 5 -> {
                told.add(id + " objection " + handling.id());
                stage.as(
                        handler,
                        () -> flow.object(
                                handling.id(),
                                new RaiseObjection(
                                        "不属职责" + chance.nextInt(), "规定" + chance.nextInt(), any(UNITS), null, null),
                                stage.actor(handler)));
            }
            case 6 -> {
                told.add(id + " recall");
                stage.as("office", () -> flow.recall(id, story.recall(id), stage.actor("office")));
            }
            case 7 -> correctsShares(id);
            default -> {
                AssistingOpinion opinion = any(opinions.findByHandlingOrderById(handling.id()));
                if (opinion != null && isLucky(50)) {
                    told.add(id + " return opinion " + opinion.id());
                    stage.as(
                            handler,
                            () -> flow.returnOpinion(
                                    handling.id(), opinion.id(), new ReturnOpinion("请写明。"), stage.actor(handler)));
                } else if (opinion != null) {
                    told.add(id + " cancel opinion " + opinion.id());
                    stage.as(
                            "office",
                            () -> flow.cancelOpinion(
                                    handling.id(), opinion.id(), new CancelOpinion("调整。"), stage.actor("office")));
                }
            }
        }
    }

    private void correctsShares(SuggestionId id) {
        recordCorrection.offered(suggestions.get(id), stage.actor("office")).stream()
                .filter(one -> one.matter() == Matter.SHARES)
                .findFirst()
                .ifPresent(present -> {
                    List<Map<String, Object>> shares = shares(story.shares(id).stream()
                            .filter(h -> !h.isEnded())
                            .map(h -> h.unit().code())
                            .toList());
                    told.add(id + " corrects " + shares);
                    Map<String, Object> form =
                            form("matter", "SHARES", "seen", present.value(), "units", shares, "reason", "录入有误。");
                    stage.as(
                            "office",
                            () -> flow.correct(
                                    id,
                                    messages.read(stage.json(form), CorrectSuggestion.class),
                                    stage.actor("office")));
                });
    }

    /** The leader whom it is given to by name, else the head of the unit. */
    private String answerer(Task task) {
        String unit = handlings
                .get(new HandlingId((String) tasks.getVariable(task.getId(), Case.HANDLING_ID)))
                .unit()
                .code();
        return task.getAssignee() == null ? "head-" + unit : task.getAssignee();
    }

    private void talks(Handling handling) {
        keepRecords.contact(
                handling.id(),
                messages.read(stage.json(stage.contact()), RecordContact.class),
                stage.actor("handler-" + handling.unit().code()));
    }

    /** By its handler, or by the office from paper. */
    private void doesForUnit(String unit, Task task, SuggestionId id, Map<String, Object> form) {
        if (isLucky(85)) {
            does("handler-" + unit, task, id, form);
        } else {
            does("office", task, id, with(form, "scan", stage.scan("office")));
        }
    }

    private void does(String user, Task task, SuggestionId id, Map<String, Object> form) {
        told.add(id + " " + user + " " + task.getTaskDefinitionKey() + " " + form);
        stage.completes(user, task.getId(), form);
    }

    private Map<String, Object> examination(Task task) {
        String outcome = willing
                ? "REGISTER"
                : any(List.of(
                        "REGISTER",
                        "REGISTER",
                        "REGISTER",
                        "REGISTER",
                        "REGISTER",
                        "REGISTER",
                        "RETURN",
                        "LETTER",
                        "NOT_TAKEN_UP",
                        "PETITION",
                        "REFER_UP",
                        "REFERENCE",
                        "MERGE",
                        "MERGE"));
        boolean town = "town".equals(tasks.getVariable(task.getId(), Case.PROFILE));
        return form(
                "outcome",
                outcome,
                "reason",
                "按规定。",
                "ground",
                "PRIVATE_MATTER",
                "referredTo",
                "SJ-JT",
                "referenceUnit",
                any(UNITS),
                "master",
                any(cases).value(),
                "assignment",
                outcome.equals("REGISTER") && town && isLucky(70) ? assignment() : null);
    }

    private Map<String, Object> revision(SuggestionId id) {
        Submission before = submissions.latest(id);
        return form(
                "title",
                before.title(),
                "facts",
                isLucky(50) ? before.facts() : before.facts() + "又及。",
                "proposals",
                before.proposals());
    }

    /** @param first who comes first; others follow by chance */
    private List<Map<String, Object>> shares(List<String> first) {
        List<String> others = new ArrayList<>(UNITS);
        others.removeAll(first);
        Collections.shuffle(others, chance);
        List<String> units = new ArrayList<>(first);
        units.addAll(others);
        return switch (chance.nextInt(3)) {
            case 0 -> List.of(stage.share(units.get(0), "SOLE"));
            case 1 ->
                List.of(
                        stage.share(units.get(0), "LEAD"),
                        stage.share(units.get(1), "ASSISTING"),
                        stage.share(units.get(2), "ASSISTING"));
            default -> List.of(stage.share(units.get(0), "SEPARATE", 1), stage.share(units.get(1), "SEPARATE", 2));
        };
    }

    private Map<String, Object> assignment() {
        List<Map<String, Object>> shares = shares(List.of());
        return stage.assignment("units", shares, "jointMeeting", isLucky(60), "leader", isLucky(50) ? "leader" : null);
    }

    private Map<String, Object> objection() {
        return form("accepted", false, "reason", "不属职责。", "basis", "规定。", "proposedUnit", any(UNITS));
    }

    private Map<String, Object> decision(Handling handling) {
        String role = handling.role() == Role.SEPARATE ? "SEPARATE" : "SOLE";
        return isLucky(45)
                ? form("upheld", true, "reason", "属实。", "units", List.of(stage.share(any(UNITS), role)))
                : form("upheld", false, "reason", "请办理。");
    }

    private SuggestionId caseOf(Task task) {
        return new SuggestionId((String) tasks.getVariable(task.getId(), Case.SUGGESTION_ID));
    }

    private boolean isLucky(int percent) {
        return willing ? percent >= 50 : chance.nextInt(100) < percent;
    }

    private <T> T any(List<T> many) {
        return many.isEmpty() ? null : many.get(chance.nextInt(many.size()));
    }
}
