package org.jianyi.web.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.ledger.LedgerCheck;
import org.jianyi.ledger.LedgerRow;
import org.jianyi.process.CaseTest;
import org.jianyi.roster.Session;
import org.jianyi.roster.Sessions;
import org.jianyi.sheet.SheetReader;
import org.jianyi.sheet.Table;
import org.jianyi.suggestion.SuggestionId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger over HTTP: ten suggestions of a session of their own, everything that people do with them, and everything that is refused. */
class LedgerPagesTest extends CaseTest {

    private static final LocalDate HELD = LocalDate.of(2024, 3, 5);

    private static final Map<String, SuggestionId> CASES = new LinkedHashMap<>();
    private static Long session;

    @LocalServerPort
    int port;

    @Autowired
    Sessions sessions;

    @Autowired
    SheetReader reader;

    @Autowired
    LedgerCheck ledger;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void tenSuggestions() {
        if (session != null) {
            return;
        }
        session = sessions.save(new Session(
                        stage.cast().session().congress(), 41, "镇十三届人大四十一次会议", HELD, HELD, HELD.atTime(16, 0)))
                .id();
        file("registered", 1, "关于加固丰收桥的建议");
        file("assigned", 2, "关于丰收桥头设路灯的建议");
        file("replied", 3, "关于平整麦场道路的建议", "cosigners", story.deputies(5, 6), "signedOnPaper", true);
        file("proxy", 4, "关于翻修麦场仓库的建议");
        file("silent", 1, "关于清理河道水草的建议");
        file("withdrawn", 2, "关于增设水草打捞船的建议");
        file("reference", 3, "关于参阅外地做法的意见");
        file("merged", 4, "关于丰收桥头也设路灯的建议");
        file("secret", 1, "关于某户低保复核的建议", "confidential", true, "confidentialReason", "涉及个人。");
        file("refused", 2, "关于个人纠纷的建议");
        story.officeExamines(CASES.get("registered"), "REGISTER");
        assign("assigned", "SLZ");
        assign("replied", "SLZ");
        assign("proxy", "NYZX");
        assign("silent", "NYZX");
        story.officeExamines(CASES.get("withdrawn"), "REGISTER");
        story.officeExamines(CASES.get("reference"), "REFERENCE", "referenceUnit", "HWS", "reason", "已告知代表。");
        story.officeExamines(
                CASES.get("merged"), "MERGE", "master", CASES.get("assigned").value());
        assign("secret", "NYZX");
        story.officeExamines(CASES.get("refused"), "NOT_TAKEN_UP", "ground", "PRIVATE_MATTER", "reason", "个人事务。");
        story.deputyWithdraws(CASES.get("withdrawn"));
        for (String one : List.of("replied", "proxy", "silent")) {
            story.unitReplies(CASES.get(one), one.equals("replied") ? "SLZ" : "NYZX");
        }
        story.deputyIsSatisfied(CASES.get("replied"), "SLZ");
        stage.does(
                "office",
                story.share(CASES.get("proxy"), "NYZX"),
                "RateHandling",
                stage.rating("SATISFIED", "BASICALLY_SATISFIED", "scan", stage.scan("office")));
        stage.today(TODAY.plusDays(60));
        stage.does("office", story.share(CASES.get("silent"), "NYZX"), "RateHandling", form("noFeedback", true));
        stage.today(TODAY);
    }

    // what stands there

    @Test
    void anOpenCaseOfAFormerDeputySaysSoOnTheScreenAndOnPaper() {
        jdbc.update("update deputy set valid_to = ? where user_id = 'd2'", TODAY.minusDays(1));
        try {
            assertThat(row(page("office", ""), "assigned").select(".lead").text())
                    .isEqualTo("代表2 离任");
            assertThat(row(page("office", ""), "replied").select(".lead").text())
                    .isEqualTo("代表3 +2");
            assertThat(row(page("office", ""), "withdrawn").select(".lead").text())
                    .as("closed")
                    .isEqualTo("代表2");
            assertThat(Guest.of(port, "office")
                            .get("/ledger/print?session=" + session)
                            .body())
                    .containsOnlyOnce("代表2（离任）");
        } finally {
            jdbc.update("update deputy set valid_to = null where user_id = 'd2'");
        }
    }

    @Test
    void aRowSaysAllThatTheOfficeWantsToKnow() {
        Element row = row(page("office", ""), "replied");

        assertThat(row.select(".no").text()).isEqualTo("第003号");
        assertThat(row.select(".title a").text()).isEqualTo("关于平整麦场道路的建议");
        assertThat(row.select(".lead").text()).isEqualTo("代表3 +2");
        assertThat(row.select(".lead").attr("title")).isEqualTo("附议：代表5、代表6");
        assertThat(row.select(".category").text()).isEqualTo("农田水利");
        assertThat(row.select(".units").text()).isEqualTo("镇水利站");
        assertThat(row.select(".now").text()).isEqualTo("办结 2026-04-08");
        assertThat(row.select(".due").text()).isEqualTo("按期答复 期限 2026-07-08");
        assertThat(row.select(".talks").text()).isEqualTo("1 面商1");
        assertThat(row.select(".reply").text()).isEqualTo("A类 2026-04-08");
        assertThat(row.select(".rating").text()).isEqualTo("态度满意 结果满意");
        assertThat(row.select(".round").text()).isEmpty();

        Element open = row(page("office", ""), "assigned");
        assertThat(open.select(".now").text()).isEqualTo("镇水利站 待签收 0天 代录");
        assertThat(open.select(".now .record").attr("href")).isEqualTo("/suggestions/" + open.id() + "/record");
        assertThat(row.select(".record")).isEmpty();
        assertThat(row(page("leader", ""), "assigned").select(".record")).isEmpty();
        assertThat(open.select(".due").text()).isEqualTo("正常 还有91天 2026-07-08");
        assertThat(row(page("office", ""), "proxy").select(".rating").text()).isEqualTo("态度满意 结果基本满意代录");
        assertThat(row(page("office", ""), "secret").select(".title").text()).contains("某户低保", "保密");
        assertThat(row(page("office", ""), "refused").select(".no").text()).isEqualTo("未编号");
    }

    @Test
    void lightsAndDaysAreThoseOfToday() {
        stage.today(TODAY.plusDays(80));
        Element row = row(page("office", "&light=YELLOW"), "assigned");
        assertThat(row.select(".due").text()).isEqualTo("临期 还有11天 2026-07-08");
        assertThat(row.select(".now").text()).contains("80天");

        stage.today(LocalDate.of(2026, 7, 9));
        Document late = page("office", "&light=RED");
        assertThat(row(late, "assigned").select(".due").text()).isEqualTo("逾期 超过1天 2026-07-08");
        assertThat(late.select("#n-RED").text())
                .isEqualTo(String.valueOf(late.select("tbody tr").size()));
    }

    @Test
    void theTotalsCountTheWholeFilteredSetAsNOfN() {
        assertThat(page("office", "").select("tfoot").text())
                .contains("10件", "登记 9/10", "交办 5/6", "答复 3/5", "按期 3/3", "沟通 3/3", "面商 3/3", "解决 3/3")
                .contains("反馈 2/3", "态度满意 2/2", "结果满意 1/2 含基本满意 2/2", "再次办理 0/2");
        assertThat(page("office", "&own=1").select("tfoot").text())
                .contains("答复 3/5", "反馈 1/3", "态度满意 1/1", "结果满意 1/1");
        assertThat(page("office", "&unit=" + encoded("镇水利站")).select("tfoot").text())
                .contains("2件", "交办 2/2", "答复 1/2", "态度满意 1/1");
        assertThat(page("office", "&phase=WITHDRAWN").select("tfoot").text()).contains("1件", "登记 1/1", "交办 0/0");
    }

    @Test
    void countsOnTheChipsAreThoseOfTheLists() {
        Document page = page("office", "");
        assertThat(page.select("#n-all").text()).isEqualTo("10");
        for (String phase : List.of("OPEN", "CLOSED", "WITHDRAWN")) {
            assertThat(page("office", "&phase=" + phase).select("tbody tr"))
                    .as(phase)
                    .hasSize(Integer.parseInt(page.select("#n-" + phase).text()));
        }
        for (String light : List.of("RED", "YELLOW", "GREEN")) {
            assertThat(page("office", "&light=" + light).select("tbody tr"))
                    .as(light)
                    .hasSize(Integer.parseInt(page.select("#n-" + light).text()));
        }
    }

    // finding

    @Test
    void chineseIsFoundAsItStandsHoweverShort() {
        assertThat(found("丰收桥")).containsExactly("registered", "assigned", "merged");
        assertThat(found("桥")).containsExactly("registered", "assigned", "merged");
        assertThat(found("桥头 路灯")).containsExactly("assigned", "merged");
        assertThat(found("水草")).containsExactly("silent", "withdrawn");
        assertThat(found("收水桥")).as("pairs alone would not do").isEmpty();
        assertThat(found("代表3")).containsExactly("replied", "reference");
        assertThat(found("代表6")).as("a co-signer").containsExactly("replied");
        assertThat(found("农业农村")).containsExactly("proxy", "silent", "secret");
        assertThat(found("镇水利站 平整")).containsExactly("replied");
        assertThat(found("%")).as("no pattern of anybody's").isEmpty();
    }

    @Test
    void aDeputyIsFoundByTheInitialsOfHisName() {
        assertThat(found("db 麦场")).containsExactly("replied", "proxy");
        assertThat(found("DB 平整")).containsExactly("replied");
        assertThat(found("bd")).as("each name for itself").isEmpty();
    }

    @Test
    void whoLooksInOneSessionIsToldOfTheOthers() {
        Element nothing = document("office", "/ledger?q=" + encoded("麦场道路"))
                .select("#found .notice a")
                .first();
        assertThat(nothing.text()).isEqualTo("其他会议有1件符合这些条件");
        assertThat(shown(document("office", nothing.attr("href")))).containsExactly("replied");

        Element open = document("office", "/ledger").select("#found .notice a").first();
        assertThat(open.text()).matches("其他会议还有[1-9]\\d*件没有办结");
        assertThat(open.attr("href")).isEqualTo("/ledger?session=all&phase=OPEN");
        assertThat(document("office", open.attr("href")).select("#found .notice"))
                .isEmpty();
    }

    @Test
    void aNumberIsFoundHoweverItIsWritten() {
        for (String typed : List.of("3", "003", "03", "第003号", "第3号", "３", "四十一次会议第003号")) {
            assertThat(found(typed).get(0)).as(typed).isEqualTo("replied");
        }
        assertThat(found("闭003")).isEmpty();
    }

    @Test
    void furtherConditionsNarrowTheList() {
        assertThat(shown(page("office", "&category=" + encoded("农田水利")))).hasSize(10);
        assertThat(shown(page("office", "&category=" + encoded("环境卫生")))).isEmpty();
        assertThat(shown(page("office", "&status=MERGED"))).containsExactly("merged");
        assertThat(shown(page("office", "&proxy=RATED"))).containsExactly("proxy");
        assertThat(shown(page("office", "&proxy=NONE")))
                .as("all were filed from paper")
                .isEmpty();
        assertThat(shown(page("office", "&key=1"))).isEmpty();
        assertThat(shown(page("office", "&year=2024"))).hasSize(10);
        assertThat(shown(page("office", "&year=2026"))).isEmpty();
        assertThat(page("office", "&key=1").select("#found").text()).contains("没有符合这些条件的建议");
    }

    @Test
    void whileOneTypesOnlyTheListComesAndTheAddressFollows() {
        Answer answer =
                as("office").get("/ledger/rows?session=" + session + "&q=" + encoded("水草") + "&sort=number&down=0");

        assertThat(answer.body()).contains("关于清理河道水草的建议").doesNotContain("<html", "<h1");
        assertThat(answer.header("HX-Replace-Url")).isEqualTo("/ledger?session=" + session + "&q=" + encoded("水草"));
        assertThat(Jsoup.parse(answer.body()).select("#n-all[hx-swap-oob]").text())
                .isEqualTo("2");
    }

    // order

    @Test
    void itIsSortedBothWaysWithWhatHasNoValueLast() {
        assertThat(shown(page("office", "&sort=due")))
                .startsWith("registered", "assigned")
                .endsWith("refused");
        assertThat(page("office", "&sort=due&down=1")
                        .select("tbody .due")
                        .eachText()
                        .get(0))
                .contains("2026-07-08");
        List<String> up = shown(page("office", "&sort=contacts"));
        assertThat(up).endsWith("replied", "proxy", "silent");
        assertThat(shown(page("office", "&sort=contacts&down=1"))).startsWith("replied", "proxy", "silent");
        assertThat(shown(page("office", "&sort=result"))).startsWith("replied", "proxy");
        assertThat(shown(page("office", "&sort=result&down=1"))).startsWith("proxy", "replied");
        assertThat(shown(page("office", "&down=1"))).startsWith("secret").endsWith("refused");
        assertThat(page("office", "&sort=due").select("th[aria-sort]").text()).isEqualTo("期限");
        assertThat(page("office", "&sort=due").select("th[aria-sort] a").attr("href"))
                .contains("down=1");
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyColumnThatCanBeSortedByIsSortedBothWays() {
        Map<String, Function<LedgerRow, Comparable<?>>> keys = new LinkedHashMap<>();
        keys.put("lead", LedgerRow::lead);
        keys.put("category", LedgerRow::category);
        keys.put("unit", row -> row.leadUnits().isEmpty() ? null : row.leadUnits());
        keys.put("days", row -> row.since() == null ? null : -row.since().toEpochDay());
        keys.put("due", LedgerRow::due);
        keys.put("contacts", LedgerRow::contacts);
        keys.put("reply", LedgerRow::lastReplyOn);
        keys.put("class", row -> row.replyClasses().isEmpty() ? null : row.replyClasses());
        keys.put("attitude", LedgerRow::attitude);
        keys.put("result", LedgerRow::result);
        keys.put("round", LedgerRow::round);
        keys.put("mark", LedgerRow::key);
        assertThat(page("office", "").select("thead a").eachAttr("href").stream()
                        .filter(address -> address.contains("sort=")) // the numbers' own order needs no word
                        .map(address -> address.replaceFirst("^.*sort=(\\w+).*$", "$1")))
                .containsExactlyInAnyOrderElementsOf(keys.keySet());

        keys.forEach((code, key) -> {
            List<Comparable<?>> up = sorted("&sort=" + code, key);
            List<Comparable<?>> down = sorted("&sort=" + code + "&down=1", key);
            Collections.reverse(down);
            assertThat(up).as(code).isEqualTo(down);
            if (!(up.isEmpty() || up.get(0) instanceof String)) { // Chinese has an order of its own
                assertThat(up.stream().map(one -> (Comparable<Object>) one))
                        .as(code)
                        .isSorted();
            }
        });
    }

    /** What it is sorted by, row after row; what has no value stands last. */
    private List<Comparable<?>> sorted(String query, Function<LedgerRow, Comparable<?>> key) {
        List<Comparable<?>> values = new ArrayList<>();
        shown(page("office", query)).forEach(name -> values.add(key.apply(ledger.kept(CASES.get(name)))));
        assertThat(values).as(query).hasSize(10);
        int last = 10 - (int) values.stream().filter(Objects::isNull).count();
        assertThat(values.subList(last, 10)).as(query).allMatch(Objects::isNull);
        return new ArrayList<>(values.subList(0, last));
    }

    // who

    @Test
    void eachRoleSeesAndCountsWhatIsItsOwn() {
        assertThat(shown(page("office", ""))).hasSize(10);
        for (String watcher : List.of("presidium", "government", "leader")) {
            Document page = page(watcher, "");
            assertThat(shown(page)).as(watcher).hasSize(9).doesNotContain("secret");
            assertThat(page.select("tfoot").text()).contains("登记 8/9");
            assertThat(page.text()).doesNotContain("低保");
        }
        assertThat(shown(page("handler-SLZ", ""))).containsExactly("assigned", "replied");
        assertThat(shown(page("head-NYZX", ""))).containsExactly("proxy", "silent", "secret");
        assertThat(shown(page("handler-HWS", ""))).containsExactly("reference");
        assertThat(shown(page("handler-SLZ", "&q=" + encoded("低保")))).isEmpty();
    }

    @Test
    void handlersSeeAllSessionsAtOnce() {
        assertThat(document("handler-SLZ", "/ledger?q=" + encoded("麦场道路"))
                        .select("tbody .no")
                        .text())
                .isEqualTo("四十一次会议第003号");
        assertThat(document("office", "/ledger?q=" + encoded("麦场道路")).select("tbody tr"))
                .as("the office begins with the current session")
                .isEmpty();
    }

    @Test
    void whoMayNotReadItMayNeitherPrintNorExportIt() {
        for (String path : List.of("/ledger", "/ledger/rows", "/ledger/print", "/ledger.xlsx")) {
            for (String user : List.of("d1", "admin")) {
                Answer answer = as(user).get(path);
                assertThat(answer.status()).as(user + " " + path).isEqualTo(403);
                assertThat(answer.body()).contains("台账由镇人大办、主席团、镇政府办、镇领导和承办单位使用");
            }
        }
        assertThat(document("d1", "/").select("nav").text()).doesNotContain("台账");
        for (String user : List.of("office", "presidium", "government", "leader", "handler-SLZ", "head-SLZ")) {
            assertThat(document(user, "/").select("nav").text()).as(user).contains("台账");
        }
    }

    // to a case and back

    @Test
    void theCaseLeadsBackToTheSamePlace() {
        Document page = page("office", "&q=" + encoded("麦场") + "&sort=due");
        Element link = row(page, "replied").select(".title a").first();
        Document there = document("office", link.attr("href"));

        String back = there.select("main p a").get(0).attr("href");
        assertThat(there.select("main p a").get(0).text()).isEqualTo("返回台账");
        assertThat(back).endsWith("#" + CASES.get("replied").value());
        Document again = document("office", back.replaceFirst("#.*", ""));
        assertThat(again.select("#q").val()).isEqualTo("麦场");
        assertThat(again.select("tbody tr").eachAttr("id"))
                .isEqualTo(page.select("tbody tr").eachAttr("id"));
        assertThat(document("office", "/suggestions/" + CASES.get("replied")).text())
                .doesNotContain("返回台账");
        assertThat(document("office", "/suggestions/" + CASES.get("replied") + "?ledger=" + encoded("\"><script>"))
                        .select("main script:not([src]):not([type])"))
                .isEmpty();
    }

    // on paper and as a workbook

    @Test
    void theWorkbookHoldsTheSameRowsInTheSameOrder() {
        String query = "?session=" + session + "&q=" + encoded("麦场") + "&down=1";
        Table<LedgerEntry> table = Table.of(LedgerEntry.class);
        List<LedgerEntry> entries =
                reader.read("台账.xlsx", as("office").download("/ledger.xlsx" + query), table).lines().stream()
                        .map(line -> line.entry())
                        .toList();

        assertThat(entries).extracting(LedgerEntry::title).containsExactly("关于翻修麦场仓库的建议", "关于平整麦场道路的建议");
        LedgerEntry replied = entries.get(1);
        assertThat(replied.session()).isEqualTo("四十一次会议");
        assertThat(replied.number()).isEqualTo("第003号");
        assertThat(replied.cosigners()).isEqualTo(2);
        assertThat(replied.leadUnits()).isEqualTo("镇水利站");
        assertThat(replied.repliedOn()).isEqualTo(TODAY);
        assertThat(replied.legalDue()).isEqualTo(LocalDate.of(2026, 7, 8));
        assertThat(replied.kept()).isEqualTo("按期答复");
        assertThat(replied.contacts()).isEqualTo(1);
        assertThat(replied.attitude()).isEqualTo("满意");
        assertThat(replied.ratedByProxy()).isFalse();
        assertThat(entries.get(0).ratedByProxy()).isTrue();
        assertThat(entries.get(0).filedByProxy()).isTrue();
    }

    @Test
    void whatOneMayNotSeeIsNotInTheWorkbookEither() {
        List<LedgerEntry> entries = reader
                .read("台账.xlsx", as("leader").download("/ledger.xlsx?session=" + session), Table.of(LedgerEntry.class))
                .lines()
                .stream()
                .map(line -> line.entry())
                .toList();

        assertThat(entries).hasSize(9).extracting(LedgerEntry::title).noneMatch(title -> title.contains("低保"));
    }

    @Test
    void onPaperEverySheetHasItsHeadAndItsNumber() {
        Document paper = document("office", "/ledger/print?session=" + session + "&phase=CLOSED");

        assertThat(paper.select(".sheet")).hasSize(1);
        assertThat(paper.select(".sheet h1").text()).isEqualTo("枫塘镇代表建议办理台账");
        assertThat(paper.select(".sheet header").text()).contains("镇十三届人大四十一次会议；已结束", "4件，2026年4月8日");
        assertThat(paper.select(".sheet footer").text()).isEqualTo("第 1 页　共 1 页");
        assertThat(paper.select(".totals").text()).contains("反馈 2/3");
        assertThat(paper.select("tbody tr")).hasSize(4).allMatch(row -> row.attr("style")
                .startsWith("height: "));
    }

    // views

    @Test
    void aViewIsKeptOpenedByDefaultRenamedAndRemoved() {
        Guest clerk = as("office2");
        Element list = view(
                clerk,
                "/ledger/views",
                "name",
                "麦场的",
                "query",
                "session=" + session + "&q=" + encoded("麦场") + "&page=7");
        Element link = list.select("li > a").first();
        assertThat(link.text()).isEqualTo("麦场的");
        assertThat(link.attr("href")).isEqualTo("/ledger?session=" + session + "&q=" + encoded("麦场"));
        String path = list.select("li form").first().attr("action").replaceFirst("/name$", "");

        assertThat(view(clerk, path + "/preference").select(".tag").text()).isEqualTo("打开台账时用");
        assertThat(clerk.get("/ledger").header("Location")).endsWith(link.attr("href"));
        assertThat(clerk.get("/ledger?session=all").status()).isEqualTo(200);
        assertThat(view(clerk, path + "/name", "name", "麦场").select("li > a").text())
                .isEqualTo("麦场");
        assertThat(view(clerk, path + "/preference").select(".tag")).isEmpty();
        assertThat(view(clerk, path + "/removal").select("li")).isEmpty();
        assertThat(clerk.get("/ledger").status()).isEqualTo(200);
    }

    @Test
    void aViewsNameIsGivenOnceAndNobodyTouchesAnothers() {
        Guest clerk = as("office2");
        view(clerk, "/ledger/views", "name", "重点", "query", "key=1");
        Element list = view(clerk, "/ledger/views", "name", "其他", "query", "key=1");
        String other =
                list.select("li").get(1).select("form").first().attr("action").replaceFirst("/name$", "");

        Answer same = post(clerk, "/ledger/views", "name", " 重点 ", "query", "");
        assertThat(same.status()).isEqualTo(409);
        assertThat(Jsoup.parse(same.body()).select("[role=alert]").text()).isEqualTo("已经有名为“重点”的视图，请换一个名称");
        assertThat(Jsoup.parse(same.body()).select("#view-name").val())
                .as("what was typed stays")
                .isEqualTo(" 重点 ");
        Answer renamed = post(clerk, other + "/name", "name", "重点");
        assertThat(renamed.status()).isEqualTo(409);
        assertThat(Jsoup.parse(renamed.body())
                        .select("details[open] input[name=name]")
                        .val())
                .isEqualTo("重点");
        assertThat(post(clerk, "/ledger/views", "name", "", "query", "").body()).contains("请给视图起个名称");
        assertThat(post(clerk, "/ledger/views", "name", "长".repeat(21), "query", "")
                        .body())
                .contains("20字以内");
        assertThat(post(clerk, "/ledger/views", "name", "坏", "query", "sort=evil")
                        .body())
                .contains("不能按这一列排序");
        assertThat(post(clerk, "/ledger/views", "name", "坏", "query", "q=%E6%9").status())
                .isEqualTo(400);

        Guest stranger = as("handler-SLZ");
        for (String act : List.of("/name", "/preference", "/removal")) {
            Answer answer = post(stranger, other + act, "name", "我的");
            assertThat(answer.status()).as(act).isEqualTo(404);
            assertThat(answer.body()).contains("没有这个视图").doesNotContain("其他");
        }
        assertThat(post(clerk, "/ledger/views/x/removal").status()).isEqualTo(404);
        assertThat(document("office2", "/ledger?session=all").select("#views li"))
                .hasSize(2);
    }

    // refused

    @Test
    void aPageThatIsNoneIsTheFirst() {
        for (String page : List.of("99", "0", "-1", "x", "9".repeat(30), "1;drop", "")) {
            assertThat(row(page("office", "&page=" + encoded(page)), "assigned")
                            .select(".no")
                            .text())
                    .as(page)
                    .isEqualTo("第002号");
        }
    }

    @Test
    void whatCannotBeUnderstoodIsToldInASentence() {
        refused("&sort=title;drop table suggestion", 400, "不能按这一列排序，请点列名重新选择");
        refused("&sort=", 400, "不能按这一列排序");
        refused("&q=" + "a".repeat(101), 400, "查找的文字太长，请控制在100字以内");
        refused("&light=PURPLE", 400, "网址里的“期限情况”不对");
        refused("&status=x", 400, "网址里的“状态”不对");
        refused("&year=abc", 400, "网址里的“年份”不对");
        refused("&key=maybe", 400, "网址里的“重点”不对");
        for (String unknown : List.of("999999", "x", "-1", "9".repeat(40))) {
            Answer answer = as("office").get("/ledger?session=" + unknown);
            assertThat(answer.status()).as(unknown).isEqualTo(404);
            assertThat(answer.body()).contains("没有这次会议，请重新选择届次");
        }
    }

    @Test
    void aFilterOfTenThousandCharactersIsRefusedInASentenceToo() {
        for (String path : List.of("/ledger", "/ledger/rows", "/ledger/print", "/ledger.xlsx")) {
            Answer answer = as("office").get(path + "?q=" + "a".repeat(10_000));
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.body()).as(path).contains("太长").doesNotContain("Exception", "Bad Request");
        }
    }

    private void refused(String query, int status, String sentence) {
        for (String path : List.of("/ledger", "/ledger/rows")) {
            Answer answer = as("office").get(path + "?session=" + session + query.replace(" ", "%20"));
            assertThat(answer.status()).as(path + query).isEqualTo(status);
            assertThat(answer.body()).as(path + query).contains(sentence);
        }
    }

    private void file(String name, int deputy, String title, Object... changes) {
        Map<String, Object> form = stage.suggestion(
                "deputyId",
                stage.cast().deputy(deputy).id(),
                "sessionId",
                session,
                "inSession",
                true,
                "day",
                HELD.toString(),
                "title",
                title,
                "scan",
                stage.scan("office"));
        CASES.put(name, stage.submits("office", org.jianyi.process.Stage.with(form, changes)));
        stage.worksOff();
    }

    private void assign(String name, String unit) {
        story.officeAssigns(CASES.get(name), stage.share(unit, "SOLE"));
    }

    private Guest as(String user) {
        return Guest.of(port, user);
    }

    private Document page(String user, String query) {
        return document(user, "/ledger?session=" + session + query);
    }

    private Document document(String user, String path) {
        Answer answer = as(user).get(path);
        assertThat(answer.status()).as(user + " " + path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static Element row(Document page, String name) {
        return page.getElementById(CASES.get(name).value());
    }

    private List<String> found(String typed) {
        return shown(page("office", "&q=" + encoded(typed)));
    }

    /** Names of the cases, in the order in which they stand there. */
    private static List<String> shown(Document page) {
        return page.select("tbody tr").eachAttr("id").stream()
                .map(id -> CASES.entrySet().stream()
                        .filter(entry -> entry.getValue().value().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .getKey())
                .toList();
    }

    private Element view(Guest guest, String path, String... fields) {
        Answer answer = post(guest, path, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body()).getElementById("views");
    }

    private static Answer post(Guest guest, String path, String... fields) {
        StringBuilder body = new StringBuilder("_csrf=" + encoded(guest.cookie("JIANYI-CSRF")));
        for (int i = 0; i < fields.length; i += 2) {
            body.append("&").append(fields[i]).append("=").append(encoded(fields[i + 1]));
        }
        return guest.send("POST", path, body.toString(), Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
