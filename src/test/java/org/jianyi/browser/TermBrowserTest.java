package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jianyi.Town;
import org.jianyi.process.Stage;
import org.jianyi.roster.Congresses;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.Deputy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A change of term in the browser, carried through; the shared town gets its congress and its mandates back afterwards. */
@Town
class TermBrowserTest {

    private static final LocalDate OPENS = LocalDate.of(2041, 1, 8);

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Stage stage;

    @Autowired
    Congresses congresses;

    @Autowired
    Deputies deputies;

    @Autowired
    JdbcTemplate jdbc;

    private List<Map<String, Object>> mandates;
    private long old;

    @BeforeEach
    void rememberTheCongress() {
        stage.cast();
        old = congresses.current().id();
        mandates = jdbc.queryForList("select id, valid_to from deputy");
    }

    @AfterEach
    void takeTheNewOneBack() {
        jdbc.update("delete from deputy where congress_id > ?", old);
        jdbc.update("delete from congress_session where congress_id > ?", old);
        jdbc.update("delete from congress where id > ?", old);
        jdbc.update("update congress set ends_on = null where id = ?", old);
        mandates.forEach(
                row -> jdbc.update("update deputy set valid_to = ? where id = ?", row.get("valid_to"), row.get("id")));
        assertThat(congresses.current().id()).isEqualTo(old);
    }

    @Test
    void allStayButThoseWhoseTickIsTakenAway() {
        Deputy leaves = deputies.findByUserId("d3").orElseThrow();
        Deputy stays = deputies.findByUserId("d4").orElseThrow();
        Page page = browser.page(Browser.DESK, "office", "/roster/term");
        page.fill("#name", "枫塘镇第十四届人民代表大会");
        page.fill("#sessionName", "镇十四届人大一次会议");
        page.fill("#opensOn", OPENS.toString());
        page.fill("#closesOn", OPENS.toString());
        page.fill("#cutOff", OPENS + "T16:00");
        Locator ticks = page.locator("[name=again]");
        int sitting = ticks.count();
        page.locator("[data-pick-all]").check();
        assertThat(page.locator("[data-picked]")).hasText(String.valueOf(sitting));
        page.locator("#again" + leaves.id()).uncheck();
        assertThat(page.locator("[data-picked]")).hasText(String.valueOf(sitting - 1));
        page.fill("[name=card" + stays.id() + "]", "FT14-004");
        page.getByText("下一步：核对").click();

        Locator check = page.locator("form[role=status]");
        assertThat(check).containsText("连任" + (sitting - 1) + "人，离任1人（" + leaves.name() + "）");
        browser.picture(page, "TermBrowserTest-check");
        assertThat(congresses.current().id()).isEqualTo(old);
        check.getByRole(AriaRole.BUTTON).click();

        assertThat(page.locator(".notice-good")).hasText("已换届，现在是第14届，连任的代表" + (sitting - 1) + "人。请登记或者导入新当选的代表。");
        assertThat(page.locator("tbody")).containsText("FT14-004");
        assertThat(deputies.activeOn(OPENS)).hasSize(sitting - 1).noneMatch(d -> d.name()
                .equals(leaves.name()));
        assertThat(deputies.activeOn(OPENS.minusDays(1)))
                .extracting(Deputy::name)
                .contains(leaves.name());
    }
}
