package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.jianyi.audit.AuditLine;
import org.jianyi.audit.Change;
import org.jianyi.notice.NoticeKind;
import org.jianyi.notice.Told;
import org.jianyi.process.OpenWork.Hold;
import org.jianyi.process.OpenWork.Piece;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.DropKeySuggestion;
import org.jianyi.supervision.NameKeySuggestion;
import org.jianyi.supervision.WatchKeySuggestions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody has in hand goes to a colleague, row by row; what cannot go says why and stops no other. */
class HandOverTest extends StaffTest {

    @Autowired
    HandOver handOver;

    @Autowired
    OpenWork openWork;

    @Autowired
    SupervisionFlow supervisionFlow;

    @Autowired
    WatchKeySuggestions watchKeySuggestions;

    @Autowired
    Told told;

    @Autowired
    RuntimeService runtime;

    @Test
    void whatIsTakenGoesToAColleagueOfTheSamePostAndWhatCannotSaysWhy() {
        String from = comes("from", "经办甲", "unit-SLZ");
        String to = comes("to", "经办乙", "unit-SLZ");
        SuggestionId one = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId untaken = story.assigned(stage.share("SLZ", "SOLE"));
        String task = taken(from, one, "DraftReply");
        String offered = stage.task(from, untaken, "DraftReply");
        SuggestionId gone = story.assigned(stage.share("SLZ", "SOLE"));
        String lost = taken("handler-SLZ", gone, "DraftReply");

        List<AtOnce.Done> done = hands(from, to, "from", List.of(task, offered, lost, "no-task"), List.of());

        assertThat(done)
                .extracting(AtOnce.Done::refusal)
                .containsExactly(null, "这项任务已经不在经办甲手里，请刷新页面", "这项任务已经不在经办甲手里，请刷新页面", "这项任务已经不在经办甲手里，请刷新页面");
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo(to);
        assertThat(tasks.createTaskQuery().taskId(lost).singleResult().getAssignee())
                .isEqualTo("handler-SLZ");
        AuditLine line = stage.trail(one).get(stage.trail(one).size() - 1);
        assertThat(line.act()).isEqualTo("移交任务");
        assertThat(line.detail()).isEqualTo("“拟稿答复”由经办甲移交经办乙：休产假");
        assertThat(line.actorName()).isEqualTo("经办甲");
        assertThat(told.to(to, one)).last().isEqualTo("HANDED_OVER “拟稿答复”由经办甲移交给您，请接着办理。");
        assertThat(told.kinds(to, gone)).doesNotContain("HANDED_OVER");
        assertThat(told.kinds(from, one)).as("he did it himself").doesNotContain("HANDED_OVER");
        story.unitTalksWithDeputy(one, "SLZ");
        assertThat(told.unread(to, one)).isPositive();
        stage.completes(to, task, stage.reply("answers", story.answers(story.handling(one, "SLZ"))));
        assertThat(told.unread(to, one)).as("what he was handed is done").isZero();
        tasks.setAssignee(lost, null);
    }

    @Test
    void whoTakesItOverHimselfIsNotToldSo() {
        String from = comes("from", "经办甲", "unit-SLZ");
        String clerk = comes("clerk", "人大办三", "unit-SLZ", "presidium-office");
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));

        assertThat(hands(from, clerk, clerk, List.of(taken(from, id, "DraftReply")), List.of()))
                .extracting(AtOnce.Done::refusal)
                .containsOnlyNulls();

        assertThat(told.kinds(clerk, id)).doesNotContain("HANDED_OVER");
        assertThat(told.to(from, id))
                .as("others have moved what was his")
                .last()
                .isEqualTo("HANDED_OVER “拟稿答复”已由人大办三接手，不用您再办。");
        assertThat(hands(clerk, from, "office", List.of(stage.task(clerk, id, "DraftReply")), List.of()))
                .extracting(AtOnce.Done::refusal)
                .containsOnlyNulls();
        assertThat(told.to(clerk, id)).last().isEqualTo("HANDED_OVER “拟稿答复”已由人大办一移交给经办甲，不用您再办。");
    }

    @Test
    void itGoesToNobodyOfAnotherPostAndADeputysOwnStepsToNobody() {
        String from = comes("from", "经办甲", "unit-SLZ", "deputy");
        SuggestionId one = story.assigned(stage.share("SLZ", "SOLE"));
        String task = taken(from, one, "DraftReply");
        SuggestionId rated = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(rated, "SLZ");

        assertThat(hands(from, "handler-NYZX", "from", List.of(task), List.of()))
                .extracting(AtOnce.Done::refusal)
                .containsExactly("经办NYZX不在这项任务的办理人员之中，请移交给同岗位的人");
        assertThat(hands("d1", "d2", "from", List.of(stage.task("d1", rated, "RateHandling")), List.of()))
                .extracting(AtOnce.Done::refusal)
                .containsExactly("这是代表本人的事，不能移交；需要的，由镇人大办凭纸质材料代录");
        assertThat(stage.refusal(() -> hands(from, "handler-SLZ", "head-SLZ", List.of(task), List.of()))
                        .status())
                .isEqualTo(403);
        assertThat(stage.refusal(() -> hands(from, from, "from", List.of(task), List.of()))
                        .field())
                .isEqualTo("to");
        assertThat(stage.refusal(() -> hands(from, "handler-SLZ", "from", List.of(), List.of()))
                        .field())
                .isEqualTo("rows");
        story.deputyIsSatisfied(rated, "SLZ");
    }

    @Test
    @Tag("R16")
    void aSignatureGoesToNobodyWhoDraftedTheReply() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitTalksWithDeputy(id, "SLZ");
        stage.does(
                "all-SLZ",
                story.share(id, "SLZ"),
                "DraftReply",
                stage.reply("answers", story.answers(story.handling(id, "SLZ"))));
        String task = taken("head-SLZ", id, "SignOffReply");

        assertThat(hands("head-SLZ", "all-SLZ", "from", List.of(task), List.of()))
                .extracting(AtOnce.Done::refusal)
                .containsExactly("身兼两职SLZ是拟稿人，不能签发自己拟的稿");
        story.signs("head-SLZ", id, "SLZ");
    }

    @Test
    void whatIsInALeadersChargeGoesToAnotherWithItsOpenAndItsComingSignatures() {
        String leader = comes("leaving", "旧镇长", "leader");
        String next = comes("next", "新镇长", "leader");
        SuggestionId waiting = waitsFor(leader);
        SuggestionId withHead = inChargeOf(leader);
        story.unitDrafts(withHead, "CJB");
        SuggestionId undrafted = inChargeOf(leader);
        SuggestionId others = inChargeOf("leader");

        List<AtOnce.Done> done = hands(
                leader,
                next,
                "office",
                List.of(signOff(waiting).getId()),
                List.of(waiting.value(), withHead.value(), undrafted.value(), others.value(), "J2026-9999", "x"));

        assertThat(done)
                .extracting(AtOnce.Done::refusal)
                .satisfiesExactly(
                        ok -> assertThat(ok).isNull(),
                        ok -> assertThat(ok).isNull(),
                        ok -> assertThat(ok).isNull(),
                        why -> assertThat(why).contains("已经改由其他领导分管"),
                        why -> assertThat(why).contains("没有这件建议"),
                        why -> assertThat(why).contains("没有这件建议"),
                        why -> assertThat(why).contains("已经不在旧镇长手里"));
        assertThat(suggestions.get(waiting).leaderName()).isEqualTo("新镇长");
        assertThat(signOff(waiting).getAssignee()).isEqualTo(next);
        assertThat(told.kinds(next, waiting)).containsExactlyInAnyOrder("CHARGE", "SIGN_OFF");
        assertThat(told.kinds(next, undrafted)).containsExactly("CHARGE");
        assertThat(told.to(leader, waiting)).last().isEqualTo("CHARGE 已改由新镇长分管，不再由您分管。");
        assertThat(told.unread(leader, waiting))
                .as("he has nothing to sign any more, and only reads that")
                .isEqualTo(1);
        assertThat(runtime.getVariable(signOff(withHead).getExecutionId(), Case.LEADER))
                .isEqualTo(next);
        story.signs("head-CJB", withHead, "CJB");
        assertThat(signOff(withHead).getAssignee()).isEqualTo(next);
        story.unitDrafts(undrafted, "CJB");
        story.signs("head-CJB", undrafted, "CJB");
        assertThat(signOff(undrafted).getAssignee()).isEqualTo(next);
        AuditLine line = stage.trail(waiting).get(stage.trail(waiting).size() - 1);
        assertThat(line.act()).isEqualTo("变更分管领导");
        assertThat(line.detail()).as("the change says from whom to whom").isEqualTo("休产假");
        assertThat(Change.of(line)).containsExactly(new Change("分管领导", "旧镇长", "新镇长"));
        String taken = signOff(waiting).getId();
        assertThat(stage.refusal(() -> stage.completes(leader, taken, signature(waiting, "CJB")))
                        .status())
                .isEqualTo(403);
        story.signs(next, waiting, "CJB");
        assertThat(story.reply(waiting, "CJB").signerName()).isEqualTo("新镇长");
        accounts.regroup(leader, java.util.Set.of(), stage.actor("admin"));
    }

    @Test
    void aChargeGoesOnlyToALeader() {
        String leader = comes("leaving", "旧镇长", "leader");
        SuggestionId id = inChargeOf(leader);

        assertThat(hands(leader, "presidium", "from", List.of(), List.of(id.value())))
                .extracting(AtOnce.Done::refusal)
                .containsExactly("分管的建议只能移交给其他镇领导");
        assertThat(suggestions.get(id).leader()).isEqualTo(leader);
    }

    @Test
    void theListTellsWhatIsTakenWhatIsGivenByNameAndWhatNobodyElseCouldDo() {
        String leader = comes("leader", "副镇长", "leader");
        SuggestionId named = waitsFor(leader);
        SuggestionId alone = story.assigned(stage.share("GDS", "SOLE"));
        String handler = comes("handler", "经办二", "unit-SLZ");
        SuggestionId taken = story.assigned(stage.share("SLZ", "SOLE"));
        String task = taken(handler, taken, "DraftReply");

        assertThat(openWork.of(leader)).extracting(Piece::hold).containsExactly(Hold.NAMED);
        assertThat(openWork.of("handler-GDS"))
                .filteredOn(piece -> piece.task().suggestion().equals(alone.value()))
                .extracting(Piece::hold)
                .containsExactly(Hold.ALONE);
        assertThat(openWork.of(handler))
                .extracting(piece -> piece.task().id(), Piece::hold)
                .containsExactly(org.assertj.core.api.Assertions.tuple(task, Hold.TAKEN));
        assertThat(openWork.of(leader).get(0).task().suggestion()).isEqualTo(named.value());
    }

    private String taken(String user, SuggestionId id, String step) {
        String task = stage.task(user, id, step);
        tasks.setAssignee(task, user);
        return task;
    }

    /** @param by the one himself ("from"), or somebody else */
    private List<AtOnce.Done> hands(String from, String to, String by, List<String> openTasks, List<String> cases) {
        return handOver.handOver(
                from, new HandOver.Form(openTasks, cases, to, "休产假"), stage.actor(by.equals("from") ? from : by));
    }

    @Test
    void whoseChargeAKeySuggestionWasLearnsThatItIsAnothersNow() {
        String leader = comes("leaving", "旧镇长", "leader");
        String next = comes("next", "新镇长", "leader");
        SuggestionId id = inChargeOf(leader);

        namesKey(id, null);
        assertThat(told.kinds(leader, id))
                .as("it stays his")
                .contains("KEY_NAMED")
                .doesNotContain("CHARGE");
        watchKeySuggestions.drop(id, new DropKeySuggestion("重新安排。", null), stage.actor("office"));
        namesKey(id, next);

        assertThat(told.to(leader, id)).last().isEqualTo("CHARGE 已改由新镇长分管，不再由您分管。");
        assertThat(told.kinds(next, id)).contains("KEY_NAMED").doesNotContain("CHARGE");
        assertThat(told.of(NoticeKind.CHARGE, id)).containsExactly(leader);
    }

    private String namesKey(SuggestionId id, String leader) {
        return stage.as(
                "office",
                () -> supervisionFlow.nameKey(
                        id, new NameKeySuggestion(leader, "群众反映强烈。", null), stage.actor("office")));
    }
}
