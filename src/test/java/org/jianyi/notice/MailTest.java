package org.jianyi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jianyi.Refusal;
import org.jianyi.process.CaseTest;
import org.jianyi.process.EngineClock;
import org.jianyi.roster.Person;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** What leaves the house, over real SMTP: one message a day, again when it was not taken, and never the same to two. */
class MailTest extends CaseTest {

    private static final LocalDate NEXT_MORNING = TODAY.plusDays(1);

    @Autowired
    SendDigests sendDigests;

    @Autowired
    TellPeople tellPeople;

    @Autowired
    Remind remind;

    @Autowired
    Outbox outbox;

    @Autowired
    ReadNotices readNotices;

    @Autowired
    Digests digests;

    @Autowired
    Told told;

    @Autowired
    JavaMailSenderImpl mailSender;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void open() {
        server.start();
        serverAnswers(true);
        told.forgetMail();
    }

    @AfterEach
    void close() {
        serverAnswers(false);
        server.stop();
        told.forgetMail();
    }

    @Test
    void thirtyNoticesAreOneMessageThatPutsFirstWhatIsLate() throws Exception {
        told.giveAddresses("handler-NYZX");
        SuggestionId soon = story.assigned(stage.share("NYZX", "SOLE"));
        SuggestionId late = story.assigned(stage.share("NYZX", "SOLE"));
        tells(28, soon, NoticeKind.STEP, null, "handler-NYZX");
        tells(1, soon, NoticeKind.STEP, TODAY.plusDays(3), "handler-NYZX");
        tells(1, late, NoticeKind.STEP, TODAY.minusDays(3), "handler-NYZX");
        forgetAllBut(NoticeKind.STEP);

        at(NEXT_MORNING, 8);
        sendDigests.send();

        MimeMessage mail = onlyMail();
        assertThat(mail.getHeader("Subject")[0]).startsWith("=?UTF-8?").isASCII();
        assertThat(mail.getSubject()).isEqualTo("4月9日通知30项，逾期1项");
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("jianyi@fengtang.example"));
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("建议办理");
        assertThat(mail.getRecipients(RecipientType.TO))
                .containsExactly(new InternetAddress("handler-NYZX@fengtang.example"));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        for (String body : bodies(mail)) {
            assertThat(body)
                    .contains("经办NYZX：", "您在“建议办理”系统有30项通知，其中1项已经逾期", "关于清淤村前灌溉支渠的建议")
                    .contains("期限2026年4月5日，已逾期4天", "期限2026年4月11日，还有2天")
                    .contains("http://jianyi.example:8080/suggestions/" + soon, "http://jianyi.example:8080/notices")
                    .containsSubsequence(late.value(), "期限2026年4月11日", "请办理：第28件");
        }
        assertThat(told.sendings("handler-NYZX")).containsOnly(java.util.Map.entry("SENT", 30L));
        sendDigests.send();
        assertThat(mails()).hasSize(1);
    }

    @Test
    void whatCannotWaitGoesWithinTheHourAndTheRestInTheMorning() throws Exception {
        told.giveAddresses("handler-NYZX", "d1");
        story.assigned(stage.share("NYZX", "SOLE"));
        story.assigned(stage.share("NYZX", "SOLE"));

        sendDigests.send();
        assertThat(mails()).isEmpty();

        at(TODAY, 11);
        sendDigests.send();
        assertThat(onlyMail().getAllRecipients()[0]).hasToString("handler-NYZX@fengtang.example");

        at(NEXT_MORNING, 8);
        sendDigests.send();
        assertThat(receivers()).containsExactly("d1@fengtang.example", "handler-NYZX@fengtang.example");
    }

    @Test
    void whatConcernsNoCaseLeadsToThePageOfSubstitutes() throws Exception {
        told.giveAddresses("handler-NYZX");
        Matter matter = new Matter("test:no-case", NoticeKind.SUBSTITUTION, null, null, "请您代张三审签。", TODAY, null);
        transaction.executeWithoutResult(
                status -> tellPeople.tell(matter, List.of(new Person("handler-NYZX", "经办NYZX"))));

        at(TODAY, 11);
        sendDigests.send();

        MimeMessage mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("代理");
        assertThat(bodies(mail))
                .allSatisfy(body -> assertThat(body).contains("代理与交接", "请您代张三审签。", "http://jianyi.example:8080/staff"));
    }

    @Test
    void aConfidentialTitleStaysInside() throws Exception {
        told.giveAddresses("handler-NYZX");
        SuggestionId id =
                story.deputySubmits("title", "关于某户低保复核的建议", "confidential", true, "confidentialReason", "涉及个人情况");
        story.officeAssigns(id, stage.share("NYZX", "SOLE"));

        at(TODAY, 11);
        sendDigests.send();

        MimeMessage mail = onlyMail();
        assertThat(mail.getSubject()).startsWith("交办：").doesNotContain("低保");
        assertThat(bodies(mail)).allMatch(body -> body.contains("（内容保密）") && !body.contains("低保"));
    }

    @Test
    void whatIsDoneBeforeTheMorningIsNotMailed() {
        told.giveAddresses("office", "handler-NYZX");
        SuggestionId examined = story.deputySubmits();
        story.officeExamines(examined, "REGISTER");
        SuggestionId replied = story.assigned(stage.share("NYZX", "SOLE"));
        remind.remind(NoticeKind.REPLY_DUE, story.share(replied, "NYZX"), TODAY);
        story.unitReplies(replied, "NYZX");
        forgetAllBut(NoticeKind.EXAMINATION, NoticeKind.REPLY_DUE);

        at(NEXT_MORNING, 8);
        sendDigests.send();

        assertThat(mails()).isEmpty();
        assertThat(told.sendings("handler-NYZX")).containsOnlyKeys("DROPPED");
        assertThat(told.sendings("office")).containsOnlyKeys("DROPPED");
    }

    @Test
    void whoWantsNoMailHasNoAddressOrHasLeftGetsNone() {
        told.giveAddresses("handler-NYZX", "head-NYZX");
        readNotices.wantMail(false, stage.actor("head-NYZX"));
        SuggestionId id = story.assigned(stage.share("NYZX", "SOLE"));
        assertThat(told.sendings("head-NYZX")).isEmpty();
        assertThat(told.sendings("d1")).isEmpty();
        assertThat(told.unread("head-NYZX", id)).isOne();

        jdbc.sql("delete from act_id_membership where user_id_ = 'handler-NYZX'")
                .update();
        at(TODAY, 11);
        sendDigests.send();
        jdbc.sql("insert into act_id_membership (user_id_, group_id_) values ('handler-NYZX', 'unit-NYZX')")
                .update();

        assertThat(mails()).isEmpty();
        assertThat(told.sendings("handler-NYZX")).containsOnlyKeys("DROPPED");
    }

    @Test
    void aMessageThatIsNotTakenIsTriedLaterAndLaterThenGivenUpUntilTheAdministratorTriesAgain() throws Exception {
        told.giveAddresses("handler-NYZX");
        story.assigned(stage.share("NYZX", "SOLE"));
        serverAnswers(false);
        Instant now = at(TODAY, 11);
        for (Duration pause :
                List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6))) {
            sendDigests.send();
            assertThat(told.sendings("handler-NYZX")).containsOnlyKeys("FAILED");
            now = at(now.plus(pause).minusSeconds(1));
            sendDigests.send();
            now = at(now.plusSeconds(1));
        }
        sendDigests.send();
        assertThat(told.sendings("handler-NYZX")).containsOnlyKeys("GIVEN_UP");
        Digest given = digest("handler-NYZX");
        assertThat(given.attempts()).isEqualTo(5);
        assertThat(given.result()).isEqualTo("连不上邮件服务器，或者连接中断");
        assertThat(given.detail()).contains("ConnectException");

        serverAnswers(true);
        at(now.plus(Duration.ofDays(1)));
        sendDigests.send();
        assertThat(mails()).isEmpty();

        assertThat(stage.refusal(() -> outbox.tryAgain(given.id().toString(), stage.actor("office")))
                        .status())
                .isEqualTo(403);
        outbox.tryAgain(given.id().toString(), stage.actor("admin"));
        sendDigests.send();
        assertThat(onlyMail().getMessageID()).isEqualTo("<" + given.id() + "@fengtang.example>");
        assertThat(told.sendings("handler-NYZX")).containsOnlyKeys("SENT");
        Refusal refusal = stage.refusal(() -> outbox.tryAgain(given.id().toString(), stage.actor("admin")));
        assertThat(refusal.sentence()).contains("已发送");
    }

    @Test
    void aServerThatDoesNotAnswerIsAskedOnceAMinuteAndNotForEachMessage() {
        told.giveAddresses("handler-NYZX", "handler-GDS");
        story.assigned(stage.share("NYZX", "SOLE"));
        story.assigned(stage.share("GDS", "SOLE"));
        serverAnswers(false);
        at(TODAY, 11);

        sendDigests.send();

        assertThat(Stream.of("handler-NYZX", "handler-GDS")
                        .map(told::sendings)
                        .map(state -> state.keySet().iterator().next()))
                .containsExactlyInAnyOrder("FAILED", "QUEUED");
    }

    @Test
    void aNodeThatDiesAfterItHasSentSendsAgainUnderTheSameId() throws Exception {
        told.giveAddresses("handler-NYZX");
        story.assigned(stage.share("NYZX", "SOLE"));
        Instant eleven = at(TODAY, 11);
        jdbc.sql(
                        "create function dies() returns trigger language plpgsql as 'begin raise exception ''the node dies''; end'")
                .update();
        jdbc.sql(
                        "create trigger dies before update on digest for each row when (new.state = 'SENT') execute function dies()")
                .update();
        try {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(sendDigests::send))
                    .hasStackTraceContaining("the node dies");
        } finally {
            jdbc.sql("drop trigger dies on digest").update();
            jdbc.sql("drop function dies").update();
        }
        assertThat(mails()).hasSize(1);

        at(eleven.plus(Duration.ofMinutes(5)));
        sendDigests.send();
        assertThat(mails()).as("it may still be at it").hasSize(1);

        at(eleven.plus(Duration.ofMinutes(11)));
        sendDigests.send();
        assertThat(mails()).hasSize(2);
        assertThat(mails().stream().map(MailTest::id).distinct()).hasSize(1);
        assertThat(told.sendings("handler-NYZX")).containsOnlyKeys("SENT");
    }

    @Test
    void aNodeThatDiesBeforeItHasSentLosesNothingAndASlowOneSpoilsNothing() throws Exception {
        told.giveAddresses("handler-NYZX");
        story.assigned(stage.share("NYZX", "SOLE"));
        Instant eleven = at(TODAY, 11);
        transaction.executeWithoutResult(status -> digests.bundle(clock.instant(), List.of("MAIL")));
        Optional<Digest> taken = sendDigests.take(List.of("MAIL"));
        assertThat(taken).isPresent();
        sendDigests.send();
        assertThat(mails()).isEmpty();

        at(eleven.plus(Duration.ofMinutes(11)));
        sendDigests.send();
        assertThat(onlyMail().getMessageID()).contains(taken.get().id().toString());
    }

    @Test
    void severalNodesAtOnceSendEachNoticeOnce() {
        List<String> users = IntStream.rangeClosed(1, 12).mapToObj(i -> "d" + i).toList();
        told.giveAddresses(users.toArray(String[]::new));
        SuggestionId id = story.deputySubmits("cosigners", story.deputies(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        tells(5, id, NoticeKind.STEP, null, users.toArray(String[]::new));
        forgetAllBut(NoticeKind.STEP);
        at(NEXT_MORNING, 8);

        assertThat(stage.together(List.of(sendDigests::send, sendDigests::send, sendDigests::send, sendDigests::send)))
                .isEmpty();

        assertThat(receivers())
                .containsExactlyElementsOf(users.stream()
                        .map(user -> user + "@fengtang.example")
                        .sorted()
                        .toList());
        assertThat(mails().stream().flatMap(mail -> bodies(mail).stream()).allMatch(body -> body.contains("5项通知")))
                .isTrue();
    }

    @Test
    void anActNeitherWaitsForTheServerNorFailsWithIt() {
        told.giveAddresses("handler-NYZX");
        serverAnswers(false);

        SuggestionId id = story.assigned(stage.share("NYZX", "SOLE"));

        assertThat(told.kinds("handler-NYZX", id)).containsExactly("ASSIGNED");
        assertThat(told.sendings("handler-NYZX")).containsOnlyKeys("waiting");
    }

    @Test
    void theAdministratorTestsTheServerWithAMessageToHimself() throws Exception {
        assertThat(stage.refusal(() -> test("admin")).sentence()).contains("没有登记电子邮箱");
        told.giveAddresses("admin");
        assertThat(outbox.test(stage.actor("admin"))).isEqualTo("admin@fengtang.example");
        assertThat(onlyMail().getSubject()).isEqualTo("测试邮件");
        assertThat(stage.refusal(() -> test("office")).status()).isEqualTo(403);

        serverAnswers(false);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> outbox.test(stage.actor("admin"))))
                .isInstanceOf(Undelivered.class)
                .hasMessage("连不上邮件服务器，或者连接中断");
    }

    @Test
    void whyAMessageWasNotTakenIsSaidInChinese() {
        SendFailedException unknown = new SendFailedException(
                "550", null, new InternetAddress[0], new InternetAddress[0], new InternetAddress[] {
                    new InternetAddress()
                });
        assertThat(MailChannel.refused(new org.springframework.mail.MailSendException("failed", unknown)))
                .hasMessage("邮件服务器不认识收件人的邮箱地址")
                .matches(why -> !why.isForAll());
        assertThat(MailChannel.refused(new org.springframework.mail.MailSendException(
                        "failed", new MessagingException("no route", new ConnectException()))))
                .matches(Undelivered::isForAll);
        assertThat(MailChannel.refused(new org.springframework.mail.MailSendException(
                        "failed", new MessagingException("552 too large"))))
                .hasMessage("邮件服务器没有收下这封邮件")
                .matches(why -> !why.isForAll());
    }

    private void test(String user) {
        try {
            outbox.test(stage.actor(user));
        } catch (Undelivered e) {
            throw new AssertionError(e);
        }
    }

    private Digest digest(String user) {
        String id = jdbc.sql("select cast(id as text) from digest where user_id = :user")
                .param("user", user)
                .query(String.class)
                .single();
        return transaction.execute(status -> digests.getLocked(id));
    }

    /** Tells that many different things. */
    private void tells(int count, SuggestionId id, NoticeKind kind, LocalDate due, String... users) {
        List<Person> people =
                Arrays.stream(users).map(user -> new Person(user, user)).toList();
        for (int i = 1; i <= count; i++) {
            Matter matter =
                    new Matter("test:" + id + ":" + due + ":" + i, kind, id, null, "请办理：第" + i + "件。", TODAY, due);
            transaction.executeWithoutResult(status -> tellPeople.tell(matter, people));
        }
    }

    /** What the story told on its way is not what the test looks at. */
    private void forgetAllBut(NoticeKind... kinds) {
        jdbc.sql("delete from sending where notice_id in (select id from notice where kind not in (:kinds))")
                .param("kinds", Arrays.stream(kinds).map(Enum::name).toList())
                .update();
    }

    private Instant at(LocalDate day, int hour) {
        return at(day.atTime(hour, 0).atZone(EngineClock.TOWN).toInstant());
    }

    private Instant at(Instant moment) {
        clock.setTo(moment);
        return moment;
    }

    private void serverAnswers(boolean answers) {
        mailSender.setPort(answers ? server.getSmtp().getPort() : 1);
    }

    private List<MimeMessage> mails() {
        return List.of(server.getReceivedMessages());
    }

    private MimeMessage onlyMail() {
        assertThat(mails()).hasSize(1);
        return mails().get(0);
    }

    private List<String> receivers() {
        List<String> receivers = new ArrayList<>();
        for (MimeMessage mail : mails()) {
            try {
                receivers.add(mail.getAllRecipients()[0].toString());
            } catch (MessagingException e) {
                throw new AssertionError(e);
            }
        }
        return receivers.stream().sorted().toList();
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** The plain text and the HTML, both for people to read. */
    private static List<String> bodies(MimeMessage mail) {
        try {
            List<String> bodies = new ArrayList<>();
            collect(mail, bodies);
            assertThat(bodies).hasSize(2);
            return bodies;
        } catch (MessagingException | IOException e) {
            throw new AssertionError(GreenMailUtil.getWholeMessage(mail), e);
        }
    }

    private static void collect(jakarta.mail.Part part, List<String> bodies) throws MessagingException, IOException {
        if (part.getContent() instanceof jakarta.mail.Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i), bodies);
            }
        } else {
            bodies.add((String) part.getContent());
        }
    }
}
