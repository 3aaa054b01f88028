package org.jianyi.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.draft.Drafts;
import org.jianyi.process.Case;
import org.jianyi.process.StaffTest;
import org.jianyi.roster.FirstPassword;
import org.jianyi.roster.FirstPasswords;
import org.jianyi.suggestion.SuggestionId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of one person, as he himself, the office and the administrator use it. */
class StaffPagesTest extends StaffTest {

    @Autowired
    FirstPasswords firstPasswords;

    @Test
    void everybodySeesHisOwnAndOnlyOfficeAndAdministratorThoseOfOthers() {
        for (String user : List.of("d1", "handler-SLZ", "head-SLZ", "leader", "presidium", "government")) {
            Guest guest = Guest.of(port, user);
            assertThat(page(guest, "/staff").select("h1").text())
                    .isEqualTo(stage.actor(user).name() + "的交接清单");
            assertThat(guest.get("/staff/handler-NYZX").status()).isEqualTo(403);
            assertThat(page(guest, "/staff").text()).doesNotContain("看其他人的", "停用账号");
        }
        for (String keeper : List.of("office", "admin")) {
            Guest guest = Guest.of(port, keeper);
            assertThat(page(guest, "/staff/handler-NYZX").text()).contains("经办NYZX的交接清单", "停用账号", "看其他人的");
            assertThat(guest.get("/staff?user=handler-NYZX").header("Location")).endsWith("/staff/handler-NYZX");
            assertThat(guest.get("/staff?user=" + encoded("//evil.example")).header("Location"))
                    .endsWith("/staff/-");
            assertThat(guest.get("/staff/nobody").status()).isEqualTo(404);
        }
    }

    @Test
    void theListHasAllThatIsOpenWithItsDatesAndLinks() {
        String handler = comes("handler", "经办二", "unit-SLZ");
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        story.unitTalksWithDeputy(id, "SLZ");
        String task = stage.task(handler, id, "DraftReply");
        tasks.setAssignee(task, handler);
        Guest his = Guest.of(port, handler);
        his.put("/api/tasks/" + task + "/draft", Map.of("form", Map.of("opening", "写了一半")));

        Document page = page(his, "/staff");

        assertThat(page.text()).contains("手里的任务 1", "拟稿答复", "已领取", "2026年7月8日", "暂存没有提交的 1", "移交给……");
        assertThat(page.select(".drafts li").text())
                .startsWith("拟稿答复 " + suggestions.get(id).number().labelInSession() + "《关于清淤村前灌溉支渠的建议》");
        assertThat(page.select("a[href=/suggestions/" + id + "]")).isNotEmpty();
        assertThat(page.select("a[href=/tasks/" + task + "]")).isNotEmpty();
        assertThat(page.select("#colleague option").eachText()).contains("经办SLZ（镇水利站经办人）");
        stage.today(TODAY.plusMonths(4));
        assertThat(page(his, "/staff").select(".light-red").text()).isEqualTo("逾期");
        assertThat(page(Guest.of(port, "d1"), "/staff").text()).contains("领衔提出、没有办结的建议");
        assertThat(page(Guest.of(port, "office"), "/staff/head-GDS").text()).contains("供电所负责人");
    }

    @Test
    void aSubstituteIsNamedAndEndedOnThePageAndNothingTypedIsLost() {
        Guest head = Guest.of(port, "head-SLZ");
        Answer wrong = post(
                head,
                "/staff/head-SLZ/substitutions",
                "place",
                "unit-head-SLZ",
                "substitute",
                "handler-SLZ",
                "from",
                "2026-04-09",
                "to",
                "2026-04-01",
                "reason",
                "外出学习");
        assertThat(wrong.status()).isEqualTo(400);
        Document again = Jsoup.parse(wrong.body());
        assertThat(again.select(".mistake").text()).isEqualTo("结束日期不能早于开始日期");
        assertThat(again.select("#reason").val()).isEqualTo("外出学习");
        assertThat(again.select("#substitute option[selected]").val()).isEqualTo("handler-SLZ");
        assertThat(again.select("details.naming[open]")).isNotEmpty();
        assertThat(Jsoup.parse(post(head, "/staff/head-SLZ/substitutions", "from", "明天")
                                .body())
                        .select(".mistake")
                        .eachText())
                .contains("请选择代理人", "“明天”不是日期，请写成2026-04-08的样子", "请填写结束日期");

        Answer named = post(
                head,
                "/staff/head-SLZ/substitutions",
                "place",
                "unit-head-SLZ",
                "substitute",
                "handler-SLZ",
                "from",
                "2026-04-08",
                "to",
                "2026-04-15",
                "reason",
                "");
        assertThat(named.status()).isEqualTo(302);
        Document page = page(head, "/staff/head-SLZ");
        assertThat(page.text()).contains("已设代理人：经办SLZ，2026年4月8日至2026年4月15日", "经办SLZ代负责人SLZ签", "代理中");
        assertThat(page(Guest.of(port, "handler-SLZ"), "/staff").text()).contains("经办SLZ代负责人SLZ签");

        String end = page.select("form[action$=/end]").attr("action");
        assertThat(post(Guest.of(port, "handler-SLZ"), end).status())
                .as("not his to end")
                .isEqualTo(403);
        assertThat(post(head, end).status()).isEqualTo(302);
        assertThat(page(head, "/staff/head-SLZ").text()).contains("代理已结束，经办SLZ不能再代签", "已于2026年4月8日结束");
        assertThat(post(head, end).status()).isEqualTo(409);
    }

    @Test
    void aDayCancelledBeforeItCameIsOneDateAndNeverEnded() {
        Guest head = Guest.of(port, "head-SLZ");
        post(
                head,
                "/staff/head-SLZ/substitutions",
                "place",
                "unit-head-SLZ",
                "substitute",
                "handler-SLZ",
                "from",
                "2026-04-20",
                "to",
                "2026-04-20",
                "reason",
                "");
        Document named = page(head, "/staff/head-SLZ");
        assertThat(named.select(".plain td").eachText()).contains("2026年4月20日");

        post(head, named.select("form[action$=/end]").attr("action"));

        assertThat(page(head, "/staff/head-SLZ").select(".notice-good").text()).isEqualTo("已取消，到时候经办SLZ不代理。");
        assertThat(page(head, "/staff").select(".plain .tag").text()).isEqualTo("已取消");
    }

    @Test
    void whoHasNoPasswordYetIsNamedWithAWarningUntilHeHasOne() {
        String second = comes("second", "经办二", "unit-SLZ");
        firstPasswords.saveAndFlush(new FirstPassword(second));
        named("head-SLZ", "unit-head-SLZ", second);

        assertThat(page(Guest.of(port, "head-SLZ"), "/staff")
                        .select(".plain .warn")
                        .text())
                .isEqualTo("经办二还没有领到密码，现在登录不了。请告诉镇人大办或者系统管理员，在“名册—账号和密码”里给他发初始密码。");
        assertThat(page(Guest.of(port, "office"), "/staff/head-SLZ")
                        .select(".plain .warn")
                        .text())
                .endsWith("请在“名册—账号和密码”里发初始密码。");

        firstPasswords.deleteById(second);
        assertThat(page(Guest.of(port, "head-SLZ"), "/staff").select(".plain .warn"))
                .isEmpty();
    }

    @Test
    void whoHasNobodyToNameReadsASentenceAndNoEmptyList() {
        jdbc.update("delete from act_id_membership where user_id_ = 'handler-GDS' and group_id_ = 'unit-GDS'");
        try {
            Document page = page(Guest.of(port, "head-GDS"), "/staff");
            assertThat(page.text()).contains("供电所没有别的经办人，现在没有人可以代理");
            assertThat(page.select("#substitute")).isEmpty();
        } finally {
            jdbc.update("insert into act_id_membership (user_id_, group_id_) values ('handler-GDS', 'unit-GDS')");
        }
    }

    @Test
    void whoLooksHasReadWhatHeWasTold() {
        named("head-SLZ", "unit-head-SLZ", "handler-SLZ");
        Guest handler = Guest.of(port, "handler-SLZ");
        Document notices = page(handler, "/notices?unread=true");
        assertThat(notices.text()).contains("代理与交接 请您代负责人SLZ审签，2026年4月8日至2026年4月15日，到期自动结束。");
        assertThat(notices.select(".told a[href=/staff]")).isNotEmpty();
        assertThat(page(Guest.of(port, "office"), "/outbox").text()).contains("请您代负责人SLZ审签");

        page(handler, "/staff");

        assertThat(page(handler, "/notices?unread=true").text()).doesNotContain("请您代负责人SLZ审签");
    }

    @Test
    void whoLooksAtAnothersPageHasNotReadWhatHeWasToldHimself() {
        String clerk = comes("clerk", "人大办三", "presidium-office", "leader");
        named("leader", "leader", clerk);
        Guest hers = Guest.of(port, clerk);

        page(hers, "/staff/leader");

        assertThat(page(hers, "/notices?unread=true").text()).contains("请您代镇领导审签");
        page(hers, "/staff");
        assertThat(page(hers, "/notices?unread=true").text()).doesNotContain("请您代镇领导审签");
    }

    @Test
    void aLeaderWithoutAnybodyElseReadsASentenceToo() {
        List<Map<String, Object>> others = jdbc.queryForList("select user_id_, group_id_ from act_id_membership"
                + " where group_id_ in ('leader', 'presidium') and user_id_ <> 'leader'");
        others.forEach(one -> jdbc.update(
                "delete from act_id_membership where user_id_ = ? and group_id_ = ?",
                one.get("user_id_"),
                one.get("group_id_")));
        try {
            Document page = page(Guest.of(port, "leader"), "/staff");
            assertThat(page.text()).contains("没有别的镇领导，也没有主席团成员的账号，现在没有人可以代理");
            assertThat(page.select("#substitute")).isEmpty();
        } finally {
            others.forEach(one -> jdbc.update(
                    "insert into act_id_membership (user_id_, group_id_) values (?, ?)",
                    one.get("user_id_"),
                    one.get("group_id_")));
        }
    }

    @Test
    void whatWasTypedLeadsOnlyWhereItCanBeGoneOnWith() {
        String handler = comes("handler", "经办二", "unit-SLZ");
        for (String what : List.of("a-task-that-is-gone", Drafts.ofStart(Case.SUGGESTION_HANDLING, handler))) {
            jdbc.update(
                    "insert into draft (task_id, json, saved_by, saved_at) values (?, '{}', ?, now())", what, handler);
        }

        Document own = page(Guest.of(port, handler), "/staff");
        assertThat(own.select(".drafts li").text()).contains("已经不用办的任务", "没写完的建议");
        assertThat(own.select(".drafts a").eachAttr("href")).containsExactly("/start/suggestion-handling");
        assertThat(page(Guest.of(port, "office"), "/staff/" + handler).select(".drafts a"))
                .as("to start something is his alone")
                .isEmpty();
        jdbc.update("delete from draft where saved_by = ?", handler);
    }

    @Test
    void theOfficeNamesASubstituteForSomebodyElse() {
        Guest office = Guest.of(port, "office");
        String[] fields = {
            "place", "leader", "substitute", "presidium", "from", "2026-04-08", "to", "2026-04-15", "reason", ""
        };
        Answer wrong = post(office, "/staff/leader/substitutions", fields);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(Jsoup.parse(wrong.body()).select(".mistake").text()).isEqualTo("替别人设代理人时，请写明原因");
        fields[9] = "住院";

        assertThat(post(office, "/staff/leader/substitutions", fields).status()).isEqualTo(302);

        assertThat(page(office, "/staff/leader").text()).contains("住院 （人大办一代设）");
        assertThat(post(Guest.of(port, "head-SLZ"), "/staff/leader/substitutions", fields)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatIsHandedOverIsToldAndWhatIsNotSaysWhy() {
        String from = comes("from", "经办甲", "unit-SLZ");
        String to = comes("to", "经办乙", "unit-SLZ");
        SuggestionId one = story.assigned(stage.share("SLZ", "SOLE"));
        SuggestionId two = story.assigned(stage.share("SLZ", "SOLE"));
        String first = stage.task(from, one, "DraftReply");
        String second = stage.task(from, two, "DraftReply");
        tasks.setAssignee(first, from);
        tasks.setAssignee(second, from);
        Guest his = Guest.of(port, from);
        String at = "/staff/" + from + "/handover";
        Answer nothing = post(his, at, "colleague", to, "why", "休产假");
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(Jsoup.parse(nothing.body()).select(".mistake").text()).isEqualTo("请先勾选要移交的任务或者建议");
        Answer bare = post(his, at);
        assertThat(Jsoup.parse(bare.body()).select(".mistake").eachText())
                .as("all at once")
                .containsExactly("请选择移交给谁", "请写明移交的原因", "请先勾选要移交的任务或者建议");
        Answer nobody = post(his, at, "task", first, "colleague", "", "why", "休产假");
        assertThat(Jsoup.parse(nobody.body()).select(".mistake").text()).isEqualTo("请选择移交给谁");
        assertThat(Jsoup.parse(nobody.body()).select("#why").val()).isEqualTo("休产假");
        assertThat(Jsoup.parse(nobody.body())
                        .select("input[name=task][checked]")
                        .eachAttr("value"))
                .containsExactly(first);
        tasks.setAssignee(second, "handler-SLZ");
        firstPasswords.saveAndFlush(new FirstPassword(to));
        assertThat(page(his, "/staff/" + from).select("#colleague option").eachText())
                .contains("经办乙（镇水利站经办人，还没有领到密码）");
        firstPasswords.deleteById(to);
        his.put("/api/tasks/" + first + "/draft", Map.of("form", Map.of("opening", "写了一半")));

        assertThat(post(his, at, "task", first, "task", second, "colleague", to, "why", "休产假")
                        .status())
                .isEqualTo(302);

        assertThat(page(his, "/staff/" + from).text()).contains("移交给经办乙1项，下面这些没有移交：", "这项任务已经不在经办甲手里", "手里没有没办完的事");
        assertThat(tasks.createTaskQuery().taskId(first).singleResult().getAssignee())
                .isEqualTo(to);
        assertThat(page(his, "/staff/" + from).select(".drafts li"))
                .as("goes with the task")
                .isEmpty();
        assertThat(page(Guest.of(port, to), "/staff").select(".drafts li").text())
                .startsWith("拟稿答复");
        tasks.setAssignee(second, null);
    }

    @Test
    void whoCannotGoYetIsShownWithWhatHoldsHimAndTheTypedReasonStays() {
        String leader = comes("leader", "副镇长", "leader");
        SuggestionId id = waitsFor(leader);
        Guest office = Guest.of(port, "office");
        String hanging = ".notice:contains(现在还不能停用或者调离)";
        assertThat(page(office, "/staff/" + leader).select(hanging)).hasSize(1);
        assertThat(page(Guest.of(port, leader), "/staff")
                        .select("[data-pick-all]")
                        .eachAttr("aria-label"))
                .as("his signatures cannot be ticked")
                .containsExactly("勾选全部分管的建议");

        Answer refused = post(office, "/staff/" + leader + "/stop", "stopReason", "调离");

        assertThat(refused.status()).isEqualTo(409);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select("[role=alert]").text()).contains("副镇长还不能停用或者调离", "只有本人能办的任务有“审签");
        assertThat(page.select("a[href=/suggestions/" + id + "]")).isNotEmpty();
        assertThat(page.select("#stopReason").val()).isEqualTo("调离");
        assertThat(page.select(hanging)).as("said once").isEmpty();
        String free = comes("free", "借调人员", "unit-SLZ");
        assertThat(post(office, "/staff/" + free + "/stop", "stopReason", " ").status())
                .isEqualTo(400);
        assertThat(post(office, "/staff/" + free + "/stop", "stopReason", "借调期满")
                        .status())
                .isEqualTo(302);
        assertThat(page(office, "/staff/" + free).text()).contains("账号已停用", "由人大办一停用：借调期满");
        assertThat(post(office, "/staff/" + free + "/resume").status()).isEqualTo(302);
        assertThat(page(office, "/staff/" + free).text()).contains("已恢复使用", "镇水利站经办人");
    }

    @Test
    void aConfidentialTitleIsNotToldToTheAdministrator() {
        SuggestionId id = waitsFor("leader", "title", "关于某项隐私的建议", "confidential", true, "confidentialReason", "隐私");

        assertThat(page(Guest.of(port, "admin"), "/staff/leader").text())
                .contains("（内容保密）")
                .doesNotContain("关于某项隐私的建议");
        assertThat(page(Guest.of(port, "office"), "/staff/leader").text()).contains("关于某项隐私的建议");
        assertThat(page(Guest.of(port, "leader"), "/staff").text()).contains("关于某项隐私的建议");
        story.signs("leader", id, "CJB");
    }

    @Test
    void thePeopleOfTheRosterLeadToTheirLists() {
        Guest office = Guest.of(port, "office");
        assertThat(page(office, "/roster/people").select("a[href=/staff/handler-SLZ]"))
                .isNotEmpty();
        assertThat(page(office, "/roster/people/entry?key=handler-SLZ").select("a[href=/staff/handler-SLZ]"))
                .isNotEmpty();
        assertThat(page(Guest.of(port, "head-SLZ"), "/")
                        .select("main a[href=/staff]")
                        .text())
                .isEqualTo("代理与交接");
        assertThat(page(Guest.of(port, "d5"), "/").select("main a[href=/staff]"))
                .isEmpty();
    }

    private static Document page(Guest guest, String path) {
        Answer answer = guest.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    /** @param fields names and values in turn */
    private static Answer post(Guest guest, String path, String... fields) {
        guest.get("/staff");
        String body = Arrays.stream(new String[] {"_csrf", guest.cookie("JIANYI-CSRF")})
                .map(StaffPagesTest::encoded)
                .collect(Collectors.joining("="));
        for (int i = 0; i < fields.length; i += 2) {
            body += "&" + encoded(fields[i]) + "=" + encoded(fields[i + 1]);
        }
        return guest.send("POST", path, body, Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
