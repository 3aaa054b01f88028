package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;
import static org.jianyi.process.Stage.with;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jianyi.Refusal;
import org.jianyi.assignment.Objection;
import org.jianyi.assignment.Objections;
import org.jianyi.assignment.RaiseObjection;
import org.jianyi.audit.AuditLine;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Contact;
import org.jianyi.handling.Contacts;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.KeepRecords;
import org.jianyi.handling.RecordContact;
import org.jianyi.paper.Paper;
import org.jianyi.paper.Papers;
import org.jianyi.reply.Reply;
import org.jianyi.reply.SignOff;
import org.jianyi.reply.SignOffs;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.survey.Rating;
import org.jianyi.survey.Ratings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Half of a town's units hand over paper: the office records any step for them with the scan, and everywhere it is shown as 代录. */
class OnPaperTest extends CaseTest {

    @Autowired
    KeepRecords keepRecords;

    @Autowired
    CaseFlow flow;

    @Autowired
    FormMessages messages;

    @Autowired
    Contacts contacts;

    @Autowired
    Objections objections;

    @Autowired
    AssistingOpinions opinions;

    @Autowired
    SignOffs signOffs;

    @Autowired
    Ratings ratings;

    @Autowired
    Papers papers;

    @Test
    @Tag("R20")
    void theOfficeRecordsAWholeCaseFromPaper() {
        SuggestionId id = begun("CJB", "GDS");
        HandlingId share = story.share(id, "CJB");

        fromPaper(id, "镇村镇建设办公室", "AcceptAssignment", form("accepted", true));
        fromPaper(id, "镇村镇建设办公室", "HandleSuggestion", form("measures", "已现场踏勘。"));
        fromPaper(id, "供电所", "GiveAssistingOpinion", form("text", "同意移杆。"));
        fromPaper(
                id,
                "镇村镇建设办公室",
                form -> keepRecords.contact(
                        share, messages.read(stage.json(form), RecordContact.class), stage.actor("office")),
                stage.contact());
        fromPaper(id, "镇村镇建设办公室", "DraftReply", stage.reply());
        String hash = story.reply(id, "CJB").hash();
        fromPaper(id, "镇村镇建设办公室负责人", "SignOffReply", form("approved", true, "hash", hash));
        fromPaper(id, "镇领导", "SignOffReply", form("approved", true, "hash", hash));
        fromPaper(id, "镇村镇建设办公室", "DeliverReply", story.delivery());
        fromPaper(id, "代表1代表", "RateHandling", stage.rating("SATISFIED", "SATISFIED"));

        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(opinions.findByHandlingOrderById(share)).hasSize(1).allMatch(AssistingOpinion::isOnBehalf);
        assertThat(contacts.findByHandlingInOrderByDayAscIdAsc(List.of(share)))
                .hasSize(1)
                .allMatch(Contact::isOnBehalf);
        Reply reply = story.reply(id, "CJB");
        assertThat(reply.isOnBehalf()).isTrue();
        assertThat(signOffs.findByReplyIdInOrderById(List.of(reply.id())))
                .hasSize(2)
                .allMatch(SignOff::isOnBehalf);
        assertThat(reply.signerName()).isEqualTo("镇领导");
        assertThat(ratings.findByHandlingOrderBySequence(share)).hasSize(1).allMatch(Rating::isOnBehalf);
        assertThat(papers.findByClaimedByOrderByUploadedAtAscIdAsc(id.value()))
                .as("every paper is kept with the case")
                .hasSize(9);
    }

    @Test
    void theOfficeObjectsForAUnitFromItsLetter() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        HandlingId share = story.share(id, "SLZ");

        fromPaper(
                id,
                "镇水利站",
                form -> stage.as(
                        "office",
                        () -> flow.object(
                                share, messages.read(stage.json(form), RaiseObjection.class), stage.actor("office"))),
                form("reason", "不属本单位职责。", "basis", "三定方案。", "proposedUnit", "NYZX"));

        assertThat(stage.steps(id)).containsExactly("DecideObjection");
        assertThat(objections.findByHandlingOrderById(share)).hasSize(1).allMatch(Objection::isOnBehalf);
    }

    @Test
    void theOfficeConfirmsAReceiptFromPaper() {
        SuggestionId id = story.deputySubmits();
        story.officeExamines(id, "REFERENCE", "referenceUnit", "SLZ", "reason", "留作工作参考。");

        fromPaper(id, "镇水利站", "ConfirmReceipt", form("note", "收悉。"));

        assertThat(story.status(id)).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(papers.findByClaimedByOrderByUploadedAtAscIdAsc(id.value()))
                .extracting(Paper::name)
                .containsExactly("签名扫描件.pdf");
    }

    @Test
    void theOfficeRevisesForADeputyFromSignedPaper() {
        SuggestionId id = story.deputySubmits();
        story.officeExamines(id, "RETURN", "reason", "请把建议写具体。");

        fromPaper(
                id,
                "代表1代表",
                "ReviseSuggestion",
                form("title", "关于清淤支渠的建议", "facts", "村前支渠淤积。", "proposals", List.of("冬修清淤。")));

        assertThat(stage.steps(id)).containsExactly("ExamineSuggestion");
    }

    @Test
    @Tag("R20")
    void nobodyButTheOfficeRecordsForAnother() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));

        Refusal refusal = stage.refusal(() -> keepRecords.contact(
                story.share(id, "SLZ"),
                messages.read(stage.json(stage.contact("scan", stage.scan("handler-NYZX"))), RecordContact.class),
                stage.actor("handler-NYZX")));

        assertThat(refusal.status()).isEqualTo(403);
        assertThat(contacts.findByHandlingInOrderByDayAscIdAsc(List.of(story.share(id, "SLZ"))))
                .isEmpty();
    }

    private SuggestionId begun(String lead, String assisting) {
        SuggestionId id = story.deputyOfCountySubmits();
        story.officeExamines(id, "REGISTER");
        stage.does(
                "office",
                id,
                "AssignSuggestion",
                stage.assignment("units", List.of(stage.share(lead, "LEAD"), stage.share(assisting, "ASSISTING"))));
        return id;
    }

    private void fromPaper(SuggestionId id, String of, String step, Map<String, Object> form) {
        fromPaper(id, of, filled -> stage.does("office", id, step, filled), form);
    }

    /** Without the scan it is refused and nothing happened; with it the act stands in the trail for whom it was done. */
    private void fromPaper(SuggestionId id, String of, Consumer<Map<String, Object>> act, Map<String, Object> form) {
        List<String> steps = stage.steps(id);
        List<String> acts = stage.acts(id);
        assertThat(stage.refusal(() -> act.accept(form)).field()).isEqualTo("scan");
        assertThat(stage.steps(id)).isEqualTo(steps);
        assertThat(stage.acts(id)).isEqualTo(acts);

        act.accept(with(form, "scan", stage.scan("office")));

        AuditLine last = stage.trail(id).get(acts.size());
        assertThat(last.actorName()).isEqualTo("人大办一");
        assertThat(last.onBehalfOf()).isEqualTo(of);
    }
}
