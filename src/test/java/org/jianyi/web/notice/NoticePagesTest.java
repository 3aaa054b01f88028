package org.jianyi.web.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.notice.Told;
import org.jianyi.process.CaseTest;
import org.jianyi.suggestion.SuggestionId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everybody's own list of notices, and what the office and the administrator see of all. */
class NoticePagesTest extends CaseTest {

    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    @LocalServerPort
    int port;

    @Autowired
    Told told;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void nobodyWasToldAnything() {
        told.forgetMail();
        jdbc.sql("delete from notice").update();
    }

    @Test
    void everybodySeesHisOwnNoticesAndHowManyAreUnread() {
        SuggestionId id = story.assigned(stage.share("NYZX", "SOLE"));

        Document handler = page(Guest.of(port, "handler-NYZX"), "/notices");
        assertThat(handler.select(".told li.unread")).hasSize(1);
        assertThat(handler.select(".told").text()).contains("交办", "关于清淤村前灌溉支渠的建议", "交你单位独办", "期限2026年7月8日，还有91天");
        assertThat(handler.select(".told a").attr("href")).isEqualTo("/suggestions/" + id);
        assertThat(handler.select(".bell b span").first().text()).isEqualTo("1");
        assertThat(page(Guest.of(port, "handler-NYZX"), "/")
                        .select(".home-head a")
                        .text())
                .contains("1条未读通知");

        Document other = page(Guest.of(port, "handler-HWS"), "/notices");
        assertThat(other.select(".told li")).isEmpty();
        assertThat(other.select(".bell b")).isEmpty();
        assertThat(other.text()).contains("还没有通知");
    }

    @Test
    void whoLooksAtTheCaseHasReadWhatHeWasToldOfIt() {
        SuggestionId id = story.assigned(stage.share("NYZX", "SOLE"));
        SuggestionId another = story.assigned(stage.share("NYZX", "SOLE"));
        Guest handler = Guest.of(port, "handler-NYZX");

        assertThat(page(handler, "/suggestions/" + id)
                        .select(".bell b span")
                        .first()
                        .text())
                .isEqualTo("1");
        assertThat(told.unread("handler-NYZX", id)).isZero();
        assertThat(told.unread("handler-NYZX", another)).isOne();
        assertThat(told.unread("head-NYZX", id)).isOne();
    }

    @Test
    void oneNoticeOrAllAreMarkedAsReadAndWhatCameMeanwhileStaysUnread() {
        SuggestionId first = story.assigned(stage.share("NYZX", "SOLE"));
        story.assigned(stage.share("NYZX", "SOLE"));
        Guest handler = Guest.of(port, "handler-NYZX");
        Document list = page(handler, "/notices");
        Element oldest = list.select(".told li").last();

        assertThat(post(handler, oldest.select("form").attr("action"), "").status())
                .isEqualTo(302);
        assertThat(told.unread("handler-NYZX", first)).isZero();
        assertThat(page(handler, "/notices?unread=true").select(".told li")).hasSize(1);

        SuggestionId late = story.assigned(stage.share("NYZX", "SOLE"));
        String upTo = list.select("input[name=upTo]").val();
        assertThat(post(handler, "/notices/read", "upTo=" + upTo).status()).isEqualTo(302);
        assertThat(page(handler, "/notices").select(".told li.unread a").attr("href"))
                .isEqualTo("/suggestions/" + late);
    }

    @Test
    void anothersNoticeIsNotThere() {
        SuggestionId id = story.assigned(stage.share("NYZX", "SOLE"));
        String action = page(Guest.of(port, "handler-NYZX"), "/notices")
                .select(".told form")
                .attr("action");

        Answer answer = post(Guest.of(port, "handler-HWS"), action, "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("没有这条通知");
        assertThat(told.unread("handler-NYZX", id)).isOne();
        assertThat(post(Guest.of(port, "handler-HWS"), "/notices/abc/read", "").status())
                .isEqualTo(400);
    }

    @Test
    void noticesAreFoundByCaseAndOlderOnesOnTheNextPage() {
        SuggestionId id = story.deputySubmits("title", "关于100%接通老街自来水的建议");
        story.officeAssigns(id, stage.share("NYZX", "SOLE"));
        for (int i = 0; i < 30; i++) {
            story.assigned(stage.share("NYZX", "SOLE"));
        }
        Guest handler = Guest.of(port, "handler-NYZX");

        assertThat(titles(handler, "?about=老街自来水")).containsExactly("关于100%接通老街自来水的建议");
        assertThat(titles(handler, "?about=100%25接")).hasSize(1);
        assertThat(titles(handler, "?about=" + id)).hasSize(1);
        assertThat(titles(handler, "?about=" + suggestions.get(id).number().seq()))
                .contains("关于100%接通老街自来水的建议");
        assertThat(titles(handler, "?about=%25")).hasSize(1);
        assertThat(titles(handler, "?about=没有的事")).isEmpty();
        assertThat(titles(handler, "")).hasSize(30).doesNotContain("关于100%接通老街自来水的建议");
        assertThat(page(handler, "/notices").text()).contains("下一页（较早）");
        assertThat(titles(handler, "?page=1")).containsExactly("关于100%接通老街自来水的建议");
        assertThat(titles(handler, "?page=-5")).hasSize(30);
    }

    @Test
    void aConfidentialTitleIsReadByWhoMaySeeTheCaseAndByNobodyElse() {
        told.giveAddresses("office2");
        SuggestionId id =
                story.deputySubmits("title", "关于某户低保复核的建议", "confidential", true, "confidentialReason", "涉及个人情况");
        story.officeAssigns(id, stage.share("NYZX", "SOLE"));

        assertThat(titles(Guest.of(port, "handler-NYZX"), "")).containsExactly("关于某户低保复核的建议");
        assertThat(page(Guest.of(port, "office"), "/outbox").text()).contains("关于某户低保复核的建议");
        assertThat(page(Guest.of(port, "admin"), "/outbox").text())
                .contains("（内容保密）")
                .doesNotContain("低保");
    }

    @Test
    void whoWantsNoMailSaysSoAndMayChangeHisMind() {
        told.giveAddresses("handler-NYZX");
        Guest handler = Guest.of(port, "handler-NYZX");
        assertThat(page(handler, "/notices").text()).contains("同时汇总发到 handler-NYZX@fengtang.example", "不再用邮件接收");

        post(handler, "/notices/mail", "wanted=false");
        assertThat(page(handler, "/notices").text()).contains("您已关闭邮件", "用邮件接收");
        story.assigned(stage.share("NYZX", "SOLE"));
        assertThat(told.sendings("handler-NYZX")).isEmpty();

        post(handler, "/notices/mail", "wanted=true");
        story.assigned(stage.share("NYZX", "SOLE"));
        assertThat(told.sendings("handler-NYZX")).containsEntry("waiting", 1L);
        assertThat(page(Guest.of(port, "d1"), "/notices").text()).contains("还没有登记电子邮箱");
    }

    @Test
    void theOutboxShowsWhoWasToldOfWhatAndHowManyStandHow() {
        told.giveAddresses("handler-NYZX");
        story.assigned(stage.share("NYZX", "SOLE"));
        Guest admin = Guest.of(port, "admin");

        Document all = page(admin, "/outbox");
        assertThat(all.select(".counts").text()).isEqualTo("只在系统内 4/5 邮件待发送 1/5");
        assertThat(rows(all)).hasSize(5);
        assertThat(rows(page(admin, "/outbox?state=QUEUED")))
                .singleElement()
                .asString()
                .contains("经办NYZX", "交办", "系统内：未读", "邮件：待发送", "4月8日 11:00发出");
        assertThat(rows(page(admin, "/outbox?who=负责人NYZX&kind=ASSIGNED&state=INSIDE")))
                .hasSize(1);
        assertThat(rows(page(admin, "/outbox?kind=RATED"))).isEmpty();
        assertThat(rows(page(admin, "/outbox?from=2026-04-09&to=2026-04-10"))).isEmpty();
        assertThat(rows(page(admin, "/outbox?state=nonsense&kind=nonsense"))).hasSize(5);
        assertThat(admin.get("/outbox?from=2026-04-09&to=2026-04-01").body()).contains("截止日期不能早于开始日期");
    }

    @Test
    void theAdministratorTriesAgainAndTheOfficeOnlyLooks() {
        told.giveAddresses("handler-NYZX");
        story.assigned(stage.share("NYZX", "SOLE"));
        jdbc.sql("""
                        with made as (insert into digest (id, user_id, channel, state, attempts, result, detail, made_at)
                            values (gen_random_uuid(), 'handler-NYZX', 'MAIL', 'GIVEN_UP', 5, '邮件服务器不认识收件人的邮箱地址',
                                '550 <no such user>', now()) returning id)
                        update sending set digest_id = made.id from made""").update();
        Guest admin = Guest.of(port, "admin");
        Document page = page(admin, "/outbox?state=GIVEN_UP");
        assertThat(page.select(".outbox details pre").text()).isEqualTo("550 <no such user>");
        assertThat(page.select(".outbox").text()).contains("未发出，已停止重试", "邮件服务器不认识收件人的邮箱地址");
        String action = page.select(".outbox form").attr("action");

        Document office = page(Guest.of(port, "office"), "/outbox?state=GIVEN_UP");
        assertThat(office.select(".outbox tbody tr")).hasSize(1);
        assertThat(office.select(".outbox form, .home-head form")).isEmpty();
        assertThat(post(Guest.of(port, "office"), action, "").status()).isEqualTo(403);

        assertThat(post(admin, action, "").status()).isEqualTo(302);
        assertThat(rows(page(admin, "/outbox?state=GIVEN_UP"))).isEmpty();
        assertThat(rows(page(admin, "/outbox?state=QUEUED"))).hasSize(1);
        assertThat(post(admin, action, "").status()).isEqualTo(409);
        assertThat(post(admin, "/outbox/1/retry", "").status()).isEqualTo(404);
    }

    @Test
    void whyATestMessageWasNotTakenStandsOnThePage() {
        told.giveAddresses("admin");
        Guest admin = Guest.of(port, "admin");

        post(admin, "/outbox/test", "");

        assertThat(page(admin, "/outbox").select("[role=alert]").text())
                .contains("测试邮件没有发出：连不上邮件服务器", "邮件服务器的回答", "ConnectException");
    }

    @Test
    void whoHasNoAddressIsToldWhereToEnterItWhenHeWantsATestMessage() {
        Guest admin = Guest.of(port, "admin");
        told.forgetMail();

        assertThat(post(admin, "/outbox/test", "").status()).isEqualTo(302);

        assertThat(page(admin, "/outbox").select("[role=alert]").text())
                .contains("测试邮件没有发出：您还没有登记电子邮箱，请先在“名册”的“人员”里登记");
    }

    @Test
    void whatWasReadAYearAgoIsClearedAwayAndWhatNobodyReadStays() {
        SuggestionId id = story.assigned(stage.share("NYZX", "SOLE"));
        jdbc.sql("update notice set read_at = told_at - interval '366 days' where user_id = 'handler-NYZX'")
                .update();
        jdbc.sql("update notice set told_at = told_at - interval '2 years' where user_id = 'head-NYZX'")
                .update();

        told.sweep();

        assertThat(told.kinds("handler-NYZX", id)).isEmpty();
        assertThat(told.kinds("head-NYZX", id)).containsExactly("ASSIGNED");
    }

    private static Document page(Guest guest, String path) {
        Answer answer = guest.get(path.replace(" ", "%20"));
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static List<String> titles(Guest guest, String query) {
        return page(guest, "/notices" + query)
                .select(".told-what a span:last-child")
                .eachText();
    }

    private static List<String> rows(Document page) {
        return page.select(".outbox tbody tr").eachText();
    }

    private static Answer post(Guest guest, String path, String body) {
        return guest.send(
                "POST", path, body + (body.isEmpty() ? "" : "&") + "_csrf=" + guest.cookie("JIANYI-CSRF"), FORM);
    }
}
