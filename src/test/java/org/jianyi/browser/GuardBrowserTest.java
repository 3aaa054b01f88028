package org.jianyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.jianyi.Town;
import org.jianyi.process.Stage;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The guard stands in nobody's way: what people click in the engine's web applications is on its list. */
@Town
class GuardBrowserTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Autowired
    Stage stage;

    @Autowired
    RuntimeService runtime;

    private final List<String> refused = new ArrayList<>();

    @BeforeEach
    void enter() {
        stage.cast();
    }

    @ParameterizedTest
    @ValueSource(strings = {"d1", "office", "presidium", "government", "handler-SLZ", "head-SLZ", "leader", "admin"})
    void everyRoleWalksThroughTasklist(String user) {
        SuggestionId id = stage.submits("d1", stage.suggestion("title", "关于加固塘堰的建议"));
        stage.does("office", id, "ExamineSuggestion", form("outcome", "REGISTER", "assignment", stage.assignment()));
        Page page = watched(user, TASKLIST);
        for (String list : List.of("逾期", "我的待办", "逾期")) {
            page.getByText(list).first().click();
            page.waitForLoadState(LoadState.NETWORKIDLE);
        }
        page.waitForTimeout(2_000);
        Locator task = page.locator(".tasks-list .task").first();
        if (task.count() > 0) {
            task.click();
            page.waitForTimeout(2_000);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            tabs(page);
        }
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
        page.waitForLoadState(LoadState.NETWORKIDLE);
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
        walk(page, welcome, "#/welcome", "#/profile");
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

    private void tabs(Page page) {
        for (Locator tab : page.locator("ul.nav-tabs a").all()) {
            if (tab.isVisible()) {
                tab.click();
                page.waitForTimeout(300);
                page.waitForLoadState(LoadState.NETWORKIDLE);
            }
        }
    }

    private void walk(Page page, String application, String... places) {
        for (String place : places) {
            page.navigate(application + place);
            page.waitForTimeout(1_000);
            page.waitForLoadState(LoadState.NETWORKIDLE);
        }
    }

    private Page watched(String user, String path) {
        Page page = browser.page(Browser.DESK);
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
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return page;
    }
}
