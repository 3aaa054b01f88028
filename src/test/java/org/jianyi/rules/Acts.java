package org.jianyi.rules;

import static org.jianyi.process.Stage.form;
import static org.jianyi.process.Stage.with;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jianyi.assignment.AcceptAssignment;
import org.jianyi.assignment.AddUnit;
import org.jianyi.assignment.AssignSuggestion;
import org.jianyi.assignment.CancelHandling;
import org.jianyi.assignment.CloseReferral;
import org.jianyi.assignment.ConfirmReceipt;
import org.jianyi.assignment.DecideObjection;
import org.jianyi.assignment.DispatchAssignment;
import org.jianyi.assignment.ExamineSuggestion;
import org.jianyi.assignment.RaiseObjection;
import org.jianyi.assignment.RecallAssignment;
import org.jianyi.assignment.RecordAssignment;
import org.jianyi.assignment.RecordExamination;
import org.jianyi.assignment.RecordObjection;
import org.jianyi.assignment.RecordRecall;
import org.jianyi.correction.CorrectSuggestion;
import org.jianyi.correction.Correctable;
import org.jianyi.correction.Corrected;
import org.jianyi.correction.Matter;
import org.jianyi.correction.RecordCorrection;
import org.jianyi.handling.DecideExtension;
import org.jianyi.handling.Extension;
import org.jianyi.handling.GiveAssistingOpinion;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.KeepRecords;
import org.jianyi.handling.RecordAssistingOpinion;
import org.jianyi.handling.RecordContact;
import org.jianyi.handling.RecordExtension;
import org.jianyi.handling.RequestExtension;
import org.jianyi.handling.ReturnOpinion;
import org.jianyi.handling.WaiveContact;
import org.jianyi.process.FormMessages;
import org.jianyi.process.Stage;
import org.jianyi.reply.DeliverReply;
import org.jianyi.reply.DraftReply;
import org.jianyi.reply.RecordReply;
import org.jianyi.reply.Replies;
import org.jianyi.reply.Reply;
import org.jianyi.reply.SignOffReply;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.ConfirmCosigning;
import org.jianyi.suggestion.RecordCosigning;
import org.jianyi.suggestion.RecordRevision;
import org.jianyi.suggestion.RecordSubmission;
import org.jianyi.suggestion.ReviseSuggestion;
import org.jianyi.suggestion.SubmitSuggestion;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.survey.CommentAsCosigner;
import org.jianyi.survey.DecideRehandling;
import org.jianyi.survey.RateHandling;
import org.jianyi.survey.RecordRating;
import org.jianyi.withdrawal.ConfirmWithdrawal;
import org.jianyi.withdrawal.RecordWithdrawal;
import org.jianyi.withdrawal.WithdrawSuggestion;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What people do to a case, straight at the domain: the rules without the process. {@code changes} are pairs of a form's fields. */
@Component
public class Acts {

    private final Stage stage;
    private final FormMessages messages;
    private final RecordSubmission recordSubmission;
    private final RecordCosigning recordCosigning;
    private final RecordRevision recordRevision;
    private final RecordExamination recordExamination;
    private final RecordAssignment recordAssignment;
    private final RecordObjection recordObjection;
    private final RecordExtension recordExtension;
    private final KeepRecords keepRecords;
    private final RecordAssistingOpinion recordAssistingOpinion;
    private final RecordReply recordReply;
    private final RecordRating recordRating;
    private final RecordWithdrawal recordWithdrawal;
    private final RecordRecall recordRecall;
    private final RecordCorrection recordCorrection;
    private final Suggestions suggestions;
    private final Handlings handlings;
    private final Replies replies;
    private final JdbcTemplate jdbc;

    Acts(
            Stage stage,
            FormMessages messages,
            RecordSubmission recordSubmission,
            RecordCosigning recordCosigning,
            RecordRevision recordRevision,
            RecordExamination recordExamination,
            RecordAssignment recordAssignment,
            RecordObjection recordObjection,
            RecordExtension recordExtension,
            KeepRecords keepRecords,
            RecordAssistingOpinion recordAssistingOpinion,
            RecordReply recordReply,
            RecordRating recordRating,
            RecordWithdrawal recordWithdrawal,
            RecordRecall recordRecall,
            RecordCorrection recordCorrection,
            Suggestions suggestions,
            Handlings handlings,
            Replies replies,
            JdbcTemplate jdbc) {
        this.stage = stage;
        this.messages = messages;
        this.recordSubmission = recordSubmission;
        this.recordCosigning = recordCosigning;
        this.recordRevision = recordRevision;
        this.recordExamination = recordExamination;
        this.recordAssignment = recordAssignment;
        this.recordObjection = recordObjection;
        this.recordExtension = recordExtension;
        this.keepRecords = keepRecords;
        this.recordAssistingOpinion = recordAssistingOpinion;
        this.recordReply = recordReply;
        this.recordRating = recordRating;
        this.recordWithdrawal = recordWithdrawal;
        this.recordRecall = recordRecall;
        this.recordCorrection = recordCorrection;
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.replies = replies;
        this.jdbc = jdbc;
    }

    Actor actor(String userId) {
        return stage.actor(userId);
    }

    private <T> T read(Map<String, Object> form, Class<T> type) {
        return messages.read(stage.json(form), type);
    }

    // ---- filing

    Suggestion submits(Actor actor, Map<String, Object> form) {
        return recordSubmission.record(read(form, SubmitSuggestion.class), actor);
    }

    Suggestion submits(String user, Object... changes) {
        return submits(actor(user), stage.suggestion(changes));
    }

    SuggestionId submitted(Object... changes) {
        return submits("d1", changes).id();
    }

    void cosigns(String user, SuggestionId id, boolean agreed) {
        recordCosigning.record(id, read(form("agreed", agreed), ConfirmCosigning.class), actor(user));
    }

    void closesCosigning(SuggestionId id) {
        recordCosigning.close(id);
    }

    List<String> asked(Suggestion suggestion) {
        return recordCosigning.asked(suggestion);
    }

    Suggestion revises(String user, SuggestionId id, Object... changes) {
        Map<String, Object> text = form(
                "title", "关于清淤村前灌溉支渠的建议",
                "facts", "村前支渠约一千二百米，淤积半米深，去年伏旱时下游三个组的稻田浇不上水。",
                "proposals", List.of("冬修期间清淤支渠。", "明确管护人员。"));
        return recordRevision.record(id, read(with(text, changes), ReviseSuggestion.class), actor(user));
    }

    // ---- office

    Suggestion examines(String user, SuggestionId id, String outcome, Object... changes) {
        return recordExamination.record(
                id, read(with(form("outcome", outcome), changes), ExamineSuggestion.class), true, actor(user));
    }

    SuggestionId registered(Object... changes) {
        return examines("office", submitted(changes), "REGISTER").id();
    }

    Suggestion assigns(Actor actor, SuggestionId id, Object... changes) {
        return recordAssignment.assign(id, read(stage.assignment(changes), AssignSuggestion.class), actor);
    }

    @SafeVarargs
    final SuggestionId assigned(Map<String, Object>... shares) {
        SuggestionId id = registered();
        if (shares.length == 0) {
            assigns(actor("office"), id);
        } else {
            assigns(actor("office"), id, "units", List.of(shares));
        }
        return id;
    }

    Suggestion dispatches(Actor actor, SuggestionId id, Object... fields) {
        return recordAssignment.dispatch(id, read(form(fields), DispatchAssignment.class), actor);
    }

    RecordAssignment.Added adds(String user, SuggestionId id, Object... fields) {
        return recordAssignment.add(id, read(with(form("reason", "事项涉及该单位"), fields), AddUnit.class), actor(user));
    }

    Handling cancels(String user, HandlingId id) {
        return recordObjection.cancel(id, read(form("reason", "不再需要"), CancelHandling.class), actor(user));
    }

    void receives(Actor actor, SuggestionId id, Object... fields) {
        recordExamination.confirmReceipt(id, read(form(fields), ConfirmReceipt.class), actor);
    }

    void closesReferral(String user, SuggestionId id, Object... changes) {
        Map<String, Object> told = form(
                "body", "市交通运输局",
                "answer", "已列入明年计划",
                "answeredOn", "2026-04-20",
                "toldOn", "2026-04-21",
                "toldHow", "电话");
        recordExamination.closeReferral(id, read(with(told, changes), CloseReferral.class), actor(user));
    }

    // ---- unit

    /** The share of a unit, in its latest round. */
    Handling share(SuggestionId id, String unit) {
        return handlings.findBySuggestionOrderById(id).stream()
                .filter(handling -> handling.unit().code().equals(unit))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    boolean accepts(Actor actor, HandlingId id, Object... fields) {
        return recordObjection.accept(id, read(form(fields), AcceptAssignment.class), actor);
    }

    void objects(Actor actor, HandlingId id, Object... changes) {
        Map<String, Object> reasons = form("reason", "渠道属县管", "basis", "三定方案第三条", "proposedUnit", "NYZX");
        recordObjection.object(id, read(with(reasons, changes), RaiseObjection.class), actor);
    }

    Extension asksForTime(Actor actor, HandlingId id, String until, Object... changes) {
        Map<String, Object> request = form("until", until, "reason", "需要等水库放水后施工");
        return recordExtension.ask(id, read(with(request, changes), RequestExtension.class), actor);
    }

    Extension decidesExtension(Actor actor, HandlingId id, boolean granted, Object... fields) {
        return recordExtension.decide(id, read(with(form("granted", granted), fields), DecideExtension.class), actor);
    }

    List<Handling> decidesObjection(HandlingId id, boolean upheld, Object... fields) {
        return decidesObjection(actor("office"), id, upheld, fields);
    }

    List<Handling> decidesObjection(Actor actor, HandlingId id, boolean upheld, Object... fields) {
        return recordObjection.decide(
                id, read(with(form("upheld", upheld, "reason", "按职责分工"), fields), DecideObjection.class), actor);
    }

    void contacts(Actor actor, HandlingId id, Object... changes) {
        keepRecords.contact(id, read(stage.contact(changes), RecordContact.class), actor);
    }

    void waives(Actor actor, HandlingId id, Object... fields) {
        keepRecords.waiveContact(id, read(with(form("reason", "已当面说过"), fields), WaiveContact.class), actor);
    }

    void givesOpinion(Actor actor, HandlingId lead, String unit, Object... fields) {
        recordAssistingOpinion.record(
                lead, unit, read(with(form("text", "同意清淤方案。"), fields), GiveAssistingOpinion.class), actor);
    }

    String sendsBack(Actor actor, HandlingId lead, Long opinion) {
        return recordAssistingOpinion.sendBack(
                lead, opinion, read(form("comment", "请写明时间"), ReturnOpinion.class), actor);
    }

    Reply drafts(Actor actor, HandlingId id, Object... changes) {
        return recordReply.draft(id, read(stage.reply(changes), DraftReply.class), actor);
    }

    boolean signs(Actor actor, HandlingId id, String place, boolean last, Object... changes) {
        Map<String, Object> approval =
                form("approved", true, "hash", replies.latest(id).hash());
        return recordReply.signOff(id, read(with(approval, changes), SignOffReply.class), place, last, actor);
    }

    boolean delivers(Actor actor, HandlingId id, Object... changes) {
        return recordReply.deliver(
                id, read(with(form("way", "IN_PERSON", "receiver", "代表1"), changes), DeliverReply.class), actor);
    }

    /** Contact, draft, signature, delivery by the unit's own people. */
    boolean replies(SuggestionId id, String unit, Object... changes) {
        HandlingId share = share(id, unit).id();
        contacts(actor("handler-" + unit), share);
        drafts(actor("handler-" + unit), share, changes);
        signs(actor("head-" + unit), share, "unit-head", true);
        return delivers(actor("handler-" + unit), share);
    }

    SuggestionId replied() {
        SuggestionId id = assigned();
        replies(id, "SLZ");
        return id;
    }

    // ---- rating and withdrawal

    boolean rates(Actor actor, HandlingId id, String attitude, String result, Object... changes) {
        return recordRating.record(id, read(stage.rating(attitude, result, changes), RateHandling.class), actor);
    }

    boolean notesNoFeedback(String user, HandlingId id, Object... fields) {
        return recordRating.record(id, read(with(form("noFeedback", true), fields), RateHandling.class), actor(user));
    }

    Handling decidesRehandling(String user, HandlingId id, String decision, Object... fields) {
        return recordRating.decide(
                id,
                read(with(form("decision", decision, "text", "按规定办理"), fields), DecideRehandling.class),
                actor(user));
    }

    void comments(String user, SuggestionId id) {
        recordRating.comment(id, read(form("text", "办得不错"), CommentAsCosigner.class), actor(user));
    }

    List<String> asksToWithdraw(Actor actor, SuggestionId id, Object... fields) {
        return recordWithdrawal.request(
                read(with(form("suggestion", id.value(), "reason", "问题已经解决"), fields), WithdrawSuggestion.class),
                actor);
    }

    boolean consents(String user, SuggestionId id, boolean agreed) {
        return recordWithdrawal.consent(id, read(form("agreed", agreed), ConfirmWithdrawal.class), actor(user));
    }

    boolean settlesWithdrawal(SuggestionId id) {
        boolean withdrawn = recordWithdrawal.settle(id);
        if (withdrawn) {
            recordWithdrawal.withdraw(id);
        }
        return withdrawn;
    }

    // ---- correction

    void recalls(String user, SuggestionId id) {
        String seen = recordRecall.recallable(suggestions.get(id)).orElse("");
        recordRecall.recall(id, read(form("reason", "选错了单位", "seen", seen), RecallAssignment.class), actor(user));
    }

    void followsMaster(SuggestionId id) {
        recordAssignment.followMaster(id);
    }

    List<Correctable> correctable(SuggestionId id) {
        return recordCorrection.offered(suggestions.get(id), actor("office"));
    }

    /** The first of its kind that the case has, as it stands. */
    Correctable correctable(SuggestionId id, Matter matter) {
        return correctable(id).stream()
                .filter(one -> one.matter() == matter)
                .findFirst()
                .orElseThrow(() -> new AssertionError(matter + " is not among " + correctable(id)));
    }

    /** @param changes pairs of the form's fields; what stands now is what the person saw */
    Corrected corrects(String user, SuggestionId id, Matter matter, Object... changes) {
        Correctable present = correctable(id).stream()
                .filter(one -> one.matter() == matter)
                .findFirst()
                .orElse(null);
        Map<String, Object> form = form(
                "matter",
                matter.name(),
                "of",
                present == null ? "" : present.of(),
                "seen",
                present == null ? "" : present.value(),
                "reason",
                "录入时看错了");
        return recordCorrection.correct(id, read(with(form, changes), CorrectSuggestion.class), actor(user));
    }

    // ---- papers and rows

    String scan(String user) {
        return stage.scan(user);
    }

    boolean isClaimed(String scan) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select claimed_by is not null from paper where id = ?", Boolean.class, UUID.fromString(scan)));
    }

    /** Everything there is, in one sum: what it was before a refusal it is afterwards. */
    String rows() {
        return jdbc.queryForObject("""
                select concat_ws(' ',
                    (select count(*) from suggestion), (select sum(version) from suggestion), (select count(*) from submission),
                    (select count(*) from cosigning), (select count(*) from examination), (select count(*) from referral),
                    (select count(*) from handling), (select sum(version) from handling), (select count(*) from assisting_opinion),
                    (select count(*) from objection), (select count(*) from contact), (select count(*) from progress),
                    (select count(*) from reply), (select sum(version) from reply), (select count(*) from promise),
                    (select count(*) from sign_off), (select count(*) from rating), (select count(*) from rehandling),
                    (select count(*) from withdrawal), (select count(*) from withdrawal_consent),
                    (select count(*) from audit_line), (select count(*) from paper where claimed_by is not null),
                    (select coalesce(sum(last), 0) from number_counter), (select coalesce(sum(last), 0) from suggestion_counter))
                """, String.class);
    }
}
