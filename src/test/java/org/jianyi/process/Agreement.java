package org.jianyi.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.json.SpinJsonNode;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Extensions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.handling.Handlings;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.supervision.Supervisions;
import org.jianyi.survey.Rating;
import org.jianyi.survey.Ratings;
import org.jianyi.survey.Rehandlings;
import org.jianyi.withdrawal.Withdrawal;
import org.jianyi.withdrawal.Withdrawals;
import org.springframework.stereotype.Component;

/** What somebody owes in a case: as our tables say, and as the engine has it for a task. */
@Component
class Agreement {

    private final Suggestions suggestions;
    private final Cosignings cosignings;
    private final Handlings handlings;
    private final Extensions extensions;
    private final AssistingOpinions opinions;
    private final Ratings ratings;
    private final Rehandlings rehandlings;
    private final Withdrawals withdrawals;
    private final Supervisions supervisions;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Stage stage;

    Agreement(
            Suggestions suggestions,
            Cosignings cosignings,
            Handlings handlings,
            Extensions extensions,
            AssistingOpinions opinions,
            Ratings ratings,
            Rehandlings rehandlings,
            Withdrawals withdrawals,
            Supervisions supervisions,
            TaskService tasks,
            RuntimeService runtime,
            Stage stage) {
        this.suggestions = suggestions;
        this.cosignings = cosignings;
        this.handlings = handlings;
        this.extensions = extensions;
        this.opinions = opinions;
        this.ratings = ratings;
        this.rehandlings = rehandlings;
        this.withdrawals = withdrawals;
        this.supervisions = supervisions;
        this.tasks = tasks;
        this.runtime = runtime;
        this.stage = stage;
    }

    /** As the engine has it. */
    List<String> open(SuggestionId id) {
        return tasks.createTaskQuery().processVariableValueEquals(Case.SUGGESTION_ID, id.value()).list().stream()
                .map(this::open)
                .sorted()
                .toList();
    }

    /** One task, so that it can be compared. */
    String open(Task task) {
        String step = task.getTaskDefinitionKey().substring("UserTask_".length());
        Object handling = tasks.getVariable(task.getId(), Case.HANDLING_ID);
        return switch (step) {
            case "ConfirmCosigning", "ConfirmWithdrawal" -> step + " " + task.getAssignee();
            case "GiveAssistingOpinion", "GiveRequestedOpinion" ->
                "opinion " + handling + " "
                        + ((SpinJsonNode) tasks.getVariable(task.getId(), Case.ASSISTING_UNIT)).stringValue();
            case "AcceptAssignment", "HandleSuggestion", "DraftReply" -> "work " + handling;
            case "SignOrder", "AnswerSupervision", "AcceptAnswer" -> step + " " + pressing(task);
            default -> handling == null ? step : step + " " + handling;
        };
    }

    /** As our tables say. */
    List<String> owed(SuggestionId id) {
        Suggestion suggestion = suggestions.get(id);
        return Stream.of(withdrawing(suggestion), pressing(id), owed(suggestion))
                .flatMap(Function.identity())
                .sorted()
                .toList();
    }

    private Stream<String> pressing(SuggestionId id) {
        return supervisions.findBySuggestionOrderById(id).stream().flatMap(one -> switch (one.state()) {
            case DRAFTED -> Stream.of("SignOrder " + one.id());
            case ISSUED -> Stream.of("AnswerSupervision " + one.id());
            case ANSWERED -> Stream.of("AcceptAnswer " + one.id());
            case ACCEPTED, NOT_SIGNED, NEEDLESS -> Stream.empty();
        });
    }

    private String pressing(Task task) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }

    boolean isGoingOn(SuggestionId id) {
        return suggestions.get(id).closedOn() == null;
    }

    /** Whether the suggestion stands where its units stand, and a merged one where its master stands. */
    boolean isConsistent(SuggestionId id) {
        Suggestion suggestion = suggestions.get(id);
        boolean open = handlings.findBySuggestionOrderById(id).stream().anyMatch(Handling::isOpen);
        return switch (suggestion.status()) {
            case ASSIGNED -> open || suggestion.referenceUnit() != null;
            case MERGED -> !open && suggestions.get(suggestion.master()).isWithdrawable();
            default -> !open;
        };
    }

    private Stream<String> owed(Suggestion suggestion) {
        return switch (suggestion.status()) {
            case COSIGNING ->
                Stream.concat(
                        Stream.of("FinishCosigning"),
                        cosignatures(suggestion)
                                .filter(cosigning -> cosigning.state() == Cosigning.State.ASKED)
                                .map(cosigning -> "ConfirmCosigning " + user(cosigning)));
            case SUBMITTED -> Stream.of("ExamineSuggestion");
            case RETURNED -> Stream.of("ReviseSuggestion");
            case REGISTERED -> Stream.of("AssignSuggestion");
            case REFERRED -> Stream.of("CloseReferral");
            case ASSIGNED, REPLIED -> working(suggestion);
            case MERGED, CLOSED, NOT_TAKEN_UP, LETTER, PETITION, WITHDRAWN -> Stream.empty();
        };
    }

    private Stream<String> working(Suggestion suggestion) {
        if (suggestion.referenceUnit() != null) {
            return Stream.of("ConfirmReceipt");
        }
        if (isAtTheGovernmentOffice(suggestion)) {
            return Stream.of("DispatchAssignment");
        }
        return handlings.findBySuggestionOrderById(suggestion.id()).stream().flatMap(this::owed);
    }

    private boolean isAtTheGovernmentOffice(Suggestion suggestion) {
        return Boolean.TRUE.equals(
                        runtime.getVariable(stage.process(suggestion.id()).getId(), "dispatchNeeded"))
                && suggestion.master() == null
                && !sinceAssigned(suggestion).contains("政府交办");
    }

    /** What was done since the assignment that stands now. */
    private List<String> sinceAssigned(Suggestion suggestion) {
        List<String> acts = stage.acts(suggestion.id());
        return acts.subList(acts.lastIndexOf("收回交办") + 1, acts.size());
    }

    private Stream<String> owed(Handling handling) {
        List<String> owed = new ArrayList<>();
        switch (handling.status()) {
            case ASSIGNED, ACCEPTED -> owed.add("work " + handling.id());
            case OBJECTED -> owed.add("DecideObjection " + handling.id());
            case DRAFTED -> owed.add("SignOffReply " + handling.id());
            case SIGNED -> owed.add("DeliverReply " + handling.id());
            case REPLIED -> owed.add("RateHandling " + handling.id());
            case RATED -> {
                if (isToBeDecided(handling)) {
                    owed.add("DecideRehandling " + handling.id());
                }
            }
            case RECEIVED, REASSIGNED, CANCELLED, RECALLED -> {}
        }
        extensions.open(handling.id()).ifPresent(open -> owed.add("DecideExtension " + handling.id()));
        if (handling.isOpen() && handling.status() != HandlingStatus.OBJECTED && !waitsForAcceptance(handling)) {
            opinions.findByHandlingOrderById(handling.id()).stream()
                    .filter(opinion -> opinion.state() == AssistingOpinion.State.ASKED)
                    .forEach(opinion -> owed.add(
                            "opinion " + handling.id() + " " + opinion.unit().code()));
        }
        return owed.stream();
    }

    /** Assisting units are asked when the lead has signed in. */
    private boolean waitsForAcceptance(Handling handling) {
        return tasks.createTaskQuery()
                        .processVariableValueEquals(
                                Case.HANDLING_ID, handling.id().value())
                        .taskDefinitionKey("UserTask_AcceptAssignment")
                        .count()
                > 0;
    }

    private boolean isToBeDecided(Handling handling) {
        List<Rating> given = ratings.findByHandlingOrderBySequence(handling.id());
        return given.size() == 1
                && given.get(0).isDissatisfied()
                && rehandlings.findByHandlingInOrderById(List.of(handling.id())).isEmpty();
    }

    private Stream<String> withdrawing(Suggestion suggestion) {
        return withdrawals.findBySuggestionAndState(suggestion.id(), Withdrawal.State.REQUESTED).stream()
                .flatMap(withdrawal -> {
                    List<String> waitedFor = runtime
                            .createProcessInstanceQuery()
                            .processDefinitionKey(Case.WITHDRAWAL)
                            .processInstanceBusinessKey(suggestion.id().value())
                            .list()
                            .stream()
                            .flatMap(process -> asked(process.getId()).stream())
                            .filter(deputy -> !hasAnswered(withdrawal, deputy))
                            .toList();
                    // An open request waits for somebody, or it hangs.
                    return waitedFor.isEmpty() ? Stream.of("of somebody") : waitedFor.stream();
                })
                .map(deputy -> "ConfirmWithdrawal " + deputy);
    }

    private List<String> asked(String process) {
        return ((SpinJsonNode) runtime.getVariable(process, "cosigners"))
                .elements().stream().map(SpinJsonNode::stringValue).toList();
    }

    private boolean hasAnswered(Withdrawal withdrawal, String deputy) {
        return cosignings.findAll().stream()
                .filter(cosigning -> deputy.equals(user(cosigning)))
                .anyMatch(cosigning ->
                        withdrawal.consents().containsKey(cosigning.deputy().id()));
    }

    private Stream<Cosigning> cosignatures(Suggestion suggestion) {
        return cosignings.findBySuggestionAndTextVersionOrderById(suggestion.id(), suggestion.textVersion()).stream();
    }

    private static String user(Cosigning cosigning) {
        return cosigning.deputy().userId();
    }
}
