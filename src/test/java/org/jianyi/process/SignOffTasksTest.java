package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.Refused;
import org.jianyi.audit.AuditLine;
import org.jianyi.notice.Told;
import org.jianyi.reply.RecordReply;
import org.jianyi.reply.Reply;
import org.jianyi.reply.SignOffReply;
import org.jianyi.substitution.NameSubstitute;
import org.jianyi.substitution.Substitution;
import org.jianyi.suggestion.SuggestionId;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a substitute sees and does in the engine, and that it is what the domain says of him, to the day. */
class SignOffTasksTest extends StaffTest {

    private static final String TO_CLAIM = "待领取";
    private static final String HEAD = "unit-head-SLZ";

    @Autowired
    RecordReply recordReply;

    @Autowired
    Told told;

    @Test
    void bothLearnWhoSignsForWhomTheSubstituteWhatWaitsAndTheOtherWhatWasSigned() {
        String absent = comes("absent", "张三", "leader");
        String substitute = comes("substitute", "李四", "leader");
        SuggestionId earlier = waitsFor(absent);
        Substitution named = named(absent, "leader", substitute);
        SuggestionId later = waitsFor(absent);

        assertThat(told.toOfNoCase(substitute)).containsExactly("SUBSTITUTION 请您代张三审签，2026年4月8日至2026年4月15日，到期自动结束。");
        assertThat(told.toOfNoCase(absent)).as("he named him himself").isEmpty();
        for (SuggestionId id : List.of(earlier, later)) {
            assertThat(told.to(substitute, id)).containsExactly("SIGN_OFF 答复稿已拟好，请代张三审签。");
        }
        story.signs(substitute, earlier, "CJB");
        assertThat(told.to(absent, earlier)).last().isEqualTo("SIGNED_BY_SUBSTITUTE 李四代您审签，同意答复稿。");
        assertThat(told.unread(substitute, earlier)).isZero();
        story.signs(substitute, later, "CJB", "approved", false, "comment", "请写明时间。");
        assertThat(told.to(absent, later)).last().isEqualTo("SIGNED_BY_SUBSTITUTE 李四代您审签，把答复稿退回修改，意见可以在案卷中查看。");

        SuggestionId last = waitsFor(absent);
        signOffTasks.end(absent, named.id(), stage.actor("office"));

        assertThat(told.unread(substitute, last))
                .as("he has nothing to sign there any more")
                .isZero();
        assertThat(told.lapsed(substitute, last)).containsExactly("代理已经结束");
        assertThat(told.unread(absent, last)).as("he himself still has").isPositive();
        assertThat(told.toOfNoCase(substitute)).last().isEqualTo("SUBSTITUTION 您代张三审签的代理已于2026年4月8日结束。");
        assertThat(told.toOfNoCase(absent)).containsExactly("SUBSTITUTION 李四代您审签的代理已于2026年4月8日结束。");
        story.signs(absent, last, "CJB");
    }

    @Test
    void whoseTimeEndedWhileHisFormWasOpenIsToldSoAtBothDoors() {
        SuggestionId id = waitsFor("leader");
        Long substitution = named("leader", "leader", "presidium").id();
        Guest presidium = Guest.of(port, "presidium");
        String task = signOff(id).getId();
        assertThat(presidium.get("/api/tasks/" + task).status()).isEqualTo(200);
        Map<String, Object> signature = signature(id, "CJB");
        stage.today(TODAY.plusDays(2));

        signOffTasks.end("leader", substitution, stage.actor("leader"));

        String words = "您代镇领导审签的代理已于2026年4月10日结束，填写的内容没有提交，请由镇领导本人审签";
        for (Answer answer :
                List.of(submits(presidium, task, signature), presidium.post("/api/tasks/" + task, signature))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.message()).isEqualTo(words);
        }
        assertThat(submits(Guest.of(port, "head-SLZ"), task, signature).message())
                .as("who never signed for him")
                .doesNotContain("代理");
        story.signs("leader", id, "CJB");
    }

    @Test
    void whoHasNothingToDoWithItsNamingIsToldAndWhatNeverBeganWasCancelled() {
        String absent = comes("absent", "张三", "leader");
        String substitute = comes("substitute", "李四", "leader");
        LocalDate day = TODAY.plusDays(1);
        Substitution named = signOffTasks.name(
                absent, new NameSubstitute("leader", substitute, day, day, "住院"), stage.actor("office"));
        assertThat(told.toOfNoCase(absent)).containsExactly("SUBSTITUTION 已设李四代您审签，2026年4月9日，到期自动结束。");

        signOffTasks.end(absent, named.id(), stage.actor("office"));

        assertThat(told.toOfNoCase(absent)).last().isEqualTo("SUBSTITUTION 李四代您审签的代理已取消。");
        assertThat(told.toOfNoCase(substitute)).last().isEqualTo("SUBSTITUTION 您代张三审签的代理已取消。");
    }

    @Test
    void whatWasNeverHisToSignIsNotRefusedForItsTime() {
        String other = comes("other", "副镇长", "leader");
        SuggestionId others = waitsFor(other);
        Long substitution = named("leader", "leader", "presidium").id();
        signOffTasks.end("leader", substitution, stage.actor("leader"));
        stage.today(TODAY.plusDays(2));
        SuggestionId later = waitsFor("leader");

        for (SuggestionId id : List.of(others, later)) {
            Answer answer = submits(Guest.of(port, "presidium"), signOff(id).getId(), signature(id, "CJB"));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.message()).doesNotContain("代理");
        }
        story.signs(other, others, "CJB");
        story.signs("leader", later, "CJB");
    }

    @Test
    void theSubstituteOfAHeadFindsOldAndNewTasksAndSignsInHisPlace() {
        String second = comes("second", "经办二", "unit-SLZ");
        SuggestionId earlier = drafted();
        named("head-SLZ", HEAD, second);
        SuggestionId later = drafted();
        Guest substitute = Guest.of(port, second);

        assertThat(listed(substitute, TO_CLAIM))
                .contains(signOff(earlier).getId(), signOff(later).getId());
        assertThat(page(substitute, "/")).contains("审签（代负责人SLZ签）", "您正在代负责人SLZ审签，到4月15日为止");
        for (SuggestionId id : List.of(earlier, later)) {
            Answer answer = submits(substitute, signOff(id).getId(), signature(id, "SLZ"));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        }

        Reply reply = story.reply(later, "SLZ");
        assertThat(reply.status()).isEqualTo(Reply.Status.SIGNED);
        assertThat(reply.signerName()).isEqualTo("经办二（代负责人SLZ签）");
        AuditLine line = stage.trail(later).stream()
                .filter(it -> it.act().startsWith("审签"))
                .findFirst()
                .orElseThrow();
        assertThat(line.act()).isEqualTo("审签同意（代签）");
        assertThat(line.actorName()).isEqualTo("经办二");
        assertThat(line.onBehalfOf()).isEqualTo("负责人SLZ");
        assertThat(page(Guest.of(port, "office"), "/suggestions/" + later))
                .contains("审签同意（代签） 经办二（代负责人SLZ）", "经办二（代负责人SLZ签）（单位负责人）同意");
        assertThat(page(Guest.of(port, "office"), "/handlings/" + story.share(later, "SLZ") + "/letter"))
                .contains("签发人：经办二（代负责人SLZ签）");
        assertThat(page(Guest.of(port, "office"), "/audit?about=" + later)).contains("代签：负责人SLZ");
    }

    @Test
    void theSignerHimselfSignsAllTheSame() {
        SuggestionId id = drafted();
        named("head-SLZ", HEAD, "handler-SLZ");

        story.signs("head-SLZ", id, "SLZ");

        assertThat(story.reply(id, "SLZ").signerName()).isEqualTo("负责人SLZ");
    }

    @Test
    @Tag("R16")
    void nobodySignsHisOwnDraftNorOneThatTheSignerHasDrafted() {
        String second = comes("second", "经办二", "unit-SLZ");
        named("head-SLZ", HEAD, "handler-SLZ");
        SuggestionId own = drafted();
        refusedToSign("handler-SLZ", own, "不能签发自己拟的稿");

        SuggestionId heads = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitTalksWithDeputy(heads, "SLZ");
        named("all-SLZ", HEAD, second);
        stage.does(
                "all-SLZ",
                story.share(heads, "SLZ"),
                "DraftReply",
                stage.reply("answers", story.answers(story.handling(heads, "SLZ"))));
        refusedToSign(second, heads, "身兼两职SLZ是拟稿人，不能签发自己拟的稿，代理人也不能代签");
    }

    /** The engine does not offer it, and the domain has the reason. */
    private void refusedToSign(String user, SuggestionId id, String words) {
        assertThat(Candidates.of(tasks, signOff(id).getId()).users()).doesNotContain(user);
        assertThat(submits(Guest.of(port, user), signOff(id).getId(), signature(id, "SLZ"))
                        .status())
                .isEqualTo(403);
        Refused.forbidden(
                words,
                () -> recordReply.signOff(
                        story.share(id, "SLZ"),
                        new SignOffReply(true, null, story.reply(id, "SLZ").hash(), null, null, null),
                        "unit-head",
                        true,
                        stage.actor(user)));
    }

    @Test
    void aLeadersTaskIsHisAloneUntilSomebodySignsForHimThenItIsOfferedToBoth() {
        String leader2 = comes("deputy-mayor", "副镇长", "leader");
        String leader3 = comes("third-leader", "镇委员", "leader");
        SuggestionId earlier = waitsFor("leader");
        assertThat(signOff(earlier).getAssignee()).isEqualTo("leader");
        assertThat(Candidates.of(tasks, signOff(earlier).getId()).groups()).containsExactly("presidium-office");
        assertThat(mayClaim(leader2, earlier)).isFalse();

        named("leader", "leader", leader2);
        SuggestionId later = waitsFor("leader");

        for (SuggestionId id : List.of(earlier, later)) {
            Candidates candidates = Candidates.of(tasks, signOff(id).getId());
            assertThat(candidates.users()).containsExactlyInAnyOrder("leader", leader2);
            assertThat(candidates.groups()).containsExactly("presidium-office");
            assertThat(signOff(id).getAssignee()).isNull();
        }
        assertThat(listed(Guest.of(port, "leader"), TO_CLAIM))
                .contains(signOff(later).getId());
        assertThat(listed(Guest.of(port, leader3), TO_CLAIM))
                .doesNotContain(signOff(later).getId());
        assertThat(mayClaim(leader3, later)).isFalse();
        assertThat(mayClaim(leader2, later)).isTrue();
        assertThat(signOff(later).getAssignee()).isEqualTo(leader2);
        stage.today(TODAY.plusDays(1));
        Guest substitute = Guest.of(port, leader2);
        assertThat(listed(substitute, "我的待办"))
                .as("whoever has claimed keeps it over the night")
                .contains(signOff(later).getId());
        assertThat(submits(substitute, signOff(later).getId(), signature(later, "CJB"))
                        .status())
                .isEqualTo(204);
        assertThat(story.reply(later, "CJB").signerName()).isEqualTo("副镇长（代镇领导签）");

        story.signs("leader", earlier, "CJB");
        assertThat(story.reply(earlier, "CJB").signerName()).isEqualTo("镇领导");
    }

    @Test
    void aMemberOfThePresidiumSignsForALeaderAndForHimAlone() {
        String leader2 = comes("deputy-mayor", "副镇长", "leader");
        SuggestionId his = waitsFor("leader");
        SuggestionId others = waitsFor(leader2);
        named("leader", "leader", "presidium");
        Guest presidium = Guest.of(port, "presidium");

        assertThat(listed(presidium, TO_CLAIM))
                .contains(signOff(his).getId())
                .doesNotContain(signOff(others).getId());
        assertThat(submits(presidium, signOff(others).getId(), signature(others, "CJB"))
                        .status())
                .isEqualTo(403);
        assertThat(presidium
                        .post("/api/tasks/" + signOff(his).getId(), signature(his, "CJB"))
                        .status())
                .isEqualTo(200);
        assertThat(story.reply(his, "CJB").signerName()).isEqualTo("主席（代镇领导签）");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claimed", "unclaimed"})
    void onTheDayAfterTheLastTheRightsAreGoneBeforeAnybodyCouldUseThem(String how) {
        SuggestionId id = waitsFor("leader");
        SuggestionId heads = drafted();
        String second = comes("second", "经办二", "unit-SLZ");
        named("leader", "leader", "presidium");
        named("head-SLZ", HEAD, second);
        Guest presidium = Guest.of(port, "presidium");
        Guest hers = Guest.of(port, second);
        String task = signOff(id).getId();
        if (how.equals("claimed")) {
            assertThat(mayClaim("presidium", id)).isTrue();
            assertThat(mayClaim(second, heads)).isTrue();
        }
        stage.today(LAST);
        assertThat(presidium.get("/tasks/" + task).status()).isEqualTo(200);

        stage.today(LAST.plusDays(1));

        assertThat(listed(presidium, TO_CLAIM)).doesNotContain(task);
        assertThat(listed(presidium, "我的待办")).doesNotContain(task);
        assertThat(mayClaim("presidium", id)).isFalse();
        assertThat(submits(presidium, task, signature(id, "CJB")).status()).isIn(403, 404);
        assertThat(presidium.post("/api/tasks/" + task, signature(id, "CJB")).status())
                .isIn(403, 404);
        assertThat(hers.get("/tasks/" + signOff(heads).getId()).status()).isEqualTo(404);
        assertThat(submits(hers, signOff(heads).getId(), signature(heads, "SLZ"))
                        .status())
                .isEqualTo(403);
        assertThat(signOff(id).getAssignee()).as("his alone again").isEqualTo("leader");
        assertThat(signOff(heads).getAssignee()).isNull();
        assertThat(stage.refusal(() ->
                                stage.as("presidium", () -> stage.completes("presidium", task, signature(id, "CJB"))))
                        .status())
                .isEqualTo(403);
        story.signs("leader", id, "CJB");
    }

    @Test
    void theDomainRefusesEvenWhereTheEngineHasNotYetLearntThatItIsOver() {
        SuggestionId id = waitsFor("leader");
        named("leader", "leader", "presidium");
        Map<String, Object> signature = signature(id, "CJB");
        String task = signOff(id).getId();
        stage.today(LAST.plusDays(1));
        assertThat(Candidates.of(tasks, task).users())
                .as("nobody has asked yet")
                .contains("presidium");

        assertThat(stage.refusal(() -> stage.completes("presidium", task, signature))
                        .sentence())
                .isEqualTo("只有镇领导可以审签");
    }

    @Test
    void itBeginsOnItsFirstDayAndEndsAtOnceWhenItIsEndedEarly() {
        SuggestionId id = waitsFor("leader");
        Long substitution =
                named("leader", "leader", "presidium", TODAY.plusDays(1), LAST).id();
        Guest presidium = Guest.of(port, "presidium");
        assertThat(listed(presidium, TO_CLAIM)).doesNotContain(signOff(id).getId());
        stage.today(TODAY.plusDays(1));
        assertThat(listed(presidium, TO_CLAIM)).contains(signOff(id).getId());

        signOffTasks.end("leader", substitution, stage.actor("office"));

        assertThat(listed(presidium, TO_CLAIM)).doesNotContain(signOff(id).getId());
        assertThat(submits(presidium, signOff(id).getId(), signature(id, "CJB")).status())
                .isEqualTo(403);
        assertThat(signOff(id).getAssignee()).isEqualTo("leader");
    }

    @Test
    void nobodyElseSignsWhileASubstituteIsNamed() {
        SuggestionId id = waitsFor("leader");
        SuggestionId heads = drafted();
        String leader2 = comes("deputy-mayor", "副镇长", "leader");
        named("leader", "leader", "presidium");
        named("head-SLZ", HEAD, "handler-SLZ");
        for (String user : List.of("admin", "government", leader2, "handler-CJB", "head-CJB", "head-SLZ", "d1")) {
            Guest guest = Guest.of(port, user);
            assertThat(submits(guest, signOff(id).getId(), signature(id, "CJB")).status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(guest.post("/api/tasks/" + signOff(id).getId(), signature(id, "CJB"))
                            .status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(mayClaim(user, id)).as(user).isFalse();
        }
        for (String user : List.of("admin", "government", "presidium", "leader", "handler-CJB", "head-HWS", "d1")) {
            assertThat(submits(Guest.of(port, user), signOff(heads).getId(), signature(heads, "SLZ"))
                            .status())
                    .as(user)
                    .isEqualTo(403);
        }
        Answer onPaper = submits(Guest.of(port, "office"), signOff(id).getId(), signature(id, "CJB"));
        assertThat(onPaper.status()).as("the office still needs the paper").isEqualTo(400);
    }

    @Test
    void aConfidentialCaseIsSeenByTheSubstituteWhileHeSigns() {
        String leader2 = comes("deputy-mayor", "副镇长", "leader");
        SuggestionId id =
                waitsFor("leader", "confidential", true, "confidentialReason", "涉及个人隐私。", "publicity", "NONE");
        Guest other = Guest.of(port, leader2);
        assertThat(other.get("/suggestions/" + id).status()).isEqualTo(404);

        named("leader", "leader", leader2);

        assertThat(other.get("/suggestions/" + id).status()).isEqualTo(200);
        assertThat(page(other, "/")).contains(suggestions.get(id).title());
        assertThat(other.get("/api/tasks/" + signOff(id).getId())
                        .json()
                        .path("options")
                        .path("signer")
                        .asText())
                .isEqualTo("您代镇领导签，签发人写“副镇长（代镇领导签）”");
        stage.today(LAST.plusDays(1));
        assertThat(other.get("/suggestions/" + id).status()).isEqualTo(404);
    }

    private boolean mayClaim(String user, SuggestionId id) {
        int status = Guest.of(port, user)
                .post(ENGINE + "/task/" + signOff(id).getId() + "/claim", Map.of("userId", user))
                .status();
        assertThat(status).isIn(204, 403, 409);
        return status == 204;
    }

    private static String page(Guest guest, String path) {
        Answer answer = guest.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body()).text();
    }
}
