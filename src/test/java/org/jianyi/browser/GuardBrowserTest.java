package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RuntimeService;
import org.jianyi.Town;
import org.jianyi.process.Stage;
import org.jianyi.process.Story;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The guard stands in nobody's way: what people click in the engine's web applications is on its list. */
@Town
class GuardBrowserTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    /** In milliseconds: who asks nothing for so long has what it wants. */
    private static final int QUIET = 400;

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Stage stage;

    @Autowired
    Story story;

    @Autowired
    RuntimeService runtime;

    private final List<String> refused = new ArrayList<>();
    private int asked;
    private int answered;

    @BeforeEach
    void enter() {
        stage.cast();
    }

    @ParameterizedTest
    @CsvSource({"d1, 我的待办", "office, 本办待办", "government, 待领取", "handler-SLZ, 待领取", "head-SLZ, 待领取", "leader, 待领取"})
    void everyRoleWalksThroughTasklist(String user, String list) {
        story.bringsWorkTo(user);
        Page page = watched(user, TASKLIST);
        choose(page, "逾期");
        choose(page, list);
        page.locator(".tasks-list .task").first().click();
        assertThat(page.locator("[cam-tasklist-task] suggestion-summary")).isVisible();
        settle(page);
        tabs(page);
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"presidium", "admin"})
    void whoHasNoTasksOpensTasklistToo(String user) {
        Page page = watched(user, TASKLIST);
        choose(page, "逾期");
        choose(page, "我的待办");
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"office", "presidium", "admin"})
    void supervisorsWalkThroughCockpit(String user) {
        SuggestionId id = stage.submits("d1", stage.suggestion("title", "关于加固塘堰的建议"));
        stage.does("office", id, "ExamineSuggestion", form("outcome", "REGISTER", "assignment", stage.assignment()));
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id.value())
                .singleResult()
                .getId();
        String cockpit = "/camunda/app/cockpit/default/";
        Page page = watched(user, cockpit);
        walk(page, cockpit, "#/dashboard", "#/decisions", "#/tasks", "#/repository", "#/processes");
        page.locator("a[href*='process-definition']").first().click();
        settle(page);
        tabs(page);
        walk(page, cockpit, "#/process-instance/" + instance + "/runtime");
        tabs(page);
        assertThat(refused).isEmpty();
    }

    @Test
    void administratorsWalkThroughAdmin() {
        String admin = "/camunda/app/admin/default/";
        Page page = watched("admin", admin);
        walk(
                page,
                admin,
                "#/users",
                "#/users/office",
                "#/users/office?tab=groups",
                "#/user-create",
                "#/groups",
                "#/groups/unit-SLZ",
                "#/groups/unit-SLZ?tab=users",
                "#/group-create",
                "#/tenants",
                "#/authorization",
                "#/authorization?resource=1",
                "#/system",
                "#/system?section=system-settings-diagnostics",
                "#/system?section=system-settings-metrics");
        assertThat(refused).isEmpty();
    }

    @Test
    void everyoneIsWelcome() {
        String welcome = "/camunda/app/welcome/default/";
        Page page = watched("handler-SLZ", welcome);
        walk(page, welcome, "#!/welcome");
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void signingOutAnywhereLandsOnTheOneLoginPage(String application) {
        Page page = browser.page(Browser.DESK, "admin", "/camunda/app/" + application + "/default/");
        page.locator(".account .dropdown-toggle, .user.account a").first().click();
        page.locator(".logout a, a.logout, [ng-click*='logout']").first().click();

        assertThat(page.locator("input[name=username]")).isVisible();
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/login[?]out$"));
        page.navigate("/");
        assertThat(page.locator("input[name=username]")).isVisible();
    }

    @Test
    void whoseSessionIsOverLogsInAndIsBackInTasklist() {
        Page page = browser.page(Browser.DESK, "office", TASKLIST);
        assertThat(page.getByText("本办待办").first()).isVisible();
        page.context().clearCookies();
        page.getByText("逾期").first().click();

        assertThat(page.locator("input[name=username]")).isVisible();
        page.fill("input[name=username]", "office");
        page.fill("input[name=password]", org.jianyi.Cast.PASSWORD);
        page.click("form button");
        assertThat(page.getByText("本办待办").first()).isVisible();
    }

    private void choose(Page page, String list) {
        page.locator(".task-filters").getByText(list).first().click();
        page.mouse().move(0, 0); // the words that come up under the pointer would cover the next list
        settle(page);
    }

    private void tabs(Page page) {
        Locator tabs = page.locator("ul.nav-tabs a");
        assertThat(tabs.first()).isVisible();
        for (Locator tab : tabs.all()) {
            if (tab.isVisible()) {
                tab.click();
                settle(page);
            }
        }
    }

    private void walk(Page page, String application, String... places) {
        for (String place : places) {
            page.navigate(application + place);
            settle(page);
            assertThat(page.url()).as("it is a place").contains(place);
        }
    }

    /** Until the page has asked something, whatever it asked is answered, and it asks nothing more. */
    private void settle(Page page) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        int before;
        do {
            assertThat(System.nanoTime())
                    .as("it asks nothing, or asks and asks")
                    .isLessThan(end);
            before = asked;
            page.waitForTimeout(QUIET);
        } while (answered == 0 || asked > before || answered < asked);
    }

    private Page watched(String user, String path) {
        Page page = browser.page(Browser.DESK);
        page.onRequest(request -> asked += isOfTheEngine(request));
        page.onRequestFinished(request -> answered += isOfTheEngine(request));
        page.onRequestFailed(request -> answered += isOfTheEngine(request));
        page.onResponse(response -> {
            // What is not there is not refused: 404 is left out.
            if (response.status() >= 400
                    && response.status() != 404
                    && response.url().contains("/api/")) {
                refused.add(response.status() + " " + response.request().method() + " "
                        + response.url().replaceFirst("^https?://[^/]+", ""));
            }
        });
        browser.login(page, user, path);
        settle(page);
        return page;
    }

    private static int isOfTheEngine(Request request) {
        return request.url().contains("/api/") ? 1 : 0;
    }
}
