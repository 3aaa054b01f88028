package org.jianyi.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jianyi.Cast;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The Chromium of this machine, on the shared town: <pre>{@code @RegisterExtension static final Browser browser = new Browser();}</pre>
 * Each test gets pages of its own, one per person; what they show at the end is kept in {@code target/screenshots}. Where there is no Chromium
 * the tests are skipped, with a line that says so; with {@code JIANYI_BROWSER=required} they fail instead.
 *
 * <p>Background work is done by hand in the town: call {@code stage.worksOff()} after a step that the job executor would carry on.
 */
public class Browser implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

    /** The width of a desk, and that of a phone. */
    public static final int DESK = 1440;

    public static final int PHONE = 390;

    /** How long a page may take to show what is expected, in milliseconds; build machines are slow. */
    private static final int PATIENCE = 20_000;

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    /** The shell first: it is the same browser without a window of its own, which would be drawn along for nobody. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]{2,}");

    private final List<Page> pages = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private Running running;
    private String address;

    @Override
    public void beforeAll(ExtensionContext test) {
        Optional<Path> program = program();
        if (program.isEmpty()) {
            String reason = ": no Chromium on this machine (looked for " + String.join(", ", NAMES) + ")";
            String name = test.getRequiredTestClass().getSimpleName();
            if ("required".equals(System.getenv("JIANYI_BROWSER"))) {
                throw new AssertionError(name + " cannot run, and JIANYI_BROWSER=required" + reason);
            }
            System.out.println("[browser] " + name + " is SKIPPED" + reason);
            Assumptions.abort(name + reason);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        running = test.getRoot()
                .getStore(Namespace.create(Browser.class))
                .getOrComputeIfAbsent(Running.class, none -> new Running(program.get()), Running.class);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        Environment environment = SpringExtension.getApplicationContext(test).getEnvironment();
        address = "http://localhost:" + environment.getRequiredProperty("local.server.port");
    }

    /** Takes a picture of every page, closes them, and fails the test when a page stumbled or looked elsewhere. */
    @Override
    public void afterEach(ExtensionContext test) {
        String name = test.getRequiredTestClass().getSimpleName() + "-"
                + test.getRequiredTestMethod().getName() + parameters(test);
        for (int i = 0; i < pages.size(); i++) {
            if (!pages.get(i).isClosed()) {
                picture(pages.get(i), name + (i == 0 ? "" : "-" + (i + 1)));
                running.giveBack(pages.get(i), address);
            }
        }
        pages.clear();
        List<String> found = List.copyOf(complaints);
        complaints.clear();
        if (!found.isEmpty() && test.getExecutionException().isEmpty()) {
            throw new AssertionError("the browser complained: " + String.join("\n", found));
        }
    }

    /** A fresh page: no cookie, nobody logged in. Nothing outside this machine can be reached from it. */
    public Page page(int width) {
        Page page = running.context(width, address).newPage();
        page.onRequest(request -> {
            if (!request.url().startsWith(address + "/") && !request.url().startsWith("data:")) {
                complaints.add("asked another host: " + request.url());
            }
        });
        page.onPageError(error -> complaints.add(error));
        pages.add(page);
        return page;
    }

    /** A page on which this person is logged in and sees {@code path}. */
    public Page page(int width, String user, String path) {
        Page page = page(width);
        login(page, user, path);
        return page;
    }

    /** Goes to {@code path} with a page on which nobody is logged in, and logs this person in on the way. */
    public void login(Page page, String user, String path) {
        page.navigate(path);
        page.fill("input[name=username]", user);
        page.fill("input[name=password]", Cast.PASSWORD);
        page.click("form button");
        page.waitForURL(url -> !url.contains("/login"));
    }

    /** Keeps a picture of the page as it is now, whole, as {@code target/screenshots/<name>.png}. */
    public Path picture(Page page, String name) {
        Path file = SCREENSHOTS.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    /** The task of Tasklist's open list whose line has all of these words; goes on through the pages of the list until it is there. */
    public static Locator task(Page page, String... words) {
        Locator task = page.locator(".tasks-list .task:has-text('" + String.join("'):has-text('", words) + "')")
                .first();
        Locator next = page.locator(".pagination-next:not(.disabled) a");
        page.waitForCondition(() -> {
            if (!task.isVisible() && next.isVisible()) {
                String shown = page.locator("ol.tasks-list").innerText();
                next.click();
                page.waitForCondition(
                        () -> !page.locator("ol.tasks-list").innerText().equals(shown));
            }
            return task.isVisible();
        });
        return task;
    }

    /** The Latin words a person can read on the page, the hints in its fields and under the pointer included; "Camunda" is a name. */
    public static List<String> latinWords(Page page) {
        String seen = (String) page.evaluate("""
                () => [document.title, document.body.innerText]
                    .concat([...document.querySelectorAll('[placeholder], [title]')]
                        .filter(element => element.offsetParent !== null)
                        .flatMap(element => [element.getAttribute('placeholder'), element.getAttribute('title')]))
                    .join('\\n')""");
        return LATIN_WORD
                .matcher(seen)
                .results()
                .map(found -> found.group())
                .filter(word -> !word.equals("Camunda"))
                .distinct()
                .toList();
    }

    /** Whether the page is wider than its window, so that a phone's user must push it about. */
    public static boolean isTooWide(Page page) {
        return (Boolean) page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth + 1");
    }

    private static String parameters(ExtensionContext test) {
        String shown = test.getDisplayName();
        return shown.startsWith("[")
                ? "-" + shown.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "")
                : "";
    }

    private static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "");
        return NAMES.stream()
                .flatMap(name -> Stream.of(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Started by the first test that needs it, stopped after the last. Who gave a page back leaves nothing of himself behind, but the
     * scripts and pictures the browser has fetched, which serve the next.
     */
    private static final class Running implements CloseableResource {

        private final Playwright playwright;
        private final com.microsoft.playwright.Browser chromium;
        private final Map<String, Deque<BrowserContext>> free = new HashMap<>();

        Running(Path program) {
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            chromium = playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(program)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
                                    "--disable-gpu",
                                    "--disable-dev-shm-usage",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync",
                                    "--no-first-run",
                                    "--lang=zh-CN")));
        }

        BrowserContext context(int width, String address) {
            BrowserContext kept = free(width, address).poll();
            if (kept != null) {
                return kept;
            }
            BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                    .setLocale("zh-CN")
                    .setTimezoneId("Asia/Shanghai")
                    .setBaseURL(address)
                    .setViewportSize(width, width == PHONE ? 844 : 900));
            context.setDefaultTimeout(PATIENCE);
            return context;
        }

        void giveBack(Page page, String address) {
            BrowserContext context = page.context();
            int width = page.viewportSize().width;
            JsonObject all = new JsonObject();
            all.addProperty("origin", address);
            all.addProperty("storageTypes", "cookies,local_storage,indexeddb,service_workers");
            context.newCDPSession(page).send("Storage.clearDataForOrigin", all);
            context.pages().forEach(Page::close);
            context.clearCookies();
            context.setOffline(false);
            free(width, address).add(context);
        }

        private Deque<BrowserContext> free(int width, String address) {
            return free.computeIfAbsent(width + " " + address, none -> new ArrayDeque<>());
        }

        @Override
        public void close() {
            chromium.close();
            playwright.close();
        }
    }
}
