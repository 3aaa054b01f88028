package org.jianyi.web.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jianyi.ChineseDate;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.process.CaseTest;
import org.jianyi.rulebook.CalendarVersions;
import org.jianyi.rulebook.ChangeRules;
import org.jianyi.rulebook.RuleEntry;
import org.jianyi.rulebook.RuleVersions;
import org.jianyi.suggestion.SuggestionId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The calculator for everybody, calendars and rules for the administrator. */
class DeadlinePagesTest extends CaseTest {

    private static final String YEAR = "日期,休或班,节日\n2081-01-01,休,元旦\n2081-02-09,休,春节\n2081-04-04,休,清明节\n"
            + "2081-05-01,休,劳动节\n2081-06-11,休,端午节\n2081-09-17,休,中秋节\n2081-10-01,休,国庆节\n2081-10-04,班,国庆节\n";

    @LocalServerPort
    int port;

    @Autowired
    CalendarVersions calendars;

    @Autowired
    RuleVersions versions;

    @BeforeEach
    void nothingElseRuns() {
        closeWhatOthersLeft();
    }

    private Guest as(String user) {
        return Guest.of(port, user);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Answer form(Guest guest, String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return guest.send(
                "POST",
                path,
                body + "&_csrf=" + encoded(guest.cookie("JIANYI-CSRF")),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    private static Answer upload(Guest guest, String year, String source, String filename, String content) {
        String part = "--part\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        String body = part.formatted("_csrf", guest.cookie("JIANYI-CSRF")) + part.formatted("year", year)
                + part.formatted("source", source)
                + "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + filename
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n--part--\r\n";
        return guest.send(
                "POST", "/calendars/preview", body, Map.of("Content-Type", "multipart/form-data; boundary=part"));
    }

    private static Map<String, String> hidden(Document page, String action) {
        Map<String, String> fields = new LinkedHashMap<>();
        page.select("form[action$=" + action + "] input[type=hidden]")
                .forEach(input -> fields.put(input.attr("name"), input.val()));
        return fields;
    }

    // ---- the calculator

    @ParameterizedTest
    @ValueSource(strings = {"d1", "handler-SLZ", "head-SLZ", "office", "government", "leader", "presidium", "admin"})
    @Tag("R7")
    void everybodyMayAskForDates(String user) {
        JsonNode all = as(user).get("/api/deadlines?from=2025-07-01").json();
        assertThat(StreamSupport.stream(all.spliterator(), false)
                        .map(one -> one.get("kind").asText()))
                .containsExactly(
                        "assign",
                        "objection",
                        "objectionDecision",
                        "firstContact",
                        "assistingOpinion",
                        "reply",
                        "replyComplex",
                        "feedback",
                        "rehandling");
        JsonNode reply = all.get(5);
        assertThat(reply.fieldNames())
                .toIterable()
                .containsExactly("kind", "from", "raw", "due", "provisional", "reason");
        assertThat(reply.get("from").asText()).isEqualTo("2025-07-01");
        assertThat(reply.get("raw").asText()).isEqualTo("2025-10-01");
        assertThat(reply.get("due").asText()).isEqualTo("2025-10-09");
        assertThat(reply.get("provisional").asBoolean()).isFalse();
        assertThat(reply.get("reason").asText())
                .isEqualTo("自交办之日2025年7月1日（星期二）的次日起算3个月（代表法第五十一条），止于对应日，期满日为2025年10月1日（星期三，国庆节、中秋节放假），"
                        + "不是工作日，到10月8日为止都休息，顺延至2025年10月9日（星期四）（参照民法典第二百零三条）。");
    }

    @Test
    void oneKindAndOneProfileCanBeAskedFor() {
        JsonNode one = as("d1").get("/api/deadlines?from=2025-07-01&kind=objection&profile=" + encoded("标准规则"))
                .json();
        assertThat(one).hasSize(1);
        assertThat(one.get(0).get("due").asText()).isEqualTo("2025-07-08");
        assertThat(one.get(0).get("reason").asText()).contains("本镇办理规则“标准规则”");
    }

    @Test
    void aDateInAnUnknownYearIsGivenAndMarked() {
        JsonNode one = as("d1").get("/api/deadlines?from=2048-11-10&kind=reply").json();
        assertThat(one.get(0).get("provisional").asBoolean()).isTrue();
        assertThat(one.get(0).get("reason").asText()).contains("系统中没有2049年放假安排");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 请填写起算日期",
        "?from=, 请填写起算日期",
        "?from=2025-02-30, 不是日期",
        "?from=2025-7-1, 不是日期",
        "?from=tomorrow, 不是日期",
        "?from=%00, 不是日期",
        "?from=1900-01-01, 不能是1900年",
        "?from=3000-01-01, 不能是3000年",
        "?from=2025-07-01&kind=dispatch, 没有“dispatch”这种期限",
        "?from=2025-07-01&kind=, 请写明要算哪一种期限",
        "?from=2025-07-01&kind=%20, 请写明要算哪一种期限",
        "?from=2025-07-01&profile=x, 没有叫“x”的办理规则",
        "?from=2025-07-01&from=2025-07-02, 不是日期"
    })
    void whatIsNoDateGetsASentence(String query, String sentence) {
        Answer answer = as("d1").get("/api/deadlines" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains(sentence);
    }

    @Test
    void nobodyIsAnsweredWithoutLogin() {
        assertThat(Guest.anonymous(port).get("/api/deadlines?from=2025-07-01").status())
                .isEqualTo(401);
        assertThat(Guest.anonymous(port).get("/deadlines").status()).isEqualTo(302);
    }

    @Test
    void theCalculatorShowsEveryDateWithItsSum() {
        Document page = Jsoup.parse(as("d1").get("/deadlines?from=2025-07-01").body());
        assertThat(page.select("tr[data-kind]")).hasSize(9);
        assertThat(page.select("tr[data-kind=reply]").text()).contains("3个月", "2025年10月9日", "代表法第五十一条");
        Answer wrong = as("d1").get("/deadlines?from=2025-02-30");
        assertThat(wrong.status()).isEqualTo(400);
        Document refused = Jsoup.parse(wrong.body());
        assertThat(refused.select("[role=alert]").text()).contains("“2025-02-30”不是日期");
        assertThat(refused.select("input[name=from]").val()).isEqualTo("2025-02-30");
        assertThat(Jsoup.parse(as("d1").get("/deadlines").body())
                        .select("input[name=from]")
                        .val())
                .isEqualTo("2026-04-08");
    }

    // ---- why

    /** alaveteli #5101. */
    @Test
    void aPersonSeesHowADateCameAbout() {
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        Document unit = Jsoup.parse(as("handler-SLZ").get("/suggestions/" + id).body());
        assertThat(unit.select(".share .why").text())
                .contains("答复期限 2026年7月8日", "代表法第五十一条", "内部期限 2026年6月24日", "申请退办期限 2026年4月15日", "首次沟通期限");
        assertThat(unit.select(".share-dates").text()).contains("应于2026年7月8日前答复", "内部期限2026年6月24日");
        Document deputy = Jsoup.parse(as("d1").get("/suggestions/" + id).body());
        assertThat(deputy.select(".share .why").text())
                .contains("答复期限 2026年7月8日")
                .doesNotContain("内部期限");
        assertThat(deputy.text()).doesNotContain("内部期限");

        String task = stage.task("handler-SLZ", id, "DraftReply");
        JsonNode form = as("handler-SLZ").get("/api/tasks/" + task).json();
        JsonNode dates = form.at("/suggestion/handlings/0/dates");
        assertThat(dates.at("/internal").asText()).isEqualTo("2026-06-24");
        assertThat(dates.at("/sums/0/reason").asText()).contains("2026年7月8日");
        assertThat(form.at("/step").isNull()).as("the same date as the unit's").isTrue();

        SuggestionId waiting = story.deputySubmits();
        String examining = stage.task("office", waiting, "ExamineSuggestion");
        JsonNode step = as("office").get("/api/tasks/" + examining).json().at("/step");
        assertThat(step.at("/due").asText()).isEqualTo("2026-04-17");
        assertThat(step.at("/internal").asText()).isEqualTo("2026-04-16");
        assertThat(step.at("/reason").asText()).startsWith("自收到建议之日2026年4月8日（星期三）的次日起算7个工作日（本镇办理规则“标准规则”）");
    }

    // ---- calendars

    @Test
    void aYearIsLookedAtAndThenTakenIn() {
        Guest admin = as("admin");
        Answer looked = upload(admin, "2081", "国办发明电〔2080〕9号", "2081.csv", YEAR);
        assertThat(looked.status()).isEqualTo(200);
        Document preview = Jsoup.parse(looked.body());
        assertThat(preview.select("[role=status]").text()).contains("还没有导入", "放假7天，调休上班1天");
        assertThat(preview.select(".month")).hasSize(12);
        assertThat(preview.select(".month").get(9).text()).contains("休 10月1日", "班 10月4日");
        assertThat(calendars.findByYearOrderByIdDesc(2081)).isEmpty();

        Answer taken = form(admin, "/calendars", hidden(preview, "/calendars"));
        assertThat(taken.header("Location")).endsWith("/calendars?year=2081");
        Document page = Jsoup.parse(admin.get("/calendars?year=2081").body());
        assertThat(page.text()).contains("2081年放假安排已导入", "依据：国办发明电〔2080〕9号", "放假7天");

        Document again =
                Jsoup.parse(upload(admin, "2081", "又一次", "2081.csv", YEAR).body());
        assertThat(again.select("[role=alert]").text()).contains("完全相同");
        Document corrected = Jsoup.parse(upload(admin, "2081", "更正", "2081.csv", YEAR + "2081-10-02,休,国庆节\n")
                .body());
        assertThat(corrected.select("h1").text()).isEqualTo("更正2081年放假安排");
        assertThat(corrected.select("main li").eachText()).contains("增加2081-10-02,休,国庆节");
        form(admin, "/calendars", hidden(corrected, "/calendars"));
        assertThat(calendars.findByYearOrderByIdDesc(2081)).hasSize(2);
        assertThat(admin.get("/calendars?year=2081").body()).contains("以前的版本");
    }

    @Test
    void aFileWithMistakesIsTakenInNotAtAllAndNothingTypedIsLost() {
        Guest admin = as("admin");
        Answer looked = upload(
                admin, "2082", "国办发明电〔2081〕9号", "2082.csv", "2082-01-01,休,元旦\n2082-01-01,班,元旦\n2081-05-01,休,劳动节\nx\n");
        assertThat(looked.status()).isEqualTo(400);
        Document page = Jsoup.parse(looked.body());
        assertThat(page.select(".complaints li").eachText())
                .containsExactly(
                        "第2行：2082-01-01在第1行写的是“休”，不能又放假又上班。", "第3行：2081-05-01不在2082年。", "第4行：每行应为“日期,休或班,节日”，这里有1格。");
        assertThat(page.select("input[name=year]").val()).isEqualTo("2082");
        assertThat(page.select("input[name=source]").val()).isEqualTo("国办发明电〔2081〕9号");
        assertThat(page.select("form[action$=/calendars]")).isEmpty();

        Answer forced = form(
                admin, "/calendars", Map.of("year", "2082", "source", "x", "days", "2082-01-01,休,元旦\n2082-01-01,休,元旦"));
        assertThat(forced.status()).isEqualTo(400);
        assertThat(forced.body()).contains("第2行：2082-01-01重复");
        assertThat(calendars.findByYearOrderByIdDesc(2082)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 依据, 请填写年份",
        "207, 依据, 请填写年份",
        "1990, 依据, 年份应在2000年至2099年之间，不能是1990年",
        "2083, '', 请填写依据",
        "2083, 依据, 文件里没有2083年放假安排"
    })
    void whatIsMissingForAnImportIsSaid(String year, String source, String sentence) {
        Answer answer = upload(as("admin"), year, source, "2083.csv", "# 无\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.body()).select("[role=alert]").text()).contains(sentence);
    }

    @Test
    void aCalendarOfAPhoneIsTakenInToo() {
        Guest admin = as("admin");
        Document preview = Jsoup.parse(upload(
                        admin,
                        "2084",
                        "国办发明电〔2083〕9号",
                        "holidays.ics",
                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20841001\r\n"
                                + "DTEND;VALUE=DATE:20841008\r\nSUMMARY:国庆节（休）\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
                .body());
        assertThat(preview.select("[role=status]").text()).contains("放假7天");
        assertThat(preview.select("[role=alert]").text()).contains("没有写到元旦、春节、清明、劳动节、端午、中秋放假");
        form(admin, "/calendars", hidden(preview, "/calendars"));
        assertThat(calendars.findFirstByYearOrderByIdDesc(2084).orElseThrow().days())
                .hasSize(7);
    }

    @Test
    void oneDayIsAddedToAYearThatIsKnown() {
        Guest admin = as("admin");
        form(admin, "/calendars", Map.of("year", "2085", "source", "国办发明电〔2084〕9号", "days", "2085-10-01,休,国庆节"));
        Map<String, String> day = Map.of("day", "2085-09-03", "kind", "休", "holiday", "纪念日", "source", "国办发明电〔2085〕5号");
        Document preview = Jsoup.parse(form(admin, "/calendars/day", day).body());
        assertThat(preview.select("main li").eachText()).contains("增加2085-09-03,休,纪念日");
        form(admin, "/calendars", hidden(preview, "/calendars"));
        assertThat(calendars.findFirstByYearOrderByIdDesc(2085).orElseThrow().days())
                .hasSize(2);

        Answer unknown = form(
                admin,
                "/calendars/day",
                Map.of("day", "2086-09-03", "kind", "休", "holiday", "纪念日", "source", "国办发明电〔2085〕5号"));
        assertThat(unknown.status()).isEqualTo(400);
        Document refused = Jsoup.parse(unknown.body());
        assertThat(refused.select("[role=alert]").text()).contains("还没有2086年放假安排，请先导入整年的");
        assertThat(refused.select("input[name=holiday]").val()).isEqualTo("纪念日");
    }

    @Test
    void theOfficeMayLookAndOnlyTheAdministratorMayChange() {
        Guest office = as("office");
        Document page = Jsoup.parse(office.get("/calendars").body());
        assertThat(page.select("caption").eachText()).hasSize(12).startsWith("1月");
        assertThat(page.select("form[action*=calendars]")).isEmpty();
        assertThat(upload(office, "2087", "x", "x.csv", YEAR).status()).isEqualTo(403);
        assertThat(form(office, "/calendars", Map.of("year", "2087", "source", "x", "days", "2087-01-01,休,元旦"))
                        .status())
                .isEqualTo(403);
        assertThat(form(office, "/rules", Map.of("version", "x")).status()).isEqualTo(403);
        for (String user : List.of("d1", "handler-SLZ", "head-SLZ", "government", "leader")) {
            assertThat(as(user).get("/calendars").status()).isEqualTo(403);
            assertThat(as(user).get("/rules").status()).isEqualTo(403);
        }
        assertThat(as("admin").get("/calendars?year=2098").status()).isEqualTo(404);
        assertThat(as("admin").get("/calendars?year=x").status()).isEqualTo(400);
    }

    @Test
    void confidentialCasesStayConfidentialInAPreview() {
        stage.today(LocalDate.of(2026, 5, 27)); // on which nobody else's begins: the list has an end
        SuggestionId id = story.deputySubmits("confidential", true, "confidentialReason", "怕报复");
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        Document preview = Jsoup.parse(form(
                        as("admin"),
                        "/calendars/day",
                        Map.of("day", "2026-08-27", "kind", "休", "holiday", "临时放假", "source", "国办发明电〔2026〕99号"))
                .body());
        String number = suggestions.get(id).number().labelInSession();
        assertThat(preview.select("table.lines tr").eachText()).contains(number + " （保密）");
    }

    // ---- rules

    @Test
    @Tag("R7")
    void rulesAreLookedAtAndPutInForceFromALaterDay() {
        Guest admin = as("admin");
        Document entry = Jsoup.parse(admin.get("/rules/entry").body());
        Map<String, String> typed = new LinkedHashMap<>();
        ChangeRules.TABLE
                .fields()
                .forEach(field -> typed.put(
                        field.name(),
                        field.choices().isEmpty()
                                ? entry.select("[name=" + field.name() + "]").val()
                                : entry.select("[name=" + field.name() + "] option[selected]")
                                        .val()));
        assertThat(typed).containsEntry("replyMonths", "3").containsEntry("since", "2026-04-08");
        typed.put("version", "从短规则");
        typed.put("since", "2061-02-20"); // no case of another test begins under it
        typed.put("replyMonths", "4");
        Answer tooLong = form(admin, "/rules/preview", typed);
        assertThat(tooLong.status()).isEqualTo(400);
        Document refused = Jsoup.parse(tooLong.body());
        assertThat(refused.select(".mistake").text()).isEqualTo("答复期限应为1至3个月，不能是4个月：代表法第五十一条规定最长三个月，可以缩短，不能延长。");
        assertThat(refused.select("[name=version]").val()).isEqualTo("从短规则");

        typed.put("replyMonths", "2");
        Document preview = Jsoup.parse(form(admin, "/rules/preview", typed).body());
        assertThat(preview.select("tbody tr").eachText()).containsExactly("答复（月） 3 2");
        assertThat(preview.text()).contains("没有建议因此改变期限");
        assertThat(versions.findByName("从短规则")).isEmpty();
        Map<String, String> back = new LinkedHashMap<>(hidden(preview, "/rules"));
        back.put("again", "true");
        assertThat(Jsoup.parse(form(admin, "/rules/preview", back).body())
                        .select("[name=replyMonths]")
                        .val())
                .isEqualTo("2");

        assertThat(form(admin, "/rules", hidden(preview, "/rules")).header("Location"))
                .endsWith("/rules");
        assertThat(versions.findByName("从短规则").orElseThrow().profile().replyMonths())
                .isEqualTo(2);
        Document rules = Jsoup.parse(admin.get("/rules").body());
        assertThat(rules.select("details.rule summary").eachText())
                .anyMatch(line -> line.contains("从短规则 将施行 自2061年2月20日起"))
                .anyMatch(line -> line.contains("标准规则 现行"));
        assertThat(as("d1").get("/api/deadlines?from=2026-05-06&kind=reply&profile=" + encoded("从短规则"))
                        .json()
                        .get(0)
                        .get("reason")
                        .asText())
                .contains("起算2个月（代表法第五十一条，本镇办理规则“从短规则”从短规定）");
    }

    @Test
    void whatIsNoNumberIsSaidBesideItsField() {
        Answer answer = form(as("admin"), "/rules/preview", Map.of("replyMonths", "三"));
        assertThat(answer.status()).isEqualTo(400);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select(".mistake").eachText()).contains("“三”不是整数", "请填写规则名称", "请填写施行日期");
    }

    @Test
    void whatIsProvisionalIsListedByNumberAndDateAndTheAdministratorReadsNoTitle() {
        stage.today(LocalDate.of(2086, 11, 5));
        SuggestionId id = story.assigned(stage.share("SLZ", "SOLE"));
        LocalDate due = suggestions.get(id).legalDue();

        for (String user : List.of("admin", "office", "presidium")) {
            assertThat(Jsoup.parse(as(user).get("/calendars").body())
                            .select(".numbers span")
                            .eachText())
                    .as(user)
                    .anyMatch(
                            line -> line.endsWith(suggestions.get(id).numberLabel() + "（" + ChineseDate.of(due) + "）"))
                    .noneMatch(line -> line.contains("清淤"));
        }
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        Map<String, String> typed =
                new LinkedHashMap<>(ChangeRules.TABLE.shown(RuleEntry.of(RuleProfile.standard(), "", null)));
        typed.put("since", "2061-02-20");
        typed.put("replyMonths", "0");
        typed.put("supervisionDays", "99");
        typed.put("remindDaysBefore", " ");

        Answer answer = form(as("admin"), "/rules/preview", typed);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.body()).select(".mistake").eachText())
                .anyMatch(sentence -> sentence.contains("请填写规则名称"))
                .anyMatch(sentence -> sentence.contains("答复期限应为1至3个月，不能是0个月"))
                .anyMatch(sentence -> sentence.contains("签发督办单、审核督办答复期限应为1至30个工作日，不能是99个工作日"))
                .anyMatch(sentence -> sentence.contains("到期前不提醒的，请写“不提醒”"))
                .hasSize(4);
        typed.put("version", "不催的规则");
        typed.put("replyMonths", "3");
        typed.put("complexReplyMonths", "2");
        typed.put("supervisionDays", "0");
        typed.put("remindDaysBefore", "不提醒");
        assertThat(Jsoup.parse(form(as("admin"), "/rules/preview", typed).body())
                        .select(".mistake")
                        .eachText())
                .anyMatch(sentence -> sentence.contains("复杂事项答复期限（2个月）不能短于答复期限（3个月）"))
                .anyMatch(sentence -> sentence.contains("不能是0个工作日"))
                .hasSize(2);
        typed.put("complexReplyMonths", "6");
        typed.put("supervisionDays", "5");
        assertThat(Jsoup.parse(form(as("admin"), "/rules/preview", typed).body())
                        .select("tbody tr")
                        .eachText())
                .containsExactly("签发督办单、审核督办答复（工作日） 3 5", "到期前提醒（日） 30、15、7、3、0 不提醒");
    }

    @Test
    void anEntryAndItsProfileSayTheSame() {
        RuleEntry entry = RuleEntry.of(RuleProfile.standard(), "标准规则", LocalDate.of(2024, 1, 1));
        assertThat(entry.profile()).isEqualTo(RuleProfile.standard());
    }
}
