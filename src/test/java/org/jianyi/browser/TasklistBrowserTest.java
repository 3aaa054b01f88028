package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jianyi.Cast;
import org.jianyi.Town;
import org.jianyi.process.EngineClock;
import org.jianyi.process.Stage;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What everybody meets first: the lists of Tasklist and the engine's other applications, all in Chinese. */
@Town
class TasklistBrowserTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Stage stage;

    @Autowired
    EngineClock clock;

    /** So early that what is filed here is due before most of what other tests left behind. */
    @BeforeEach
    void enter() {
        stage.today(Cast.SESSION_DAY.plusDays(1));
        stage.cast();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.DESK, Browser.PHONE})
    void theOfficeFindsItsListsInChinese(int width) {
        stage.submits("d1", stage.suggestion("title", "关于修补村口小桥栏杆的建议"));

        Page page = browser.page(width, "office", TASKLIST);

        assertThat(page.getByText("我的待办").first()).isVisible();
        page.getByText("本办待办").first().click();
        assertThat(Browser.task(page, "关于修补村口小桥栏杆的建议")).isVisible();
        assertThat(page.locator("body")).not().containsText("undefined");
        assertThat(Browser.latinWords(page)).isEmpty();
        assertThat(Browser.isTooWide(page)).isFalse();
    }

    @Test
    void aFirstVisitOverASlowLineShowsWordsAndNoKeys() {
        Page page = browser.page(Browser.DESK);
        List<String> late = new ArrayList<>();
        page.route("**/locales/zh.json*", route -> {
            late.add(route.request().url());
            page.waitForTimeout(1_500);
            route.resume();
        });

        browser.login(page, "office", TASKLIST);

        assertThat(page.getByText("我的待办").first()).isVisible();
        assertThat(late).as("words that came late").isNotEmpty();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(Browser.latinWords(page)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"office, cockpit, 监督平台", "admin, admin, 系统管理", "office, welcome, 首页"})
    void theEnginesOtherApplicationsSpeakChinese(String user, String application, String name) {
        Page page = browser.page(Browser.DESK, user, "/camunda/app/%s/default/".formatted(application));

        assertThat(page).hasTitle("建议办理 " + name);
        assertThat(page.locator("[cam-widget-footer]")).containsText("北京时间");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(Browser.latinWords(page)).isEmpty();
        page.getByText("返回首页").click();
        page.waitForURL(url -> url.matches("https?://[^/]+/"));
    }

    @Test
    void theSwitchBetweenApplicationsSpeaksChinese() {
        Page page = browser.page(Browser.DESK, "office", TASKLIST);

        assertThat(page.locator("[cam-widget-header]")).containsText("人大办一");
        page.click(".app-switch .dropdown-toggle");

        assertThat(page.locator(".app-switch .dropdown-menu")).containsText("监督平台");
        assertThat(Browser.latinWords(page)).isEmpty();
    }

    @Test
    void whatIsDueFirstComesFirst() {
        stage.submits("d1", stage.suggestion("title", "关于早到期的建议"));
        stage.today(Cast.SESSION_DAY.plusDays(8));
        stage.submits("d1", stage.suggestion("title", "关于晚到期的建议"));
        clock.reset();
        Page page = browser.page(Browser.DESK, "office", TASKLIST);
        page.getByText("本办待办").first().click();

        assertThat(Browser.task(page, "关于早到期的建议")).isVisible();
        List<String> names = page.locator(".tasks-list .task").allInnerTexts();
        assertThat(names.stream()
                        .filter(name -> name.contains("到期的建议"))
                        .findFirst()
                        .orElseThrow())
                .contains("关于早到期的建议");
        assertThat(page.locator(".sorting-choice").first()).containsText("到期日");
    }

    @Test
    void theListWithWorkInItIsOpenAndAllAreCounted() {
        SuggestionId id = stage.submits("d1", stage.suggestion("title", "关于清理排水沟的建议"));
        stage.does("office", id, "ExamineSuggestion", form("outcome", "REGISTER", "assignment", stage.assignment()));
        clock.reset();

        Page page = browser.page(Browser.DESK, "handler-SLZ", TASKLIST);

        assertThat(page.locator(".task-filters .item.active")).containsText("待领取");
        assertThat(page.locator(".task-filters .item").first())
                .hasText(Pattern.compile("\\s*我的待办\\s*\\(?\\d+\\)?\\s*"));
        assertThat(page.locator(".tasks-list .due-date").first())
                .hasText(Pattern.compile("期限\\s+(还有\\d+天|今天|已逾期\\d+天).*"));
        page.locator(".tasks-list .task a").first().click();
        assertThat(page.locator(".task-card .nav-tabs")).hasText(Pattern.compile("\\s*表单\\s*流程图\\s*"));
        assertThat(page.locator(".task-card .instance-link")).isHidden();
        assertThat(page.locator(".priority:visible, .process-definition:visible"))
                .hasCount(0);
    }

    @Test
    void noDateOfAStepIsMovedByHand() {
        stage.submits("d1", stage.suggestion("title", "关于更换文化广场灯具的建议"));
        Page page = browser.page(Browser.DESK, "office", TASKLIST);
        page.getByText("本办待办").first().click();
        Browser.task(page, "关于更换文化广场灯具的建议").click();

        assertThat(page.locator("[cam-tasklist-task-meta] .due-date")).isVisible();
        assertThat(page.locator("[cam-tasklist-task-meta] .due-date")).hasCSS("pointer-events", "none");
        assertThat(page.locator("[cam-tasklist-task-meta] .followup-date")).hasCount(1);
        assertThat(page.locator("[cam-tasklist-task-meta] .followup-date")).isHidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit"})
    void aCalendarSpeaksChinese(String application) {
        Page page = browser.page(Browser.DESK, "office", "/camunda/app/%s/default/".formatted(application));

        assertThat(page.locator("[cam-widget-footer]")).containsText("北京时间");
        Object words = page.evaluate("""
                () => { const dates = angular.element('[cam-widget-footer]').injector().get('$locale').DATETIME_FORMATS;
                        return [...dates.MONTH, ...dates.SHORTDAY].join(' ') }""");
        assertThat((String) words).contains("1月").doesNotContainPattern("[A-Za-z]");
    }
}
