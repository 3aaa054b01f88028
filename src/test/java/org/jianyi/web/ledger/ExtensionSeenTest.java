package org.jianyi.web.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jianyi.Guest;
import org.jianyi.ledger.LedgerCheck;
import org.jianyi.ledger.LedgerRow;
import org.jianyi.process.CaseTest;
import org.jianyi.suggestion.SuggestionId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who got more time, until when and how often, stands wherever one looks for who is late. */
@Tag("R8")
class ExtensionSeenTest extends CaseTest {

    private static final String TITLE = "关于加固磨坊拦水坝的建议";

    @LocalServerPort
    int port;

    @Autowired
    LedgerCheck ledger;

    private SuggestionId extended;
    private SuggestionId usual;

    @BeforeEach
    void oneOfThreeUnitsGetsMoreTime() {
        extended = story.deputySubmits("title", TITLE);
        story.officeAssigns(extended, stage.share("SLZ", "SEPARATE", 1), stage.share("HWS", "SEPARATE", 2));
        usual = story.deputySubmits("title", TITLE);
        story.officeAssigns(usual, stage.share("SLZ", "SOLE"));
        story.unitAsksForTime(extended, "SLZ", "2026-08-03");
        story.officeGrantsTime(extended, "SLZ");
        story.unitAsksForTime(extended, "SLZ", "2026-09-01");
        story.officeGrantsTime(extended, "SLZ");
        story.unitAsksForTime(usual, "SLZ", "2026-09-01");
    }

    /** Open cases of the shared town would be counted by others. */
    @AfterEach
    void endTheCases() {
        List.of(extended, usual).forEach(story::deputyWithdraws);
    }

    @Test
    void theLedgerSaysItBesideTheDateOnScreenAndPaper() {
        Document screen = page("/ledger?session=all&q=" + encoded());
        assertThat(screen.select("#" + extended + " .due .extended").text()).isEqualTo("已延期2次");
        assertThat(screen.select("#" + usual + " .due .extended"))
                .as("what is only asked for has moved nothing")
                .isEmpty();
        assertThat(screen.select("tfoot").text()).contains("延期 1/3");

        Document paper = page("/ledger/print?session=all&q=" + encoded());
        assertThat(paper.select("tbody td:nth-child(7)").eachText())
                .filteredOn(due -> due.contains("已延期2次"))
                .hasSize(1);
        assertThat(paper.select(".totals").text()).contains("延期 1/3");
    }

    @Test
    void theBoardSaysItBesideTheLegalDateAndCountsIt() {
        JsonNode rows = guest().get("/api/board?q=" + encoded()).json().path("rows");
        for (JsonNode row : rows) {
            boolean longer = row.path("id").asText().equals(extended.value());
            assertThat(row.path("extensions").asInt()).isEqualTo(longer ? 2 : 0);
            assertThat(row.path("legal").path("day").asText()).isEqualTo(longer ? "2026-09-01" : "2026-07-08");
        }
        assertThat(rows).hasSize(2);

        JsonNode figure =
                guest().get("/api/board/figures?q=" + encoded()).json().path("extended");
        assertThat(figure.path("n").asInt()).isEqualTo(1);
        assertThat(figure.path("of").asInt()).isEqualTo(3);
        assertThat(figure.path("meaning").asText()).contains("按单位和办理次数计");
    }

    @Test
    void theSentenceOfTheCaseSaysItWhereItSpeaksOfTheDate() {
        assertThat(sentence(extended))
                .as("the first date is that of the unit that has no more time")
                .doesNotContain("已延期");
        story.unitReplies(extended, "HWS");
        assertThat(sentence(extended)).contains("应在9月1日前答复（已延期2次），还有");
        stage.today(LocalDate.of(2026, 9, 4));
        assertThat(sentence(extended)).contains("应在9月1日前答复（已延期2次），已逾期3天");
        stage.today(TODAY);
    }

    @Test
    void theCaseSaysHowOftenMoreTimeWasGranted() {
        assertThat(granted(extended)).containsExactlyInAnyOrder("获准2次", "获准0次");
        assertThat(granted(usual)).as("asked for").containsExactly("获准0次");
    }

    private List<String> granted(SuggestionId id) {
        return page("/suggestions/" + id)
                .select(".part-head:has(h4:contains(延期)) h4 .soft")
                .eachText();
    }

    @Test
    void whileItIsAskedForTheOfficeHasToDecide() {
        assertThat(ledger.kept(usual).turns())
                .extracting(turn -> turn.step() + " " + turn.who() + " " + turn.due())
                .containsExactly("HANDLE 镇水利站 null", "DECIDE_EXTENSION 镇人大办 2026-04-13");
        assertThat(sentence(usual)).contains("镇水利站申请延期，镇人大办应在4月13日前审核");
        story.officeGrantsTime(usual, "SLZ");
        assertThat(ledger.kept(usual).turns())
                .extracting(turn -> turn.step() + " " + turn.due())
                .containsExactly("HANDLE null");
        assertThat(sentence(usual)).doesNotContain("申请延期");
    }

    @Test
    void theRateCountsSharesWithADateAndNotThoseThatWereTakenAway() {
        assertThat(shares(extended)).isEqualTo("2 2/1");
        assertThat(shares(usual)).isEqualTo("0 1/0");
        SuggestionId registered = story.registered();
        assertThat(shares(registered)).isEqualTo("0 0/0");
    }

    /** How often, of how many shares, how many of them. */
    private String shares(SuggestionId id) {
        LedgerRow row = ledger.kept(id);
        return row.extensions() + " " + row.shares() + "/" + row.extended();
    }

    private String sentence(SuggestionId id) {
        return page("/suggestions/" + id).select(".now").text();
    }

    private Document page(String path) {
        return Jsoup.parse(guest().get(path).body());
    }

    private Guest guest() {
        return Guest.of(port, "office");
    }

    private static String encoded() {
        return URLEncoder.encode("磨坊拦水坝", StandardCharsets.UTF_8);
    }
}
