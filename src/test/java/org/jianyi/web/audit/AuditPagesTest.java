package org.jianyi.web.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jianyi.Guest;
import org.jianyi.Guest.Answer;
import org.jianyi.Town;
import org.jianyi.audit.AuditTrail;
import org.jianyi.process.EngineClock;
import org.jianyi.process.Stage;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@Town
class AuditPagesTest {

    /** A day of its own, so that no other test's acts are among those looked for. */
    private static final LocalDate DAY = LocalDate.of(2026, 5, 12);

    @LocalServerPort
    int port;

    @Autowired
    Stage stage;

    @Autowired
    AuditTrail trail;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Suggestions suggestions;

    @Autowired
    EngineClock clock;

    private SuggestionId open;
    private SuggestionId confidential;

    @BeforeEach
    void acts() {
        stage.today(DAY);
        stage.cast();
        open = stage.submits("d1", stage.suggestion("title", "关于添置村级消防水带的建议"));
        stage.does("office", open, "ExamineSuggestion", form("outcome", "REGISTER", "assignment", stage.assignment()));
        confidential = stage.submits(
                "d2", stage.suggestion("title", "关于某人低保复核的建议", "confidential", true, "confidentialReason", "涉及个人情况"));
        transaction.executeWithoutResult(status -> trail.recordRoster(
                "单位 SLZ 镇水利站", "admin", "管理员", "改名", "{\"name\":\"水利站\"}", "{\"name\":\"镇水利站\"}", null));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void theTrailIsFoundByDayPersonActAndSubject() {
        Guest admin = Guest.of(port, "admin");

        assertThat(text(admin, "?from=2026-05-12&to=2026-05-12&act=交办&about=" + open.value()))
                .contains("人大办一", "关于添置村级消防水带的建议")
                .doesNotContain("单位 SLZ 镇水利站");
        assertThat(text(admin, "?from=2026-05-12&to=2026-05-12&who=管理员&about=水利站"))
                .contains("改名", "单位 SLZ 镇水利站")
                .doesNotContain("消防水带");
        assertThat(text(admin, "?from=2026-05-12&to=2026-05-12"))
                .as("the kinds of act one may look for")
                .contains("<option value=\"交办\">", "<option value=\"改名\">");
        assertThat(text(admin, "?from=2019-05-13&to=2019-05-13")).contains("没有符合的记录");
        assertThat(text(admin, "?from=2026-05-12&to=2026-05-12&who=%25")).contains("没有符合的记录");
    }

    @Test
    void aConfidentialCaseIsOnlyReadByWhoMaySeeIt() {
        assertThat(text(Guest.of(port, "admin"), "?from=2026-05-12&about=" + confidential.value()))
                .contains("（保密）")
                .doesNotContain("低保复核");
        assertThat(text(Guest.of(port, "office"), "?from=2026-05-12&about=" + confidential.value()))
                .contains("关于某人低保复核的建议");
        assertThat(sheet(Guest.of(port, "admin"), "?from=2026-05-12&about=" + confidential.value()))
                .contains("（保密）")
                .doesNotContain("低保复核");
    }

    @Test
    void theExportHoldsTheSameLinesAsThePage() {
        String sheet = sheet(Guest.of(port, "office"), "?from=2026-05-12&to=2026-05-12&about=" + open.value());

        assertThat(sheet)
                .contains("录入时间", "代录", "代签", "更改后")
                .contains("关于添置村级消防水带的建议", "交办", "2026-05-12")
                .doesNotContain("改名", "低保复核");
    }

    @Test
    void whatWasChangedIsToldInTheWordsOfTheListsAndNotInThoseOfTheProgram() {
        Guest admin = Guest.of(port, "admin");

        assertThat(Jsoup.parse(text(admin, "?from=2026-05-12&to=2026-05-12&about=水利站"))
                        .select(".changes")
                        .text())
                .contains("单位名称： 水利站 → 镇水利站")
                .doesNotContain("{", "name");
        assertThat(sheet(admin, "?from=2026-05-12&to=2026-05-12&about=水利站"))
                .contains("单位名称：水利站", "单位名称：镇水利站")
                .doesNotContain("{\"name\"");
    }

    @Test
    @Tag("R28")
    void forWhomSomethingWasEnteredIsPartOfWhatIsConfidential() {
        SuggestionId entered = stage.submits(
                "office",
                stage.suggestion(
                        "deputyId",
                        stage.cast().deputy(4).id(),
                        "scan",
                        stage.scan("office"),
                        "confidential",
                        true,
                        "confidentialReason",
                        "涉及个人情况"));

        assertThat(text(Guest.of(port, "admin"), "?from=2026-05-12&about=" + entered.value()))
                .contains("代录：（保密）")
                .doesNotContain("代表4");
        assertThat(text(Guest.of(port, "office"), "?from=2026-05-12&about=" + entered.value()))
                .contains("代录：代表4代表");
    }

    @Test
    void onlyTheAdministratorAndTheOfficeReadTheTrail() {
        for (String other : new String[] {"d1", "handler-SLZ", "leader", "government", "presidium"}) {
            assertThat(Guest.of(port, other).get("/audit").status()).as(other).isEqualTo(403);
            assertThat(Guest.of(port, other).get("/audit.xlsx").status())
                    .as(other)
                    .isEqualTo(403);
        }
    }

    @Test
    void aSpanThatEndsBeforeItBeginsIsRefusedInWords() {
        Answer answer = Guest.of(port, "admin").get("/audit?from=2026-05-12&to=2026-05-01");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("截止日期不能早于开始日期");
    }

    @Test
    void aWrongDateTakesNothingElseAwayThatWasAskedFor() {
        Guest admin = Guest.of(port, "admin");
        for (String days : new String[] {"from=2026-05-13&to=2026-05-12", "from=2026-05-12&to=2026-02-30"}) {
            String query = "?" + days + "&who=管理员&act=改名&about=水利站";
            Answer answer = admin.get("/audit" + query);
            Document page = Jsoup.parse(answer.body());

            assertThat(answer.status()).as(days).isEqualTo(400);
            assertThat(page.select("[role=alert]").text()).as(days).contains("日期");
            assertThat(page.select(".audit-by input").eachAttr("value"))
                    .as(days)
                    .contains("管理员", "改名", "水利站");
            assertThat(page.select(".audit tbody").text()).as(days).contains("单位 SLZ 镇水利站");

            Answer export = admin.get("/audit.xlsx" + query);
            assertThat(export.status()).as(days).isEqualTo(400);
            assertThat(export.body()).as(days).contains("请回到办理日志重新选择");
        }
    }

    @Test
    void aSuggestionIsFoundByTheNumberThatThePageShowsAndByItsTitle() {
        String number = suggestions.get(open).numberLabel();
        String digits = number.replaceAll("\\D", "");

        assertThat(found(number)).isNotEmpty().allMatch(title -> title.contains(number));
        assertThat(found(digits))
                .isNotEmpty()
                .allMatch(title -> title.contains(digits + " ") || title.contains(digits + "号"));
        assertThat(found(open.value().toLowerCase())).isNotEmpty().allMatch(title -> title.contains(number));
        assertThat(found("村级消防水带"))
                .anyMatch(title -> title.contains(number))
                .allMatch(title -> title.startsWith("关于添置村级消防水带的建议"));
        assertThat(found("第" + digits + "号")).as("filed during a session").noneMatch(title -> title.contains(number));
        assertThat(found("_")).isEmpty();
    }

    private List<String> found(String about) {
        return Jsoup.parse(text(Guest.of(port, "admin"), "?from=2026-05-12&to=2026-05-12&about=" + about))
                .select(".audit td.title")
                .eachText();
    }

    @Test
    void nobodyLearnsByLookingForAWordThatItIsInATitleKeptFromHim() {
        assertThat(text(Guest.of(port, "admin"), "?from=2026-05-12&to=2026-05-12&about=低保复核"))
                .contains("没有符合的记录");
        assertThat(text(Guest.of(port, "office"), "?from=2026-05-12&to=2026-05-12&about=低保复核"))
                .contains("关于某人低保复核的建议");
    }

    @Test
    void theWorkbookFitsOnPaperAndSaysWhoWasSignedFor() {
        SuggestionId paper = stage.submits(
                "office", stage.suggestion("deputyId", stage.cast().deputy(4).id(), "scan", stage.scan("office")));
        transaction.executeWithoutResult(
                status -> trail.record(paper.value(), "leader", "副镇长", "镇长", "审签（代签）", DAY, null));
        String sheet = sheet(Guest.of(port, "office"), "?from=2026-05-12&to=2026-05-12&about=" + paper.value());

        assertThat(sheet)
                .contains("orientation=\"landscape\"", "fitToWidth=\"1\"", "state=\"frozen\"", "$1:$1")
                .containsPattern("r=\"E\\d+\"[^>]*><is><t[^>]*>代表4代表<")
                .containsPattern("r=\"F\\d+\"[^>]*><is><t[^>]*>镇长<");
    }

    @Test
    void anAddressThatIsNoDateIsRefusedInWords() {
        for (String query : new String[] {"?from=abc", "?from=2026-02-30", "?to=%2B999999999-12-31"}) {
            Answer answer = Guest.of(port, "admin").get("/audit" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.body()).as(query).contains("写得不对");
        }
    }

    @Test
    void aPageThatIsNoneIsTheFirstInEveryList() {
        Guest admin = Guest.of(port, "admin");
        for (String list : List.of("/audit", "/notices", "/outbox", "/roster/deputies")) {
            for (String page : List.of("x", "-1", "2147483647", "9".repeat(30), "0x1", "%00", "1%27--", "")) {
                Answer answer = admin.get(list + "?page=" + page);
                assertThat(answer.status()).as(list + page).isEqualTo(200);
                assertThat(answer.body()).as(list + page).doesNotContain("上一页");
            }
        }
    }

    private static String text(Guest guest, String query) {
        Answer answer = guest.get("/audit" + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    /** All that stands in the workbook, as the XML it is kept in. */
    private static String sheet(Guest guest, String query) {
        try {
            Path file = Files.createTempFile("audit", ".xlsx");
            Files.write(file, guest.download("/audit.xlsx" + query));
            StringBuilder text = new StringBuilder();
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            Files.delete(file);
            return Parser.unescapeEntities(text.toString(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
