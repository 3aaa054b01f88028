package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditLine;
import org.jianyi.draft.Drafts;
import org.jianyi.notice.Told;
import org.jianyi.roster.DeputyEntry;
import org.jianyi.roster.FirstPassword;
import org.jianyi.roster.FirstPasswords;
import org.jianyi.roster.KeepRoster;
import org.jianyi.roster.PersonEntry;
import org.jianyi.roster.Roll;
import org.jianyi.roster.StopAccounts;
import org.jianyi.roster.Track;
import org.jianyi.roster.UnitEntry;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who goes leaves nothing behind that nobody else can do, by whichever way he is taken out; what he has taken goes back to the others. */
class LeavingTest extends StaffTest {

    @Autowired
    StopAccounts stopAccounts;

    @Autowired
    KeepRoster roster;

    @Autowired
    Roll<PersonEntry> people;

    @Autowired
    Roll<UnitEntry> unitRoll;

    @Autowired
    Drafts drafts;

    @Autowired
    Roll<DeputyEntry> deputyRoll;

    @Autowired
    Told told;

    @Autowired
    FirstPasswords firstPasswords;

    @Test
    void whoIsStoppedIsOutWithTheNextClickAndNothingHeTypedIsSubmitted() {
        String handler = comes("handler", "经办二", "unit-SLZ");
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitTalksWithDeputy(id, "SLZ");
        String task = stage.task(handler, id, "DraftReply");
        Guest his = Guest.of(port, handler);
        his.post(ENGINE + "/task/" + task + "/claim", Map.of("userId", handler));
        assertThat(his.put("/api/tasks/" + task + "/draft", Map.of("form", Map.of("opening", "写了一半")))
                        .status())
                .isEqualTo(200);
        Guest elsewhere = Guest.of(port, handler);

        stopAccounts.stop(handler, "退休", stage.actor("office"));

        Answer refused = submits(his, task, stage.reply("answers", story.answers(story.handling(id, "SLZ"))));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.message()).contains("账号已经停用", "没有提交", "暂存过的留给本岗位的同事");
        assertThat(elsewhere.post("/api/tasks/" + task, Map.of()).status()).isEqualTo(401);
        Answer page = Guest.of(port, "office").get("/login?over");
        assertThat(page.body()).contains("您的账号已经停用");
        Guest third = his.withSameCookies();
        assertThat(third.get("/").header("Location")).contains("/login");
        assertThat(his.login(handler, org.jianyi.Cast.PASSWORD).header("Location"))
                .endsWith("/login?stopped");
        assertThat(his.get("/login?stopped").body()).contains("这个账号已经停用").doesNotContain("岗位");
        assertThat(stage.steps(id)).containsExactly("DraftReply");
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
        assertThat(drafts.findById(task)).as("stays for the group").isPresent();
        AuditLine line = stage.trail(id).get(stage.trail(id).size() - 1);
        assertThat(line.act()).isEqualTo("放回任务");
        assertThat(line.actorName()).isEqualTo("人大办一");
        assertThat(line.detail()).isEqualTo("经办二停用或者调离，他领取的“拟稿答复”放回本岗位");
    }

    @Test
    void aPageSendsWhoIsStoppedToTheLoginWithASentence() {
        String handler = comes("handler", "经办二", "unit-SLZ");
        Guest his = Guest.of(port, handler);
        stopAccounts.stop(handler, "退休", stage.actor("office"));

        Answer next = his.get("/");

        assertThat(next.status()).isEqualTo(302);
        assertThat(next.header("Location")).endsWith("/login?over");
        assertThat(his.get("/login?over").status()).isEqualTo(200);
    }

    @Test
    void whoIsTakenUpAgainHasHisGroupsAsBefore() {
        String handler = comes("handler", "经办二", "unit-SLZ", "unit-NYZX");
        stopAccounts.stop(handler, "借调", stage.actor("office"));
        assertThat(stage.actor(handler).groups()).isEmpty();
        assertThat(stage.refusal(() -> stopAccounts.stop(handler, "借调", stage.actor("office")))
                        .status())
                .isEqualTo(409);

        stopAccounts.resume(handler, stage.actor("office"));

        assertThat(stage.actor(handler).groups()).containsExactlyInAnyOrder("unit-SLZ", "unit-NYZX");
        assertThat(Guest.of(port, handler).get("/").status()).isEqualTo(200);
        assertThat(stage.refusal(() -> stopAccounts.resume(handler, stage.actor("office")))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void ofTwoLastColleaguesWhoLeaveAtTheSameMomentOneStays() {
        roster.keep(
                unitRoll, null, new UnitEntry("XINW", "镇新委", Track.TOWN, false, "枫委函", true), stage.actor("office"));
        String one = comes("one", "经办甲", "unit-XINW");
        String other = comes("other", "经办乙", "unit-XINW");
        story.assigned(stage.share("XINW", "SOLE"));

        List<Throwable> failures = stage.together(List.of(
                () -> stopAccounts.stop(one, "退休", stage.actor("office")),
                () -> stopAccounts.stop(other, "退休", stage.actor("office"))));

        assertThat(failures).hasSize(1);
        assertThat(Failures.asRefusal(failures.get(0)).orElseThrow().sentence()).contains("镇新委只有这一名经办人");
    }

    @Test
    void whoseSubstituteLeavesLearnsThatNobodySignsForHimAnyMore() {
        String absent = comes("absent", "张三", "unit-head-SLZ");
        String substitute = comes("substitute", "李四", "unit-SLZ");
        named(absent, "unit-head-SLZ", substitute);

        stopAccounts.stop(substitute, "调离", stage.actor("admin"));

        assertThat(told.toOfNoCase(absent)).containsExactly("SUBSTITUTION 李四代您审签的代理已于2026年4月8日结束。");
    }

    @Test
    void whoMayNotStopsNobody() {
        String clerk = comes("clerk", "人大办三", "presidium-office");
        String handler = comes("handler", "经办二", "unit-SLZ");
        for (String user : new String[] {"handler-SLZ", "head-SLZ", "leader", "presidium", "government", "d1"}) {
            assertThat(stage.refusal(() -> stopAccounts.stop(handler, "不干了", stage.actor(user)))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(stage.refusal(() -> stopAccounts.stop(clerk, "调离", stage.actor("office")))
                        .sentence())
                .contains("由系统管理员登记");
        assertThat(stage.refusal(() -> stopAccounts.stop(handler, " ", stage.actor("office")))
                        .field())
                .isEqualTo("stopReason");
        assertThat(stage.refusal(() -> stopAccounts.stop("admin", "调离", stage.actor("admin")))
                        .sentence())
                .contains("不能停用自己");
        stopAccounts.stop(clerk, "调离", stage.actor("admin"));
    }

    @Test
    void aLeaderDoesNotGoWhileSuggestionsAreInHisCharge() {
        String leader = comes("leader", "副镇长", "leader", "presidium");
        SuggestionId waiting = waitsFor(leader);
        SuggestionId coming = inChargeOf(leader);

        Refusal refusal = stage.refusal(() -> stopAccounts.stop(leader, "调离", stage.actor("admin")));

        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.sentence())
                .contains(
                        "副镇长还不能停用或者调离",
                        "只有本人能办的任务有“审签 · " + suggestions.get(waiting).numberLabel() + " 关于清淤村前灌溉支渠的建议”（2026年7月8日前）",
                        "分管的建议还没有办结",
                        suggestions.get(coming).numberLabel() + "《关于清淤村前灌溉支渠的建议》",
                        "移交",
                        "设代理人就可以");
        everyWayIsShut(leader, "leader");
        accounts.regroup(leader, Set.of("leader"), stage.actor("admin"));
        assertThat(stage.actor(leader).groups()).as("another post he may leave").containsExactly("leader");
    }

    @Test
    void aDeputyDoesNotGoWhileHisRatingIsOpen() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitReplies(id, "SLZ");

        assertThat(stage.refusal(() -> stopAccounts.stop("d1", "离任", stage.actor("admin")))
                        .sentence())
                .contains("只有本人能办的任务有", "“评价 · ");
        everyWayIsShut("d1", "deputy");
        story.deputyIsSatisfied(id, "SLZ");
    }

    @Test
    void aDeputyDoesNotGoWhileASuggestionHeLeadsIsOpenThoughNothingWaitsForHim() {
        String deputy = comes("deputy", "领衔代表", "deputy");
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        jdbc.update("update deputy set user_id = ? where user_id = 'd1'", deputy);
        try {
            assertThat(stage.refusal(() -> stopAccounts.stop(deputy, "离任", stage.actor("admin")))
                            .sentence())
                    .contains("领衔提出的建议还没有办结，评价、撤回只有本人能办：", suggestions.get(id).title())
                    .endsWith("。代表离任的不用停用：账号留着，到领衔的建议办结以后再停用")
                    .doesNotContain("移交", "领取");
            everyWayIsShut(deputy, "deputy");
        } finally {
            jdbc.update("update deputy set user_id = 'd1' where user_id = ?", deputy);
        }

        jdbc.update("update deputy set user_id = ? where user_id = 'd12'", deputy);
        try {
            stopAccounts.stop(deputy, "离任", stage.actor("admin"));
            assertThat(deputyRoll.beside().values())
                    .extracting(beside -> beside.get("登录名"))
                    .contains(deputy + "，账号已停用")
                    .contains("d1");
        } finally {
            jdbc.update("update deputy set user_id = 'd12' where user_id = ?", deputy);
        }
    }

    @Test
    void theOnlyOnesOfAUnitDoNotGoWhileItHasOpenCases() {
        SuggestionId id = story.assigned(stage.share("GDS", "SOLE"));

        for (String user : new String[] {"handler-GDS", "head-GDS"}) {
            Refusal refusal = stage.refusal(() -> stopAccounts.stop(user, "调离", stage.actor("admin")));
            assertThat(refusal.sentence())
                    .contains("供电所只有这一名" + (user.startsWith("head") ? "负责人" : "经办人"), "，还没有办结：", "先指定接替的人");
        }
        everyWayIsShut("head-GDS", "unit-head-GDS");
        Refusal moving = stage.refusal(() -> roster.keep(
                people,
                "handler-GDS",
                new PersonEntry(
                        "handler-GDS",
                        "经办GDS",
                        java.util.List.of(),
                        java.util.List.of("镇水利站"),
                        java.util.List.of(),
                        null),
                stage.actor("office")));
        assertThat(moving.sentence()).contains("供电所只有这一名经办人");

        String successor = comes("successor", "接替人", "unit-GDS");
        firstPasswords.saveAndFlush(new FirstPassword(successor));
        assertThat(stage.refusal(() -> stopAccounts.stop("handler-GDS", "调离", stage.actor("admin")))
                        .sentence())
                .as("who cannot come in does nothing")
                .contains("供电所已领到密码的只有这一名经办人，还没有办结：");
        firstPasswords.deleteById(successor);
        accounts.regroup("handler-GDS", Set.of("unit-SLZ"), stage.actor("admin"));
        accounts.regroup("handler-GDS", Set.of("unit-GDS"), stage.actor("admin"));
    }

    @Test
    void theOnlyOneOfTheOfficeDoesNotGoWhileAnythingIsOpen() {
        story.deputySubmits();
        try {
            jdbc.update("delete from act_id_membership where group_id_ = 'presidium-office' and user_id_ <> 'office'");

            Refusal refusal = stage.refusal(() -> stopAccounts.stop("office", "调离", stage.actor("admin")));

            assertThat(refusal.sentence()).contains("只有本人能办的任务有", "镇人大办只有这一人，还没有办结：");
        } finally {
            jdbc.update("insert into act_id_membership (user_id_, group_id_) values ('office2', 'presidium-office')");
        }
    }

    @Test
    void theOnlyOneOfTheOfficeStaysInATownWhereNothingIsOpenToo() {
        transaction.executeWithoutResult(status -> {
            jdbc.update("update suggestion set closed_on = current_date where closed_on is null");
            jdbc.update("delete from act_id_membership where group_id_ = 'presidium-office' and user_id_ <> 'office2'");
            for (Runnable way : List.<Runnable>of(
                    () -> stopAccounts.stop("office2", "调离", stage.actor("admin")),
                    () -> roster.keep(
                            people,
                            "office2",
                            new PersonEntry("office2", "人大办二", List.of("主席团"), List.of(), List.of(), null),
                            stage.actor("admin")))) {
                assertThat(stage.refusal(way::run).sentence()).contains("镇人大办只有这一人，停用以后没有人审查、交办");
            }
            status.setRollbackOnly();
        });
        assertThat(stage.actor("office2").isOffice()).isTrue();
    }

    @Test
    void whoChangesHisUnitLaysBackWhatIsOfTheOldOneAndKeepsTheRest() {
        String handler = comes("handler", "经办二", "unit-SLZ", "unit-NYZX");
        SuggestionId old = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId kept = story.assigned(stage.share("NYZX", "SOLE"));
        String oldTask = stage.task(handler, old, "DraftReply");
        String keptTask = stage.task(handler, kept, "DraftReply");
        tasks.setAssignee(oldTask, handler);
        tasks.setAssignee(keptTask, handler);

        Answer answer = Guest.of(port, "admin").delete(ENGINE + "/group/unit-SLZ/members/" + handler);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(tasks.createTaskQuery().taskId(oldTask).singleResult().getAssignee())
                .isNull();
        assertThat(tasks.createTaskQuery().taskId(keptTask).singleResult().getAssignee())
                .isEqualTo(handler);
        AuditLine line = stage.trail(old).get(stage.trail(old).size() - 1);
        assertThat(line.act()).isEqualTo("放回任务");
        assertThat(line.actorName()).isEqualTo("管理员");
        assertThat(stage.acts(kept)).doesNotContain("放回任务");
    }

    @Test
    void aGroupToWhichSomethingIsOfferedIsNotDeleted() {
        story.assigned(stage.share("SLZ", "SOLE"));

        Answer answer = Guest.of(port, "admin").delete(ENGINE + "/group/unit-SLZ");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.message()).contains("项任务没有办完，不能删除");
    }

    /** Neither by the engine's own administration. */
    private void everyWayIsShut(String user, String group) {
        Guest admin = Guest.of(port, "admin");
        for (Answer answer : java.util.List.of(
                admin.delete(ENGINE + "/group/" + group + "/members/" + user),
                admin.delete(ENGINE + "/user/" + user))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
            assertThat(answer.message()).contains("还不能停用或者调离");
        }
        assertThat(stage.actor(user).groups()).contains(group);
    }
}
