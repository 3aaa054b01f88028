package org.jianyi.earlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditLine;
import org.jianyi.audit.AuditTrail;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.Role;
import org.jianyi.ledger.LedgerCheck;
import org.jianyi.ledger.LedgerRow;
import org.jianyi.process.CaseTest;
import org.jianyi.reply.Meaning;
import org.jianyi.reply.Replies;
import org.jianyi.reply.Reply;
import org.jianyi.roster.Categories;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.Deputy;
import org.jianyi.roster.KeepRoster;
import org.jianyi.roster.Sessions;
import org.jianyi.roster.Takings;
import org.jianyi.roster.Units;
import org.jianyi.sheet.Complaint;
import org.jianyi.sheet.Field;
import org.jianyi.sheet.SheetWriter;
import org.jianyi.suggestion.Registration;
import org.jianyi.suggestion.SimilarSuggestions;
import org.jianyi.suggestion.Submissions;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.survey.Grade;
import org.jianyi.survey.Rating;
import org.jianyi.survey.Ratings;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.transaction.BeforeTransaction;
import org.springframework.test.context.transaction.TestTransaction;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

/** Ledgers of earlier years become closed cases that stand beside all others. What a test takes in is taken back. */
@Transactional
class EarlierRollTest extends CaseTest {

    private static final String SESSION = "镇十三届人大九次会议";
    private static final String FILE = "2026年台账.xlsx";

    @Autowired
    EarlierRoll roll;

    @Autowired
    Sessions sessions;

    @Autowired
    KeepRoster roster;

    @Autowired
    SheetWriter writer;

    @Autowired
    Handlings handlings;

    @Autowired
    AssistingOpinions opinions;

    @Autowired
    Replies replies;

    @Autowired
    Ratings ratings;

    @Autowired
    Submissions submissions;

    @Autowired
    Deputies deputies;

    @Autowired
    Units units;

    @Autowired
    Categories categories;

    @Autowired
    Registration registration;

    @Autowired
    SimilarSuggestions similar;

    @Autowired
    CaseAccess access;

    @Autowired
    AuditTrail trail;

    @Autowired
    LedgerCheck ledger;

    @Autowired
    WebApplicationContext context;

    MockMvc pages;

    /** Who is there already when the first test of all takes its own changes back must stay. */
    @BeforeTransaction
    void peopleEnter() {
        stage.cast();
    }

    @BeforeEach
    void aLaterDay() {
        stage.today(LocalDate.of(2026, 11, 20));
        pages = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void aLineBecomesAClosedCase() {
        takeIn(line("第901号", "cosigners", "代表2、代表3"));

        Suggestion s = imported("第901号");
        assertThat(s.status()).isEqualTo(SuggestionStatus.CLOSED);
        assertThat(s.isImported()).isTrue();
        assertThat(s.isInSession()).isTrue();
        assertThat(s.title()).isEqualTo("关于修复枫石村旧水渠的建议");
        assertThat(s.lead().isUser("d1")).isTrue();
        assertThat(s.legalDue()).isEqualTo(LocalDate.of(2026, 6, 25));
        assertThat(s.closedOn()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(s.publicity()).isNull();
        assertThat(s.source()).isNull();
        Handling h = only(handlings.findBySuggestionOrderById(s.id()));
        assertThat(h.role()).isEqualTo(Role.SOLE);
        assertThat(h.status()).isEqualTo(HandlingStatus.RATED);
        assertThat(h.unit().name()).isEqualTo("镇水利站");
        assertThat(h.repliedOn()).isEqualTo(LocalDate.of(2026, 6, 10));
        Reply reply = only(replies.findByHandlingOrderByDraftNumber(h.id()));
        assertThat(reply.status()).isEqualTo(Reply.Status.DELIVERED);
        assertThat(reply.replyClass().code()).isEqualTo("A");
        assertThat(reply.meaning()).isEqualTo(Meaning.RESOLVED);
        assertThat(reply.isLetterHere()).isFalse();
        Rating rating = only(ratings.findByHandlingOrderBySequence(h.id()));
        assertThat(rating.attitude()).isEqualTo(Grade.SATISFIED);
        assertThat(rating.result()).isEqualTo(Grade.BASICALLY_SATISFIED);
        assertThat(rating.isOnBehalf()).isTrue();
        assertThat(submissions.findBySuggestionOrderByNumber(s.id())).isEmpty();
        assertThat(stage.isRunning(s.id())).isFalse();
        assertThat(stage.steps(s.id())).isEmpty();
    }

    @Test
    void itsTrailSaysWhoTookItInFromWhichFileAndRow() {
        takeIn(line("第901号"), line("第902号"));

        AuditLine line = only(trail.forSuggestion(imported("第902号").id().value()));

        assertThat(line.act()).isEqualTo("导入");
        assertThat(line.actorId()).isEqualTo("office");
        assertThat(line.detail()).isEqualTo("从《2026年台账.xlsx》第3行导入");
        assertThat(line.day()).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @Test
    void leadAssistingAndSeparateUnitsHaveTheirParts() {
        takeIn(line("第901号", "assisting", "供电所、镇环卫所"), line("第902号", "units", "镇水利站、供电所"));

        Handling lead =
                only(handlings.findBySuggestionOrderById(imported("第901号").id()));
        assertThat(lead.role()).isEqualTo(Role.LEAD);
        assertThat(opinions.findByHandlingOrderById(lead.id()))
                .extracting(o -> o.unit().name() + o.state().label())
                .containsExactly("供电所参与会办", "镇环卫所参与会办");
        assertThat(opinions.findByHandlingOrderById(lead.id())).noneMatch(o -> o.isOverdue(TODAY.plusYears(1)));
        assertThat(opinions.findByHandlingOrderById(lead.id()))
                .noneMatch(o -> o.state() == AssistingOpinion.State.GIVEN);
        List<Handling> separate =
                handlings.findBySuggestionOrderById(imported("第902号").id());
        assertThat(separate).extracting(Handling::role).containsOnly(Role.SEPARATE);
        assertThat(separate).hasSize(2).allSatisfy(h -> assertThat(ratings.findByHandlingOrderBySequence(h.id()))
                .hasSize(1));
    }

    @Test
    void whatALedgerDoesNotSayStaysEmpty() {
        takeIn(
                line("第901号", "attitude", null, "result", null, "replyClass", null, "registeredOn", null),
                line("第902号", "attitude", "未反馈", "result", "未反馈"),
                line("第903号", "round", "2", "months", null, "repliedOn", "2026-08-01", "closedOn", "2026-08-20"));

        Handling unjudged =
                only(handlings.findBySuggestionOrderById(imported("第901号").id()));
        assertThat(unjudged.status()).isEqualTo(HandlingStatus.REPLIED);
        assertThat(ratings.findByHandlingOrderBySequence(unjudged.id())).isEmpty();
        assertThat(replies.findByHandlingOrderByDraftNumber(unjudged.id())).isEmpty();
        Handling asked =
                only(handlings.findBySuggestionOrderById(imported("第902号").id()));
        assertThat(only(ratings.findByHandlingOrderBySequence(asked.id())).isNoFeedback())
                .isTrue();
        Suggestion again = imported("第903号");
        assertThat(again.legalDue()).isNull();
        Handling second = only(handlings.findBySuggestionOrderById(again.id()));
        assertThat(second.round()).isEqualTo(2);
        assertThat(second.due()).as("counts as kept").isEqualTo(second.repliedOn());
    }

    @Test
    @Tag("R4")
    void laterNumbersGoOnAfterTheHighestOfTheLedger() {
        takeIn(line("闭903"), line("闭901"), line("第901号"));
        SuggestionId next = stage.submits("d1", stage.suggestion());

        assertThat(registration.nextFor(suggestions.get(next)).label()).isEqualTo("闭904");
    }

    @Test
    @Tag("R4")
    void aNumberThatLeavesAGapInThePresentSessionIsToldBeforeItIsTakenIn() {
        String present = sessions.latestOn(LocalDate.of(2026, 4, 8)).name();
        Takings takings = roster.preview(
                roll,
                FILE,
                workbook(List.of(line("闭9990", "session", present), line("闭9991", "session", present))),
                stage.actor("office"));

        assertThat(takings.beside().stream().filter(words -> words.contains("大得多")))
                .as("not what follows it")
                .containsExactly("第2行：闭9990比这次会议已有的编号大得多，导入以后新登记的从闭9991编起");
    }

    @Test
    @Tag("R4")
    void aNumberThatIsGivenIsNotGivenAgain() {
        SuggestionId live = story.registered();
        Takings takings = roster.takeIn(
                roll, FILE, workbook(List.of(line(suggestions.get(live).numberLabel()))), stage.actor("office"));

        assertThat(takings.complaints())
                .extracting(Complaint::toString)
                .containsExactly("第2行“编号”：已经是《" + suggestions.get(live).title() + "》的编号");
    }

    @Test
    @Tag("R1")
    void whoIsNotInTheRosterComesInAsAFormerDeputyOfThatCongress() {
        takeIn(line("第901号", "lead", "王　五"), line("第902号", "lead", "王五", "units", "镇广播站", "category", "广播电视"));

        Deputy former = imported("第901号").lead();
        assertThat(former.name()).isEqualTo("王五");
        assertThat(former.congress().term()).isEqualTo(13);
        assertThat(former.userId()).isNull();
        assertThat(former.isActiveOn(LocalDate.of(2026, 3, 20))).isTrue();
        assertThat(former.isActiveOn(LocalDate.of(2026, 11, 20))).isFalse();
        assertThat(imported("第902号").lead()).isEqualTo(former);
        assertThat(units.findByName("镇广播站").orElseThrow().isActive()).isFalse();
        assertThat(categories.findById("广播电视").orElseThrow().isActive()).isFalse();
        assertThat(only(trail.forSubject("代表 " + former.cardNumber())).detail())
                .isEqualTo("从《2026年台账.xlsx》第2行导入；名册里没有王五，登记为第13届的离任代表");
    }

    @Test
    void aPreviewTellsWhoComesIntoTheRosterAndChangesNothing() {
        Takings takings = roster.preview(
                roll,
                FILE,
                workbook(List.of(line("第901号", "lead", "王五"), line("第902号", "lead", "王五"))),
                stage.actor("office"));

        assertThat(takings.beside()).contains("第2行：名册里没有王五，登记为第13届的离任代表");
        assertThat(takings.added()).isEqualTo(2);
        TestTransaction.end();
        assertThat(roll.present().keySet()).noneMatch(key -> key.contains("第90"));
        assertThat(deputies.findAll()).noneMatch(deputy -> deputy.name().equals("王五"));
    }

    @Test
    void theSameLinesAgainChangeNothingAndOtherWordsForThemAreRefused() {
        takeIn(line("第901号"), line("第902号"));
        long told = lines();

        Takings again = roster.takeIn(
                roll, FILE, workbook(List.of(line("第901号"), line("第902号"), line("第903号"))), stage.actor("office"));
        assertThat(again.added()).isEqualTo(1);
        assertThat(again.sameRows()).isEqualTo("第2至3行");
        assertThat(lines()).isEqualTo(told + 1);

        Takings other = roster.takeIn(
                roll, FILE, workbook(List.of(line("第901号", "title", "关于别的的建议"), line("第902号"))), stage.actor("office"));
        assertThat(other.complaints())
                .extracting(Complaint::toString)
                .containsExactly("第2行：以前已经导入，内容和现在的不同（标题 关于修复枫石村旧水渠的建议 → 关于别的的建议）。要更正请到案卷里办理，再删去这一行");
    }

    @Test
    void whatGoesOutMayComeInAgainUnchangedAndNothingHappens() throws Exception {
        takeIn(
                line("901", "cosigners", "代表2、代表3", "assisting", "GDS", "replyClass", "b类"),
                line("闭会期间第903号", "registeredOn", null, "attitude", null, "result", null, "months", null),
                line("903", "lead", "王五", "units", "镇广播站、供电所", "round", "2", "months", null));
        long told = lines();
        byte[] exported = exported();

        String preview = page(
                multipart("/roster/earlier/workbook").file(new MockMultipartFile("file", FILE, null, exported)),
                "office",
                200);
        assertThat(Jsoup.parse(preview).text()).contains("新增0行，修改0行，没有变化的3行（第2至4行）。没有要导入的内容。");
        assertThat(roster.takeIn(roll, FILE, exported, stage.actor("office")).changes())
                .isEmpty();
        assertThat(lines()).isEqualTo(told);
    }

    @Test
    void whatGoesOutComesIntoAnotherTownAsItWas() {
        takeIn(
                line("901", "cosigners", "代表2", "assisting", "GDS", "replyClass", "b类"),
                line("闭会期间第903号", "registeredOn", null, "attitude", null, "result", null, "months", null),
                line("903", "lead", "王五", "units", "镇广播站、供电所", "round", "2", "months", null));
        List<EarlierEntry> present = List.copyOf(roll.present().values());
        byte[] exported = exported();
        TestTransaction.end();
        TestTransaction.start();

        Takings takings = roster.takeIn(roll, "导出.xlsx", exported, stage.actor("admin"));

        assertThat(takings.complaints()).isEmpty();
        assertThat(takings.added()).isEqualTo(3);
        assertThat(List.copyOf(roll.present().values())).isEqualTo(present);
        assertThat(present).extracting(EarlierEntry::number).containsExactly("第901号", "第903号", "闭903");
    }

    @Test
    void allThatIsWrongInARowIsToldAtOnce() {
        Takings takings = roster.takeIn(
                roll,
                FILE,
                workbook(List.of(line(
                        "第901号",
                        "repliedOn",
                        "2026-03-01",
                        "replyClass",
                        "D",
                        "attitude",
                        null,
                        "lead",
                        "王五等5人",
                        "cosigners",
                        "代表14、王五等5人",
                        "assisting",
                        "镇水利站"))),
                stage.actor("office"));

        assertThat(takings.complaints())
                .extracting(Complaint::column)
                .containsExactly("答复日期", "答复类别", "办理态度", "领衔代表", "附议代表", "附议代表", "会办单位");
    }

    @Test
    void aLongListIsShownInPartsAndSearchedWhole() throws Exception {
        List<Map<String, String>> many = new ArrayList<>();
        for (int i = 1; i <= 201; i++) {
            many.add(line("第" + (1_000 + i) + "号", "title", "关于第" + i + "件事的建议"));
        }
        roster.takeIn(roll, FILE, workbook(many), stage.actor("office"));

        Document first = Jsoup.parse(page("/roster/earlier", "office", 200));
        assertThat(first.select("tbody tr")).hasSize(200);
        assertThat(first.select("nav[aria-label=翻页] a").eachText()).containsExactly("下一页");
        assertThat(Jsoup.parse(page("/roster/earlier?page=1", "office", 200)).select("tbody tr"))
                .hasSize(1);
        Document found = Jsoup.parse(page("/roster/earlier?words=第201件 水利", "office", 200));
        assertThat(found.select("tbody tr").text()).contains("关于第201件事的建议");
        assertThat(found.select("[data-count]").text()).isEqualTo("1/201");
        assertThat(Jsoup.parse(page("/roster/earlier?words=没有&page=-7", "office", 200))
                        .select("[data-nothing]:not([hidden])"))
                .hasSize(1);
    }

    @Test
    void everythingWrongIsToldByRowAndColumnAndNothingComesIn() {
        List<Map<String, String>> wrong = List.of(
                line("第901号", "session", "镇十届人大一次会议"),
                line("12-1"),
                line("第903号", "repliedOn", "2026-03-01"),
                line("第904号", "closedOn", "2026-11-20"),
                line("第905号", "replyClass", "D"),
                line("第906号", "attitude", null),
                line("第907号", "result", "未反馈"),
                line("第908号", "lead", "王五等5人"),
                line("第909号", "lead", "代表14"),
                line("第910号", "cosigners", "代表1"),
                line("第911号", "assisting", "镇水利站"),
                line("第912号", "units", "镇水利站、供电所", "assisting", "镇环卫所"),
                line("第913号", "round", "2", "months", "3"),
                line("第914号", "months", "7"),
                line("第904号"));

        Takings takings = roster.takeIn(roll, FILE, workbook(wrong), stage.actor("office"));

        assertThat(takings.complaints())
                .extracting(Complaint::toString)
                .containsExactly(
                        "第2行“会议”：没有“镇十届人大一次会议”，请先在名册的“届”“会议”里登记",
                        "第3行“编号”：写成第001号的样子，闭会期间的写成闭001",
                        "第4行“答复日期”：早于交办日期（2026年3月25日）",
                        "第5行“办结日期”：不早于今天，还没有办结的建议请在系统里录入",
                        "第6行“答复类别”：没有“D”这一类，只能填A、B、C",
                        "第7行“办理态度”：办理态度、办理结果要么都填，要么都不填；只有一个总评的，两栏填一样",
                        "第8行“办理结果”：代表没有反馈的，办理态度、办理结果两栏都填未反馈",
                        "第9行“领衔代表”：“王五等5人”不是一位代表的姓名，一格写一个姓名，几位附议代表用顿号隔开",
                        "第10行“领衔代表”：代表14（FT13-014）在2026年3月20日不是代表，请核对姓名和日期，或者在名册里更正他的有效期",
                        "第11行“附议代表”：有人写了两次，或者同时是领衔代表",
                        "第12行“会办单位”：同一个单位写了两次",
                        "第13行“会办单位”：有几个主办单位就是分办，分办没有会办单位",
                        "第14行“答复期限”：重新办理过的不填，台账里没有每一次的交办日期，算不出是否按期",
                        "第15行“答复期限”：不能大于6",
                        "第16行“编号”：与第5行重复");
        TestTransaction.end();
        assertThat(roll.present().keySet()).noneMatch(key -> key.contains("第90"));
    }

    @Test
    void onlyTheOfficeAndAdministratorsTakeLedgersIn() {
        for (String stranger : List.of("d1", "presidium", "government", "handler-SLZ", "leader")) {
            Refusal refusal = stage.refusal(
                    () -> roster.takeIn(roll, FILE, workbook(List.of(line("第901号"))), stage.actor(stranger)));
            assertThat(refusal.status()).as(stranger).isEqualTo(403);
        }
    }

    @Test
    void itIsFoundBySimilarTitlesAndByThoseWhoHadToDoWithIt() {
        takeIn(line("第901号", "assisting", "供电所"));
        suggestions.flush();
        Suggestion s = imported("第901号");

        assertThat(similar.to("修复枫石村旧水渠")).extracting(it -> it.id()).contains(s.id().value());
        for (String person : List.of("d1", "handler-SLZ", "head-GDS", "office", "presidium", "leader")) {
            assertThat(access.mayView(s, stage.actor(person))).as(person).isTrue();
            assertThat(access.visibleTo(stage.actor(person))).as(person).contains(s);
        }
        assertThat(access.mayView(s, stage.actor("handler-NYZX"))).isFalse();
    }

    @Test
    void inTheLedgerItCountsForWhatTheOldLedgerTellsAndForNothingElse() {
        takeIn(
                line("第901号"),
                line("第902号", "round", "2", "months", null, "replyClass", null, "attitude", null, "result", null),
                line("第903号", "repliedOn", "2026-06-29"));
        suggestions.flush();

        LedgerRow plain = ledger.made(imported("第901号").id());
        assertThat(plain.inTime()).isTrue();
        assertThat(plain.lastReplyOn()).isEqualTo("2026-06-10");
        assertThat(ledger.facts(imported("第901号").id())).contains("DUE", "ON_TIME", "SOLVED", "RATED");
        LedgerRow bare = ledger.made(imported("第902号").id());
        assertThat(bare.inTime()).isNull();
        assertThat(bare.lastReplyOn()).isEqualTo("2026-06-10");
        assertThat(ledger.facts(imported("第902号").id()))
                .contains("ASSIGNED", "REPLIED")
                .doesNotContain("DUE", "ON_TIME", "SOLVED", "SOLVED_OR_PLANNED", "RATED");
        assertThat(ledger.made(imported("第903号").id()).inTime()).isFalse();
    }

    @Test
    void itsPageSaysThatThereIsNoTextAndNothingCanBePrinted() throws Exception {
        takeIn(
                line("第901号", "assisting", "供电所", "cosigners", "代表2"),
                line("第902号", "round", "2", "months", null, "attitude", null, "result", null));
        suggestions.flush();
        for (String number : List.of("第901号", "第902号")) {
            SuggestionId id = imported(number).id();
            for (String person : List.of("office", "d1", "handler-SLZ")) {
                Element page =
                        Jsoup.parse(page("/suggestions/" + id, person, 200)).selectFirst("main");
                assertThat(page.text())
                        .contains("导入自历年台账，无原文", "A类", "从《2026年台账.xlsx》第")
                        .doesNotContain("具体建议", "公开意见", "查看答复函", "征询意见表", "决定再次办理", "null");
                assertThat(page.select("a[href$=/print], a[href$=/slips], a[href$=/letter]"))
                        .isEmpty();
            }
            assertThat(page("/suggestions/" + id + "/print", "office", 409)).contains("导入自历年台账，没有原文");
            assertThat(page("/suggestions/" + id + "/slips", "office", 409)).contains("导入自历年台账，没有原文");
            assertThat(page("/handlings/" + id + "-1/letter", "office", 404)).contains("没有答复函");
            assertThat(page("/handlings/" + id + "-1/feedback-form", "office", 404))
                    .contains("没有征询意见表");
        }
        assertThat(page("/suggestions/" + imported("第901号").id(), "office", 200))
                .contains("代表评价：态度满意、结果基本满意", "参与会办", "代录");
        assertThat(page("/roster/earlier", "office", 200)).contains("关于修复枫石村旧水渠的建议", "案卷");
        assertThat(page("/", "office", 200)).contains("首页");
    }

    @Test
    void thePagesShowWhatComesInBeforeItDoes() throws Exception {
        byte[] workbook = workbook(List.of(line("第901号", "lead", "王五")));

        TestTransaction.end(); // what is only looked at is taken back with its own transaction
        String preview = page(
                multipart("/roster/earlier/workbook").file(new MockMultipartFile("file", FILE, null, workbook)),
                "office",
                200);
        assertThat(preview).contains("新增<b>1</b>行", "请逐项核对这<b>", "第2行：名册里没有王五，登记为第13届的离任代表");
        assertThat(roll.present()).doesNotContainKey(SESSION + "第901号");
        Matcher confirm =
                Pattern.compile("/roster/earlier/workbook/[0-9a-f-]{36}").matcher(preview);
        assertThat(confirm.find()).isTrue();
        TestTransaction.start();
        page(MockMvcRequestBuilders.post(confirm.group()), "office", 302);

        assertThat(roll.present()).containsKey(SESSION + "第901号");
        assertThat(page("/roster/earlier", "admin", 200))
                .contains("关于修复枫石村旧水渠的建议")
                .doesNotContain("案卷</a>", "新增历年台账");
        assertThat(page(MockMvcRequestBuilders.get("/roster/earlier/entry"), "office", 404))
                .contains("只能从工作簿导入");
    }

    @Test
    void aLongLedgerIsTakenIn() {
        List<Map<String, String>> lines = new ArrayList<>();
        for (int i = 1; i <= 500; i++) {
            lines.add(line(
                    (i % 2 == 0 ? "闭" : "第") + (1_000 + i),
                    "lead",
                    "王" + (char) ('一' + i % 100),
                    "assisting",
                    "供电所",
                    "title",
                    "关于第" + i + "件事的建议"));
        }

        Takings takings = roster.preview(roll, FILE, workbook(lines), stage.actor("office"));

        assertThat(takings.complaints()).isEmpty();
        assertThat(takings.added()).isEqualTo(500);
    }

    private long lines() {
        return (long) context.getBean(EntityManager.class)
                .createQuery("select count(l) from AuditLine l")
                .getSingleResult();
    }

    private String page(String path, String person, int status) throws Exception {
        return page(MockMvcRequestBuilders.get(path), person, status);
    }

    private String page(MockHttpServletRequestBuilder request, String person, int status) throws Exception {
        var answer = pages.perform(request.requestAttr("org.jianyi.roster.Actor", stage.actor(person)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(status);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    @SafeVarargs
    private void takeIn(Map<String, String>... lines) {
        Takings takings = roster.takeIn(roll, FILE, workbook(List.of(lines)), stage.actor("office"));
        assertThat(takings.complaints()).isEmpty();
        assertThat(takings.added()).isEqualTo(lines.length);
    }

    private Suggestion imported(String number) {
        return suggestions.imported().stream()
                .filter(s -> s.numberLabel().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }

    /** A line as somebody wrote it; give pairs to change columns. */
    private static Map<String, String> line(String number, String... changes) {
        Map<String, String> line = new HashMap<>(Map.of(
                "session", SESSION,
                "number", number,
                "title", "关于修复枫石村旧水渠的建议",
                "lead", "代表1",
                "category", "农田水利",
                "units", "镇水利站",
                "submittedOn", "2026年3月20日",
                "assignedOn", "2026-3-25",
                "repliedOn", "2026/6/10",
                "closedOn", "2026.6.30"));
        line.putAll(Map.of("registeredOn", "2026-03-24", "replyClass", "A类", "attitude", "满意", "result", "基本满意"));
        for (int i = 0; i < changes.length; i += 2) {
            line.put(changes[i], changes[i + 1]);
        }
        return line;
    }

    private byte[] workbook(List<Map<String, String>> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("台账");
            List<Field> fields = roll.table().fields();
            for (int column = 0; column < fields.size(); column++) {
                sheet.inlineString(0, column, fields.get(column).heading());
                for (int row = 0; row < lines.size(); row++) {
                    String written = lines.get(row).get(fields.get(column).name());
                    if (written != null) {
                        sheet.inlineString(row + 1, column, written);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private byte[] exported() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(roll.title(), roll.table(), roll.present().values(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
