package org.jianyi.process;

import static org.jianyi.process.Stage.form;
import static org.jianyi.process.Stage.with;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.jianyi.assignment.AddUnit;
import org.jianyi.assignment.CancelHandling;
import org.jianyi.assignment.RaiseObjection;
import org.jianyi.assignment.RecallAssignment;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.CancelOpinion;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.KeepRecords;
import org.jianyi.handling.RecordContact;
import org.jianyi.handling.RequestExtension;
import org.jianyi.handling.Role;
import org.jianyi.reply.Replies;
import org.jianyi.reply.Reply;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Component;

/** The usual course of a case in verbs, so that a test tells only what is different in it. */
@Component
public class Story {

    private final Stage stage;
    private final Suggestions suggestions;
    private final Handlings handlings;
    private final Replies replies;
    private final KeepRecords keepRecords;
    private final FormMessages messages;
    private final RuntimeService runtime;
    private final Cosignings cosignings;
    private final AssistingOpinions opinions;
    private final CaseFlow flow;
    private final ExtensionFlow extensionFlow;

    Story(
            Stage stage,
            Suggestions suggestions,
            Handlings handlings,
            Replies replies,
            KeepRecords keepRecords,
            FormMessages messages,
            RuntimeService runtime,
            Cosignings cosignings,
            AssistingOpinions opinions,
            CaseFlow flow,
            ExtensionFlow extensionFlow) {
        this.stage = stage;
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.replies = replies;
        this.keepRecords = keepRecords;
        this.messages = messages;
        this.runtime = runtime;
        this.cosignings = cosignings;
        this.opinions = opinions;
        this.flow = flow;
        this.extensionFlow = extensionFlow;
    }

    public SuggestionId deputySubmits(Object... changes) {
        return stage.submits("d1", stage.suggestion(changes));
    }

    /** The same where every step stands apart. The case keeps the profile it began with, so this one changes for no other. */
    public SuggestionId deputyOfCountySubmits(Object... changes) {
        SuggestionId id = deputySubmits(changes);
        runtime.setVariable(stage.process(id).getId(), Case.PROFILE, "county");
        return id;
    }

    public void officeExamines(SuggestionId id, String outcome, Object... changes) {
        stage.does("office", id, "ExamineSuggestion", with(form("outcome", outcome), changes));
    }

    /** @return a suggestion that has its number and waits for its assignment */
    public SuggestionId registered(Object... changes) {
        SuggestionId id = deputySubmits(changes);
        officeExamines(id, "REGISTER");
        return id;
    }

    /** Registers and assigns in one act, as a town does. */
    @SafeVarargs
    public final SuggestionId assigned(Map<String, Object>... shares) {
        SuggestionId id = deputySubmits();
        officeAssigns(id, shares);
        return id;
    }

    @SafeVarargs
    public final void officeAssigns(SuggestionId id, Map<String, Object>... shares) {
        officeExamines(id, "REGISTER", "assignment", stage.assignment("units", List.of(shares)));
    }

    /** @return the latest share of that unit, in its latest round */
    public Handling handling(SuggestionId id, String unit) {
        return handlings.findBySuggestionOrderById(id).stream()
                .filter(handling -> handling.unit().code().equals(unit))
                .max(Comparator.comparing(Handling::round)
                        .thenComparing(handling -> handling.id().value().length())
                        .thenComparing(handling -> handling.id().value()))
                .orElseThrow();
    }

    public HandlingId share(SuggestionId id, String unit) {
        return handling(id, unit).id();
    }

    public Reply reply(SuggestionId id, String unit) {
        return replies.latest(share(id, unit));
    }

    public void unitTalksWithDeputy(SuggestionId id, String unit) {
        keepRecords.contact(
                share(id, unit),
                messages.read(stage.json(stage.contact()), RecordContact.class),
                stage.actor("handler-" + unit));
    }

    public void unitDrafts(SuggestionId id, String unit, Object... changes) {
        stage.does(
                "handler-" + unit,
                share(id, unit),
                "DraftReply",
                with(stage.reply("answers", answers(handling(id, unit))), changes));
    }

    public List<Object> answers(Handling handling) {
        return List.copyOf(handling.proposals().stream()
                .map(proposal -> form("proposal", proposal, "text", "第" + proposal + "条已经办好。"))
                .toList());
    }

    /** @param changes pairs that change the form */
    public void signs(String signer, SuggestionId id, String unit, Object... changes) {
        stage.does(
                signer,
                share(id, unit),
                "SignOffReply",
                with(form("approved", true, "hash", reply(id, unit).hash()), changes));
    }

    public void unitDelivers(SuggestionId id, String unit) {
        stage.does("handler-" + unit, share(id, unit), "DeliverReply", delivery());
    }

    public Map<String, Object> delivery() {
        return form("way", "IN_PERSON", "receiver", "代表1");
    }

    /** Talks with the deputy, drafts, has it signed by all who must, delivers. */
    public void unitReplies(SuggestionId id, String unit, Object... changes) {
        unitTalksWithDeputy(id, unit);
        unitDrafts(id, unit, changes);
        signs("head-" + unit, id, unit);
        if (reply(id, unit).status() == Reply.Status.DRAFTED) {
            signs("leader", id, unit);
        }
        unitDelivers(id, unit);
    }

    public void deputyRates(SuggestionId id, String unit, String attitude, String result, Object... changes) {
        String deputy = suggestions.get(id).lead().userId();
        stage.does(deputy, share(id, unit), "RateHandling", stage.rating(attitude, result, changes));
    }

    public void deputyIsSatisfied(SuggestionId id, String unit) {
        deputyRates(id, unit, "SATISFIED", "SATISFIED");
    }

    public void deputyIsDissatisfied(SuggestionId id, String unit) {
        deputyRates(id, unit, "SATISFIED", "DISSATISFIED", "reasons", "今年灌溉等不及。");
    }

    public void officeDecides(SuggestionId id, String unit, String decision) {
        stage.does("office", share(id, unit), "DecideRehandling", form("decision", decision, "text", "经与代表沟通。"));
    }

    /** @return a suggestion of that deputy, handled together with another */
    public SuggestionId mergedInto(SuggestionId master, String deputy) {
        SuggestionId id = stage.submits(deputy, stage.suggestion());
        officeExamines(id, "MERGE", "master", master.value());
        return id;
    }

    public void officeAdds(SuggestionId id, String unit, Role role) {
        stage.as(
                "office",
                () -> flow.addUnit(id, new AddUnit(unit, role, List.of(), "需要一并办理。", null), stage.actor("office")));
        stage.worksOff();
    }

    public void officeTakesOut(SuggestionId id, String unit) {
        stage.as(
                "office", () -> flow.cancel(share(id, unit), new CancelHandling("分工调整。", null), stage.actor("office")));
        stage.worksOff();
    }

    public void officeRecalls(SuggestionId id) {
        stage.as("office", () -> flow.recall(id, recall(id), stage.actor("office")));
        stage.worksOff();
    }

    /** As the person sees it who looks at the case now. */
    public RecallAssignment recall(SuggestionId id) {
        return new RecallAssignment(
                shares(id).stream()
                        .filter(share -> !share.isEnded())
                        .map(share -> share.id().value())
                        .collect(Collectors.joining(",")),
                "选错了单位。");
    }

    public void officeReleases(SuggestionId id, String lead, String assisting) {
        releases("office", id, lead, assisting);
    }

    /** Takes an assisting unit out. */
    public void releases(String user, SuggestionId id, String lead, String assisting) {
        HandlingId share = share(id, lead);
        Long opinion = opinions.findFirstByHandlingAndUnitCodeOrderByIdDesc(share, assisting)
                .orElseThrow()
                .id();
        stage.as(user, () -> flow.cancelOpinion(share, opinion, new CancelOpinion("分工调整。"), stage.actor(user)));
        stage.worksOff();
    }

    public void unitAsksForTime(SuggestionId id, String unit, String until) {
        asksForTime(share(id, unit), until);
        stage.worksOff();
    }

    public void asksForTime(HandlingId share, String until) {
        String handler = "handler-" + handlings.get(share).unit().code();
        stage.as(
                handler,
                () -> extensionFlow.ask(
                        share,
                        new RequestExtension(LocalDate.parse(until), "要等水库放水后施工。", null, null),
                        stage.actor(handler)));
    }

    public void officeGrantsTime(SuggestionId id, String unit) {
        stage.does("office", share(id, unit), "DecideExtension", form("granted", true));
    }

    public void unitObjects(SuggestionId id, String unit, String proposed) {
        String handler = "handler-" + unit;
        stage.as(
                handler,
                () -> flow.object(
                        share(id, unit),
                        new RaiseObjection("不属本单位职责。", "镇机构职能配置规定。", proposed, null, null),
                        stage.actor(handler)));
        stage.worksOff();
    }

    /** Carries a new case to this person: the lead deputy, one of the office, the government office, of SLZ, or the leader. */
    public void bringsWorkTo(String user) {
        SuggestionId id = deputySubmits();
        switch (user) {
            case "office" -> {}
            case "government" -> officeExamines(id, "REGISTER", "assignment", stage.assignment("jointMeeting", false));
            case "handler-SLZ" -> officeAssigns(id, stage.share("SLZ", "SOLE"));
            case "head-SLZ" -> isDrafted(id, "SLZ");
            case "leader" -> {
                isDrafted(id, "CJB");
                signs("head-CJB", id, "CJB");
            }
            case "d1" -> {
                officeAssigns(id, stage.share("SLZ", "SOLE"));
                unitReplies(id, "SLZ");
            }
            default -> throw new IllegalArgumentException(user);
        }
    }

    private void isDrafted(SuggestionId id, String unit) {
        officeAssigns(id, stage.share(unit, "SOLE"));
        unitTalksWithDeputy(id, unit);
        unitDrafts(id, unit);
    }

    public void deputyWithdraws(SuggestionId id) {
        stage.starts(
                suggestions.get(id).lead().userId(),
                Case.WITHDRAWAL,
                form("suggestion", id.value(), "reason", "情况有变化。"));
        stage.worksOff();
    }

    public SuggestionStatus status(SuggestionId id) {
        return suggestions.get(id).status();
    }

    public List<Handling> shares(SuggestionId id) {
        return handlings.findBySuggestionOrderById(id);
    }

    /** How each co-signature of the current text stands, in the order in which they were asked. */
    public List<Cosigning.State> cosignatures(SuggestionId id) {
        return cosignings
                .findBySuggestionAndTextVersionOrderById(id, suggestions.get(id).textVersion())
                .stream()
                .map(Cosigning::state)
                .toList();
    }

    public List<Long> deputies(Integer... numbers) {
        return Stream.of(numbers)
                .map(number -> stage.cast().deputy(number).id())
                .toList();
    }
}
